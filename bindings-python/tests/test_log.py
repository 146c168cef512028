"""The log of what happens on the way of calls: for who asks for it, and without a secret."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from makokit import AsyncMakoClient, MakoClient
from makokit._log import logged

if TYPE_CHECKING:
    from conftest import Sandbox
    from makokit import testing
    from makokit.events import Event


@pytest.fixture
def debugging(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """A program that logs all that makokit has to say."""
    caplog.set_level(logging.DEBUG, "makokit")
    return caplog


def lines(log: pytest.LogCaptureFixture) -> list[tuple[int, str]]:
    """The levels of what was logged, and the words behind the name of the call."""
    return [(record.levelno, record.getMessage().partition("): ")[2]) for record in log.records]


def test_a_try_and_its_repetition_are_logged(
    mako_sandbox: testing.Sandbox, debugging: pytest.LogCaptureFixture
) -> None:
    mako_sandbox.arm("unavailable", operation="listCompanies", retry_after="20")
    events: list[Event] = []
    with MakoClient(**mako_sandbox.settings, clock="virtual", on_event=events.append) as client:
        client.list_companies()
    told = lines(debugging)
    path = "GET /mako-api/config/v1/listCompanies"
    assert [words for level, words in told if level == logging.DEBUG and "leaves" in words] == [
        f"{path} leaves, try 1",
        f"{path} leaves, try 2",
    ]
    (again,) = [words for level, words in told if level == logging.INFO]
    # Not before the server's 20 seconds, and a little later.
    assert re.match(r"try 1 failed, again in 2\d{4} ms: listCompanies: .* 503", again)
    assert {record.name for record in debugging.records} == {"makokit"}
    assert mako_sandbox.settings["client_secret"] not in debugging.text
    # The function that was given is told, too.
    assert len(events) == len(told)


def test_an_asynchronous_client_logs_the_same(
    mako_sandbox: testing.Sandbox, debugging: pytest.LogCaptureFixture
) -> None:
    async def main() -> None:
        async with AsyncMakoClient(**mako_sandbox.settings) as client:
            await client.list_companies()
            # The events of a call are told before its answer.
            assert "HTTP 200 after" in debugging.text

    asyncio.run(main())


OF_CALL = {"operation": "addMako", "request_id": "r", "attempt": 1, "connection": "acme"}


@pytest.mark.parametrize(
    ("event", "facts", "told"),
    [
        ("wait", {"wait_ms": 9}, (logging.INFO, "addMako (r): waits 9 ms for the rate limit")),
        (
            "reauthorization",
            {"error": "InvalidToken", "message": "refused"},
            (logging.DEBUG, "addMako (r): connection acme has to be made anew: refused"),
        ),
        (
            "breaker_opened",
            {"failures": 5, "error": "Connect", "pause_ms": 10},
            (logging.DEBUG, "connection acme has failed 5 times (Connect); none is sent for 10 ms"),
        ),
        ("breaker_closed", {"elapsed_ms": 7}, (logging.DEBUG, "connection acme answers again after 7 ms")),
        ("dropped", {"count": 7}, (logging.DEBUG, "7 events came too quickly to be told")),
        ("tomorrow", {"colour": "red"}, (logging.DEBUG, "tomorrow")),
        (
            "retry",
            {"attempt": 1, "wait_ms": 5, "message": "slow\r\nCRITICAL root forged\x1b[2J"},
            (logging.INFO, "addMako (r): try 1 failed, again in 5 ms: slow  CRITICAL root forged [2J"),
        ),
    ],
)
def test_every_event_has_a_line(
    debugging: pytest.LogCaptureFixture, event: str, facts: dict[str, object], told: tuple[int, str]
) -> None:
    logged(None)(json.dumps({"event": event, **OF_CALL, **facts}).encode())
    (record,) = debugging.records
    assert (record.levelno, record.getMessage()) == told


QUIET = """
import json, sys, threading
from makokit import MakoClient

assert "logging" not in sys.modules
if sys.argv[2] == "info":
    import logging
    logging.basicConfig(level=logging.INFO)
with MakoClient(**json.loads(sys.argv[1])) as client:
    client.list_companies()
    assert sys.argv[2] == "info" or "logging" not in sys.modules
    assert "makokit._pump" not in sys.modules
"""


@pytest.mark.parametrize("how", ["never", "info"])
def test_who_does_not_ask_for_it_pays_nothing(sandbox: Sandbox, how: str) -> None:
    command = [sys.executable, "-c", QUIET, json.dumps(sandbox.settings), how]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
