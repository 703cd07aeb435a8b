"""Themes tried on, keys of one's own, look and keys in ``config.toml``, the palette, the mask."""

import re
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.command import CommandPalette
from textual.widgets import Input, OptionList

from tests.app.elsewhere import arranged, keeper_over
from tests.app.pilot import Opened, open_app
from tui.app import NearerApp
from tui.app.dialogs.ask import AskScreen
from tui.app.people.person_page import PersonPage
from tui.app.planner.screen import PlannerScreen
from tui.app.settings.screen import SettingsScreen
from tui.app.shell.about import AboutScreen
from tui.app.shell.commands import every_action
from tui.app.shell.help import HelpScreen
from tui.app.shell.keymap import checked_keys
from tui.changes.people import added
from tui.clock import FixedClock
from tui.config.reading import Config, ReadConfig, read_config
from tui.keys.catalogue import CATALOGUE, every_key
from tui.keys.key import KEPT
from tui.texts.guide import SAFETY


@pytest.fixture
def config_file(tmp_path: Path) -> Path:
    """Where look and keys are written."""
    return tmp_path / "config" / "config.toml"


def opened(path: Path, clock: FixedClock, file: Path) -> NearerApp:
    """The app with a file of look and keys."""
    return NearerApp(keeper_over(path, clock), read=read_config(file), config_file=file)


def is_palette(nearer: Opened) -> bool:
    """Whether the palette is open."""
    return isinstance(nearer.screen, CommandPalette)


async def palette(nearer: Opened, *words: str) -> None:
    """Open the palette, and type."""
    await nearer.press("ctrl+p")
    await nearer.until(lambda: is_palette(nearer))
    await typed(nearer, *words)


async def typed(nearer: Opened, *words: str) -> None:
    """Type into the palette and wait for what it finds."""
    await nearer.press(*"".join(words))
    await nearer.painted()


# themes


async def test_a_theme_is_worn_while_moving_and_escape_brings_the_old_one_back(
    path: Path, clock: FixedClock, config_file: Path
) -> None:
    app = opened(path, clock, config_file)
    async with open_app(path, clock, app=app) as nearer:
        await nearer.press("T")
        await nearer.until(lambda: is_palette(nearer))
        assert app.theme == "dusk"
        await nearer.press("down")
        await nearer.until(lambda: app.theme == "beacon")
        await nearer.press("escape")
        await nearer.until(lambda: app.theme == "dusk")
        assert not config_file.exists()


