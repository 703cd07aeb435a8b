"""Where something is kept, and what may become of it there."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, Protocol


class CellPlace(NamedTuple):
    """Where the mark of a practice on a day is kept."""

    practice: str
    day: date


class RecordPlace(NamedTuple):
    """Where a record is kept."""

    table: str
    uid: str


Place = CellPlace | RecordPlace


class Step(Protocol):
    """Something that becomes of what is kept in one place."""

    @property
    def place(self) -> Place:
        """The one place that it is about."""

    def become(self, content: Mapping[str, Any], /) -> Mapping[str, Any]:
        """What is there afterwards. May refuse."""
