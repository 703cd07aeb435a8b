"""Draw the pictures of the README from made-up years: ``python docs/pictures.py``."""

import asyncio
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tui.app import NearerApp
from tui.arrange_notes import checked_in
from tui.clock import FixedClock
from tui.content import statements
from tui.demo import write_demo
from tui.domain.checkin import CheckIn, checked_answers
from tui.keeper import Keeper
from tui.quickadd import typed_plan
from tui.store.database import Database

DOCS = Path(__file__).parent
ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 23, 20, 15, tzinfo=ZONE)


THEN = datetime(2026, 11, 12, 12, 0, tzinfo=ZONE)
PLANNED = (
    "date night with Alex every friday 19:30 for 2h at Luigi's",
    "walk by the river with Robin sat 10:00 for 90m",
    "call with Mum every other sunday 17:00 for 45m",
    "film night with Alex and Robin 9 dec 20:00 for 3h",
)


def plan(database: Database) -> None:
    """Some evenings to come, and one of last week that waits for a word."""
    clock = FixedClock(THEN, ZONE)
    keeper = Keeper(
        Database(database.file.path, clock, backup_folder=database.file.backup_folder), clock
    )
    keeper.adopt(keeper.read())
    for line in PLANNED:
        keeper.do(line, typed_plan(keeper.book, clock, line).steps)
    keeper.settle(keeper.save())


ANSWERS = ("22332432", "32343333", "33443243", "34454344", "44453454", "45454455")


def reflect_on(database: Database) -> None:
    """A check-in with Alex every other week, and a few notes."""
    keeper = Keeper(database, FixedClock(NOW, ZONE))
    keeper.adopt(keeper.read())
    alex = next(p.uid for p in keeper.book.people.values() if p.name == "Alex")
    ids = [statement.id for statement in statements()]
    for n, answers in enumerate(reversed(ANSWERS)):
        day = NOW.date() - timedelta(weeks=2 * n)
        checkin = CheckIn("", alex, day, checked_answers(answers, ids), {})
        keeper.do("check-in", [checked_in(keeper.book, checkin)])
    keeper.settle(keeper.save())


async def draw(theme: str, screen: str, *keys: str, planned: bool = False) -> None:
    """One picture, after some keys have been pressed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        clock = FixedClock(NOW, ZONE)
        database = Database(place / "demo.json", clock, backup_folder=place / "backups")
        write_demo(database, date(2026, 11, 23), 2)
        if planned:
            plan(database)
            reflect_on(database)
        app = NearerApp(Keeper(database, clock), theme_name=theme)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press(*keys)
            await app.workers.wait_for_complete()
            await pilot.pause()
            app.save_screenshot(f"{screen}-{theme}.svg", str(DOCS))


async def draw_all() -> None:
    """Every picture that the README shows: two practices ticked and one at rest, a year, plans."""
    for theme in ("dusk", "dawn"):
        await draw(theme, "today", "5", "4", "r", "j", "k", "k")
        await draw(theme, "streaks", "s", "k", "h")
        await draw(theme, "planner", "p", "j", "j", "j", "j", planned=True)
        await draw(theme, "reflect", "n", "2", planned=True)


if __name__ == "__main__":
    asyncio.run(draw_all())
