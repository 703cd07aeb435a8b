"""The Planner opened and looked at, and the keys that change what is planned."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from tests.app.elsewhere import book_of
from tests.app.pilot import Opened, choose, lines_of, open_app, write
from tui.app.dialogs.ask import AskScreen
from tui.app.planner.screen import PlannerScreen
from tui.book.book import Book
from tui.book.places import RecordPlace
from tui.book.tables import TABLES
from tui.clock import FixedClock
from tui.domain.plan import OccurrenceRecord

FRIDAY = date(2026, 11, 20)  # the one before the Monday of the clock
DECEMBER = "11 Dec 2026"  # the last but one of the Fridays that are shown


@asynccontextmanager
async def open_planner(
    path: Path, clock: FixedClock, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Opened]:
    """The app with the Planner on top."""
    async with open_app(path, clock, size=size) as nearer:
        await nearer.press("p")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        yield nearer


def planner(nearer: Opened) -> PlannerScreen:
    """The Planner, on top or under a question."""
    return next(s for s in nearer.app.screen_stack if isinstance(s, PlannerScreen))


def agenda(nearer: Opened) -> list[str]:
    """The agenda as it is drawn."""
    return [line.rstrip() for line in lines_of(planner(nearer).agenda)]


def cursor_line(nearer: Opened) -> str:
    """The line of the agenda with the bar before it."""
    marked = [line for line in agenda(nearer) if line[:1] in ("▌", ">")]
    assert len(marked) == 1, agenda(nearer)
    return marked[0]


def records(path: Path) -> dict[str, dict[str, Any]]:
    """All records, without those that are gone and without empty fields."""
    book = book_of(path)
    found: dict[str, dict[str, Any]] = {}
    for table in TABLES:
        for uid in book.uids(table):
            content = book.content(RecordPlace(table, uid))
            kept = {k: v for k, v in content.items() if v is not None}
            if kept and not kept.get("deleted"):
                found[f"{table}/{uid}"] = kept
    return found


def only_plan(book: Book) -> Any:
    """The one plan there is."""
    (plan,) = book.plans.values()
    return plan


def said_of(path: Path, plan: str) -> list[OccurrenceRecord]:
    """What was said of the times of a plan."""
    return [said for said in book_of(path).occurrences.values() if said.plan == plan]


# what its keys do


async def happened(nearer: Opened) -> None:
    """It happened."""
    await nearer.press("x")


async def skip(nearer: Opened) -> None:
    """Skip it."""
    await nearer.press("c")


async def move(nearer: Opened) -> None:
    """Move it."""
    await nearer.press("m")
    await write(nearer, "sat 10:00")


async def edit_all(nearer: Opened) -> None:
    """Edit all of the series."""
    await nearer.press("e")
    await choose(nearer, "a")
    await write(nearer, "dinner with Alex, Robin every thursday from 12 Nov 2026 20:00 for 3h")


async def edit_following(nearer: Opened) -> None:
    """Edit the last but one, and what follows."""
    await nearer.press("G", "k", "e")
    await choose(nearer, "f")
    await nearer.until(lambda: nearer.asks(AskScreen))
    await write(nearer, f"dinner with Alex every friday from {DECEMBER} 20:00 for 3h")


async def place(nearer: Opened) -> None:
    """Give it a place."""
    await nearer.press("e")
    await choose(nearer, "l")
    await write(nearer, "the lake")


async def pledges(nearer: Opened) -> None:
    """Give it two pledges."""
    await nearer.press("e")
    await choose(nearer, "g")
    await write(nearer, "phones away, no work talk")


async def zone(nearer: Opened) -> None:
    """Give it another clock."""
    await nearer.press("e")
    await choose(nearer, "z")
    await write(nearer, "America/New_York")


async def end(nearer: Opened) -> None:
    """End the series now."""
    await nearer.press("d")
    await choose(nearer, "d")


async def remove(nearer: Opened) -> None:
    """Remove the series."""
    await nearer.press("d")
    await choose(nearer, "r")
