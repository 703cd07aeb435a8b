"""Totals of a year, by month and by weekday: days done of days asked for.

Counting begins with the first recorded day and ends with today, which counts only once it is
done: an open day is never held against anyone. Marks after today do not count.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tui.domain.history import Calendar, History, done_together


class Total(NamedTuple):
    """How many days were done of those that were asked for; ``done`` <= ``asked``."""

    done: int
    asked: int


def month_totals(
    history: History, today: date, year: int, *, week_start: int = 0
) -> tuple[Total, ...]:
    """The twelve months of one practice, January first.

    A day done counts whatever the schedule says. Weeks of a ``per_week`` count in the month in
    which they begin, with the days they ask for and no more.
    """
    calendar = Calendar(history, today, week_start=week_start)
    begin = _first_recorded(calendar)
    firsts = [date(year, month, 1).toordinal() for month in range(1, 13)]
    after = date(year, 12, 31).toordinal() + 1
    return tuple(_month(calendar, begin, a, b - 1) for a, b in pairwise([*firsts, after]))


def weekday_totals(
    history: History, today: date, year: int, *, week_start: int = 0
) -> tuple[Total, ...]:
    """The seven weekdays of one practice, Monday first.

    Under ``per_week`` each day stands on its own, since the week does not say which it wants.
    """
    calendar = Calendar(history, today, week_start=week_start)
    first, last = _year(year)
    done = calendar.done_between(first, last)
    begin = max(first, _first_recorded(calendar))
    return _tally(7, _weekday, done, calendar.against(begin, min(last, calendar.last_over)))


def connected_months(
    histories: Sequence[History], today: date, year: int, *, day_goal: int = 1, week_start: int = 0
) -> tuple[Total, ...]:
    """The connected days of the twelve months, January first; grace never applies."""
    return _tally(12, _month_of, *_connected(histories, today, year, day_goal, week_start))


def connected_weekdays(
    histories: Sequence[History], today: date, year: int, *, day_goal: int = 1, week_start: int = 0
) -> tuple[Total, ...]:
    """The connected days of the seven weekdays, Monday first; grace never applies."""
    return _tally(7, _weekday, *_connected(histories, today, year, day_goal, week_start))


def _month(calendar: Calendar, begin: int, first: int, last: int) -> Total:
    """One month, ``first``-``last``, of a practice first recorded on ``begin``."""
    done = asked = 0
    timetable = calendar.timetable
    for start, end, unit in timetable.eras(first, last):
        if unit == "day":
            count = len(calendar.done_between(start, end))
            empty = calendar.against(max(start, begin), min(end, calendar.last_over))
            parts = [Total(count, count + len(empty))]
        else:
            weeks = range(timetable.week_of(start + 6), end + 1, 7)
            parts = [_week(calendar, begin, week) for week in weeks]
        done += sum(part.done for part in parts)
        asked += sum(part.asked for part in parts)
    return Total(done, asked)


def _week(calendar: Calendar, begin: int, first: int) -> Total:
    """One week of a ``per_week``; what it asks for counts once a whole week could give it."""
    last = first + 6
    target = calendar.week_target(first, calendar.timetable.on(first))
    days = [day for day in calendar.done_between(first, last) if not calendar.days_hold(day)]
    done = min(len(days), target)
    whole = begin <= first and last <= calendar.last_over and not calendar.days_hold(last)
    return Total(done, target if whole else done)


def _connected(
    histories: Sequence[History], today: date, year: int, day_goal: int, week_start: int
) -> tuple[set[int], list[int]]:
    """The connected days of a year, and the others that are over and that a practice asks for."""
    calendars = [Calendar(history, today, week_start=week_start) for history in histories]
    first, last = _year(year)
    done = done_together((c.done_between(first, last) for c in calendars), day_goal)
    begin = min(map(_first_recorded, calendars), default=first)
    days = range(max(first, begin), min(last, today.toordinal() - 1) + 1)
    empty = [day for day in days if day not in done]
    return done, [day for day in empty if any(calendar.asked(day) for calendar in calendars)]


def _tally(
    slots: int, slot_of: Callable[[int], int], done: Iterable[int], empty: Iterable[int]
) -> tuple[Total, ...]:
    """Days done and days left empty, counted by their slot from 0."""
    done_in, empty_in = Counter(map(slot_of, done)), Counter(map(slot_of, empty))
    return tuple(Total(done_in[n], done_in[n] + empty_in[n]) for n in range(slots))


def _first_recorded(calendar: Calendar) -> int:
    """The first day with a mark; today where there is none."""
    return min([calendar.first_done, *calendar.rest])


def _year(year: int) -> tuple[int, int]:
    """The first and the last day of a year."""
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()


def _month_of(day: int) -> int:
    return date.fromordinal(day).month - 1


def _weekday(day: int) -> int:
    return (day - 1) % 7
