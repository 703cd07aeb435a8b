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


def load_themes(folders: Iterable[Path], name: str = "*") -> LoadedThemes:
    """Read ``NAME.toml``, by default all, in some folders; a later folder goes before.

    A theme is called what its file is called.
    """
    themes: dict[str, Theme] = {}
    failed = []
    for path in (path for folder in folders for path in sorted(folder.glob(f"{name}.toml"))):
        try:
            values = tomllib.loads(path.read_text("utf-8"))
            themes[path.stem] = _checked(Theme(path.stem, **values))
        except (OSError, ValueError, TypeError, AttributeError, ColorParseError) as error:
            failed.append(f"theme {path}: {str(error).splitlines()[0]}")
    return LoadedThemes(tuple(themes.values()), tuple(failed))


def _checked(theme: Theme) -> Theme:
    """A bad colour would end the app when the theme is chosen; here it raises at once."""
    theme.to_color_system().generate()
    return theme
