"""Themes for Textual, checked before they are registered."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from textual.color import ColorParseError
from textual.theme import Theme

DEFAULT = "dusk"


class LoadedThemes(NamedTuple):
    """The themes that can be used, and for each file that cannot, one line that says why."""

    themes: tuple[Theme, ...]
    failed: tuple[str, ...]


def load_themes(folders: Iterable[Path]) -> LoadedThemes:
    """Read every ``*.toml`` in some folders; a later file takes the place of an earlier name."""
    themes: dict[str, Theme] = {}
    failed = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
        try:
            theme = _checked(Theme(**tomllib.loads(path.read_text("utf-8"))))
            themes[theme.name] = theme
        except (OSError, UnicodeDecodeError, ValueError, TypeError, ColorParseError) as error:
            failed.append(f"theme {path}: {str(error).splitlines()[0]}")
    return LoadedThemes(tuple(themes.values()), tuple(failed))


def _checked(theme: Theme) -> Theme:
    """A bad colour would end the app when the theme is chosen; here it raises at once."""
    theme.to_color_system().generate()
    return theme
