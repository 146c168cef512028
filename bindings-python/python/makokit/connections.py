"""Many connections side by side, each with a client of its own.

    from makokit import Connections, MakiniClient

    connections = Connections(MakiniClient, {"acme": token, "globex": other})
    for order in connections["acme"].list_purchase_orders():
        print(order.order_no)

The clients have their settings in common and nothing else: each has a token, limits, a circuit breaker and a
health of its own.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping

from . import _handle
from ._typing import TypeVar
from .client import BaseClient

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Any

    from typing_extensions import Self

__all__ = ["Connections"]

_Client = TypeVar("_Client", bound=BaseClient)


class Connections(Mapping[str, _Client]):
    """The clients of many connections, by the name of each."""

    __module__ = "makokit"
    __slots__ = ("_clients", "_locks", "_make", "_settings")

    def __init__(self, client: type[_Client], tokens: Mapping[str, str], /, **settings: Any) -> None:
        """Make a client for each name and token; `settings` are those of all of them."""
        self._make, self._settings = client, settings
        self._clients: dict[str, _Client] = {}
        # By the number of forks: a thread that is not in the child may hold the parent's for ever.
        self._locks: dict[int, threading.Lock] = {}
        for name, token in tokens.items():
            self.add(name, token)

    def add(self, name: str, token: str) -> _Client:
        """Add a connection. A name or a token that another one has is a `ConfigError`."""
        client = self._make(**{**self._settings, "connection": name, "api_token": token})
        try:
            with self._locks.setdefault(_handle.forks(), threading.Lock()):
                client._stand_apart(list(self._clients.values()))
                self._clients[name] = client
        except BaseException:
            client.close()
            raise
        return client

    def remove(self, name: str) -> None:
        """Close a connection's client and take it out."""
        self._clients.pop(name).close()

    def close(self) -> None:
        """Close all clients."""
        for client in list(self._clients.values()):
            client.close()

    def __getitem__(self, name: str) -> _Client:
        """Give the client of a connection."""
        return self._clients[name]

    def __iter__(self) -> Iterator[str]:
        """Give the names."""
        return iter(list(self._clients))

    def __len__(self) -> int:
        """Tell how many there are."""
        return len(self._clients)

    def __enter__(self) -> Self:
        """Give the connections themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all clients."""
        self.close()
