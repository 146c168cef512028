"""The asynchronous client: many calls at once, cancelling them, and event loops that come and go."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from makokit import ApiError, AsyncMakoClient, ClosedError
from makokit.mako import AddMako, Address, MakoId

if TYPE_CHECKING:
    from conftest import Sandbox
    from silent import Silent


def test_many_calls_at_once(sandbox: Sandbox) -> None:
    async def main() -> None:
        async with AsyncMakoClient(**sandbox.settings) as client:
            mako = await client.add_mako(
                AddMako(
                    company_id=sandbox.root_company_id,
                    name="x",
                    address=Address(address1="1"),
                    phone_number="2",
                    mako_model="Mako 6500-M",
                )
            )
            answers = await asyncio.gather(*(client.get_mako(mako.id) for _ in range(90)))
            assert answers == [mako] * 90
            company = await client.getCompany(sandbox.root_company_id)
            assert company.id in [listed.id for listed in await client.list_companies()]
            assert {limit.operation for limit in await client.limits()} >= {"addMako", "getMako"}

    asyncio.run(main())


def test_an_error_comes_to_the_one_who_awaits_it(sandbox: Sandbox) -> None:
    async def main() -> None:
        async with AsyncMakoClient(**sandbox.settings) as client:
            good, bad = await asyncio.gather(
                client.list_companies(), client.get_mako(MakoId("none")), return_exceptions=True
            )
            assert isinstance(good, list)
            assert isinstance(bad, ApiError)
            with pytest.raises(TypeError, match="did you mean 'name'"):
                await client.add_mako(nmae="x")  # type: ignore[call-arg]
            with pytest.raises(TypeError, match="not both"):
                await client.add_company({"name": "x"}, name="x")
        with pytest.raises(ClosedError):
            await client.list_companies()
        await client.aclose()

    asyncio.run(main())


def test_cancelling_a_task_reaches_the_server(silent: Silent) -> None:
    async def main() -> None:
        async with AsyncMakoClient(**silent.settings) as client:
            task = asyncio.create_task(client.list_companies())
            await asyncio.to_thread(silent.arrived.wait, 30)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert await asyncio.to_thread(silent.gone.wait, 30)

    asyncio.run(main())


def test_waiting_no_longer_reaches_the_server(silent: Silent) -> None:
    async def main() -> None:
        async with AsyncMakoClient(**silent.settings) as client:
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(client.list_companies(), 0.2)
            assert await asyncio.to_thread(silent.gone.wait, 30)

    asyncio.run(main())


def test_an_answer_for_a_closed_loop_disturbs_nobody(silent: Silent, sandbox: Sandbox) -> None:
    abandoned = AsyncMakoClient(**silent.settings)
    loop = asyncio.new_event_loop()
    task = loop.create_task(abandoned.list_companies())
    loop.run_until_complete(asyncio.wait_for(loop.run_in_executor(None, silent.arrived.wait), 30))
    loop.run_until_complete(loop.shutdown_default_executor())
    loop.close()
    silent.release.set()

    async def after() -> None:
        # The next answer of the server comes after that for the closed loop, through the same thread.
        async with AsyncMakoClient(**silent.settings) as client:
            assert await client.list_companies() == []
        async with AsyncMakoClient(**sandbox.settings) as client:
            assert await client.list_companies()

    asyncio.run(after())
    assert not task.done()
    coroutine: Any = task.get_coro()
    coroutine.close()
    abandoned.close()


def test_one_client_serves_loops_of_several_threads(sandbox: Sandbox) -> None:
    client = AsyncMakoClient(**sandbox.settings)
    counts: list[int] = []

    async def main() -> None:
        answers = await asyncio.gather(*(client.list_companies() for _ in range(10)))
        counts.append(len(answers))

    threads = [threading.Thread(target=asyncio.run, args=(main(),)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    client.close()
    assert counts == [10] * 4
    assert [thread.name for thread in threading.enumerate()].count("makokit") == 1


EXIT = """
import asyncio, atexit, sys
from makokit import AsyncMakoClient, ClosedError

def late():
    try:
        asyncio.run(client.list_companies())
    except ClosedError as error:
        print(error, flush=True)

atexit.register(late)
client = AsyncMakoClient(base_url=sys.argv[1], client_id="c", client_secret="s")

async def main():
    task = asyncio.create_task(client.list_companies())
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    print(task.done(), flush=True)

asyncio.run(main())
"""


def test_the_interpreter_exits_while_a_call_is_under_way(silent: Silent) -> None:
    command = [sys.executable, "-W", "error", "-c", EXIT, silent.base_url]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert silent.arrived.wait(30)
            told, errors = process.communicate("go\n", timeout=30)
        finally:
            process.kill()
    assert told.splitlines() == ["False", "the interpreter is about to exit; no more calls are made"]
    assert (process.returncode, errors) == (0, "")
