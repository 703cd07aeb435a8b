"""Everything that is written can be read: each theme on each screen, from what is drawn."""

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from tests.app.look.contrast import contrast, luminance, readings, seen_by
from tests.app.pilot import open_app
from tui.app.look.themes import load_themes
from tui.clock import FixedClock
from tui.config.glyphs import ASCII, UNICODE, Glyphs
from tui.demo.years import write_demo
from tui.store.database import Database

pytestmark = pytest.mark.unmeasured

SHIPPED = Path(__file__).parents[3] / "themes"
OURS = sorted(path.stem for path in SHIPPED.glob("*.toml"))
OTHERS = sorted(name for name in BUILTIN_THEMES if not name.startswith("ansi-"))
WANTED = {"beacon": 7.0}
READABLE, AT_LEAST = 4.5, 3.0
MAIN = {"today", "streaks", "planner", "people", "reflect", "settings", "help", "palette"}
SCREENS: dict[str, tuple[str, ...]] = {
    "today": ("5", "r", "j"),
    "streaks": ("s", "k", "h"),
    "numbers": ("s", "tab"),
    "planner": ("p", "j", "j"),
    "people": ("o",),
    "reflect": ("n",),
    "signs": ("n", "2"),
    "feelings": ("n", "3"),
    "beside": ("n", "4"),
    "look back": ("n", "5"),
    "settings": ("comma",),
    "help": ("question_mark",),
    "search of help": ("question_mark", "slash"),
    "palette": ("ctrl+p",),
    "about": ("f2",),
    "card": ("enter",),
    "find": ("slash", "a"),
    "quick add": ("p", "a", "x"),
    "away": ("v",),
    "whom": ("w",),
    "menu": ("o", "enter"),
    "editor": ("n", "a", "a"),
    "check-in": ("n", "c"),
}


@pytest.fixture
def told(path: Path, clock: FixedClock) -> Path:
    """A file with something to show on every screen."""
    write_demo(Database(path, clock), date(2026, 11, 23), 1)
    return path


@pytest.mark.parametrize("screen", SCREENS)
async def test_every_text_and_sign_can_be_read(told: Path, clock: FixedClock, screen: str) -> None:
    faint = []
    async with open_app(told, clock) as nearer:
        await nearer.press(*SCREENS[screen])
        await nearer.painted()
        for name in (*OURS, *(OTHERS if screen in MAIN else ())):
            nearer.app.theme = name
            await nearer.painted()
            wanted = WANTED.get(name, READABLE) if name in OURS else AT_LEAST
            seen = readings(nearer)
            assert len(seen) > 1, name
            faint += [
                (name, text, f"{ratio:.2f}", fore, ground)
                for fore, ground, text in seen
                if (ratio := contrast(fore, ground)) < wanted
            ]
    assert not faint, f"{len(faint)}: {faint[:12]}"


def test_there_are_eight_of_ours_and_two_at_least_are_light() -> None:
    themes = load_themes([SHIPPED]).themes
    assert len(themes) == 8
    assert sum(not theme.dark for theme in themes) >= 2
    assert sum(theme.ansi for theme in themes) == 1


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_the_five_levels_of_heat_are_five_signs(glyphs: Glyphs) -> None:
    assert len(set(glyphs.heat)) == 5


@pytest.mark.parametrize("lacking", ["protanopia", "deuteranopia", "tritanopia"])
async def test_in_harbour_no_two_states_look_the_same_to_anyone(
    told: Path, clock: FixedClock, lacking: str
) -> None:
    async with open_app(told, clock, theme="harbour") as nearer:
        values = nearer.app.get_css_variables()
    states = ["state-done", "state-rest", "text-key", "text-faint"]
    for one, other in combinations(states, 2):
        seen, beside = (seen_by(values[name][:7], lacking) for name in (one, other))
        apart = sum((a - b) ** 2 for a, b in zip(seen, beside, strict=True)) ** 0.5
        assert apart > 0.12, (one, other, apart)
    light = [luminance(values[name][:7]) for name in ("heat-1", "heat-2", "heat-3", "heat-4")]
    assert light == sorted(light)
