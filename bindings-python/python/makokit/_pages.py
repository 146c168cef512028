"""Lists that come page by page."""

from __future__ import annotations

from ._typing import Generic, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping
    from typing import Any

    from typing_extensions import Self

    from .aio import AsyncClient
    from .client import Client

T = TypeVar("T")


class _List(Generic[T]):
    """How far a list was read."""

    __module__ = "makokit"
    __slots__ = ("_about", "_client", "_ended", "_make", "_meant", "_records", "_total", "_trail")

    def __init__(
        self,
        client: Any,
        operation: str,
        make: Callable[[Any], list[T]],
        arguments: Mapping[str, Any],
        meant: Mapping[str, Any],
    ) -> None:
        self._client, self._make, self._meant = client, make, meant
        self._about: dict[str, Any] = {"operation": operation, "arguments": arguments}
        self._records: list[T] = []
        self._ended = False
        self._total: int | None = None

    @property
    def cursor(self) -> str | None:
        """Where the page after this one is: a list with this `cursor` goes on there.

        `None` before the first page, and after the last.
        """
        cursor: str | None = self._about.get("next")
        return cursor

    @property
    def total(self) -> int | None:
        """How many records there are in all, where the API has told."""
        return self._total

    def _take(self, page: Mapping[str, Any]) -> list[T]:
        if page["total"] is not None:
            self._total = page["total"]
        self._ended = page["next"] is None
        for name in ("next", "trail"):
            self._about.pop(name, None)
            if not self._ended:
                self._about[name] = page[name]
        return self._make(page["records"])

    def _left(self) -> list[T]:
        """Give what is left of the present page, in order."""
        left, self._records = self._records[::-1], []
        return left

    def __repr__(self) -> str:
        """Show which list it is, and how far it was read."""
        return f"<{type(self).__name__} of {self._about['operation']}, cursor {self.cursor!r}>"


class Pages(_List[T]):
    """A list that is read page by page, as far as somebody goes on reading.

        for order in client.list_purchase_orders(modified_after="2026-01-01"):
            ...

    One page is in memory; from the second page on the next one is fetched ahead. With cursors, what is there
    throughout comes once, whatever is added or removed meanwhile; with page numbers records may be missed or
    come twice. After an error, asking again tries the same page again.
    """

    __module__ = "makokit"
    __slots__ = ()

    _client: Client

    def next_page(self) -> list[T] | None:
        """Give the records of the next page, or what is left of this one; `None` after the last."""
        if self._records:
            return self._left()
        if self._ended:
            return None
        return self._take(self._client._read("page", self._about, self._meant))

    def pages(self) -> Iterator[list[T]]:
        """Go through the list by pages."""
        while (page := self.next_page()) is not None:
            yield page

    def __iter__(self) -> Self:
        """Give itself: the list goes on where it was left."""
        return self

    def __next__(self) -> T:
        """Give the next record."""
        while not self._records:
            page = self.next_page()
            if page is None:
                raise StopIteration
            self._records = page[::-1]
        return self._records.pop()


class AsyncPages(_List[T]):
    """A list that is read page by page, as far as somebody goes on reading.

        async for order in client.list_purchase_orders(modified_after="2026-01-01"):
            ...

    All else is as for `Pages`.
    """

    __module__ = "makokit"
    __slots__ = ()

    _client: AsyncClient

    async def next_page(self) -> list[T] | None:
        """Give the records of the next page, or what is left of this one; `None` after the last."""
        if self._records:
            return self._left()
        if self._ended:
            return None
        return self._take(await self._client._read("page", self._about, self._meant))

    async def pages(self) -> AsyncIterator[list[T]]:
        """Go through the list by pages."""
        while (page := await self.next_page()) is not None:
            yield page

    def __aiter__(self) -> Self:
        """Give itself: the list goes on where it was left."""
        return self

    async def __anext__(self) -> T:
        """Give the next record."""
        while not self._records:
            page = await self.next_page()
            if page is None:
                raise StopAsyncIteration
            self._records = page[::-1]
        return self._records.pop()
