"""The one catalogue of keys, and the help that shows it."""

from collections import Counter
from pathlib import Path

import pytest
from textual.widgets import Static

from tests.app.pilot import Opened, lines_of, open_app
from tui.app import NearerApp
from tui.app.help import HelpScreen
from tui.app.keys import CATALOGUE, bindings, by_task
from tui.app.today import TodayScreen
from tui.clock import FixedClock


def test_no_key_and_no_id_is_taken_twice() -> None:
    keys = Counter(key for entry in CATALOGUE for key in entry.keys.split(","))
    assert [key for key, times in keys.items() if times > 1] == []
    ids = Counter(entry.id for entry in CATALOGUE)
    assert [one for one, times in ids.items() if times > 1] == []


def test_every_key_has_words_and_a_dotted_or_plain_id() -> None:
    for entry in CATALOGUE:
        assert entry.help
        assert entry.shown
        assert entry.id == entry.id.lower()
        assert "ctrl+h" not in entry.keys
        assert "escape" not in entry.keys, "100 ms are too long for something frequent"


def test_every_action_is_there() -> None:
    for entry in CATALOGUE:
        name = entry.action.partition("(")[0]
        owner = NearerApp if name.startswith("app.") else TodayScreen
        assert callable(getattr(owner, f"action_{name.removeprefix('app.')}")), entry


def test_the_catalogue_feeds_the_bindings() -> None:
    made = bindings()
    assert [binding.id for binding in made] == [entry.id for entry in CATALOGUE]
    assert all(binding.tooltip for binding in made)
    assert not any(binding.show for binding in made), "the bottom line is drawn by KeyLine"


def test_at_most_six_keys_at_the_bottom() -> None:
    assert 1 + sum(bool(entry.footer) for entry in CATALOGUE) <= 6


def test_help_shows_every_key_by_task() -> None:
    told = [words for keys in by_task().values() for _, words in keys]
    for entry in CATALOGUE:
        if not entry.action.startswith("tick("):
            assert entry.help in told
    assert len(told) == len(set(told))


async def test_the_bottom_line_fits_into_80_columns(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        (line,) = lines_of(nearer.today.query_one("#keys"))
        for entry in CATALOGUE:
            assert entry.footer in line
        assert line.rstrip().endswith("quit")


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


async def test_help_names_every_key(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, size=(100, 60)) as nearer:
        await nearer.press("f1")
        await nearer.until(lambda: helped(nearer))
        text = nearer.text
        for entry in CATALOGUE:
            if not entry.action.startswith("tick("):
                assert entry.help in text
                assert entry.shown in text
        for task in by_task():
            assert task in text


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
        text = nearer.screen.query_one(Static)
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
