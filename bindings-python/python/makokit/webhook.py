"""Webhooks: what the systems send by themselves, verified, read, and told from repetitions.

    from makokit.webhook import Receiver

    receiver = Receiver(system="makini", secrets=[secret])
    try:
        delivery = receiver.receive(headers, body)  # all headers, and the body's bytes as they came
    except WebhookError as error:
        answer(error.http_status)
    else:
        queue.put(delivery)
        answer(200)

No framework is needed, and none is in the way. `docs/guide/webhooks.md` has how each system proves a
delivery, and how well that is known.
"""

from __future__ import annotations

from collections.abc import Mapping

from . import _handle, _native
from ._json import decode, encode
from ._keywords import keywords
from ._model import Model
from ._settings import millis
from .errors import InvalidDataError, _error_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from types import TracebackType
    from typing import Any, ClassVar, Literal, NoReturn, TypeAlias

    from typing_extensions import Self

    Headers: TypeAlias = Mapping[str, str] | Iterable[tuple[str | bytes, str | bytes]]

__all__ = ["Delivery", "Group", "Receiver"]


class Group(Model):
    """What a notification has for one group."""

    __module__ = "makokit.webhook"
    __slots__ = ()

    _FIELDS: ClassVar[dict[str, str]] = {"id": "id", "entities": "entities"}

    @property
    def id(self) -> str | None:
        """The group; `None` for entities that do not say."""
        value: str | None = self._raw["id"]
        return value

    @property
    def entities(self) -> dict[str, list[Any]]:
        """Entities as they came, by collection."""
        entities: dict[str, list[Any]] = self._raw["entities"]
        return entities


class Delivery(Model):
    """A delivery that was proven and is new. Which facts it has depends on its kind; `body` has all of it."""

    __module__ = "makokit.webhook"
    __slots__ = ()

    _TEXTS = (
        *("system", "kind", "event", "id", "timestamp", "connection_id", "status", "entity", "verb"),
        *("group_id", "user_id", "key"),
    )
    _FIELDS: ClassVar[dict[str, str]] = {name: name for name in (*_TEXTS, "ids", "groups", "body")}

    @property
    def system(self) -> str:
        """Who sent it."""
        return str(self._raw["system"])

    @property
    def kind(self) -> str:
        """What it is about, in our words.

        `sync_completed`, `authentication_required`, `connection_status`, `system_error` and `data` (Makini);
        `group_removed`, `user_removed` and `notification` (Maestrano); `other`. There may be more some day.
        """
        return str(self._raw["kind"])

    @property
    def event(self) -> str | None:
        """The event in the sender's words."""
        return self._text("event")

    @property
    def id(self) -> str | None:
        """The delivery's id."""
        return self._text("id")

    @property
    def timestamp(self) -> str | None:
        """When the event was, in the sender's words."""
        return self._text("timestamp")

    @property
    def connection_id(self) -> str | None:
        """The connection that it is about."""
        return self._text("connection_id")

    @property
    def status(self) -> str | None:
        """How a synchronisation ended or a connection is, in the sender's words."""
        return self._text("status")

    @property
    def entity(self) -> str | None:
        """Of which kind the records are that have changed: `assets`."""
        return self._text("entity")

    @property
    def verb(self) -> str | None:
        """What happened to them: `updated`, `inserted`."""
        return self._text("verb")

    @property
    def ids(self) -> list[str]:
        """The records."""
        return list(self._raw["ids"])

    @property
    def group_id(self) -> str | None:
        """The group that is gone, or that a user has left."""
        return self._text("group_id")

    @property
    def user_id(self) -> str | None:
        """The user that has left it."""
        return self._text("user_id")

    @property
    def groups(self) -> list[Group]:
        """Entities that have changed, by group."""
        return Group._all(self._raw["groups"])

    @property
    def key(self) -> str | None:
        """What it is remembered by, for `Receiver.forget`; `None` for what may come again."""
        return self._text("key")

    @property
    def body(self) -> Any:
        """The JSON of the body; `None` for a removal."""
        return self._raw["body"]

    def _text(self, name: str) -> str | None:
        value: str | None = self._raw[name]
        return value


