# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "a9c1056499c45386"
