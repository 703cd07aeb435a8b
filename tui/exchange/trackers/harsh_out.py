"""Out to harsh: its two files, ``habits`` and ``log``.

It splits a line at ``: `` and `` : `` wherever they stand, and knows no other way to write them.
A word joiner behind the colon, which nobody sees and an import drops, keeps a name or text whole.
"""

import re

from tui.exchange.files import Far, untold
from tui.exchange.foreign.moving_out import DayOut, HabitOut, MovingOut

LONGEST_TEXT = 15_000  # letters; harsh reads no line of more than 64 KiB
_BETWEEN = " / "  # texts, and lines of a text
_JOINER = "\u2060"
_ENDS_NAME = re.compile(r":(?= )|(?<= ):$")
_ENDS_TEXT = re.compile(r"(?<!\S):(?!\S)")
_MARKS = {"done": "y", "rest": "s", None: "n"}


def files_of(out: MovingOut, far: Far = untold) -> dict[str, bytes]:
    """The files by name. A practice that is off has ended on its last day.

    A text of a day without a mark goes with an ``n``, since it has no other place. Several, and
    several lines, become one line, which is cut where harsh would not read it.
    """
    habits = [_habit_line(habit) for habit in out.habits]
    days = [(day.day, habit, day) for habit in out.habits for day in habit.days]
    days.sort(key=lambda entry: entry[0])
    log = []
    for n, (_, habit, day) in enumerate(days):
        far(n, len(days))
        log.append(_log_line(habit, day))
    return {"habits": "".join(habits).encode(), "log": "".join(log).encode()}


def _habit_line(habit: HabitOut) -> str:
    times, days = habit.frequency
    often = "1" if times == days else f"{times}/{days}"
    end = "" if habit.practice.on else f": end {habit.days[-1].day}"
    return f"{_name(habit)}: {often}{end}\n"


def cuts(out: MovingOut) -> bool:
    """Whether any text is too long for a line that harsh reads."""
    return any(len(_text(day)) > LONGEST_TEXT for habit in out.habits for day in habit.days)


def _log_line(habit: HabitOut, day: DayOut) -> str:
    text = _text(day)[:LONGEST_TEXT]
    line = f"{day.day} : {_name(habit)} : {_MARKS[day.state]}"
    return f"{line} : {text}\n" if text else f"{line}\n"


def _text(day: DayOut) -> str:
    lines = (line.strip() for text in day.texts for line in text.split("\n"))
    return _ENDS_TEXT.sub(f":{_JOINER}", _BETWEEN.join(filter(None, lines)))


def _name(habit: HabitOut) -> str:
    name = _ENDS_NAME.sub(f":{_JOINER}", habit.practice.name)
    return f"{_JOINER}{name}" if name.startswith(("#", "!")) else name
