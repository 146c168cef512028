"""What all clients have in common, and the blocking ones."""

from __future__ import annotations

from . import _native
from ._generated import HASH
from ._handle import Handle, check
from ._json import decode, encode
from ._keywords import keywords
from ._settings import Settings, millis, to_wire
from ._typing import NamedTuple
from .errors import UnexpectedResponseError, _error_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping
    from types import TracebackType
    from typing import Any, ClassVar, Literal

    from typing_extensions import Self, Unpack

__all__ = ["BaseClient", "Client", "Limit", "Settings"]


class Limit(NamedTuple):
    """How much of its rate limit an operation has used."""

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


class BaseClient:
    """What the blocking and the asynchronous clients have in common.

    A client is cheap to make and sends nothing by itself; one is enough for a program. It may be used by many
    threads, and in a child after a fork, where it opens itself again.

    Settings, each by keyword; `None` means the default:

    - `base_url`, `client_id`, `client_secret`: as the vendor handed them over. Required.
    - `timeout`: the time of a call in seconds, all waits and tries together. Default: 60.
    - `connect_timeout`: the time for making a connection in seconds. Default: 10.
    - `retries`: how often a call is tried again when that does no harm. Default: 3.
    - `rate_limit`: requests in a second for each operation. Default: 100 (documented).
    - `guard`: by how much that second is stretched to make up for the network, in seconds. Default: 0.01.
    - `max_answer_bytes`: the largest answer that is accepted. Default: 16 MiB.
    - `ca_bundle`: a file of PEM certificates to trust instead of the system's. Default: what the variable
      `MAKOKIT_CA_BUNDLE` names.
    - `paths`: other paths for operations, by the operation's documented name; `{id}` stands for the id.
    - `clock`: `"real"`, or `"virtual"` for tests, where waiting for a limit or a retry takes no time.

    A misspelt keyword is a `TypeError`, a missing or wrong value a `ConfigError`.
    """

    __slots__ = ("__weakref__", "_handle", "_options", "_shown", "_wire")

    _SYSTEM: ClassVar[str]
    _checked: ClassVar[bool] = False

    @keywords
    def __init__(
        self,
        *,
        base_url: str | None,
        client_id: str | None,
        client_secret: str | None,
        timeout: float | None = None,
        connect_timeout: float | None = None,
        retries: int | None = None,
        rate_limit: int | None = None,
        guard: float | None = None,
        max_answer_bytes: int | None = None,
        ca_bundle: str | os.PathLike[str] | None = None,
        paths: Mapping[str, str] | None = None,
        clock: Literal["real", "virtual"] | None = None,
    ) -> None:
        """Make a client. Nothing is sent."""
        settings: Settings = {
            "base_url": base_url,
            "client_id": client_id,
            "client_secret": client_secret,
            "timeout": timeout,
            "connect_timeout": connect_timeout,
            "retries": retries,
            "rate_limit": rate_limit,
            "guard": guard,
            "max_answer_bytes": max_answer_bytes,
            "ca_bundle": ca_bundle,
            "paths": paths,
            "clock": clock,
        }
        self._open(settings, env=False)

    @classmethod
    def from_env(cls, **overrides: Unpack[Settings]) -> Self:
        """Make a client from the environment; what is given by keyword goes before it.

        The variables begin with the system's name: `<SYSTEM>_BASE_URL`, `<SYSTEM>_CLIENT_ID` and
        `<SYSTEM>_CLIENT_SECRET`, or `<SYSTEM>_CLIENT_SECRET_FILE` for a file that holds the secret.
        """
        client = cls.__new__(cls)
        client._open(overrides, env=True)
        return client

    @keywords
    def with_options(
        self,
        *,
        timeout: float | None = None,
        retries: int | None = None,
        validate: bool | Literal["on", "off"] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Self:
        """Give a client whose calls do some things differently; all else, `close` too, it shares with this.

        - `timeout`: the time of a call in seconds.
        - `retries`: how often a call is tried again.
        - `validate`: `False` or `"off"` sends requests as they are, without the check before sending.
        - `extra`: more fields for the request's body, sent as given.
        """
        options = dict(self._options)
        if timeout is not None:
            options["timeout_ms"] = millis("timeout", timeout)
        if retries is not None:
            options["retries"] = retries
        if validate is not None:
            options["validate"] = validate if isinstance(validate, str) else "on" if validate else "off"
        if extra is not None:
            options["extra"] = {**options.get("extra", {}), **extra}
        client = type(self).__new__(type(self))
        client._handle, client._shown = self._handle, self._shown
        client._options, client._wire = options, encode(options)
        return client

    def close(self) -> None:
        """Close the client: later calls raise `ClosedError`, earlier ones still end. Twice does no harm."""
        self._handle.close()

    def _open(self, settings: Mapping[str, Any], *, env: bool) -> None:
        if not BaseClient._checked:
            check(HASH)
            BaseClient._checked = True
        name = type(self).__name__
        self._shown = settings.get("base_url")
        self._options: dict[str, Any] = {}
        self._wire = b""
        self._handle = Handle(to_wire(name, self._SYSTEM, settings, env=env))

    def _options_with(self, extra: Mapping[str, Any]) -> bytes:
        """Give the options of a call in JSON, with a request's own further fields."""
        if not extra:
            return self._wire
        return encode({**self._options, "extra": {**extra, **self._options.get("extra", {})}})

    def __repr__(self) -> str:
        """Show where the client sends to, and no secret."""
        name = type(self).__name__
        shown = f"{name}.from_env()" if self._shown is None else f"{name}(base_url={self._shown!r})"
        return f"<{shown}, closed>" if self._handle.closed else f"<{shown}>"


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

    def limits(self) -> list[Limit]:
        """Tell how much of its rate limit each operation that was called has used. Nothing is sent."""
        return limits(self._read("limits", {}))

    def _read(self, row: str, arguments: Mapping[str, Any], extra: Mapping[str, Any] | None = None) -> Any:
        """Call a row of the core and give the JSON of its answer."""
        options = self._options_with(extra) if extra else self._wire
        return result(*_native.call(self._handle.number(), row, encode(arguments), options))

    def __enter__(self) -> Self:
        """Give the client itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the client."""
        self.close()


def result(kind: int, body: bytes) -> Any:
    """Give the JSON of an answer, or raise the error that came instead."""
    if kind:
        raise _error_of(body)
    try:
        return decode(body)
    except ValueError as error:  # such as a number of five thousand digits
        raise UnexpectedResponseError(f"Python cannot read the answer's JSON: {error}") from error


def free_call(
    method: str, path: str, query: object, body: object, idempotent: bool | None, limit_key: str | None
) -> dict[str, Any]:
    """Give the arguments of a free call."""
    wire = {"method": method, "path": path, "query": query, "body": body}
    wire.update(idempotent=idempotent, limit_key=limit_key)
    return {name: value for name, value in wire.items() if value is not None}


def limits(rows: list[dict[str, Any]]) -> list[Limit]:
    """Give the limits as the core told them."""
    return [
        Limit(row["operation"], row["used"], row["limit"], row["peak"], row["span_ms"] / 1000) for row in rows
    ]
