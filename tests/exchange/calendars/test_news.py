"""What is sent again: newer, older, cancelled, or one time of a series alone."""

from datetime import UTC, date, datetime

import pytest

from tests.exchange.calendars.calendar import calendar, event, read, taken
from tui.book.book import Book
from tui.book.places import RecordPlace
from tui.domain.plan import occurrence_uid
from tui.queries.agenda import occurrences
from tui.records.fields import GONE

WEEKLY = ("UID:w", "DTSTART:20261127T190000", "DURATION:PT2H", "SUMMARY:Dinner", "LOCATION:Home")
RULE = "RRULE:FREQ=WEEKLY;COUNT=4"  # 27 November to 18 December
THIRD = datetime(2026, 12, 11, 19)


def weekly(*more: str) -> bytes:
    return calendar(event(*WEEKLY, RULE, *more))


def one(*more: str, day: str = "1211") -> str:
    return event("UID:w", f"RECURRENCE-ID:2026{day}T190000", *more)


def agenda(book: Book) -> list[str]:
    """What is on, the skipped left out: day, hours, title, place."""
    found = occurrences(book, date(2026, 11, 1), date(2027, 1, 31), UTC)
    return [
        f"{o.start:%m-%d %H:%M}-{o.end:%H:%M} {o.plan.title} {o.plan.place}".strip()
        for o in found
        if not o.record.cancelled
    ]


ALL = [f"{day} 19:00-21:00 Dinner Home" for day in ("11-27", "12-04", "12-11", "12-18")]


def without(day: str) -> list[str]:
    return [line for line in ALL if not line.startswith(day)]


def unchanged(book: Book, data: bytes) -> None:
    """Reading it again changes nothing and has nothing to say."""
    for step in read(data, book=book).steps:
        assert step.become(book.content(step.place)) == book.content(step.place)


@pytest.mark.parametrize(
    ("first", "second", "stays"),
    [
        (("SEQUENCE:1",), ("SEQUENCE:2",), False),
        (("SEQUENCE:2",), ("SEQUENCE:1",), True),
        (("SEQUENCE:1",), (), True),
        ((), ("SEQUENCE:1",), False),
        ((), (), False),
        (("SEQUENCE:x",), ("SEQUENCE:99999999999",), False),
        (("LAST-MODIFIED:20261101T100000Z",), ("LAST-MODIFIED:20261101T100001Z",), False),
        (("LAST-MODIFIED:20261101T100000Z",), ("LAST-MODIFIED:20261101T100000Z",), True),
        (("LAST-MODIFIED:20261101T100000Z",), ("DTSTAMP:20261030T100000Z",), True),
        (("LAST-MODIFIED:soon",), ("DTSTAMP:20261030T100000Z",), False),
        (
            ("SEQUENCE:2", "LAST-MODIFIED:20261101T100000Z"),
            ("SEQUENCE:1", "LAST-MODIFIED:20261105T100000Z"),
            True,
        ),
    ],
)
def test_the_newer_one_stands(first: tuple[str, ...], second: tuple[str, ...], stays: bool) -> None:
    book = taken(weekly(*first))
    unchanged(book, weekly(*first))
    news = calendar(event(*WEEKLY[:3], "SUMMARY:Lunch", RULE, *second))
    found = read(news, book=book)
    assert (found.refused != ()) == stays
    assert all("event 1, 2026-11-27: it is no newer" in line for line in found.refused)
    (plan,) = taken(news, book=book).plans.values()
    assert plan.title == ("Dinner" if stays else "Lunch")
    unchanged(book, news)


def test_what_was_changed_here_stays_where_the_file_has_nothing_newer() -> None:
    data = weekly("LAST-MODIFIED:20261101T100000Z")
    book = taken(data)
    (uid,) = book.plans
    plan = book.content(RecordPlace("plans", uid))
    book.put(RecordPlace("plans", uid), {**plan, "title": "Ours"})
    assert read(data, book=book).steps == ()
    assert "it is no newer than what is here" in read(data, book=book).refused[0]


