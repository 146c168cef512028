"""Every case of the corpus through both clients, against scripts that the sandbox plays."""

from __future__ import annotations

import asyncio
import json
from inspect import isdatadescriptor
from typing import TYPE_CHECKING, Any

import pytest

import makokit
from conftest import ROOT
from makokit import (
    AlreadyThere,
    AsyncConnecClient,
    AsyncMaestranoClient,
    AsyncMakiniClient,
    AsyncMakoClient,
    AsyncPages,
    ConnecClient,
    Created,
    MaestranoClient,
    MakiniClient,
    MakoClient,
    MakokitError,
    NotCreated,
    Pages,
    RawAnswer,
    Unknown,
)
from makokit._model import Model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Sandbox
    from makokit import Event, Outcome
    from makokit.aio import AsyncClient
    from makokit.client import Client

    Hook = Callable[[Event], None]
    Json = Any
    Row = dict[str, Any]

CORPUS = ROOT / "tests/corpus"
CLIENTS: dict[str, tuple[type[Client], type[AsyncClient]]] = {
    "mako": (MakoClient, AsyncMakoClient),
    "makini": (MakiniClient, AsyncMakiniClient),
    "maestrano": (MaestranoClient, AsyncMaestranoClient),
    "connec": (ConnecClient, AsyncConnecClient),
}
MARKET = {"marketplace": "corpus-market", "api_id": "app-1", "api_key": "corpus-key"}
CREDENTIALS = {
    "mako": {"client_id": "corpus-client", "client_secret": "corpus-secret"},
    "makini": {"api_token": "corpus-token"},
    "maestrano": MARKET,
    "connec": MARKET,
}
PARTS = {"lineItems": "PurchaseOrderLine", "ops": "BatchOperation"}
OUTCOMES = (Created, AlreadyThere, NotCreated, Unknown)


def cases() -> list[Any]:
    """The cases for Python, each under its id."""
    # Webhooks are no calls; they have vectors of their own.
    files = [path for path in sorted(CORPUS.glob("*/**/*.json")) if path.parent.name != "webhooks"]
    found = [json.loads(path.read_text("utf-8")) for path in files]
    return [
        pytest.param(case, id=case["id"]) for case in found if "python" in case.get("languages", ["python"])
    ]


CASES = cases()


@pytest.fixture(scope="module")
def rows() -> Iterator[list[Row]]:
    """The rows of the report, which is written when all cases are done."""
    rows: list[Row] = []
    yield rows
    report = ROOT / "target/corpus/python.json"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(json.dumps(sorted(rows, key=lambda row: row["id"]), indent=2), "utf-8")


def test_there_are_cases() -> None:
    assert CASES, f"no case under {CORPUS}"


@pytest.mark.parametrize("case", CASES)
def test_case(case: Json, sandbox: Sandbox, rows: list[Row]) -> None:
    details = []
    for play in (blocking, asynchronous):
        script = sandbox.ask("/scripts", json.dumps(case).encode())
        events: list[Event] = []
        try:
            outcome, detail = play(case, script["base_url"], events.append)
        except MakokitError as error:  # settings that are refused
            outcome, detail = judged(case, error=error)
        report = sandbox.ask(f"/scripts/{script['id']}")
        detail = detail or departure(case, report) or untold(case, [event.name for event in events])
        if detail:
            details.append(f"{play.__name__}: {detail}")
    row = {"id": case["id"], "outcome": outcome, "requests": report["requests"]}
    rows.append({**row, "passed": not details, "detail": "; ".join(details)})
    assert not details


def departure(case: Json, report: Json) -> str:
    """What the server saw and the case did not expect."""
    wanted = case.get("and", {}).get("requests", report["requests"])
    if not report["complete"] or report["unexpected"] or report["requests"] != wanted:
        return f"the server saw something else: {json.dumps(report)}"
    return ""


def untold(case: Json, events: list[str]) -> str:
    """What the client told of, if the case wants something else."""
    return "" if case.get("and", {}).get("events", events) == events else f"the client told of {events}"


def blocking(case: Json, base_url: str, tell: Hook) -> tuple[str, str]:
    # Leaving the context waits until its events were told.
    with CLIENTS[case["system"]][0](**settings(case, base_url), on_event=tell) as client:
        method, arguments, keywords = prepared(case, client)
        try:
            answer = method(*arguments, **keywords)
            answer = list(answer) if isinstance(answer, Pages) else answer
        except MakokitError as error:
            return judged(case, error=error)
        return judged(case, answer=answer)


def asynchronous(case: Json, base_url: str, tell: Hook) -> tuple[str, str]:
    async def play() -> tuple[str, str]:
        async with CLIENTS[case["system"]][1](**settings(case, base_url), on_event=tell) as client:
            method, arguments, keywords = prepared(case, client)
            try:
                answer = method(*arguments, **keywords)
                listed = isinstance(answer, AsyncPages)
                answer = [record async for record in answer] if listed else await answer
            except MakokitError as error:
                return judged(case, error=error)
            return judged(case, answer=answer)

    return asyncio.run(play())


def settings(case: Json, base_url: str) -> Json:
    """The client's settings; times are seconds in Python."""
    given = case.get("settings", {})
    credentials = {} if "configuration" in given else CREDENTIALS[case["system"]]
    return {**credentials, "base_url": base_url, **seconds(given)}


def seconds(wire: dict[str, Any]) -> dict[str, Any]:
    return {
        name.removesuffix("_ms"): value / 1000 if name.endswith("_ms") else value
        for name, value in wire.items()
    }


