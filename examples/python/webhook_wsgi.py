"""Receive Makini's webhooks in any WSGI server, such as the one that comes with Python.

MAKINI_WEBHOOK_SECRET=... python examples/python/webhook_wsgi.py
"""

from __future__ import annotations

import os
import sys
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import make_server

from makokit import WebhookError
from makokit.webhook import Delivery, Receiver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST = 10 * 1024 * 1024


def application(receiver: Receiver, deliveries: SimpleQueue[Delivery]) -> Callable[..., Iterable[bytes]]:
    """Make an application that queues deliveries: who sends them waits for an answer, not for the work."""

    def answer(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        headers = [
            (name[5:].replace("_", "-"), value) for name, value in environ.items() if name.startswith("HTTP_")
        ]
        length = int(environ.get("CONTENT_LENGTH") or 0)
        try:
            # One byte more than allowed is enough to be refused.
            deliveries.put(receiver.receive(headers, environ["wsgi.input"].read(min(length, MOST + 1))))
            status = 200
        except WebhookError as error:
            print(error, file=sys.stderr)
            status = error.http_status or 400
        start_response(f"{status} ", [("Content-Length", "0")])
        return []

    return answer


def main() -> None:
    """Print deliveries until Ctrl-C."""
    secret = os.environ["MAKINI_WEBHOOK_SECRET"]
    deliveries: SimpleQueue[Delivery] = SimpleQueue()
    with (
        Receiver(system="makini", secrets=[secret]) as receiver,
        make_server("127.0.0.1", 8018, application(receiver, deliveries)) as server,
    ):
        while True:
            server.handle_request()
            while not deliveries.empty():
                delivery = deliveries.get()
                print(delivery.kind, delivery.event, *delivery.ids, flush=True)


if __name__ == "__main__":
    try:
        main()
    except KeyError as error:
        sys.exit(f"{error} is not set")
    except KeyboardInterrupt:
        pass
