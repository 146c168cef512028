"""Many records through one operation."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from itertools import count
from threading import RLock

from . import _handle, _native
from ._model import Request, _copied
from ._settings import millis
from ._typing import NamedTuple
from .errors import MakokitError, _error_of_wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from typing_extensions import Self

    from .aio import AsyncClient
    from .client import Client


class BatchResult(NamedTuple):
    """How one record of a batch ended."""

    index: int  # type: ignore[assignment]
    """Which of the records it was, from 0 on."""

    outcome: str
    """`done`, `already_there`, `failed`, `unknown` or `not_sent`."""

    answer: Any
    """The JSON of what was written, where there is one to show."""

    error: MakokitError | None
    """Why it was not written (`failed`), or is not known (`unknown`)."""

    why: str | None
    """Why it was not sent (`not_sent`)."""

    @property
    def is_done(self) -> bool:
        """Whether the record is there for certain."""
        return self.outcome in {"done", "already_there"}


class BatchProgress(NamedTuple):
    """How far a batch has come, by what was told of it."""

    done: int
    """How many were written."""

    already_there: int
    """How many were there already."""

    failed: int
    """How many were not written."""

    unknown: int
    """Of how many nobody knows."""

    not_sent: int
    """How many were not sent."""

    left: int
    """How many have not been told of."""


for _public in (BatchResult, BatchProgress):
    _public.__module__ = "makokit"


# The core knows a batch by its client's handle and a number of ours, which we have before it answers.
_numbers = count(1)


class _Results:
    """How far the results of a batch were read."""

    __module__ = "makokit"
    __slots__ = (
        "_begin",
        "_begun",
        "_client",
        "_ended",
        "_kept",
        "_number",
        "_progress",
        "_results",
        "_told",
        "_wish",
    )

    def __init__(self, client: Any, operation: str, records: Iterable[Any], given: Mapping[str, Any]) -> None:
        sent, extra = [], {}
        for index, record in enumerate(records):
            fields, meant = _record(record)
            sent.append(fields)
            if meant:
                extra[str(index)] = meant
        options = {name: value for name, value in given.items() if value is not None}
        if "pause" in options:
            options["pause_ms"] = millis("pause", options.pop("pause"))
        if "skip" in options:
            options["skip"] = list(options["skip"])
        self._begin = {"operation": operation, "records": sent, "extra": extra, "options": options}
        self._client = client
        # Its number, which is ours, and what has the core forget it when nobody reads it any more.
        self._number = 0
        self._kept: _native.Kept | None = None
        self._begun = False
        # How it is to end, until the core has been told.
        self._wish: str | None = None
        self._results: deque[BatchResult] = deque()
        self._told = 0
        self._ended = False
        self._progress: BatchProgress | None = None

    @property
    def progress(self) -> BatchProgress | None:
        """How far it has come; `None` before the first result was asked for."""
        return self._progress

    def _named(self) -> dict[str, Any]:
        """Give what begins it, under a number of its own."""
        self._number = next(_numbers)
        self._kept = _native.Kept(self._client._handle.number(), self._number)
        return {"batch": self._number, **self._begin}

    def _took(self) -> None:
        self._begun, self._begin = True, {}

    def _refused(self) -> None:
        """Note that the core has nothing of it."""
        if self._kept is not None:
            self._kept.refused()

    def _wishes(self, how: str) -> None:
        # Who cancels does not change his mind.
        if self._wish != "cancel":
            self._wish = how

    def _ask(self, end: str | None = None) -> dict[str, Any]:
        ask = {"batch": self._number}
        return {**ask, "told": self._told} if end is None else {**ask, "end": end}

    def _take(self, wire: Mapping[str, Any]) -> None:
        self._progress = BatchProgress(**wire["progress"])
        self._told += len(wire["results"])
        if not wire["results"]:
            self._ended, self._kept = True, None
        self._results.extend(_result(result) for result in wire["results"])

    def __repr__(self) -> str:
        """Show how far it has come."""
        return f"<{type(self).__name__} {self._progress or 'not begun'}>"


class _Turn:
    """Whose turn it is to read. Who has it and comes again, as a signal's handler may, is refused."""

    __slots__ = ("_is_taken", "_lock")

    def __init__(self) -> None:
        self._lock = RLock()
        self._is_taken = False

    def __enter__(self) -> None:
        self._lock.acquire()
        if self._is_taken:
            self._lock.release()
            raise RuntimeError("this thread is reading the batch already; in a signal's handler only end it")
        self._is_taken = True

    def __exit__(self, *_: object) -> None:
        self._is_taken = False
        self._lock.release()


