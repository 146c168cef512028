"""Scripts with dicts as the vendor's page prints them, against a server that knows that page only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import makokit
from guide_server import COMPANY, MAKO, PERSON, VIOLATIONS, GuideServer
from makokit import MakoClient
from makokit.mako import MakoId

if TYPE_CHECKING:
    from collections.abc import Iterator

ADD_COMPANY = {
    "parentCompanyId": "5f10c94d-af26-479f-a705-aa2a85d778ea",
    "companyType": "RESELLER",
    "name": "Acme",
    "address": {
        "address1": "3205 Sycamore Fork Road",
        "suburb": "Suburb",
        "city": "Fort Lauderdale",
        "state": "Florida",
        "postOrZipCode": "33308",
        "country": "US",
    },
    "phoneNumber": "9542177110",
    "supportEmail": "test3@makonetworks.com",
    "salesEmail": "test2@makonetworks.com",
    "generalEmail": "test1@makonetworks.com",
}
ADD_PERSON = {
    "companyId": "f8a3ae1a-967a-4032-a053-e012cfe34537",
    "userType": "Full Reseller",
    "templateScope": "COMPANY_NO_INHERIT",
    "firstName": "Jane",
    "lastName": "Smith",
    "username": "acmereseller12",
    "email": "acmeresseler1@makonetworks.com",
    "allowLogin": True,
    "address": {
        "address1": "1355",
        "address2": "N McLean Blvd",
        "city": "Elgin",
        "state": "Illinois",
        "postOrZipCode": "60123",
        "country": "US",
        "timezone": "America/Chicago",
    },
    "phoneNumber": "123423423",
}
ADD_MAKO = {
    "companyId": "f8a3ae1a-967a-4032-a053-e012cfe34537",
    "name": "Test Mako",
    "address": {
        "address1": "1355",
        "address2": "N McLean Blvd",
        "suburb": "Suburb",
        "city": "Elgin",
        "state": "Illinois",
        "postOrZipCode": "60123",
        "country": "US",
        "timezone": "America/Chicago",
        "latitude": 42.06,
        "longitude": -88.31,
    },
    "phoneNumber": "+18008514690",
    "faxNumber": "+18008514691",
    "makoModel": "Mako 6500-M",
}


@pytest.fixture
def guide() -> Iterator[GuideServer]:
    with GuideServer() as server:
        yield server


@pytest.fixture
def client(guide: GuideServer) -> Iterator[MakoClient]:
    with MakoClient(**guide.settings, clock="virtual") as client:
        yield client


def test_the_pages_workflow(guide: GuideServer, client: MakoClient) -> None:
    assert client.addCompany(ADD_COMPANY).to_dict() == COMPANY
    assert client.addPerson(ADD_PERSON)["username"] == "acmereseller12"
    mako = client.addMako(ADD_MAKO)
    assert (mako["id"], mako.company_name) == (MAKO["id"], "Acme3")
    assert [company.to_dict() for company in client.listCompanies()] == [COMPANY]
    sent = [
        ("addCompany", ADD_COMPANY),
        ("addPerson", ADD_PERSON),
        ("addMako", ADD_MAKO),
        ("listCompanies", None),
    ]
    assert guide.received == sent


@pytest.mark.parametrize(
    ("instead", "kind", "facts"),
    [
        (
            "invalid",
            makokit.InvalidDataError,
            {"code": "invalidData", "http_status": 200, "origin": "provider"},
        ),
        ("not-found", makokit.NoDataFoundError, {"message": "Mako model not found"}),
        ("duplicate", makokit.DuplicateEntityError, {"code": "duplicateEntity"}),
        ("quota", makokit.QuotaExhaustedError, {"http_status": 429}),
        ("source", makokit.UnauthorizedSourceError, {"http_status": 401}),
        ("no-json", makokit.EndpointNotFoundError, {"http_status": 404}),
        ("broken", makokit.OutcomeUnknownError, {"attempts": 1}),
        ("lost", makokit.OutcomeUnknownError, {"attempts": 1}),
    ],
)
def test_what_the_page_says_may_go_wrong(
    guide: GuideServer, client: MakoClient, instead: str, kind: type[Exception], facts: dict[str, Any]
) -> None:
    guide.next = [instead]
    with pytest.raises(kind) as raised:
        client.addMako(ADD_MAKO)
    assert {name: getattr(raised.value, name) for name in facts} == facts
    if isinstance(raised.value, makokit.InvalidDataError):
        assert [violation._asdict() for violation in raised.value.violations] == VIOLATIONS
    assert [name for name, _ in guide.received] == ["addMako"], "it is sent once"


def test_a_lost_answer_to_a_read_is_asked_for_again(guide: GuideServer, client: MakoClient) -> None:
    guide.next = ["lost", "rate", "broken"]
    assert client.getMako(MakoId(MAKO["id"])).name == "Test Mako"
    assert [name for name, _ in guide.received] == ["getMako"] * 4


def test_a_person_is_made_sure_of(guide: GuideServer, client: MakoClient) -> None:
    assert client.ensure_person(ADD_PERSON).entity is not None
    guide.next = ["lost"]
    outcome = client.ensure_person({**ADD_PERSON, "username": "another"})
    assert type(outcome) is makokit.Unknown
    assert len(guide.received) == 2
    assert PERSON["username"] == "acmereseller12"


def test_wrong_credentials_are_told(guide: GuideServer) -> None:
    base_url = guide.settings["base_url"]
    wrong = MakoClient(base_url=base_url, client_id="partner", client_secret="other")
    with wrong as client, pytest.raises(makokit.InvalidClientError):
        client.listCompanies()
    assert guide.received == []
