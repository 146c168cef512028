"""Signals during a blocking call: Ctrl-C ends it, another signal's handler runs and lets it go on."""

from __future__ import annotations

import signal
import subprocess
import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from silent import Silent

PROGRAM = """
import signal, sys
from makokit import MakoClient

signal.signal(signal.SIGUSR1, lambda *_: print("handled", flush=True))
with MakoClient(base_url=sys.argv[1], client_id="c", client_secret="s") as client:
    try:
        print(client.list_companies(), flush=True)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""


def start(silent: Silent) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, silent.base_url]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert silent.arrived.wait(30)
    return process


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_ctrl_c_ends_a_call_down_to_its_connection(silent: Silent) -> None:
    with start(silent) as process:
        pressed = monotonic()
        process.send_signal(signal.SIGINT)
        assert line(process) == "interrupted"
        # It takes 20 ms where nothing else runs; a busy machine needs longer.
        assert monotonic() - pressed < 1
        assert silent.gone.wait(30)
    assert process.returncode == 0


def test_a_signal_whose_handler_returns_does_not_end_the_call(silent: Silent) -> None:
    with start(silent) as process:
        process.send_signal(signal.SIGUSR1)
        assert line(process) == "handled"
        silent.release.set()
        assert line(process) == "[]"
    assert process.returncode == 0
