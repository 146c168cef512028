"""Maestrano's developer platform from Python: what it tells, what goes wrong, and what is never shown."""

from __future__ import annotations

import asyncio
import copy
import json
import logging
import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from conftest import ROOT
from makokit import (
    ApiError,
    ClosedError,
    ConfigError,
    InvalidClientError,
    MakokitError,
    ServerError,
    maestrano,
)
from makokit.maestrano import AsyncPlatform, Platform
from makokit.testing import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATH = "/api/config/v1/marketplaces"
KEY, SECRET, MARKET = "c4n4ry-key", "c4n4ry-s3cr3t", "c4n4ry-m4rket"


class Developer:
    """A sandbox as an application's developer knows it."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox

    @property
    def settings(self) -> dict[str, Any]:
        return {**self.sandbox.platform(), "clock": "virtual"}

    def does(self, **action: Any) -> None:
        self.sandbox.ask("/maestrano", method="POST", body=action)

    def keys(self) -> list[str]:
        told = self.sandbox.ask("/maestrano")
        return [told["environment_key"], told["environment_secret"]] + [
            marketplace["api_key"] for marketplace in told["marketplaces"]
        ]


@pytest.fixture
def developer() -> Iterator[Developer]:
    with Sandbox() as sandbox:
        yield Developer(sandbox)
        assert sandbox.verdict().ok


@pytest.fixture
def platform(developer: Developer) -> Iterator[Platform]:
    with Platform(**developer.settings) as platform:
        yield platform


def played(sandbox: Sandbox, *replies: dict[str, Any]) -> dict[str, Any]:
    """Settings for a platform that answers these, one after the other."""
    exchanges = [{"expect": {"method": "GET", "path": PATH}, "reply": reply} for reply in replies]
    playback = sandbox.play({"exchanges": exchanges})
    credentials = {"environment_key": KEY, "environment_secret": SECRET}
    return {"host": playback.base_url, "clock": "virtual", **credentials}


def good(name: str, **more: Any) -> dict[str, Any]:
    api = {"id": "app-1", "key": MARKET, "host": "https://a.example"}
    return {"status": 200, "json": {"marketplaces": [{"marketplace": name, "api": api, **more}]}}


def test_marketplaces_come_with_their_fields_by_name_and_as_they_came(
    developer: Developer, platform: Platform
) -> None:
    marketplaces = platform.marketplaces()
    assert marketplaces.names == ["maestrano", "some-telco", "acme-cloud"]
    assert (len(marketplaces), marketplaces.findings, marketplaces.extra) == (3, (), {})
    telco = platform.marketplace("some-telco")
    assert telco == marketplaces[1] == marketplaces.get("some-telco")
    assert hash(telco) == hash(marketplaces[1])
    assert marketplaces.get("nobody") is None
    assert telco != marketplaces[0]
    base = developer.sandbox.base_url
    assert (telco.name, telco.api.id, telco.api.url) == ("some-telco", "app-15dh", f"{base}/api/v1/")
    assert (telco.connec.url, telco.connec.timeout) == (f"{base}/api/v2", 300)
    assert telco.webhooks.external_ids is True
    assert telco.webhooks.subscriptions is None
    assert telco.sso.idp_url == f"{base}/api/v1/auth/saml"
    assert telco.app.host.startswith("https://")
    assert telco["api"]["id"] == "app-15dh"
    assert set(telco) >= {"marketplace", "nid", "environment", "sso"}
    telco["api"]["id"] = "changed"
    assert telco["api"]["id"] == "app-15dh", "it does not change"
    assert telco.nid
    assert telco.environment
    exposed = telco.expose()
    assert exposed["api"]["key"] == telco.api.expose_key() == developer.keys()[3]
    assert json.loads(telco.expose_json()) == exposed
    assert telco.to_dict() == {**exposed, "api": {**exposed["api"], "key": "***"}} == dict(telco)


def test_a_field_is_required_when_it_is_read() -> None:
    with (
        Sandbox() as sandbox,
        Platform(**played(sandbox, good("lean", sso={"idm": "", "idp": 7}))) as platform,
    ):
        lean = platform.marketplace("lean")
        assert (lean.sso.idm, lean.connec.timeout, lean.api.host) == (None, None, "https://a.example")
        reads: list[tuple[Callable[[], object], str]] = [
            (lambda: lean.nid, "marketplace lean: nid is missing"),
            (lambda: lean.sso.idp, "sso.idp has to be a text, not a number"),
            (lambda: lean.sso.init_url, "app.host is missing"),
            (lambda: lean.webhooks.external_ids, "webhooks.connec.external_ids is missing"),
        ]
        for read, said in reads:
            with pytest.raises(ConfigError, match=said) as caught:
                read()
            assert caught.value.provider == "maestrano"


def test_every_form_of_the_answer_is_taken_for_what_it_is(developer: Developer, platform: Platform) -> None:
    for form, names in [("object", ["maestrano"]), ("bare", ["maestrano"]), ("array", 3)]:
        developer.does(configuration=form)
        told = platform.refresh().names
        assert told == names or len(told) == names
    for form, kind, said in [
        ("error", ApiError, "The configuration is not available"),
        ("unauthorized", InvalidClientError, "MNO_DEVPL_ENV_SECRET"),
        ("server_error", ServerError, "HTTP 500"),
    ]:
        developer.does(configuration=form)
        with pytest.raises(kind, match=said):
            platform.refresh()
    developer.does(configuration="array")


def test_the_last_good_marketplaces_stay_in_use(developer: Developer, platform: Platform) -> None:
    assert platform.status() == (None, None)
    before = platform.marketplaces()
    developer.does(rotate="maestrano")
    developer.does(configuration="server_error", times=4)
    with pytest.raises(ServerError):
        platform.refresh()
    assert platform.marketplaces()[0] == before[0]
    status = platform.status()
    assert status.age is not None
    assert status.age > 0.5, "the virtual clock has moved by the waits"
    assert isinstance(status.failure, ServerError)
    assert platform.refresh()[0] != before[0]
    assert platform.status() == (0, None)


def test_a_marketplace_is_named_and_what_is_wrong_with_some_is_told(
    developer: Developer, platform: Platform, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(ConfigError, match="there are: maestrano, some-telco, acme-cloud"):
        platform.marketplace("nobody")
    answer = good("keyless")
    answer["json"]["marketplaces"][0]["api"]["key"] = ""
    answer["json"]["marketplaces"].append(7)
    settings = played(developer.sandbox, answer)
    with caplog.at_level(logging.WARNING, "makokit"), Platform(**settings) as other:
        missing, left_out = other.marketplaces().findings
    assert (missing.place, missing.marketplace, missing.left_out) == (0, "keyless", False)
    assert "api.key is missing" in missing.message
    assert left_out.left_out
    assert str(left_out) == "marketplaces[1]: it has to be an object, not a number (left out)"
    assert "marketplace keyless: api.key is missing" in caplog.text


def test_settings_that_are_wrong_are_refused_by_name(
    developer: Developer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(TypeError, match=r"Platform\(\) has no keyword 'hots'; did you mean 'host'\?"):
        Platform(**{**developer.settings, "hots": "a"})
    wrongs: list[tuple[dict[str, Any], str]] = [
        ({"environment_secret": None}, "environment_secret .MNO_DEVPL_ENV_SECRET. is missing"),
        ({"host": "nowhere"}, "host is no URL"),
        ({"refresh_every": 0.5}, "refresh_every_ms is less than a second"),
        ({"api_path": "/a?b"}, "has to be a path such as /api/config/v1"),
    ]
    for wrong, said in wrongs:
        with pytest.raises(ConfigError, match=said):
            Platform(**{**developer.settings, **wrong})
    for name in [name for name in os.environ if name.startswith("MNO_DEVPL_")]:
        monkeypatch.delenv(name)
    settings = developer.settings
    secret = tmp_path / "secret"
    secret.write_text(settings["environment_secret"] + "\n", "utf-8")
    monkeypatch.setenv("MNO_DEVPL_HOST", settings["host"])
    monkeypatch.setenv("MNO_DEVPL_API_PATH", PATH)
    monkeypatch.setenv("MNO_DEVPL_ENV_KEY", settings["environment_key"])
    monkeypatch.setenv("MNO_DEVPL_ENV_SECRET_FILE", str(secret))
    with Platform.from_env(background_refresh=False) as platform:
        assert len(platform.marketplaces()) == 3
        assert repr(platform) == "<Platform.from_env()>"


def test_an_asynchronous_one_does_the_same_at_once(developer: Developer) -> None:
    async def ask() -> list[maestrano.Marketplace]:
        async with AsyncPlatform(**developer.settings) as platform:
            asked = await asyncio.gather(*(platform.marketplace("acme-cloud") for _ in range(20)))
            assert (await platform.status()).age is not None
            assert len(await platform.marketplaces()) == len(await platform.refresh()) == 3
            with pytest.raises(ConfigError, match="there is no marketplace"):
                await platform.marketplace("nobody")
            return asked

    asked = asyncio.run(ask())
    assert {marketplace.name for marketplace in asked} == {"acme-cloud"}
    journal = developer.sandbox.journal()
    assert [entry.operation for entry in journal] == ["maestrano.marketplaces"] * 2


def test_use_after_close_is_an_error(developer: Developer) -> None:
    platform = Platform(**developer.settings)
    assert repr(platform) == f"<Platform(host={developer.sandbox.base_url!r})>"
    platform.close()
    platform.close()
    assert repr(platform).endswith(", closed>")
    with pytest.raises(ClosedError):
        platform.marketplaces()


FORKED = """
import json, os, sys, warnings
from makokit.maestrano import Platform

