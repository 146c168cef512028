# Written by `cargo dev generate` from the tables in core/client; do not edit.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""What Maestrano's operations take and give."""

from __future__ import annotations

from makokit._keywords import keywords
from makokit._model import Model, Request
from makokit._typing import NewType, TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    # A field is a slot, which a type checker is best told to be a property.
    from builtins import property as field
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, Final
    from uuid import UUID
else:
    from makokit._model import field

__all__ = [
    "BillId",
    "GroupId",
    "Instant",
    "RecurringBillId",
    "ResellerId",
    "SsoSession",
    "UserId",
    "BillStatus",
    "GroupStatus",
    "Period",
    "RecurringBillStatus",
    "BillQuery",
    "BillQueryDict",
    "GroupQuery",
    "GroupQueryDict",
    "NewBill",
    "NewBillDict",
    "NewRecurringBill",
    "NewRecurringBillDict",
    "RecurringBillQuery",
    "RecurringBillQueryDict",
    "ResellerQuery",
    "ResellerQueryDict",
    "UserQuery",
    "UserQueryDict",
    "Bill",
    "Group",
    "Ping",
    "RecurringBill",
    "Reseller",
    "User",
]

BillId = NewType("BillId", str)
"""The id of a bill: `bill-520`."""

GroupId = NewType("GroupId", str)
"""The id of a group, the customer's account on its marketplace: `cld-4`."""

Instant = NewType("Instant", str)
"""An instant, as the API writes it: `2014-05-21T04:04:53Z`."""

RecurringBillId = NewType("RecurringBillId", str)
"""The id of a recurring bill: `rbill-523`."""

ResellerId = NewType("ResellerId", str)
"""The id of a reseller: `rsl-1`."""

SsoSession = NewType("SsoSession", str)
"""The token by which it is asked whether a user is still signed on. It is a secret of the user's, and
is not shown.
"""

UserId = NewType("UserId", str)
"""The id of a user: `usr-2`."""


class BillStatus:
    """How a bill stands. The set is open."""

    SUBMITTED: Final = "submitted"
    """It will be on the next invoice, and can still be cancelled."""
    INVOICED: Final = "invoiced"
    """It is on an invoice, and cannot be changed any more (INFERRED)."""
    CANCELLED: Final = "cancelled"
    """It will not be charged."""


class GroupStatus:
    """How a group stands. The set is open."""

    RUNNING: Final = "running"
    """It is in use."""
    TERMINATED: Final = "terminated"
    """It has ended (INFERRED)."""


class Period:
    """How often a recurring bill charges. The API takes these words, and answers them in lower case.
    The set is open.
    """

    DAY: Final = "Day"
    """Each day (INFERRED)."""
    WEEK: Final = "Week"
    """Each week (INFERRED)."""
    SEMI_MONTH: Final = "SemiMonth"
    """Twice a month; its `frequency` has to be 1 (INFERRED)."""
    MONTH: Final = "Month"
    """Each month."""
    YEAR: Final = "Year"
    """Each year (INFERRED)."""


class RecurringBillStatus:
    """How a recurring bill stands. The set is open."""

    SUBMITTED: Final = "submitted"
    """It has not begun."""
    ACTIVE: Final = "active"
    """It charges (INFERRED)."""
    EXPIRED: Final = "expired"
    """It has charged for the last time (INFERRED)."""
    CANCELLED: Final = "cancelled"
    """It will not charge any more."""


class BillQueryDict(TypedDict, total=False):
    """The fields of `BillQuery` as a dict, with the documented names."""

    group_id: str
    status: str
    currency: str
    description: str
    third_party: bool
    price_cents: int
    price_cents_lower_than: int
    price_cents_strictly_lower_than: int
    price_cents_greater_than: int
    price_cents_strictly_greater_than: int
    units: float
    units_lower_than: float
    units_strictly_lower_than: float
    units_greater_than: float
    units_strictly_greater_than: float
    created_at: str
    created_at_before: str
    created_at_strictly_before: str
    created_at_after: str
    created_at_strictly_after: str
    updated_at: str
    updated_at_before: str
    updated_at_strictly_before: str
    updated_at_after: str
    updated_at_strictly_after: str
    period_started_at: str
    period_started_at_before: str
    period_started_at_strictly_before: str
    period_started_at_after: str
    period_started_at_strictly_after: str
    period_ended_at: str
    period_ended_at_before: str
    period_ended_at_strictly_before: str
    period_ended_at_after: str
    period_ended_at_strictly_after: str


