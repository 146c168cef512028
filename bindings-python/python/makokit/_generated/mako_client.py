# Written by `cargo dev generate` from the tables in core/client; do not edit.
"""Mako's operations, blocking and asynchronous."""

from __future__ import annotations

from makokit._generated import mako
from makokit._model import content_of
from makokit._outcome import outcome
from makokit.aio import AsyncClient
from makokit.client import Client

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any
    from uuid import UUID

    from makokit._outcome import Outcome


class MakoClient(Client):
    """A blocking client of Mako.

    Each operation has its name in Python's manner and, as an alias, the documented one.
    """

    __module__ = "makokit"
    __slots__ = ()

    _SYSTEM = "mako"

    def add_company(
        self,
        request: mako.AddCompany | mako.AddCompanyDict | Mapping[str, Any] | None = None,
        /,
        *,
        parent_company_id: mako.CompanyId | UUID | None = None,
        company_type: str | None = None,
        name: str | None = None,
        address: mako.Address | mako.AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        support_email: str | None = None,
        sales_email: str | None = None,
        general_email: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> mako.Company:
        """Creates a company under a parent company.

        Takes `AddCompany`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised; `ensure_company`
        finds out where it can.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `DuplicateEntityError`,
        `RateLimitedError`, `QuotaExhaustedError` and others of `makokit.errors`.

        POST `/mako-api/config/v1/addCompany` (inferred). The guide's workflow shows the bodies; the
        path is formed like that of addMako.
        """
        given = mako.AddCompany(
            parent_company_id=parent_company_id,
            company_type=company_type,
            name=name,
            address=address,
            phone_number=phone_number,
            support_email=support_email,
            sales_email=sales_email,
            general_email=general_email,
            extra=extra,
        )
        sent = content_of("add_company", request, given)
        return mako.Company._of(self._read("addCompany", *sent))

    def add_person(
        self,
        request: mako.AddPerson | mako.AddPersonDict | Mapping[str, Any] | None = None,
        /,
        *,
        company_id: mako.CompanyId | UUID | None = None,
        user_type: str | None = None,
        template_scope: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        email: str | None = None,
        allow_login: bool | None = None,
        address: mako.Address | mako.AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> mako.Person:
        """Creates a person in a company.

        Takes `AddPerson`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised; `ensure_person`
        finds out where it can.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `DuplicateEntityError`,
        `RateLimitedError`, `QuotaExhaustedError` and others of `makokit.errors`.

        POST `/mako-api/config/v1/addPerson` (inferred). The guide's workflow shows the bodies; name
        and path are formed like those of addMako.
        """
        given = mako.AddPerson(
            company_id=company_id,
            user_type=user_type,
            template_scope=template_scope,
            first_name=first_name,
            last_name=last_name,
            username=username,
            email=email,
            allow_login=allow_login,
            address=address,
            phone_number=phone_number,
            extra=extra,
        )
        sent = content_of("add_person", request, given)
        return mako.Person._of(self._read("addPerson", *sent))

    def add_mako(
        self,
        request: mako.AddMako | mako.AddMakoDict | Mapping[str, Any] | None = None,
        /,
        *,
        company_id: mako.CompanyId | UUID | None = None,
        name: str | None = None,
        address: mako.Address | mako.AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        fax_number: str | None = None,
        mako_model: str | None = None,
        identification: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> mako.Mako:
        """Creates a Mako in a company.

        Takes `AddMako`, a dict with the documented names, or keywords.
        Required: `phoneNumber`, `address.address1`, `name`.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised; `ensure_mako`
        finds out where it can.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `DuplicateEntityError`,
        `RateLimitedError`, `QuotaExhaustedError` and others of `makokit.errors`.

        POST `/mako-api/config/v1/addMako` (documented). The guide prints method, path, request and
        answer.
        """
        given = mako.AddMako(
            company_id=company_id,
            name=name,
            address=address,
            phone_number=phone_number,
            fax_number=fax_number,
            mako_model=mako_model,
            identification=identification,
            extra=extra,
        )
        sent = content_of("add_mako", request, given)
        return mako.Mako._of(self._read("addMako", *sent))

    def get_company(self, id: mako.CompanyId | UUID) -> mako.Company:
        """Reads a company.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `/mako-api/config/v1/getCompany/{id}` (inferred). The guide prints method and path up to
        the slash; that the id follows it is inferred.
        """
        return mako.Company._of(self._read("getCompany", {"id": id}))

    def get_mako(self, id: mako.MakoId | UUID) -> mako.Mako:
        """Reads a Mako.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `/mako-api/config/v1/getMako/{id}` (inferred). The guide prints the method and the
        answer; the path is formed like that of getCompany.
        """
        return mako.Mako._of(self._read("getMako", {"id": id}))

    def list_companies(self) -> list[mako.Company]:
        """Lists the companies that these credentials may see.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `/mako-api/config/v1/listCompanies` (inferred). The guide names the operation; method,
        path and answer are formed like those of getCompany.
        """
        return self._records(mako.Company, "listCompanies", {})

    def ensure_company(
        self,
        request: mako.AddCompany | mako.AddCompanyDict | Mapping[str, Any] | None = None,
        /,
        *,
        parent_company_id: mako.CompanyId | UUID | None = None,
        company_type: str | None = None,
        name: str | None = None,
        address: mako.Address | mako.AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        support_email: str | None = None,
        sales_email: str | None = None,
        general_email: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Outcome[mako.Company]:
        """Makes sure that a company exists, and never sends blindly what could create a second one.

        It is looked for by `parentCompanyId` and `name` with `listCompanies` first, and again if
        the answer is lost. Where several, or one that does not tell all of that, may be it, the
        outcome is `Unknown`.

        Takes what `add_company` takes. Gives a `makokit.Outcome`: `Created`, `AlreadyThere`,
        `NotCreated` or `Unknown`. Raises only what has nothing to do with the entity, such as `ConfigError`
        and `ClosedError`.
        """
        given = mako.AddCompany(
            parent_company_id=parent_company_id,
            company_type=company_type,
            name=name,
            address=address,
            phone_number=phone_number,
            support_email=support_email,
            sales_email=sales_email,
            general_email=general_email,
            extra=extra,
        )
        sent, meant = content_of("ensure_company", request, given)
        about = {"operation": "addCompany", "arguments": sent}
        return outcome(mako.Company, self._read("ensure", about, meant))

    def ensure_person(
        self,
        request: mako.AddPerson | mako.AddPersonDict | Mapping[str, Any] | None = None,
        /,
        *,
        company_id: mako.CompanyId | UUID | None = None,
        user_type: str | None = None,
        template_scope: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        email: str | None = None,
        allow_login: bool | None = None,
        address: mako.Address | mako.AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Outcome[mako.Person]:
        """Makes sure that a person exists, and never sends blindly what could create a second one.

        That no two have the same `username` is inferred: a lost answer is settled by sending the
        request again only with `with_options(settle="resend")`, and is `Unknown` otherwise.

        Takes what `add_person` takes. Gives a `makokit.Outcome`: `Created`, `AlreadyThere`,
        `NotCreated` or `Unknown`. Raises only what has nothing to do with the entity, such as `ConfigError`
        and `ClosedError`.
        """
        given = mako.AddPerson(
            company_id=company_id,
            user_type=user_type,
            template_scope=template_scope,
            first_name=first_name,
            last_name=last_name,
            username=username,
            email=email,
            allow_login=allow_login,
            address=address,
            phone_number=phone_number,
            extra=extra,
        )
        sent, meant = content_of("ensure_person", request, given)
        about = {"operation": "addPerson", "arguments": sent}
        return outcome(mako.Person, self._read("ensure", about, meant))

    def ensure_mako(
        self,
        request: mako.AddMako | mako.AddMakoDict | Mapping[str, Any] | None = None,
        /,
        *,
        company_id: mako.CompanyId | UUID | None = None,
        name: str | None = None,
        address: mako.Address | mako.AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        fax_number: str | None = None,
        mako_model: str | None = None,
        identification: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Outcome[mako.Mako]:
        """Makes sure that a Mako exists, and never sends blindly what could create a second one.

        That no two have the same `identification` is documented: with one, a lost answer is settled
        by sending the request again. Without one the outcome is `Unknown` then.

        Takes what `add_mako` takes. Gives a `makokit.Outcome`: `Created`, `AlreadyThere`,
        `NotCreated` or `Unknown`. Raises only what has nothing to do with the entity, such as `ConfigError`
        and `ClosedError`.
        """
        given = mako.AddMako(
            company_id=company_id,
            name=name,
            address=address,
            phone_number=phone_number,
            fax_number=fax_number,
            mako_model=mako_model,
            identification=identification,
            extra=extra,
        )
        sent, meant = content_of("ensure_mako", request, given)
        about = {"operation": "addMako", "arguments": sent}
        return outcome(mako.Mako, self._read("ensure", about, meant))

    addCompany = add_company
    addPerson = add_person
    addMako = add_mako
    getCompany = get_company
    getMako = get_mako
    listCompanies = list_companies
    ensureCompany = ensure_company
    ensurePerson = ensure_person
    ensureMako = ensure_mako


class AsyncMakoClient(AsyncClient):
    """An asynchronous client of Mako, for asyncio.

    Each operation has its name in Python's manner and, as an alias, the documented one.
    """

    __module__ = "makokit"
    __slots__ = ()

    _SYSTEM = "mako"

    async def add_company(
        self,
        request: mako.AddCompany | mako.AddCompanyDict | Mapping[str, Any] | None = None,
        /,
        *,
        parent_company_id: mako.CompanyId | UUID | None = None,
        company_type: str | None = None,
        name: str | None = None,
        address: mako.Address | mako.AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        support_email: str | None = None,
        sales_email: str | None = None,
        general_email: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> mako.Company:
        """Creates a company under a parent company.

        Takes `AddCompany`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised; `ensure_company`
        finds out where it can.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `DuplicateEntityError`,
        `RateLimitedError`, `QuotaExhaustedError` and others of `makokit.errors`.

        POST `/mako-api/config/v1/addCompany` (inferred). The guide's workflow shows the bodies; the
        path is formed like that of addMako.
        """
        given = mako.AddCompany(
            parent_company_id=parent_company_id,
            company_type=company_type,
            name=name,
            address=address,
            phone_number=phone_number,
            support_email=support_email,
            sales_email=sales_email,
            general_email=general_email,
            extra=extra,
        )
        sent = content_of("add_company", request, given)
        return mako.Company._of(await self._read("addCompany", *sent))

    async def add_person(
        self,
        request: mako.AddPerson | mako.AddPersonDict | Mapping[str, Any] | None = None,
        /,
        *,
        company_id: mako.CompanyId | UUID | None = None,
        user_type: str | None = None,
        template_scope: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        email: str | None = None,
        allow_login: bool | None = None,
        address: mako.Address | mako.AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> mako.Person:
        """Creates a person in a company.

        Takes `AddPerson`, a dict with the documented names, or keywords.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised; `ensure_person`
        finds out where it can.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `DuplicateEntityError`,
        `RateLimitedError`, `QuotaExhaustedError` and others of `makokit.errors`.

        POST `/mako-api/config/v1/addPerson` (inferred). The guide's workflow shows the bodies; name
        and path are formed like those of addMako.
        """
        given = mako.AddPerson(
            company_id=company_id,
            user_type=user_type,
            template_scope=template_scope,
            first_name=first_name,
            last_name=last_name,
            username=username,
            email=email,
            allow_login=allow_login,
            address=address,
            phone_number=phone_number,
            extra=extra,
        )
        sent = content_of("add_person", request, given)
        return mako.Person._of(await self._read("addPerson", *sent))

    async def add_mako(
        self,
        request: mako.AddMako | mako.AddMakoDict | Mapping[str, Any] | None = None,
        /,
        *,
        company_id: mako.CompanyId | UUID | None = None,
        name: str | None = None,
        address: mako.Address | mako.AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        fax_number: str | None = None,
        mako_model: str | None = None,
        identification: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> mako.Mako:
        """Creates a Mako in a company.

        Takes `AddMako`, a dict with the documented names, or keywords.
        Required: `phoneNumber`, `address.address1`, `name`.
        If its answer is lost it is not sent again, and `OutcomeUnknownError` is raised; `ensure_mako`
        finds out where it can.

        Raises `OutcomeUnknownError`, `InvalidDataError`, `DuplicateEntityError`,
        `RateLimitedError`, `QuotaExhaustedError` and others of `makokit.errors`.

        POST `/mako-api/config/v1/addMako` (documented). The guide prints method, path, request and
        answer.
        """
        given = mako.AddMako(
            company_id=company_id,
            name=name,
            address=address,
            phone_number=phone_number,
            fax_number=fax_number,
            mako_model=mako_model,
            identification=identification,
            extra=extra,
        )
        sent = content_of("add_mako", request, given)
        return mako.Mako._of(await self._read("addMako", *sent))

    async def get_company(self, id: mako.CompanyId | UUID) -> mako.Company:
        """Reads a company.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `/mako-api/config/v1/getCompany/{id}` (inferred). The guide prints method and path up to
        the slash; that the id follows it is inferred.
        """
        return mako.Company._of(await self._read("getCompany", {"id": id}))

    async def get_mako(self, id: mako.MakoId | UUID) -> mako.Mako:
        """Reads a Mako.

        Raises `TransportError`, `NoDataFoundError`, `RateLimitedError` and others of
        `makokit.errors`.

        GET `/mako-api/config/v1/getMako/{id}` (inferred). The guide prints the method and the
        answer; the path is formed like that of getCompany.
        """
        return mako.Mako._of(await self._read("getMako", {"id": id}))

    async def list_companies(self) -> list[mako.Company]:
        """Lists the companies that these credentials may see.

        Raises `TransportError`, `RateLimitedError` and others of `makokit.errors`.

        GET `/mako-api/config/v1/listCompanies` (inferred). The guide names the operation; method,
        path and answer are formed like those of getCompany.
        """
        return await self._records(mako.Company, "listCompanies", {})

    async def ensure_company(
        self,
        request: mako.AddCompany | mako.AddCompanyDict | Mapping[str, Any] | None = None,
        /,
        *,
        parent_company_id: mako.CompanyId | UUID | None = None,
        company_type: str | None = None,
        name: str | None = None,
        address: mako.Address | mako.AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        support_email: str | None = None,
        sales_email: str | None = None,
        general_email: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Outcome[mako.Company]:
        """Makes sure that a company exists, and never sends blindly what could create a second one.

        It is looked for by `parentCompanyId` and `name` with `listCompanies` first, and again if
        the answer is lost. Where several, or one that does not tell all of that, may be it, the
        outcome is `Unknown`.

        Takes what `add_company` takes. Gives a `makokit.Outcome`: `Created`, `AlreadyThere`,
        `NotCreated` or `Unknown`. Raises only what has nothing to do with the entity, such as `ConfigError`
        and `ClosedError`.
        """
        given = mako.AddCompany(
            parent_company_id=parent_company_id,
            company_type=company_type,
            name=name,
            address=address,
            phone_number=phone_number,
            support_email=support_email,
            sales_email=sales_email,
            general_email=general_email,
            extra=extra,
        )
        sent, meant = content_of("ensure_company", request, given)
        about = {"operation": "addCompany", "arguments": sent}
        return outcome(mako.Company, await self._read("ensure", about, meant))

    async def ensure_person(
        self,
        request: mako.AddPerson | mako.AddPersonDict | Mapping[str, Any] | None = None,
        /,
        *,
        company_id: mako.CompanyId | UUID | None = None,
        user_type: str | None = None,
        template_scope: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        email: str | None = None,
        allow_login: bool | None = None,
        address: mako.Address | mako.AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Outcome[mako.Person]:
        """Makes sure that a person exists, and never sends blindly what could create a second one.

        That no two have the same `username` is inferred: a lost answer is settled by sending the
        request again only with `with_options(settle="resend")`, and is `Unknown` otherwise.

        Takes what `add_person` takes. Gives a `makokit.Outcome`: `Created`, `AlreadyThere`,
        `NotCreated` or `Unknown`. Raises only what has nothing to do with the entity, such as `ConfigError`
        and `ClosedError`.
        """
        given = mako.AddPerson(
            company_id=company_id,
            user_type=user_type,
            template_scope=template_scope,
            first_name=first_name,
            last_name=last_name,
            username=username,
            email=email,
            allow_login=allow_login,
            address=address,
            phone_number=phone_number,
            extra=extra,
        )
        sent, meant = content_of("ensure_person", request, given)
        about = {"operation": "addPerson", "arguments": sent}
        return outcome(mako.Person, await self._read("ensure", about, meant))

    async def ensure_mako(
        self,
        request: mako.AddMako | mako.AddMakoDict | Mapping[str, Any] | None = None,
        /,
        *,
        company_id: mako.CompanyId | UUID | None = None,
        name: str | None = None,
        address: mako.Address | mako.AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        fax_number: str | None = None,
        mako_model: str | None = None,
        identification: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> Outcome[mako.Mako]:
        """Makes sure that a Mako exists, and never sends blindly what could create a second one.

        That no two have the same `identification` is documented: with one, a lost answer is settled
        by sending the request again. Without one the outcome is `Unknown` then.

        Takes what `add_mako` takes. Gives a `makokit.Outcome`: `Created`, `AlreadyThere`,
        `NotCreated` or `Unknown`. Raises only what has nothing to do with the entity, such as `ConfigError`
        and `ClosedError`.
        """
        given = mako.AddMako(
            company_id=company_id,
            name=name,
            address=address,
            phone_number=phone_number,
            fax_number=fax_number,
            mako_model=mako_model,
            identification=identification,
            extra=extra,
        )
        sent, meant = content_of("ensure_mako", request, given)
        about = {"operation": "addMako", "arguments": sent}
        return outcome(mako.Mako, await self._read("ensure", about, meant))

    addCompany = add_company
    addPerson = add_person
    addMako = add_mako
    getCompany = get_company
    getMako = get_mako
    listCompanies = list_companies
    ensureCompany = ensure_company
    ensurePerson = ensure_person
    ensureMako = ensure_mako
