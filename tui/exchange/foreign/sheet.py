"""A sheet as people keep one for their habits: which column is what, and what its cells say."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN, Far
from tui.exchange.foreign.day_forms import day_reader, looks_like_a_day
from tui.exchange.foreign.found import Rows
from tui.exchange.foreign.table import Row

Said = Literal["done", "rest", "nothing"]
_ReadRow = Callable[[date, list[str], str], None]
_SAYINGS: dict[Said, str] = {
    "done": "x ✓ ✔ ✔️ ☑ ☑️ ✅ ● • y yes t true on ok done completed "
    "ja oui sí si sim wahr vrai verdadero verdadeiro",
    "rest": "s skip skipped rest",
    "nothing": "- – — ✗ ✘ ❌ ☐ n no f false off failed missed nein non não nao falsch faux falso",
}
_WORDS = {word: said for said, words in _SAYINGS.items() for word in words.split()}
_AMOUNT = re.compile(r"(-?\d{1,15}(?:[.,]\d{1,15})?)\s*[^\d\s]{0,10}")  # with a unit or without
_HABIT_COLUMNS = {"habit", "habits", "habit name", "habitname", "activity", "practice", "task"}
_NOTE_COLUMNS = {"note", "notes", "comment", "comments", "remark", "remarks"}
_TICK_COLUMNS = {"value", "status", "state", "done", "completed", "count", "amount", "tick"}
_NARROW = 3  # columns beside that of days, where a row is one tick


def day_column(rows: Sequence[Sequence[str]]) -> int | None:
    """The first column whose cells below the first are days, most of them; None without another."""
    body = rows[1:] or rows
    width = max(map(len, rows), default=0)
    for column in range(min(width, 20) if width > 1 else 0):
        cells = [row[column] for row in body if len(row) > column and row[column]]
        if cells and 2 * sum(map(looks_like_a_day, cells)) > len(cells):
            return column
    return None


def said_by(cell: str) -> Said | None:
    """What a cell says of a habit on its day; None for other words."""
    word = cell.strip("\"' \u00a0").casefold()
    if not word or word in _WORDS:
        return _WORDS.get(word, "nothing")
    if not (amount := _AMOUNT.fullmatch(word)):
        return None
    return "done" if float(amount[1].replace(",", ".")) > 0 else "nothing"


class _Sheet(NamedTuple):
    """The rows below the header, all of one width, and the header, where there is one."""

    rows: list[Row]
    header: list[str]
    days: int

    @property
    def others(self) -> list[int]:
        """The columns but that of days."""
        return [column for column in range(len(self.rows[0][1])) if column != self.days]

    def name(self, column: int) -> str:
        """How a column is headed."""
        return self.header[column] if self.header else ""

    def is_words(self, column: int) -> bool:
        """Whether most of what stands in a column is no tick."""
        cells = [cells[column] for _, cells in self.rows if cells[column]]
        return 2 * sum(said_by(cell) is None for cell in cells) > len(cells)


def read_sheet(
    sheet: Sequence[Row], rows: Rows, orders: tuple[str, str], where: str, far: Far
) -> None:
    """Tells ``rows`` all that a sheet says; ``orders`` are those of ``day_reader``.

    Refused: one without a column of days or without names of habits, and days that can be read two
    ways.
    """
    days = day_column([cells for _, cells in sheet])
    if days is None:
        raise Refused(f"it has no column of days; {NOTHING_IN}")
    width = max(len(cells) for _, cells in sheet)
    full = [(line, [*cells, *[""] * (width - len(cells))]) for line, cells in sheet]
    header = [] if looks_like_a_day(full[0][1][days]) else full.pop(0)[1]
    day_of = day_reader((cells[days] for _, cells in full), *orders)
    told = _Sheet(full, header, days)
    named = _habit_column(told)
    if named is None and not header:
        raise Refused(f"its first row does not name the habits; {NOTHING_IN}")
    read_row = _grid(told, rows) if named is None else _ticks(told, named, rows)
    for n, (line, cells) in enumerate(full):
        far(n, len(full))
        if (day := day_of(cells[days])) is not None:
            read_row(day, cells, f"{where} {line}")
        elif any(cells[column] for column in told.others):
            rows.leave_out(f"{where} {line}: {cells[days][:20]!r} is no day")


def _habit_column(sheet: _Sheet) -> int | None:
    """The column that names habits, where there is a row a tick."""
    words = [column for column in sheet.others if sheet.is_words(column)]
    named = (c for c in words if sheet.name(c).casefold() in _HABIT_COLUMNS)
    first = sheet.others[0]
    is_narrow = len(sheet.others) <= _NARROW and sheet.name(first).casefold() not in _NOTE_COLUMNS
    return next(named, first if first in words and is_narrow else None)


def _grid(sheet: _Sheet, rows: Rows) -> _ReadRow:
    """A column a habit; what people keep besides, words of the day or a sum, is told apart."""
    habits: list[tuple[int, object]] = []
    notes: list[int] = []
    count: Counter[str] = Counter()
    for column in sheet.others:
        name = sheet.name(column)
        if sheet.is_words(column):
            if name.casefold() in _NOTE_COLUMNS:
                notes.append(column)
            else:
                rows.leave_out(f"column {name[:40] or column + 1!r}: its words are no ticks")
        elif name:
            count[name.casefold()] += 1
            key = name.casefold(), count[name.casefold()]
            rows.habit(key, name)
            habits.append((column, key))
        elif any(cells[column] for _, cells in sheet.rows):
            rows.leave_out(f"column {column + 1} has no name")

    def read_row(day: date, cells: list[str], where: str) -> None:
        for column, key in habits:
            _tell(rows, key, day, cells[column], "", where)
        for column in notes:
            if cells[column]:
                rows.moment(day, cells[column], where)

    return read_row


def _ticks(sheet: _Sheet, named: int, rows: Rows) -> _ReadRow:
    """A row a tick: a column that names the habit, perhaps one that says how it was, and a note."""
    tick = note = None
    for column in sheet.others:
        name = sheet.name(column).casefold()
        if column == named:
            continue
        if note is None and (name in _NOTE_COLUMNS or (not name and sheet.is_words(column))):
            note = column
        elif tick is None and (name in _TICK_COLUMNS or not name):
            tick = column
        else:
            rows.leave_out(f"column {sheet.name(column)[:40]!r} has no room here")

    def read_row(day: date, cells: list[str], where: str) -> None:
        key = cells[named].casefold(), 1
        if not cells[named]:
            rows.leave_out(f"{where}: it names no habit")
            return
        rows.habit(key, cells[named])
        said = "x" if tick is None else cells[tick]
        _tell(rows, key, day, said, "" if note is None else cells[note], where)

    return read_row


def _tell(rows: Rows, key: object, day: date, cell: str, note: str, where: str) -> None:
    said = said_by(cell)
    if said is None:
        rows.leave_out(f"{where}, {rows.name_of(key)}: {cell[:20]!r} is no tick")
    elif said != "nothing" or note:
        rows.row(key, day, None if said == "nothing" else said, note, where)
