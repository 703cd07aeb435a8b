"""Important dates: when they come next and which one it is (NOTES-planner 3)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.important import ImportantDate, checked_date, checked_lead
from tui.domain.refusal import Refused

TODAY = date(2026, 11, 23)


def of(month: int, day: int, year: int | None = None, **fields: str) -> ImportantDate:
    made = ImportantDate("d", "p", "birthday", month, day, year)
    return made._replace(**fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("important", "on", "which"),
    [
        (of(11, 23, 1990), date(2026, 11, 23), 36),
        (of(11, 22, 1990), date(2027, 11, 22), 37),
        (of(11, 24), date(2026, 11, 24), None),
        (of(11, 24, 2026), date(2026, 11, 24), None),
        (of(11, 24, 2025), date(2026, 11, 24), 1),
        (of(2, 29, 1992), date(2027, 2, 28), 35),
        (of(2, 29, 1992, leap="mar1"), date(2027, 3, 1), 35),
        (of(5, 3, 2010, occasion="remember"), date(2027, 5, 3), None),
        (of(5, 3, 2010, occasion="anniversary"), date(2027, 5, 3), 17),
    ],
)
def test_when_and_which(important: ImportantDate, on: date, which: int | None) -> None:
    assert important.next_on(TODAY) == on
    assert important.ordinal(on) == which


def test_29_february_is_itself_in_a_leap_year() -> None:
    for leap in ("feb28", "mar1"):
        assert of(2, 29, leap=leap).next_on(date(2028, 1, 1)) == date(2028, 2, 29)


@given(
    st.dates(date(2000, 1, 1), date(2000, 12, 31)),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["feb28", "mar1"]),
)
def test_the_next_is_within_a_year(day: date, today: date, leap: str) -> None:
    on = of(day.month, day.day, leap=leap).next_on(today)
    assert today <= on <= today + timedelta(days=366)
    assert of(day.month, day.day, leap=leap).next_on(on) == on


def test_what_is_no_date() -> None:
    assert checked_date(2, 29, None) == (2, 29, None)
    for month, day, year in ((2, 30, None), (2, 29, 2027), (13, 1, None), (0, 1, None)):
        with pytest.raises(Refused, match="no day of the calendar"):
            checked_date(month, day, year)
    assert checked_lead(0) == 0
    for days in (-1, 91):
        with pytest.raises(Refused, match="days before"):
            checked_lead(days)
