"""Sarah and Alex: distant for 96 days, a weekly evening, and every step of it taken back."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.app.elsewhere import MONDAY, book_of, keeper_over
from tests.app.pilot import Opened, open_app
from tui.app.planner.plan_card import CardScreen
from tui.app.planner.screen import PlannerScreen
from tui.app.today.screen import TodayScreen
from tui.book.book import Book
from tui.book.places import RecordPlace
from tui.book.steps import MarkChange
from tui.book.tables import TABLES
from tui.changes import people as arrange_people
from tui.clock import FixedClock
from tui.queries.agenda import drifting

DAYS_APART = 96


def grown_distant(path: Path, clock: FixedClock) -> None:
    """Alex, wanted about every two weeks; the last time together long ago."""
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    added = arrange_people.added(
        keeper.book, "Alex", MONDAY - timedelta(days=200), kind="partner", rhythm=14
    )
    last = MarkChange("time", MONDAY - timedelta(days=DAYS_APART), "tick", (added.place.uid,))
    keeper.do("before", [added, last])
    keeper.settle(keeper.save())


def living(book: Book) -> Mapping[str, Any]:
    """What the records say, those that are gone left out, and the days of Quality time."""
    tables = {
        table: {
            uid: dict(content)
            for uid in book.uids(table)
            if not (content := book.content(RecordPlace(table, uid))).get("deleted")
        }
        for table in TABLES
    }
    days = {day: book.mark("time", day) for day in book.days(date.min, date.max)}
    return {**tables, "time": days}


async def typed(nearer: Opened, text: str) -> None:
    for letter in text:
        await nearer.keys("space" if letter == " " else letter)


async def to_planner(nearer: Opened) -> PlannerScreen:
    await nearer.press("p")
    await nearer.until(lambda: nearer.asks(PlannerScreen))
    assert isinstance(nearer.screen, PlannerScreen)
    return nearer.screen


async def under_cursor(nearer: Opened, planner: PlannerScreen, day: str) -> None:
    """Move the cursor to the time that was planned for a day."""
    await nearer.press("g")
    for _ in range(60):
        if planner.here and str(planner.here.key.date()) == day:
            return
        await nearer.press("j")
    raise AssertionError(f"no time of {day}; the screen:\n{nearer.text}")


async def test_sarah_and_alex(path: Path, clock: FixedClock) -> None:
    grown_distant(path, clock)
    start = living(book_of(path))
    async with open_app(path, clock) as nearer:
        await nearer.counts("It has been 3 months since time with Alex")
        (drift,) = drifting(nearer.app.keeper.book, MONDAY, clock.now(), clock.zone)
        assert (drift.state, drift.gap, drift.rhythm) == ("drifting", DAYS_APART, 14)

        planner = await to_planner(nearer)
        await nearer.press("a")
        await typed(nearer, "date night with Alex every friday 19:30 for 2h")
        reading = "Fri 27 Nov 19:30–21:30, every Friday, with Alex — in 4 days"
        await nearer.until(lambda: reading in nearer.words)
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        assert planner.here
        assert str(planner.here.key) == "2026-11-27 19:30:00"
        (drift,) = drifting(nearer.app.keeper.book, MONDAY, clock.now(), clock.zone)
        assert drift.state == "planned"

        await under_cursor(nearer, planner, "2026-12-04")
        await nearer.press("c")
        assert planner.here.status(clock.now()) == "skipped"
        await under_cursor(nearer, planner, "2026-12-11")
        await nearer.press("m")
        await typed(nearer, "sat 10:00")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        assert planner.here
        assert f"{planner.here.start}" == "2026-11-28 10:00:00"
        assert planner.here.is_moved
        await under_cursor(nearer, planner, "2026-12-04")
        await nearer.press("c")
        assert planner.here.status(clock.now()) == "upcoming"

        clock.move(timedelta(days=4, hours=2))  # Friday evening, after it
        await nearer.come_back()
        await under_cursor(nearer, planner, "2026-11-27")
        assert planner.here.status(clock.now()) == "to_record"
        friday = date(2026, 11, 27)
        await nearer.press("x")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(CardScreen))
        await nearer.press("u")
        assert "uninterrupted: yes" in nearer.words
        await nearer.press("q")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        book = book_of(path)
        (said,) = [said for said in book.occurrences.values() if said.outcome]
        assert (said.outcome, said.uninterrupted, said.day) == ("happened", "yes", friday)
        mark = book.mark("time", friday)
        assert mark.state == "done"
        assert book.names(book.with_whom(mark)) == ["Alex"]

        await nearer.press("x")
        assert book_of(path).mark("time", friday).state is None
        assert not [said for said in book_of(path).occurrences.values() if said.outcome]

        for _ in range(7):
            await nearer.press("u")
        assert "Undone" in nearer.said
        await nearer.press("u")
        assert nearer.said == "There is nothing to undo."
        assert living(book_of(path)) == start
        await nearer.press("t")
        await nearer.until(lambda: nearer.asks(TodayScreen))
        await nearer.counts("It has been 3 months since time with Alex")


async def test_what_waits_is_asked_on_today_and_recorded_in_one_key(
    path: Path, clock: FixedClock
) -> None:
    grown_distant(path, clock)
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    (uid,) = keeper.book.people
    async with open_app(path, clock) as nearer:
        planner = await to_planner(nearer)
        await nearer.press("a")
        await typed(nearer, "tea with Alex today 18:00 for 1h")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        assert planner.here
        assert planner.here.status(clock.now()) == "to_record"
        await nearer.press("t")
        await nearer.until(lambda: nearer.asks(TodayScreen))
        await nearer.counts("How was it with Alex today?")
        assert nearer.box("time") == "▫"
        await nearer.press("G", "j")
        await nearer.press("x")
        assert nearer.box("time") == "✓"
        assert book_of(path).with_whom(book_of(path).mark("time", MONDAY)) == (uid,)
        await nearer.until(lambda: "How was" not in nearer.words)
        await nearer.press("u")
        assert nearer.box("time") == "▫"
