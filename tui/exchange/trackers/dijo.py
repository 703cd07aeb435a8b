"""dijo: ``habit_record.json``, an array with a map a habit.

``{"type": "Bit", "name", "stats": {day: true}, "goal": true}``; ``Count`` has whole numbers, and a
``Float`` has ``{"value": 35, "precision": 1}``, which is 3.5. Done is what reaches the goal.
"""

from datetime import date

from tui.exchange.files import Far
from tui.exchange.foreign.day_forms import iso_day
from tui.exchange.foreign.found import Found, Rows
from tui.exchange.foreign.json_values import mapping, number, records, whole, words
from tui.exchange.foreign.source import Source

NAME = "dijo"
_TYPES = ("Bit", "Count", "Float")


def recognises(source: Source) -> bool:
    """Habits of its types with their stats."""
    return any(h.get("type") in _TYPES and "stats" in h for h in records(source.json))


def read(source: Source, today: date, far: Far) -> Found:
    """The habits in the order of the file."""
    rows = Rows(today)
    habits = records(source.json)
    for n, habit in enumerate(habits):
        far(n, len(habits))
        rows.habit(n, words(habit.get("name")))
        goal = _amount(habit.get("goal")) or 0
        for written, value in mapping(habit.get("stats")).items():
            where = rows.name_of(n)
            day, amount = iso_day(written), _amount(value)
            if day is None or amount is None:
                rows.leave_out(f"{where}: {written[:20]!r} has no day or no number")
                continue
            rows.row(n, day, "done" if amount > 0 and amount >= goal else None, "", where)
    return rows.found(NAME)


def _amount(value: object) -> float | None:
    """A tick as 1, a number, or a number with its decimals told apart."""
    if isinstance(value, bool):
        return float(value)
    if not isinstance(value, dict):
        return number(value)
    figures, decimals = number(value.get("value")), whole(value.get("precision"))
    if figures is None or decimals is None or not 0 <= decimals <= 300:
        return None
    return figures / 10.0**decimals