class BillQuery(Request):
    """Which bills are asked for. Several conditions have to hold together."""

    __module__ = "makokit.maestrano"
    __slots__ = ()

    _FIELDS = {
        "group_id": "group_id",
        "status": "status",
        "currency": "currency",
        "description": "description",
        "third_party": "third_party",
        "price_cents": "price_cents",
        "price_cents_lower_than": "price_cents_lower_than",
        "price_cents_strictly_lower_than": "price_cents_strictly_lower_than",
        "price_cents_greater_than": "price_cents_greater_than",
        "price_cents_strictly_greater_than": "price_cents_strictly_greater_than",
        "units": "units",
        "units_lower_than": "units_lower_than",
        "units_strictly_lower_than": "units_strictly_lower_than",
        "units_greater_than": "units_greater_than",
        "units_strictly_greater_than": "units_strictly_greater_than",
        "created_at": "created_at",
        "created_at_before": "created_at_before",
        "created_at_strictly_before": "created_at_strictly_before",
        "created_at_after": "created_at_after",
        "created_at_strictly_after": "created_at_strictly_after",
        "updated_at": "updated_at",
        "updated_at_before": "updated_at_before",
        "updated_at_strictly_before": "updated_at_strictly_before",
        "updated_at_after": "updated_at_after",
        "updated_at_strictly_after": "updated_at_strictly_after",
        "period_started_at": "period_started_at",
        "period_started_at_before": "period_started_at_before",
        "period_started_at_strictly_before": "period_started_at_strictly_before",
        "period_started_at_after": "period_started_at_after",
        "period_started_at_strictly_after": "period_started_at_strictly_after",
        "period_ended_at": "period_ended_at",
        "period_ended_at_before": "period_ended_at_before",
        "period_ended_at_strictly_before": "period_ended_at_strictly_before",
        "period_ended_at_after": "period_ended_at_after",
        "period_ended_at_strictly_after": "period_ended_at_strictly_after",
    }

    @keywords
    def __init__(
        self,
        *,
        group_id: GroupId | UUID | None = None,
        status: str | None = None,
        currency: str | None = None,
        description: str | None = None,
        third_party: bool | None = None,
        price_cents: int | None = None,
        price_cents_lower_than: int | None = None,
        price_cents_strictly_lower_than: int | None = None,
        price_cents_greater_than: int | None = None,
        price_cents_strictly_greater_than: int | None = None,
        units: float | None = None,
        units_lower_than: float | None = None,
        units_strictly_lower_than: float | None = None,
        units_greater_than: float | None = None,
        units_strictly_greater_than: float | None = None,
        created_at: Instant | datetime | None = None,
        created_at_before: Instant | datetime | None = None,
        created_at_strictly_before: Instant | datetime | None = None,
        created_at_after: Instant | datetime | None = None,
        created_at_strictly_after: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        updated_at_before: Instant | datetime | None = None,
        updated_at_strictly_before: Instant | datetime | None = None,
        updated_at_after: Instant | datetime | None = None,
        updated_at_strictly_after: Instant | datetime | None = None,
        period_started_at: Instant | datetime | None = None,
        period_started_at_before: Instant | datetime | None = None,
        period_started_at_strictly_before: Instant | datetime | None = None,
        period_started_at_after: Instant | datetime | None = None,
        period_started_at_strictly_after: Instant | datetime | None = None,
        period_ended_at: Instant | datetime | None = None,
        period_ended_at_before: Instant | datetime | None = None,
        period_ended_at_strictly_before: Instant | datetime | None = None,
        period_ended_at_after: Instant | datetime | None = None,
        period_ended_at_strictly_after: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "group_id": group_id,
            "status": status,
            "currency": currency,
            "description": description,
            "third_party": third_party,
            "price_cents": price_cents,
            "price_cents_lower_than": price_cents_lower_than,
            "price_cents_strictly_lower_than": price_cents_strictly_lower_than,
            "price_cents_greater_than": price_cents_greater_than,
            "price_cents_strictly_greater_than": price_cents_strictly_greater_than,
            "units": units,
            "units_lower_than": units_lower_than,
            "units_strictly_lower_than": units_strictly_lower_than,
            "units_greater_than": units_greater_than,
            "units_strictly_greater_than": units_strictly_greater_than,
            "created_at": created_at,
            "created_at_before": created_at_before,
            "created_at_strictly_before": created_at_strictly_before,
            "created_at_after": created_at_after,
            "created_at_strictly_after": created_at_strictly_after,
            "updated_at": updated_at,
            "updated_at_before": updated_at_before,
            "updated_at_strictly_before": updated_at_strictly_before,
            "updated_at_after": updated_at_after,
            "updated_at_strictly_after": updated_at_strictly_after,
            "period_started_at": period_started_at,
            "period_started_at_before": period_started_at_before,
            "period_started_at_strictly_before": period_started_at_strictly_before,
            "period_started_at_after": period_started_at_after,
            "period_started_at_strictly_after": period_started_at_strictly_after,
            "period_ended_at": period_ended_at,
            "period_ended_at_before": period_ended_at_before,
            "period_ended_at_strictly_before": period_ended_at_strictly_before,
            "period_ended_at_after": period_ended_at_after,
            "period_ended_at_strictly_after": period_ended_at_strictly_after,
        }
        self._fill(fields, extra)

    @property
    def group_id(self) -> GroupId | None:
        """Those whose `group_id` is this."""
        value: GroupId | None = self._raw.get("group_id")
        return value

    @property
    def status(self) -> str | None:
        """Those whose `status` is this. Known values: `BillStatus`."""
        value: str | None = self._raw.get("status")
        return value

    @property
    def currency(self) -> str | None:
        """Those whose `currency` is this."""
        value: str | None = self._raw.get("currency")
        return value

    @property
    def description(self) -> str | None:
        """Those whose `description` is this."""
        value: str | None = self._raw.get("description")
        return value

    @property
    def third_party(self) -> bool | None:
        """Those whose `third_party` is this."""
        value: bool | None = self._raw.get("third_party")
        return value

    @property
    def price_cents(self) -> int | None:
        """Those whose `price_cents` is this."""
        value: int | None = self._raw.get("price_cents")
        return value

    @property
    def price_cents_lower_than(self) -> int | None:
        """Those whose `price_cents` is this or less."""
        value: int | None = self._raw.get("price_cents_lower_than")
        return value

    @property
    def price_cents_strictly_lower_than(self) -> int | None:
        """Those whose `price_cents` is less than this."""
        value: int | None = self._raw.get("price_cents_strictly_lower_than")
        return value

    @property
    def price_cents_greater_than(self) -> int | None:
        """Those whose `price_cents` is this or more."""
        value: int | None = self._raw.get("price_cents_greater_than")
        return value

    @property
    def price_cents_strictly_greater_than(self) -> int | None:
        """Those whose `price_cents` is more than this."""
        value: int | None = self._raw.get("price_cents_strictly_greater_than")
        return value

    @property
    def units(self) -> float | None:
        """Those whose `units` is this."""
        value: float | None = self._raw.get("units")
        return value

    @property
    def units_lower_than(self) -> float | None:
        """Those whose `units` is this or less."""
        value: float | None = self._raw.get("units_lower_than")
        return value

    @property
    def units_strictly_lower_than(self) -> float | None:
        """Those whose `units` is less than this."""
        value: float | None = self._raw.get("units_strictly_lower_than")
        return value

    @property
    def units_greater_than(self) -> float | None:
        """Those whose `units` is this or more."""
        value: float | None = self._raw.get("units_greater_than")
        return value

    @property
    def units_strictly_greater_than(self) -> float | None:
        """Those whose `units` is more than this."""
        value: float | None = self._raw.get("units_strictly_greater_than")
        return value

    @property
    def created_at(self) -> Instant | None:
        """Those whose `created_at` is this."""
        value: Instant | None = self._raw.get("created_at")
        return value

    @property
    def created_at_before(self) -> Instant | None:
        """Those whose `created_at` is this or before it."""
        value: Instant | None = self._raw.get("created_at_before")
        return value

    @property
    def created_at_strictly_before(self) -> Instant | None:
        """Those whose `created_at` is before this."""
        value: Instant | None = self._raw.get("created_at_strictly_before")
        return value

    @property
    def created_at_after(self) -> Instant | None:
        """Those whose `created_at` is this or after it."""
        value: Instant | None = self._raw.get("created_at_after")
        return value

    @property
    def created_at_strictly_after(self) -> Instant | None:
        """Those whose `created_at` is after this."""
        value: Instant | None = self._raw.get("created_at_strictly_after")
        return value

    @property
    def updated_at(self) -> Instant | None:
        """Those whose `updated_at` is this."""
        value: Instant | None = self._raw.get("updated_at")
        return value

    @property
    def updated_at_before(self) -> Instant | None:
        """Those whose `updated_at` is this or before it."""
        value: Instant | None = self._raw.get("updated_at_before")
        return value

    @property
    def updated_at_strictly_before(self) -> Instant | None:
        """Those whose `updated_at` is before this."""
        value: Instant | None = self._raw.get("updated_at_strictly_before")
        return value

    @property
    def updated_at_after(self) -> Instant | None:
        """Those whose `updated_at` is this or after it."""
        value: Instant | None = self._raw.get("updated_at_after")
        return value

    @property
    def updated_at_strictly_after(self) -> Instant | None:
        """Those whose `updated_at` is after this."""
        value: Instant | None = self._raw.get("updated_at_strictly_after")
        return value

    @property
    def period_started_at(self) -> Instant | None:
        """Those whose `period_started_at` is this."""
        value: Instant | None = self._raw.get("period_started_at")
        return value

    @property
    def period_started_at_before(self) -> Instant | None:
        """Those whose `period_started_at` is this or before it."""
        value: Instant | None = self._raw.get("period_started_at_before")
        return value

    @property
    def period_started_at_strictly_before(self) -> Instant | None:
        """Those whose `period_started_at` is before this."""
        value: Instant | None = self._raw.get("period_started_at_strictly_before")
        return value

    @property
    def period_started_at_after(self) -> Instant | None:
        """Those whose `period_started_at` is this or after it."""
        value: Instant | None = self._raw.get("period_started_at_after")
        return value

    @property
    def period_started_at_strictly_after(self) -> Instant | None:
        """Those whose `period_started_at` is after this."""
        value: Instant | None = self._raw.get("period_started_at_strictly_after")
        return value

    @property
    def period_ended_at(self) -> Instant | None:
        """Those whose `period_ended_at` is this."""
        value: Instant | None = self._raw.get("period_ended_at")
        return value

    @property
    def period_ended_at_before(self) -> Instant | None:
        """Those whose `period_ended_at` is this or before it."""
        value: Instant | None = self._raw.get("period_ended_at_before")
        return value

    @property
    def period_ended_at_strictly_before(self) -> Instant | None:
        """Those whose `period_ended_at` is before this."""
        value: Instant | None = self._raw.get("period_ended_at_strictly_before")
        return value

    @property
    def period_ended_at_after(self) -> Instant | None:
        """Those whose `period_ended_at` is this or after it."""
        value: Instant | None = self._raw.get("period_ended_at_after")
        return value

    @property
    def period_ended_at_strictly_after(self) -> Instant | None:
        """Those whose `period_ended_at` is after this."""
        value: Instant | None = self._raw.get("period_ended_at_strictly_after")
        return value


class GroupQueryDict(TypedDict, total=False):
    """The fields of `GroupQuery` as a dict, with the documented names."""

    status: str
    name: str
    email: str
    has_credit_card: bool
    currency: str
    timezone: str
    country: str
    city: str
    main_accounting: str
    created_at: str
    created_at_before: str
    created_at_strictly_before: str
    created_at_after: str
    created_at_strictly_after: str
    updated_at: str
    updated_at_before: str
    updated_at_strictly_before: str
    updated_at_after: str
    updated_at_strictly_after: str
    free_trial_end_at: str
    free_trial_end_at_before: str
    free_trial_end_at_strictly_before: str
    free_trial_end_at_after: str
    free_trial_end_at_strictly_after: str


