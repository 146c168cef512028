"""Receive Maestrano's webhooks in any ASGI server, such as uvicorn.

uvicorn --app-dir examples/python webhook_asgi:application

The paths are those of the application's configuration: `group_path`, `group_user_path`, `notification_path`.
"""

from __future__ import annotations

import os
import re
from collections import deque
from typing import TYPE_CHECKING, Any

from makokit import WebhookError
from makokit.webhook import Delivery, Receiver

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

REMOVED = re.compile(r"/maestrano/account/groups/(?P<group_id>[^/]+)(/users/(?P<user_id>[^/]+))?(/|$)")
MOST = 10 * 1024 * 1024

deliveries: deque[Delivery] = deque()


def make(receiver: Receiver) -> Callable[..., Awaitable[None]]:
    """Make an application that keeps deliveries for whoever deals with them."""

    async def answer(scope: dict[str, Any], receive: Callable[..., Any], send: Callable[..., Any]) -> None:
        if scope["type"] != "http":
            return
        status = 200
        try:
            if scope["method"] == "DELETE":
                removed = REMOVED.match(scope["path"])
                ids = removed.groupdict() if removed else {"group_id": ""}
                deliveries.append(receiver.receive_removed(scope["headers"], **ids))
            else:
                deliveries.append(receiver.receive(scope["headers"], await whole(receive)))
        except WebhookError as error:
            status = error.http_status or 400
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})

    return answer


async def whole(receive: Callable[..., Any]) -> bytes:
    """Give the body's bytes as they came, or as many of them as it takes to be refused."""
    body = b""
    while len(body) <= MOST:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    return body


_application: list[Callable[..., Awaitable[None]]] = []


async def application(scope: dict[str, Any], receive: Callable[..., Any], send: Callable[..., Any]) -> None:
    """Answer with a receiver that is made when the first request comes."""
    if not _application:
        api_id, api_key = os.environ["MNO_API_ID"], os.environ["MNO_API_KEY"]
        _application.append(make(Receiver(system="maestrano", id=api_id, secrets=[api_key])))
    await _application[0](scope, receive, send)
