# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Generated code."""

HASH = "b338e1fa37a7706e"
