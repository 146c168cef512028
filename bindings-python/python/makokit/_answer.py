"""What a client tells beside models: whole answers, the use of limits, settings and where they come from."""

from __future__ import annotations

from ._json import decode
from ._model import Request
from ._typing import NamedTuple
from .errors import UnexpectedResponseError, _error_of
from .errors import _instant as instant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from typing import Any, TypeVar

    from ._model import Model

    M = TypeVar("M", bound=Model)
    R = TypeVar("R")


class Quota(NamedTuple):
    """How much of a day's quota an operation has used, as far as is known here."""

    used: int
    """What was counted: a lower bound, unless nobody else uses the credentials."""

    limit: int | None
    """The most there may be in a day, if that is known."""

    left: int | None
    """How much of it is left today, at the most, if the limit is known."""

    source: str | None
    """Where that limit comes from: `configured`, or `server` for what was counted when it refused."""

    is_exhausted: bool
    """Whether no more calls are made today."""

    resets_at: datetime
    """When it starts anew, in UTC, by the server's calendar."""


class Holder(NamedTuple):
    """What one process holds of what counts."""

    name: str
    """The process: `python 4711`, `process 4711` where its name cannot be read, with ` (gone)` if it has
    ended; in a fleet `host/4711`. `unknown` where it is not known who it was."""

    permits: int
    """How many requests."""


class Limit(NamedTuple):
    """How much of its limits an operation has used."""

    operation: str
    """The operation, or what else the limit counts."""

    used: int
    """Requests that still count."""

    limit: int
    """The most that may count at once."""

    peak: int
    """The most that ever counted at once."""

    span: float
    """How long a request counts, in seconds."""

    guard: float
    """By how much that is stretched to make up for the network, in seconds."""

    store: str
    """Who shares it: `process`, `machine`, `fleet`, or `fleet (lost)` while its store cannot be used."""

    holders: tuple[Holder, ...]
    """Who holds what counts; who holds most comes first."""

    quota: Quota | None
    """The day's quota, for what creates something."""


class Plan(NamedTuple):
    """When so many calls of an operation will be done, given its limits and what is used of them."""

    today: int
    """How many of them there can be today."""

    days: int
    """On how many days there will be some, today included if it has any."""

    done_at: datetime | None
    """When the last one leaves, in UTC; `None` if the quota lets nothing through."""


class Setting(NamedTuple):
    """A setting's value and where it comes from, for people."""

    name: str
    """The setting, as a profile has it: with the unit, such as `timeout_ms`."""

    value: str | None
    """Its value; a secret is `***`. `None` where there is none, not even a default."""

    source: str
    """Where that comes from: `code`, a variable, a profile and its file, `default`, or `not set`."""


class RawAnswer(NamedTuple):
    """A whole answer: what its envelope holds, and what came around it.

    Its repr shows neither headers nor body, in which a server may put anything.
    """

    http_status: int
    """The HTTP status."""

    headers: tuple[tuple[str, str], ...]
    """The headers as (name, value), names in lower case, without cookies."""

    request_id: str
    """The call's own id, sent as `X-Request-Id` with each try."""

    server_request_id: str | None
    """The id that the server gave its answer, if any."""

    attempts: int
    """How often the request was sent."""

    elapsed: float
    """How long the call took in seconds, all tries and waits together."""

    body: Any
    """The JSON of the body, out of its envelope."""

    def header(self, name: str) -> str | None:
        """Give the value of a header, by its name in any case; the first, if there are several."""
        return next((value for known, value in self.headers if known == name.lower()), None)

    def __repr__(self) -> str:
        """Show the answer's facts, without headers and body."""
        shown = ("http_status", "request_id", "server_request_id", "attempts", "elapsed")
        return f"<RawAnswer {' '.join(f'{name}={getattr(self, name)!r}' for name in shown)}>"


for _public in (Quota, Holder, Limit, Plan, Setting, RawAnswer):
    _public.__module__ = "makokit"


def result(kind: int, body: bytes) -> Any:
    """Give the JSON of an answer, or raise the error that came instead."""
    return _understood(decode, kind, body)


def records(model: type[M], kind: int, body: bytes) -> list[M]:
    """Give the records of an answer that is a list, or raise the error that came instead."""
    return _understood(model._read, kind, body)


def _understood(read: Callable[[bytes], R], kind: int, body: bytes) -> R:
    if kind:
        raise _error_of(body)
    try:
        return read(body)
    except ValueError as error:  # such as a number of five thousand digits
        raise UnexpectedResponseError(f"Python cannot read the answer's JSON: {error}") from error


def free_call(
    method: str, path: str, query: object, body: object, idempotent: bool | None, limit_key: str | None
) -> dict[str, Any]:
    """Give the arguments of a free call."""
    wire = {"method": method, "path": path, "query": query, "body": body}
    wire.update(idempotent=idempotent, limit_key=limit_key)
    return {name: value for name, value in wire.items() if value is not None}


def about(
    operation: str, arguments: Mapping[str, Any] | Request | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the arguments of a row that is about another one, and what goes past the check of names."""
    sent, meant = arguments._sent() if isinstance(arguments, Request) else (dict(arguments or {}), {})
    return {"operation": operation, "arguments": sent}, meant


def raw_answer(wire: dict[str, Any]) -> RawAnswer:
    """Make a whole answer of what the core told."""
    headers = tuple((name, value) for name, value in wire["headers"])
    elapsed = wire["elapsed_ms"] / 1000
    ids = (wire["request_id"], wire["server_request_id"])
    return RawAnswer(wire["http_status"], headers, *ids, wire["attempts"], elapsed, wire["body"])


def limits(rows: list[dict[str, Any]]) -> list[Limit]:
    """Give the limits as the core told them."""
    return [_limit(row) for row in rows]


def plan(wire: dict[str, Any]) -> Plan:
    """Give a plan as the core told it."""
    done_at = wire["done_at"]
    return Plan(wire["today"], wire["days"], None if done_at is None else instant(done_at))


def settings(rows: list[dict[str, Any]]) -> list[Setting]:
    """Give the settings as the core told them."""
    return [Setting(row["name"], row["value"], row["source"]) for row in rows]


def _limit(row: dict[str, Any]) -> Limit:
    quota = row["quota"]
    if quota is not None:
        known = (quota["used"], quota["limit"], quota["left"], quota["source"], quota["is_exhausted"])
        quota = Quota(*known, instant(quota["resets_at"]))
    rate = (row["used"], row["limit"], row["peak"], row["span_ms"] / 1000, row["guard_ms"] / 1000)
    holders = tuple(Holder(holder["name"], holder["permits"]) for holder in row["holders"])
    return Limit(row["operation"], *rate, row["store"], holders, quota)
