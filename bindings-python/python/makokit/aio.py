"""The asynchronous clients."""

from __future__ import annotations

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
from ._health import Credits, Health, credit, health
from ._json import encode
from .client import BaseClient

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import TracebackType
    from typing import Any, Literal, TypeVar

    from typing_extensions import Self

    from ._batch import AsyncBatch
    from ._model import Model, Request

    M = TypeVar("M", bound=Model)

__all__ = ["AsyncClient"]


class AsyncClient(BaseClient):
    """The base of the asynchronous clients, for asyncio. Cancelling a task ends its call at once.

    A client belongs to no event loop: it may be made before there is one, and outlive it.
    """

    __slots__ = ()

    async def call(
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
        - `query`: texts, numbers and booleans; `body`: what is sent as JSON.
        - `idempotent`: whether repeating it does no harm, so that it is retried. Default: only for GET.
        - `limit_key`: what the rate limit counts. Default: the operation that the path belongs to, else
          method and path.

        Gives the JSON of the answer's body, out of its envelope.
        """
        return await self._read("call", free_call(method, path, query, body, idempotent, limit_key))

    async def raw(self, operation: str, arguments: Mapping[str, Any] | Request | None = None, /) -> RawAnswer:
        """Call an operation by its documented name, and give the whole answer: status, headers, ids, tries.

        - `operation`: such as `"getMako"`, or `"call"` for any method and path.
        - `arguments`: a request as the operation's own method takes it, `{"id": …}`, or nothing; for
          `"call"` the arguments of `call` as a dict.

        Errors are raised as by the operation's own method; they have the same facts as attributes.
        """
        return raw_answer(await self._read("raw", *about(operation, arguments)))

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
    ) -> AsyncBatch:
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

        Nothing is sent before the first result is asked for; see `makokit.AsyncBatch`.
        """
        from ._batch import AsyncBatch  # noqa: PLC0415 (most programs do without)

        given: dict[str, Any] = {
            "size": size,
            "pause": pause,
            "at_a_time": at_a_time,
            "when_invalid": when_invalid,
        }
        given.update(stop_after=stop_after, ensure=ensure, skip=skip)
        return AsyncBatch(self, operation, records, given)

    async def limits(self) -> list[Limit]:
        """Tell how much of its limits each operation has used, as far as is known. Nothing is sent."""
        return limits(await self._read("limits", {}))

    async def budget(self, operation: str, calls: int) -> Plan:
        """Tell when so many calls of an operation, by its documented name, will be done. Nothing is sent."""
        return plan(await self._read("budget", {"operation": operation, "calls": calls}))

    async def health(self, *, check: bool = False) -> Health:
        """Tell what the calls of this client have shown of its connection.

        Nothing is sent, unless `check` asks for one call that tells how far the system behind was read. What
        that meets is in what is told, and raises nothing.
        """
        return health(await self._read("health", {"check": check}))

    async def credits(
        self, *, cloud: Sequence[int] = (), on_premises: Sequence[int] = (), pool: int = 0
    ) -> Credits:
        """Tell what connections cost in credits, by the tiers of their systems. Nothing is sent."""
        planned = {"cloud": list(cloud), "on_premises": list(on_premises), "pool": pool}
        return credit(await self._read("credits", planned))

    async def explain(self) -> list[Setting]:
        """Tell what each setting is and where it comes from; secrets are `***`. Nothing is sent."""
        return settings(await self._read("explain", {}))

    async def aclose(self) -> None:
        """Close the client, as `close` does; closing does not wait."""
        self.close()

    async def _read(
        self, row: str, arguments: Mapping[str, Any], extra: Mapping[str, Any] | None = None
    ) -> Any:
        """Call a row of the core and give the JSON of its answer."""
        return result(*await self._end(row, arguments, extra))

    async def _records(
        self,
        model: type[M],
        row: str,
        arguments: Mapping[str, Any],
        extra: Mapping[str, Any] | None = None,
    ) -> list[M]:
        """Call a row of the core and give the records of its answer."""
        return records(model, *await self._end(row, arguments, extra))

    async def _end(
        self, row: str, arguments: Mapping[str, Any], extra: Mapping[str, Any] | None
    ) -> tuple[int, bytes]:
        from . import _pump  # noqa: PLC0415 (brings asyncio, which a blocking program does without)

        options = self._options_with(extra) if extra else self._wire
        return await _pump.call(self._handle.number(), row, encode(arguments), options)

    async def __aenter__(self) -> Self:
        """Give the client itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the client."""
        self.close()
