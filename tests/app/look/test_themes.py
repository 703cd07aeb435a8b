"""Themes: they load, the broken ones are named, and every text can be read in ours."""

import json
import random
import tomllib
from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES, Theme

from tests.app.elsewhere import MONDAY, jammed, other
from tests.app.look.contrast import contrast, readings
from tests.app.pilot import open_app
from tui.app.look.themes import DEFAULT, load_themes
from tui.app.shell.help import HelpScreen
from tui.app.shell.trouble import UnsavedScreen
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.config.folders import theme_folders

SHIPPED = Path(__file__).parents[3] / "themes"
OURS = sorted(path.stem for path in SHIPPED.glob("*.toml"))
READABLE = 4.5  # WCAG 2.1, 1.4.3

BROKEN = {
    "not TOML": "primary =",
    "no colour": "dark = true",
    "bad colour": 'primary = "zzz"',
    "unknown field": 'primary = "#ff0000"\nflavour = "sweet"',
    "a list": 'primary = ["#ff0000"]',
    "empty": "",
}
GOOD = 'primary = "#ff0000"'
WRONG = {  # the line of a theme, and the words that say what is wrong with it
    'dark = "yes"': "dark: must be true or false, not 'yes'",
    "ansi = 1": "ansi: must be true or false, not 1",
    "accent = 5": "accent: must be a colour, not 5",
    'accent = "auto"': "accent: must be a colour, not 'auto'",
    f'accent = "rgb({"9" * 400},0,0)"': "accent: must be a colour",
    'surface = "red 40%"': "surface: must be opaque, not 'red 40%'",
    "luminosity_spread = nan": "luminosity_spread: must be a number from 0 to 1, not nan",
    "luminosity_spread = -inf": "luminosity_spread: must be a number from 0 to 1, not -inf",
    "luminosity_spread = 1e308": "luminosity_spread: must be a number from 0 to 1",
    "text_alpha = true": "text_alpha: must be a number from 0 to 1, not True",
    'name = "other"': "name: no part of a theme",
    "variables = 5": "variables: must be a table, not 5",
    "variables.x = 5": "variables.x: must be a colour, not 5",
    'variables.x = ""': "variables.x: must be a colour, not ''",
    'variables.x = "red; }"': "variables.x: must be a colour, not 'red; }'",
    'variables.x = "red /*"': "variables.x: must be a colour, not 'red /*'",
    'variables.x = "$primary"': "variables.x: must be a colour, not '$primary'",
    'variables.block-cursor-foreground = "nonsense"': "variables.block-cursor-foreground: must be",
    'variables.block-cursor-background = "auto"': "variables.block-cursor-background: must be",
    'variables.text-accent = "red 1.2.3%"': "variables.text-accent: must be a colour",
    'variables.surface = "transparent"': "variables.surface: must be opaque",
    'variables.link-style-hover = "red"': "variables.link-style-hover: must be a style",
    'variables.block-cursor-text-style = "not"': "variables.block-cursor-text-style: must be",
    'variables.input-cursor-text-style = "none bold"': "variables.input-cursor-text-style: must be",
    'variables.input-cursor-text-style = ""': "variables.input-cursor-text-style: must be a style",
}


# files


def test_ours_are_found_and_all_load() -> None:
    assert DEFAULT in OURS
    assert theme_folders()[0] == SHIPPED
    loaded = load_themes([SHIPPED])
    assert loaded.failed == ()
    assert sorted(theme.name for theme in loaded.themes) == OURS


