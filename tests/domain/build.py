"""Builders of histories, short enough to be read as a picture of the days."""

from collections.abc import Iterable
from datetime import date, timedelta

from hypothesis import strategies as st

from tui.domain.history import History
from tui.domain.schedule import DAILY, Pause, Schedule, ScheduleRow

MONDAY = date(2026, 11, 23)

MON_WED_FRI = Schedule("weekdays", frozenset({0, 2, 4}))
THREE_A_WEEK = Schedule("per_week", times=3)

_PATTERNS = (
    "D",
    ".",
    "R",
    "DD",
    "D.",
    "DDDDDDD",
    "DDDDDD.",
    "D.D.D..",
    "DD..DD.",
    "RD",
    "DDRR",
    "......D",
)


def per_week(times: int) -> Schedule:
    return Schedule("per_week", times=times)


def weekdays(*days: int) -> Schedule:
    return Schedule("weekdays", frozenset(days))


def history(
    days: str,
    last: date = MONDAY,
    *,
    rows: Iterable[ScheduleRow] = (),
    pauses: Iterable[Pause] = (),
) -> History:
    """The days up to and with ``last``: D done, R rest, P paused, B both paused and done."""
    day_of = [last - timedelta(days=len(days) - 1 - n) for n in range(len(days))]
    done = {d.toordinal() for d, letter in zip(day_of, days, strict=True) if letter in "DB"}
    rest = {d.toordinal() for d, letter in zip(day_of, days, strict=True) if letter == "R"}
    away = [Pause(d, d) for d, letter in zip(day_of, days, strict=True) if letter in "PB"]
    return History(frozenset(done), frozenset(rest), tuple(rows), (*away, *pauses))


def always(schedule: Schedule) -> tuple[ScheduleRow, ...]:
    """A schedule that held long before anything was recorded."""
    return (ScheduleRow(date(2000, 1, 1), schedule),)


schedules = st.one_of(
    st.just(DAILY),
    st.builds(per_week, st.integers(1, 7)),
    st.builds(weekdays, *[st.integers(0, 6)] * 3),
    st.builds(weekdays, st.integers(0, 6)),
)


class Scene:
    """A history and the day from which it is looked at."""

    def __init__(self, history: History, today: date) -> None:
        self.history = history
        self.today = today

    def __repr__(self) -> str:
        done = [str(date.fromordinal(d)) for d in sorted(self.history.done)]
        rest = [str(date.fromordinal(d)) for d in sorted(self.history.rest)]
        rows, pauses = self.history.rows, self.history.pauses
        return f"Scene(today={self.today}, {done=}, {rest=}, {rows=}, {pauses=})"


@st.composite
def scenes(draw: st.DrawFn, most_days: int = 730, most_rows: int = 4) -> Scene:
    """Up to ``most_days`` of marks, some of them after today, with schedules and pauses."""
    start = date(2024, 1, 1) + timedelta(days=draw(st.integers(0, 13)))
    parts = draw(
        st.lists(st.tuples(st.sampled_from(_PATTERNS), st.integers(1, 12)), min_size=1, max_size=24)
    )
    days = "".join(pattern * times for pattern, times in parts)[:most_days]
    length = len(days)
    today = start + timedelta(days=length - 1 - draw(st.integers(0, min(16, length - 1))))
    marks = history(days, start + timedelta(days=length - 1))
    starts = draw(st.lists(st.integers(-9, length + 9), max_size=most_rows, unique=True))
    rows = [ScheduleRow(start + timedelta(days=n), draw(schedules)) for n in starts]
    if draw(st.booleans()):
        rows.append(ScheduleRow(start - timedelta(days=40), draw(schedules)))
    pauses = []
    for first in draw(st.lists(st.integers(-5, length + 20), max_size=3)):
        stay = draw(st.one_of(st.none(), st.integers(0, 30)))
        begin = start + timedelta(days=first)
        pauses.append(Pause(begin, None if stay is None else begin + timedelta(days=stay)))
    return Scene(marks._replace(rows=tuple(rows), pauses=tuple(pauses)), today)
