"""How the app looks and which keys it hears: themes, signs, the user's own keys."""

import os
import sys
from collections.abc import Mapping
from glob import escape as glob_escape
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from textual.app import App

from tui.app.look.themes import DEFAULT, SIXTEEN, LoadedThemes, load_themes
from tui.config.folders import theme_folders
from tui.config.glyphs import ASCII, UNICODE, Glyphs, glyphs_for
from tui.config.reading import Config, ReadConfig
from tui.domain.refusal import Refused
from tui.keys.key import NO_KEYS
from tui.wording.clock import show_twelve

_CHOSEN = {
    "theme": "The theme is {}",
    "clock": "The clock is {}",
    "glyphs": "The signs are {} when Nearer is opened again",
}


class Kept(NamedTuple):
    """What to say of a look that was chosen, and whether it stays when the app is left."""

    words: str
    is_kept: bool


class Wardrobe:
    """Dresses an app in what a user chose; what is chosen in the app is all that it writes.

    ``notices`` are lines on what of it could not be used, to be shown once there is a screen.
    """

    def __init__(self, app: App[None], read: ReadConfig, config_file: Path | None) -> None:
        self.config: Config = read.config
        self.glyphs = _glyphs(self.config)
        self.chosen_keys = NO_KEYS
        self.notices = list(read.problems)
        self._app = app
        self._config_file = config_file
        self._before: str | None = None
        if not self.config.animations:
            app.animation_level = "none"
        self._face = show_twelve(self.config.clock == "12h")
        if self.config.keys:
            self._hear(self.config.keys)

    def _hear(self, keys: Mapping[str, str]) -> None:
        from tui.app.shell.keymap import checked_keys, textual_keymap

        self.chosen_keys, problems = checked_keys(keys)
        self.notices += problems
        self._app.set_keymap(textual_keymap(self.chosen_keys))

    # themes

    def wear_first(self, name: str | None) -> None:
        """Put on the theme ``name``, else the chosen one, else ours.

        Only that one is read at start; the others wait for ``fetch_all``.
        """
        name = name or self.config.theme or DEFAULT
        self._take_in(load_themes(theme_folders(), glob_escape(name)))
        if name not in self._app.available_themes:
            self.notices.append(f"There is no theme {name!r}; this is {DEFAULT}.")
            name = DEFAULT
            self._take_in(load_themes(theme_folders(), DEFAULT))
        self._app.theme = name if name in self._app.available_themes else "textual-dark"

    def fetch_all(self) -> None:
        """Read every theme there is."""
        self._take_in(load_themes(theme_folders()))

    def _take_in(self, loaded: LoadedThemes) -> None:
        for theme in loaded.themes:
            self._app.register_theme(theme)
        self.notices += loaded.failed

    def begin_trying(self) -> None:
        """From now on themes may be tried on."""
        self._before = self._app.theme

    def try_on(self, name: str) -> None:
        """Wear a theme for a look, while trying; without a name, the one of before."""
        if self._before is not None and (name or self._before) != self._app.theme:
            self._app.theme = name or self._before

    def end_trying(self, *, chosen: bool) -> None:
        """Put the theme back on that was worn before, where none was chosen."""
        before, self._before = self._before, None
        if before is not None and not chosen:
            self._app.theme = before

    def choose(self, name: str, value: str) -> Kept:
        """Another look from now on, written down where there is a file for it.

        ``name`` is that of ``config.toml``. Signs are those of the next start: they are drawn in.
        """
        if name == "theme":
            self._app.theme = value
        chosen: dict[str, Any] = {name: value}
        self.config = self.config._replace(**chosen)
        self._face.twelve = self.config.clock == "12h"
        words = _CHOSEN[name].format(value)
        if self._config_file is None:
            return Kept(words, is_kept=True)
        from tui.config.writing import write_value

        try:
            write_value(self._config_file, name, value)
        except Refused as refusal:
            if name == "glyphs":
                return Kept(f"The signs stay as they are: {refusal}", is_kept=False)
            return Kept(f"{words} until you leave: {refusal}", is_kept=False)
        return Kept(words if name == "glyphs" else f"{words}, and stays so", is_kept=True)


def _glyphs(config: Config) -> Glyphs:
    """Those chosen, else what the terminal can show."""
    if config.glyphs == "auto":
        return glyphs_for(sys.stdout.encoding or "utf-8", os.environ.get("TERM", ""))
    return ASCII if config.glyphs == "ascii" else UNICODE


def suited(read: ReadConfig) -> ReadConfig:
    """With the terminal's own colours for a theme, where none was chosen and it has few or none."""
    if read.config.theme or Console().color_system not in (None, "standard"):
        return read
    return read._replace(config=read.config._replace(theme=SIXTEEN))
