# Written by `cargo dev generate` from the tables in core/client; do not edit.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""What Makini's operations take and give."""

from __future__ import annotations

from makokit._keywords import keywords
from makokit._model import Model, Request
from makokit._typing import NewType, TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    # A field is a slot, which a type checker is best told to be a property.
    from builtins import property as field
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Any, Final
    from uuid import UUID
else:
    from makokit._model import field

__all__ = [
    "ConnectionId",
    "Instant",
    "Key",
    "TableName",
    "ConnectionStatus",
    "FilterMatch",
    "StatusScope",
    "SyncState",
    "Address",
    "AddressDict",
    "Inventory",
    "InventoryDict",
    "PurchaseOrderLine",
    "PurchaseOrderLineDict",
    "ListQuery",
    "ListQueryDict",
    "NewServiceRequest",
    "NewServiceRequestDict",
    "Passthrough",
    "PassthroughDict",
    "SetStatus",
    "SetStatusDict",
    "WriteAsset",
    "WriteAssetDict",
    "WriteInventory",
    "WriteInventoryDict",
    "WriteInvoice",
    "WriteInvoiceDict",
    "WriteMaterial",
    "WriteMaterialDict",
    "WritePurchaseOrder",
    "WritePurchaseOrderDict",
    "WriteStock",
    "WriteStockDict",
    "WriteWorkOrder",
    "WriteWorkOrderDict",
    "Asset",
    "Connection",
    "Integration",
    "Invoice",
    "Location",
    "Material",
    "Platform",
    "PurchaseOrder",
    "RawRecord",
    "ServiceRequest",
    "Site",
    "Status",
    "Stock",
    "SyncStatus",
    "Vendor",
    "WorkOrder",
]

ConnectionId = NewType("ConnectionId", str)
"""The id of a connection."""

Instant = NewType("Instant", str)
"""An instant, as the API writes it: `2025-06-27T17:25:22Z` in every sample; some entities have a date
only.
"""

Key = NewType("Key", str)
"""The key of a record, by which others refer to it. Opaque (documented samples have 40 hexadecimal
digits).
"""

TableName = NewType("TableName", str)
"""The name of a table of the system behind."""


class ConnectionStatus:
    """How a connection stands. Three vocabularies are documented; values are kept as they come."""

    PENDING: Final = "Pending"
    """The flow of connecting is not finished."""
    SYNCHRONIZING: Final = "Synchronizing"
    """It is being read."""
    IN_PROGRESS: Final = "In progress"
    """Data are being processed."""
    ACTIVE: Final = "Active"
    """It is ready for requests."""
    INACTIVE: Final = "Inactive"
    """It was disabled for a lack of credits."""


class FilterMatch:
    """How many of several filters have to fit."""

    ANY: Final = "any"
    """One of them."""
    ALL: Final = "all"
    """Each."""


class StatusScope:
    """What has statuses: the name in a path, in the plural."""

    PURCHASE_ORDERS: Final = "purchase-orders"
    """Purchase orders."""
    WORK_ORDERS: Final = "work-orders"
    """Work orders."""
    SERVICE_REQUESTS: Final = "service-requests"
    """Service requests."""
    INVOICES: Final = "invoices"
    """Invoices."""


class SyncState:
    """How far a connection has been read."""

    IN_PROGRESS: Final = "in_progress"
    """It is being read, in the words of the documentation."""
    COMPLETED: Final = "completed"
    """It was read, in the words of the documentation."""
    FAILED: Final = "failed"
    """It could not be read, in the words of the documentation."""
    INPROGRESS: Final = "inprogress"
    """It is being read (v3)."""
    DONE: Final = "done"
    """It was read (v3)."""
    FULLDONE: Final = "fulldone"
    """It was read as a whole (v3)."""
    ERROR: Final = "error"
    """It could not be read (v3)."""
    FAIL: Final = "fail"
    """The credentials of the system behind are wrong (v3)."""


class AddressDict(TypedDict, total=False):
    """The fields of `Address` as a dict, with the documented names."""

    addressee: str
    addressLines: Any
    city: str
    state: str
    postCode: str
    country: str
    phone: str
    email: str
    notes: str
    isActive: bool
    createdAt: str
    updatedAt: str


class Address(Request):
    """A postal address."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "addressee": "addressee",
        "addressLines": "address_lines",
        "city": "city",
        "state": "state",
        "postCode": "post_code",
        "country": "country",
        "phone": "phone",
        "email": "email",
        "notes": "notes",
        "isActive": "is_active",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    }

    @keywords
    def __init__(
        self,
        *,
        addressee: str | None = None,
        address_lines: Any | None = None,
        city: str | None = None,
        state: str | None = None,
        post_code: str | None = None,
        country: str | None = None,
        phone: str | None = None,
        email: str | None = None,
        notes: str | None = None,
        is_active: bool | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "addressee": addressee,
            "addressLines": address_lines,
            "city": city,
            "state": state,
            "postCode": post_code,
            "country": country,
            "phone": phone,
            "email": email,
            "notes": notes,
            "isActive": is_active,
            "createdAt": created_at,
            "updatedAt": updated_at,
        }
        self._fill(fields, extra)

    @property
    def addressee(self) -> str | None:
        """Whose address it is."""
        value: str | None = self._raw.get("addressee")
        return value

    @property
    def address_lines(self) -> Any | None:
        """The lines of the address: a text or several."""
        value: Any | None = self._copy("addressLines")
        return value

    @property
    def city(self) -> str | None:
        """City."""
        value: str | None = self._raw.get("city")
        return value

    @property
    def state(self) -> str | None:
        """State."""
        value: str | None = self._raw.get("state")
        return value

    @property
    def post_code(self) -> str | None:
        """Postal code."""
        value: str | None = self._raw.get("postCode")
        return value

    @property
    def country(self) -> str | None:
        """Country."""
        value: str | None = self._raw.get("country")
        return value

    @property
    def phone(self) -> str | None:
        """Phone number."""
        value: str | None = self._raw.get("phone")
        return value

    @property
    def email(self) -> str | None:
        """E-mail address."""
        value: str | None = self._raw.get("email")
        return value

    @property
    def notes(self) -> str | None:
        """Notes."""
        value: str | None = self._raw.get("notes")
        return value

    @property
    def is_active(self) -> bool | None:
        """Whether it is in use."""
        value: bool | None = self._raw.get("isActive")
        return value

    @property
    def created_at(self) -> Instant | None:
        """When it was created."""
        value: Instant | None = self._raw.get("createdAt")
        return value

    @property
    def updated_at(self) -> Instant | None:
        """When it was changed last."""
        value: Instant | None = self._raw.get("updatedAt")
        return value


class InventoryDict(TypedDict, total=False):
    """The fields of `Inventory` as a dict, with the documented names."""

    key: str
    id: str
    code: str
    name: str
    quantity: Any
    unitCost: Any
    locationKey: str
    createdAt: str
    updatedAt: str


class Inventory(Request):
    """How much there is of a material at a place."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "key": "key",
        "id": "id",
        "code": "code",
        "name": "name",
        "quantity": "quantity",
        "unitCost": "unit_cost",
        "locationKey": "location_key",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    }

    @keywords
    def __init__(
        self,
        *,
        key: Key | None = None,
        id: Key | None = None,
        code: str | None = None,
        name: str | None = None,
        quantity: Any | None = None,
        unit_cost: Any | None = None,
        location_key: Key | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "key": key,
            "id": id,
            "code": code,
            "name": name,
            "quantity": quantity,
            "unitCost": unit_cost,
            "locationKey": location_key,
            "createdAt": created_at,
            "updatedAt": updated_at,
        }
        self._fill(fields, extra)

    @property
    def key(self) -> Key | None:
        """The key by which other records refer to it."""
        value: Key | None = self._raw.get("key")
        return value

    @property
    def id(self) -> Key | None:
        """The id, where the API gives one instead of a key (v4)."""
        value: Key | None = self._raw.get("id")
        return value

    @property
    def code(self) -> str | None:
        """A code that people use."""
        value: str | None = self._raw.get("code")
        return value

    @property
    def name(self) -> str | None:
        """A name."""
        value: str | None = self._raw.get("name")
        return value

    @property
    def quantity(self) -> Any | None:
        """How many or how much: a number, or a text that holds one."""
        value: Any | None = self._copy("quantity")
        return value

    @property
    def unit_cost(self) -> Any | None:
        """What one costs: a number, or a text that holds one."""
        value: Any | None = self._copy("unitCost")
        return value

    @property
    def location_key(self) -> Key | None:
        """Its location."""
        value: Key | None = self._raw.get("locationKey")
        return value

    @property
    def created_at(self) -> Instant | None:
        """When it was created."""
        value: Instant | None = self._raw.get("createdAt")
        return value

    @property
    def updated_at(self) -> Instant | None:
        """When it was changed last."""
        value: Instant | None = self._raw.get("updatedAt")
        return value


class PurchaseOrderLineDict(TypedDict, total=False):
    """The fields of `PurchaseOrderLine` as a dict, with the documented names."""

    key: str
    lineNo: Any
    lineRef: str
    code: str
    type: str
    name: str
    description: str
    materialKey: str
    productKey: str
    assetKey: str
    quantity: Any
    receivedQuantity: Any
    uomKey: Any
    currencyKey: str
    price: Any
    discount: Any
    lineTaxValue: Any
    lineTotalValue: Any
    statusKey: str
    vendorKey: str
    accountKey: str
    locationKey: str
    storeroomKey: str
    deliveryAt: str
    dueAt: str
    notes: str
    createdAt: str
    updatedAt: str
    deletedAt: str


