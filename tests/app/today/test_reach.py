"""Who to reach out to, beneath the practices: found, walked through, and what each line offers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, book_of, keeper_over, planned
from tests.app.pilot import Opened, open_app
from tui.app.dialogs.ask import AskScreen
from tui.app.dialogs.menu import MenuScreen
from tui.app.people.person_page import PersonPage
from tui.app.planner.plan_card import CardScreen
from tui.app.planner.screen import PlannerScreen
from tui.app.today.screen import TodayScreen
from tui.changes import people as arrange_people
from tui.changes.new_plan import typed_plan
from tui.clock import FixedClock
from tui.queries.reach_out import ReachLine, fitting, reach_lines


def held(path: Path, clock: FixedClock) -> None:
    """Alex long ago, an evening with Kim that waits, one to come."""
    then = FixedClock(clock.now() - timedelta(days=5), clock.zone)
    keeper = keeper_over(path, then)
    keeper.adopt(keeper.read())
    for line in ("tea with Kim sun 16:00", "walk with Kim next thu 10:00"):
        keeper.do(line, typed_plan(keeper.book, then, line).steps)
    added = arrange_people.added(keeper.book, "Alex", MONDAY - timedelta(days=30), rhythm=14)
    keeper.do("add", [added])
    keeper.settle(keeper.save())


@asynccontextmanager
async def open_today(
    path: Path, clock: FixedClock, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Opened]:
    held(path, clock)
    async with open_app(path, clock, size=size) as nearer:
        await nearer.counts("How was it with Kim yesterday?")
        yield nearer


async def to_line(nearer: Opened, number: int) -> None:
    """The cursor to a line beneath the practices."""
    await nearer.press("G", *"j" * number)


def is_inside(nearer: Opened) -> bool:
    return nearer.today.reaching.inside


async def back(nearer: Opened) -> None:
    await nearer.until(lambda: nearer.asks(TodayScreen))
    await nearer.settled()


async def test_a_line_of_each_kind(path: Path, clock: FixedClock) -> None:
    async with open_today(path, clock) as nearer:
        for words in (
            "How was it with Kim yesterday? x happened enter more",
            "Thu 26 Nov 10:00–11:30 walk with Kim enter open",
            "No time with Alex yet; you like about every 2 weeks.",
        ):
            assert words in nearer.words
        assert nearer.boxes == "▫▫▫▫▫"


async def test_two_times_with_one_person_on_a_day_are_told_apart(
    path: Path, clock: FixedClock
) -> None:
    planned(path, clock, "breakfast with Alex 23 nov 9:00 for 1h")
    planned(path, clock, "walk with Alex 23 nov 17:00 for 1h")
    planned(path, clock, "call with Kim 23 nov 12:00 for 1h")
    async with open_app(path, clock, size=(80, 40)) as nearer:
        await nearer.counts("How was it with Alex today (breakfast, 09:00–10:00)?")
        assert "How was it with Alex today (walk, 17:00–18:00)?" in nearer.text
        assert "How was it with Kim today?" in nearer.text
        await nearer.press("G", "j", "x")
        assert nearer.status.startswith(("breakfast: happened", "walk: happened"))


async def test_what_is_saved_is_not_told_again_on_coming_back(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        assert "today: done · saved" in nearer.status
        await nearer.press("p", "t")
        assert nearer.status == ""


async def test_the_cursor_walks_in_and_out(path: Path, clock: FixedClock) -> None:
    async with open_today(path, clock) as nearer:
        await nearer.press("G")
        assert nearer.cursor == "honest"
        await nearer.press("j")
        assert is_inside(nearer)
        await nearer.press("j", "j", "j", "j")
        await nearer.press("k", "k", "k")
        assert not is_inside(nearer)
        assert nearer.cursor == "honest"
        await nearer.press("j", "1")
        assert nearer.cursor == "listen"
        assert nearer.box("listen") == "✓"


@pytest.mark.parametrize(
    ("key", "outcome", "ticked"),
    [("h", "happened", True), ("p", "partly", True), ("n", "did_not", False)],
)
async def test_how_it_was_is_said_in_the_menu(
    path: Path, clock: FixedClock, key: str, outcome: str, ticked: bool
) -> None:
    async with open_today(path, clock) as nearer:
        await to_line(nearer, 1)
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(MenuScreen))
        await nearer.press(key)
        await back(nearer)
        (said,) = book_of(path).occurrences.values()
        assert said.outcome == outcome
        sunday = MONDAY - timedelta(days=1)
        assert (book_of(path).mark("time", sunday).state == "done") is ticked
        assert "How was" not in nearer.words
        await nearer.press("u")
        assert "How was it with Kim yesterday?" in nearer.words
        assert book_of(path).mark("time", sunday).state is None


async def test_more_opens_the_card_and_the_next_one_is_asked_for(
    path: Path, clock: FixedClock
) -> None:
    async with open_today(path, clock) as nearer:
        await to_line(nearer, 1)
        await nearer.press("enter", "m")
        await nearer.until(lambda: nearer.asks(CardScreen))
        await nearer.press("h", "a")
        await nearer.until(lambda: nearer.asks(AskScreen))
        await nearer.press("enter")
        await back(nearer)
        assert len(book_of(path).plans) == 3


async def test_what_is_coming_is_skipped_or_shown(path: Path, clock: FixedClock) -> None:
    async with open_today(path, clock) as nearer:
        await to_line(nearer, 2)
        await nearer.press("enter", "p")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        planner = nearer.screen
        assert isinstance(planner, PlannerScreen)
        await nearer.until(lambda: planner.here and planner.here.start.day == 26)
        await nearer.press("t")
        await back(nearer)
        await to_line(nearer, 2)
        await nearer.press("x")
        await nearer.until(lambda: nearer.asks(MenuScreen))
        await nearer.press("c")
        await back(nearer)
        (said,) = book_of(path).occurrences.values()
        assert said.cancelled
        assert "Thu 26 Nov" not in nearer.words


async def test_time_with_somebody_is_planned_logged_or_put_off(
    path: Path, clock: FixedClock
) -> None:
    async with open_today(path, clock) as nearer:
        await to_line(nearer, 3)
        await nearer.press("enter", "p")
        await nearer.until(lambda: nearer.asks(AskScreen))
        for letter in "fri":
            await nearer.keys(letter)
        await nearer.press("enter")
        await back(nearer)
        assert "No time with Alex yet" not in nearer.words
        await nearer.press("u")
        await to_line(nearer, 3)
        await nearer.press("enter", "w")
        await back(nearer)
        assert "No time with Alex yet" not in nearer.words
        alex = next(p for p in book_of(path).people.values() if p.name == "Alex")
        assert alex.later == date(2026, 11, 30)
        clock.move(timedelta(days=7))
        await nearer.come_back()
        assert "No time with Alex yet" in nearer.words
        await nearer.press("u")
        await to_line(nearer, 3)
        await nearer.press("enter", "l")
        await back(nearer)
        assert "since time with Alex" not in nearer.words


async def test_a_person_has_their_page(path: Path, clock: FixedClock) -> None:
    async with open_today(path, clock) as nearer:
        await to_line(nearer, 3)
        await nearer.press("enter", "o")
        await nearer.until(lambda: nearer.asks(PersonPage))
        assert "Alex" in nearer.text
        await nearer.press("escape", "P")
        await nearer.until(lambda: nearer.asks(PersonPage))
        assert "Alex" in nearer.text


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40), (200, 60)])
async def test_there_is_room_at_any_size(
    path: Path, clock: FixedClock, size: tuple[int, int]
) -> None:
    async with open_today(path, clock, size) as nearer:
        assert len(nearer.boxes) == 5


def test_who_has_something_planned_or_was_put_off_is_left_out(
    path: Path, clock: FixedClock
) -> None:
    held(path, clock)
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    assert [line.kind for line in reach_lines(keeper.book, clock)] == ["record", "coming", "drift"]
    alex = next(p for p in keeper.book.people.values() if p.name == "Alex")
    keeper.do("later", [arrange_people.put_off(alex, MONDAY)])
    assert [line.kind for line in reach_lines(keeper.book, clock)] == ["record", "coming"]
    clock.move(timedelta(days=7))
    assert [line.kind for line in reach_lines(keeper.book, clock)] == ["record", "drift"]


def test_one_of_each_kind_comes_first_and_the_rest_is_counted() -> None:
    lines = [
        *(ReachLine("record", str(n), f"r{n}") for n in range(3)),
        *(ReachLine("drift", str(n), f"d{n}") for n in range(4)),
    ]
    assert [(line.text, line.more) for line in fitting(lines, 3)] == [
        ("r0", 0),
        ("r1", 1),
        ("d0", 3),
    ]
    assert fitting(lines, 20) == lines
    assert fitting(lines, 0) == []


def test_what_is_of_today_comes_first_of_all() -> None:
    lines = [
        *(ReachLine("record", str(n), f"r{n}") for n in range(3)),
        *(ReachLine("date", str(n), f"b{n}", is_today=n < 2) for n in range(3)),
        ReachLine("drift", "0", "d0"),
    ]
    for room, shown in (
        (1, ["b0"]),
        (2, ["b0", "b1"]),
        (3, ["b0", "b1", "r0"]),
        (5, ["b0", "b1", "r0", "r1", "d0"]),
    ):
        assert [line.text for line in fitting(lines, room)] == shown
