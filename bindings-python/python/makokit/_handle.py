"""The native side of a client: opened at once, closed once, and opened again in a forked child."""

from __future__ import annotations

import os
import sys

from . import _native
from ._json import decode
from .errors import InternalError, _error_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

_forks = 0


def _forked() -> None:
    global _forks  # noqa: PLW0603 (the process changes, and with it all handles)
    _forks += 1


def _import_all() -> None:
    """Import what calls import when they need it.

    A child that is forked while another thread imports a module would wait for that thread for ever.
    """
    import datetime  # noqa: F401, PLC0415 (an error's instants)

    from . import _batch, _pump, events  # noqa: F401, PLC0415 (most programs do without)

    # Logging must not come here for the first time: what it does after a fork has to begin before it.
    if "logging" in sys.modules:
        from . import _log, _warnings  # noqa: F401, PLC0415 (the same)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_import_all, after_in_child=_forked)


def forks() -> int:
    """Tell how many forks lie between this process and the one that has imported us."""
    return _forks


class Handle:
    """A client in the core. It is shared by all objects that `with_options` makes of one client."""

    __slots__ = ("_numbers", "_opened", "_settings", "_tell", "closed")

    def __init__(self, settings: bytes, tell: Callable[[bytes], None] | None = None) -> None:
        """Open a client with settings in JSON; `tell` is told of its events."""
        self.closed = False
        self._settings = settings
        self._tell = tell
        # By the number of forks on the way to this process: the core does not know its parent's clients. The
        # first holds what is open, the second what has been used; a thread for events starts between them.
        self._opened: dict[int, int] = {}
        self._numbers: dict[int, int] = {}
        self._open()

    def number(self) -> int:
        """Give the number under which the core knows the client, 0 if it is closed."""
        number = self._numbers.get(_forks)
        if number is not None:
            return number
        if self.closed:
            return 0
        number = self._open()
        if self._tell is not None:
            from . import _pump  # noqa: PLC0415 (not free, and most programs do without)

            _pump.listen(number, self._tell)
        self._numbers[_forks] = number
        if self.closed:
            # Meanwhile, by another thread, which may have found nothing to close.
            self.close(wait=False)
            return 0
        return number

    def close(self, *, wait: bool) -> None:
        """Close the client; what was called before still ends, and may be waited for to be told."""
        self.closed = True
        used = self._numbers.pop(_forks, 0)
        _native.close(self._opened.pop(_forks, 0))
        # When the interpreter ends, what has happened was told, and nothing can be imported any more.
        if used and self._tell is not None and not sys.is_finalizing():
            from . import _pump  # noqa: PLC0415 (it is there already)

            told = _pump.forget(used)
            if wait:
                _pump.await_told(told)

    def __del__(self) -> None:
        """Close a client that nobody has any more."""
        if getattr(self, "_numbers", None) is not None and _forks in self._opened:
            self.close(wait=False)

    def _open(self) -> int:
        number = self._opened.get(_forks)
        if number is not None:
            return number
        opened, error = _native.open(self._settings)
        warn()
        if not opened:
            raise _error_of(error)
        # Of two threads that come here first after a fork, one wins, and the other's client is closed.
        kept = self._opened.setdefault(_forks, opened)
        if kept != opened:
            _native.close(opened)
        return kept

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or deeply copied: a pickle would hold the secret."""
        raise TypeError("a client holds a secret and cannot be pickled; make one where it is needed")


def warn() -> None:
    """Log the core's warnings, of which there hardly ever are any."""
    for body in _native.warnings():
        from ._warnings import log  # noqa: PLC0415 (not free, and most programs do without)

        log(body)


def check(expected: str) -> None:
    """Find out whether the native library was built from the tables that the generated code was made from."""
    core = decode(_native.describe())
    if core["hash"] != expected:
        raise InternalError(
            f"makokit's Python files and its native library ({core['version']}) do not belong together: "
            f"their tables are {expected} and {core['hash']}; install makokit again"
        )
