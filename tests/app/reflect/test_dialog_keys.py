"""Keys of the editor, the check-in, Together and life: in help, and of one's own."""

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from tests.app.elsewhere import MONDAY, book_of, done, keeper_over, with_person
from tests.app.pilot import Opened, choose, open_app
from tests.app.reflect.pilot import to_reflect
from tests.app.reflect.test_editor import typed
from tui.app import NearerApp
from tui.app.people.life import LifeScreen
from tui.app.people.screen import PeopleScreen
from tui.app.reflect.checkin import CheckInScreen
from tui.app.reflect.editor import EditorScreen
from tui.app.reflect.screen import ReflectScreen
from tui.app.reflect.together import TogetherScreen
from tui.app.shell.help import HelpScreen
from tui.changes.life import matter_kept
from tui.clock import FixedClock
from tui.config.reading import Config, ReadConfig
from tui.domain.matter import Matter
from tui.texts.library import statements

OWN = {
    "editor.kind": "f6",
    "life.done": "D",
    "checkin.skip": "S",
    "checkin.answer.4": "v",
    "together.yes": "Y",
}


WAY: dict[type[Screen[Any]], str] = {EditorScreen: "a", CheckInScreen: "c", TogetherScreen: "w"}


def app_with_own_keys(path: Path, clock: FixedClock) -> NearerApp:
    return NearerApp(keeper_over(path, clock), read=ReadConfig(Config(keys=OWN), ()))


async def to_dialog(nearer: Opened, dialog: type[Screen[Any]]) -> None:
    if dialog is LifeScreen:
        await nearer.press("o")
        await nearer.until(lambda: nearer.asks(PeopleScreen))
        await nearer.press("i")
    else:
        if not nearer.asks(ReflectScreen):
            await to_reflect(nearer)
        await nearer.press(WAY[dialog])
    if dialog is TogetherScreen:
        await choose(nearer, "c")
    await nearer.until(lambda: nearer.asks(dialog))


@pytest.mark.parametrize(
    ("dialog", "keys", "words"),
    [
        (EditorScreen, ["f1"], "Go on in the editor of your own (EDITOR)"),
        (CheckInScreen, ["f1", "question_mark"], "How much it is so: 1 not at all, 5 a lot"),
        (TogetherScreen, ["f1", "question_mark"], "Say nothing to this"),
        (LifeScreen, ["f1", "question_mark"], "Write what is going on, in one line"),
    ],
)
async def test_help_tells_the_keys_of_a_dialog(
    path: Path, clock: FixedClock, dialog: type[Screen[Any]], keys: list[str], words: str
) -> None:
    with_person(path, clock, "Alex")
    async with open_app(path, clock) as nearer:
        await to_dialog(nearer, dialog)
        for key in keys:
            await nearer.press(key)
            await nearer.until(lambda: nearer.asks(HelpScreen))
            assert words in nearer.words
            await nearer.press("escape")
            await nearer.until(lambda: nearer.asks(dialog))


async def test_a_question_mark_is_typed_where_words_are(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await to_dialog(nearer, EditorScreen)
        await nearer.press("question_mark")
        assert nearer.asks(EditorScreen)


async def test_keys_of_ones_own_in_the_editor(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, app=app_with_own_keys(path, clock)) as nearer:
        await to_dialog(nearer, EditorScreen)
        assert "esc keep f6 kind ^g with" in nearer.words
        await typed(nearer, "tea")
        await nearer.press("f6")
        await choose(nearer, "2")
        await nearer.press("escape")
    (note,) = book_of(path).notes.values()
    assert note.now.kind == "feeling"


async def test_keys_of_ones_own_in_the_check_in_and_together(path: Path, clock: FixedClock) -> None:
    with_person(path, clock, "Alex")
    async with open_app(path, clock, app=app_with_own_keys(path, clock)) as nearer:
        await to_dialog(nearer, CheckInScreen)
        assert "v mostly" in nearer.words
        assert "S skip enter on up back escape leave" in nearer.words
        await nearer.press("v", "S", "escape")
        await choose(nearer, "k")
        await nearer.until(lambda: "saved" in nearer.said)
        (checkin,) = book_of(path).checkins.values()
        assert dict(checkin.answers) == {statements()[0].id: 4}
        await to_dialog(nearer, TogetherScreen)
        for _ in statements():
            await nearer.press("2", "3", "enter")
        assert "Y yes n no" in nearer.words
        await nearer.press("Y", "Y")
        await nearer.until(lambda: "saved" in nearer.said)
    (checkin,) = book_of(path).checkins.values()
    assert (set(checkin.answers.values()), set((checkin.theirs or {}).values())) == ({2}, {3})


async def test_keys_of_ones_own_in_life(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    done(path, clock, matter_kept(book_of(path), Matter("", alex, "ask", "the exam", MONDAY)))
    async with open_app(path, clock, app=app_with_own_keys(path, clock)) as nearer:
        await to_dialog(nearer, LifeScreen)
        assert "a add D done e edit d take out u undo q back" in nearer.words
        await nearer.press("x")
        assert [m.done for m in book_of(path).matters.values()] == [None]
        await nearer.press("D")
    assert [m.done for m in book_of(path).matters.values()] == [MONDAY]
