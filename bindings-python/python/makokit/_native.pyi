"""The seam between this package and the Rust core: ids and UTF-8 JSON bytes. Private."""

__all__ = ["call", "cancel", "close", "describe", "open", "poll", "submit", "wake"]

def open(settings: bytes) -> tuple[int, bytes]:
    """Make a client from settings in JSON. Gives its handle, or 0 and the JSON of an error."""

def submit(handle: int, row: str, arguments: bytes, options: bytes) -> int:
    """Start a call and give its id at once. Whatever is wrong with it is told by its end."""

def poll(limit: int, timeout_ms: int) -> list[tuple[int, int, bytes]]:
    """Wait for calls to end: up to `limit` as (call, kind, bytes), none after `timeout_ms` or `wake`."""

def wake() -> None:
    """Let everybody who waits in `poll` return at once."""

def call(handle: int, row: str, arguments: bytes, options: bytes) -> tuple[int, bytes]:
    """Call and wait for the end: 0 and the JSON of the body, or 1 and the JSON of an error.

    A signal whose handler raises, such as Ctrl-C, cancels the call.
    """

def cancel(call: int) -> None:
    """End a call that is under way. Its end, if there still is one, is not told."""

def close(handle: int) -> None:
    """Close a client. Closing twice is closing once."""

def describe() -> bytes:
    """Give the core's version and the hash of its tables, in JSON."""