class PurchaseOrderLine(Request):
    """A line of a purchase order."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "key": "key",
        "lineNo": "line_no",
        "lineRef": "line_ref",
        "code": "code",
        "type": "type",
        "name": "name",
        "description": "description",
        "materialKey": "material_key",
        "productKey": "product_key",
        "assetKey": "asset_key",
        "quantity": "quantity",
        "receivedQuantity": "received_quantity",
        "uomKey": "uom_key",
        "currencyKey": "currency_key",
        "price": "price",
        "discount": "discount",
        "lineTaxValue": "line_tax_value",
        "lineTotalValue": "line_total_value",
        "statusKey": "status_key",
        "vendorKey": "vendor_key",
        "accountKey": "account_key",
        "locationKey": "location_key",
        "storeroomKey": "storeroom_key",
        "deliveryAt": "delivery_at",
        "dueAt": "due_at",
        "notes": "notes",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        key: Key | None = None,
        line_no: Any | None = None,
        line_ref: str | None = None,
        code: str | None = None,
        type: str | None = None,
        name: str | None = None,
        description: str | None = None,
        material_key: Key | None = None,
        product_key: Key | None = None,
        asset_key: Key | None = None,
        quantity: Any | None = None,
        received_quantity: Any | None = None,
        uom_key: Any | None = None,
        currency_key: Key | None = None,
        price: Any | None = None,
        discount: Any | None = None,
        line_tax_value: Any | None = None,
        line_total_value: Any | None = None,
        status_key: Key | None = None,
        vendor_key: Key | None = None,
        account_key: Key | None = None,
        location_key: Key | None = None,
        storeroom_key: Key | None = None,
        delivery_at: Instant | datetime | None = None,
        due_at: Instant | datetime | None = None,
        notes: str | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "key": key,
            "lineNo": line_no,
            "lineRef": line_ref,
            "code": code,
            "type": type,
            "name": name,
            "description": description,
            "materialKey": material_key,
            "productKey": product_key,
            "assetKey": asset_key,
            "quantity": quantity,
            "receivedQuantity": received_quantity,
            "uomKey": uom_key,
            "currencyKey": currency_key,
            "price": price,
            "discount": discount,
            "lineTaxValue": line_tax_value,
            "lineTotalValue": line_total_value,
            "statusKey": status_key,
            "vendorKey": vendor_key,
            "accountKey": account_key,
            "locationKey": location_key,
            "storeroomKey": storeroom_key,
            "deliveryAt": delivery_at,
            "dueAt": due_at,
            "notes": notes,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @property
    def key(self) -> Key | None:
        """The key by which other records refer to it."""
        value: Key | None = self._raw.get("key")
        return value

    @property
    def line_no(self) -> Any | None:
        """Its number within the order: a number, or a text that holds one."""
        value: Any | None = self._copy("lineNo")
        return value

    @property
    def line_ref(self) -> str | None:
        """What refers to the line elsewhere."""
        value: str | None = self._raw.get("lineRef")
        return value

    @property
    def code(self) -> str | None:
        """A code that people use."""
        value: str | None = self._raw.get("code")
        return value

    @property
    def type(self) -> str | None:
        """What kind of line it is."""
        value: str | None = self._raw.get("type")
        return value

    @property
    def name(self) -> str | None:
        """A name."""
        value: str | None = self._raw.get("name")
        return value

    @property
    def description(self) -> str | None:
        """A description."""
        value: str | None = self._raw.get("description")
        return value

    @property
    def material_key(self) -> Key | None:
        """The material."""
        value: Key | None = self._raw.get("materialKey")
        return value

    @property
    def product_key(self) -> Key | None:
        """The product."""
        value: Key | None = self._raw.get("productKey")
        return value

    @property
    def asset_key(self) -> Key | None:
        """The asset."""
        value: Key | None = self._raw.get("assetKey")
        return value

    @property
    def quantity(self) -> Any | None:
        """How many or how much: a number, or a text that holds one."""
        value: Any | None = self._copy("quantity")
        return value

    @property
    def received_quantity(self) -> Any | None:
        """How many or how much has come: a number, or a text that holds one."""
        value: Any | None = self._copy("receivedQuantity")
        return value

    @property
    def uom_key(self) -> Any | None:
        """The unit of measure: a key; some systems have an object."""
        value: Any | None = self._copy("uomKey")
        return value

    @property
    def currency_key(self) -> Key | None:
        """The currency: a key, and no code."""
        value: Key | None = self._raw.get("currencyKey")
        return value

    @property
    def price(self) -> Any | None:
        """The price of one: a number, or a text that holds one."""
        value: Any | None = self._copy("price")
        return value

    @property
    def discount(self) -> Any | None:
        """The discount: a number, or a text that holds one."""
        value: Any | None = self._copy("discount")
        return value

    @property
    def line_tax_value(self) -> Any | None:
        """The taxes of the line: a number, or a text that holds one."""
        value: Any | None = self._copy("lineTaxValue")
        return value

    @property
    def line_total_value(self) -> Any | None:
        """The total of the line: a number, or a text that holds one."""
        value: Any | None = self._copy("lineTotalValue")
        return value

    @property
    def status_key(self) -> Key | None:
        """Its status, which `listStatuses` explains."""
        value: Key | None = self._raw.get("statusKey")
        return value

    @property
    def vendor_key(self) -> Key | None:
        """The vendor; see `listVendors`."""
        value: Key | None = self._raw.get("vendorKey")
        return value

    @property
    def account_key(self) -> Key | None:
        """The account it is charged to."""
        value: Key | None = self._raw.get("accountKey")
        return value

    @property
    def location_key(self) -> Key | None:
        """Its location."""
        value: Key | None = self._raw.get("locationKey")
        return value

    @property
    def storeroom_key(self) -> Key | None:
        """The storeroom."""
        value: Key | None = self._raw.get("storeroomKey")
        return value

    @property
    def delivery_at(self) -> Instant | None:
        """When it is delivered."""
        value: Instant | None = self._raw.get("deliveryAt")
        return value

    @property
    def due_at(self) -> Instant | None:
        """When it is due. That this is the required date of an order is inferred."""
        value: Instant | None = self._raw.get("dueAt")
        return value

    @property
    def notes(self) -> str | None:
        """Notes."""
        value: str | None = self._raw.get("notes")
        return value

    @property
    def created_at(self) -> Instant | None:
        """When it was created."""
        value: Instant | None = self._raw.get("createdAt")
        return value

    @property
    def updated_at(self) -> Instant | None:
        """When it was changed last."""
        value: Instant | None = self._raw.get("updatedAt")
        return value

    @property
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""
        value: Instant | None = self._raw.get("deletedAt")
        return value


class ListQueryDict(TypedDict, total=False):
    """The fields of `ListQuery` as a dict, with the documented names."""

    modified_after: str
    filter: dict[str, Any]
    filterMatch: str
    sort: dict[str, Any]
    page_size: int
    cursor: str


class ListQuery(Request):
    """Which records, in which order, and where to begin."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "modified_after": "modified_after",
        "filter": "filter",
        "filterMatch": "filter_match",
        "sort": "sort",
        "page_size": "page_size",
        "cursor": "cursor",
    }

    @keywords
    def __init__(
        self,
        *,
        modified_after: str | None = None,
        filter: Mapping[str, Any] | None = None,
        filter_match: str | None = None,
        sort: Mapping[str, Any] | None = None,
        page_size: int | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "modified_after": modified_after,
            "filter": filter,
            "filterMatch": filter_match,
            "sort": sort,
            "page_size": page_size,
            "cursor": cursor,
        }
        self._fill(fields, extra)

    @property
    def modified_after(self) -> str | None:
        """Records that were changed since: a date (`2026-01-31`) or an instant in UTC
        (`2026-01-31T00:00:00Z`). Documented, but for whether the moment itself counts: overlap a
        little, and expect records twice.
        """
        value: str | None = self._raw.get("modified_after")
        return value

    @property
    def filter(self) -> dict[str, Any] | None:
        """Records whose fields are so: `{"orderNo": "7"}`, or with a way of comparing after a colon
        (`contains`, `startsWith`, `gt`, `gteq`, `lt`, `lted`): `{"updatedAt:gt":
        "2026-01-31T00:00:00Z"}`. Documented for v3.
        """
        value: dict[str, Any] | None = self._copy("filter")
        return value

    @property
    def filter_match(self) -> str | None:
        """Whether `any` or `all` of the filters have to fit. Documented for v3; what holds without it
        is not. Known values: `FilterMatch`.
        """
        value: str | None = self._raw.get("filterMatch")
        return value

    @property
    def sort(self) -> dict[str, Any] | None:
        """In which order: 1 for a field that descends, 0 for one that ascends. Documented for v3."""
        value: dict[str, Any] | None = self._copy("sort")
        return value

    @property
    def page_size(self) -> int | None:
        """How many records a page is to have. APIs have a maximum of 100 to 500, by entity
        (documented); the largest that works is advised.
        """
        value: int | None = self._raw.get("page_size")
        return value

    @property
    def cursor(self) -> str | None:
        """Where to begin: a cursor that a page before had, or with page numbers the number of a page."""
        value: str | None = self._raw.get("cursor")
        return value


class NewServiceRequestDict(TypedDict, total=False):
    """The fields of `NewServiceRequest` as a dict, with the documented names."""

    assetKey: str
    userRequestedKey: str
    title: str
    description: str


class NewServiceRequest(Request):
    """A service request to create. EMAINT requires `userRequestedKey` and `title` (documented)."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "assetKey": "asset_key",
        "userRequestedKey": "user_requested_key",
        "title": "title",
        "description": "description",
    }

    @keywords
    def __init__(
        self,
        *,
        asset_key: Key | None = None,
        user_requested_key: Key | None = None,
        title: str | None = None,
        description: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "assetKey": asset_key,
            "userRequestedKey": user_requested_key,
            "title": title,
            "description": description,
        }
        self._fill(fields, extra)

    @property
    def asset_key(self) -> Key | None:
        """The asset."""
        value: Key | None = self._raw.get("assetKey")
        return value

    @property
    def user_requested_key(self) -> Key | None:
        """Who asked for it."""
        value: Key | None = self._raw.get("userRequestedKey")
        return value

    @property
    def title(self) -> str | None:
        """A title."""
        value: str | None = self._raw.get("title")
        return value

    @property
    def description(self) -> str | None:
        """A description."""
        value: str | None = self._raw.get("description")
        return value


class PassthroughDict(TypedDict, total=False):
    """The fields of `Passthrough` as a dict, with the documented names."""

    path: str
    method: str
    headers: dict[str, Any]
    query: dict[str, Any]
    body: Any
    base64encoded: Any
    sql: str
    parameters: Any


class Passthrough(Request):
    """A call that goes through to the system behind as it is."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "path": "path",
        "method": "method",
        "headers": "headers",
        "query": "query",
        "body": "body",
        "base64encoded": "base64encoded",
        "sql": "sql",
        "parameters": "parameters",
    }

    @keywords
    def __init__(
        self,
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
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "path": path,
            "method": method,
            "headers": headers,
            "query": query,
            "body": body,
            "base64encoded": base64encoded,
            "sql": sql,
            "parameters": parameters,
        }
        self._fill(fields, extra)

    @property
    def path(self) -> str | None:
        """The path there."""
        value: str | None = self._raw.get("path")
        return value

    @property
    def method(self) -> str | None:
        """`get`, `post`, `put` or `delete`. Required (documented)."""
        value: str | None = self._raw.get("method")
        return value

    @property
    def headers(self) -> dict[str, Any] | None:
        """Headers."""
        value: dict[str, Any] | None = self._copy("headers")
        return value

    @property
    def query(self) -> dict[str, Any] | None:
        """The query."""
        value: dict[str, Any] | None = self._copy("query")
        return value

    @property
    def body(self) -> Any | None:
        """The body."""
        value: Any | None = self._copy("body")
        return value

    @property
    def base64encoded(self) -> Any | None:
        """Whether the body is in base 64."""
        value: Any | None = self._copy("base64encoded")
        return value

    @property
    def sql(self) -> str | None:
        """A query of a database."""
        value: str | None = self._raw.get("sql")
        return value

    @property
    def parameters(self) -> Any | None:
        """What that is called with."""
        value: Any | None = self._copy("parameters")
        return value


class SetStatusDict(TypedDict, total=False):
    """The fields of `SetStatus` as a dict, with the documented names."""

    statusKey: str
    status: str


class SetStatus(Request):
    """A status to set."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "statusKey": "status_key",
        "status": "status",
    }

    @keywords
    def __init__(
        self,
        *,
        status_key: str | None = None,
        status: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "statusKey": status_key,
            "status": status,
        }
        self._fill(fields, extra)

    @property
    def status_key(self) -> str | None:
        """The key of a status; work orders take it (documented)."""
        value: str | None = self._raw.get("statusKey")
        return value

    @property
    def status(self) -> str | None:
        """The status; purchase orders and invoices take it (documented)."""
        value: str | None = self._raw.get("status")
        return value


class WriteAssetDict(TypedDict, total=False):
    """The fields of `WriteAsset` as a dict, with the documented names."""

    siteKey: str
    parentKey: str
    vendorKey: str
    teamKey: str
    locationKey: str
    name: str
    description: str
    notes: str
    categoryName: str
    criticality: str
    isActive: bool
    modelName: str
    serialNumber: str
    activatedAt: str
    deactivatedAt: str
    assetTemplateKey: str
    modelKey: str
    accountKey: str
    manufacturerName: str


class WriteAsset(Request):
    """An asset to create, or what to change of one. INFOR-E requires a `name` (documented)."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "siteKey": "site_key",
        "parentKey": "parent_key",
        "vendorKey": "vendor_key",
        "teamKey": "team_key",
        "locationKey": "location_key",
        "name": "name",
        "description": "description",
        "notes": "notes",
        "categoryName": "category_name",
        "criticality": "criticality",
        "isActive": "is_active",
        "modelName": "model_name",
        "serialNumber": "serial_number",
        "activatedAt": "activated_at",
        "deactivatedAt": "deactivated_at",
        "assetTemplateKey": "asset_template_key",
        "modelKey": "model_key",
        "accountKey": "account_key",
        "manufacturerName": "manufacturer_name",
    }

    @keywords
    def __init__(
        self,
        *,
        site_key: Key | None = None,
        parent_key: Key | None = None,
        vendor_key: Key | None = None,
        team_key: Key | None = None,
        location_key: Key | None = None,
        name: str | None = None,
        description: str | None = None,
        notes: str | None = None,
        category_name: str | None = None,
        criticality: str | None = None,
        is_active: bool | None = None,
        model_name: str | None = None,
        serial_number: str | None = None,
        activated_at: Instant | datetime | None = None,
        deactivated_at: Instant | datetime | None = None,
        asset_template_key: Key | None = None,
        model_key: Key | None = None,
        account_key: Key | None = None,
        manufacturer_name: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "siteKey": site_key,
            "parentKey": parent_key,
            "vendorKey": vendor_key,
            "teamKey": team_key,
            "locationKey": location_key,
            "name": name,
            "description": description,
            "notes": notes,
            "categoryName": category_name,
            "criticality": criticality,
            "isActive": is_active,
            "modelName": model_name,
            "serialNumber": serial_number,
            "activatedAt": activated_at,
            "deactivatedAt": deactivated_at,
            "assetTemplateKey": asset_template_key,
            "modelKey": model_key,
            "accountKey": account_key,
            "manufacturerName": manufacturer_name,
        }
        self._fill(fields, extra)

    @property
    def site_key(self) -> Key | None:
        """Its site."""
        value: Key | None = self._raw.get("siteKey")
        return value

    @property
    def parent_key(self) -> Key | None:
        """What it is a part of."""
        value: Key | None = self._raw.get("parentKey")
        return value

    @property
    def vendor_key(self) -> Key | None:
        """The vendor; see `listVendors`."""
        value: Key | None = self._raw.get("vendorKey")
        return value

    @property
    def team_key(self) -> Key | None:
        """The team."""
        value: Key | None = self._raw.get("teamKey")
        return value

    @property
    def location_key(self) -> Key | None:
        """Its location."""
        value: Key | None = self._raw.get("locationKey")
        return value

    @property
    def name(self) -> str | None:
        """A name."""
        value: str | None = self._raw.get("name")
        return value

    @property
    def description(self) -> str | None:
        """A description."""
        value: str | None = self._raw.get("description")
        return value

    @property
    def notes(self) -> str | None:
        """Notes."""
        value: str | None = self._raw.get("notes")
        return value

    @property
    def category_name(self) -> str | None:
        """The category."""
        value: str | None = self._raw.get("categoryName")
        return value

    @property
    def criticality(self) -> str | None:
        """How critical it is."""
        value: str | None = self._raw.get("criticality")
        return value

    @property
    def is_active(self) -> bool | None:
        """Whether it is in use."""
        value: bool | None = self._raw.get("isActive")
        return value

    @property
    def model_name(self) -> str | None:
        """The model."""
        value: str | None = self._raw.get("modelName")
        return value

    @property
    def serial_number(self) -> str | None:
        """The serial number."""
        value: str | None = self._raw.get("serialNumber")
        return value

    @property
    def activated_at(self) -> Instant | None:
        """When it was put to use."""
        value: Instant | None = self._raw.get("activatedAt")
        return value

    @property
    def deactivated_at(self) -> Instant | None:
        """When it was taken out of use."""
        value: Instant | None = self._raw.get("deactivatedAt")
        return value

    @property
    def asset_template_key(self) -> Key | None:
        """The template it was made from."""
        value: Key | None = self._raw.get("assetTemplateKey")
        return value

    @property
    def model_key(self) -> Key | None:
        """The model."""
        value: Key | None = self._raw.get("modelKey")
        return value

    @property
    def account_key(self) -> Key | None:
        """The account it is charged to."""
        value: Key | None = self._raw.get("accountKey")
        return value

    @property
    def manufacturer_name(self) -> str | None:
        """The manufacturer."""
        value: str | None = self._raw.get("manufacturerName")
        return value


