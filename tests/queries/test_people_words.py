"""How time with somebody is told: what it was like, the last time, the one that is on, the next."""

from datetime import timedelta
from pathlib import Path

from tests.app.elsewhere import MONDAY, book_of, done, planned, with_person
from tests.app.people.test_people import open_people
from tests.cli.command import run_command
from tests.queries.test_search import told
from tui.book.masked import masked
from tui.changes.people import touched
from tui.clock import FixedClock
from tui.queries.agenda import find_occurrence, overlapping
from tui.queries.look_back import look_back, period_around
from tui.queries.person_page import person_page
from tui.wording.plans import overlap_words


def test_how_a_time_went_is_told_where_the_time_is(path: Path, clock: FixedClock) -> None:
    ana = with_person(path, clock, "Ana", "friend")
    (walk,) = planned(path, clock, "walk with Ana 14 nov 15:00")
    told(path, clock, f"{walk}@2026-11-14T15:00", "She laughed about the cat\nand more", "partly")
    book = book_of(path)
    (line,) = dict(person_page(book, ana, MONDAY, clock))["Last times"]
    assert line == "Sat 14 Nov  walk, partly: She laughed about the cat"
    moments = next(s for s in look_back(book, period_around(MONDAY, 1)) if s.title == "Moments")
    assert moments.lines == ["Sat 14 Nov: walk with Ana, partly: She laughed about the cat"]
    hidden = dict(person_page(masked(book), ana, MONDAY, clock))["Last times"]
    assert "cat" not in hidden[0]


async def test_what_is_on_is_now_and_a_word_is_no_time_together(
    path: Path, clock: FixedClock
) -> None:
    ana = with_person(path, clock, "Ana", "friend")
    with_person(path, clock, "Ben", "friend")
    planned(path, clock, "weekend with Ana 21 nov for 4 days", "tea with Ben 24 nov 16:00")
    done(path, clock, touched(book_of(path).people[ana], MONDAY - timedelta(days=1)))
    async with open_people(path, clock) as nearer:
        row = next(line for line in nearer.lines if "Ana" in line)
        assert row.endswith(" now")
        assert "Last in touch: yesterday" in nearer.words
        assert "Now: Sat 21 Nov – tomorrow, all day, weekend" in nearer.words
    said = run_command("people", "list", file=path, now="2026-11-23T20:15").well()
    assert "last in touch yesterday, now Sat 21 Nov – tomorrow, all day weekend" in said
    assert "no quality time yet, next tomorrow 16:00" in said


def test_what_has_an_hour_is_named_before_whole_days_and_the_rest_counted(
    path: Path, clock: FixedClock
) -> None:
    for name in ("Ana", "Ben", "Cleo", "Dora"):
        with_person(path, clock, name, "friend")
    *_, mine = planned(
        path,
        clock,
        "weekend with Ana 27 nov for 3 days",
        "dinner with Ben 27 nov 19:00",
        "film with Cleo 27 nov 20:00",
        "walk with Dora 27 nov 19:30",
    )
    book = book_of(path)
    occurrence = find_occurrence(book, f"{mine}@2026-11-27T19:30", clock.zone)
    assert occurrence
    others = overlapping(book, occurrence, clock.zone)
    said = overlap_words(book, others, MONDAY)
    assert said == "; at the same time as dinner, Fri 27 Nov 19:00–20:30, and 2 more"


async def test_a_narrow_screen_keeps_who_and_when_next(path: Path, clock: FixedClock) -> None:
    with_person(path, clock, "Ana", "friend")
    planned(path, clock, "tea with Ana 30 nov 16:00")
    async with open_people(path, clock, size=(40, 20)) as nearer:
        assert any(line.split() == ["Who", "Next"] for line in nearer.lines)
        assert any(line.endswith("Mon 30 Nov 16:00") for line in nearer.lines)
