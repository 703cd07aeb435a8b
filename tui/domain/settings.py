"""What belongs to the data and can be chosen: when a day and a week begin, what counts."""

from collections.abc import Callable
from datetime import time
from typing import Any, NamedTuple

from tui.domain.day import DEFAULT_DAY_START, WEEKDAY_NAMES
from tui.domain.refusal import Refused

LATEST_DAY_START = time(8, 0)
HIGHEST_GOAL = 5
LONGEST_MINUTES = 24 * 60
DATE_ORDERS = ("dmy", "mdy", "ymd")

_AS_THEY_ARE = ("day_goal", "grace", "show_streaks", "default_minutes")
_ON = ("on", "yes", "true")
_OFF = ("off", "no", "false")


class Settings(NamedTuple):
    """The settings of one file. ``week_start`` 0 is Monday; ``day_goal`` is 1-5."""

    day_start: time = DEFAULT_DAY_START
    week_start: int = 0
    day_goal: int = 1
    grace: bool = False
    show_streaks: bool = True
    default_minutes: int = 90
    date_order: str = "dmy"


class SettingRecord(NamedTuple):
    """What a file holds of one setting: its name, and its value as ``stored`` gives it."""

    name: str
    value: Any


class Setting(NamedTuple):
    """One of them.

    ``meaning`` says it to a person, ``choices`` are what a key steps through; ``parse`` reads
    what a person typed or a file holds (refused with the way out), ``words`` writes it.
    """

    meaning: str
    choices: tuple[Any, ...]
    parse: Callable[[str], Any]
    words: Callable[[Any], str]

    def after(self, value: Any, by: int) -> Any:
        """The choice ``by`` steps on from ``value``, round and round."""
        if value in self.choices:
            return self.choices[(self.choices.index(value) + by) % len(self.choices)]
        later = [choice for choice in self.choices if choice > value]
        return later[0] if by > 0 else self.choices[len(self.choices) - len(later) - 1]


def _parse_day_start(text: str) -> time:
    hour, _, minute = text.strip().partition(":")
    try:
        found = time(int(hour), int(minute or 0))
    except (ValueError, OverflowError):
        raise Refused(f"{text!r} is not a time; write it like 04:00") from None
    if found > LATEST_DAY_START:
        raise Refused(f"a day begins between 00:00 and {LATEST_DAY_START:%H:%M}, not at {text!r}")
    return found


def parse_weekday(text: str) -> int:
    """The weekday that ``text`` begins, 0 is Monday; at least two letters."""
    word = text.strip().lower()
    found = [n for n, name in enumerate(WEEKDAY_NAMES) if name.startswith(word)]
    if len(word) < 2 or not found:
        raise Refused(f"{text!r} is not a weekday; write mon, tue, wed, thu, fri, sat or sun")
    return found[0]


def _parse_goal(text: str) -> int:
    if text.strip() not in tuple(map(str, range(1, HIGHEST_GOAL + 1))):
        raise Refused(f"{text!r} is not a goal; write 1 to {HIGHEST_GOAL} practices a day")
    return int(text)


def _parse_minutes(text: str) -> int:
    word = text.strip()
    if word.isdecimal() and len(word) < 5 and 1 <= int(word) <= LONGEST_MINUTES:
        return int(word)
    raise Refused(f"{text!r} is no length; write minutes from 1 to {LONGEST_MINUTES}, such as 90")


def _parse_order(text: str) -> str:
    word = text.strip().lower()
    if word in DATE_ORDERS:
        return word
    raise Refused(f"{text!r} is no order of a date; write dmy, mdy or ymd")


def _parse_switch(text: str) -> bool:
    word = text.strip().lower()
    if word not in _ON + _OFF:
        raise Refused(f"{text!r} is neither on nor off; write on or off")
    return word in _ON


def _switch_words(value: bool) -> str:  # it is what is written
    return "on" if value else "off"


SETTINGS = {
    "day_start": Setting(
        "when a day begins; the hours before belong to the evening",
        tuple(time(n // 2, n % 2 * 30) for n in range(17)),
        _parse_day_start,
        "{:%H:%M}".format,
    ),
    "week_start": Setting(
        "the first day of a week",
        tuple(range(7)),
        parse_weekday,
        lambda weekday: WEEKDAY_NAMES[weekday].capitalize(),
    ),
    "day_goal": Setting(
        "how many practices make a connected day",
        tuple(range(1, HIGHEST_GOAL + 1)),
        _parse_goal,
        str,
    ),
    "grace": Setting(
        "whether seven days earn one that may stay empty",
        (False, True),
        _parse_switch,
        _switch_words,
    ),
    "show_streaks": Setting(
        "whether streaks are shown", (False, True), _parse_switch, _switch_words
    ),
    "default_minutes": Setting(
        "how many minutes are planned where nothing is said",
        (30, 45, 60, 90, 120, 180),
        _parse_minutes,
        str,
    ),
    "date_order": Setting(
        "how a day like 3/5/27 is written: dmy, mdy or ymd", DATE_ORDERS, _parse_order, str
    ),
}


def find_setting(word: str) -> str:
    """The name of the setting that ``word`` names, with ``-`` or ``_``."""
    name = word.strip().lower().replace("-", "_")
    if name in SETTINGS:
        return name
    raise Refused(f"there is no setting {word!r}; they are {', '.join(SETTINGS)}")


def stored(name: str, value: Any) -> Any:
    """A value as the file holds it: a number, true or false, or words."""
    return value if name in _AS_THEY_ARE else SETTINGS[name].words(value)


def is_readable(name: str, value: Any) -> bool:
    """Whether a file's value of a setting can be understood."""
    try:
        return name in SETTINGS and SETTINGS[name].parse(str(value)) is not None
    except Refused:
        return False


def settings_of(values: dict[str, Any]) -> Settings:
    """Settings from what a file holds; what cannot be read is as if it were not there."""
    read = {name: value for name, value in values.items() if is_readable(name, value)}
    return Settings(**{name: SETTINGS[name].parse(str(value)) for name, value in read.items()})
