"""beaverhabits: its export, or the file that it keeps on the disk, both JSON.

``{"habits": [{"name", "records": [{"day", "done", "text"}], "status", "period"}]}``, on the disk
inside ``data``. ``backup`` beside the habits can hold a password: it is never looked at.
"""

from datetime import date
from typing import Any

from tui.exchange.files import Far
from tui.exchange.foreign.day_forms import iso_day
from tui.exchange.foreign.found import EVERY_DAY, Found, FoundMark, Often, Rows
from tui.exchange.foreign.json_values import mapping, records, whole, words
from tui.exchange.foreign.source import Source
from tui.exchange.trackers import mhabit

NAME = "beaverhabits"
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_PUT_AWAY = ("archive", "soft_delete")


def recognises(source: Source) -> bool:
    """Habits with records, which mhabit has too, but says more of."""
    habits = _habits(source)
    return any("records" in habit for habit in habits) and not mhabit.recognises(source)


def read(source: Source, today: date, far: Far) -> Found:
    """The habits in the order of the file."""
    rows = Rows(today)
    habits = _habits(source)
    for n, habit in enumerate(habits):
        far(n, len(habits))
        name = words(habit.get("name"))
        often = _often(mapping(habit.get("period")))
        rows.habit(n, name, often, is_kept=habit.get("status") not in _PUT_AWAY)
        for record in records(habit.get("records")):
            where = rows.name_of(n)
            if (day := iso_day(record.get("day"))) is None:
                rows.leave_out(f"{where}: a record names no day")
                continue
            mark: FoundMark | None = "done" if record.get("done") is True else None
            rows.row(n, day, mark, words(record.get("text")), where)
    return rows.found(NAME)


def _habits(source: Source) -> list[dict[str, Any]]:
    top = mapping(source.json)
    return records((mapping(top["data"]) if "data" in top else top).get("habits"))


def _often(period: dict[str, Any]) -> Often:
    times, count = whole(period.get("target_count")), whole(period.get("period_count"))
    days = _DAYS.get(words(period.get("period_type")))
    if not (times and count and days) or times < 0 or count < 0:
        return EVERY_DAY
    return Often(times, days * count)
