"""Whether the package works where nothing but Python is: run by the interpreter of an empty environment."""

from __future__ import annotations

import asyncio
import sys
from importlib.metadata import distribution

import makokit
from makokit import AsyncMakoClient, MakoClient
from makokit.testing import Sandbox


def main() -> None:
    """Look at what is installed, and make a call in each way."""
    package = distribution("makokit")
    files = {str(file) for file in package.files or []}
    for needed in ("makokit/py.typed", "makokit/_native.pyi", "makokit/_generated/mako.py"):
        assert needed in files, needed
    licences = [file for file in files if "/licenses/LICENSE-" in file]
    assert len(licences) == 2, licences
    meta = package.metadata
    assert meta["Version"] == makokit.__version__
    assert meta["License-Expression"] == "MIT OR Apache-2.0"
    assert meta["Requires-Python"] == ">=3.10"
    assert not package.requires
    assert [point.name for point in package.entry_points if point.group == "pytest11"] == ["makokit"]

    async def count(sandbox: Sandbox) -> int:
        async with AsyncMakoClient(**sandbox.settings) as client:
            return len(await client.list_companies())

    with Sandbox(seed=1) as sandbox, MakoClient(**sandbox.settings) as client:
        listed = client.list_companies()
        assert len(listed) == asyncio.run(count(sandbox)) > 0
        assert sandbox.verdict().ok
    print("makokit", makokit.__version__, "on Python", sys.version.split()[0], len(listed), "companies")


if __name__ == "__main__":
    main()
