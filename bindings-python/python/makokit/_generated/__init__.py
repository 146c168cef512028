# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "8b1b485240b6d291"
