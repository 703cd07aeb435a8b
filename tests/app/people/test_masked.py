"""People while names are masked: no key shows one, and none makes dots of it in the file."""

from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, book_of, done, with_person
from tests.app.people.test_people import answer, back, choose, open_people, people, typed
from tests.app.pilot import Opened
from tui.app.dialogs.ask import AskScreen
from tui.app.people.life import LifeScreen
from tui.changes.life import date_kept, matter_kept
from tui.clock import FixedClock
from tui.domain.important import ImportantDate
from tui.domain.matter import Matter

pytestmark = pytest.mark.unmeasured

CANARIES = ("Alexandra", "Zanzibar", "Mother")


def nothing_shows(nearer: Opened) -> None:
    shown = nearer.text
    assert not [word for word in CANARIES if word in shown], shown


async def to_life(nearer: Opened) -> None:
    await nearer.press("i")
    await nearer.until(lambda: nearer.asks(LifeScreen))


def lived(path: Path, clock: FixedClock) -> str:
    """Somebody with something going on, and a birthday; gives their uid."""
    alex = with_person(path, clock, "Alexandra")
    done(
        path,
        clock,
        matter_kept(book_of(path), Matter("", alex, "ask", "the flight to Zanzibar", MONDAY)),
        date_kept(book_of(path), ImportantDate("", alex, "birthday", 11, 24, None, what="Mother")),
    )
    return alex


async def test_nobody_comes_back_to_a_name_that_is_taken(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock, "Alex") as nearer:
        await nearer.press("d")
        await choose(nearer, "d")
        await back(nearer)
        await nearer.press("a")
        await answer(nearer, "Alex, friend")
        before = path.read_bytes()
        await nearer.press("H", "z", "G", "d")
        await choose(nearer, "d")
        await back(nearer)
        assert "is there already" in nearer.said
        assert "Alex" not in nearer.text
        assert path.read_bytes() == before
        active = [p.name for p in book_of(path).people.values() if not p.archived]
        assert active == ["Alex"]


async def test_whoever_comes_back_keeps_the_name(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock, "Alexandra") as nearer:
        await nearer.press("d")
        await choose(nearer, "d")
        await back(nearer)
        await nearer.press("H", "z", "d")
        await choose(nearer, "d")
        await back(nearer)
        assert nearer.said == "•••1 is back · saved"
        nothing_shows(nearer)
        assert not people(path)["Alexandra"].archived


async def test_no_key_shows_a_name_or_changes_one(path: Path, clock: FixedClock) -> None:
    alex = lived(path, clock)
    async with open_people(path, clock, size=(120, 40)) as nearer:
        await nearer.press("z")
        await back(nearer)
        for keys in (
            ("e",),
            ("v",),
            ("v",),
            ("enter", "l", "escape"),
            ("enter", "w", "escape"),
            ("enter", "q"),
            ("d", "d"),
            ("H",),
            ("d", "d"),
            ("d", "f", "q"),
            *[("u",)] * 6,
            *[("ctrl+r",)] * 6,
        ):
            for key in keys:
                await nearer.press(key)
                nothing_shows(nearer)
            await back(nearer)
            nothing_shows(nearer)
    assert "•" not in path.read_text("utf-8")
    assert {name: p.uid for name, p in people(path).items()} == {"Alexandra": alex}
    assert people(path)["Alexandra"].touched == MONDAY


async def test_a_person_is_not_edited(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock, "Alexandra, partner") as nearer:
        await nearer.press("z", "e")
        assert nearer.said == "Names and notes are masked; z shows them again."
        await back(nearer)


async def test_somebody_new_has_the_name_that_was_typed(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock, "Alexandra") as nearer:
        await nearer.press("z", "a")
        await answer(nearer, "Zanzibar, friend")
        nothing_shows(nearer)
        assert sorted(people(path)) == ["Alexandra", "Zanzibar"]
        await nearer.press("u")
        nothing_shows(nearer)
        await nearer.press("ctrl+r")
        nothing_shows(nearer)


async def test_what_was_called_otherwise_is_not_said_when_it_is_undone(
    path: Path, clock: FixedClock
) -> None:
    async with open_people(path, clock, "Alexandra") as nearer:
        await nearer.press("e")
        await answer(nearer, "Zanzibar")
        await nearer.press("z", "u")
        nothing_shows(nearer)
        assert list(people(path)) == ["Alexandra"]
        await nearer.press("ctrl+r")
        nothing_shows(nearer)


async def test_forgotten_while_masked_is_forgotten(path: Path, clock: FixedClock) -> None:
    lived(path, clock)
    async with open_people(path, clock) as nearer:
        await nearer.press("z", "d")
        await choose(nearer, "f", "b")
        await back(nearer)
        nothing_shows(nearer)
    kept = path.read_text("utf-8")
    assert not [word for word in ("Alexandra", "Zanzibar", "Mother", "•") if word in kept]


async def test_life_shows_and_changes_no_words(path: Path, clock: FixedClock) -> None:
    lived(path, clock)
    async with open_people(path, clock, size=(120, 40)) as nearer:
        await nearer.press("z")
        await to_life(nearer)
        nothing_shows(nearer)
        for key in ("e", "j", "e", "k", "x", "x", "j", "x", "d", "u", "k", "d", "u", "u"):
            await nearer.press(key)
            nothing_shows(nearer)
            assert not nearer.asks(AskScreen)
        await nearer.press("q")
        await back(nearer)
        nothing_shows(nearer)
    book = book_of(path)
    assert [m.text for m in book.matters.values()] == ["the flight to Zanzibar"]
    assert [d.what for d in book.dates.values()] == ["Mother"]


@pytest.mark.parametrize("line", ["exam in Zanzibar on friday", "birthday of Mother 25 nov"])
async def test_a_line_of_life_does_not_stay_on_the_screen(
    path: Path, clock: FixedClock, line: str
) -> None:
    with_person(path, clock, "Alexandra")
    async with open_people(path, clock) as nearer:
        await nearer.press("z")
        await to_life(nearer)
        await nearer.press("a")
        await typed(nearer, line)
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(LifeScreen))
        nothing_shows(nearer)
        await nearer.press("q")
        await back(nearer)
        nothing_shows(nearer)
        for key in ("u", "ctrl+r"):
            await nearer.press(key)
            nothing_shows(nearer)
    book = book_of(path)
    assert len(book.matters) + len(book.dates) == 1
    assert "•" not in path.read_text("utf-8")


async def test_what_a_screen_said_before_is_not_said_after_masking(
    path: Path, clock: FixedClock
) -> None:
    async with open_people(path, clock, "Alexandra") as nearer:
        assert "Alexandra is here now" in nearer.said
        await nearer.press("t", "z", "o")
        await back(nearer)
        nothing_shows(nearer)
