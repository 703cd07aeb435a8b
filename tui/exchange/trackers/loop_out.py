"""Out to Loop Habit Tracker, and to those who read its CSV export: a zip archive."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable

from tui.exchange.files import Far, untold
from tui.exchange.foreign.moving_out import HabitOut, MovingOut

_HABITS = (
    *("Position", "Name", "Type", "Question", "Description", "FrequencyNumerator"),
    *("FrequencyDenominator", "Color", "Unit", "Target Type", "Target Value", "Archived?"),
)
_CHECKMARKS = ("Date", "Value", "Notes")
_VALUES = {"done": "YES_MANUAL", "rest": "SKIP", None: "UNKNOWN"}
_COLOUR = "#1976D2"
_NO_FOLDER = re.compile(r"[^ a-zA-Z0-9._-]+")  # what Loop drops from the name of a folder
_BETWEEN = "\n\n"  # the texts of a day


def zip_of(out: MovingOut, far: Far = untold) -> bytes:
    """The archive, the same for the same records. A practice that is off is archived."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        rows = [_habit_row(n, habit) for n, habit in enumerate(out.habits, 1)]
        _add(archive, "Habits.csv", [_HABITS, *rows])
        for n, habit in enumerate(out.habits, 1):
            far(n, len(out.habits))
            folder = f"{n:03} {_NO_FOLDER.sub('', habit.practice.name)[:100]}".strip()
            _add(archive, f"{folder}/Checkmarks.csv", [_CHECKMARKS, *_day_rows(habit)])
    return data.getvalue()


def _habit_row(position: int, habit: HabitOut) -> tuple[str, ...]:
    times, days = habit.frequency
    archived = str(not habit.practice.on).lower()
    often = (str(times), str(days))
    return (
        f"{position:03}",
        habit.practice.name,
        "YES_NO",
        "",
        "",
        *often,
        _COLOUR,
        "",
        "",
        "",
        archived,
    )


def _day_rows(habit: HabitOut) -> Iterable[tuple[str, ...]]:
    """The latest first, as Loop writes them."""
    for day in reversed(habit.days):
        yield str(day.day), _VALUES[day.state], _BETWEEN.join(day.texts)


def _add(archive: zipfile.ZipFile, name: str, rows: Iterable[Iterable[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    part = zipfile.ZipInfo(name)  # of no time, and so without the hour of the export
    part.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(part, text.getvalue())
