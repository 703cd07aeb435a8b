"""Watching by itself, with no app around it: what is said when a save comes in between."""

import asyncio
from pathlib import Path

from tests.app.elsewhere import MONDAY, keeper_over, other
from tests.app.shell.test_saver import Screen, Tasks
from tui.app.shell.watcher import BACK, GONE, Watcher
from tui.book.keeper import Keeper
from tui.book.steps import MarkChange
from tui.clock import FixedClock


def opened(path: Path, clock: FixedClock) -> Keeper:
    """A keeper that has read the file, which somebody else changes afterwards."""
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    other(path, clock, MarkChange("share", MONDAY, "tick"))
    return keeper


async def test_a_change_from_outside_is_shown_and_said(path: Path, clock: FixedClock) -> None:
    keeper, screen, tasks = opened(path, clock), Screen(), Tasks()
    Watcher(keeper, screen, asyncio.Lock(), tasks.start).look()
    await tasks.over()
    assert keeper.book.mark("share", MONDAY).state == "done"
    assert (screen.drawn, len(screen.said)) == (1, 1)


async def test_what_a_save_has_read_meanwhile_is_not_said_again(
    path: Path, clock: FixedClock
) -> None:
    """A save may have said why the change was not kept: nothing is said over that."""
    keeper, screen, tasks, turn = opened(path, clock), Screen(), Tasks(), asyncio.Lock()
    Watcher(keeper, screen, turn, tasks.start).look()
    async with turn:  # the save, before the watcher has its turn
        await asyncio.sleep(0)
        keeper.adopt(keeper.read())
    await tasks.over()
    assert (screen.drawn, screen.said) == (0, [])


async def test_what_is_over_is_not_said_any_more(path: Path, clock: FixedClock) -> None:
    """The file is taken away and brought back, then broken and mended."""
    keeper, screen, tasks = opened(path, clock), Screen(), Tasks()
    keeper.adopt(keeper.read())
    watcher = Watcher(keeper, screen, asyncio.Lock(), tasks.start)
    elsewhere = path.rename(path.with_name("elsewhere"))
    watcher.look()
    assert screen.stands == GONE
    elsewhere.rename(path)
    watcher.look()
    assert screen.stands == BACK
    good = path.read_bytes()
    path.write_bytes(good[:-9])
    watcher.look()
    await tasks.over()
    assert "cannot be read now" in screen.stands
    path.write_bytes(good)
    watcher.look()
    await tasks.over()
    assert screen.said[-2:] == [BACK, "The file was changed elsewhere; this is how it is now."]
