"""What all clients have in common, and the blocking ones."""

from __future__ import annotations

import sys

from . import _native
from ._answer import (
    Limit,
    Plan,
    RawAnswer,
    Setting,
    about,
    free_call,
    limits,
    plan,
    raw_answer,
    records,
    result,
    settings,
)
from ._generated import HASH
from ._generated.settings import Configured, Settings
from ._handle import Handle, check, warn
from ._health import Credits, Health, credit, health
from ._json import encode
from ._settings import checked_text, millis, secret_in, to_wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from types import TracebackType
    from typing import Any, ClassVar, Literal, TypeVar

    from typing_extensions import Self, Unpack

    from ._batch import Batch
    from ._model import Model, Request
    from .events import Event

    M = TypeVar("M", bound=Model)

__all__ = ["BaseClient", "Client", "Limit", "Plan", "RawAnswer", "Setting", "Settings"]


class BaseClient(Configured):
    """What the blocking and the asynchronous clients have in common.

    A client is cheap to make and sends nothing by itself; one is enough for a program. It may be used by many
    threads, and in a child after a fork, where it opens itself again.

    Its settings are the keywords of the constructor. What the code gives goes before the environment, that
    before a profile, and that before the default; `explain` tells where each comes from.

    One whose code holds no secret can be pickled, as its settings: where it is read a client is made anew.
    """

    __slots__ = ("__weakref__", "_given", "_handle", "_options", "_shown", "_wire")

    _SYSTEM: ClassVar[str]
    _checked: ClassVar[bool] = False

    @classmethod
    def from_env(cls, **overrides: Unpack[Settings]) -> Self:
        """Make a client from the environment; what is given by keyword goes before it.

        The variables begin with the system's name: `<SYSTEM>_BASE_URL`, `<SYSTEM>_CLIENT_ID` and
        `<SYSTEM>_CLIENT_SECRET`, or `<SYSTEM>_CLIENT_SECRET_FILE` for a file that holds the secret.
        """
        client = cls.__new__(cls)
        client._open(overrides, env=True, door="from_env")
        return client

    @classmethod
    def from_profile(cls, name: str, /, **overrides: Unpack[Settings]) -> Self:
        """Make a client from a profile; what is given by keyword, or in the environment, goes before it.

        Profiles are in `$XDG_CONFIG_HOME/makokit/config.toml`, or the file that `MAKOKIT_CONFIG` names:
        `[profiles.<name>.<system>]`. One that is missing or wrong is a `ConfigError`.
        """
        client = cls.__new__(cls)
        client._open({**overrides, "profile": name}, env=True, door="from_profile")
        return client

    def with_options(
        self,
        *,
        timeout: float | None = None,
        retries: int | None = None,
        validate: bool | Literal["on", "off"] | None = None,
        extra: Mapping[str, Any] | None = None,
        priority: Literal["interactive", "bulk"] | None = None,
        settle: Literal["documented", "resend"] | None = None,
    ) -> Self:
        """Give a client whose calls do some things differently; all else, `close` too, it shares with this.

        - `timeout`: the time of a call in seconds, all waits and tries together. Default: the client's.
        - `retries`: how often a call is tried again. Default: the client's.
        - `validate`: `False` or `"off"` sends requests as they are, without the check before sending.
        - `extra`: more fields for the request's body, sent as given.
        - `priority`: who goes first when the rate limit lets only some go: `"interactive"`, the default, or
          `"bulk"`.
        - `settle`: when an `ensure` method may settle a lost answer by sending the request again:
          `"documented"`, the default, where the documentation promises that no two entities have the same
          key, or `"resend"`, also where that is inferred, as for a person's user name.

        `None` leaves an option as it is. A wrong value is a `ConfigError` of the call.
        """
        options = dict(self._options)
        if timeout is not None:
            options["timeout_ms"] = millis("timeout", timeout)
        if validate is not None:
            options["validate"] = validate if isinstance(validate, str) else "on" if validate else "off"
        if extra is not None:
            options["extra"] = {**options.get("extra", {}), **extra}
        same = {"retries": retries, "priority": priority, "settle": settle}
        options.update({name: value for name, value in same.items() if value is not None})
        client = type(self).__new__(type(self))
        client._handle, client._shown, client._given = self._handle, self._shown, self._given
        client._options, client._wire = options, encode(options)
        return client

    def replace_token(self, token: str) -> None:
        """Put another token in the place of the one that the settings gave, for a connection made anew.

        Calls that begin now, and those that the old one was refused for, use it. Nothing is sent and nothing
        waited for, so that `on_event` may do it. A child that is forked later has the settings' token again.
        A client that gets its tokens itself raises `ConfigError`.
        """
        arguments = encode({"token": checked_text("token", token)})
        result(*_native.call(self._handle.number(), "replace_token", arguments, b""))

    def close(self) -> None:
        """Close the client: later calls raise `ClosedError`, earlier ones still end. Twice does no harm."""
        self._handle.close(wait=False)

    def _open(self, settings: Mapping[str, Any], *, env: bool, door: str | None = None) -> None:
        if not BaseClient._checked:
            check(HASH)
            BaseClient._checked = True
        settings = dict(settings)
        hook = settings.pop("on_event", None)
        tell = _teller(hook)
        self._shown = _shown(type(self).__name__, settings, env=env)
        self._options: dict[str, Any] = {}
        self._wire = b""
        name = type(self).__name__ + (f".{door}" if door else "")
        wire = to_wire(name, self._SYSTEM, settings, env=env, events=tell is not None)
        # What is pickled, or the name of the secret that is in the way.
        known = {keyword: value for keyword, value in settings.items() if value is not None}
        self._given = secret_in(known) or ({**known, "on_event": hook}, env)
        self._handle = Handle(wire, tell)

    def _stand_apart(self, others: list[Any]) -> None:
        """Find out whether another client is of the same connection, or has the same token."""
        beside = encode({"from": [other._handle.number() for other in others]})
        result(*_native.call(self._handle.number(), "apart", beside, b""))

    def _options_with(self, extra: Mapping[str, Any]) -> bytes:
        """Give the options of a call in JSON, with a request's own further fields."""
        if not extra:
            return self._wire
        return encode({**self._options, "extra": {**extra, **self._options.get("extra", {})}})

    def __copy__(self) -> Self:
        """Give a client that shares all with this one."""
        return self.with_options()

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as the settings, if none of them is a secret."""
        if isinstance(self._given, str):
            raise TypeError(
                f"the client holds a secret ({self._given}) and cannot be pickled; let it come from the "
                "environment, a profile or a file, or make a client where it is needed"
            )
        return (_made_again, (type(self), *self._given, self._options))

    def __repr__(self) -> str:
        """Show where the client sends to, and no secret."""
        return f"<{self._shown}, closed>" if self._handle.closed else f"<{self._shown}>"


class Client(BaseClient):
    """The base of the blocking clients. Ctrl-C ends a call at once."""

    __slots__ = ()

    def call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str | float | bool | list[str | float | bool]] | None = None,
        body: Any = None,
        idempotent: bool | None = None,
        limit_key: str | None = None,
    ) -> Any:
        """Call any method and path, with the token, envelope, errors and limits of the operations.

        - `method`: the HTTP method, in capitals; `path`: begins with a slash, under the base URL.
        - `query`: texts, numbers and booleans, or lists of them for what is repeated.
        - `body`: what is sent as JSON.
        - `idempotent`: whether repeating it does no harm, so that it is retried. Default: only for GET.
        - `limit_key`: what the rate limit counts. Default: the operation that the path belongs to, else
          method and path.

        Gives the JSON of the answer's body, out of its envelope.
        """
        return self._read("call", free_call(method, path, query, body, idempotent, limit_key))

    def raw(self, operation: str, arguments: Mapping[str, Any] | Request | None = None, /) -> RawAnswer:
        """Call an operation by its documented name, and give the whole answer: status, headers, ids, tries.

        - `operation`: such as `"getMako"`, or `"call"` for any method and path.
        - `arguments`: a request as the operation's own method takes it, `{"id": …}`, or nothing; for
          `"call"` the arguments of `call` as a dict.

        Errors are raised as by the operation's own method; they have the same facts as attributes.
        """
        return raw_answer(self._read("raw", *about(operation, arguments)))

    def batch(
        self,
        operation: str,
        records: Iterable[Mapping[str, Any] | Request],
        /,
        *,
        size: int | None = None,
        pause: float | None = None,
        at_a_time: int | None = None,
        when_invalid: Literal["stop", "go_on"] | None = None,
        stop_after: int | None = None,
        ensure: bool | None = None,
        skip: Iterable[int] | None = None,
    ) -> Batch:
        """Write many records through one operation, by its documented name, in batches with pauses.

        - `records`: requests as the operation's own method takes them; where its path has places, dicts
          such as `{"id": …, "request": …}`.
        - `size`: how many are a batch. Default: 50.
        - `pause`: seconds after each batch. Default: 1; 0 for none.
        - `at_a_time`: how many calls are under way at a time. Default: 8.
        - `when_invalid`: what becomes of the others when some are found to be wrong before anything is
          sent: `"stop"`, the default, sends nothing, `"go_on"` sends the others.
        - `stop_after`: after so many in a row that failed no more is sent. Default: none.
        - `ensure`: `True` makes sure of each, as `ensure_…` does.
        - `skip`: the indices of records that are done already.

        Nothing is sent before the first result is asked for; see `makokit.Batch`.
        """
        from ._batch import Batch  # noqa: PLC0415 (most programs do without)

        given: dict[str, Any] = {
            "size": size,
            "pause": pause,
            "at_a_time": at_a_time,
            "when_invalid": when_invalid,
        }
        given.update(stop_after=stop_after, ensure=ensure, skip=skip)
        return Batch(self, operation, records, given)

    def limits(self) -> list[Limit]:
        """Tell how much of its limits each operation has used, as far as is known. Nothing is sent."""
        return limits(self._read("limits", {}))

    def budget(self, operation: str, calls: int) -> Plan:
        """Tell when so many calls of an operation, by its documented name, will be done. Nothing is sent."""
        return plan(self._read("budget", {"operation": operation, "calls": calls}))

    def health(self, *, check: bool = False) -> Health:
        """Tell what the calls of this client have shown of its connection.

        Nothing is sent, unless `check` asks for one call that tells how far the system behind was read. What
        that meets is in what is told, and raises nothing.
        """
        return health(self._read("health", {"check": check}))

    def credits(
        self, *, cloud: Sequence[int] = (), on_premises: Sequence[int] = (), pool: int = 0
    ) -> Credits:
        """Tell what connections cost in credits, by the tiers of their systems. Nothing is sent."""
        planned = {"cloud": list(cloud), "on_premises": list(on_premises), "pool": pool}
        return credit(self._read("credits", planned))

    def explain(self) -> list[Setting]:
        """Tell what each setting is and where it comes from; secrets are `***`. Nothing is sent."""
        return settings(self._read("explain", {}))

    def close(self) -> None:
        """Close the client: later calls raise `ClosedError`, earlier ones still end. Twice does no harm.

        When it returns, `on_event` was told what had happened, unless it takes longer than a second.
        """
        self._handle.close(wait=True)

    def _read(self, row: str, arguments: Mapping[str, Any], extra: Mapping[str, Any] | None = None) -> Any:
        """Call a row of the core and give the JSON of its answer."""
        return result(*self._end(row, arguments, extra))

    def _records(
        self,
        model: type[M],
        row: str,
        arguments: Mapping[str, Any],
        extra: Mapping[str, Any] | None = None,
    ) -> list[M]:
        """Call a row of the core and give the records of its answer."""
        return records(model, *self._end(row, arguments, extra))

    def _end(
        self, row: str, arguments: Mapping[str, Any], extra: Mapping[str, Any] | None
    ) -> tuple[int, bytes]:
        options = self._options_with(extra) if extra else self._wire
        end = _native.call(self._handle.number(), row, encode(arguments), options)
        warn()
        return end

    def __enter__(self) -> Self:
        """Give the client itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the client."""
        self.close()


def _made_again(
    kind: type[BaseClient], settings: dict[str, Any], env: Any, options: dict[str, Any]
) -> BaseClient:
    """Make a client of what was pickled."""
    client = kind.__new__(kind)
    client._open(settings, env=env)
    client._options, client._wire = options, encode(options) if options else b""
    return client


def _teller(hook: Callable[[Event], None] | None) -> Callable[[bytes], None] | None:
    """Give what tells events to a program's function, its log, or both."""
    tell = None
    if hook is not None:
        from .events import teller  # noqa: PLC0415 (most programs do without)

        tell = teller(hook)
    # Who wants a log for debugging has imported what makes one.
    logging = sys.modules.get("logging")
    if logging is not None and logging.getLogger("makokit").isEnabledFor(logging.DEBUG):
        from ._log import logged  # noqa: PLC0415 (most programs do without)

        tell = logged(tell)
    return tell


def _shown(name: str, settings: Mapping[str, Any], *, env: bool) -> str:
    """Show how a client was made, by what identifies it and is no secret."""
    if settings.get("base_url") is not None:
        return f"{name}(base_url={settings['base_url']!r})"
    if settings.get("profile") is not None:
        return f"{name}.from_profile({settings['profile']!r})"
    return f"{name}.from_env()" if env else f"{name}()"
