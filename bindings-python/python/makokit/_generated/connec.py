# Written by `cargo dev generate` from the tables in core/client; do not edit.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""What Connec's operations take and give."""

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
    "EntityId",
    "GroupId",
    "Instant",
    "Report",
    "BatchMethod",
    "Resource",
    "BatchOperation",
    "BatchOperationDict",
    "OperationResult",
    "OperationResultDict",
    "BatchRequest",
    "BatchRequestDict",
    "EntityQuery",
    "EntityQueryDict",
    "ReportQuery",
    "ReportQueryDict",
    "WriteEntity",
    "WriteEntityDict",
    "BatchAnswer",
    "Entity",
]

EntityId = NewType("EntityId", str)
"""The id of an entity, as Connec! gave it."""

GroupId = NewType("GroupId", str)
"""The id of a group, the customer's account on its marketplace: `cld-4`."""

Instant = NewType("Instant", str)
"""An instant, as the API writes it: `2016-01-01T00:00:00Z`."""

Report = NewType("Report", str)
"""The name of a report, such as `accounts_summary` or `profit_and_loss`."""


class BatchMethod:
    """The HTTP method of an operation in a batch. The set is open."""

    POST: Final = "post"
    """Makes an entity."""
    PUT: Final = "put"
    """Changes one."""
    GET: Final = "get"
    """Reads."""


class Resource:
    """The name of a collection, or of what a group has one of. The set is open."""

    COMPANY: Final = "company"
    """The company itself: a group has one, without an id in its path."""
    ACCOUNTS: Final = "accounts"
    """Accounts."""
    INVOICES: Final = "invoices"
    """Invoices."""
    SALES_ORDERS: Final = "sales_orders"
    """Sales orders."""
    PURCHASE_ORDERS: Final = "purchase_orders"
    """Purchase orders."""
    QUOTES: Final = "quotes"
    """Quotes."""
    PAYMENTS: Final = "payments"
    """Payments."""
    JOURNALS: Final = "journals"
    """Journals."""
    ITEMS: Final = "items"
    """Items."""
    ORGANIZATIONS: Final = "organizations"
    """Organizations."""
    PEOPLE: Final = "people"
    """People."""
    PROJECTS: Final = "projects"
    """Projects."""
    TAX_CODES: Final = "tax_codes"
    """Tax codes."""
    TAX_RATES: Final = "tax_rates"
    """Tax rates."""
    WAREHOUSES: Final = "warehouses"
    """Warehouses."""
    EVENTS: Final = "events"
    """Events."""
    EMPLOYEES: Final = "employees"
    """Employees."""
    TIME_SHEETS: Final = "time_sheets"
    """Time sheets."""
    PAY_RUNS: Final = "pay_runs"
    """Pay runs."""


class BatchOperationDict(TypedDict, total=False):
    """The fields of `BatchOperation` as a dict, with the documented names."""

    method: str
    url: str
    params: dict[str, Any]


class BatchOperation(Request):
    """An operation in a batch."""

    __module__ = "makokit.connec"
    __slots__ = ()

    _FIELDS = {
        "method": "method",
        "url": "url",
        "params": "params",
    }

    @keywords
    def __init__(
        self,
        *,
        method: str | None = None,
        url: str | None = None,
        params: Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "method": method,
            "url": url,
            "params": params,
        }
        self._fill(fields, extra)

    @property
    def method(self) -> str | None:
        """The HTTP method. Known values: `BatchMethod`."""
        value: str | None = self._raw.get("method")
        return value

    @property
    def url(self) -> str | None:
        """The path, with the prefix and the group: `/api/v2/cld-1/people/11`."""
        value: str | None = self._raw.get("url")
        return value

    @property
    def params(self) -> dict[str, Any] | None:
        """The body: an entity under the name of its collection."""
        value: dict[str, Any] | None = self._copy("params")
        return value


class OperationResultDict(TypedDict, total=False):
    """The fields of `OperationResult` as a dict, with the documented names."""

    status: int
    body: Any


