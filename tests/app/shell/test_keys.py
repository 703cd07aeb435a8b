"""The one catalogue of keys, screen by screen, and the help that shows it."""

from collections import Counter
from pathlib import Path

import pytest
from textual.screen import Screen

from tests.app.pilot import Opened, lines_of, open_app
from tui.app import NearerApp
from tui.app.desk.bindings import bindings
from tui.app.people.screen import PeopleScreen
from tui.app.planner.screen import PlannerScreen
from tui.app.reflect.screen import ReflectScreen
from tui.app.settings.screen import SettingsScreen
from tui.app.shell.help import HelpScreen
from tui.app.streaks.screen import StreaksScreen
from tui.app.today.screen import TodayScreen
from tui.clock import FixedClock
from tui.keys.catalogue import CATALOGUE, by_task, footer
from tui.keys.key import ScreenName

SCREENS: dict[ScreenName, type[Screen[None]]] = {
    "today": TodayScreen,
    "streaks": StreaksScreen,
    "planner": PlannerScreen,
    "people": PeopleScreen,
    "reflect": ReflectScreen,
    "settings": SettingsScreen,
}
WAY: dict[ScreenName, list[str]] = {
    "today": [],
    "streaks": ["s"],
    "planner": ["p"],
    "people": ["o"],
    "reflect": ["n"],
    "settings": ["comma"],
}
each_screen = pytest.mark.parametrize("screen", list(SCREENS))


def test_there_is_a_catalogue_for_every_screen() -> None:
    assert set(CATALOGUE) == set(SCREENS)


@each_screen
def test_no_key_and_no_id_is_taken_twice_on_a_screen(screen: ScreenName) -> None:
    keys = Counter(key for entry in CATALOGUE[screen] for key in entry.keys.split(","))
    assert [key for key, times in keys.items() if times > 1] == []
    ids = Counter(entry.id for entry in CATALOGUE[screen])
    assert [one for one, times in ids.items() if times > 1] == []


@each_screen
def test_an_id_leads_to_one_place_wherever_it_stands(screen: ScreenName) -> None:
    everywhere = {entry.id: entry for entries in CATALOGUE.values() for entry in entries}
    for entry in CATALOGUE[screen]:
        assert entry.action == everywhere[entry.id].action


@each_screen
def test_every_key_has_words_and_a_dotted_or_plain_id(screen: ScreenName) -> None:
    for entry in CATALOGUE[screen]:
        assert entry.help
        assert entry.shown
        assert entry.id == entry.id.lower()
        assert "ctrl+h" not in entry.keys


@each_screen
def test_escape_is_never_more_than_the_way_back_to_today(screen: ScreenName) -> None:
    """Textual waits 100 ms for it: too long for something frequent."""
    back = [entry for entry in CATALOGUE[screen] if "escape" in entry.keys.split(",")]
    assert [entry.id for entry in back] == ([] if screen == "today" else ["go.today"])
    assert all(len(entry.keys.split(",")) > 1 for entry in back), "and never the only one"


@each_screen
def test_every_action_is_there(screen: ScreenName) -> None:
    for entry in CATALOGUE[screen]:
        name = entry.action.partition("(")[0]
        owner = NearerApp if name.startswith("app.") else SCREENS[screen]
        assert callable(getattr(owner, f"action_{name.removeprefix('app.')}")), entry


@each_screen
def test_the_catalogue_feeds_the_bindings(screen: ScreenName) -> None:
    made = bindings(screen)
    assert [binding.id for binding in made] == [entry.id for entry in CATALOGUE[screen]]
    assert all(binding.tooltip for binding in made)
    assert not any(binding.show for binding in made), "the bottom line is drawn by KeyLine"


@each_screen
def test_at_most_six_keys_at_the_bottom(screen: ScreenName) -> None:
    assert 0 < len(footer(screen)) <= 6
    assert len(footer(screen, is_wide=True)) <= 8


@each_screen
def test_help_and_quit_are_at_the_bottom_of_every_screen(screen: ScreenName) -> None:
    assert [word for _, word, _ in footer(screen, is_wide=True)][-2:] == ["keys", "quit"]
    assert "keys" in [word for _, word, _ in footer(screen)]


def test_every_screen_but_settings_is_named_at_the_bottom_of_today() -> None:
    words = [word for _, word, _ in footer("today")]
    assert set(words) >= {"streaks", "planner", "people", "reflect"}


@each_screen
def test_help_shows_every_key_by_task(screen: ScreenName) -> None:
    told = [words for keys in by_task(screen).values() for _, words in keys]
    for entry in CATALOGUE[screen]:
        if not is_digit(entry.shown):
            assert entry.help in told
    assert len(told) == len(set(told))
    assert [shown for keys in by_task(screen).values() for shown, _ in keys].count("1 – 9") == (
        screen in ("today", "streaks")
    )


