"""Warnings of the core: they come out of the logger `makokit`, and nowhere if nobody listens."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from typing import TYPE_CHECKING

from makokit import AsyncMakoClient, MakoClient
from makokit._warnings import log

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from conftest import Sandbox

PLAIN = "base_url begins with http://"
ALONE = "limits are not shared with other processes of this machine"
QUIET = """
from makokit import MakoClient
MakoClient(base_url="http://mako.invalid", client_id="c", client_secret="s3cr3t").close()
"""
# That limits are not shared is told once for a process, so each kind of client has a process of its own.
ALL = """
import asyncio, logging, sys
from makokit import AsyncMakoClient, MakoClient
logging.basicConfig(format="%(name)s %(levelname)s %(message)s")
access = dict(base_url="http://mako.invalid", client_id="c", client_secret="s3cr3t", limits=sys.argv[1])
async def main():
    async with AsyncMakoClient(**access) as client:
        await client.limits()
with MakoClient(**access) as client:
    asyncio.run(main()) if sys.argv[2] == "async" else client.limits()
"""


def run(*arguments: str) -> str:
    command = [sys.executable, "-c", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert "s3cr3t" not in done.stdout + done.stderr
    return done.stderr


def test_nothing_is_written_where_no_logging_was_configured() -> None:
    assert not run(QUIET)


def test_warnings_of_opening_and_of_calls_are_logged(tmp_path: Path) -> None:
    unusable = tmp_path / "file"
    unusable.touch()
    for kind, opened in (("sync", 1), ("async", 2)):
        lines = run(ALL, str(unusable), kind).splitlines()
        assert all(line.startswith("makokit WARNING ") for line in lines), lines
        assert sum(PLAIN in line for line in lines) == opened, lines
        assert sum(ALONE in line for line in lines) == 1, lines


def test_a_program_that_waits_in_a_loop_is_told(caplog: pytest.LogCaptureFixture, sandbox: Sandbox) -> None:
    async def main() -> None:
        async with AsyncMakoClient(**sandbox.settings) as client:
            assert await client.list_companies()
            MakoClient(base_url="http://mako.invalid", client_id="c", client_secret="s").close()
            # What is told before an answer is told first.
            assert await client.list_companies()

    asyncio.run(main())
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("makokit", logging.WARNING)
    assert record.getMessage().startswith(PLAIN)


def test_a_log_that_fails_harms_nothing_and_what_is_missing_is_told(caplog: pytest.LogCaptureFixture) -> None:
    log(b'{"event":"dropped","count":3}')
    log(b'{"event":"warning"}')
    assert [record.getMessage() for record in caplog.records] == [
        "3 more warnings came too quickly to be kept"
    ]
