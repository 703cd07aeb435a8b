"""The Planner as it looks: agenda and month, at any size, for everyone or one person."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from tests.app.elsewhere import book_of, planned
from tests.app.pilot import lines_of, strips_of, write
from tests.app.planner.pilot import agenda, cursor_line, open_planner, planner, records
from tui.app.dialogs.ask import AskScreen
from tui.app.dialogs.menu import MenuScreen
from tui.app.planner.plan_card import CardScreen
from tui.app.planner.screen import PlannerScreen
from tui.clock import FixedClock

HOSTILE = ("[/", "[b]bold[/b]", "漢" * 60, "🎉 👩 party", "a" * 100, "{x} $t %s")


async def test_an_empty_planner_invites(path: Path, clock: FixedClock) -> None:
    """Nothing there is no dead end: it says what to press and what to write."""
    async with open_planner(path, clock) as nearer:
        assert "Press a and write: date night with Alex friday 19:30" in nearer.words
        for key in ("enter", "x", "c", "m", "e", "d", "j", "k", "g", "G"):
            await nearer.press(key)
            assert nearer.asks(PlannerScreen)
        assert records(path) == {}


async def test_the_agenda(path: Path, clock: FixedClock) -> None:
    """What waits is first, the latest of it under the cursor; then days, today among them."""
    planned(path, clock, "date night with Alex every friday 19:30", "walk with Kim 21 nov 9:00")
    async with open_planner(path, clock) as nearer:
        lines = agenda(nearer)
        assert lines[0] == "How was it?"
        assert "Sat 21 Nov 09:00–10:30  walk · Kim" in cursor_line(nearer) == lines[1]
        assert "Fri 20 Nov 19:30–21:00  date night · Alex" in lines[2]
        at = lines.index("Mon 23 Nov, today")
        assert "nothing planned" in lines[at + 1]
        assert lines[at + 2] == "Fri 27 Nov"
        assert "19:30–21:00  date night · Alex" in lines[at + 3]


async def test_going_through_the_months(path: Path, clock: FixedClock) -> None:
    """The cursor goes to the first time of a month; a dot leads back to what waits."""
    planned(path, clock, "date night with Alex every friday 19:30")
    async with open_planner(path, clock) as nearer:
        await nearer.press("right_square_bracket")
        assert "December 2026" in nearer.words
        assert planner(nearer).agenda.key.endswith("2026-12-04T19:30")
        assert "How was it?" not in "\n".join(agenda(nearer))
        await nearer.press("j")
        assert planner(nearer).agenda.key.endswith("2026-12-11T19:30")
        await nearer.press("G")
        assert planner(nearer).agenda.key.endswith("2026-12-25T19:30")
        await nearer.press("g", "left_square_bracket", "left_square_bracket")
        assert "October 2026" in nearer.words
        assert "Nothing in October." in nearer.text
        await nearer.press("full_stop")
        assert planner(nearer).agenda.key.endswith("2026-11-20T19:30")


async def test_the_month_shows_what_is_planned_and_what_happened(
    path: Path, clock: FixedClock
) -> None:
    """A sign each; a click on a day goes to it, and on a free day to come plans one."""
    planned(path, clock, "date night with Alex every friday 19:30")
    async with open_planner(path, clock) as nearer:
        await nearer.press("x")
        month = "\n".join(lines_of(planner(nearer).month))
        assert "20✓" in month
        assert "27▫" in month
        await nearer.pilot.click("#month", offset=(4 * 3, 5))  # the Friday of the fifth week
        await nearer.settled()
        assert planner(nearer).agenda.key.endswith("2026-11-27T19:30")
        await nearer.pilot.click("#month", offset=(3 * 3, 5))
        await nearer.until(lambda: nearer.asks(AskScreen))
        assert "2026-11-26" in nearer.text


SUNDAY = date(2026, 11, 22)


async def test_times_at_once_are_hinted_and_not_forbidden(path: Path, clock: FixedClock) -> None:
    """In the agenda, beside it, and after planning; a skipped one is in nobody's way."""
    planned(path, clock, "date night with Alex 27 nov 19:30")
    async with open_planner(path, clock, (120, 40)) as nearer:
        await nearer.press("a")
        await nearer.until(lambda: nearer.asks(AskScreen))
        nearer.screen.query_one("#answer", Input).value = "call with Ma fri 20:00"
        await nearer.until(lambda: "same time as date night" in " ".join(nearer.text.split()))
        await write(nearer, "call with Ma fri 20:00")
        assert "at the same time as date night" in nearer.said
        assert sum("overlaps" in line for line in agenda(nearer)) == 2
        assert "at the same time: date night" in nearer.words
        await nearer.press("c")
        assert sum("overlaps" in line for line in agenda(nearer)) == 0
        await nearer.press("a")
        await write(nearer, "yesterday lunch with Ma for 1h")
        assert "kept as having happened, which ticks Quality time" in nearer.said
        await nearer.until(lambda: book_of(path).mark("time", SUNDAY).state == "done")
        here = planner(nearer).here
        assert here
        assert here.status(clock.now()) == "happened"
        await nearer.press("u")
        await nearer.until(lambda: book_of(path).mark("time", SUNDAY).state is None)
        assert {plan.title for plan in book_of(path).plans.values()} == {"date night", "call"}


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_what_is_on_at_the_same_time_is_to_be_read_before_and_after(
    path: Path, clock: FixedClock, size: tuple[int, int]
) -> None:
    planned(path, clock, "a night by the harbour with Alex 27 nov 19:30")
    hint = "at the same time as a night by the harbour, Fri 27 Nov 19:30–21:00"
    async with open_planner(path, clock, size) as nearer:
        await nearer.press("a", *"call with Ma fri 20:00")
        reading = nearer.screen.query_one("#reading")
        assert hint in " ".join(" ".join(lines_of(reading)).split())
        await nearer.press("enter")
        await nearer.painted()
        status = planner(nearer).status
        assert hint in " ".join(" ".join(lines_of(status)).split())
        assert planner(nearer).region.contains_region(status.region)


