"""Loop Habit Tracker: the backup, an SQLite database, of any version.

Columns came with the years; what is not there yet has the value that it would have had. A day is
kept as milliseconds at its midnight in UTC, in whatever zone it was.
"""

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN, Far
from tui.exchange.foreign.found import Found, Rows
from tui.exchange.foreign.source import LARGEST, MOST_ROWS, Source
from tui.exchange.trackers.loop_values import A_TICK, NAME, WORDS, Goal, mark_of, often_of
from tui.wording.basics import counted

__all__ = ["NAME", "read", "recognises"]
_MAGIC = b"SQLite format 3\0"
_A_DAY = 86_400_000  # milliseconds
_EPOCH = date(1970, 1, 1).toordinal()
_HABITS = ("id", "name", "freq_num", "freq_den", "archived", "type", "target_type", "target_value")
_DAYS = ("id", "habit", "timestamp", "value", "notes")
_TICKED = WORDS["YES_MANUAL"]  # what each row was before there were values
_AT_MOST = 1
_LONGEST = 1_000_000  # bytes of a row: far more than the longest note


def recognises(source: Source) -> bool:
    """Any SQLite database; ``read`` says which are not Loop's."""
    return source.head.startswith(_MAGIC)


def read(source: Source, today: date, far: Far) -> Found:
    """The habits in the order in which Loop shows them.

    Refused: a database that is not Loop's, not whole, or of which a part waits in a file beside it.
    """
    rows, gone = Rows(today), Counter[object]()
    try:
        with contextlib.closing(_opened(source.path)) as database:
            goals = _read_habits(database, rows)
            (count,) = database.execute("SELECT count(*) FROM Repetitions").fetchone()
            for n, (row, habit, stamp, value, text) in enumerate(_days(database)):
                far(n, count)
                if habit not in goals:
                    gone[habit] += 1
                    continue
                where = f"Repetitions, row {row}"
                try:
                    day = _day(stamp)
                    mark = mark_of(_number(value), goals[habit])
                except (ValueError, OverflowError):
                    rows.leave_out(f"{where}: its day or value cannot be read")
                    continue
                rows.row(habit, day, mark, text if isinstance(text, str) else "", where)
    except sqlite3.DataError:
        raise Refused(f"it holds a text that is far too long; {NOTHING_IN}") from None
    except (sqlite3.Error, UnicodeDecodeError):  # of what it says itself of what is wrong
        raise Refused(f"it is a database that is not whole; {NOTHING_IN}") from None
    for habit, number in gone.items():
        lost = f"{counted(number, 'row')} of habit {str(habit)[:20]}, which is not in it"
        rows.leave_out(f"Repetitions: {lost}")
    return rows.found(NAME)


def _opened(path: Path) -> sqlite3.Connection:
    """The database, whole and Loop's; neither it nor its folder is ever written to."""
    real = path.resolve()
    for end in ("-wal", "-journal"):
        beside = real.with_name(f"{real.name}{end}")
        if beside.is_file() and beside.stat().st_size:
            raise Refused(
                f"a program is still writing to it, and a part waits in {beside.name}; close that "
                f"program or make the backup again; {NOTHING_IN}"
            )
    if real.stat().st_size > LARGEST:
        raise Refused(f"it has more than {LARGEST // 2**20} MiB; {NOTHING_IN}")
    database = sqlite3.connect(f"{real.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        database.text_factory = lambda data: data.decode("utf-8", "replace")
        database.execute("PRAGMA trusted_schema = OFF")
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        tables = database.execute(
            "SELECT lower(name) FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
        )
        if not {("habits",), ("repetitions",)} <= set(tables):
            raise Refused(f"it is a database, but no backup of Loop's; {NOTHING_IN}")
        (rows,) = database.execute("SELECT count(*) FROM Repetitions").fetchone()
        if rows > MOST_ROWS:
            raise Refused(f"it holds {rows} ticks; {MOST_ROWS} are the most; {NOTHING_IN}")
        if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError
    except BaseException:
        database.close()
        raise
    return database


def _read_habits(database: sqlite3.Connection, rows: Rows) -> dict[object, Goal]:
    """Tells the habits; gives what is to be reached, by id."""
    goals: dict[object, Goal] = {}
    for habit, name, times, days, archived, kind, target_type, target in _selected(
        database, "Habits", _HABITS, "position"
    ):
        try:
            often = often_of(_number(times, 1), _number(days, 1))
            goal = A_TICK
            if _number(kind, 0):
                reached = float(target or 0)
                is_most = _number(target_type, 0) == _AT_MOST
                goal = Goal(most=reached) if is_most else Goal(least=reached)
        except (TypeError, ValueError, OverflowError):
            rows.leave_out(f"Habits, row {habit}: a number in it cannot be read")
            continue
        rows.habit(habit, str(name or ""), often, is_kept=not archived)
        goals[habit] = goal
    return goals


def _days(database: sqlite3.Connection) -> Iterable[tuple[Any, ...]]:
    has_values = "value" in _columns(database, "Repetitions")
    for row, habit, stamp, value, text in _selected(database, "Repetitions", _DAYS, "timestamp"):
        yield row, habit, stamp, value if has_values else _TICKED, text


def _columns(database: sqlite3.Connection, table: str) -> set[str]:
    return {row[1].lower() for row in database.execute(f"PRAGMA table_info({table})")}


def _selected(
    database: sqlite3.Connection, table: str, columns: Iterable[str], order: str
) -> Iterator[tuple[Any, ...]]:
    """Some columns of a table; null where there is no such column."""
    held = _columns(database, table)
    wanted = ", ".join(column if column in held else "NULL" for column in columns)
    by = f" ORDER BY {order}" if order in held else ""
    return iter(database.execute(f"SELECT {wanted} FROM {table}{by}"))  # noqa: S608  # our words


def _number(value: object, default: int | None = None) -> int:
    """A whole number; the default for null. Raises ValueError for anything else."""
    if value is None and default is not None:
        return default
    if isinstance(value, int | float) and value == int(value):
        return int(value)
    raise ValueError(value)


def _day(stamp: object) -> date:
    return date.fromordinal(_EPOCH + _number(stamp) // _A_DAY)
