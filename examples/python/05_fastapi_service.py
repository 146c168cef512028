"""A service with one endpoint that provisions: a client for the whole service, and errors as answers.

uvicorn --app-dir examples/python 05_fastapi_service:service

Run by itself it sends some requests to itself. Needs MAKO_BASE_URL, MAKO_CLIENT_ID and MAKO_CLIENT_SECRET;
`makokit sandbox` prints some that work. `examples/python/requirements.txt` has what else it needs.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request
from fastapi.responses import JSONResponse
from fastapi.testclient import TestClient

from makokit import AlreadyThere, AsyncMakoClient, Created, MakokitError


@asynccontextmanager
async def lifespan(service: FastAPI) -> AsyncIterator[None]:
    """Hold one client open as long as the service runs; all requests share its connections and limits."""
    async with AsyncMakoClient.from_env(timeout=20) as client:
        service.state.mako = client
        yield


def client_of(request: Request) -> AsyncMakoClient:
    """Give the service's client."""
    client: AsyncMakoClient = request.app.state.mako
    return client


Mako = Annotated[AsyncMakoClient, Depends(client_of)]
service = FastAPI(title="Provisioning", lifespan=lifespan)


@service.put("/makos/{identification}")
async def provision(identification: str, device: dict[str, Any], mako: Mako) -> JSONResponse:
    """Make sure that a Mako is there: a PUT may be repeated, and so may this."""
    match await mako.ensure_mako({**device, "identification": identification}):
        case Created(made):
            return JSONResponse({"outcome": "created", "id": made.id}, 201)
        case AlreadyThere():
            return JSONResponse({"outcome": "already there"}, 200)
        case outcome:
            # `NotCreated` and `Unknown` have an error.
            return JSONResponse(*refusal(outcome.error or MakokitError("unknown")))


@service.get("/health")
async def health(mako: Mako) -> JSONResponse:
    """Tell what the calls of this service have shown; nothing is sent."""
    known = await mako.health()
    used = {limit.operation: f"{limit.used}/{limit.limit}" for limit in await mako.limits()}
    good = known.status in {"never_used", "ok"}
    return JSONResponse({"status": known.status, "next": known.next, "limits": used}, 200 if good else 503)


@service.exception_handler(MakokitError)
async def told(_: Request, error: Exception) -> JSONResponse:
    """Answer what an operation raises."""
    return JSONResponse(*refusal(error))


def refusal(error: Exception) -> tuple[dict[str, Any], int]:
    """Give an error's facts and a status: whose fault it is, and whether to come again."""
    if not isinstance(error, MakokitError):
        return {"error": "internal"}, 500
    name = type(error).__name__
    if error.violations:
        return {"error": name, "fields": dict(error.violations)}, 422
    status = 503 if error.retryable else 502
    return {"error": name, "message": error.message, "request_id": error.request_id}, status


def main() -> None:
    """Show what the service answers."""
    desk = {
        "companyId": "5f10c94d-af26-479f-a705-aa2a85d778ea",
        "name": "Desk",
        "phoneNumber": "+18008514690",
        "makoModel": "Mako 6500-M",
        "address": {"address1": "1355 N McLean Blvd"},
    }
    with TestClient(service) as browser:
        for body in (desk, desk, {**desk, "name": None, "makoModel": "Mako 1"}):
            answer = browser.put("/makos/00:15:5d:03:00:01", json=body)
            print("put    ", answer.status_code, answer.json())
        answer = browser.get("/health")
        print("health ", answer.status_code, answer.json())


if __name__ == "__main__":
    main()
