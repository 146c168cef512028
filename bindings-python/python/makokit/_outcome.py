"""What became of an entity that was to exist."""

from __future__ import annotations

from ._typing import Generic, TypeVar
from .errors import _error_of_wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from typing_extensions import Self

    from ._model import Model
    from .errors import MakokitError

    M = TypeVar("M", bound=Model)

T = TypeVar("T")


class _Outcome(Generic[T]):
    """One of four: `Created`, `AlreadyThere`, `NotCreated` or `Unknown`; there are no others.

    A program that handles each of them, best with `match`, never creates anything twice, and never takes for
    created what may not be there. Outcomes are frozen, compare by what they hold, and can be pickled.
    """

    __module__ = "makokit"
    __slots__ = ("_entity", "_error")

    _entity: T | None
    _error: MakokitError | None

    @property
    def is_there(self) -> bool:
        """Whether the entity is there for certain."""
        return self._error is None

    @property
    def entity(self) -> T | None:
        """The entity, where there is one to show."""
        return self._entity

    @property
    def error(self) -> MakokitError | None:
        """Why it was not created, or is not known."""
        return self._error

    @classmethod
    def _of(cls, entity: T | None, error: MakokitError | None) -> Self:
        outcome = cls.__new__(cls)
        outcome._entity, outcome._error = entity, error
        return outcome

    def __eq__(self, other: object) -> bool:
        """Compare which outcome it is, the entity, and the facts of the error."""
        if type(other) is not type(self):
            return NotImplemented
        assert isinstance(other, _Outcome)  # noqa: S101 (for type checkers)
        return bool(self._entity == other._entity) and _facts(self._error) == _facts(other._error)

    def __hash__(self) -> int:
        """Hash in agreement with equality."""
        return hash((type(self), self._entity, str(self._error)))

    def __repr__(self) -> str:
        """Show what it holds, as the constructor takes it."""
        return f"{type(self).__name__}({self._entity if self._error is None else self._error!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as what it holds."""
        return (self._of, (self._entity, self._error))


class Created(_Outcome[T]):
    """It was created, by this call."""

    __module__ = "makokit"
    __slots__ = ()
    __match_args__ = ("entity",)

    def __init__(self, entity: T) -> None:
        """Say so of an entity."""
        self._entity, self._error = entity, None

    @property
    def entity(self) -> T:
        """What was created."""
        return self._entity  # type: ignore[return-value]


class AlreadyThere(_Outcome[T]):
    """It is there, and this call has not created it for certain.

    It was there before, or an earlier try whose answer was lost has created it.
    """

    __module__ = "makokit"
    __slots__ = ()
    __match_args__ = ("entity",)

    def __init__(self, entity: T | None = None) -> None:
        """Say so of an entity, which is `None` where the API has no way of looking for it."""
        self._entity, self._error = entity, None


class NotCreated(_Outcome[T]):
    """It was certainly not created, and why."""

    __module__ = "makokit"
    __slots__ = ()
    __match_args__ = ("error",)

    def __init__(self, error: MakokitError) -> None:
        """Say so, and why."""
        self._entity, self._error = None, error

    @property
    def error(self) -> MakokitError:
        """Why it was not created."""
        return self._error  # type: ignore[return-value]


class Unknown(_Outcome[T]):
    """Whether it exists is not known, and why."""

    __module__ = "makokit"
    __slots__ = ()
    __match_args__ = ("error",)

    def __init__(self, error: MakokitError) -> None:
        """Say so, and why."""
        self._entity, self._error = None, error

    @property
    def error(self) -> MakokitError:
        """Why it is not known."""
        return self._error  # type: ignore[return-value]


if TYPE_CHECKING:
    # For type checkers the union of the four, so that they find out whether a `match` handles each.
    Outcome: TypeAlias = Created[T] | AlreadyThere[T] | NotCreated[T] | Unknown[T]
else:
    Outcome = _Outcome
    Outcome.__name__ = Outcome.__qualname__ = "Outcome"

_KINDS: dict[str, Any] = {
    "created": Created,
    "already_there": AlreadyThere,
    "not_created": NotCreated,
    "unknown": Unknown,
}


def outcome(model: type[M], wire: dict[str, Any]) -> Outcome[M]:
    """Make the outcome that the core told."""
    entity, error = wire["entity"], wire["error"]
    made: Outcome[M] = _KINDS[wire["outcome"]]._of(
        None if entity is None else model._of(entity), None if error is None else _error_of_wire(error)
    )
    return made


def _facts(error: MakokitError | None) -> Any:
    if error is None:
        return None
    facts = {name: value for name, value in vars(error).items() if name != "cause"}
    return type(error), error.args, facts, _facts(error.cause)
