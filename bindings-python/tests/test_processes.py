"""Other processes and interpreters: multiprocessing in each of its ways, and sub-interpreters."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from makokit import AsyncMakoClient, MakoClient, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Sandbox
    from makokit.mako import CompanyId


def identify(client: MakoClient, company: CompanyId) -> str:
    """What a worker does."""
    return client.get_company(company).id


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # newer Pythons warn of any fork beside threads
@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_workers_get_a_client_of_their_own(
    method: str, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A fork server has the environment of its own start.
    monkeypatch.setenv("MAKO_CLIENT_SECRET", sandbox.client_secret)
    given: Settings = {"base_url": sandbox.base_url, "client_id": sandbox.client_id}
    with (
        MakoClient.from_env(**given) as client,
        multiprocessing.get_context(method).Pool(2) as pool,
    ):
        root = sandbox.root_company_id
        assert identify(client, root) == root
        assert pool.map_async(partial(identify, client), [root] * 8).get(60) == [root] * 8


def test_the_guide_s_program_runs(sandbox: Sandbox, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    page = (ROOT / "docs/guide/python.md").read_text("utf-8")
    program.write_text(page.split("```python\n")[1].split("```")[0], "utf-8")
    given = {f"MAKO_{name.upper()}": str(value) for name, value in sandbox.settings.items()}
    command = [sys.executable, str(program)]
    done = subprocess.run(
        command, env={**os.environ, **given}, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("['")


INTERPRETER = """
import sys
if sys.argv[1] == "after":
    import makokit
    makokit.MakoClient(base_url="http://127.0.0.1:1", client_id="c", client_secret="s").close()
program = "from makokit import MakoClient"
if sys.version_info >= (3, 13):
    import _interpreters as interpreters
    raised = interpreters.exec(interpreters.create("legacy"), program)
    print(raised.formatted)
else:
    import _xxsubinterpreters as interpreters
    try:
        interpreters.run_string(interpreters.create(), program)
    except interpreters.RunFailedError as error:
        print(error)
from makokit import MakoClient
MakoClient(base_url="http://127.0.0.1:1", client_id="c", client_secret="s").close()
print("here it works")
"""


@pytest.mark.parametrize("order", ["before", "after"])
def test_a_sub_interpreter_is_refused_and_the_main_one_is_not(order: str) -> None:
    command = [sys.executable, "-c", INTERPRETER, order]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    refusal, *rest = done.stdout.splitlines()
    assert "ImportError" in refusal
    assert "makokit works in the main interpreter only" in refusal
    assert (rest, done.returncode, done.stderr) == (["here it works"], 0, "")


def test_a_call_without_the_loop_of_asyncio_says_what_to_do() -> None:
    client = AsyncMakoClient(base_url="http://127.0.0.1:1", client_id="c", client_secret="s")
    call = client.list_companies()
    with pytest.raises(RuntimeError, match=r"asyncio.*trio"):
        call.send(None)
    client.close()