class GroupQuery(Request):
    """Which groups are asked for. Several conditions have to hold together."""

    __module__ = "makokit.maestrano"
    __slots__ = ()

    _FIELDS = {
        "status": "status",
        "name": "name",
        "email": "email",
        "has_credit_card": "has_credit_card",
        "currency": "currency",
        "timezone": "timezone",
        "country": "country",
        "city": "city",
        "main_accounting": "main_accounting",
        "created_at": "created_at",
        "created_at_before": "created_at_before",
        "created_at_strictly_before": "created_at_strictly_before",
        "created_at_after": "created_at_after",
        "created_at_strictly_after": "created_at_strictly_after",
        "updated_at": "updated_at",
        "updated_at_before": "updated_at_before",
        "updated_at_strictly_before": "updated_at_strictly_before",
        "updated_at_after": "updated_at_after",
        "updated_at_strictly_after": "updated_at_strictly_after",
        "free_trial_end_at": "free_trial_end_at",
        "free_trial_end_at_before": "free_trial_end_at_before",
        "free_trial_end_at_strictly_before": "free_trial_end_at_strictly_before",
        "free_trial_end_at_after": "free_trial_end_at_after",
        "free_trial_end_at_strictly_after": "free_trial_end_at_strictly_after",
    }

    @keywords
    def __init__(
        self,
        *,
        status: str | None = None,
        name: str | None = None,
        email: str | None = None,
        has_credit_card: bool | None = None,
        currency: str | None = None,
        timezone: str | None = None,
        country: str | None = None,
        city: str | None = None,
        main_accounting: str | None = None,
        created_at: Instant | datetime | None = None,
        created_at_before: Instant | datetime | None = None,
        created_at_strictly_before: Instant | datetime | None = None,
        created_at_after: Instant | datetime | None = None,
        created_at_strictly_after: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        updated_at_before: Instant | datetime | None = None,
        updated_at_strictly_before: Instant | datetime | None = None,
        updated_at_after: Instant | datetime | None = None,
        updated_at_strictly_after: Instant | datetime | None = None,
        free_trial_end_at: Instant | datetime | None = None,
        free_trial_end_at_before: Instant | datetime | None = None,
        free_trial_end_at_strictly_before: Instant | datetime | None = None,
        free_trial_end_at_after: Instant | datetime | None = None,
        free_trial_end_at_strictly_after: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "status": status,
            "name": name,
            "email": email,
            "has_credit_card": has_credit_card,
            "currency": currency,
            "timezone": timezone,
            "country": country,
            "city": city,
            "main_accounting": main_accounting,
            "created_at": created_at,
            "created_at_before": created_at_before,
            "created_at_strictly_before": created_at_strictly_before,
            "created_at_after": created_at_after,
            "created_at_strictly_after": created_at_strictly_after,
            "updated_at": updated_at,
            "updated_at_before": updated_at_before,
            "updated_at_strictly_before": updated_at_strictly_before,
            "updated_at_after": updated_at_after,
            "updated_at_strictly_after": updated_at_strictly_after,
            "free_trial_end_at": free_trial_end_at,
            "free_trial_end_at_before": free_trial_end_at_before,
            "free_trial_end_at_strictly_before": free_trial_end_at_strictly_before,
            "free_trial_end_at_after": free_trial_end_at_after,
            "free_trial_end_at_strictly_after": free_trial_end_at_strictly_after,
        }
        self._fill(fields, extra)

    @property
    def status(self) -> str | None:
        """Those whose `status` is this. Known values: `GroupStatus`."""
        value: str | None = self._raw.get("status")
        return value

    @property
    def name(self) -> str | None:
        """Those whose `name` is this."""
        value: str | None = self._raw.get("name")
        return value

    @property
    def email(self) -> str | None:
        """Those whose `email` is this."""
        value: str | None = self._raw.get("email")
        return value

    @property
    def has_credit_card(self) -> bool | None:
        """Those whose `has_credit_card` is this."""
        value: bool | None = self._raw.get("has_credit_card")
        return value

    @property
    def currency(self) -> str | None:
        """Those whose `currency` is this."""
        value: str | None = self._raw.get("currency")
        return value

    @property
    def timezone(self) -> str | None:
        """Those whose `timezone` is this."""
        value: str | None = self._raw.get("timezone")
        return value

    @property
    def country(self) -> str | None:
        """Those whose `country` is this."""
        value: str | None = self._raw.get("country")
        return value

    @property
    def city(self) -> str | None:
        """Those whose `city` is this."""
        value: str | None = self._raw.get("city")
        return value

    @property
    def main_accounting(self) -> str | None:
        """Those whose `main_accounting` is this."""
        value: str | None = self._raw.get("main_accounting")
        return value

    @property
    def created_at(self) -> Instant | None:
        """Those whose `created_at` is this."""
        value: Instant | None = self._raw.get("created_at")
        return value

    @property
    def created_at_before(self) -> Instant | None:
        """Those whose `created_at` is this or before it."""
        value: Instant | None = self._raw.get("created_at_before")
        return value

    @property
    def created_at_strictly_before(self) -> Instant | None:
        """Those whose `created_at` is before this."""
        value: Instant | None = self._raw.get("created_at_strictly_before")
        return value

    @property
    def created_at_after(self) -> Instant | None:
        """Those whose `created_at` is this or after it."""
        value: Instant | None = self._raw.get("created_at_after")
        return value

    @property
    def created_at_strictly_after(self) -> Instant | None:
        """Those whose `created_at` is after this."""
        value: Instant | None = self._raw.get("created_at_strictly_after")
        return value

    @property
    def updated_at(self) -> Instant | None:
        """Those whose `updated_at` is this."""
        value: Instant | None = self._raw.get("updated_at")
        return value

    @property
    def updated_at_before(self) -> Instant | None:
        """Those whose `updated_at` is this or before it."""
        value: Instant | None = self._raw.get("updated_at_before")
        return value

    @property
    def updated_at_strictly_before(self) -> Instant | None:
        """Those whose `updated_at` is before this."""
        value: Instant | None = self._raw.get("updated_at_strictly_before")
        return value

    @property
    def updated_at_after(self) -> Instant | None:
        """Those whose `updated_at` is this or after it."""
        value: Instant | None = self._raw.get("updated_at_after")
        return value

    @property
    def updated_at_strictly_after(self) -> Instant | None:
        """Those whose `updated_at` is after this."""
        value: Instant | None = self._raw.get("updated_at_strictly_after")
        return value

    @property
    def free_trial_end_at(self) -> Instant | None:
        """Those whose `free_trial_end_at` is this."""
        value: Instant | None = self._raw.get("free_trial_end_at")
        return value

    @property
    def free_trial_end_at_before(self) -> Instant | None:
        """Those whose `free_trial_end_at` is this or before it."""
        value: Instant | None = self._raw.get("free_trial_end_at_before")
        return value

    @property
    def free_trial_end_at_strictly_before(self) -> Instant | None:
        """Those whose `free_trial_end_at` is before this."""
        value: Instant | None = self._raw.get("free_trial_end_at_strictly_before")
        return value

    @property
    def free_trial_end_at_after(self) -> Instant | None:
        """Those whose `free_trial_end_at` is this or after it."""
        value: Instant | None = self._raw.get("free_trial_end_at_after")
        return value

    @property
    def free_trial_end_at_strictly_after(self) -> Instant | None:
        """Those whose `free_trial_end_at` is after this."""
        value: Instant | None = self._raw.get("free_trial_end_at_strictly_after")
        return value


class NewBillDict(TypedDict, total=False):
    """The fields of `NewBill` as a dict, with the documented names."""

    group_id: str
    price_cents: int
    description: str
    currency: str
    units: float
    period_started_at: str
    period_ended_at: str
    third_party: bool


class NewBill(Request):
    """A bill to be made."""

    __module__ = "makokit.maestrano"
    __slots__ = ()

    _FIELDS = {
        "group_id": "group_id",
        "price_cents": "price_cents",
        "description": "description",
        "currency": "currency",
        "units": "units",
        "period_started_at": "period_started_at",
        "period_ended_at": "period_ended_at",
        "third_party": "third_party",
    }

    @keywords
    def __init__(
        self,
        *,
        group_id: GroupId | UUID | None = None,
        price_cents: int | None = None,
        description: str | None = None,
        currency: str | None = None,
        units: float | None = None,
        period_started_at: Instant | datetime | None = None,
        period_ended_at: Instant | datetime | None = None,
        third_party: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "group_id": group_id,
            "price_cents": price_cents,
            "description": description,
            "currency": currency,
            "units": units,
            "period_started_at": period_started_at,
            "period_ended_at": period_ended_at,
            "third_party": third_party,
        }
        self._fill(fields, extra)

    @property
    def group_id(self) -> GroupId | None:
        """Who is charged: a group of this application's. Required."""
        value: GroupId | None = self._raw.get("group_id")
        return value

    @property
    def price_cents(self) -> int | None:
        """The amount in cents, more than 0 (INFERRED). Required."""
        value: int | None = self._raw.get("price_cents")
        return value

    @property
    def description(self) -> str | None:
        """For what. Required."""
        value: str | None = self._raw.get("description")
        return value

    @property
    def currency(self) -> str | None:
        """The currency (ISO 4217). Default: AUD (INFERRED)."""
        value: str | None = self._raw.get("currency")
        return value

    @property
    def units(self) -> float | None:
        """How many units it is for, more than 0, with two digits after the point at most (INFERRED)."""
        value: float | None = self._raw.get("units")
        return value

    @property
    def period_started_at(self) -> Instant | None:
        """Where the time it is for begins. An invoice shows it only if its end is given, too
        (INFERRED).
        """
        value: Instant | None = self._raw.get("period_started_at")
        return value

    @property
    def period_ended_at(self) -> Instant | None:
        """Where that ends."""
        value: Instant | None = self._raw.get("period_ended_at")
        return value

    @property
    def third_party(self) -> bool | None:
        """Whether no commission is to be taken of it (INFERRED)."""
        value: bool | None = self._raw.get("third_party")
        return value


