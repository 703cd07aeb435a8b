"""Plans of whole days on the Planner: a line each, a bar in the month, recorded as one."""

from datetime import date
from pathlib import Path

from tests.app.elsewhere import book_of, planned
from tests.app.pilot import Opened, lines_of
from tests.app.planner.pilot import agenda, cursor_line, open_planner, planner
from tui.app.planner.plan_card import CardScreen
from tui.clock import FixedClock
from tui.domain.plan import occurrence_uid

TRIP = "trip with Kim 21-24 nov"
WEEKEND = "weekend away with Alex 28 nov to 1 dec"


def month(nearer: Opened) -> str:
    """The month as it is drawn."""
    return "\n".join(lines_of(planner(nearer).month))


def ticked(path: Path) -> list[int]:
    """The days of the file on which Quality time is done."""
    return [date.fromordinal(day).day for day in sorted(book_of(path).history("time").done)]


async def test_several_days_are_a_line_and_a_bar(path: Path, clock: FixedClock) -> None:
    """What is on stands under today; its days are joined in the month, each is clicked to it."""
    uids = planned(path, clock, TRIP, WEEKEND, "tea with Kim 30 nov 16:00")
    starts = [book_of(path).plans[uid].start for uid in uids]
    trip, weekend, tea = map(occurrence_uid, uids, starts)
    async with open_planner(path, clock) as nearer:
        lines = agenda(nearer)
        at = lines.index("Mon 23 Nov, today")
        assert cursor_line(nearer) == lines[at + 1]
        assert "to Tue 24 Nov  trip · Kim" in lines[at + 1]
        assert lines[at + 1].endswith("now")
        assert lines[at + 2] == "Sat 28 Nov"
        assert "to Tue 1 Dec  weekend away · Alex" in lines[at + 3]
        assert not any("nothing planned" in line for line in lines)
        for bar in ("21━22━", "23━24▫", "28━29━", "30━"):
            assert bar in month(nearer)
        for row, column, uid in ((5, 6, weekend), (6, 0, tea), (5, 1, trip)):
            await nearer.pilot.click("#month", offset=(column * 3, row))
            await nearer.settled()
            assert planner(nearer).agenda.key == uid
        await nearer.press("right_square_bracket")
        assert (planner(nearer).agenda.key, agenda(nearer)[0]) == (weekend, "Tue 1 Dec")
        assert "━1▫" in month(nearer)


async def test_it_is_recorded_as_one_and_taken_back(path: Path, clock: FixedClock) -> None:
    """On its last day at the earliest; each of its days is ticked, and undone in one step."""
    planned(path, clock, "hut with Kim 20-23 nov", TRIP)
    async with open_planner(path, clock, (40, 12)) as nearer:
        await nearer.press("j", "x")
        assert "it is on until Tuesday 24 November" in nearer.said
        await nearer.press("k", "x")
        assert ticked(path) == [20, 21, 22, 23]
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(CardScreen))
        assert "uninterrupted" in nearer.words
        assert "minutes" not in nearer.words
        await nearer.press("escape", "u")
        assert ticked(path) == []
        await nearer.press("ctrl+r")
        assert ticked(path) == [20, 21, 22, 23]
        await nearer.press("x")
        assert ticked(path) == []
