# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "723f34c5959b235d"
