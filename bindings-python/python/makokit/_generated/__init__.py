# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "07521817ade06144"
