"""Other threads of Python go on while a blocking call waits."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from makokit import MakoClient

if TYPE_CHECKING:
    from conftest import Sandbox
    from silent import Silent


def test_another_thread_progresses_during_a_slow_call(silent: Silent) -> None:
    counted = 0

    def count() -> None:
        nonlocal counted
        assert silent.arrived.wait(30)
        for _ in range(10_000):
            counted += 1
        silent.release.set()

    thread = threading.Thread(target=count)
    thread.start()
    with MakoClient(**silent.settings) as client:
        # The server is in this process, too: without the others' progress there is no answer.
        assert client.list_companies() == []
    thread.join()
    assert counted == 10_000


def test_one_client_serves_many_threads(sandbox: Sandbox) -> None:
    with MakoClient(**sandbox.settings) as client, ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: client.get_company(sandbox.root_company_id), range(80)))
    assert {answer.id for answer in answers} == {sandbox.root_company_id}
