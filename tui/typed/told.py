"""What is told of as past: ``saw Mum on 2 dec``, ``had lunch with Lena on saturday``.

A date without a year, or a weekday, is the next one; beside a verb of the past it is the last one.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from tui.domain.refusal import Refused
from tui.typed.days import Day

_TOLD = """
saw had was were went met did talked walked called visited spent made played cooked ate watched
chatted phoned rang hiked ran took spoke helped celebrated enjoyed shared dined danced sang swam
drank drove stayed wrote came caught baked biked cycled skyped hosted joined laughed listened
travelled traveled climbed
"""
_VERBS = frozenset(_TOLD.split())
_BEFORE_VERB = ("i", "we", "just", "also", "and", "have", "i've", "we've")


def is_told(title: Sequence[str]) -> bool:
    """Whether the words of a title, as they are compared, begin with a verb of the past."""
    first = next((word for word in title if word.replace("’", "'") not in _BEFORE_VERB), "")
    return first in _VERBS


def told_day(day: Day, *, is_over: bool) -> Day:
    """The last such day instead of the next; today only where its time there ``is_over``."""
    if day.before is None:
        return day
    weeks = day.weekday and day.day == day.before and not is_over
    return Day(day.before - timedelta(days=7 * weeks))


def refuse_just_been(first: Day, last: Day | None = None) -> None:
    """Refuse a date without a year that was a short while ago, or the days up to another one."""
    if not first.has_just_been or (last and not last.has_just_been):
        return
    pair = [day for day in (first, last) if day]
    begun = " to ".join(f"{day.day.day} {day.day:%b}".lower() for day in pair)
    have = "have" if last else "has"
    was = " to ".join(_dated(day.before) for day in pair if day.before)
    comes = " to ".join(_dated(day.day) for day in pair)
    raise Refused(f"{begun} {have} just been; write {was}, or {comes} for the next one")


def _dated(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}".lower()