@each_screen
async def test_the_bottom_line_fits_into_80_columns(
    path: Path, clock: FixedClock, screen: ScreenName
) -> None:
    async with open_app(path, clock) as nearer:
        await opened_on(nearer, screen)
        (line,) = lines_of(nearer.screen.query_one("#keys"))
        for key, word, _ in footer(screen):
            assert f"{key} {word}" in line
        assert line.rstrip().endswith(("keys", "quit"))


@each_screen
async def test_a_click_at_the_bottom_does_what_the_key_does(
    path: Path, clock: FixedClock, screen: ScreenName
) -> None:
    async with open_app(path, clock) as nearer:
        await opened_on(nearer, screen)
        (line,) = lines_of(nearer.screen.query_one("#keys"))
        await nearer.pilot.click("#keys", offset=(line.index("keys") + PADDED, 0))
        await nearer.until(lambda: helped(nearer))


async def opened_on(nearer: Opened, screen: ScreenName) -> None:
    """Go to a screen from Today."""
    await nearer.press(*WAY[screen])
    await nearer.until(lambda: nearer.asks(SCREENS[screen]))


def is_digit(shown: str) -> bool:
    """Whether help tells a key together with the others that are digits."""
    return shown.isdecimal() and shown != "0"


PADDED = 1


# help


def helped(nearer: Opened) -> bool:
    return nearer.asks(HelpScreen)


@pytest.mark.parametrize("opening", ["question_mark", "f1"])
@pytest.mark.parametrize("closing", ["question_mark", "f1", "escape", "q"])
async def test_help_opens_and_closes(
    path: Path, clock: FixedClock, opening: str, closing: str
) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press(opening)
        await nearer.until(lambda: helped(nearer))
        await nearer.press(closing)
        await nearer.until(lambda: nearer.screen is nearer.today)
        assert nearer.runs()


@each_screen
async def test_help_names_every_key(path: Path, clock: FixedClock, screen: ScreenName) -> None:
    async with open_app(path, clock, size=(100, 70)) as nearer:
        await opened_on(nearer, screen)
        await nearer.press("f1")
        await nearer.until(lambda: helped(nearer))
        text = nearer.text
        for entry in CATALOGUE[screen]:
            if not is_digit(entry.shown):
                assert entry.help in text
                assert entry.shown in text
        for task in by_task(screen):
            assert task in text


@pytest.mark.parametrize("screen", ["streaks", "settings"])
@pytest.mark.parametrize("back", ["t", "escape"])
async def test_t_and_escape_lead_back_to_today(
    path: Path, clock: FixedClock, screen: ScreenName, back: str
) -> None:
    async with open_app(path, clock) as nearer:
        await opened_on(nearer, screen)
        await nearer.press(back)
        await nearer.until(lambda: nearer.screen is nearer.today)


@each_screen
async def test_undo_redo_and_the_palette_are_on_every_screen(
    path: Path, clock: FixedClock, screen: ScreenName
) -> None:
    async with open_app(path, clock) as nearer:
        await opened_on(nearer, screen)
        await nearer.press("u")
        assert "nothing to undo" in nearer.said
        await nearer.press("ctrl+r")
        assert "nothing to do again" in nearer.said
        here = nearer.screen
        await nearer.keys("ctrl+p")
        await nearer.until(lambda: nearer.screen is not here)
        await nearer.keys("escape")
        await nearer.until(lambda: nearer.screen is here)


async def test_nothing_is_ticked_behind_help(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("question_mark", "1", "space", "r", "h", "j", "k", "escape")
        assert nearer.boxes == "▫▫▫▫▫"
        assert nearer.cursor == "listen"
        assert "Monday 23" in nearer.title
    assert not path.exists()


@pytest.mark.parametrize("keys", [("j", "j", "j"), ("down", "down", "down"), ("end",)])
async def test_help_can_be_moved_where_it_is_longer_than_the_screen(
    path: Path, clock: FixedClock, keys: tuple[str, ...]
) -> None:
    async with open_app(path, clock, size=(60, 12)) as nearer:
        await nearer.press("question_mark")
        await nearer.until(lambda: helped(nearer))
        text = nearer.screen.query_one("#help-keys")
        before = text.region.y
        await nearer.press(*keys)
        await nearer.until(lambda: text.region.y < before)


async def test_the_palette_opens_and_finds_quit(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("1")
        await nearer.keys("ctrl+p")
        await nearer.until(lambda: nearer.screen is not nearer.today)
        await nearer.keys("escape")
        await nearer.until(lambda: nearer.screen is nearer.today)
        assert nearer.box("listen") == "✓"
