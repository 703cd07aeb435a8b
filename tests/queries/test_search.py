"""Finding what was planned and how it went, what was promised, and in which order."""

from datetime import date, datetime
from pathlib import Path

from tests.app.elsewhere import MONDAY, book_of, done, keeper_over, noted, planned, with_person
from tui.book.masked import masked
from tui.changes.life import matter_kept
from tui.changes.occurrences import recorded
from tui.clock import FixedClock
from tui.domain.matter import Matter
from tui.domain.plan import Outcome
from tui.queries.agenda import occurrence_of
from tui.queries.search import Finder, SearchHit


def found(path: Path, clock: FixedClock, text: str, most: int = 100) -> list[SearchHit]:
    return Finder(book_of(path), clock, MONDAY).find(text, most)


def told(path: Path, clock: FixedClock, uid: str, note: str, outcome: Outcome = "happened") -> None:
    """A time took place, and a word about it is kept."""
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    time = occurrence_of(keeper.book, uid, clock.zone)
    day = time.start.date()
    done(path, clock, *recorded(time, outcome, day, MONDAY, clock.now(), note=note))


def test_plans_are_found_by_title_place_and_whom_the_next_first(
    path: Path, clock: FixedClock
) -> None:
    with_person(path, clock, "Mum", "family")
    lunch, weekly, theatre = planned(
        path,
        clock,
        "lunch with Mum 14 nov 12:00",
        "yoga with Mum every tuesday 18:00 at Sunhouse",
        "theatre with Mum 5 dec 20:00",
    )
    hits = found(path, clock, "mum")
    assert [(hit.kind, hit.key.split("@")[0]) for hit in hits[1:]] == [
        ("time", weekly),
        ("time", theatre),
        ("time", lunch),
    ]
    assert hits[0].kind == "person"
    (yoga,) = found(path, clock, "sunhouse")
    assert yoga.key == f"{weekly}@2026-11-24T18:00"
    assert (yoga.text, yoga.right) == ("yoga · Mum, at Sunhouse", "Tue 24 Nov")
    assert found(path, clock, "thea")[0].key == f"{theatre}@2026-12-05T20:00"
    assert found(path, clock, "lun")[0].key == f"{lunch}@2026-11-14T12:00"
    assert len(found(path, clock, "mum", most=2)) == 2


def test_a_series_that_is_over_is_found_at_its_last_time(path: Path, clock: FixedClock) -> None:
    then = datetime(2020, 1, 1, 10, tzinfo=clock.zone)
    (old,) = planned(path, clock, "salsa with Ana every friday 20:00 3 times", at=then)
    (hit,) = found(path, clock, "salsa")
    assert (hit.key, hit.right) == (f"{old}@2020-01-17T20:00", "Fri 17 Jan 2020")


def test_the_note_of_a_time_is_found_among_the_notes_by_day(path: Path, clock: FixedClock) -> None:
    with_person(path, clock, "Ana", "friend")
    (walk,) = planned(path, clock, "walk with Ana 14 nov 15:00")
    uid = f"{walk}@2026-11-14T15:00"
    told(path, clock, uid, "She laughed about the cat\nand the dog")
    later = noted(path, clock, "the cat again", MONDAY)
    before = noted(path, clock, "a cat", date(2026, 11, 1))
    hits = found(path, clock, "cat")
    assert [hit.key for hit in hits] == [later, uid, before]
    assert hits[1] == SearchHit("time", uid, "She laughed about the cat", "Sat 14 Nov")


def test_what_is_promised_or_to_be_asked_leads_to_the_person(path: Path, clock: FixedClock) -> None:
    ana = with_person(path, clock, "Ana", "friend")
    matter = Matter("", ana, "favour", "fix the bike", MONDAY)
    done(path, clock, matter_kept(book_of(path), matter))
    (hit,) = found(path, clock, "bike")
    assert hit[:3] == ("person", ana, "You promised Ana: fix the bike")


def test_masked_nothing_written_is_found(path: Path, clock: FixedClock) -> None:
    ana = with_person(path, clock, "Ana", "friend")
    (walk,) = planned(path, clock, "walk with Ana 14 nov 15:00 at Sunhouse")
    told(path, clock, f"{walk}@2026-11-14T15:00", "She laughed")
    done(path, clock, matter_kept(book_of(path), Matter("", ana, "good", "the exam")))
    finder = Finder(masked(book_of(path)), clock, MONDAY)
    for word in ("ana", "walk", "sunhouse", "laughed", "exam"):
        assert finder.find(word) == []
