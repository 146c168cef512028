# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "f21006c407b02cb9"
