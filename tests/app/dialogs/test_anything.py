"""One line from anywhere (``A``): on every screen, read as it is typed, undone by one key."""

from pathlib import Path

from tests.app.elsewhere import states
from tests.app.pilot import open_app
from tui.app.dialogs.ask import AskScreen
from tui.clock import FixedClock
from tui.keys.catalogue import CATALOGUE

LINES = {
    "today": ("2", "Tick Share your emotions: done today"),
    "streaks": ("listen with Alex", "Tick Active listening: done today with Alex; new here: Alex"),
    "planner": ("walk with Alex sunday 10am", "Plan walk: "),
    "people": ("new: Ben, weekly", "Add Ben, "),
    "reflect": ("note: a quiet evening", "Write a note, today"),
    "settings": ("time yesterday", "Tick Quality time: done yesterday"),
}
WAYS = {"streaks": "s", "planner": "p", "people": "o", "reflect": "n", "settings": ("comma",)}


async def test_from_every_screen_a_line_does_what_it_is_read_as(
    path: Path, clock: FixedClock
) -> None:
    assert set(LINES) == set(CATALOGUE)
    async with open_app(path, clock) as nearer:
        for screen, (line, reading) in LINES.items():
            await nearer.press(*WAYS.get(screen, ()))
            await nearer.until(lambda name=screen: name == nearer.screen.NAME)  # type: ignore[attr-defined, misc]
            before = path.read_bytes() if path.exists() else b""
            await nearer.press("A")
            await nearer.until(lambda: nearer.asks(AskScreen))
            await nearer.press(*("space" if c == " " else c for c in line))
            assert reading in nearer.words, screen
            await nearer.press("enter")
            assert path.read_bytes() != before, screen
            assert "saved" in nearer.said, screen
            await nearer.press("u")
            assert "Undone" in nearer.said, screen
    assert set(states(path)) == {None}
