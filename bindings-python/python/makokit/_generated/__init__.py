# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "3001ea7853dd56f0"
