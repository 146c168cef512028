"""The examples do what they say, on a sandbox."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT, Sandbox, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = ROOT / "examples/python/01_workflow.py"


@pytest.fixture
def fresh() -> Iterator[Sandbox]:
    """A sandbox in which the workflow has not run."""
    with serving() as sandbox:
        yield sandbox


def run(**settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKO_")}
    environment |= {f"MAKO_{name.upper()}": value for name, value in settings.items()}
    command = [sys.executable, str(PROGRAM)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def run_in(sandbox: Sandbox) -> subprocess.CompletedProcess[str]:
    id_and_secret = {"client_id": sandbox.client_id, "client_secret": sandbox.client_secret}
    return run(base_url=sandbox.base_url, **id_and_secret)


def test_the_workflow_runs_once_and_says_so_when_it_has_run_before(fresh: Sandbox) -> None:
    first = run_in(fresh)
    assert first.stderr == ""
    company, person, mako = (line.split() for line in first.stdout.splitlines())
    assert (company[0], company[2:]) == ("company", ["Acme"])
    assert (person[0], person[2:]) == ("person", ["acmereseller12"])
    assert (mako[0], len(mako)) == ("mako", 3)
    second = run_in(fresh)
    assert second.returncode == 1
    assert "duplicateEntity" in second.stderr
    assert "has run before" in second.stderr


def test_a_missing_setting_is_told() -> None:
    done = run()
    assert (done.returncode, done.stdout) == (1, "")
    assert "MAKO_BASE_URL" in done.stderr
