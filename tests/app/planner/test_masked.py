"""The Planner while names and notes are masked: what it shows, refuses, and still does."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.app.elsewhere import book_of, planned
from tests.app.pilot import Opened, choose, write
from tests.app.planner.pilot import open_planner, planner, said_of
from tui.app.desk.desk import MASKED
from tui.app.dialogs.ask import AskScreen
from tui.app.planner.ideas import IdeasScreen
from tui.app.planner.screen import PlannerScreen
from tui.clock import FixedClock
from tui.domain.plan import Plan

pytestmark = pytest.mark.unmeasured

SERIES = "secret supper with Quux every friday 19:30 at Hidden Lake"


def written(path: Path) -> str:
    """All that is in the file, as a person reads it."""
    return json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False)


def new_plan(path: Path, *old: str) -> Plan:
    (plan,) = [p for p in book_of(path).plans.values() if p.uid not in old]
    return plan


async def asked(nearer: Opened) -> str:
    """What stands in the line of the question that is open."""
    await nearer.until(lambda: nearer.asks(AskScreen))
    value: str = nearer.screen.query_one("#answer").value  # type: ignore[attr-defined]
    return value


def shows_nothing(nearer: Opened) -> bool:
    return not any(word in nearer.text for word in ("secret", "Quux", "Hidden"))


@pytest.mark.parametrize("only", [False, True])
async def test_a_line_can_be_added(path: Path, clock: FixedClock, only: bool) -> None:
    """With one person looked at alone it is with them, though the line does not name them."""
    (uid,) = planned(path, clock, SERIES)
    (quux,) = book_of(path).people
    async with open_planner(path, clock) as nearer:
        await nearer.press("z")
        if only:
            planner(nearer).desk.look_at_only(quux)
        await nearer.press("a")
        assert await asked(nearer) == ""
        if only:
            assert "with •••1" in nearer.text
            assert "friday 19:30 for 2h" in nearer.text
            assert "with Alex" not in nearer.text
        await write(nearer, f"walk {'' if only else 'with quux '}sat 10:00 at Hidden Bridge")
        made = new_plan(path, uid)
        assert (made.title, made.people, made.place) == ("walk", (quux,), "Hidden Bridge")
        assert planner(nearer).agenda.key.startswith(made.uid)
        assert shows_nothing(nearer)
        assert "Sat 28 Nov 10:00–11:30, with •••1" in nearer.said
        await nearer.press("u")
        assert "Undone" in nearer.said
        assert shows_nothing(nearer)


async def test_a_free_day_is_planned_by_a_click(path: Path, clock: FixedClock) -> None:
    """Only the day stands in the line."""
    planned(path, clock, SERIES)
    async with open_planner(path, clock) as nearer:
        await nearer.press("z")
        await nearer.pilot.click("#month", offset=(3 * 3, 5))
        assert await asked(nearer) == "2026-11-26 "


async def test_an_idea_is_planned_with_those_under_the_cursor(
    path: Path, clock: FixedClock
) -> None:
    """They are in the question, as they are drawn, and in the plan."""
    (uid,) = planned(path, clock, SERIES)
    async with open_planner(path, clock) as nearer:
        await nearer.press("z", "i")
        await nearer.until(lambda: nearer.asks(IdeasScreen))
        await nearer.press("enter")
        assert await asked(nearer) == ""
        assert "with •••1" in nearer.text
        await write(nearer, "sat 10:00")
        assert new_plan(path, uid).people == tuple(book_of(path).people)
        assert shows_nothing(nearer)


@pytest.mark.parametrize("key", ["f", "a", "l", "g"])
async def test_no_word_is_edited(path: Path, clock: FixedClock, key: str) -> None:
    """The line, the place and the pledges: refused, and said so."""
    (uid,) = planned(path, clock, SERIES)
    async with open_planner(path, clock) as nearer:
        await nearer.press("e")
        await choose(nearer, "g")
        await write(nearer, "secret phones")
        before = written(path)
        await nearer.press("z", "e")
        assert shows_nothing(nearer)
        await choose(nearer, key)
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        assert nearer.said == MASKED
        assert written(path) == before
        assert uid in book_of(path).plans


async def test_a_time_is_moved_and_the_clock_chosen(path: Path, clock: FixedClock) -> None:
    """Neither is anybody's word."""
    (uid,) = planned(path, clock, SERIES)
    async with open_planner(path, clock) as nearer:
        await nearer.press("z", "j", "m")
        assert await asked(nearer) == ""
        assert shows_nothing(nearer)
        await write(nearer, "sat 10:00")
        (said,) = said_of(path, uid)
        assert said.moved_to == datetime(2026, 11, 28, 10)
        assert shows_nothing(nearer)
        await nearer.press("e")
        await choose(nearer, "z")
        await write(nearer, "Asia/Tokyo")
        plan = book_of(path).plans[uid]
        assert (plan.zone, plan.title, plan.place) == ("Asia/Tokyo", "secret supper", "Hidden Lake")
        assert shows_nothing(nearer)


@pytest.mark.parametrize("keys", ["x", "c", "dd", "df", "dr", "xx", "cc", "xu", "ddu"])
async def test_what_is_done_is_done_to_the_real_one(
    path: Path, clock: FixedClock, keys: str
) -> None:
    """Nothing shows, and no word in the file becomes dots."""
    planned(path, clock, SERIES)
    async with open_planner(path, clock) as nearer:
        await nearer.press("z", "j", *keys) if keys[0] == "c" else await nearer.press("z", *keys)
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        assert shows_nothing(nearer)
        assert "•••" not in written(path)
        assert keys == "dr" or "secret supper" in written(path)
