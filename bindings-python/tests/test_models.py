"""Models: typed, frozen, and never losing a field."""

from __future__ import annotations

import copy
import json
import pickle
import uuid
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makokit._json import encode
from makokit.makini import Asset, ListQuery
from makokit.mako import AddCompany, AddMako, Address, Company, CompanyId, CompanyType, Mako, MakoId

ANSWER = {"id": "708680cf", "companyId": "aa326232", "name": "LON 6500", "colour": {"rgb": [1, 2, 3]}}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.text(), JSON, max_size=4)


def test_a_field_is_an_attribute_in_snake_case_and_an_item_as_documented() -> None:
    mako = Mako.from_dict(ANSWER)
    assert mako.company_id == mako["companyId"] == "aa326232"
    assert mako.company_name is None
    assert "companyId" in mako
    assert "companyName" not in mako
    assert list(mako) == ["id", "companyId", "name", "colour"]
    with pytest.raises(KeyError):
        mako["companyName"]


def test_an_unknown_field_is_kept() -> None:
    mako = Mako.from_dict(ANSWER)
    assert mako.extra == {"colour": {"rgb": [1, 2, 3]}}
    assert mako["colour"] == {"rgb": [1, 2, 3]}
    assert mako.raw == mako.to_dict() == ANSWER


def test_a_model_is_frozen() -> None:
    mako = Mako.from_dict(ANSWER)
    for name in ("name", "colour"):
        with pytest.raises(AttributeError):
            setattr(mako, name, "x")
    with pytest.raises(TypeError):
        mako.raw["name"] = "x"  # type: ignore[index]
    mako.to_dict()["colour"]["rgb"].append(4)
    assert mako.to_dict() == ANSWER


def test_nothing_that_is_read_of_a_model_changes_it() -> None:
    fields = {"id": "1", "tags": ["a"], "address": {"address1": "1355"}}
    known = {"key": "1", "documents": ["x", {"y": 1}], "line": {"rgb": [1]}}
    for model in (
        AddMako.from_dict(fields),
        Company.from_dict(fields),
        Company._read(json.dumps([fields]).encode())[0],
    ):
        before = hash(model)
        model["address"]["address1"] = "X"
        model["tags"].append("b")
        model.extra["tags"].append("b")
        model.raw["tags"].append("b")
        assert (model.to_dict(), hash(model)) == (fields, before)
    for read in (Asset.from_dict(known), Asset._read(json.dumps([known]).encode())[0]):
        before = hash(read)
        assert read.documents is not None
        read.documents[1]["y"] = 2
        assert read.documents == known["documents"]
        assert (read.to_dict(), hash(read)) == (known, before)
    request = ListQuery(filter={"tags": ["a"]})
    assert request.filter is not None
    request.filter["tags"].append("b")
    assert request.to_dict() == {"filter": {"tags": ["a"]}}


class Kind(Enum):
    """What a program may have of its own."""

    RESELLER = "RESELLER"


def test_ids_instants_days_and_members_of_enums_are_text() -> None:
    number = uuid.UUID(int=7)
    when = datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    east = when.astimezone(timezone(timedelta(hours=2)))
    company = AddCompany(
        parent_company_id=number,
        company_type=Kind.RESELLER,  # type: ignore[arg-type]
        extra={"at": [when, east], "day": date(2026, 1, 2)},
    )
    assert company == AddCompany.from_dict(company.to_dict())
    assert company.to_dict() == {
        "parentCompanyId": "00000000-0000-0000-0000-000000000007",
        "companyType": "RESELLER",
        "at": ["2026-01-02T03:04:05Z", "2026-01-02T05:04:05+02:00"],
        "day": "2026-01-02",
    }
    assert encode({"id": number, "kind": Kind.RESELLER, "at": when}) == (
        b'{"id":"00000000-0000-0000-0000-000000000007","kind":"RESELLER","at":"2026-01-02T03:04:05Z"}'
    )


def loop() -> list[Any]:
    endless: list[Any] = []
    endless.append(endless)
    return endless


@pytest.mark.parametrize(
    ("value", "error", "told"),
    [
        (
            {"address": {"latitude": Decimal(1)}},
            TypeError,
            "address.latitude: Decimal has no form in JSON; give",
        ),
        ({"tags": ["a", {1, 2}]}, TypeError, "tags[1]: set has no form in JSON; give"),
        ({"at": datetime(2026, 1, 1)}, ValueError, "at: datetime without a time zone; give it one"),
        ({"latitude": float("nan")}, ValueError, "latitude: a number that is not finite has no form in JSON"),
        ({"tags": {(1, 2): 3}}, TypeError, "tags.(1, 2): tuple has no form in JSON"),
        ({"tags": loop()}, ValueError, "the request: it holds itself, and has no end"),
        (object(), TypeError, "the request: object has no form in JSON"),
    ],
)
def test_what_has_no_json_is_told_with_its_place(value: Any, error: type[Exception], told: str) -> None:
    with pytest.raises(error) as caught:
        encode(value)
    assert str(caught.value).startswith(told)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


def test_a_model_holds_a_copy_of_what_it_is_made_from() -> None:
    fields: dict[str, Any] = {"id": "1", "tags": [1]}
    company = Company.from_dict(fields)
    fields["tags"].append(2)
    assert company["tags"] == [1]


