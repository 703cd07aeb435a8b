"""Whole days in calendar files: as the RFC has them, and as Outlook does."""

from datetime import UTC, date, datetime

import pytest

from tests.exchange.calendars.calendar import calendar, event, plans_of, read, taken
from tui.book.book import Book
from tui.queries.agenda import occurrences

DAY = "DTSTART;VALUE=DATE:20261205"
BERLIN = "TZID=W. Europe Standard Time"
MARKED = "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"


def on(book: Book) -> list[tuple[int, int, int]]:
    """What is on in that winter: first day, last day, and how many days its plan has."""
    found = occurrences(book, date(2026, 12, 1), date(2027, 1, 31), UTC)
    days = [(o.start.day, o.last_day.day, o.plan.days) for o in found if not o.record.cancelled]
    return sorted(days)


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        ((DAY,), 1),
        ((DAY, "DTEND;VALUE=DATE:20261205"), 1),  # senders who take it for the last day
        ((DAY, "DTEND;VALUE=DATE:20261206"), 1),
        ((DAY, "DTEND;VALUE=DATE:20261207"), 2),
        ((DAY, "DURATION:P3D"), 3),
        ((DAY, "DURATION:P1W"), 7),
        ((DAY, "DTEND;VALUE=DATE:20270105"), 31),
        (("DTSTART:20261205T000000", "DTEND:20261207T000000", MARKED), 2),
        ((f"DTSTART;{BERLIN}:20261205T000000", f"DTEND;{BERLIN}:20261207T000000", MARKED), 2),
        ((f"DTSTART;{BERLIN}:20261205T000000", f"DTEND;{BERLIN}:20261206T235900", MARKED), 2),
        (("DTSTART:20261205T000000Z", "DTEND:20261206T000000Z", MARKED), 1),
        (("DTSTART:20261205T000000", "DTEND:20261206T000000", MARKED.replace("TRUE", "FALSE")), 0),
        (("DTSTART:20261205T100000", "DTEND:20261205T110000", MARKED), 0),
    ],
)
def test_an_event_of_whole_days_is_a_plan_of_whole_days(lines: tuple[str, ...], days: int) -> None:
    (plan,) = plans_of(event("UID:d", *lines))
    assert (plan.days, plan.start.date(), plan.zone) == (days, date(2026, 12, 5), "")
    assert plan.start.hour == (10 if "T100000" in lines[0] else 0)


@pytest.mark.parametrize(
    "lines",
    [
        (DAY, "RRULE:FREQ=WEEKLY;UNTIL=20261226", "EXDATE;VALUE=DATE:20261219"),
        (DAY, "RRULE:FREQ=WEEKLY;UNTIL=20261226T000000", "EXDATE:20261219T000000"),
        (
            f"DTSTART;{BERLIN}:20261205T000000",
            "RRULE:FREQ=WEEKLY;UNTIL=20261225T230000Z",
            f"EXDATE;{BERLIN}:20261219T000000",
            MARKED,
        ),
    ],
)
def test_a_series_of_whole_days_leaves_out_days(lines: tuple[str, ...]) -> None:
    end = f"DTEND;{BERLIN}:20261207T000000" if MARKED in lines else "DTEND;VALUE=DATE:20261207"
    book = taken(calendar(event("UID:d", *lines, end)))
    assert on(book) == [(5, 6, 2), (12, 13, 2), (26, 27, 2)]


@pytest.mark.parametrize(
    ("lines", "stands"),
    [
        (("DTSTART;VALUE=DATE:20261213", "DTEND;VALUE=DATE:20261215"), (13, 14, 2)),
        (("DTSTART;VALUE=DATE:20261212", "DTEND;VALUE=DATE:20261213"), (12, 12, 1)),
        (("DTSTART:20261212T100000", "DTEND:20261212T120000"), (12, 12, 0)),
    ],
)
def test_one_of_a_series_of_whole_days_may_be_told_otherwise(
    lines: tuple[str, ...], stands: tuple[int, int, int]
) -> None:
    series = event("UID:d", DAY, "DTEND;VALUE=DATE:20261207", "RRULE:FREQ=WEEKLY;COUNT=3")
    data = calendar(series, event("UID:d", "RECURRENCE-ID;VALUE=DATE:20261212", *lines))
    book = taken(data)
    assert read(data).refused == ()
    assert on(book) == [(5, 6, 2), stands, (19, 20, 2)]
    before = dict(book.plans)
    assert taken(data, book=book).plans == before


def test_days_are_days_wherever_one_is() -> None:
    (plan,) = plans_of(event("UID:d", f"DTSTART;{BERLIN}:20261205T000000", MARKED))
    assert plan.start == datetime(2026, 12, 5)
    assert plan.zone == ""
