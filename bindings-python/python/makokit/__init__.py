"""makokit: typed clients for partner provisioning APIs, over one Rust core.

    from makokit import MakoClient

    with MakoClient.from_env() as client:
        for company in client.list_companies():
            print(company.id, company.name)

Importing it starts nothing, and loads what is used when it is used.
"""

__all__ = [
    "AlreadyThere",
    "ApiError",
    "AsyncBatch",
    "AsyncConnecClient",
    "AsyncMaestranoClient",
    "AsyncMakiniClient",
    "AsyncMakoClient",
    "AsyncPages",
    "Batch",
    "BatchProgress",
    "BatchResult",
    "BodyTooLargeError",
    "CallTimeoutError",
    "CancelledError",
    "ClosedError",
    "ConfigError",
    "ConflictError",
    "ConnecClient",
    "ConnectError",
    "ConnectionUnavailableError",
    "Connections",
    "Created",
    "Credits",
    "DuplicateEntityError",
    "EndpointNotFoundError",
    "Event",
    "GeneralError",
    "Health",
    "Holder",
    "InternalError",
    "InvalidClientError",
    "InvalidDataError",
    "InvalidParameterError",
    "InvalidStateError",
    "InvalidTokenError",
    "LastError",
    "Limit",
    "MaestranoClient",
    "MakiniClient",
    "MakoClient",
    "MakokitError",
    "MalformedError",
    "MalformedJsonError",
    "MethodNotAllowedError",
    "NoDataFoundError",
    "NotCreated",
    "Outcome",
    "OutcomeUnknownError",
    "Pages",
    "PermissionDeniedError",
    "Plan",
    "Quota",
    "QuotaExhaustedError",
    "RateLimitedError",
    "RawAnswer",
    "ReauthorizationRequiredError",
    "ReplayedError",
    "ServerError",
    "Setting",
    "Settings",
    "SignatureMismatchError",
    "TlsError",
    "TransportError",
    "UnauthorizedSourceError",
    "UnexpectedResponseError",
    "Unknown",
    "UnsupportedMediaTypeError",
    "Violation",
    "WebhookError",
    "aio",
    "client",
    "connec",
    "connections",
    "errors",
    "events",
    "maestrano",
    "makini",
    "mako",
    "testing",
    "webhook",
]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import aio as aio
    from . import client as client
    from . import connec as connec
    from . import connections as connections
    from . import errors as errors
    from . import events as events
    from . import maestrano as maestrano
    from . import makini as makini
    from . import mako as mako
    from . import testing as testing
    from . import webhook as webhook
    from ._answer import Holder as Holder
    from ._answer import Limit as Limit
    from ._answer import Plan as Plan
    from ._answer import Quota as Quota
    from ._answer import RawAnswer as RawAnswer
    from ._answer import Setting as Setting
    from ._batch import AsyncBatch as AsyncBatch
    from ._batch import Batch as Batch
    from ._batch import BatchProgress as BatchProgress
    from ._batch import BatchResult as BatchResult
    from ._error import MakokitError as MakokitError
    from ._error import Violation as Violation
    from ._generated.connec_client import AsyncConnecClient as AsyncConnecClient
    from ._generated.connec_client import ConnecClient as ConnecClient
    from ._generated.errors import *
    from ._generated.maestrano_client import AsyncMaestranoClient as AsyncMaestranoClient
    from ._generated.maestrano_client import MaestranoClient as MaestranoClient
    from ._generated.makini_client import AsyncMakiniClient as AsyncMakiniClient
    from ._generated.makini_client import MakiniClient as MakiniClient
    from ._generated.mako_client import AsyncMakoClient as AsyncMakoClient
    from ._generated.mako_client import MakoClient as MakoClient
    from ._generated.settings import Settings as Settings
    from ._health import Credits as Credits
    from ._health import Health as Health
    from ._health import LastError as LastError
    from ._outcome import AlreadyThere as AlreadyThere
    from ._outcome import Created as Created
    from ._outcome import NotCreated as NotCreated
    from ._outcome import Outcome as Outcome
    from ._outcome import Unknown as Unknown
    from ._pages import AsyncPages as AsyncPages
    from ._pages import Pages as Pages
    from .connections import Connections as Connections
    from .events import Event as Event

    __version__: str
else:
    _HOMES = {
        "AsyncConnecClient": "._generated.connec_client",
        "ConnecClient": "._generated.connec_client",
        "AsyncMaestranoClient": "._generated.maestrano_client",
        "MaestranoClient": "._generated.maestrano_client",
        "AsyncMakiniClient": "._generated.makini_client",
        "MakiniClient": "._generated.makini_client",
        "AsyncMakoClient": "._generated.mako_client",
        "MakoClient": "._generated.mako_client",
        "Holder": "._answer",
        "Limit": "._answer",
        "Plan": "._answer",
        "Quota": "._answer",
        "RawAnswer": "._answer",
        "Setting": "._answer",
        "Settings": "._generated.settings",
        "Credits": "._health",
        "Health": "._health",
        "LastError": "._health",
        "AsyncBatch": "._batch",
        "Batch": "._batch",
        "BatchProgress": "._batch",
        "BatchResult": "._batch",
        "AlreadyThere": "._outcome",
        "Created": "._outcome",
        "NotCreated": "._outcome",
        "Outcome": "._outcome",
        "Unknown": "._outcome",
        "AsyncPages": "._pages",
        "Pages": "._pages",
        "Connections": ".connections",
        "Event": ".events",
    }
    _MODULES = (
        "aio",
        "client",
        "connec",
        "connections",
        "errors",
        "events",
        "maestrano",
        "makini",
        "mako",
        "testing",
        "webhook",
    )

    def __getattr__(name: str) -> object:
        from importlib import import_module

        if name == "__version__":
            core = import_module("._native", __name__).describe()
            value = import_module("._json", __name__).decode(core)["version"]
        elif name in _MODULES:
            return import_module(f".{name}", __name__)
        elif name in _HOMES:
            value = getattr(import_module(_HOMES[name], __name__), name)
        elif name in __all__:
            value = getattr(import_module(".errors", __name__), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
