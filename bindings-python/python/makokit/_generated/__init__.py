# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "24a5cd24fc7fb6ef"
