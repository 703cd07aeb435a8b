"""HabitBull: its CSV, a row a day of a habit; done is a value above 0."""

from datetime import date

from tui.exchange.files import Far
from tui.exchange.foreign.day_forms import day_reader
from tui.exchange.foreign.found import Found, Rows
from tui.exchange.foreign.source import Source
from tui.exchange.foreign.table import head_of, named_rows

NAME = "HabitBull"
_NEEDED = {"habitname", "calendardate", "value"}


def recognises(source: Source) -> bool:
    """The names of its columns, in any order."""
    return _NEEDED.issubset(name.lower() for row in head_of(source)[:1] for name in row)


def read(source: Source, today: date, far: Far) -> Found:
    """The habits in the order of their first rows; rows that say the same are one."""
    rows, table = Rows(today), list(named_rows(source))
    day_of = day_reader((row["calendardate"] for _, row in table), *source.orders)
    for n, (line, row) in enumerate(table):
        far(n, len(table))
        name, where = row["habitname"], f"row {line}"
        day = day_of(row["calendardate"])
        try:
            done = float(row["value"]) > 0
        except ValueError:
            rows.leave_out(f"{where}: its value is no number")
            continue
        if day is None:
            rows.leave_out(f"{where}: {row['calendardate'][:20]!r} is no day")
            continue
        rows.habit(name, name)
        rows.row(name, day, "done" if done else None, row.get("commenttext", ""), where)
    return rows.found(NAME)
