"""Draw the pictures of the README from made-up years: ``python docs/pictures.py``."""

import asyncio
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.app import NearerApp
from tui.app.look.themes import SIXTEEN
from tui.book.keeper import Keeper
from tui.clock import FixedClock
from tui.demo.years import write_demo
from tui.store.database import Database

DOCS = Path(__file__).parent
ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 20, 15, tzinfo=ZONE)
THEMES = ("dusk", "dawn")
SCREENS: dict[str, tuple[str, ...]] = {
    "today": ("5", "4", "r", "j", "k", "k"),
    "streaks": ("s", "k", "h"),
    "planner": ("p", "j", "j"),
    "people": ("o", "j"),
    "reflect": ("n", "2"),
}


async def draw(theme: str, screen: str, folder: Path) -> Path:
    """One picture in a folder: a screen of the demo, after some keys have been pressed."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        clock = FixedClock(NOW, ZONE)
        database = Database(place / "demo.json", clock, backup_folder=place / "backups")
        write_demo(database, NOW.date(), 2)
        app = NearerApp(Keeper(database, clock), theme_name=theme)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*SCREENS[screen])
            await app.workers.wait_for_complete()
            await pilot.pause()
            app.save_screenshot(f"{screen}-{theme}.svg", str(folder))
    return folder / f"{screen}-{theme}.svg"


async def draw_all(folder: Path) -> None:
    """Every picture that the README shows."""
    for theme in THEMES:
        for screen in SCREENS:
            await draw(theme, screen, folder)
    for path in sorted((DOCS.parent / "themes").glob("*.toml")):
        if path.stem not in (*THEMES, SIXTEEN):  # whose colours a picture cannot know
            await draw(path.stem, "today", folder)


if __name__ == "__main__":
    asyncio.run(draw_all(DOCS))
