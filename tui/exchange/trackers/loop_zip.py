"""Loop Habit Tracker: the CSV export, a zip archive or what was unpacked of it, of any version.

``Habits.csv`` has a row a habit; ``NNN Name/Checkmarks.csv`` a row a day, under
``Date,Value,Notes`` or, long ago, under nothing. ``NNN`` is the habit's position: in the name
behind it letters are missing. The ``Checkmarks.csv`` of all habits together quotes no names and is
not read.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date

from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN, Far
from tui.exchange.foreign.found import Found, Rows
from tui.exchange.foreign.source import MOST_ROWS, Source
from tui.exchange.trackers.loop_values import A_TICK, NAME, WORDS, Goal, mark_of, often_of

__all__ = ["NAME", "read", "recognises"]
_HABITS = "Habits.csv"
_CHECKMARKS = re.compile(r"(\d{3,6})(?: ([^/]*))?/Checkmarks\.csv")
_ROW = ("date", "value", "notes")
_OLD_NAMES = {"numrepetitions": "frequencynumerator", "interval": "frequencydenominator"}


def recognises(source: Source) -> bool:
    """``Habits.csv``, in a folder of the archive or not, beside folders with numbers."""
    root = _root(source)
    return root is not None and any(map(_CHECKMARKS.fullmatch, _below(source, root)))


def read(source: Source, today: date, far: Far) -> Found:
    """The habits in the order of ``Habits.csv``. A row that says what Loop never says is left out.

    Refused: what is no CSV, what holds far too many rows, and what ``Parts`` refuses.
    """
    root, parts, rows = _root(source) or "", source.parts(), Rows(today)
    folders = [*filter(None, map(_CHECKMARKS.fullmatch, sorted(_below(source, root))))]
    texts = {name: parts.text(f"{root}{name}") for name in (_HABITS, *(f[0] for f in folders))}
    if (lines := sum(text.count("\n") for text in texts.values())) > MOST_ROWS:
        raise Refused(f"it has {lines} rows; {MOST_ROWS} are the most; {NOTHING_IN}")
    goals = _read_habits(texts[_HABITS], rows)
    for n, folder in enumerate(folders):
        far(n, len(folders))
        key = int(folder[1])
        rows.habit(key, folder[2] or "")  # where ``Habits.csv`` has no such row
        _read_days(folder[0], texts[folder[0]], key, goals.get(key, A_TICK), rows)
    return rows.found(NAME)


def _root(source: Source) -> str | None:
    """The folder in which ``Habits.csv`` lies; None where it is nowhere."""
    found = (n for n in source.names if n.rpartition("/")[2] == _HABITS)
    return min((n.removesuffix(_HABITS) for n in found), key=len, default=None)


def _below(source: Source, root: str) -> list[str]:
    """The parts there, by their paths from there on."""
    if source.path.is_dir():
        return [f"{path.parent.name}/{path.name}" for path in source.path.glob("*/*.csv")]
    return [name.removeprefix(root) for name in source.names if name.startswith(root)]


def _read_habits(text: str, rows: Rows) -> dict[int, Goal]:
    """Tells the habits; gives what is to be reached, by position."""
    goals = {}
    table = _table(_HABITS, text)
    header = [_OLD_NAMES.get(c.strip().lower(), c.strip().lower()) for c in next(table, (0, []))[1]]
    if "name" not in header:
        raise Refused(f"its {_HABITS} has no column Name; {NOTHING_IN}")
    for n, (line, row) in enumerate(table, 1):
        said = dict(zip(header, row, strict=False))
        try:
            key = int(said.get("position") or n)
            times, days = (int(said.get(f"frequency{part}") or 1) for part in _FREQUENCY)
            goal = _goal(said)
        except ValueError:
            rows.leave_out(f"{_HABITS}, line {line}: a number in it cannot be read")
            continue
        archived = said.get("archived?", "").strip().lower() == "true"
        rows.habit(key, said.get("name", ""), often_of(times, days), is_kept=not archived)
        goals[key] = goal
    return goals


_FREQUENCY = ("numerator", "denominator")


def _goal(said: Mapping[str, str]) -> Goal:
    if said.get("type", "").strip().upper() != "NUMERICAL":
        return A_TICK
    target = float(said.get("target value") or 0)
    is_most = said.get("target type", "").strip().upper() == "AT_MOST"
    return Goal(most=target) if is_most else Goal(least=target)


def _read_days(name: str, text: str, key: int, goal: Goal, rows: Rows) -> None:
    columns = dict(zip(_ROW, range(len(_ROW)), strict=True))
    for line, row in _table(name, text):
        if line == 1 and row[0].strip().lower() == _ROW[0]:
            columns = {column.strip().lower(): n for n, column in enumerate(row)}
            continue
        where = f"{name}, line {line}"
        written, value, note = (_cell(row, columns.get(column)) for column in _ROW)
        try:
            day = date.fromisoformat(written.strip())
        except ValueError:
            rows.leave_out(f"{where}: {written[:20]!r} is no day")
            continue
        word = value.strip().upper()
        try:
            mark = mark_of(WORDS[word] if word in WORDS else int(word), goal)
        except ValueError:
            rows.leave_out(f"{where}: {value[:20]!r} is no value of Loop's")
            continue
        rows.row(key, day, mark, note, where)


def _cell(row: list[str], column: int | None) -> str:
    return row[column] if column is not None and column < len(row) else ""


def _table(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a part that say anything, with the lines on which they begin."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for row in reader:
            if any(row):
                yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Refused(f"{name}, line {begins}, is not CSV ({error}); {NOTHING_IN}") from None