@pytest.mark.parametrize("turned", [False, True])
def test_within_a_file_and_over_several_the_newest_counts(turned: bool) -> None:
    old, new = (event(*WEEKLY[:3], f"SUMMARY:{n}", f"SEQUENCE:{n}") for n in (1, 2))
    both = (new, old) if turned else (old, new)
    for files in ([calendar(*both)], [calendar(text) for text in both]):
        found = read(*files)
        assert [plan.title for plan in found.plans] == ["2"]
        (line,) = found.refused
        assert "it is there twice; " in line


def test_of_one_time_told_twice_the_newest_counts() -> None:
    times = [one(f"DTSTART:202612{d}T190000", f"SEQUENCE:{d}") for d in (13, 12)]
    book = taken(calendar(event(*WEEKLY, RULE), *times))
    assert [said.moved_to for said in book.occurrences.values()] == [datetime(2026, 12, 13, 19)]


# one time of a series


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize(
    ("lines", "stands"),
    [
        (("DTSTART:20261212T180000",), "12-12 18:00-20:00 Dinner Home"),
        (("DTSTART:20261212T180000", "DTEND:20261212T200000"), "12-12 18:00-20:00 Dinner Home"),
        (("DTSTART;TZID=America/New_York:20261211T150000",), "12-11 20:00-22:00 Dinner Home"),
        (("DTSTART:20261211T190000", "DTEND:20261211T220000"), "12-11 19:00-22:00 Dinner Home"),
        (("DTSTART:20261211T190000", "DURATION:PT30M"), "12-11 19:00-19:30 Dinner Home"),
        (("DTSTART:20261212T180000", "SUMMARY:Party"), "12-12 18:00-20:00 Party Home"),
        (("DTSTART:20261211T190000", "LOCATION:Out"), "12-11 19:00-21:00 Dinner Out"),
        (
            ("DTSTART;VALUE=DATE:20261212", "DTEND;VALUE=DATE:20261214"),
            "12-12 00:00-00:00 Dinner Home",
        ),
        (("STATUS:CANCELLED",), ""),
    ],
)
def test_one_time_may_be_told_otherwise(alone: bool, lines: tuple[str, ...], stands: str) -> None:
    """With its series, or sent alone when that is here already; twice is as once."""
    zoned = "TZID=America/New_York" in lines[0]
    base = event(*WEEKLY, RULE)
    if zoned:
        base = base.replace("DTSTART:", "DTSTART;TZID=Europe/London:")
    if not any(line.startswith(("DTEND", "DURATION", "STATUS")) for line in lines):
        lines = (*lines, "DURATION:PT2H")
    files = [calendar(base), calendar(one(*lines))] if alone else [calendar(base, one(*lines))]
    book = Book()
    for data in files:
        taken(data, book=book)
    assert agenda(book) == sorted([*without("12-11"), *([stands] if stands else [])])
    for data in files[-1:]:
        unchanged(book, data)
        assert read(data, book=book).said == ()


def test_a_time_with_words_of_its_own_is_said_once() -> None:
    data = calendar(event(*WEEKLY, RULE), one("DTSTART:20261211T190000", "SUMMARY:Party"))
    (line,) = read(data).said
    assert line.startswith("event 2, 2026-12-11: its title, place or length is its own")


def test_a_time_that_is_as_its_series_again_is_one_of_it() -> None:
    book = taken(calendar(event(*WEEKLY, RULE), one("DTSTART:20261211T190000", "SUMMARY:Party")))
    assert len(book.plans) == 2
    assert agenda(taken(weekly("SEQUENCE:1"), book=book)) == ALL
    assert len(book.plans) == 1


