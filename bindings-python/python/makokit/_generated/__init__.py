# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "f71d8983e2e9cdef"
