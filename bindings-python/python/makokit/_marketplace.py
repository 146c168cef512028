"""What the developer platform tells: marketplaces, what is wrong with some, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ._generated.platform import MarketplaceFields
from ._json import decode
from ._model import _copied
from ._typing import NamedTuple
from .errors import _error_of_wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ._error import MakokitError


class Marketplace(MarketplaceFields, Mapping[str, "Any"]):
    """The configuration of the application for one marketplace.

    As a mapping it has all fields as they came, also those that this version does not know; the key is `***`
    there. `app`, `api`, `sso`, `connec` and `webhooks` have what is known by name: a field that is missing or
    wrong is a `ConfigError` of whoever reads it, which names it. It does not change.
    """

    __module__ = "makokit.maestrano"
    __slots__ = ("_exposed", "_json")

    def __init__(self, wire: dict[str, Any]) -> None:
        """Take a marketplace as the core told it."""
        super().__init__(wire["name"], wire["fields"])
        self._sections = wire["sections"]
        self._json: dict[str, Any] = wire["json"]
        self._exposed: str = wire["exposed"]

    @property
    def name(self) -> str:
        """Its name, by which it is asked for (documented)."""
        return self._of

    def to_dict(self) -> dict[str, Any]:
        """Give all fields as they came, with `***` for the key: for people and logs."""
        return {name: _copied(value) for name, value in self._json.items()}

    def expose(self) -> dict[str, Any]:
        """Give all fields as they came, with the key. What comes out of this is as secret as the key is."""
        fields: dict[str, Any] = decode(self._exposed.encode())
        return fields

    def expose_json(self) -> str:
        """Give the same as the text of JSON: what a client takes for its configuration."""
        return self._exposed

    def __getitem__(self, name: str) -> Any:
        """Give a field as it came."""
        return _copied(self._json[name])

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the fields."""
        return iter(self._json)

    def __len__(self) -> int:
        """Tell how many fields there are."""
        return len(self._json)

    def __eq__(self, other: object) -> bool:
        """Compare all fields, the key too."""
        if not isinstance(other, Marketplace):
            return NotImplemented
        return self._exposed == other._exposed

    def __hash__(self) -> int:
        """Hash all fields."""
        return hash(self._exposed)

    def __repr__(self) -> str:
        """Show the name only: other fields tell where things are, and one is a secret."""
        return f"<Marketplace {self._of!r}>"


class Finding(NamedTuple):
    """Something that is wrong with a marketplace in an answer. The others are not touched by it."""

    place: int
    """Where it stands in the answer, from 0."""

    marketplace: str | None
    """Its name, if it has one."""

    message: str
    """What is wrong, and with which field."""

    left_out: bool
    """Whether it cannot be used at all; another one can be, as far as the field is not needed."""

    text: str
    """All of it in words."""

    def __str__(self) -> str:
        """Give all of it in words."""
        return self.text


class PlatformStatus(NamedTuple):
    """How a platform stands."""

    age: float | None
    """How many seconds ago the marketplaces in use were loaded; `None` when there are none yet."""

    failure: MakokitError | None
    """Why the last load failed; `None` when it did not."""


class Marketplaces(Sequence[Marketplace]):
    """The marketplaces of one answer, in the platform's order. They do not change: the next are others."""

    __module__ = "makokit.maestrano"
    __slots__ = ("_all", "extra", "findings")

    findings: tuple[Finding, ...]
    """What is wrong with some of them."""

    extra: dict[str, Any]
    """What stood beside them in the answer."""

    def __init__(self, wire: dict[str, Any]) -> None:
        """Take marketplaces as the core told them."""
        self._all = tuple(Marketplace(one) for one in wire["all"])
        self.findings = tuple(Finding(**finding) for finding in wire["findings"])
        self.extra = wire["extra"]

    @property
    def names(self) -> list[str]:
        """The names, in the platform's order."""
        return [marketplace.name for marketplace in self._all]

    def get(self, name: str) -> Marketplace | None:
        """Give the marketplace of a name, if it is there. There is no default one."""
        return next((marketplace for marketplace in self._all if marketplace.name == name), None)

    def __getitem__(self, place: Any) -> Any:
        """Give the one at a place, or those of a slice."""
        return self._all[place]

    def __len__(self) -> int:
        """Tell how many there are."""
        return len(self._all)

    def __repr__(self) -> str:
        """Show the names."""
        return f"<Marketplaces {self.names!r}>"


for _public in (Finding, PlatformStatus):
    _public.__module__ = "makokit.maestrano"


def status(wire: dict[str, Any]) -> PlatformStatus:
    """Give how a platform stands as the core told it."""
    age, failure = wire["age_ms"], wire["failure"]
    return PlatformStatus(
        None if age is None else age / 1000, None if failure is None else _error_of_wire(failure)
    )
