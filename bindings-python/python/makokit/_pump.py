"""Bringing the ends of calls to those who await them.

One daemon thread for the process, started by the first asynchronous call, collects what has ended in batches
and wakes each event loop once for a batch. The core never takes the interpreter's lock by itself.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import threading
from contextlib import suppress

from . import _native
from .errors import ClosedError

End = tuple[int, bytes]

_BATCH = 1024
_WAIT_MS = 60_000


async def call(handle: int, row: str, arguments: bytes, options: bytes) -> End:
    """Call a row and wait for its end; cancelling the task cancels the call, down to its socket."""
    pump = _pump
    number, future = pump.submit(handle, row, arguments, options)
    try:
        return await future
    except BaseException:
        pump.drop(number)
        raise


class Pump:
    """The thread, and who waits for which call."""

    def __init__(self) -> None:
        """Make a pump that has not started."""
        self._lock = threading.Lock()
        self._waiting: dict[int, asyncio.Future[End]] = {}
        self._thread: threading.Thread | None = None
        self._stopped = False

    def submit(
        self, handle: int, row: str, arguments: bytes, options: bytes
    ) -> tuple[int, asyncio.Future[End]]:
        """Start a call; give its id and the future of its end."""
        future: asyncio.Future[End] = asyncio.get_running_loop().create_future()
        # A call may end before it is noted who waits for it; the lock keeps the two in order.
        with self._lock:
            self._start()
            number = _native.submit(handle, row, arguments, options)
            self._waiting[number] = future
        return number, future

    def drop(self, number: int) -> None:
        """Cancel a call for which nobody waits any more."""
        with self._lock:
            self._waiting.pop(number, None)
        _native.cancel(number)

    def stop(self) -> None:
        """End the thread, before the interpreter is torn down under it."""
        with self._lock:
            self._stopped = True
            thread = self._thread
        while thread is not None and thread.is_alive():
            # A wake does not last: it may have come just before the thread began to wait.
            _native.wake()
            thread.join(0.01)

    def _start(self) -> None:
        if self._stopped:
            raise ClosedError("the interpreter is about to exit; no more calls are made")
        if self._thread is None:
            thread = threading.Thread(target=self._run, name="makokit", daemon=True)
            thread.start()
            self._thread = thread

    def _run(self) -> None:
        while not self._stopped:
            self._deliver(_native.poll(_BATCH, _WAIT_MS))

    def _deliver(self, ended: list[tuple[int, int, bytes]]) -> None:
        batches: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[End], End]]] = {}
        with self._lock:
            for number, kind, body in ended:
                future = self._waiting.pop(number, None)
                if future is not None:
                    batches.setdefault(future.get_loop(), []).append((future, (kind, body)))
        for loop, batch in batches.items():
            # In a loop that was closed meanwhile nobody waits.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(_finish, batch)


def _finish(batch: list[tuple[asyncio.Future[End], End]]) -> None:
    for future, end in batch:
        if not future.done():
            future.set_result(end)


def _forked() -> None:
    """Begin anew in a forked child, where the thread is gone and the lock may be held for ever."""
    global _pump  # noqa: PLW0603 (the process changes, and with it its thread)
    _pump = Pump()


def _exit() -> None:
    _pump.stop()


_pump = Pump()
atexit.register(_exit)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)
