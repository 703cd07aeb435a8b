"""Calendar files: what goes out comes in, and expands to the same times."""

import codecs
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from tests.domain.rule_oracle import LETTERS, Spoken, positions
from tests.exchange.calendars.calendar import read, taken
from tui.book.book import Book
from tui.book.places import RecordPlace
from tui.domain.plan import (
    DAY_MINUTES,
    MOST_DAYS,
    OccurrenceRecord,
    Plan,
    occurrence_uid,
)
from tui.domain.recurrence import checked_rule, first_start, starts
from tui.domain.refusal import Refused
from tui.domain.rule import parse_rule
from tui.exchange.calendars.writing import calendar_of, stamps_of
from tui.queries.agenda import occurrences
from tui.records.planning import occurrence_content, plan_content

HERE = ZoneInfo("Europe/Berlin")
ZONES = ("", "America/New_York", "America/Havana", "Australia/Lord_Howe")
STAMP = datetime(2026, 11, 1, 12, tzinfo=UTC)


def book_of(plan: Plan, told: Sequence[OccurrenceRecord] = ()) -> Book:
    book = Book()
    book.put(RecordPlace("people", "p-1"), {"name": "Alex"})
    kept = {key: value for key, value in plan_content(plan).items() if value is not None}
    book.put(RecordPlace("plans", plan.uid), kept)
    for said in told:
        place = RecordPlace("occurrences", occurrence_uid(said.plan, said.key))
        content = {
            key: value for key, value in occurrence_content(said).items() if value is not None
        }
        book.put(place, content)
    return book


def written(book: Book, *, details: bool = False) -> bytes:
    stamps = dict.fromkeys(book.plans, STAMP)
    return calendar_of(book, book.plans.values(), stamps, details=details)


def components(data: bytes, name: str) -> list[Any]:
    """The components of a calendar, as the library reads them."""
    return list(Calendar.from_ical(data).walk(name))


def taken_into(book: Book, data: bytes) -> Book:
    found = read(data, book=book)
    assert (found.refused, found.said) == ((), ())
    for step in found.steps:
        book.put(step.place, dict(step.become(book.content(step.place))))
    return book


def times(book: Book, first: date, days: int) -> list[tuple[datetime, datetime, bool]]:
    """When everything begins and ends, and whether it is left out."""
    found = occurrences(book, first, first + timedelta(days=days), HERE)
    return [(o.begins, o.ends, o.record.cancelled) for o in found]


