"""How much of a day is done, of what it asks for; and how far the keys of the practices go."""

from datetime import date
from pathlib import Path

from tests.app.elsewhere import MONDAY, adding, arranged, away
from tests.app.pilot import open_app
from tests.cli.command import run_command
from tui.clock import FixedClock


async def test_what_rests_or_is_away_is_not_owed(path: Path, clock: FixedClock) -> None:
    arranged(path, clock, adding("Gym"), adding("Piano"), away("share", MONDAY, date(2026, 11, 24)))
    async with open_app(path, clock) as nearer:
        await nearer.press("1", "j", "j", "r")
        assert "1 of 5 done" in nearer.words
        assert "1-7 tick" in nearer.words
    said = run_command("today", "--line", file=path).well()
    assert said.startswith("1 of 5 done")
