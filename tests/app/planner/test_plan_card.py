"""The card of a planned time: how it went, a key each."""

from datetime import datetime
from pathlib import Path

from tests.app.elsewhere import book_of, keeper_over, planned, state
from tests.app.pilot import choose, open_app, write
from tests.app.planner.pilot import FRIDAY, open_planner, planner, pledges, said_of
from tui.app import NearerApp
from tui.app.dialogs.ask import AskScreen
from tui.app.planner.ideas import IdeasScreen
from tui.app.planner.plan_card import CardScreen
from tui.app.planner.screen import PlannerScreen
from tui.app.shell.help import HelpScreen
from tui.clock import FixedClock
from tui.config.reading import read_config


async def test_the_card_records_it_all(path: Path, clock: FixedClock) -> None:
    """Outcome, how free it was, how long, a note, pledges: each is kept at once."""
    (uid,) = planned(path, clock, "date night with Alex every friday 19:30 at the lake")
    async with open_planner(path, clock) as nearer:
        await pledges(nearer)
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(CardScreen))
        for words in (
            "every Friday",
            "with Alex",
            "at the lake",
            "phones away",
            "no work talk",
        ):
            assert words in nearer.words
        await nearer.press("1", "u")
        assert said_of(path, uid) == []  # nothing to say yet of a time that has no outcome
        await nearer.press("h", "u", "1", "2", "1", "m")
        await write(nearer, "2h")
        await nearer.press("t")
        await write(nearer, "we laughed")
        (said,) = said_of(path, uid)
        assert (said.outcome, said.uninterrupted, said.minutes) == ("happened", "yes", 120)
        assert (said.note, said.kept, said.day) == ("we laughed", ("no work talk",), FRIDAY)
        assert state(path, "time", FRIDAY) == "done"
        await nearer.press("u", "p")
        (said,) = said_of(path, uid)
        assert (said.outcome, said.uninterrupted) == ("partly", "mostly")
        await nearer.press("n")
        (said,) = said_of(path, uid)
        assert (said.outcome, said.kept, said.note) == ("did_not", (), "we laughed")
        assert state(path, "time", FRIDAY) is None
        await nearer.press("b")
        assert said_of(path, uid) == []
        await nearer.press("q")
        await nearer.until(lambda: nearer.asks(PlannerScreen))


async def test_the_card_of_a_time_to_come_records_nothing(path: Path, clock: FixedClock) -> None:
    """What is still to come did not take place; the status says so."""
    (uid,) = planned(path, clock, "walk with Alex 27 nov 19:30")
    async with open_planner(path, clock) as nearer:
        await nearer.press("enter", "h", "b", "a", "q")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        assert said_of(path, uid) == []


async def test_the_next_one(path: Path, clock: FixedClock) -> None:
    """After a one-off, and after the last of a series, the same again a week later."""
    planned(path, clock, "walk with Alex 20 nov 19:30 for 1h at the lake")
    async with open_planner(path, clock) as nearer:
        await nearer.press("enter", "h", "a")
        await nearer.until(lambda: nearer.asks(AskScreen))
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(PlannerScreen))
        old, new = sorted(book_of(path).plans.values(), key=lambda plan: plan.start)
        assert new == old._replace(uid=new.uid, start=datetime(2026, 11, 27, 19, 30))
        assert planner(nearer).agenda.key == f"{new.uid}@2026-11-27T19:30"


async def test_a_card_of_all_there_can_be_is_reached_to_its_end(
    path: Path, clock: FixedClock
) -> None:
    """On a small terminal it scrolls."""
    planned(path, clock, "date night with Alex every friday 19:30 at the lake")
    async with open_planner(path, clock, (80, 24)) as nearer:
        await nearer.press("e")
        await choose(nearer, "g")
        await write(nearer, "one, two, three, four, five, six, seven")
        await nearer.press("enter", "h", "u", *"1234567")
        card = nearer.screen.query_one("#question")
        assert card.max_scroll_y > 0
        await nearer.press("end")
        await nearer.until(lambda: card.scroll_y == card.max_scroll_y)


async def test_its_keys_are_those_of_the_catalogue(
    path: Path, clock: FixedClock, tmp_path: Path
) -> None:
    """The user's own are heard and shown, and ? explains them."""
    chosen = tmp_path / "config.toml"
    chosen.write_text("[keys]\n'time.happened' = 'y'\n'idea.place' = 'e'\n")
    (uid,) = planned(path, clock, "walk with Alex 20 nov 19:30")
    app = NearerApp(keeper_over(path, clock), read=read_config(chosen), config_file=chosen)
    async with open_app(path, clock, size=(80, 40), app=app) as nearer:
        await nearer.press("p", "enter")
        await nearer.until(lambda: nearer.asks(CardScreen))
        assert "y   happened" in nearer.text
        await nearer.press("h")
        assert said_of(path, uid) == []
        await nearer.press("y")
        assert [said.outcome for said in said_of(path, uid)] == ["happened"]
        await nearer.press("question_mark")
        await nearer.until(lambda: nearer.asks(HelpScreen))
        assert "Put the next one on, after the last" in nearer.text
        await nearer.press("q", "q", "i")
        await nearer.until(lambda: nearer.asks(IdeasScreen))
        assert "e any place" in nearer.text
        await nearer.press("e")
        assert "e home" in nearer.text
