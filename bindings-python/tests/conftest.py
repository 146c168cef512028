"""The sandbox that the tests share, and clients of it."""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.request import Request, urlopen

import pytest

from makokit import MakoClient
from silent import Silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from makokit.mako import CompanyId
    from makokit.testing import Access


def repository() -> Path:
    """The folder that has the corpus, unless the environment names one."""
    if given := os.environ.get("MAKOKIT_ROOT"):
        return Path(given)
    return next(folder for folder in Path(__file__).parents if (folder / "tests/corpus").is_dir())


ROOT = repository()

# Tests share neither tokens nor limits with what else their user runs.
os.environ.setdefault("MAKOKIT_TOKEN_CACHE", "off")
os.environ.setdefault("MAKOKIT_LIMITS", "process")


class Sandbox(NamedTuple):
    """Where the sandbox is, and who may call it."""

    base_url: str
    admin_url: str
    client_id: str
    client_secret: str
    root_company_id: CompanyId

    @property
    def settings(self) -> Access:
        """The settings of a client of the sandbox."""
        return {
            "base_url": self.base_url,
            "client_id": self.client_id,
            "client_secret": self.client_secret,
        }

    def ask(self, path: str, body: bytes | None = None) -> Any:
        """GET from its own API, or POST to it."""
        with urlopen(Request(self.admin_url + path, data=body), timeout=30) as answer:
            return json.load(answer)


@contextmanager
def serving() -> Iterator[Sandbox]:
    """Give a sandbox in a process of its own."""
    binary = os.environ.get("MAKOKIT_BIN")
    if not binary:
        pytest.exit("set MAKOKIT_BIN to the makokit command; `cargo build -p makokit-cli` makes it", 2)
    command = [binary, "sandbox", "--port", "0", "--print", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            told = json.loads(process.stdout.readline())
            yield Sandbox(**{name: told[name] for name in Sandbox._fields})
        finally:
            # Popen waits for its end, also when what was done with it has failed.
            process.terminate()


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """The sandbox of the whole run."""
    with serving() as sandbox:
        yield sandbox


@pytest.fixture
def mako(sandbox: Sandbox) -> Iterator[MakoClient]:
    """A client of the sandbox."""
    with MakoClient(**sandbox.settings) as client:
        yield client


@pytest.fixture
def silent() -> Iterator[Silent]:
    """A server that does not answer before it is told to."""
    with Silent() as server:
        yield server