async def test_j_and_k_move_among_themes_until_something_is_typed(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        app = nearer.app
        await nearer.press("T")
        await nearer.until(lambda: is_palette(nearer))
        line = nearer.screen.query_one(Input)
        for key, theme in (("j", "beacon"), ("j", "console"), ("k", "beacon")):
            await nearer.press(key)
            await nearer.until(lambda theme=theme: app.theme == theme)  # type: ignore[misc]
        assert line.value == ""
        await nearer.press("o", "k")
        assert line.value == "ok"
        await nearer.press("escape")
        await nearer.until(lambda: app.theme == "dusk")
        await palette(nearer, "k")
        assert nearer.screen.query_one(Input).value == "k"


async def test_a_chosen_theme_stays_and_what_was_in_the_file_stays_too(
    path: Path, clock: FixedClock, config_file: Path
) -> None:
    config_file.parent.mkdir()
    config_file.write_text("# mine\nglyphs = 'ascii'  # for the train\n[keys]\n'help' = 'H'\n")
    app = opened(path, clock, config_file)
    async with open_app(path, clock, app=app) as nearer:
        await nearer.press("T")
        await nearer.until(lambda: is_palette(nearer))
        await typed(nearer, "moss")
        await nearer.until(lambda: app.theme == "moss")
        await nearer.press("enter")
        await nearer.until(lambda: "stays so" in nearer.status)
    text = config_file.read_text()
    assert "# mine\nglyphs = 'ascii'  # for the train\n[keys]\n'help' = 'H'\n" in text
    config, problems = read_config(config_file)
    assert (config.theme, config.glyphs, problems) == ("moss", "ascii", ())
    async with open_app(path, clock, app=opened(path, clock, config_file)) as nearer:
        assert nearer.app.theme == "moss"
        assert nearer.app.wardrobe.glyphs.is_ascii


async def test_a_theme_that_cannot_be_written_down_is_worn_and_said_so(
    path: Path, clock: FixedClock, config_file: Path
) -> None:
    config_file.parent.mkdir()
    config_file.write_text("theme = [")
    app = opened(path, clock, config_file)
    async with open_app(path, clock, app=app) as nearer:
        app.choose_look("theme", "moss")
        await nearer.until(lambda: "until you leave" in nearer.status)
    assert config_file.read_text() == "theme = ["


# config.toml

WRONG = {
    'glyphs = "emoji"': "glyphs must be auto, unicode or ascii, not 'emoji'",
    "animations = 1": "animations must be true or false, not 1",
    "theme = 5": "theme must be a name, not 5",
    'colour = "red"': "there is no setting 'colour'",
    "keys = 3": "keys must be a table, under [keys]",
    "[keys]\nhelp = 3": "keys.help must be a text like 'R', not 3",
    "theme": "config.toml cannot be read",
    f"keys = {'[' * 9000}": "config.toml cannot be read: too deeply nested",
}


@pytest.mark.parametrize(("text", "said"), WRONG.items(), ids=range(len(WRONG)))
async def test_a_mistake_is_one_notice_and_a_default(
    path: Path, clock: FixedClock, config_file: Path, text: str, said: str
) -> None:
    config_file.parent.mkdir()
    config_file.write_text(text)
    read = read_config(config_file)
    assert read.config == Config()
    (problem,) = read.problems
    assert said in problem
    async with open_app(path, clock, app=opened(path, clock, config_file)) as nearer:
        await nearer.until(lambda: said in nearer.status)
        await nearer.press("1")
        assert nearer.box("listen") == "✓"


# keys


def test_keys_that_can_be_used_are() -> None:
    chosen = {"practice.rest": "R", "undo": "ctrl+z, U", "help": "f5", "find": ","}
    keymap = checked_keys({**chosen, "go.settings": "S"})
    assert keymap.problems == ()
    assert keymap.keys == {
        "practice.rest": "R",
        "undo": "ctrl+z,U",
        "help": "f5",
        "find": "comma",
        "go.settings": "S",
    }


REFUSED = {
    "undoo": ("U", "there is no action 'undoo'; did you mean undo?"),
    "undo": ("", "undo: it names no key"),
    "redo": ("ctrl+q", "redo: ctrl+q always quits"),
    "mask": ("escape", "mask: escape always leads back"),
    "find": ("ctrl+i", "find: ctrl+i is the same as tab"),
    "help": ("ctrl+1", "help: most terminals cannot send ctrl+1"),
    "quit": ("banana", "quit: 'banana' is no key; write it like R, f5 or ctrl+r"),
    "about": ("j", "keys: 'j' is wanted by about on"),
}


def test_keys_that_cannot_be_used_are_said_together_and_the_defaults_stay() -> None:
    keymap = checked_keys({name: key for name, (key, _) in REFUSED.items()})
    assert keymap.keys == {}
    assert len(keymap.problems) == len(REFUSED)
    for _, said in REFUSED.values():
        assert any(said in problem for problem in keymap.problems), said


def test_two_that_want_the_same_key_both_give_way() -> None:
    keymap = checked_keys({"undo": "b", "redo": "b", "practice.rest": "R"})
    assert keymap.keys == {"practice.rest": "R"}
    assert "'b' is wanted by redo and undo" in keymap.problems[0]


def test_two_may_change_places() -> None:
    assert checked_keys({"undo": "z", "mask": "u"}) == ({"undo": "z", "mask": "u"}, ())


async def test_a_key_of_ones_own_is_heard_and_shown_everywhere(
    path: Path, clock: FixedClock
) -> None:
    read = ReadConfig(Config(keys={"practice.rest": "R", "help": "f9", "nonesuch": "x"}), ())
    app = NearerApp(keeper_over(path, clock), read=read)
    async with open_app(path, clock, app=app) as nearer:
        assert "there is no action 'nonesuch'" in nearer.status
        await nearer.press("r")
        assert nearer.box("listen") == "▫"
        await nearer.press("R")
        assert nearer.box("listen") == "–"
        assert "f9 keys" in nearer.text
        await nearer.press("f9")
        await nearer.until(lambda: nearer.asks(HelpScreen))
        assert re.search("R +Let this practice rest", nearer.text)


async def test_escape_leads_back_whatever_the_keys_are(path: Path, clock: FixedClock) -> None:
    read = ReadConfig(Config(keys={"go.today": "f9"}), ())
    async with open_app(path, clock, app=NearerApp(keeper_over(path, clock), read=read)) as nearer:
        await nearer.press("s", "escape")
        assert nearer.screen is nearer.today
        await nearer.press("s", "f9")
        assert nearer.screen is nearer.today


# the palette


async def test_the_palette_holds_every_action_of_the_catalogue(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        practices = nearer.app.keeper.book.practices
        offered = {action.key.action for action in every_action("today", {}, practices)}
        every = {key.action for keys in CATALOGUE.values() for key in keys}
        numbers = {f"{what}({n})" for what in ("tick", "choose") for n in range(6, 10)}
        assert every - offered == {"app.command_palette"} | numbers


async def test_an_action_of_another_screen_goes_there_and_does_it(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock) as nearer:
        await palette(nearer, "typed line")
        await nearer.until(lambda: "Planner: Plan" in nearer.text)
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(AskScreen))
        await nearer.press("escape")
        await nearer.until(lambda: nearer.asks(PlannerScreen))


async def test_people_practices_and_days_can_be_jumped_to(path: Path, clock: FixedClock) -> None:
    arranged(path, clock, lambda book: added(book, "Run [/5km]", date(2026, 11, 1)))
    async with open_app(path, clock) as nearer:
        await palette(nearer, "5km")
        await nearer.until(lambda: "Go to Run [/5km]" in nearer.text)
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(PersonPage))
        await nearer.press("escape")
        await palette(nearer, "2026-11-20")
        await nearer.until(lambda: "Go to Fri" in nearer.text)
        await nearer.press("enter")
        await nearer.until(lambda: "Friday 20 November" in nearer.title)
        assert nearer.screen is nearer.today


