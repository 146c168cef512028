"""The sandbox of the wheel, and the whole answers that a client gives of it."""

from __future__ import annotations

import asyncio
import pickle
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from makokit import (
    AlreadyThere,
    AsyncMakoClient,
    ClosedError,
    ConfigError,
    InvalidDataError,
    MakiniClient,
    MakoClient,
    NoDataFoundError,
    QuotaExhaustedError,
    RateLimitedError,
    RawAnswer,
)
from makokit.maestrano import Platform
from makokit.mako import AddCompany, MakoId
from makokit.testing import Sandbox

if TYPE_CHECKING:
    from conftest import Sandbox as Other


def test_the_same_seed_gives_the_same_ids() -> None:
    found = []
    for seed in (7, 7, 8):
        with Sandbox(seed=seed) as sandbox, MakoClient(**sandbox.settings) as client:
            address = {"address1": "1"}
            request = {"parentCompanyId": sandbox.root_company_id, "companyType": "RESELLER", "name": "A"}
            found.append(client.add_company({**request, "address": address}).id)
    assert found[0] == found[1] != found[2]


def test_it_judges_its_client(mako_sandbox: Sandbox) -> None:
    with MakoClient(**mako_sandbox.settings) as client:
        client.list_companies()
        with pytest.raises(NoDataFoundError):
            client.get_mako(MakoId("708680cf-07c5-4618-94be-000000000000"))
    verdict = mako_sandbox.verdict()
    assert (verdict.ok, verdict.findings) == (True, [])
    assert verdict.operations["listCompanies"].requests == 1
    login, listed, missing = mako_sandbox.journal()
    assert (login.operation, listed.operation, missing.error_code) == ("auth", "listCompanies", "noDataFound")
    assert (listed.method, listed.status, listed.path) == ("GET", 200, "/mako-api/config/v1/listCompanies")
    mako_sandbox.reset(seed=3)
    assert mako_sandbox.journal() == []


def test_it_tells_what_is_wrong_with_a_client() -> None:
    with Sandbox(rate_limit=1) as sandbox:
        with MakoClient(**sandbox.settings, retries=0) as client:
            client.list_companies()
            with pytest.raises(RateLimitedError):
                client.list_companies()
        (finding,) = sandbox.verdict().findings
        assert (finding.kind, finding.operation, finding["count"]) == ("window_exceeded", "listCompanies", 2)
        assert "listCompanies" in finding.message
        assert not sandbox.verdict().ok
        used = sandbox.verdict().operations["listCompanies"]
        assert (used.requests, used.refused, used.worst_window, used.limit) == (2, 1, 2, 1)


def test_each_system_has_settings_of_its_own() -> None:
    more = {"environment_key": "another-key", "configuration": "object"}
    with Sandbox(makini_rate_limit=1, makini_rate_window=60, maestrano=more) as sandbox:
        with MakiniClient(**sandbox.makini("219"), retries=0) as makini:
            makini.sync_status()
            with pytest.raises(RateLimitedError):
                makini.sync_status()
        with Platform(**sandbox.platform()) as platform:
            assert platform.marketplaces().names == ["maestrano"]
    with pytest.raises(ConfigError, match=r"maestrano\.configuration"):
        Sandbox(maestrano={"configuration": "none"})


def test_faults_are_armed_listed_and_disarmed(mako_sandbox: Sandbox) -> None:
    first = mako_sandbox.arm("html_502", operation="listCompanies", times=2)
    second = mako_sandbox.arm("delay", ms=1)
    assert [fault["id"] for fault in mako_sandbox.faults()] == [first, second]
    events: list[str] = []
    settings = mako_sandbox.settings
    with MakoClient(**settings, clock="virtual", on_event=lambda event: events.append(event.name)) as client:
        assert client.list_companies()
    assert events.count("retry") == 2
    mako_sandbox.disarm(second)
    mako_sandbox.disarm()
    with pytest.raises(ConfigError, match="no kind of fault"):
        mako_sandbox.arm("gremlins")
    with pytest.raises(ConfigError, match="no such fault"):
        mako_sandbox.disarm(first)


def test_a_settling_create_is_a_note_and_no_finding(mako_sandbox: Sandbox) -> None:
    mako_sandbox.arm("reset_after", operation="addMako")
    with MakoClient(**mako_sandbox.settings) as client:
        made = client.ensure_mako(
            {
                "companyId": "f8a3ae1a-967a-4032-a053-e012cfe34537",
                "identification": "00:15:5d:01:02:03",
                "name": "Desk",
                "phoneNumber": "+18008514690",
                "makoModel": "Mako 6500-M",
                "address": {"address1": "1355 N McLean Blvd"},
            }
        )
    assert isinstance(made, AlreadyThere)
    (note,) = mako_sandbox.verdict().notes
    assert (note.kind, note.operation, note["key"]) == ("settling_resend", "addMako", "identification")
    assert [mako["name"] for mako in mako_sandbox.state()["makos"]].count("Desk") == 1
    assert mako_sandbox.quota()["operations"]["addMako"]["used"] == 2


