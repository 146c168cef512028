"""Functions that are told what a client does: where they run, in which order, and what they cannot break."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import pickle
import subprocess
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from makokit import AsyncMakoClient, MakoClient, NoDataFoundError, _pump
from makokit.events import AfterResponse, BeforeSend, Dropped, Event, Refresh, Retry, Wait, teller
from makokit.mako import MakoId

if TYPE_CHECKING:
    from conftest import Sandbox
    from makokit import testing
    from silent import Silent

CALL = ["before_send", "after_response"]


def names(events: list[Event]) -> list[str]:
    return [event.name for event in events]


def test_a_blocking_call_is_told_in_order_and_on_one_thread(sandbox: Sandbox) -> None:
    events: list[Event] = []
    threads: set[str] = set()

    def note(event: Event) -> None:
        threads.add(threading.current_thread().name)
        events.append(event)

    with MakoClient(**sandbox.settings, on_event=note) as client:
        client.list_companies()
        client.with_options(retries=0).list_companies()
        with pytest.raises(NoDataFoundError):
            client.get_mako(MakoId("708680cf-07c5-4618-94be-000000000000"))
    # Leaving the context waits until all was told.
    assert names(events) == ["refresh", *CALL, *CALL, *CALL]
    assert threads == {"makokit"}
    refresh, before, after = events[:3]
    assert isinstance(refresh, Refresh)
    assert (refresh.error, refresh.elapsed >= 0) == (None, True)
    assert isinstance(before, BeforeSend)
    assert (before.operation, before.attempt, before.method) == ("listCompanies", 1, "GET")
    assert before.path == "/mako-api/config/v1/listCompanies"
    assert isinstance(after, AfterResponse)
    assert (after.request_id, after.http_status, after.attempt) == (before.request_id, 200, 1)
    assert 0 <= after.elapsed < 30


def test_the_events_of_an_asynchronous_call_come_before_its_answer(sandbox: Sandbox) -> None:
    events: list[Event] = []

    async def main() -> None:
        async with AsyncMakoClient(**sandbox.settings, on_event=events.append) as client:
            for calls in range(1, 6):
                await client.list_companies()
                assert names(events)[-2 * calls :] == CALL * calls
            before = len(events)
            await asyncio.gather(*(client.get_company(sandbox.root_company_id) for _ in range(40)))
            assert sorted(names(events[before:])) == sorted(CALL * 40)

    asyncio.run(main())


def test_each_client_tells_its_own_function(sandbox: Sandbox) -> None:
    one: list[Event] = []
    two: list[Event] = []
    with (
        MakoClient(**sandbox.settings, on_event=one.append) as first,
        MakoClient.from_env(**sandbox.settings, on_event=two.append) as second,
        MakoClient(**sandbox.settings) as third,
    ):
        first.list_companies()
        for client in (second, third):
            client.get_company(sandbox.root_company_id)
    told = [{event.operation for event in events if isinstance(event, BeforeSend)} for events in (one, two)]
    assert told == [{"listCompanies"}, {"getCompany"}]


def test_retries_and_waits_are_told(mako_sandbox: testing.Sandbox) -> None:
    events: list[Event] = []
    settings = mako_sandbox.settings
    with MakoClient(**settings, clock="virtual", rate_limit=1, on_event=events.append) as client:
        mako_sandbox.arm("html_502", operation="listCompanies")
        client.list_companies()
        client.list_companies()
    (retry,) = [event for event in events if isinstance(event, Retry)]
    assert (retry.error, retry.attempt, retry.operation) == ("Server", 1, "listCompanies")
    assert "502" in retry.message
    assert retry.wait > 0
    assert any(isinstance(event, Wait) and 0 < event.wait < 3 for event in events)


class Fault(BaseException):
    """What no `except Exception` catches."""


@pytest.mark.parametrize("fault", [ValueError("on purpose"), Fault("on purpose"), SystemExit("on purpose")])
def test_a_function_that_raises_harms_no_call_and_is_logged(
    sandbox: Sandbox, caplog: pytest.LogCaptureFixture, fault: BaseException
) -> None:
    def fail(_: Event) -> None:
        raise fault

    with MakoClient(**sandbox.settings, on_event=fail) as client:
        assert client.list_companies()

    async def main() -> None:
        async with AsyncMakoClient(**sandbox.settings, on_event=fail) as other:
            assert await other.list_companies()

    asyncio.run(main())
    assert {record.name for record in caplog.records} == {"makokit"}
    assert {record.levelno for record in caplog.records} == {logging.ERROR}
    assert "on purpose" in caplog.text


def test_a_function_may_call_and_close_its_client(sandbox: Sandbox) -> None:
    found: list[str] = []
    closed = threading.Event()

    def look(event: Event) -> None:
        if isinstance(event, AfterResponse) and not found:
            found.append(client.get_company(sandbox.root_company_id).id)
            client.close()
            closed.set()

    client = MakoClient(**sandbox.settings, on_event=look)
    client.list_companies()
    assert closed.wait(30)
    assert found == [sandbox.root_company_id]


def test_what_happens_after_the_end_is_not_told(silent: Silent, sandbox: Sandbox) -> None:
    events: list[Event] = []
    client = MakoClient(**silent.settings, on_event=events.append)
    thread = threading.Thread(target=client.list_companies)
    thread.start()
    assert silent.arrived.wait(30)
    client.close()
    assert names(events)[-1] == "before_send"
    silent.release.set()
    thread.join()
    with MakoClient(**sandbox.settings, on_event=lambda _: None) as other:
        # What it does is told after all of the above.
        other.list_companies()
    assert names(events)[-1] == "before_send"


def test_a_client_that_is_gone_was_told_of_and_is_forgotten(sandbox: Sandbox) -> None:
    events: list[Event] = []
    last = threading.Event()

    def note(event: Event) -> None:
        events.append(event)
        if event.name == "after_response":
            last.set()

    MakoClient(**sandbox.settings, on_event=note).list_companies()
    gc.collect()
    assert last.wait(30)
    with MakoClient(**sandbox.settings, on_event=events.append) as client:
        client.list_companies()
    assert not _pump._pump._listeners


def test_a_function_that_hangs_holds_up_no_blocking_call_and_no_end(sandbox: Sandbox) -> None:
    command = [sys.executable, "-W", "error", "-c", HANGING, json.dumps(sandbox.settings)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("called True\nclosed\n", "", 0)


HANGING = """
import json, sys, threading
from makokit import MakoClient

