# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "c1d04a558827fffc"
