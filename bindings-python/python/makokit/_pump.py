"""Bringing the ends of calls to those who await them, and events to those who listen.

One daemon thread for the process, started by the first call that needs it, collects what has happened in
batches and wakes each event loop once for a batch. The core never takes the interpreter's lock by itself.
"""

from __future__ import annotations

import atexit
import os
import threading
from contextlib import suppress

from . import _native
from .errors import ClosedError, InternalError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, Future
    from collections.abc import Callable

    End = tuple[int, bytes]

_BATCH = 1024
_WAIT_MS = 60_000
_EVENT = 2
# In the place of a client's handle: what belongs to none.
_LIBRARY = 0
# How long an end is held up by a function that was given for events and does not return.
_PATIENCE = 1.0


async def call(handle: int, row: str, arguments: bytes, options: bytes) -> End:
    """Call a row and wait for its end; cancelling the task cancels the call, down to its socket."""
    pump = _pump
    number, future = pump.submit(handle, row, arguments, options)
    try:
        return await future
    except BaseException:
        pump.drop(number)
        raise


def listen(handle: int, tell: Callable[[bytes], None]) -> None:
    """Have the events of a client told from now on."""
    _pump.listen(handle, tell)


def forget(handle: int) -> threading.Event:
    """Have only those events of a closed client told that have happened; the event says when that is done."""
    return _pump.forget(handle)


def await_told(told: threading.Event) -> None:
    """Wait until events were told, unless the thread that tells them is this one."""
    if not _pump.is_here():
        told.wait(_PATIENCE)


class Pump:
    """The thread, who waits for which call, and who listens to which client."""

    def __init__(self) -> None:
        """Make a pump that has not started."""
        # It can be taken again by whoever has it: a client may be found to be garbage at any moment.
        self._lock = threading.RLock()
        self._waiting: dict[int, Future[End]] = {}
        self._listeners: dict[int, Callable[[bytes], None]] = {}
        # Calls whose ends say that all earlier events of a client were told.
        self._last: dict[int, tuple[int, threading.Event]] = {}
        self._thread: threading.Thread | None = None
        self._stopped = False

    def submit(self, handle: int, row: str, arguments: bytes, options: bytes) -> tuple[int, Future[End]]:
        """Start a call; give its id and the future of its end."""
        from asyncio import get_running_loop  # noqa: PLC0415 (a blocking program does without)

        try:
            loop = get_running_loop()
        except RuntimeError:
            raise RuntimeError(
                "asynchronous clients of makokit work in a loop of asyncio, and there is none here; "
                "under trio use a blocking client in a thread (trio.to_thread.run_sync)"
            ) from None
        future: Future[End] = loop.create_future()
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

    def listen(self, handle: int, tell: Callable[[bytes], None]) -> None:
        """Note who is told of a client's events."""
        with self._lock:
            # When the interpreter is about to exit there is nobody to tell them.
            if not self._stopped:
                self._start()
                self._listeners[handle] = tell

    def forget(self, handle: int) -> threading.Event:
        """Send a call after the events that have happened: when its end comes, they were told."""
        told = threading.Event()
        with self._lock:
            if self._stopped or handle not in self._listeners:
                told.set()
            else:
                self._last[_native.submit(handle, "limits", b"{}", b"")] = (handle, told)
        return told

    def is_here(self) -> bool:
        """Tell whether this is the pump's thread."""
        return threading.current_thread() is self._thread

    def stop(self) -> None:
        """End the thread, before the interpreter is torn down under it."""
        with self._lock:
            self._stopped = True
            thread = self._thread
        if thread is None or self.is_here():
            return
        for _ in range(round(_PATIENCE / 0.01)):
            # A wake does not last: it may have come just before the thread began to wait.
            _native.wake()
            thread.join(0.01)
            if not thread.is_alive():
                break

    def abandon(self) -> None:
        """Let a thread that has forked come to its end in the child, where another takes its place."""
        self._stopped = True

    def _start(self) -> None:
        if self._stopped:
            raise ClosedError("the interpreter is about to exit; no more calls are made")
        if self._thread is None or not self._thread.is_alive():
            thread = threading.Thread(target=self._run, name="makokit", daemon=True)
            thread.start()
            self._thread = thread

    def _run(self) -> None:
        while not self._stopped:
            self._pass_on(_BATCH, _WAIT_MS)
        if self is _pump:
            # What has happened up to here is still told.
            self._pass_on(1 << 20, 0)

    def _pass_on(self, limit: int, wait_ms: int) -> None:
        """Collect what has happened and tell of it. It never raises: there are others to serve."""
        happened = None
        try:
            happened = _native.poll(limit, wait_ms)
            self._deliver(happened)
        except BaseException as error:  # noqa: BLE001 (memory that ran out, or what a loop has raised)
            with suppress(BaseException):
                self._lose(list(self._waiting) if happened is None else [one[0] for one in happened], error)

    def _deliver(self, happened: list[tuple[int, int, bytes]]) -> None:
        batches: dict[AbstractEventLoop, list[tuple[Future[End], End]]] = {}
        # Whoever has started one of these calls has noted it by the time that the lock is free.
        with self._lock:
            pass
        for number, kind, body in happened:
            if kind == _EVENT:
                self._tell(number, body)
            elif (future := self._waiting.get(number)) is not None:
                batches.setdefault(future.get_loop(), []).append((future, (kind, body)))
            elif (last := self._last.pop(number, None)) is not None:
                handle, told = last
                self._listeners.pop(handle, None)
                told.set()
        for loop, batch in batches.items():
            # In a loop that was closed meanwhile nobody waits.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(_finish, batch)
        # Only now: had something gone wrong before, they would have been failed.
        for number, _, _ in happened:
            self._waiting.pop(number, None)

    def _tell(self, handle: int, body: bytes) -> None:
        tell = _log if handle == _LIBRARY else self._listeners.get(handle)
        if tell is not None:
            with suppress(BaseException):
                tell(body)

    def _lose(self, calls: list[int], cause: BaseException) -> None:
        """Fail those who wait for calls whose ends could not be told."""
        for call in calls:
            future = self._waiting.pop(call, None)
            if future is not None:
                with suppress(RuntimeError):
                    future.get_loop().call_soon_threadsafe(_fail, future, cause)


def _log(warning: bytes) -> None:
    from ._warnings import log  # noqa: PLC0415 (not free, and most programs do without)

    log(warning)


def _finish(batch: list[tuple[Future[End], End]]) -> None:
    for future, end in batch:
        if not future.done():
            future.set_result(end)


def _fail(future: Future[End], cause: BaseException) -> None:
    if not future.done():
        why = type(cause).__name__
        lost = InternalError(
            f"the end of the call could not be told ({why}), so it may have been made; look for it"
        )
        lost.__cause__ = cause
        future.set_exception(lost)


def _forked() -> None:
    """Begin anew in a forked child, where the thread is gone and the lock may be held for ever."""
    global _pump  # noqa: PLW0603 (the process changes, and with it its thread)
    _pump.abandon()
    _pump = Pump()


def _exit() -> None:
    _pump.stop()


_pump = Pump()
atexit.register(_exit)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)