class OperationResult(Request):
    """What became of one operation."""

    __module__ = "makokit.connec"
    __slots__ = ()

    _FIELDS = {
        "status": "status",
        "body": "body",
    }

    @keywords
    def __init__(
        self,
        *,
        status: int | None = None,
        body: Any | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "status": status,
            "body": body,
        }
        self._fill(fields, extra)

    @property
    def status(self) -> int | None:
        """The HTTP status that it would have had by itself: from 400 on it was refused."""
        value: int | None = self._raw.get("status")
        return value

    @property
    def body(self) -> Any | None:
        """The answer that it would have had by itself: the entity under its collection's name, or
        `errors`.
        """
        value: Any | None = self._copy("body")
        return value


class BatchRequestDict(TypedDict, total=False):
    """The fields of `BatchRequest` as a dict, with the documented names."""

    sequential: bool
    ops: list[BatchOperationDict]


class BatchRequest(Request):
    """Several operations in one request: 50 at most, as the vendor's own connectors do it."""

    __module__ = "makokit.connec"
    __slots__ = ()

    _FIELDS = {
        "sequential": "sequential",
        "ops": "ops",
    }

    @keywords
    def __init__(
        self,
        *,
        sequential: bool | None = None,
        ops: Sequence[BatchOperation | BatchOperationDict | Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "sequential": sequential,
            "ops": ops,
        }
        self._fill(fields, extra)

    @property
    def sequential(self) -> bool | None:
        """Whether they are done one after another, in their order."""
        value: bool | None = self._raw.get("sequential")
        return value

    @property
    def ops(self) -> list[BatchOperation] | None:
        """The operations. Required."""
        return self._parts(BatchOperation, "ops")


EntityQueryDict = TypedDict(
    "EntityQueryDict",
    {
        "$filter": "str",
        "$orderby": "str",
        "$top": "int",
        "$skip": "int",
        "$search": "str",
        "$expand": "str",
        "cursor": "str",
    },
    total=False,
)
"""The fields of `EntityQuery` as a dict, with the documented names."""


class EntityQuery(Request):
    """Which entities are asked for, and how."""

    __module__ = "makokit.connec"
    __slots__ = ()

    _FIELDS = {
        "$filter": "filter",
        "$orderby": "orderby",
        "$top": "top",
        "$skip": "skip",
        "$search": "search",
        "$expand": "expand",
        "cursor": "cursor",
    }

    @keywords
    def __init__(
        self,
        *,
        filter: str | None = None,
        orderby: str | None = None,
        top: int | None = None,
        skip: int | None = None,
        search: str | None = None,
        expand: str | None = None,
        cursor: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "$filter": filter,
            "$orderby": orderby,
            "$top": top,
            "$skip": skip,
            "$search": search,
            "$expand": expand,
            "cursor": cursor,
        }
        self._fill(fields, extra)

    @property
    def filter(self) -> str | None:
        """Those for which this holds: `updated_at gt '2016-01-01T00:00:00Z' and code eq 'PEO12'`, with
        `eq`, `ne`, `gt`, `lt`, `and`.
        """
        value: str | None = self._raw.get("$filter")
        return value

    @property
    def orderby(self) -> str | None:
        """In which order: `name asc`."""
        value: str | None = self._raw.get("$orderby")
        return value

    @property
    def top(self) -> int | None:
        """How many a page is to have. Default: 100."""
        value: int | None = self._raw.get("$top")
        return value

    @property
    def skip(self) -> int | None:
        """How many are left out at the beginning."""
        value: int | None = self._raw.get("$skip")
        return value

    @property
    def search(self) -> str | None:
        """Those in which these words are found."""
        value: str | None = self._raw.get("$search")
        return value

    @property
    def expand(self) -> str | None:
        """What is told beside them: `matching_records`."""
        value: str | None = self._raw.get("$expand")
        return value

    @property
    def cursor(self) -> str | None:
        """Where to begin, as a page before has told."""
        value: str | None = self._raw.get("cursor")
        return value


ReportQueryDict = TypedDict(
    "ReportQueryDict",
    {
        "from": "str",
        "to": "str",
        "period": "str",
    },
    total=False,
)
"""The fields of `ReportQuery` as a dict, with the documented names."""


class ReportQuery(Request):
    """What a report is about."""

    __module__ = "makokit.connec"
    __slots__ = ()

    _FIELDS = {
        "from": "from_",
        "to": "to",
        "period": "period",
    }

    @keywords
    def __init__(
        self,
        *,
        from_: str | None = None,
        to: str | None = None,
        period: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "from": from_,
            "to": to,
            "period": period,
        }
        self._fill(fields, extra)

    @property
    def from_(self) -> str | None:
        """The first day."""
        value: str | None = self._raw.get("from")
        return value

    @property
    def to(self) -> str | None:
        """The last day."""
        value: str | None = self._raw.get("to")
        return value

    @property
    def period(self) -> str | None:
        """How it is divided: `MONTHLY`."""
        value: str | None = self._raw.get("period")
        return value


class WriteEntityDict(TypedDict, total=False):
    """The fields of `WriteEntity` as a dict, with the documented names."""

    id: Any
    code: str
    status: str
    opts: dict[str, Any]


class WriteEntity(Request):
    """An entity to be made, or what is to be changed of one. Its collection's fields go into `extra`;
    a dict, a map or JSON may hold any name.
    """

    __module__ = "makokit.connec"
    __slots__ = ()

    _FIELDS = {
        "id": "id",
        "code": "code",
        "status": "status",
        "opts": "opts",
    }

    @keywords
    def __init__(
        self,
        *,
        id: Any | None = None,
        code: str | None = None,
        status: str | None = None,
        opts: Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "id": id,
            "code": code,
            "status": status,
            "opts": opts,
        }
        self._fill(fields, extra)

    @property
    def id(self) -> Any | None:
        """With `external_ids` what other systems call it: a list of `{"id", "provider", "realm"}`.
        Connec!'s own id is refused.
        """
        value: Any | None = self._copy("id")
        return value

    @property
    def code(self) -> str | None:
        """A code that people use."""
        value: str | None = self._raw.get("code")
        return value

    @property
    def status(self) -> str | None:
        """How it stands. There is no way to remove an entity: `INACTIVE` takes its place."""
        value: str | None = self._raw.get("status")
        return value

    @property
    def opts(self) -> dict[str, Any] | None:
        """How it is to be made: `{"matching_fields": …}` merges it with one that is there. It travels
        beside the entity.
        """
        value: dict[str, Any] | None = self._copy("opts")
        return value


class BatchAnswer(Model):
    """What became of the operations in a batch: as many results as operations, in the same order."""

    __module__ = "makokit.connec"
    __slots__ = ()

    _FIELDS = {
        "results": "results",
    }

    @keywords
    def __init__(
        self,
        *,
        results: Sequence[OperationResult | OperationResultDict | Mapping[str, Any]] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "results": results,
        }
        self._fill(fields, extra)

    @property
    def results(self) -> list[OperationResult] | None:
        """The results."""
        return self._parts(OperationResult, "results")


class Entity(Model):
    """An entity. What it holds depends on its collection: those fields are in `extra`."""

    __module__ = "makokit.connec"
    __slots__ = ()

    _FIELDS = {
        "id": "id",
        "code": "code",
        "status": "status",
        "created_at": "created_at",
        "updated_at": "updated_at",
        "group_id": "group_id",
        "channel_id": "channel_id",
        "resource_type": "resource_type",
    }

    @keywords
    def __init__(
        self,
        *,
        id: Any | None = None,
        code: str | None = None,
        status: str | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        group_id: GroupId | UUID | None = None,
        channel_id: str | None = None,
        resource_type: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "id": id,
            "code": code,
            "status": status,
            "created_at": created_at,
            "updated_at": updated_at,
            "group_id": group_id,
            "channel_id": channel_id,
            "resource_type": resource_type,
        }
        self._fill(fields, extra)

    @property
    def id(self) -> Any | None:
        """Its id: a text; with `external_ids` a list of `{"id", "provider", "realm"}`, one for each
        system that knows it.
        """
        value: Any | None = self._copy("id")
        return value

    @field
    def code(self) -> str | None:
        """A code that people use."""

    @field
    def status(self) -> str | None:
        """How it stands."""

    @field
    def created_at(self) -> Instant | None:
        """When it was made."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed the last time."""

    @field
    def group_id(self) -> GroupId | None:
        """Whose it is."""

    @field
    def channel_id(self) -> str | None:
        """The organization behind the group."""

    @field
    def resource_type(self) -> str | None:
        """Its collection. Known values: `Resource`."""
