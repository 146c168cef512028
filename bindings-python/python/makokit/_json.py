"""JSON in and out, the way the core speaks it."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def encode(value: object) -> bytes:
    """Write JSON; a value that has no form in JSON is a `TypeError` or `ValueError`, as in `json`.

    A text with half a surrogate pair, which has no form in UTF-8, is an `InvalidDataError` that names where.
    """
    try:
        return _encode(value).encode()
    except UnicodeEncodeError:
        where = _half(value, "") or "the request"
    # Outside the `except`: that error holds all that was to be sent, and with it what may be secret.
    from .errors import InvalidDataError, Violation  # noqa: PLC0415 (only for this)

    what = "is no text that can be sent: it has half of a surrogate pair; leave it out, or decode it rightly"
    error = InvalidDataError(f"{where} {what}")
    error.message, error.origin = f"{where} {what}", "local"
    error.violations = (Violation(where, what),)
    raise error


def _half(value: Any, path: str) -> str | None:
    """Find the first text that UTF-8 has no form for."""
    if isinstance(value, str):
        return path if any("\ud800" <= char <= "\udfff" for char in value) else None
    if isinstance(value, dict):
        items = ((f"{path}.{name}" if path else str(name), one) for name, one in value.items())
    elif isinstance(value, (list, tuple)):
        items = ((f"{path}[{index}]", one) for index, one in enumerate(value))
    else:
        return None
    return next((found for where, one in items if (found := _half(one, where)) is not None), None)


def decode(body: bytes) -> Any:
    """Read JSON that the core has checked."""
    value: Any = json.loads(body.decode())
    return value
