"""The blocking client: making it, calling it, closing it."""

from __future__ import annotations

import copy
import json
import os
import pickle
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

import makokit
from conftest import ROOT, serving
from makokit import (
    ClosedError,
    ConfigError,
    Holder,
    InternalError,
    InvalidDataError,
    Limit,
    MakiniClient,
    MakoClient,
    Settings,
    UnexpectedResponseError,
)
from makokit._handle import Handle
from makokit.client import BaseClient
from makokit.mako import AddCompany, AddMako, AddPerson, Address, Company, Mako

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from typing_extensions import assert_type

    from conftest import Sandbox
    from makokit.events import Event
    from makokit.testing import Access
    from silent import Silent

SETTINGS: Settings = {"base_url": "http://127.0.0.1:1", "client_id": "id-7", "client_secret": "secret-7"}


def payload(name: str) -> Any:
    """A request as the guide prints it, with a user name and an identification that are new."""
    request = json.loads((ROOT / f"examples/payloads/{name}.json").read_text("utf-8"))
    if "username" in request:
        request["username"] = f"u{uuid4()}"
    return request


@contextmanager
def playing(sandbox: Sandbox, exchange: Any) -> Iterator[MakoClient]:
    """A client against a script: a token, and that exchange, which has to take place."""
    token = {"access_token": "t", "token_type": "Bearer", "expires_in": 14400}
    login = {"method": "POST", "path": "/mako-api/auth/v1/auth"}
    script = {"exchanges": [{"expect": login, "reply": {"status": 200, "json": token}}, exchange]}
    played = sandbox.ask("/scripts", json.dumps(script).encode())
    access: Access = {**sandbox.settings, "base_url": played["base_url"]}
    with MakoClient(**access) as client:
        yield client
    assert sandbox.ask(f"/scripts/{played['id']}")["complete"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"base_url": None}, "base_url is missing"),
        ({"client_id": ""}, "client_id is empty"),
        ({"base_url": "ftp://x"}, "https://"),
        ({"timeout": 0}, "timeout"),
        ({"rate_limit": 0}, "rate_limit"),
        ({"retries": -1}, "settings"),
        ({"paths": {"getMako": 7}}, "settings"),
        ({"clock": "sundial"}, "settings"),
    ],
)
def test_a_wrong_setting_is_told_before_anything_is_sent(change: dict[str, Any], told: str) -> None:
    settings: dict[str, Any] = {**SETTINGS, **change}
    with pytest.raises(ConfigError, match=told) as caught:
        MakoClient(**settings)
    assert "secret-7" not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"timeout": "5"}, TypeError),
        ({"timeout": True}, TypeError),
        ({"timeout": float("inf")}, ValueError),
        ({"timeout": float("nan")}, ValueError),
        ({"connect_timeout": -1}, ValueError),
        ({"ca_bundle": 7}, TypeError),
        ({"paths": {"getMako": object()}}, TypeError),
    ],
)
def test_a_setting_of_a_wrong_type_is_a_mistake_in_the_program(change: dict[str, Any], kind: type) -> None:
    settings: dict[str, Any] = {**SETTINGS, **change}
    with pytest.raises(kind):
        MakoClient(**settings)


def test_a_misspelt_setting_is_told_with_the_right_one() -> None:
    with pytest.raises(TypeError, match=r"MakoClient\(\) has no keyword 'timout'; did you mean 'timeout'\?"):
        MakoClient(**SETTINGS, timout=3)  # type: ignore[call-arg]
    with pytest.raises(
        TypeError, match=r"MakoClient\(\) has no keyword 'baseUrl'; did you mean 'base_url'\?"
    ):
        MakoClient(**SETTINGS, baseUrl="x")  # type: ignore[call-arg]
    with MakoClient(**SETTINGS) as client, pytest.raises(TypeError, match="did you mean 'retries'"):
        client.with_options(retry=3)  # type: ignore[call-arg]