class WriteInventoryDict(TypedDict, total=False):
    """The fields of `WriteInventory` as a dict, with the documented names."""

    code: str
    name: str
    quantity: Any
    unitCost: Any
    locationKey: str


class WriteInventory(Request):
    """What to change of an inventory."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "code": "code",
        "name": "name",
        "quantity": "quantity",
        "unitCost": "unit_cost",
        "locationKey": "location_key",
    }

    @keywords
    def __init__(
        self,
        *,
        code: str | None = None,
        name: str | None = None,
        quantity: Any | None = None,
        unit_cost: Any | None = None,
        location_key: Key | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "code": code,
            "name": name,
            "quantity": quantity,
            "unitCost": unit_cost,
            "locationKey": location_key,
        }
        self._fill(fields, extra)

    @property
    def code(self) -> str | None:
        """A code that people use."""
        value: str | None = self._raw.get("code")
        return value

    @property
    def name(self) -> str | None:
        """A name."""
        value: str | None = self._raw.get("name")
        return value

    @property
    def quantity(self) -> Any | None:
        """How many or how much: a number, or a text that holds one."""
        value: Any | None = self._copy("quantity")
        return value

    @property
    def unit_cost(self) -> Any | None:
        """What one costs: a number, or a text that holds one."""
        value: Any | None = self._copy("unitCost")
        return value

    @property
    def location_key(self) -> Key | None:
        """Its location."""
        value: Key | None = self._raw.get("locationKey")
        return value


class WriteInvoiceDict(TypedDict, total=False):
    """The fields of `WriteInvoice` as a dict, with the documented names."""

    invoiceNumber: str
    customerKey: str
    vendorKey: str
    poKey: str
    statusKey: str
    lineItem: list[Any]
    invoiceDate: str
    dueDate: str
    receivedDate: str
    currencyKey: str
    totalNetValue: Any
    totalTaxValue: Any
    totalGrossValue: Any
    createdAt: str
    updatedAt: str
    deletedAt: str


class WriteInvoice(Request):
    """An invoice to create, or what to change of one."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "invoiceNumber": "invoice_number",
        "customerKey": "customer_key",
        "vendorKey": "vendor_key",
        "poKey": "po_key",
        "statusKey": "status_key",
        "lineItem": "line_item",
        "invoiceDate": "invoice_date",
        "dueDate": "due_date",
        "receivedDate": "received_date",
        "currencyKey": "currency_key",
        "totalNetValue": "total_net_value",
        "totalTaxValue": "total_tax_value",
        "totalGrossValue": "total_gross_value",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        invoice_number: str | None = None,
        customer_key: Key | None = None,
        vendor_key: Key | None = None,
        po_key: Key | None = None,
        status_key: Key | None = None,
        line_item: Sequence[Any] | None = None,
        invoice_date: Instant | datetime | None = None,
        due_date: Instant | datetime | None = None,
        received_date: Instant | datetime | None = None,
        currency_key: Key | None = None,
        total_net_value: Any | None = None,
        total_tax_value: Any | None = None,
        total_gross_value: Any | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "invoiceNumber": invoice_number,
            "customerKey": customer_key,
            "vendorKey": vendor_key,
            "poKey": po_key,
            "statusKey": status_key,
            "lineItem": line_item,
            "invoiceDate": invoice_date,
            "dueDate": due_date,
            "receivedDate": received_date,
            "currencyKey": currency_key,
            "totalNetValue": total_net_value,
            "totalTaxValue": total_tax_value,
            "totalGrossValue": total_gross_value,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @property
    def invoice_number(self) -> str | None:
        """The number of the invoice."""
        value: str | None = self._raw.get("invoiceNumber")
        return value

    @property
    def customer_key(self) -> Key | None:
        """The customer."""
        value: Key | None = self._raw.get("customerKey")
        return value

    @property
    def vendor_key(self) -> Key | None:
        """The vendor; see `listVendors`."""
        value: Key | None = self._raw.get("vendorKey")
        return value

    @property
    def po_key(self) -> Key | None:
        """The purchase order."""
        value: Key | None = self._raw.get("poKey")
        return value

    @property
    def status_key(self) -> Key | None:
        """Its status, which `listStatuses` explains."""
        value: Key | None = self._raw.get("statusKey")
        return value

    @property
    def line_item(self) -> list[Any] | None:
        """Its lines. Answers call them `lineItems` (both documented)."""
        value: list[Any] | None = self._copy("lineItem")
        return value

    @property
    def invoice_date(self) -> Instant | None:
        """The date of the invoice."""
        value: Instant | None = self._raw.get("invoiceDate")
        return value

    @property
    def due_date(self) -> Instant | None:
        """When it is to be paid."""
        value: Instant | None = self._raw.get("dueDate")
        return value

    @property
    def received_date(self) -> Instant | None:
        """When it came."""
        value: Instant | None = self._raw.get("receivedDate")
        return value

    @property
    def currency_key(self) -> Key | None:
        """The currency: a key, and no code."""
        value: Key | None = self._raw.get("currencyKey")
        return value

    @property
    def total_net_value(self) -> Any | None:
        """The total without taxes: a number, or a text that holds one."""
        value: Any | None = self._copy("totalNetValue")
        return value

    @property
    def total_tax_value(self) -> Any | None:
        """The taxes: a number, or a text that holds one."""
        value: Any | None = self._copy("totalTaxValue")
        return value

    @property
    def total_gross_value(self) -> Any | None:
        """The total with taxes: a number, or a text that holds one."""
        value: Any | None = self._copy("totalGrossValue")
        return value

    @property
    def created_at(self) -> Instant | None:
        """When it was created."""
        value: Instant | None = self._raw.get("createdAt")
        return value

    @property
    def updated_at(self) -> Instant | None:
        """When it was changed last."""
        value: Instant | None = self._raw.get("updatedAt")
        return value

    @property
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""
        value: Instant | None = self._raw.get("deletedAt")
        return value


class WriteMaterialDict(TypedDict, total=False):
    """The fields of `WriteMaterial` as a dict, with the documented names."""

    siteKeys: Any
    parentKeys: Any
    assetKeys: Any
    vendorKeys: Any
    documents: list[Any]
    accountKey: str
    code: str
    isAssembly: bool
    partNumber: str
    name: str
    description: str
    notes: str
    criticality: str
    isActive: bool
    manufacturerName: str
    minimumQuantity: Any
    cost: Any
    currency: str


