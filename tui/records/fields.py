"""The fields that the records of a table are made of, read with care."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tui.domain.day import EARLIEST_DAY

Fields = Mapping[str, Any]
WALL = "%Y-%m-%dT%H:%M"
LATEST_YEAR = 9000


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
