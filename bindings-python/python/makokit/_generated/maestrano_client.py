# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Maestrano's operations, blocking and asynchronous."""

from __future__ import annotations

from makokit._generated import maestrano
from makokit._model import beside, content_of
from makokit.aio import AsyncClient
from makokit.client import Client

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any
    from uuid import UUID


class MaestranoClient(Client):
    """A blocking client of Maestrano.

    Each operation has its name in Python's manner and, as an alias, the documented one.
    """

    __module__ = "makokit"
    __slots__ = ()

    _SYSTEM = "maestrano"

    def ping(self) -> maestrano.Ping:
        """Asks whether the API is there, and takes the credentials.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `{prefix}/ping` (inferred). The vendor's sandbox application has it.
        """
        return maestrano.Ping._of(self._read("ping", {}))

    def list_groups(
        self,
        query: maestrano.GroupQuery | maestrano.GroupQueryDict | Mapping[str, Any] | None = None,
        /,
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
        created_at: maestrano.Instant | datetime | None = None,
        created_at_before: maestrano.Instant | datetime | None = None,
        created_at_strictly_before: maestrano.Instant | datetime | None = None,
        created_at_after: maestrano.Instant | datetime | None = None,
        created_at_strictly_after: maestrano.Instant | datetime | None = None,
        updated_at: maestrano.Instant | datetime | None = None,
        updated_at_before: maestrano.Instant | datetime | None = None,
        updated_at_strictly_before: maestrano.Instant | datetime | None = None,
        updated_at_after: maestrano.Instant | datetime | None = None,
        updated_at_strictly_after: maestrano.Instant | datetime | None = None,
        free_trial_end_at: maestrano.Instant | datetime | None = None,
        free_trial_end_at_before: maestrano.Instant | datetime | None = None,
        free_trial_end_at_strictly_before: maestrano.Instant | datetime | None = None,
        free_trial_end_at_after: maestrano.Instant | datetime | None = None,
        free_trial_end_at_strictly_after: maestrano.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> list[maestrano.Group]:
        """The groups that have the application. They come all at once: account lists have no pages
        (INFERRED).

        Takes `GroupQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/groups` (documented). The vendor's page shows the call; its sandbox
        application has the filters.
        """
        given = maestrano.GroupQuery(
            status=status,
            name=name,
            email=email,
            has_credit_card=has_credit_card,
            currency=currency,
            timezone=timezone,
            country=country,
            city=city,
            main_accounting=main_accounting,
            created_at=created_at,
            created_at_before=created_at_before,
            created_at_strictly_before=created_at_strictly_before,
            created_at_after=created_at_after,
            created_at_strictly_after=created_at_strictly_after,
            updated_at=updated_at,
            updated_at_before=updated_at_before,
            updated_at_strictly_before=updated_at_strictly_before,
            updated_at_after=updated_at_after,
            updated_at_strictly_after=updated_at_strictly_after,
            free_trial_end_at=free_trial_end_at,
            free_trial_end_at_before=free_trial_end_at_before,
            free_trial_end_at_strictly_before=free_trial_end_at_strictly_before,
            free_trial_end_at_after=free_trial_end_at_after,
            free_trial_end_at_strictly_after=free_trial_end_at_strictly_after,
            extra=extra,
        )
        sent = content_of("list_groups", query, given, optional=True)
        return self._records(maestrano.Group, "listGroups", *sent)

    def get_group(self, id: maestrano.GroupId | UUID) -> maestrano.Group:
        """One group.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/groups/{id}` (documented). The vendor's page shows the call.
        """
        return maestrano.Group._of(self._read("getGroup", {"id": id}))

    def list_users(
        self,
        query: maestrano.UserQuery | maestrano.UserQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        group_id: maestrano.GroupId | UUID | None = None,
        name: str | None = None,
        surname: str | None = None,
        email: str | None = None,
        company_name: str | None = None,
        country: str | None = None,
        created_at: maestrano.Instant | datetime | None = None,
        created_at_before: maestrano.Instant | datetime | None = None,
        created_at_strictly_before: maestrano.Instant | datetime | None = None,
        created_at_after: maestrano.Instant | datetime | None = None,
        created_at_strictly_after: maestrano.Instant | datetime | None = None,
        updated_at: maestrano.Instant | datetime | None = None,
        updated_at_before: maestrano.Instant | datetime | None = None,
        updated_at_strictly_before: maestrano.Instant | datetime | None = None,
        updated_at_after: maestrano.Instant | datetime | None = None,
        updated_at_strictly_after: maestrano.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> list[maestrano.User]:
        """The users of all groups, or of one.

        Takes `UserQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/users` (documented). The vendor's page shows the call; its sandbox
        application has the filters.
        """
        given = maestrano.UserQuery(
            group_id=group_id,
            name=name,
            surname=surname,
            email=email,
            company_name=company_name,
            country=country,
            created_at=created_at,
            created_at_before=created_at_before,
            created_at_strictly_before=created_at_strictly_before,
            created_at_after=created_at_after,
            created_at_strictly_after=created_at_strictly_after,
            updated_at=updated_at,
            updated_at_before=updated_at_before,
            updated_at_strictly_before=updated_at_strictly_before,
            updated_at_after=updated_at_after,
            updated_at_strictly_after=updated_at_strictly_after,
            extra=extra,
        )
        sent = content_of("list_users", query, given, optional=True)
        return self._records(maestrano.User, "listUsers", *sent)

    def get_user(self, id: maestrano.UserId | UUID) -> maestrano.User:
        """One user.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/users/{id}` (documented). The vendor's page shows the call.
        """
        return maestrano.User._of(self._read("getUser", {"id": id}))

    def list_bills(
        self,
        query: maestrano.BillQuery | maestrano.BillQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        group_id: maestrano.GroupId | UUID | None = None,
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
        created_at: maestrano.Instant | datetime | None = None,
        created_at_before: maestrano.Instant | datetime | None = None,
        created_at_strictly_before: maestrano.Instant | datetime | None = None,
        created_at_after: maestrano.Instant | datetime | None = None,
        created_at_strictly_after: maestrano.Instant | datetime | None = None,
        updated_at: maestrano.Instant | datetime | None = None,
        updated_at_before: maestrano.Instant | datetime | None = None,
        updated_at_strictly_before: maestrano.Instant | datetime | None = None,
        updated_at_after: maestrano.Instant | datetime | None = None,
        updated_at_strictly_after: maestrano.Instant | datetime | None = None,
        period_started_at: maestrano.Instant | datetime | None = None,
        period_started_at_before: maestrano.Instant | datetime | None = None,
        period_started_at_strictly_before: maestrano.Instant | datetime | None = None,
        period_started_at_after: maestrano.Instant | datetime | None = None,
        period_started_at_strictly_after: maestrano.Instant | datetime | None = None,
        period_ended_at: maestrano.Instant | datetime | None = None,
        period_ended_at_before: maestrano.Instant | datetime | None = None,
        period_ended_at_strictly_before: maestrano.Instant | datetime | None = None,
        period_ended_at_after: maestrano.Instant | datetime | None = None,
        period_ended_at_strictly_after: maestrano.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> list[maestrano.Bill]:
        """The bills of all groups, or of one.

        Takes `BillQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/bills` (documented). The vendor's page shows the call; its sandbox
        application has the filters.
        """
        given = maestrano.BillQuery(
            group_id=group_id,
            status=status,
            currency=currency,
            description=description,
            third_party=third_party,
            price_cents=price_cents,
            price_cents_lower_than=price_cents_lower_than,
            price_cents_strictly_lower_than=price_cents_strictly_lower_than,
            price_cents_greater_than=price_cents_greater_than,
            price_cents_strictly_greater_than=price_cents_strictly_greater_than,
            units=units,
            units_lower_than=units_lower_than,
            units_strictly_lower_than=units_strictly_lower_than,
            units_greater_than=units_greater_than,
            units_strictly_greater_than=units_strictly_greater_than,
            created_at=created_at,
            created_at_before=created_at_before,
            created_at_strictly_before=created_at_strictly_before,
            created_at_after=created_at_after,
            created_at_strictly_after=created_at_strictly_after,
            updated_at=updated_at,
            updated_at_before=updated_at_before,
            updated_at_strictly_before=updated_at_strictly_before,
            updated_at_after=updated_at_after,
            updated_at_strictly_after=updated_at_strictly_after,
            period_started_at=period_started_at,
            period_started_at_before=period_started_at_before,
            period_started_at_strictly_before=period_started_at_strictly_before,
            period_started_at_after=period_started_at_after,
            period_started_at_strictly_after=period_started_at_strictly_after,
            period_ended_at=period_ended_at,
            period_ended_at_before=period_ended_at_before,
            period_ended_at_strictly_before=period_ended_at_strictly_before,
            period_ended_at_after=period_ended_at_after,
            period_ended_at_strictly_after=period_ended_at_strictly_after,
            extra=extra,
        )
        sent = content_of("list_bills", query, given, optional=True)
        return self._records(maestrano.Bill, "listBills", *sent)

    def get_bill(self, id: maestrano.BillId | UUID) -> maestrano.Bill:
        """One bill.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/bills/{id}` (documented). The vendor's page shows the call.
        """
        return maestrano.Bill._of(self._read("getBill", {"id": id}))

    def create_bill(
        self,
        request: maestrano.NewBill | maestrano.NewBillDict | Mapping[str, Any] | None = None,
        /,
        *,
        group_id: maestrano.GroupId | UUID | None = None,
        price_cents: int | None = None,
        description: str | None = None,
        currency: str | None = None,
        units: float | None = None,
        period_started_at: maestrano.Instant | datetime | None = None,
        period_ended_at: maestrano.Instant | datetime | None = None,
        third_party: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> maestrano.Bill:
        """Charges a group once. Nothing of the API tells a bill from its copy, so that it is never
        sent again by itself when it may have been taken.

        Takes `NewBill`, a dict with the documented names, or keywords.
        Required: `group_id`, `price_cents`, `description`.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/account/bills` (documented). The vendor's page shows the call; what is
        required was read in its clients.
        """
        given = maestrano.NewBill(
            group_id=group_id,
            price_cents=price_cents,
            description=description,
            currency=currency,
            units=units,
            period_started_at=period_started_at,
            period_ended_at=period_ended_at,
            third_party=third_party,
            extra=extra,
        )
        sent = content_of("create_bill", request, given)
        return maestrano.Bill._of(self._read("createBill", *sent))

    def cancel_bill(self, id: maestrano.BillId | UUID) -> maestrano.Bill:
        """Cancels a bill. One that is on an invoice is refused, and cancelling it again does no harm
        (both INFERRED).

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        DELETE `{prefix}/account/bills/{id}` (documented). The vendor's page shows the call.
        """
        return maestrano.Bill._of(self._read("cancelBill", {"id": id}))

    def list_recurring_bills(
        self,
        query: maestrano.RecurringBillQuery
        | maestrano.RecurringBillQueryDict
        | Mapping[str, Any]
        | None = None,
        /,
        *,
        group_id: maestrano.GroupId | UUID | None = None,
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
        created_at: maestrano.Instant | datetime | None = None,
        created_at_before: maestrano.Instant | datetime | None = None,
        created_at_strictly_before: maestrano.Instant | datetime | None = None,
        created_at_after: maestrano.Instant | datetime | None = None,
        created_at_strictly_after: maestrano.Instant | datetime | None = None,
        updated_at: maestrano.Instant | datetime | None = None,
        updated_at_before: maestrano.Instant | datetime | None = None,
        updated_at_strictly_before: maestrano.Instant | datetime | None = None,
        updated_at_after: maestrano.Instant | datetime | None = None,
        updated_at_strictly_after: maestrano.Instant | datetime | None = None,
        start_date: maestrano.Instant | datetime | None = None,
        start_date_before: maestrano.Instant | datetime | None = None,
        start_date_strictly_before: maestrano.Instant | datetime | None = None,
        start_date_after: maestrano.Instant | datetime | None = None,
        start_date_strictly_after: maestrano.Instant | datetime | None = None,
        last_execution_at: maestrano.Instant | datetime | None = None,
        last_execution_at_before: maestrano.Instant | datetime | None = None,
        last_execution_at_strictly_before: maestrano.Instant | datetime | None = None,
        last_execution_at_after: maestrano.Instant | datetime | None = None,
        last_execution_at_strictly_after: maestrano.Instant | datetime | None = None,
        next_execution_at: maestrano.Instant | datetime | None = None,
        next_execution_at_before: maestrano.Instant | datetime | None = None,
        next_execution_at_strictly_before: maestrano.Instant | datetime | None = None,
        next_execution_at_after: maestrano.Instant | datetime | None = None,
        next_execution_at_strictly_after: maestrano.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> list[maestrano.RecurringBill]:
        """The recurring bills of all groups, or of one.

        Takes `RecurringBillQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/recurring_bills` (documented). The vendor's page shows the call; its
        sandbox application has the filters.
        """
        given = maestrano.RecurringBillQuery(
            group_id=group_id,
            status=status,
            currency=currency,
            description=description,
            period=period,
            price_cents=price_cents,
            price_cents_lower_than=price_cents_lower_than,
            price_cents_strictly_lower_than=price_cents_strictly_lower_than,
            price_cents_greater_than=price_cents_greater_than,
            price_cents_strictly_greater_than=price_cents_strictly_greater_than,
            initial_cents=initial_cents,
            initial_cents_lower_than=initial_cents_lower_than,
            initial_cents_strictly_lower_than=initial_cents_strictly_lower_than,
            initial_cents_greater_than=initial_cents_greater_than,
            initial_cents_strictly_greater_than=initial_cents_strictly_greater_than,
            frequency=frequency,
            frequency_lower_than=frequency_lower_than,
            frequency_strictly_lower_than=frequency_strictly_lower_than,
            frequency_greater_than=frequency_greater_than,
            frequency_strictly_greater_than=frequency_strictly_greater_than,
            cycles=cycles,
            cycles_lower_than=cycles_lower_than,
            cycles_strictly_lower_than=cycles_strictly_lower_than,
            cycles_greater_than=cycles_greater_than,
            cycles_strictly_greater_than=cycles_strictly_greater_than,
            remaining_cycles=remaining_cycles,
            remaining_cycles_lower_than=remaining_cycles_lower_than,
            remaining_cycles_strictly_lower_than=remaining_cycles_strictly_lower_than,
            remaining_cycles_greater_than=remaining_cycles_greater_than,
            remaining_cycles_strictly_greater_than=remaining_cycles_strictly_greater_than,
            created_at=created_at,
            created_at_before=created_at_before,
            created_at_strictly_before=created_at_strictly_before,
            created_at_after=created_at_after,
            created_at_strictly_after=created_at_strictly_after,
            updated_at=updated_at,
            updated_at_before=updated_at_before,
            updated_at_strictly_before=updated_at_strictly_before,
            updated_at_after=updated_at_after,
            updated_at_strictly_after=updated_at_strictly_after,
            start_date=start_date,
            start_date_before=start_date_before,
            start_date_strictly_before=start_date_strictly_before,
            start_date_after=start_date_after,
            start_date_strictly_after=start_date_strictly_after,
            last_execution_at=last_execution_at,
            last_execution_at_before=last_execution_at_before,
            last_execution_at_strictly_before=last_execution_at_strictly_before,
            last_execution_at_after=last_execution_at_after,
            last_execution_at_strictly_after=last_execution_at_strictly_after,
            next_execution_at=next_execution_at,
            next_execution_at_before=next_execution_at_before,
            next_execution_at_strictly_before=next_execution_at_strictly_before,
            next_execution_at_after=next_execution_at_after,
            next_execution_at_strictly_after=next_execution_at_strictly_after,
            extra=extra,
        )
        sent = content_of("list_recurring_bills", query, given, optional=True)
        return self._records(maestrano.RecurringBill, "listRecurringBills", *sent)

    def get_recurring_bill(self, id: maestrano.RecurringBillId | UUID) -> maestrano.RecurringBill:
        """One recurring bill.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/recurring_bills/{id}` (documented). The vendor's page shows the call.
        """
        return maestrano.RecurringBill._of(self._read("getRecurringBill", {"id": id}))

    def create_recurring_bill(
        self,
        request: maestrano.NewRecurringBill
        | maestrano.NewRecurringBillDict
        | Mapping[str, Any]
        | None = None,
        /,
        *,
        group_id: maestrano.GroupId | UUID | None = None,
        price_cents: int | None = None,
        description: str | None = None,
        currency: str | None = None,
        period: str | None = None,
        frequency: int | None = None,
        cycles: int | None = None,
        start_date: maestrano.Instant | datetime | None = None,
        initial_cents: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> maestrano.RecurringBill:
        """Charges a group again and again. Nothing of the API tells a bill from its copy, so that it
        is never sent again by itself when it may have been taken.

        Takes `NewRecurringBill`, a dict with the documented names, or keywords.
        Required: `group_id`, `price_cents`, `description`.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/account/recurring_bills` (documented). The vendor's page shows the call; what
        is required was read in its clients.
        """
        given = maestrano.NewRecurringBill(
            group_id=group_id,
            price_cents=price_cents,
            description=description,
            currency=currency,
            period=period,
            frequency=frequency,
            cycles=cycles,
            start_date=start_date,
            initial_cents=initial_cents,
            extra=extra,
        )
        sent = content_of("create_recurring_bill", request, given)
        return maestrano.RecurringBill._of(self._read("createRecurringBill", *sent))

    def cancel_recurring_bill(self, id: maestrano.RecurringBillId | UUID) -> maestrano.RecurringBill:
        """Ends a recurring bill. Cancelling it again does no harm (INFERRED).

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        DELETE `{prefix}/account/recurring_bills/{id}` (documented). The vendor's page shows the
        call.
        """
        return maestrano.RecurringBill._of(self._read("cancelRecurringBill", {"id": id}))

    def list_resellers(
        self,
        query: maestrano.ResellerQuery | maestrano.ResellerQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        name: str | None = None,
        code: str | None = None,
        country: str | None = None,
        created_at: maestrano.Instant | datetime | None = None,
        created_at_before: maestrano.Instant | datetime | None = None,
        created_at_strictly_before: maestrano.Instant | datetime | None = None,
        created_at_after: maestrano.Instant | datetime | None = None,
        created_at_strictly_after: maestrano.Instant | datetime | None = None,
        updated_at: maestrano.Instant | datetime | None = None,
        updated_at_before: maestrano.Instant | datetime | None = None,
        updated_at_strictly_before: maestrano.Instant | datetime | None = None,
        updated_at_after: maestrano.Instant | datetime | None = None,
        updated_at_strictly_after: maestrano.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> list[maestrano.Reseller]:
        """The resellers of the marketplace.

        Takes `ResellerQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/resellers` (inferred). The vendor's client for PHP and its sandbox
        application have it.
        """
        given = maestrano.ResellerQuery(
            name=name,
            code=code,
            country=country,
            created_at=created_at,
            created_at_before=created_at_before,
            created_at_strictly_before=created_at_strictly_before,
            created_at_after=created_at_after,
            created_at_strictly_after=created_at_strictly_after,
            updated_at=updated_at,
            updated_at_before=updated_at_before,
            updated_at_strictly_before=updated_at_strictly_before,
            updated_at_after=updated_at_after,
            updated_at_strictly_after=updated_at_strictly_after,
            extra=extra,
        )
        sent = content_of("list_resellers", query, given, optional=True)
        return self._records(maestrano.Reseller, "listResellers", *sent)

    def get_reseller(self, id: maestrano.ResellerId | UUID) -> maestrano.Reseller:
        """One reseller.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/resellers/{id}` (inferred). The vendor's client for PHP and its
        sandbox application have it.
        """
        return maestrano.Reseller._of(self._read("getReseller", {"id": id}))

    def list_reseller_groups(
        self,
        id: maestrano.ResellerId | UUID,
        query: maestrano.GroupQuery | maestrano.GroupQueryDict | Mapping[str, Any] | None = None,
        /,
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
        created_at: maestrano.Instant | datetime | None = None,
        created_at_before: maestrano.Instant | datetime | None = None,
        created_at_strictly_before: maestrano.Instant | datetime | None = None,
        created_at_after: maestrano.Instant | datetime | None = None,
        created_at_strictly_after: maestrano.Instant | datetime | None = None,
        updated_at: maestrano.Instant | datetime | None = None,
        updated_at_before: maestrano.Instant | datetime | None = None,
        updated_at_strictly_before: maestrano.Instant | datetime | None = None,
        updated_at_after: maestrano.Instant | datetime | None = None,
        updated_at_strictly_after: maestrano.Instant | datetime | None = None,
        free_trial_end_at: maestrano.Instant | datetime | None = None,
        free_trial_end_at_before: maestrano.Instant | datetime | None = None,
        free_trial_end_at_strictly_before: maestrano.Instant | datetime | None = None,
        free_trial_end_at_after: maestrano.Instant | datetime | None = None,
        free_trial_end_at_strictly_after: maestrano.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> list[maestrano.Group]:
        """The groups of a reseller.

        Takes `GroupQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        GET `{prefix}/account/resellers/{id}/groups` (inferred). The vendor's client for PHP and its
        sandbox application have it.
        """
        given = maestrano.GroupQuery(
            status=status,
            name=name,
            email=email,
            has_credit_card=has_credit_card,
            currency=currency,
            timezone=timezone,
            country=country,
            city=city,
            main_accounting=main_accounting,
            created_at=created_at,
            created_at_before=created_at_before,
            created_at_strictly_before=created_at_strictly_before,
            created_at_after=created_at_after,
            created_at_strictly_after=created_at_strictly_after,
            updated_at=updated_at,
            updated_at_before=updated_at_before,
            updated_at_strictly_before=updated_at_strictly_before,
            updated_at_after=updated_at_after,
            updated_at_strictly_after=updated_at_strictly_after,
            free_trial_end_at=free_trial_end_at,
            free_trial_end_at_before=free_trial_end_at_before,
            free_trial_end_at_strictly_before=free_trial_end_at_strictly_before,
            free_trial_end_at_after=free_trial_end_at_after,
            free_trial_end_at_strictly_after=free_trial_end_at_strictly_after,
            extra=extra,
        )
        sent = content_of("list_reseller_groups", query, given, optional=True)
        sent = beside({"id": id}, "query", *sent)
        return self._records(maestrano.Group, "listResellerGroups", *sent)

    listGroups = list_groups
    getGroup = get_group
    listUsers = list_users
    getUser = get_user
    listBills = list_bills
    getBill = get_bill
    createBill = create_bill
    cancelBill = cancel_bill
    listRecurringBills = list_recurring_bills
    getRecurringBill = get_recurring_bill
    createRecurringBill = create_recurring_bill
    cancelRecurringBill = cancel_recurring_bill
    listResellers = list_resellers
    getReseller = get_reseller
    listResellerGroups = list_reseller_groups


class AsyncMaestranoClient(AsyncClient):
    """An asynchronous client of Maestrano, for asyncio.

    Each operation has its name in Python's manner and, as an alias, the documented one.
    """

    __module__ = "makokit"
    __slots__ = ()

    _SYSTEM = "maestrano"

    async def ping(self) -> maestrano.Ping:
        """Asks whether the API is there, and takes the credentials.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `{prefix}/ping` (inferred). The vendor's sandbox application has it.
        """
        return maestrano.Ping._of(await self._read("ping", {}))

    async def list_groups(
        self,
        query: maestrano.GroupQuery | maestrano.GroupQueryDict | Mapping[str, Any] | None = None,
        /,
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
        created_at: maestrano.Instant | datetime | None = None,
        created_at_before: maestrano.Instant | datetime | None = None,
        created_at_strictly_before: maestrano.Instant | datetime | None = None,
        created_at_after: maestrano.Instant | datetime | None = None,
        created_at_strictly_after: maestrano.Instant | datetime | None = None,
        updated_at: maestrano.Instant | datetime | None = None,
        updated_at_before: maestrano.Instant | datetime | None = None,
        updated_at_strictly_before: maestrano.Instant | datetime | None = None,
        updated_at_after: maestrano.Instant | datetime | None = None,
        updated_at_strictly_after: maestrano.Instant | datetime | None = None,
        free_trial_end_at: maestrano.Instant | datetime | None = None,
        free_trial_end_at_before: maestrano.Instant | datetime | None = None,
        free_trial_end_at_strictly_before: maestrano.Instant | datetime | None = None,
        free_trial_end_at_after: maestrano.Instant | datetime | None = None,
        free_trial_end_at_strictly_after: maestrano.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> list[maestrano.Group]:
        """The groups that have the application. They come all at once: account lists have no pages
        (INFERRED).

        Takes `GroupQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/groups` (documented). The vendor's page shows the call; its sandbox
        application has the filters.
        """
        given = maestrano.GroupQuery(
            status=status,
            name=name,
            email=email,
            has_credit_card=has_credit_card,
            currency=currency,
            timezone=timezone,
            country=country,
            city=city,
            main_accounting=main_accounting,
            created_at=created_at,
            created_at_before=created_at_before,
            created_at_strictly_before=created_at_strictly_before,
            created_at_after=created_at_after,
            created_at_strictly_after=created_at_strictly_after,
            updated_at=updated_at,
            updated_at_before=updated_at_before,
            updated_at_strictly_before=updated_at_strictly_before,
            updated_at_after=updated_at_after,
            updated_at_strictly_after=updated_at_strictly_after,
            free_trial_end_at=free_trial_end_at,
            free_trial_end_at_before=free_trial_end_at_before,
            free_trial_end_at_strictly_before=free_trial_end_at_strictly_before,
            free_trial_end_at_after=free_trial_end_at_after,
            free_trial_end_at_strictly_after=free_trial_end_at_strictly_after,
            extra=extra,
        )
        sent = content_of("list_groups", query, given, optional=True)
        return await self._records(maestrano.Group, "listGroups", *sent)

    async def get_group(self, id: maestrano.GroupId | UUID) -> maestrano.Group:
        """One group.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/groups/{id}` (documented). The vendor's page shows the call.
        """
        return maestrano.Group._of(await self._read("getGroup", {"id": id}))

    async def list_users(
        self,
        query: maestrano.UserQuery | maestrano.UserQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        group_id: maestrano.GroupId | UUID | None = None,
        name: str | None = None,
        surname: str | None = None,
        email: str | None = None,
        company_name: str | None = None,
        country: str | None = None,
        created_at: maestrano.Instant | datetime | None = None,
        created_at_before: maestrano.Instant | datetime | None = None,
        created_at_strictly_before: maestrano.Instant | datetime | None = None,
        created_at_after: maestrano.Instant | datetime | None = None,
        created_at_strictly_after: maestrano.Instant | datetime | None = None,
        updated_at: maestrano.Instant | datetime | None = None,
        updated_at_before: maestrano.Instant | datetime | None = None,
        updated_at_strictly_before: maestrano.Instant | datetime | None = None,
        updated_at_after: maestrano.Instant | datetime | None = None,
        updated_at_strictly_after: maestrano.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> list[maestrano.User]:
        """The users of all groups, or of one.

        Takes `UserQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/users` (documented). The vendor's page shows the call; its sandbox
        application has the filters.
        """
        given = maestrano.UserQuery(
            group_id=group_id,
            name=name,
            surname=surname,
            email=email,
            company_name=company_name,
            country=country,
            created_at=created_at,
            created_at_before=created_at_before,
            created_at_strictly_before=created_at_strictly_before,
            created_at_after=created_at_after,
            created_at_strictly_after=created_at_strictly_after,
            updated_at=updated_at,
            updated_at_before=updated_at_before,
            updated_at_strictly_before=updated_at_strictly_before,
            updated_at_after=updated_at_after,
            updated_at_strictly_after=updated_at_strictly_after,
            extra=extra,
        )
        sent = content_of("list_users", query, given, optional=True)
        return await self._records(maestrano.User, "listUsers", *sent)

    async def get_user(self, id: maestrano.UserId | UUID) -> maestrano.User:
        """One user.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/users/{id}` (documented). The vendor's page shows the call.
        """
        return maestrano.User._of(await self._read("getUser", {"id": id}))

    async def list_bills(
        self,
        query: maestrano.BillQuery | maestrano.BillQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        group_id: maestrano.GroupId | UUID | None = None,
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
        created_at: maestrano.Instant | datetime | None = None,
        created_at_before: maestrano.Instant | datetime | None = None,
        created_at_strictly_before: maestrano.Instant | datetime | None = None,
        created_at_after: maestrano.Instant | datetime | None = None,
        created_at_strictly_after: maestrano.Instant | datetime | None = None,
        updated_at: maestrano.Instant | datetime | None = None,
        updated_at_before: maestrano.Instant | datetime | None = None,
        updated_at_strictly_before: maestrano.Instant | datetime | None = None,
        updated_at_after: maestrano.Instant | datetime | None = None,
        updated_at_strictly_after: maestrano.Instant | datetime | None = None,
        period_started_at: maestrano.Instant | datetime | None = None,
        period_started_at_before: maestrano.Instant | datetime | None = None,
        period_started_at_strictly_before: maestrano.Instant | datetime | None = None,
        period_started_at_after: maestrano.Instant | datetime | None = None,
        period_started_at_strictly_after: maestrano.Instant | datetime | None = None,
        period_ended_at: maestrano.Instant | datetime | None = None,
        period_ended_at_before: maestrano.Instant | datetime | None = None,
        period_ended_at_strictly_before: maestrano.Instant | datetime | None = None,
        period_ended_at_after: maestrano.Instant | datetime | None = None,
        period_ended_at_strictly_after: maestrano.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> list[maestrano.Bill]:
        """The bills of all groups, or of one.

        Takes `BillQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/bills` (documented). The vendor's page shows the call; its sandbox
        application has the filters.
        """
        given = maestrano.BillQuery(
            group_id=group_id,
            status=status,
            currency=currency,
            description=description,
            third_party=third_party,
            price_cents=price_cents,
            price_cents_lower_than=price_cents_lower_than,
            price_cents_strictly_lower_than=price_cents_strictly_lower_than,
            price_cents_greater_than=price_cents_greater_than,
            price_cents_strictly_greater_than=price_cents_strictly_greater_than,
            units=units,
            units_lower_than=units_lower_than,
            units_strictly_lower_than=units_strictly_lower_than,
            units_greater_than=units_greater_than,
            units_strictly_greater_than=units_strictly_greater_than,
            created_at=created_at,
            created_at_before=created_at_before,
            created_at_strictly_before=created_at_strictly_before,
            created_at_after=created_at_after,
            created_at_strictly_after=created_at_strictly_after,
            updated_at=updated_at,
            updated_at_before=updated_at_before,
            updated_at_strictly_before=updated_at_strictly_before,
            updated_at_after=updated_at_after,
            updated_at_strictly_after=updated_at_strictly_after,
            period_started_at=period_started_at,
            period_started_at_before=period_started_at_before,
            period_started_at_strictly_before=period_started_at_strictly_before,
            period_started_at_after=period_started_at_after,
            period_started_at_strictly_after=period_started_at_strictly_after,
            period_ended_at=period_ended_at,
            period_ended_at_before=period_ended_at_before,
            period_ended_at_strictly_before=period_ended_at_strictly_before,
            period_ended_at_after=period_ended_at_after,
            period_ended_at_strictly_after=period_ended_at_strictly_after,
            extra=extra,
        )
        sent = content_of("list_bills", query, given, optional=True)
        return await self._records(maestrano.Bill, "listBills", *sent)

    async def get_bill(self, id: maestrano.BillId | UUID) -> maestrano.Bill:
        """One bill.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/bills/{id}` (documented). The vendor's page shows the call.
        """
        return maestrano.Bill._of(await self._read("getBill", {"id": id}))

    async def create_bill(
        self,
        request: maestrano.NewBill | maestrano.NewBillDict | Mapping[str, Any] | None = None,
        /,
        *,
        group_id: maestrano.GroupId | UUID | None = None,
        price_cents: int | None = None,
        description: str | None = None,
        currency: str | None = None,
        units: float | None = None,
        period_started_at: maestrano.Instant | datetime | None = None,
        period_ended_at: maestrano.Instant | datetime | None = None,
        third_party: bool | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> maestrano.Bill:
        """Charges a group once. Nothing of the API tells a bill from its copy, so that it is never
        sent again by itself when it may have been taken.

        Takes `NewBill`, a dict with the documented names, or keywords.
        Required: `group_id`, `price_cents`, `description`.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/account/bills` (documented). The vendor's page shows the call; what is
        required was read in its clients.
        """
        given = maestrano.NewBill(
            group_id=group_id,
            price_cents=price_cents,
            description=description,
            currency=currency,
            units=units,
            period_started_at=period_started_at,
            period_ended_at=period_ended_at,
            third_party=third_party,
            extra=extra,
        )
        sent = content_of("create_bill", request, given)
        return maestrano.Bill._of(await self._read("createBill", *sent))

    async def cancel_bill(self, id: maestrano.BillId | UUID) -> maestrano.Bill:
        """Cancels a bill. One that is on an invoice is refused, and cancelling it again does no harm
        (both INFERRED).

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        DELETE `{prefix}/account/bills/{id}` (documented). The vendor's page shows the call.
        """
        return maestrano.Bill._of(await self._read("cancelBill", {"id": id}))

    async def list_recurring_bills(
        self,
        query: maestrano.RecurringBillQuery
        | maestrano.RecurringBillQueryDict
        | Mapping[str, Any]
        | None = None,
        /,
        *,
        group_id: maestrano.GroupId | UUID | None = None,
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
        created_at: maestrano.Instant | datetime | None = None,
        created_at_before: maestrano.Instant | datetime | None = None,
        created_at_strictly_before: maestrano.Instant | datetime | None = None,
        created_at_after: maestrano.Instant | datetime | None = None,
        created_at_strictly_after: maestrano.Instant | datetime | None = None,
        updated_at: maestrano.Instant | datetime | None = None,
        updated_at_before: maestrano.Instant | datetime | None = None,
        updated_at_strictly_before: maestrano.Instant | datetime | None = None,
        updated_at_after: maestrano.Instant | datetime | None = None,
        updated_at_strictly_after: maestrano.Instant | datetime | None = None,
        start_date: maestrano.Instant | datetime | None = None,
        start_date_before: maestrano.Instant | datetime | None = None,
        start_date_strictly_before: maestrano.Instant | datetime | None = None,
        start_date_after: maestrano.Instant | datetime | None = None,
        start_date_strictly_after: maestrano.Instant | datetime | None = None,
        last_execution_at: maestrano.Instant | datetime | None = None,
        last_execution_at_before: maestrano.Instant | datetime | None = None,
        last_execution_at_strictly_before: maestrano.Instant | datetime | None = None,
        last_execution_at_after: maestrano.Instant | datetime | None = None,
        last_execution_at_strictly_after: maestrano.Instant | datetime | None = None,
        next_execution_at: maestrano.Instant | datetime | None = None,
        next_execution_at_before: maestrano.Instant | datetime | None = None,
        next_execution_at_strictly_before: maestrano.Instant | datetime | None = None,
        next_execution_at_after: maestrano.Instant | datetime | None = None,
        next_execution_at_strictly_after: maestrano.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> list[maestrano.RecurringBill]:
        """The recurring bills of all groups, or of one.

        Takes `RecurringBillQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/recurring_bills` (documented). The vendor's page shows the call; its
        sandbox application has the filters.
        """
        given = maestrano.RecurringBillQuery(
            group_id=group_id,
            status=status,
            currency=currency,
            description=description,
            period=period,
            price_cents=price_cents,
            price_cents_lower_than=price_cents_lower_than,
            price_cents_strictly_lower_than=price_cents_strictly_lower_than,
            price_cents_greater_than=price_cents_greater_than,
            price_cents_strictly_greater_than=price_cents_strictly_greater_than,
            initial_cents=initial_cents,
            initial_cents_lower_than=initial_cents_lower_than,
            initial_cents_strictly_lower_than=initial_cents_strictly_lower_than,
            initial_cents_greater_than=initial_cents_greater_than,
            initial_cents_strictly_greater_than=initial_cents_strictly_greater_than,
            frequency=frequency,
            frequency_lower_than=frequency_lower_than,
            frequency_strictly_lower_than=frequency_strictly_lower_than,
            frequency_greater_than=frequency_greater_than,
            frequency_strictly_greater_than=frequency_strictly_greater_than,
            cycles=cycles,
            cycles_lower_than=cycles_lower_than,
            cycles_strictly_lower_than=cycles_strictly_lower_than,
            cycles_greater_than=cycles_greater_than,
            cycles_strictly_greater_than=cycles_strictly_greater_than,
            remaining_cycles=remaining_cycles,
            remaining_cycles_lower_than=remaining_cycles_lower_than,
            remaining_cycles_strictly_lower_than=remaining_cycles_strictly_lower_than,
            remaining_cycles_greater_than=remaining_cycles_greater_than,
            remaining_cycles_strictly_greater_than=remaining_cycles_strictly_greater_than,
            created_at=created_at,
            created_at_before=created_at_before,
            created_at_strictly_before=created_at_strictly_before,
            created_at_after=created_at_after,
            created_at_strictly_after=created_at_strictly_after,
            updated_at=updated_at,
            updated_at_before=updated_at_before,
            updated_at_strictly_before=updated_at_strictly_before,
            updated_at_after=updated_at_after,
            updated_at_strictly_after=updated_at_strictly_after,
            start_date=start_date,
            start_date_before=start_date_before,
            start_date_strictly_before=start_date_strictly_before,
            start_date_after=start_date_after,
            start_date_strictly_after=start_date_strictly_after,
            last_execution_at=last_execution_at,
            last_execution_at_before=last_execution_at_before,
            last_execution_at_strictly_before=last_execution_at_strictly_before,
            last_execution_at_after=last_execution_at_after,
            last_execution_at_strictly_after=last_execution_at_strictly_after,
            next_execution_at=next_execution_at,
            next_execution_at_before=next_execution_at_before,
            next_execution_at_strictly_before=next_execution_at_strictly_before,
            next_execution_at_after=next_execution_at_after,
            next_execution_at_strictly_after=next_execution_at_strictly_after,
            extra=extra,
        )
        sent = content_of("list_recurring_bills", query, given, optional=True)
        return await self._records(maestrano.RecurringBill, "listRecurringBills", *sent)

    async def get_recurring_bill(self, id: maestrano.RecurringBillId | UUID) -> maestrano.RecurringBill:
        """One recurring bill.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/recurring_bills/{id}` (documented). The vendor's page shows the call.
        """
        return maestrano.RecurringBill._of(await self._read("getRecurringBill", {"id": id}))

    async def create_recurring_bill(
        self,
        request: maestrano.NewRecurringBill
        | maestrano.NewRecurringBillDict
        | Mapping[str, Any]
        | None = None,
        /,
        *,
        group_id: maestrano.GroupId | UUID | None = None,
        price_cents: int | None = None,
        description: str | None = None,
        currency: str | None = None,
        period: str | None = None,
        frequency: int | None = None,
        cycles: int | None = None,
        start_date: maestrano.Instant | datetime | None = None,
        initial_cents: int | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> maestrano.RecurringBill:
        """Charges a group again and again. Nothing of the API tells a bill from its copy, so that it
        is never sent again by itself when it may have been taken.

        Takes `NewRecurringBill`, a dict with the documented names, or keywords.
        Required: `group_id`, `price_cents`, `description`.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        POST `{prefix}/account/recurring_bills` (documented). The vendor's page shows the call; what
        is required was read in its clients.
        """
        given = maestrano.NewRecurringBill(
            group_id=group_id,
            price_cents=price_cents,
            description=description,
            currency=currency,
            period=period,
            frequency=frequency,
            cycles=cycles,
            start_date=start_date,
            initial_cents=initial_cents,
            extra=extra,
        )
        sent = content_of("create_recurring_bill", request, given)
        return maestrano.RecurringBill._of(await self._read("createRecurringBill", *sent))

    async def cancel_recurring_bill(self, id: maestrano.RecurringBillId | UUID) -> maestrano.RecurringBill:
        """Ends a recurring bill. Cancelling it again does no harm (INFERRED).

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        DELETE `{prefix}/account/recurring_bills/{id}` (documented). The vendor's page shows the
        call.
        """
        return maestrano.RecurringBill._of(await self._read("cancelRecurringBill", {"id": id}))

    async def list_resellers(
        self,
        query: maestrano.ResellerQuery | maestrano.ResellerQueryDict | Mapping[str, Any] | None = None,
        /,
        *,
        name: str | None = None,
        code: str | None = None,
        country: str | None = None,
        created_at: maestrano.Instant | datetime | None = None,
        created_at_before: maestrano.Instant | datetime | None = None,
        created_at_strictly_before: maestrano.Instant | datetime | None = None,
        created_at_after: maestrano.Instant | datetime | None = None,
        created_at_strictly_after: maestrano.Instant | datetime | None = None,
        updated_at: maestrano.Instant | datetime | None = None,
        updated_at_before: maestrano.Instant | datetime | None = None,
        updated_at_strictly_before: maestrano.Instant | datetime | None = None,
        updated_at_after: maestrano.Instant | datetime | None = None,
        updated_at_strictly_after: maestrano.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> list[maestrano.Reseller]:
        """The resellers of the marketplace.

        Takes `ResellerQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/resellers` (inferred). The vendor's client for PHP and its sandbox
        application have it.
        """
        given = maestrano.ResellerQuery(
            name=name,
            code=code,
            country=country,
            created_at=created_at,
            created_at_before=created_at_before,
            created_at_strictly_before=created_at_strictly_before,
            created_at_after=created_at_after,
            created_at_strictly_after=created_at_strictly_after,
            updated_at=updated_at,
            updated_at_before=updated_at_before,
            updated_at_strictly_before=updated_at_strictly_before,
            updated_at_after=updated_at_after,
            updated_at_strictly_after=updated_at_strictly_after,
            extra=extra,
        )
        sent = content_of("list_resellers", query, given, optional=True)
        return await self._records(maestrano.Reseller, "listResellers", *sent)

    async def get_reseller(self, id: maestrano.ResellerId | UUID) -> maestrano.Reseller:
        """One reseller.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `{prefix}/account/resellers/{id}` (inferred). The vendor's client for PHP and its
        sandbox application have it.
        """
        return maestrano.Reseller._of(await self._read("getReseller", {"id": id}))

    async def list_reseller_groups(
        self,
        id: maestrano.ResellerId | UUID,
        query: maestrano.GroupQuery | maestrano.GroupQueryDict | Mapping[str, Any] | None = None,
        /,
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
        created_at: maestrano.Instant | datetime | None = None,
        created_at_before: maestrano.Instant | datetime | None = None,
        created_at_strictly_before: maestrano.Instant | datetime | None = None,
        created_at_after: maestrano.Instant | datetime | None = None,
        created_at_strictly_after: maestrano.Instant | datetime | None = None,
        updated_at: maestrano.Instant | datetime | None = None,
        updated_at_before: maestrano.Instant | datetime | None = None,
        updated_at_strictly_before: maestrano.Instant | datetime | None = None,
        updated_at_after: maestrano.Instant | datetime | None = None,
        updated_at_strictly_after: maestrano.Instant | datetime | None = None,
        free_trial_end_at: maestrano.Instant | datetime | None = None,
        free_trial_end_at_before: maestrano.Instant | datetime | None = None,
        free_trial_end_at_strictly_before: maestrano.Instant | datetime | None = None,
        free_trial_end_at_after: maestrano.Instant | datetime | None = None,
        free_trial_end_at_strictly_after: maestrano.Instant | datetime | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> list[maestrano.Group]:
        """The groups of a reseller.

        Takes `GroupQuery`, a dict with the documented names, or keywords.

        Raises `TransportError`, `InvalidDataError`, `NoDataFoundError`, `RateLimitedError` and
        others of `makokit.errors`.

        GET `{prefix}/account/resellers/{id}/groups` (inferred). The vendor's client for PHP and its
        sandbox application have it.
        """
        given = maestrano.GroupQuery(
            status=status,
            name=name,
            email=email,
            has_credit_card=has_credit_card,
            currency=currency,
            timezone=timezone,
            country=country,
            city=city,
            main_accounting=main_accounting,
            created_at=created_at,
            created_at_before=created_at_before,
            created_at_strictly_before=created_at_strictly_before,
            created_at_after=created_at_after,
            created_at_strictly_after=created_at_strictly_after,
            updated_at=updated_at,
            updated_at_before=updated_at_before,
            updated_at_strictly_before=updated_at_strictly_before,
            updated_at_after=updated_at_after,
            updated_at_strictly_after=updated_at_strictly_after,
            free_trial_end_at=free_trial_end_at,
            free_trial_end_at_before=free_trial_end_at_before,
            free_trial_end_at_strictly_before=free_trial_end_at_strictly_before,
            free_trial_end_at_after=free_trial_end_at_after,
            free_trial_end_at_strictly_after=free_trial_end_at_strictly_after,
            extra=extra,
        )
        sent = content_of("list_reseller_groups", query, given, optional=True)
        sent = beside({"id": id}, "query", *sent)
        return await self._records(maestrano.Group, "listResellerGroups", *sent)

    listGroups = list_groups
    getGroup = get_group
    listUsers = list_users
    getUser = get_user
    listBills = list_bills
    getBill = get_bill
    createBill = create_bill
    cancelBill = cancel_bill
    listRecurringBills = list_recurring_bills
    getRecurringBill = get_recurring_bill
    createRecurringBill = create_recurring_bill
    cancelRecurringBill = cancel_recurring_bill
    listResellers = list_resellers
    getReseller = get_reseller
    listResellerGroups = list_reseller_groups
