"""mhabit, also called Table Habit: its export as JSON.

``{"habits": [{"type", "status", "name", "daily_goal", "freq_type", "freq_custom", "records"}]}``. A
record has its day in days since 1970, a type (1 done, 2 skip), a value and a reason. A day is done
where the value reaches the goal, and of a habit to leave off (type 2) where it does not pass it.
"""

from datetime import date, timedelta
from typing import Any

import orjson

from tui.exchange.files import Far
from tui.exchange.foreign.found import EVERY_DAY, Found, FoundMark, Often, Rows
from tui.exchange.foreign.json_values import mapping, number, records, whole, words
from tui.exchange.foreign.source import Source

NAME = "mhabit"
_ITS_OWN = ("freq_type", "freq_custom", "daily_goal")
_EPOCH = date(1970, 1, 1)
_LEFT_OFF, _ACTIVE, _DONE, _SKIPPED = 2, 1, 1, 2
_DAYS = {1: 7, 2: 30}  # a week, a month


def recognises(source: Source) -> bool:
    """Habits with fields that only mhabit has."""
    habits = records(mapping(source.json).get("habits"))
    return any(name in habit for habit in habits for name in _ITS_OWN)


def read(source: Source, today: date, far: Far) -> Found:
    """The habits in the order of the file."""
    rows = Rows(today)
    habits = records(mapping(source.json).get("habits"))
    for n, habit in enumerate(habits):
        far(n, len(habits))
        is_kept = habit.get("status", _ACTIVE) == _ACTIVE
        rows.habit(n, words(habit.get("name")), _often(habit), is_kept=is_kept)
        for record in records(habit.get("records")):
            days, where = whole(record.get("record_date")), rows.name_of(n)
            if days is None or not 0 <= days < 10**6:
                rows.leave_out(f"{where}: a record names no day")
                continue
            day = _EPOCH + timedelta(days=days)
            rows.row(n, day, _mark(habit, record), words(record.get("reason")), where)
    return rows.found(NAME)


def _mark(habit: dict[str, Any], record: dict[str, Any]) -> FoundMark | None:
    if record.get("record_type") == _SKIPPED:
        return "rest"
    if record.get("record_type") != _DONE:
        return None
    value, goal = number(record.get("record_value")) or 0, number(habit.get("daily_goal")) or 0
    if habit.get("type") == _LEFT_OFF:
        return "done" if value <= max(goal, number(habit.get("daily_goal_extra")) or 0) else None
    return "done" if value > 0 and value >= goal else None


def _often(habit: dict[str, Any]) -> Often:
    """``freq_custom`` is a list inside a text: times and days, or times a week or a month."""
    try:
        told = orjson.loads(words(habit.get("freq_custom")))
    except orjson.JSONDecodeError:
        return EVERY_DAY
    listed = told if isinstance(told, list) else mapping(told).get("args")
    numbers = [whole(n) or 0 for n in listed] if isinstance(listed, list) else []
    times, days = (*numbers, 0, 0)[:2]
    days = _DAYS.get(whole(habit.get("freq_type")) or 0, days)
    return Often(min(times, days), days) if times > 0 and days > 0 else EVERY_DAY
