"""Making sure of entities: the outcomes as values, and what the options change."""

from __future__ import annotations

import asyncio
import pickle
from typing import TYPE_CHECKING, Any

import pytest

import makokit
from makokit import (
    AlreadyThere,
    AsyncMakoClient,
    ClosedError,
    ConfigError,
    Created,
    DuplicateEntityError,
    MakoClient,
    NotCreated,
    OutcomeUnknownError,
    Unknown,
)
from makokit.mako import AddCompany, AddMako, Address, Company, CompanyId

if TYPE_CHECKING:
    from typing_extensions import assert_type

    from makokit import Outcome
    from makokit.testing import Sandbox

ACME = Company(id=CompanyId("1"), name="Acme")
UNKNOWN = OutcomeUnknownError("nobody knows")
UNKNOWN.cause = DuplicateEntityError("there is one")


def request(sandbox: Sandbox, **changes: Any) -> AddCompany:
    place = Address(address1="1355", city="Elgin")
    fields = {"parent_company_id": sandbox.root_company_id, "company_type": "RESELLER", "name": "Acme"}
    return AddCompany(**{**fields, "address": place, **changes})


def said(outcome: Outcome[Company]) -> str:
    match outcome:
        case Created(entity):
            return f"created {entity.name}"
        case AlreadyThere(entity):
            return f"there {entity.name}" if entity else "there"
        case NotCreated(error):
            return f"not created: {error}"
        case Unknown(error):
            return f"unknown: {error}"


@pytest.mark.parametrize(
    ("outcome", "told", "there", "shown"),
    [
        (Created(ACME), "created Acme", True, "Created(Company(id='1', name='Acme'))"),
        (AlreadyThere(ACME), "there Acme", True, "AlreadyThere(Company(id='1', name='Acme'))"),
        (AlreadyThere(), "there", True, "AlreadyThere(None)"),
        (
            NotCreated(UNKNOWN),
            "not created: nobody knows",
            False,
            "NotCreated(OutcomeUnknownError('nobody knows'))",
        ),
        (Unknown(UNKNOWN), "unknown: nobody knows", False, "Unknown(OutcomeUnknownError('nobody knows'))"),
    ],
)
def test_an_outcome_is_one_of_four(outcome: Outcome[Company], told: str, there: bool, shown: str) -> None:
    assert said(outcome) == told
    assert (outcome.is_there, repr(outcome)) == (there, shown)
    assert isinstance(outcome, makokit.Outcome)  # pyright: ignore[reportArgumentType]
    again = pickle.loads(pickle.dumps(outcome))
    assert again == outcome
    assert hash(again) == hash(outcome)
    assert again != Created(None)
    for name in ("entity", "error", "is_there", "colour"):
        with pytest.raises(AttributeError):
            setattr(outcome, name, None)


def test_outcomes_of_other_kinds_and_facts_differ() -> None:
    assert Created(ACME) != AlreadyThere(ACME)
    assert NotCreated(UNKNOWN) != Unknown(UNKNOWN)
    other = OutcomeUnknownError("nobody knows")
    other.cause = DuplicateEntityError("there are two")
    assert Unknown(UNKNOWN) != Unknown(other)
    assert Created(ACME) != Created(Company(id=CompanyId("2"), name="Acme"))


def test_a_second_time_it_is_already_there(mako_sandbox: Sandbox) -> None:
    with MakoClient(**mako_sandbox.settings) as client:
        first = client.ensure_company(request(mako_sandbox))
        assert isinstance(first, Created)
        again = client.ensureCompany(request(mako_sandbox).to_dict())
        assert again == client.ensure_company(request(mako_sandbox))
        assert again != first
        other_name = client.ensure_company(request(mako_sandbox, name="Other"))
        assert isinstance(other_name, Created)
        with pytest.raises(TypeError, match=r"ensure_company\(\) takes a request or keywords, not both"):
            client.ensure_company(request(mako_sandbox), name="Acme")
        with pytest.raises(TypeError, match="did you mean 'company_id'"):
            client.ensure_mako(compny_id="1")  # type: ignore[call-arg]

    async def main() -> Outcome[Company]:
        async with AsyncMakoClient(**mako_sandbox.settings) as other:
            return await other.ensure_company(request(mako_sandbox))

    assert asyncio.run(main()) == again
    assert mako_sandbox.verdict().ok


def test_what_is_in_extra_is_sent_and_a_misspelt_name_is_refused(mako_sandbox: Sandbox) -> None:
    with MakoClient(**mako_sandbox.settings) as client:
        outcome = client.ensure_company(request(mako_sandbox, extra={"rack": 7}))
        assert outcome.is_there
        refused = client.ensure_company({"nmae": "Acme"})
    assert isinstance(refused, NotCreated)
    assert "did you mean name?" in str(refused.error)


def test_a_lost_answer_is_settled_where_that_is_wanted(mako_sandbox: Sandbox) -> None:
    person: dict[str, Any] = {
        "companyId": mako_sandbox.root_company_id,
        "userType": "Full Reseller",
        "firstName": "Jane",
    }
    person |= {"lastName": "Doe", "email": "jane@example.com", "templateScope": "COMPANY_NO_INHERIT"}
    person |= {"allowLogin": True, "address": {"address1": "1"}, "phoneNumber": "1"}
    with MakoClient(**mako_sandbox.settings, clock="virtual") as client:
        for settle, username, kind in (("documented", "one", Unknown), ("resend", "two", AlreadyThere)):
            mako_sandbox.arm("reset_after", operation="addPerson")
            view = client.with_options(settle=settle, priority="bulk")  # type: ignore[arg-type]
            outcome = view.ensure_person({**person, "username": username})
            assert type(outcome) is kind, outcome
    usernames = [found["username"] for found in mako_sandbox.state()["people"]]
    assert sorted(usernames) == ["one", "two"]


def test_what_has_nothing_to_do_with_the_entity_is_raised(mako_sandbox: Sandbox) -> None:
    client = MakoClient(**mako_sandbox.settings)
    for option in ("settle", "priority"):
        wrong: Any = {option: "maybe"}
        with pytest.raises(ConfigError, match="maybe"):
            client.with_options(**wrong).ensure_company(request(mako_sandbox))
    client.close()
    with pytest.raises(ClosedError):
        client.ensure_mako(AddMako(name="x"))


if TYPE_CHECKING:

    def types(client: MakoClient) -> None:
        outcome = client.ensure_company(name="x")
        assert_type(outcome.entity, Company | None)
        if isinstance(outcome, Created):
            assert_type(outcome.entity, Company)
