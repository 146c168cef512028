"""Many connections: a client for each, a token that is replaced, and what is known of it."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
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
        with pytest.raises(ConfigError, match="replace_token"):
            connections.add("acme", "another")
        with pytest.raises(ConfigError, match='the token of "initech" is that of "globex"') as shared:
            connections.add("initech", states["globex"]["token"])
        assert states["globex"]["token"] not in str(shared.value)
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


@pytest.mark.parametrize("second", [("acme", "two"), ("globex", "one")])
def test_of_two_that_are_added_at_once_and_share_a_name_or_a_token_one_is_refused(
    second: tuple[str, str],
) -> None:
    both = threading.Barrier(2, timeout=30)
    made: list[MakiniClient] = []

    class Racing(MakiniClient):
        """Both are there before either is checked."""

        __slots__ = ()

        def __init__(self, **settings: Any) -> None:
            super().__init__(**settings)
            made.append(self)
            both.wait()

    with Connections(Racing, {}) as connections, ThreadPoolExecutor(2) as threads:
        ends = [threads.submit(connections.add, *added) for added in (("acme", "one"), second)]
        errors = [end.exception(30) for end in ends]
        (kept,) = [end.result() for end, error in zip(ends, errors, strict=True) if error is None]
        (refused,) = [error for error in errors if error is not None]
        assert isinstance(refused, ConfigError)
        assert list(connections.values()) == [kept]
        assert [client is kept for client in made] == ["closed" not in repr(client) for client in made]
    assert all("closed" in repr(client) for client in made)


def test_the_place_of_a_closed_client_and_of_a_replaced_token_is_free() -> None:
    with Connections(MakiniClient, {"acme": "one", "globex": "two"}) as connections:
        connections["acme"].close()
        assert connections.add("acme", "one") is connections["acme"]
        connections["globex"].replace_token("three")
        connections.add("initech", " two ")
        with pytest.raises(ConfigError, match="globex"):
            connections.add("umbrella", "three")


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
