"""The fields that the records of a table are made of, each read with care by what it is.

A reader gets what a file holds in a field and gives its value. It raises one of ``UNREADABLE`` for
what cannot be one: that stays in the file, is not used, and is named by ``doctor``.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any, Generic, NamedTuple, TypeVar

from tui.domain.day import EARLIEST_DAY
from tui.domain.letters import lines, one_line
from tui.domain.refusal import Refused

T = TypeVar("T")

Fields = Mapping[str, Any]
Reader = Callable[[Any], Any]
GONE: Fields = {"deleted": True}
WALL = "%Y-%m-%dT%H:%M"
LATEST_YEAR = 9000  # the calendar ends in 9999, and there is something to reckon beyond every day
UNREADABLE = (Refused, ValueError, KeyError, TypeError, OverflowError)


class Partly(ValueError):
    """A list or a map of which a part can be used."""

    def __init__(self, usable: Any) -> None:
        super().__init__(usable)
        self.usable = usable


class Form(NamedTuple, Generic[T]):
    """How the values of a table are kept: what they are, how they are read and written.

    ``read`` gets the uid and the fields of a record and raises one of ``UNREADABLE`` for one that
    it cannot understand. ``content`` gives all fields of a value; None, or leaving it out, says
    that a field is empty. ``fields`` says of each how it is read.
    """

    value: type[T]
    read: Callable[[str, Fields], T]
    content: Callable[[T], Fields]
    fields: Mapping[str, Reader] = {}  # nobody changes it


def form(
    value: type[T],
    fields: Mapping[str, Reader],
    build: Callable[[str, Fields], T],
    content: Callable[[T], Fields],
    vital: Collection[str] = (),
) -> Form[T]:
    """The form of a table whose fields are read one by one.

    ``build`` makes a value of a uid and of those that are there and can be used; it raises one of
    ``UNREADABLE`` where too little is. A field of ``vital`` may be left out, but must not be wrong.
    """

    def read(uid: str, held: Fields) -> T:
        values, odd = usable(fields, held)
        if odd and any(name in vital for name in odd):
            raise ValueError(odd)
        return build(uid, values)

    return Form(value, read, content, fields)


def usable(fields: Mapping[str, Reader], content: Fields) -> tuple[dict[str, Any], list[str]]:
    """The values of the fields of a record that can be used, and the names of the others."""
    values, odd = {}, []
    for name, read in fields.items():
        held = content.get(name)
        if held is not None:
            try:
                values[name] = read(held)
            except Partly as part:
                values[name] = part.usable
                odd.append(name)
            except UNREADABLE:
                odd.append(name)
    return values, odd


def content_of(record: Fields | None) -> Fields:
    """What a record says, its time left out; one that was never there says what a deleted does."""
    if record is None or record.get("deleted"):
        return GONE
    return {key: value for key, value in record.items() if key not in ("uid", "at")}


def day_text(day: date | None) -> str | None:
    """A day as the file holds it."""
    return str(day) if day else None


# readers


def word(value: Any) -> str:
    """A uid, or another text that is compared and not shown."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def line(value: Any) -> str:
    """A text on one line, without what a terminal would obey."""
    return one_line(word(value))


def text(value: Any) -> str:
    """A text of any number of lines, without what a terminal would obey."""
    return lines(word(value))


def flag(value: Any) -> bool:
    """A yes or no."""
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def day(value: Any) -> date:
    """A day, of a year in which days can be reckoned with."""
    found = date.fromisoformat(word(value))
    if not EARLIEST_DAY.year <= found.year <= LATEST_YEAR:
        raise ValueError(value)
    return found


def wall(value: Any) -> datetime:
    """A wall time, of such a year."""
    found = datetime.fromisoformat(word(value))
    if found.tzinfo is not None or not EARLIEST_DAY.year <= found.year <= LATEST_YEAR:
        raise ValueError(value)
    return found


def instant(value: Any) -> str:
    """An instant as the file holds it, ``…Z``."""
    found = datetime.fromisoformat(word(value))
    if found.tzinfo is None or not EARLIEST_DAY.year <= found.year <= LATEST_YEAR:
        raise ValueError(value)
    return str(value)


def whole(least: int, most: int) -> Reader:
    """A whole number from ``least`` to ``most``."""

    def read(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(value)
        return value

    return read


def one_of(options: Collection[str]) -> Reader:
    """One of some words."""

    def read(value: Any) -> str:
        if value not in options:
            raise ValueError(value)
        return word(value)

    return read


def list_of(read: Reader) -> Reader:
    """A list, as a tuple; what cannot be read of it is left out."""

    def read_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise TypeError(value)
        found, is_whole = [], True
        for item in value:
            try:
                found.append(read(item))
            except UNREADABLE:
                is_whole = False
        if not is_whole:
            raise Partly(tuple(found))
        return tuple(found)

    return read_all


def map_of(read: Reader) -> Reader:
    """A map of texts to values; what cannot be read of it is left out."""

    def read_all(value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise TypeError(value)
        found = {}
        for key, item in value.items():
            try:
                found[key] = read(item)
            except UNREADABLE:
                continue
        if len(found) < len(value):
            raise Partly(found)
        return found

    return read_all
