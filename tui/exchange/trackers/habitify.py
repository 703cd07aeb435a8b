"""Habitify: its CSV, a row a day of a habit, with Completed, Skipped or Failed."""

from datetime import date

from tui.exchange.files import Far
from tui.exchange.foreign.day_forms import day_reader
from tui.exchange.foreign.found import Found, FoundMark, Rows
from tui.exchange.foreign.source import Source
from tui.exchange.foreign.table import head_of, named_rows

NAME = "Habitify"
_NEEDED = {"habit", "date", "status"}
_ITS_OWN = {"total log", "habit id"}
_MARKS: dict[str, FoundMark] = {"completed": "done", "skipped": "rest"}
_NO_MARKS = ("failed", "none", "in progress", "inprogress", "")


def recognises(source: Source) -> bool:
    """The names of its columns, in any order; one of them at least nobody else has."""
    names = {name.lower() for row in head_of(source)[:1] for name in row}
    return names.issuperset(_NEEDED) and bool(names & _ITS_OWN)


def read(source: Source, today: date, far: Far) -> Found:
    """The habits in the order of their first rows, told apart by their ids where there are any."""
    rows, table = Rows(today), list(named_rows(source))
    day_of = day_reader((row["date"] for _, row in table), *source.orders)
    for n, (line, row) in enumerate(table):
        far(n, len(table))
        key, where = (row.get("habit id"), row["habit"]), f"row {line}"
        status = row["status"].lower()
        if (day := day_of(row["date"])) is None:
            rows.leave_out(f"{where}: {row['date'][:20]!r} is no day")
            continue
        if status not in (*_MARKS, *_NO_MARKS):
            rows.leave_out(f"{where}: {status[:20]!r} is not Completed, Skipped or Failed")
            continue
        rows.habit(key, row["habit"])
        rows.row(key, day, _MARKS.get(status), "", where)
    return rows.found(NAME)
