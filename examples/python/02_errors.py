"""What a program does about each group of errors.

It brings a sandbox of its own, which is told what to do wrong; nothing has to be set.
"""

from typing import Any

from makokit import (
    AlreadyThere,
    ApiError,
    Created,
    DuplicateEntityError,
    InvalidDataError,
    MakoClient,
    MakokitError,
    OutcomeUnknownError,
    QuotaExhaustedError,
    RateLimitedError,
)
from makokit.testing import Sandbox


def provision(mako: MakoClient, request: dict[str, Any]) -> str:
    """Create a Mako, and tell what came of it: these clauses are what a program needs."""
    try:
        told = f"created {mako.add_mako(request).id}"
    except InvalidDataError as error:  # correct the request; `local`: nothing was sent
        told = "; ".join(f"{error.origin}: {path} {message}" for path, message in error.violations)
    except DuplicateEntityError as error:  # it is there, and somebody has to know whether it is the same
        told = f"there already: {error.code}"
    except RateLimitedError as error:  # the client has waited and tried again; the server wants still more
        told = f"again in {error.retry_after:.0f} s, after {error.attempts} tries"
    except QuotaExhaustedError as error:  # nothing helps before midnight by the server's clock
        told = f"go on at {error.resets_at:%Y-%m-%d %H:%M} UTC"
    except OutcomeUnknownError:  # it may be there: never just repeat it, make sure
        told = make_sure(mako, request)
    except ApiError as error:  # whatever else the API refuses; its support asks for the id
        told = f"refused: {error.code}, status {error.http_status}, id {error.request_id}"
    except MakokitError as error:  # no way to the server, for example
        told = f"{'later' if error.retryable else 'not this way'}: {type(error).__name__}"
    return told


def make_sure(mako: MakoClient, request: dict[str, Any]) -> str:
    """Find out whether a Mako is there, and create it if it is not."""
    match mako.ensure_mako(request):
        case Created(made):
            return f"was not there; created {made.id}"
        case AlreadyThere():
            return "the answer was lost, and it was created"
        case outcome:
            return f"look yourself: {outcome.error}"


def device(sandbox: Sandbox, number: int, **changes: object) -> dict[str, Any]:
    """Give a request; a change to `None` leaves a field out."""
    request: dict[str, object] = {
        "companyId": sandbox.root_company_id,
        "identification": f"00:15:5d:01:02:{number:02x}",
        "name": f"Desk {number}",
        "phoneNumber": "+18008514690",
        "makoModel": "Mako 6500-M",
        "address": {"address1": "1355 N McLean Blvd"},
    }
    return {name: value for name, value in {**request, **changes}.items() if value is not None}


def main() -> None:
    """Let each group of errors happen."""
    with (
        Sandbox(calendar="2026-01-31T12:00:00Z") as sandbox,
        # Without a real wait, since this is a show; a program leaves the clock as it is.
        MakoClient(**sandbox.settings, clock="virtual") as mako,
    ):
        print("good      ", provision(mako, device(sandbox, 1)))
        print("missing   ", provision(mako, device(sandbox, 2, phoneNumber=None)))
        print("misspelt  ", provision(mako, device(sandbox, 2, nmae="Desk")))
        print("model     ", provision(mako, device(sandbox, 2, makoModel="Mako 1")))
        print("duplicate ", provision(mako, device(sandbox, 1)))
        sandbox.arm("reset_after", operation="addMako")  # it is done, and the answer is lost
        print("lost      ", provision(mako, device(sandbox, 3)))
        fault = sandbox.arm("rate_limited", operation="addMako", retry_after="5", times="forever")
        print("rate      ", provision(mako, device(sandbox, 4)))
        sandbox.disarm(fault)
        access = sandbox.settings
        access["client_id"] = "somebody else"
        with MakoClient(**access) as stranger:
            print("stranger  ", provision(stranger, device(sandbox, 5)))
        access["base_url"] = "http://127.0.0.1:1"
        with MakoClient(**access, retries=0) as lonely:
            print("no server ", provision(lonely, device(sandbox, 6)))
        sandbox.arm("quota_exhausted", operation="addMako")
        print("quota     ", provision(mako, device(sandbox, 7)))
        print("there are ", len(sandbox.state()["makos"]), "makos; the client was", end=" ")
        print("blameless" if sandbox.verdict().ok else "at fault")


if __name__ == "__main__":
    main()
