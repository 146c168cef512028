"""What a client tells of its calls while they go on.

    from makokit import MakoClient
    from makokit.events import Event, Retry

    def note(event: Event) -> None:
        if isinstance(event, Retry):
            print(event.operation, event.message, event.wait)

    client = MakoClient.from_env(on_event=note)

The function is called on one thread of makokit's, named `makokit`, for all clients of a process: one event
after the other, those of a client in the order in which they happened, and those of an asynchronous call
before its answer. It has to be quick, and must not wait for an asynchronous call of makokit's, because the
ends of those come through the same thread; a queue of your own is the place for what takes longer. What it
raises is logged to the logger `makokit` and harms no call. It is kept until its client is closed or gone, and
is not told of what happens after that.

A program whose function is too slow misses events instead of slowing down its calls: `Dropped` says how many.

No event holds a secret, a request's body or an answer's.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from ._json import decode
from ._model import Model

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = [
    "AfterResponse",
    "BeforeSend",
    "BreakerClosed",
    "BreakerOpened",
    "Dropped",
    "Event",
    "Reauthorization",
    "Refresh",
    "Retry",
    "Wait",
]


class Event(Model):
    """Something that happened. One that this version does not know has a name, and its facts in `extra`."""

    __module__ = "makokit.events"
    __slots__ = ()

    _FIELDS = {"event": "name"}  # noqa: RUF012 (annotated by the base)

    @property
    def name(self) -> str:
        """Which event it is.

        `before_send`, `after_response`, `retry`, `wait`, `refresh`, `dropped`, `reauthorization`,
        `breaker_opened` or `breaker_closed`.
        """
        return str(self._raw["event"])


class _OfCall(Event):
    __slots__ = ()

    _FIELDS = {**Event._FIELDS, "operation": "operation", "request_id": "request_id"}  # noqa: RUF012

    @property
    def operation(self) -> str:
        """The operation, such as `addMako`, or method and path of a free call."""
        return str(self._raw["operation"])

    @property
    def request_id(self) -> str:
        """The call's own id, the same for all its tries."""
        return str(self._raw["request_id"])


class BeforeSend(_OfCall):
    """A request is about to leave: token, connection and permit are there."""

    __module__ = "makokit.events"
    __slots__ = ()

    _FIELDS = {**_OfCall._FIELDS, "attempt": "attempt", "method": "method", "path": "path"}  # noqa: RUF012

    @property
    def attempt(self) -> int:
        """The number of this try, from 1."""
        return int(self._raw["attempt"])

    @property
    def method(self) -> str:
        """The HTTP method."""
        return str(self._raw["method"])

    @property
    def path(self) -> str:
        """The path, without the query."""
        return str(self._raw["path"])


class AfterResponse(_OfCall):
    """A whole answer has come. It may still be one that tells of an error."""

    __module__ = "makokit.events"
    __slots__ = ()

    _FIELDS = {  # noqa: RUF012
        **_OfCall._FIELDS,
        "attempt": "attempt",
        "http_status": "http_status",
        "server_request_id": "server_request_id",
        "elapsed_ms": "elapsed",
    }

    @property
    def attempt(self) -> int:
        """The number of this try, from 1."""
        return int(self._raw["attempt"])

    @property
    def http_status(self) -> int:
        """The HTTP status."""
        return int(self._raw["http_status"])

    @property
    def server_request_id(self) -> str | None:
        """The id that the server gave its answer, if any."""
        value: str | None = self._raw["server_request_id"]
        return value

    @property
    def elapsed(self) -> float:
        """How long the answer took in seconds, from the moment at which the request left."""
        return float(self._raw["elapsed_ms"] / 1000)


class Retry(_OfCall):
    """A try did not succeed, and there is to be another."""

    __module__ = "makokit.events"
    __slots__ = ()

    _FIELDS = {  # noqa: RUF012
        **_OfCall._FIELDS,
        "attempt": "attempt",
        "error": "error",
        "message": "message",
        "wait_ms": "wait",
    }

    @property
    def attempt(self) -> int:
        """The number of the try that failed, from 1."""
        return int(self._raw["attempt"])

    @property
    def error(self) -> str:
        """Why: the name of the kind, such as `Server` for a `ServerError`."""
        return str(self._raw["error"])

    @property
    def message(self) -> str:
        """Why, in words."""
        return str(self._raw["message"])

    @property
    def wait(self) -> float:
        """How long the call waits before the next try, in seconds."""
        return float(self._raw["wait_ms"] / 1000)


class Wait(_OfCall):
    """The rate limit holds a request back."""

    __module__ = "makokit.events"
    __slots__ = ()

    _FIELDS = {**_OfCall._FIELDS, "wait_ms": "wait"}  # noqa: RUF012

    @property
    def wait(self) -> float:
        """For how long at first, in seconds; it may be more, if others are before it."""
        return float(self._raw["wait_ms"] / 1000)


