"""The base of all models: a typed, frozen view of a JSON object.

What is answered has its plain fields in slots, which the native part fills when it reads a list: neither a
call nor a dict for each record. What is sent keeps the object that it was made from, and so does what is made
of one. In all cases every field is kept, also one that this version does not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from . import _native
from ._json import decode, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, ClassVar, NoReturn, TypeVar

    from typing_extensions import Self

    P = TypeVar("P", bound="Model")

_NONE: frozenset[str] = frozenset()
# What most values are, and nobody can change.
_SIMPLE = frozenset((str, int, float, bool, type(None)))
_set = object.__setattr__
_layouts: dict[type, _native.Layout] = {}


class field:  # noqa: N801 (used like `property`, for which type checkers take it)
    """A field that is read as it is; `None` where the object has none."""

    is_required = False

    def __init__(self, told: Callable[[Any], Any]) -> None:
        """Take a function that is never called, and tells name, type and meaning."""
        self.meaning = told.__doc__


class required(field):  # noqa: N801
    """A field that is always there."""

    is_required = True


class _Kind(type):
    """Makes slots of the fields of what is answered."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        fields = {name: value for name, value in body.items() if isinstance(value, field)}
        rest = {name: value for name, value in body.items() if name not in fields}
        if fields:
            rest["__slots__"] = {name: one.meaning for name, one in fields.items()}
        made: Any = super().__new__(mcs, name, bases, rest)
        if fields:
            made._SLOTS = {name: (made.__dict__[name], one.is_required) for name, one in fields.items()}
        return made


class Model(metaclass=_Kind):
    """A typed, frozen view of a JSON object.

    Fields are attributes in snake_case; one that the object has not is `None`. `model["companyId"]` reads by
    the name that travels. Models of one class with equal objects are equal, hash alike, and can be copied and
    pickled.
    """

    __slots__ = ("_held",)

    _FIELDS: ClassVar[dict[str, str]] = {}
    #: The fields in slots: each slot, and whether it is always filled.
    _SLOTS: ClassVar[dict[str, tuple[Any, bool]]] = {}
    #: The fields that are not to be shown.
    _HIDDEN: ClassVar[frozenset[str]] = frozenset()

    #: The object that it was made from; or the names of its fields in order, and those that are in no slot.
    _held: dict[str, Any] | tuple[tuple[str, ...], dict[str, Any] | None]

    @property
    def _raw(self) -> dict[str, Any]:
        held = self._held
        if isinstance(held, dict):
            return held
        names, others = held
        # By the slots themselves: a subclass may have something else under their names.
        raw = {
            name: others[name]
            if others is not None and name in others
            else self._SLOTS[self._FIELDS[name]][0].__get__(self)
            for name in names
        }
        _set(self, "_held", raw)
        return raw

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
        """The JSON object as it was received, for reading only; what is nested in it is a copy."""
        return MappingProxyType(self.to_dict())

    @property
    def extra(self) -> dict[str, Any]:
        """The fields that this version does not know: a copy that may be changed."""
        return {name: _copied(value) for name, value in self._raw.items() if name not in self._FIELDS}

    @classmethod
    def _of(cls, raw: dict[str, Any]) -> Self:
        """Make a model of an object that belongs to it from now on."""
        model: Self = cls._layout().make(raw)
        return model

    @classmethod
    def _all(cls, items: Iterable[dict[str, Any]]) -> list[Self]:
        """Make a model of each object."""
        make = cls._layout().make
        return [make(raw) for raw in items]

    @classmethod
    def _read(cls, body: bytes) -> list[Self]:
        """Make a model of each object in a list of JSON."""
        models: list[Self] | None = cls._layout().read(body)
        return cls._all(decode(body)) if models is None else models

    @classmethod
    def _layout(cls) -> _native.Layout:
        """Tell where the slots of the class are."""
        layout = _layouts.get(cls)
        if layout is None:
            slots = cls._SLOTS
            fields = [(wire, *slots[name]) for wire, name in cls._FIELDS.items() if name in slots]
            layout = _layouts[cls] = _native.Layout(cls, Model.__dict__["_held"], fields)
        return layout

    def _fill(self, fields: dict[str, Any], extra: Mapping[str, Any] | None) -> None:
        """Take over what a constructor was given; `None` means that there is no such field."""
        raw = {name: _copied(value) for name, value in fields.items() if value is not None}
        if extra:
            raw.update(_copied(extra))
        self._layout().fill(self, raw)

    def _part(self, model: type[P], name: str) -> P | None:
        """Give the model of a field that is an object itself."""
        raw = self._nested(name)
        return None if raw is None else model._of(raw)

    def _parts(self, model: type[P], name: str) -> list[P] | None:
        """Give the models of a field that is a list of objects."""
        raw = self._nested(name)
        return None if raw is None else model._all(raw)

    def _copy(self, name: str) -> Any:
        """Give a copy of a field that may hold others, so that nobody changes the model by it."""
        value = self._nested(name)
        return value if type(value) in _SIMPLE else _copied(value)

    def _nested(self, name: str) -> Any:
        """Give a field that is in no slot, without making an object of those that are."""
        held = self._held
        others = held if isinstance(held, dict) else held[1]
        return None if others is None else others.get(name)

    def __getitem__(self, name: str) -> Any:
        """Read a field by the name that travels; `KeyError` if the object has none of that name.

        What is nested comes as a copy.
        """
        return _copied(self._raw[name])

    def __contains__(self, name: object) -> bool:
        """Tell whether the object has a field of that name, by the name that travels."""
        return name in self._raw

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the fields that the object has."""
        return iter(self._raw)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: a model does not change."""
        raise AttributeError(
            f"{type(self).__name__} cannot change, so {name!r} cannot be set; make another one"
        )

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: a model does not change."""
        raise AttributeError(f"{type(self).__name__} cannot change, so {name!r} cannot be deleted")

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
        _set(model, "_meant", meant)
        return model

    @classmethod
    def _all(  # pyright: ignore[reportIncompatibleMethodOverride]
        cls, items: Iterable[dict[str, Any]]
    ) -> list[Self]:
        return [cls._of(raw) for raw in items]

    def _fill(self, fields: dict[str, Any], extra: Mapping[str, Any] | None) -> None:
        super()._fill(fields, extra)
        parts = [name for name, value in fields.items() if _is_meant(value)]
        _set(self, "_meant", _NONE.union(extra or (), parts))

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
    try:
        return _copy_of(value)
    except RecursionError:
        raise ValueError("a value holds itself, and has no end") from None


def _copy_of(value: Any) -> Any:
    if type(value) in _SIMPLE:
        return value
    if isinstance(value, Model):
        return _copy_of(value._raw)
    if isinstance(value, (list, tuple)):
        return [_copy_of(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _copy_of(item) for name, item in value.items()}
    return written(value)


def _hashable(value: Any) -> Any:
    """Give JSON a form that hashes, and that is equal where the JSON is."""
    if isinstance(value, dict):
        return frozenset((name, _hashable(item)) for name, item in value.items())
    if isinstance(value, list):
        return tuple(_hashable(item) for item in value)
    return value