def test_what_was_recorded_of_a_time_is_left() -> None:
    book = taken(weekly())
    (uid,) = book.plans
    place = RecordPlace("occurrences", occurrence_uid(uid, THIRD))
    book.put(place, {"plan": uid, "key": "2026-12-11T19:00", "outcome": "did_not"})
    found = read(calendar(one("DTSTART:20261211T190000", "SUMMARY:Party")), book=book)
    assert "event 1, 2026-12-11: how it went is recorded already" in found.said[0]
    assert found.steps == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (one("DTSTART:20261212T190000", day="1212"), "moved from 2026-12-12 is none of its series"),
        (one("DTSTART:20261212T190000", "DURATION:P3D"), "minutes"),
        (one("SUMMARY:x"), "not written as a calendar has it"),
        (
            "BEGIN:VEVENT\nUID:w\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261211T190000\n"
            "DTSTART:20261211T190000\nEND:VEVENT\n",
            "what follows too",
        ),
    ],
)
@pytest.mark.parametrize("alone", [False, True])
def test_a_time_that_cannot_be_kept_is_told(text: str, reason: str, alone: bool) -> None:
    book = taken(weekly()) if alone else Book()
    found = read(calendar("" if alone else event(*WEEKLY, RULE), text), book=book)
    (line,) = found.refused
    assert line.startswith(f"event {1 if alone else 2}, 2026-12-1")
    assert reason in line


def test_times_sent_alone_come_in_any_order() -> None:
    book = taken(weekly("SEQUENCE:1", "LAST-MODIFIED:20261101T100000Z"))
    taken(calendar(one("DTSTART:20261212T190000", "SEQUENCE:3")), book=book)
    taken(calendar(one("DTSTART:20261205T190000", "SEQUENCE:2", day="1204")), book=book)
    moved = sorted(said.moved_to for said in book.occurrences.values() if said.moved_to)
    assert moved == [datetime(2026, 12, 5, 19), datetime(2026, 12, 12, 19)]
    for older in (one("DTSTART:20261210T190000", "SEQUENCE:2"), one("SEQUENCE:0", day="1218")):
        found = read(calendar(older.replace("SEQ", "DTSTART:20261210T190000\nSEQ")), book=book)
        assert found.steps == ()
        assert "no newer than what is here" in found.refused[0]


def test_a_newer_time_of_a_series_that_is_no_news_is_taken() -> None:
    book = taken(weekly("LAST-MODIFIED:20261101T100000Z"))
    time = one("DTSTART:20261212T190000", "DURATION:PT2H", "SEQUENCE:1")
    data = weekly("LAST-MODIFIED:20261101T100000Z").replace(
        b"END:VCAL", time.encode() + b"END:VCAL"
    )
    assert agenda(taken(data, book=book))[2] == "12-12 19:00-21:00 Dinner Home"
    unchanged(book, data)


def test_a_time_of_a_series_that_nobody_knows_is_told() -> None:
    found = read(calendar(one("DTSTART:20261212T190000")))
    assert found.refused == (
        "event 1, 2026-12-12: only one time of a series is here, not the series itself",
    )


def test_more_changed_times_than_a_series_may_have_are_told() -> None:
    times = [one(f"DTSTART:20261211T19{n % 60:02}00", f"SEQUENCE:{n}") for n in range(501)]
    found = read(weekly(), calendar(*times))
    assert "501 single times of it are changed; 500 are the most" in found.refused[0]
    assert len(found.plans) == 1


# cancelled


def cancel(*lines: str) -> bytes:
    return calendar("METHOD:CANCEL\n", event("UID:w", *lines))


def test_a_series_that_is_cancelled_ends_now() -> None:
    data = cancel("DTSTART:20261127T190000", "SEQUENCE:2", "STATUS:CANCELLED")
    assert agenda(taken(data, book=taken(weekly("SEQUENCE:1")))) == []
    begun = weekly("SEQUENCE:1").replace(b"20261127", b"20261113")
    own = one("DTSTART:20261204T190000", "SUMMARY:Party", day="1204").encode()
    book = taken(begun.replace(b"END:VCAL", own + b"END:VCAL"))
    assert len(agenda(book)) == 4
    (line,) = read(data, book=book).said
    assert "event 1, 2026-11-27: it is cancelled; what was to come of it is taken out" in line
    expected = ["11-13 19:00-21:00 Dinner Home", "11-20 19:00-21:00 Dinner Home"]
    assert agenda(taken(data, book=book)) == expected
    unchanged(book, data)
    assert read(data, book=book).said == ()