def test_one_of_ours_is_dark_and_one_is_light() -> None:
    told = [tomllib.loads((SHIPPED / f"{name}.toml").read_text("utf-8")) for name in OURS]
    assert {theme["dark"] for theme in told} == {True, False}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_theme_is_named_and_the_others_load(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.toml").write_text(text)
    (tmp_path / "mine.toml").write_text(GOOD)
    loaded = load_themes([tmp_path])
    assert [theme.name for theme in loaded.themes] == ["mine"]
    (said,) = loaded.failed
    assert "broken.toml" in said
    assert "\n" not in said


@pytest.mark.parametrize(("line", "said"), WRONG.items(), ids=range(len(WRONG)))
def test_a_wrong_value_is_named_by_file_and_key(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "wrong.toml").write_text(f"{GOOD}\n{line}")
    loaded = load_themes([tmp_path])
    assert loaded.themes == ()
    (failed,) = loaded.failed
    assert f"wrong.toml: {said}" in failed


def test_a_theme_without_a_primary_colour_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "wrong.toml").write_text("dark = true")
    assert "primary: missing" in load_themes([tmp_path]).failed[0]


@pytest.mark.parametrize("name", ["a,b", " blank", "two\nlines"])
def test_a_name_that_could_never_be_chosen_is_refused_in_one_line(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / f"{name}.toml").write_text(GOOD)
    loaded = load_themes([tmp_path])
    assert loaded.themes == ()
    assert loaded.failed[0].isprintable()


def test_a_file_that_is_nested_without_end_is_only_a_line(tmp_path: Path) -> None:
    (tmp_path / "deep.toml").write_text(f"primary = {'[' * 9999}")
    assert "deep.toml" in load_themes([tmp_path]).failed[0]


def test_what_cannot_be_opened_is_named_too(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    loaded = load_themes([tmp_path, tmp_path / "not there"])
    assert loaded.themes == ()
    assert len(loaded.failed) == 2


def test_a_theme_of_the_user_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "dusk.toml").write_text(GOOD)
    theme = next(t for t in load_themes([SHIPPED, tmp_path]).themes if t.name == "dusk")
    assert theme.primary == "#FF0000"


def toml_of(theme: Theme) -> str:
    """The file that would give this theme, but for its name."""
    values = {key: value for key, value in vars(theme).items() if value is not None}
    variables = {f"variables.{name}": value for name, value in values.pop("variables").items()}
    del values["name"]
    return "\n".join(f"{k} = {json.dumps(v)}" for k, v in {**values, **variables}.items())


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=BUILTIN_THEMES.keys())
def test_what_textual_itself_puts_into_a_theme_is_good_in_a_file(
    tmp_path: Path, theme: Theme
) -> None:
    (tmp_path / "copy.toml").write_text(toml_of(theme))
    loaded = load_themes([tmp_path])
    assert loaded.failed == ()
    generated = loaded.themes[0].to_color_system().generate()
    for name, value in theme.to_color_system().generate().items():
        if "%" not in value:  # these are colours with alpha now
            assert generated[name].lower() == value.lower(), name


def test_a_share_of_a_colour_is_a_colour_with_alpha(tmp_path: Path) -> None:
    lines = ['variables.scrollbar = "red 50%"', 'variables.link-color = "auto 87.5%"']
    (tmp_path / "mine.toml").write_text("\n".join([GOOD, *lines]))
    (theme,) = load_themes([tmp_path]).themes
    assert theme.variables == {"scrollbar": "#FF00007F", "link-color": "auto 88%"}


@pytest.fixture
def own_themes(home: Path) -> Path:
    """The user's folder of themes."""
    folder = home / "config" / "nearer" / "themes"
    folder.mkdir(parents=True)
    return folder


async def test_a_broken_theme_does_not_stop_the_app(
    path: Path, clock: FixedClock, own_themes: Path
) -> None:
    for number, text in enumerate(BROKEN.values()):
        (own_themes / f"{number}.toml").write_text(text)
    (own_themes / "mine.toml").write_text(GOOD)
    async with open_app(path, clock, theme="mine") as nearer:
        assert nearer.app.theme == "mine"
        await nearer.press("1")
        assert nearer.box("listen") == "✓"


@pytest.mark.parametrize("theme", ["nonesuch [/", "/dusk", "..", "*"])
async def test_a_theme_that_is_not_there_is_no_reason_not_to_open(
    path: Path, clock: FixedClock, theme: str
) -> None:
    async with open_app(path, clock, theme=theme) as nearer:
        assert nearer.app.theme == DEFAULT
        assert nearer.boxes == "▫▫▫▫▫"


