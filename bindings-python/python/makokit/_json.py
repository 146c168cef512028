"""JSON in and out, the way the core speaks it."""

from __future__ import annotations

import json
import sys
from math import isfinite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

# Where the types are that `written` knows; they cannot be met before their modules were imported.
_modules = sys.modules


def encode(value: object) -> bytes:
    """Write JSON; a value that has no form in JSON is a `TypeError` or `ValueError` that names where.

    A text with half a surrogate pair, which has no form in UTF-8, is an `InvalidDataError` that names where.
    """
    try:
        return _encode(value).encode()
    except UnicodeEncodeError:
        why = _no_text
    except (TypeError, ValueError):
        why = _no_json
    # Outside the `except`: that error holds all that was to be sent, and with it what may be secret.
    raise why(value)


def decode(body: bytes) -> Any:
    """Read JSON that the core has checked."""
    value: Any = json.loads(body.decode())
    return value


def written(value: Any) -> Any:
    """Give the JSON of an id, an instant, a day or an enum's member; of all else the value itself."""
    if (enum := _modules.get("enum")) and isinstance(value, enum.Enum):
        return value.value
    if (uuid := _modules.get("uuid")) and isinstance(value, uuid.UUID):
        return str(value)
    if (datetime := _modules.get("datetime")) and isinstance(value, datetime.date):
        # Without a time zone it is no instant.
        is_none = isinstance(value, datetime.datetime) and value.utcoffset() is None
        return value if is_none else value.isoformat().replace("+00:00", "Z")
    return value


def _default(value: object) -> Any:
    plain = written(value)
    if plain is value:
        raise TypeError
    return plain


_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_default
).encode


def _no_json(value: object) -> Exception:
    """Give the error for the first value that has no form in JSON."""
    try:
        found = next(((where, why) for where, one in _parts(value, "") if (why := _wrong(one))), None)
    except RecursionError:
        found = None
    where, why = found or ("", ValueError("it holds itself, and has no end"))
    return type(why)(f"{where or 'the request'}: {why}")


def _wrong(value: object) -> Exception | None:
    """Tell why a value that is no object and no list has no form in JSON."""
    value = written(value)
    if isinstance(value, float):
        return None if isfinite(value) else ValueError("a number that is not finite has no form in JSON")
    if value is None or isinstance(value, (str, int)):
        return None
    if hasattr(value, "utcoffset"):
        return ValueError(f"{type(value).__name__} without a time zone; give it one, such as timezone.utc")
    return TypeError(f"{type(value).__name__} has no form in JSON; give a text or a number")


def _no_text(value: object) -> Exception:
    """Give the error for the first text that UTF-8 has no form for."""
    from .errors import InvalidDataError, Violation  # noqa: PLC0415 (only for this)

    where = next((where for where, one in _parts(value, "") if _is_half(one)), "the request")
    what = "is no text that can be sent: it has half of a surrogate pair; leave it out, or decode it rightly"
    error = InvalidDataError(f"{where} {what}")
    error.message, error.origin = f"{where} {what}", "local"
    error.violations = (Violation(where, what),)
    return error


def _is_half(value: object) -> bool:
    return isinstance(value, str) and any("\ud800" <= char <= "\udfff" for char in value)


def _parts(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Go through all that is no object and no list, with its place; an object's names are among it."""
    if isinstance(value, dict):
        for name, one in value.items():
            place = f"{path}.{name}" if path else str(name)
            if not isinstance(name, str):
                yield place, name
            yield from _parts(one, place)
    elif isinstance(value, (list, tuple)):
        for index, one in enumerate(value):
            yield from _parts(one, f"{path}[{index}]")
    else:
        yield path, value
