"""Whether the package works where nothing but Python is: run by the interpreter of an empty environment."""

from __future__ import annotations

import asyncio
import sys
from importlib.metadata import distribution
from typing import Any

import makokit
from makokit import (
    AlreadyThere,
    AsyncMakoClient,
    DuplicateEntityError,
    MakoClient,
    MakokitError,
    OutcomeUnknownError,
)
from makokit.mako import AddMako, CompanyId
from makokit.testing import Sandbox

HOME = {"address1": "1355 N McLean Blvd", "city": "Memphis", "country": "US"}
ROOT = CompanyId("5f10c94d-af26-479f-a705-aa2a85d778ea")


def main() -> None:
    """Look at what is installed, and do with it what the guide does."""
    look()
    with Sandbox(seed=1) as sandbox, MakoClient(**sandbox.settings) as client:
        desk = workflow(client)
        failures(client, sandbox, desk)
        asyncio.run(the_same_in_a_loop(sandbox, desk))
        assert sandbox.verdict().ok
    print("makokit", makokit.__version__, "on Python", sys.version.split()[0])


def look() -> None:
    """Look at the files and the metadata."""
    package = distribution("makokit")
    files = {str(file) for file in package.files or []}
    for needed in ("makokit/py.typed", "makokit/_native.pyi", "makokit/_generated/mako.py"):
        assert needed in files, needed
    licences = [file for file in files if "/licenses/LICENSE-" in file]
    assert len(licences) == 2, licences
    meta = package.metadata
    assert meta["Version"] == makokit.__version__
    assert meta["License-Expression"] == "MIT OR Apache-2.0"
    assert meta["Requires-Python"] == ">=3.10"
    assert not package.requires
    assert [point.name for point in package.entry_points if point.group == "pytest11"] == ["makokit"]
    links = {link.partition(",")[0] for link in meta.get_all("Project-URL") or []}
    assert links == {"Changelog", "Documentation", "Issues", "Repository"}


def workflow(client: MakoClient) -> AddMako:
    """Make a company, and in it a person and a Mako; give the request of the last one."""
    company = client.add_company(parent_company_id=ROOT, company_type="RESELLER", name="Acme", address=HOME)
    assert company in client.list_companies()
    person = client.add_person(
        {
            "companyId": company.id,
            "userType": "Full Reseller",
            "firstName": "Jane",
            "lastName": "Smith",
            "username": "jane-smoke",
            "email": "jane@example.com",
        }
    )
    assert person.username == "jane-smoke"
    desk = AddMako(
        company_id=company.id,
        identification="00:15:5d:01:02:03",
        name="Front desk",
        phone_number="+18008514690",
        address=HOME,
        mako_model="Mako 6500-M",
    )
    assert client.add_mako(desk).identification == desk.identification
    return desk


def failures(client: MakoClient, sandbox: Sandbox, desk: AddMako) -> None:
    """Meet an error of the API, and lose an answer."""
    taken = met(client, desk)
    assert isinstance(taken, DuplicateEntityError), taken
    assert (taken.code, taken.origin) == ("duplicateEntity", None)
    sandbox.arm("reset_after", operation="addMako")
    other = {**desk.to_dict(), "identification": "00:15:5d:01:02:04"}
    lost = met(client, other)
    assert isinstance(lost, OutcomeUnknownError), lost
    assert isinstance(client.ensure_mako(other), AlreadyThere)


def met(client: MakoClient, request: AddMako | dict[str, Any]) -> MakokitError | None:
    """Give the error that a request meets."""
    try:
        client.add_mako(request)
    except MakokitError as error:
        return error
    return None


async def the_same_in_a_loop(sandbox: Sandbox, desk: AddMako) -> None:
    """Make sure of what is there with an asynchronous client."""
    async with AsyncMakoClient(**sandbox.settings) as client:
        assert isinstance(await client.ensure_mako(desk), AlreadyThere)


if __name__ == "__main__":
    main()
