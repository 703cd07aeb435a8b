"""What is known of one practice: the days done and rested, its schedule and its pauses."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Set
from datetime import date
from itertools import chain
from typing import Literal, NamedTuple

from tui.domain.schedule import Pause, Schedule, ScheduleRow, Timetable

DayState = Literal["done", "rest", "paused", "off", "pending", "none"]


class History(NamedTuple):
    """One practice. Days are proleptic ordinals (``date.toordinal``): ten years fold in 1 ms."""

    done: Set[int] = frozenset()
    rest: Set[int] = frozenset()
    rows: tuple[ScheduleRow, ...] = ()
    pauses: tuple[Pause, ...] = ()


class Calendar:
    """A history seen from a day: what was asked for and what was not.

    Asked about a past day (``over``), the day has ended and marks after it, rests included, do
    not exist. Otherwise ``today`` is open, and rests that are already known count.
    """

    def __init__(
        self, history: History, today: date, *, over: bool = False, week_start: int = 0
    ) -> None:
        self.today = today.toordinal()
        self.over = over
        self.timetable = Timetable(history.rows, week_start)
        self.done = history.done
        self._days = sorted(history.done)  # twice as fast as min() or max() of a set of days
        if self._days and self._days[-1] > self.today:
            del self._days[bisect_right(self._days, self.today) :]
            self.done = set(self._days)
        self.rest = {d for d in history.rest if d <= self.today} if over else history.rest
        self._edges = _edges(history.pauses)

    @property
    def last_over(self) -> int:
        """The last day that has ended."""
        return self.today if self.over else self.today - 1

    @property
    def first_done(self) -> int:
        """The first done day; today where nothing was done."""
        return self._days[0] if self._days else self.today

    def done_between(self, first: int, last: int) -> list[int]:
        """The done days of ``first``-``last``, in order."""
        return self._days[bisect_left(self._days, first) : bisect_right(self._days, last)]

    def against(self, first: int, last: int) -> list[int]:
        """The empty days of ``first``-``last`` that are asked for, in order."""
        found: list[int] = []
        done, rest = self.done, self.rest
        for start, end, schedule in self.timetable.stretches(first, last):
            days = range(start, end + 1)
            empty = [day for day in days if day not in done and day not in rest]
            weekdays = schedule.weekdays
            found += [day for day in empty if (day - 1) % 7 in weekdays]
        return [day for day in found if not self.paused(day)] if self._edges else found

    def paused(self, day: int) -> bool:
        """Whether a pause covers the day."""
        return bisect_right(self._edges, day) % 2 == 1

    def held(self, day: int) -> bool:
        """Whether the day rests or is paused."""
        # paused() written out: thousands of days of a history pass through here
        return day in self.rest or bisect_right(self._edges, day) % 2 == 1

    def asked(self, day: int) -> bool:
        """Whether an empty day would count against a run of days."""
        return self.scheduled(day) and not self.held(day)

    def scheduled(self, day: int) -> bool:
        """Whether the schedule names the day; every day of a ``per_week`` is one."""
        return self.timetable.is_plain or (day - 1) % 7 in self.timetable.on(day).weekdays

    def state(self, day: int) -> DayState:
        """The day in one word; ``none`` only for a day that is over and empty."""
        if day in self.done:
            return "done"
        if day in self.rest:
            return "rest"
        if self.paused(day):
            return "paused"
        if not self.scheduled(day):
            return "off"
        return "none" if day <= self.last_over else "pending"

    def week_target(self, first: int, schedule: Schedule) -> int:
        """How many days of the week from ``first`` the schedule asks for, rest and pauses off."""
        week = range(first, first + 7)
        if schedule.kind == "per_week":
            away = [day for day in week if self.held(day) and not self.days_hold(day)]
            return min(schedule.times, 7 - len(away))
        return sum(map(self.asked, week))

    def days_hold(self, day: int) -> bool:
        """Whether a schedule in days holds."""
        return self.timetable.on(day).unit == "day"

    def far_end(self) -> int:
        """A day after which nothing known changes any more, two weeks to spare."""
        known = [self.today, *self.rest, *self.timetable.starts]
        known += [day for day in self._edges if day < date.max.toordinal()]
        return min(max(known) + 14, date.max.toordinal() - 14)


def done_together(done: Iterable[Iterable[int]], least: int) -> set[int]:
    """The days on which at least ``least`` practices are done; ``done`` has the days of each."""
    if least == 1:
        return set().union(*done)  # the default, in a quarter of the time
    times = Counter(chain.from_iterable(done))
    return {day for day, count in times.items() if count >= least}


def _edges(pauses: Iterable[Pause]) -> list[int]:
    """The first days away and the first days back, by turns; pauses that touch are one."""
    edges: list[int] = []
    for pause in sorted(pauses, key=lambda pause: pause.first):
        first, back = pause.first.toordinal(), (pause.last or date.max).toordinal() + 1
        if edges and first <= edges[-1]:
            edges[-1] = max(edges[-1], back)
        elif first < back:
            edges += [first, back]
    return edges