class Receiver:
    """Receives the deliveries of one sender. Threads may share it.

    What it remembers is in this process only; a forked child begins with nothing remembered.
    """

    __slots__ = ("__weakref__", "_opened", "_settings", "closed")

    @keywords
    def __init__(
        self,
        *,
        system: Literal["mako", "makini", "maestrano"],
        secrets: Iterable[str] | str,
        id: str | None = None,  # noqa: A002 (the setting's name in every language)
        header: str | None = None,
        hash: Literal["sha256", "sha1", "sha512"] | None = None,  # noqa: A002 (the same)
        encoding: Literal["base64", "hex"] | None = None,
        max_body_bytes: int | None = None,
        remember: float | None = None,
        remember_bare: float | None = None,
        remember_most: int | None = None,
    ) -> None:
        """Make a receiver. A setting that is wrong or of no use for the system is a `ConfigError`.

        - `system`: who sends.
        - `secrets`: Makini: the webhooks' secrets. Maestrano: the marketplace's API keys. Mako: the values of
          the header. Any of them is accepted, so that one can be changed while the old one is still used.
        - `id`: Maestrano: the marketplace's API id.
        - `header`: Makini: the header with the signature. Default: `X-Webhook-Signature`. Mako: the header's
          name.
        - `hash`, `encoding`: Makini: the signature's hash function and how it is written. Default:
          `"sha256"`, `"base64"`.
        - `max_body_bytes`: the most bytes of a body, compressed or not. Default: 10 MiB.
        - `remember`: for how many seconds a delivery is remembered that has an id or a time in its body.
          Default: 25 hours. 0 is not at all.
        - `remember_bare`: the same for one that has neither, by its bytes. Default: 10 minutes.
        - `remember_most`: the most deliveries that are remembered. Default: 100,000.
        """
        given = {
            "system": system,
            "secrets": secrets if isinstance(secrets, str) else list(secrets),
            "id": id,
            "header": header,
            "hash": hash,
            "encoding": encoding,
            "max_body_bytes": max_body_bytes,
            "remember_ms": None if remember is None else millis("remember", remember),
            "remember_bare_ms": None if remember_bare is None else millis("remember_bare", remember_bare),
            "remember_most": remember_most,
        }
        self.closed = False
        self._settings = _encoded({name: value for name, value in given.items() if value is not None})
        # By the number of forks on the way to this process: the core does not know its parent's receivers.
        self._opened: dict[int, int] = {}
        self._number()

    def receive(self, headers: Headers, body: bytes, *, now: datetime | None = None) -> Delivery:
        """Receive a POST, with the body's bytes as they came.

        What is not accepted is a `WebhookError`, whose `http_status` is the one to answer with: 200 for a
        `ReplayedError`, 401 for a `SignatureMismatchError`, 400 or 413 for a `MalformedError`.

        - `headers`: all headers: a mapping, or pairs of texts or bytes.
        - `now`: the time, for tests. Default: the machine's.
        """
        if not isinstance(body, (bytes, bytearray, memoryview)):
            taken = f"not {type(body).__name__}: JSON that was read and written again is not what was signed"
            raise TypeError(f"body has to be the bytes as they came, {taken}")
        head: dict[str, Any] = {"headers": _pairs(headers)}
        if now is not None:
            head["now_ms"] = int(now.timestamp() * 1000)
        return self._received(head, bytes(body))

    def receive_removed(self, headers: Headers, *, group_id: str, user_id: str | None = None) -> Delivery:
        """Receive a DELETE of Maestrano's, with the ids in its path: a group is gone, or a user of it.

        It may come again, and is told each time.
        """
        removed = {"group_id": group_id, "user_id": user_id}
        return self._received({"headers": _pairs(headers), "removed": removed}, b"")

    def forget(self, delivery: Delivery | str) -> None:
        """Forget a delivery, or the one with a key, so that it may come again: it could not be dealt with."""
        key = delivery.key if isinstance(delivery, Delivery) else delivery
        if key is not None:
            _told(_native.webhook_forget(self._number(), key))

    def prove(self, body: bytes) -> dict[str, str]:
        """Give the headers by which a body proves to come from the sender: for tests of a program."""
        return dict(decode(_told(_native.webhook_prove(self._number(), body))))

    def close(self) -> None:
        """Close it, and forget everything. Closing twice is closing once."""
        self.closed = True
        _native.webhook_close(self._opened.pop(_handle._forks, 0))

    def _received(self, head: dict[str, Any], body: bytes) -> Delivery:
        delivery: dict[str, Any] = decode(_told(_native.webhook_receive(self._number(), encode(head), body)))
        return Delivery._of(delivery)

    def _number(self) -> int:
        number = self._opened.get(_handle._forks)
        if number is not None or self.closed:
            return number or 0
        opened, error = _native.webhook_open(self._settings)
        if not opened:
            raise _error_of(error)
        # Of two threads that come here first after a fork, one wins.
        kept = self._opened.setdefault(_handle._forks, opened)
        if kept != opened:
            _native.webhook_close(opened)
        return kept

    def __enter__(self) -> Self:
        """Give the receiver itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the receiver."""
        self.close()

    def __del__(self) -> None:
        """Close a receiver that nobody has any more."""
        if getattr(self, "_opened", None):
            self.close()

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or copied: a pickle would hold the secrets."""
        raise TypeError("a receiver holds secrets and cannot be pickled; make one where it is needed")


def _told(end: tuple[int, bytes]) -> bytes:
    kind, told = end
    if kind:
        raise _error_of(told)
    return told


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    """Give headers as pairs of texts; HTTP's own bytes are Latin-1."""
    pairs: Any = headers.items() if isinstance(headers, Mapping) else headers
    return [(_latin(name), _latin(value)) for name, value in pairs]


def _latin(text: str | bytes) -> str:
    # Half of a surrogate pair is in no header that came over a wire.
    return text.decode("latin-1") if isinstance(text, bytes) else text.encode(errors="replace").decode()


def _encoded(settings: dict[str, Any]) -> bytes:
    """Write settings; what is wrong with them is no fault of a request, and may be a secret."""
    try:
        return encode(settings)
    except (InvalidDataError, TypeError):
        pass
    raise ValueError("the settings of a receiver hold something that is no text and no number")
