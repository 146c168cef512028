"""All errors of makokit: one tree under `MakokitError`."""

from __future__ import annotations

import json

from ._error import MakokitError, Violation
from ._generated import errors as _tree
from ._generated.errors import *
from ._generated.errors import __all__ as __all__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any


_SAME = (
    *("message", "provider", "operation", "code", "category", "connection", "origin", "http_status"),
    *("request_id", "server_request_id", "attempts", "retryable", "excerpt", "used", "limit", "source"),
)
"""The facts that are attributes as they come."""


def _error_of(body: bytes) -> MakokitError:
    """Make the error that the core told as JSON."""
    return _error_of_wire(json.loads(body))


def _error_of_wire(wire: dict[str, Any]) -> MakokitError:
    error = _tree.KINDS.get(wire["kind"], MakokitError)(wire["text"])
    for name in _SAME:
        setattr(error, name, wire[name])
    error.violations = tuple(Violation(**violation) for violation in wire["violations"])
    error.elapsed = wire["elapsed_ms"] / 1000
    if wire["retry_after_ms"] is not None:
        error.retry_after = wire["retry_after_ms"] / 1000
    if wire["resets_at"] is not None:
        error.resets_at = _instant(wire["resets_at"])
    if wire["cause"] is not None:
        error.__cause__ = error.cause = _error_of_wire(wire["cause"])
    return error


def _instant(seconds: int) -> datetime:
    """Give seconds since 1970 as an instant in UTC."""
    from datetime import datetime, timezone  # noqa: PLC0415 (only here, and not free)

    return datetime.fromtimestamp(seconds, timezone.utc)