class NewRecurringBillDict(TypedDict, total=False):
    """The fields of `NewRecurringBill` as a dict, with the documented names."""

    group_id: str
    price_cents: int
    description: str
    currency: str
    period: str
    frequency: int
    cycles: int
    start_date: str
    initial_cents: int


class NewRecurringBill(Request):
    """A recurring bill to be made."""

    __module__ = "makokit.maestrano"
    __slots__ = ()

    _FIELDS = {
        "group_id": "group_id",
        "price_cents": "price_cents",
        "description": "description",
        "currency": "currency",
        "period": "period",
        "frequency": "frequency",
        "cycles": "cycles",
        "start_date": "start_date",
        "initial_cents": "initial_cents",
    }

    @keywords
    def __init__(
        self,
        *,
        group_id: GroupId | UUID | None = None,
        price_cents: int | None = None,
        description: str | None = None,
        currency: str | None = None,
        period: str | None = None,
        frequency: int | None = None,
        cycles: int | None = None,
        start_date: Instant | datetime | None = None,
        initial_cents: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "group_id": group_id,
            "price_cents": price_cents,
            "description": description,
            "currency": currency,
            "period": period,
            "frequency": frequency,
            "cycles": cycles,
            "start_date": start_date,
            "initial_cents": initial_cents,
        }
        self._fill(fields, extra)

    @property
    def group_id(self) -> GroupId | None:
        """Who is charged: a group of this application's. Required."""
        value: GroupId | None = self._raw.get("group_id")
        return value

    @property
    def price_cents(self) -> int | None:
        """The amount of each time in cents, more than 0 (INFERRED). Required."""
        value: int | None = self._raw.get("price_cents")
        return value

    @property
    def description(self) -> str | None:
        """For what. Required."""
        value: str | None = self._raw.get("description")
        return value

    @property
    def currency(self) -> str | None:
        """The currency (ISO 4217). Default: AUD (INFERRED)."""
        value: str | None = self._raw.get("currency")
        return value

    @property
    def period(self) -> str | None:
        """How often it charges. Default: `Month` (INFERRED). Known values: `Period`."""
        value: str | None = self._raw.get("period")
        return value

    @property
    def frequency(self) -> int | None:
        """Each how many periods, a year together at most. Default: 1 (both INFERRED)."""
        value: int | None = self._raw.get("frequency")
        return value

    @property
    def cycles(self) -> int | None:
        """How many times. Default: without end (INFERRED)."""
        value: int | None = self._raw.get("cycles")
        return value

    @property
    def start_date(self) -> Instant | None:
        """When it charges for the first time. Default: now (INFERRED)."""
        value: Instant | None = self._raw.get("start_date")
        return value

    @property
    def initial_cents(self) -> int | None:
        """What is charged at once, in cents. Default: 0 (INFERRED)."""
        value: int | None = self._raw.get("initial_cents")
        return value


class RecurringBillQueryDict(TypedDict, total=False):
    """The fields of `RecurringBillQuery` as a dict, with the documented names."""

    group_id: str
    status: str
    currency: str
    description: str
    period: str
    price_cents: int
    price_cents_lower_than: int
    price_cents_strictly_lower_than: int
    price_cents_greater_than: int
    price_cents_strictly_greater_than: int
    initial_cents: int
    initial_cents_lower_than: int
    initial_cents_strictly_lower_than: int
    initial_cents_greater_than: int
    initial_cents_strictly_greater_than: int
    frequency: int
    frequency_lower_than: int
    frequency_strictly_lower_than: int
    frequency_greater_than: int
    frequency_strictly_greater_than: int
    cycles: int
    cycles_lower_than: int
    cycles_strictly_lower_than: int
    cycles_greater_than: int
    cycles_strictly_greater_than: int
    remaining_cycles: int
    remaining_cycles_lower_than: int
    remaining_cycles_strictly_lower_than: int
    remaining_cycles_greater_than: int
    remaining_cycles_strictly_greater_than: int
    created_at: str
    created_at_before: str
    created_at_strictly_before: str
    created_at_after: str
    created_at_strictly_after: str
    updated_at: str
    updated_at_before: str
    updated_at_strictly_before: str
    updated_at_after: str
    updated_at_strictly_after: str
    start_date: str
    start_date_before: str
    start_date_strictly_before: str
    start_date_after: str
    start_date_strictly_after: str
    last_execution_at: str
    last_execution_at_before: str
    last_execution_at_strictly_before: str
    last_execution_at_after: str
    last_execution_at_strictly_after: str
    next_execution_at: str
    next_execution_at_before: str
    next_execution_at_strictly_before: str
    next_execution_at_after: str
    next_execution_at_strictly_after: str


