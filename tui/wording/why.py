"""Why a number is what it is: one sentence with the rule and this user's own figures in it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tui.domain.day import week_first
from tui.domain.history import Calendar, DayState, History
from tui.domain.schedule import Schedule
from tui.domain.steadiness import HALF_LIFE
from tui.domain.streak import Run, Streak
from tui.domain.totals import Total
from tui.wording.basics import counted, long_date, share, span

_STEPPED: dict[DayState, tuple[str, str]] = {
    "rest": ("rest day", "rest days"),
    "paused": ("day away", "days away"),
    "off": ("day off the schedule", "days off the schedule"),
}


@dataclass
class Subject:
    """What the numbers are about: one practice, or the connected days of all.

    ``histories`` is that of the practice, or those of all; ``goal`` is 0 for a practice.
    """

    name: str
    streak: Streak
    histories: tuple[History, ...]
    schedule: Schedule
    today: date
    week_start: int
    goal: int = 0

    @property
    def did(self) -> str:
        """What was done on a day that counts, in words."""
        if self.goal == 1:
            return "you did one practice or more"
        return f"you did {self.goal} practices or more" if self.goal else "you did it"

    @cached_property
    def calendars(self) -> list[Calendar]:
        """The days of each history, seen from today."""
        return [Calendar(h, self.today, week_start=self.week_start) for h in self.histories]

    @cached_property
    def done(self) -> set[int]:
        """The days that count."""
        times = Counter(day for calendar in self.calendars for day in calendar.done)
        return {day for day, count in times.items() if count >= max(1, self.goal)}

    def week_of(self, day: date) -> date:
        """The first day of a calendar week."""
        return week_first(day, self.week_start)


def current(subject: Subject) -> str:
    """Why the run that is alive is as long as it is."""
    streak = subject.streak
    head = counted(streak.current, streak.unit)
    if not streak.total:
        return f"{head}: nothing is done yet; the first day you do begins a run."
    if not streak.current:
        return f"{head}: {_why_ended(subject)} What you do next begins a new run."
    since = streak.since or subject.today
    if streak.unit == "week":
        said = f"{subject.did} as often as it asks, week by week, since the week of"
        week = f"{streak.week.done} of {streak.week.target}"
        return f"{head}: {said} {_on(subject.week_of(since))}. This week has {week} so far."
    asked = "on every day" if subject.goal else "on every day that asked for it"
    still = " Today is still open and is not held against you." if _is_open(subject) else ""
    return f"{head}: {subject.did} {asked} since {_on(since)}{_stepped(subject, since)}.{still}"


def best(subject: Subject) -> str:
    """Which run was the longest."""
    streak = subject.streak
    head = counted(streak.best, streak.unit)
    if not streak.best_runs:
        return f"{head}: there is no run yet; the first one will stand here."
    run = streak.best_runs[0]
    same = " It is the one you are in." if streak.current == streak.best else ""
    return f"{head}: the longest run so far, {span(run.first, run.last)}.{same}"


def total(subject: Subject) -> str:
    """What the total counts."""
    head = counted(subject.streak.total, "day")
    if not subject.done:
        return f"{head}: every day on which {subject.did} will count here, for ever."
    first = date.fromordinal(min(subject.done))
    return f"{head}: all days on which {subject.did}, since {_on(first)}. A gap takes none away."


def steady(subject: Subject, value: float) -> str:
    """What steadiness remembers, with the last two half-lives counted out."""
    calendar, times = subject.calendars[0], subject.schedule.times_a_week
    half = round(HALF_LIFE * (7 / times) ** 0.5)
    begins = min([*calendar.done, *calendar.rest], default=calendar.today + 1)
    day = calendar.today if calendar.today in calendar.done else calendar.last_over
    recent: list[bool] = []
    while len(recent) < half and day >= begins:
        if not calendar.held(day):
            recent.append(day in calendar.done)
        day -= 1
    rule = f"the weight of a day halves every {half} days, and rest and days away change nothing"
    if not recent:
        return f"{share(value)}: {rule}; it grows with the first day you do."
    return (
        f"{share(value)}: {rule}; of the last {counted(len(recent), 'day')} you did {sum(recent)}."
    )


def week(subject: Subject) -> str:
    """How much of the running week is done, and what was taken off."""
    done, target = subject.streak.week
    first = subject.week_of(subject.today)
    said = f"{done} of {target}: since {_on(first)} {subject.did} on {counted(done, 'day')}"
    if subject.goal:
        return f"{said}; a week has 7."
    full = subject.schedule.times_a_week
    calendar = subject.calendars[0]
    held = sum(calendar.held(first.toordinal() + n) for n in range(7))
    off = f", less what rests or is away ({counted(held, 'day')})" if held else ""
    return f"{said}; the schedule, {subject.schedule.text}, asks for {full} a week{off}."


def keep_by(subject: Subject) -> str:
    """Until when the run lives as it is."""
    day = subject.streak.keep_by
    if not subject.streak.current:
        return "–: no run is alive, so there is nothing to keep."
    if subject.streak.out_of_reach:
        return (
            "–: the days to come do not make up this week; a day before that was done "
            "and not ticked still counts."
        )
    if day is None:
        return "–: as far as is known, nothing can end this run."
    needed = "it is the last day that can still meet its week" if _in_weeks(subject) else ""
    why = needed or "the first day to come that asks for it and is still empty"
    if subject.streak.graced:
        why += ", grace counted"
    return f"{long_date(day)}: by the end of this day something has to be done; {why}."


def run_of(subject: Subject, run: Run, place: int) -> str:
    """One of the longest runs; ``place`` counts from 1."""
    which = "the longest" if place == 1 else f"number {place} of your longest runs"
    stepped = _stepped(subject, run.first, run.last) if subject.streak.unit == "day" else ""
    length = counted(run.length, subject.streak.unit)
    return f"{length}: {which}, {span(run.first, run.last)}{stepped}."


def month(subject: Subject, total: Total, year: int, number: int) -> str:
    """A month against the schedule; ``number`` 1-12."""
    name = f"days of {date(year, number, 1):%B} {year}"
    return f"{_of(total)}: {_asked(subject, total, name)}{_by_weeks(subject)}"


def whole_year(subject: Subject, total: Total, year: int) -> str:
    """A year against the schedule: the sum of its months."""
    return f"{_of(total)}: {_asked(subject, total, f'days of {year}')}{_by_weeks(subject)}"


def weekday(subject: Subject, total: Total, year: int, number: int) -> str:
    """One weekday over a year; ``number`` 0 is Monday."""
    name = f"{date(2024, 1, 1 + number):%A}"
    return f"{_of(total)}: {_asked(subject, total, f'{name}s of {year}')}"


def _asked(subject: Subject, total: Total, days: str) -> str:
    if not total.asked:
        return f"none of the {days} asked for it yet, or nothing was recorded by then."
    which = "all of them" if total.done == total.asked else f"{total.done} of them"
    return (
        f"{total.asked} of the {days} asked for it, and on {which} {subject.did}. "
        f"Rest, days away and an open today are not asked for."
    )


def _by_weeks(subject: Subject) -> str:
    if not _in_weeks(subject):
        return ""
    return " A week counts in the month in which it begins, with no more days than it asks for."


def _of(total: Total) -> str:
    return f"{total.done} of {total.asked}" if total.asked else "–"


def _in_weeks(subject: Subject) -> bool:
    return subject.streak.unit == "week"


def _is_open(subject: Subject) -> bool:
    return subject.streak.today == "pending"


def _on(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _stepped(subject: Subject, first: date, last: date | None = None) -> str:
    """What a run of days stepped over on its way."""
    days = range(first.toordinal(), (last or subject.today).toordinal() + 1)
    empty = [day for day in days if day not in subject.done]
    if subject.goal:
        calendar = subject.calendars[0]
        count = sum(day <= calendar.last_over for day in empty)
        words = [f"{counted(count, 'day')} that asked for nothing"] if count else []
    else:
        states = Counter(map(subject.calendars[0].state, empty))
        words = [
            f"{states[state]} {one if states[state] == 1 else more}"
            for state, (one, more) in _STEPPED.items()
            if states[state]
        ]
        graced = sum(day.toordinal() in days for day in subject.streak.graced)
        words += [counted(graced, "grace day")] if graced else []
    if not words:
        return ""
    return f"; {' and '.join(words)} {'was' if words[0][:2] == '1 ' else 'were'} stepped over"


def _why_ended(subject: Subject) -> str:
    """Where the latest run ended."""
    latest = max(subject.done, default=subject.calendars[0].today)
    if _in_weeks(subject):
        calendar = subject.calendars[0]
        first = calendar.timetable.week_of(latest)
        while first + 6 <= calendar.last_over:
            target = calendar.week_target(first, calendar.timetable.on(first))
            done = sum(day in calendar.done for day in range(first, first + 7))
            if done < target:
                week = date.fromordinal(first)
                return f"the week of {_on(week)} has {done} of {target}; a run ended there."
            first += 7
        return "no week has what it asks for yet."
    empty = (
        day
        for day in range(latest + 1, subject.calendars[0].last_over + 1)
        if any(calendar.asked(day) for calendar in subject.calendars)
        and date.fromordinal(day) not in subject.streak.graced
    )
    ended = next(empty, None)
    if ended is None:
        return "the schedule counts in other units since."
    when = _on(date.fromordinal(ended))
    return f"{when} asked for it and is empty; a run ended there, and any day can be filled in."
