"""Tests of a function of one's own, on a sandbox that is told what to do wrong.

pytest examples/python/04_testing.py -v

makokit brings the fixture `mako_sandbox` along: a sandbox for each test, in the test's own process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from makokit import AlreadyThere, Created, MakoClient, MakokitError, QuotaExhaustedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from makokit.mako import CompanyId
    from makokit.testing import Sandbox


def provision(mako: MakoClient, company: CompanyId, desks: Iterable[str]) -> dict[str, str]:
    """Give each desk its Mako, and tell of each what came of it. This is what is tested."""
    told = {}
    for desk in desks:
        outcome = mako.ensure_mako(
            company_id=company,
            identification=desk,
            name=f"Desk {desk}",
            phone_number="+18008514690",
            mako_model="Mako 6500-M",
            address={"address1": "1355 N McLean Blvd"},
        )
        match outcome:
            case Created() | AlreadyThere():
                told[desk] = "there"
            case _ if isinstance(outcome.error, QuotaExhaustedError):
                raise outcome.error
            case _:
                told[desk] = f"missing: {outcome.error}"
    return told


@pytest.fixture
def mako(mako_sandbox: Sandbox) -> Iterator[MakoClient]:
    """Give a client whose waits take no time. When a test ends, the sandbox judges what it has seen."""
    with MakoClient(**mako_sandbox.settings, clock="virtual") as client:
        yield client
    assert mako_sandbox.verdict().ok, mako_sandbox.verdict().findings


def made(sandbox: Sandbox) -> list[str]:
    """List the Makos that the tests have made."""
    return [mako["name"] for mako in sandbox.state()["makos"] if mako["name"].startswith("Desk")]


def test_each_desk_has_its_mako_however_often_it_is_run(mako: MakoClient, mako_sandbox: Sandbox) -> None:
    """The second run finds everything there."""
    for _ in range(2):
        told = provision(mako, mako_sandbox.root_company_id, ["a1", "a2"])
        assert told == {"a1": "there", "a2": "there"}
    assert made(mako_sandbox) == ["Desk a1", "Desk a2"]


@pytest.mark.parametrize("fault", ["reset_before", "reset_after", "html_502", "truncate"])
def test_a_lost_answer_makes_nothing_twice(mako: MakoClient, mako_sandbox: Sandbox, fault: str) -> None:
    """Whether the create was done before its answer was lost or not."""
    mako_sandbox.arm(fault, operation="addMako")
    told = provision(mako, mako_sandbox.root_company_id, ["a1"])
    assert told == {"a1": "there"}
    assert made(mako_sandbox) == ["Desk a1"]


def test_a_desk_that_is_refused_does_not_stop_the_others(mako: MakoClient, mako_sandbox: Sandbox) -> None:
    """The server is down for the first one."""
    mako_sandbox.arm("unavailable", operation="addMako")
    told = provision(mako.with_options(retries=0), mako_sandbox.root_company_id, ["a1", "a2"])
    assert told["a1"].startswith("missing: addMako")
    assert told["a2"] == "there"


def test_a_used_up_quota_ends_the_run(mako: MakoClient, mako_sandbox: Sandbox) -> None:
    """What is left is for tomorrow."""
    mako_sandbox.arm("quota_exhausted", operation="addMako", skip=1)
    with pytest.raises(MakokitError, match="addMako"):
        provision(mako, mako_sandbox.root_company_id, ["a1", "a2", "a3"])
    assert made(mako_sandbox) == ["Desk a1"]
