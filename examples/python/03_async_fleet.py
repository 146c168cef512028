"""A fleet of some hundred Makos by asyncio: so many at a time, with progress and a report.

Needs MAKO_BASE_URL, MAKO_CLIENT_ID and MAKO_CLIENT_SECRET; `makokit sandbox` prints some that work.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Iterator
from time import monotonic
from typing import Any

from makokit import AsyncMakoClient, MakokitError, Outcome
from makokit.mako import CompanyId, Mako

FLEET = 300
AT_A_TIME = 24


async def main() -> int:
    """Create the fleet under the first company there is, and tell what went wrong if something does."""
    try:
        async with AsyncMakoClient.from_env(timeout=120) as mako:
            home, *_ = await mako.list_companies()
            await report(mako, home.id)
    except MakokitError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


async def report(mako: AsyncMakoClient, company: CompanyId) -> None:
    """Create the fleet, and print what came of it."""
    began = monotonic()
    outcomes = await fleet(mako, rows(company))
    took = monotonic() - began
    counted = Counter(type(outcome).__name__ for outcome in outcomes.values())
    print("report   ", ", ".join(f"{count} {name}" for name, count in sorted(counted.items())))
    for number, outcome in sorted(outcomes.items()):
        if not outcome.is_there:
            print("row      ", number, outcome.error)
    used = next(limit for limit in await mako.limits() if limit.operation == "addMako")
    print("limit    ", used.limit, "in", used.span, "s; at most", used.peak, "counted at once")
    print("time     ", f"{took:.1f} s,", f"{len(outcomes) / took:.0f} a second")


async def fleet(mako: AsyncMakoClient, requests: Iterator[dict[str, Any]]) -> dict[int, Outcome[Mako]]:
    """Make sure of each Mako, with so many calls under way at a time; the client keeps to the limits."""
    numbered = enumerate(requests, 1)
    outcomes: dict[int, Outcome[Mako]] = {}

    async def lane() -> None:
        for number, request in numbered:  # all lanes take from the same rows
            outcomes[number] = await mako.ensure_mako(request)
            if len(outcomes) % 100 == 0:
                print("progress ", len(outcomes), "of", FLEET)

    await asyncio.gather(*(lane() for _ in range(AT_A_TIME)))
    return outcomes


def rows(company: CompanyId) -> Iterator[dict[str, Any]]:
    """Give requests as a file may hold them: one has no phone number, and one comes twice."""
    for number in range(1, FLEET + 1):
        unit = 1 if number == FLEET else number
        row = {
            "companyId": company,
            "identification": f"00:15:5d:02:{unit // 256:02x}:{unit % 256:02x}",
            "name": f"Unit {unit}",
            "phoneNumber": "+18008514690",
            "makoModel": "Mako 6500-M",
            "address": {"address1": "1355 N McLean Blvd"},
        }
        if number == FLEET // 2:
            del row["phoneNumber"]
        yield row


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
