"""Marks in the file: one document a practice and year, one cell a day (DESIGN 3)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from tui.domain.letters import one_line
from tui.domain.mark import NO_MARK, Mark
from tui.records.fields import Form, Reader, flag, line, list_of, one_of, usable, word
from tui.store.codec import Record
from tui.store.database import Database

TABLE = "marks"

Cell = dict[str, Any]

_FIELDS = ("state", "by_hand", "via", "with", "aspects", "feelings", "aside", "at")


@cache
def _offsets_of(length: int) -> dict[str, int]:
    first = date(2024 if length == 366 else 2023, 1, 1)
    return {cell_key(first + timedelta(days=n)): n for n in range(length)}


def day_offsets(year: int) -> dict[str, int]:
    """``MM-DD`` to the days since the first of January, for every day of a year."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _offsets_of(366 if leap else 365)


def cell_key(day: date) -> str:
    """The key of a day in its year: ``11-23``."""
    return f"{day.month:02}-{day.day:02}"


def mark_of(cell: Mapping[str, Any] | None) -> Mark:
    """The mark a cell holds; what a later version wrote into it is passed over."""
    state = cell.get("state") if cell else None
    if cell is None:
        return NO_MARK
    if state not in ("done", "rest"):
        return Mark(aside=_aside_of(cell))
    return Mark(
        state=state,
        by_hand=cell.get("by_hand") is True,
        via=_words(cell.get("via")),
        people=_words(cell.get("with")),
        aspects=_words(cell.get("aspects")),
        feelings=tuple(map(one_line, _words(cell.get("feelings")))),
        aside=_aside_of(cell) if state == "rest" else None,
    )


def cell_of(mark: Mark, old: Mapping[str, Any] | None = None) -> Cell:
    """The cell of a mark, without ``at``: empty fields left out, fields unknown here kept."""
    aside = {"aside": _fields_of(mark.aside)} if mark.aside else {}
    if mark.state is None:
        return {"state": None} | aside
    unknown = {key: value for key, value in (old or {}).items() if key not in _FIELDS}
    return {"state": mark.state} | _fields_of(mark) | aside | unknown


def _fields_of(mark: Mark) -> Cell:
    """What a mark holds beside its state; empty fields are left out."""
    fields: Cell = {
        "by_hand": mark.by_hand,
        "via": list(mark.via),
        "with": list(mark.people),
        "aspects": list(mark.aspects),
        "feelings": list(mark.feelings),
    }
    return {key: value for key, value in fields.items() if value}


def _aside_of(cell: Mapping[str, Any]) -> Mark | None:
    """What a cell keeps aside.

    It stands in a map of its own, which versions before this one pass over and leave as it is.
    """
    aside = cell.get("aside")
    if not isinstance(aside, dict):
        return None
    said = mark_of({**aside, "state": "rest", "aside": None})._replace(state=None, via=())
    return said if said._replace(by_hand=False) != NO_MARK else None


def content(cell: Mapping[str, Any] | None) -> Cell:
    """What a cell says, its time left out; a day never touched says nothing."""
    return {key: value for key, value in (cell or {"state": None}).items() if key != "at"}


def is_year_of_marks(document: Mapping[str, Any]) -> bool:
    """Whether a document says whose marks it holds, and of which year."""
    practice, year = document.get("practice"), document.get("year")
    return isinstance(practice, str) and type(year) is int and 1 <= year <= 9999


def strange_days(document: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The days of a year of marks that are not used, or not all of whose fields are.

    Gives the key of each with the names of those fields, none where it is all of the day.
    """
    year = document.get("year")
    days = day_offsets(year) if isinstance(year, int) else {}
    for key, cell in (document.get("days") or {}).items():
        state = cell.get("state", "none") if isinstance(cell, dict) else "none"
        if key not in days or state not in ("done", "rest", None):
            yield key, ()
        elif odd := usable(FIELDS, cell)[1]:
            yield key, tuple(odd)


def unreadable_cells(documents: Iterable[Mapping[str, Any]]) -> int:
    """How many days of marks cannot be understood; they are kept in the file as they are."""
    return sum(not fields for document in documents for _, fields in strange_days(document))


def change_cells(
    database: Database,
    changes: Iterable[tuple[str, date, Callable[[Cell], Mapping[str, Any]]]],
    at: str,
) -> Iterator[tuple[Cell, Cell]]:
    """Inside a transaction: give each cell its new content; yields contents before and after.

    ``changes`` name a practice and a day and say what becomes of the cell that is there.
    A cell whose content stays the same keeps its ``at``.
    """
    table = database.table(TABLE)
    documents: dict[str, Record] = {}
    touched: set[str] = set()
    for practice, day, become in changes:
        uid = f"{practice}|{day.year}"
        if uid not in documents:
            known = {"uid": uid, **(table.record(uid) or {})}
            known.pop("deleted", None)  # a year that was deleted lives again with a tick
            own = {"practice": practice, "year": day.year, "at": at}
            documents[uid] = {**known, **own, "days": dict(known.get("days", {}))}
        days = documents[uid]["days"]
        cell = days.get(cell_key(day))
        cell = cell if isinstance(cell, dict) else None
        before = content(cell)
        after = content(become(before))
        yield before, after
        if before != after:
            days[cell_key(day)] = {**after, "at": at}
            touched.add(uid)
    for uid in touched:
        table.put(documents[uid])


def _words(value: Any) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def _read_cell(_: str, cell: Mapping[str, Any]) -> Mark:
    return mark_of(cell)


def _aside(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise TypeError(value)
    return value


FIELDS: Mapping[str, Reader] = {
    "state": one_of(("done", "rest")),
    "by_hand": flag,
    "via": list_of(word),
    "with": list_of(word),
    "aspects": list_of(word),
    "feelings": list_of(line),
    "aside": _aside,
}
MARK = Form(Mark, _read_cell, cell_of, FIELDS)