class RecurringBillQuery(Request):
    """Which recurring bills are asked for. Several conditions have to hold together."""

    __module__ = "makokit.maestrano"
    __slots__ = ()

    _FIELDS = {
        "group_id": "group_id",
        "status": "status",
        "currency": "currency",
        "description": "description",
        "period": "period",
        "price_cents": "price_cents",
        "price_cents_lower_than": "price_cents_lower_than",
        "price_cents_strictly_lower_than": "price_cents_strictly_lower_than",
        "price_cents_greater_than": "price_cents_greater_than",
        "price_cents_strictly_greater_than": "price_cents_strictly_greater_than",
        "initial_cents": "initial_cents",
        "initial_cents_lower_than": "initial_cents_lower_than",
        "initial_cents_strictly_lower_than": "initial_cents_strictly_lower_than",
        "initial_cents_greater_than": "initial_cents_greater_than",
        "initial_cents_strictly_greater_than": "initial_cents_strictly_greater_than",
        "frequency": "frequency",
        "frequency_lower_than": "frequency_lower_than",
        "frequency_strictly_lower_than": "frequency_strictly_lower_than",
        "frequency_greater_than": "frequency_greater_than",
        "frequency_strictly_greater_than": "frequency_strictly_greater_than",
        "cycles": "cycles",
        "cycles_lower_than": "cycles_lower_than",
        "cycles_strictly_lower_than": "cycles_strictly_lower_than",
        "cycles_greater_than": "cycles_greater_than",
        "cycles_strictly_greater_than": "cycles_strictly_greater_than",
        "remaining_cycles": "remaining_cycles",
        "remaining_cycles_lower_than": "remaining_cycles_lower_than",
        "remaining_cycles_strictly_lower_than": "remaining_cycles_strictly_lower_than",
        "remaining_cycles_greater_than": "remaining_cycles_greater_than",
        "remaining_cycles_strictly_greater_than": "remaining_cycles_strictly_greater_than",
        "created_at": "created_at",
        "created_at_before": "created_at_before",
        "created_at_strictly_before": "created_at_strictly_before",
        "created_at_after": "created_at_after",
        "created_at_strictly_after": "created_at_strictly_after",
        "updated_at": "updated_at",
        "updated_at_before": "updated_at_before",
        "updated_at_strictly_before": "updated_at_strictly_before",
        "updated_at_after": "updated_at_after",
        "updated_at_strictly_after": "updated_at_strictly_after",
        "start_date": "start_date",
        "start_date_before": "start_date_before",
        "start_date_strictly_before": "start_date_strictly_before",
        "start_date_after": "start_date_after",
        "start_date_strictly_after": "start_date_strictly_after",
        "last_execution_at": "last_execution_at",
        "last_execution_at_before": "last_execution_at_before",
        "last_execution_at_strictly_before": "last_execution_at_strictly_before",
        "last_execution_at_after": "last_execution_at_after",
        "last_execution_at_strictly_after": "last_execution_at_strictly_after",
        "next_execution_at": "next_execution_at",
        "next_execution_at_before": "next_execution_at_before",
        "next_execution_at_strictly_before": "next_execution_at_strictly_before",
        "next_execution_at_after": "next_execution_at_after",
        "next_execution_at_strictly_after": "next_execution_at_strictly_after",
    }

    @keywords
    def __init__(
        self,
        *,
        group_id: GroupId | UUID | None = None,
        status: str | None = None,
        currency: str | None = None,
        description: str | None = None,
        period: str | None = None,
        price_cents: int | None = None,
        price_cents_lower_than: int | None = None,
        price_cents_strictly_lower_than: int | None = None,
        price_cents_greater_than: int | None = None,
        price_cents_strictly_greater_than: int | None = None,
        initial_cents: int | None = None,
        initial_cents_lower_than: int | None = None,
        initial_cents_strictly_lower_than: int | None = None,
        initial_cents_greater_than: int | None = None,
        initial_cents_strictly_greater_than: int | None = None,
        frequency: int | None = None,
        frequency_lower_than: int | None = None,
        frequency_strictly_lower_than: int | None = None,
        frequency_greater_than: int | None = None,
        frequency_strictly_greater_than: int | None = None,
        cycles: int | None = None,
        cycles_lower_than: int | None = None,
        cycles_strictly_lower_than: int | None = None,
        cycles_greater_than: int | None = None,
        cycles_strictly_greater_than: int | None = None,
        remaining_cycles: int | None = None,
        remaining_cycles_lower_than: int | None = None,
        remaining_cycles_strictly_lower_than: int | None = None,
        remaining_cycles_greater_than: int | None = None,
        remaining_cycles_strictly_greater_than: int | None = None,
        created_at: Instant | datetime | None = None,
        created_at_before: Instant | datetime | None = None,
        created_at_strictly_before: Instant | datetime | None = None,
        created_at_after: Instant | datetime | None = None,
        created_at_strictly_after: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        updated_at_before: Instant | datetime | None = None,
        updated_at_strictly_before: Instant | datetime | None = None,
        updated_at_after: Instant | datetime | None = None,
        updated_at_strictly_after: Instant | datetime | None = None,
        start_date: Instant | datetime | None = None,
        start_date_before: Instant | datetime | None = None,
        start_date_strictly_before: Instant | datetime | None = None,
        start_date_after: Instant | datetime | None = None,
        start_date_strictly_after: Instant | datetime | None = None,
        last_execution_at: Instant | datetime | None = None,
        last_execution_at_before: Instant | datetime | None = None,
        last_execution_at_strictly_before: Instant | datetime | None = None,
        last_execution_at_after: Instant | datetime | None = None,
        last_execution_at_strictly_after: Instant | datetime | None = None,
        next_execution_at: Instant | datetime | None = None,
        next_execution_at_before: Instant | datetime | None = None,
        next_execution_at_strictly_before: Instant | datetime | None = None,
        next_execution_at_after: Instant | datetime | None = None,
        next_execution_at_strictly_after: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "group_id": group_id,
            "status": status,
            "currency": currency,
            "description": description,
            "period": period,
            "price_cents": price_cents,
            "price_cents_lower_than": price_cents_lower_than,
            "price_cents_strictly_lower_than": price_cents_strictly_lower_than,
            "price_cents_greater_than": price_cents_greater_than,
            "price_cents_strictly_greater_than": price_cents_strictly_greater_than,
            "initial_cents": initial_cents,
            "initial_cents_lower_than": initial_cents_lower_than,
            "initial_cents_strictly_lower_than": initial_cents_strictly_lower_than,
            "initial_cents_greater_than": initial_cents_greater_than,
            "initial_cents_strictly_greater_than": initial_cents_strictly_greater_than,
            "frequency": frequency,
            "frequency_lower_than": frequency_lower_than,
            "frequency_strictly_lower_than": frequency_strictly_lower_than,
            "frequency_greater_than": frequency_greater_than,
            "frequency_strictly_greater_than": frequency_strictly_greater_than,
            "cycles": cycles,
            "cycles_lower_than": cycles_lower_than,
            "cycles_strictly_lower_than": cycles_strictly_lower_than,
            "cycles_greater_than": cycles_greater_than,
            "cycles_strictly_greater_than": cycles_strictly_greater_than,
            "remaining_cycles": remaining_cycles,
            "remaining_cycles_lower_than": remaining_cycles_lower_than,
            "remaining_cycles_strictly_lower_than": remaining_cycles_strictly_lower_than,
            "remaining_cycles_greater_than": remaining_cycles_greater_than,
            "remaining_cycles_strictly_greater_than": remaining_cycles_strictly_greater_than,
            "created_at": created_at,
            "created_at_before": created_at_before,
            "created_at_strictly_before": created_at_strictly_before,
            "created_at_after": created_at_after,
            "created_at_strictly_after": created_at_strictly_after,
            "updated_at": updated_at,
            "updated_at_before": updated_at_before,
            "updated_at_strictly_before": updated_at_strictly_before,
            "updated_at_after": updated_at_after,
            "updated_at_strictly_after": updated_at_strictly_after,
            "start_date": start_date,
            "start_date_before": start_date_before,
            "start_date_strictly_before": start_date_strictly_before,
            "start_date_after": start_date_after,
            "start_date_strictly_after": start_date_strictly_after,
            "last_execution_at": last_execution_at,
            "last_execution_at_before": last_execution_at_before,
            "last_execution_at_strictly_before": last_execution_at_strictly_before,
            "last_execution_at_after": last_execution_at_after,
            "last_execution_at_strictly_after": last_execution_at_strictly_after,
            "next_execution_at": next_execution_at,
            "next_execution_at_before": next_execution_at_before,
            "next_execution_at_strictly_before": next_execution_at_strictly_before,
            "next_execution_at_after": next_execution_at_after,
            "next_execution_at_strictly_after": next_execution_at_strictly_after,
        }
        self._fill(fields, extra)

    @property
    def group_id(self) -> GroupId | None:
        """Those whose `group_id` is this."""
        value: GroupId | None = self._raw.get("group_id")
        return value

    @property
    def status(self) -> str | None:
        """Those whose `status` is this. Known values: `RecurringBillStatus`."""
        value: str | None = self._raw.get("status")
        return value

    @property
    def currency(self) -> str | None:
        """Those whose `currency` is this."""
        value: str | None = self._raw.get("currency")
        return value

    @property
    def description(self) -> str | None:
        """Those whose `description` is this."""
        value: str | None = self._raw.get("description")
        return value

    @property
    def period(self) -> str | None:
        """Those whose `period` is this. Known values: `Period`."""
        value: str | None = self._raw.get("period")
        return value

    @property
    def price_cents(self) -> int | None:
        """Those whose `price_cents` is this."""
        value: int | None = self._raw.get("price_cents")
        return value

    @property
    def price_cents_lower_than(self) -> int | None:
        """Those whose `price_cents` is this or less."""
        value: int | None = self._raw.get("price_cents_lower_than")
        return value

    @property
    def price_cents_strictly_lower_than(self) -> int | None:
        """Those whose `price_cents` is less than this."""
        value: int | None = self._raw.get("price_cents_strictly_lower_than")
        return value

    @property
    def price_cents_greater_than(self) -> int | None:
        """Those whose `price_cents` is this or more."""
        value: int | None = self._raw.get("price_cents_greater_than")
        return value

    @property
    def price_cents_strictly_greater_than(self) -> int | None:
        """Those whose `price_cents` is more than this."""
        value: int | None = self._raw.get("price_cents_strictly_greater_than")
        return value

    @property
    def initial_cents(self) -> int | None:
        """Those whose `initial_cents` is this."""
        value: int | None = self._raw.get("initial_cents")
        return value

    @property
    def initial_cents_lower_than(self) -> int | None:
        """Those whose `initial_cents` is this or less."""
        value: int | None = self._raw.get("initial_cents_lower_than")
        return value

    @property
    def initial_cents_strictly_lower_than(self) -> int | None:
        """Those whose `initial_cents` is less than this."""
        value: int | None = self._raw.get("initial_cents_strictly_lower_than")
        return value

    @property
    def initial_cents_greater_than(self) -> int | None:
        """Those whose `initial_cents` is this or more."""
        value: int | None = self._raw.get("initial_cents_greater_than")
        return value

    @property
    def initial_cents_strictly_greater_than(self) -> int | None:
        """Those whose `initial_cents` is more than this."""
        value: int | None = self._raw.get("initial_cents_strictly_greater_than")
        return value

    @property
    def frequency(self) -> int | None:
        """Those whose `frequency` is this."""
        value: int | None = self._raw.get("frequency")
        return value

    @property
    def frequency_lower_than(self) -> int | None:
        """Those whose `frequency` is this or less."""
        value: int | None = self._raw.get("frequency_lower_than")
        return value

    @property
    def frequency_strictly_lower_than(self) -> int | None:
        """Those whose `frequency` is less than this."""
        value: int | None = self._raw.get("frequency_strictly_lower_than")
        return value

    @property
    def frequency_greater_than(self) -> int | None:
        """Those whose `frequency` is this or more."""
        value: int | None = self._raw.get("frequency_greater_than")
        return value

    @property
    def frequency_strictly_greater_than(self) -> int | None:
        """Those whose `frequency` is more than this."""
        value: int | None = self._raw.get("frequency_strictly_greater_than")
        return value

    @property
    def cycles(self) -> int | None:
        """Those whose `cycles` is this."""
        value: int | None = self._raw.get("cycles")
        return value

    @property
    def cycles_lower_than(self) -> int | None:
        """Those whose `cycles` is this or less."""
        value: int | None = self._raw.get("cycles_lower_than")
        return value

    @property
    def cycles_strictly_lower_than(self) -> int | None:
        """Those whose `cycles` is less than this."""
        value: int | None = self._raw.get("cycles_strictly_lower_than")
        return value

    @property
    def cycles_greater_than(self) -> int | None:
        """Those whose `cycles` is this or more."""
        value: int | None = self._raw.get("cycles_greater_than")
        return value

    @property
    def cycles_strictly_greater_than(self) -> int | None:
        """Those whose `cycles` is more than this."""
        value: int | None = self._raw.get("cycles_strictly_greater_than")
        return value

    @property
    def remaining_cycles(self) -> int | None:
        """Those whose `remaining_cycles` is this."""
        value: int | None = self._raw.get("remaining_cycles")
        return value

    @property
    def remaining_cycles_lower_than(self) -> int | None:
        """Those whose `remaining_cycles` is this or less."""
        value: int | None = self._raw.get("remaining_cycles_lower_than")
        return value

    @property
    def remaining_cycles_strictly_lower_than(self) -> int | None:
        """Those whose `remaining_cycles` is less than this."""
        value: int | None = self._raw.get("remaining_cycles_strictly_lower_than")
        return value

    @property
    def remaining_cycles_greater_than(self) -> int | None:
        """Those whose `remaining_cycles` is this or more."""
        value: int | None = self._raw.get("remaining_cycles_greater_than")
        return value

    @property
    def remaining_cycles_strictly_greater_than(self) -> int | None:
        """Those whose `remaining_cycles` is more than this."""
        value: int | None = self._raw.get("remaining_cycles_strictly_greater_than")
        return value

    @property
    def created_at(self) -> Instant | None:
        """Those whose `created_at` is this."""
        value: Instant | None = self._raw.get("created_at")
        return value

    @property
    def created_at_before(self) -> Instant | None:
        """Those whose `created_at` is this or before it."""
        value: Instant | None = self._raw.get("created_at_before")
        return value

    @property
    def created_at_strictly_before(self) -> Instant | None:
        """Those whose `created_at` is before this."""
        value: Instant | None = self._raw.get("created_at_strictly_before")
        return value

    @property
    def created_at_after(self) -> Instant | None:
        """Those whose `created_at` is this or after it."""
        value: Instant | None = self._raw.get("created_at_after")
        return value

    @property
    def created_at_strictly_after(self) -> Instant | None:
        """Those whose `created_at` is after this."""
        value: Instant | None = self._raw.get("created_at_strictly_after")
        return value

    @property
    def updated_at(self) -> Instant | None:
        """Those whose `updated_at` is this."""
        value: Instant | None = self._raw.get("updated_at")
        return value

    @property
    def updated_at_before(self) -> Instant | None:
        """Those whose `updated_at` is this or before it."""
        value: Instant | None = self._raw.get("updated_at_before")
        return value

    @property
    def updated_at_strictly_before(self) -> Instant | None:
        """Those whose `updated_at` is before this."""
        value: Instant | None = self._raw.get("updated_at_strictly_before")
        return value

    @property
    def updated_at_after(self) -> Instant | None:
        """Those whose `updated_at` is this or after it."""
        value: Instant | None = self._raw.get("updated_at_after")
        return value

    @property
    def updated_at_strictly_after(self) -> Instant | None:
        """Those whose `updated_at` is after this."""
        value: Instant | None = self._raw.get("updated_at_strictly_after")
        return value

    @property
    def start_date(self) -> Instant | None:
        """Those whose `start_date` is this."""
        value: Instant | None = self._raw.get("start_date")
        return value

    @property
    def start_date_before(self) -> Instant | None:
        """Those whose `start_date` is this or before it."""
        value: Instant | None = self._raw.get("start_date_before")
        return value

    @property
    def start_date_strictly_before(self) -> Instant | None:
        """Those whose `start_date` is before this."""
        value: Instant | None = self._raw.get("start_date_strictly_before")
        return value

    @property
    def start_date_after(self) -> Instant | None:
        """Those whose `start_date` is this or after it."""
        value: Instant | None = self._raw.get("start_date_after")
        return value

    @property
    def start_date_strictly_after(self) -> Instant | None:
        """Those whose `start_date` is after this."""
        value: Instant | None = self._raw.get("start_date_strictly_after")
        return value

    @property
    def last_execution_at(self) -> Instant | None:
        """Those whose `last_execution_at` is this."""
        value: Instant | None = self._raw.get("last_execution_at")
        return value

    @property
    def last_execution_at_before(self) -> Instant | None:
        """Those whose `last_execution_at` is this or before it."""
        value: Instant | None = self._raw.get("last_execution_at_before")
        return value

    @property
    def last_execution_at_strictly_before(self) -> Instant | None:
        """Those whose `last_execution_at` is before this."""
        value: Instant | None = self._raw.get("last_execution_at_strictly_before")
        return value

    @property
    def last_execution_at_after(self) -> Instant | None:
        """Those whose `last_execution_at` is this or after it."""
        value: Instant | None = self._raw.get("last_execution_at_after")
        return value

    @property
    def last_execution_at_strictly_after(self) -> Instant | None:
        """Those whose `last_execution_at` is after this."""
        value: Instant | None = self._raw.get("last_execution_at_strictly_after")
        return value

    @property
    def next_execution_at(self) -> Instant | None:
        """Those whose `next_execution_at` is this."""
        value: Instant | None = self._raw.get("next_execution_at")
        return value

    @property
    def next_execution_at_before(self) -> Instant | None:
        """Those whose `next_execution_at` is this or before it."""
        value: Instant | None = self._raw.get("next_execution_at_before")
        return value

    @property
    def next_execution_at_strictly_before(self) -> Instant | None:
        """Those whose `next_execution_at` is before this."""
        value: Instant | None = self._raw.get("next_execution_at_strictly_before")
        return value

    @property
    def next_execution_at_after(self) -> Instant | None:
        """Those whose `next_execution_at` is this or after it."""
        value: Instant | None = self._raw.get("next_execution_at_after")
        return value

    @property
    def next_execution_at_strictly_after(self) -> Instant | None:
        """Those whose `next_execution_at` is after this."""
        value: Instant | None = self._raw.get("next_execution_at_strictly_after")
        return value


