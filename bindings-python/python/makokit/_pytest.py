"""What makokit gives to pytest, which finds it by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .testing import Sandbox


@pytest.fixture
def mako_sandbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """Give a sandbox of the test's own, with ids that are the same in every run.

    Clients that the test makes keep neither tokens nor limits for others, since the next sandbox may have
    the same port.
    """
    monkeypatch.setenv("MAKOKIT_TOKEN_CACHE", "off")
    monkeypatch.setenv("MAKOKIT_LIMITS", "process")
    from .testing import Sandbox  # noqa: PLC0415 (only tests that ask for it pay for it)

    with Sandbox(seed=1) as sandbox:
        yield sandbox
