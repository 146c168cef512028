"""Many records through one operation."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import makokit
from makokit import makini, mako
from makokit.client import Client
from makokit.testing import Sandbox


def company(name: str, sandbox: Sandbox) -> dict[str, object]:
    root = sandbox.root_company_id
    return {"parentCompanyId": root, "name": name, "companyType": "RESELLER", "address": {"address1": "1"}}


def test_each_record_is_told_of() -> None:
    """Dicts and models, what they have in extra too, are written, and a wrong one is told first."""
    with Sandbox() as sandbox, makokit.MakoClient(**sandbox.settings) as client:
        typed = mako.AddCompany.from_dict({**company("B", sandbox), "colour": "red"})
        meant = mako.AddCompany(
            parent_company_id=sandbox.root_company_id,
            name="C",
            company_type="RESELLER",
            address=mako.Address(address1="1"),
            extra={"colour": "red"},
        )
        records: list[Any] = [company("A", sandbox), meant, typed]
        batch = client.batch("addCompany", records, size=2, pause=0.01, when_invalid="go_on", stop_after=5)
        assert batch.progress is None
        results = list(batch)
        assert [(one.index, one.outcome) for one in results] == [(2, "failed"), (0, "done"), (1, "done")]
        assert isinstance(results[0].error, makokit.InvalidDataError)
        assert results[1].answer["name"] == "A"
        assert results[1].is_done
        assert not results[0].is_done
        assert batch.progress == makokit.BatchProgress(2, 0, 1, 0, 0, 0)
        assert list(client.batch("addCompany", records[:2], skip={0, 1})) == []
        with pytest.raises(makokit.ConfigError, match="size of a batch is 0"):
            list(client.batch("addCompany", records, size=0))
        with pytest.raises(TypeError, match="not int"):
            client.batch("addCompany", [1])  # type: ignore[list-item]


def test_a_cancelled_batch_tells_of_the_rest() -> None:
    """What was not sent is told, and a batch that nobody reads is given up."""
    with Sandbox() as sandbox, makokit.MakoClient(**sandbox.settings) as client:
        records = [company(str(number), sandbox) for number in range(9)]
        batch = client.batch("addCompany", records, at_a_time=1)
        assert next(batch).outcome == "done"
        batch.cancel()
        rest = list(batch)
        assert [one.index for one in rest] == list(range(1, 9))
        assert rest[-1].outcome == "not_sent"
        assert rest[-1].why == "it was stopped"
        del batch
        unread = client.batch("addCompany", [company("x", sandbox)])
        unread.stop()
        del unread


def test_the_asynchronous_client_iterates() -> None:
    """The same with asyncio."""

    async def run(sandbox: Sandbox) -> list[str]:
        async with makokit.AsyncMakoClient(**sandbox.settings) as client:
            batch = client.batch("addCompany", [company(name, sandbox) for name in "ABC"], at_a_time=1)
            outcomes = [(await anext(batch)).outcome]
            await batch.stop()
            return outcomes + [one.outcome async for one in batch]

    with Sandbox() as sandbox:
        outcomes = asyncio.run(run(sandbox))
        assert outcomes[0] == "done"
        assert outcomes[-1] == "not_sent"
        assert len(outcomes) == 3


def test_records_with_a_path_stand_beside_it() -> None:
    """A request of an operation with places in its path may be a model, too."""
    from makokit._batch import _record  # noqa: PLC0415

    request = makini.WriteWorkOrder(title="x", extra={"colour": "red"})
    assert _record({"id": "7", "request": request}) == (
        {"id": "7", "request": {"title": "x"}},
        {"colour": "red"},
    )


def test_two_who_read_begin_one_batch() -> None:
    async def read(sandbox: Sandbox) -> None:
        async with makokit.AsyncMakoClient(**sandbox.settings) as client:
            records = [company(name, sandbox) for name in "ABCD"]
            batch = client.batch("addCompany", records, pause=0)
            first, second = await asyncio.gather(batch.__anext__(), batch.__anext__())
            rest = [result async for result in batch]
            assert sorted(one.index for one in (first, second, *rest)) == [0, 1, 2, 3]
            unread = client.batch("addCompany", [company(name, sandbox) for name in "EFGH"], pause=0)
            reading = asyncio.create_task(unread.__anext__())
            await asyncio.sleep(0)
            await unread.cancel()
            ends = [await reading, *[result async for result in unread]]
            assert len(ends) == 4

    with Sandbox() as sandbox:
        before = len(sandbox.state()["companies"])
        asyncio.run(read(sandbox))
        assert len(sandbox.state()["companies"]) <= before + 8
        names = [one["name"] for one in sandbox.state()["companies"]]
        assert all(names.count(name) == 1 for name in "ABCD")


@pytest.mark.parametrize("row", ["batch", "results"])
def test_who_begins_or_reads_it_may_end_it_meanwhile(row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the handler of a signal does, which runs within the call."""
    read = Client._read
    within: list[str] = []

    def interrupted(client: Client, of: str, *arguments: Any) -> Any:
        answer = read(client, of, *arguments)
        if of == row and not within:
            within.append(of)
            batch.stop()
            with pytest.raises(RuntimeError, match="is reading the batch already"):
                next(batch)
        return answer

    monkeypatch.setattr(Client, "_read", interrupted)
    with Sandbox() as sandbox, makokit.MakoClient(**sandbox.settings) as client:
        batch = client.batch("addCompany", [company(str(name), sandbox) for name in range(9)], at_a_time=1)
        outcomes = [one.outcome for one in batch]
        assert len(outcomes) == 9
        assert outcomes[-1] == "not_sent"
        batch.stop()


def test_what_was_stopped_before_it_began_sends_nothing() -> None:
    with Sandbox() as sandbox, makokit.MakoClient(**sandbox.settings) as client:
        before = len(sandbox.state()["companies"])
        batch = client.batch("addCompany", [company(name, sandbox) for name in "AB"])
        batch.cancel()
        batch.stop()
        assert {one.outcome for one in batch} == {"not_sent"}
        assert len(sandbox.state()["companies"]) == before


def test_a_batch_whose_begin_was_given_up_is_forgotten() -> None:
    async def give_up(client: makokit.AsyncMakoClient, sandbox: Sandbox) -> None:
        batch = client.batch("addCompany", [company("A", sandbox)])
        reading = asyncio.create_task(batch.__anext__())
        await asyncio.sleep(0)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        given_up = batch._number
        # Another is begun in its place, and forgotten with whoever reads.
        assert (await anext(batch)).outcome == "done"
        begun = batch._number
        assert begun != given_up
        del batch, reading
        for number in (given_up, begun):
            with pytest.raises(makokit.ConfigError, match=f"no batch {number}"):
                await client._read("results", {"batch": number})

    async def main(sandbox: Sandbox) -> None:
        async with makokit.AsyncMakoClient(**sandbox.settings) as client:
            await give_up(client, sandbox)

    with Sandbox() as sandbox:
        asyncio.run(main(sandbox))
