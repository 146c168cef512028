"""The base of all models: a typed, frozen view of a JSON object.

A model keeps the object it was made from and reads a field when it is asked for. That makes a list of ten
thousand little more than its JSON, and keeps every field that this version does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, ClassVar, TypeVar

    from typing_extensions import Self

    P = TypeVar("P", bound="Model")

_NONE: frozenset[str] = frozenset()


class Model:
    """A typed, frozen view of a JSON object.

    Fields are attributes in snake_case; one that the object has not is `None`. `model["companyId"]` reads by
    the name that travels. Models of one class with equal objects are equal, hash alike, and can be copied and
    pickled.
    """

    __slots__ = ("_raw",)

    _FIELDS: ClassVar[dict[str, str]] = {}
    #: The fields that are not to be shown.
    _HIDDEN: ClassVar[frozenset[str]] = frozenset()

    _raw: dict[str, Any]

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Self:
        """Make a model from a JSON object, with the names that travel (`companyId`). The object is copied."""
        return cls._of(_copied(fields))

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON object, with the names that travel: a copy that may be changed."""
        copy: dict[str, Any] = _copied(self._raw)
        return copy

    @property
    def raw(self) -> Mapping[str, Any]:
        """The JSON object as it was received, for reading only."""
        return MappingProxyType(self._raw)

    @property
    def extra(self) -> dict[str, Any]:
        """The fields that this version does not know."""
        return {name: value for name, value in self._raw.items() if name not in self._FIELDS}

    @classmethod
    def _of(cls, raw: dict[str, Any]) -> Self:
        """Make a model of an object that belongs to it from now on."""
        model = cls.__new__(cls)
        model._raw = raw
        return model

    @classmethod
    def _all(cls, items: Iterable[dict[str, Any]]) -> list[Self]:
        """Make a model of each object; the loop spares lists of thousands the calls of `_of`."""
        make = cls.__new__
        models = []
        for raw in items:
            model = make(cls)
            model._raw = raw
            models.append(model)
        return models

    def _fill(self, fields: dict[str, Any], extra: Mapping[str, Any] | None) -> None:
        """Take over what a constructor was given; `None` means that there is no such field."""
        self._raw = {name: _copied(value) for name, value in fields.items() if value is not None}
        if extra:
            self._raw.update(_copied(extra))

    def _part(self, model: type[P], name: str) -> P | None:
        """Give the model of a field that is an object itself."""
        raw = self._raw.get(name)
        return None if raw is None else model._of(raw)

    def _parts(self, model: type[P], name: str) -> list[P] | None:
        """Give the models of a field that is a list of objects."""
        raw = self._raw.get(name)
        return None if raw is None else model._all(raw)

    def __getitem__(self, name: str) -> Any:
        """Read a field by the name that travels; `KeyError` if the object has none of that name."""
        return self._raw[name]

    def __contains__(self, name: object) -> bool:
        """Tell whether the object has a field of that name, by the name that travels."""
        return name in self._raw

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the fields that the object has."""
        return iter(self._raw)

    def __eq__(self, other: object) -> bool:
        """Compare class and fields."""
        if type(other) is not type(self):
            return NotImplemented
        return bool(self._raw == other._raw)

    def __hash__(self) -> int:
        """Hash class and fields."""
        return hash((type(self), _hashable(self._raw)))

    def __repr__(self) -> str:
        """Show the fields that the object has, as the constructor takes them."""
        shown = [
            f"{name}={'***' if wire in self._HIDDEN else getattr(self, name)!r}"
            for wire, name in self._FIELDS.items()
            if wire in self._raw
        ]
        if extra := self.extra:
            shown.append(f"extra={extra!r}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def __copy__(self) -> Self:
        """Give itself: it cannot change."""
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Give itself: it cannot change."""
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as the object."""
        return (self._of, (self._raw,))


class Request(Model):
    """A model that can be sent.

    What it has in `extra` is meant, and is sent as given. An unknown name in a dict may be a mistake: it is
    left to the core's check, which tells its path and what was probably meant.
    """

    __slots__ = ("_meant",)

    # The fields that go past the check of names, because they are in `extra`, or a part of them is.
    _meant: frozenset[str]

    @classmethod
    def _of(cls, raw: dict[str, Any], meant: frozenset[str] = _NONE) -> Self:
        model = super()._of(raw)
        model._meant = meant
        return model

    @classmethod
    def _all(  # pyright: ignore[reportIncompatibleMethodOverride]
        cls, items: Iterable[dict[str, Any]]
    ) -> list[Self]:
        return [cls._of(raw) for raw in items]

    def _fill(self, fields: dict[str, Any], extra: Mapping[str, Any] | None) -> None:
        super()._fill(fields, extra)
        parts = [name for name, value in fields.items() if _is_meant(value)]
        self._meant = _NONE.union(extra or (), parts)

    def _sent(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Give the fields whose names are to be checked, and those that are not."""
        checked: dict[str, Any] = {}
        meant: dict[str, Any] = {}
        for name, value in self._raw.items():
            (meant if name in self._meant else checked)[name] = value
        return checked, meant

    def __reduce__(self) -> tuple[Any, ...]:
        return (self._of, (self._raw, self._meant))


def content_of(
    operation: str, request: object, given: Request, *, optional: bool = False
) -> tuple[Mapping[str, Any], dict[str, Any]]:
    """Give what an operation sends: a model, a mapping as documented, or what its keywords gave.

    The second part goes past the check of names.
    """
    if request is None:
        if not given._raw and not optional:
            raise TypeError(f"{operation}() needs a request or keywords")
        return given._sent()
    if given._raw:
        raise TypeError(f"{operation}() takes a request or keywords, not both")
    if isinstance(request, type(given)):
        return request._sent()
    if not isinstance(request, Mapping):
        taken = f"{operation}() takes {type(given).__name__}, a mapping or keywords"
        raise TypeError(f"{taken}, not {type(request).__name__}")
    plain: dict[str, Any] = _copied(request)
    return plain, {}


def beside(
    places: dict[str, Any], name: str, sent: Mapping[str, Any], meant: dict[str, Any]
) -> tuple[Mapping[str, Any], dict[str, Any]]:
    """Give what an operation sends beside what fills its path."""
    return {**places, name: sent}, meant


def _is_meant(value: object) -> bool:
    """Tell whether a value has fields that go past the check of names."""
    if isinstance(value, (list, tuple)):
        return any(_is_meant(item) for item in value)
    return isinstance(value, Request) and bool(value._meant)


def _copied(value: Any) -> Any:
    """Copy JSON, so that nobody else holds a part of it; a model counts as its object."""
    if isinstance(value, Model):
        return _copied(value._raw)
    if isinstance(value, (list, tuple)):
        return [_copied(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _copied(item) for name, item in value.items()}
    return value


def _hashable(value: Any) -> Any:
    """Give JSON a form that hashes, and that is equal where the JSON is."""
    if isinstance(value, dict):
        return frozenset((name, _hashable(item)) for name, item in value.items())
    if isinstance(value, list):
        return tuple(_hashable(item) for item in value)
    return value
