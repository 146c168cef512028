"""Settings: every row of the table, the environment, profiles, and where each value comes from."""

from __future__ import annotations

import asyncio
import inspect
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from conftest import ROOT
from makokit import AsyncMakoClient, ConfigError, MakoClient, MakokitError, Setting, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Sandbox

ROWS = json.loads((ROOT / "core/client/schema/settings.json").read_text("utf-8"))
GIVEN: Settings = {"base_url": "http://127.0.0.1:1", "client_id": "id-7", "client_secret": "secret-7"}


@pytest.fixture
def profiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file with profiles, in a place of the test's own."""
    for name in ("BASE_URL", "CLIENT_ID", "CLIENT_SECRET", "CLIENT_SECRET_FILE"):
        monkeypatch.delenv(f"MAKO_{name}", raising=False)
    path = tmp_path / "config.toml"
    monkeypatch.setenv("MAKOKIT_CONFIG", str(path))
    return path


def keyword(row: Any) -> str:
    return str(row["name"] if row["kind"] == "map" else row["method"])


def test_every_row_is_a_keyword_with_its_meaning() -> None:
    keywords = [*(keyword(row) for row in ROWS), "on_event"]
    parameters = inspect.signature(MakoClient.__init__).parameters
    assert list(parameters) == ["self", *keywords]
    assert list(Settings.__annotations__) == keywords
    assert MakoClient.__init__.__doc__
    for name in keywords:
        assert f"- `{name}`:" in MakoClient.__init__.__doc__


VALUES: dict[str, Any] = {
    "text": "off",
    "secret": "none",
    "path": "/dev/null",
    "count": 7,
    "bytes": 70_000,
    "duration": 0.25,
    "switch": False,
    "map": {},
}


# What these change is shown below.
ELSEWHERE = ("base_url", "client_secret_file", "profile", "client_certificate", "client_key")


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["name"] not in ELSEWHERE], ids=lambda row: str(row["name"])
)
def test_every_row_reaches_the_core(row: Any) -> None:
    value = row["choices"][-1] if row["choices"] else VALUES[row["kind"]]
    shown = {"duration": "250 ms", "switch": "false", "secret": "***"}.get(row["kind"], str(value))
    settings: Any = {**GIVEN, keyword(row): value}
    with suppress(ConfigError):  # the value may be none of those that it takes
        with MakoClient(**settings) as client:
            (found,) = [setting for setting in client.explain() if setting.name == row["name"]]
        assert row["kind"] == "map" or (found.value, found.source) == (shown, "code")
        return
    with pytest.raises(ConfigError, match=row["name"]):
        MakoClient(**settings)


def test_nothing_is_required_but_by_the_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MAKOKIT_PROFILE", raising=False)
    with pytest.raises(ConfigError, match=r"base_url is missing: pass base_url.*MAKO_BASE_URL"):
        MakoClient()
    with pytest.raises(ConfigError, match="client_secret is missing"):
        MakoClient(base_url="http://127.0.0.1:1", client_id="c")


def test_a_profile_gives_what_is_given_nowhere_else(
    sandbox: Sandbox, profiles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(sandbox.client_secret, "utf-8")
    profiles.write_text(
        f"""
        [profiles.staging.mako]
        base_url = "{sandbox.base_url}"
        client_id = "{sandbox.client_id}"
        client_secret_file = "{secret}"
        retries = 7
        """,
        "utf-8",
    )
    with MakoClient.from_profile("staging", timeout=5) as client:
        assert client.list_companies()
        assert repr(client) == "<MakoClient.from_profile('staging')>"
        told = {setting.name: setting for setting in client.explain()}
    assert told["timeout_ms"] == Setting("timeout_ms", "5000 ms", "code")
    assert told["retries"] == Setting("retries", "7", f"profile staging in {profiles}")
    assert told["client_secret"].value == "***"
    assert told["rate_limit"] == Setting("rate_limit", "100", "default")
    assert told["no_proxy"].source == "default"
    with MakoClient(profile="staging") as client:
        assert client.list_companies()
    monkeypatch.setenv("MAKO_CLIENT_ID", "someone")

    async def explained() -> list[Setting]:
        async with AsyncMakoClient.from_profile("staging") as other:
            return await other.explain()

    assert Setting("client_id", "someone", "MAKO_CLIENT_ID") in asyncio.run(explained())


def test_a_profile_that_is_not_there_is_told(profiles: Path) -> None:
    with pytest.raises(ConfigError, match=r"config\.toml cannot be read"):
        MakoClient.from_profile("staging")
    profiles.write_text("[profiles.production.mako]\nbase_url = 'x'\n", "utf-8")
    with pytest.raises(ConfigError, match="there are production"):
        MakoClient.from_profile("staging")
    with pytest.raises(TypeError, match="did you mean 'timeout'"):
        MakoClient.from_profile("production", timout=3)  # type: ignore[call-arg]


def test_a_path_may_be_a_path_object(tmp_path: Path, sandbox: Sandbox) -> None:
    secret = tmp_path / "secret"
    secret.write_text(sandbox.client_secret + "\n", "utf-8")
    base_url, client_id = sandbox.base_url, sandbox.client_id
    with MakoClient(base_url=base_url, client_id=client_id, client_secret_file=secret) as client:
        assert client.list_companies()
        assert repr(client) == f"<MakoClient(base_url={base_url!r})>"


def test_what_python_s_http_clients_trust_is_trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("MAKOKIT_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    given = tmp_path / "given.pem"
    hosts = tmp_path / "hosts.pem"
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(hosts))
    settings: Settings = {**GIVEN, "base_url": "https://127.0.0.1:1", "retries": 0, "token_cache": "off"}
    for ca_bundle, named in ((None, hosts), (given, given)):
        settings["ca_bundle"] = ca_bundle
        with pytest.raises(MakokitError) as caught, MakoClient(**settings) as client:
            client.list_companies()
        assert str(named) in str(caught.value)


def test_half_a_character_is_told_without_its_setting() -> None:
    settings: Any = {**GIVEN, "client_secret": "secret-7\udc80"}
    with pytest.raises(ValueError, match="client_secret holds half of a surrogate pair") as caught:
        MakoClient(**settings)
    error: BaseException | None = caught.value
    while error is not None:
        assert "secret-7" not in f"{error!r} {vars(error)}"
        error = error.__cause__ or error.__context__
