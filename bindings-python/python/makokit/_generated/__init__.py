# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "1a2032c6eb064194"
