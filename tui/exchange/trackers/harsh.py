"""harsh: a folder with ``habits`` and ``log``, or the log alone.

``habits`` has a line a habit, ``Name: often[: end YYYY-MM-DD]``, under ``! headings``; ``log`` has
``day : habit : y|n|s : comment : amount``, of which the last two may be missing. The last line of a
day and habit counts; ``s`` is a rest.
"""

import re
from datetime import date

from tui.exchange.files import Far
from tui.exchange.foreign.day_forms import iso_day
from tui.exchange.foreign.found import Found, FoundMark, Often, Rows
from tui.exchange.foreign.log_folder import first_entry, habits_of, log_of
from tui.exchange.foreign.source import Source

NAME = "harsh"
_MARKS: dict[str, FoundMark] = {"y": "done", "s": "rest"}
_LINE = re.compile(r"\d{4}-\d{2}-\d{2} : .+ : [yns](?: : |$)")
_OFTEN = re.compile(r"(\d{1,3})(?:/(\d{1,3})|(w))?")


def recognises(source: Source) -> bool:
    """A folder with both files, either of them, or any log."""
    return bool(_LINE.match(first_entry(source)))


def read(source: Source, today: date, far: Far) -> Found:
    """The habits in the order of ``habits``, then those that only the log knows."""
    rows = Rows(today)
    _read_habits(habits_of(source), rows)
    lines = log_of(source).text().splitlines()
    last: dict[tuple[str, str], tuple[int, list[str]]] = {}
    for n, line in enumerate(lines, 1):
        far(n, len(lines))
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split(" : ")
        if len(fields) < 3 or fields[2].strip() not in ("y", "n", "s"):
            rows.leave_out(f"log, line {n}: it is not day : habit : y, n or s")
            continue
        last[fields[0].strip(), fields[1].strip()] = n, fields
    for (written, name), (n, fields) in last.items():
        where = f"log, line {n}"
        if (day := iso_day(written)) is None:
            rows.leave_out(f"{where}: {written[:20]!r} is no day")
            continue
        rows.habit(name, name)
        rows.row(name, day, _MARKS.get(fields[2].strip()), "".join(fields[3:4]), where)
    return rows.found(NAME)


def _read_habits(text: str, rows: Rows) -> None:
    for n, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line[0] in "#!":
            continue
        name, _, rest = line.partition(": ")
        often = _often(rest.partition(":")[0].strip())
        if often is None:
            rows.leave_out(f"habits, line {n}: {rest[:20]!r} says nothing of how often")
        rows.habit(name.strip(), name, often or Often())


def _often(text: str) -> Often | None:
    """``1`` daily, ``7`` once in 7 days, ``3/7``, ``1w``, ``0`` only kept track of."""
    match = _OFTEN.fullmatch(text)
    if not match:
        return None
    number = int(match[1])
    if match[2]:
        return Often(number, int(match[2])) if number and int(match[2]) else None
    return Often(1, number * (7 if match[3] else 1)) if number else Often(0, 0)
