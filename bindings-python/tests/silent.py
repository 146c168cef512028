"""A server that gives a token, and is silent after that until it is told to answer."""

from __future__ import annotations

import json
import threading
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from typing_extensions import Self

    from makokit.testing import Access


class Silent(ThreadingTCPServer):
    """Its events: a request `arrived`, its connection is `gone`; set `release` to answer an empty list."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.arrived = threading.Event()
        self.gone = threading.Event()
        self.release = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def base_url(self) -> str:
        """Where it is."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"

    @property
    def settings(self) -> Access:
        """The settings of a client that sends here."""
        return {"base_url": self.base_url, "client_id": "c", "client_secret": "s"}

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.release.set()
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(StreamRequestHandler):
    def handle(self) -> None:
        while request := self.rfile.readline():
            self._skip()
            if b"/auth" in request:
                self._reply({"access_token": "t", "token_type": "Bearer", "expires_in": 14400})
            else:
                threading.Thread(target=self._answer, daemon=True).start()
                self._silent.arrived.set()
        self._silent.gone.set()

    @property
    def _silent(self) -> Silent:
        return cast("Silent", self.server)

    def _answer(self) -> None:
        self._silent.release.wait()
        if not self._silent.gone.is_set():
            self._reply({"status": "OK", "body": []})

    def _skip(self) -> None:
        length = 0
        while (header := self.rfile.readline()) not in (b"\r\n", b""):
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        self.rfile.read(length)

    def _reply(self, body: object) -> None:
        text = json.dumps(body).encode()
        head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(text)
        self.wfile.write(head + text)
