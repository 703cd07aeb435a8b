"""The rules of NOTES-planner 1 read aloud, one day after the other: slow, and obvious.

Nothing here is shared with the code under test, and no library of recurrences is asked.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)
LETTERS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Spoken(NamedTuple):
    """A rule as a person would say it; an ordinal of 0 is every such weekday."""

    freq: str
    interval: int = 1
    times: int | None = None
    until: date | None = None
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    only_last: bool = False
    week_start: int | None = None

    def text(self) -> str:
        """The rule as an RRULE, in an order that other programs use."""
        parts = [f"INTERVAL={self.interval}"]
        if self.week_start is not None:
            parts.append(f"WKST={LETTERS[self.week_start]}")
        if self.weekdays:
            days = [f"{n if n else ''}{LETTERS[weekday]}" for n, weekday in self.weekdays]
            parts.append("BYDAY=" + ",".join(days))
        if self.month_days:
            parts.append("BYMONTHDAY=" + ",".join(str(day) for day in self.month_days))
        if self.only_last:
            parts.append("BYSETPOS=-1")
        if self.months:
            parts.append("BYMONTH=" + ",".join(str(month) for month in self.months))
        if self.times is not None:
            parts.append(f"COUNT={self.times}")
        if self.until is not None:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        return ";".join([f"FREQ={self.freq}", *parts])


def positions(rule: Spoken, start: datetime, last: datetime) -> Iterator[datetime]:
    """Every position from the start up to, not with, ``last``."""
    day, counted = start.date(), 0
    while datetime.combine(day, start.time()) < last:
        over = rule.times is not None and counted >= rule.times
        if over or (rule.until is not None and day > rule.until):
            return
        if is_position(rule, start.date(), day):
            counted += 1
            yield datetime.combine(day, start.time())
        day += DAY


def is_position(rule: Spoken, start: date, day: date) -> bool:
    """Whether a rule that starts on a day names another one, no matter when it ends."""
    if not _is_named(rule, start, day):
        return False
    if not rule.only_last:
        return True
    later = day + DAY
    while later.month == day.month:
        if _is_named(rule, start, later):
            return False
        later += DAY
    return True


def _is_named(rule: Spoken, start: date, day: date) -> bool:
    return _is_its_turn(rule, start, day) and _has_the_days(rule, start, day)


def _is_its_turn(rule: Spoken, start: date, day: date) -> bool:
    if rule.freq == "DAILY":
        apart = (day - start).days
    elif rule.freq == "WEEKLY":
        apart = (_week(rule, day) - _week(rule, start)).days // 7
    elif rule.freq == "MONTHLY":
        apart = 12 * (day.year - start.year) + day.month - start.month
    else:
        apart = day.year - start.year
    return apart % rule.interval == 0


def _week(rule: Spoken, day: date) -> date:
    while day.weekday() != (rule.week_start or 0):
        day -= DAY
    return day


def _has_the_days(rule: Spoken, start: date, day: date) -> bool:
    months, month_days, weekdays = rule.months, rule.month_days, rule.weekdays
    if rule.freq == "WEEKLY" and not weekdays:
        weekdays = ((0, start.weekday()),)
    if rule.freq == "YEARLY" and not months and not month_days:
        months = (start.month,)
    if rule.freq in ("MONTHLY", "YEARLY") and not month_days and not weekdays:
        month_days = (start.day,)
    if months and day.month not in months:
        return False
    if month_days and not any(_is_month_day(day, wanted) for wanted in month_days):
        return False
    return not weekdays or any(_is_weekday(day, n, weekday) for n, weekday in weekdays)


def _is_month_day(day: date, wanted: int) -> bool:
    if wanted == -1:
        return (day + DAY).month != day.month
    return day.day == wanted


def _is_weekday(day: date, ordinal: int, weekday: int) -> bool:
    if day.weekday() != weekday:
        return False
    if ordinal == -1:
        return (day + 7 * DAY).month != day.month
    if ordinal == 0:
        return True
    before = day - (ordinal - 1) * 7 * DAY
    return before.month == day.month and (before - 7 * DAY).month != day.month
