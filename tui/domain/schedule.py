"""When a practice is asked for: schedules, valid from a day, and pauses."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from tui.domain.day import WEEKDAY_NAMES
from tui.domain.refusal import Refused
from tui.domain.settings import parse_weekday

Unit = Literal["day", "week"]
ALL = "all"  # in the place of a practice: every one of them


def is_all(words: Iterable[str]) -> bool:
    """Whether one of some typed words means every practice."""
    return any(word.strip().casefold() == ALL for word in words)


class Schedule(NamedTuple):
    """``daily``, ``weekdays`` (0 is Monday) or ``per_week`` (``times`` of 7, in calendar weeks)."""

    kind: Literal["daily", "weekdays", "per_week"] = "daily"
    weekdays: frozenset[int] = frozenset(range(7))
    times: int = 7

    @property
    def unit(self) -> Unit:
        """What its streaks are counted in."""
        return "week" if self.kind == "per_week" else "day"

    @property
    def times_a_week(self) -> int:
        """How often it asks in a week without rest, 1-7."""
        return self.times if self.kind == "per_week" else len(self.weekdays)

    @property
    def text(self) -> str:
        """As a person types it: ``daily``, ``weekdays mon,thu`` or ``3/week``."""
        match self.kind:
            case "daily":
                return "daily"
            case "weekdays":
                days = ",".join(WEEKDAY_NAMES[n][:3] for n in sorted(self.weekdays))
                return f"weekdays {days}"
            case "per_week":
                return f"{self.times}/week"


DAILY = Schedule()


def parse_schedule(text: str) -> Schedule:
    """A schedule as a person types it; ``weekdays`` alone is Monday to Friday.

    Refused with the forms: anything else, and more than seven or fewer than one a week.
    """
    words = text.lower().replace(",", " ").split()
    joined = "".join(words)
    if joined == "daily":
        return DAILY
    if joined == "weekdays":
        return Schedule("weekdays", frozenset(range(5)))
    if joined.removesuffix("/week").removesuffix("x") in tuple("1234567") and "/" in joined:
        return Schedule("per_week", times=int(joined[0]))
    try:
        weekdays = frozenset(map(parse_weekday, words[words[:1] == ["weekdays"] :]))
    except Refused:
        weekdays = frozenset()
    if not weekdays:
        raise Refused(f"{text!r} is no schedule; write daily, weekdays mon,thu or 3/week")
    return Schedule("weekdays", weekdays) if len(weekdays) < 7 else DAILY


class ScheduleRow(NamedTuple):
    """A schedule and the day from which it holds, until the next row."""

    valid_from: date
    schedule: Schedule


class Pause(NamedTuple):
    """Days away, both ends included; ``last`` None is open-ended."""

    first: date
    last: date | None = None


class PracticeSchedule(NamedTuple):
    """A row of the schedule of one practice."""

    practice: str
    row: ScheduleRow

    @property
    def uid(self) -> str:
        """One row of a practice begins on a day, so that its first day tells it apart."""
        return dated_uid(self.practice, self.row.valid_from)


class Away(NamedTuple):
    """A pause of one practice, or of ``ALL``, and why."""

    practice: str
    pause: Pause
    why: str = ""

    @property
    def uid(self) -> str:
        """Pauses of one practice do not overlap, so that its first day tells it apart."""
        return dated_uid(self.practice, self.pause.first)


def dated_uid(practice: str, first: date) -> str:
    """The uid of what holds for a practice from a day on, the same on every machine."""
    return f"{practice}|{first}"


class Timetable:
    """Which schedule holds on which day, by proleptic ordinal.

    ``per_week`` takes effect from the first day of the week its row falls in (DESIGN 2.3).
    """

    def __init__(self, rows: Sequence[ScheduleRow] = (), week_start: int = 0) -> None:
        self.week_start = week_start
        self._rows: list[tuple[int, Schedule]] = []
        for row in sorted(rows, key=lambda row: row.valid_from):
            start = row.valid_from.toordinal()
            if row.schedule.kind == "per_week":
                start = self.week_of(start)
            # a row that begins no later than its forerunner leaves it nothing
            while self._rows and self._rows[-1][0] >= start:
                self._rows.pop()
            self._rows.append((start, row.schedule))

    def week_of(self, ordinal: int) -> int:
        """The first day of the calendar week of a day."""
        return ordinal - (ordinal - 1 - self.week_start) % 7

    def on(self, ordinal: int) -> Schedule:
        """The schedule that holds on a day; daily before the first row."""
        for start, schedule in reversed(self._rows):
            if start <= ordinal:
                return schedule
        return DAILY

    @property
    def starts(self) -> list[int]:
        """The days on which a schedule takes effect."""
        return [start for start, _ in self._rows]

    @property
    def is_plain(self) -> bool:
        """Whether every day is asked for, so that no day needs to be looked up."""
        return not self._rows

    def stretches(self, first: int, last: int) -> list[tuple[int, int, Schedule]]:
        """``first``-``last`` cut where the schedule changes."""
        starts = [first, *(start for start in self.starts if first < start <= last)]
        ends = [start - 1 for start in starts[1:]] + [last]
        return [(start, end, self.on(start)) for start, end in zip(starts, ends, strict=True)]

    def eras(self, first: int, last: int) -> list[tuple[int, int, Unit]]:
        """``first``-``last`` cut where the unit of the streak changes."""
        found: list[tuple[int, int, Unit]] = []
        for start, end, schedule in self.stretches(first, last):
            if found and found[-1][2] == schedule.unit:
                start = found.pop()[0]
            found.append((start, end, schedule.unit))
        return found
