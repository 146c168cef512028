# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "970f6cd18324d923"
