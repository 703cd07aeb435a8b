"""Editing planned time: one, what follows, all; place, pledges and clock."""

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.app.elsewhere import book_of, done, planned
from tests.app.pilot import choose, write
from tests.app.planner.pilot import (
    edit_following,
    only_plan,
    open_planner,
    place,
    pledges,
    said_of,
    zone,
)
from tui.app.dialogs.ask import AskScreen
from tui.app.dialogs.menu import MenuScreen
from tui.app.planner.screen import PlannerScreen
from tui.changes.plans import removed
from tui.clock import FixedClock


async def test_edit_all_of_a_series(path: Path, clock: FixedClock) -> None:
    """The line comes back as it was; another hour takes what was said along."""
    (uid,) = planned(path, clock, "date night with Alex every friday 19:30 for 2h")
    async with open_planner(path, clock) as nearer:
        await nearer.press("x", "j", "c", "e")
        await choose(nearer, "a")
        await nearer.until(lambda: nearer.asks(AskScreen))
        line = nearer.screen.query_one("#answer").value  # type: ignore[attr-defined]
        assert line == "date night with Alex every friday from 13 Nov 2026 19:30 for 2h"
        await write(nearer, line.replace("19:30", "18:00"))
        assert only_plan(book_of(path)).start == datetime(2026, 11, 13, 18)
        keys = {said.key: said.outcome or said.cancelled for said in said_of(path, uid)}
        assert keys == {
            datetime(2026, 11, 20, 18): "happened",
            datetime(2026, 11, 27, 18): True,
        }


async def test_what_would_be_let_go_is_said(path: Path, clock: FixedClock) -> None:
    """Before enter: how many skipped or moved times another rule would drop."""
    planned(path, clock, "date night with Alex every friday 19:30 for 2h")
    async with open_planner(path, clock) as nearer:
        await nearer.press("j", "c", "e")
        await choose(nearer, "a")
        await nearer.until(lambda: nearer.asks(AskScreen))
        nearer.screen.query_one("#answer").value = (  # type: ignore[attr-defined]
            "date night with Alex every thursday from 12 Nov 2026 19:30 for 2h"
        )
        await nearer.counts("1 skipped or moved time will be let go")


async def test_edit_what_follows(path: Path, clock: FixedClock) -> None:
    """What was, stays as it was."""
    (uid,) = planned(path, clock, "date night with Alex every friday 19:30 for 2h")
    async with open_planner(path, clock) as nearer:
        await nearer.press("x")
        await edit_following(nearer)
        plans = book_of(path).plans
        (new,) = [plan for plan in plans.values() if plan.uid != uid]
        assert plans[uid].title == "date night"
        old = plans[uid].rule
        assert old
        assert old.until in (date(2026, 12, 4), date(2026, 12, 10))
        assert (new.title, new.start, new.minutes) == (
            *("dinner", datetime(2026, 12, 11, 20)),
            180,
        )
        assert [said.outcome for said in said_of(path, uid)] == ["happened"]


async def test_edit_only_this_one_is_to_move_it(path: Path, clock: FixedClock) -> None:
    """The series stays."""
    (uid,) = planned(path, clock, "date night with Alex every friday 19:30")
    async with open_planner(path, clock) as nearer:
        await nearer.press("j", "e")
        await choose(nearer, "t")
        await write(nearer, "sat 10:00")
        assert [said.moved_to for said in said_of(path, uid)] == [datetime(2026, 11, 28, 10)]


async def test_edit_a_time_that_was(path: Path, clock: FixedClock) -> None:
    """Its title can still be put right."""
    planned(path, clock, "wlak with Alex 20 nov 19:30 for 1h")
    async with open_planner(path, clock) as nearer:
        await nearer.press("e")
        await choose(nearer, "a")
        await write(nearer, "walk with Alex 20 Nov 2026 19:30 for 1h")
        plan = only_plan(book_of(path))
        assert (plan.title, plan.start) == ("walk", datetime(2026, 11, 20, 19, 30))


async def test_place_pledges_and_zone(path: Path, clock: FixedClock) -> None:
    """From the same menu; a zone that is none is refused; elsewhere's clock is shown."""
    planned(path, clock, "call with Alex 24 nov 19:30")
    async with open_planner(path, clock, (120, 40)) as nearer:
        await place(nearer)
        await pledges(nearer)
        await nearer.press("e")
        await choose(nearer, "z")
        await write(nearer, "Nowhere/Land")
        assert nearer.asks(AskScreen)
        await nearer.press("escape")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        await zone(nearer)
        plan = only_plan(book_of(path))
        assert (plan.place, plan.zone) == ("the lake", "America/New_York")
        assert plan.pledges == ("phones away", "no work talk")
        await nearer.press("G")
        assert "Tue 19:30 for New York" in nearer.words


@pytest.mark.parametrize("key", ["t", "f", "a", "l"])
async def test_a_time_that_another_program_takes_out_meanwhile(
    path: Path, clock: FixedClock, key: str
) -> None:
    """It is said, whatever was to be edited; nothing else happens."""
    (uid,) = planned(path, clock, "date night with Alex every friday 19:30")
    async with open_planner(path, clock) as nearer:
        await nearer.press("e")
        await nearer.until(lambda: nearer.asks(MenuScreen))
        book = book_of(path)
        done(path, clock, *removed(book, book.plans[uid]))
        await nearer.come_back()
        await nearer.press(key)
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        assert "not there any more" in nearer.said or "not in the plan any more" in nearer.said
        assert book_of(path).plans == {}
