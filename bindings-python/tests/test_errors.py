"""Errors: one tree, with facts, that survives a pickle."""

from __future__ import annotations

import json
import pickle
import re
from datetime import datetime, timezone
from typing import Any

import pytest

import makokit
from makokit import AsyncMakoClient, ConnecClient, MaestranoClient, MakiniClient, MakoClient, errors
from makokit._generated.errors import KINDS
from makokit.errors import MakokitError, Violation, _error_of

WIRE = {
    "kind": "OutcomeUnknown",
    "text": "addMako: nobody knows",
    "message": "nobody knows",
    "provider": "mako",
    "operation": "addMako",
    "code": "invalidData",
    "category": "validation",
    "connection": "acme",
    "violations": [{"path": "mako.name", "message": "must not be null"}],
    "origin": "provider",
    "http_status": 200,
    "request_id": "r",
    "server_request_id": "s",
    "attempts": 2,
    "elapsed_ms": 1500,
    "retryable": True,
    "retry_after_ms": 250,
    "resets_at": 1_800_000_000,
    "excerpt": "<html>",
    "used": 6000,
    "limit": 5990,
    "source": "server",
    "cause": None,
}


def made(**changes: Any) -> MakokitError:
    return _error_of(json.dumps({**WIRE, **changes}).encode())


def test_every_fact_is_an_attribute() -> None:
    error = made()
    assert type(error) is errors.OutcomeUnknownError
    assert str(error) == "addMako: nobody knows"
    assert error.message == "nobody knows"
    assert (error.provider, error.operation, error.code) == ("mako", "addMako", "invalidData")
    assert (error.category, error.connection) == ("validation", "acme")
    assert error.violations == (Violation("mako.name", "must not be null"),)
    assert (error.origin, error.http_status) == ("provider", 200)
    assert (error.request_id, error.server_request_id) == ("r", "s")
    assert (error.attempts, error.elapsed) == (2, 1.5)
    assert error.retryable
    assert error.retry_after == 0.25
    assert error.resets_at == datetime.fromtimestamp(1_800_000_000, timezone.utc)
    assert error.excerpt == "<html>"
    assert (error.used, error.limit, error.source) == (6000, 5990, "server")
    assert error.cause is None


def test_what_an_error_goes_back_to_is_its_cause() -> None:
    cause = {**WIRE, "kind": "CallTimeout", "text": "too late"}
    error = made(cause=cause)
    assert isinstance(error.cause, errors.CallTimeoutError)
    assert error.__cause__ is error.cause


@pytest.mark.parametrize("name", sorted(errors.__all__))
def test_every_error_pickles_with_its_facts(name: str) -> None:
    if name == "Violation":
        kind, error = "OutcomeUnknown", made()
    else:
        kind = name.removesuffix("Error")
        error = made(kind=kind, cause={**WIRE, "kind": "Transport"})
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    facts = {name: value for name, value in vars(error).items() if name != "cause"}
    assert {name: value for name, value in vars(again).items() if name != "cause"} == facts
    assert type(again.cause) is type(error.cause)
    assert again.__cause__ is again.cause


def test_the_tree() -> None:
    for name in errors.__all__:
        if name != "Violation":
            kind = getattr(errors, name)
            assert issubclass(kind, MakokitError)
            assert kind.__module__ == "makokit.errors"
            assert kind.__doc__
            assert getattr(makokit, name) is kind
    assert issubclass(errors.InvalidDataError, errors.ApiError)
    assert issubclass(errors.ConnectError, errors.TransportError)
    assert not issubclass(errors.OutcomeUnknownError, errors.TransportError)


def test_a_timeout_is_python_s_timeout_too() -> None:
    with pytest.raises(TimeoutError) as caught:
        raise made(kind="CallTimeout")
    assert isinstance(caught.value, errors.CallTimeoutError)
    assert str(caught.value) == "addMako: nobody knows"


def test_a_kind_that_is_not_known_is_still_an_error_of_makokit() -> None:
    assert type(made(kind="Tomorrow")) is MakokitError


def test_a_program_can_make_errors_for_its_own_tests() -> None:
    error = errors.NoDataFoundError("there is none")
    error.code = "noDataFound"
    assert str(error) == "there is none"
    assert error.violations == ()


def told_in(documented: object) -> set[str]:
    """The names in backquotes of a docstring."""
    return set(re.findall(r"`(\w+)`", documented.__doc__ or ""))


@pytest.mark.parametrize("kind", [MakoClient, AsyncMakoClient, MakiniClient, MaestranoClient, ConnecClient])
def test_the_help_of_every_operation_names_errors_that_there_are(kind: type) -> None:
    operations = {name: value for name, value in vars(kind).items() if not name.startswith("_")}
    assert len(operations) > 6
    for name, operation in operations.items():
        raised = {error for error in told_in(operation) if error.endswith("Error")}
        assert raised, name
        assert raised <= set(errors.__all__), name


def test_the_help_of_an_error_names_facts_that_it_has() -> None:
    for name in ("code", "elapsed", "retry_after", "resets_at"):
        assert name in told_in(MakokitError)
    values = {"local", "provider", "configured", "server", "path", "message"}
    for error in KINDS.values():
        facts = {name for name in told_in(error) if name.islower()} - values
        assert all(hasattr(error, fact) for fact in facts), error
    assert {"retry_after", "elapsed"} <= told_in(KINDS["RateLimited"])
