"""Keys that come all at once: each is heard where the one before it led to."""

from pathlib import Path

import pytest
from textual import events

from tests.app.elsewhere import book_of, planned, states
from tests.app.pilot import Opened, open_app
from tui.app.people.screen import PeopleScreen
from tui.clock import FixedClock


def burst(nearer: Opened, *keys: str) -> None:
    """Send keys as a terminal does that had no answer for a while: one right after the other."""
    for key in keys:
        key = "space" if key == " " else key
        character = " " if key == "space" else key if len(key) == 1 else None
        nearer.app.post_message(events.Key(key, character))


def names(path: Path, *, archived: bool = False) -> list[str]:
    return sorted(p.name for p in book_of(path).people.values() if p.archived == archived)


async def test_a_line_is_typed_before_it_is_there(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        burst(nearer, "o", "a", *"Alex", "enter", "a", *"Kim", "enter")
        await nearer.until(lambda: names(path) == ["Alex", "Kim"])
        await nearer.until(lambda: nearer.asks(PeopleScreen))


async def test_a_menu_hears_its_key_in_the_instant_it_opens(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        burst(nearer, "o", "a", *"Alex", "enter", "d", "d")
        await nearer.until(lambda: names(path, archived=True) == ["Alex"])


async def test_what_is_pasted_waits_for_its_line_too(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        burst(nearer, "o", "a")
        nearer.app.post_message(events.Paste("Alex, partner"))
        burst(nearer, "enter")
        await nearer.until(lambda: names(path) == ["Alex"])


async def test_dialogs_over_dialogs(path: Path, clock: FixedClock) -> None:
    """The card of a practice, the choice of people over it, a new name, and back to Today."""
    async with open_app(path, clock) as nearer:
        burst(nearer, "enter", "w", *"Kim", "enter", "q", "2")
        await nearer.until(lambda: states(path)[:2] == ["done", "done"])
        assert names(path) == ["Kim"]


async def test_a_menu_that_leads_to_a_question(path: Path, clock: FixedClock) -> None:
    planned(path, clock, "tea with Alex every friday 19:30")
    async with open_app(path, clock) as nearer:
        burst(nearer, "p", "e", "a", "ctrl+u", *"walk", "space", *"with", "space", *"Alex")
        burst(nearer, "space", *"every", "space", *"friday", "space", *"18:00", "enter")
        await nearer.until(lambda: [p.title for p in book_of(path).plans.values()] == ["walk"])


@pytest.mark.parametrize("times", [1, 4])
async def test_order_is_kept(path: Path, clock: FixedClock, times: int) -> None:
    async with open_app(path, clock) as nearer:
        burst(nearer, *["1", "u", "2", "u", "3"] * times, "4")
        await nearer.until(lambda: states(path)[3] == "done")
        await nearer.settled()
        assert states(path) == [None, None, "done" if times == 1 else None, "done", None]


@pytest.mark.parametrize("way_out", ["q", "ctrl+q"])
async def test_what_comes_before_the_way_out_is_done_before_it(
    path: Path, clock: FixedClock, way_out: str
) -> None:
    async with open_app(path, clock) as nearer:
        burst(nearer, "1", "o", "a", *"Alex", "enter", "t", "2")
        await nearer.leave(way_out)
    assert states(path)[:2] == ["done", "done"]
    assert names(path) == ["Alex"]


async def test_the_palette_hears_all_that_comes_before_it_has_its_list(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        burst(nearer, "o", "a", *"Kim", "enter", "t")
        burst(nearer, "ctrl+p", *"theme hearth", "enter", "1")
        burst(nearer, "ctrl+p", *"kim", "enter", "d", "d")
        await nearer.until(lambda: names(path, archived=True) == ["Kim"])
        assert nearer.app.theme == "hearth"
        assert states(path)[0] == "done"
        burst(nearer, "escape")  # from the page of Kim
        burst(nearer, "ctrl+p", *"add somebody", "enter", *"Zoe", "enter", "t", "4")
        await nearer.until(lambda: states(path)[3] == "done")
        assert names(path) == ["Zoe"]
        burst(nearer, "ctrl+p", *"xyzzy", "enter", "escape", "t", "2")
        await nearer.until(lambda: states(path)[1] == "done")
        burst(nearer, "ctrl+p", *"theme d", "down", "enter", "3")
        await nearer.until(lambda: states(path)[2] == "done")
        assert nearer.app.theme == "dusk"
