"""The readable records of a table, and the fields that they are made of."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from tui.domain.day import EARLIEST_DAY
from tui.domain.refusal import Refused

Content = Mapping[str, Any]
T = TypeVar("T")

WALL = "%Y-%m-%dT%H:%M"
LATEST_YEAR = 9000


class Shelf(Generic[T]):
    """The readable records of a table by uid, each read once and again only when it changes."""

    def __init__(self, records: Mapping[str, Content], read: Callable[[str, Content], T]) -> None:
        self._records, self._read = records, read
        self._found: dict[str, T] | None = None

    @property
    def found(self) -> Mapping[str, T]:
        """What is there and not deleted; a record that cannot be read is left out."""
        if self._found is None:
            self._found = {}
            for uid in sorted(self._records):  # so that two copies read the same
                self.look_again(uid)
        return self._found

    def look_again(self, uid: str) -> None:
        """Read the record ``uid`` anew."""
        if self._found is None:
            return
        content = self._records[uid]
        try:
            if content.get("deleted"):
                raise KeyError(uid)
            self._found[uid] = self._read(uid, content)
        except (Refused, ValueError, KeyError, TypeError):
            self._found.pop(uid, None)

    @property
    def strange(self) -> int:
        """How many records are neither deleted, nor forgotten, nor to be understood."""
        live = (c for c in self._records.values() if not (c.get("deleted") or c.get("forgotten")))
        return sum(1 for _ in live) - len(self.found)


def read_text(value: Any) -> str:
    """A text. Raises TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def read_texts(value: Any) -> tuple[str, ...]:
    """A list of texts. Raises TypeError for anything else."""
    if not isinstance(value, list | tuple):
        raise TypeError(value)
    return tuple(read_text(item) for item in value)


def read_day(value: Any) -> date | None:
    """A day, None where there is none. Raises TypeError or ValueError for anything else."""
    return date.fromisoformat(read_text(value)) if value else None


def day_text(day: date | None) -> str | None:
    """A day as the file holds it."""
    return str(day) if day else None


def read_wall(value: Any) -> datetime:
    """A wall time. Raises TypeError or ValueError for anything else, and for absurd years."""
    wall = datetime.fromisoformat(read_text(value))
    if wall.tzinfo is not None or not EARLIEST_DAY.year <= wall.year <= LATEST_YEAR:
        raise ValueError(value)
    return wall
