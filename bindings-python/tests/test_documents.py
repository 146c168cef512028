"""The Python of the documents is typed: mypy takes each block as its reader may take it over."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = [
    "README.md",
    "bindings-python/README.md",
    *(f"docs/guide/{path.name}" for path in sorted((ROOT / "docs/guide").glob("*.md"))),
]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)

# What a document's blocks take from their reader's program.
GIVEN = {
    "docs/guide/makini.md": """
from collections.abc import Callable
from makokit import Connections, MakiniClient
acme_token: str
globex_token: str
connections: Connections[MakiniClient]
newest_token: Callable[[str | None], str]
""",
    "docs/guide/migrating.md": '# mypy: disable-error-code="import-untyped"\n',
}


def test_mypy_takes_every_block(tmp_path: Path) -> None:
    blocks = [
        (document, block)
        for document in DOCUMENTS
        for block in BLOCK.findall((ROOT / document).read_text(encoding="utf-8"))
    ]
    assert len(blocks) > 30
    for number, (document, block) in enumerate(blocks):
        name = re.sub(r"\W", "_", document)
        (tmp_path / f"{name}_{number}.py").write_text(GIVEN.get(document, "") + block, encoding="utf-8")
    # With the settings and the cache of the check of the package itself.
    command = [sys.executable, "-m", "mypy", *map(str, sorted(tmp_path.iterdir()))]
    checked = subprocess.run(
        command, cwd=ROOT / "bindings-python", capture_output=True, text=True, timeout=300, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