client = MakoClient(**json.loads(sys.argv[1]), on_event=lambda _: threading.Event().wait())
print("called", len(client.list_companies()) > 0, flush=True)
client.close()
print("closed", flush=True)
"""

ENDING = """
import json, os, sys
from makokit import MakoClient

def tell(event):
    os.write(1, event.name.encode() + b"\\n")

client = MakoClient(**json.loads(sys.argv[1]), token_cache="off", on_event=tell)
client.list_companies()
"""


def test_what_has_happened_is_told_before_the_interpreter_ends(sandbox: Sandbox) -> None:
    command = [sys.executable, "-W", "error", "-c", ENDING, json.dumps(sandbox.settings)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.split(), done.stderr, done.returncode) == (["refresh", *CALL], "", 0)


FORKING = """
import json, os, sys, threading
from makokit import MakoClient

events = []
client = MakoClient(**json.loads(sys.argv[1]), token_cache="off", on_event=events.append)
assert threading.active_count() == 1
view = client.with_options(retries=1)

def calls(who):
    del events[:]
    client.list_companies()
    view.list_companies()

calls("parent")
child = os.fork()
if not child:
    calls("child")
    client.close()
    print("child", *(event.name for event in events), flush=True)
    sys.exit()
assert os.waitpid(child, 0)[1] == 0
calls("parent")
client.close()
print("parent", *(event.name for event in events), flush=True)
"""


def test_events_are_told_in_a_forked_child_and_after_it_in_the_parent(sandbox: Sandbox) -> None:
    command = [sys.executable, "-W", "ignore", "-c", FORKING, json.dumps(sandbox.settings)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
    child, parent = done.stdout.splitlines()
    assert child.split() == ["child", "refresh", *CALL, *CALL]
    assert parent.split()[-4:] == [*CALL, *CALL]


def test_an_event_of_tomorrow_keeps_its_facts() -> None:
    told: list[Event] = []
    tell = teller(told.append)
    tell(b'{"event":"tomorrow","colour":"red"}')
    tell(b'{"event":"dropped","count":7}')
    tomorrow, dropped = told
    assert (type(tomorrow), tomorrow.name, tomorrow.extra) == (Event, "tomorrow", {"colour": "red"})
    assert isinstance(dropped, Dropped)
    assert dropped.count == 7


def test_events_are_frozen_compare_and_pickle() -> None:
    event = Wait.from_dict({"event": "wait", "operation": "addMako", "request_id": "r", "wait_ms": 1500})
    assert repr(event) == "Wait(name='wait', operation='addMako', request_id='r', wait=1.5)"
    assert pickle.loads(pickle.dumps(event)) == event
    with pytest.raises(AttributeError):
        event.wait = 2  # type: ignore[misc]
    match event:
        case Wait(operation=operation, wait=wait):
            assert (operation, wait) == ("addMako", 1.5)


async def later(_: Event) -> None:
    """A function whose call does nothing before it is awaited."""


class Later:
    """The same as an object."""

    async def __call__(self, _: Event) -> None:
        """Do nothing."""


@pytest.mark.parametrize("kind", [MakoClient, AsyncMakoClient])
def test_what_cannot_be_told_is_refused_when_the_client_is_made(kind: Any) -> None:
    access = {"base_url": "http://127.0.0.1:1", "client_id": "c", "client_secret": "s"}
    wrong: list[Any] = ["print", 7, []]
    for hook in wrong:
        with pytest.raises(TypeError, match=f"takes an event, not {type(hook).__name__}"):
            kind(**access, on_event=hook)
    asynchronous: list[Any] = [later, partial(later), Later(), Later().__call__]
    for hook in asynchronous:
        with pytest.raises(TypeError, match="plain function: nobody awaits a coroutine"):
            kind(**access, on_event=hook)
    plain: list[Any] = [print, partial(print, end=""), [].append]
    for hook in plain:
        kind(**access, on_event=hook).close()
