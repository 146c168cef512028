# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""The errors, each with what it means."""

from __future__ import annotations

from makokit._error import MakokitError, Violation

__all__ = [
    "MakokitError",
    "Violation",
    "ConfigError",
    "ClosedError",
    "CancelledError",
    "InternalError",
    "TransportError",
    "ConnectError",
    "CallTimeoutError",
    "TlsError",
    "ConnectionUnavailableError",
    "BodyTooLargeError",
    "UnexpectedResponseError",
    "OutcomeUnknownError",
    "ApiError",
    "InvalidClientError",
    "InvalidTokenError",
    "UnauthorizedSourceError",
    "PermissionDeniedError",
    "ReauthorizationRequiredError",
    "InvalidDataError",
    "InvalidParameterError",
    "MalformedJsonError",
    "NoDataFoundError",
    "InvalidStateError",
    "DuplicateEntityError",
    "ConflictError",
    "GeneralError",
    "ServerError",
    "EndpointNotFoundError",
    "MethodNotAllowedError",
    "UnsupportedMediaTypeError",
    "RateLimitedError",
    "QuotaExhaustedError",
    "WebhookError",
    "SignatureMismatchError",
    "ReplayedError",
    "MalformedError",
]


class ConfigError(MakokitError):
    """A setting is missing or wrong. Nothing was sent."""

    __module__ = "makokit.errors"


class ClosedError(MakokitError):
    """The client was closed."""

    __module__ = "makokit.errors"


class CancelledError(MakokitError):
    """The caller gave up on the call."""

    __module__ = "makokit.errors"


class InternalError(MakokitError):
    """A fault in makokit itself. Please report it."""

    __module__ = "makokit.errors"


class TransportError(MakokitError):
    """The call did not get through to the server, or its answer not back."""

    __module__ = "makokit.errors"


class ConnectError(TransportError):
    """No connection could be made. Nothing was sent."""

    __module__ = "makokit.errors"


class CallTimeoutError(TransportError, TimeoutError):
    """The call's time was up.

    Its facts: `elapsed`: how long the call took in seconds. `attempts`: how often it was sent.
    """

    __module__ = "makokit.errors"


class TlsError(TransportError):
    """The server's certificate or the encryption was refused. Nothing was sent."""

    __module__ = "makokit.errors"


class ConnectionUnavailableError(TransportError):
    """The connection's last requests have failed one after another, so that none is sent for a while.
    Nothing was sent.

    Its facts: `retry_after`: how many seconds until a request is sent again. `connection`: which
    one.
    """

    __module__ = "makokit.errors"


class BodyTooLargeError(TransportError):
    """The answer is larger than the client is willing to hold."""

    __module__ = "makokit.errors"


class UnexpectedResponseError(MakokitError):
    """The answer is not what the API's documentation describes: a page of a proxy, half an answer, an
    unknown form.

    Its facts: `http_status`; `excerpt`: the beginning of the answer, with secrets blotted out.
    """

    __module__ = "makokit.errors"


class OutcomeUnknownError(MakokitError):
    """A request that creates something was sent, and what became of it is not known. It was not sent
    again.

    Its facts: `cause`: the error that it goes back to. `attempts`: how often it was sent.
    """

    __module__ = "makokit.errors"


class ApiError(MakokitError):
    """The API answered with an error. Its code is kept, also when it is none that this version knows.

    Its facts: `code`, `http_status`: as received. `server_request_id`: the id that the server gave
    its answer. `retryable`: whether the same call may succeed later and repeating it does no harm.
    """

    __module__ = "makokit.errors"


class InvalidClientError(ApiError):
    """The client id or secret is wrong."""

    __module__ = "makokit.errors"


class InvalidTokenError(ApiError):
    """The token was refused, and so was a new one."""

    __module__ = "makokit.errors"


class UnauthorizedSourceError(ApiError):
    """The credentials may not be used from this address."""

    __module__ = "makokit.errors"


class PermissionDeniedError(ApiError):
    """The credentials are good, and do not allow this."""

    __module__ = "makokit.errors"


class ReauthorizationRequiredError(ApiError):
    """The connection to the system behind the API has lost its own access: somebody has to connect it
    anew, which gives a new token.

    Its facts: `connection`: which one, as the settings name it.
    """

    __module__ = "makokit.errors"


class InvalidDataError(ApiError):
    """The request's data are refused, field by field in the violations.

    Its facts: `violations`: pairs of `path` and `message`. `origin`: `local` (nothing was sent) or
    `provider`.
    """

    __module__ = "makokit.errors"


