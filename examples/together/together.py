"""A hundred companies from Python, or as many as one says, by as many threads as one likes."""

import sys
from concurrent.futures import ThreadPoolExecutor

from makokit import MakoClient

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 100
ROOT = "5f10c94d-af26-479f-a705-aa2a85d778ea"

with MakoClient.from_env(timeout=300) as mako, ThreadPoolExecutor(32) as threads:

    def create(number: int) -> str:
        """Create one company; the client waits for its turn among all programs of this machine."""
        company = mako.add_company(
            parent_company_id=ROOT,
            company_type="RESELLER",
            name=f"Python {number}",
            address={"address1": "3205 Sycamore Fork Road", "country": "US"},
        )
        return company.id

    print(len(set(threads.map(create, range(COUNT)))))
