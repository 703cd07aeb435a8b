"""Marks in the file: one document a practice and year, one cell a day (DESIGN 3)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from tui.domain.history import History
from tui.domain.mark import NO_MARK, Mark
from tui.store.codec import Record
from tui.store.database import Database

TABLE = "marks"

Cell = dict[str, Any]

_FIELDS = ("state", "by_hand", "via", "with", "aspects", "feelings", "at")


@cache
def _offsets_of(length: int) -> dict[str, int]:
    first = date(2024 if length == 366 else 2023, 1, 1)
    return {cell_key(first + timedelta(days=n)): n for n in range(length)}


def _offsets(year: int) -> dict[str, int]:
    """``MM-DD`` to the days since the first of January, for every day of a year."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _offsets_of(366 if leap else 365)


def cell_key(day: date) -> str:
    """The key of a day in its year: ``11-23``."""
    return f"{day.month:02}-{day.day:02}"


def mark_of(cell: Mapping[str, Any] | None) -> Mark:
    """The mark a cell holds; what a later version wrote into it is passed over."""
    state = cell.get("state") if cell else None
    if cell is None or state not in ("done", "rest"):
        return NO_MARK
    return Mark(
        state=state,
        by_hand=cell.get("by_hand") is True,
        via=_words(cell.get("via")),
        people=_words(cell.get("with")),
        aspects=_words(cell.get("aspects")),
        feelings=_words(cell.get("feelings")),
    )


def cell_of(mark: Mark, old: Mapping[str, Any] | None = None) -> Cell:
    """The cell of a mark, without ``at``: empty fields left out, fields unknown here kept."""
    if mark.state is None:
        return {"state": None}
    fields: Cell = {
        "state": mark.state,
        "by_hand": mark.by_hand,
        "via": list(mark.via),
        "with": list(mark.people),
        "aspects": list(mark.aspects),
        "feelings": list(mark.feelings),
    }
    unknown = {key: value for key, value in (old or {}).items() if key not in _FIELDS}
    return {key: value for key, value in fields.items() if value} | unknown


def content(cell: Mapping[str, Any] | None) -> Cell:
    """What a cell says, its time left out; a day never touched says nothing."""
    return {key: value for key, value in (cell or {"state": None}).items() if key != "at"}


class MarkBook:
    """All marks in memory. The documents it was read from are never changed."""

    def __init__(self, documents: Iterable[Mapping[str, Any]] = ()) -> None:
        self._days: dict[tuple[str, int], Mapping[str, Any]] = {}
        self._changed: dict[tuple[str, int], Cell] = {}
        self._done: dict[str, set[int]] = {}
        self._rest: dict[str, set[int]] = {}
        for document in documents:
            match document:
                case {"practice": str(practice), "year": int(year), "days": dict(days)}:
                    if 1 <= year <= 9999 and not document.get("deleted"):
                        self._read(practice, year, days)

    def _read(self, practice: str, year: int, days: Mapping[str, Any]) -> None:
        self._days[practice, year] = days
        done = self._done.setdefault(practice, set())
        rest = self._rest.setdefault(practice, set())
        offsets, first = _offsets(year), date(year, 1, 1).toordinal()
        for key, cell in days.items():
            try:
                state = cell["state"]
                if state == "done":
                    done.add(first + offsets[key])
                elif state == "rest":
                    rest.add(first + offsets[key])
            except (KeyError, TypeError):  # not a day or not a cell: kept in the file, not shown
                continue

    def told(self, practice: str) -> Iterator[tuple[int, Mark]]:
        """The done days of a practice, as ordinals, of which people or outcomes are known."""
        done = self._done.get(practice, set())
        for (owner, year), days in self._days.items():
            if owner != practice:
                continue
            offsets, first = _offsets(year), date(year, 1, 1).toordinal()
            for key, cell in days.items():  # thousands, of which few tell: nothing before is dear
                if _tells(cell) and key in offsets:
                    ordinal = first + offsets[key]
                    if ordinal in done and (practice, ordinal) not in self._changed:
                        yield ordinal, mark_of(cell)
        for (owner, ordinal), cell in self._changed.items():
            if owner == practice and ordinal in done and _tells(cell):
                yield ordinal, mark_of(cell)

    def only(self, wanted: Callable[[Mark], bool]) -> "MarkBook":
        """A copy in which no other days are done than those whose mark is wanted."""
        copy = MarkBook()
        copy._days, copy._changed = self._days, dict(self._changed)
        copy._rest = {practice: set(days) for practice, days in self._rest.items()}
        for practice, days in self._done.items():
            kept = {ordinal for ordinal, mark in self.told(practice) if wanted(mark)}
            copy._done[practice] = kept
            for ordinal in days - kept:
                copy._changed[practice, ordinal] = {"state": None}
        return copy

    def history(self, practice: str) -> History:
        """The days of a practice. A view: it follows later changes."""
        none: set[int] = set()
        return History(self._done.get(practice, none), self._rest.get(practice, none))

    def cell(self, practice: str, day: date) -> Mapping[str, Any] | None:
        """What is stored of a practice on a day, as it is in the file."""
        changed = self._changed.get((practice, day.toordinal()))
        if changed is not None:
            return changed
        cell = self._days.get((practice, day.year), {}).get(cell_key(day))
        return cell if isinstance(cell, dict) else None

    def mark(self, practice: str, day: date) -> Mark:
        """The mark of a practice on a day."""
        return mark_of(self.cell(practice, day))

    def put(self, practice: str, day: date, cell: Cell) -> None:
        """Change one day in memory."""
        ordinal = day.toordinal()
        self._changed[practice, ordinal] = cell
        for days, state in ((self._done, "done"), (self._rest, "rest")):
            if cell.get("state") == state:
                days.setdefault(practice, set()).add(ordinal)
            else:
                days.get(practice, set()).discard(ordinal)

    def days(self, practices: Iterable[str], first: date, last: date) -> list[date]:
        """The days of a range on which any of the practices has a mark, in order."""
        found: set[int] = set()
        for practice in practices:
            found |= self._done.get(practice, set()) | self._rest.get(practice, set())
        a, b = first.toordinal(), last.toordinal()
        return [date.fromordinal(n) for n in sorted(found) if a <= n <= b]

    def first_day(self, practices: Iterable[str]) -> date | None:
        """The earliest day with a mark."""
        held = [days for p in practices for days in (self._done.get(p), self._rest.get(p)) if days]
        return date.fromordinal(min(map(min, held))) if held else None


def strange_cells(documents: Iterable[Mapping[str, Any]]) -> int:
    """How many days of marks cannot be understood; they are kept in the file as they are."""
    strange = 0
    for document in documents:
        year = document.get("year")
        days = _offsets(year) if isinstance(year, int) else {}
        for key, cell in (document.get("days") or {}).items():
            state = cell.get("state", "none") if isinstance(cell, dict) else "none"
            strange += key not in days or state not in ("done", "rest", None)
    return strange


def read_marks(database: Database) -> MarkBook:
    """All marks of the file."""
    return MarkBook(database.table(TABLE).all())


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


def _tells(cell: Any) -> bool:
    """Whether people or outcomes are known of a cell."""
    return isinstance(cell, dict) and ("with" in cell or "via" in cell)


def _words(value: Any) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()
