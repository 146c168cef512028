"""A sandbox for tests: an API that behaves like the vendor's, can be made to fail, and judges its client.

    from makokit import MakoClient
    from makokit.testing import Sandbox

    with Sandbox(seed=7) as sandbox, MakoClient(**sandbox.settings) as client:
        sandbox.arm("reset_after", operation="addMako")
        ...
        assert sandbox.verdict().ok

It listens on 127.0.0.1, in this process, on threads of its own; no Docker and no account are needed. For
pytest there is the fixture `mako_sandbox`.
"""

from __future__ import annotations

from . import _native
from ._json import decode, encode
from ._judged import Finding, JournalEntry, OperationVerdict, Verdict
from ._keywords import keywords
from ._settings import millis
from ._typing import TypedDict
from .errors import ConfigError, _error_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from types import TracebackType
    from typing import Any, Literal, NoReturn

    from typing_extensions import Self

    from ._generated.mako import CompanyId

__all__ = [
    "Access",
    "Finding",
    "JournalEntry",
    "MakiniAccess",
    "OperationQuota",
    "OperationVerdict",
    "PlatformAccess",
    "Playback",
    "Quota",
    "Sandbox",
    "State",
    "Verdict",
]


class Access(TypedDict):
    """Where to go, and as whom: what a client cannot do without."""

    base_url: str
    client_id: str
    client_secret: str


class MakiniAccess(TypedDict):
    """Where to go, and with which connection: what a client of Makini cannot do without."""

    base_url: str
    api_token: str
    connection: str


class PlatformAccess(TypedDict):
    """Where to go, and as which application: what a platform of Maestrano's cannot do without."""

    host: str
    environment_key: str
    environment_secret: str


class State(TypedDict):
    """What exists, in the order in which it was created: entities as the API answers them."""

    companies: list[dict[str, Any]]
    people: list[dict[str, Any]]
    makos: list[dict[str, Any]]


class OperationQuota(TypedDict):
    """What one operation has of the daily quota."""

    used: int
    limit: int | None
    resets_at: str


class Quota(TypedDict):
    """The daily quota on the calendar's day. Without a figure `limit` is `None`; instants are of RFC 3339."""

    limit: int | None
    scope: Literal["endpoint", "sum"]
    now: str
    resets_at: str
    used: int
    operations: dict[str, OperationQuota]


