"""The palette over a card or a question: what that offers, and never anything behind it."""

from datetime import timedelta
from pathlib import Path

from tests.app.elsewhere import MONDAY, state
from tests.app.pilot import Opened, open_app
from tests.app.shell.test_looks import is_palette, palette
from tui.app.dialogs.ask import AskScreen
from tui.app.dialogs.menu import MenuScreen
from tui.app.today.practice_card import PracticeCard
from tui.clock import FixedClock
from tui.domain.practice import BUILT_IN


async def taken(nearer: Opened) -> None:
    """Take what is under the cursor of the palette, and wait for what it leads to."""
    await nearer.press("enter")
    await nearer.until(lambda: not is_palette(nearer))
    await nearer.settled()


async def test_over_a_card_nothing_behind_it_is_ticked(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("j", "enter")
        await palette(nearer)
        assert "Aspect 1" in nearer.text
        assert "Tick Active listening" not in nearer.text
        await taken(nearer)
        assert isinstance(nearer.screen, PracticeCard)
        done = [p.id for p in BUILT_IN if state(path, p.id, MONDAY) == "done"]
        assert done == ["share"]
        await palette(nearer, "done")
        await taken(nearer)
        assert not any(state(path, p.id, MONDAY) for p in BUILT_IN)


async def test_over_a_menu_its_choices_are_offered(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("n", "i")
        assert isinstance(nearer.screen, MenuScreen)
        await palette(nearer)
        assert "open and honest" in nearer.text
        assert "Quit" not in nearer.text
        await taken(nearer)
        await nearer.until(lambda: not isinstance(nearer.screen, MenuScreen))


async def test_over_a_question_it_goes_no_further(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("p", "a", *"xyz")
        assert isinstance(nearer.screen, AskScreen)
        await palette(nearer, "streaks")
        assert "Streaks" not in nearer.text
        await nearer.press("escape")
        await nearer.until(lambda: not is_palette(nearer))
        await palette(nearer, "back")
        await taken(nearer)
        assert not isinstance(nearer.screen, AskScreen)


async def test_over_a_cover_only_lifting_it_is_offered(path: Path, clock: FixedClock) -> None:
    clock.move(timedelta())
    async with open_app(path, clock) as nearer:
        await nearer.press("enter")
        nearer.app.screens.top.desk.mask(masked=True)  # type: ignore[union-attr]
        await nearer.settled()
        await palette(nearer)
        assert "Show names and notes" in nearer.text
        assert "Tick" not in nearer.text
