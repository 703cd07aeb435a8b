"""Masked while a dialog lies open: what was drawn, or is being typed, is covered."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import TextArea

from tests.app.elsewhere import MONDAY, book_of, keeper_over, noted, with_person
from tests.app.pilot import Opened
from tests.app.pilot import open_app as opened
from tests.app.reflect.lying import drafts_of, lying
from tests.app.reflect.pilot import to_reflect
from tests.app.reflect.test_editor import typed
from tui.app import NearerApp
from tui.app.people.life import LifeScreen
from tui.app.people.screen import PeopleScreen
from tui.app.reflect.editor import EditorScreen
from tui.app.reflect.screen import ReflectScreen
from tui.clock import FixedClock
from tui.config.reading import Config, ReadConfig


def masking_app(path: Path, clock: FixedClock) -> NearerApp:
    return NearerApp(keeper_over(path, clock), read=ReadConfig(Config(mask_on_leaving=True), ()))


def on_the_glass(nearer: Opened) -> str:
    """All that the terminal shows, whatever screen it is of."""
    strips = nearer.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


async def look_away(nearer: Opened) -> None:
    nearer.app.post_message(events.AppBlur())
    await nearer.settled()


async def to_note(nearer: Opened) -> None:
    await to_reflect(nearer)
    await nearer.press("enter")
    await nearer.until(lambda: nearer.asks(EditorScreen))
    assert "canary" in on_the_glass(nearer)


@pytest.mark.parametrize("back", ["z", "escape"])
async def test_a_note_that_is_open_is_covered_and_gone_on_with(
    path: Path, clock: FixedClock, back: str
) -> None:
    noted(path, clock, "the canary", MONDAY)
    async with opened(path, clock, app=masking_app(path, clock)) as nearer:
        await to_note(nearer)
        await typed(nearer, " sang")
        await look_away(nearer)
        await nearer.until(lambda: "canary" not in on_the_glass(nearer))
        assert "masked" in on_the_glass(nearer)
        await nearer.press("x", "ctrl+t", "enter", "backspace")
        assert "canary" not in on_the_glass(nearer)
        await look_away(nearer)
        await nearer.press(back)
        await nearer.until(lambda: nearer.asks(EditorScreen))
        assert not nearer.app.keeper.looking.is_masked
        assert nearer.screen.query_one(TextArea).text == "the canary sang"
        await nearer.press("escape")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
        await nearer.until(lambda: lying(drafts_of(path, clock)) == [])
    (note,) = book_of(path).notes.values()
    assert (note.text, note.now.kind) == ("the canary sang", "journal")


async def test_quitting_while_it_is_covered_leaves_a_draft(path: Path, clock: FixedClock) -> None:
    noted(path, clock, "the canary", MONDAY)
    async with opened(path, clock, app=masking_app(path, clock)) as nearer:
        await to_note(nearer)
        await typed(nearer, " sang")
        await look_away(nearer)
        await nearer.leave("ctrl+q")
    assert lying(drafts_of(path, clock)) == ["the canary sang"]


async def test_a_dialog_over_a_dialog_is_covered(path: Path, clock: FixedClock) -> None:
    with_person(path, clock, "canary")
    async with opened(path, clock, app=masking_app(path, clock)) as nearer:
        await nearer.press("o")
        await nearer.until(lambda: nearer.asks(PeopleScreen))
        await nearer.press("i")
        await nearer.until(lambda: nearer.asks(LifeScreen))
        await nearer.press("a")
        await typed(nearer, "a canary")
        assert "canary" in on_the_glass(nearer)
        await look_away(nearer)
        await nearer.until(lambda: "canary" not in on_the_glass(nearer))
        await nearer.press("z")
        await nearer.until(lambda: "a canary" in on_the_glass(nearer))
        await nearer.press("escape", "q")
        await nearer.until(lambda: nearer.asks(PeopleScreen))


async def test_nothing_is_covered_where_no_dialog_is_open(path: Path, clock: FixedClock) -> None:
    noted(path, clock, "the canary", MONDAY)
    async with opened(path, clock, app=masking_app(path, clock)) as nearer:
        await to_reflect(nearer)
        await look_away(nearer)
        await nearer.until(lambda: "canary" not in on_the_glass(nearer))
        assert nearer.asks(ReflectScreen)
        await nearer.press("z")
        await nearer.until(lambda: "canary" in on_the_glass(nearer))
