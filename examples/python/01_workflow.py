"""The guide's workflow: a company, a person and a Mako.

Needs MAKO_BASE_URL, MAKO_CLIENT_ID and MAKO_CLIENT_SECRET; `makokit sandbox` prints some that work.
"""

import json
import sys
from pathlib import Path
from typing import Any

from makokit import DuplicateEntityError, MakoClient, MakokitError
from makokit.mako import AddMako, AddPerson

PAYLOADS = Path(__file__).parent.parent / "payloads"


def main() -> int:
    """Run the workflow, and tell what went wrong if something does."""
    try:
        with MakoClient.from_env() as mako:
            workflow(mako)
    except MakokitError as error:
        print(f"error: {error}", file=sys.stderr)
        if isinstance(error, DuplicateEntityError):
            again = "The workflow has run before; the names in its payloads can be used once."
            print(again, file=sys.stderr)
        return 1
    return 0


def workflow(mako: MakoClient) -> None:
    """Create a company, and in it a person and a Mako; read back what can be read."""
    company = mako.add_company(payload("add-company"))  # a dict exactly as the guide prints it
    company = mako.get_company(company.id)
    print("company", company.id, company.name)

    jane = AddPerson.from_dict({**payload("add-person"), "companyId": company.id})
    person = mako.add_person(jane)
    print("person", person.id, person.username)

    device = AddMako.from_dict({**payload("add-mako"), "companyId": company.id})
    created = mako.add_mako(device)
    created = mako.get_mako(created.id)
    print("mako", created.id, created.identification)


def payload(name: str) -> Any:
    """Read a request as the guide prints it."""
    return json.loads((PAYLOADS / f"{name}.json").read_text("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
