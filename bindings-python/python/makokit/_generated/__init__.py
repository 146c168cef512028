# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "d27a5b3142454e00"
