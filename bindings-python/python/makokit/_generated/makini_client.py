# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Makini's operations, blocking and asynchronous."""

from __future__ import annotations

from makokit._generated import makini
from makokit._model import beside, content_of
from makokit._pages import AsyncPages, Pages
from makokit.aio import AsyncClient
from makokit.client import Client

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any
    from uuid import UUID


class MakiniClient(Client):
    """A blocking client of Makini.

    Each operation has its name in Python's manner and, as an alias, the documented one.
    """

    __module__ = "makokit"
    __slots__ = ()

    _SYSTEM = "makini"

    def list_purchase_orders(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.PurchaseOrder]:
        """Lists purchase orders.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/purchase-orders` (documented). The vendor's answers print this path with a
        cursor; the other parameters are documented for other lists and for v3.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_purchase_orders", query, given, optional=True)
        return Pages(self, "listPurchaseOrders", makini.PurchaseOrder._all, *sent)

    def get_purchase_order(self, id: makini.Key) -> makini.PurchaseOrder:
        """Reads a purchase order.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/purchase-orders/{id}` (inferred). Described for v3; that v1 has the same under
        its prefix is inferred.
        """
        return makini.PurchaseOrder._of(self._read("getPurchaseOrder", {"id": id}))

    def create_purchase_order(
        self,
        request: makini.WritePurchaseOrder | makini.WritePurchaseOrderDict | Mapping[str, Any] | None = None,
        /,
        *,
        order_no: str | None = None,
        code: str | None = None,
        title: str | None = None,
        description: str | None = None,
        status_key: makini.Key | None = None,
        order_date: makini.Instant | datetime | None = None,
        due_at: makini.Instant | datetime | None = None,
        vendor_key: makini.Key | None = None,
        site_key: makini.Key | None = None,
        approved_at: makini.Instant | datetime | None = None,
        completed_at: makini.Instant | datetime | None = None,
        shipping_method: str | None = None,
        terms: str | None = None,
        currency_key: makini.Key | None = None,
        total_net_value: Any | None = None,
        total_tax_value: Any | None = None,
        total_gross_value: Any | None = None,
        notes: str | None = None,
        line_items: Sequence[makini.PurchaseOrderLine | makini.PurchaseOrderLineDict | Mapping[str, Any]]
        | None = None,
        created_at: makini.Instant | datetime | None = None,
        updated_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.PurchaseOrder:
        """Creates a purchase order.

        Takes `WritePurchaseOrder`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/purchase-orders` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.WritePurchaseOrder(
            order_no=order_no,
            code=code,
            title=title,
            description=description,
            status_key=status_key,
            order_date=order_date,
            due_at=due_at,
            vendor_key=vendor_key,
            site_key=site_key,
            approved_at=approved_at,
            completed_at=completed_at,
            shipping_method=shipping_method,
            terms=terms,
            currency_key=currency_key,
            total_net_value=total_net_value,
            total_tax_value=total_tax_value,
            total_gross_value=total_gross_value,
            notes=notes,
            line_items=line_items,
            created_at=created_at,
            updated_at=updated_at,
            extra=extra,
        )
        sent = content_of("create_purchase_order", request, given)
        return makini.PurchaseOrder._of(self._read("createPurchaseOrder", *sent))

    def update_purchase_order(
        self,
        id: makini.Key,
        request: makini.WritePurchaseOrder | makini.WritePurchaseOrderDict | Mapping[str, Any] | None = None,
        /,
        *,
        order_no: str | None = None,
        code: str | None = None,
        title: str | None = None,
        description: str | None = None,
        status_key: makini.Key | None = None,
        order_date: makini.Instant | datetime | None = None,
        due_at: makini.Instant | datetime | None = None,
        vendor_key: makini.Key | None = None,
        site_key: makini.Key | None = None,
        approved_at: makini.Instant | datetime | None = None,
        completed_at: makini.Instant | datetime | None = None,
        shipping_method: str | None = None,
        terms: str | None = None,
        currency_key: makini.Key | None = None,
        total_net_value: Any | None = None,
        total_tax_value: Any | None = None,
        total_gross_value: Any | None = None,
        notes: str | None = None,
        line_items: Sequence[makini.PurchaseOrderLine | makini.PurchaseOrderLineDict | Mapping[str, Any]]
        | None = None,
        created_at: makini.Instant | datetime | None = None,
        updated_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.PurchaseOrder:
        """Changes a purchase order. Whether a field that is left out is kept is not documented.

        Takes `WritePurchaseOrder`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/purchase-orders/{id}` (inferred). Described for v3; that v1 has the same under
        its prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WritePurchaseOrder(
            order_no=order_no,
            code=code,
            title=title,
            description=description,
            status_key=status_key,
            order_date=order_date,
            due_at=due_at,
            vendor_key=vendor_key,
            site_key=site_key,
            approved_at=approved_at,
            completed_at=completed_at,
            shipping_method=shipping_method,
            terms=terms,
            currency_key=currency_key,
            total_net_value=total_net_value,
            total_tax_value=total_tax_value,
            total_gross_value=total_gross_value,
            notes=notes,
            line_items=line_items,
            created_at=created_at,
            updated_at=updated_at,
            extra=extra,
        )
        sent = content_of("update_purchase_order", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.PurchaseOrder._of(self._read("updatePurchaseOrder", *sent))

    def set_purchase_order_status(
        self,
        id: makini.Key,
        request: makini.SetStatus | makini.SetStatusDict | Mapping[str, Any] | None = None,
        /,
        *,
        status_key: str | None = None,
        status: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.PurchaseOrder:
        """Sets the status of a purchase order, by `status`.

        Takes `SetStatus`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/purchase-orders/{id}/status` (inferred). Described for v3; that v1 has the
        same under its prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.SetStatus(
            status_key=status_key,
            status=status,
            extra=extra,
        )
        sent = content_of("set_purchase_order_status", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.PurchaseOrder._of(self._read("setPurchaseOrderStatus", *sent))

    def list_purchase_order_lines(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.PurchaseOrderLine]:
        """Lists the lines of all purchase orders.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/purchase-orders.line-items` (inferred). Described for v3; that v1 has the same
        under its prefix is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_purchase_order_lines", query, given, optional=True)
        return Pages(self, "listPurchaseOrderLines", makini.PurchaseOrderLine._all, *sent)

    def get_purchase_order_line(self, id: makini.Key) -> makini.PurchaseOrderLine:
        """Reads a line of a purchase order.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/purchase-orders.line-items/{id}` (inferred). Described for v3; that v1 has the
        same under its prefix is inferred.
        """
        return makini.PurchaseOrderLine._of(self._read("getPurchaseOrderLine", {"id": id}))

    def list_work_orders(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.WorkOrder]:
        """Lists work orders.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/work-orders` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_work_orders", query, given, optional=True)
        return Pages(self, "listWorkOrders", makini.WorkOrder._all, *sent)

    def get_work_order(self, id: makini.Key) -> makini.WorkOrder:
        """Reads a work order.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/work-orders/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.WorkOrder._of(self._read("getWorkOrder", {"id": id}))

    def create_work_order(
        self,
        request: makini.WriteWorkOrder | makini.WriteWorkOrderDict | Mapping[str, Any] | None = None,
        /,
        *,
        location_key: makini.Key | None = None,
        site_key: makini.Key | None = None,
        asset_key: makini.Key | None = None,
        account_key: makini.Key | None = None,
        title: str | None = None,
        service_request_key: makini.Key | None = None,
        code: str | None = None,
        pm_key: makini.Key | None = None,
        team_key: makini.Key | None = None,
        labor_assigned_key: makini.Key | None = None,
        user_approved_key: makini.Key | None = None,
        asset_downtime_key: makini.Key | None = None,
        instructions: str | None = None,
        status_key: makini.Key | None = None,
        severity: Any | None = None,
        estimated_time: Any | None = None,
        role_name: str | None = None,
        category_name: str | None = None,
        storeroom_key: makini.Key | None = None,
        notes: str | None = None,
        approved_at: makini.Instant | datetime | None = None,
        due_at: makini.Instant | datetime | None = None,
        scheduled_at: makini.Instant | datetime | None = None,
        actual_time: Any | None = None,
        completed_at: makini.Instant | datetime | None = None,
        completion_remarks: str | None = None,
        tasks: Sequence[Any] | None = None,
        documents: Sequence[Any] | None = None,
        created_at: makini.Instant | datetime | None = None,
        updated_at: makini.Instant | datetime | None = None,
        deleted_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.WorkOrder:
        """Creates a work order.

        Takes `WriteWorkOrder`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/work-orders` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.WriteWorkOrder(
            location_key=location_key,
            site_key=site_key,
            asset_key=asset_key,
            account_key=account_key,
            title=title,
            service_request_key=service_request_key,
            code=code,
            pm_key=pm_key,
            team_key=team_key,
            labor_assigned_key=labor_assigned_key,
            user_approved_key=user_approved_key,
            asset_downtime_key=asset_downtime_key,
            instructions=instructions,
            status_key=status_key,
            severity=severity,
            estimated_time=estimated_time,
            role_name=role_name,
            category_name=category_name,
            storeroom_key=storeroom_key,
            notes=notes,
            approved_at=approved_at,
            due_at=due_at,
            scheduled_at=scheduled_at,
            actual_time=actual_time,
            completed_at=completed_at,
            completion_remarks=completion_remarks,
            tasks=tasks,
            documents=documents,
            created_at=created_at,
            updated_at=updated_at,
            deleted_at=deleted_at,
            extra=extra,
        )
        sent = content_of("create_work_order", request, given)
        return makini.WorkOrder._of(self._read("createWorkOrder", *sent))

    def update_work_order(
        self,
        id: makini.Key,
        request: makini.WriteWorkOrder | makini.WriteWorkOrderDict | Mapping[str, Any] | None = None,
        /,
        *,
        location_key: makini.Key | None = None,
        site_key: makini.Key | None = None,
        asset_key: makini.Key | None = None,
        account_key: makini.Key | None = None,
        title: str | None = None,
        service_request_key: makini.Key | None = None,
        code: str | None = None,
        pm_key: makini.Key | None = None,
        team_key: makini.Key | None = None,
        labor_assigned_key: makini.Key | None = None,
        user_approved_key: makini.Key | None = None,
        asset_downtime_key: makini.Key | None = None,
        instructions: str | None = None,
        status_key: makini.Key | None = None,
        severity: Any | None = None,
        estimated_time: Any | None = None,
        role_name: str | None = None,
        category_name: str | None = None,
        storeroom_key: makini.Key | None = None,
        notes: str | None = None,
        approved_at: makini.Instant | datetime | None = None,
        due_at: makini.Instant | datetime | None = None,
        scheduled_at: makini.Instant | datetime | None = None,
        actual_time: Any | None = None,
        completed_at: makini.Instant | datetime | None = None,
        completion_remarks: str | None = None,
        tasks: Sequence[Any] | None = None,
        documents: Sequence[Any] | None = None,
        created_at: makini.Instant | datetime | None = None,
        updated_at: makini.Instant | datetime | None = None,
        deleted_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.WorkOrder:
        """Changes a work order. Whether a field that is left out is kept is not documented.

        Takes `WriteWorkOrder`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/work-orders/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteWorkOrder(
            location_key=location_key,
            site_key=site_key,
            asset_key=asset_key,
            account_key=account_key,
            title=title,
            service_request_key=service_request_key,
            code=code,
            pm_key=pm_key,
            team_key=team_key,
            labor_assigned_key=labor_assigned_key,
            user_approved_key=user_approved_key,
            asset_downtime_key=asset_downtime_key,
            instructions=instructions,
            status_key=status_key,
            severity=severity,
            estimated_time=estimated_time,
            role_name=role_name,
            category_name=category_name,
            storeroom_key=storeroom_key,
            notes=notes,
            approved_at=approved_at,
            due_at=due_at,
            scheduled_at=scheduled_at,
            actual_time=actual_time,
            completed_at=completed_at,
            completion_remarks=completion_remarks,
            tasks=tasks,
            documents=documents,
            created_at=created_at,
            updated_at=updated_at,
            deleted_at=deleted_at,
            extra=extra,
        )
        sent = content_of("update_work_order", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.WorkOrder._of(self._read("updateWorkOrder", *sent))

    def set_work_order_status(
        self,
        id: makini.Key,
        request: makini.SetStatus | makini.SetStatusDict | Mapping[str, Any] | None = None,
        /,
        *,
        status_key: str | None = None,
        status: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.WorkOrder:
        """Sets the status of a work order, by `statusKey`.

        Takes `SetStatus`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/work-orders/{id}/status` (inferred). Described for v3; that v1 has the same
        under its prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.SetStatus(
            status_key=status_key,
            status=status,
            extra=extra,
        )
        sent = content_of("set_work_order_status", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.WorkOrder._of(self._read("setWorkOrderStatus", *sent))

    def list_service_requests(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.ServiceRequest]:
        """Lists service requests.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/service-requests` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_service_requests", query, given, optional=True)
        return Pages(self, "listServiceRequests", makini.ServiceRequest._all, *sent)

    def get_service_request(self, id: makini.Key) -> makini.ServiceRequest:
        """Reads a service request.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/service-requests/{id}` (inferred). Described for v3; that v1 has the same
        under its prefix is inferred.
        """
        return makini.ServiceRequest._of(self._read("getServiceRequest", {"id": id}))

    def create_service_request(
        self,
        request: makini.NewServiceRequest | makini.NewServiceRequestDict | Mapping[str, Any] | None = None,
        /,
        *,
        asset_key: makini.Key | None = None,
        user_requested_key: makini.Key | None = None,
        title: str | None = None,
        description: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.ServiceRequest:
        """Creates a service request.

        Takes `NewServiceRequest`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/service-requests` (inferred). Described for v3; that v1 has the same under
        its prefix is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.NewServiceRequest(
            asset_key=asset_key,
            user_requested_key=user_requested_key,
            title=title,
            description=description,
            extra=extra,
        )
        sent = content_of("create_service_request", request, given)
        return makini.ServiceRequest._of(self._read("createServiceRequest", *sent))

    def list_assets(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.Asset]:
        """Lists assets.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/assets` (inferred). Described for v3; that v1 has the same under its prefix is
        inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_assets", query, given, optional=True)
        return Pages(self, "listAssets", makini.Asset._all, *sent)

    def get_asset(self, id: makini.Key) -> makini.Asset:
        """Reads an asset.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/assets/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Asset._of(self._read("getAsset", {"id": id}))

    def create_asset(
        self,
        request: makini.WriteAsset | makini.WriteAssetDict | Mapping[str, Any] | None = None,
        /,
        *,
        site_key: makini.Key | None = None,
        parent_key: makini.Key | None = None,
        vendor_key: makini.Key | None = None,
        team_key: makini.Key | None = None,
        location_key: makini.Key | None = None,
        name: str | None = None,
        description: str | None = None,
        notes: str | None = None,
        category_name: str | None = None,
        criticality: str | None = None,
        is_active: bool | None = None,
        model_name: str | None = None,
        serial_number: str | None = None,
        activated_at: makini.Instant | datetime | None = None,
        deactivated_at: makini.Instant | datetime | None = None,
        asset_template_key: makini.Key | None = None,
        model_key: makini.Key | None = None,
        account_key: makini.Key | None = None,
        manufacturer_name: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Asset:
        """Creates an asset.

        Takes `WriteAsset`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/assets` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.WriteAsset(
            site_key=site_key,
            parent_key=parent_key,
            vendor_key=vendor_key,
            team_key=team_key,
            location_key=location_key,
            name=name,
            description=description,
            notes=notes,
            category_name=category_name,
            criticality=criticality,
            is_active=is_active,
            model_name=model_name,
            serial_number=serial_number,
            activated_at=activated_at,
            deactivated_at=deactivated_at,
            asset_template_key=asset_template_key,
            model_key=model_key,
            account_key=account_key,
            manufacturer_name=manufacturer_name,
            extra=extra,
        )
        sent = content_of("create_asset", request, given)
        return makini.Asset._of(self._read("createAsset", *sent))

    def update_asset(
        self,
        id: makini.Key,
        request: makini.WriteAsset | makini.WriteAssetDict | Mapping[str, Any] | None = None,
        /,
        *,
        site_key: makini.Key | None = None,
        parent_key: makini.Key | None = None,
        vendor_key: makini.Key | None = None,
        team_key: makini.Key | None = None,
        location_key: makini.Key | None = None,
        name: str | None = None,
        description: str | None = None,
        notes: str | None = None,
        category_name: str | None = None,
        criticality: str | None = None,
        is_active: bool | None = None,
        model_name: str | None = None,
        serial_number: str | None = None,
        activated_at: makini.Instant | datetime | None = None,
        deactivated_at: makini.Instant | datetime | None = None,
        asset_template_key: makini.Key | None = None,
        model_key: makini.Key | None = None,
        account_key: makini.Key | None = None,
        manufacturer_name: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Asset:
        """Changes an asset. Whether a field that is left out is kept is not documented.

        Takes `WriteAsset`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/assets/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteAsset(
            site_key=site_key,
            parent_key=parent_key,
            vendor_key=vendor_key,
            team_key=team_key,
            location_key=location_key,
            name=name,
            description=description,
            notes=notes,
            category_name=category_name,
            criticality=criticality,
            is_active=is_active,
            model_name=model_name,
            serial_number=serial_number,
            activated_at=activated_at,
            deactivated_at=deactivated_at,
            asset_template_key=asset_template_key,
            model_key=model_key,
            account_key=account_key,
            manufacturer_name=manufacturer_name,
            extra=extra,
        )
        sent = content_of("update_asset", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Asset._of(self._read("updateAsset", *sent))

    def list_materials(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.Material]:
        """Lists materials.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/materials` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_materials", query, given, optional=True)
        return Pages(self, "listMaterials", makini.Material._all, *sent)

    def get_material(self, id: makini.Key) -> makini.Material:
        """Reads a material.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/materials/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Material._of(self._read("getMaterial", {"id": id}))

    def create_material(
        self,
        request: makini.WriteMaterial | makini.WriteMaterialDict | Mapping[str, Any] | None = None,
        /,
        *,
        site_keys: Any | None = None,
        parent_keys: Any | None = None,
        asset_keys: Any | None = None,
        vendor_keys: Any | None = None,
        documents: Sequence[Any] | None = None,
        account_key: makini.Key | None = None,
        code: str | None = None,
        is_assembly: bool | None = None,
        part_number: str | None = None,
        name: str | None = None,
        description: str | None = None,
        notes: str | None = None,
        criticality: str | None = None,
        is_active: bool | None = None,
        manufacturer_name: str | None = None,
        minimum_quantity: Any | None = None,
        cost: Any | None = None,
        currency: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Material:
        """Creates a material.

        Takes `WriteMaterial`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/materials` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.WriteMaterial(
            site_keys=site_keys,
            parent_keys=parent_keys,
            asset_keys=asset_keys,
            vendor_keys=vendor_keys,
            documents=documents,
            account_key=account_key,
            code=code,
            is_assembly=is_assembly,
            part_number=part_number,
            name=name,
            description=description,
            notes=notes,
            criticality=criticality,
            is_active=is_active,
            manufacturer_name=manufacturer_name,
            minimum_quantity=minimum_quantity,
            cost=cost,
            currency=currency,
            extra=extra,
        )
        sent = content_of("create_material", request, given)
        return makini.Material._of(self._read("createMaterial", *sent))

    def update_material(
        self,
        id: makini.Key,
        request: makini.WriteMaterial | makini.WriteMaterialDict | Mapping[str, Any] | None = None,
        /,
        *,
        site_keys: Any | None = None,
        parent_keys: Any | None = None,
        asset_keys: Any | None = None,
        vendor_keys: Any | None = None,
        documents: Sequence[Any] | None = None,
        account_key: makini.Key | None = None,
        code: str | None = None,
        is_assembly: bool | None = None,
        part_number: str | None = None,
        name: str | None = None,
        description: str | None = None,
        notes: str | None = None,
        criticality: str | None = None,
        is_active: bool | None = None,
        manufacturer_name: str | None = None,
        minimum_quantity: Any | None = None,
        cost: Any | None = None,
        currency: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Material:
        """Changes a material. Whether a field that is left out is kept is not documented.

        Takes `WriteMaterial`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/materials/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteMaterial(
            site_keys=site_keys,
            parent_keys=parent_keys,
            asset_keys=asset_keys,
            vendor_keys=vendor_keys,
            documents=documents,
            account_key=account_key,
            code=code,
            is_assembly=is_assembly,
            part_number=part_number,
            name=name,
            description=description,
            notes=notes,
            criticality=criticality,
            is_active=is_active,
            manufacturer_name=manufacturer_name,
            minimum_quantity=minimum_quantity,
            cost=cost,
            currency=currency,
            extra=extra,
        )
        sent = content_of("update_material", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Material._of(self._read("updateMaterial", *sent))

    def set_material_inventory(
        self,
        id: makini.Key,
        request: makini.WriteInventory | makini.WriteInventoryDict | Mapping[str, Any] | None = None,
        /,
        *,
        code: str | None = None,
        name: str | None = None,
        quantity: Any | None = None,
        unit_cost: Any | None = None,
        location_key: makini.Key | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Material:
        """Changes what there is of a material.

        Takes `WriteInventory`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/materials/{id}/inventory` (inferred). Described for v3; that v1 has the same
        under its prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteInventory(
            code=code,
            name=name,
            quantity=quantity,
            unit_cost=unit_cost,
            location_key=location_key,
            extra=extra,
        )
        sent = content_of("set_material_inventory", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Material._of(self._read("setMaterialInventory", *sent))

    def list_inventories(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.Inventory]:
        """Lists inventories.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/inventories` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_inventories", query, given, optional=True)
        return Pages(self, "listInventories", makini.Inventory._all, *sent)

    def get_inventory(self, id: makini.Key) -> makini.Inventory:
        """Reads an inventory.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/inventories/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Inventory._of(self._read("getInventory", {"id": id}))

    def update_inventory(
        self,
        id: makini.Key,
        request: makini.WriteInventory | makini.WriteInventoryDict | Mapping[str, Any] | None = None,
        /,
        *,
        code: str | None = None,
        name: str | None = None,
        quantity: Any | None = None,
        unit_cost: Any | None = None,
        location_key: makini.Key | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Inventory:
        """Changes an inventory. Whether a field that is left out is kept is not documented.

        Takes `WriteInventory`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/inventories/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteInventory(
            code=code,
            name=name,
            quantity=quantity,
            unit_cost=unit_cost,
            location_key=location_key,
            extra=extra,
        )
        sent = content_of("update_inventory", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Inventory._of(self._read("updateInventory", *sent))

    def list_stocks(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.Stock]:
        """Lists stocks.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/stocks` (inferred). Described for v3; that v1 has the same under its prefix is
        inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_stocks", query, given, optional=True)
        return Pages(self, "listStocks", makini.Stock._all, *sent)

    def get_stock(self, id: makini.Key) -> makini.Stock:
        """Reads a stock.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/stocks/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Stock._of(self._read("getStock", {"id": id}))

    def create_stock(
        self,
        request: makini.WriteStock | makini.WriteStockDict | Mapping[str, Any] | None = None,
        /,
        *,
        product_key: makini.Key | None = None,
        material_key: makini.Key | None = None,
        location_key: makini.Key | None = None,
        storeroom_key: makini.Key | None = None,
        asset_key: makini.Key | None = None,
        position: str | None = None,
        uom_key: Any | None = None,
        quantity: Any | None = None,
        expires_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Stock:
        """Creates a stock.

        Takes `WriteStock`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/stocks` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.WriteStock(
            product_key=product_key,
            material_key=material_key,
            location_key=location_key,
            storeroom_key=storeroom_key,
            asset_key=asset_key,
            position=position,
            uom_key=uom_key,
            quantity=quantity,
            expires_at=expires_at,
            extra=extra,
        )
        sent = content_of("create_stock", request, given)
        return makini.Stock._of(self._read("createStock", *sent))

    def update_stock(
        self,
        id: makini.Key,
        request: makini.WriteStock | makini.WriteStockDict | Mapping[str, Any] | None = None,
        /,
        *,
        product_key: makini.Key | None = None,
        material_key: makini.Key | None = None,
        location_key: makini.Key | None = None,
        storeroom_key: makini.Key | None = None,
        asset_key: makini.Key | None = None,
        position: str | None = None,
        uom_key: Any | None = None,
        quantity: Any | None = None,
        expires_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Stock:
        """Changes a stock. Whether a field that is left out is kept is not documented.

        Takes `WriteStock`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/stocks/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteStock(
            product_key=product_key,
            material_key=material_key,
            location_key=location_key,
            storeroom_key=storeroom_key,
            asset_key=asset_key,
            position=position,
            uom_key=uom_key,
            quantity=quantity,
            expires_at=expires_at,
            extra=extra,
        )
        sent = content_of("update_stock", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Stock._of(self._read("updateStock", *sent))

    def list_vendors(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.Vendor]:
        """Lists vendors.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/vendors` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_vendors", query, given, optional=True)
        return Pages(self, "listVendors", makini.Vendor._all, *sent)

    def get_vendor(self, id: makini.Key) -> makini.Vendor:
        """Reads a vendor.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/vendors/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Vendor._of(self._read("getVendor", {"id": id}))

    def list_sites(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.Site]:
        """Lists sites.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/sites` (inferred). Described for v3; that v1 has the same under its prefix is
        inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_sites", query, given, optional=True)
        return Pages(self, "listSites", makini.Site._all, *sent)

    def get_site(self, id: makini.Key) -> makini.Site:
        """Reads a site.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/sites/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Site._of(self._read("getSite", {"id": id}))

    def list_locations(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.Location]:
        """Lists locations.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/locations` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_locations", query, given, optional=True)
        return Pages(self, "listLocations", makini.Location._all, *sent)

    def get_location(self, id: makini.Key) -> makini.Location:
        """Reads a location.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/locations/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Location._of(self._read("getLocation", {"id": id}))

    def list_invoices(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.Invoice]:
        """Lists invoices.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/invoices` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_invoices", query, given, optional=True)
        return Pages(self, "listInvoices", makini.Invoice._all, *sent)

    def get_invoice(self, id: makini.Key) -> makini.Invoice:
        """Reads an invoice.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/invoices/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Invoice._of(self._read("getInvoice", {"id": id}))

    def create_invoice(
        self,
        request: makini.WriteInvoice | makini.WriteInvoiceDict | Mapping[str, Any] | None = None,
        /,
        *,
        invoice_number: str | None = None,
        customer_key: makini.Key | None = None,
        vendor_key: makini.Key | None = None,
        po_key: makini.Key | None = None,
        status_key: makini.Key | None = None,
        line_item: Sequence[Any] | None = None,
        invoice_date: makini.Instant | datetime | None = None,
        due_date: makini.Instant | datetime | None = None,
        received_date: makini.Instant | datetime | None = None,
        currency_key: makini.Key | None = None,
        total_net_value: Any | None = None,
        total_tax_value: Any | None = None,
        total_gross_value: Any | None = None,
        created_at: makini.Instant | datetime | None = None,
        updated_at: makini.Instant | datetime | None = None,
        deleted_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Invoice:
        """Creates an invoice.

        Takes `WriteInvoice`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/invoices` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.WriteInvoice(
            invoice_number=invoice_number,
            customer_key=customer_key,
            vendor_key=vendor_key,
            po_key=po_key,
            status_key=status_key,
            line_item=line_item,
            invoice_date=invoice_date,
            due_date=due_date,
            received_date=received_date,
            currency_key=currency_key,
            total_net_value=total_net_value,
            total_tax_value=total_tax_value,
            total_gross_value=total_gross_value,
            created_at=created_at,
            updated_at=updated_at,
            deleted_at=deleted_at,
            extra=extra,
        )
        sent = content_of("create_invoice", request, given)
        return makini.Invoice._of(self._read("createInvoice", *sent))

    def update_invoice(
        self,
        id: makini.Key,
        request: makini.WriteInvoice | makini.WriteInvoiceDict | Mapping[str, Any] | None = None,
        /,
        *,
        invoice_number: str | None = None,
        customer_key: makini.Key | None = None,
        vendor_key: makini.Key | None = None,
        po_key: makini.Key | None = None,
        status_key: makini.Key | None = None,
        line_item: Sequence[Any] | None = None,
        invoice_date: makini.Instant | datetime | None = None,
        due_date: makini.Instant | datetime | None = None,
        received_date: makini.Instant | datetime | None = None,
        currency_key: makini.Key | None = None,
        total_net_value: Any | None = None,
        total_tax_value: Any | None = None,
        total_gross_value: Any | None = None,
        created_at: makini.Instant | datetime | None = None,
        updated_at: makini.Instant | datetime | None = None,
        deleted_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Invoice:
        """Changes an invoice. Whether a field that is left out is kept is not documented.

        Takes `WriteInvoice`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/invoices/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteInvoice(
            invoice_number=invoice_number,
            customer_key=customer_key,
            vendor_key=vendor_key,
            po_key=po_key,
            status_key=status_key,
            line_item=line_item,
            invoice_date=invoice_date,
            due_date=due_date,
            received_date=received_date,
            currency_key=currency_key,
            total_net_value=total_net_value,
            total_tax_value=total_tax_value,
            total_gross_value=total_gross_value,
            created_at=created_at,
            updated_at=updated_at,
            deleted_at=deleted_at,
            extra=extra,
        )
        sent = content_of("update_invoice", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Invoice._of(self._read("updateInvoice", *sent))

    def set_invoice_status(
        self,
        id: makini.Key,
        request: makini.SetStatus | makini.SetStatusDict | Mapping[str, Any] | None = None,
        /,
        *,
        status_key: str | None = None,
        status: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Invoice:
        """Sets the status of an invoice, by `status`.

        Takes `SetStatus`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/invoices/{id}/status` (inferred). Described for v3; that v1 has the same under
        its prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.SetStatus(
            status_key=status_key,
            status=status,
            extra=extra,
        )
        sent = content_of("set_invoice_status", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Invoice._of(self._read("setInvoiceStatus", *sent))

    def list_statuses(
        self,
        scope: str,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.Status]:
        """Lists the statuses that records of one kind may have.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        GET `{prefix}/statuses/{scope}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_statuses", query, given, optional=True)
        sent = beside({"scope": scope}, "query", *sent)
        return Pages(self, "listStatuses", makini.Status._all, *sent)

    def sync_status(self) -> makini.SyncStatus:
        """Tells how far the connection has been read, and when it is read next.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `{prefix}/sync-status` (inferred). That there is a sync-status endpoint is documented,
        and what it tells; the prefix is inferred, and the names of its fields are a guess.
        """
        return makini.SyncStatus._of(self._read("syncStatus", {}))

    def integration(self) -> makini.Integration:
        """Reads the connection that the token belongs to.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `/api/integrations/current` (documented). Described for v3.
        """
        return makini.Integration._of(self._read("integration", {}))

    def list_connections(self) -> list[makini.Connection]:
        """Lists the connections of an account. It takes an admin token.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `/api/system/connections` (documented). Described for v3.
        """
        return self._records(makini.Connection, "listConnections", {})

    def delete_connection(self, id: makini.ConnectionId | UUID) -> Any:
        """Ends a connection: its token is invalid at once, and its credits come back (documented). It
        takes an admin token.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        DELETE `/api/system/connections/{id}` (documented). Described for v3. That it may be
        repeated is what HTTP says of the method.
        """
        return self._read("deleteConnection", {"id": id})

    def list_platforms(self) -> list[makini.Platform]:
        """Lists the systems that can be connected. It takes an admin token.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `/api/system/platforms` (documented). Described for v3; what a platform has is not.
        """
        return self._records(makini.Platform, "listPlatforms", {})

    def list_raw_tables(self) -> Any:
        """Lists the tables of the system behind.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `/api/raw/tables` (documented). Described for v3; the form of the answer is not.
        """
        return self._read("listRawTables", {})

    def list_raw_records(
        self,
        table: makini.TableName,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Pages[makini.RawRecord]:
        """Lists the records of a table of the system behind, as they are there.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        GET `/api/raw/tables/{table}/data` (documented). Described for v3.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_raw_records", query, given, optional=True)
        sent = beside({"table": table}, "query", *sent)
        return Pages(self, "listRawRecords", makini.RawRecord._all, *sent)

    def passthrough(
        self,
        request: makini.Passthrough | makini.PassthroughDict | Mapping[str, Any] | None = None,
        /,
        *,
        path: str | None = None,
        method: str | None = None,
        headers: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Any | None = None,
        base64encoded: Any | None = None,
        sql: str | None = None,
        parameters: Any | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Any:
        """Calls the system behind as it is. It is not repeated, whatever its method.

        Takes `Passthrough`, a dict with the documented names, or keywords.
        Required: `method`.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `/api/passthrough` (documented). Described for v3; the form of the answer is that of
        the system behind.
        """
        given = makini.Passthrough(
            path=path,
            method=method,
            headers=headers,
            query=query,
            body=body,
            base64encoded=base64encoded,
            sql=sql,
            parameters=parameters,
            extra=extra,
        )
        sent = content_of("passthrough", request, given)
        return self._read("passthrough", *sent)

    listPurchaseOrders = list_purchase_orders
    getPurchaseOrder = get_purchase_order
    createPurchaseOrder = create_purchase_order
    updatePurchaseOrder = update_purchase_order
    setPurchaseOrderStatus = set_purchase_order_status
    listPurchaseOrderLines = list_purchase_order_lines
    getPurchaseOrderLine = get_purchase_order_line
    listWorkOrders = list_work_orders
    getWorkOrder = get_work_order
    createWorkOrder = create_work_order
    updateWorkOrder = update_work_order
    setWorkOrderStatus = set_work_order_status
    listServiceRequests = list_service_requests
    getServiceRequest = get_service_request
    createServiceRequest = create_service_request
    listAssets = list_assets
    getAsset = get_asset
    createAsset = create_asset
    updateAsset = update_asset
    listMaterials = list_materials
    getMaterial = get_material
    createMaterial = create_material
    updateMaterial = update_material
    setMaterialInventory = set_material_inventory
    listInventories = list_inventories
    getInventory = get_inventory
    updateInventory = update_inventory
    listStocks = list_stocks
    getStock = get_stock
    createStock = create_stock
    updateStock = update_stock
    listVendors = list_vendors
    getVendor = get_vendor
    listSites = list_sites
    getSite = get_site
    listLocations = list_locations
    getLocation = get_location
    listInvoices = list_invoices
    getInvoice = get_invoice
    createInvoice = create_invoice
    updateInvoice = update_invoice
    setInvoiceStatus = set_invoice_status
    listStatuses = list_statuses
    syncStatus = sync_status
    listConnections = list_connections
    deleteConnection = delete_connection
    listPlatforms = list_platforms
    listRawTables = list_raw_tables
    listRawRecords = list_raw_records


class AsyncMakiniClient(AsyncClient):
    """An asynchronous client of Makini, for asyncio.

    Each operation has its name in Python's manner and, as an alias, the documented one.
    """

    __module__ = "makokit"
    __slots__ = ()

    _SYSTEM = "makini"

    def list_purchase_orders(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.PurchaseOrder]:
        """Lists purchase orders.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/purchase-orders` (documented). The vendor's answers print this path with a
        cursor; the other parameters are documented for other lists and for v3.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_purchase_orders", query, given, optional=True)
        return AsyncPages(self, "listPurchaseOrders", makini.PurchaseOrder._all, *sent)

    async def get_purchase_order(self, id: makini.Key) -> makini.PurchaseOrder:
        """Reads a purchase order.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/purchase-orders/{id}` (inferred). Described for v3; that v1 has the same under
        its prefix is inferred.
        """
        return makini.PurchaseOrder._of(await self._read("getPurchaseOrder", {"id": id}))

    async def create_purchase_order(
        self,
        request: makini.WritePurchaseOrder | makini.WritePurchaseOrderDict | Mapping[str, Any] | None = None,
        /,
        *,
        order_no: str | None = None,
        code: str | None = None,
        title: str | None = None,
        description: str | None = None,
        status_key: makini.Key | None = None,
        order_date: makini.Instant | datetime | None = None,
        due_at: makini.Instant | datetime | None = None,
        vendor_key: makini.Key | None = None,
        site_key: makini.Key | None = None,
        approved_at: makini.Instant | datetime | None = None,
        completed_at: makini.Instant | datetime | None = None,
        shipping_method: str | None = None,
        terms: str | None = None,
        currency_key: makini.Key | None = None,
        total_net_value: Any | None = None,
        total_tax_value: Any | None = None,
        total_gross_value: Any | None = None,
        notes: str | None = None,
        line_items: Sequence[makini.PurchaseOrderLine | makini.PurchaseOrderLineDict | Mapping[str, Any]]
        | None = None,
        created_at: makini.Instant | datetime | None = None,
        updated_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.PurchaseOrder:
        """Creates a purchase order.

        Takes `WritePurchaseOrder`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/purchase-orders` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.WritePurchaseOrder(
            order_no=order_no,
            code=code,
            title=title,
            description=description,
            status_key=status_key,
            order_date=order_date,
            due_at=due_at,
            vendor_key=vendor_key,
            site_key=site_key,
            approved_at=approved_at,
            completed_at=completed_at,
            shipping_method=shipping_method,
            terms=terms,
            currency_key=currency_key,
            total_net_value=total_net_value,
            total_tax_value=total_tax_value,
            total_gross_value=total_gross_value,
            notes=notes,
            line_items=line_items,
            created_at=created_at,
            updated_at=updated_at,
            extra=extra,
        )
        sent = content_of("create_purchase_order", request, given)
        return makini.PurchaseOrder._of(await self._read("createPurchaseOrder", *sent))

    async def update_purchase_order(
        self,
        id: makini.Key,
        request: makini.WritePurchaseOrder | makini.WritePurchaseOrderDict | Mapping[str, Any] | None = None,
        /,
        *,
        order_no: str | None = None,
        code: str | None = None,
        title: str | None = None,
        description: str | None = None,
        status_key: makini.Key | None = None,
        order_date: makini.Instant | datetime | None = None,
        due_at: makini.Instant | datetime | None = None,
        vendor_key: makini.Key | None = None,
        site_key: makini.Key | None = None,
        approved_at: makini.Instant | datetime | None = None,
        completed_at: makini.Instant | datetime | None = None,
        shipping_method: str | None = None,
        terms: str | None = None,
        currency_key: makini.Key | None = None,
        total_net_value: Any | None = None,
        total_tax_value: Any | None = None,
        total_gross_value: Any | None = None,
        notes: str | None = None,
        line_items: Sequence[makini.PurchaseOrderLine | makini.PurchaseOrderLineDict | Mapping[str, Any]]
        | None = None,
        created_at: makini.Instant | datetime | None = None,
        updated_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.PurchaseOrder:
        """Changes a purchase order. Whether a field that is left out is kept is not documented.

        Takes `WritePurchaseOrder`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/purchase-orders/{id}` (inferred). Described for v3; that v1 has the same under
        its prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WritePurchaseOrder(
            order_no=order_no,
            code=code,
            title=title,
            description=description,
            status_key=status_key,
            order_date=order_date,
            due_at=due_at,
            vendor_key=vendor_key,
            site_key=site_key,
            approved_at=approved_at,
            completed_at=completed_at,
            shipping_method=shipping_method,
            terms=terms,
            currency_key=currency_key,
            total_net_value=total_net_value,
            total_tax_value=total_tax_value,
            total_gross_value=total_gross_value,
            notes=notes,
            line_items=line_items,
            created_at=created_at,
            updated_at=updated_at,
            extra=extra,
        )
        sent = content_of("update_purchase_order", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.PurchaseOrder._of(await self._read("updatePurchaseOrder", *sent))

    async def set_purchase_order_status(
        self,
        id: makini.Key,
        request: makini.SetStatus | makini.SetStatusDict | Mapping[str, Any] | None = None,
        /,
        *,
        status_key: str | None = None,
        status: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.PurchaseOrder:
        """Sets the status of a purchase order, by `status`.

        Takes `SetStatus`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/purchase-orders/{id}/status` (inferred). Described for v3; that v1 has the
        same under its prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.SetStatus(
            status_key=status_key,
            status=status,
            extra=extra,
        )
        sent = content_of("set_purchase_order_status", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.PurchaseOrder._of(await self._read("setPurchaseOrderStatus", *sent))

    def list_purchase_order_lines(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.PurchaseOrderLine]:
        """Lists the lines of all purchase orders.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/purchase-orders.line-items` (inferred). Described for v3; that v1 has the same
        under its prefix is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_purchase_order_lines", query, given, optional=True)
        return AsyncPages(self, "listPurchaseOrderLines", makini.PurchaseOrderLine._all, *sent)

    async def get_purchase_order_line(self, id: makini.Key) -> makini.PurchaseOrderLine:
        """Reads a line of a purchase order.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/purchase-orders.line-items/{id}` (inferred). Described for v3; that v1 has the
        same under its prefix is inferred.
        """
        return makini.PurchaseOrderLine._of(await self._read("getPurchaseOrderLine", {"id": id}))

    def list_work_orders(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.WorkOrder]:
        """Lists work orders.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/work-orders` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_work_orders", query, given, optional=True)
        return AsyncPages(self, "listWorkOrders", makini.WorkOrder._all, *sent)

    async def get_work_order(self, id: makini.Key) -> makini.WorkOrder:
        """Reads a work order.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/work-orders/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.WorkOrder._of(await self._read("getWorkOrder", {"id": id}))

    async def create_work_order(
        self,
        request: makini.WriteWorkOrder | makini.WriteWorkOrderDict | Mapping[str, Any] | None = None,
        /,
        *,
        location_key: makini.Key | None = None,
        site_key: makini.Key | None = None,
        asset_key: makini.Key | None = None,
        account_key: makini.Key | None = None,
        title: str | None = None,
        service_request_key: makini.Key | None = None,
        code: str | None = None,
        pm_key: makini.Key | None = None,
        team_key: makini.Key | None = None,
        labor_assigned_key: makini.Key | None = None,
        user_approved_key: makini.Key | None = None,
        asset_downtime_key: makini.Key | None = None,
        instructions: str | None = None,
        status_key: makini.Key | None = None,
        severity: Any | None = None,
        estimated_time: Any | None = None,
        role_name: str | None = None,
        category_name: str | None = None,
        storeroom_key: makini.Key | None = None,
        notes: str | None = None,
        approved_at: makini.Instant | datetime | None = None,
        due_at: makini.Instant | datetime | None = None,
        scheduled_at: makini.Instant | datetime | None = None,
        actual_time: Any | None = None,
        completed_at: makini.Instant | datetime | None = None,
        completion_remarks: str | None = None,
        tasks: Sequence[Any] | None = None,
        documents: Sequence[Any] | None = None,
        created_at: makini.Instant | datetime | None = None,
        updated_at: makini.Instant | datetime | None = None,
        deleted_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.WorkOrder:
        """Creates a work order.

        Takes `WriteWorkOrder`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/work-orders` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.WriteWorkOrder(
            location_key=location_key,
            site_key=site_key,
            asset_key=asset_key,
            account_key=account_key,
            title=title,
            service_request_key=service_request_key,
            code=code,
            pm_key=pm_key,
            team_key=team_key,
            labor_assigned_key=labor_assigned_key,
            user_approved_key=user_approved_key,
            asset_downtime_key=asset_downtime_key,
            instructions=instructions,
            status_key=status_key,
            severity=severity,
            estimated_time=estimated_time,
            role_name=role_name,
            category_name=category_name,
            storeroom_key=storeroom_key,
            notes=notes,
            approved_at=approved_at,
            due_at=due_at,
            scheduled_at=scheduled_at,
            actual_time=actual_time,
            completed_at=completed_at,
            completion_remarks=completion_remarks,
            tasks=tasks,
            documents=documents,
            created_at=created_at,
            updated_at=updated_at,
            deleted_at=deleted_at,
            extra=extra,
        )
        sent = content_of("create_work_order", request, given)
        return makini.WorkOrder._of(await self._read("createWorkOrder", *sent))

    async def update_work_order(
        self,
        id: makini.Key,
        request: makini.WriteWorkOrder | makini.WriteWorkOrderDict | Mapping[str, Any] | None = None,
        /,
        *,
        location_key: makini.Key | None = None,
        site_key: makini.Key | None = None,
        asset_key: makini.Key | None = None,
        account_key: makini.Key | None = None,
        title: str | None = None,
        service_request_key: makini.Key | None = None,
        code: str | None = None,
        pm_key: makini.Key | None = None,
        team_key: makini.Key | None = None,
        labor_assigned_key: makini.Key | None = None,
        user_approved_key: makini.Key | None = None,
        asset_downtime_key: makini.Key | None = None,
        instructions: str | None = None,
        status_key: makini.Key | None = None,
        severity: Any | None = None,
        estimated_time: Any | None = None,
        role_name: str | None = None,
        category_name: str | None = None,
        storeroom_key: makini.Key | None = None,
        notes: str | None = None,
        approved_at: makini.Instant | datetime | None = None,
        due_at: makini.Instant | datetime | None = None,
        scheduled_at: makini.Instant | datetime | None = None,
        actual_time: Any | None = None,
        completed_at: makini.Instant | datetime | None = None,
        completion_remarks: str | None = None,
        tasks: Sequence[Any] | None = None,
        documents: Sequence[Any] | None = None,
        created_at: makini.Instant | datetime | None = None,
        updated_at: makini.Instant | datetime | None = None,
        deleted_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.WorkOrder:
        """Changes a work order. Whether a field that is left out is kept is not documented.

        Takes `WriteWorkOrder`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/work-orders/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteWorkOrder(
            location_key=location_key,
            site_key=site_key,
            asset_key=asset_key,
            account_key=account_key,
            title=title,
            service_request_key=service_request_key,
            code=code,
            pm_key=pm_key,
            team_key=team_key,
            labor_assigned_key=labor_assigned_key,
            user_approved_key=user_approved_key,
            asset_downtime_key=asset_downtime_key,
            instructions=instructions,
            status_key=status_key,
            severity=severity,
            estimated_time=estimated_time,
            role_name=role_name,
            category_name=category_name,
            storeroom_key=storeroom_key,
            notes=notes,
            approved_at=approved_at,
            due_at=due_at,
            scheduled_at=scheduled_at,
            actual_time=actual_time,
            completed_at=completed_at,
            completion_remarks=completion_remarks,
            tasks=tasks,
            documents=documents,
            created_at=created_at,
            updated_at=updated_at,
            deleted_at=deleted_at,
            extra=extra,
        )
        sent = content_of("update_work_order", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.WorkOrder._of(await self._read("updateWorkOrder", *sent))

    async def set_work_order_status(
        self,
        id: makini.Key,
        request: makini.SetStatus | makini.SetStatusDict | Mapping[str, Any] | None = None,
        /,
        *,
        status_key: str | None = None,
        status: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.WorkOrder:
        """Sets the status of a work order, by `statusKey`.

        Takes `SetStatus`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/work-orders/{id}/status` (inferred). Described for v3; that v1 has the same
        under its prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.SetStatus(
            status_key=status_key,
            status=status,
            extra=extra,
        )
        sent = content_of("set_work_order_status", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.WorkOrder._of(await self._read("setWorkOrderStatus", *sent))

    def list_service_requests(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.ServiceRequest]:
        """Lists service requests.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/service-requests` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_service_requests", query, given, optional=True)
        return AsyncPages(self, "listServiceRequests", makini.ServiceRequest._all, *sent)

    async def get_service_request(self, id: makini.Key) -> makini.ServiceRequest:
        """Reads a service request.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/service-requests/{id}` (inferred). Described for v3; that v1 has the same
        under its prefix is inferred.
        """
        return makini.ServiceRequest._of(await self._read("getServiceRequest", {"id": id}))

    async def create_service_request(
        self,
        request: makini.NewServiceRequest | makini.NewServiceRequestDict | Mapping[str, Any] | None = None,
        /,
        *,
        asset_key: makini.Key | None = None,
        user_requested_key: makini.Key | None = None,
        title: str | None = None,
        description: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.ServiceRequest:
        """Creates a service request.

        Takes `NewServiceRequest`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/service-requests` (inferred). Described for v3; that v1 has the same under
        its prefix is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.NewServiceRequest(
            asset_key=asset_key,
            user_requested_key=user_requested_key,
            title=title,
            description=description,
            extra=extra,
        )
        sent = content_of("create_service_request", request, given)
        return makini.ServiceRequest._of(await self._read("createServiceRequest", *sent))

    def list_assets(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.Asset]:
        """Lists assets.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/assets` (inferred). Described for v3; that v1 has the same under its prefix is
        inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_assets", query, given, optional=True)
        return AsyncPages(self, "listAssets", makini.Asset._all, *sent)

    async def get_asset(self, id: makini.Key) -> makini.Asset:
        """Reads an asset.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/assets/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Asset._of(await self._read("getAsset", {"id": id}))

    async def create_asset(
        self,
        request: makini.WriteAsset | makini.WriteAssetDict | Mapping[str, Any] | None = None,
        /,
        *,
        site_key: makini.Key | None = None,
        parent_key: makini.Key | None = None,
        vendor_key: makini.Key | None = None,
        team_key: makini.Key | None = None,
        location_key: makini.Key | None = None,
        name: str | None = None,
        description: str | None = None,
        notes: str | None = None,
        category_name: str | None = None,
        criticality: str | None = None,
        is_active: bool | None = None,
        model_name: str | None = None,
        serial_number: str | None = None,
        activated_at: makini.Instant | datetime | None = None,
        deactivated_at: makini.Instant | datetime | None = None,
        asset_template_key: makini.Key | None = None,
        model_key: makini.Key | None = None,
        account_key: makini.Key | None = None,
        manufacturer_name: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Asset:
        """Creates an asset.

        Takes `WriteAsset`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/assets` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.WriteAsset(
            site_key=site_key,
            parent_key=parent_key,
            vendor_key=vendor_key,
            team_key=team_key,
            location_key=location_key,
            name=name,
            description=description,
            notes=notes,
            category_name=category_name,
            criticality=criticality,
            is_active=is_active,
            model_name=model_name,
            serial_number=serial_number,
            activated_at=activated_at,
            deactivated_at=deactivated_at,
            asset_template_key=asset_template_key,
            model_key=model_key,
            account_key=account_key,
            manufacturer_name=manufacturer_name,
            extra=extra,
        )
        sent = content_of("create_asset", request, given)
        return makini.Asset._of(await self._read("createAsset", *sent))

    async def update_asset(
        self,
        id: makini.Key,
        request: makini.WriteAsset | makini.WriteAssetDict | Mapping[str, Any] | None = None,
        /,
        *,
        site_key: makini.Key | None = None,
        parent_key: makini.Key | None = None,
        vendor_key: makini.Key | None = None,
        team_key: makini.Key | None = None,
        location_key: makini.Key | None = None,
        name: str | None = None,
        description: str | None = None,
        notes: str | None = None,
        category_name: str | None = None,
        criticality: str | None = None,
        is_active: bool | None = None,
        model_name: str | None = None,
        serial_number: str | None = None,
        activated_at: makini.Instant | datetime | None = None,
        deactivated_at: makini.Instant | datetime | None = None,
        asset_template_key: makini.Key | None = None,
        model_key: makini.Key | None = None,
        account_key: makini.Key | None = None,
        manufacturer_name: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Asset:
        """Changes an asset. Whether a field that is left out is kept is not documented.

        Takes `WriteAsset`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/assets/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteAsset(
            site_key=site_key,
            parent_key=parent_key,
            vendor_key=vendor_key,
            team_key=team_key,
            location_key=location_key,
            name=name,
            description=description,
            notes=notes,
            category_name=category_name,
            criticality=criticality,
            is_active=is_active,
            model_name=model_name,
            serial_number=serial_number,
            activated_at=activated_at,
            deactivated_at=deactivated_at,
            asset_template_key=asset_template_key,
            model_key=model_key,
            account_key=account_key,
            manufacturer_name=manufacturer_name,
            extra=extra,
        )
        sent = content_of("update_asset", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Asset._of(await self._read("updateAsset", *sent))

    def list_materials(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.Material]:
        """Lists materials.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/materials` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_materials", query, given, optional=True)
        return AsyncPages(self, "listMaterials", makini.Material._all, *sent)

    async def get_material(self, id: makini.Key) -> makini.Material:
        """Reads a material.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/materials/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Material._of(await self._read("getMaterial", {"id": id}))

    async def create_material(
        self,
        request: makini.WriteMaterial | makini.WriteMaterialDict | Mapping[str, Any] | None = None,
        /,
        *,
        site_keys: Any | None = None,
        parent_keys: Any | None = None,
        asset_keys: Any | None = None,
        vendor_keys: Any | None = None,
        documents: Sequence[Any] | None = None,
        account_key: makini.Key | None = None,
        code: str | None = None,
        is_assembly: bool | None = None,
        part_number: str | None = None,
        name: str | None = None,
        description: str | None = None,
        notes: str | None = None,
        criticality: str | None = None,
        is_active: bool | None = None,
        manufacturer_name: str | None = None,
        minimum_quantity: Any | None = None,
        cost: Any | None = None,
        currency: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Material:
        """Creates a material.

        Takes `WriteMaterial`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/materials` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.WriteMaterial(
            site_keys=site_keys,
            parent_keys=parent_keys,
            asset_keys=asset_keys,
            vendor_keys=vendor_keys,
            documents=documents,
            account_key=account_key,
            code=code,
            is_assembly=is_assembly,
            part_number=part_number,
            name=name,
            description=description,
            notes=notes,
            criticality=criticality,
            is_active=is_active,
            manufacturer_name=manufacturer_name,
            minimum_quantity=minimum_quantity,
            cost=cost,
            currency=currency,
            extra=extra,
        )
        sent = content_of("create_material", request, given)
        return makini.Material._of(await self._read("createMaterial", *sent))

    async def update_material(
        self,
        id: makini.Key,
        request: makini.WriteMaterial | makini.WriteMaterialDict | Mapping[str, Any] | None = None,
        /,
        *,
        site_keys: Any | None = None,
        parent_keys: Any | None = None,
        asset_keys: Any | None = None,
        vendor_keys: Any | None = None,
        documents: Sequence[Any] | None = None,
        account_key: makini.Key | None = None,
        code: str | None = None,
        is_assembly: bool | None = None,
        part_number: str | None = None,
        name: str | None = None,
        description: str | None = None,
        notes: str | None = None,
        criticality: str | None = None,
        is_active: bool | None = None,
        manufacturer_name: str | None = None,
        minimum_quantity: Any | None = None,
        cost: Any | None = None,
        currency: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Material:
        """Changes a material. Whether a field that is left out is kept is not documented.

        Takes `WriteMaterial`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/materials/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteMaterial(
            site_keys=site_keys,
            parent_keys=parent_keys,
            asset_keys=asset_keys,
            vendor_keys=vendor_keys,
            documents=documents,
            account_key=account_key,
            code=code,
            is_assembly=is_assembly,
            part_number=part_number,
            name=name,
            description=description,
            notes=notes,
            criticality=criticality,
            is_active=is_active,
            manufacturer_name=manufacturer_name,
            minimum_quantity=minimum_quantity,
            cost=cost,
            currency=currency,
            extra=extra,
        )
        sent = content_of("update_material", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Material._of(await self._read("updateMaterial", *sent))

    async def set_material_inventory(
        self,
        id: makini.Key,
        request: makini.WriteInventory | makini.WriteInventoryDict | Mapping[str, Any] | None = None,
        /,
        *,
        code: str | None = None,
        name: str | None = None,
        quantity: Any | None = None,
        unit_cost: Any | None = None,
        location_key: makini.Key | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Material:
        """Changes what there is of a material.

        Takes `WriteInventory`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/materials/{id}/inventory` (inferred). Described for v3; that v1 has the same
        under its prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteInventory(
            code=code,
            name=name,
            quantity=quantity,
            unit_cost=unit_cost,
            location_key=location_key,
            extra=extra,
        )
        sent = content_of("set_material_inventory", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Material._of(await self._read("setMaterialInventory", *sent))

    def list_inventories(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.Inventory]:
        """Lists inventories.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/inventories` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_inventories", query, given, optional=True)
        return AsyncPages(self, "listInventories", makini.Inventory._all, *sent)

    async def get_inventory(self, id: makini.Key) -> makini.Inventory:
        """Reads an inventory.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/inventories/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Inventory._of(await self._read("getInventory", {"id": id}))

    async def update_inventory(
        self,
        id: makini.Key,
        request: makini.WriteInventory | makini.WriteInventoryDict | Mapping[str, Any] | None = None,
        /,
        *,
        code: str | None = None,
        name: str | None = None,
        quantity: Any | None = None,
        unit_cost: Any | None = None,
        location_key: makini.Key | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Inventory:
        """Changes an inventory. Whether a field that is left out is kept is not documented.

        Takes `WriteInventory`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/inventories/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteInventory(
            code=code,
            name=name,
            quantity=quantity,
            unit_cost=unit_cost,
            location_key=location_key,
            extra=extra,
        )
        sent = content_of("update_inventory", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Inventory._of(await self._read("updateInventory", *sent))

    def list_stocks(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.Stock]:
        """Lists stocks.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/stocks` (inferred). Described for v3; that v1 has the same under its prefix is
        inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_stocks", query, given, optional=True)
        return AsyncPages(self, "listStocks", makini.Stock._all, *sent)

    async def get_stock(self, id: makini.Key) -> makini.Stock:
        """Reads a stock.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/stocks/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Stock._of(await self._read("getStock", {"id": id}))

    async def create_stock(
        self,
        request: makini.WriteStock | makini.WriteStockDict | Mapping[str, Any] | None = None,
        /,
        *,
        product_key: makini.Key | None = None,
        material_key: makini.Key | None = None,
        location_key: makini.Key | None = None,
        storeroom_key: makini.Key | None = None,
        asset_key: makini.Key | None = None,
        position: str | None = None,
        uom_key: Any | None = None,
        quantity: Any | None = None,
        expires_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Stock:
        """Creates a stock.

        Takes `WriteStock`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/stocks` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.WriteStock(
            product_key=product_key,
            material_key=material_key,
            location_key=location_key,
            storeroom_key=storeroom_key,
            asset_key=asset_key,
            position=position,
            uom_key=uom_key,
            quantity=quantity,
            expires_at=expires_at,
            extra=extra,
        )
        sent = content_of("create_stock", request, given)
        return makini.Stock._of(await self._read("createStock", *sent))

    async def update_stock(
        self,
        id: makini.Key,
        request: makini.WriteStock | makini.WriteStockDict | Mapping[str, Any] | None = None,
        /,
        *,
        product_key: makini.Key | None = None,
        material_key: makini.Key | None = None,
        location_key: makini.Key | None = None,
        storeroom_key: makini.Key | None = None,
        asset_key: makini.Key | None = None,
        position: str | None = None,
        uom_key: Any | None = None,
        quantity: Any | None = None,
        expires_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Stock:
        """Changes a stock. Whether a field that is left out is kept is not documented.

        Takes `WriteStock`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/stocks/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteStock(
            product_key=product_key,
            material_key=material_key,
            location_key=location_key,
            storeroom_key=storeroom_key,
            asset_key=asset_key,
            position=position,
            uom_key=uom_key,
            quantity=quantity,
            expires_at=expires_at,
            extra=extra,
        )
        sent = content_of("update_stock", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Stock._of(await self._read("updateStock", *sent))

    def list_vendors(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.Vendor]:
        """Lists vendors.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/vendors` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_vendors", query, given, optional=True)
        return AsyncPages(self, "listVendors", makini.Vendor._all, *sent)

    async def get_vendor(self, id: makini.Key) -> makini.Vendor:
        """Reads a vendor.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/vendors/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Vendor._of(await self._read("getVendor", {"id": id}))

    def list_sites(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.Site]:
        """Lists sites.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/sites` (inferred). Described for v3; that v1 has the same under its prefix is
        inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_sites", query, given, optional=True)
        return AsyncPages(self, "listSites", makini.Site._all, *sent)

    async def get_site(self, id: makini.Key) -> makini.Site:
        """Reads a site.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/sites/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Site._of(await self._read("getSite", {"id": id}))

    def list_locations(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.Location]:
        """Lists locations.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/locations` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_locations", query, given, optional=True)
        return AsyncPages(self, "listLocations", makini.Location._all, *sent)

    async def get_location(self, id: makini.Key) -> makini.Location:
        """Reads a location.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/locations/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Location._of(await self._read("getLocation", {"id": id}))

    def list_invoices(
        self,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.Invoice]:
        """Lists invoices.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/invoices` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_invoices", query, given, optional=True)
        return AsyncPages(self, "listInvoices", makini.Invoice._all, *sent)

    async def get_invoice(self, id: makini.Key) -> makini.Invoice:
        """Reads an invoice.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/invoices/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        return makini.Invoice._of(await self._read("getInvoice", {"id": id}))

    async def create_invoice(
        self,
        request: makini.WriteInvoice | makini.WriteInvoiceDict | Mapping[str, Any] | None = None,
        /,
        *,
        invoice_number: str | None = None,
        customer_key: makini.Key | None = None,
        vendor_key: makini.Key | None = None,
        po_key: makini.Key | None = None,
        status_key: makini.Key | None = None,
        line_item: Sequence[Any] | None = None,
        invoice_date: makini.Instant | datetime | None = None,
        due_date: makini.Instant | datetime | None = None,
        received_date: makini.Instant | datetime | None = None,
        currency_key: makini.Key | None = None,
        total_net_value: Any | None = None,
        total_tax_value: Any | None = None,
        total_gross_value: Any | None = None,
        created_at: makini.Instant | datetime | None = None,
        updated_at: makini.Instant | datetime | None = None,
        deleted_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Invoice:
        """Creates an invoice.

        Takes `WriteInvoice`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/invoices` (inferred). Described for v3; that v1 has the same under its prefix
        is inferred. Nothing is documented that would make it safe to send it twice.
        """
        given = makini.WriteInvoice(
            invoice_number=invoice_number,
            customer_key=customer_key,
            vendor_key=vendor_key,
            po_key=po_key,
            status_key=status_key,
            line_item=line_item,
            invoice_date=invoice_date,
            due_date=due_date,
            received_date=received_date,
            currency_key=currency_key,
            total_net_value=total_net_value,
            total_tax_value=total_tax_value,
            total_gross_value=total_gross_value,
            created_at=created_at,
            updated_at=updated_at,
            deleted_at=deleted_at,
            extra=extra,
        )
        sent = content_of("create_invoice", request, given)
        return makini.Invoice._of(await self._read("createInvoice", *sent))

    async def update_invoice(
        self,
        id: makini.Key,
        request: makini.WriteInvoice | makini.WriteInvoiceDict | Mapping[str, Any] | None = None,
        /,
        *,
        invoice_number: str | None = None,
        customer_key: makini.Key | None = None,
        vendor_key: makini.Key | None = None,
        po_key: makini.Key | None = None,
        status_key: makini.Key | None = None,
        line_item: Sequence[Any] | None = None,
        invoice_date: makini.Instant | datetime | None = None,
        due_date: makini.Instant | datetime | None = None,
        received_date: makini.Instant | datetime | None = None,
        currency_key: makini.Key | None = None,
        total_net_value: Any | None = None,
        total_tax_value: Any | None = None,
        total_gross_value: Any | None = None,
        created_at: makini.Instant | datetime | None = None,
        updated_at: makini.Instant | datetime | None = None,
        deleted_at: makini.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Invoice:
        """Changes an invoice. Whether a field that is left out is kept is not documented.

        Takes `WriteInvoice`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/invoices/{id}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.WriteInvoice(
            invoice_number=invoice_number,
            customer_key=customer_key,
            vendor_key=vendor_key,
            po_key=po_key,
            status_key=status_key,
            line_item=line_item,
            invoice_date=invoice_date,
            due_date=due_date,
            received_date=received_date,
            currency_key=currency_key,
            total_net_value=total_net_value,
            total_tax_value=total_tax_value,
            total_gross_value=total_gross_value,
            created_at=created_at,
            updated_at=updated_at,
            deleted_at=deleted_at,
            extra=extra,
        )
        sent = content_of("update_invoice", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Invoice._of(await self._read("updateInvoice", *sent))

    async def set_invoice_status(
        self,
        id: makini.Key,
        request: makini.SetStatus | makini.SetStatusDict | Mapping[str, Any] | None = None,
        /,
        *,
        status_key: str | None = None,
        status: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> makini.Invoice:
        """Sets the status of an invoice, by `status`.

        Takes `SetStatus`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        PUT `{prefix}/invoices/{id}/status` (inferred). Described for v3; that v1 has the same under
        its prefix is inferred. That it may be repeated is what HTTP says of the method.
        """
        given = makini.SetStatus(
            status_key=status_key,
            status=status,
            extra=extra,
        )
        sent = content_of("set_invoice_status", request, given)
        sent = beside({"id": id}, "request", *sent)
        return makini.Invoice._of(await self._read("setInvoiceStatus", *sent))

    def list_statuses(
        self,
        scope: str,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.Status]:
        """Lists the statuses that records of one kind may have.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        GET `{prefix}/statuses/{scope}` (inferred). Described for v3; that v1 has the same under its
        prefix is inferred.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_statuses", query, given, optional=True)
        sent = beside({"scope": scope}, "query", *sent)
        return AsyncPages(self, "listStatuses", makini.Status._all, *sent)

    async def sync_status(self) -> makini.SyncStatus:
        """Tells how far the connection has been read, and when it is read next.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `{prefix}/sync-status` (inferred). That there is a sync-status endpoint is documented,
        and what it tells; the prefix is inferred, and the names of its fields are a guess.
        """
        return makini.SyncStatus._of(await self._read("syncStatus", {}))

    async def integration(self) -> makini.Integration:
        """Reads the connection that the token belongs to.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `/api/integrations/current` (documented). Described for v3.
        """
        return makini.Integration._of(await self._read("integration", {}))

    async def list_connections(self) -> list[makini.Connection]:
        """Lists the connections of an account. It takes an admin token.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `/api/system/connections` (documented). Described for v3.
        """
        return await self._records(makini.Connection, "listConnections", {})

    async def delete_connection(self, id: makini.ConnectionId | UUID) -> Any:
        """Ends a connection: its token is invalid at once, and its credits come back (documented). It
        takes an admin token.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        DELETE `/api/system/connections/{id}` (documented). Described for v3. That it may be
        repeated is what HTTP says of the method.
        """
        return await self._read("deleteConnection", {"id": id})

    async def list_platforms(self) -> list[makini.Platform]:
        """Lists the systems that can be connected. It takes an admin token.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `/api/system/platforms` (documented). Described for v3; what a platform has is not.
        """
        return await self._records(makini.Platform, "listPlatforms", {})

    async def list_raw_tables(self) -> Any:
        """Lists the tables of the system behind.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `/api/raw/tables` (documented). Described for v3; the form of the answer is not.
        """
        return await self._read("listRawTables", {})

    def list_raw_records(
        self,
        table: makini.TableName,
        query: makini.ListQuery | makini.ListQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> AsyncPages[makini.RawRecord]:
        """Lists the records of a table of the system behind, as they are there.

        Takes `ListQuery`, a dict with the documented names, or keywords.
        Nothing is sent before the first record, or page, is asked for.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        GET `/api/raw/tables/{table}/data` (documented). Described for v3.
        """
        given = makini.ListQuery(
            modified_after=modified_after,
            filter=filter,
            filter_match=filter_match,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
            extra=extra,
        )
        sent = content_of("list_raw_records", query, given, optional=True)
        sent = beside({"table": table}, "query", *sent)
        return AsyncPages(self, "listRawRecords", makini.RawRecord._all, *sent)

    async def passthrough(
        self,
        request: makini.Passthrough | makini.PassthroughDict | Mapping[str, Any] | None = None,
        /,
        *,
        path: str | None = None,
        method: str | None = None,
        headers: Mapping[str, Any] | None = None,
        query: Mapping[str, Any] | None = None,
        body: Any | None = None,
        base64encoded: Any | None = None,
        sql: str | None = None,
        parameters: Any | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Any:
        """Calls the system behind as it is. It is not repeated, whatever its method.

        Takes `Passthrough`, a dict with the documented names, or keywords.
        Required: `method`.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `/api/passthrough` (documented). Described for v3; the form of the answer is that of
        the system behind.
        """
        given = makini.Passthrough(
            path=path,
            method=method,
            headers=headers,
            query=query,
            body=body,
            base64encoded=base64encoded,
            sql=sql,
            parameters=parameters,
            extra=extra,
        )
        sent = content_of("passthrough", request, given)
        return await self._read("passthrough", *sent)

    listPurchaseOrders = list_purchase_orders
    getPurchaseOrder = get_purchase_order
    createPurchaseOrder = create_purchase_order
    updatePurchaseOrder = update_purchase_order
    setPurchaseOrderStatus = set_purchase_order_status
    listPurchaseOrderLines = list_purchase_order_lines
    getPurchaseOrderLine = get_purchase_order_line
    listWorkOrders = list_work_orders
    getWorkOrder = get_work_order
    createWorkOrder = create_work_order
    updateWorkOrder = update_work_order
    setWorkOrderStatus = set_work_order_status
    listServiceRequests = list_service_requests
    getServiceRequest = get_service_request
    createServiceRequest = create_service_request
    listAssets = list_assets
    getAsset = get_asset
    createAsset = create_asset
    updateAsset = update_asset
    listMaterials = list_materials
    getMaterial = get_material
    createMaterial = create_material
    updateMaterial = update_material
    setMaterialInventory = set_material_inventory
    listInventories = list_inventories
    getInventory = get_inventory
    updateInventory = update_inventory
    listStocks = list_stocks
    getStock = get_stock
    createStock = create_stock
    updateStock = update_stock
    listVendors = list_vendors
    getVendor = get_vendor
    listSites = list_sites
    getSite = get_site
    listLocations = list_locations
    getLocation = get_location
    listInvoices = list_invoices
    getInvoice = get_invoice
    createInvoice = create_invoice
    updateInvoice = update_invoice
    setInvoiceStatus = set_invoice_status
    listStatuses = list_statuses
    syncStatus = sync_status
    listConnections = list_connections
    deleteConnection = delete_connection
    listPlatforms = list_platforms
    listRawTables = list_raw_tables
    listRawRecords = list_raw_records