class ResellerQueryDict(TypedDict, total=False):
    """The fields of `ResellerQuery` as a dict, with the documented names."""

    name: str
    code: str
    country: str
    created_at: str
    created_at_before: str
    created_at_strictly_before: str
    created_at_after: str
    created_at_strictly_after: str
    updated_at: str
    updated_at_before: str
    updated_at_strictly_before: str
    updated_at_after: str
    updated_at_strictly_after: str


class ResellerQuery(Request):
    """Which resellers are asked for. Several conditions have to hold together."""

    __module__ = "makokit.maestrano"
    __slots__ = ()

    _FIELDS = {
        "name": "name",
        "code": "code",
        "country": "country",
        "created_at": "created_at",
        "created_at_before": "created_at_before",
        "created_at_strictly_before": "created_at_strictly_before",
        "created_at_after": "created_at_after",
        "created_at_strictly_after": "created_at_strictly_after",
        "updated_at": "updated_at",
        "updated_at_before": "updated_at_before",
        "updated_at_strictly_before": "updated_at_strictly_before",
        "updated_at_after": "updated_at_after",
        "updated_at_strictly_after": "updated_at_strictly_after",
    }

    @keywords
    def __init__(
        self,
        *,
        name: str | None = None,
        code: str | None = None,
        country: str | None = None,
        created_at: Instant | datetime | None = None,
        created_at_before: Instant | datetime | None = None,
        created_at_strictly_before: Instant | datetime | None = None,
        created_at_after: Instant | datetime | None = None,
        created_at_strictly_after: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        updated_at_before: Instant | datetime | None = None,
        updated_at_strictly_before: Instant | datetime | None = None,
        updated_at_after: Instant | datetime | None = None,
        updated_at_strictly_after: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "name": name,
            "code": code,
            "country": country,
            "created_at": created_at,
            "created_at_before": created_at_before,
            "created_at_strictly_before": created_at_strictly_before,
            "created_at_after": created_at_after,
            "created_at_strictly_after": created_at_strictly_after,
            "updated_at": updated_at,
            "updated_at_before": updated_at_before,
            "updated_at_strictly_before": updated_at_strictly_before,
            "updated_at_after": updated_at_after,
            "updated_at_strictly_after": updated_at_strictly_after,
        }
        self._fill(fields, extra)

    @property
    def name(self) -> str | None:
        """Those whose `name` is this."""
        value: str | None = self._raw.get("name")
        return value

    @property
    def code(self) -> str | None:
        """Those whose `code` is this."""
        value: str | None = self._raw.get("code")
        return value

    @property
    def country(self) -> str | None:
        """Those whose `country` is this."""
        value: str | None = self._raw.get("country")
        return value

    @property
    def created_at(self) -> Instant | None:
        """Those whose `created_at` is this."""
        value: Instant | None = self._raw.get("created_at")
        return value

    @property
    def created_at_before(self) -> Instant | None:
        """Those whose `created_at` is this or before it."""
        value: Instant | None = self._raw.get("created_at_before")
        return value

    @property
    def created_at_strictly_before(self) -> Instant | None:
        """Those whose `created_at` is before this."""
        value: Instant | None = self._raw.get("created_at_strictly_before")
        return value

    @property
    def created_at_after(self) -> Instant | None:
        """Those whose `created_at` is this or after it."""
        value: Instant | None = self._raw.get("created_at_after")
        return value

    @property
    def created_at_strictly_after(self) -> Instant | None:
        """Those whose `created_at` is after this."""
        value: Instant | None = self._raw.get("created_at_strictly_after")
        return value

    @property
    def updated_at(self) -> Instant | None:
        """Those whose `updated_at` is this."""
        value: Instant | None = self._raw.get("updated_at")
        return value

    @property
    def updated_at_before(self) -> Instant | None:
        """Those whose `updated_at` is this or before it."""
        value: Instant | None = self._raw.get("updated_at_before")
        return value

    @property
    def updated_at_strictly_before(self) -> Instant | None:
        """Those whose `updated_at` is before this."""
        value: Instant | None = self._raw.get("updated_at_strictly_before")
        return value

    @property
    def updated_at_after(self) -> Instant | None:
        """Those whose `updated_at` is this or after it."""
        value: Instant | None = self._raw.get("updated_at_after")
        return value

    @property
    def updated_at_strictly_after(self) -> Instant | None:
        """Those whose `updated_at` is after this."""
        value: Instant | None = self._raw.get("updated_at_strictly_after")
        return value


