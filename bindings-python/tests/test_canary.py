"""No secret comes to light in errors, events, answers, logs or settings, whatever a server echoes."""

from __future__ import annotations

import copy
import html
import json
import logging
import pickle
import traceback
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

import pytest

from makokit import (
    Event,
    MakoClient,
    MakokitError,
    NotCreated,
    OutcomeUnknownError,
    RateLimitedError,
    Unknown,
)
from makokit.testing import Sandbox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from makokit.testing import Access

SECRETS = [
    "plain-canary",
    "CanaryWithCapitals",
    "canary with spaces",
    " canary-behind-a-space",
    'canary"with"quotes',
    "canary'with'apostrophes",
    "canary`with`ticks",
    "canary/with/slashes",
    "canary\\with\\backslashes",
    'canary\\"with both',
    "canary%with%percent",
    "canary%20looks%2Fencoded",
    "canary+with+plus",
    "canary&with&ampersand=7",
    "canary=with=equals==",
    "canary?with#fragment",
    "canary<with>tags</with>",
    "canary&amp;looks-escaped",
    "canary{with}[braces]",
    "canary:with;separators,many",
    "canary@host.example",
    "canary|pipe~tilde^caret",
    "canary*with*stars***",
    "canary$HOME$(id)",
    "canary!with!bangs",
    "canary\u00e9\u00e8\u00fc",
    "canary\u4e2d\u6587",
    "canary\U0001f511key",
    "canary\u2028separator",
    "canary\u00a0no-break",
    "\u202ecanary-backwards",
    "canary.with.dots.regex.*",
    "canary--dashes__and__underscores",
    "eyJhbGciOiJIUzI1NiJ9.eyJjYW5hcnkiOjF9.c2ln",
    "Y2FuYXJ5LWluLWJhc2U2NA==",
    "0123456789abcdef0123456789abcdef",
    "canary-" + "long-" * 60,
    "canary-" + "\u00e9" * 100,
    "null-canary",
    "canary\\u0041looks-escaped",
]
TOKEN = "TokenCanary-7fQz_41.x~w"

LOGIN = {"method": "POST", "path": "/mako-api/auth/v1/auth"}
READ = {"method": "GET", "path": "/mako-api/config/v1/getMako/7"}
LIST = {"method": "GET", "path": "/mako-api/config/v1/listCompanies"}
ADD = {"method": "POST", "path": "/mako-api/config/v1/addMako"}
GRANT = {"status": 200, "json": {"access_token": TOKEN, "token_type": "Bearer", "expires_in": 14400}}


class Canary:
    """A secret, and all that was seen where it must not be."""

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self.seen: list[str] = []
        escaped = [json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]]
        forms = [secret, secret.strip(), quote(secret, ""), quote(secret), quote_plus(secret), *escaped]
        self.forms = {*forms, quote(secret, "").lower(), repr(secret)[1:-1], TOKEN}

    @property
    def echo(self) -> str:
        """What a server may say of its own accord, with all it has got in each usual form."""
        forms = (self.secret, quote_plus(self.secret), quote(self.secret, ""), json.dumps(self.secret))
        return f"{' | '.join(forms)} | Bearer {TOKEN}"

    @property
    def headers(self) -> dict[str, str]:
        """The same in headers, where it fits."""
        fits = self.secret.isascii() and self.secret == self.secret.strip()
        echo = f"{self.secret if fits else quote(self.secret)} {TOKEN}"
        return {"x-request-id": echo, "x-echo": echo, "retry-after": "1"}

    def see(self, *things: object) -> None:
        """Note all that a thing shows of itself."""
        for thing in things:
            self.seen += [str(thing), repr(thing), f"{thing}"]
            if isinstance(thing, BaseException):
                self.see_error(thing)

    def see_error(self, error: BaseException) -> None:
        self.seen += traceback.format_exception(error)
        # An error's own attributes are what a reporter of crashes sends; so is its pickle.
        self.seen.append(str({name: str(value) for name, value in vars(error).items()}))
        self.seen.append(pickle.dumps(error, 0).decode("latin-1"))
        self.seen.append(pickle.dumps(error).decode("utf-8", "replace"))
        for other in (error.__cause__, error.__context__):
            if other is not None:
                self.see(other)

    def assert_hidden(self) -> None:
        for form in self.forms:
            leaks = [text for text in self.seen if form in text]
            assert not leaks, f"{form!r} is in {leaks[0]!r}"


