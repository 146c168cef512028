"""A child uses the client of its parent."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from conftest import serving
from makokit.testing import Sandbox as Own

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Sandbox

PROGRAM = """
import asyncio, json, os, sys, warnings
from makokit import AsyncMakoClient, ClosedError, MakoClient

warnings.simplefilter("ignore", DeprecationWarning)  # newer Pythons warn of any fork beside threads
settings = json.loads(sys.argv[1])
client, other, closed = MakoClient(**settings), AsyncMakoClient(**settings), MakoClient(**settings)
closed.close()

async def both():
    return await asyncio.gather(other.list_companies(), other.list_companies())

def calls(who):
    try:
        closed.list_companies()
    except ClosedError:
        pass
    one, two = asyncio.run(both())
    view = client.with_options(retries=0)
    same = client.list_companies() == view.list_companies() == one == two
    print(who, same, flush=True)

calls("parent before")
child = os.fork()
if not child:
    calls("child before")
    grandchild = os.fork()
    if not grandchild:
        calls("grandchild")
        sys.exit()
    assert os.waitpid(grandchild, 0)[1] == 0
    calls("child after")
    sys.exit()
assert os.waitpid(child, 0)[1] == 0
calls("parent after")
"""


def test_a_client_works_in_a_forked_child_and_after_it_in_the_parent(sandbox: Sandbox) -> None:
    command = [sys.executable, "-c", PROGRAM, json.dumps(sandbox.settings)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    told = ["parent before", "child before", "grandchild", "child after", "parent after"]
    assert done.stdout.splitlines() == [f"{who} True" for who in told], done.stderr
    assert done.returncode == 0


IMPORTED = """
import json, os, sys
from makokit import MakoClient

client = MakoClient(**json.loads(sys.argv[1]))
needed = {f"makokit.{name}" for name in ("_batch", "_pump", "events")}
print(sorted(needed & sys.modules.keys()), flush=True)
child = os.fork()
if not child:
    print(needed <= sys.modules.keys(), client.list_companies() != [], flush=True)
    os._exit(0)
os.waitpid(child, 0)
"""


def test_a_child_has_nothing_to_import_that_another_thread_may_have_been_at(sandbox: Sandbox) -> None:
    command = [sys.executable, "-c", IMPORTED, json.dumps(sandbox.settings)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ("[]\nTrue True\n", "")


SPENDING = """
import json, os, sys
from makokit import MakoClient

client = MakoClient(**json.loads(sys.argv[1]))
spend = lambda: [client.list_companies() for _ in range(100)]
spend()
child = os.fork()
if not child:
    spend()
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
"""


def test_a_child_knows_what_its_parent_has_used_of_the_limit() -> None:
    with serving() as sandbox:
        command = [sys.executable, "-W", "ignore", "-c", SPENDING, json.dumps(sandbox.settings)]
        subprocess.run(command, timeout=60, check=True)
        verdict = sandbox.ask("/verdict")
    assert verdict["ok"], verdict
    seen = verdict["operations"]["listCompanies"]
    assert (seen["requests"], seen["refused"], seen["worst_window"]) == (200, 0, 100)


TOGETHER = """
import json, os, sys, warnings
from makokit import MakoClient

warnings.simplefilter("ignore", DeprecationWarning)  # newer Pythons warn of any fork beside threads
client = MakoClient(**json.loads(sys.argv[1]), limits=sys.argv[2])
client.list_companies()
child = os.fork()
for _ in range(150):
    client.list_companies()
if child:
    assert os.waitpid(child, 0)[1] == 0
"""


def test_a_parent_and_its_child_stay_within_one_limit(tmp_path: Path) -> None:
    with Own() as sandbox:
        command = [sys.executable, "-c", TOGETHER, json.dumps(sandbox.settings), str(tmp_path / "limits")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        verdict = sandbox.ask("/verdict")
    seen = verdict["operations"]["listCompanies"]
    assert (seen["requests"], seen["refused"]) == (301, 0), verdict
    assert verdict["ok"], verdict