def test_what_is_cancelled_by_an_older_message_stays() -> None:
    book = taken(weekly("SEQUENCE:2"))
    found = read(cancel("DTSTART:20261127T190000", "SEQUENCE:1"), book=book)
    assert (found.steps, found.said) == ((), ())
    assert "no newer" in found.refused[0]


def test_one_time_that_is_cancelled_is_skipped() -> None:
    book = taken(weekly())
    data = cancel("RECURRENCE-ID:20261211T190000", "DTSTART:20261211T190000", "SEQUENCE:1")
    assert agenda(taken(data, book=book)) == without("12-11")
    unchanged(book, data)


def test_what_takes_place_once_and_is_cancelled_is_skipped() -> None:
    book = taken(calendar(event(*WEEKLY)))
    data = cancel("DTSTART:20261127T190000")
    assert agenda(taken(data, book=book)) == []
    assert len(book.plans) == 1
    unchanged(book, data)


def test_many_that_are_not_taken_for_one_reason_are_one_line() -> None:
    gone = (event(f"UID:{n}", f"DTSTART:2026112{n}T190000", "STATUS:CANCELLED") for n in range(9))
    found = read(calendar(*gone, event("UID:a", "SUMMARY:no start")))
    assert found.refused[0] == (
        "9 events, such as event 1, 2026-11-20: it is cancelled, and not planned here"
    )
    assert len(found.refused) == 2


def test_what_is_cancelled_and_was_never_here_is_not_taken() -> None:
    found = read(calendar(event("UID:x", "DTSTART:20261127T190000", "STATUS:CANCELLED")))
    assert (found.plans, len(found.refused)) == ((), 1)
    assert "it is cancelled, and not planned here" in found.refused[0]


@pytest.mark.parametrize(
    ("method", "reason"), [("CANCEL", "not planned here"), ("REPLY", "answers an invitation")]
)
def test_what_is_no_time_by_itself_is_told(method: str, reason: str) -> None:
    found = read(calendar(f"METHOD:{method}\n", event(*WEEKLY)))
    assert found.plans == ()
    assert reason in found.refused[0]


# what went out of Nearer


def test_an_own_file_is_as_new_as_its_stamp() -> None:
    own = ("UID:pl-1@nearer", *WEEKLY[1:], RULE)
    book = taken(calendar(event(*own)))
    assert list(book.plans) == ["pl-1"]
    assert "sequence" not in book.content(RecordPlace("plans", "pl-1"))
    at = datetime(2026, 11, 20, 12, 0, 0, 123000, tzinfo=UTC)
    for lines, stays in [
        (("DTSTAMP:20261120T115959Z",), True),
        (("DTSTAMP:20261120T120000Z",), False),
        (("LAST-MODIFIED:20261120T115959Z", "SEQUENCE:217425600"), False),
        (("LAST-MODIFIED:20261120T115959Z", "SEQUENCE:1"), True),
    ]:
        news = calendar(event(own[0], own[1], "DURATION:PT1H", RULE, *lines))
        found = read(news, book=book, stamps={"pl-1": at})
        assert (found.steps == ()) == stays
        assert found.refused == ()
        left = "1 plan changed here since the file was written; left as it is here"
        assert found.said == ((left,) if stays else ())


def test_a_deleted_plan_comes_back() -> None:
    book = taken(weekly("SEQUENCE:1"))
    (uid,) = book.plans
    book.put(RecordPlace("plans", uid), GONE)
    assert agenda(taken(weekly("SEQUENCE:1"), book=book)) == ALL


def test_what_is_skipped_stands_where_it_was_when_it_comes_back() -> None:
    """A file cannot say where something stood that is left out; what is known of it stays."""
    book = taken(weekly())
    (uid,) = book.plans
    place = RecordPlace("occurrences", occurrence_uid(uid, THIRD))
    moved = {"plan": uid, "key": "2026-12-11T19:00", "moved_to": "2026-12-12T10:00"}
    book.put(place, {**moved, "cancelled": True})
    assert read(weekly("EXDATE:20261211T190000"), book=book).steps == ()
