"""The command line: `makokit`, or `python -m makokit`."""

from __future__ import annotations

import signal
import sys

from . import _native


def main() -> int:
    """Run the command line, and give its exit code."""
    # Ctrl-C ends it as it ends any program; Python would wait for the next line of its own.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _native.command(["makokit", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
