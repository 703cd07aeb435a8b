"""Totals of a year: the rules by example, against a slow reading of them, and their laws."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.build import (
    MON_WED_FRI,
    MONDAY,
    THREE_A_WEEK,
    Scene,
    always,
    history,
    per_week,
    scenes,
)
from tests.domain.oracle import Book
from tests.examples import examples
from tui.domain.history import History
from tui.domain.schedule import DAILY, ScheduleRow
from tui.domain.totals import (
    Total,
    connected_months,
    connected_weekdays,
    month_totals,
    weekday_totals,
)

pytestmark = pytest.mark.unmeasured

DAY = timedelta(days=1)
SUNDAY = MONDAY + 6 * DAY
NOTHING = Total(0, 0)
NOVEMBER = 10


def whole(totals: Iterable[Total]) -> Total:
    """The sum of some totals."""
    found = list(totals)
    return Total(sum(t.done for t in found), sum(t.asked for t in found))


# ----------------------------------------------------------------------------- the rules


@pytest.mark.parametrize(
    ("days", "total"),
    [
        ("", (0, 0)),
        ("D", (1, 1)),
        ("D.", (1, 1)),  # today is open
        ("D..", (1, 2)),
        ("...D", (1, 1)),  # counting begins with the first mark
        ("R..D", (1, 3)),  # a rest is a mark
        ("DRPBD", (3, 3)),
        ("D.R.P.D", (2, 5)),
        ("DR", (1, 1)),
        ("DP", (1, 1)),
    ],
)
def test_days_done_of_days_asked_for(days: str, total: tuple[int, int]) -> None:
    marks = history(days)
    months = month_totals(marks, MONDAY, 2026)
    assert months[NOVEMBER] == whole(months) == total
    assert whole(weekday_totals(marks, MONDAY, 2026)) == total


def test_a_day_that_is_not_scheduled_counts_only_when_it_is_done() -> None:
    marks = history("D..D..D", SUNDAY, rows=always(MON_WED_FRI))
    assert month_totals(marks, SUNDAY, 2026)[NOVEMBER] == (3, 5)
    weekdays = weekday_totals(marks, SUNDAY, 2026)
    assert weekdays == ((1, 1), NOTHING, (0, 1), (1, 1), (0, 1), NOTHING, (1, 1))


def test_marks_after_today_do_not_count() -> None:
    marks = history("D.D.DRD", SUNDAY)
    assert month_totals(marks, MONDAY + 2 * DAY, 2026)[NOVEMBER] == (2, 3)
    assert month_totals(marks, MONDAY + 3 * DAY, 2026)[NOVEMBER] == (2, 3)


def test_days_fall_into_their_months() -> None:
    marks = history("D" * 20 + "." * 20 + "D", date(2026, 3, 5))
    months = month_totals(marks, date(2026, 3, 5), 2026)
    assert months == ((8, 8), (12, 28), (1, 5), *[NOTHING] * 9)


@pytest.mark.parametrize(
    ("days", "total"),
    [
        ("DDD.....", (3, 3)),
        ("DDDDDDD.", (3, 3)),  # three a week ask for no more
        ("D.......", (1, 3)),
        ("D......", (1, 1)),  # the running week
        ("DDDD", (3, 3)),
        ("D....RR", (1, 1)),
        ("DDD...........", (3, 3)),
        ("DDD............", (3, 6)),
        ("RRRRRD..", (1, 2)),
        ("RRRRRRR.", (0, 0)),
        ("PPPPPPB.", (0, 0)),
        (".D......", (1, 1)),  # a week that began before the first mark
        ("RD......", (1, 3)),
    ],
)
def test_a_whole_week_asks_for_its_target_and_a_part_for_what_was_done(
    days: str, total: tuple[int, int]
) -> None:
    today = MONDAY + (len(days) - 15) * DAY  # the first letter is a Monday
    months = month_totals(history(days, today, rows=always(THREE_A_WEEK)), today, 2026)
    assert months[NOVEMBER] == whole(months) == total


@pytest.mark.parametrize(
    ("cut_week", "total"), [("D..D.D.", (1 + 2, 1 + 4)), ("..DDDDD", (1 + 4, 1 + 4))]
)
def test_a_week_cut_short_by_a_schedule_in_days_asks_for_no_more_than_was_done(
    cut_week: str, total: tuple[int, int]
) -> None:
    rows = [*always(THREE_A_WEEK), ScheduleRow(MONDAY + 3 * DAY, DAILY)]
    marks = history("DDD...." + cut_week, SUNDAY, rows=rows)
    months = month_totals(marks, SUNDAY + DAY, 2026)
    assert months[NOVEMBER] == (3 + total[0], 3 + total[1])


@pytest.mark.parametrize(
    ("week_start", "december_to_january"),
    [
        (0, ((2, 3), (0, 3))),
        (6, ((2, 2), (0, 3))),  # from the 28th, before the first mark
        (3, ((1, 1), (1, 6))),  # from Thursday the 25th and from the first of January
    ],
)
def test_a_week_counts_in_the_month_in_which_it_begins(
    week_start: int, december_to_january: tuple[tuple[int, int], tuple[int, int]]
) -> None:
    monday = date(2025, 12, 29)
    marks = history("D...D..", monday + 6 * DAY, rows=always(THREE_A_WEEK))
    today = monday + 17 * DAY
    before = month_totals(marks, today, 2025, week_start=week_start)
    after = month_totals(marks, today, 2026, week_start=week_start)
    assert (before[11], after[0]) == december_to_january
    assert (whole(before), whole(after)) == december_to_january


def test_weekdays_of_a_schedule_in_weeks_stand_on_their_own() -> None:
    marks = history("DD.RP..", SUNDAY, rows=always(per_week(1)))
    totals = weekday_totals(marks, SUNDAY, 2026)
    assert totals == ((1, 1), (1, 1), (0, 1), NOTHING, NOTHING, (0, 1), NOTHING)


@pytest.mark.parametrize(
    ("days", "goal", "total"),
    [
        ([], 1, (0, 0)),
        (["", ""], 1, (0, 0)),
        (["DD.", ".DD"], 1, (3, 3)),
        (["DD.", ".DD"], 2, (1, 2)),
        (["DR.D", "DRPD"], 2, (2, 3)),
        (["DRD", "DPD"], 1, (2, 2)),
        (["...D", "R..."], 1, (1, 4)),  # the rest begins it, and the other practice asks
        (["D"] * 4 + ["."], 5, (0, 0)),
        (["D."] * 4 + [".."], 5, (0, 1)),
    ],
)
def test_connected_days_of_the_days_on_which_something_was_asked(
    days: list[str], goal: int, total: tuple[int, int]
) -> None:
    histories = [history(one) for one in days]
    assert connected_months(histories, MONDAY, 2026, day_goal=goal)[NOVEMBER] == total
    assert whole(connected_weekdays(histories, MONDAY, 2026, day_goal=goal)) == total


# ------------------------------------------------------------------- against the oracle


class Several(NamedTuple):
    """Some practices, seen from one day, and what is asked about them."""

    histories: list[History]
    today: date
    year: int
    week_start: int
    day_goal: int

    def of_one(self, marks: History) -> list[tuple[Total, ...]]:
        start = self.week_start
        return [
            month_totals(marks, self.today, self.year, week_start=start),
            weekday_totals(marks, self.today, self.year, week_start=start),
        ]

    def of_all(self) -> list[tuple[Total, ...]]:
        goal, start = self.day_goal, self.week_start
        return [
            connected_months(*self[:3], day_goal=goal, week_start=start),
            connected_weekdays(*self[:3], day_goal=goal, week_start=start),
        ]

    def every_total(self) -> list[Total]:
        tables = [table for marks in self.histories for table in self.of_one(marks)]
        return [total for table in (*tables, *self.of_all()) for total in table]

    def books(self) -> list[Book]:
        return [
            Book(marks, self.today, over=False, week_start=self.week_start)
            for marks in self.histories
        ]


def severals(
    *scenes: st.SearchStrategy[Scene], least: int = 2023, most: int = 2026
) -> st.SearchStrategy[Several]:
    return st.builds(
        lambda drawn, year, week_start, day_goal: Several(
            [s.history for s in drawn], max(s.today for s in drawn), year, week_start, day_goal
        ),
        st.lists(st.one_of(*scenes), min_size=1, max_size=4),
        st.integers(least, most),
        st.integers(0, 6),
        st.integers(1, 5),
    )


def days_of(year: int) -> list[date]:
    return [day for n in range(366) if (day := date(year, 1, 1) + n * DAY).year == year]


def first_mark(books: list[Book]) -> date:
    marked = [d for book in books for d in book.done | book.rest if d <= book.today]
    return min(marked, default=date.max)


def added_up(days: list[tuple[date, Total, Total]]) -> list[tuple[Total, ...]]:
    """Months and weekdays, from what each day gives to its month and to its weekday."""
    return [
        tuple(whole(m for day, m, _ in days if day.month == n) for n in range(1, 13)),
        tuple(whole(w for day, _, w in days if day.weekday() == n) for n in range(7)),
    ]


def told(book: Book, year: int) -> list[tuple[Total, ...]]:
    """One practice, by reading every day of the year."""
    begin, days = first_mark([book]), []
    for day in days_of(year):
        done = day in book.done
        empty = begin <= day < book.today and not book.away(day) and not book.off(day)
        weekday = month = Total(done, done or empty)
        if book.in_weeks(day):
            week, target = book.week(day), book.target(day)
            met = min(target, sum(d in book.done and book.in_weeks(d) for d in week))
            in_part = not all(map(book.in_weeks, week)) or not book.ended(week[6]) or day < begin
            month = Total(met, met if in_part else target) if day == week[0] else NOTHING
        days.append((day, month, weekday))
    return added_up(days)


def told_of_all(books: list[Book], year: int, day_goal: int) -> list[tuple[Total, ...]]:
    """Connected days, by reading every day of every practice."""
    begin, days = first_mark(books), []
    for day in days_of(year):
        done = sum(day in book.done for book in books) >= day_goal
        asked = any(not book.away(day) and not book.off(day) for book in books)
        total = Total(done, done or (asked and begin <= day < books[0].today))
        days.append((day, total, total))
    return added_up(days)


@given(severals(scenes(), scenes(most_days=45, most_rows=6)))
@examples(60)
def test_a_year_adds_up_as_it_reads_day_by_day(seen: Several) -> None:
    for book in seen.books():
        assert seen.of_one(book.history) == told(book, seen.year)
    assert seen.of_all() == told_of_all(seen.books(), seen.year, seen.day_goal)


# ---------------------------------------------------------------------------------- laws


@given(severals(scenes()))
@examples(20)
def test_no_more_is_done_than_was_asked_for(seen: Several) -> None:
    assert all(0 <= total.done <= total.asked for total in seen.every_total())


@given(severals(scenes(), least=2015, most=2022) | severals(scenes(), least=2027, most=2100))
@examples(20)
def test_a_year_ahead_and_a_year_before_the_first_mark_hold_nothing(seen: Several) -> None:
    assert set(seen.every_total()) == {NOTHING}


@given(severals(scenes()))
@examples(20)
def test_where_nothing_is_recorded_nothing_was_asked_for(seen: Several) -> None:
    ahead = frozenset({seen.today.toordinal() + 1})
    bare = [h._replace(done=ahead, rest=frozenset()) for h in seen.histories]
    bare += [h._replace(done=frozenset(), rest=ahead) for h in seen.histories]
    assert set(seen._replace(histories=bare).every_total()) == {NOTHING}


@given(severals(scenes()))
@examples(20)
def test_in_days_alone_months_and_weekdays_have_the_same_sum(seen: Several) -> None:
    for marks in seen.histories:
        rows = tuple(row for row in marks.rows if row.schedule.unit == "day")
        months, weekdays = seen.of_one(marks._replace(rows=rows))
        assert whole(months) == whole(weekdays)
    months, weekdays = seen.of_all()
    assert whole(months) == whole(weekdays)


@given(severals(scenes()), st.data())
@examples(50)
def test_one_more_done_day_never_lowers_what_was_done(seen: Several, data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(seen.histories) - 1))
    more = seen.today.toordinal() - data.draw(st.integers(0, 500))
    marks, ticked = seen.histories[which], list(seen.histories)
    ticked[which] = marks._replace(
        done=frozenset({*marks.done, more}), rest=frozenset(marks.rest) - {more}
    )
    before, after = seen.every_total(), seen._replace(histories=ticked).every_total()
    assert all(b.done <= a.done for b, a in zip(before, after, strict=True))