async def offered(nearer: Opened) -> list[str]:
    """What the palette offers, once it has looked."""
    await nearer.settled()
    commands = nearer.screen.query_one(OptionList)
    return [str(option.prompt) for option in commands.options]


async def test_theme_brings_themes_and_no_noise(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await palette(nearer, "theme")
        lines = await offered(nearer)
        assert "Another theme" in lines[0]
        assert {"Theme: dusk", "Theme: nord"} <= set(lines)
        assert all("theme" in line.casefold() for line in lines)


async def test_a_theme_is_tried_on_by_name_from_the_palette_and_escape_takes_it_off(
    path: Path, clock: FixedClock, config_file: Path
) -> None:
    app = opened(path, clock, config_file)
    async with open_app(path, clock, app=app) as nearer:
        await palette(nearer, "moss")
        await nearer.until(lambda: app.theme == "moss")
        await nearer.press(*["backspace"] * 4, *"undo")
        await nearer.until(lambda: app.theme == "dusk")
        await nearer.press(*["backspace"] * 4, *"moss")
        await nearer.until(lambda: app.theme == "moss")
        await nearer.press("escape")
        await nearer.until(lambda: app.theme == "dusk")
        assert not config_file.exists()
        await palette(nearer, "moss")
        await nearer.until(lambda: app.theme == "moss")
        await nearer.press("enter")
        await nearer.until(lambda: "stays so" in nearer.status)
        assert read_config(config_file).config.theme == "moss"


async def test_a_setting_leads_to_its_line(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await palette(nearer, "grace")
        assert "Setting: Grace: a day that may stay empty  off" in await offered(nearer)
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(SettingsScreen))
        await nearer.press("space")
        assert "Grace: a day that may stay empty: on" in nearer.said


async def test_an_action_is_found_by_its_key(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await palette(nearer, "f2")
        assert await offered(nearer) == ["About Nearer  f2"]


async def test_masked_people_are_found_as_dots_alone(path: Path, clock: FixedClock) -> None:
    arranged(path, clock, lambda book: added(book, "Zebulon", date(2026, 11, 1)))
    async with open_app(path, clock) as nearer:
        await palette(nearer, "zebulon")
        assert await offered(nearer) == ["Go to Zebulon  other"]
        await nearer.press("escape", "z")
        await palette(nearer, "zebulon")
        assert await offered(nearer) == []
        await nearer.press(*["backspace"] * 7, *"•••1")
        assert await offered(nearer) == ["Go to •••1  other"]


async def test_what_was_chosen_last_is_offered_first(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await palette(nearer, "about near")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(AboutScreen))
        await nearer.press("q", "ctrl+p")
        await nearer.until(lambda: is_palette(nearer))
        assert (await offered(nearer))[0] == "About Nearer  f2"


# help and about


async def test_help_finds_keys_of_every_screen(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        await nearer.press("question_mark")
        await nearer.until(lambda: nearer.asks(HelpScreen))
        await nearer.press("slash", *"check-in")
        assert "Reflect" in nearer.text
        assert "Tick practice" not in nearer.text
        await nearer.press("escape", "slash", *"undo")
        assert nearer.text.count("Undo") == 1
        await nearer.press(*"zzz")
        assert "No key does that" in nearer.text
        await nearer.press("escape")
        assert "Tick a practice" in nearer.text
        await nearer.press("escape")
        assert nearer.screen is nearer.today


async def test_about_says_what_it_is_not_and_who_comes_first(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock, size=(80, 40)) as nearer:
        await nearer.press("f2")
        await nearer.until(lambda: nearer.asks(AboutScreen))
        assert "no therapy" in nearer.words
        assert SAFETY in nearer.words
        await nearer.press("q")
        assert nearer.screen is nearer.today


# the mask


@pytest.mark.parametrize("wanted", [True, False])
async def test_names_are_masked_on_looking_away_only_where_that_is_wanted(
    path: Path, clock: FixedClock, *, wanted: bool
) -> None:
    read = ReadConfig(Config(mask_on_leaving=wanted), ())
    app = NearerApp(keeper_over(path, clock), read=read)
    async with open_app(path, clock, app=app) as nearer:
        app.post_message(events.AppBlur())
        await nearer.settled()
        assert app.keeper.looking.is_masked is wanted


@pytest.mark.parametrize("key", ["H", "space", "?"])
def test_what_is_heard_over_typing_takes_no_key_that_types(key: str) -> None:
    keys, (problem,) = checked_keys({"help.typing": key})
    assert not keys
    assert "help.typing" in problem
    assert "is typed there" in problem


def test_every_id_of_the_catalogue_can_be_written_down() -> None:
    keys = every_key().items()  # but for those that hold a key that always means the same
    chosen = {name: key.keys for name, key in keys if not KEPT.keys() & set(key.keys.split(","))}
    assert checked_keys(chosen) == (chosen, ())
