"""The seam between this package and the Rust core: ids and UTF-8 JSON bytes. Private."""

from typing import Any, final

__all__ = [
    "Kept",
    "Layout",
    "call",
    "cancel",
    "close",
    "command",
    "describe",
    "open",
    "poll",
    "sandbox_ask",
    "sandbox_close",
    "sandbox_describe",
    "sandbox_open",
    "submit",
    "wake",
    "warnings",
    "webhook_close",
    "webhook_forget",
    "webhook_open",
    "webhook_prove",
    "webhook_receive",
]

def open(settings: bytes) -> tuple[int, bytes]:
    """Make a client from settings in JSON. Gives its handle, or 0 and the JSON of an error."""

def submit(handle: int, row: str, arguments: bytes, options: bytes) -> int:
    """Start a call and give its id at once. Whatever is wrong with it is told by its end."""

def poll(limit: int, timeout_ms: int) -> list[tuple[int, int, bytes]]:
    """Wait for ends and events: up to `limit` as (call, kind, bytes), none after `timeout_ms` or `wake`.

    An event has the kind 2, and its client's handle in the place of a call; a warning has 0 there.
    """

def wake() -> None:
    """Let everybody who waits in `poll` return at once."""

def warnings() -> list[bytes]:
    """Give the core's warnings that `poll` has not given, as the JSON of events."""

def call(handle: int, row: str, arguments: bytes, options: bytes) -> tuple[int, bytes]:
    """Call and wait for the end: 0 and the JSON of the body, or 1 and the JSON of an error.

    A signal whose handler raises, such as Ctrl-C, cancels the call.
    """

def cancel(call: int) -> None:
    """End a call that is under way. Its end, if there still is one, is not told."""

def close(handle: int) -> None:
    """Close a client. Closing twice is closing once."""

def command(arguments: list[str]) -> int:
    """Run the command line with its arguments, the program's name first, and give the exit code."""

def describe() -> bytes:
    """Give the core's version and the hash of its tables, in JSON."""

def sandbox_open(options: bytes) -> tuple[int, bytes]:
    """Start a sandbox with options in JSON. Gives its handle, or 0 and the JSON of an error."""

def sandbox_describe(handle: int) -> tuple[int, bytes]:
    """Give what a client of a sandbox needs: 0 and JSON, or 1 and the JSON of an error."""

def sandbox_ask(handle: int, method: str, path: str, body: bytes) -> tuple[int, bytes]:
    """Ask a sandbox's own API: the HTTP status and the JSON, or 0 and the JSON of an error."""

def sandbox_close(handle: int) -> None:
    """Stop a sandbox. Closing twice is closing once."""

def webhook_open(settings: bytes) -> tuple[int, bytes]:
    """Make a receiver of webhooks with settings in JSON. Gives its handle, or 0 and the JSON of an error."""

def webhook_receive(handle: int, head: bytes, body: bytes) -> tuple[int, bytes]:
    """Receive a delivery, its head in JSON, its body as it came: 0 and JSON, or 1 and an error's JSON."""

def webhook_forget(handle: int, key: str) -> tuple[int, bytes]:
    """Forget a delivery by its key: 0, or 1 and the JSON of an error."""

def webhook_prove(handle: int, body: bytes) -> tuple[int, bytes]:
    """Give the headers that prove a body: 0 and JSON, or 1 and the JSON of an error."""

def webhook_close(handle: int) -> None:
    """Close a receiver. Closing twice is closing once."""

@final
class Kept:
    """A batch that the core forgets when this is gone; no line of Python runs then."""

    def __new__(cls, handle: int, batch: int) -> Kept: ...
    def refused(self) -> None:
        """Note that there is nothing to forget, as its begin was refused."""

@final
class Layout:
    """Where the slots of a class of models are."""

    def __new__(cls, class_: type, held: Any, fields: list[tuple[str, Any, bool]]) -> Layout:
        """Look where they are. A field is the name that travels, its slot, and whether it is always there."""

    def make(self, raw: dict[str, Any]) -> Any:
        """Make an instance of a JSON object, which is its own from now on."""

    def fill(self, model: object, raw: dict[str, Any]) -> None:
        """Fill an instance with a JSON object, which is its own from now on."""

    def read(self, body: bytes) -> list[Any] | None:
        """Make an instance of each object of a JSON list; `None` if Python's own reader had better do it."""
