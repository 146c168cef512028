"""Arguments that a method does not take: what was meant is told, under the method's own name."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from makokit import AsyncMakoClient, MakiniClient, MakoClient
from makokit.maestrano import AsyncPlatform, Platform

if TYPE_CHECKING:
    from makokit.testing import Access

SETTINGS: Access = {"base_url": "http://127.0.0.1:1", "client_id": "me", "client_secret": "secret-7"}


def run(method: Any, *arguments: Any, **keywords: Any) -> Any:
    """Call a method, and await a coroutine."""
    result = method(*arguments, **keywords)
    return asyncio.run(result) if asyncio.iscoroutine(result) else result


def test_a_misspelt_keyword_of_any_method_is_told_with_the_right_one() -> None:
    for client in (MakoClient(**SETTINGS), AsyncMakoClient(**SETTINGS)):
        calls: list[tuple[Any, tuple[Any, ...], dict[str, Any], str]] = [
            (client.call, ("GET", "/x"), {"qery": {}}, "query"),
            (client.batch, ("addMako", []), {"stop_afer": 3}, "stop_after"),
            (client.health, (), {"chek": True}, "check"),
            (client.credits, (), {"onPremises": [1]}, "on_premises"),
            (client.add_mako, (), {"phone": "x"}, "phone_number"),
            (client.get_company, (), {"idd": "x"}, "id"),
            (client.getMako, (), {"mako_id": "x"}, "id"),
            (client.budget, ("addMako",), {"cals": 3}, "calls"),
            (client.replace_token, (), {"tokn": "x"}, "token"),
        ]
        for method, arguments, keywords, right in calls:
            with pytest.raises(TypeError, match=f"did you mean '{right}'"):
                run(method, *arguments, **keywords)
        client.close()


@pytest.mark.parametrize("kind", [MakoClient, AsyncMakoClient, MakiniClient])
def test_what_a_method_does_not_take_is_told_under_its_own_name(kind: Any) -> None:
    settings: Any = {"base_url": SETTINGS["base_url"], "api_token": "t"} if kind is MakiniClient else SETTINGS
    name, own = kind.__name__, kind(**settings)
    by_keyword = "without a keyword, and all else by keyword, but 3 were given without one"
    without = "takes only keywords, but {} given without one"
    calls: list[tuple[Any, tuple[Any, ...], dict[str, Any], str]] = [
        (kind, ("x",), {}, f"{name}() {without.format('1 was')}"),
        (kind.from_env, ("x",), {}, f"{name}.from_env() {without.format('1 was')}"),
        (
            kind.from_env,
            (),
            {"base_ur": "x"},
            f"{name}.from_env() has no keyword 'base_ur'; did you mean 'base_url'?",
        ),
        (kind.from_profile, (), {}, "from_profile() missing 1 required positional argument: 'name'"),
        (
            kind.from_profile,
            ("x",),
            {"retry": 1},
            f"{name}.from_profile() has no keyword 'retry'; did you mean 'retries'?",
        ),
        (own.with_options, (3, 4), {}, f"with_options() {without.format('2 were')}"),
        (own.limits, (), {"x": 1}, "limits() has no keyword 'x'; it takes none"),
        (own.budget, ("addMako",), {}, "budget() missing 1 required positional argument: 'calls'"),
        (
            own.call,
            ("GET", "/", {}),
            {},
            f"call() takes 2 arguments {by_keyword}",
        ),
    ]
    for method, arguments, keywords, told in calls:
        with pytest.raises(TypeError) as caught:
            run(method, *arguments, **keywords)
        assert str(caught.value) == told
    own.close()


@pytest.mark.parametrize("kind", [MakoClient, AsyncMakoClient, MakiniClient, Platform, AsyncPlatform])
def test_every_public_method_tells_of_a_misspelt_keyword(kind: Any) -> None:
    for name in dir(kind):
        method = getattr(kind, name)
        if name.startswith("_") or not callable(method):
            continue
        owner = [] if hasattr(method, "__self__") else [object()]
        with pytest.raises(TypeError, match=r"\(\) has no keyword 'xyzzy'; "):
            run(method, *owner, *["x"] * (name == "from_profile"), xyzzy=1)


def test_a_method_that_is_called_on_nothing_says_so() -> None:
    with pytest.raises(TypeError, match=r"get_mako\(\)"):
        MakoClient.get_mako(idd="708680cf")  # type: ignore[call-arg]
