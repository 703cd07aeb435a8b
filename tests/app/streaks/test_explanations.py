"""Every number on the Streaks screen has its explanation.

The figures are counted again from ``nearer history --json`` (``recount``), and so is what each
sentence says.
"""

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest

from tests.app.elsewhere import MONDAY
from tests.app.pilot import Opened, open_app, strips_of
from tests.app.streaks.recount import Fact, Kept, Recount, Rules, figures_of
from tests.cli.command import CELL_AT, run_command, write_file, year_of
from tests.domain.build import MON_WED_FRI, THREE_A_WEEK, per_week, weekdays
from tui.app.dialogs.explain import ExplainScreen
from tui.app.streaks.screen import StreaksScreen
from tui.app.widgets.figures import FigureTable
from tui.clock import FixedClock
from tui.domain.schedule import DAILY, Pause, Schedule, ScheduleRow
from tui.queries.year_review import Figure

FIRST = date(2024, 12, 5)
ROOMY = (120, 40)  # where everything has its place, and no more: each key draws all of it
SUMMER = Pause(date(2025, 8, 3), date(2025, 8, 17))
PANES = ("months", "lines", "weekdays-below", "runs")


def since(*rows: tuple[str, Schedule]) -> tuple[ScheduleRow, ...]:
    return tuple(ScheduleRow(date.fromisoformat(first), schedule) for first, schedule in rows)


KEPT = {
    "listen": Kept("Active listening", pauses=(SUMMER,)),
    "share": Kept("Share your emotions", since(("2025-02-03", MON_WED_FRI)), (SUMMER,)),
    "support": Kept("Be supportive", since(("2024-12-01", THREE_A_WEEK)), (SUMMER,)),
    "time": Kept(
        "Quality time",
        since(("2026-05-13", per_week(2))),
        (SUMMER, Pause(date(2026, 2, 10), date(2026, 2, 14))),
    ),
    "honest": Kept(
        "Honest and authentic",
        since(("2025-01-01", weekdays(0, 1, 2, 3, 4)), ("2026-03-04", DAILY)),
        (SUMMER, Pause(date(2026, 12, 5))),
    ),
    "walk": Kept("Morning walk", pauses=(SUMMER,)),
    "sing": Kept("Sing together", pauses=(SUMMER,), on=False),
}
OWN = {"walk": 6, "sing": 7}


class Made(NamedTuple):
    """Made-up marks: how likely a day is done, and what is chosen."""

    seed: int
    likely: float
    rules: Rules


MADE = [
    Made(1, 0.85, Rules()),
    Made(2, 0.9, Rules(grace=True)),
    Made(3, 0.8, Rules(goal=3, week_start=6)),
    Made(4, 0.7, Rules(goal=2, week_start=6, grace=True)),
    Made(41, 0.25, Rules(goal=4, week_start=2, grace=True)),
]
each_made = pytest.mark.parametrize("made", MADE, ids=lambda made: f"seed {made.seed}")


@each_made
async def test_every_number_is_what_the_history_says(
    path: Path, clock: FixedClock, made: Made
) -> None:
    recount = written(path, made)
    async with open_app(path, clock, size=ROOMY) as nearer:
        await nearer.press("s")
        await nearer.until(lambda: nearer.asks(StreaksScreen))
        for key, practice in zip("0123456", (None, *KEPT), strict=False):
            await nearer.press("full_stop", key)
            for year in (2026, 2025, 2024):
                expected = facts(recount, practice, year)
                for pane in PANES:
                    table = table_of(nearer, pane)
                    assert [row.name for row in table.rows] == [name for name, _ in expected[pane]]
                    for row, (name, wanted) in zip(table.rows, expected[pane], strict=True):
                        assert len(row.figures) == len(wanted), (practice, year, pane)
                        for figure, fact in zip(row.figures, wanted, strict=True):
                            check(figure, fact, (practice, year, pane, name))
                await nearer.press("left_square_bracket")


async def test_y_explains_every_number_and_any_key_leads_back(
    path: Path, clock: FixedClock
) -> None:
    made = MADE[1]
    recount = written(path, made)
    async with open_app(path, clock, size=ROOMY) as nearer:
        await nearer.press("s")
        await nearer.until(lambda: nearer.asks(StreaksScreen))
        await nearer.press("1")
        expected = facts(recount, "listen", 2026)
        visited: dict[str, dict[tuple[int, int], str]] = {}
        for closing in ("y", "space", "escape", "1"):
            await nearer.keys("tab")
            pane = nearer.screen.focused
            assert isinstance(pane, FigureTable)
            assert pane.id
            visited[pane.id] = await walked(nearer, pane, closing)
        await nearer.keys("tab")
        assert nearer.screen.focused is nearer.streaks.map
        assert set(visited) == set(PANES)
        for name, rows in expected.items():
            places = {
                (r, c): fact
                for r, (_, row) in enumerate(rows)
                for c, fact in enumerate(row)
                if fact
            }
            assert {p for p in visited[name] if p in places} == set(places)
            for place, fact in places.items():
                assert figures_of(visited[name][place]) == fact.says
        assert nearer.streaks.practice, "the key that closed an explanation went no further"
        assert nearer.streaks.practice.id == "listen"