def test_what_holds_itself_has_no_end() -> None:
    endless: dict[str, Any] = {"id": "1"}
    endless["self"] = endless
    for make in (Company.from_dict, lambda fields: Company(id=CompanyId("1"), extra=fields)):
        with pytest.raises(ValueError, match="holds itself"):
            make(endless)


def test_the_repr_shows_what_is_set_and_makes_the_model_again() -> None:
    request = AddMako(name="Test", address=Address(city="Elgin", latitude=42.06), extra={"x": 1})
    shown = "AddMako(name='Test', address=Address(city='Elgin', latitude=42.06), extra={'x': 1})"
    assert repr(request) == shown
    assert eval(shown) == request


def test_models_are_equal_by_class_and_fields() -> None:
    one = Company(id=CompanyId("1"), name="Acme")
    same = Company.from_dict({"name": "Acme", "id": "1"})
    assert one == same
    assert hash(one) == hash(same)
    assert {one, same} == {one}
    assert one != Company(id=CompanyId("1"))
    assert Mako(id=MakoId("1")) != Company(id=CompanyId("1"))
    assert one != {"id": "1", "name": "Acme"}


def test_copies_are_the_model_itself() -> None:
    mako = Mako.from_dict(ANSWER)
    assert copy.copy(mako) is mako
    assert copy.deepcopy(mako) is mako


@settings(deadline=None)
@given(OBJECTS)
def test_any_object_survives_a_model_and_its_pickle(fields: dict[str, Any]) -> None:
    for model in (Mako.from_dict(fields), AddMako.from_dict(fields), Address.from_dict(fields)):
        again = pickle.loads(pickle.dumps(model))
        assert again.to_dict() == model.to_dict() == fields
        assert again == model
        assert hash(again) == hash(model)


@settings(deadline=None)
@given(OBJECTS)
def test_equal_requests_send_the_same(fields: dict[str, Any]) -> None:
    request = AddMako(name="x", extra=fields)
    assert request.to_dict() == {"name": "x", **fields}
    assert pickle.loads(pickle.dumps(request))._sent() == request._sent()


REQUESTS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.text(),
        "phoneNumber": st.text(),
        "address": st.fixed_dictionaries(
            {}, optional={"city": st.text(), "latitude": st.floats(allow_nan=False, allow_infinity=False)}
        ),
    },
)
UNKNOWN = st.dictionaries(st.text().filter(lambda name: name not in AddMako._FIELDS), JSON, max_size=3)


@settings(deadline=None)
@given(REQUESTS, UNKNOWN)
def test_any_request_is_made_again_by_its_repr_and_by_its_keywords(
    fields: dict[str, Any], unknown: dict[str, Any]
) -> None:
    model = AddMako.from_dict({**fields, **unknown})
    assert eval(repr(model), {"AddMako": AddMako, "Address": Address, "inf": float("inf")}) == model
    assert model.extra == unknown
    known = {AddMako._FIELDS[name]: value for name, value in fields.items()}
    again = AddMako(**known, extra=unknown)
    assert again == model
    assert again._sent() == (fields, unknown)
    checked, meant = model._sent()
    assert {**checked, **meant} == model.to_dict() == {**fields, **unknown}
    assert meant == {}


def test_numbers_that_are_equal_hash_alike() -> None:
    assert Address(latitude=42) == Address(latitude=42.0)
    assert hash(Address(latitude=42)) == hash(Address(latitude=42.0))


def test_a_request_takes_parts_as_models_and_as_dicts() -> None:
    model = AddMako(address=Address(post_or_zip_code="60123"))
    assert model == AddMako(address={"postOrZipCode": "60123"})
    assert model.address == Address(post_or_zip_code="60123")
    assert AddMako(name="x").address is None


def test_a_value_that_is_none_is_no_field() -> None:
    assert AddMako(name=None, fax_number="1").to_dict() == {"faxNumber": "1"}
    assert AddMako(extra={"name": None}).to_dict() == {"name": None}


def test_what_is_in_extra_goes_past_the_check_of_names_and_a_dict_does_not() -> None:
    request = AddMako(name="x", address=Address(city="Elgin", extra={"floor": 3}), extra={"rack": 7})
    assert request._sent() == ({"name": "x"}, {"address": {"city": "Elgin", "floor": 3}, "rack": 7})
    unsure = {"name": "x", "rak": 7, "address": {"citty": "Elgin"}}
    assert AddMako.from_dict(unsure)._sent() == (unsure, {})
    address: Any = {"citty": "Elgin"}
    assert AddMako(address=address)._sent() == ({"address": address}, {})


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("compny_id", "AddMako() has no keyword 'compny_id'; did you mean 'company_id'?"),
        ("companyId", "AddMako() has no keyword 'companyId'; did you mean 'company_id'?"),
        ("zzz", "AddMako() has no keyword 'zzz'; pass it in extra if it is meant"),
    ],
)
def test_a_misspelt_keyword_is_told_with_the_right_one(given: str, told: str) -> None:
    with pytest.raises(TypeError) as caught:
        AddMako(**{given: "x"})  # type: ignore[arg-type]
    assert str(caught.value) == told


def test_an_answer_needs_what_the_api_always_gives() -> None:
    with pytest.raises(TypeError, match="id"):
        Company(name="Acme")  # type: ignore[call-arg]


def test_known_values_and_ids_are_plain_text() -> None:
    assert CompanyType.RESELLER == "RESELLER"
    assert type(CompanyId("x")) is str
