"""A calendar file is read as the library reads it, and what the library cannot read too."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar import Event as LibraryEvent

from tests.cli.test_bulk import events
from tui.book.book import Book
from tui.clock import Clock
from tui.domain.refusal import Refused
from tui.exchange.calendars.events import Event, events_of
from tui.exchange.calendars.files import CalendarFile
from tui.exchange.calendars.reading import Here, plans_in

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=90)
ENDS = st.sampled_from([b"\r\n", b"\n", b"\r", b"\r\n\r\n"])


def read(text: str) -> list[Event]:
    return events_of(f"BEGIN:VCALENDAR\n{text}\nEND:VCALENDAR\n".encode())


@given(st.lists(st.tuples(WORDS, WORDS, st.datetimes(datetime(1990, 1, 1))), max_size=3), ENDS)
def test_what_the_library_writes_is_read(
    made: list[tuple[str, str, datetime]], ends: bytes
) -> None:
    calendar = Calendar()
    for title, place, start in made:
        event = LibraryEvent()
        event.add("summary", title)
        event.add("location", place, {"altrep": "cid:x;y"})
        event.add("dtstart", start.replace(microsecond=0))
        event.add("duration", timedelta(minutes=5))
        event.add("x-strange", place)
        calendar.add_component(event)
    found = events_of(calendar.to_ical().replace(b"\r\n", ends))
    assert [(e.text("SUMMARY"), e.text("LOCATION"), e.moment("DTSTART").at) for e in found] == [
        (title, place, start.replace(microsecond=0)) for title, place, start in made
    ]
    assert all(e.duration() == timedelta(minutes=5) for e in found)
    assert [e.where for e in found] == [f"event {n + 1}" for n in range(len(made))]


def test_what_is_not_of_the_event_is_passed_over() -> None:
    (event,) = read(
        "X-WR-CALNAME:Ours\nBEGIN:VTODO\nSUMMARY:no\nEND:VTODO\nno line at all\n"
        "begin:vevent\nsummary;LANGUAGE=en:Walk\\, then\\nlunch\nBEGIN:VALARM\nTRIGGER:-PT15M\n"
        "SUMMARY:no\nDURATION:PT5M\nEND:VALARM\nATTACH;ENCODING=BASE64;VALUE=BINARY:"
        + "QUJD" * 60_000
        + "\nDTSTART:20261127T193000\nend:vevent"
    )
    assert event.text("SUMMARY") == "Walk, then\nlunch"
    assert not event.says("DURATION")


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ("DTSTART:20261127T193000", datetime(2026, 11, 27, 19, 30)),
        ("DTSTART;VALUE=DATE:20261127", date(2026, 11, 27)),
        ("DTSTART;VALUE=DATE-TIME;TZID=Europe/Berlin:20261127T193000 ", None),
        ('DTSTART;TZID="(UTC+01:00) Berlin, Bern":20261127T193000', None),
        ("DTSTART;TZID=(UTC+01:00) Berlin, Bern:20261127T193000", None),
    ],
)
def test_a_time_has_a_zone_or_floats(lines: str, at: datetime | date | None) -> None:
    (event,) = read(f"BEGIN:VEVENT\n{lines}\nEND:VEVENT")
    moment = event.moment("DTSTART")
    assert moment.at == (at or datetime(2026, 11, 27, 19, 30))
    assert (moment.zone.name if moment.zone else None) == (None if at else "Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("BEGIN:VEVENT", "do not fit"),
        ("BEGIN:VEVENT\nEND:VTODO\nEND:VEVENT", "do not fit"),
        ("END:VEVENT", "do not fit"),
        ("END:VCALENDAR\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nBEGIN:VTODO", "do not fit"),
    ],
)
def test_parts_that_do_not_fit_are_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read(text)


def test_a_file_that_was_cut_short_is_refused() -> None:
    whole = events(3)[0].encode()
    for cut in range(1, len(whole) - 20, 7):
        with pytest.raises(Refused):
            events_of(whole[:cut])


@pytest.mark.parametrize("count", [0, 1, 199, 200, 450])
def test_it_is_said_how_far_it_is(count: int) -> None:
    told: list[tuple[int, int]] = []
    file = CalendarFile(Path("in.ics"), events(count)[0].encode())
    plans_in([file], Here(Book(), ("p-1",), Clock()), lambda *far: told.append(far))
    assert told == [(n, count) for n in range(0, count, 200)]