RULES = st.sampled_from(
    [
        *(None, "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;COUNT=20"),
        *("FREQ=DAILY;BYDAY=MO,WE,SU", "FREQ=WEEKLY;BYDAY=SU", "FREQ=WEEKLY;BYDAY=FR,SU;WKST=SU"),
        *("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", "FREQ=WEEKLY;UNTIL=20270601"),
        *("FREQ=WEEKLY;COUNT=9", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=2SA"),
        *("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        *("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15", "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=3,11"),
        *("FREQ=DAILY;UNTIL=20270315", "FREQ=DAILY;BYMONTH=3;INTERVAL=2"),
    ]
)
WALLS = st.datetimes(datetime(2026, 2, 20), datetime(2026, 11, 10)).map(
    lambda wall: wall.replace(minute=wall.minute // 15 * 15, second=0, microsecond=0)
)


@st.composite
def plans(draw: st.DrawFn) -> tuple[Plan, list[OccurrenceRecord]]:
    """A plan with skipped, moved and extra times; of hours or of whole days."""
    days = draw(st.integers(0, 3) | st.integers(0, MOST_DAYS))
    walls = WALLS.map(lambda wall: wall.replace(hour=0, minute=0)) if days else WALLS
    text, start, zone = draw(RULES), draw(walls), draw(st.sampled_from(("",) if days else ZONES))
    rule = checked_rule(text, start) if text else None
    start = first_start(rule, start) if rule else start
    extra = draw(st.lists(walls, max_size=2, unique=True)) if rule else []
    minutes = DAY_MINUTES if days else draw(st.integers(1, 300))
    when = (start, minutes, rule, tuple(sorted(extra)), zone)
    plan = Plan("pl-1", "", ("p-1",), *when, days=days)
    keys = starts(rule, start, start, start + timedelta(days=500), plan.extra)
    told = []
    for key in draw(st.lists(st.sampled_from(keys), max_size=4, unique=True)):
        to = draw(st.none() | walls)
        told.append(OccurrenceRecord("pl-1", key, to is None, to if to != key else None))
    return plan, [said for said in told if said.cancelled or said.moved_to]


@given(plans())
def test_what_goes_out_comes_in_and_expands_to_the_same(
    made: tuple[Plan, list[OccurrenceRecord]],
) -> None:
    plan, told = made
    book = book_of(plan, told)
    data = written(book)
    other = Book()
    other.put(RecordPlace("people", "p-1"), {"name": "Alex"})
    taken_into(other, data)
    first = date(2026, 2, 1)
    assert times(other, first, 800) == times(book, first, 800)
    assert other.plans == book.plans
    before = dict(other.occurrences)
    assert taken_into(other, data).plans == book.plans
    assert dict(other.occurrences) == before
    assert written(other) == data
    same = taken_into(book_of(plan, told), data)
    assert times(same, first, 800) == times(book, first, 800)


@given(RULES.filter(bool), WALLS, st.sampled_from(ZONES))
def test_the_rule_that_is_written_is_the_rule(text: str, start: datetime, zone: str) -> None:
    rule = checked_rule(text, start)
    start = first_start(rule, start)
    data = written(book_of(Plan("pl-1", "", ("p-1",), start, 60, rule, zone=zone)))
    (event,) = components(data, "VEVENT")
    assert event["dtstart"].dt.replace(tzinfo=None) == start
    last = start + timedelta(days=400)
    said = spoken(event["rrule"], zone)
    assert list(positions(said, start, last)) == starts(rule, start, start, last)


def spoken(rrule: Mapping[str, Any], zone: str) -> Spoken:
    """The rule of a file, for an expander that shares nothing with ours."""

    def number(name: str) -> int | None:
        return int(rrule[name][0]) if name in rrule else None

    until = rrule.get("UNTIL", [None])[0]
    if until is not None:
        until = until.astimezone(ZoneInfo(zone)).date() if zone else until.date()
    days = [str(day) for day in rrule.get("BYDAY", [])]
    return Spoken(
        rrule["FREQ"][0],
        number("INTERVAL") or 1,
        number("COUNT"),
        until,
        tuple((int(day[:-2] or 0), LETTERS.index(day[-2:])) for day in days),
        tuple(int(day) for day in rrule.get("BYMONTHDAY", [])),
        tuple(int(month) for month in rrule.get("BYMONTH", [])),
        "BYSETPOS" in rrule,
        LETTERS.index(str(rrule["WKST"][0])) if "WKST" in rrule else None,
    )


@pytest.mark.parametrize(
    ("zone", "wall", "instant"),
    [
        ("America/New_York", datetime(2026, 3, 8, 2, 30), "2026-03-08T07:30"),
        ("America/New_York", datetime(2026, 11, 1, 1, 30), "2026-11-01T05:30"),
        ("America/Havana", datetime(2026, 3, 8, 0, 30), "2026-03-08T05:30"),
        ("America/Havana", datetime(2026, 11, 1, 0, 30), "2026-11-01T04:30"),
        ("Australia/Lord_Howe", datetime(2026, 10, 4, 2, 15), "2026-10-03T15:45"),
        ("Australia/Lord_Howe", datetime(2026, 4, 5, 1, 45), "2026-04-04T14:45"),
    ],
)
def test_on_the_days_on_which_clocks_change(zone: str, wall: datetime, instant: str) -> None:
    start = wall - timedelta(days=3)
    plan = Plan("pl-1", "", ("p-1",), start, 60, parse_rule("FREQ=DAILY"), zone=zone)
    book = book_of(plan)
    other = taken_into(Book(), written(book))
    begins = [begin for begin, _, _ in times(other, start.date() - timedelta(days=1), 9)]
    assert datetime.fromisoformat(instant).replace(tzinfo=UTC) in begins
    assert begins == [b for b, _, _ in times(book, start.date() - timedelta(days=1), 9)]


@pytest.mark.parametrize("zone", ZONES[1:])
def test_a_zone_tells_only_the_years_in_use_and_tells_them_right(zone: str) -> None:
    plan = Plan("pl-1", "", ("p-1",), datetime(2026, 5, 1, 19), 60, zone=zone)
    (timezone,) = components(written(book_of(plan)), "VTIMEZONE")
    changes = [part for part in timezone.subcomponents if part["dtstart"].dt.year > 2025]
    assert 1 <= len(changes) <= 5
    for part in changes:
        before, after = part["tzoffsetfrom"].td, part["tzoffsetto"].td
        instant = (part["dtstart"].dt - before).replace(tzinfo=UTC)
        there = ZoneInfo(zone)
        assert (instant - timedelta(seconds=1)).astimezone(there).utcoffset() == before
        assert instant.astimezone(there).utcoffset() == after
    assert {part["dtstart"].dt.year for part in changes} <= {2026, 2027}


def test_no_word_leaves_unless_it_is_asked_for() -> None:
    plan = Plan(
        *("pl-1", "Zanzibar", ("p-1",), datetime(2026, 11, 20, 19), 90),
        place="Luigi's",
        pledges=("phones away",),
    )
    said = OccurrenceRecord("pl-1", plan.start, outcome="happened", note="canary", people=("p-1",))
    book = book_of(plan, [said])
    plain, told = written(book).decode(), written(book, details=True).decode()
    for word in ("Zanzibar", "Alex", "Luigi", "phones", "canary", "happened"):
        assert word not in plain
    assert all(word in told for word in ("Zanzibar", "Alex", "Luigi"))
    assert not any(word in told for word in ("canary", "happened"))


EVENT = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\n{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
START = "DTSTART:20261127T193000\r\nDURATION:PT1H"


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("DTSTART;VALUE=DATE:20261127\r\nDTEND;VALUE=DATE:20270101", "lasts 35 days"),
        ("DTSTART;VALUE=DATE:20261127\r\nDTEND;VALUE=DATE:20261126", "ends before it begins"),
        ("DTSTART;VALUE=DATE:20261127\r\nDTEND:20261128T100000", "not written as a calendar"),
        ("DTSTART;TZID=Nowhere/Town:20261127T193000", "is not known here"),
        ("DTSTART:00010101T193000", "year 1"),
        ("DTSTART:2026", "not written as a calendar"),
        ("SUMMARY:x", "not written as a calendar"),
        (f"{START}\r\nRRULE:FREQ=DAILY;INTERVAL=0", "INTERVAL=0"),
        (f"{START}\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "days that"),
        (f"{START}\r\nRRULE:FREQ=SECONDLY", "not planned here"),
        (f"{START}\r\nRRULE:FREQ=DAILY\r\nRRULE:FREQ=WEEKLY", "several rules"),
        (f"{START}\r\nRRULE:FREQ=DAILY\r\nEXRULE:FREQ=DAILY", "EXRULE"),
        (f"{START}\r\nRRULE:FREQ=DAILY;UNTIL=20200101", "ends on"),
        (f"{START}\r\nRRULE:FREQ=DAILY\r\nSTATUS:CANCELLED", "is cancelled"),
        (f"{START}\r\nRECURRENCE-ID:20261127T193000", "not the series"),
        ("DTSTART:20261127T193000\r\nDURATION:P3D", "minutes"),
        ("DTSTART:20261127T193000\r\nDTEND:20261127T183000", "ends before it begins"),
        ("DTSTART:20261127T193000\r\nDTEND;VALUE=DATE:20261128", "not written as a calendar"),
        ("DTSTART:20261127T193000\r\nDURATION:20261127T203000", "not written as a calendar"),
        (f"{START}\r\nRDATE:{','.join(['20261128T193000'] * 501)}", "single times"),
    ],
)
def test_what_cannot_be_planned_is_told_with_its_reason(lines: str, reason: str) -> None:
    found = read(EVENT.format(lines).encode())
    assert found.plans == ()
    (line,) = found.refused
    assert reason in line
    assert line.startswith("event 1")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not a calendar"),
        (b"\0" * 100, "not a calendar"),
        (b"BEGIN:VCALENDAR\r\nX\r\n", "ends in the middle"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 5000, "parts in each other"),
        (b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\nEND:VEVENT\r\n" * 10_001, "more than"),
        (EVENT.format(f"RDATE:{'20261127T193000,' * 20_001}").encode(), "more than 20000 dates"),
        (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "do not fit"),
    ],
)
def test_what_is_no_calendar_is_refused_whole(data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read(data)


def test_utc_exceptions_of_a_zoned_series_are_understood() -> None:
    lines = (
        "DTSTART;TZID=America/New_York:20261127T193000\r\nDTEND;TZID=America/New_York:"
        "20261127T203000\r\nRRULE:FREQ=WEEKLY;UNTIL=20270101T003000Z\r\nEXDATE:20261205T003000Z"
    )
    book = taken(EVENT.format(lines).encode())
    (plan,) = book.plans.values()
    assert plan.minutes == 60
    assert [said.key for said in book.occurrences.values() if said.cancelled] == [
        datetime(2026, 12, 4, 19, 30)
    ]
    assert plan.rule is not None
    assert str(plan.rule.until) == "2026-12-31"


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261211T193000", "2026-12-11"),
        ("20261211T192959", "2026-12-10"),
        ("20261211", "2026-12-11"),
    ],
)
def test_an_end_within_a_day_keeps_or_leaves_the_time_of_that_day(until: str, last: str) -> None:
    lines = f"{START}\r\nRRULE:FREQ=WEEKLY;UNTIL={until}"
    (plan,) = read(EVENT.format(lines).encode()).plans
    assert plan.rule is not None
    assert str(plan.rule.until) == last


def test_a_start_beside_its_rule_is_a_time_too() -> None:
    lines = "DTSTART:20261126T193000\r\nRRULE:FREQ=WEEKLY;BYDAY=FR"
    (plan,) = read(EVENT.format(lines).encode()).plans
    assert plan.start == datetime(2026, 11, 27, 19, 30)
    assert plan.extra == (datetime(2026, 11, 26, 19, 30),)


def test_a_byte_order_mark_is_read_over() -> None:
    plan = Plan("pl-1", "Walk", ("p-1",), datetime(2026, 11, 27, 19, 30), 120)
    data = written(book_of(plan), details=True)
    found = read(codecs.BOM_UTF8 + data)
    assert found == read(data)
    assert len(found.plans) == 1


def test_the_stamps_are_of_the_plan_or_what_is_kept_of_its_times() -> None:
    def at(hour: int) -> str:
        return f"2026-11-20T{hour:02}:00:00.000Z"

    tables: dict[str, Any] = {
        "plans": {"1": {"uid": "pl-1", "at": at(9)}, "2": {"uid": "pl-2", "at": at(12)}},
        "occurrences": {
            "1": {"uid": "o", "plan": "pl-1", "at": at(11)},
            "2": {"uid": "p", "plan": "pl-2", "at": at(10)},
            "3": {"uid": "q", "plan": "pl-2", "at": "soon"},
            "4": {"uid": "r", "plan": 5, "at": at(23)},
        },
    }
    assert {uid: stamp.hour for uid, stamp in stamps_of(tables).items()} == {"pl-1": 11, "pl-2": 12}


def test_of_an_end_and_a_length_the_end_counts_and_it_is_said() -> None:
    lines = f"{START}\r\nDTEND:20261127T213000"
    found = read(EVENT.format(lines).encode())
    assert [plan.minutes for plan in found.plans] == [120]
    assert found.said == ("event 1, 2026-11-27: it has an end and a length; the end was taken",)


def test_outlook_marks_a_day_and_only_that_has_no_hour() -> None:
    lines = "X-MICROSOFT-CDO-ALLDAYEVENT:FALSE\r\nDTSTART:20261127T000000"
    assert len(read(EVENT.format(lines).encode()).plans) == 1


def test_an_event_without_a_uid_is_known_by_what_it_says() -> None:
    def plans(lines: str) -> list[str]:
        data = EVENT.format(lines).replace("UID:x\r\n", "").encode()
        return [plan.uid for plan in read(data).plans]

    again = plans(f"SEQUENCE:0\r\n{START}\r\nDTSTAMP:20261120T000000Z")
    assert plans(f"DTSTAMP:20261119T000000Z\r\n{START}") == again
    assert plans(START.replace("193000", "200000")) != again