class Batch(_Results):
    """How the records of a batch end, as far as somebody asks: an iterator of `BatchResult`.

        for result in client.batch("createWorkOrder", records):
            if not result.is_done:
                print(result.index, result.outcome, result.error)

    Nothing is sent before the first result is asked for. Records that are wrong come first, the others in
    their order, and each comes. After Ctrl-C the batch still is there: `cancel` and read on, to learn of
    the rest.
    """

    __module__ = "makokit"
    __slots__ = ("_turns",)

    _client: Client

    def __init__(self, client: Any, operation: str, records: Iterable[Any], given: Mapping[str, Any]) -> None:
        """Make one that is not begun."""
        super().__init__(client, operation, records, given)
        # By the number of forks: a thread that is not in the child may hold the parent's for ever.
        self._turns: dict[int, _Turn] = {}

    def stop(self) -> None:
        """Send no more records; those under way go on to their end. The rest of the results still comes.

        It may be called anywhere, also by a signal's handler while the batch is read.
        """
        self._end("stop")

    def cancel(self) -> None:
        """Send no more, and give up what is under way: a record whose request has left is `unknown`.

        It may be called where `stop` may.
        """
        self._end("cancel")

    def _end(self, how: str) -> None:
        self._wishes(how)
        # One that is about to begin looks for wishes when it has begun.
        if self._begun and not self._ended:
            self._grant()

    def _grant(self) -> None:
        while (wish := self._wish) is not None:
            self._client._read("results", self._ask(wish))
            if self._wish == wish:
                self._wish = None

    def _start(self) -> None:
        if not self._begun:
            try:
                self._client._read("batch", self._named())
            except MakokitError:
                self._refused()
                raise
            self._took()
        self._grant()

    def __iter__(self) -> Self:
        """Give itself: it goes on where it was left."""
        return self

    def __next__(self) -> BatchResult:
        """Give the next result."""
        with self._turns.setdefault(_handle.forks(), _Turn()):
            if not self._results and not self._ended:
                self._start()
                self._take(self._client._read("results", self._ask()))
            if not self._results:
                raise StopIteration
            return self._results.popleft()


class AsyncBatch(_Results):
    """How the records of a batch end: an asynchronous iterator of `BatchResult`.

        async for result in client.batch("createWorkOrder", records):
            ...

    All else is as for `Batch`. When the task that reads is cancelled the batch still is there.
    """

    __module__ = "makokit"
    __slots__ = ("_turn",)

    _client: AsyncClient

    def __init__(self, client: Any, operation: str, records: Iterable[Any], given: Mapping[str, Any]) -> None:
        """Make one that is not begun."""
        from asyncio import Lock as TaskLock  # noqa: PLC0415 (a blocking program does without)

        super().__init__(client, operation, records, given)
        # Whoever comes second, in another task, finds it begun, and reads on behind the first.
        self._turn = TaskLock()

    async def stop(self) -> None:
        """Send no more records; those under way go on to their end. The rest of the results still comes."""
        await self._end("stop")

    async def cancel(self) -> None:
        """Send no more, and give up what is under way: a record whose request has left is `unknown`."""
        await self._end("cancel")

    async def _end(self, how: str) -> None:
        self._wishes(how)
        # One that is about to begin looks for wishes when it has begun.
        if self._begun and not self._ended:
            await self._grant()

    async def _grant(self) -> None:
        while (wish := self._wish) is not None:
            await self._client._read("results", self._ask(wish))
            if self._wish == wish:
                self._wish = None

    async def _start(self) -> None:
        if not self._begun:
            try:
                await self._client._read("batch", self._named())
            except MakokitError:
                self._refused()
                raise
            self._took()
        await self._grant()

    def __aiter__(self) -> Self:
        """Give itself: it goes on where it was left."""
        return self

    async def __anext__(self) -> BatchResult:
        """Give the next result."""
        async with self._turn:
            if not self._results and not self._ended:
                await self._start()
                self._take(await self._client._read("results", self._ask()))
            if not self._results:
                raise StopAsyncIteration
            return self._results.popleft()


def _record(record: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give what a record sends, and what of that goes past the check of names."""
    if isinstance(record, Request):
        return record._sent()
    if not isinstance(record, Mapping):
        raise TypeError(f"batch() takes records that are models or mappings, not {type(record).__name__}")
    request = record.get("request")
    if isinstance(request, Request):
        sent, meant = request._sent()
        return {**_copied(record), "request": sent}, meant
    return _copied(record), {}


def _result(wire: Mapping[str, Any]) -> BatchResult:
    error = None if wire["error"] is None else _error_of_wire(wire["error"])
    return BatchResult(wire["index"], wire["outcome"], wire["answer"], error, wire["why"])