def test_the_environment_is_asked_and_keywords_go_before_it(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(sandbox.client_secret + "\n", "utf-8")
    monkeypatch.setenv("MAKO_BASE_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("MAKO_CLIENT_ID", sandbox.client_id)
    monkeypatch.setenv("MAKO_CLIENT_SECRET_FILE", str(secret))
    with MakoClient.from_env(base_url=sandbox.base_url) as client:
        assert client.list_companies()
    with MakoClient.from_env() as client:
        assert repr(client) == "<MakoClient.from_env()>"
    monkeypatch.delenv("MAKO_CLIENT_ID")
    with pytest.raises(ConfigError, match="MAKO_CLIENT_ID"):
        MakoClient.from_env()


def test_neither_the_repr_nor_a_pickle_tells_the_secret() -> None:
    with MakoClient(**SETTINGS) as client:
        assert repr(client) == "<MakoClient(base_url='http://127.0.0.1:1')>"
        for leak in (pickle.dumps, copy.deepcopy):
            with pytest.raises(TypeError, match="secret"):
                leak(client)
    assert repr(client) == "<MakoClient(base_url='http://127.0.0.1:1'), closed>"


@pytest.mark.parametrize("secret", ["client_secret", "api_token", "proxy", "limits"])
def test_a_client_with_any_secret_in_its_code_is_not_pickled(secret: str, tmp_path: Path) -> None:
    given: dict[str, Any] = {"limits": "redis://u:p@127.0.0.1", "proxy": "http://u:p@127.0.0.1:1"}
    kind: Any = MakiniClient if secret == "api_token" else MakoClient
    settings: dict[str, Any] = {} if secret == "api_token" else dict(SETTINGS)
    settings.pop("client_secret", None)
    if secret in {"proxy", "limits"}:
        settings["client_secret_file"] = str(tmp_path / "secret")
        (tmp_path / "secret").write_text("secret-7", "utf-8")
    with (
        kind(**settings, **{secret: given.get(secret, "secret-7")}) as client,
        pytest.raises(TypeError, match=rf"holds a secret \({secret}\)"),
    ):
        pickle.dumps(client)


def test_a_client_without_a_secret_in_its_code_is_pickled_as_its_settings(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAKO_CLIENT_SECRET", sandbox.client_secret)
    given: Settings = {"base_url": sandbox.base_url, "client_id": sandbox.client_id, "on_event": print}
    with MakoClient.from_env(**given) as client:
        view = client.with_options(validate=False, timeout=20)
        told = pickle.dumps(view)
        assert sandbox.client_secret.encode() not in told
        with pickle.loads(told) as again:
            assert (type(again), repr(again)) == (MakoClient, repr(client))
            assert again.list_companies() == client.list_companies()
            with pytest.raises(InvalidDataError) as caught:
                again.add_mako(AddMako(name="x"))
        assert caught.value.origin == "provider"
        # It shares nothing with the other, which goes on; a copy shares all.
        assert copy.copy(client).list_companies()
    with pytest.raises(ClosedError):
        copy.copy(client).list_companies()


def test_a_closed_client_says_so_and_closing_twice_does_no_harm(sandbox: Sandbox) -> None:
    client = MakoClient(**sandbox.settings)
    view = client.with_options(retries=0)
    assert client.list_companies() == view.list_companies()
    client.close()
    client.close()
    for closed in (client, view):
        with pytest.raises(ClosedError):
            closed.list_companies()


def test_the_context_closes_the_client(sandbox: Sandbox) -> None:
    with MakoClient(**sandbox.settings) as client:
        assert client.list_companies()
    with pytest.raises(ClosedError):
        client.limits()


def test_a_request_is_a_model_a_dict_as_documented_or_keywords(mako: MakoClient, sandbox: Sandbox) -> None:
    device = payload("add-mako")
    root = sandbox.root_company_id
    as_dict = mako.add_mako({**device, "companyId": root})
    as_model = mako.add_mako(AddMako.from_dict({**device, "companyId": root}))
    as_keywords = mako.addMako(
        company_id=root,
        name="Test Mako",
        address=Address(address1="1355", city="Elgin"),
        phone_number="+18008514690",
        mako_model="Mako 6500-M",
    )
    for answer in (as_dict, as_model, as_keywords):
        assert mako.get_mako(answer.id) == answer
        assert (answer.company_id, answer.name) == (root, "Test Mako")


def test_companies_and_people(mako: MakoClient, sandbox: Sandbox) -> None:
    company = mako.add_company({**payload("add-company"), "parentCompanyId": sandbox.root_company_id})
    read = mako.get_company(company.id)
    assert read == mako.getCompany(company.id)
    assert (read.id, read.name) == (company.id, company.name) == (company.id, "Acme")
    assert company.id in [listed.id for listed in mako.list_companies()]
    jane = payload("add-person")
    person = mako.add_person(AddPerson.from_dict({**jane, "companyId": company.id}))
    assert (person.username, person["firstName"]) == (jane["username"], "Jane")


def test_a_request_comes_once(mako: MakoClient) -> None:
    with pytest.raises(TypeError, match="takes a request or keywords, not both"):
        mako.add_mako({"name": "x"}, name="x")
    with pytest.raises(TypeError, match="needs a request or keywords"):
        mako.add_mako()
    with pytest.raises(TypeError, match="takes AddMako, a mapping or keywords, not AddPerson"):
        mako.add_mako(AddPerson(username="x"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not list"):
        mako.add_mako([])  # type: ignore[arg-type]
    with pytest.raises(
        TypeError, match=r"add_mako\(\) has no keyword 'phone'; did you mean 'phone_number'\?"
    ):
        mako.add_mako(phone="x")  # type: ignore[call-arg]


def test_an_unknown_name_in_a_dict_is_refused(mako: MakoClient) -> None:
    with pytest.raises(InvalidDataError) as caught:
        mako.add_company({"nmae": "Acme", "address": {"citty": "Elgin"}})
    told = [violation.message.rpartition(" ")[2] for violation in caught.value.violations]
    assert caught.value.origin == "local"
    assert sorted(told) == ["city?", "name?"]


def test_what_is_in_extra_is_sent_at_any_depth(sandbox: Sandbox) -> None:
    company = {"name": "Acme", "address": {"city": "Elgin", "floor": 3}, "rack": 7, "row": 8}
    expected = {"method": "POST", "path": "/mako-api/config/v1/addCompany", "json": company}
    reply = {"status": 200, "json": {"status": "OK", "body": {"id": "1"}}}
    with playing(sandbox, {"expect": expected, "reply": reply}) as client:
        address = Address(city="Elgin", extra={"floor": 3})
        request = AddCompany(name="Acme", address=address, extra={"rack": 7})
        assert client.with_options(extra={"row": 8}).add_company(request).id == "1"


def test_options_change_a_call_and_not_the_client(mako: MakoClient) -> None:
    unchecked = mako.with_options(validate=False)
    for client, origin in (
        (mako, "local"),
        (unchecked, "provider"),
        (unchecked.with_options(validate="on"), "local"),
    ):
        with pytest.raises(InvalidDataError) as caught:
            client.add_mako(AddMako(name="x"))
        assert caught.value.origin == origin
    filled = mako.with_options(extra={"phoneNumber": "1"}).with_options(extra={"address": {"address1": "2"}})
    with pytest.raises(InvalidDataError) as caught:
        filled.add_mako(AddMako(extra={"phoneNumber": None}))
    assert [violation.path for violation in caught.value.violations] == ["mako.name"]


def test_a_call_that_takes_too_long_is_a_timeout(silent: Silent) -> None:
    with MakoClient(**silent.settings) as client, pytest.raises(TimeoutError) as caught:
        client.with_options(timeout=0.2, retries=0).list_companies()
    assert isinstance(caught.value, makokit.CallTimeoutError)
    assert silent.gone.wait(10)


def test_an_answer_that_python_cannot_read_is_an_error_of_makokit(sandbox: Sandbox) -> None:
    text = f'{{"status": "OK", "body": {{"big": {"1" * 5000}}}}}'
    reply = {"status": 200, "text": text, "headers": {"content-type": "application/json"}}
    exchange = {"expect": {"method": "GET", "path": "/x"}, "reply": reply}
    with playing(sandbox, exchange) as client, pytest.raises(UnexpectedResponseError, match="cannot read"):
        client.call("GET", "/x")


def test_a_free_call_and_the_limits() -> None:
    with serving() as sandbox:
        first, second = (MakoClient(**sandbox.settings, rate_limit=99) for _ in range(2))
        with first as client, second as other:
            path = f"/mako-api/config/v1/getCompany/{sandbox.root_company_id}"
            assert client.call("GET", path)["id"] == sandbox.root_company_id
            (limit,) = [limit for limit in client.limits() if limit.used]
            # They belong to the credentials, not to the client.
            assert limit in other.limits()
            plan = client.budget("addMako", 250)
    (holder,) = limit.holders
    assert holder.name.endswith(f" {os.getpid()}")
    held = (Holder(holder.name, 1),)
    assert limit == Limit("getCompany", 1, 99, 1, limit.span, 0.025, limit.store, held, None)
    assert (plan.today, plan.days) == (250, 1)
    assert plan.done_at is not None
    assert 1 <= limit.span < 2


def test_an_id_may_be_a_uuid(mako: MakoClient, sandbox: Sandbox) -> None:
    number = UUID(sandbox.root_company_id)
    assert mako.get_company(number).id == sandbox.root_company_id
    assert mako.raw("getCompany", {"id": number}).body["id"] == sandbox.root_company_id


def test_a_body_that_has_no_json_is_a_mistake_in_the_program(mako: MakoClient) -> None:
    for body, kind in ((object(), TypeError), (float("nan"), ValueError)):
        with pytest.raises(kind):
            mako.call("POST", "/x", body=body)


@pytest.mark.parametrize(
    ("change", "field"),
    [({"name": "half \ud800"}, "name"), ({"address": {"address1": "\udc00"}}, "address.address1")],
)
def test_a_text_that_utf8_has_no_form_for_is_named_and_shows_nothing_else(
    mako: MakoClient, change: dict[str, Any], field: str
) -> None:
    request = {"parentCompanyId": "hunter2", "name": "x", "companyType": "RESELLER", **change}
    with pytest.raises(InvalidDataError, match=f"^{field} is no text") as caught:
        mako.add_company(request)
    assert [one.path for one in caught.value.violations] == [field]
    assert (caught.value.origin, caught.value.__context__, caught.value.__cause__) == ("local", None, None)
    assert "hunter2" not in repr(vars(caught.value))
    with pytest.raises(InvalidDataError, match=r"^records\[1\].name is no text"):
        next(mako.batch("addCompany", [{"name": "x"}, {"name": "\udfff"}]))


def test_a_client_that_is_closed_while_it_is_first_used_stays_closed(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[Event] = []
    client = MakoClient(**sandbox.settings, on_event=events.append)
    begin = Handle._open

    def meanwhile(handle: Handle) -> int:
        monkeypatch.setattr(Handle, "_open", begin)
        client.close()
        return begin(handle)

    monkeypatch.setattr(Handle, "_open", meanwhile)
    with pytest.raises(ClosedError):
        client.list_companies()
    assert (client._handle._opened, client._handle._numbers, events) == ({}, {}, [])


def test_files_of_another_build_are_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("makokit.client.HASH", "0000")
    monkeypatch.setattr(BaseClient, "_checked", False)
    with pytest.raises(InternalError, match="do not belong together"):
        MakoClient(**SETTINGS)


def test_the_package_tells_its_version_and_names() -> None:
    assert makokit.__version__.count(".") == 2
    assert {"MakoClient", "AsyncMakoClient", "MakokitError", "mako"} <= set(dir(makokit))
    for name in makokit.__all__:
        assert getattr(makokit, name) is not None
    homes: Any = makokit
    assert set(makokit.__all__) == {*homes._HOMES, *homes._MODULES, *makokit.errors.__all__}
    with pytest.raises(AttributeError, match="Wombat"):
        _ = makokit.Wombat  # type: ignore[attr-defined]


if TYPE_CHECKING:

    def types(client: MakoClient, company: Company) -> None:
        assert_type(client.list_companies(), list[Company])
        assert_type(client.add_mako(company_id=company.id, address={"address1": "1355"}), Mako)
        client.get_mako(company.id)  # type: ignore[arg-type]
        client.add_mako(nmae="x")  # type: ignore[call-arg]
