"""Sarah and Alex go on: a check-in, four weeks of evenings and notes, another check-in."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, book_of
from tests.app.pilot import Opened, open_app, write
from tests.app.reflect.pilot import note_lines, page, to_reflect
from tests.app.reflect.test_editor import typed
from tests.cli.command import run_command
from tui.app.people.screen import PeopleScreen
from tui.app.planner.screen import PlannerScreen
from tui.app.reflect.checkin import CheckInScreen
from tui.app.reflect.editor import EditorScreen
from tui.app.reflect.screen import ReflectScreen
from tui.clock import FixedClock

pytestmark = pytest.mark.unmeasured

WEEKS = 4
SAID = ("a quiet evening", "we laughed a lot", "we talked about the move", "the long walk")


async def check_in(nearer: Opened, answers: str) -> None:
    """One check-in, its lines and circles left out."""
    await nearer.press("c")
    await nearer.until(lambda: nearer.asks(CheckInScreen))
    await nearer.press(*answers, "enter", "enter", "enter", "0", "0")  # one is behind a number
    await nearer.until(lambda: "The check-in with Alex is kept · saved" in nearer.said)


async def evening(path: Path, clock: FixedClock, words: str) -> None:
    """A Friday evening as it was planned, recorded as happened, and a note about it."""
    async with open_app(path, clock) as nearer:
        await nearer.counts("How was")
        await nearer.press("p")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        await nearer.press("g", "x")
        await nearer.press("n")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
        await nearer.press("a")
        await nearer.until(lambda: nearer.asks(EditorScreen))
        await typed(nearer, words)
        await nearer.press("ctrl+g")
        await typed(nearer, "alex")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(EditorScreen))
        if words == SAID[-1]:
            await nearer.press("ctrl+n")
        await nearer.press("escape")
        await nearer.until(lambda: "saved" in nearer.said)


async def test_four_weeks_say_what_happened_and_no_more(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("o")
        await nearer.until(lambda: nearer.asks(PeopleScreen))
        await nearer.press("a")
        await write(nearer, "Alex, partner, every 14 days")
        await nearer.press("p")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        await nearer.press("a")
        await write(nearer, "date night with Alex every friday 19:30 for 2h")
        await to_reflect(nearer)
        await check_in(nearer, "22112322")
    friday = MONDAY + timedelta(days=4)
    for week, words in enumerate(SAID):
        day = friday + timedelta(weeks=week)
        clock.move(datetime.combine(day, time(22), clock.zone) - clock.now())
        await evening(path, clock, words)
    clock.move(timedelta(days=1))
    async with open_app(path, clock) as nearer:
        await to_reflect(nearer)
        await check_in(nearer, "44334054")
        assert next(line.split(maxsplit=4)[-1] for line in note_lines(nearer)).endswith("with Alex")
        await nearer.press("2")
        assert "2 check-ins so far; lines begin with the third." in page(nearer)
        await nearer.press("5", "m", "m")
        text = " ".join(page(nearer).split())
        assert "Alex: 4 days together, 4 notes and 2 check-ins" in text
        assert text.count("date night with Alex") == WEEKS
        assert "open and honest: 2.0 on 23 Nov, 4.0 on 19 Dec" in text
        assert "trust and understanding: 2.5 on 23 Nov, 4.0 on 19 Dec" in text
        starred = text.split("Starred")[1]
        assert "the long walk" in starred
        assert not [words for words in SAID[:-1] if words in starred]
    said = run_command("--file", str(path), "lookback", "--year", "2026").well()
    assert "- Alex: 4 days together, 4 notes and 2 check-ins" in said
    assert said.count("date night with Alex") == WEEKS
    assert said.count("> the long walk") == 1
    assert {note.text for note in book_of(path).notes.values()} == set(SAID)


async def test_the_third_check_in_draws_the_lines(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("o")
        await nearer.until(lambda: nearer.asks(PeopleScreen))
        await nearer.press("a")
        await write(nearer, "Alex")
    for answers in ("11111111", "33333333", "55555555"):
        async with open_app(path, clock, size=(120, 40)) as nearer:
            await to_reflect(nearer)
            await check_in(nearer, answers)
            await nearer.press("2")
            drawn = page(nearer)
        clock.move(timedelta(days=7))
    assert drawn.count("23 Nov 26") == drawn.count("7 Dec 26") == 4
