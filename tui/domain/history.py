"""What is known of one practice: the days done and rested, its schedule and its pauses."""

from collections.abc import Set
from datetime import date
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
        if max(history.done, default=0) > self.today:
            self.done = {day for day in history.done if day <= self.today}
        self.rest = {d for d in history.rest if d <= self.today} if over else history.rest
        self._pauses = [
            (p.first.toordinal(), p.last.toordinal() if p.last else date.max.toordinal())
            for p in history.pauses
        ]

    @property
    def last_over(self) -> int:
        """The last day that has ended."""
        return self.today if self.over else self.today - 1

    def paused(self, day: int) -> bool:
        """Whether a pause covers the day."""
        for first, last in self._pauses:  # noqa: SIM110  # any() takes three times as long
            if first <= day <= last:
                return True
        return False

    def held(self, day: int) -> bool:
        """Whether the day rests or is paused."""
        return day in self.rest or self.paused(day)

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
            free = sum(self.days_hold(day) or not self.held(day) for day in week)
            return min(schedule.times, free)
        return sum(map(self.asked, week))

    def days_hold(self, day: int) -> bool:
        """Whether a schedule in days holds."""
        return self.timetable.on(day).unit == "day"

    def far_end(self) -> int:
        """A day after which nothing known changes any more, two weeks to spare."""
        known = [self.today, *self.rest, *self.timetable.starts]
        known += [last for _, last in self._pauses if last < date.max.toordinal()]
        return min(max(known) + 14, date.max.toordinal() - 14)
