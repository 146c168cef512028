"""The command line that comes with the package is the program's."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

PROGRAM = [os.environ["MAKOKIT_BIN"]]
MODULE = [sys.executable, "-m", "makokit"]
BARE = {"PATH": os.environ["PATH"], "HOME": "/nowhere"}


def run(program: list[str], *arguments: str, **variables: str) -> tuple[int, str, str]:
    environment = {**BARE, **variables}
    ended = subprocess.run(
        [*program, *arguments], env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    return ended.returncode, ended.stdout, ended.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["mako", "add-company", "--help"],
        ["mako", "add-compny"],
        ["mako", "get-mako", "708680cf"],
        ["config", "explain"],
    ],
    ids=" ".join,
)
def test_it_says_what_the_program_says(arguments: list[str]) -> None:
    assert run(MODULE, *arguments) == run(PROGRAM, *arguments)


def test_it_is_installed_as_a_script() -> None:
    (script,) = entry_points(group="console_scripts", name="makokit")
    assert callable(script.load())
    installed = Path(sys.executable).with_name("makokit")
    assert run([str(installed)], "--version") == run(PROGRAM, "--version")


def test_a_sandbox_serves_until_ctrl_c() -> None:
    serving = [*MODULE, "sandbox", "--port", "0", "--print", "json"]
    with subprocess.Popen(serving, env=BARE, stdout=subprocess.PIPE, text=True) as sandbox:
        assert sandbox.stdout is not None
        told = json.loads(sandbox.stdout.readline())
        settings = {name.upper(): told[name] for name in ("base_url", "client_id", "client_secret")}
        variables = {f"MAKO_{name}": value for name, value in settings.items()}
        code, answer, _ = run(MODULE, "mako", "list-companies", "--output", "json", **variables)
        assert code == 0
        assert json.loads(answer)
        sandbox.send_signal(signal.SIGINT)
        # As it ends the program, too: nothing of it has to be put away.
        assert sandbox.wait(20) == -signal.SIGINT