async def walked(nearer: Opened, pane: FigureTable, closing: str) -> dict[tuple[int, int], str]:
    """Go through a pane with the keys of a hand, line by line; what each number said."""
    said: dict[tuple[int, int], str] = {}
    await nearer.keys("g", *"h" * 9)
    while True:
        row = pane.cursor[0]
        while True:
            place = pane.cursor
            said[place] = await explained(nearer, pane, closing)
            await nearer.keys("l")
            if pane.cursor == place:
                break
            assert pane.cursor[0] == row
        await nearer.keys("j", *"h" * 9)
        if pane.cursor[0] == row:
            return said


async def explained(nearer: Opened, pane: FigureTable, closing: str) -> str:
    """What ``y`` says of the figure under the cursor, which is seen to be under it."""
    figure = pane.figure
    assert figure
    if not figure.text:
        return ""
    marked = [
        part.text.strip()
        for strip in strips_of(pane)
        for part in strip
        if part.style and part.style.reverse
    ]
    assert marked == [figure.text]
    await nearer.keys("y")
    await nearer.until(lambda: nearer.asks(ExplainScreen))
    said = nearer.words
    await nearer.keys(closing)
    await nearer.until(lambda: nearer.asks(StreaksScreen))
    assert pane.has_focus
    assert figures_of(said) == figures_of(figure.why())
    return said


# what there is to explain


def facts(
    recount: Recount, practice: str | None, year: int
) -> dict[str, list[tuple[str, list[Fact | None]]]]:
    """What each pane must hold, row by row."""
    subject = recount.subject(practice)
    *months, whole = subject.months(year)
    return {
        "months": [("", [*months[:6]]), ("", [*months[6:]])],
        "lines": recount.lines,
        "weekdays-below": [("", [fact]) for fact in (whole, *subject.weekdays(year))],
        "runs": [("", [fact]) for fact in subject.runs()],
    }


def check(figure: Figure | None, fact: Fact | None, where: object) -> None:
    """The number is right, its sentence begins with it, and everything it says is right."""
    if fact is None:
        assert figure is None or not figure.text, where
        return
    assert figure, where
    assert (figure.text, figure.label) == (fact.text, fact.label), where
    why = figure.why()
    assert figures_of(why) == fact.says, (where, why)
    assert why.startswith(fact.lead or fact.text), (where, why)
    assert why.rstrip().endswith("."), why


def table_of(nearer: Opened, pane: str) -> FigureTable:
    return nearer.streaks.query_one(f"#{pane}", FigureTable)


# the file


def written(path: Path, made: Made) -> Recount:
    """A file of two years, and all of it counted again from what the command line prints."""
    random, last = Random(made.seed), MONDAY
    marks: dict[tuple[str, int], dict[str, str | dict[str, Any]]] = {}
    for practice in KEPT:
        for n in range((last - FIRST).days + 1):
            day = FIRST + timedelta(days=n)
            drawn = random.random()
            state = "done" if drawn < made.likely else "rest" if drawn > 0.97 else None
            if state:
                marks.setdefault((practice, day.year), {})[f"{day:%m-%d}"] = state
    marks["listen", 2026]["11-26"] = "rest"
    rules = made.rules
    write_file(
        path,
        marks=[year_of(practice, year, days) for (practice, year), days in marks.items()],
        settings=[
            record("day_goal", value=rules.goal),
            record("grace", value=rules.grace),
            record("week_start", value=f"{date(2024, 1, 1 + rules.week_start):%A}"),
        ],
        practices=[
            record(own, name=KEPT[own].name, number=number, on=KEPT[own].on)
            for own, number in OWN.items()
        ],
        schedules=[
            record(
                f"{practice}|{row.valid_from}",
                practice=practice,
                schedule=row.schedule.text,
                **{"from": str(row.valid_from)},
            )
            for practice, kept in KEPT.items()
            for row in kept.rows
        ],
        pauses=[
            record("all|2025-08-03", practice="all", **{"from": "2025-08-03", "to": "2025-08-17"}),
            record(
                "time|2026-02-10", practice="time", **{"from": "2026-02-10", "to": "2026-02-14"}
            ),
            record("honest|2026-12-05", practice="honest", **{"from": "2026-12-05"}),
        ],
    )
    ask = ("history", "--json", "--from", str(FIRST), "--to", str(last + timedelta(days=60)))
    return Recount(run_command(*ask, file=path).json, KEPT, rules, MONDAY)


def record(uid: str, **fields: Any) -> dict[str, Any]:
    return {"uid": uid, **fields, "at": CELL_AT}
