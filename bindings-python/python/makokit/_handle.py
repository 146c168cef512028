"""The native side of a client: opened at once, closed once, and opened again in a forked child."""

from __future__ import annotations

import os

from . import _native
from ._json import decode
from .errors import InternalError, _error_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_forks = 0


def _forked() -> None:
    global _forks  # noqa: PLW0603 (the process changes, and with it all handles)
    _forks += 1


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


class Handle:
    """A client in the core. It is shared by all objects that `with_options` makes of one client."""

    __slots__ = ("_numbers", "_settings", "closed")

    def __init__(self, settings: bytes) -> None:
        """Open a client with settings in JSON."""
        self.closed = False
        self._settings = settings
        # By the number of forks on the way to this process: the core does not know its parent's clients.
        self._numbers: dict[int, int] = {}
        self.number()

    def number(self) -> int:
        """Give the number under which the core knows the client, 0 if it is closed."""
        number = self._numbers.get(_forks)
        if number is not None:
            return number
        if self.closed:
            return 0
        opened, error = _native.open(self._settings)
        if not opened:
            raise _error_of(error)
        # Of two threads that come here first after a fork, one wins, and the other's client is closed.
        kept = self._numbers.setdefault(_forks, opened)
        if kept != opened:
            _native.close(opened)
        return kept

    def close(self) -> None:
        """Close the client; what was called before still ends."""
        self.closed = True
        _native.close(self._numbers.pop(_forks, 0))

    def __del__(self) -> None:
        """Close a client that nobody has any more."""
        number = getattr(self, "_numbers", {}).pop(_forks, 0)
        if number:
            _native.close(number)

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or deeply copied: a pickle would hold the secret."""
        raise TypeError("a client holds a secret and cannot be pickled; make one where it is needed")


def check(expected: str) -> None:
    """Find out whether the native library was built from the tables that the generated code was made from."""
    core = decode(_native.describe())
    if core["hash"] != expected:
        raise InternalError(
            f"makokit's Python files and its native library ({core['version']}) do not belong together: "
            f"their tables are {expected} and {core['hash']}; install makokit again"
        )
