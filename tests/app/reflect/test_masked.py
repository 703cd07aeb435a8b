"""Reflect while names and notes are masked: no key shows a word, and none changes one."""

import json
from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, book_of, check_in, done, noted, with_person
from tests.app.pilot import Opened, choose
from tests.app.reflect.pilot import note_lines, open_reflect
from tests.app.reflect.test_editor import begin, drafts, only_note, typed
from tui.app.dialogs.menu import MenuScreen
from tui.app.reflect.editor import EditorScreen
from tui.app.reflect.screen import ReflectScreen
from tui.changes.notes import reworded
from tui.clock import FixedClock
from tui.store.drafts import folder_of
from tui.store.storage import FileStorage

pytestmark = pytest.mark.unmeasured

CANARIES = ("Alexandra", "Zanzibar", "canary", "marmalade")
MASKED = "Names and notes are masked; z shows them again."


def nothing_shows(nearer: Opened) -> None:
    shown = nearer.text
    assert not [word for word in CANARIES if word in shown], shown


def split(path: Path, clock: FixedClock) -> None:
    """A note of two wordings."""
    noted(path, clock, "the canary", MONDAY)
    note = only_note(path)
    for text in ("the canary fell", "the canary sang"):
        done(path, clock, reworded(book_of(path), note, clock.now(), text=text))
    assert only_note(path).is_split


async def test_neither_wording_of_a_note_is_shown(path: Path, clock: FixedClock) -> None:
    split(path, clock)
    before = path.read_bytes()
    async with open_reflect(path, clock) as nearer:
        await nearer.press("z")
        nothing_shows(nearer)
        for key in ("x", "space", "enter", "e"):
            await nearer.press(key)
            assert nearer.asks(ReflectScreen)
            nothing_shows(nearer)
            assert nearer.said == MASKED
            await nearer.press("j")
        assert path.read_bytes() == before
        await nearer.press("z", "x")
        await choose(nearer, "2")
    assert only_note(path).text == "the canary sang"


async def test_a_star_is_put_on_the_real_note(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alexandra")
    noted(path, clock, "the canary", MONDAY, people=(alex,), feelings=("calm",))
    async with open_reflect(path, clock) as nearer:
        await nearer.press("z", "x")
        nothing_shows(nearer)
    now = only_note(path).now
    assert (now.text, now.people, now.feelings, now.starred) == (
        "the canary",
        (alex,),
        ("calm",),
        True,
    )


async def test_what_is_taken_out_comes_back_whole(path: Path, clock: FixedClock) -> None:
    split(path, clock)
    before = only_note(path)
    async with open_reflect(path, clock) as nearer:
        await nearer.press("z", "d")
        assert book_of(path).notes == {}
        await nearer.press("u")
        nothing_shows(nearer)
    assert only_note(path) == before


async def test_check_ins_are_neither_opened_nor_begun(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alexandra")
    check_in(path, clock, alex, MONDAY, "45------", lines={"ck-open-1": "Zanzibar"})
    before = path.read_bytes()
    async with open_reflect(path, clock) as nearer:
        await nearer.press("z")
        nothing_shows(nearer)
        for key in ("enter", "c", "w"):
            await nearer.press("j")
            await nearer.press(key)
            assert nearer.asks(ReflectScreen)
            nothing_shows(nearer)
            assert nearer.said == MASKED
        await nearer.press("d", "u")
        nothing_shows(nearer)
    kept, wanted = (json.loads(text)["checkins"] for text in (path.read_bytes(), before))
    assert [r["said"] for r in kept.values()] == [r["said"] for r in wanted.values()]


async def test_what_was_begun_is_not_shown_or_opened(path: Path, clock: FixedClock) -> None:
    folder = folder_of(FileStorage(path, clock).backup_folder)
    folder.mkdir(parents=True)
    (folder / "draft-0.json").write_text(json.dumps({"text": "a canary", "day": str(MONDAY)}))
    async with open_reflect(path, clock) as nearer:
        await nearer.press("z")
        nothing_shows(nearer)
        assert "unfinished •••" in note_lines(nearer)[0]
        await nearer.press("enter")
        assert nearer.asks(ReflectScreen)
        assert nearer.said == MASKED


async def test_a_new_note_says_what_was_typed_and_is_dots_on_the_screen(
    path: Path, clock: FixedClock
) -> None:
    alex = with_person(path, clock, "Alexandra")
    async with open_reflect(path, clock) as nearer:
        await nearer.press("z")
        await begin(nearer)
        await nearer.press("ctrl+g")
        nothing_shows(nearer)
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(EditorScreen))
        nothing_shows(nearer)
        await typed(nearer, "the canary")
        await nearer.press("escape")
        await nearer.until(lambda: "saved" in nearer.said)
        nothing_shows(nearer)
        await nearer.until(lambda: not list(drafts(nearer).glob("*")))
        for key in ("u", "ctrl+r"):
            await nearer.press(key)
            nothing_shows(nearer)
    assert (only_note(path).text, only_note(path).now.people) == ("the canary", (alex,))


async def test_no_view_and_no_question_shows_a_name(path: Path, clock: FixedClock) -> None:
    alex, kim = with_person(path, clock, "Alexandra"), with_person(path, clock, "Zanzibar")
    for person in (alex, kim):
        check_in(path, clock, person, MONDAY, "45------", lines={"ck-open-1": "marmalade"})
    noted(path, clock, "the canary", MONDAY, people=(kim,), starred=True)
    async with open_reflect(path, clock, (120, 40)) as nearer:
        await nearer.press("z")
        for view in "12345":
            for key in (view, "j", "l", "h", "y", "escape"):
                await nearer.press(key)
                nothing_shows(nearer)
            if not nearer.asks(ReflectScreen):
                await nearer.press("n")
                await nearer.until(lambda: nearer.asks(ReflectScreen))
        await nearer.press("1", "f")
        nothing_shows(nearer)
        await nearer.press("down", "enter")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
        assert "only •••" in nearer.words
        nothing_shows(nearer)
        await nearer.press("f", "i")
        await nearer.until(lambda: nearer.asks(MenuScreen))
        nothing_shows(nearer)
