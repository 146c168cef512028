"""makokit: typed clients for partner provisioning APIs, over one Rust core.

    from makokit import MakoClient

    with MakoClient.from_env() as client:
        for company in client.list_companies():
            print(company.id, company.name)

Importing it starts nothing, and loads what is used when it is used.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import errors as errors
    from . import mako as mako
    from ._error import MakokitError as MakokitError
    from ._error import Violation as Violation
    from ._generated.errors import *
    from ._generated.mako_client import AsyncMakoClient as AsyncMakoClient
    from ._generated.mako_client import MakoClient as MakoClient
    from .client import Limit as Limit
    from .client import Settings as Settings

    __version__: str
    __all__: list[str]
else:
    _HOMES = {
        "AsyncMakoClient": "._generated.mako_client",
        "MakoClient": "._generated.mako_client",
        "Limit": ".client",
        "Settings": ".client",
    }
    _MODULES = ("aio", "client", "errors", "mako")

    def __getattr__(name: str) -> object:
        from importlib import import_module

        if name == "__version__":
            core = import_module("._native", __name__).describe()
            value = import_module("._json", __name__).decode(core)["version"]
        elif name in _MODULES:
            return import_module(f".{name}", __name__)
        elif name in _HOMES:
            value = getattr(import_module(_HOMES[name], __name__), name)
        else:
            errors = import_module(".errors", __name__)
            if name == "__all__":
                return [*_HOMES, *_MODULES, *errors.__all__]
            if name not in errors.__all__:
                raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
            value = getattr(errors, name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted([*globals(), *__getattr__("__all__")])
