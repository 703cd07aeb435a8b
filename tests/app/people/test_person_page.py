"""The page of a person: all there is of them, from every screen, masked like the rest."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, book_of, noted, planned
from tests.app.pilot import Opened, open_app
from tui.app.people.person_page import PersonPage
from tui.clock import FixedClock


async def page(nearer: Opened, *keys: str) -> str:
    """Open the page with these keys; its words."""
    await nearer.press(*keys)
    await nearer.until(lambda: nearer.asks(PersonPage))
    return " ".join(nearer.text.split())


def held(path: Path, clock: FixedClock) -> None:
    """A time to come with Alex, and a note."""
    planned(path, clock, "dinner with Alex 27 nov 19:30")
    alex = tuple(book_of(path).people)
    noted(path, clock, "She likes the sea.", MONDAY - timedelta(days=3), people=alex)


@pytest.mark.parametrize("keys", ["P", "oP", "pP", "nP", "sP"])
async def test_it_opens_from_every_screen(path: Path, clock: FixedClock, keys: str) -> None:
    held(path, clock)
    async with open_app(path, clock) as nearer:
        words = await page(nearer, *keys)
        assert "Fri 27 Nov 19:30–21:00 dinner" in words
        assert "She likes the sea." in words
        await nearer.press("escape")
        assert not nearer.asks(PersonPage)


async def test_masked_it_names_nobody(path: Path, clock: FixedClock) -> None:
    held(path, clock)
    async with open_app(path, clock, size=(40, 20)) as nearer:
        words = await page(nearer, "z", "P")
        assert "Alex" not in words
        assert "sea" not in words
        assert "dinner" not in words
