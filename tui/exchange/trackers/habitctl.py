"""habitctl: a folder with ``habits`` and ``log``, or the log alone.

``habits`` has a line a habit, ``<days> <name>``: once in so many days, 0 only to keep track, and
``log`` has ``day TAB habit TAB y|n|s``. The first line of a day and habit counts; ``s`` is a rest.
"""

import io
import re
from datetime import date

from tui.exchange.files import Far
from tui.exchange.foreign.day_forms import iso_day
from tui.exchange.foreign.found import Found, FoundMark, Often, Rows
from tui.exchange.foreign.log_folder import first_entry, habits_of, log_of
from tui.exchange.foreign.source import Source

NAME = "habitctl"
_MARKS: dict[str, FoundMark] = {"y": "done", "s": "rest"}
_LINE = re.compile(r"\d{4}-\d{2}-\d{2}\t[^\t]+\t[yns]\s*")
_HABIT = re.compile(r"(\d{1,3})\s+(\S.*)")


def recognises(source: Source) -> bool:
    """A folder with both files, either of them, or any log."""
    return bool(_LINE.fullmatch(first_entry(source)))


def read(source: Source, today: date, far: Far) -> Found:
    """The habits in the order of ``habits``, then those that only the log knows."""
    rows = Rows(today)
    for n, line in enumerate(io.StringIO(habits_of(source)), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if match := _HABIT.match(line):
            days = int(match[1])
            rows.habit(match[2].strip(), match[2], Often(1, days) if days else Often(0, 0))
        else:
            rows.leave_out(f"habits, line {n}: it is not a number of days and a name")
    text = log_of(source).text()
    seen: set[tuple[str, date]] = set()
    lines = io.StringIO(text)
    for n, line in enumerate(lines, 1):
        far(lines.tell(), len(text))
        if not line.strip() or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split("\t")]
        day = iso_day(fields[0])
        if day is None or len(fields) < 3 or fields[2] not in ("y", "n", "s"):
            rows.leave_out(f"log, line {n}: it is not day, habit and y, n or s")
            continue
        name = fields[1]
        rows.habit(name, name)
        if (name, day) not in seen:
            seen.add((name, day))
            rows.row(name, day, _MARKS.get(fields[2]), "", f"log, line {n}")
    return rows.found(NAME)
