"""The People screen: each of its keys, and what the file says afterwards."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, book_of
from tests.app.pilot import Opened, open_app
from tests.cli.command import run_command
from tui.app.dialogs.ask import AskScreen
from tui.app.dialogs.menu import MenuScreen
from tui.app.people.person_page import PersonPage
from tui.app.people.screen import PeopleScreen
from tui.app.planner.screen import PlannerScreen
from tui.clock import FixedClock
from tui.domain.person import Person
from tui.store.undo_file import undo_file

HOSTILE = ("[/", "Run [/5km]", "漢" * 30, "👩 Kim", "{x} $t %s")


@asynccontextmanager
async def open_people(
    path: Path, clock: FixedClock, *lines: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Opened]:
    """The app with People on top, these added by hand."""
    async with open_app(path, clock, size=size) as nearer:
        await nearer.press("o")
        await back(nearer)
        for line in lines:
            await nearer.press("a")
            await answer(nearer, line)
        yield nearer


async def back(nearer: Opened) -> None:
    await nearer.until(lambda: nearer.asks(PeopleScreen))
    await nearer.settled()


async def typed(nearer: Opened, text: str) -> None:
    await nearer.until(lambda: nearer.asks(AskScreen))
    await nearer.keys("end", "ctrl+u")
    for letter in text:
        await nearer.keys("space" if letter == " " else letter)


async def answer(nearer: Opened, text: str) -> None:
    await typed(nearer, text)
    await nearer.press("enter")
    await back(nearer)


async def choose(nearer: Opened, *keys: str) -> None:
    for key in keys:
        await nearer.until(lambda: nearer.asks(MenuScreen))
        await nearer.press(key)


def people(path: Path) -> dict[str, Person]:
    return {person.name: person for person in book_of(path).people.values()}


def screen(nearer: Opened) -> PeopleScreen:
    return next(s for s in nearer.app.screen_stack if isinstance(s, PeopleScreen))


async def test_nobody_is_an_invitation(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock) as nearer:
        assert "Nobody here yet. Press a and write: Mum, mother, weekly, born 3 may" in nearer.words
        for key in ("enter", "e", "v", "d", "j", "G"):
            await nearer.press(key)
            assert nearer.asks(PeopleScreen)
        assert "a adds somebody" in nearer.said


async def test_somebody_is_added_read_and_undone(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock) as nearer:
        await nearer.press("a")
        await typed(nearer, "Alex, partner, every 2 weeks")
        await nearer.until(lambda: "time together about every 2 weeks" in nearer.words)
        await nearer.press("enter")
        await back(nearer)
        assert "Alex partner 14 days in rhythm not yet" in nearer.words
        alex = people(path)["Alex"]
        assert (alex.kind, alex.rhythm, alex.added) == ("partner", 14, MONDAY)
        await nearer.press("u")
        assert people(path) == {}
        await nearer.press("ctrl+r")
        assert people(path) == {"Alex": alex}
        await nearer.press("a")
        await typed(nearer, "Mum mother on Sundays born 3 may")
        read = "time together about every week, whichever day that is, birthday 3 May"
        await nearer.until(lambda: read in " ".join(nearer.words.split()))
        await nearer.press("enter")
        await back(nearer)
        assert (people(path)["Mum"].kind, people(path)["Mum"].rhythm) == ("family", 7)
        (born,) = book_of(path).dates.values()
        assert (born.person, born.month, born.day) == (people(path)["Mum"].uid, 5, 3)
        await nearer.press("e")
        await typed(nearer, "Mum, family, weekly, born 4 may 1960")
        await nearer.press("enter")
        await back(nearer)
        await nearer.until(lambda: book_of(path).dates[born.uid].year == 1960)
        assert len(book_of(path).dates) == 1
        await nearer.press("u", "u")
        assert people(path) == {"Alex": alex}
        assert not book_of(path).dates


async def test_a_name_in_use_is_refused_while_typing(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock, "Alex") as nearer:
        await nearer.press("a")
        await typed(nearer, "ALEX")
        await nearer.until(lambda: "is there already" in nearer.words)
        await nearer.press("enter")
        assert nearer.asks(AskScreen)


async def test_somebody_is_changed(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock, "Alex, partner, every 14 days") as nearer:
        await nearer.press("e")
        await answer(nearer, "Alexandra, family, every 7 days, in Asia/Tokyo")
        alex = people(path)["Alexandra"]
        assert (alex.kind, alex.rhythm, alex.zone) == ("family", 7, "Asia/Tokyo")
        assert "There it is Tue 04:15 (Asia/Tokyo)." in nearer.words
        await nearer.press("u")
        assert list(people(path)) == ["Alex"]


async def test_who_it_has_been_longest_for_comes_first(path: Path, clock: FixedClock) -> None:
    lines = ("Kim, every 30 days", "Alex, every 7 days", "Zoe", "Bo")
    async with open_people(path, clock, *lines) as nearer:
        clock.move(date(2026, 12, 24) - MONDAY)
        await nearer.come_back()
        rows = [line.split()[0] for line in nearer.lines if "other" in line]
        assert rows == ["!", "!", "▌", "Zoe"]
        assert nearer.words.index("Alex other") < nearer.words.index("Kim other")
        await nearer.press("g")
        assert "No time with Alex yet; you like about every week." in nearer.words


async def test_a_rhythm_rests_and_counts_again(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock, "Alex, every 7 days") as nearer:
        await nearer.press("v")
        assert "paused" in nearer.words
        assert people(path)["Alex"].is_paused(MONDAY)
        await nearer.press("v")
        assert people(path)["Alex"].pause is None


async def test_we_were_in_touch_or_later(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock, "Alex, every 7 days") as nearer:
        await nearer.press("enter", "l")
        assert people(path)["Alex"].touched == MONDAY
        assert "Last in touch: today" in nearer.words
        await nearer.press("w", "escape")
        await back(nearer)
        assert people(path)["Alex"].later == date(2026, 11, 30)


async def test_time_is_planned_from_here(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock, "Alex") as nearer:
        await nearer.press("enter", "p")
        await nearer.until(lambda: nearer.asks(AskScreen))
        for letter in "fri":
            await nearer.keys(letter)
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(PersonPage))
        assert "Fri 27 Nov 19:00–20:30 Time with Alex" in nearer.words
        await nearer.press("escape")
        await back(nearer)
        (plan,) = book_of(path).plans.values()
        assert book_of(path).names(plan.people) == ["Alex"]
        assert "Next: Fri 27 Nov 19:00–20:30, Time with Alex" in nearer.words


async def test_one_person_alone_on_every_screen(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock, "Alex", "Kim") as nearer:
        await nearer.press("p")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        for line in ("walk with Kim sat 10:00", "tea with Alex fri 16:00"):
            await nearer.press("a")
            await nearer.until(lambda: nearer.asks(AskScreen))
            for letter in line:
                await nearer.keys("space" if letter == " " else letter)
            await nearer.press("enter")
            await nearer.until(lambda: nearer.asks(PlannerScreen))
        assert "walk" in nearer.words
        await nearer.press("o")
        await back(nearer)
        alex = people(path)["Alex"].uid
        screen(nearer).go_to(alex)
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(PersonPage))
        await nearer.press("f")
        await back(nearer)
        await nearer.press("p")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        assert "only Alex" in nearer.words
        assert "tea" in nearer.words
        assert "walk" not in nearer.words
        await nearer.press("f")
        assert "walk" in nearer.words


async def test_archived_shown_and_back(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock, "Alex", "Kim") as nearer:
        await nearer.press("g", "d")
        await choose(nearer, "d")
        await back(nearer)
        assert people(path)["Alex"].archived
        assert "Alex other" not in nearer.words
        assert "1 archived, H" in nearer.words
        await nearer.press("H", "G")
        assert "archived" in nearer.words
        await nearer.press("d")
        await choose(nearer, "d")
        await back(nearer)
        assert not people(path)["Alex"].archived


@pytest.mark.parametrize(("key", "backups"), [("f", True), ("b", False)])
async def test_forgotten_for_good(path: Path, clock: FixedClock, key: str, backups: bool) -> None:
    run_command("check", "listen", file=path).well()  # what undo would need of it is there
    async with open_people(path, clock, "Quux") as nearer:
        await nearer.press("d")
        await choose(nearer, "f", key)
        await back(nearer)
        assert "quux" not in path.read_text("utf-8").casefold()
        await nearer.press("u")
        assert nearer.said == "There is nothing to undo."
        folder = nearer.app.keeper.database.file.backup_folder
        await nearer.until(lambda: bool(list(folder.glob("*.json"))) is backups)
        await nearer.until(lambda: not undo_file(folder).exists())
    assert people(path) == {}


async def test_leaving_a_question_changes_nothing(path: Path, clock: FixedClock) -> None:
    async with open_people(path, clock, "Alex, every 7 days") as nearer:
        before = path.read_bytes()
        for keys in (("a", "escape"), ("e", "escape"), ("enter", "q"), ("d", "q"), ("d", "f", "q")):
            await nearer.press(*keys)
            await back(nearer)
        assert path.read_bytes() == before


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_names_of_any_kind_at_any_size(
    path: Path, clock: FixedClock, size: tuple[int, int]
) -> None:
    async with open_people(path, clock, *HOSTILE, size=size) as nearer:
        for key in ("g", "j", "j", "j", "j", "enter", "q", "d", "q"):
            await nearer.press(key)
        await back(nearer)
    assert set(people(path)) == set(HOSTILE)
