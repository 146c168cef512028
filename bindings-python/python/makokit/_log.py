"""What happens on the way of calls, as lines of the logger `makokit`, for who debugs a program.

Whether somebody does is looked up when a client is made. The thread that tells events writes them.
"""

from __future__ import annotations

from contextlib import suppress
from logging import DEBUG, INFO, getLogger

from ._json import decode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_LOG = getLogger("makokit")

_OF_CALL = "%(operation)s (%(request_id)s)"
_OF_CONNECTION = "connection %(connection)s"

_LINES: dict[str, tuple[int, str]] = {
    "before_send": (DEBUG, f"{_OF_CALL}: %(method)s %(path)s leaves, try %(attempt)d"),
    "after_response": (DEBUG, f"{_OF_CALL}: HTTP %(http_status)d after %(elapsed_ms)d ms"),
    "retry": (INFO, f"{_OF_CALL}: try %(attempt)d failed, again in %(wait_ms)d ms: %(message)s"),
    "wait": (INFO, f"{_OF_CALL}: waits %(wait_ms)d ms for the rate limit"),
    "refresh": (DEBUG, "a token was asked for, which took %(elapsed_ms)d ms; error: %(error)s"),
    "reauthorization": (DEBUG, f"{_OF_CALL}: {_OF_CONNECTION} has to be made anew: %(message)s"),
    "breaker_opened": (
        DEBUG,
        f"{_OF_CONNECTION} has failed %(failures)d times (%(error)s); none is sent for %(pause_ms)d ms",
    ),
    "breaker_closed": (DEBUG, f"{_OF_CONNECTION} answers again after %(elapsed_ms)d ms"),
    "dropped": (DEBUG, "%(count)d events came too quickly to be told"),
}
"""The level and the words of each event."""

_UNKNOWN = (DEBUG, "%(event)s")


def _on_one_line(fact: Any) -> Any:
    """Give a fact that begins no line of its own, as what a server says might."""
    if not isinstance(fact, str) or fact.isprintable():
        return fact
    return "".join(letter if letter.isprintable() else " " for letter in fact)


def logged(tell: Callable[[bytes], None] | None) -> Callable[[bytes], None]:
    """Give what logs an event that the core told as JSON, and tells it to whoever else is told."""

    def note(body: bytes) -> None:
        # A handler may raise, and who is told besides has to be told all the same.
        with suppress(Exception):
            facts: dict[str, Any] = decode(body)
            level, words = _LINES.get(facts["event"], _UNKNOWN)
            _LOG.log(level, words, {name: _on_one_line(fact) for name, fact in facts.items()})
        if tell is not None:
            tell(body)

    return note
