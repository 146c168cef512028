"""A client's settings: as they are written in Python, and as the core takes them."""

from __future__ import annotations

import os
import sys

from ._json import encode
from ._keywords import misspelt
from ._typing import TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal


class Settings(TypedDict, total=False):
    """The keywords that make a client, to be passed with `**`; `BaseClient` explains them."""

    base_url: str | None
    client_id: str | None
    client_secret: str | None
    timeout: float | None
    connect_timeout: float | None
    retries: int | None
    rate_limit: int | None
    guard: float | None
    max_answer_bytes: int | None
    ca_bundle: str | os.PathLike[str] | None
    paths: Mapping[str, str] | None
    clock: Literal["real", "virtual"] | None


_SECONDS = ("timeout", "connect_timeout", "guard")


def to_wire(client: str, system: str, settings: Mapping[str, Any], *, env: bool) -> bytes:
    """Give the settings as JSON; `None` leaves a setting to its default."""
    known = Settings.__annotations__
    if not known.keys() >= settings.keys():
        raise misspelt(client, settings, known)
    wire = {name: value for name, value in settings.items() if value is not None}
    for name in _SECONDS:
        if name in wire:
            wire[f"{name}_ms"] = millis(name, wire.pop(name))
    if "ca_bundle" in wire:
        wire["ca_bundle"] = os.fspath(wire["ca_bundle"])
    door = f"python {sys.version_info.major}.{sys.version_info.minor}"
    return encode({**wire, "system": system, "env": env, "door": door})


def millis(name: str, seconds: object) -> int:
    """Give seconds as whole milliseconds, at least one for anything above nothing."""
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise TypeError(f"{name} has to be a number of seconds, not {type(seconds).__name__}")
    if not 0 <= seconds < float("inf"):
        raise ValueError(f"{name} has to be a number of seconds from 0 on, not {seconds}")
    return max(round(seconds * 1000), int(seconds > 0))
