"""What somebody has to know who runs a program, such as limits that are not shared: to the logger `makokit`.

The core collects its warnings. The thread that waits for ends and events logs them, and a program that has
no such thread logs them itself, where it opens a client and after each call. Where no logging was configured
nothing is written.
"""

from __future__ import annotations

from contextlib import suppress
from logging import getLogger

from ._json import decode

_LOG = getLogger("makokit")


def log(body: bytes) -> None:
    """Log a warning that the core told as JSON. It never raises: what it comes with has to go on."""
    # Without handlers Python would write it to standard error.
    with suppress(Exception):
        if _LOG.hasHandlers():
            wire = decode(body)
            if wire["event"] == "dropped":
                _LOG.warning("%d more warnings came too quickly to be kept", wire["count"])
            else:
                _LOG.warning("%s", wire["message"])
