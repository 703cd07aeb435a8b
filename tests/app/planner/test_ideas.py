"""Ideas: filtered, starred, hidden, and used for a plan."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.app.elsewhere import book_of, planned
from tests.app.pilot import Opened, lines_of, open_app, write
from tests.app.planner.pilot import only_plan, open_planner, planner, records
from tui.app.dialogs.ask import AskScreen
from tui.app.planner.ideas import IdeasScreen
from tui.app.planner.screen import PlannerScreen
from tui.app.widgets.line_list import LineList
from tui.book.book import Book
from tui.book.keeper import Keeper
from tui.book.places import RecordPlace
from tui.clock import FixedClock
from tui.queries.ideas import FILTERS, hidden, ideas, starred
from tui.store.database import Database


def shown(nearer: Opened) -> list[str]:
    """The ids of the ideas on the screen."""
    return [line.key for line in nearer.screen.query_one(LineList).lines if line.key]


async def to_ideas(nearer: Opened) -> None:
    """Open them."""
    await nearer.press("i")
    await nearer.until(lambda: nearer.asks(IdeasScreen))


@pytest.mark.parametrize(("name", "choice"), [(n, c) for n, cs in FILTERS.items() for c in cs])
def test_every_choice_finds_some(name: str, choice: str) -> None:
    """No filter is a dead end; what suits anyone suits everyone."""
    found = ideas(Book(), [choice])
    assert found
    assert all(choice in i.tags or (name == "who" and "any" in i.tags) for i in found)


def test_starred_first_and_hidden_left_out(database: Database, clock: FixedClock) -> None:
    """Kept in the file, and both can be taken back."""
    keeper = Keeper(database, clock)
    first, *_, last = ideas(keeper.book)
    keeper.do("star", [starred(last)])
    keeper.do("hide", [hidden(first)])
    keeper.settle(keeper.save())
    book = keeper.read()
    assert ideas(book)[0].id == last.id
    assert first.id not in [idea.id for idea in ideas(book)]
    assert first.id in [idea.id for idea in ideas(book, with_hidden=True)]
    keeper.do("star", [starred(ideas(book)[0])])
    keeper.undo()
    keeper.undo()
    assert first.id in [idea.id for idea in ideas(keeper.book)]


async def test_filters_on_the_screen(path: Path, clock: FixedClock) -> None:
    """A key goes through the choices of a filter and back to all; two filters hold together."""
    async with open_planner(path, clock) as nearer:
        await to_ideas(nearer)
        every = shown(nearer)
        await nearer.press("p")
        at_home = shown(nearer)
        assert at_home == [i.id for i in ideas(Book(), ["home"])] != every
        await nearer.press("c")
        assert shown(nearer) == [i.id for i in ideas(Book(), ["home", "free"])]
        await nearer.press("c", "p", "p", "p")
        assert shown(nearer) == every


async def test_star_and_hide_on_the_screen(path: Path, clock: FixedClock) -> None:
    """A star goes to the top; A shows what is hidden; u on the Planner takes each back."""
    async with open_planner(path, clock) as nearer:
        await to_ideas(nearer)
        first, second, third, *_ = shown(nearer)
        await nearer.press("j", "asterisk")
        assert shown(nearer)[0] == second
        assert book_of(path).content(RecordPlace("ideas", second)).get("starred") is True
        await nearer.press("j", "h")
        assert first not in shown(nearer)
        await nearer.press("H")
        assert first in shown(nearer)
        await nearer.press("q", "u", "u")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        assert records(path) == {}
        await to_ideas(nearer)
        assert shown(nearer)[:3] == [first, second, third]


async def test_every_idea_can_be_planned_as_it_is(path: Path, clock: FixedClock) -> None:
    """Its words are its title, whatever clause they look like; so are they when it is edited."""
    planned(path, clock, "walk with Alex 27 nov 19:30")
    misread = next(idea for idea in ideas(Book()) if " each " in idea.text)
    async with open_planner(path, clock) as nearer:
        await to_ideas(nearer)
        nearer.screen.query_one(LineList).go_to(misread.id)
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(AskScreen))
        assert misread.text in nearer.words
        assert "with Alex" in nearer.text  # who the plan under the cursor is with
        await write(nearer, "with Alex sat 10:00")
        (plan,) = [p for p in book_of(path).plans.values() if p.title != "walk"]
        assert (plan.title, plan.start) == (misread.text, datetime(2026, 11, 28, 10))
        assert planner(nearer).agenda.key.startswith(plan.uid)
        await nearer.press("e", "a")
        await nearer.until(lambda: nearer.asks(AskScreen))
        await nearer.press("enter")
        assert book_of(path).plans[plan.uid] == plan
        await nearer.press("e", "a")
        await write(nearer, "songs with Alex 28 Nov 2026 10:00 for 90m")
        assert book_of(path).plans[plan.uid].title == "songs"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_at_any_size(path: Path, clock: FixedClock, size: tuple[int, int]) -> None:
    """All lines fit, and q leads back."""
    async with open_app(path, clock, size=size) as nearer:
        await nearer.press("p", "i")
        await nearer.until(lambda: nearer.asks(IdeasScreen))
        assert len(lines_of(nearer.screen.query_one(LineList))) >= 3
        await nearer.press("G", "q")
        await nearer.until(lambda: nearer.asks(PlannerScreen))


async def test_one_plan_from_an_idea_is_one_undo(path: Path, clock: FixedClock) -> None:
    """The new person too."""
    async with open_planner(path, clock) as nearer:
        await to_ideas(nearer)
        await nearer.press("enter")
        await write(nearer, "with Kim fri 19:30")
        assert only_plan(book_of(path)).title == ideas(Book())[0].text
        await nearer.press("u")
        assert records(path) == {}
