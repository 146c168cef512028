"""The client beside its peers, against one server in one run: `cargo dev bench python`.

Rounds alternate, so that whatever else the machine does falls on all; a ratio is the median of the rounds'.
Each peer does what a careful script would: the token, an id of its own, the status, the envelope.

    python benches/peers.py http://127.0.0.1:4711
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import AsyncExitStack, ExitStack
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import aiohttp
import cost
import httpx
import msgspec
import requests
from pyreqwest.client import ClientBuilder, SyncClientBuilder

from makokit import AsyncMakoClient, MakoClient
from makokit.mako import Company, MakoId

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

ID = MakoId("708680cf-07c5-4618-94be-3b12ddb92d84")
TOKEN = "YUMCABQAqX2cqBjSiFht"
ROUNDS = 9
SECONDS = 0.4
FLIGHT = 64
RATE = 1_000_000


class Peer(msgspec.Struct):
    """A company as msgspec has it."""

    id: str
    name: str | None = None


class Envelope(msgspec.Struct):
    """What stands around a list."""

    status: str
    body: list[Peer]


def settings(base_url: str) -> dict[str, Any]:
    """What makes a client of the server, which keeps no limit."""
    access = {"base_url": base_url, "client_id": "bench", "client_secret": "bench"}
    return {**access, "rate_limit": RATE, "limits": "process", "token_cache": "off"}


def headers() -> dict[str, str]:
    """What a peer's call sends."""
    return {"authorization": f"Bearer {TOKEN}", "x-request-id": str(uuid4())}


def read(status: int, envelope: Any) -> None:
    """Look at an answer as a careful script would."""
    assert status == 200
    assert envelope["status"] == "OK"
    assert envelope["body"]["id"] == ID


def told(what: str, ours: list[float], theirs: list[float], bar: str = "") -> None:
    """Print a ratio of rates."""
    ratio = median(our / their for our, their in zip(ours, theirs, strict=True))
    shown = f" (bar {bar})" if bar else ""
    print(f"{what}: {ratio:.2f}{shown}; last round {ours[-1]:.0f}/s and {theirs[-1]:.0f}/s", flush=True)


def compared(what: str, rates: dict[str, list[float]], bars: dict[str, str]) -> None:
    """Print our rates beside those of each peer."""
    ours = rates.pop("makokit")
    for peer, theirs in rates.items():
        told(f"{what}, of {peer}'s rate", ours, theirs, bars.get(peer, ""))


def blocking(base_url: str) -> None:
    """One call after the other."""
    url = f"{base_url}/mako-api/config/v1/getMako/{ID}"
    with ExitStack() as stack:
        mako = stack.enter_context(MakoClient(**settings(base_url)))
        session = stack.enter_context(requests.Session())
        plain = stack.enter_context(httpx.Client())
        rust = stack.enter_context(SyncClientBuilder().build())

        def by_requests() -> None:
            answer = session.get(url, headers=headers())
            read(answer.status_code, answer.json())

        def by_httpx() -> None:
            answer = plain.get(url, headers=headers())
            read(answer.status_code, answer.json())

        def by_pyreqwest() -> None:
            answer = rust.get(url).headers(headers()).build().send()
            read(answer.status, answer.json())

        def by_makokit() -> None:
            assert mako.get_mako(ID).id == ID

        calls = {"pyreqwest": by_pyreqwest, "requests": by_requests, "httpx": by_httpx, "makokit": by_makokit}
        rates: dict[str, list[float]] = {name: [] for name in calls}
        for number in range(ROUNDS + 1):
            for name, call in calls.items():
                rate = rate_of(call)
                if number:  # the first round fills pools and caches
                    rates[name].append(rate)
    compared("sync call", rates, {"pyreqwest": ">= 0.80", "requests": ">= 4"})


def rate_of(call: Callable[[], object]) -> float:
    """Give calls in a second."""
    start = perf_counter()
    done = 0
    while (now := perf_counter()) - start < SECONDS:
        call()
        done += 1
    return done / (now - start)


