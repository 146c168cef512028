# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "d7f909abf67c5a40"
