# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "ad889caa942669f3"
