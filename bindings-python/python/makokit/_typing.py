"""What is needed of `typing` when the program runs; importing the real one would be a third of our start."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple, NewType, TypedDict

    __all__ = ["NamedTuple", "NewType", "TypedDict"]
else:
    from collections import namedtuple

    class TypedDict(dict):
        """A dict; its keys are for type checkers."""

        def __init_subclass__(cls, *, total: bool = True) -> None:
            """Take what a type checker wants to know."""

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
