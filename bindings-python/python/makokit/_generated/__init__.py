# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "ab4964d1be574415"
