"""Streaks: one pure fold of a history, by the rules of DESIGN 2.4."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tui.domain.history import Calendar, DayState, History, done_together
from tui.domain.schedule import Unit

RUNS_KEPT = 10
DAYS_PER_GRACE = 7
GRACE_IN_HAND = 2


class Run(NamedTuple):
    """A run, from its first to its last done day; ``length`` in days or weeks."""

    first: date
    last: date
    length: int


class Week(NamedTuple):
    """The running calendar week: days done so far, and days asked for with rest taken off."""

    done: int
    target: int


class Streak(NamedTuple):
    """What the fold says; ``current`` and ``best`` count in ``unit``, ``total`` in days.

    ``keep_by`` is the last day by whose end something must be done for the run to live, None
    without a run, when nothing known can end it, and when the days to come are too few for the
    running week (``out_of_reach``): only days before, filled in, could still meet that.
    ``graced`` are the empty days that grace stepped over. ``since`` is the first done day of the
    run that is alive.
    """

    current: int
    best: int
    total: int
    unit: Unit
    today: DayState
    keep_by: date | None
    best_runs: tuple[Run, ...]
    week: Week
    graced: frozenset[date] = frozenset()
    since: date | None = None
    out_of_reach: bool = False


class _Runs(NamedTuple):
    """Runs of one unit, ``(first, last, length)`` in ordinals, the latest last."""

    found: list[tuple[int, int, int]]
    alive: bool = False
    grace: int = 0
    graced: frozenset[int] = frozenset()

    @property
    def current(self) -> int:
        return self.found[-1][2] if self.alive else 0

    @property
    def since(self) -> date | None:
        return date.fromordinal(self.found[-1][0]) if self.alive else None


def fold(
    history: History,
    today: date,
    *,
    over: bool = False,
    week_start: int = 0,
    grace: bool = False,
) -> Streak:
    """The streak of one practice, seen from the logical day ``today``.

    ``over`` asks about a past day as of its end. ``grace`` lets every seven counted days earn
    one empty day, at most two in hand; it never applies to weeks.
    """
    calendar = Calendar(history, today, over=over, week_start=week_start)
    unit = calendar.timetable.on(calendar.today).unit
    runs = _Runs([])
    longest: list[tuple[int, int, int]] = []
    graced: frozenset[int] = frozenset()
    for first, last, era_unit in calendar.timetable.eras(calendar.first_done, calendar.today):
        if era_unit == "week":
            runs = _runs_of_weeks(calendar, first, last)
        else:
            against = calendar.against(first, min(last, calendar.last_over))
            runs = _runs_of_days(calendar.done_between(first, last), against, grace=grace)
        graced |= runs.graced
        if era_unit == unit:
            longest += runs.found
    keep_by, out_of_reach = None, False
    if runs.alive and unit == "week":
        keep_by, out_of_reach = _keep_by_weeks(calendar)
    elif runs.alive:
        keep_by = _keep_by_days(calendar, runs)
    return Streak(
        current=runs.current,
        best=max((length for _, _, length in longest), default=0),
        total=len(calendar.done),
        unit=unit,
        today=calendar.state(calendar.today),
        keep_by=keep_by,
        best_runs=_best(longest),
        week=_week(calendar),
        graced=frozenset(map(date.fromordinal, graced)),
        since=runs.since,
        out_of_reach=out_of_reach,
    )


def fold_connected(
    histories: Sequence[History],
    today: date,
    *,
    day_goal: int = 1,
    over: bool = False,
    week_start: int = 0,
) -> Streak:
    """Connected days: a day counts when at least ``day_goal`` (1-5) practices are done.

    It bridges when every one of ``histories``, the active practices, rests, is paused or is not
    scheduled. Grace never applies. ``week`` holds connected days of 7.
    """
    calendars = [Calendar(h, today, over=over, week_start=week_start) for h in histories]
    done = done_together((calendar.done for calendar in calendars), day_goal)
    whole = Calendar(History(done), today, over=over, week_start=week_start)

    def asked(day: int) -> bool:
        return any(calendar.asked(day) for calendar in calendars)

    days = range(whole.first_done, whole.last_over + 1)
    against = (day for day in days if day not in done and asked(day))
    runs = _runs_of_days(whole.done_between(whole.first_done, whole.today), against)
    keep_by = None
    if runs.alive:
        far_end = max(calendar.far_end() for calendar in calendars)
        keep_by = _first_open(whole, asked, far_end, 0)
    state = whole.state(whole.today)
    if state != "done" and not asked(whole.today):
        state = _together({calendar.state(whole.today) for calendar in calendars})
    return Streak(
        current=runs.current,
        best=max((length for _, _, length in runs.found), default=0),
        total=len(done),
        unit="day",
        today=state,
        keep_by=keep_by,
        best_runs=_best(runs.found),
        week=_week(whole),
        since=runs.since,
    )


def _runs_of_days(done: Sequence[int], against: Iterable[int], *, grace: bool = False) -> _Runs:
    """Runs of the days ``done``, ended by the days ``against``; both in order."""
    found: list[tuple[int, int, int]] = []
    graced: set[int] = set()
    first = length = in_hand = 0  # the run is done[first : first + length]

    def grow(upto: int) -> None:
        nonlocal length, in_hand
        earned = (upto - first) // DAYS_PER_GRACE - length // DAYS_PER_GRACE
        in_hand = min(GRACE_IN_HAND, in_hand + earned) if grace else 0
        length = upto - first

    for day in against:
        if first == len(done):
            break
        if day < done[first]:
            continue  # no run that it could end
        grow(bisect_left(done, day))
        if in_hand:
            in_hand -= 1
            graced.add(day)
        else:
            found.append((done[first], done[first + length - 1], length))
            first, length = first + length, 0
    grow(len(done))
    if length:
        found.append((done[first], done[-1], length))
    return _Runs(found, length > 0, in_hand, frozenset(graced))


def _runs_of_weeks(calendar: Calendar, first: int, last: int) -> _Runs:
    """Runs of the calendar weeks of an era of ``per_week``, which begins with a week."""
    found: list[tuple[int, int, int]] = []
    run: tuple[int, int, int] | None = None
    timetable = calendar.timetable
    for monday in range(timetable.week_of(first), last + 1, 7):
        days = calendar.done_between(monday, min(monday + 6, last))
        target = calendar.week_target(monday, timetable.on(monday))
        if target and len(days) >= target:
            run = (run[0], days[-1], run[2] + 1) if run else (days[0], days[-1], 1)
        elif target and monday + 6 <= calendar.last_over:
            if run:
                found.append(run)
            run = None
    return _Runs([*found, run] if run else found, alive=run is not None)


def _keep_by_days(calendar: Calendar, runs: _Runs) -> date | None:
    return _first_open(calendar, calendar.asked, calendar.far_end() + 7 * runs.grace, runs.grace)


def _first_open(
    calendar: Calendar, asked: Callable[[int], bool], end: int, grace: int
) -> date | None:
    """The day that ends a run of days if it stays empty, after ``grace`` others have."""
    timetable = calendar.timetable
    for day in range(calendar.last_over + 1, end):
        if timetable.on(day).unit == "week":
            return None  # a new unit begins; nothing done can carry the run over
        if day not in calendar.done and asked(day):
            if not grace:
                return date.fromordinal(day)
            grace -= 1
    return None


def _keep_by_weeks(calendar: Calendar) -> tuple[date | None, bool]:
    """With k days still needed, the k-th last day of the week that is free to do it.

    A day that is over is not; with fewer than k there is none, and the week is out of reach.
    """
    timetable = calendar.timetable
    for monday in range(timetable.week_of(calendar.last_over + 1), calendar.far_end(), 7):
        schedule = timetable.on(monday)
        if calendar.days_hold(monday) or calendar.days_hold(monday + 6):
            return None, False
        week = range(monday, monday + 7)
        needed = calendar.week_target(monday, schedule) - sum(d in calendar.done for d in week)
        if needed > 0:
            to_come = (d for d in week if d > calendar.last_over)
            free = [d for d in to_come if d not in calendar.done and not calendar.held(d)]
            if len(free) < needed:
                return None, True
            return date.fromordinal(free[-needed]), False
    return None, False


def _best(runs: list[tuple[int, int, int]]) -> tuple[Run, ...]:
    """The longest runs first, then the newest."""
    runs = sorted(runs, key=lambda run: (run[2], run[1]), reverse=True)[:RUNS_KEPT]
    return tuple(Run(date.fromordinal(a), date.fromordinal(b), n) for a, b, n in runs)


def _week(calendar: Calendar) -> Week:
    first = calendar.timetable.week_of(calendar.today)
    done = sum(day in calendar.done for day in range(first, first + 7))
    return Week(done, calendar.week_target(first, calendar.timetable.on(calendar.today)))


def _together(states: set[DayState]) -> DayState:
    """One word for a day on which no practice is asked for."""
    if "rest" in states:
        return "rest"
    return "paused" if "paused" in states else "off"