class Sandbox:
    """A running sandbox. It stops when it is closed, left as a context, or nobody has it any more.

    It begins with what the vendor's guide uses, so that every sample of the guide runs against it as printed.
    In a forked child it is closed; the one of the parent goes on.
    """

    __slots__ = ("__weakref__", "_about", "_handle")

    @keywords
    def __init__(
        self,
        *,
        seed: int | None = None,
        rate_limit: int | None = None,
        limit_model: Literal["sliding", "fixed", "bucket"] | None = None,
        daily_quota: int | None = None,
        quota_scope: Literal["endpoint", "sum"] | None = None,
        tokens: Literal["all", "newest-only"] | None = None,
        token_life: int | None = None,
        token_delay: float | None = None,
        latency: float | None = None,
        extra_fields: bool | None = None,
        calendar: datetime | str | None = None,
        makini_rate_limit: int | None = None,
        makini_rate_window: float | None = None,
        makini_retry_after: Literal["seconds", "date"] | None = None,
        makini_errors: Literal["nested", "flat"] | None = None,
        maestrano: Mapping[str, Any] | None = None,
        faults: Iterable[Mapping[str, Any]] | None = None,
        port: int | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
    ) -> None:
        """Start a sandbox; it answers from the moment this returns. A wrong option is a `ConfigError`.

        - `seed`: the same gives the same ids to the same creates, and the same strikes to faults that strike
          by chance. Default: others at each start.
        - `rate_limit`: how many requests a client may send to an operation in any second. Default: 100.
        - `limit_model`: how they are counted: over the last second (`"sliding"`, the default), in seconds by
          the clock (`"fixed"`), or by a `"bucket"`.
        - `daily_quota`: how many creates there may be on a day. Default: any number.
        - `quota_scope`: whether each operation has it for itself (`"endpoint"`, the default) or all share it
          (`"sum"`).
        - `tokens`: whether a new token ends the older ones (`"newest-only"`) or not (`"all"`, the default).
        - `token_life`: how long a token lives, in whole seconds. Default: 4 hours.
        - `token_delay`: how much longer than others the answer with a token takes, in seconds. Default: 0.
        - `latency`: how long every answer is held back, in seconds. Default: 0.
        - `extra_fields`: whether entities have fields that no documentation has. Default: `False`.
        - `calendar`: what its calendar says at the start; a text is one of RFC 3339. Default: the machine's.
        - `makini_rate_limit`, `makini_rate_window`: how many requests a connection of Makini's may send in
          so many seconds. Default: any number, 60.
        - `makini_retry_after`: how its 429 says when to come back. Default: `"seconds"`.
        - `makini_errors`: the form of its errors. Default: `"nested"`.
        - `maestrano`: what `docs/sandbox-maestrano.md` lists, such as `{"configuration": "object"}`.
        - `faults`: faults that are armed from the start, each as `arm` takes it, with its kind as `fault`.
        - `port`: the port. Default: a free one.
        - `client_id`, `client_secret`: who is let in. Default: those of the guide.
        """
        given = {
            "seed": seed,
            "rate_limit": rate_limit,
            "limit_model": limit_model,
            "daily_quota": daily_quota,
            "quota_scope": quota_scope,
            "tokens": tokens,
            "token_life_s": token_life,
            "token_delay_ms": None if token_delay is None else millis("token_delay", token_delay),
            "latency_ms": None if latency is None else millis("latency", latency),
            "extra_fields": extra_fields,
            "calendar": None if calendar is None else _instant(calendar),
            "makini_rate_limit": makini_rate_limit,
            "makini_rate_window_ms": None
            if makini_rate_window is None
            else millis("makini_rate_window", makini_rate_window),
            "makini_retry_after": makini_retry_after,
            "makini_errors": makini_errors,
            "maestrano": None if maestrano is None else dict(maestrano),
            "faults": None if faults is None else [dict(fault) for fault in faults],
            "port": port,
            "client_id": client_id,
            "client_secret": client_secret,
        }
        options = {name: value for name, value in given.items() if value is not None}
        self._handle, error = _native.sandbox_open(encode(options))
        if not self._handle:
            raise _error_of(error)
        _, about = _native.sandbox_describe(self._handle)
        self._about: dict[str, Any] = decode(about)

    @property
    def base_url(self) -> str:
        """Where its API is."""
        return str(self._about["base_url"])

    @property
    def settings(self) -> Access:
        """What a client of it needs, to be passed with `**`."""
        about = self._about
        return {
            "base_url": about["base_url"],
            "client_id": about["client_id"],
            "client_secret": about["client_secret"],
        }

    def makini(self, connection: str = "219") -> MakiniAccess:
        """Give what a client of one of Makini's connections needs, to be passed with `**`.

        The sandbox has some from the start, by their ids: `"219"` with sample data, `"220"` with many orders,
        `"221"` that has to be made anew, `"222"` in which writes really happen. `ask("/makini")` lists all.
        """
        made = {one["id"]: one for one in self.ask("/makini")["connections"]}
        if connection not in made:
            raise ConfigError(f"the sandbox has no connection {connection!r}; there are {', '.join(made)}")
        named = made[connection]
        return {"base_url": self.base_url, "api_token": named["token"], "connection": named["name"]}

    def platform(self) -> PlatformAccess:
        """Give what a `makokit.maestrano.Platform` needs, to be passed with `**`."""
        told = self.ask("/maestrano")
        return {
            "host": self.base_url,
            "environment_key": told["environment_key"],
            "environment_secret": told["environment_secret"],
        }

    @property
    def root_company_id(self) -> CompanyId:
        """The company under which new ones can be created."""
        identifier: CompanyId = self._about["root_company_id"]
        return identifier

    @property
    def admin_url(self) -> str:
        """Where other processes ask the sandbox itself, over HTTP; a GET on it lists what there is."""
        return str(self._about["admin_url"])

    @property
    def other_origin_url(self) -> str:
        """Another origin, to which no credential may go."""
        return str(self._about["other_origin_url"])

    def ask(self, path: str, *, method: str = "GET", body: Any = None) -> Any:
        """Ask the sandbox itself for anything, without HTTP: `path` is the one below `admin_url`.

        Gives the JSON of the answer. A question that it does not understand is a `ConfigError`.
        """
        status, told = _native.sandbox_ask(self._handle, method, path, b"" if body is None else encode(body))
        if not status:
            raise _error_of(told)
        answer = decode(told)
        if status != 200:  # noqa: PLR2004 (HTTP's own)
            raise ConfigError(f"the sandbox says: {answer['error']}; {answer['cure']}")
        return answer

    def verdict(self) -> Verdict:
        """Judge the client: how it kept the limits since the start or a reset, and what else it did wrong."""
        return Verdict._of(self.ask("/verdict"))

    def journal(self) -> list[JournalEntry]:
        """List the requests, in the order of arrival; after some tens of thousands without the oldest."""
        return JournalEntry._all(self.ask("/journal")["entries"])

    def state(self) -> State:
        """Give what exists: companies, people and Makos."""
        state: State = self.ask("/state")
        return state

    def quota(self) -> Quota:
        """Tell how much of the daily quota is used."""
        quota: Quota = self.ask("/quota")
        return quota

    def now(self) -> datetime:
        """Tell what its calendar says."""
        from datetime import datetime  # noqa: PLC0415 (not free)

        return datetime.fromisoformat(self.ask("/calendar")["now"].replace("Z", "+00:00"))

    def set_calendar(self, now: datetime | str) -> None:
        """Set the calendar, which says when tokens end and days begin; rates are judged by another clock."""
        self.ask("/calendar", method="POST", body={"now": _instant(now)})

    def advance(self, seconds: float) -> None:
        """Move the calendar forward."""
        self.ask("/calendar", method="POST", body={"advance_ms": millis("seconds", seconds)})

    def arm(self, fault: str, **parameters: Any) -> str:
        """Make something go wrong, once unless told otherwise. Gives the fault's id.

        - `fault`: its kind, such as `"reset_after"` (done, but the answer is lost), `"html_502"` or
          `"rate_limited"`; `ask("/")` lists them with their parameters.
        - `operation`: which operation it strikes, by the documented name. Default: any.
        - `times`, `skip`: how many requests it strikes, and how many it lets go before.
        - `probability`: how likely it strikes each, from 0 to 1.
        """
        armed = self.ask("/faults", method="POST", body={"fault": fault, **parameters})
        return str(armed["id"])

    def faults(self) -> list[dict[str, Any]]:
        """List the faults that were armed, and how often each has struck."""
        listed: list[dict[str, Any]] = self.ask("/faults")["faults"]
        return listed

    def disarm(self, fault: str | None = None) -> None:
        """Disarm a fault by its id, or all of them."""
        self.ask("/faults" if fault is None else f"/faults/{fault}", method="DELETE")

    def play(self, script: Mapping[str, Any]) -> Playback:
        """Play a script of exchanges at a base URL of its own: what is expected, and what is replied."""
        played = self.ask("/scripts", method="POST", body=script)
        return Playback(self, played["id"], played["base_url"])

    def reset(self, *, seed: int | None = None) -> None:
        """Go back to the start: with nothing in journal and verdict, and no faults. Tokens stay good."""
        self.ask("/reset", method="POST", body=None if seed is None else {"seed": seed})

    def close(self) -> None:
        """Stop the sandbox, and cut its connections. Closing twice is closing once."""
        _native.sandbox_close(self._handle)

    def __repr__(self) -> str:
        """Show where it is."""
        return f"<Sandbox at {self.base_url}>"

    def __enter__(self) -> Self:
        """Give the sandbox itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the sandbox."""
        self.close()

    def __del__(self) -> None:
        """Stop a sandbox that nobody has any more."""
        if getattr(self, "_handle", 0):
            _native.sandbox_close(self._handle)

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled: a sandbox is here and nowhere else."""
        raise TypeError("a sandbox cannot be pickled; give its settings to whoever needs them")


class Playback:
    """A script that is played."""

    __slots__ = ("_id", "_sandbox", "base_url")

    def __init__(self, sandbox: Sandbox, identifier: str, base_url: str) -> None:
        """Make one of what the sandbox told."""
        self._sandbox = sandbox
        self._id = identifier
        self.base_url = base_url

    @property
    def settings(self) -> Access:
        """What a client that plays against it needs, to be passed with `**`."""
        return {**self._sandbox.settings, "base_url": self.base_url}

    def report(self) -> dict[str, Any]:
        """Tell how far the client has come: `complete`, `requests`, `unexpected`, `unmet` and `seen`."""
        report: dict[str, Any] = self._sandbox.ask(f"/scripts/{self._id}")
        return report


def _instant(instant: datetime | str) -> str:
    if isinstance(instant, str):
        return instant
    from datetime import timezone  # noqa: PLC0415 (not free)

    return instant.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
