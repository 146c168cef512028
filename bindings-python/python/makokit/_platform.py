"""Maestrano's developer platform: what the blocking and the asynchronous ones have in common, and both."""

from __future__ import annotations

from . import _native
from ._answer import result
from ._generated import HASH
from ._generated.platform import WIRE, Configured
from ._handle import Handle, check, warn
from ._json import encode
from ._marketplace import Marketplace, Marketplaces, PlatformStatus, status
from ._settings import checked_text, wired

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType
    from typing import Any

    from typing_extensions import Self, Unpack

    from ._generated.platform import PlatformSettings


class BasePlatform(Configured):
    """Maestrano's developer platform, and what it has told of the application's marketplaces.

    The marketplaces are asked for when they are first needed, and then anew every 12 hours on the side. An
    answer takes the place of the last one as a whole; if it is none, or has no marketplace any more, not at
    all. Of a marketplace that cannot be used as the answer has it, what was good before stays. A client keeps
    the credentials that it was made with: for others make another.

    A platform may be used by many threads, and in a child after a fork, where it opens itself again and asks
    for itself.
    """

    __slots__ = ("__weakref__", "_handle", "_shown")

    @classmethod
    def from_env(cls, **overrides: Unpack[PlatformSettings]) -> Self:
        """Make a platform from the environment; what is given by keyword goes before it.

        The variables are `MNO_DEVPL_ENV_KEY` and `MNO_DEVPL_ENV_SECRET`, or with `_FILE` for files that hold
        them; `MNO_DEVPL_HOST` and `MNO_DEVPL_API_PATH`.
        """
        platform = cls.__new__(cls)
        platform._open(overrides, env=True, door="from_env")
        return platform

    def close(self) -> None:
        """Close the platform: later calls raise `ClosedError`. Twice does no harm."""
        self._handle.close(wait=False)

    def _open(self, settings: Mapping[str, Any], *, env: bool, door: str | None = None) -> None:
        check(HASH)
        name = type(self).__name__
        host = settings.get("host")
        self._shown = f"{name}.from_env()" if host is None else f"{name}(host={host!r})"
        name = f"{name}.{door}" if door else name
        more = {"system": "maestrano", "platform": True, "env": env}
        self._handle = Handle(wired(name, WIRE, settings, more))

    def __repr__(self) -> str:
        """Show where the platform is, and no secret."""
        return f"<{self._shown}, closed>" if self._handle.closed else f"<{self._shown}>"


class Platform(BasePlatform):
    """The developer platform for programs that wait. Ctrl-C ends a call at once.

    Its methods raise `MakokitError`s; `docs/guide/maestrano.md` has more.
    """

    __module__ = "makokit.maestrano"
    __slots__ = ()

    def marketplaces(self) -> Marketplaces:
        """Give all marketplaces: those that were loaded last; only if there are none yet it asks for them."""
        return Marketplaces(self._read("marketplaces"))

    def marketplace(self, name: str, /) -> Marketplace:
        """Give the marketplace of a name. There is no default one; the error of another name lists those."""
        return Marketplace(self._read("marketplace", name=checked_text("name", name)))

    def refresh(self) -> Marketplaces:
        """Ask anew, and wait for the answer. If that fails the last good marketplaces stay in use."""
        return Marketplaces(self._read("refresh"))

    def status(self) -> PlatformStatus:
        """Tell how old the marketplaces in use are, and why the last load failed. Nothing is sent."""
        return status(self._read("status"))

    def _read(self, row: str, **arguments: str) -> Any:
        end = _native.call(self._handle.number(), row, encode(arguments), b"")
        warn()
        return result(*end)

    def __enter__(self) -> Self:
        """Give the platform itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the platform."""
        self.close()


class AsyncPlatform(BasePlatform):
    """The developer platform for asyncio. Cancelling a task ends its call at once.

    It belongs to no event loop: it may be made before there is one, and outlive it.
    """

    __module__ = "makokit.maestrano"
    __slots__ = ()

    async def marketplaces(self) -> Marketplaces:
        """Give all marketplaces: those that were loaded last; only if there are none yet it asks for them."""
        return Marketplaces(await self._read("marketplaces"))

    async def marketplace(self, name: str, /) -> Marketplace:
        """Give the marketplace of a name. There is no default one; the error of another name lists those."""
        return Marketplace(await self._read("marketplace", name=checked_text("name", name)))

    async def refresh(self) -> Marketplaces:
        """Ask anew, and wait for the answer. If that fails the last good marketplaces stay in use."""
        return Marketplaces(await self._read("refresh"))

    async def status(self) -> PlatformStatus:
        """Tell how old the marketplaces in use are, and why the last load failed. Nothing is sent."""
        return status(await self._read("status"))

    async def aclose(self) -> None:
        """Close the platform, as `close` does; closing does not wait."""
        self.close()

    async def _read(self, row: str, **arguments: str) -> Any:
        from . import _pump  # noqa: PLC0415 (brings asyncio, which a blocking program does without)

        return result(*await _pump.call(self._handle.number(), row, encode(arguments), b""))

    async def __aenter__(self) -> Self:
        """Give the platform itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the platform."""
        self.close()
