"""Why a line says no day: the word in it that was meant for one, and the form that works."""

from collections.abc import Iterable, Sequence

from tui.domain.day import WEEKDAY_NAMES
from tui.typed.days import MONTHS, month_of
from tui.typed.names import lowered

_FIXED = {
    "christmas eve": "24 dec",
    "xmas eve": "24 dec",
    "christmas": "25 dec",
    "xmas": "25 dec",
    "boxing day": "26 dec",
    "new year's eve": "31 dec",
    "new years eve": "31 dec",
    "nye": "31 dec",
    "new year": "1 jan",
    "valentine": "14 feb",
    "halloween": "31 oct",
}
"""Feasts, and when they are; the longer names first."""
_MOVABLE = (
    "easter",
    "pentecost",
    "thanksgiving",
    "passover",
    "hanukkah",
    "diwali",
    "ramadan",
    "eid",
)
_MOST_ALIKE = 0.75


def no_day(words: Sequence[str], form: str) -> str:
    """What to say of the words left of a line without a day; ``form`` is one that works."""
    low = [word.replace("’", "'") for word in lowered(words)]
    if feast := feast_words(low):
        return feast
    for word in low:
        if word.startswith("weekend"):
            return f"{word!r} is two days; write sat to sun, or one such as next sat"
        if len(word) > 2 and month_of(word):
            return f"{word!r} is a month; write a day of it, such as 5 {word[:3]}"
        if near := _near(word):
            return f"{word!r} is no day; write {near}, or one such as 5 dec"
    return f"say the day: {form}, tomorrow 7pm or every friday"


def feast_words(low: Iterable[str]) -> str:
    """What to say of the feast that is named; empty for none."""
    text = f" {' '.join(low)}".replace("’", "'")
    for feast, day in _FIXED.items():
        if f" {feast}" in text:
            return f"{feast!r} is not read as a day; write {day}"
    movable = next((word for word in text.split() if word in _MOVABLE), "")
    return f"{movable!r} is not read as a day; write its date, such as 5 apr" if movable else ""


def _near(word: str) -> str:
    from difflib import get_close_matches  # only a mistyped word pays for it

    if len(word) < 5 or word in MONTHS:
        return ""
    days = [day for day in (*WEEKDAY_NAMES, "tomorrow", "yesterday") if day[0] == word[0]]
    return next(iter(get_close_matches(word, days, n=1, cutoff=_MOST_ALIKE)), "")