async def awaiting(base_url: str) -> None:
    """So many calls under way at a time."""
    url = f"{base_url}/mako-api/config/v1/getMako/{ID}"
    async with AsyncExitStack() as stack:
        mako = await stack.enter_async_context(AsyncMakoClient(**settings(base_url)))
        session = await stack.enter_async_context(aiohttp.ClientSession())
        limits = httpx.Limits(max_connections=FLIGHT, max_keepalive_connections=FLIGHT)
        plain = await stack.enter_async_context(httpx.AsyncClient(limits=limits))
        rust = await stack.enter_async_context(ClientBuilder().build())

        async def by_aiohttp() -> None:
            async with session.get(url, headers=headers()) as answer:
                read(answer.status, await answer.json())

        async def by_httpx() -> None:
            answer = await plain.get(url, headers=headers())
            read(answer.status_code, answer.json())

        async def by_pyreqwest() -> None:
            answer = await rust.get(url).headers(headers()).build().send()
            read(answer.status, await answer.json())

        async def by_makokit() -> None:
            assert (await mako.get_mako(ID)).id == ID

        calls = {"pyreqwest": by_pyreqwest, "aiohttp": by_aiohttp, "httpx": by_httpx, "makokit": by_makokit}
        rates: dict[str, list[float]] = {name: [] for name in calls}
        for number in range(ROUNDS + 1):
            for name, call in calls.items():
                rate = await rate_in_flight(call)
                if number:
                    rates[name].append(rate)
    compared(f"async call, {FLIGHT} in flight", rates, {"pyreqwest": ">= 1.0", "aiohttp": ">= 2"})


async def rate_in_flight(call: Callable[[], Awaitable[object]]) -> float:
    """Give calls in a second, with so many under way at a time."""
    start = perf_counter()

    async def lane() -> int:
        done = 0
        while perf_counter() - start < SECONDS:
            await call()
            done += 1
        return done

    done = sum(await asyncio.gather(*(lane() for _ in range(FLIGHT))))
    return done / (perf_counter() - start)


def lists(base_url: str) -> None:
    """A list of 10,000: its body to objects of which two fields are read; and the whole call around it."""
    url = f"{base_url}/mako-api/config/v1/listCompanies"
    with MakoClient(**settings(base_url)) as mako, SyncClientBuilder().build() as rust:
        body = rust.get(url).build().send().bytes().to_bytes()
        body = msgspec.json.encode(msgspec.json.decode(body)["body"])
        decoder = msgspec.json.Decoder(list[Peer])
        whole = msgspec.json.Decoder(Envelope)

        def called() -> list[Peer]:
            answer = rust.get(url).headers(headers()).build().send()
            return whole.decode(answer.bytes().to_bytes()).body

        def made() -> list[Company]:
            return Company._read(body)

        times = [(took(made), took(lambda: decoder.decode(body))) for _ in range(3 * ROUNDS)]
        times_of("list of 10,000, body to fields", "msgspec", times, " (bar <= 1.75)")
        times = [(took(mako.list_companies), took(called)) for _ in range(ROUNDS)]
        times_of("list of 10,000, whole call", "pyreqwest and msgspec", times)


def times_of(what: str, peer: str, times: list[tuple[float, float]], bar: str = "") -> None:
    """Print a ratio of times."""
    ratio = median(our / their for our, their in times)
    ours, theirs = (min(side) * 1000 for side in zip(*times, strict=True))
    print(f"{what}: {ratio:.2f} of {peer}'s time{bar}; at best {ours:.1f} ms and {theirs:.1f} ms", flush=True)


def took(make: Callable[[], Any]) -> float:
    """Give the seconds that making a list and reading two fields of each takes."""
    start = perf_counter()
    for company in make():
        assert company.id
        assert company.name
    return perf_counter() - start


if __name__ == "__main__":
    cost.tell(settings(sys.argv[1]), ID)
    lists(sys.argv[1])
    blocking(sys.argv[1])
    asyncio.run(awaiting(sys.argv[1]))
