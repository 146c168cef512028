"""The thread that brings ends and events: nothing that somebody else's code does may end it."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import pytest

from makokit import AsyncMakoClient, InternalError, _pump

if TYPE_CHECKING:
    from conftest import Sandbox
    from makokit.events import Event


class Full(logging.Handler):
    """A log whose disk is full."""

    def emit(self, record: logging.LogRecord) -> None:
        """Raise."""
        raise OSError(record.getMessage())


def fail(_: Event) -> None:
    raise ValueError("on purpose")


def test_a_log_that_raises_harms_no_call(sandbox: Sandbox) -> None:
    async def main() -> None:
        async with AsyncMakoClient(**sandbox.settings, on_event=fail) as client:
            for _ in range(2):
                assert await asyncio.wait_for(client.list_companies(), 30)

    log, full = logging.getLogger("makokit"), Full()
    log.addHandler(full)
    try:
        asyncio.run(main())
    finally:
        log.removeHandler(full)


def test_an_end_that_cannot_be_told_is_an_error_of_its_call_alone(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def main() -> None:
        async with AsyncMakoClient(**sandbox.settings) as client:
            assert await client.list_companies()
            loop = asyncio.get_running_loop()
            call_soon = loop.call_soon_threadsafe

            def refuse(*_: Any, **__: Any) -> None:
                monkeypatch.setattr(loop, "call_soon_threadsafe", call_soon)
                raise MemoryError

            monkeypatch.setattr(loop, "call_soon_threadsafe", refuse)
            with pytest.raises(InternalError, match="MemoryError") as caught:
                await asyncio.wait_for(client.list_companies(), 30)
            assert isinstance(caught.value.__cause__, MemoryError)
            assert await asyncio.wait_for(client.list_companies(), 30)

    asyncio.run(main())
    assert not _pump._pump._waiting


def test_a_thread_that_has_ended_is_started_again(sandbox: Sandbox) -> None:
    async def main() -> None:
        async with AsyncMakoClient(**sandbox.settings) as client:
            assert await asyncio.wait_for(client.list_companies(), 30)

    asyncio.run(main())
    pump = _pump._pump
    ended = pump._thread
    assert ended is not None
    pump.stop()
    pump._stopped = False
    ended.join(30)
    assert not ended.is_alive()
    asyncio.run(main())
