"""The fields that the records of a table are made of, read with care."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Generic, NamedTuple, TypeVar

from tui.domain.day import EARLIEST_DAY

T = TypeVar("T")

Fields = Mapping[str, Any]
GONE: Fields = {"deleted": True}
WALL = "%Y-%m-%dT%H:%M"
LATEST_YEAR = 9000


class Form(NamedTuple, Generic[T]):
    """How the values of a table are kept: what they are, how they are read and written.

    ``read`` gets the uid and the fields of a record and raises Refused, KeyError, TypeError or
    ValueError for one that it cannot understand. ``content`` gives all fields of a value; None, or
    leaving it out, says that a field is empty.
    """

    value: type[T]
    read: Callable[[str, Fields], T]
    content: Callable[[T], Fields]


def content_of(record: Fields | None) -> Fields:
    """What a record says, its time left out; one that was never there says what a deleted does."""
    if record is None or record.get("deleted"):
        return GONE
    return {key: value for key, value in record.items() if key not in ("uid", "at")}


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


def stored_day(value: Any) -> date | None:
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