class WriteMaterial(Request):
    """A material to create, or what to change of one."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "siteKeys": "site_keys",
        "parentKeys": "parent_keys",
        "assetKeys": "asset_keys",
        "vendorKeys": "vendor_keys",
        "documents": "documents",
        "accountKey": "account_key",
        "code": "code",
        "isAssembly": "is_assembly",
        "partNumber": "part_number",
        "name": "name",
        "description": "description",
        "notes": "notes",
        "criticality": "criticality",
        "isActive": "is_active",
        "manufacturerName": "manufacturer_name",
        "minimumQuantity": "minimum_quantity",
        "cost": "cost",
        "currency": "currency",
    }

    @keywords
    def __init__(
        self,
        *,
        site_keys: Any | None = None,
        parent_keys: Any | None = None,
        asset_keys: Any | None = None,
        vendor_keys: Any | None = None,
        documents: Sequence[Any] | None = None,
        account_key: Key | None = None,
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
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "siteKeys": site_keys,
            "parentKeys": parent_keys,
            "assetKeys": asset_keys,
            "vendorKeys": vendor_keys,
            "documents": documents,
            "accountKey": account_key,
            "code": code,
            "isAssembly": is_assembly,
            "partNumber": part_number,
            "name": name,
            "description": description,
            "notes": notes,
            "criticality": criticality,
            "isActive": is_active,
            "manufacturerName": manufacturer_name,
            "minimumQuantity": minimum_quantity,
            "cost": cost,
            "currency": currency,
        }
        self._fill(fields, extra)

    @property
    def site_keys(self) -> Any | None:
        """The sites: a key or several."""
        value: Any | None = self._copy("siteKeys")
        return value

    @property
    def parent_keys(self) -> Any | None:
        """What it is a part of: a key or several."""
        value: Any | None = self._copy("parentKeys")
        return value

    @property
    def asset_keys(self) -> Any | None:
        """The assets it is for: a key or several."""
        value: Any | None = self._copy("assetKeys")
        return value

    @property
    def vendor_keys(self) -> Any | None:
        """The vendors: a key or several."""
        value: Any | None = self._copy("vendorKeys")
        return value

    @property
    def documents(self) -> list[Any] | None:
        """Its documents."""
        value: list[Any] | None = self._copy("documents")
        return value

    @property
    def account_key(self) -> Key | None:
        """The account it is charged to."""
        value: Key | None = self._raw.get("accountKey")
        return value

    @property
    def code(self) -> str | None:
        """A code that people use."""
        value: str | None = self._raw.get("code")
        return value

    @property
    def is_assembly(self) -> bool | None:
        """Whether it is made of others."""
        value: bool | None = self._raw.get("isAssembly")
        return value

    @property
    def part_number(self) -> str | None:
        """The part number."""
        value: str | None = self._raw.get("partNumber")
        return value

    @property
    def name(self) -> str | None:
        """A name."""
        value: str | None = self._raw.get("name")
        return value

    @property
    def description(self) -> str | None:
        """A description."""
        value: str | None = self._raw.get("description")
        return value

    @property
    def notes(self) -> str | None:
        """Notes."""
        value: str | None = self._raw.get("notes")
        return value

    @property
    def criticality(self) -> str | None:
        """How critical it is."""
        value: str | None = self._raw.get("criticality")
        return value

    @property
    def is_active(self) -> bool | None:
        """Whether it is in use."""
        value: bool | None = self._raw.get("isActive")
        return value

    @property
    def manufacturer_name(self) -> str | None:
        """The manufacturer."""
        value: str | None = self._raw.get("manufacturerName")
        return value

    @property
    def minimum_quantity(self) -> Any | None:
        """How many there should be at least: a number, or a text that holds one."""
        value: Any | None = self._copy("minimumQuantity")
        return value

    @property
    def cost(self) -> Any | None:
        """What it costs: a number, or a text that holds one."""
        value: Any | None = self._copy("cost")
        return value

    @property
    def currency(self) -> str | None:
        """The currency."""
        value: str | None = self._raw.get("currency")
        return value


class WritePurchaseOrderDict(TypedDict, total=False):
    """The fields of `WritePurchaseOrder` as a dict, with the documented names."""

    orderNo: str
    code: str
    title: str
    description: str
    statusKey: str
    orderDate: str
    dueAt: str
    vendorKey: str
    siteKey: str
    approvedAt: str
    completedAt: str
    shippingMethod: str
    terms: str
    currencyKey: str
    totalNetValue: Any
    totalTaxValue: Any
    totalGrossValue: Any
    notes: str
    lineItems: list[PurchaseOrderLineDict]
    createdAt: str
    updatedAt: str


class WritePurchaseOrder(Request):
    """A purchase order to create, or what to change of one. What is required depends on the system
    behind (documented), and is not checked here.
    """

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "orderNo": "order_no",
        "code": "code",
        "title": "title",
        "description": "description",
        "statusKey": "status_key",
        "orderDate": "order_date",
        "dueAt": "due_at",
        "vendorKey": "vendor_key",
        "siteKey": "site_key",
        "approvedAt": "approved_at",
        "completedAt": "completed_at",
        "shippingMethod": "shipping_method",
        "terms": "terms",
        "currencyKey": "currency_key",
        "totalNetValue": "total_net_value",
        "totalTaxValue": "total_tax_value",
        "totalGrossValue": "total_gross_value",
        "notes": "notes",
        "lineItems": "line_items",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
    }

    @keywords
    def __init__(
        self,
        *,
        order_no: str | None = None,
        code: str | None = None,
        title: str | None = None,
        description: str | None = None,
        status_key: Key | None = None,
        order_date: Instant | datetime | None = None,
        due_at: Instant | datetime | None = None,
        vendor_key: Key | None = None,
        site_key: Key | None = None,
        approved_at: Instant | datetime | None = None,
        completed_at: Instant | datetime | None = None,
        shipping_method: str | None = None,
        terms: str | None = None,
        currency_key: Key | None = None,
        total_net_value: Any | None = None,
        total_tax_value: Any | None = None,
        total_gross_value: Any | None = None,
        notes: str | None = None,
        line_items: Sequence[PurchaseOrderLine | PurchaseOrderLineDict | Mapping[str, Any]] | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "orderNo": order_no,
            "code": code,
            "title": title,
            "description": description,
            "statusKey": status_key,
            "orderDate": order_date,
            "dueAt": due_at,
            "vendorKey": vendor_key,
            "siteKey": site_key,
            "approvedAt": approved_at,
            "completedAt": completed_at,
            "shippingMethod": shipping_method,
            "terms": terms,
            "currencyKey": currency_key,
            "totalNetValue": total_net_value,
            "totalTaxValue": total_tax_value,
            "totalGrossValue": total_gross_value,
            "notes": notes,
            "lineItems": line_items,
            "createdAt": created_at,
            "updatedAt": updated_at,
        }
        self._fill(fields, extra)

    @property
    def order_no(self) -> str | None:
        """The order number."""
        value: str | None = self._raw.get("orderNo")
        return value

    @property
    def code(self) -> str | None:
        """A code that people use."""
        value: str | None = self._raw.get("code")
        return value

    @property
    def title(self) -> str | None:
        """A title."""
        value: str | None = self._raw.get("title")
        return value

    @property
    def description(self) -> str | None:
        """A description."""
        value: str | None = self._raw.get("description")
        return value

    @property
    def status_key(self) -> Key | None:
        """Its status, which `listStatuses` explains."""
        value: Key | None = self._raw.get("statusKey")
        return value

    @property
    def order_date(self) -> Instant | None:
        """When it was ordered."""
        value: Instant | None = self._raw.get("orderDate")
        return value

    @property
    def due_at(self) -> Instant | None:
        """When it is due. That this is the required date of an order is inferred."""
        value: Instant | None = self._raw.get("dueAt")
        return value

    @property
    def vendor_key(self) -> Key | None:
        """The vendor; see `listVendors`."""
        value: Key | None = self._raw.get("vendorKey")
        return value

    @property
    def site_key(self) -> Key | None:
        """Its site."""
        value: Key | None = self._raw.get("siteKey")
        return value

    @property
    def approved_at(self) -> Instant | None:
        """When it was approved."""
        value: Instant | None = self._raw.get("approvedAt")
        return value

    @property
    def completed_at(self) -> Instant | None:
        """When it was completed."""
        value: Instant | None = self._raw.get("completedAt")
        return value

    @property
    def shipping_method(self) -> str | None:
        """How it is shipped."""
        value: str | None = self._raw.get("shippingMethod")
        return value

    @property
    def terms(self) -> str | None:
        """Terms of payment."""
        value: str | None = self._raw.get("terms")
        return value

    @property
    def currency_key(self) -> Key | None:
        """The currency: a key, and no code."""
        value: Key | None = self._raw.get("currencyKey")
        return value

    @property
    def total_net_value(self) -> Any | None:
        """The total without taxes: a number, or a text that holds one."""
        value: Any | None = self._copy("totalNetValue")
        return value

    @property
    def total_tax_value(self) -> Any | None:
        """The taxes: a number, or a text that holds one."""
        value: Any | None = self._copy("totalTaxValue")
        return value

    @property
    def total_gross_value(self) -> Any | None:
        """The total with taxes: a number, or a text that holds one."""
        value: Any | None = self._copy("totalGrossValue")
        return value

    @property
    def notes(self) -> str | None:
        """Notes."""
        value: str | None = self._raw.get("notes")
        return value

    @property
    def line_items(self) -> list[PurchaseOrderLine] | None:
        """Its lines, for systems that want them together with the order (documented); the published
        description has no such field (the name is inferred from the answer).
        """
        return self._parts(PurchaseOrderLine, "lineItems")

    @property
    def created_at(self) -> Instant | None:
        """When it was created."""
        value: Instant | None = self._raw.get("createdAt")
        return value

    @property
    def updated_at(self) -> Instant | None:
        """When it was changed last."""
        value: Instant | None = self._raw.get("updatedAt")
        return value


class WriteStockDict(TypedDict, total=False):
    """The fields of `WriteStock` as a dict, with the documented names."""

    productKey: str
    materialKey: str
    locationKey: str
    storeroomKey: str
    assetKey: str
    position: str
    uomKey: Any
    quantity: Any
    expiresAt: str


class WriteStock(Request):
    """A stock to create, or what to change of one."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "productKey": "product_key",
        "materialKey": "material_key",
        "locationKey": "location_key",
        "storeroomKey": "storeroom_key",
        "assetKey": "asset_key",
        "position": "position",
        "uomKey": "uom_key",
        "quantity": "quantity",
        "expiresAt": "expires_at",
    }

    @keywords
    def __init__(
        self,
        *,
        product_key: Key | None = None,
        material_key: Key | None = None,
        location_key: Key | None = None,
        storeroom_key: Key | None = None,
        asset_key: Key | None = None,
        position: str | None = None,
        uom_key: Any | None = None,
        quantity: Any | None = None,
        expires_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "productKey": product_key,
            "materialKey": material_key,
            "locationKey": location_key,
            "storeroomKey": storeroom_key,
            "assetKey": asset_key,
            "position": position,
            "uomKey": uom_key,
            "quantity": quantity,
            "expiresAt": expires_at,
        }
        self._fill(fields, extra)

    @property
    def product_key(self) -> Key | None:
        """The product."""
        value: Key | None = self._raw.get("productKey")
        return value

    @property
    def material_key(self) -> Key | None:
        """The material."""
        value: Key | None = self._raw.get("materialKey")
        return value

    @property
    def location_key(self) -> Key | None:
        """Its location."""
        value: Key | None = self._raw.get("locationKey")
        return value

    @property
    def storeroom_key(self) -> Key | None:
        """The storeroom."""
        value: Key | None = self._raw.get("storeroomKey")
        return value

    @property
    def asset_key(self) -> Key | None:
        """The asset."""
        value: Key | None = self._raw.get("assetKey")
        return value

    @property
    def position(self) -> str | None:
        """Where it lies."""
        value: str | None = self._raw.get("position")
        return value

    @property
    def uom_key(self) -> Any | None:
        """The unit of measure: a key; some systems have an object."""
        value: Any | None = self._copy("uomKey")
        return value

    @property
    def quantity(self) -> Any | None:
        """How many or how much: a number, or a text that holds one."""
        value: Any | None = self._copy("quantity")
        return value

    @property
    def expires_at(self) -> Instant | None:
        """When it expires."""
        value: Instant | None = self._raw.get("expiresAt")
        return value


class WriteWorkOrderDict(TypedDict, total=False):
    """The fields of `WriteWorkOrder` as a dict, with the documented names."""

    locationKey: str
    siteKey: str
    assetKey: str
    accountKey: str
    title: str
    serviceRequestKey: str
    code: str
    pmKey: str
    teamKey: str
    laborAssignedKey: str
    userApprovedKey: str
    assetDowntimeKey: str
    instructions: str
    statusKey: str
    severity: Any
    estimatedTime: Any
    roleName: str
    categoryName: str
    storeroomKey: str
    notes: str
    approvedAt: str
    dueAt: str
    scheduledAt: str
    actualTime: Any
    completedAt: str
    completionRemarks: str
    tasks: list[Any]
    documents: list[Any]
    createdAt: str
    updatedAt: str
    deletedAt: str


class WriteWorkOrder(Request):
    """A work order to create, or what to change of one. Systems differ in what they require
    (documented): `assetKey` and `title` are the most frequent.
    """

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "locationKey": "location_key",
        "siteKey": "site_key",
        "assetKey": "asset_key",
        "accountKey": "account_key",
        "title": "title",
        "serviceRequestKey": "service_request_key",
        "code": "code",
        "pmKey": "pm_key",
        "teamKey": "team_key",
        "laborAssignedKey": "labor_assigned_key",
        "userApprovedKey": "user_approved_key",
        "assetDowntimeKey": "asset_downtime_key",
        "instructions": "instructions",
        "statusKey": "status_key",
        "severity": "severity",
        "estimatedTime": "estimated_time",
        "roleName": "role_name",
        "categoryName": "category_name",
        "storeroomKey": "storeroom_key",
        "notes": "notes",
        "approvedAt": "approved_at",
        "dueAt": "due_at",
        "scheduledAt": "scheduled_at",
        "actualTime": "actual_time",
        "completedAt": "completed_at",
        "completionRemarks": "completion_remarks",
        "tasks": "tasks",
        "documents": "documents",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        location_key: Key | None = None,
        site_key: Key | None = None,
        asset_key: Key | None = None,
        account_key: Key | None = None,
        title: str | None = None,
        service_request_key: Key | None = None,
        code: str | None = None,
        pm_key: Key | None = None,
        team_key: Key | None = None,
        labor_assigned_key: Key | None = None,
        user_approved_key: Key | None = None,
        asset_downtime_key: Key | None = None,
        instructions: str | None = None,
        status_key: Key | None = None,
        severity: Any | None = None,
        estimated_time: Any | None = None,
        role_name: str | None = None,
        category_name: str | None = None,
        storeroom_key: Key | None = None,
        notes: str | None = None,
        approved_at: Instant | datetime | None = None,
        due_at: Instant | datetime | None = None,
        scheduled_at: Instant | datetime | None = None,
        actual_time: Any | None = None,
        completed_at: Instant | datetime | None = None,
        completion_remarks: str | None = None,
        tasks: Sequence[Any] | None = None,
        documents: Sequence[Any] | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "locationKey": location_key,
            "siteKey": site_key,
            "assetKey": asset_key,
            "accountKey": account_key,
            "title": title,
            "serviceRequestKey": service_request_key,
            "code": code,
            "pmKey": pm_key,
            "teamKey": team_key,
            "laborAssignedKey": labor_assigned_key,
            "userApprovedKey": user_approved_key,
            "assetDowntimeKey": asset_downtime_key,
            "instructions": instructions,
            "statusKey": status_key,
            "severity": severity,
            "estimatedTime": estimated_time,
            "roleName": role_name,
            "categoryName": category_name,
            "storeroomKey": storeroom_key,
            "notes": notes,
            "approvedAt": approved_at,
            "dueAt": due_at,
            "scheduledAt": scheduled_at,
            "actualTime": actual_time,
            "completedAt": completed_at,
            "completionRemarks": completion_remarks,
            "tasks": tasks,
            "documents": documents,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @property
    def location_key(self) -> Key | None:
        """Its location."""
        value: Key | None = self._raw.get("locationKey")
        return value

    @property
    def site_key(self) -> Key | None:
        """Its site."""
        value: Key | None = self._raw.get("siteKey")
        return value

    @property
    def asset_key(self) -> Key | None:
        """The asset."""
        value: Key | None = self._raw.get("assetKey")
        return value

    @property
    def account_key(self) -> Key | None:
        """The account it is charged to."""
        value: Key | None = self._raw.get("accountKey")
        return value

    @property
    def title(self) -> str | None:
        """A title."""
        value: str | None = self._raw.get("title")
        return value

    @property
    def service_request_key(self) -> Key | None:
        """The service request it comes from."""
        value: Key | None = self._raw.get("serviceRequestKey")
        return value

    @property
    def code(self) -> str | None:
        """A code that people use."""
        value: str | None = self._raw.get("code")
        return value

    @property
    def pm_key(self) -> Key | None:
        """The preventive maintenance it comes from."""
        value: Key | None = self._raw.get("pmKey")
        return value

    @property
    def team_key(self) -> Key | None:
        """The team."""
        value: Key | None = self._raw.get("teamKey")
        return value

    @property
    def labor_assigned_key(self) -> Key | None:
        """Who is to do it."""
        value: Key | None = self._raw.get("laborAssignedKey")
        return value

    @property
    def user_approved_key(self) -> Key | None:
        """Who approved it."""
        value: Key | None = self._raw.get("userApprovedKey")
        return value

    @property
    def asset_downtime_key(self) -> Key | None:
        """The downtime of the asset."""
        value: Key | None = self._raw.get("assetDowntimeKey")
        return value

    @property
    def instructions(self) -> str | None:
        """What is to be done."""
        value: str | None = self._raw.get("instructions")
        return value

    @property
    def status_key(self) -> Key | None:
        """Its status, which `listStatuses` explains."""
        value: Key | None = self._raw.get("statusKey")
        return value

    @property
    def severity(self) -> Any | None:
        """How severe it is: a text or a number, by the system behind."""
        value: Any | None = self._copy("severity")
        return value

    @property
    def estimated_time(self) -> Any | None:
        """How long it is estimated to take, in a unit of the system behind."""
        value: Any | None = self._copy("estimatedTime")
        return value

    @property
    def role_name(self) -> str | None:
        """The role."""
        value: str | None = self._raw.get("roleName")
        return value

    @property
    def category_name(self) -> str | None:
        """The category."""
        value: str | None = self._raw.get("categoryName")
        return value

    @property
    def storeroom_key(self) -> Key | None:
        """The storeroom."""
        value: Key | None = self._raw.get("storeroomKey")
        return value

    @property
    def notes(self) -> str | None:
        """Notes."""
        value: str | None = self._raw.get("notes")
        return value

    @property
    def approved_at(self) -> Instant | None:
        """When it was approved."""
        value: Instant | None = self._raw.get("approvedAt")
        return value

    @property
    def due_at(self) -> Instant | None:
        """When it is due. That this is the required date of an order is inferred."""
        value: Instant | None = self._raw.get("dueAt")
        return value

    @property
    def scheduled_at(self) -> Instant | None:
        """When it is scheduled."""
        value: Instant | None = self._raw.get("scheduledAt")
        return value

    @property
    def actual_time(self) -> Any | None:
        """How long it took, in a unit of the system behind."""
        value: Any | None = self._copy("actualTime")
        return value

    @property
    def completed_at(self) -> Instant | None:
        """When it was completed."""
        value: Instant | None = self._raw.get("completedAt")
        return value

    @property
    def completion_remarks(self) -> str | None:
        """Remarks on its completion."""
        value: str | None = self._raw.get("completionRemarks")
        return value

    @property
    def tasks(self) -> list[Any] | None:
        """Its tasks, as the system behind has them."""
        value: list[Any] | None = self._copy("tasks")
        return value

    @property
    def documents(self) -> list[Any] | None:
        """Its documents."""
        value: list[Any] | None = self._copy("documents")
        return value

    @property
    def created_at(self) -> Instant | None:
        """When it was created."""
        value: Instant | None = self._raw.get("createdAt")
        return value

    @property
    def updated_at(self) -> Instant | None:
        """When it was changed last."""
        value: Instant | None = self._raw.get("updatedAt")
        return value

    @property
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""
        value: Instant | None = self._raw.get("deletedAt")
        return value