class Refresh(Event):
    """A new token was asked for, by a call or ahead of the old one's end."""

    __module__ = "makokit.events"
    __slots__ = ()

    _FIELDS = {**Event._FIELDS, "error": "error", "elapsed_ms": "elapsed"}  # noqa: RUF012

    @property
    def error(self) -> str | None:
        """How it failed: the name of the kind; `None` when there is a new token."""
        value: str | None = self._raw["error"]
        return value

    @property
    def elapsed(self) -> float:
        """How long it took, in seconds."""
        return float(self._raw["elapsed_ms"] / 1000)


class _OfConnection(Event):
    __slots__ = ()

    _FIELDS = {**Event._FIELDS, "connection": "connection"}  # noqa: RUF012

    @property
    def connection(self) -> str | None:
        """What the settings call the connection."""
        value: str | None = self._raw["connection"]
        return value


class Reauthorization(_OfCall, _OfConnection):
    """A connection's token was refused: somebody has to connect it anew, and to call `replace_token`.

    Told once for calls that meet it together.
    """

    __module__ = "makokit.events"
    __slots__ = ()

    _FIELDS = {  # noqa: RUF012
        **_OfCall._FIELDS,
        **_OfConnection._FIELDS,
        "error": "error",
        "message": "message",
    }

    @property
    def error(self) -> str:
        """How it was refused: the name of the kind."""
        return str(self._raw["error"])

    @property
    def message(self) -> str:
        """The same in words."""
        return str(self._raw["message"])


class BreakerOpened(_OfConnection):
    """Requests of a connection have failed one after another; for a while none is sent."""

    __module__ = "makokit.events"
    __slots__ = ()

    _FIELDS = {  # noqa: RUF012
        **_OfConnection._FIELDS,
        "failures": "failures",
        "error": "error",
        "pause_ms": "pause",
    }

    @property
    def failures(self) -> int:
        """How many have failed."""
        return int(self._raw["failures"])

    @property
    def error(self) -> str:
        """How the last one failed: the name of the kind."""
        return str(self._raw["error"])

    @property
    def pause(self) -> float:
        """For how long none is sent, in seconds."""
        return float(self._raw["pause_ms"] / 1000)


class BreakerClosed(_OfConnection):
    """The connection answers again."""

    __module__ = "makokit.events"
    __slots__ = ()

    _FIELDS = {**_OfConnection._FIELDS, "elapsed_ms": "elapsed"}  # noqa: RUF012

    @property
    def elapsed(self) -> float:
        """How long after it was left alone, in seconds."""
        return float(self._raw["elapsed_ms"] / 1000)


class Dropped(Event):
    """Events were not told, of any client of the process, because the function was too slow."""

    __module__ = "makokit.events"
    __slots__ = ()

    _FIELDS = {**Event._FIELDS, "count": "count"}  # noqa: RUF012

    @property
    def count(self) -> int:
        """How many."""
        return int(self._raw["count"])


_KINDS: dict[str, type[Event]] = {
    "before_send": BeforeSend,
    "after_response": AfterResponse,
    "retry": Retry,
    "wait": Wait,
    "refresh": Refresh,
    "dropped": Dropped,
    "reauthorization": Reauthorization,
    "breaker_opened": BreakerOpened,
    "breaker_closed": BreakerClosed,
}

# Of a function whose call is only something to await (inspect, which names it, is slow to import).
_COROUTINE = 0x80


def teller(hook: Callable[[Event], None]) -> Callable[[bytes], None]:
    """Give what tells a hook of an event that the core told as JSON. It never raises."""
    _check(hook)

    def tell(body: bytes) -> None:
        try:
            wire = decode(body)
            hook(_KINDS.get(wire["event"], Event)._of(wire))
        except BaseException:  # whatever it is, the thread has others to serve
            from logging import getLogger  # noqa: PLC0415 (not free, and only for this)

            # A handler of the log may raise, too.
            with suppress(BaseException):
                getLogger("makokit").exception("on_event has raised; the call that it was told of goes on")

    return tell


def _check(hook: Any) -> None:
    """Find out whether a hook can be called, and does its work when it is."""
    if not callable(hook):
        raise TypeError(f"on_event has to be a function that takes an event, not {type(hook).__name__}")
    while isinstance(hook, partial):
        hook = hook.func
    code = getattr(hook, "__code__", None) or getattr(type(hook).__call__, "__code__", None)
    if code is not None and code.co_flags & _COROUTINE:
        raise TypeError(
            "on_event has to be a plain function: nobody awaits a coroutine on makokit's thread; let it put "
            "events into a queue, or hand them to the loop with call_soon_threadsafe"
        )
