"""Lists of records that are read natively: what they hold is what Python's own reader finds."""

from __future__ import annotations

import gc
import json
import pickle
import sys
import tracemalloc
import weakref
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from makokit import _native
from makokit._model import Model
from makokit.makini import Asset, PurchaseOrder
from makokit.mako import Company, Mako

NAMES = st.sampled_from(["id", "name", "companyId", "documents", "colour", "größe", "\N{PILE OF POO}", ""])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
RECORDS = st.lists(st.dictionaries(NAMES, VALUES, max_size=5), max_size=6)
PAGE = [{"id": f"708680cf-{number}", "name": "Acme", "tier": "x" * 1000} for number in range(2000)]


def read(records: object) -> bytes:
    return json.dumps(records).encode()


# The first text of all has Hypothesis make its table of characters, which a busy machine takes long for.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(records=RECORDS, kind=st.sampled_from([Mako, Asset]))
def test_a_record_is_what_pythons_reader_makes_of_it(records: list[dict[str, Any]], kind: Any) -> None:
    body = read(records)
    for natively, plainly in zip(kind._read(body), kind._all(json.loads(body)), strict=True):
        needed = {name for name, (_, is_required) in kind._SLOTS.items() if is_required}
        names = [name for name in kind._FIELDS.values() if name not in needed or name in plainly]
        for name in names:
            assert getattr(natively, name) == getattr(plainly, name)
        assert pickle.loads(pickle.dumps(natively)) == plainly
        assert list(natively.to_dict().items()) == list(plainly.to_dict().items())
        assert natively.extra == plainly.extra
        assert natively == plainly


@pytest.mark.parametrize(
    "body",
    [
        b'[{"id":"1","name":"\\ud800"}]',  # half a pair
        b'[{"id":"1","id":"2"}]',
        b'[{"id":"1","x":' + b"[" * 300 + b"]" * 300 + b"}]",
        b'[{"id":"1","x":1e999,"y":-0,"z":-0.0,"n":123456789012345678901234567890}]',
    ],
)
def test_what_is_strange_is_read_alike(body: bytes) -> None:
    natively, plainly = Company._read(body), Company._all(json.loads(body))
    assert natively == plainly
    assert natively[0].id == plainly[0].id


def test_a_number_that_python_refuses_is_refused() -> None:
    with pytest.raises(ValueError, match=r"limit \(4300"):
        Company._read(b'[{"id":' + b"1" * 5000 + b"}]")


def test_a_whole_number_and_another_keep_their_kinds() -> None:
    order = PurchaseOrder._read(b'[{"totalAmount":1,"x":1.0,"y":-0}]')[0]
    assert [type(order[name]) for name in ("x", "y")] == [float, int]


def test_records_with_other_fields_have_no_others() -> None:
    bodies = [{"id": "1"}, {"id": "2", "name": "B"}, {"name": "C", "id": "3"}, {"id": "4"}, {}]
    companies = Company._read(read(bodies))
    assert [company.to_dict() for company in companies] == bodies
    assert [company.name for company in companies] == [None, "B", "C", None, None]
    with pytest.raises(AttributeError):
        attrgetter("id")(companies[4])


def test_a_field_is_found_in_a_subclass_too() -> None:
    class Own(Company):
        """A program's own."""

    own = Own._read(b'[{"id":"1","name":"Acme"}]')[0]
    assert (type(own), own.name, own.to_dict()) == (Own, "Acme", {"id": "1", "name": "Acme"})
    assert Own(id=own.id, name="Acme") == own


def test_a_subclass_may_have_something_else_under_a_fields_name() -> None:
    class Shouting(Company):
        """Says the name loudly."""

        @property
        def name(self) -> str:
            """The name in capitals."""
            return str(self["name"]).upper()

    for shouting in (
        Shouting._read(b'[{"id":"1","name":"Acme"}]')[0],
        Shouting.from_dict({"id": "1", "name": "Acme"}),
    ):
        assert (shouting.name, shouting.to_dict()) == ("ACME", {"id": "1", "name": "Acme"})


def test_only_what_can_hold_nothing_is_hidden_from_the_garbage_collector() -> None:
    class Own(Company):
        """It has a dict."""

    body = b'[{"id":"1","name":"Acme"}]'
    assert not gc.is_tracked(Company._read(body)[0])
    assert gc.is_tracked(Company._read(b'[{"id":"1","tags":[]}]')[0])
    own = Own._read(body)[0]
    object.__setattr__(own, "itself", own)
    weak = weakref.ref(own)
    del own
    gc.collect()
    assert weak() is None


def test_a_layout_is_that_of_one_class() -> None:
    with pytest.raises(TypeError):
        Company._layout().fill(Mako.from_dict({"id": "1"}), {})
    held = Model.__dict__["_held"]
    with pytest.raises(AttributeError):
        _native.Layout(Company, held, [("id", "no slot", True)])
    with pytest.raises(TypeError):
        _native.Layout(Company, held, [("id", Mako._SLOTS["id"][0], True)])


def test_help_tells_what_a_field_means() -> None:
    assert "under which all other requests refer to it" in str(Company.__dict__["__slots__"]["id"])


def test_a_record_does_not_keep_its_page() -> None:
    body = read(PAGE)
    tracemalloc.start()
    kept = Company._read(body)[7]
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept.name == "Acme"
    assert size < len(body) / 50


def test_nothing_is_left_of_records_that_nobody_has() -> None:
    body = read(PAGE[:50])
    name = "never seen before"
    held = {"id": name, "name": name}
    before = sys.getrefcount(None), sys.getrefcount(name)
    for _ in range(100):
        for company in Company._read(body):
            company.to_dict()
        Company(**held)  # type: ignore[arg-type]
        Company._of(held)
    gc.collect()
    after = sys.getrefcount(None), sys.getrefcount(name)
    assert all(abs(late - early) < 50 for late, early in zip(after, before, strict=True))