@pytest.fixture(scope="module")
def stage() -> Iterator[Sandbox]:
    """The sandbox that plays all servers."""
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture(params=SECRETS, ids=range(len(SECRETS)))
def canary(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[Canary]:
    """A secret; after the test it is nowhere in what was seen and logged."""
    canary = Canary(request.param)
    with caplog.at_level(logging.DEBUG), caplog.at_level(logging.DEBUG, "makokit"):
        yield canary
    canary.seen += [caplog.text, *(str(vars(record)) for record in caplog.records)]
    canary.assert_hidden()


def play(
    stage: Sandbox, canary: Canary, exchanges: list[Any], use: Callable[[MakoClient], None], **more: Any
) -> None:
    """Use a client of a server that plays a script; see its events, and itself."""

    def note(event: Event) -> None:
        canary.see(event, event.to_dict(), pickle.dumps(event))
        raise ValueError(f"a crash while there is {event!r}")  # which is logged

    played = stage.play({"exchanges": exchanges})
    access: Access = {**played.settings, "client_secret": canary.secret}
    settings: Any = {"clock": "virtual", "token_cache": "off", "retries": 1, "on_event": note, **more}
    with MakoClient(**access, **settings) as client:
        use(client)
        canary.see(client, client.explain(), client.limits())
        for leak in (pickle.dumps, copy.deepcopy):
            with pytest.raises(TypeError) as caught:
                leak(client)
            canary.see(caught.value)
    assert played.report()["complete"], played.report()


def answers(*exchanges: tuple[Any, Any]) -> list[Any]:
    login: tuple[Any, Any] = (LOGIN, GRANT)
    return [{"expect": expect, "reply": reply} for expect, reply in (login, *exchanges)]


def failed(canary: Canary, code: str, status: int = 200) -> Any:
    wrong = {"errorCode": code, "message": f"Not you: {canary.echo}"}
    violations = [{"path": f"mako.{canary.echo}", "message": canary.echo}]
    body = {"status": "FAILED", "error": {**wrong, "violations": violations}}
    return {"status": status, "json": body, "headers": canary.headers}


def test_a_refusal_that_echoes(canary: Canary, stage: Sandbox) -> None:
    codes = ("invalidData", "noDataFound", canary.secret, TOKEN)

    def use(client: MakoClient) -> None:
        for _ in codes:
            with pytest.raises(MakokitError) as caught:
                client.raw("getMako", {"id": "7"})
            canary.see(caught.value)
        outcome = client.ensure_mako({"name": "x", "phoneNumber": "1", "address": {"address1": "1"}})
        assert isinstance(outcome, NotCreated)
        canary.see(outcome, outcome.error)

    replies = [(READ, failed(canary, code)) for code in codes]
    play(stage, canary, answers(*replies, (ADD, failed(canary, "invalidData"))), use)


def test_a_page_that_echoes(canary: Canary, stage: Sandbox) -> None:
    page = f"<html><title>{canary.echo}</title>{html.escape(canary.echo)}</html>"
    reply = {"status": 503, "text": page, "headers": canary.headers}
    bare = {"status": 200, "text": canary.echo, "headers": canary.headers}

    def use(client: MakoClient) -> None:
        for _ in range(2):
            with pytest.raises(MakokitError) as caught:
                client.get_mako("7")  # type: ignore[arg-type]
            canary.see(caught.value)
        with pytest.raises(OutcomeUnknownError) as unknown:
            client.add_mako(name="x", phone_number="1", address={"address1": "1"})
        canary.see(unknown.value)
        outcome = client.ensure_mako({"name": "x", "phoneNumber": "1", "address": {"address1": "1"}})
        assert isinstance(outcome, Unknown)
        canary.see(outcome)

    play(stage, canary, answers((READ, reply), (READ, reply), (READ, bare), (ADD, reply), (ADD, reply)), use)


def test_a_refusal_of_the_rate_that_echoes(canary: Canary, stage: Sandbox) -> None:
    def use(client: MakoClient) -> None:
        with pytest.raises(RateLimitedError) as caught:
            client.list_companies()
        canary.see(caught.value)

    refused = failed(canary, "rateLimitExceeded", 429)
    play(stage, canary, answers((LIST, refused), (LIST, refused)), use)


def test_a_good_answer_whose_headers_echo(canary: Canary, stage: Sandbox) -> None:
    good = {
        "status": 200,
        "json": {"status": "OK", "body": {"id": "7", "note": 1}},
        "headers": canary.headers,
    }

    def use(client: MakoClient) -> None:
        answer = client.raw("getMako", {"id": "7"})
        canary.see(answer, answer.server_request_id, answer.headers)

    play(stage, canary, answers((READ, good)), use)


@pytest.mark.parametrize("credentials_in", ["form", "query"])
def test_a_login_that_echoes(canary: Canary, stage: Sandbox, credentials_in: str) -> None:
    # Nobody knows a token that was not given.
    canary.forms.discard(TOKEN)
    oauth = {"error": canary.secret, "error_description": canary.echo}
    login = {**LOGIN}
    replies = [
        {"status": 401, "json": oauth, "headers": canary.headers},
        {"status": 401, "json": {"error": "invalid_client"}, "headers": canary.headers},
        {"status": 400, "text": canary.echo, "headers": canary.headers},
        {"status": 200, "json": {"access_token": canary.secret + "\n", "note": canary.echo}},
        {"status": 200, "text": canary.echo, "headers": canary.headers},
    ]

    def use(client: MakoClient) -> None:
        for _ in replies:
            with pytest.raises(MakokitError) as caught:
                client.list_companies()
            canary.see(caught.value)

    if credentials_in == "query":
        login["query"] = {"client_id": "myclid", "client_secret": canary.secret}  # type: ignore[assignment]
    exchanges = [{"expect": login, "reply": reply} for reply in replies]
    play(stage, canary, exchanges, use, credentials_in=credentials_in)


WRONG: list[dict[str, Any]] = [
    {"retries": -1},
    {"retries": "many"},
    {"clock": "sundial"},
    {"base_url": "ftp://x"},
    {"base_url": None},
    {"client_id": 7},
    {"client_id": object()},
    {"timeout": "5"},
    {"paths": {"getMako": "x"}},
    {"errors": {"x": "Wombat"}},
    {"timout": 5},
    {"client_key": "/dev/null"},
    {"token_cache": "/dev/null/x"},
]


def see_the_end(canary: Canary, settings: dict[str, Any]) -> None:
    """See how a client ends that cannot be made, or cannot call."""
    given: Any = {"base_url": "http://127.0.0.1:1", "client_id": "c", "retries": 0, **settings}
    try:
        with MakoClient(**given) as client:
            canary.see(client, client.explain())
            client.list_companies()
    except (MakokitError, TypeError, ValueError) as error:
        canary.see(error)
    else:
        pytest.fail("it answered")


def test_settings_that_are_refused(canary: Canary) -> None:
    for wrong in WRONG:
        see_the_end(canary, {"client_secret": canary.secret, **wrong})


def test_a_secret_of_a_wrong_type_or_form(canary: Canary) -> None:
    secret = canary.secret
    for wrong in ([secret], {secret: 1}, secret.encode(), secret + "\n", secret + "\udc80"):
        see_the_end(canary, {"client_secret": wrong})


def test_a_proxy_with_a_password(canary: Canary) -> None:
    for shape in ("{}", "http://user:{}@127.0.0.1:1", "{}://x", "http://127.0.0.1:1/{}", "socks5://u:{}@"):
        for secret in (canary.secret, quote(canary.secret, "")):
            see_the_end(canary, {"client_secret": "another", "proxy": shape.format(secret)})
