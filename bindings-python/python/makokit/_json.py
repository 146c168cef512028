"""JSON in and out, the way the core speaks it."""

from __future__ import annotations

import json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def encode(value: object) -> bytes:
    """Write JSON; a value that has no form in JSON is a `TypeError` or `ValueError`, as in `json`."""
    return _encode(value).encode()


def decode(body: bytes) -> Any:
    """Read JSON that the core has checked."""
    value: Any = json.loads(body.decode())
    return value
