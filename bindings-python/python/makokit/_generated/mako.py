# Written by `cargo dev generate` from the tables in core/client; do not edit.
# mypy: disable-error-code="empty-body"
# pyright: reportReturnType=false
"""What Mako's operations take and give."""

from __future__ import annotations

from makokit._keywords import keywords
from makokit._model import Model, Request
from makokit._typing import NewType, TypedDict

TYPE_CHECKING = False
if TYPE_CHECKING:
    # A field is a slot, which a type checker is best told to be a property.
    from builtins import property as field
    from builtins import property as required
    from collections.abc import Mapping
    from typing import Any, Final
    from uuid import UUID
else:
    from makokit._model import field, required

__all__ = [
    "CompanyId",
    "MakoId",
    "PersonId",
    "CompanyType",
    "MakoModel",
    "TemplateScope",
    "UserType",
    "Address",
    "AddressDict",
    "AddCompany",
    "AddCompanyDict",
    "AddMako",
    "AddMakoDict",
    "AddPerson",
    "AddPersonDict",
    "Company",
    "Mako",
    "Person",
]

CompanyId = NewType("CompanyId", str)
"""The id of a company. A UUID in every sample of the documentation, but never checked to be one."""

MakoId = NewType("MakoId", str)
"""The id of a Mako, not to be confused with its identification. A UUID in every sample of the
documentation, but never checked to be one.
"""

PersonId = NewType("PersonId", str)
"""The id of a person. A UUID in every sample of the documentation, but never checked to be one."""


class CompanyType:
    """What kind of company it is. The documentation shows one value; others are sent as given."""

    RESELLER: Final = "RESELLER"
    """A reseller (documented)."""


class MakoModel:
    """The hardware of a Mako. The documentation shows one model; an unknown one is answered with
    `NoDataFound`.
    """

    MAKO_6500_M: Final = "Mako 6500-M"
    """Mako 6500-M (documented)."""


class TemplateScope:
    """For whom a person is available. The documentation shows one value and does not explain it;
    others are sent as given.
    """

    COMPANY_NO_INHERIT: Final = "COMPANY_NO_INHERIT"
    """For the company only, as the name says (documented; its meaning is inferred)."""


class UserType:
    """What a person may do. The documentation shows one value, a text with a space in it; others are
    sent as given.
    """

    FULL_RESELLER: Final = "Full Reseller"
    """A full reseller, as the name says (documented; its meaning is inferred)."""


class AddressDict(TypedDict, total=False):
    """The fields of `Address` as a dict, with the documented names."""

    address1: str
    address2: str
    suburb: str
    city: str
    state: str
    postOrZipCode: str
    country: str
    timezone: str
    latitude: float
    longitude: float


class Address(Request):
    """A postal address, with the place's time zone and coordinates."""

    __module__ = "makokit.mako"
    __slots__ = ()

    _FIELDS = {
        "address1": "address1",
        "address2": "address2",
        "suburb": "suburb",
        "city": "city",
        "state": "state",
        "postOrZipCode": "post_or_zip_code",
        "country": "country",
        "timezone": "timezone",
        "latitude": "latitude",
        "longitude": "longitude",
    }

    @keywords
    def __init__(
        self,
        *,
        address1: str | None = None,
        address2: str | None = None,
        suburb: str | None = None,
        city: str | None = None,
        state: str | None = None,
        post_or_zip_code: str | None = None,
        country: str | None = None,
        timezone: str | None = None,
        latitude: float | None = None,
        longitude: float | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "address1": address1,
            "address2": address2,
            "suburb": suburb,
            "city": city,
            "state": state,
            "postOrZipCode": post_or_zip_code,
            "country": country,
            "timezone": timezone,
            "latitude": latitude,
            "longitude": longitude,
        }
        self._fill(fields, extra)

    @property
    def address1(self) -> str | None:
        """First line. Required for a Mako (documented); probably for companies and people (inferred)."""
        value: str | None = self._raw.get("address1")
        return value

    @property
    def address2(self) -> str | None:
        """Second line."""
        value: str | None = self._raw.get("address2")
        return value

    @property
    def suburb(self) -> str | None:
        """Suburb."""
        value: str | None = self._raw.get("suburb")
        return value

    @property
    def city(self) -> str | None:
        """City."""
        value: str | None = self._raw.get("city")
        return value

    @property
    def state(self) -> str | None:
        """State, in full: `Florida`."""
        value: str | None = self._raw.get("state")
        return value

    @property
    def post_or_zip_code(self) -> str | None:
        """Postal or ZIP code."""
        value: str | None = self._raw.get("postOrZipCode")
        return value

    @property
    def country(self) -> str | None:
        """Country, in two letters: `US` (that the list is ISO 3166 is inferred)."""
        value: str | None = self._raw.get("country")
        return value

    @property
    def timezone(self) -> str | None:
        """Time zone: `America/Chicago` (that the list is IANA's is inferred). Samples show it for
        people and Makos.
        """
        value: str | None = self._raw.get("timezone")
        return value

    @property
    def latitude(self) -> float | None:
        """Degrees north. Samples show it for Makos."""
        value: float | None = self._raw.get("latitude")
        return value

    @property
    def longitude(self) -> float | None:
        """Degrees east. Samples show it for Makos."""
        value: float | None = self._raw.get("longitude")
        return value


