# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "a4a0f9e483f8b7cf"
