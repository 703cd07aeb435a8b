"""All marks in memory, by practice and day."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Protocol

from tui.domain.history import History
from tui.domain.mark import Mark
from tui.records.marks import TABLE, Cell, cell_key, day_offsets, is_year_of_marks, mark_of
from tui.store.database import Database

_WORDLESS = {"state", "by_hand", "via", "with", "aspects", "at"}


class MarksView(Protocol):
    """What may be asked of all marks; nothing can be changed by it."""

    def mark(self, practice: str, day: date, /) -> Mark:
        """The mark of a practice on a day."""

    def told(self, practice: str, /) -> Iterator[tuple[int, Mark]]:
        """The done days of a practice, as ordinals, of which people or outcomes are known."""

    def described(self) -> Iterator[tuple[str, date, Mark]]:
        """The marks in which somebody's words may be, with their practice and their day."""

    def history(self, practice: str, /) -> History:
        """The days of a practice. A view: it follows later changes."""

    def days(self, practices: Iterable[str], first: date, last: date, /) -> list[date]:
        """The days of a range on which any of the practices has a mark, in order."""

    def first_day(self, practices: Iterable[str], /) -> date | None:
        """The earliest day with a mark."""

    def only(self, wanted: Callable[[Mark], bool], /) -> "MarksView":
        """These marks as they are now, with no other days done than those that are wanted."""


class MarkBook:
    """All marks in memory. The documents it was read from are never changed."""

    def __init__(self, documents: Iterable[Mapping[str, Any]] = ()) -> None:
        self._days: dict[tuple[str, int], Mapping[str, Any]] = {}
        self._changed: dict[tuple[str, int], Cell] = {}
        self._done: dict[str, set[int]] = {}
        self._rest: dict[str, set[int]] = {}
        for document in documents:
            days = document.get("days")
            if not isinstance(days, dict) or document.get("deleted"):
                continue
            if is_year_of_marks(document):
                self._read(document["practice"], document["year"], days)

    def _read(self, practice: str, year: int, days: Mapping[str, Any]) -> None:
        self._days[practice, year] = days
        done = self._done.setdefault(practice, set())
        rest = self._rest.setdefault(practice, set())
        offsets, first = day_offsets(year), date(year, 1, 1).toordinal()
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
            offsets, first = day_offsets(year), date(year, 1, 1).toordinal()
            for key, cell in days.items():  # thousands, of which few tell: nothing before is dear
                if _tells(cell) and key in offsets:
                    ordinal = first + offsets[key]
                    if ordinal in done and (practice, ordinal) not in self._changed:
                        yield ordinal, mark_of(cell)
        for (owner, ordinal), cell in self._changed.items():
            if owner == practice and ordinal in done and _tells(cell):
                yield ordinal, mark_of(cell)

    def described(self) -> Iterator[tuple[str, date, Mark]]:
        """The marks in which somebody's words may be, with their practice and their day."""
        for (practice, year), days in self._days.items():
            offsets, first = day_offsets(year), date(year, 1, 1).toordinal()
            for key, cell in days.items():
                ordinal = first + offsets.get(key, 0)
                if (
                    key in offsets
                    and (practice, ordinal) not in self._changed
                    and isinstance(cell, dict)
                    and not cell.keys() <= _WORDLESS
                ):
                    yield practice, date.fromordinal(ordinal), mark_of(cell)
        for (practice, ordinal), cell in self._changed.items():
            if not cell.keys() <= _WORDLESS:
                yield practice, date.fromordinal(ordinal), mark_of(cell)

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


def read_marks(database: Database) -> MarkBook:
    """All marks of the file."""
    return MarkBook(database.table(TABLE).all())


def _tells(cell: Any) -> bool:
    """Whether people or outcomes are known of a cell."""
    return isinstance(cell, dict) and ("with" in cell or "via" in cell)
