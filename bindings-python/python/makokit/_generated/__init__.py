# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "f555d8fc7c67c0ba"
