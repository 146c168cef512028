"""Arguments that a method does not take: telling which keyword was meant, under the method's own name."""

from __future__ import annotations

from functools import wraps
from types import FunctionType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    F = TypeVar("F", bound=Callable[..., Any])

_COROUTINE = 0x80  # inspect.CO_COROUTINE; inspect itself takes milliseconds to import
_ANY_KEYWORDS = 0x08


def keywords(function: F) -> F:
    """Let a method tell, for a keyword that it has not, which one was probably meant.

    One that takes any keyword, as it hands them on, only tells of arguments without one.
    """
    code = function.__code__
    first = max(code.co_posonlyargcount, 1)  # behind `self`
    known = frozenset(code.co_varnames[first : code.co_argcount + code.co_kwonlyargcount])
    most, takes_any = code.co_argcount, bool(code.co_flags & _ANY_KEYWORDS)

    def is_wrong(args: tuple[Any, ...], given: dict[str, Any]) -> bool:
        # Without anything to be called on, that is what Python itself has to tell.
        return bool(args) and (len(args) > most or not (takes_any or known.issuperset(given)))

    def error(args: tuple[Any, ...], given: dict[str, Any]) -> TypeError:
        name = _name(function.__name__, args[0])
        return too_many(name, len(args) - 1, most - 1) if len(args) > most else misspelt(name, given, known)

    def named(checked: F) -> F:
        # After its names were copied: Python's own error for missing arguments has the method's, too.
        if function.__name__ != "__init__":
            function.__qualname__ = function.__name__
        return checked

    if code.co_flags & _COROUTINE:

        @wraps(function)
        async def checked_async(*args: Any, **given: Any) -> Any:
            if is_wrong(args, given):
                raise error(args, given)
            return await function(*args, **given)

        return named(checked_async)  # type: ignore[arg-type]

    @wraps(function)
    def checked(*args: Any, **given: Any) -> Any:
        if is_wrong(args, given):
            raise error(args, given)
        return function(*args, **given)

    return named(checked)  # type: ignore[arg-type]


class Telling:
    """The base of classes all of whose methods do that."""

    # No decorator for each: type checkers and editors take what is decorated for something else.

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Put what tells around each method of ours, once where a method has two names."""
        super().__init_subclass__()
        if cls.__module__.partition(".")[0] != __package__:
            return
        told: dict[Any, Any] = {}
        for name, value in list(vars(cls).items()):
            function = value.__func__ if isinstance(value, classmethod) else value
            if isinstance(function, FunctionType) and (name == "__init__" or not name.startswith("_")):
                method = told.get(function) or told.setdefault(function, keywords(function))
                setattr(cls, name, method if function is value else classmethod(method))


def misspelt(name: str, given: Iterable[str], known: Iterable[str]) -> TypeError:
    """Make the error for keywords of which at least one is not known."""
    from difflib import get_close_matches  # noqa: PLC0415 (milliseconds, and only for an error)

    plain = {_plain(keyword): keyword for keyword in known}
    wrong = next(keyword for keyword in given if keyword not in plain.values())
    near = get_close_matches(_plain(wrong), plain, n=1)
    if near:
        hint = f"did you mean {plain[near[0]]!r}?"
    elif "extra" in plain:
        hint = "pass it in extra if it is meant"
    elif len(plain) == 1:
        hint = f"did you mean {next(iter(plain.values()))!r}?"
    else:
        hint = f"there are {', '.join(sorted(plain.values()))}" if plain else "it takes none"
    return TypeError(f"{name}() has no keyword {wrong!r}; {hint}")


def too_many(name: str, given: int, most: int) -> TypeError:
    """Make the error for more arguments without a keyword than there may be."""
    rest = "all else by keyword" if most else "only keywords"
    taken = f"{most} argument{'s' if most > 1 else ''} without a keyword, and {rest}" if most else rest
    were = "was" if given == 1 else "were"
    return TypeError(f"{name}() takes {taken}, but {given} {were} given without one")


def _name(function: str, owner: object) -> str:
    """Give the name by which a program has called a function of an object, or of a class."""
    if isinstance(owner, type):
        return f"{owner.__name__}.{function}"
    return type(owner).__name__ if function == "__init__" else function


def _plain(keyword: str) -> str:
    """Drop case and underscores, so that a documented name such as companyId is near company_id."""
    return keyword.replace("_", "").lower()