class InvalidParameterError(ApiError):
    """A parameter of the request, such as an id in its path, is wrong."""

    __module__ = "makokit.errors"


class MalformedJsonError(ApiError):
    """The server could not read the request's JSON."""

    __module__ = "makokit.errors"


class NoDataFoundError(ApiError):
    """What the request refers to does not exist."""

    __module__ = "makokit.errors"


class InvalidStateError(ApiError):
    """The entity is in a state that does not allow the operation."""

    __module__ = "makokit.errors"


class DuplicateEntityError(ApiError):
    """Something that has to be unique is already in use."""

    __module__ = "makokit.errors"


class ConflictError(ApiError):
    """The request contradicts what is there, such as a version of an entity that is not the last any
    more."""

    __module__ = "makokit.errors"


class GeneralError(ApiError):
    """An error for which the API has no code of its own; its message says what happened."""

    __module__ = "makokit.errors"


class ServerError(ApiError):
    """The server failed.

    Its facts: `retry_after`: how many seconds the server asked to wait, if it did.
    """

    __module__ = "makokit.errors"


class EndpointNotFoundError(ApiError):
    """There is no such path on the server."""

    __module__ = "makokit.errors"


class MethodNotAllowedError(ApiError):
    """The path does not take this HTTP method."""

    __module__ = "makokit.errors"


class UnsupportedMediaTypeError(ApiError):
    """The server does not take this content type."""

    __module__ = "makokit.errors"


class RateLimitedError(ApiError):
    """Too many requests in a second, and no time or no tries were left to wait for a better one.

    Its facts: `retry_after`: how many seconds to wait, as the server asked or until the next
    permit. `elapsed`: how long the call took in seconds. `attempts`: how often it was sent.
    """

    __module__ = "makokit.errors"


class QuotaExhaustedError(ApiError):
    """The day's quota is used up; waiting for the next day is the only cure.

    Its facts: `resets_at`: when it starts anew, in UTC. `used`: how many were counted here, a lower
    bound. `limit`: the most there may be in a day. `source`: where that comes from, `configured` or
    `server`.
    """

    __module__ = "makokit.errors"


class WebhookError(MakokitError):
    """A delivery of a webhook was not accepted.

    Its facts: `http_status`: the one to answer the delivery with.
    """

    __module__ = "makokit.errors"


class SignatureMismatchError(WebhookError):
    """Nothing proves that the delivery comes from where it says: the signature or the credentials are
    missing or wrong."""

    __module__ = "makokit.errors"


class ReplayedError(WebhookError):
    """The delivery was received before; the sender is to be told that all is well."""

    __module__ = "makokit.errors"


class MalformedError(WebhookError):
    """The delivery cannot be read, or is larger than allowed."""

    __module__ = "makokit.errors"


KINDS: dict[str, type[MakokitError]] = {
    "Config": ConfigError,
    "Closed": ClosedError,
    "Cancelled": CancelledError,
    "Internal": InternalError,
    "Transport": TransportError,
    "Connect": ConnectError,
    "CallTimeout": CallTimeoutError,
    "Tls": TlsError,
    "ConnectionUnavailable": ConnectionUnavailableError,
    "BodyTooLarge": BodyTooLargeError,
    "UnexpectedResponse": UnexpectedResponseError,
    "OutcomeUnknown": OutcomeUnknownError,
    "Api": ApiError,
    "InvalidClient": InvalidClientError,
    "InvalidToken": InvalidTokenError,
    "UnauthorizedSource": UnauthorizedSourceError,
    "PermissionDenied": PermissionDeniedError,
    "ReauthorizationRequired": ReauthorizationRequiredError,
    "InvalidData": InvalidDataError,
    "InvalidParameter": InvalidParameterError,
    "MalformedJson": MalformedJsonError,
    "NoDataFound": NoDataFoundError,
    "InvalidState": InvalidStateError,
    "DuplicateEntity": DuplicateEntityError,
    "Conflict": ConflictError,
    "General": GeneralError,
    "Server": ServerError,
    "EndpointNotFound": EndpointNotFoundError,
    "MethodNotAllowed": MethodNotAllowedError,
    "UnsupportedMediaType": UnsupportedMediaTypeError,
    "RateLimited": RateLimitedError,
    "QuotaExhausted": QuotaExhaustedError,
    "Webhook": WebhookError,
    "SignatureMismatch": SignatureMismatchError,
    "Replayed": ReplayedError,
    "Malformed": MalformedError,
}
