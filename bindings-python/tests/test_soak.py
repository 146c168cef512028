"""What only repetition shows: forks under load, Ctrl-C at any moment, exits in the middle of calls.

These are the short versions; `cargo dev soak python` asks for the long ones by the variable MAKOKIT_SOAK.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from makokit.testing import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silent import Silent

FORKS, INTERRUPTS, EXITS = (1000, 200, 200) if os.environ.get("MAKOKIT_SOAK") else (24, 12, 18)
RATE = 50_000
# What tells of a crash, on whichever side.
CRASHES = ("Fatal Python error", "panicked", "FATAL", "Segmentation", "corrupt", "terminate called")
# How long something may take that hangs if it takes longer.
HANGS = 30


@pytest.fixture
def stage() -> Iterator[dict[str, Any]]:
    """The settings of a client, and what it can ask for without coming near a limit."""
    with Sandbox(rate_limit=RATE) as sandbox:
        limits = {"rate_limit": RATE, "limits": "process", "token_cache": "off"}
        yield {"settings": {**sandbox.settings, **limits}, "root": sandbox.root_company_id}


@contextmanager
def running(program: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A program that is killed if it is still there at the end."""
    command = [sys.executable, "-X", "faulthandler", "-c", COMMON + program, *map(json.dumps, arguments)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def fine(output: str) -> bool:
    """Whether nothing tells of a crash."""
    return not any(crash in output for crash in CRASHES)


COMMON = """
import asyncio, atexit, faulthandler, json, os, signal, sys, threading, warnings
from makokit import AsyncMakoClient, MakoClient

warnings.simplefilter("ignore", DeprecationWarning)  # newer Pythons warn of any fork beside threads
arguments = [json.loads(text) for text in sys.argv[1:]]
settings, root = arguments[0]["settings"], arguments[0]["root"]
client, other = MakoClient(**settings), AsyncMakoClient(**settings)
over, calls = threading.Event(), [0] * 6

def blocking(lane):
    while not over.is_set():
        client.get_company(root)
        calls[lane] += 1

async def awaiting(lane):
    while not over.is_set():
        await other.get_company(root)
        calls[lane] += 1

async def several():
    await asyncio.gather(*(awaiting(lane) for lane in (2, 3, 4, 5)))

def load(daemon):
    threads = [threading.Thread(target=blocking, args=(lane,), daemon=daemon) for lane in (0, 1)]
    threads.append(threading.Thread(target=lambda: asyncio.run(several()), daemon=daemon))
    for thread in threads:
        thread.start()
    return threads
"""

FORKING = """
threads = load(daemon=False)
async def once():
    return await other.get_company(root)

def work():
    assert client.get_company(root).id == asyncio.run(once()).id == root

try:
    for number in range(arguments[1]):
        child = os.fork()
        if not child:
            faulthandler.dump_traceback_later(60, exit=True)
            work()
            if number % 2:
                os._exit(0)
            sys.exit()  # with all that Python does at its end
        status = os.waitpid(child, 0)[1]
        assert status == 0, (number, status)
finally:
    over.set()
for thread in threads:
    thread.join()
assert all(calls), calls
print("done", flush=True)
"""


def test_children_of_a_parent_under_load_can_call(stage: dict[str, Any]) -> None:
    with running(FORKING, stage, FORKS) as process:
        told, errors = process.communicate(timeout=HANGS + FORKS)
    assert (told, errors) == ("done\n", "")
    assert process.returncode == 0


INTERRUPTED = """
waiting = {**settings, "base_url": arguments[2]}
quiet, still = MakoClient(**waiting), AsyncMakoClient(**waiting)

def ready(then):
    print("ready", flush=True)
    return then()

async def stuck():
    await asyncio.gather(*(still.list_companies() for _ in range(3)))

async def within(then):
    # A loop that is interrupted while it is made complains of itself.
    await ready(then)

ways = [
    lambda: ready(lambda: blocking(0)),
    lambda: ready(quiet.list_companies),
    lambda: asyncio.run(within(several)),
    lambda: asyncio.run(within(stuck)),
]
for number in range(arguments[1]):
    try:
        ways[number % len(ways)]()
    except KeyboardInterrupt:
        assert client.get_company(root).id == root
        print("interrupted", flush=True)
"""


def test_ctrl_c_ends_a_call_at_any_moment_and_the_client_goes_on(
    stage: dict[str, Any], silent: Silent
) -> None:
    with running(INTERRUPTED, stage, INTERRUPTS, silent.base_url) as process:
        assert process.stdout is not None
        for number in range(INTERRUPTS):
            assert process.stdout.readline() == "ready\n", number
            process.send_signal(signal.SIGINT)
            assert process.stdout.readline() == "interrupted\n", number
        told, errors = process.communicate(timeout=HANGS)
    assert (told, errors) == ("", "")
    assert process.returncode == 0


EXITING = """
load(daemon=True)
while not all(calls):
    pass
way = arguments[1]
if way == "exit":
    sys.exit(3)
if way == "at once":
    os._exit(4)
if way == "raise":
    raise RuntimeError("on purpose")
if way == "late":
    atexit.register(lambda: print(client.get_company(root).id == root, flush=True))
if way == "closed":
    client.close()
    other.close()
if way == "killed":
    print("ready", flush=True)
    sys.stdin.read()
"""

WAYS = {"return": 0, "exit": 3, "at once": 4, "raise": 1, "late": 0, "closed": 0, "killed": -signal.SIGTERM}


def test_the_interpreter_ends_in_the_middle_of_calls(stage: dict[str, Any]) -> None:
    ways = list(WAYS)
    for number in range(EXITS):
        way = ways[number % len(ways)]
        with running(EXITING, stage, way) as process:
            if way == "killed":
                assert process.stdout is not None
                assert process.stdout.readline() == "ready\n"
                process.terminate()
            told, errors = process.communicate(timeout=HANGS)
        assert process.returncode == WAYS[way], (way, errors)
        assert fine(errors), (way, errors)
        assert told == ("True\n" if way == "late" else ""), (way, errors)
