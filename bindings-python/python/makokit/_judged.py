"""What a sandbox tells of its client."""

from __future__ import annotations

from ._model import Model

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Finding(Model):
    """Something that the client did wrong. Facts that only its kind has are items: `finding["count"]`."""

    __module__ = "makokit.testing"
    __slots__ = ()

    _FIELDS = {"kind": "kind", "operation": "operation", "message": "message"}  # noqa: RUF012

    @property
    def kind(self) -> str:
        """What it is, such as `window_exceeded` or `create_repeated`."""
        return str(self._raw["kind"])

    @property
    def operation(self) -> str | None:
        """The operation, by its documented name; `None` for an unknown path."""
        value: str | None = self._raw["operation"]
        return value

    @property
    def message(self) -> str:
        """All of it in one sentence."""
        return str(self._raw["message"])


class OperationVerdict(Model):
    """How one operation was used."""

    __module__ = "makokit.testing"
    __slots__ = ()

    _FIELDS = {  # noqa: RUF012
        "requests": "requests",
        "refused": "refused",
        "worst_window": "worst_window",
        "limit": "limit",
        "used_share": "used_share",
    }

    @property
    def requests(self) -> int:
        """The requests with a good token."""
        return int(self._raw["requests"])

    @property
    def refused(self) -> int:
        """How many of them were refused for their rate."""
        return int(self._raw["refused"])

    @property
    def worst_window(self) -> int:
        """The most that came within a second, refused ones included."""
        return int(self._raw["worst_window"])

    @property
    def limit(self) -> int:
        """The most that may come within a second."""
        return int(self._raw["limit"])

    @property
    def used_share(self) -> float:
        """What was accepted as a share of what the limit would have let through; at most 1."""
        return float(self._raw["used_share"])


class Verdict(Model):
    """What the sandbox holds of its client."""

    __module__ = "makokit.testing"
    __slots__ = ()

    _FIELDS = {  # noqa: RUF012
        "ok": "ok",
        "requests": "requests",
        "findings": "findings",
        "notes": "notes",
        "operations": "operations",
    }

    @property
    def ok(self) -> bool:
        """Whether there is nothing to find fault with."""
        return bool(self._raw["ok"])

    @property
    def requests(self) -> int:
        """All requests, those without a good token included."""
        return int(self._raw["requests"])

    @property
    def findings(self) -> list[Finding]:
        """What went wrong, in the order in which it began."""
        return Finding._all(self._raw["findings"])

    @property
    def notes(self) -> list[Finding]:
        """What is worth knowing and no fault, such as a `settling_resend`."""
        return Finding._all(self._raw["notes"])

    @property
    def operations(self) -> dict[str, OperationVerdict]:
        """The operations that have a rate limit, by their documented names."""
        rows: dict[str, Any] = self._raw["operations"]
        return {name: OperationVerdict._of(row) for name, row in rows.items()}


class JournalEntry(Model):
    """A request that came. It never holds a token, a secret, a query or a body."""

    __module__ = "makokit.testing"
    __slots__ = ()

    _FIELDS = {  # noqa: RUF012
        "sequence": "sequence",
        "method": "method",
        "path": "path",
        "operation": "operation",
        "status": "status",
        "error_code": "error_code",
        "request_id": "request_id",
        "work_done": "work_done",
    }

    @property
    def sequence(self) -> int:
        """Its number, from 1; a reset does not start again."""
        return int(self._raw["sequence"])

    @property
    def method(self) -> str:
        """The HTTP method."""
        return str(self._raw["method"])

    @property
    def path(self) -> str:
        """The path, without the query."""
        return str(self._raw["path"])

    @property
    def operation(self) -> str | None:
        """The operation, by its documented name, or `auth`; `None` for an unknown path."""
        value: str | None = self._raw["operation"]
        return value

    @property
    def status(self) -> int | None:
        """The HTTP status; `None` while there is no answer."""
        value: int | None = self._raw["status"]
        return value

    @property
    def error_code(self) -> str | None:
        """The error code of the answer's body."""
        value: str | None = self._raw["error_code"]
        return value

    @property
    def request_id(self) -> str | None:
        """The client's own `X-Request-Id`."""
        value: str | None = self._raw["request_id"]
        return value

    @property
    def work_done(self) -> bool:
        """Whether what it asked for was really done, with or without the client seeing it."""
        return bool(self._raw["work_done"])
