"""Dialogs in a terminal that is smaller than they are: nothing of them is cut off for good."""

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.app.elsewhere import planned
from tests.app.pilot import Opened, lines_of, open_app
from tui.app.dialogs.dialog import Dialog
from tui.app.dialogs.explain import ExplainScreen
from tui.app.dialogs.menu import MenuScreen
from tui.app.shell.trouble import AstrayScreen, TroubleScreen, UnreadableScreen, UnsavedScreen
from tui.app.today.screen import TodayScreen
from tui.app.widgets.page import Page
from tui.clock import FixedClock

SMALL = pytest.mark.parametrize("size", [(40, 12), (80, 24)], ids=["small", "usual"])
WAYS = [
    "w",  # pick
    "enter",  # the card of a practice
    "enter f",
    "v",
    "slash",
    "f2",
    "question_mark",
    "p enter",  # the card of a time
    "p e",  # menus
    "p a",  # ask
    "p i",
    "o enter",
    "o d",
    "o i",
    "s y",  # explain
    "n a",
    "n w 1",
    "n c",
    "n c 3",
    "n c 3 3 3 3 3 3 3 3",
    "n c 3 3 3 3 3 3 3 3 enter enter",
    "n c 3 escape",
]


def out_of_reach(screen: Screen[Any]) -> list[str]:
    """What of a screen can neither be seen nor be scrolled to."""
    lost = []
    for widget in screen.query("*"):
        if widget.children or not widget.display or not any(map(str.strip, lines_of(widget))):
            continue
        page = next((node for node in widget.ancestors if isinstance(node, Page)), None)
        room = screen.region
        if page is not None:  # where it would be with all of the page in sight
            room = room.grow((0, 0, page.max_scroll_y, 0)) if page.show_vertical_scrollbar else room
        place = widget.region.translate((0, page.scroll_offset.y if page else 0))
        if not room.contains_region(place):
            lost.append(f"{widget!r} at {place} of {room}")
    return lost


async def gone_to(nearer: Opened, way: str) -> None:
    for key in way.split():
        await nearer.press(key)


@SMALL
async def test_nothing_of_a_dialog_is_out_of_reach(
    path: Path, clock: FixedClock, size: tuple[int, int]
) -> None:
    planned(path, clock, "tea with Alex every friday 19:30 at the lake")
    async with open_app(path, clock, size=size) as nearer:
        for way in WAYS:
            await gone_to(nearer, way)
            dialogs = [screen for screen in nearer.app.screen_stack if isinstance(screen, Dialog)]
            assert dialogs, way
            assert out_of_reach(dialogs[-1]) == [], way
            for dialog in reversed(dialogs):
                dialog.dismiss()
                await nearer.settled()
            await nearer.press("t")
            assert isinstance(nearer.screen, TodayScreen), way


async def test_the_choice_under_the_cursor_is_in_sight_and_more_is_shown_by_a_bar(
    path: Path, clock: FixedClock
) -> None:
    planned(path, clock, "tea with Alex every friday 19:30")
    async with open_app(path, clock, size=(40, 8)) as nearer:
        await nearer.press("p", "e")
        menu = nearer.screen
        assert isinstance(menu, MenuScreen)
        page = menu.query_one(Page)
        assert page.show_vertical_scrollbar
        assert {row.text.strip() for row in page.vertical_scrollbar.render_lines(page.region)} >= {
            "▐",
            "",
        }
        for key in "jjjjjjjkkk":
            await nearer.press(key)
            marked = [w for w in menu.query(".option") if lines_of(w)[0].startswith("> ")]
            assert len(marked) == 1
            assert page.region.contains_region(marked[0].region)
        await nearer.press(*"kkkk")
        assert page.scroll_offset.y == 0, "the title stands with the first"
        await nearer.press("k")
        assert page.scroll_offset.y == page.max_scroll_y, "the keys stand with the last"
        await nearer.press("pageup", "z")
        assert not menu.is_attached, "a choice out of sight has its key too"


async def test_a_long_explanation_is_moved_before_it_is_left(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, size=(40, 12)) as nearer:
        words = "Streak: " + "It is what it is. " * 40
        screen = ExplainScreen(words)
        nearer.app.push_screen(screen)
        await nearer.settled()
        page = screen.query_one(Page)
        for _ in range(9):
            await nearer.press("down")
        assert page.scroll_offset.y == page.max_scroll_y > 0
        await nearer.press("pageup")
        assert page.scroll_offset.y < page.max_scroll_y
        await nearer.press("y")
        assert isinstance(nearer.screen, TodayScreen)


async def test_the_ways_out_of_trouble_are_said_whole(path: Path, clock: FixedClock) -> None:
    text = "What stands there cannot be read. " * 9
    screens = [kind("In the way", text) for kind in (AstrayScreen, UnreadableScreen, UnsavedScreen)]
    async with open_app(path, clock, size=(40, 12)) as nearer:
        for screen in [*screens, TroubleScreen("The file cannot be read", text, bool)]:
            nearer.app.push_screen(screen)
            await nearer.settled()
            assert out_of_reach(screen) == []
            assert "…" not in "".join(lines_of(screen.answers))
            screen.dismiss()
            await nearer.settled()
