"""What the package costs over bare Python: the import, the first client, and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from time import perf_counter
from typing import Any

STARTS = 15

FIRST = """
import json, sys, time
from makokit import MakoClient
start = time.perf_counter()
client = MakoClient(**json.loads(sys.argv[1]))
print((time.perf_counter() - start) * 1000)
"""

MEMORY = """
import json, sys
def resident():
    with open("/proc/self/statm") as told:
        return int(told.read().split()[1]) * 4096 / 2**20
bare = resident()
from makokit import MakoClient
with MakoClient(**json.loads(sys.argv[1])) as client:
    for number in range(1, 20_001):
        client.get_mako(sys.argv[2])
        if number % 5_000 == 0:
            print(resident() - bare)
"""


def tell(settings: dict[str, Any], mako: str) -> None:
    """Print it all."""
    given = json.dumps(settings)
    bare, package, client = starts(["pass", "import makokit", "from makokit import MakoClient"])
    print(f"import makokit: {package - bare:.1f} ms over bare Python's {bare:.1f} ms (bar <= 30)")
    first = min(float(run(FIRST, given)) for _ in range(STARTS))
    print(f"from makokit import MakoClient: {client - bare:.1f} ms over bare Python (bar <= 30)")
    print(f"first client: {first:.1f} ms (bar <= 5)")
    early, after, _, late = (float(line) for line in run(MEMORY, given, mako).split())
    print(f"memory after 10,000 calls: {after:.1f} MiB over bare Python (bar <= 25)")
    print(f"memory from 5,000 to 20,000 calls: {late - early:+.2f} MiB (bar: flat)", flush=True)


def starts(programs: list[str]) -> list[float]:
    """Give the milliseconds that each program takes at the least; rounds alternate."""
    least = [float("inf")] * len(programs)
    for _ in range(STARTS):
        for index, program in enumerate(programs):
            start = perf_counter()
            run(program)
            least[index] = min(least[index], (perf_counter() - start) * 1000)
    return least


def run(program: str, *arguments: str) -> str:
    """Give what a program prints."""
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
