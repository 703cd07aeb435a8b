"""The Planner in twenty-four hours, or twelve."""

from datetime import date
from pathlib import Path

import pytest

from tests.app.elsewhere import keeper_over
from tests.app.pilot import open_app
from tui.app import NearerApp
from tui.clock import FixedClock
from tui.config.reading import Config, ReadConfig
from tui.demo.years import write_demo
from tui.store.database import Database


@pytest.mark.parametrize(("clock_face", "words"), [("12h", "7:30–9:30 pm"), ("24h", "19:30–21:30")])
async def test_the_planner_follows_the_choice(
    path: Path, clock: FixedClock, clock_face: str, words: str
) -> None:
    write_demo(Database(path, clock), date(2026, 11, 23), 1)
    read = ReadConfig(Config(clock=clock_face), ())
    async with open_app(path, clock, app=NearerApp(keeper_over(path, clock), read=read)) as nearer:
        await nearer.press("p")
        assert words in nearer.text
        await nearer.press("a", *"call with Alex friday 17:00 for 30m")
        assert ("5:00–5:30 pm" if clock_face == "12h" else "17:00–17:30") in nearer.text
