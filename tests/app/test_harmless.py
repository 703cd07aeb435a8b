"""What somebody else wrote into a file is drawn, and nothing in it is obeyed by the terminal."""

import re
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.app.look.test_contrast import SCREENS
from tests.app.pilot import open_app, shown, strips_of
from tests.app.test_hostile_names import back_to_today
from tests.book.canaries import filled_tables
from tests.cli.command import write_file
from tests.cli.test_harmless import OBEY, SEEN
from tui.clock import FixedClock
from tui.domain.letters import OBEYED

pytestmark = pytest.mark.unmeasured

MORE = {"life": ("o", "i"), "ideas": ("p", "i"), "outcome": ("p", "enter"), "note": ("n", "enter")}
UID = "own\x1b]0;uid\x07"


async def test_no_screen_lets_anything_of_a_file_be_obeyed(path: Path, clock: FixedClock) -> None:
    held = filled_tables(OBEY)
    held["practices"].append({"uid": UID, "number": 7, "name": "Walk", "at": "x"})
    held["plans"].append({"uid": UID, "people": [UID], "start": "2026-11-24T10:00", "at": "x"})
    write_file(path, **held)
    seen = ""
    async with open_app(path, clock, size=(120, 40)) as nearer:
        for where, keys in (SCREENS | MORE).items():
            await nearer.press(*keys)
            await nearer.painted()
            assert nearer.runs(), where
            drawn = "".join(line.text for w in shown(nearer.screen) for line in strips_of(w))
            assert re.findall(OBEYED, drawn) == [], where
            seen += drawn
            await back_to_today(nearer)
        await nearer.press("slash")
        line = nearer.screen.query_one(Input)
        line.insert_text_at_cursor(OBEY)
        await nearer.painted()
        (drawn,) = (strip.text for strip in strips_of(line) if "a]52" in strip.text)
        assert re.findall(OBEYED, drawn) == [], "what is pasted"
    for words in ("people name", "plans title", "notes text", "matters text"):
        assert f"{SEEN} {words}"[:30] in seen, words