class Asset(Model):
    """An asset."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "key": "key",
        "id": "id",
        "customerKey": "customer_key",
        "accountKeys": "account_keys",
        "makeCompanyKey": "make_company_key",
        "assetTemplateKey": "asset_template_key",
        "isPhysical": "is_physical",
        "makeName": "make_name",
        "documents": "documents",
        "siteKey": "site_key",
        "parentKey": "parent_key",
        "vendorKey": "vendor_key",
        "teamKey": "team_key",
        "locationKey": "location_key",
        "name": "name",
        "description": "description",
        "notes": "notes",
        "categoryName": "category_name",
        "criticality": "criticality",
        "isActive": "is_active",
        "modelName": "model_name",
        "serialNumber": "serial_number",
        "activatedAt": "activated_at",
        "deactivatedAt": "deactivated_at",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        key: Key | None = None,
        id: Key | None = None,
        customer_key: Key | None = None,
        account_keys: Any | None = None,
        make_company_key: Key | None = None,
        asset_template_key: Key | None = None,
        is_physical: bool | None = None,
        make_name: str | None = None,
        documents: Sequence[Any] | None = None,
        site_key: Key | None = None,
        parent_key: Key | None = None,
        vendor_key: Key | None = None,
        team_key: Key | None = None,
        location_key: Key | None = None,
        name: str | None = None,
        description: str | None = None,
        notes: str | None = None,
        category_name: str | None = None,
        criticality: str | None = None,
        is_active: bool | None = None,
        model_name: str | None = None,
        serial_number: str | None = None,
        activated_at: Instant | datetime | None = None,
        deactivated_at: Instant | datetime | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "key": key,
            "id": id,
            "customerKey": customer_key,
            "accountKeys": account_keys,
            "makeCompanyKey": make_company_key,
            "assetTemplateKey": asset_template_key,
            "isPhysical": is_physical,
            "makeName": make_name,
            "documents": documents,
            "siteKey": site_key,
            "parentKey": parent_key,
            "vendorKey": vendor_key,
            "teamKey": team_key,
            "locationKey": location_key,
            "name": name,
            "description": description,
            "notes": notes,
            "categoryName": category_name,
            "criticality": criticality,
            "isActive": is_active,
            "modelName": model_name,
            "serialNumber": serial_number,
            "activatedAt": activated_at,
            "deactivatedAt": deactivated_at,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @field
    def key(self) -> Key | None:
        """The key by which other records refer to it."""

    @field
    def id(self) -> Key | None:
        """The id, where the API gives one instead of a key (v4)."""

    @field
    def customer_key(self) -> Key | None:
        """The customer."""

    @property
    def account_keys(self) -> Any | None:
        """The accounts: a key or several."""
        value: Any | None = self._copy("accountKeys")
        return value

    @field
    def make_company_key(self) -> Key | None:
        """The company that makes it."""

    @field
    def asset_template_key(self) -> Key | None:
        """The template it was made from."""

    @field
    def is_physical(self) -> bool | None:
        """Whether it is a thing."""

    @field
    def make_name(self) -> str | None:
        """Who makes it."""

    @property
    def documents(self) -> list[Any] | None:
        """Its documents."""
        value: list[Any] | None = self._copy("documents")
        return value

    @field
    def site_key(self) -> Key | None:
        """Its site."""

    @field
    def parent_key(self) -> Key | None:
        """What it is a part of."""

    @field
    def vendor_key(self) -> Key | None:
        """The vendor; see `listVendors`."""

    @field
    def team_key(self) -> Key | None:
        """The team."""

    @field
    def location_key(self) -> Key | None:
        """Its location."""

    @field
    def name(self) -> str | None:
        """A name."""

    @field
    def description(self) -> str | None:
        """A description."""

    @field
    def notes(self) -> str | None:
        """Notes."""

    @field
    def category_name(self) -> str | None:
        """The category."""

    @field
    def criticality(self) -> str | None:
        """How critical it is."""

    @field
    def is_active(self) -> bool | None:
        """Whether it is in use."""

    @field
    def model_name(self) -> str | None:
        """The model."""

    @field
    def serial_number(self) -> str | None:
        """The serial number."""

    @field
    def activated_at(self) -> Instant | None:
        """When it was put to use."""

    @field
    def deactivated_at(self) -> Instant | None:
        """When it was taken out of use."""

    @field
    def created_at(self) -> Instant | None:
        """When it was created."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed last."""

    @field
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""


class Connection(Model):
    """A connection to one customer's system."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "id": "id",
        "name": "name",
        "email": "email",
        "status": "status",
        "integration_name": "integration_name",
        "scopes": "scopes",
        "tags": "tags",
        "user_metadata": "user_metadata",
        "client_id": "client_id",
        "connected_at": "connected_at",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }

    @keywords
    def __init__(
        self,
        *,
        id: ConnectionId | UUID | None = None,
        name: str | None = None,
        email: str | None = None,
        status: str | None = None,
        integration_name: str | None = None,
        scopes: Any | None = None,
        tags: Any | None = None,
        user_metadata: Any | None = None,
        client_id: Any | None = None,
        connected_at: Instant | datetime | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "id": id,
            "name": name,
            "email": email,
            "status": status,
            "integration_name": integration_name,
            "scopes": scopes,
            "tags": tags,
            "user_metadata": user_metadata,
            "client_id": client_id,
            "connected_at": connected_at,
            "created_at": created_at,
            "updated_at": updated_at,
        }
        self._fill(fields, extra)

    @field
    def id(self) -> ConnectionId | None:
        """Its id."""

    @field
    def name(self) -> str | None:
        """A name."""

    @field
    def email(self) -> str | None:
        """The e-mail address of whoever connected it."""

    @field
    def status(self) -> str | None:
        """How it stands. Known values: `ConnectionStatus`."""

    @field
    def integration_name(self) -> str | None:
        """The system behind."""

    @property
    def scopes(self) -> Any | None:
        """What it may be used for."""
        value: Any | None = self._copy("scopes")
        return value

    @property
    def tags(self) -> Any | None:
        """Free tags."""
        value: Any | None = self._copy("tags")
        return value

    @property
    def user_metadata(self) -> Any | None:
        """Free pairs of names and values."""
        value: Any | None = self._copy("user_metadata")
        return value

    @property
    def client_id(self) -> Any | None:
        """Whose connection it is."""
        value: Any | None = self._copy("client_id")
        return value

    @field
    def connected_at(self) -> Instant | None:
        """When it was connected."""

    @field
    def created_at(self) -> Instant | None:
        """When it was created."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed last."""


class Integration(Model):
    """The connection that a token belongs to."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "id": "id",
        "company_name": "company_name",
        "email": "email",
        "provider": "provider",
        "sync_status": "sync_status",
        "sync_updated_at": "sync_updated_at",
        "updated_at": "updated_at",
    }

    @keywords
    def __init__(
        self,
        *,
        id: ConnectionId | UUID | None = None,
        company_name: str | None = None,
        email: str | None = None,
        provider: str | None = None,
        sync_status: str | None = None,
        sync_updated_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "id": id,
            "company_name": company_name,
            "email": email,
            "provider": provider,
            "sync_status": sync_status,
            "sync_updated_at": sync_updated_at,
            "updated_at": updated_at,
        }
        self._fill(fields, extra)

    @field
    def id(self) -> ConnectionId | None:
        """Its id."""

    @field
    def company_name(self) -> str | None:
        """Whose it is."""

    @field
    def email(self) -> str | None:
        """The e-mail address of whoever connected it."""

    @field
    def provider(self) -> str | None:
        """The system behind."""

    @field
    def sync_status(self) -> str | None:
        """How far it has been read: `inprogress`, `done`, `fulldone`, `error`, or `fail` for
        credentials that are wrong. Known values: `SyncState`.
        """

    @field
    def sync_updated_at(self) -> Instant | None:
        """When that was so."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed last."""