def test_its_calendar_can_be_moved() -> None:
    start = datetime(2026, 1, 31, 23, 59, 50, tzinfo=timezone.utc)
    with Sandbox(calendar=start, daily_quota=6000) as sandbox:
        assert timedelta() <= sandbox.now() - start < timedelta(seconds=5)
        assert sandbox.quota()["limit"] == 6000
        sandbox.advance(60)
        assert sandbox.now().day == 1
        sandbox.set_calendar("2027-01-01T00:00:00Z")
        assert sandbox.now().year == 2027


def test_a_quota_is_told_and_kept() -> None:
    request = {"companyType": "RESELLER", "name": "A", "address": {"address1": "1"}}
    with Sandbox(daily_quota=6000) as sandbox, MakoClient(**sandbox.settings, daily_quota=2) as client:
        request["parentCompanyId"] = sandbox.root_company_id
        for _ in range(2):
            client.add_company(request)
        with pytest.raises(QuotaExhaustedError) as caught:
            client.add_company(request)
        (quota,) = [limit.quota for limit in client.limits() if limit.operation == "addCompany"]
        assert client.budget("addCompany", 3).days > 1
    assert quota is not None
    assert (quota.used, quota.limit, quota.left) == (2, 2, 0)
    assert (quota.source, quota.is_exhausted) == ("configured", True)
    error = caught.value
    assert (error.used, error.limit, error.source, error.resets_at) == (2, 2, "configured", quota.resets_at)
    assert pickle.loads(pickle.dumps(quota)) == quota


def test_it_plays_scripts(mako_sandbox: Sandbox) -> None:
    login = {"method": "POST", "path": "/mako-api/auth/v1/auth"}
    token = {"access_token": "t", "token_type": "Bearer", "expires_in": 14400}
    exchanges = [{"expect": login, "reply": {"status": 200, "json": token}}]
    exchanges += [
        {
            "expect": {"method": "GET", "path": "/x"},
            "reply": {"status": 200, "json": {"status": "OK", "body": 7}},
        }
    ]
    played = mako_sandbox.play({"exchanges": exchanges})
    with MakoClient(**played.settings) as client:
        assert not played.report()["complete"]
        assert client.call("GET", "/x") == 7
    assert played.report()["complete"]


def test_a_wrong_option_is_told() -> None:
    with pytest.raises(ConfigError, match="limit_model"):
        Sandbox(limit_model="leaky")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"Sandbox\(\) has no keyword 'sead'; did you mean 'seed'\?"):
        Sandbox(sead=7)  # type: ignore[call-arg]
    with pytest.raises(ConfigError, match="nothing at this path"), Sandbox() as sandbox:
        sandbox.ask("/x")


def test_a_closed_sandbox_says_so() -> None:
    sandbox = Sandbox()
    assert repr(sandbox) == f"<Sandbox at {sandbox.base_url}>"
    with pytest.raises(TypeError, match="settings"):
        pickle.dumps(sandbox)
    sandbox.close()
    sandbox.close()
    with pytest.raises(ClosedError):
        sandbox.verdict()


def test_a_whole_answer(sandbox: Other) -> None:
    root = sandbox.root_company_id

    async def main() -> RawAnswer:
        async with AsyncMakoClient(**sandbox.settings) as other:
            return await other.raw("getCompany", {"id": root})

    with MakoClient(**sandbox.settings) as client:
        one = client.raw("getCompany", {"id": root})
        free = client.raw("call", {"method": "GET", "path": f"/mako-api/config/v1/getCompany/{root}"})
        listed = client.raw("listCompanies")
        with pytest.raises(ConfigError, match="no operation"):
            client.raw("getWombat")
        with pytest.raises(InvalidDataError) as refused:
            client.raw("addCompany", AddCompany(extra={"nmae": "x"}))
    for answer in (one, free, asyncio.run(main())):
        assert (answer.http_status, answer.attempts, answer.body["id"]) == (200, 1, root)
        assert answer.header("Content-Type") == "application/json"
        assert answer.header("colour") is None
        assert answer.elapsed >= 0
        assert "content-type" not in repr(answer)
        assert root not in repr(answer)
    assert len({one.request_id, free.request_id, listed.request_id}) == 3
    assert isinstance(listed.body, list)
    assert pickle.loads(pickle.dumps(one)) == one
    assert refused.value.origin == "provider"
