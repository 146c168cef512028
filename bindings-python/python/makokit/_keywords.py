"""Keywords that are misspelt: telling which one was meant."""

from __future__ import annotations

from functools import wraps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    F = TypeVar("F", bound=Callable[..., Any])

_COROUTINE = 0x80  # inspect.CO_COROUTINE; inspect itself takes milliseconds to import


def keywords(function: F) -> F:
    """Let a method tell, for a keyword that it has not, which one was probably meant."""
    code = function.__code__
    first = max(code.co_posonlyargcount, 1)  # behind `self`
    known = frozenset(code.co_varnames[first : code.co_argcount + code.co_kwonlyargcount])
    if code.co_flags & _COROUTINE:

        @wraps(function)
        async def checked_async(*args: Any, **given: Any) -> Any:
            if not known.issuperset(given):
                raise misspelt(function.__name__, given, known)
            return await function(*args, **given)

        return checked_async  # type: ignore[return-value]

    @wraps(function)
    def checked(*args: Any, **given: Any) -> Any:
        if not known.issuperset(given):
            name = function.__name__
            raise misspelt(type(args[0]).__name__ if name == "__init__" else name, given, known)
        return function(*args, **given)

    return checked  # type: ignore[return-value]


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
    else:
        hint = f"there are {', '.join(sorted(plain.values()))}"
    return TypeError(f"{name}() has no keyword {wrong!r}; {hint}")


def _plain(keyword: str) -> str:
    """Drop case and underscores, so that a documented name such as companyId is near company_id."""
    return keyword.replace("_", "").lower()
