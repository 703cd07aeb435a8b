"""The keys of the Planner: what the file says afterwards, and that all of it is undone."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.app.elsewhere import book_of, planned, state
from tests.app.pilot import Opened, choose, write
from tests.app.planner.pilot import (
    FRIDAY,
    agenda,
    cursor_line,
    edit_all,
    edit_following,
    end,
    happened,
    move,
    only_plan,
    open_planner,
    place,
    planner,
    pledges,
    records,
    remove,
    said_of,
    skip,
    zone,
)
from tui.app.dialogs.ask import AskScreen
from tui.app.planner.screen import PlannerScreen
from tui.clock import FixedClock


async def test_quick_add(path: Path, clock: FixedClock) -> None:
    """A line, its reading, one undoable change with the new person in it, the cursor on it."""
    async with open_planner(path, clock) as nearer:
        await nearer.press("a")
        await nearer.until(lambda: nearer.asks(AskScreen))
        await nearer.press(*"walk with Alex fri 18:00".replace(" ", "_").split("_")[0])
        assert "say with whom" in nearer.words
        await write(nearer, "walk with Alex every friday 18:00 for 1h")
        plan = only_plan(book_of(path))
        assert (plan.title, plan.minutes, plan.rule.freq) == ("walk", 60, "WEEKLY")
        assert [p.name for p in book_of(path).people.values()] == ["Alex"]
        assert "new here: Alex" in nearer.said
        assert planner(nearer).agenda.key == f"{plan.uid}@2026-11-27T18:00"
        await nearer.press("u")
        assert records(path) == {}


async def test_a_line_that_is_not_understood_changes_nothing(path: Path, clock: FixedClock) -> None:
    """It is said beneath; escape leaves."""
    async with open_planner(path, clock) as nearer:
        await nearer.press("a")
        await write(nearer, "walk with Alex fri 7")
        assert nearer.asks(AskScreen)
        await nearer.press("escape")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        assert records(path) == {}


@pytest.mark.parametrize(
    "act",
    [
        *(happened, skip, move, edit_all, edit_following),
        *(place, pledges, zone, end, remove),
    ],
)
async def test_each_change_is_one_undo(
    path: Path, clock: FixedClock, act: Callable[[Opened], Awaitable[None]]
) -> None:
    """Whatever was done to a series, one u leads back to the records of before."""
    planned(path, clock, "date night with Alex every friday 19:30")
    before = records(path)
    async with open_planner(path, clock) as nearer:
        await act(nearer)
        assert nearer.asks(PlannerScreen), nearer.text
        after = records(path)
        assert after != before
        await nearer.press("u")
        assert records(path) == before
        assert state(path, "time", FRIDAY) is None
        await nearer.press("ctrl+r")
        assert records(path) == after


async def test_happened_in_one_key(path: Path, clock: FixedClock) -> None:
    """It ticks Quality time on its day and goes to its day; again takes both back."""
    (uid,) = planned(path, clock, "date night with Alex every friday 19:30")
    async with open_planner(path, clock) as nearer:
        await nearer.press("x")
        assert [said.outcome for said in said_of(path, uid)] == ["happened"]
        assert state(path, "time", FRIDAY) == "done"
        assert "✓" in cursor_line(nearer)
        assert "happened" in cursor_line(nearer)
        await nearer.press("space")
        assert said_of(path, uid) == []
        assert state(path, "time", FRIDAY) is None
        await nearer.press("G", "x")
        assert "still to come" in nearer.said
        assert said_of(path, uid) == []


async def test_skip_and_restore(path: Path, clock: FixedClock) -> None:
    """A sign and a word; the same key brings it back."""
    (uid,) = planned(path, clock, "date night with Alex every friday 19:30")
    async with open_planner(path, clock) as nearer:
        await nearer.press("j", "c")
        assert "– 19:30" in cursor_line(nearer)
        assert "skipped" in cursor_line(nearer)
        assert [said.cancelled for said in said_of(path, uid)] == [True]
        await nearer.press("c")
        assert "skipped" not in cursor_line(nearer)
        assert said_of(path, uid) == []


async def test_move(path: Path, clock: FixedClock) -> None:
    """A day, a time or both; the other half stays. The cursor goes along, into another month."""
    (uid,) = planned(path, clock, "date night with Alex every friday 19:30")
    async with open_planner(path, clock) as nearer:
        await nearer.press("j", "j", "m")
        await write(nearer, "sat")
        assert [said.moved_to for said in said_of(path, uid)] == [datetime(2026, 11, 28, 19, 30)]
        assert "moved" in cursor_line(nearer)
        await nearer.press("m")
        await write(nearer, "20:30")
        assert [said.moved_to for said in said_of(path, uid)] == [datetime(2026, 11, 28, 20, 30)]
        await nearer.press("m")
        await write(nearer, "2 feb 2027 9:00")
        assert "February 2027" in nearer.words
        assert planner(nearer).agenda.key == f"{uid}@2026-11-27T19:30"
        await nearer.press("m")
        await write(nearer, "27 nov 19:30")
        assert said_of(path, uid) == []


async def test_end_a_series(path: Path, clock: FixedClock) -> None:
    """What was stays; the series has nothing to come."""
    (uid,) = planned(path, clock, "date night with Alex every friday 19:30")
    async with open_planner(path, clock) as nearer:
        await nearer.press("x", "d")
        await choose(nearer, "d")
        plan = only_plan(book_of(path))
        assert plan.rule
        assert plan.rule.until
        assert plan.rule.until <= clock.now().date()
        assert [said.outcome for said in said_of(path, uid)] == ["happened"]
        assert "27 Nov" not in "\n".join(agenda(nearer))


async def test_take_a_one_off_out(path: Path, clock: FixedClock) -> None:
    """A second key; q leaves it. Its outcome and its tick go with it, and come back."""
    planned(path, clock, "walk with Alex 20 nov 19:30")
    async with open_planner(path, clock) as nearer:
        await nearer.press("x")
        before = records(path)
        await nearer.press("d")
        await choose(nearer, "q")
        assert records(path) == before
        await nearer.press("d")
        await choose(nearer, "d")
        assert book_of(path).plans == {}
        assert state(path, "time", FRIDAY) is None
        await nearer.press("u")
        assert records(path) == before
        assert state(path, "time", FRIDAY) == "done"
