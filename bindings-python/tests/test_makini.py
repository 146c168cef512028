"""Makini's clients against the sandbox: what is special to Python."""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from makokit import (
    AsyncMakiniClient,
    ConfigError,
    InvalidDataError,
    MakiniClient,
    NoDataFoundError,
    ServerError,
)
from makokit.makini import Key, ListQuery, PurchaseOrderLine, WritePurchaseOrder

if TYPE_CHECKING:
    from makokit.testing import Sandbox


def test_a_list_is_an_iterator_over_records_and_over_pages(mako_sandbox: Sandbox) -> None:
    with MakiniClient(**mako_sandbox.makini("220")) as client:
        orders = client.list_purchase_orders(page_size=500)
        assert (orders.cursor, orders.total) == (None, None)
        assert mako_sandbox.journal() == []
        first = next(orders)
        assert first.order_no == "PO-000001"
        assert orders.total == 1200
        assert orders.cursor is not None
        assert "listPurchaseOrders" in repr(orders)
        rest = list(orders.pages())
        assert [len(page) for page in rest] == [499, 500, 200]
        assert rest[0][0].order_no == "PO-000002"
        assert orders.next_page() is None
        assert list(orders) == []
    assert mako_sandbox.verdict().ok


def test_a_list_goes_on_at_a_cursor(mako_sandbox: Sandbox) -> None:
    with MakiniClient(**mako_sandbox.makini("220")) as client:
        orders = client.list_purchase_orders(ListQuery(page_size=100))
        assert len(orders.next_page() or []) == 100
        again = client.list_purchase_orders({"page_size": 100, "cursor": orders.cursor})
        assert next(again).order_no == "PO-000101"
        assert [order.order_no for order in islice(again, 2)] == ["PO-000102", "PO-000103"]


def test_a_page_that_failed_is_tried_again_when_it_is_asked_for(mako_sandbox: Sandbox) -> None:
    with MakiniClient(**mako_sandbox.makini("220"), retries=0) as client:
        orders = client.list_purchase_orders(page_size=500)
        mako_sandbox.arm("html_500", operation="makini.listPurchaseOrders")
        with pytest.raises(ServerError):
            next(orders)
        assert len(list(orders)) == 1200


def test_a_list_is_read_asynchronously() -> None:
    from makokit.testing import Sandbox  # noqa: PLC0415 (one that belongs to no fixture)

    async def read(sandbox: Sandbox) -> None:
        async with AsyncMakiniClient(**sandbox.makini("220")) as client:
            numbers = [order.order_no async for order in client.list_purchase_orders(page_size=500)]
            assert len(set(numbers)) == 1200
            sizes = [len(page) async for page in client.list_purchase_orders(page_size=500).pages()]
            assert sizes == [500, 500, 200]
            lists = [client.list_purchase_orders(page_size=300).next_page() for _ in range(4)]
            assert [len(page or []) for page in await asyncio.gather(*lists)] == [300] * 4

    with Sandbox() as sandbox:
        asyncio.run(read(sandbox))


def test_records_are_written_as_model_dict_or_keywords(mako_sandbox: Sandbox) -> None:
    with MakiniClient(**mako_sandbox.makini("222")) as client:
        line = PurchaseOrderLine(description="Filter", quantity=2, extra={"shelf": 7})
        made = client.create_purchase_order(order_no="PO-A", line_items=[line])
        assert made.key is not None
        assert (made.line_items or [])[0].extra == {"shelf": 7}
        changed = client.update_purchase_order(made.key, {"notes": "soon"})
        assert (changed.order_no, changed.notes) == ("PO-A", "soon")
        client.update_purchase_order(made.key, WritePurchaseOrder(notes="later"))
        assert client.get_purchase_order(made.key).notes == "later"
        with pytest.raises(InvalidDataError, match="did you mean orderNo"):
            client.update_purchase_order(made.key, {"ordrNo": "7"})
        with pytest.raises(TypeError, match="did you mean 'order_no'"):
            client.create_purchase_order(ordr_no="7")  # type: ignore[call-arg]
        with pytest.raises(NoDataFoundError):
            client.get_purchase_order(Key("nothing"))
    assert mako_sandbox.verdict().ok


def test_settings_of_another_system_are_refused(mako_sandbox: Sandbox) -> None:
    with pytest.raises(ConfigError, match="client_id is no setting of a client of makini"):
        MakiniClient(**mako_sandbox.makini(), client_id="someone")
    with pytest.raises(ConfigError, match="no connection '1'"):
        mako_sandbox.makini("1")
