"""What a client tells of its connection: how it is, and what such connections cost."""

from __future__ import annotations

from ._typing import NamedTuple
from .errors import _instant as instant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any


class LastError(NamedTuple):
    """An error that a call has met."""

    kind: str
    """What went wrong: the name of the kind."""

    code: str | None
    """The API's code."""

    message: str
    """What happened, in words."""

    request_id: str | None
    """The call's own id."""

    server_request_id: str | None
    """The id that the server gave its answer: support asks for it."""

    at: datetime
    """When it was, in UTC."""


class Health(NamedTuple):
    """What is known of a connection."""

    connection: str | None
    """What the settings call it."""

    status: str
    """How it stands, by the last call that told anything: `never_used`, `ok`, `rate_limited`,
    `reauthorization_required` or `unavailable`."""

    since: datetime | None
    """Since when, in UTC; `None` if it was never used."""

    last_success: datetime | None
    """When a call succeeded the last time, in UTC."""

    last_error: LastError | None
    """The last error that a call has met, also if another try has mended it."""

    retry_after: float | None
    """For how many seconds calls are refused before they are sent."""

    sync_status: str | None
    """How far the system behind was read, in the API's words; only after a check."""

    last_sync: str | None
    """When that was done successfully the last time, as the API writes it; only after a check."""

    next: str
    """What to do next, in words."""


class Credits(NamedTuple):
    """What planned connections cost."""

    needed: int
    """The credits that they take."""

    left: int
    """What is left of the pool."""

    overage: int
    """What the pool lacks."""


for _public in (LastError, Health, Credits):
    _public.__module__ = "makokit"


def health(wire: dict[str, Any]) -> Health:
    """Give what is known of a connection as the core told it."""
    facts = {name: wire[name] for name in ("connection", "status", "sync_status", "last_sync", "next")}
    error, wait = wire["last_error"], wire["retry_after_ms"]
    return Health(
        **facts,
        since=_when(wire["since"]),
        last_success=_when(wire["last_success"]),
        last_error=None if error is None else LastError(**{**error, "at": instant(error["at"])}),
        retry_after=None if wait is None else wait / 1000,
    )


def credit(wire: dict[str, Any]) -> Credits:
    """Give what connections cost as the core told it."""
    return Credits(wire["needed"], wire["left"], wire["overage"])


def _when(seconds: int | None) -> datetime | None:
    return None if seconds is None else instant(seconds)
