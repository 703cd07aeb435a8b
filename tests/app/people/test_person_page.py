"""The page of a person: all there is of them, from every screen, masked like the rest."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, book_of, noted, other, planned, with_person
from tests.app.pilot import Opened, open_app
from tests.app.shell.test_looks import palette
from tests.cli.command import run_command
from tui.app.people.person_page import PersonPage
from tui.app.planner.plan_card import CardScreen
from tui.book.steps import MarkChange
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


async def test_it_opens_from_cards_from_find_and_from_the_palette(
    path: Path, clock: FixedClock
) -> None:
    held(path, clock)
    alex = tuple(book_of(path).people)
    other(path, clock, MarkChange("listen", MONDAY, "tick", alex))
    async with open_app(path, clock) as nearer:
        await page(nearer, "enter", "P")
        await nearer.press("escape", "escape")
        await nearer.press("p", "j", "enter")
        await nearer.until(lambda: nearer.asks(CardScreen))
        await page(nearer, "P")
        await nearer.press("escape", "escape")
        await nearer.press("slash", *"alex")
        await page(nearer, "enter")
        await nearer.press("escape")
        await palette(nearer, "alex")
        await page(nearer, "enter")


async def test_somebody_has_one_birthday_and_another_says_what_gives_way(
    path: Path, clock: FixedClock
) -> None:
    held(path, clock)
    async with open_app(path, clock) as nearer:
        await page(nearer, "P")
        for day, instead in (("3 may", False), ("5 may 1990", True), ("5 may", False)):
            await nearer.press("i", "a", *("space" if c == " " else c for c in f"birthday {day}"))
            assert ("instead of 3 May" in " ".join(nearer.text.split())) is instead
            await nearer.press("enter", "escape")
        (born,) = book_of(path).dates.values()
        assert (born.month, born.day, born.year) == (5, 5, 1990)


async def test_one_person_alone_is_no_empty_file(path: Path, clock: FixedClock) -> None:
    with_person(path, clock, "Sam")
    other(path, clock, MarkChange("listen", MONDAY, "tick"))
    planned(path, clock, "dinner with Alex 27 nov 19:30")
    async with open_app(path, clock) as nearer:
        await nearer.press("f", *"sam", "enter")
        assert "Welcome" not in nearer.text
        await nearer.press("s")
        assert "Nothing is recorded yet, only Sam; f shows everyone." in nearer.words


async def test_masked_find_says_so_and_no_word_of_it_stays(path: Path, clock: FixedClock) -> None:
    held(path, clock)
    async with open_app(path, clock) as nearer:
        await nearer.press("n", "o", "z", "e")
        assert "masked" in nearer.said
        await nearer.press("slash", *"alex")
        assert "are masked, and not looked in" in nearer.words
        await nearer.press("escape", "t", "z", "o")
        assert "masked" not in nearer.said


async def test_another_day_names_the_night_a_run_is_safe_until(
    path: Path, clock: FixedClock
) -> None:
    other(path, clock, MarkChange("listen", MONDAY - timedelta(days=1), "tick"))
    async with open_app(path, clock, size=(100, 30)) as nearer:
        await nearer.until(lambda: "safe until tonight" in nearer.text)
        for key, is_today in (("l", False), ("h", True), ("h", False)):
            await nearer.press(key)
            assert ("safe until tonight" in nearer.text) is is_today
            assert "safe until" in nearer.text


async def test_names_are_found_without_their_accents(path: Path, clock: FixedClock) -> None:
    zoe = with_person(path, clock, "Zoë")
    noted(path, clock, "Ein Wort über früher.", MONDAY)
    async with open_app(path, clock) as nearer:
        await nearer.press("slash", *"zoe")
        assert "Zoë" in nearer.words
        await nearer.keys("ctrl+u", *"fruher")
        assert "Wort über früher" in nearer.words
        await nearer.press("escape", "f", *"zoe", "enter")
        assert "only Zoë" in nearer.text
        await palette(nearer, "zoe")
        assert "Go to Zoë" in nearer.text
        await nearer.press("escape")
    for line in (("check", "time", "--with", "zoe"), ("plan", "tea with ZOE tomorrow 16:00")):
        assert "is new" not in run_command("--file", str(path), *line).well()
    assert list(book_of(path).people) == [zoe]


async def test_what_is_undone_is_told_without_its_hint(path: Path, clock: FixedClock) -> None:
    held(path, clock)
    async with open_app(path, clock) as nearer:
        for way, keys, hint in (
            ("o", "v", "v lets it count again"),
            ("o", "dd", "H shows the archived"),
            ("p", "jc", "c brings it back"),
            ("n", "d", "u brings it back"),
        ):
            await nearer.press("t", way, *keys)
            assert hint in nearer.said
            await nearer.press("u")
            assert nearer.said.startswith("Undone: ")
            assert hint not in nearer.said
