"""A line to type in: what is pasted into it is kept, all of it."""

from pathlib import Path

import pytest
from textual import events
from textual.app import App, ComposeResult

from tests.app.pilot import painted
from tests.app.planner.pilot import open_planner
from tui.app import __file__ as app_folder
from tui.app.dialogs.ask import AskScreen
from tui.app.widgets.one_line import OneLine, joined_lines
from tui.clock import FixedClock


class Typing(App[None]):
    """An app with nothing but a line."""

    def compose(self) -> ComposeResult:
        yield OneLine("tea with  at noon", select_on_focus=False)


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("Alex", "Alex"),
        (" Alex ", " Alex "),
        ("Alex\n", "Alex"),
        ("Alex and\nKim", "Alex and Kim"),
        ("\n\n  Alex and \r\n\r\n\tKim  \n", "Alex and Kim"),
        ("a\u2028b\x0bc", "a b c"),
        ("[/\n[b]x", "[/ [b]x"),
        ("\n", ""),
        ("\n\n", ""),
        ("", ""),
    ],
)
async def test_lines_become_one(pasted: str, line: str) -> None:
    assert joined_lines(pasted) == line
    app = Typing()
    async with app.run_test() as pilot:
        field = app.query_one(OneLine)
        field.cursor_position = len("tea with ")
        app.post_message(events.Paste(pasted))
        await painted(pilot.app)
        assert field.value == f"tea with {line} at noon"


async def test_what_was_copied_in_here_too_and_over_what_is_selected() -> None:
    app = Typing()
    async with app.run_test() as pilot:
        app.copy_to_clipboard("a walk\nby the river")
        await pilot.press("home", "shift+end", "ctrl+v")
        assert app.query_one(OneLine).value == "a walk by the river"


async def test_a_plan_pasted_in_two_lines_is_understood(path: Path, clock: FixedClock) -> None:
    async with open_planner(path, clock) as nearer:
        await nearer.press("a")
        await nearer.until(lambda: nearer.asks(AskScreen))
        nearer.app.post_message(events.Paste("tea with Kim\nfriday 18:00"))
        await nearer.settled()
        assert "tea: Fri 27 Nov 18:00" in nearer.words


def test_every_line_to_type_in_is_one() -> None:
    """No screen has a line of Textual's own."""
    folder = Path(app_folder).parent
    files = [path for path in folder.rglob("*.py") if path.name != "one_line.py"]
    assert [path.name for path in files if "Input(" in path.read_text("utf-8")] == []
