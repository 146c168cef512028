"""Many connections: a client for each, a token that is replaced, and what is known of it."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from makokit import (
    AsyncMakiniClient,
    ConfigError,
    Connections,
    ConnectionUnavailableError,
    Credits,
    InvalidTokenError,
    MakiniClient,
    MakoClient,
    ServerError,
    testing,
)
from makokit.events import BreakerOpened, Event, Reauthorization

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Sandbox as Served


class Account:
    """A sandbox's Makini, with connections of its own."""

    def __init__(self, sandbox: testing.Sandbox) -> None:
        self.sandbox = sandbox
        self.base_url = "/".join(sandbox.base_url.split("/")[:3])

    def connect(self, name: str) -> dict[str, Any]:
        return self.ask("/makini/connections", {"name": name})

    def change(self, connection: dict[str, Any], **change: Any) -> dict[str, Any]:
        return self.ask(f"/makini/connections/{connection['id']}", change)

    def ask(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = self.sandbox.ask(path, method="POST", body=body)
        return told


@pytest.fixture
def account() -> Iterator[Account]:
    with testing.Sandbox() as sandbox:
        yield Account(sandbox)


def first(client: MakiniClient) -> Any:
    return next(iter(client.list_purchase_orders(page_size=1)))


def test_on_event_puts_another_token_in_place(account: Account) -> None:
    connection = account.connect("acme")
    told: list[Event] = []
    replaced = threading.Event()

    def note(event: Event) -> None:
        if isinstance(event, Reauthorization):
            told.append(event)
            client.replace_token(token)
            replaced.set()

    with MakiniClient(
        base_url=account.base_url, connection="acme", api_token=connection["token"], on_event=note
    ) as client:
        first(client)
        token = account.change(connection, reconnect=True)["token"]
        # The function may have been quicker than the call's end.
        with suppress(InvalidTokenError):
            first(client)
        assert replaced.wait(30)
        first(client)
    (event,) = told
    assert isinstance(event, Reauthorization)
    assert (event.connection, event.error, event.name) == ("acme", "InvalidToken", "reauthorization")


def test_each_connection_has_a_client_and_a_breaker_of_its_own(account: Account) -> None:
    states = {name: account.connect(name) for name in ("acme", "globex")}
    opened: list[Event] = []
    with Connections(
        MakiniClient,
        {name: state["token"] for name, state in states.items()},
        base_url=account.base_url,
        retries=0,
        on_event=opened.append,
    ) as connections:
        assert list(connections) == ["acme", "globex"]
        assert (len(connections), "acme" in connections, "initech" in connections) == (2, True, False)
        with pytest.raises(ValueError, match="replace_token"):
            connections.add("acme", "another")
        account.change(states["globex"], status="offline")
        for _ in range(5):
            first(connections["acme"])
            with pytest.raises(ServerError):
                first(connections["globex"])
        with pytest.raises(ConnectionUnavailableError) as refused:
            first(connections["globex"])
        assert refused.value.retry_after is not None
        health = {name: connections[name].health() for name in connections}
        assert health["acme"].status == "ok"
        assert health["globex"].status == "unavailable"
        assert health["globex"].last_error is not None
        assert health["globex"].last_error.kind == "Server"
        connections.remove("globex")
        assert list(connections) == ["acme"]
    assert [event.failures for event in opened if isinstance(event, BreakerOpened)] == [5]
    assert account.sandbox.verdict().ok


def test_a_check_tells_how_far_the_system_was_read(account: Account) -> None:
    connection = account.connect("acme")

    async def main() -> None:
        async with AsyncMakiniClient(
            base_url=account.base_url, connection="acme", api_token=connection["token"]
        ) as client:
            assert (await client.health()).status == "never_used"
            health = await client.health(check=True)
            assert (health.status, health.sync_status, health.connection) == ("ok", "completed", "acme")
            assert health.last_sync == connection["last_successful_sync_at"]
            account.change(connection, reconnect=True)
            health = await client.health(check=True)
            assert health.status == "reauthorization_required"
            assert "replace_token" in health.next

    asyncio.run(main())


def test_credits_are_the_cores(account: Account, sandbox: Served) -> None:
    with MakiniClient(base_url=account.base_url, api_token="t") as client:
        assert client.credits(cloud=[3, 1, 1, 1], on_premises=[3], pool=20) == Credits(15, 5, 0)
        with pytest.raises(ConfigError, match="cloud: there is no tier 4"):
            client.credits(cloud=[4])
    with MakoClient(**sandbox.settings) as mako:
        for wrong in (mako.credits, lambda: mako.replace_token("x"), lambda: mako.health(check=True)):
            with pytest.raises(ConfigError):
                wrong()


def test_a_wrong_token_is_not_shown(account: Account) -> None:
    with MakiniClient(base_url=account.base_url, api_token="t") as client:
        for wrong, error in (("hush\ud800", ValueError), (b"hush", TypeError), ("hu\nsh", ConfigError)):
            with pytest.raises(error) as raised:
                client.replace_token(wrong)  # type: ignore[arg-type]
            assert "hush" not in str(raised.value)
