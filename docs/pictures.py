"""Draw the pictures of the README from made-up years: ``python docs/pictures.py``."""

import asyncio
import tempfile
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.app import NearerApp
from tui.clock import FixedClock
from tui.demo import write_demo
from tui.keeper import Keeper
from tui.store.database import Database

DOCS = Path(__file__).parent
ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 20, 15, tzinfo=ZONE)


async def draw(theme: str, screen: str, *keys: str) -> None:
    """One picture, after some keys have been pressed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        clock = FixedClock(NOW, ZONE)
        database = Database(place / "demo.json", clock, backup_folder=place / "backups")
        write_demo(database, date(2026, 11, 23), 2)
        app = NearerApp(Keeper(database, clock), theme_name=theme)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause()
            app.save_screenshot(f"{screen}-{theme}.svg", str(DOCS))


async def draw_all() -> None:
    """Every picture that the README shows: two practices ticked and one at rest; a year."""
    for theme in ("dusk", "dawn"):
        await draw(theme, "today", "5", "4", "r", "j", "k", "k")
        await draw(theme, "streaks", "s", "k", "h")


if __name__ == "__main__":
    asyncio.run(draw_all())
