"""The hosts that the guide names: servers and workers that fork, other event loops, and trio."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import anyio
import anyio.to_thread
import pytest
import trio
import uvloop

from makokit import AsyncMakoClient

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Sandbox
    from makokit import MakoClient
    from silent import Silent

SERVICE = """
import json, os
from makokit import MakoClient

client = MakoClient(**json.loads(os.environ["ACCESS"]))
client.list_companies()  # its connection is the parent's

def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "application/json")])
    return [json.dumps([os.getpid(), os.getppid(), len(client.list_companies())]).encode()]
"""

TASKS = """
import json, os
from celery import Celery
from makokit import MakoClient

client = MakoClient(**json.loads(os.environ["ACCESS"]))
client.list_companies()

app = Celery("tasks", broker="filesystem://", backend="file://" + os.getcwd())
folders = {name: os.getcwd() for name in ("data_folder_in", "data_folder_out", "control_folder")}
app.conf.broker_transport_options = {**folders, "polling_interval": 0.05}

@app.task
def count(mode):
    # Opening a pipe waits for who opens its other end: the other process.
    with open("pipe", mode):
        return [os.getpid(), os.getppid(), len(client.list_companies())]
"""

ASKING = """
import json
from tasks import count

asked = [count.delay(mode) for mode in "rw"]
print(json.dumps([result.get(timeout=30, interval=0.05) for result in asked]))
"""


def program(*arguments: str, folder: Path, sandbox: Sandbox) -> dict[str, Any]:
    """How a program of the folder is run, with what a client needs in its environment."""
    environment = {**os.environ, "ACCESS": json.dumps(sandbox.settings)}
    return {"args": [sys.executable, *arguments], "cwd": folder, "env": environment, "text": True}


@contextmanager
def running(*arguments: str, folder: Path, sandbox: Sandbox, until: str) -> Iterator[tuple[int, str]]:
    """Run a module until it is left; give its process and what it said when it was ready."""
    how = program("-m", *arguments, folder=folder, sandbox=sandbox)
    with subprocess.Popen(
        **how, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            told = iter(process.stderr.readline, "") if process.stderr else iter(())
            lines: list[str] = []
            for line in told:
                lines.append(line)
                if found := re.search(until, line):
                    break
            else:
                pytest.fail("".join(lines))
            yield process.pid, found[0]
        finally:
            # With its workers, as Celery takes seconds to end.
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate(timeout=30)


def check(seen: list[tuple[int, int, int]], parent: int) -> None:
    """Two children of one parent have had answers."""
    assert len({worker for worker, _, _ in seen}) == 2
    assert {told for _, told, _ in seen} == {parent}
    assert all(companies > 0 for _, _, companies in seen)


def test_gunicorn_forks_with_a_client(tmp_path: Path, sandbox: Sandbox) -> None:
    (tmp_path / "service.py").write_text(SERVICE, "utf-8")
    options = ["--preload", "--workers", "2", "--bind", "127.0.0.1:0", "--no-control-socket"]
    command = ["gunicorn", *options, "service:application"]
    with running(*command, folder=tmp_path, sandbox=sandbox, until=r"http://\S+") as (parent, address):
        seen: set[tuple[int, int, int]] = set()
        # Which of the two takes a request is the system's choice.
        for _ in range(1000):
            with urlopen(address, timeout=30) as answer:
                seen.add(tuple(json.load(answer)))
            if len(seen) == 2:
                break
        check(list(seen), parent)


def test_celery_forks_with_a_client(tmp_path: Path, sandbox: Sandbox) -> None:
    (tmp_path / "tasks.py").write_text(TASKS, "utf-8")
    os.mkfifo(tmp_path / "pipe")
    options = ["--pool", "prefork", "--concurrency", "2", "--without-gossip", "--without-mingle"]
    command = ["celery", "-A", "tasks", "worker", "--loglevel", "INFO", *options]
    with running(*command, folder=tmp_path, sandbox=sandbox, until=r"ready\.") as (parent, _):
        how = program("-c", ASKING, folder=tmp_path, sandbox=sandbox)
        done = subprocess.run(**how, capture_output=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        check(json.loads(done.stdout), parent)


def test_uvloop_runs_an_asynchronous_client(sandbox: Sandbox) -> None:
    async def main() -> None:
        async with AsyncMakoClient(**sandbox.settings) as client:
            one, two = await asyncio.gather(client.list_companies(), client.list_companies())
            assert one == two != []

    loop = uvloop.new_event_loop()
    loop.run_until_complete(main())
    loop.close()


def test_anyio_runs_and_cancels_an_asynchronous_client(sandbox: Sandbox, silent: Silent) -> None:
    async def main() -> None:
        found: list[int] = []
        async with AsyncMakoClient(**sandbox.settings) as client, anyio.create_task_group() as group:

            async def count() -> None:
                found.append(len(await client.list_companies()))

            for _ in range(5):
                group.start_soon(count)
        assert len(found) == 5
        assert found[0] > 0
        async with AsyncMakoClient(**silent.settings) as client, anyio.create_task_group() as group:
            group.start_soon(client.list_companies)
            assert await anyio.to_thread.run_sync(silent.arrived.wait, 30)
            group.cancel_scope.cancel()
        assert await anyio.to_thread.run_sync(silent.gone.wait, 30)

    anyio.run(main)


def test_trio_and_anyio_on_it_use_a_blocking_client_in_threads(mako: MakoClient) -> None:
    async def with_trio() -> None:
        assert await trio.to_thread.run_sync(mako.list_companies)

    async def with_anyio() -> None:
        assert await anyio.to_thread.run_sync(mako.list_companies)

    trio.run(with_trio)
    anyio.run(with_anyio, backend="trio")


def test_trio_is_told_that_an_asynchronous_client_does_not_work_there(sandbox: Sandbox) -> None:
    async def main() -> None:
        async with AsyncMakoClient(**sandbox.settings) as client:
            with pytest.raises(RuntimeError, match=r"trio\.to_thread\.run_sync"):
                await client.list_companies()

    trio.run(main)