@pytest.mark.parametrize("size", [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("title", HOSTILE)
async def test_any_title_at_any_size(
    path: Path, clock: FixedClock, size: tuple[int, int], title: str
) -> None:
    """Drawn as it is, as wide as it may be; the card, the menus and the month too."""
    planned(path, clock, f"{title} with Alex fri 19:30", f"{title} with Kim 20 nov 9:00")
    async with open_planner(path, clock, size) as nearer:
        for line in lines_of(planner(nearer).agenda):
            assert cell_len(line) == planner(nearer).agenda.size.width
        assert title[:6] in nearer.text
        for key, kind in (("enter", CardScreen), ("e", MenuScreen), ("d", MenuScreen)):
            await nearer.press(key)
            await nearer.until(partial(nearer.asks, kind))
            assert title[:6] in nearer.text
            assert all(strips_of(w) for w in nearer.screen.query("Static"))
            await nearer.press("q")
            await nearer.until(lambda: nearer.asks(PlannerScreen))


async def test_one_person_only(path: Path, clock: FixedClock) -> None:
    """The agenda is that of the plans with them, and quick add begins with them."""
    planned(path, clock, "date night with Alex fri 19:30", "call with Ma 20 nov 18:00")
    async with open_planner(path, clock) as nearer:
        book = book_of(path)
        (alex,) = [p.uid for p in book.people.values() if p.name == "Alex"]
        planner(nearer).desk.look_at_only(alex)
        await nearer.settled()
        assert "call" not in "\n".join(agenda(nearer))
        assert "only Alex" in nearer.words
        await nearer.press("a")
        await nearer.until(lambda: nearer.asks(AskScreen))
        assert "with Alex" in nearer.text
