"""When a practice is asked for."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.build import (
    MON_WED_FRI,
    MONDAY,
    THREE_A_WEEK,
    Scene,
    history,
    per_week,
    scenes,
    weekdays,
)
from tests.domain.oracle import Book
from tests.examples import examples
from tui.domain.day import WEEKDAY_NAMES
from tui.domain.history import Calendar, DayState
from tui.domain.refusal import Refused
from tui.domain.schedule import (
    DAILY,
    Pause,
    Schedule,
    ScheduleRow,
    Timetable,
    parse_schedule,
)

WEDNESDAY = date(2026, 11, 25)


def on(timetable: Timetable, day: date) -> Schedule:
    return timetable.on(day.toordinal())


@pytest.mark.parametrize(
    ("schedule", "unit", "times"),
    [
        (DAILY, "day", 7),
        (MON_WED_FRI, "day", 3),
        (weekdays(6), "day", 1),
        (THREE_A_WEEK, "week", 3),
        (per_week(7), "week", 7),
    ],
)
def test_a_schedule_knows_its_unit_and_how_often_it_asks(
    schedule: Schedule, unit: str, times: int
) -> None:
    assert (schedule.unit, schedule.times_a_week) == (unit, times)


def test_without_a_row_every_day_is_daily() -> None:
    timetable = Timetable()
    assert timetable.is_plain
    assert on(timetable, MONDAY) == DAILY


@pytest.mark.parametrize("schedule", [DAILY, MON_WED_FRI])
def test_a_schedule_in_days_holds_from_its_day_and_not_before(schedule: Schedule) -> None:
    timetable = Timetable(
        [ScheduleRow(date(2020, 1, 1), weekdays(6)), ScheduleRow(WEDNESDAY, schedule)]
    )
    assert on(timetable, WEDNESDAY - timedelta(days=1)) == weekdays(6)
    assert on(timetable, WEDNESDAY) == schedule
    assert on(timetable, WEDNESDAY + timedelta(days=1000)) == schedule


@pytest.mark.parametrize(
    ("week_start", "first"),
    [
        (0, date(2026, 11, 23)),
        (2, date(2026, 11, 25)),
        (3, date(2026, 11, 19)),
        (6, date(2026, 11, 22)),
    ],
)
def test_per_week_holds_from_the_first_day_of_the_week_of_its_day(
    week_start: int, first: date
) -> None:
    timetable = Timetable([ScheduleRow(WEDNESDAY, THREE_A_WEEK)], week_start)
    assert on(timetable, first - timedelta(days=1)) == DAILY
    assert on(timetable, first) == THREE_A_WEEK


@pytest.mark.parametrize("earlier", [MONDAY, MONDAY + timedelta(days=1)])
def test_per_week_leaves_nothing_of_a_row_that_began_earlier_in_its_week(earlier: date) -> None:
    rows = [ScheduleRow(earlier, MON_WED_FRI), ScheduleRow(WEDNESDAY, THREE_A_WEEK)]
    timetable = Timetable(rows)
    assert [on(timetable, MONDAY + timedelta(days=n)) for n in range(3)] == [THREE_A_WEEK] * 3
    assert timetable.starts == [MONDAY.toordinal()]


def test_the_newest_row_holds_even_where_it_is_kept_first() -> None:
    rows = [ScheduleRow(WEDNESDAY, MON_WED_FRI), ScheduleRow(MONDAY, weekdays(6))]
    assert on(Timetable(rows), WEDNESDAY) == MON_WED_FRI


def test_a_row_later_in_the_week_of_per_week_takes_over_on_its_day() -> None:
    rows = [ScheduleRow(MONDAY, THREE_A_WEEK), ScheduleRow(WEDNESDAY, DAILY)]
    timetable = Timetable(rows)
    assert on(timetable, WEDNESDAY - timedelta(days=1)) == THREE_A_WEEK
    assert on(timetable, WEDNESDAY) == DAILY


@given(scenes(most_days=60, most_rows=6), st.integers(0, 6))
@examples(30)
def test_the_newest_row_in_force_holds_on_every_day(scene: Scene, week_start: int) -> None:
    book = Book(scene.history, scene.today, over=False, week_start=week_start)
    timetable = Timetable(scene.history.rows, week_start)
    for n in range(-100, 60):
        day = scene.today + timedelta(days=n)
        assert on(timetable, day) == book.schedule(day), day


@given(st.data())
@examples(20)
def test_the_order_in_which_rows_are_kept_does_not_matter(data: st.DataObject) -> None:
    rows = data.draw(scenes(most_days=60, most_rows=6)).history.rows
    shuffled = data.draw(st.permutations(rows))
    week_start = data.draw(st.integers(0, 6))
    one, other = Timetable(rows, week_start), Timetable(shuffled, week_start)
    first = date(2023, 11, 1).toordinal()
    for day in range(first, first + 300):
        assert one.on(day) == other.on(day)


@given(scenes(most_days=60, most_rows=6), st.integers(0, 6))
@examples(20)
def test_stretches_and_eras_cover_every_day_once_and_change_where_they_are_cut(
    scene: Scene, week_start: int
) -> None:
    timetable = Timetable(scene.history.rows, week_start)
    first, last = scene.today.toordinal() - 90, scene.today.toordinal()
    stretches = timetable.stretches(first, last)
    covered = [day for start, end, _ in stretches for day in range(start, end + 1)]
    assert covered == list(range(first, last + 1))
    for start, end, schedule in stretches:
        assert {timetable.on(day) for day in range(start, end + 1)} == {schedule}
    eras = timetable.eras(first, last)
    covered = [day for start, end, _ in eras for day in range(start, end + 1)]
    assert covered == list(range(first, last + 1))
    for start, end, unit in eras:
        assert {timetable.on(day).unit for day in range(start, end + 1)} == {unit}
    assert all(a[2] != b[2] for a, b in pairwise(eras))


@pytest.mark.parametrize(
    ("pause", "covered"),
    [
        (Pause(date(2026, 11, 24), date(2026, 11, 25)), [24, 25]),
        (Pause(date(2026, 11, 24), date(2026, 11, 24)), [24]),
        (Pause(date(2026, 11, 27)), [27, 28, 29]),
    ],
)
def test_a_pause_holds_both_its_ends_or_never_ends(pause: Pause, covered: list[int]) -> None:
    calendar = Calendar(history("", pauses=[pause]), MONDAY)
    days = range(MONDAY.toordinal(), MONDAY.toordinal() + 7)
    assert [date.fromordinal(d).day for d in days if calendar.paused(d)] == covered


def test_an_open_ended_pause_covers_the_last_day_there_is() -> None:
    assert Calendar(history("", pauses=[Pause(MONDAY)]), MONDAY).paused(date.max.toordinal())


@pytest.mark.parametrize(
    ("letters", "schedule", "over", "state"),
    [
        ("D", DAILY, False, "done"),
        ("B", DAILY, False, "done"),
        ("D", weekdays(6), False, "done"),
        ("R", DAILY, False, "rest"),
        ("R", weekdays(6), False, "rest"),
        ("P", DAILY, False, "paused"),
        (".", weekdays(6), False, "off"),
        (".", weekdays(0), False, "pending"),
        (".", THREE_A_WEEK, False, "pending"),
        (".", DAILY, False, "pending"),
        (".", DAILY, True, "none"),
        (".", THREE_A_WEEK, True, "none"),
        (".", weekdays(6), True, "off"),
        ("D", DAILY, True, "done"),
        ("R", DAILY, True, "rest"),
        ("P", DAILY, True, "paused"),
    ],
)
def test_a_day_has_one_word(letters: str, schedule: Schedule, over: bool, state: DayState) -> None:
    seen = history(letters, rows=[ScheduleRow(date(2020, 1, 1), schedule)])
    assert Calendar(seen, MONDAY, over=over).state(MONDAY.toordinal()) == state


# as a person types it


typed = st.one_of(
    st.just(DAILY),
    st.builds(per_week, st.integers(1, 7)),
    st.sets(st.integers(0, 6), min_size=1, max_size=6).map(lambda days: weekdays(*days)),
)


@given(typed)
def test_a_schedule_is_read_back_from_its_own_words(schedule: Schedule) -> None:
    assert parse_schedule(schedule.text) == schedule
    assert parse_schedule(f"  {schedule.text.upper()}  ") == schedule
    assert parse_schedule(schedule.text.replace(",", " , ")) == schedule


@given(st.lists(st.integers(0, 6), min_size=1, max_size=9), st.data())
def test_weekdays_may_be_written_in_any_order_length_and_number(
    days: list[int], data: st.DataObject
) -> None:
    words = [WEEKDAY_NAMES[day][: data.draw(st.integers(2, 9))] for day in days]
    text = data.draw(st.sampled_from([",", " ", ", "])).join(words)
    expected = weekdays(*days) if len(set(days)) < 7 else DAILY
    assert parse_schedule(text) == parse_schedule(f"weekdays {text}") == expected


@pytest.mark.parametrize(
    ("schedule", "text"),
    [
        (DAILY, "daily"),
        (MON_WED_FRI, "weekdays mon,wed,fri"),
        (weekdays(6, 0), "weekdays mon,sun"),
        (THREE_A_WEEK, "3/week"),
    ],
)
def test_the_words_of_a_schedule(schedule: Schedule, text: str) -> None:
    assert schedule.text == text


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("weekdays", weekdays(0, 1, 2, 3, 4)),
        ("Daily", DAILY),
        ("3 / week", THREE_A_WEEK),
        ("3x/week", THREE_A_WEEK),
        ("3 x / week", THREE_A_WEEK),
        ("7/week", per_week(7)),
        ("su", weekdays(6)),
        ("sun,mon,tue,wed,thu,fri,sat", DAILY),
    ],
)
def test_a_schedule_may_be_written_loosely(text: str, schedule: Schedule) -> None:
    assert parse_schedule(text) == schedule


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "weekly",
        "3",
        "3x",
        "0/week",
        "8/week",
        "33/week",
        "3/month",
        "-3/week",
        "week",
        "/week",
        "x/week",
        "mon,someday",
        "m",
        "daily mon",
        "mon weekdays",
        "weekdays weekdays",
        "٣/week",
    ],
)
def test_what_is_no_schedule_is_refused_with_the_forms(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_schedule(text)
    assert str(refused.value) == (
        f"{text!r} is no schedule; write daily, weekdays mon,thu or 3/week"
    )


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_schedule_or_refused(text: str) -> None:
    try:
        schedule = parse_schedule(text)
    except Refused:
        return
    assert 1 <= schedule.times_a_week <= 7
    assert parse_schedule(schedule.text) == schedule