class Invoice(Model):
    """An invoice."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "key": "key",
        "id": "id",
        "title": "title",
        "invoiceNumber": "invoice_number",
        "customerKey": "customer_key",
        "vendorKey": "vendor_key",
        "poKey": "po_key",
        "salesOrderKey": "sales_order_key",
        "statusKey": "status_key",
        "locationKey": "location_key",
        "lineItems": "line_items",
        "invoiceDate": "invoice_date",
        "dueDate": "due_date",
        "receivedDate": "received_date",
        "currencyKey": "currency_key",
        "totalNetValue": "total_net_value",
        "totalTaxValue": "total_tax_value",
        "totalGrossValue": "total_gross_value",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        key: Key | None = None,
        id: Key | None = None,
        title: str | None = None,
        invoice_number: str | None = None,
        customer_key: Key | None = None,
        vendor_key: Key | None = None,
        po_key: Key | None = None,
        sales_order_key: Key | None = None,
        status_key: Key | None = None,
        location_key: Key | None = None,
        line_items: Sequence[Any] | None = None,
        invoice_date: Instant | datetime | None = None,
        due_date: Instant | datetime | None = None,
        received_date: Instant | datetime | None = None,
        currency_key: Key | None = None,
        total_net_value: Any | None = None,
        total_tax_value: Any | None = None,
        total_gross_value: Any | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "key": key,
            "id": id,
            "title": title,
            "invoiceNumber": invoice_number,
            "customerKey": customer_key,
            "vendorKey": vendor_key,
            "poKey": po_key,
            "salesOrderKey": sales_order_key,
            "statusKey": status_key,
            "locationKey": location_key,
            "lineItems": line_items,
            "invoiceDate": invoice_date,
            "dueDate": due_date,
            "receivedDate": received_date,
            "currencyKey": currency_key,
            "totalNetValue": total_net_value,
            "totalTaxValue": total_tax_value,
            "totalGrossValue": total_gross_value,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @field
    def key(self) -> Key | None:
        """The key by which other records refer to it."""

    @field
    def id(self) -> Key | None:
        """The id, where the API gives one instead of a key (v4)."""

    @field
    def title(self) -> str | None:
        """A title."""

    @field
    def invoice_number(self) -> str | None:
        """The number of the invoice."""

    @field
    def customer_key(self) -> Key | None:
        """The customer."""

    @field
    def vendor_key(self) -> Key | None:
        """The vendor; see `listVendors`."""

    @field
    def po_key(self) -> Key | None:
        """The purchase order."""

    @field
    def sales_order_key(self) -> Key | None:
        """The sales order."""

    @field
    def status_key(self) -> Key | None:
        """Its status, which `listStatuses` explains."""

    @field
    def location_key(self) -> Key | None:
        """Its location."""

    @property
    def line_items(self) -> list[Any] | None:
        """Its lines."""
        value: list[Any] | None = self._copy("lineItems")
        return value

    @field
    def invoice_date(self) -> Instant | None:
        """The date of the invoice."""

    @field
    def due_date(self) -> Instant | None:
        """When it is to be paid."""

    @field
    def received_date(self) -> Instant | None:
        """When it came."""

    @field
    def currency_key(self) -> Key | None:
        """The currency: a key, and no code."""

    @property
    def total_net_value(self) -> Any | None:
        """The total without taxes: a number, or a text that holds one."""
        value: Any | None = self._copy("totalNetValue")
        return value

    @property
    def total_tax_value(self) -> Any | None:
        """The taxes: a number, or a text that holds one."""
        value: Any | None = self._copy("totalTaxValue")
        return value

    @property
    def total_gross_value(self) -> Any | None:
        """The total with taxes: a number, or a text that holds one."""
        value: Any | None = self._copy("totalGrossValue")
        return value

    @field
    def created_at(self) -> Instant | None:
        """When it was created."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed last."""

    @field
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""


class Location(Model):
    """A location within a site."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "key": "key",
        "id": "id",
        "siteKey": "site_key",
        "parentKey": "parent_key",
        "teamKey": "team_key",
        "organizationKey": "organization_key",
        "name": "name",
        "userManagerKey": "user_manager_key",
        "description": "description",
        "code": "code",
        "type": "type",
        "address": "address",
        "isActive": "is_active",
        "contact": "contact",
        "isDefault": "is_default",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        key: Key | None = None,
        id: Key | None = None,
        site_key: Key | None = None,
        parent_key: Key | None = None,
        team_key: Key | None = None,
        organization_key: Key | None = None,
        name: str | None = None,
        user_manager_key: Key | None = None,
        description: str | None = None,
        code: str | None = None,
        type: str | None = None,
        address: Address | AddressDict | Mapping[str, Any] | None = None,
        is_active: bool | None = None,
        contact: Any | None = None,
        is_default: bool | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "key": key,
            "id": id,
            "siteKey": site_key,
            "parentKey": parent_key,
            "teamKey": team_key,
            "organizationKey": organization_key,
            "name": name,
            "userManagerKey": user_manager_key,
            "description": description,
            "code": code,
            "type": type,
            "address": address,
            "isActive": is_active,
            "contact": contact,
            "isDefault": is_default,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @field
    def key(self) -> Key | None:
        """The key by which other records refer to it."""

    @field
    def id(self) -> Key | None:
        """The id, where the API gives one instead of a key (v4)."""

    @field
    def site_key(self) -> Key | None:
        """Its site."""

    @field
    def parent_key(self) -> Key | None:
        """What it is a part of."""

    @field
    def team_key(self) -> Key | None:
        """The team."""

    @field
    def organization_key(self) -> Key | None:
        """Its organization."""

    @field
    def name(self) -> str | None:
        """A name."""

    @field
    def user_manager_key(self) -> Key | None:
        """Who manages it."""

    @field
    def description(self) -> str | None:
        """A description."""

    @field
    def code(self) -> str | None:
        """A code that people use."""

    @field
    def type(self) -> str | None:
        """What kind of location it is."""

    @property
    def address(self) -> Address | None:
        """Where it is."""
        return self._part(Address, "address")

    @field
    def is_active(self) -> bool | None:
        """Whether it is in use."""

    @property
    def contact(self) -> Any | None:
        """Whom to ask."""
        value: Any | None = self._copy("contact")
        return value

    @field
    def is_default(self) -> bool | None:
        """Whether it is taken where none is named."""

    @field
    def created_at(self) -> Instant | None:
        """When it was created."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed last."""

    @field
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""


class Material(Model):
    """A material, or a part."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "key": "key",
        "id": "id",
        "organizationKey": "organization_key",
        "categoryName": "category_name",
        "uomKey": "uom_key",
        "supplyOptions": "supply_options",
        "priceLevels": "price_levels",
        "inventory": "inventory",
        "inventories": "inventories",
        "drawings": "drawings",
        "dimensions": "dimensions",
        "siteKeys": "site_keys",
        "parentKeys": "parent_keys",
        "assetKeys": "asset_keys",
        "vendorKeys": "vendor_keys",
        "documents": "documents",
        "accountKey": "account_key",
        "code": "code",
        "isAssembly": "is_assembly",
        "partNumber": "part_number",
        "name": "name",
        "description": "description",
        "notes": "notes",
        "criticality": "criticality",
        "isActive": "is_active",
        "manufacturerName": "manufacturer_name",
        "minimumQuantity": "minimum_quantity",
        "cost": "cost",
        "currency": "currency",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        key: Key | None = None,
        id: Key | None = None,
        organization_key: Key | None = None,
        category_name: str | None = None,
        uom_key: Any | None = None,
        supply_options: Sequence[Any] | None = None,
        price_levels: Sequence[Any] | None = None,
        inventory: Any | None = None,
        inventories: Sequence[Inventory | InventoryDict | Mapping[str, Any]] | None = None,
        drawings: Sequence[Any] | None = None,
        dimensions: Any | None = None,
        site_keys: Any | None = None,
        parent_keys: Any | None = None,
        asset_keys: Any | None = None,
        vendor_keys: Any | None = None,
        documents: Sequence[Any] | None = None,
        account_key: Key | None = None,
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
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "key": key,
            "id": id,
            "organizationKey": organization_key,
            "categoryName": category_name,
            "uomKey": uom_key,
            "supplyOptions": supply_options,
            "priceLevels": price_levels,
            "inventory": inventory,
            "inventories": inventories,
            "drawings": drawings,
            "dimensions": dimensions,
            "siteKeys": site_keys,
            "parentKeys": parent_keys,
            "assetKeys": asset_keys,
            "vendorKeys": vendor_keys,
            "documents": documents,
            "accountKey": account_key,
            "code": code,
            "isAssembly": is_assembly,
            "partNumber": part_number,
            "name": name,
            "description": description,
            "notes": notes,
            "criticality": criticality,
            "isActive": is_active,
            "manufacturerName": manufacturer_name,
            "minimumQuantity": minimum_quantity,
            "cost": cost,
            "currency": currency,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @field
    def key(self) -> Key | None:
        """The key by which other records refer to it."""

    @field
    def id(self) -> Key | None:
        """The id, where the API gives one instead of a key (v4)."""

    @field
    def organization_key(self) -> Key | None:
        """Its organization."""

    @field
    def category_name(self) -> str | None:
        """The category."""

    @property
    def uom_key(self) -> Any | None:
        """The unit of measure: a key; some systems have an object."""
        value: Any | None = self._copy("uomKey")
        return value

    @property
    def supply_options(self) -> list[Any] | None:
        """From whom it may be had."""
        value: list[Any] | None = self._copy("supplyOptions")
        return value

    @property
    def price_levels(self) -> list[Any] | None:
        """What it costs in which quantity."""
        value: list[Any] | None = self._copy("priceLevels")
        return value

    @property
    def inventory(self) -> Any | None:
        """What there is of it."""
        value: Any | None = self._copy("inventory")
        return value

    @property
    def inventories(self) -> list[Inventory] | None:
        """What there is of it, by place."""
        return self._parts(Inventory, "inventories")

    @property
    def drawings(self) -> list[Any] | None:
        """Drawings."""
        value: list[Any] | None = self._copy("drawings")
        return value

    @property
    def dimensions(self) -> Any | None:
        """Dimensions."""
        value: Any | None = self._copy("dimensions")
        return value

    @property
    def site_keys(self) -> Any | None:
        """The sites: a key or several."""
        value: Any | None = self._copy("siteKeys")
        return value

    @property
    def parent_keys(self) -> Any | None:
        """What it is a part of: a key or several."""
        value: Any | None = self._copy("parentKeys")
        return value

    @property
    def asset_keys(self) -> Any | None:
        """The assets it is for: a key or several."""
        value: Any | None = self._copy("assetKeys")
        return value

    @property
    def vendor_keys(self) -> Any | None:
        """The vendors: a key or several."""
        value: Any | None = self._copy("vendorKeys")
        return value

    @property
    def documents(self) -> list[Any] | None:
        """Its documents."""
        value: list[Any] | None = self._copy("documents")
        return value

    @field
    def account_key(self) -> Key | None:
        """The account it is charged to."""

    @field
    def code(self) -> str | None:
        """A code that people use."""

    @field
    def is_assembly(self) -> bool | None:
        """Whether it is made of others."""

    @field
    def part_number(self) -> str | None:
        """The part number."""

    @field
    def name(self) -> str | None:
        """A name."""

    @field
    def description(self) -> str | None:
        """A description."""

    @field
    def notes(self) -> str | None:
        """Notes."""

    @field
    def criticality(self) -> str | None:
        """How critical it is."""

    @field
    def is_active(self) -> bool | None:
        """Whether it is in use."""

    @field
    def manufacturer_name(self) -> str | None:
        """The manufacturer."""

    @property
    def minimum_quantity(self) -> Any | None:
        """How many there should be at least: a number, or a text that holds one."""
        value: Any | None = self._copy("minimumQuantity")
        return value

    @property
    def cost(self) -> Any | None:
        """What it costs: a number, or a text that holds one."""
        value: Any | None = self._copy("cost")
        return value

    @field
    def currency(self) -> str | None:
        """The currency."""

    @field
    def created_at(self) -> Instant | None:
        """When it was created."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed last."""

    @field
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""


