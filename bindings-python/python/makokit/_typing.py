"""What is needed of `typing` when the program runs; importing the real one would be a third of our start."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Generic, NamedTuple, NewType, TypedDict, TypeVar

    __all__ = ["Generic", "NamedTuple", "NewType", "TypeVar", "TypedDict"]
else:
    from collections import namedtuple

    class TypedDict(dict):
        """A dict; its keys are for type checkers."""

        def __new__(cls, *given: object, total: bool = True, **fields: object) -> object:
            """Make a dict, or where there are a name and its fields, the class of such dicts."""
            if len(given) > 1:
                return type(given[0], (TypedDict,), {"__annotations__": given[1]})
            return dict.__new__(cls)

        def __init_subclass__(cls, *, total: bool = True) -> None:
            """Take what a type checker wants to know."""

    class Generic:
        """The base of a class that takes types in brackets, which mean nothing when the program runs."""

        __slots__ = ()

        def __class_getitem__(cls, _: object) -> type:
            return cls

    def TypeVar(name: str, **_: object) -> str:  # noqa: N802 (the name that type checkers know)
        """Give something to put into brackets."""
        return name

    def NewType(_name: str, base: type) -> type:  # noqa: N802 (the name that type checkers know)
        """Give the type that it is when the program runs."""
        return base

    class _Named(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            base = namedtuple(name, body["__annotations__"])
            return type(name, (base,), {**body, "__slots__": ()})

    class NamedTuple(metaclass=_Named):
        """The base of a tuple whose fields are the annotations of its class."""
