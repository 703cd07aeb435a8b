"""Random keys over a rich file, faster than the app: it never ends by a fault, and loses nothing.

Each is heard after a few turns of the loop, whatever the one before it still has to do.
``NEARER_FUZZ`` raises the number of apps; the seed of one that fails is printed, and
``NEARER_SEED`` has it again.
"""

import asyncio
import os
from pathlib import Path
from random import Random

import pytest
from textual import events

from tests.app.elsewhere import book_of
from tests.app.pilot import LOOK, Opened, open_app
from tests.fuzz import TIMES
from tests.fuzz.account import Account, AccountingKeeper
from tests.fuzz.keys import character_of, random_keys
from tui.app import NearerApp
from tui.clock import FixedClock
from tui.demo.years import write_demo
from tui.store.database import Database

pytestmark = pytest.mark.unmeasured

RUNS = 2  # in each app
KEYS = 50  # in each run
TURNS = (0, 0, 0, 1, 2, 5, 12, 30)  # of the loop, between two keys
SEED = os.environ.get("NEARER_SEED")


@pytest.mark.parametrize("app_number", range(TIMES))
async def test_no_keys_end_the_app_or_lose_what_was_saved(
    path: Path, clock: FixedClock, tmp_path: Path, app_number: int
) -> None:
    seed = SEED or os.urandom(4).hex()
    dice, pressed = Random(seed), []
    database = Database(path, clock)
    log = tmp_path / "log"
    keeper = AccountingKeeper(database, clock, log)
    write_demo(database, keeper.today(), years=1)
    try:
        async with open_app(path, clock, size=(100, 30), app=NearerApp(keeper)) as nearer:
            for _ in range(RUNS):
                pressed = random_keys(dice, KEYS)
                await play(nearer, pressed, dice)
                if not nearer.runs():
                    break
        assert not nearer.app.return_code
        keeper.save_the_rest()
        account = Account(log)
        assert account.saved == account.done
        assert account.lost(book_of(path)) == {}
    except BaseException as fault:
        fault.add_note(f"NEARER_SEED={seed}; the last keys: {' '.join(pressed)}")
        raise


async def play(nearer: Opened, keys: list[str], dice: Random) -> None:
    """Press keys as they come, then wait for all that they led to."""
    for key in keys:
        nearer.app.post_message(events.Key(key, character_of(key)))
        for _ in range(dice.choice(TURNS)):
            await asyncio.sleep(0)
    rest = asyncio.create_task(nearer.settled())
    while nearer.runs() and not rest.done():
        await asyncio.wait([rest], timeout=LOOK)
    if not rest.cancel():
        rest.result()
