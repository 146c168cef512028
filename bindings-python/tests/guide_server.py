"""A server that was written from the vendor's page alone, and answers what is printed there."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from typing_extensions import Self

    from makokit.testing import Access

TOKEN = "YUMCABQAqX2cqBjSiFht"
PREFIX = "/mako-api/config/v1/"

COMPANY = {"id": "e18ceab1-9071-41cc-a6dd-1e5bc2d5d962", "name": "Acme"}
PERSON = {
    "id": "f2034c04-be11-43b0-b39c-2535cd273661",
    "firstName": "Jane",
    "lastName": "Smith",
    "username": "acmereseller12",
    "email": "acmeresseler1@makonetworks.com",
}
MAKO = {
    "id": "7db65f69-ed6e-4b23-bf3f-2063b41ccdd1",
    "companyId": "f8a3ae1a-967a-4032-a053-e012cfe34537",
    "name": "Test Mako",
    "companyName": "Acme3",
    "identification": "MAKO-ID-HERE-5721-1587738483248",
}
GOOD = {
    "addCompany": COMPANY,
    "addPerson": PERSON,
    "addMako": MAKO,
    "listCompanies": [COMPANY],
    "getMako": MAKO,
}

VIOLATIONS = [
    {"path": "mako.phoneNumber", "message": "must not be null"},
    {"path": "mako.address.address1", "message": "must not be null"},
    {"path": "mako.name", "message": "must not be null"},
]


def failed(code: str, message: str, **details: Any) -> bytes:
    """An error as the page prints it."""
    error = {"errorCode": code, "message": message, **details}
    return json.dumps({"status": "FAILED", "error": error}).encode()


#: What happens instead of a good answer: the status and the body; nothing is a connection that is closed.
INSTEAD: dict[str, tuple[int, bytes] | None] = {
    "invalid": (200, failed("invalidData", "Invalid data supplied", errorDetails={"violations": VIOLATIONS})),
    "not-found": (200, failed("noDataFound", "Mako model not found")),
    "duplicate": (200, failed("duplicateEntity", "Duplicate entity")),
    "rate": (429, failed("rateLimitExceeded", "Rate limit exceeded")),
    "quota": (429, failed("quotaLimitExceeded", "Quota limit exceeded")),
    "source": (401, failed("unauthorizedSource", "Unauthorized source")),
    "no-json": (404, b"<html><body>Not Found</body></html>"),
    "broken": (500, b""),
    "lost": None,
}


class GuideServer(ThreadingHTTPServer):
    """It keeps what it `received`, as (operation, JSON), and does what is in `next` once each."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: list[tuple[str, Any]] = []
        self.next: list[str] = []
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def settings(self) -> Access:
        """The settings of a client that sends here."""
        host, port = self.server_address[:2]
        return {"base_url": f"http://{host!s}:{port}", "client_id": "partner", "client_secret": "hush"}

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        if self.path == "/mako-api/auth/v1/auth":
            given = parse_qs(body.decode())
            good = given.get("client_id") == ["partner"] and given.get("client_secret") == ["hush"]
            token = {"access_token": TOKEN, "token_type": "Bearer", "expires_in": 14400}
            self._reply(
                200 if good else 401, json.dumps(token if good else {"error": "invalid_client"}).encode()
            )
        else:
            self._answer(json.loads(body))

    def _answer(self, request: Any) -> None:
        server = cast("GuideServer", self.server)
        if self.headers["authorization"] != f"Bearer {TOKEN}":
            return self._reply(401, b'{"error": "invalid_token"}')
        operation = self.path.removeprefix(PREFIX).split("/")[0]
        server.received.append((operation, request))
        if server.next:
            instead = INSTEAD[server.next.pop(0)]
            if instead is None:
                self.close_connection = True
                return None
            return self._reply(*instead)
        return self._reply(200, json.dumps({"status": "OK", "body": GOOD[operation]}).encode())

    def _reply(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name that is overridden)
        """Say nothing."""
