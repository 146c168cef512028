# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "a2a355b0021f80fe"
