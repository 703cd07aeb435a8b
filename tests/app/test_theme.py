"""Themes: they load, the broken ones are named, and every text can be read in ours."""

import tomllib
from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from tests.app.pilot import MONDAY, Opened, jammed, open_app, other, shown, strips_of
from tui.app.help import HelpScreen
from tui.app.theme import DEFAULT, load_themes
from tui.app.trouble import UnsavedScreen
from tui.change import MarkChange
from tui.clock import FixedClock
from tui.theme_folders import theme_folders

SHIPPED = Path(__file__).parents[2] / "themes"
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


def test_what_cannot_be_opened_is_named_too(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    loaded = load_themes([tmp_path, tmp_path / "not there"])
    assert loaded.themes == ()
    assert len(loaded.failed) == 2


def test_a_theme_of_the_user_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "dusk.toml").write_text(GOOD)
    theme = next(t for t in load_themes([SHIPPED, tmp_path]).themes if t.name == "dusk")
    assert theme.primary == "#ff0000"


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


async def test_a_theme_that_is_not_there_is_no_reason_not_to_open(
    path: Path, clock: FixedClock
) -> None:
    async with open_app(path, clock, theme="nonesuch [/") as nearer:
        assert nearer.app.theme == DEFAULT
        assert nearer.boxes == "▫▫▫▫▫"


async def test_every_theme_there_is_can_be_worn(path: Path, clock: FixedClock) -> None:
    async with open_app(path, clock) as nearer:
        for name in sorted(nearer.app.available_themes):
            nearer.app.theme = name
            await nearer.pilot.pause()
            assert nearer.runs()
        await nearer.press("1")
        assert nearer.box("listen") == "✓"


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
    faint = {reading for reading in seen if contrast(*reading) < READABLE}
    assert not faint, f"{theme}: {faint}"


def readings(nearer: Opened) -> set[tuple[str, str]]:
    """Each pair of colours of text and ground that is on the screen."""
    return {pair for widget in shown(nearer.screen) for pair in pairs_of(widget)}


def pairs_of(widget: Widget) -> set[tuple[str, str]]:
    found = set()
    for strip in strips_of(widget):
        for segment in strip:
            if segment.text.strip():
                assert segment.style, segment
                found.add(colours(segment.style))
    return found


def colours(style: Style) -> tuple[str, str]:
    text, ground = hex_of(style.color), hex_of(style.bgcolor)
    return (ground, text) if style.reverse else (text, ground)


def hex_of(colour: RichColor | None) -> str:
    assert colour is not None
    assert colour.triplet is not None, colour
    return colour.triplet.hex


def contrast(text: str, ground: str) -> float:
    """The contrast of two colours, 1-21, as WCAG 2.1 defines it."""
    dark, light = sorted((luminance(text), luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(colour).normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