class Platform(Model):
    """A system that can be connected. Its fields are not published: all are in `extra`."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "name": "name",
    }

    @keywords
    def __init__(
        self,
        *,
        name: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "name": name,
        }
        self._fill(fields, extra)

    @field
    def name(self) -> str | None:
        """A name."""


class PurchaseOrder(Model):
    """A purchase order. Which fields are filled depends on the system behind (documented)."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "key": "key",
        "id": "id",
        "orderNo": "order_no",
        "title": "title",
        "description": "description",
        "statusKey": "status_key",
        "orderDate": "order_date",
        "dueAt": "due_at",
        "shipmentDate": "shipment_date",
        "vendorKey": "vendor_key",
        "siteKey": "site_key",
        "organizationKey": "organization_key",
        "locationKey": "location_key",
        "userRequestedKey": "user_requested_key",
        "userApprovedKey": "user_approved_key",
        "approvedAt": "approved_at",
        "completedAt": "completed_at",
        "shippingMethod": "shipping_method",
        "shipmentAddress": "shipment_address",
        "deliveryAddress": "delivery_address",
        "billingAddress": "billing_address",
        "terms": "terms",
        "currencyKey": "currency_key",
        "totalNetValue": "total_net_value",
        "totalGrossValue": "total_gross_value",
        "notes": "notes",
        "lineItems": "line_items",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        key: Key | None = None,
        id: Key | None = None,
        order_no: str | None = None,
        title: str | None = None,
        description: str | None = None,
        status_key: Key | None = None,
        order_date: Instant | datetime | None = None,
        due_at: Instant | datetime | None = None,
        shipment_date: Instant | datetime | None = None,
        vendor_key: Key | None = None,
        site_key: Key | None = None,
        organization_key: Key | None = None,
        location_key: Key | None = None,
        user_requested_key: Key | None = None,
        user_approved_key: Key | None = None,
        approved_at: Instant | datetime | None = None,
        completed_at: Instant | datetime | None = None,
        shipping_method: str | None = None,
        shipment_address: Address | AddressDict | Mapping[str, Any] | None = None,
        delivery_address: Address | AddressDict | Mapping[str, Any] | None = None,
        billing_address: Address | AddressDict | Mapping[str, Any] | None = None,
        terms: str | None = None,
        currency_key: Key | None = None,
        total_net_value: Any | None = None,
        total_gross_value: Any | None = None,
        notes: str | None = None,
        line_items: Sequence[PurchaseOrderLine | PurchaseOrderLineDict | Mapping[str, Any]] | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "key": key,
            "id": id,
            "orderNo": order_no,
            "title": title,
            "description": description,
            "statusKey": status_key,
            "orderDate": order_date,
            "dueAt": due_at,
            "shipmentDate": shipment_date,
            "vendorKey": vendor_key,
            "siteKey": site_key,
            "organizationKey": organization_key,
            "locationKey": location_key,
            "userRequestedKey": user_requested_key,
            "userApprovedKey": user_approved_key,
            "approvedAt": approved_at,
            "completedAt": completed_at,
            "shippingMethod": shipping_method,
            "shipmentAddress": shipment_address,
            "deliveryAddress": delivery_address,
            "billingAddress": billing_address,
            "terms": terms,
            "currencyKey": currency_key,
            "totalNetValue": total_net_value,
            "totalGrossValue": total_gross_value,
            "notes": notes,
            "lineItems": line_items,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @field
    def key(self) -> Key | None:
        """The key by which other records refer to it."""

    @field
    def id(self) -> Key | None:
        """The id, where the API gives one instead of a key (v4)."""

    @field
    def order_no(self) -> str | None:
        """The order number."""

    @field
    def title(self) -> str | None:
        """A title."""

    @field
    def description(self) -> str | None:
        """A description."""

    @field
    def status_key(self) -> Key | None:
        """Its status, which `listStatuses` explains."""

    @field
    def order_date(self) -> Instant | None:
        """When it was ordered."""

    @field
    def due_at(self) -> Instant | None:
        """When it is due. That this is the required date of an order is inferred."""

    @field
    def shipment_date(self) -> Instant | None:
        """When it is shipped."""

    @field
    def vendor_key(self) -> Key | None:
        """The vendor; see `listVendors`."""

    @field
    def site_key(self) -> Key | None:
        """Its site."""

    @field
    def organization_key(self) -> Key | None:
        """Its organization."""

    @field
    def location_key(self) -> Key | None:
        """Its location."""

    @field
    def user_requested_key(self) -> Key | None:
        """Who asked for it."""

    @field
    def user_approved_key(self) -> Key | None:
        """Who approved it."""

    @field
    def approved_at(self) -> Instant | None:
        """When it was approved."""

    @field
    def completed_at(self) -> Instant | None:
        """When it was completed."""

    @field
    def shipping_method(self) -> str | None:
        """How it is shipped."""

    @property
    def shipment_address(self) -> Address | None:
        """Where it is shipped to."""
        return self._part(Address, "shipmentAddress")

    @property
    def delivery_address(self) -> Address | None:
        """Where it is delivered to."""
        return self._part(Address, "deliveryAddress")

    @property
    def billing_address(self) -> Address | None:
        """Who is billed."""
        return self._part(Address, "billingAddress")

    @field
    def terms(self) -> str | None:
        """Terms of payment."""

    @field
    def currency_key(self) -> Key | None:
        """The currency: a key, and no code."""

    @property
    def total_net_value(self) -> Any | None:
        """The total without taxes: a number, or a text that holds one."""
        value: Any | None = self._copy("totalNetValue")
        return value

    @property
    def total_gross_value(self) -> Any | None:
        """The total with taxes: a number, or a text that holds one."""
        value: Any | None = self._copy("totalGrossValue")
        return value

    @field
    def notes(self) -> str | None:
        """Notes."""

    @property
    def line_items(self) -> list[PurchaseOrderLine] | None:
        """Its lines."""
        return self._parts(PurchaseOrderLine, "lineItems")

    @field
    def created_at(self) -> Instant | None:
        """When it was created."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed last."""

    @field
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""


class RawRecord(Model):
    """A record as the system behind has it. It has no fields that all have in common: all are in
    `extra`.
    """

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "id": "id",
    }

    @keywords
    def __init__(
        self,
        *,
        id: Any | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "id": id,
        }
        self._fill(fields, extra)

    @property
    def id(self) -> Any | None:
        """Its id, where it has one of that name."""
        value: Any | None = self._copy("id")
        return value


class ServiceRequest(Model):
    """A service request."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "key": "key",
        "id": "id",
        "siteKey": "site_key",
        "locationKey": "location_key",
        "storeroomKey": "storeroom_key",
        "assetKey": "asset_key",
        "workOrderKey": "work_order_key",
        "teamKey": "team_key",
        "userRequestedKey": "user_requested_key",
        "userApprovedKey": "user_approved_key",
        "laborAssignedKey": "labor_assigned_key",
        "documents": "documents",
        "title": "title",
        "description": "description",
        "statusKey": "status_key",
        "severity": "severity",
        "estimatedTime": "estimated_time",
        "roleName": "role_name",
        "categoryName": "category_name",
        "notes": "notes",
        "approvedAt": "approved_at",
        "dueAt": "due_at",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        key: Key | None = None,
        id: Key | None = None,
        site_key: Key | None = None,
        location_key: Key | None = None,
        storeroom_key: Key | None = None,
        asset_key: Key | None = None,
        work_order_key: Key | None = None,
        team_key: Key | None = None,
        user_requested_key: Key | None = None,
        user_approved_key: Key | None = None,
        labor_assigned_key: Key | None = None,
        documents: Sequence[Any] | None = None,
        title: str | None = None,
        description: str | None = None,
        status_key: Key | None = None,
        severity: Any | None = None,
        estimated_time: Any | None = None,
        role_name: str | None = None,
        category_name: str | None = None,
        notes: str | None = None,
        approved_at: Instant | datetime | None = None,
        due_at: Instant | datetime | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "key": key,
            "id": id,
            "siteKey": site_key,
            "locationKey": location_key,
            "storeroomKey": storeroom_key,
            "assetKey": asset_key,
            "workOrderKey": work_order_key,
            "teamKey": team_key,
            "userRequestedKey": user_requested_key,
            "userApprovedKey": user_approved_key,
            "laborAssignedKey": labor_assigned_key,
            "documents": documents,
            "title": title,
            "description": description,
            "statusKey": status_key,
            "severity": severity,
            "estimatedTime": estimated_time,
            "roleName": role_name,
            "categoryName": category_name,
            "notes": notes,
            "approvedAt": approved_at,
            "dueAt": due_at,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @field
    def key(self) -> Key | None:
        """The key by which other records refer to it."""

    @field
    def id(self) -> Key | None:
        """The id, where the API gives one instead of a key (v4)."""

    @field
    def site_key(self) -> Key | None:
        """Its site."""

    @field
    def location_key(self) -> Key | None:
        """Its location."""

    @field
    def storeroom_key(self) -> Key | None:
        """The storeroom."""

    @field
    def asset_key(self) -> Key | None:
        """The asset."""

    @field
    def work_order_key(self) -> Key | None:
        """The work order that came of it."""

    @field
    def team_key(self) -> Key | None:
        """The team."""

    @field
    def user_requested_key(self) -> Key | None:
        """Who asked for it."""

    @field
    def user_approved_key(self) -> Key | None:
        """Who approved it."""

    @field
    def labor_assigned_key(self) -> Key | None:
        """Who is to do it."""

    @property
    def documents(self) -> list[Any] | None:
        """Its documents."""
        value: list[Any] | None = self._copy("documents")
        return value

    @field
    def title(self) -> str | None:
        """A title."""

    @field
    def description(self) -> str | None:
        """A description."""

    @field
    def status_key(self) -> Key | None:
        """Its status, which `listStatuses` explains."""

    @property
    def severity(self) -> Any | None:
        """How severe it is: a text or a number, by the system behind."""
        value: Any | None = self._copy("severity")
        return value

    @property
    def estimated_time(self) -> Any | None:
        """How long it is estimated to take, in a unit of the system behind."""
        value: Any | None = self._copy("estimatedTime")
        return value

    @field
    def role_name(self) -> str | None:
        """The role."""

    @field
    def category_name(self) -> str | None:
        """The category."""

    @field
    def notes(self) -> str | None:
        """Notes."""

    @field
    def approved_at(self) -> Instant | None:
        """When it was approved."""

    @field
    def due_at(self) -> Instant | None:
        """When it is due. That this is the required date of an order is inferred."""

    @field
    def created_at(self) -> Instant | None:
        """When it was created."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed last."""

    @field
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""


class Site(Model):
    """A site."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "key": "key",
        "id": "id",
        "organizationKey": "organization_key",
        "name": "name",
        "code": "code",
        "description": "description",
        "contact": "contact",
        "customerKey": "customer_key",
        "lat": "lat",
        "lng": "lng",
        "address": "address",
        "billingAddress": "billing_address",
        "properties": "properties",
        "notes": "notes",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        key: Key | None = None,
        id: Key | None = None,
        organization_key: Key | None = None,
        name: str | None = None,
        code: str | None = None,
        description: str | None = None,
        contact: Any | None = None,
        customer_key: Key | None = None,
        lat: Any | None = None,
        lng: Any | None = None,
        address: Address | AddressDict | Mapping[str, Any] | None = None,
        billing_address: Address | AddressDict | Mapping[str, Any] | None = None,
        properties: Any | None = None,
        notes: str | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "key": key,
            "id": id,
            "organizationKey": organization_key,
            "name": name,
            "code": code,
            "description": description,
            "contact": contact,
            "customerKey": customer_key,
            "lat": lat,
            "lng": lng,
            "address": address,
            "billingAddress": billing_address,
            "properties": properties,
            "notes": notes,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @field
    def key(self) -> Key | None:
        """The key by which other records refer to it."""

    @field
    def id(self) -> Key | None:
        """The id, where the API gives one instead of a key (v4)."""

    @field
    def organization_key(self) -> Key | None:
        """Its organization."""

    @field
    def name(self) -> str | None:
        """A name."""

    @field
    def code(self) -> str | None:
        """A code that people use."""

    @field
    def description(self) -> str | None:
        """A description."""

    @property
    def contact(self) -> Any | None:
        """Whom to ask."""
        value: Any | None = self._copy("contact")
        return value

    @field
    def customer_key(self) -> Key | None:
        """The customer."""

    @property
    def lat(self) -> Any | None:
        """Degrees north: a number, or a text that holds one."""
        value: Any | None = self._copy("lat")
        return value

    @property
    def lng(self) -> Any | None:
        """Degrees east: a number, or a text that holds one."""
        value: Any | None = self._copy("lng")
        return value

    @property
    def address(self) -> Address | None:
        """Where it is."""
        return self._part(Address, "address")

    @property
    def billing_address(self) -> Address | None:
        """Who is billed."""
        return self._part(Address, "billingAddress")

    @property
    def properties(self) -> Any | None:
        """Whatever else the system behind knows."""
        value: Any | None = self._copy("properties")
        return value

    @field
    def notes(self) -> str | None:
        """Notes."""

    @field
    def created_at(self) -> Instant | None:
        """When it was created."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed last."""

    @field
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""


class Status(Model):
    """A status that records of one kind may have."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "key": "key",
        "id": "id",
        "organizationKey": "organization_key",
        "parentKey": "parent_key",
        "name": "name",
        "code": "code",
        "subCode": "sub_code",
        "scope": "scope",
        "isActive": "is_active",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        key: Key | None = None,
        id: Key | None = None,
        organization_key: Key | None = None,
        parent_key: Key | None = None,
        name: str | None = None,
        code: str | None = None,
        sub_code: str | None = None,
        scope: str | None = None,
        is_active: bool | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "key": key,
            "id": id,
            "organizationKey": organization_key,
            "parentKey": parent_key,
            "name": name,
            "code": code,
            "subCode": sub_code,
            "scope": scope,
            "isActive": is_active,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @field
    def key(self) -> Key | None:
        """The key by which other records refer to it."""

    @field
    def id(self) -> Key | None:
        """The id, where the API gives one instead of a key (v4)."""

    @field
    def organization_key(self) -> Key | None:
        """Its organization."""

    @field
    def parent_key(self) -> Key | None:
        """What it is a part of."""

    @field
    def name(self) -> str | None:
        """A name."""

    @field
    def code(self) -> str | None:
        """A code that people use."""

    @field
    def sub_code(self) -> str | None:
        """A further code."""

    @field
    def scope(self) -> str | None:
        """What it is a status of."""

    @field
    def is_active(self) -> bool | None:
        """Whether it is in use."""

    @field
    def created_at(self) -> Instant | None:
        """When it was created."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed last."""

    @field
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""