warnings.simplefilter("ignore", DeprecationWarning)
platform = Platform(**json.loads(sys.argv[1]))
print("parent", platform.marketplaces().names, flush=True)
child = os.fork()
if not child:
    print("child", platform.status().age, platform.marketplaces().names, flush=True)
    sys.exit()
assert os.waitpid(child, 0)[1] == 0
print("parent", platform.marketplaces().names, flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_forked_child_asks_for_itself(developer: Developer) -> None:
    command = [sys.executable, "-c", FORKED, json.dumps(developer.settings)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    names = "['maestrano', 'some-telco', 'acme-cloud']"
    assert done.stdout.splitlines() == [f"parent {names}", f"child None {names}", f"parent {names}"], (
        done.stderr
    )
    assert len(developer.sandbox.journal()) == 2


def test_no_secret_is_shown(caplog: pytest.LogCaptureFixture) -> None:
    echo = f"{KEY} {SECRET} {MARKET}"
    replies = [
        good("a"),
        {"status": 200, "json": {"error": echo}},
        {"status": 401, "json": {"error": {"message": echo, "code": KEY}}},
        {"status": 404, "text": f"<html>{echo}"},
    ]
    shown: list[object] = []
    with caplog.at_level(logging.DEBUG), Sandbox() as sandbox:
        settings = played(sandbox, *replies)
        platform = Platform(**settings)
        marketplaces = platform.refresh()
        one = marketplaces[0]
        assert one.api.expose_key() == MARKET
        shown += [platform, marketplaces, one, one.api, one.to_dict(), dict(one), marketplaces.findings]
        for _ in replies[1:]:
            with pytest.raises(MakokitError) as caught:
                platform.refresh()
            shown += [caught.value, vars(caught.value), platform.status()]
        for secret in (one, one.api, platform):
            for leak in (pickle.dumps, copy.deepcopy):
                with pytest.raises(TypeError):
                    leak(secret)
        with pytest.raises(ConfigError) as refused:
            Platform(**{**settings, "environment_secret": f"{SECRET}\n"})
        shown.append(refused.value)
    for text in [*map(str, shown), *map(repr, shown), caplog.text]:
        assert "c4n4ry" not in text, text


def test_the_guides_block_does_what_it_says(developer: Developer, platform: Platform) -> None:
    page = (ROOT / "docs/guide/maestrano.md").read_text("utf-8")
    program: dict[str, Any] = {}
    exec(page.split("```python\n")[1].split("```")[0], program)
    base = developer.sandbox.base_url
    assert program["places"](platform, "some-telco") == [f"{base}/api/v1/", f"{base}/api/v2"]
    assert program["troubles"](platform) == []
    developer.does(configuration="error", times=1)
    (trouble,) = program["troubles"](platform)
    assert trouble.startswith("the marketplaces of 0 s ago stay in use: ")
