"""The base of all errors, and what is known of one."""

from __future__ import annotations

from ._typing import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any


class Violation(NamedTuple):
    """One thing that is wrong with a request."""

    path: str
    """The field, in the API's notation: `mako.address.address1`."""

    message: str
    """What is wrong with it."""


Violation.__module__ = "makokit.errors"


class MakokitError(Exception):
    """The base of all errors of makokit.

    `str(error)` is a complete message. The facts behind it are attributes; which of them are there depends on
    the kind of error. No secret ever enters one. Errors can be pickled.

    - `message`: what happened and what to do, in words. `provider`, `operation`, `connection`: where.
    - `code`, `category`, `http_status`: as the API answered. `request_id`, `server_request_id`: the ids.
    - `attempts`: how often it was sent. `elapsed`: how long the call took, in seconds.
    - `retryable`: whether the same call may succeed later, and repeating it does no harm.
    - `retry_after`: how many seconds to wait. `resets_at`: when a used-up quota starts anew, in UTC.
    """

    __module__ = "makokit.errors"

    message: str = ""
    """What happened and what to do, in words, without the facts."""

    provider: str | None = None
    """The system, such as `mako`."""

    operation: str | None = None
    """The operation, such as `addMako`, or method and path of a free call."""

    code: str | None = None
    """The API's own code, as it was received."""

    category: str | None = None
    """The API's own category of the error, where it has one beside the code."""

    connection: str | None = None
    """The connection to a customer's system, as the client's settings name it."""

    violations: tuple[Violation, ...] = ()
    """What is wrong with the request, field by field."""

    origin: str | None = None
    """Who refused the request's data: `local` (this library, nothing was sent) or `provider` (the API)."""

    http_status: int | None = None
    """The answer's HTTP status; of a webhook's delivery, the one to answer it with."""

    request_id: str | None = None
    """The call's own id, sent as `X-Request-Id` with each try."""

    server_request_id: str | None = None
    """The id that the server gave its answer, if any."""

    attempts: int = 0
    """How often the request was sent, or was about to be."""

    elapsed: float = 0.0
    """How long the call took in seconds, all tries and waits together."""

    retryable: bool = False
    """Whether the same call may succeed later without being changed, and repeating it does no harm."""

    retry_after: float | None = None
    """How many seconds to wait: as the server asked, or until the next permit."""

    resets_at: datetime | None = None
    """When a used-up quota starts anew, in UTC."""

    used: int | None = None
    """How much of a used-up quota was counted here: a lower bound of what the server has counted."""

    limit: int | None = None
    """The quota's limit: the configured one, or what was counted when the server refused."""

    source: str | None = None
    """Where that limit comes from: `configured` or `server`."""

    excerpt: str | None = None
    """The beginning of an answer that could not be understood, with secrets blotted out."""

    cause: MakokitError | None = None
    """What an `OutcomeUnknownError` goes back to; also its `__cause__`."""

    def __init__(self, text: str = "") -> None:
        """Make an error with a message; its facts can be set as attributes, as tests may want."""
        super().__init__(text)

    def __setstate__(self, state: dict[str, Any] | None) -> None:
        """Take the facts back from a pickle, and the cause with them."""
        self.__dict__.update(state or {})
        self.__cause__ = self.cause
