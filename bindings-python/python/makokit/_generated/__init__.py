# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "0618a631a1218a0c"