class AddCompanyDict(TypedDict, total=False):
    """The fields of `AddCompany` as a dict, with the documented names."""

    parentCompanyId: str
    companyType: str
    name: str
    address: AddressDict
    phoneNumber: str
    supportEmail: str
    salesEmail: str
    generalEmail: str


class AddCompany(Request):
    """A company to create."""

    __module__ = "makokit.mako"
    __slots__ = ()

    _FIELDS = {
        "parentCompanyId": "parent_company_id",
        "companyType": "company_type",
        "name": "name",
        "address": "address",
        "phoneNumber": "phone_number",
        "supportEmail": "support_email",
        "salesEmail": "sales_email",
        "generalEmail": "general_email",
    }

    @keywords
    def __init__(
        self,
        *,
        parent_company_id: CompanyId | UUID | None = None,
        company_type: str | None = None,
        name: str | None = None,
        address: Address | AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        support_email: str | None = None,
        sales_email: str | None = None,
        general_email: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "parentCompanyId": parent_company_id,
            "companyType": company_type,
            "name": name,
            "address": address,
            "phoneNumber": phone_number,
            "supportEmail": support_email,
            "salesEmail": sales_email,
            "generalEmail": general_email,
        }
        self._fill(fields, extra)

    @property
    def parent_company_id(self) -> CompanyId | None:
        """The company under which the new one is created (that it is required is inferred)."""
        value: CompanyId | None = self._raw.get("parentCompanyId")
        return value

    @property
    def company_type(self) -> str | None:
        """What kind of company it is. Known values: `CompanyType`."""
        value: str | None = self._raw.get("companyType")
        return value

    @property
    def name(self) -> str | None:
        """The company's name."""
        value: str | None = self._raw.get("name")
        return value

    @property
    def address(self) -> Address | None:
        """Where it is."""
        return self._part(Address, "address")

    @property
    def phone_number(self) -> str | None:
        """Phone number; digits in the documentation's sample."""
        value: str | None = self._raw.get("phoneNumber")
        return value

    @property
    def support_email(self) -> str | None:
        """E-mail address for support."""
        value: str | None = self._raw.get("supportEmail")
        return value

    @property
    def sales_email(self) -> str | None:
        """E-mail address for sales."""
        value: str | None = self._raw.get("salesEmail")
        return value

    @property
    def general_email(self) -> str | None:
        """E-mail address for everything else."""
        value: str | None = self._raw.get("generalEmail")
        return value


class AddMakoDict(TypedDict, total=False):
    """The fields of `AddMako` as a dict, with the documented names."""

    companyId: str
    name: str
    address: AddressDict
    phoneNumber: str
    faxNumber: str
    makoModel: str
    identification: str


class AddMako(Request):
    """A Mako to create in a company."""

    __module__ = "makokit.mako"
    __slots__ = ()

    _FIELDS = {
        "companyId": "company_id",
        "name": "name",
        "address": "address",
        "phoneNumber": "phone_number",
        "faxNumber": "fax_number",
        "makoModel": "mako_model",
        "identification": "identification",
    }

    @keywords
    def __init__(
        self,
        *,
        company_id: CompanyId | UUID | None = None,
        name: str | None = None,
        address: Address | AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        fax_number: str | None = None,
        mako_model: str | None = None,
        identification: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "companyId": company_id,
            "name": name,
            "address": address,
            "phoneNumber": phone_number,
            "faxNumber": fax_number,
            "makoModel": mako_model,
            "identification": identification,
        }
        self._fill(fields, extra)

    @property
    def company_id(self) -> CompanyId | None:
        """The company to which the Mako belongs."""
        value: CompanyId | None = self._raw.get("companyId")
        return value

    @property
    def name(self) -> str | None:
        """The Mako's name. Required (documented)."""
        value: str | None = self._raw.get("name")
        return value

    @property
    def address(self) -> Address | None:
        """Where it stands. Its first line is required (documented)."""
        return self._part(Address, "address")

    @property
    def phone_number(self) -> str | None:
        """Phone number; the documentation's sample has a plus and the country's code. Required
        (documented).
        """
        value: str | None = self._raw.get("phoneNumber")
        return value

    @property
    def fax_number(self) -> str | None:
        """Fax number."""
        value: str | None = self._raw.get("faxNumber")
        return value

    @property
    def mako_model(self) -> str | None:
        """The hardware. Known values: `MakoModel`."""
        value: str | None = self._raw.get("makoModel")
        return value

    @property
    def identification(self) -> str | None:
        """The hardware's MAC address; no two Makos may have the same (documented; the name of this
        field is inferred from the answer). Without it the server makes up a placeholder (inferred).
        """
        value: str | None = self._raw.get("identification")
        return value


class AddPersonDict(TypedDict, total=False):
    """The fields of `AddPerson` as a dict, with the documented names."""

    companyId: str
    userType: str
    templateScope: str
    firstName: str
    lastName: str
    username: str
    email: str
    allowLogin: bool
    address: AddressDict
    phoneNumber: str


