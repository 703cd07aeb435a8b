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


async def draw(theme: str, size: tuple[int, int], name: str) -> None:
    """One picture of the Today screen, two practices ticked and one at rest."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        clock = FixedClock(NOW, ZONE)
        database = Database(place / "demo.json", clock, backup_folder=place / "backups")
        write_demo(database, date(2026, 11, 23), 2)
        app = NearerApp(Keeper(database, clock), theme_name=theme)
        async with app.run_test(size=size) as pilot:
            await pilot.press("5", "4", "r", "j", "k", "k")
            await app.workers.wait_for_complete()
            await pilot.pause()
            app.save_screenshot(f"{name}.svg", str(DOCS))


async def draw_all() -> None:
    """Every picture that the README shows."""
    await draw("dusk", (80, 24), "today-dusk")
    await draw("dawn", (80, 24), "today-dawn")


if __name__ == "__main__":
    asyncio.run(draw_all())
