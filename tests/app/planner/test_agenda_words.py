"""What the Planner says around its times: today, what goes on, refusals, names of changes."""

from datetime import datetime
from pathlib import Path

from tests.app.elsewhere import book_of, done, planned, with_person
from tests.app.pilot import choose, open_app, write
from tests.app.planner.pilot import agenda, cursor_line, open_planner
from tests.cli.command import run_command
from tui.app.dialogs.ask import AskScreen
from tui.app.planner.plan_card import CardScreen
from tui.changes.plans import removed
from tui.clock import FixedClock


async def test_what_happened_gives_way_to_the_next_that_waits(
    path: Path, clock: FixedClock
) -> None:
    planned(path, clock, "lunch with Kim 23 nov 12:00", "walk with Kim 22 nov 9:00")
    async with open_planner(path, clock) as nearer:
        lines = agenda(nearer)
        at = lines.index("Mon 23 Nov, today")
        assert lines[at + 1].strip() == "nothing more today"
        assert "lunch" in cursor_line(nearer)
        await nearer.press("x")
        assert "walk" in cursor_line(nearer)
        assert "Yesterday 09:00" in nearer.words
        await nearer.press("x")
        assert "walk" in cursor_line(nearer)
        assert "How was it?" not in agenda(nearer)


async def test_after_midnight_it_is_still_today_beside_the_agenda(
    path: Path, clock: FixedClock
) -> None:
    planned(path, clock, "dinner with Kim 23 nov 20:00")
    late = FixedClock(datetime(2026, 11, 24, 0, 30, tzinfo=clock.zone), clock.zone)
    async with open_planner(path, late) as nearer:
        assert "Mon 23 Nov, today" in agenda(nearer)
        assert "Today 20:00–21:30" in nearer.words
        assert "Yesterday" not in nearer.words


async def test_whole_days_are_told_on_each_of_their_days_that_has_a_line(
    path: Path, clock: FixedClock
) -> None:
    planned(path, clock, "hut with Kim 27 nov for 3 days", "brunch with Ben 28 nov 11:00")
    async with open_planner(path, clock) as nearer:
        lines = [line.strip() for line in agenda(nearer)]
        at = lines.index("Sat 28 Nov")
        assert lines[at + 2] == "to Sun 29 Nov  hut"
        assert "Sun 29 Nov" not in lines


async def test_the_card_itself_says_what_is_refused(path: Path, clock: FixedClock) -> None:
    planned(path, clock, "walk with Alex 27 nov 19:30")
    async with open_planner(path, clock) as nearer:
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(CardScreen))
        await nearer.press("h")
        assert "still to come" in " ".join(str(nearer.screen.query_one("#card").render()).split())


async def test_a_line_for_a_plan_that_is_gone_says_how_to_go_on(
    path: Path, clock: FixedClock
) -> None:
    (uid,) = planned(path, clock, "walk with Alex 27 nov 19:30")
    async with open_planner(path, clock) as nearer:
        await nearer.press("e")
        await choose(nearer, "a")
        await nearer.until(lambda: nearer.asks(AskScreen))
        book = book_of(path)
        done(path, clock, *removed(book, book.plans[uid]))
        await nearer.until(lambda: not nearer.app.keeper.book.plans)
        await nearer.press("end", "x")
        assert "taken out or changed elsewhere; escape leads back" in nearer.words


async def test_a_plan_is_called_in_short_when_it_is_undone(path: Path, clock: FixedClock) -> None:
    planned(path, clock, "film with Ben 4 dec 19:00")
    async with open_app(path, clock) as nearer:
        await nearer.press("p")
        for key in ("a", "A"):
            await nearer.press(key)
            await write(nearer, "dinner with Ana 4 dec 19:00")
            assert "at the same time as film" in nearer.said
            await nearer.press("u")
            assert nearer.said.startswith("Undone: dinner with Ana, Fri 4 Dec 19:00")
            assert "same time" not in nearer.said
        await nearer.press("G", "e")
        await choose(nearer, "a")
        await write(nearer, "film with Ben 5 dec 20:00")
        await nearer.press("u")
        assert nearer.said.startswith("Undone: film with Ben, Sat 5 Dec 20:00: changed")
    run_command("plan", "tea with Kim every friday 16:00", file=path).well()
    said = run_command("undo", "--list", file=path).well()
    assert said == "undo: tea with Kim, Fri 27 Nov 16:00, every Friday\n"


async def test_examples_are_with_somebody_who_is_here(path: Path, clock: FixedClock) -> None:
    with_person(path, clock, "Mira", "friend")
    async with open_planner(path, clock) as nearer:
        assert "date night with Mira friday 19:30" in nearer.words
        await nearer.press("A")
        assert "listen with Mira" in nearer.words
        await nearer.press("escape", "z", "a")
        await nearer.until(lambda: nearer.asks(AskScreen))
        assert "Mira" not in nearer.text
