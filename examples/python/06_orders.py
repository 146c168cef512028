"""Orders of a customer's system, through Makini: what has changed, and a work order for it.

Needs MAKINI_BASE_URL and MAKINI_API_TOKEN; `makokit sandbox` prints some that work.
"""

import sys

from makokit import MakiniClient, MakokitError


def main() -> int:
    """Read and write, and tell what went wrong if something does."""
    try:
        with MakiniClient.from_env() as makini:
            orders(makini)
    except MakokitError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def orders(makini: MakiniClient) -> None:
    """Read the orders that have changed, page by page; and create a work order."""
    print("sync", makini.sync_status().status)

    changed = makini.list_purchase_orders(modified_after="2025-01-01", page_size=2)
    for _ in range(3):
        order = next(changed)
        print("order", order.order_no, len(order.line_items or []))
    print("total", changed.total)

    made = makini.create_work_order(title="Check the delivery", severity=2)
    print("work-order", made.title)


if __name__ == "__main__":
    sys.exit(main())