class UserQueryDict(TypedDict, total=False):
    """The fields of `UserQuery` as a dict, with the documented names."""

    group_id: str
    name: str
    surname: str
    email: str
    company_name: str
    country: str
    created_at: str
    created_at_before: str
    created_at_strictly_before: str
    created_at_after: str
    created_at_strictly_after: str
    updated_at: str
    updated_at_before: str
    updated_at_strictly_before: str
    updated_at_after: str
    updated_at_strictly_after: str


class UserQuery(Request):
    """Which users are asked for. Several conditions have to hold together."""

    __module__ = "makokit.maestrano"
    __slots__ = ()

    _FIELDS = {
        "group_id": "group_id",
        "name": "name",
        "surname": "surname",
        "email": "email",
        "company_name": "company_name",
        "country": "country",
        "created_at": "created_at",
        "created_at_before": "created_at_before",
        "created_at_strictly_before": "created_at_strictly_before",
        "created_at_after": "created_at_after",
        "created_at_strictly_after": "created_at_strictly_after",
        "updated_at": "updated_at",
        "updated_at_before": "updated_at_before",
        "updated_at_strictly_before": "updated_at_strictly_before",
        "updated_at_after": "updated_at_after",
        "updated_at_strictly_after": "updated_at_strictly_after",
    }

    @keywords
    def __init__(
        self,
        *,
        group_id: GroupId | UUID | None = None,
        name: str | None = None,
        surname: str | None = None,
        email: str | None = None,
        company_name: str | None = None,
        country: str | None = None,
        created_at: Instant | datetime | None = None,
        created_at_before: Instant | datetime | None = None,
        created_at_strictly_before: Instant | datetime | None = None,
        created_at_after: Instant | datetime | None = None,
        created_at_strictly_after: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        updated_at_before: Instant | datetime | None = None,
        updated_at_strictly_before: Instant | datetime | None = None,
        updated_at_after: Instant | datetime | None = None,
        updated_at_strictly_after: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "group_id": group_id,
            "name": name,
            "surname": surname,
            "email": email,
            "company_name": company_name,
            "country": country,
            "created_at": created_at,
            "created_at_before": created_at_before,
            "created_at_strictly_before": created_at_strictly_before,
            "created_at_after": created_at_after,
            "created_at_strictly_after": created_at_strictly_after,
            "updated_at": updated_at,
            "updated_at_before": updated_at_before,
            "updated_at_strictly_before": updated_at_strictly_before,
            "updated_at_after": updated_at_after,
            "updated_at_strictly_after": updated_at_strictly_after,
        }
        self._fill(fields, extra)

    @property
    def group_id(self) -> GroupId | None:
        """Those whose `group_id` is this."""
        value: GroupId | None = self._raw.get("group_id")
        return value

    @property
    def name(self) -> str | None:
        """Those whose `name` is this."""
        value: str | None = self._raw.get("name")
        return value

    @property
    def surname(self) -> str | None:
        """Those whose `surname` is this."""
        value: str | None = self._raw.get("surname")
        return value

    @property
    def email(self) -> str | None:
        """Those whose `email` is this."""
        value: str | None = self._raw.get("email")
        return value

    @property
    def company_name(self) -> str | None:
        """Those whose `company_name` is this."""
        value: str | None = self._raw.get("company_name")
        return value

    @property
    def country(self) -> str | None:
        """Those whose `country` is this."""
        value: str | None = self._raw.get("country")
        return value

    @property
    def created_at(self) -> Instant | None:
        """Those whose `created_at` is this."""
        value: Instant | None = self._raw.get("created_at")
        return value

    @property
    def created_at_before(self) -> Instant | None:
        """Those whose `created_at` is this or before it."""
        value: Instant | None = self._raw.get("created_at_before")
        return value

    @property
    def created_at_strictly_before(self) -> Instant | None:
        """Those whose `created_at` is before this."""
        value: Instant | None = self._raw.get("created_at_strictly_before")
        return value

    @property
    def created_at_after(self) -> Instant | None:
        """Those whose `created_at` is this or after it."""
        value: Instant | None = self._raw.get("created_at_after")
        return value

    @property
    def created_at_strictly_after(self) -> Instant | None:
        """Those whose `created_at` is after this."""
        value: Instant | None = self._raw.get("created_at_strictly_after")
        return value

    @property
    def updated_at(self) -> Instant | None:
        """Those whose `updated_at` is this."""
        value: Instant | None = self._raw.get("updated_at")
        return value

    @property
    def updated_at_before(self) -> Instant | None:
        """Those whose `updated_at` is this or before it."""
        value: Instant | None = self._raw.get("updated_at_before")
        return value

    @property
    def updated_at_strictly_before(self) -> Instant | None:
        """Those whose `updated_at` is before this."""
        value: Instant | None = self._raw.get("updated_at_strictly_before")
        return value

    @property
    def updated_at_after(self) -> Instant | None:
        """Those whose `updated_at` is this or after it."""
        value: Instant | None = self._raw.get("updated_at_after")
        return value

    @property
    def updated_at_strictly_after(self) -> Instant | None:
        """Those whose `updated_at` is after this."""
        value: Instant | None = self._raw.get("updated_at_strictly_after")
        return value


class Bill(Model):
    """A bill: what a group is charged once."""

    __module__ = "makokit.maestrano"
    __slots__ = ()

    _FIELDS = {
        "id": "id",
        "object": "object",
        "group_id": "group_id",
        "created_at": "created_at",
        "updated_at": "updated_at",
        "price_cents": "price_cents",
        "status": "status",
        "currency": "currency",
        "units": "units",
        "description": "description",
        "period_started_at": "period_started_at",
        "period_ended_at": "period_ended_at",
        "third_party": "third_party",
    }

    @keywords
    def __init__(
        self,
        *,
        id: BillId | UUID | None = None,
        object: str | None = None,
        group_id: GroupId | UUID | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        price_cents: int | None = None,
        status: str | None = None,
        currency: str | None = None,
        units: float | None = None,
        description: str | None = None,
        period_started_at: Instant | datetime | None = None,
        period_ended_at: Instant | datetime | None = None,
        third_party: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "id": id,
            "object": object,
            "group_id": group_id,
            "created_at": created_at,
            "updated_at": updated_at,
            "price_cents": price_cents,
            "status": status,
            "currency": currency,
            "units": units,
            "description": description,
            "period_started_at": period_started_at,
            "period_ended_at": period_ended_at,
            "third_party": third_party,
        }
        self._fill(fields, extra)

    @field
    def id(self) -> BillId | None:
        """Its id."""

    @field
    def object(self) -> str | None:
        """What kind of object it is: `account_bill`."""

    @field
    def group_id(self) -> GroupId | None:
        """Who is charged."""

    @field
    def created_at(self) -> Instant | None:
        """When it was made."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed the last time."""

    @field
    def price_cents(self) -> int | None:
        """The amount in cents."""

    @field
    def status(self) -> str | None:
        """How it stands. Known values: `BillStatus`."""

    @field
    def currency(self) -> str | None:
        """The currency (ISO 4217)."""

    @field
    def units(self) -> float | None:
        """How many units it is for."""

    @field
    def description(self) -> str | None:
        """For what."""

    @field
    def period_started_at(self) -> Instant | None:
        """Where the time it is for begins."""

    @field
    def period_ended_at(self) -> Instant | None:
        """Where that ends."""

    @field
    def third_party(self) -> bool | None:
        """Whether no commission is taken of it (INFERRED)."""


