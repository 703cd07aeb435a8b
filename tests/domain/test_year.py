"""A year as a grid of weeks."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.day import week_first
from tui.domain.year import YearGrid

years = st.integers(1900, 9998)
week_starts = st.integers(0, 6)


def days_of(year: int) -> list[date]:
    count = 366 if calendar.isleap(year) else 365
    return [date(year, 1, 1) + timedelta(days=n) for n in range(count)]


@given(years, week_starts)
def test_every_day_has_a_place_of_its_own_and_no_place_another_day(
    year: int, week_start: int
) -> None:
    grid = YearGrid(year, week_start)
    places = {grid.place(day): day for day in days_of(year)}
    assert len(places) == len(days_of(year))
    for row in range(7):
        for column in range(grid.weeks):
            assert grid.day(row, column) == places.get((row, column))


@given(years, week_starts)
def test_a_row_is_a_weekday_and_a_column_a_calendar_week(year: int, week_start: int) -> None:
    grid = YearGrid(year, week_start)
    assert grid.weekdays[0] == week_start
    assert sorted(grid.weekdays) == list(range(7))
    first = week_first(date(year, 1, 1), week_start)
    for day in days_of(year):
        row, column = grid.place(day)
        assert grid.weekdays[row] == day.weekday()
        assert week_first(day, week_start) == first + timedelta(weeks=column)


@given(years, week_starts)
def test_the_columns_are_just_enough(year: int, week_start: int) -> None:
    grid = YearGrid(year, week_start)
    assert grid.weeks in (53, 54)
    for column in (0, grid.weeks - 1):
        assert any(grid.day(row, column) for row in range(7))
    for column in (-1, grid.weeks):
        assert not any(grid.day(row, column) for row in range(7))


@pytest.mark.parametrize(
    ("year", "week_start", "weeks"),
    [
        (2026, 0, 53),
        (2024, 0, 53),
        (2000, 6, 54),  # a leap year that begins on a Saturday
        (2012, 0, 54),  # one that begins on a Sunday
        (2012, 6, 53),
        (2028, 6, 54),
        (2040, 0, 54),
        (2040, 6, 53),
        (2017, 0, 53),  # begins on a Sunday, and is no leap year
        (2023, 6, 53),
    ],
)
def test_only_a_leap_year_from_the_last_day_of_a_week_has_54(
    year: int, week_start: int, weeks: int
) -> None:
    assert YearGrid(year, week_start).weeks == weeks


def test_the_first_of_january_stands_where_its_week_begins_or_below() -> None:
    assert YearGrid(2026).place(date(2026, 1, 1)) == (3, 0), "a Thursday"
    assert YearGrid(2026, 6).place(date(2026, 1, 1)) == (4, 0)
    assert YearGrid(2026, 3).place(date(2026, 1, 1)) == (0, 0)
    assert YearGrid(2026).place(date(2026, 12, 31)) == (3, 52)
    assert YearGrid(2026).day(2, 0) is None, "the last day of 2025"
    assert YearGrid(2026).day(4, 52) is None, "the first day of 2027"


@pytest.mark.parametrize("row", [-1, 7, 100])
def test_there_is_no_day_outside_the_rows(row: int) -> None:
    assert YearGrid(2026).day(row, 10) is None


def test_february_has_its_day_more_in_a_leap_year_alone() -> None:
    leap = YearGrid(2024)
    assert leap.day(*leap.place(date(2024, 2, 29))) == date(2024, 2, 29)
    for year in (1900, 2023, 2100):
        days = [YearGrid(year).day(row, column) for row in range(7) for column in range(54)]
        assert len([day for day in days if day]) == 365


@given(years, week_starts, st.integers(1, 3))
def test_a_month_is_named_over_the_column_it_begins_in(
    year: int, week_start: int, width: int
) -> None:
    grid = YearGrid(year, week_start)
    line = grid.month_names(width)
    for month in range(1, 13):
        first = date(year, month, 1)
        begins = grid.place(first)[1] * width
        assert line[begins : begins + 3] == f"{first:%b}"
        assert begins == 0 or line[begins - 1] == " "
    assert len(line.split()) == 12
