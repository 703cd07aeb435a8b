"""The README shows what is there: pictures of the app as it is, keys of the catalogue."""

import re
from pathlib import Path

import pytest

from docs import keys
from docs.pictures import DOCS, SCREENS, THEMES, draw

pytestmark = pytest.mark.unmeasured

ROOT = DOCS.parent


def told(picture: Path) -> list[tuple[str, str]]:
    """Each text of a picture with its colour; where it stands is left to who draws it."""
    svg = picture.read_text("utf-8")
    colours = dict(re.findall(r"\.[\w-]+?-(r\d+) \{ ([^}]*)\}", svg))
    texts = re.findall(r'<text class="[\w-]+?-(r\d+)"[^>]*>([^<]*)</text>', svg)
    return [(text, colours.get(name, "")) for name, text in texts]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("screen", SCREENS)
async def test_it_is_current(tmp_path: Path, theme: str, screen: str) -> None:
    drawn = told(await draw(theme, screen, tmp_path))
    assert len(drawn) > 20
    assert drawn == told(DOCS / f"{screen}-{theme}.svg"), "run: python -m docs.pictures"


def test_the_readme_shows_them_all_and_no_other() -> None:
    shown = set(re.findall(r"docs/([\w-]+\.svg)", (ROOT / "README.md").read_text("utf-8")))
    assert shown == {path.name for path in DOCS.glob("*.svg")}
    assert {f"{screen}-{theme}.svg" for screen in SCREENS for theme in THEMES} <= shown


def test_the_keys_of_the_readme_are_those_of_the_catalogue() -> None:
    text = keys.README.read_text("utf-8")
    assert text == keys.written(text), "run: python -m docs.keys"
