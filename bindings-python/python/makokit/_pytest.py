"""What makokit gives to pytest, which finds it by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .testing import Sandbox


@pytest.fixture
def mako_sandbox() -> Iterator[Sandbox]:
    """Give a sandbox of the test's own, with ids that are the same in every run."""
    from .testing import Sandbox  # noqa: PLC0415 (only tests that ask for it pay for it)

    with Sandbox(seed=1) as sandbox:
        yield sandbox
