"""What lies over a screen is closed once: whatever else would close it finds that it is gone."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from textual.screen import Screen

import tui.app
from tests.app.elsewhere import MONDAY, book_of, noted, planned
from tests.app.pilot import Opened, open_app
from tui.app.dialogs.ask import AskScreen
from tui.app.dialogs.cover import CoverScreen
from tui.app.dialogs.dialog import ClosesOnce
from tui.app.people.screen import PeopleScreen
from tui.app.screen.base import NearerScreen
from tui.clock import FixedClock

WAYS = ["ctrl+p", "slash", "f2", "w", "enter", "p enter", "n a"]
"""Keys from Today that lead to a dialog."""


def kinds(of: type[Screen[Any]]) -> Iterator[type[Screen[Any]]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def names(nearer: Opened) -> list[str]:
    return [type(screen).__name__ for screen in nearer.app.screen_stack]


def test_every_screen_that_lies_over_others_closes_once() -> None:
    for module in pkgutil.walk_packages(tui.app.__path__, "tui.app."):
        import_module(module.name)
    ours = {kind for kind in kinds(Screen) if kind.__module__.startswith("tui.")}
    careless = {kind.__name__ for kind in ours if not issubclass(kind, NearerScreen | ClosesOnce)}
    assert careless == set()


async def test_closing_again_closes_nothing_else(path: Path, clock: FixedClock) -> None:
    planned(path, clock, "tea with Alex every friday 19:30")
    noted(path, clock, "soup", MONDAY)
    async with open_app(path, clock) as nearer:
        seen = set()
        for way in WAYS:
            await nearer.press("t", *way.split())
            dialog, beneath = nearer.screen, names(nearer)[:-1]
            assert isinstance(dialog, ClosesOnce), way
            seen.add(type(dialog))
            for _ in range(3):
                dialog.dismiss()
            await nearer.settled()
            dialog.dismiss()
            await nearer.settled()
            assert names(nearer) == beneath, way
        assert len(seen) == len(WAYS)


async def test_what_is_told_to_close_under_another_goes_when_it_is_seen_again(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("o", "a", *"Kim")
        question = nearer.screen
        assert isinstance(question, AskScreen)
        nearer.today.desk.mask(masked=True)
        await nearer.until(lambda: nearer.asks(CoverScreen))
        question.action_take()
        question.dismiss("Zed")
        await nearer.settled()
        assert nearer.asks(CoverScreen)
        await nearer.press("z")
        await nearer.until(lambda: nearer.asks(PeopleScreen))
    assert [person.name for person in book_of(path).people.values()] == ["Kim"]


async def test_a_page_of_a_palette_that_has_no_room_is_no_fault(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock, size=(80, 2)) as nearer:
        await nearer.press("T", "pagedown", "pageup", "escape")
        assert nearer.runs()