class AddPerson(Request):
    """A person to create in a company."""

    __module__ = "makokit.mako"
    __slots__ = ()

    _FIELDS = {
        "companyId": "company_id",
        "userType": "user_type",
        "templateScope": "template_scope",
        "firstName": "first_name",
        "lastName": "last_name",
        "username": "username",
        "email": "email",
        "allowLogin": "allow_login",
        "address": "address",
        "phoneNumber": "phone_number",
    }

    @keywords
    def __init__(
        self,
        *,
        company_id: CompanyId | UUID | None = None,
        user_type: str | None = None,
        template_scope: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        email: str | None = None,
        allow_login: bool | None = None,
        address: Address | AddressDict | Mapping[str, Any] | None = None,
        phone_number: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "companyId": company_id,
            "userType": user_type,
            "templateScope": template_scope,
            "firstName": first_name,
            "lastName": last_name,
            "username": username,
            "email": email,
            "allowLogin": allow_login,
            "address": address,
            "phoneNumber": phone_number,
        }
        self._fill(fields, extra)

    @property
    def company_id(self) -> CompanyId | None:
        """The company to which the person belongs."""
        value: CompanyId | None = self._raw.get("companyId")
        return value

    @property
    def user_type(self) -> str | None:
        """What the person may do. Known values: `UserType`."""
        value: str | None = self._raw.get("userType")
        return value

    @property
    def template_scope(self) -> str | None:
        """For whom the person is available. Known values: `TemplateScope`."""
        value: str | None = self._raw.get("templateScope")
        return value

    @property
    def first_name(self) -> str | None:
        """First name."""
        value: str | None = self._raw.get("firstName")
        return value

    @property
    def last_name(self) -> str | None:
        """Last name."""
        value: str | None = self._raw.get("lastName")
        return value

    @property
    def username(self) -> str | None:
        """The name to log in with; unique (inferred)."""
        value: str | None = self._raw.get("username")
        return value

    @property
    def email(self) -> str | None:
        """E-mail address."""
        value: str | None = self._raw.get("email")
        return value

    @property
    def allow_login(self) -> bool | None:
        """Whether the person may log in. That `true` sends a registration e-mail is inferred."""
        value: bool | None = self._raw.get("allowLogin")
        return value

    @property
    def address(self) -> Address | None:
        """Where the person is."""
        return self._part(Address, "address")

    @property
    def phone_number(self) -> str | None:
        """Phone number; digits in the documentation's sample."""
        value: str | None = self._raw.get("phoneNumber")
        return value


class Company(Model):
    """A company."""

    __module__ = "makokit.mako"
    __slots__ = ()

    _FIELDS = {
        "id": "id",
        "name": "name",
    }

    @keywords
    def __init__(
        self,
        *,
        id: CompanyId | UUID,
        name: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "id": id,
            "name": name,
        }
        self._fill(fields, extra)

    @required
    def id(self) -> CompanyId:
        """The company's id, under which all other requests refer to it."""

    @field
    def name(self) -> str | None:
        """The company's name."""


class Mako(Model):
    """A Mako."""

    __module__ = "makokit.mako"
    __slots__ = ()

    _FIELDS = {
        "id": "id",
        "companyId": "company_id",
        "name": "name",
        "companyName": "company_name",
        "identification": "identification",
    }

    @keywords
    def __init__(
        self,
        *,
        id: MakoId | UUID,
        company_id: CompanyId | UUID | None = None,
        name: str | None = None,
        company_name: str | None = None,
        identification: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "id": id,
            "companyId": company_id,
            "name": name,
            "companyName": company_name,
            "identification": identification,
        }
        self._fill(fields, extra)

    @required
    def id(self) -> MakoId:
        """The Mako's id, under which all other requests refer to it."""

    @field
    def company_id(self) -> CompanyId | None:
        """The company to which it belongs."""

    @field
    def name(self) -> str | None:
        """The Mako's name."""

    @field
    def company_name(self) -> str | None:
        """The name of its company."""

    @field
    def identification(self) -> str | None:
        """The hardware's MAC address, or a placeholder; not always a MAC address (documented samples
        show both).
        """


class Person(Model):
    """A person."""

    __module__ = "makokit.mako"
    __slots__ = ()

    _FIELDS = {
        "id": "id",
        "firstName": "first_name",
        "lastName": "last_name",
        "username": "username",
        "email": "email",
    }

    @keywords
    def __init__(
        self,
        *,
        id: PersonId | UUID,
        first_name: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        email: str | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        """Make one from its fields; `extra` holds fields that this version does not know."""
        fields = {
            "id": id,
            "firstName": first_name,
            "lastName": last_name,
            "username": username,
            "email": email,
        }
        self._fill(fields, extra)

    @required
    def id(self) -> PersonId:
        """The person's id."""

    @field
    def first_name(self) -> str | None:
        """First name."""

    @field
    def last_name(self) -> str | None:
        """Last name."""

    @field
    def username(self) -> str | None:
        """The name to log in with."""

    @field
    def email(self) -> str | None:
        """E-mail address."""
