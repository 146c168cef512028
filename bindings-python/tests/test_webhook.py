"""Webhooks: the vectors through the receiver, what Python adds, and the examples."""

from __future__ import annotations

import asyncio
import base64
import importlib.util
import io
import json
import os
import pickle
from datetime import datetime, timedelta, timezone
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

import pytest

from conftest import ROOT
from makokit import (
    ClosedError,
    ConfigError,
    MakokitError,
    ReplayedError,
    SignatureMismatchError,
    WebhookError,
)
from makokit.webhook import Delivery, Receiver

if TYPE_CHECKING:
    from types import ModuleType

VECTORS = ROOT / "tests/corpus/webhooks"
SYSTEMS = ("makini", "maestrano", "mako")
BODY = b'{"event":"assets.updated","body":["02db"]}'
START = datetime(2026, 1, 1, tzinfo=timezone.utc)


def read(name: str) -> list[Any]:
    found: list[Any] = json.loads((VECTORS / f"{name}.json").read_text("utf-8"))
    return found


def keywords(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings as Python has them: times are in seconds."""
    return {
        name.removesuffix("_ms"): value / 1000 if name.endswith("_ms") else value
        for name, value in settings.items()
    }


def differs(wanted: Any, found: Any) -> bool:
    if isinstance(wanted, dict) and isinstance(found, dict):
        return any(differs(value, found.get(name)) for name, value in wanted.items())
    return bool(wanted != found)


def taken(receiver: Receiver, step: dict[str, Any]) -> Delivery:
    if removed := step.get("removed"):
        return receiver.receive_removed(step["headers"], **removed)
    body = base64.b64decode(step["body_base64"]) if "body_base64" in step else step["body"].encode()
    return receiver.receive(step["headers"], body, now=START + timedelta(seconds=step.get("at", 0)))


@pytest.mark.parametrize("vector", [pytest.param(v, id=f"{s}-{v['name']}") for s in SYSTEMS for v in read(s)])
def test_every_vector_comes_out(vector: dict[str, Any]) -> None:
    before: Delivery | None = None
    with Receiver(**keywords(vector["settings"])) as receiver:
        for step in vector["steps"]:
            if step.get("forget") and before:
                receiver.forget(before)
            then = step["then"]
            if wanted := then.get("error"):
                with pytest.raises(WebhookError) as caught:
                    taken(receiver, step)
                error = caught.value
                assert type(error).__name__ == f"{wanted['kind']}Error"
                assert error.http_status == wanted["http_status"]
                assert wanted["says"] in str(error)
            else:
                before = taken(receiver, step)
                wanted = {name: value for name, value in then["delivery"].items() if name != "raw"}
                assert not differs(wanted, before.to_dict()), before


def test_wrong_settings_are_named() -> None:
    for row in read("settings"):
        known = "sekret" not in row["settings"] and row["settings"]["secrets"] != 7
        # What is wrong in Python's own terms is a `TypeError`.
        with pytest.raises(ConfigError if known else TypeError) as caught:
            Receiver(**row["settings"])
        assert not known or row["says"] in str(caught.value)


def test_a_delivery_is_typed_and_its_secret_is_not_shown() -> None:
    with Receiver(system="makini", secrets="my secret") as receiver:
        delivery = receiver.receive(receiver.prove(BODY), BODY)
        assert (delivery.entity, delivery.verb, delivery.ids) == ("assets", "updated", ["02db"])
        assert delivery.kind == "data"
        assert delivery.body["body"] == ["02db"]
        assert pickle.loads(pickle.dumps(delivery)) == delivery
        with pytest.raises(SignatureMismatchError) as caught:
            receiver.receive({"x-webhook-signature": "AAAA"}, BODY)
        assert "my secret" not in repr(caught.value) + repr(receiver)
        with pytest.raises(TypeError, match="bytes as they came"):
            receiver.receive({}, "{}")  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="pickled"):
            pickle.dumps(receiver)
    with pytest.raises(ClosedError):
        receiver.receive({}, BODY)


def test_a_half_of_a_pair_is_an_error_without_the_secret() -> None:
    with pytest.raises(ValueError, match="no text") as caught:
        Receiver(system="makini", secrets=["canary \ud800"])
    assert "canary" not in repr(caught.value)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_child_receives_with_nothing_remembered() -> None:
    receiver = Receiver(system="makini", secrets=["s"])
    headers = receiver.prove(BODY)
    receiver.receive(headers, BODY)
    if (child := os.fork()) == 0:
        try:
            receiver.receive(headers, BODY)
            os._exit(0)
        except MakokitError:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with pytest.raises(ReplayedError):
        receiver.receive(headers, BODY)


def example(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / f"examples/python/{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_wsgi_example_queues_what_is_good() -> None:
    deliveries: SimpleQueue[Delivery] = SimpleQueue()
    receiver = Receiver(system="makini", secrets=["s"])
    answer = example("webhook_wsgi").application(receiver, deliveries)
    seen: list[str] = []
    for body in (BODY, BODY, b"forged"):
        environ = {f"HTTP_{n.upper().replace('-', '_')}": v for n, v in receiver.prove(BODY).items()}
        environ |= {"CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body)}  # type: ignore[dict-item]
        answer(environ, lambda status, _: seen.append(status))
    assert seen == ["200 ", "200 ", "401 "]
    assert deliveries.qsize() == 1


def test_the_asgi_example_keeps_what_is_good() -> None:
    module = example("webhook_asgi")
    receiver = Receiver(system="maestrano", id="app-1", secrets=["k"])
    good = [(name.encode(), value.encode()) for name, value in receiver.prove(b"").items()]
    seen: list[int] = []

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            seen.append(message["status"])

    async def visit(method: str, path: str, headers: list[tuple[bytes, bytes]], *pieces: bytes) -> None:
        coming = [{"body": piece, "more_body": True} for piece in pieces] + [{"body": b""}]

        async def receive() -> dict[str, Any]:
            return coming.pop(0)

        scope = {"type": "http", "method": method, "path": path, "headers": headers}
        await module.make(receiver)(scope, receive, send)

    async def visits() -> None:
        groups = "/maestrano/account/groups"
        await visit(
            "POST", "/maestrano/connec/notifications", good, b'{"people":[{"group', b'_id":"cld-1"}]}'
        )
        await visit("DELETE", f"{groups}/cld-1/users/usr-1/dev", good)
        await visit("DELETE", f"{groups}/cld-1", good)
        await visit("DELETE", "/somewhere/else", good)
        await visit("DELETE", f"{groups}/cld-1", [])

    asyncio.run(visits())
    assert seen == [200, 200, 200, 400, 401]
    notified, user, group = module.deliveries
    assert [part.id for part in notified.groups] == ["cld-1"]
    assert (user.user_id, group.kind) == ("usr-1", "group_removed")


def test_the_guides_block_does_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs/guide/webhooks.md").read_text("utf-8")
    exec(page.split("```python\n")[1].split("```")[0], {})
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "data assets ['02db2d6d']"
    assert "came before" in said[1]
