"""The logical day, and the words a person has for a day."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from tui.domain.day import (
    DEFAULT_DAY_START,
    day_words,
    days_between,
    logical_day,
    parse_day,
    week_first,
)
from tui.domain.refusal import Refused

NEW_YORK = ZoneInfo("America/New_York")
FOUR = time(4, 0)
MONDAY = date(2026, 11, 23)

ZONES = [
    ZoneInfo(name)
    for name in (
        "UTC",
        "America/New_York",
        "Europe/Lisbon",
        "Africa/Casablanca",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",  # the clocks change by half an hour
        "Pacific/Apia",  # left out 2011-12-30
        "Pacific/Kwajalein",  # went back 23 hours in 1969
    )
]
instants = st.datetimes(
    datetime(1950, 1, 1),
    datetime(2090, 1, 1),
    timezones=st.just(UTC),
)
day_starts = st.integers(0, 8 * 60).map(lambda minutes: time(minutes // 60, minutes % 60))


def wall(zone: ZoneInfo, instant: datetime) -> datetime:
    """What a clock on the wall of ``zone`` shows."""
    offset = instant.astimezone(zone).utcoffset()
    assert offset is not None
    return instant.replace(tzinfo=None) + offset


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-03-08T03:59", date(2026, 3, 7)),
        ("2026-03-08T04:30", date(2026, 3, 8)),
        ("2026-11-01T03:30", date(2026, 10, 31)),
        ("2026-11-01T04:00", date(2026, 11, 1)),
        ("2026-11-23T00:00", date(2026, 11, 22)),
        ("2026-11-23T03:59:59.999999", date(2026, 11, 22)),
        ("2026-11-23T04:00", date(2026, 11, 23)),
        ("2026-11-23T23:59", date(2026, 11, 23)),
        ("2026-01-01T03:00", date(2025, 12, 31)),
        ("2024-03-01T01:00", date(2024, 2, 29)),
    ],
)
def test_day_start_is_taken_off_the_wall_clock_in_new_york(at: str, day: date) -> None:
    instant = datetime.fromisoformat(at).replace(tzinfo=NEW_YORK)
    assert logical_day(instant, NEW_YORK, FOUR) == day
    assert logical_day(instant.astimezone(UTC), NEW_YORK, FOUR) == day


def test_the_day_starts_at_four_unless_set_otherwise() -> None:
    assert time(4, 0) == DEFAULT_DAY_START


@pytest.mark.parametrize(
    ("start", "day"),
    [
        (time(0, 0), date(2026, 11, 23)),
        (time(0, 29), date(2026, 11, 23)),
        (time(0, 30), date(2026, 11, 23)),
        (time(0, 31), date(2026, 11, 22)),
        (time(8, 0), date(2026, 11, 22)),
    ],
)
def test_day_start_counts_in_minutes(start: time, day: date) -> None:
    half_past_midnight = datetime(2026, 11, 23, 0, 30, tzinfo=NEW_YORK)
    assert logical_day(half_past_midnight, NEW_YORK, start) == day


def test_both_passes_of_a_repeated_hour_belong_to_the_day_of_the_wall_clock() -> None:
    first = datetime(2026, 11, 1, 5, 45, tzinfo=UTC)  # 01:45, before the clocks go back
    second = datetime(2026, 11, 1, 6, 15, tzinfo=UTC)  # 01:15, after
    assert logical_day(first, NEW_YORK, time(1, 30)) == date(2026, 11, 1)
    assert logical_day(second, NEW_YORK, time(1, 30)) == date(2026, 10, 31)
    assert logical_day(first, NEW_YORK, FOUR) == date(2026, 10, 31)
    assert logical_day(second, NEW_YORK, FOUR) == date(2026, 10, 31)


def test_one_instant_is_a_different_day_in_different_zones() -> None:
    instant = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    assert logical_day(instant, ZoneInfo("Pacific/Kiritimati"), FOUR) == date(2026, 11, 23)
    assert logical_day(instant, ZoneInfo("Pacific/Pago_Pago"), FOUR) == date(2026, 11, 22)


def test_daylight_saving_is_known_after_2037() -> None:
    summer = datetime(2050, 7, 1, 8, 30, tzinfo=UTC)  # 04:30 in summer time, 03:30 without
    assert logical_day(summer, NEW_YORK, FOUR) == date(2050, 7, 1)


@given(instants, day_starts)
@examples(20)
def test_no_zone_means_the_zone_of_this_computer(instant: datetime, start: time) -> None:
    here = instant.astimezone().tzinfo
    assert logical_day(instant, None, start) == logical_day(instant, here, start)


@given(instants, st.sampled_from(ZONES), day_starts)
@examples(80)
def test_every_instant_belongs_to_the_one_day_whose_hours_hold_its_wall_clock(
    instant: datetime, zone: ZoneInfo, start: time
) -> None:
    shown = wall(zone, instant)
    near = [shown.date() + timedelta(days=n) for n in (-2, -1, 0, 1, 2)]
    holding = [
        day
        for day in near
        if datetime.combine(day, start) <= shown < datetime.combine(day, start) + timedelta(days=1)
    ]
    assert holding == [logical_day(instant, zone, start)]


@given(
    instants,
    st.timedeltas(timedelta(0), timedelta(days=2)),
    st.sampled_from(ZONES),
    day_starts,
)
@examples(80)
def test_days_run_forward_but_for_the_hours_that_the_clocks_went_back(
    instant: datetime, later: timedelta, zone: ZoneInfo, start: time
) -> None:
    put_back = wall(zone, instant) + later - wall(zone, instant + later)
    before = logical_day(instant, zone, start)
    after = logical_day(instant + later, zone, start)
    if put_back <= later:
        assert after >= before
    # no clock was ever put back by more than a day
    assert after >= before - timedelta(days=1)


def test_a_clock_put_back_by_23_hours_repeats_a_day_and_no_more() -> None:
    kwajalein = ZoneInfo("Pacific/Kwajalein")
    begin = datetime(1969, 9, 28, tzinfo=UTC)
    days = [logical_day(begin + timedelta(hours=n), kwajalein, FOUR) for n in range(24 * 5)]
    steps = {(b - a).days for a, b in pairwise(days)}
    assert steps == {-1, 0, 1}
    assert sum(b < a for a, b in pairwise(days)) == 1


def test_a_day_left_out_of_the_calendar_is_nobodys_day() -> None:
    apia = ZoneInfo("Pacific/Apia")
    begin = datetime(2011, 12, 28, tzinfo=UTC)
    days = {logical_day(begin + timedelta(hours=n), apia, time(0, 0)) for n in range(24 * 5)}
    assert date(2011, 12, 29) in days
    assert date(2011, 12, 30) not in days
    assert date(2011, 12, 31) in days


@given(st.dates(date(1901, 1, 1), date(2200, 1, 1)), st.integers(0, 6))
@examples(40)
def test_the_week_of_a_day_begins_on_the_chosen_weekday_and_holds_it(day: date, start: int) -> None:
    first = week_first(day, start)
    assert first.weekday() == start
    assert 0 <= (day - first).days <= 6


def test_weeks_begin_on_monday_unless_set_otherwise() -> None:
    assert week_first(date(2026, 11, 29)) == MONDAY


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("today", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 22)),
        ("tomorrow", date(2026, 11, 24)),
        ("-2", date(2026, 11, 21)),
        ("+3", date(2026, 11, 26)),
        ("-0", date(2026, 11, 23)),
        ("-365", date(2025, 11, 23)),
        ("2026-11-21", date(2026, 11, 21)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2031-01-01", date(2031, 1, 1)),
        ("1900-01-01", date(1900, 1, 1)),
        ("monday", date(2026, 11, 23)),
        ("tuesday", date(2026, 11, 17)),
        ("friday", date(2026, 11, 20)),
        ("sunday", date(2026, 11, 22)),
        ("sun", date(2026, 11, 22)),
        ("thurs", date(2026, 11, 19)),
        ("Friday", date(2026, 11, 20)),
        ("  TODAY ", date(2026, 11, 23)),
    ],
)
def test_a_day_can_be_named_in_every_form(word: str, day: date) -> None:
    assert parse_day(word, MONDAY) == day


@given(st.dates(date(1901, 1, 1), date(2200, 1, 1)), st.integers(0, 6))
@examples(40)
def test_a_weekday_is_the_latest_one_today_included(today: date, weekday: int) -> None:
    name = ("mon", "tuesday", "wed", "thursday", "fri", "saturday", "sun")[weekday]
    day = parse_day(name, today)
    assert day.weekday() == weekday
    assert today - timedelta(days=7) < day <= today


@given(st.dates(date(1900, 1, 1)), st.dates(date(1950, 1, 1), date(2200, 1, 1)))
@examples(40)
def test_a_day_written_out_is_read_back(day: date, today: date) -> None:
    assert parse_day(day.isoformat(), today) == day


@pytest.mark.parametrize(
    "word",
    [
        "2026-02-30",
        "2025-02-29",
        "2026-13-01",
        "2026-00-10",
        "0000-01-01",
        "lissten",
        "",
        "   ",
        "2026-2-3",
        "2026-02-3",
        "26-02-03",
        "20260203",
        "2026-02",
        "2026-02-03T10:00",
        "2026/02/03",
        "2026--2-03",
        "1899-12-31",
        "-60000",
        "2",
        "+",
        "-",
        "--2",
        "+-2",
        "-2.5",
        "+999999999",
        "-999999999",
        "+99999999999999999999",
        "m",
        "mo",
        "mondays",
        "to\nday",
    ],
)
def test_what_is_not_a_day_is_refused_in_one_line_that_names_it_and_a_way_out(word: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_day(word, MONDAY)
    said = str(refused.value)
    assert repr(word) in said
    assert len(said.splitlines()) == 1
    assert any(way in said for way in ("; write ", "; choose ")), said


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("2026-02-30", "not a day of the calendar"),
        ("1899-12-31", "before 1900"),
        ("-60000", "before 1900"),
        ("+999999999", "too far"),
        ("lissten", "not a day"),
    ],
)
def test_a_refused_day_says_what_is_wrong_with_it(word: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        parse_day(word, MONDAY)


def test_a_number_of_any_length_is_refused_and_not_a_crash() -> None:
    with pytest.raises(Refused):
        parse_day("+" + "9" * 5000, MONDAY)


@given(st.text(max_size=12))
@examples(80)
def test_any_word_is_a_day_or_refused(word: str) -> None:
    try:
        said = f"{parse_day(word, MONDAY):%Y}"
    except Refused as refused:
        said = str(refused)
    assert len(said.splitlines()) == 1
    assert said >= "1900" or repr(word) in said


def test_days_between_holds_both_ends() -> None:
    assert days_between(date(2026, 2, 27), date(2026, 3, 2)) == [
        date(2026, 2, 27),
        date(2026, 2, 28),
        date(2026, 3, 1),
        date(2026, 3, 2),
    ]
    assert days_between(MONDAY, MONDAY) == [MONDAY]


def test_a_range_that_runs_backwards_is_refused_and_named() -> None:
    with pytest.raises(Refused, match=r"2026-11-23 to 2026-11-22 .*earlier day first") as refused:
        days_between(MONDAY, date(2026, 11, 22))
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), "today"),
        (date(2026, 11, 22), "yesterday"),
        (date(2026, 11, 24), "tomorrow"),
        (date(2026, 11, 20), "Friday 20 November"),
        (date(2026, 12, 5), "Saturday 5 December"),
        (date(2025, 12, 31), "Wednesday 31 December 2025"),
    ],
)
def test_a_day_is_said_as_a_person_near_it_would(day: date, words: str) -> None:
    assert day_words(day, MONDAY) == words
