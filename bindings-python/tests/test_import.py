"""Importing starts nothing and costs little."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

IMPORTED = """
import sys, threading, os
before = set(sys.modules)
import makokit
light = sorted(name for name in set(sys.modules) - before if not name.startswith("makokit"))
from makokit import MakoClient
client = MakoClient(base_url="http://127.0.0.1:1", client_id="c", client_secret="s")
tasks = len(os.listdir("/proc/self/task")) if sys.platform == "linux" else 1
heavy = [name for name in ("asyncio", "typing", "dataclasses", "inspect", "ssl") if name in sys.modules]
print(light, heavy, threading.active_count(), tasks)
"""


def cost(programs: list[str], cache: Path) -> list[float]:
    """The seconds of processor time that each program needs at the least, with Python's own cache in use."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(cache)
    least = [float("inf")] * len(programs)
    for _ in range(20):
        for index, program in enumerate(programs):
            child = os.posix_spawn(sys.executable, [sys.executable, "-c", program], environment)
            _, status, used = os.wait4(child, 0)
            assert status == 0
            least[index] = min(least[index], used.ru_utime + used.ru_stime)
    return least


def test_neither_a_thread_nor_a_runtime_is_started_before_the_first_call() -> None:
    command = [sys.executable, "-c", IMPORTED]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "[] [] 1 1"


def test_importing_costs_less_than_thirty_milliseconds(tmp_path: Path) -> None:
    bare, package, client = cost(["pass", "import makokit", "from makokit import MakoClient"], tmp_path)
    assert package - bare < 0.030
    assert client - bare < 0.030