class Stock(Model):
    """A stock: what lies where, and when it is ordered anew."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "key": "key",
        "id": "id",
        "reorderPoint": "reorder_point",
        "reorderQuantity": "reorder_quantity",
        "minLevel": "min_level",
        "maxLevel": "max_level",
        "reorderLevel": "reorder_level",
        "productKey": "product_key",
        "materialKey": "material_key",
        "locationKey": "location_key",
        "storeroomKey": "storeroom_key",
        "assetKey": "asset_key",
        "position": "position",
        "uomKey": "uom_key",
        "quantity": "quantity",
        "expiresAt": "expires_at",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        key: Key | None = None,
        id: Key | None = None,
        reorder_point: Any | None = None,
        reorder_quantity: Any | None = None,
        min_level: Any | None = None,
        max_level: Any | None = None,
        reorder_level: Any | None = None,
        product_key: Key | None = None,
        material_key: Key | None = None,
        location_key: Key | None = None,
        storeroom_key: Key | None = None,
        asset_key: Key | None = None,
        position: str | None = None,
        uom_key: Any | None = None,
        quantity: Any | None = None,
        expires_at: Instant | datetime | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "key": key,
            "id": id,
            "reorderPoint": reorder_point,
            "reorderQuantity": reorder_quantity,
            "minLevel": min_level,
            "maxLevel": max_level,
            "reorderLevel": reorder_level,
            "productKey": product_key,
            "materialKey": material_key,
            "locationKey": location_key,
            "storeroomKey": storeroom_key,
            "assetKey": asset_key,
            "position": position,
            "uomKey": uom_key,
            "quantity": quantity,
            "expiresAt": expires_at,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @field
    def key(self) -> Key | None:
        """The key by which other records refer to it."""

    @field
    def id(self) -> Key | None:
        """The id, where the API gives one instead of a key (v4)."""

    @property
    def reorder_point(self) -> Any | None:
        """At which quantity it is ordered anew."""
        value: Any | None = self._copy("reorderPoint")
        return value

    @property
    def reorder_quantity(self) -> Any | None:
        """How many are ordered then."""
        value: Any | None = self._copy("reorderQuantity")
        return value

    @property
    def min_level(self) -> Any | None:
        """The least there should be."""
        value: Any | None = self._copy("minLevel")
        return value

    @property
    def max_level(self) -> Any | None:
        """The most there should be."""
        value: Any | None = self._copy("maxLevel")
        return value

    @property
    def reorder_level(self) -> Any | None:
        """The quantity at which it is ordered anew."""
        value: Any | None = self._copy("reorderLevel")
        return value

    @field
    def product_key(self) -> Key | None:
        """The product."""

    @field
    def material_key(self) -> Key | None:
        """The material."""

    @field
    def location_key(self) -> Key | None:
        """Its location."""

    @field
    def storeroom_key(self) -> Key | None:
        """The storeroom."""

    @field
    def asset_key(self) -> Key | None:
        """The asset."""

    @field
    def position(self) -> str | None:
        """Where it lies."""

    @property
    def uom_key(self) -> Any | None:
        """The unit of measure: a key; some systems have an object."""
        value: Any | None = self._copy("uomKey")
        return value

    @property
    def quantity(self) -> Any | None:
        """How many or how much: a number, or a text that holds one."""
        value: Any | None = self._copy("quantity")
        return value

    @field
    def expires_at(self) -> Instant | None:
        """When it expires."""

    @field
    def created_at(self) -> Instant | None:
        """When it was created."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed last."""

    @field
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""


class SyncStatus(Model):
    """How far a connection has been read. What it tells is documented; the names of the fields are a
    guess.
    """

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "last_successful_sync_at": "last_successful_sync_at",
        "status": "status",
        "errors": "errors",
        "next_scheduled_sync_at": "next_scheduled_sync_at",
    }

    @keywords
    def __init__(
        self,
        *,
        last_successful_sync_at: Instant | datetime | None = None,
        status: str | None = None,
        errors: Any | None = None,
        next_scheduled_sync_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "last_successful_sync_at": last_successful_sync_at,
            "status": status,
            "errors": errors,
            "next_scheduled_sync_at": next_scheduled_sync_at,
        }
        self._fill(fields, extra)

    @field
    def last_successful_sync_at(self) -> Instant | None:
        """When it was read successfully the last time: from then on is what a next list has to ask for
        (`modified_after`).
        """

    @field
    def status(self) -> str | None:
        """Whether it is in progress, completed or failed. Known values: `SyncState`."""

    @property
    def errors(self) -> Any | None:
        """What went wrong."""
        value: Any | None = self._copy("errors")
        return value

    @field
    def next_scheduled_sync_at(self) -> Instant | None:
        """When it is read next."""


class Vendor(Model):
    """A vendor."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "key": "key",
        "id": "id",
        "name": "name",
        "code": "code",
        "companyKey": "company_key",
        "organizationKey": "organization_key",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        key: Key | None = None,
        id: Key | None = None,
        name: str | None = None,
        code: str | None = None,
        company_key: Key | None = None,
        organization_key: Key | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "key": key,
            "id": id,
            "name": name,
            "code": code,
            "companyKey": company_key,
            "organizationKey": organization_key,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @field
    def key(self) -> Key | None:
        """The key by which other records refer to it."""

    @field
    def id(self) -> Key | None:
        """The id, where the API gives one instead of a key (v4)."""

    @field
    def name(self) -> str | None:
        """A name."""

    @field
    def code(self) -> str | None:
        """A code that people use."""

    @field
    def company_key(self) -> Key | None:
        """The company behind it."""

    @field
    def organization_key(self) -> Key | None:
        """Its organization."""

    @field
    def created_at(self) -> Instant | None:
        """When it was created."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed last."""

    @field
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""


class WorkOrder(Model):
    """A work order."""

    __module__ = "makokit.makini"
    __slots__ = ()

    _FIELDS = {
        "key": "key",
        "id": "id",
        "parentKey": "parent_key",
        "organizationKey": "organization_key",
        "status": "status",
        "resources": "resources",
        "materialCount": "material_count",
        "locationKey": "location_key",
        "siteKey": "site_key",
        "assetKey": "asset_key",
        "accountKey": "account_key",
        "title": "title",
        "serviceRequestKey": "service_request_key",
        "code": "code",
        "pmKey": "pm_key",
        "teamKey": "team_key",
        "laborAssignedKey": "labor_assigned_key",
        "userApprovedKey": "user_approved_key",
        "assetDowntimeKey": "asset_downtime_key",
        "instructions": "instructions",
        "statusKey": "status_key",
        "severity": "severity",
        "estimatedTime": "estimated_time",
        "roleName": "role_name",
        "categoryName": "category_name",
        "storeroomKey": "storeroom_key",
        "notes": "notes",
        "approvedAt": "approved_at",
        "dueAt": "due_at",
        "scheduledAt": "scheduled_at",
        "actualTime": "actual_time",
        "completedAt": "completed_at",
        "completionRemarks": "completion_remarks",
        "tasks": "tasks",
        "documents": "documents",
        "createdAt": "created_at",
        "updatedAt": "updated_at",
        "deletedAt": "deleted_at",
    }

    @keywords
    def __init__(
        self,
        *,
        key: Key | None = None,
        id: Key | None = None,
        parent_key: Key | None = None,
        organization_key: Key | None = None,
        status: str | None = None,
        resources: Sequence[Any] | None = None,
        material_count: Any | None = None,
        location_key: Key | None = None,
        site_key: Key | None = None,
        asset_key: Key | None = None,
        account_key: Key | None = None,
        title: str | None = None,
        service_request_key: Key | None = None,
        code: str | None = None,
        pm_key: Key | None = None,
        team_key: Key | None = None,
        labor_assigned_key: Key | None = None,
        user_approved_key: Key | None = None,
        asset_downtime_key: Key | None = None,
        instructions: str | None = None,
        status_key: Key | None = None,
        severity: Any | None = None,
        estimated_time: Any | None = None,
        role_name: str | None = None,
        category_name: str | None = None,
        storeroom_key: Key | None = None,
        notes: str | None = None,
        approved_at: Instant | datetime | None = None,
        due_at: Instant | datetime | None = None,
        scheduled_at: Instant | datetime | None = None,
        actual_time: Any | None = None,
        completed_at: Instant | datetime | None = None,
        completion_remarks: str | None = None,
        tasks: Sequence[Any] | None = None,
        documents: Sequence[Any] | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        deleted_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "key": key,
            "id": id,
            "parentKey": parent_key,
            "organizationKey": organization_key,
            "status": status,
            "resources": resources,
            "materialCount": material_count,
            "locationKey": location_key,
            "siteKey": site_key,
            "assetKey": asset_key,
            "accountKey": account_key,
            "title": title,
            "serviceRequestKey": service_request_key,
            "code": code,
            "pmKey": pm_key,
            "teamKey": team_key,
            "laborAssignedKey": labor_assigned_key,
            "userApprovedKey": user_approved_key,
            "assetDowntimeKey": asset_downtime_key,
            "instructions": instructions,
            "statusKey": status_key,
            "severity": severity,
            "estimatedTime": estimated_time,
            "roleName": role_name,
            "categoryName": category_name,
            "storeroomKey": storeroom_key,
            "notes": notes,
            "approvedAt": approved_at,
            "dueAt": due_at,
            "scheduledAt": scheduled_at,
            "actualTime": actual_time,
            "completedAt": completed_at,
            "completionRemarks": completion_remarks,
            "tasks": tasks,
            "documents": documents,
            "createdAt": created_at,
            "updatedAt": updated_at,
            "deletedAt": deleted_at,
        }
        self._fill(fields, extra)

    @field
    def key(self) -> Key | None:
        """The key by which other records refer to it."""

    @field
    def id(self) -> Key | None:
        """The id, where the API gives one instead of a key (v4)."""

    @field
    def parent_key(self) -> Key | None:
        """What it is a part of."""

    @field
    def organization_key(self) -> Key | None:
        """Its organization."""

    @field
    def status(self) -> str | None:
        """Its status in words."""

    @property
    def resources(self) -> list[Any] | None:
        """The work that was done."""
        value: list[Any] | None = self._copy("resources")
        return value

    @property
    def material_count(self) -> Any | None:
        """How many materials it has."""
        value: Any | None = self._copy("materialCount")
        return value

    @field
    def location_key(self) -> Key | None:
        """Its location."""

    @field
    def site_key(self) -> Key | None:
        """Its site."""

    @field
    def asset_key(self) -> Key | None:
        """The asset."""

    @field
    def account_key(self) -> Key | None:
        """The account it is charged to."""

    @field
    def title(self) -> str | None:
        """A title."""

    @field
    def service_request_key(self) -> Key | None:
        """The service request it comes from."""

    @field
    def code(self) -> str | None:
        """A code that people use."""

    @field
    def pm_key(self) -> Key | None:
        """The preventive maintenance it comes from."""

    @field
    def team_key(self) -> Key | None:
        """The team."""

    @field
    def labor_assigned_key(self) -> Key | None:
        """Who is to do it."""

    @field
    def user_approved_key(self) -> Key | None:
        """Who approved it."""

    @field
    def asset_downtime_key(self) -> Key | None:
        """The downtime of the asset."""

    @field
    def instructions(self) -> str | None:
        """What is to be done."""

    @field
    def status_key(self) -> Key | None:
        """Its status, which `listStatuses` explains."""

    @property
    def severity(self) -> Any | None:
        """How severe it is: a text or a number, by the system behind."""
        value: Any | None = self._copy("severity")
        return value

    @property
    def estimated_time(self) -> Any | None:
        """How long it is estimated to take, in a unit of the system behind."""
        value: Any | None = self._copy("estimatedTime")
        return value

    @field
    def role_name(self) -> str | None:
        """The role."""

    @field
    def category_name(self) -> str | None:
        """The category."""

    @field
    def storeroom_key(self) -> Key | None:
        """The storeroom."""

    @field
    def notes(self) -> str | None:
        """Notes."""

    @field
    def approved_at(self) -> Instant | None:
        """When it was approved."""

    @field
    def due_at(self) -> Instant | None:
        """When it is due. That this is the required date of an order is inferred."""

    @field
    def scheduled_at(self) -> Instant | None:
        """When it is scheduled."""

    @property
    def actual_time(self) -> Any | None:
        """How long it took, in a unit of the system behind."""
        value: Any | None = self._copy("actualTime")
        return value

    @field
    def completed_at(self) -> Instant | None:
        """When it was completed."""

    @field
    def completion_remarks(self) -> str | None:
        """Remarks on its completion."""

    @property
    def tasks(self) -> list[Any] | None:
        """Its tasks, as the system behind has them."""
        value: list[Any] | None = self._copy("tasks")
        return value

    @property
    def documents(self) -> list[Any] | None:
        """Its documents."""
        value: list[Any] | None = self._copy("documents")
        return value

    @field
    def created_at(self) -> Instant | None:
        """When it was created."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed last."""

    @field
    def deleted_at(self) -> Instant | None:
        """When it was removed; not there while it lives."""
