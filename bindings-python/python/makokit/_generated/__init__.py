# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "be390930bae12112"