@pytest.mark.unmeasured
async def test_every_theme_there_is_can_be_worn(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        for name in sorted(nearer.app.available_themes):
            nearer.app.theme = name
            await nearer.painted()
            assert nearer.runs()
        await nearer.press("1")
        assert nearer.box("listen") == "✓"


COLOURS = ["red", "#fff", "ansi_red", "ansi_default", "rgb(999,-1,2)", "hsl(10,900%,-5%)"]
ODD = ["transparent", "#12345678", "auto", "auto 50%", "red 50.5%", "ansi_blue 5%", "initial"]
STYLES = ["bold", "none", "uu", "not  bold", "none bold", "not", "reverse blink u", "link"]
SCALARS: list[str | float] = [
    0,
    1,
    0.5,
    float("inf"),
    1e308,
    True,
    False,
    "",
    "red; }",
    "$text",
    "\x7f",
]


def some_theme(dice: random.Random) -> str:
    """A file of scalars that is nearly, or quite, a theme."""

    def value(key: str) -> str | float:
        if dice.random() < 0.02:
            return dice.choice(SCALARS)
        if "style" in key:
            return dice.choice(STYLES[: 3 if dice.random() < 0.9 else None])
        return dice.choice(COLOURS if dice.random() < 0.9 else ODD)

    names = sorted(Theme("", "#000000").to_color_system().generate())
    keys = ["secondary", "error", "foreground", "background", "surface", "panel", "boost"]
    keys = ["primary", *dice.sample(keys, dice.randrange(len(keys)))]
    keys += [f'variables."{name}"' for name in dice.sample(names, dice.randrange(9))]
    lines = [f"{key} = {json.dumps(value(key))}" for key in keys]
    lines += [f"{key} = {dice.choice(['true', 'false'])}" for key in ("dark", "ansi")]
    lines.append(f"luminosity_spread = {dice.choice(['0', '0.3', '1', 'nan', '1'])}")
    return "\n".join(lines).replace("Infinity", "inf")


@pytest.mark.unmeasured
async def test_what_the_loader_lets_through_can_be_worn(
    path: Path, clock: FixedClock, tmp_path: Path
) -> None:
    """Whatever the values are: a theme that the app lives with, or a line that says why not."""
    dice, worn = random.Random(20261123), 0
    async with open_app(path, clock) as nearer:
        await nearer.press("question_mark")
        for _ in range(120):
            text = some_theme(dice)
            (tmp_path / "some.toml").write_text(text)
            themes, failed = load_themes([tmp_path])
            assert len(themes) + len(failed) == 1, text
            for theme in themes:
                nearer.app.theme = DEFAULT
                nearer.app.register_theme(theme)
                nearer.app.theme = "some"
                await nearer.painted()
                assert nearer.runs(), text
                worn += 1
        await nearer.press("escape", "1")
        assert nearer.box("listen") == "✓"
    assert worn > 30


# can it be read?


@pytest.mark.parametrize("theme", OURS)
async def test_every_text_can_be_read(path: Path, clock: FixedClock, theme: str) -> None:
    other(
        path,
        clock,
        MarkChange("listen", MONDAY, "tick"),
        MarkChange("share", MONDAY, "rest"),
    )
    async with open_app(path, clock, theme=theme) as nearer:
        seen = readings(nearer)
        await nearer.press("3", "j", "h")
        seen |= readings(nearer)
        await nearer.press("question_mark")
        await nearer.until(lambda: nearer.asks(HelpScreen))
        seen |= readings(nearer)
        await nearer.press("escape")
        with jammed(path):
            await nearer.press("5")
            assert "Not saved" in nearer.status
            seen |= readings(nearer)
            await nearer.keys("q")
            await nearer.until(lambda: nearer.asks(UnsavedScreen))
            seen |= readings(nearer)
            await nearer.keys("escape")
            await nearer.until(lambda: nearer.screen is nearer.today)
    assert len(seen) > 10
    faint = {reading for reading in seen if contrast(*reading[:2]) < READABLE}
    assert not faint, f"{theme}: {faint}"
