"""The parts of a marketplace's configuration: what the core has read of each field, or its error."""

from __future__ import annotations

from ._model import _copied
from .errors import _error_of_wire

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


class Read:
    """Fields that the core has read. One that is missing or wrong is an error when it is asked for."""

    __slots__ = ("_fields", "_of")

    def __init__(self, of: str, fields: dict[str, Any]) -> None:
        """Take what was read for a marketplace."""
        self._of, self._fields = of, fields

    def _read(self, name: str) -> Any:
        told = self._fields[name]
        if "error" in told:
            raise _error_of_wire(told["error"])
        return _copied(told["value"])

    def __repr__(self) -> str:
        """Show whose it is: other fields tell where things are, and one is a secret."""
        return f"<{type(self).__name__} of {self._of!r}>"

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or copied: a pickle would hold the key."""
        raise TypeError("a marketplace holds a secret and cannot be pickled; ask the platform for it")


class Part(Read):
    """What has sections."""

    __slots__ = ("_sections",)

    _sections: dict[str, dict[str, Any]]


class Section(Read):
    """A section."""

    __slots__ = ()

    def __init__(self, part: Part, name: str) -> None:
        """Take a section of a marketplace."""
        super().__init__(part._of, part._sections[name])