def prepared(case: Json, client: Any) -> tuple[Any, tuple[Any, ...], dict[str, Any]]:
    """The public method, and what to call it with."""
    call = case["call"]
    operation, arguments = call["operation"], call.get("arguments", {})
    method = getattr(client.with_options(**seconds(call.get("options", {}))), operation)
    models = getattr(makokit, case["system"])
    if operation == "raw":
        return method, (arguments["operation"], arguments.get("arguments")), {}
    if operation == "call":
        return method, (), arguments
    model = request_of(method, models)
    if model is None:
        return method, tuple(arguments.values()), {}
    parts = parts_of(method)
    content = arguments.get("request", arguments.get("query", {})) if parts else arguments
    content = content if call.get("door") == "json" else typed(models, model, content)
    return method, (*(arguments[part] for part in parts), content), {}


def request_of(method: Any, models: Any) -> Any:
    """The model that a method takes, if it takes one."""
    taken = {**method.__annotations__}
    named = taken.get("request", taken.get("query"))
    return None if named is None else getattr(models, named.split(" | ")[0].split(".")[-1])


def parts_of(method: Any) -> list[str]:
    """What fills the path of a method that takes something besides."""
    names = [name for name in method.__annotations__ if name != "return"]
    return names[: next(place for place, name in enumerate(names) if name in {"request", "query"})]


def typed(models: Any, model: Any, arguments: dict[str, Any]) -> Any:
    """The request as a model, made by keywords."""
    keywords = {}
    for name, value in arguments.items():
        part = getattr(models, PARTS.get(name, name[0].upper() + name[1:]), None)
        if isinstance(value, dict) and part:
            keywords[model._FIELDS[name]] = typed(models, part, value)
        elif isinstance(value, list) and part:
            keywords[model._FIELDS[name]] = [typed(models, part, item) for item in value]
        else:
            keywords[model._FIELDS[name]] = value
    return model(**keywords)


def judged(case: Json, *, answer: Any = None, error: MakokitError | None = None) -> tuple[str, str]:
    """The outcome's name, and how it differs from what the case wants."""
    wanted = case["then"]
    if error is not None:
        outcome = type(error).__name__.removesuffix("Error")
        return outcome, difference(wanted["error"], facts(error)) if "error" in wanted else str(error)
    if isinstance(answer, (RawAnswer, *OUTCOMES)):
        whole = told(answer)
        lacking = difference(wanted["ok"], whole, "answer") if "ok" in wanted else f"answered {whole}"
        return whole.get("outcome", "ok"), lacking
    found = plain(answer)
    if "ok" not in wanted or found != wanted["ok"]:
        return "ok", f"answered {found}"
    return "ok", ""


def plain(answer: Any) -> Json:
    """An answer as JSON. What its properties say has to be what it holds."""
    if isinstance(answer, list):
        return [plain(item) for item in answer]
    if not isinstance(answer, Model):
        return answer
    properties = [name for name, value in vars(type(answer)).items() if isdatadescriptor(value)]
    read = {name: getattr(answer, name) for name in properties}
    model: Any = type(answer)
    rebuilt = model(**read, extra=answer.extra)
    assert rebuilt.to_dict() == {name: value for name, value in answer.to_dict().items() if value is not None}
    # Null in a known field is as good as nothing; what is not known is kept to the letter.
    return {
        name: value for name, value in answer.to_dict().items() if value is not None or name in answer.extra
    }


def told(answer: RawAnswer | Outcome[Any]) -> dict[str, Json]:
    """An outcome, or a whole answer, with all its facts."""
    match answer:
        case Created(entity) | AlreadyThere(entity):
            name = "created" if isinstance(answer, Created) else "already_there"
            assert (answer.is_there, answer.entity, answer.error) == (True, entity, None)
            return {"outcome": name, "entity": plain(entity), "error": None}
        case NotCreated(error) | Unknown(error):
            name = "not_created" if isinstance(answer, NotCreated) else "unknown"
            assert (answer.is_there, answer.entity, answer.error) == (False, None, error)
            return {"outcome": name, "entity": None, "error": facts(error)}
        case RawAnswer():
            return {**answer._asdict(), "headers": [list(header) for header in answer.headers]}


def facts(error: MakokitError) -> Json:
    """What is known of an error, from its public attributes, in the words of the corpus."""
    same = ("message", "provider", "operation", "code", "category", "connection", "origin", "http_status")
    known = {
        name: getattr(error, name)
        for name in (
            *same,
            "request_id",
            "server_request_id",
            "attempts",
            "retryable",
            "excerpt",
            "used",
            "limit",
            "source",
        )
    }
    return {
        **known,
        "kind": type(error).__name__.removesuffix("Error"),
        "text": str(error),
        "violations": [violation._asdict() for violation in error.violations],
        "elapsed_ms": round(error.elapsed * 1000),
        "retry_after_ms": None if error.retry_after is None else round(error.retry_after * 1000),
        "resets_at": None if error.resets_at is None else int(error.resets_at.timestamp()),
        "cause": None if error.cause is None else facts(error.cause),
    }


def difference(wanted: Json, found: Json, path: str = "error") -> str:
    """Where `found` is not what is wanted; objects are compared by the members named, arrays as a whole."""
    if not isinstance(wanted, dict) or not isinstance(found, dict):
        return "" if wanted == found else f"{path} is {found!r}, not {wanted!r}"
    differences = (difference(value, found.get(name), f"{path}.{name}") for name, value in wanted.items())
    return next(filter(None, differences), "")
