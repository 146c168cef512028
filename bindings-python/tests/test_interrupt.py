"""Signals during a blocking call: Ctrl-C ends it, another handler runs, may call, and lets it go on."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from makokit.testing import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from silent import Silent

PROGRAM = """
import signal, sys
from makokit import MakoClient

def handle(*_):
    # The one that is interrupted goes on meanwhile.
    print("handled", len(client.limits()), flush=True)

signal.signal(signal.SIGUSR1, handle)
with MakoClient(base_url=sys.argv[1], client_id="c", client_secret="s", timeout=600) as client:
    try:
        print(client.list_companies(), flush=True)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""


@contextmanager
def started(silent: Silent) -> Iterator[subprocess.Popen[str]]:
    """A program in its call; it is killed if it does not end."""
    command = [sys.executable, "-c", PROGRAM, silent.base_url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        # The call itself would take ten minutes.
        killer = threading.Timer(60, process.kill)
        killer.start()
        try:
            assert silent.arrived.wait(30)
            yield process
            process.wait()
        finally:
            killer.cancel()
            process.kill()


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_ctrl_c_ends_a_call_down_to_its_connection(silent: Silent) -> None:
    with started(silent) as process:
        process.send_signal(signal.SIGINT)
        assert line(process) == "interrupted"
        assert silent.gone.wait(30)
    assert process.returncode == 0


def test_a_signal_whose_handler_returns_does_not_end_the_call(silent: Silent) -> None:
    with started(silent) as process:
        process.send_signal(signal.SIGUSR1)
        assert line(process) == "handled 1"
        silent.release.set()
        assert line(process) == "[]"
    assert process.returncode == 0


WAITING = """
import json, os, signal, sys
from makokit import MakoClient
from makokit.events import Wait

def told(event):
    if isinstance(event, Wait):
        os.kill(os.getpid(), signal.SIGINT)

once = {"rate_limit": 1, "rate_interval": 600, "timeout": 1000, "limits": "process"}
with MakoClient(**json.loads(sys.argv[1]), **once, on_event=told) as client:
    client.list_companies()
    try:
        client.list_companies()
    except KeyboardInterrupt:
        print(client.limits()[0].used, flush=True)
"""


def test_ctrl_c_ends_the_wait_for_a_permit() -> None:
    with Sandbox() as sandbox:
        command = [sys.executable, "-c", WAITING, json.dumps(sandbox.settings)]
        # The permit would come after ten minutes.
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert (done.stdout, done.stderr) == ("1\n", "")
        assert sandbox.verdict().operations["listCompanies"].requests == 1


CALLING = """
import json, signal, sys
from makokit import MakoClient

with MakoClient(**json.loads(sys.argv[1])) as client:
    client.list_companies()
    signal.signal(signal.SIGALRM, lambda *_: print("within", client.list_companies() == before, flush=True))
    before = client.list_companies()
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    print("around", client.list_companies() == before, flush=True)
"""


def test_a_handler_may_make_the_call_that_it_interrupts() -> None:
    with Sandbox(latency=0.4) as sandbox:
        command = [sys.executable, "-c", CALLING, json.dumps(sandbox.settings)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert (done.stdout.split("\n"), done.stderr) == (["within True", "around True", ""], "")


ENDING = """
import json, signal, sys
from makokit import MakoClient

root, settings = json.loads(sys.argv[1])
company = {"parentCompanyId": root, "name": "x", "companyType": "RESELLER", "address": {"address1": "1"}}
with MakoClient(**settings) as client:
    batch = client.batch("addCompany", [company] * 9, at_a_time=1)
    signal.signal(signal.SIGALRM, lambda *_: batch.stop())
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    print([result.outcome for result in batch][-1])
"""


def test_a_handler_may_stop_the_batch_that_is_read() -> None:
    with Sandbox(latency=0.4) as sandbox:
        command = [sys.executable, "-c", ENDING, json.dumps([sandbox.root_company_id, sandbox.settings])]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert (done.stdout, done.stderr) == ("not_sent\n", "")
