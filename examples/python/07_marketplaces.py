"""Bills and shared data of a marketplace, through Maestrano.

Tells which marketplaces there are, makes a bill and cancels it, and reads the people of Connec!.

Needs MNO_DEVPL_HOST, MNO_DEVPL_ENV_KEY and MNO_DEVPL_ENV_SECRET; `makokit sandbox` prints some that work.
"""

import sys
from itertools import islice

from makokit import ConnecClient, MaestranoClient, MakokitError
from makokit.connec import GroupId
from makokit.maestrano import Marketplace, Platform


def main() -> int:
    """Ask the platform, and tell what went wrong if something does."""
    try:
        with Platform.from_env() as platform:
            for marketplace in platform.marketplaces():
                print("marketplace", marketplace.name)
            # There is no default one: it is always named.
            telco = platform.marketplace("some-telco")
        charge(telco)
        people(telco)
    except MakokitError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def charge(marketplace: Marketplace) -> None:
    """Charge the first group, and think better of it."""
    with MaestranoClient(configuration=marketplace.expose_json()) as maestrano:
        group = maestrano.list_groups()[0]
        print("group", group.id)
        # A bill is never sent again by itself: if its answer is lost, that is OutcomeUnknownError.
        bill = maestrano.create_bill(group_id=group.id, price_cents=2000, description="Product purchase")
        print("bill", bill.price_cents, bill.status)
        print("bill", maestrano.cancel_bill(bill["id"]).status)


def people(marketplace: Marketplace) -> None:
    """Read the people of a group, page by page."""
    with ConnecClient(configuration=marketplace.expose_json()) as connec:
        people = connec.list_entities(GroupId("cld-11"), "people", orderby="code asc", top=2)
        for person in islice(people, 3):
            print("person", person.code)
        print("total", people.total)


if __name__ == "__main__":
    sys.exit(main())