class Group(Model):
    """A group: a customer's account on its marketplace, for which the application was bought."""

    __module__ = "makokit.maestrano"
    __slots__ = ()

    _FIELDS = {
        "id": "id",
        "object": "object",
        "created_at": "created_at",
        "updated_at": "updated_at",
        "status": "status",
        "name": "name",
        "email": "email",
        "has_credit_card": "has_credit_card",
        "free_trial_end_at": "free_trial_end_at",
        "currency": "currency",
        "timezone": "timezone",
        "country": "country",
        "city": "city",
        "main_accounting": "main_accounting",
        "metadata": "metadata",
    }

    @keywords
    def __init__(
        self,
        *,
        id: GroupId | UUID | None = None,
        object: str | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        status: str | None = None,
        name: str | None = None,
        email: str | None = None,
        has_credit_card: bool | None = None,
        free_trial_end_at: Instant | datetime | None = None,
        currency: str | None = None,
        timezone: str | None = None,
        country: str | None = None,
        city: str | None = None,
        main_accounting: str | None = None,
        metadata: Mapping[str, Any] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "id": id,
            "object": object,
            "created_at": created_at,
            "updated_at": updated_at,
            "status": status,
            "name": name,
            "email": email,
            "has_credit_card": has_credit_card,
            "free_trial_end_at": free_trial_end_at,
            "currency": currency,
            "timezone": timezone,
            "country": country,
            "city": city,
            "main_accounting": main_accounting,
            "metadata": metadata,
        }
        self._fill(fields, extra)

    @field
    def id(self) -> GroupId | None:
        """Its id."""

    @field
    def object(self) -> str | None:
        """What kind of object it is: `account_group`."""

    @field
    def created_at(self) -> Instant | None:
        """When it was made."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed the last time."""

    @field
    def status(self) -> str | None:
        """How it stands. Known values: `GroupStatus`."""

    @field
    def name(self) -> str | None:
        """A name."""

    @field
    def email(self) -> str | None:
        """An address for mail."""

    @field
    def has_credit_card(self) -> bool | None:
        """Whether it has a credit card."""

    @field
    def free_trial_end_at(self) -> Instant | None:
        """When its free trial ends."""

    @field
    def currency(self) -> str | None:
        """The currency (ISO 4217)."""

    @field
    def timezone(self) -> str | None:
        """The time zone, by its Olson name: `America/Los_Angeles`."""

    @field
    def country(self) -> str | None:
        """The country (two letters)."""

    @field
    def city(self) -> str | None:
        """The city."""

    @field
    def main_accounting(self) -> str | None:
        """Its main accounting application, such as `quickbooks`, `xero`, `myob` (INFERRED)."""

    @property
    def metadata(self) -> dict[str, Any] | None:
        """More about it (INFERRED)."""
        value: dict[str, Any] | None = self._copy("metadata")
        return value


class Ping(Model):
    """What the API says to a ping."""

    __module__ = "makokit.maestrano"
    __slots__ = ()

    _FIELDS = {
        "msg": "msg",
    }

    @keywords
    def __init__(
        self,
        *,
        msg: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "msg": msg,
        }
        self._fill(fields, extra)

    @field
    def msg(self) -> str | None:
        """A greeting (INFERRED)."""


class RecurringBill(Model):
    """A recurring bill: what a group is charged again and again."""

    __module__ = "makokit.maestrano"
    __slots__ = ()

    _FIELDS = {
        "id": "id",
        "object": "object",
        "group_id": "group_id",
        "created_at": "created_at",
        "updated_at": "updated_at",
        "price_cents": "price_cents",
        "status": "status",
        "currency": "currency",
        "description": "description",
        "start_date": "start_date",
        "period": "period",
        "frequency": "frequency",
        "cycles": "cycles",
        "initial_cents": "initial_cents",
        "last_execution_at": "last_execution_at",
        "next_execution_at": "next_execution_at",
        "remaining_cycles": "remaining_cycles",
    }

    @keywords
    def __init__(
        self,
        *,
        id: RecurringBillId | UUID | None = None,
        object: str | None = None,
        group_id: GroupId | UUID | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        price_cents: int | None = None,
        status: str | None = None,
        currency: str | None = None,
        description: str | None = None,
        start_date: Instant | datetime | None = None,
        period: str | None = None,
        frequency: int | None = None,
        cycles: int | None = None,
        initial_cents: int | None = None,
        last_execution_at: Instant | datetime | None = None,
        next_execution_at: Instant | datetime | None = None,
        remaining_cycles: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "id": id,
            "object": object,
            "group_id": group_id,
            "created_at": created_at,
            "updated_at": updated_at,
            "price_cents": price_cents,
            "status": status,
            "currency": currency,
            "description": description,
            "start_date": start_date,
            "period": period,
            "frequency": frequency,
            "cycles": cycles,
            "initial_cents": initial_cents,
            "last_execution_at": last_execution_at,
            "next_execution_at": next_execution_at,
            "remaining_cycles": remaining_cycles,
        }
        self._fill(fields, extra)

    @field
    def id(self) -> RecurringBillId | None:
        """Its id."""

    @field
    def object(self) -> str | None:
        """What kind of object it is: `account_recurring_bill`."""

    @field
    def group_id(self) -> GroupId | None:
        """Who is charged."""

    @field
    def created_at(self) -> Instant | None:
        """When it was made."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed the last time."""

    @field
    def price_cents(self) -> int | None:
        """The amount of each time in cents."""

    @field
    def status(self) -> str | None:
        """How it stands. Known values: `RecurringBillStatus`."""

    @field
    def currency(self) -> str | None:
        """The currency (ISO 4217)."""

    @field
    def description(self) -> str | None:
        """For what."""

    @field
    def start_date(self) -> Instant | None:
        """When it charges for the first time."""

    @field
    def period(self) -> str | None:
        """How often it charges, in lower case: `month`. Known values: `Period`."""

    @field
    def frequency(self) -> int | None:
        """Each how many periods."""

    @field
    def cycles(self) -> int | None:
        """How many times; nothing for without end."""

    @field
    def initial_cents(self) -> int | None:
        """What is charged at once, in cents."""

    @field
    def last_execution_at(self) -> Instant | None:
        """When it has charged the last time."""

    @field
    def next_execution_at(self) -> Instant | None:
        """When it charges the next time."""

    @field
    def remaining_cycles(self) -> int | None:
        """How many times are left."""


class Reseller(Model):
    """A reseller. All of it is INFERRED."""

    __module__ = "makokit.maestrano"
    __slots__ = ()

    _FIELDS = {
        "id": "id",
        "object": "object",
        "name": "name",
        "code": "code",
        "country": "country",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }

    @keywords
    def __init__(
        self,
        *,
        id: ResellerId | UUID | None = None,
        object: str | None = None,
        name: str | None = None,
        code: str | None = None,
        country: str | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "id": id,
            "object": object,
            "name": name,
            "code": code,
            "country": country,
            "created_at": created_at,
            "updated_at": updated_at,
        }
        self._fill(fields, extra)

    @field
    def id(self) -> ResellerId | None:
        """Its id."""

    @field
    def object(self) -> str | None:
        """What kind of object it is: `account_reseller`."""

    @field
    def name(self) -> str | None:
        """A name."""

    @field
    def code(self) -> str | None:
        """A code."""

    @field
    def country(self) -> str | None:
        """The country (two letters)."""

    @field
    def created_at(self) -> Instant | None:
        """When it was made."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed the last time."""


class User(Model):
    """A user of a group."""

    __module__ = "makokit.maestrano"
    __slots__ = ()

    _FIELDS = {
        "id": "id",
        "object": "object",
        "name": "name",
        "surname": "surname",
        "email": "email",
        "company_name": "company_name",
        "country": "country",
        "sso_session": "sso_session",
        "created_at": "created_at",
        "updated_at": "updated_at",
    }
    _HIDDEN = frozenset({"sso_session"})

    @keywords
    def __init__(
        self,
        *,
        id: UserId | UUID | None = None,
        object: str | None = None,
        name: str | None = None,
        surname: str | None = None,
        email: str | None = None,
        company_name: str | None = None,
        country: str | None = None,
        sso_session: SsoSession | None = None,
        created_at: Instant | datetime | None = None,
        updated_at: Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "id": id,
            "object": object,
            "name": name,
            "surname": surname,
            "email": email,
            "company_name": company_name,
            "country": country,
            "sso_session": sso_session,
            "created_at": created_at,
            "updated_at": updated_at,
        }
        self._fill(fields, extra)

    @field
    def id(self) -> UserId | None:
        """Its id."""

    @field
    def object(self) -> str | None:
        """What kind of object it is: `account_user`."""

    @field
    def name(self) -> str | None:
        """The first name."""

    @field
    def surname(self) -> str | None:
        """The last name."""

    @field
    def email(self) -> str | None:
        """An address for mail."""

    @field
    def company_name(self) -> str | None:
        """The company (INFERRED)."""

    @field
    def country(self) -> str | None:
        """The country (two letters)."""

    @field
    def sso_session(self) -> SsoSession | None:
        """The token by which it is asked whether the user is still signed on. It is a secret of the
        user's, and is not shown.
        """

    @field
    def created_at(self) -> Instant | None:
        """When it was made."""

    @field
    def updated_at(self) -> Instant | None:
        """When it was changed the last time."""
