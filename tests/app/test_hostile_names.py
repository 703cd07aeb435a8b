"""Names that look like markup, or are wide, or run the other way, wherever names are shown."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.command import CommandPalette

from tests.app.elsewhere import keeper_over
from tests.app.look.test_contrast import SCREENS
from tests.app.pilot import Opened, open_app
from tui.app.today.screen import TodayScreen
from tui.book.steps import MarkChange
from tui.changes.life import matter_kept
from tui.changes.notes import checked_in, written
from tui.changes.people import added
from tui.changes.plans import plan_from, planned
from tui.changes.practices import added as practice_added
from tui.clock import FixedClock
from tui.domain.checkin import CheckIn
from tui.domain.matter import Matter
from tui.domain.practice import FIRST_OWN
from tui.typed.plan_line import Entry

pytestmark = pytest.mark.unmeasured

TODAY = date(2026, 11, 23)
NAMES = [
    "Run [/5km]",
    "Tea [x]",
    "[/",
    "[b]$name[/b]",
    "a [b",
    "漢" * 60,
    "👩‍👩‍👧 👍🏽",
    "שלום חבר",
    "e\u0301" * 30,
    "[@click=app.quit]go[/]",
    "\\[x]",
]
DEEP = 4  # screens on top of each other, at most
WALKS = {**SCREENS, "life": ("o", "i"), "ideas": ("p", "i"), "outcome": ("p", "enter")}


GROUPS = [NAMES[n : n + 4] for n in range(0, len(NAMES), 4)]  # keys for practices: 6 to 9
of_names = pytest.mark.parametrize("names", GROUPS, ids=range(len(GROUPS)))


def written_into(path: Path, clock: FixedClock, names: Sequence[str]) -> None:
    """A person, a practice, a plan, a note, a matter and a check-in of each name."""
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    for hour, name in enumerate(names):
        person = added(keeper.book, name, TODAY, rhythm=7)
        keeper.do(name, [person])
        uid = person.place.uid
        start = clock.now().replace(tzinfo=None) + timedelta(hours=hour)
        entry = Entry(name, (name,), start, 60, place=name)
        keeper.do(name, [planned(plan_from(keeper.book, entry, [uid]))])
        keeper.do(name, [practice_added(keeper.book, name[:40])])
        keeper.do(name, [MarkChange("listen", TODAY, "tick", people=(uid,))])
        keeper.do(name, [written(keeper.book, name, TODAY, clock.now(), people=(uid,))])
        keeper.do(name, [matter_kept(keeper.book, Matter("", uid, "ask", name[:100], TODAY))])
        keeper.do(name, [checked_in(keeper.book, CheckIn("", uid, TODAY, {"ck-1": 3}, {}))])
    keeper.settle(keeper.save())


@of_names
async def test_no_name_breaks_a_screen_or_is_swallowed(
    path: Path, clock: FixedClock, names: Sequence[str]
) -> None:
    written_into(path, clock, names)
    seen: Counter[str] = Counter()
    async with open_app(path, clock, size=(100, 50)) as nearer:
        for where, keys in WALKS.items():
            await nearer.press(*keys)
            await nearer.painted()
            assert nearer.runs(), where
            seen.update(name for name in names if name[:12] in nearer.text)
            assert nearer.app.title == "Nearer"
            await back_to_today(nearer)
    assert all(seen[name] >= len(WALKS) // 3 for name in names), seen


@of_names
async def test_the_palette_and_the_status_show_it_as_it_is(
    path: Path, clock: FixedClock, names: Sequence[str]
) -> None:
    written_into(path, clock, names)
    async with open_app(path, clock, size=(100, 30)) as nearer:
        for number, name in enumerate(names, FIRST_OWN):
            await palette_with(nearer, name[:3])
            await nearer.counts(f"Go to {name[:12]}")
            assert f"Tick {name[:12]}" in nearer.text
            await nearer.press("escape", str(number))
            assert name[:12] in nearer.status
            await nearer.press(str(number), "u")
            assert name[:12] in nearer.status
            assert nearer.app.title == "Nearer"


async def back_to_today(nearer: Opened) -> None:
    """Escape always leads back."""
    for _ in range(DEEP):
        if nearer.asks(TodayScreen):
            return
        await nearer.press("escape")
    raise AssertionError(nearer.text)


async def palette_with(nearer: Opened, words: str) -> None:
    """The palette, and words pasted into it: no keyboard has all of these."""
    await nearer.press("ctrl+p")
    await nearer.until(lambda: isinstance(nearer.screen, CommandPalette))
    nearer.screen.query_one("CommandInput").insert_text_at_cursor(words)  # type: ignore[attr-defined]
    await nearer.painted()
