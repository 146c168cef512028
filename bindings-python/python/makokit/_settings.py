"""A client's settings on their way to the core."""

from __future__ import annotations

import os
import sys

from ._generated.settings import WIRE
from ._json import encode
from ._keywords import misspelt

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any


def to_wire(client: str, system: str, settings: Mapping[str, Any], *, env: bool, events: bool) -> bytes:
    """Give the settings of a client as JSON."""
    return wired(client, WIRE, settings, {"system": system, "env": env, "events": events})


def wired(
    owner: str, known: Mapping[str, tuple[str, str]], settings: Mapping[str, Any], more: Mapping[str, Any]
) -> bytes:
    """Give settings of a table as JSON, and more beside them; `None` leaves a setting to its default."""
    if not known.keys() >= settings.keys():
        raise misspelt(owner, settings, known)
    wire = {**more, "door": f"python {sys.version_info.major}.{sys.version_info.minor}"}
    for keyword, value in settings.items():
        if value is not None:
            name, kind = known[keyword]
            wire[name] = _FORMS[kind](keyword, value) if kind in _FORMS else value
    # What Python's own HTTP clients trust; it stands in for the system's, and anything given goes before it.
    if (trusted := os.environ.get("REQUESTS_CA_BUNDLE")) and not os.path.isdir(trusted):
        wire["host_ca_bundle"] = trusted
    for name, value in wire.items():
        if isinstance(value, str):
            checked_text(name, value)
    return encode(wire)


def secret_in(settings: Mapping[str, Any]) -> str | None:
    """Give the first setting whose value is a secret, or may hold one."""
    for keyword, value in settings.items():
        # The address of a store may have a password in it.
        may = WIRE[keyword][1] == "secret" or (keyword == "limits" and "@" in str(value))
        if may:
            return keyword
    return None


def millis(name: str, seconds: object) -> int:
    """Give seconds as whole milliseconds, at least one for anything above nothing."""
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise TypeError(f"{name} has to be a number of seconds, not {type(seconds).__name__}")
    if not 0 <= seconds < float("inf"):
        raise ValueError(f"{name} has to be a number of seconds from 0 on, not {seconds}")
    return max(round(seconds * 1000), int(seconds > 0))


def checked_text(name: str, text: str) -> str:
    """Give a text that can be sent. Python's own error for another would hold it, and it may be a secret."""
    if not isinstance(text, str):
        raise TypeError(f"{name} has to be a str, not {type(text).__name__}")
    if not _is_unicode(text):
        raise ValueError(f"{name} holds half of a surrogate pair, which is no character")
    return text


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _path(_: str, path: str | os.PathLike[str]) -> str:
    return os.fspath(path)


def _map(_: str, pairs: Mapping[str, str]) -> dict[str, str]:
    return dict(pairs)


_FORMS: dict[str, Callable[[str, Any], object]] = {"duration": millis, "path": _path, "map": _map}
