"""How it looks and which keys it hears: themes, signs, the user's keys, the palette."""

import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from glob import escape as glob_escape
from pathlib import Path
from typing import ClassVar

from rich.console import Console
from textual.command import CommandPalette, Provider
from textual.driver import Driver

from tui.app.look.themes import DEFAULT, SIXTEEN, LoadedThemes, load_themes
from tui.app.shell.screens import ScreensApp
from tui.book.keeper import Keeper
from tui.config.folders import theme_folders
from tui.config.glyphs import ASCII, UNICODE, Glyphs, glyphs_for
from tui.config.reading import Config, ReadConfig
from tui.domain.refusal import Refused
from tui.keys.key import NO_KEYS
from tui.wording.clock import show_twelve

_WIPE = "\x1b[2J\x1b[H"


def _actions() -> type[Provider]:
    from tui.app.shell.commands import Actions

    return Actions


def _places() -> type[Provider]:
    from tui.app.shell.commands import Places

    return Places


class LooksApp(ScreensApp):
    """An app that wears a theme and hears the user's keys; it writes only a ``config_file``."""

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_actions, _places}

    def __init__(
        self,
        keeper: Keeper,
        config: Config,
        config_file: Path | None,
        theme_name: str | None,
    ) -> None:
        super().__init__(keeper, _glyphs(config))
        self.config = config
        self.chosen_keys = NO_KEYS
        self._config_file = config_file
        self._before: str | None = None
        self.notices: list[str] = []
        if not config.animations:
            self.animation_level = "none"
        show_twelve(config.clock == "12h")
        if config.keys:
            self._hear(config.keys)
        self._wear(theme_name or config.theme or DEFAULT)

    def _hear(self, keys: Mapping[str, str]) -> None:
        from tui.app.shell.keymap import checked_keys, textual_keymap

        self.chosen_keys, problems = checked_keys(keys)
        self.notices += problems
        self.set_keymap(textual_keymap(self.chosen_keys))

    # themes

    def _wear(self, name: str) -> None:
        """Only the theme in use is read at start; the others wait until the screen is there."""
        self.take_in(load_themes(theme_folders(), glob_escape(name)))
        if name not in self.available_themes:
            self.notices.append(f"There is no theme {name!r}; this is {DEFAULT}.")
            name = DEFAULT
            self.take_in(load_themes(theme_folders(), DEFAULT))
        self.theme = name if name in self.available_themes else "textual-dark"

    def take_in(self, loaded: LoadedThemes) -> None:
        """Register what loaded, and keep a line for what did not."""
        for theme in loaded.themes:
            self.register_theme(theme)
        self.notices += loaded.failed

    def action_change_theme(self) -> None:
        """Themes, worn while moving through them; escape puts the old one back on."""
        from tui.app.shell.commands import Themes

        self._before = self.theme
        words = "A theme: enter keeps it, escape keeps the one you had"
        self.push_screen(CommandPalette([Themes], placeholder=words))

    def on_command_palette_option_highlighted(
        self, message: CommandPalette.OptionHighlighted
    ) -> None:
        """Try it on."""
        hit = getattr(message.highlighted_event.option, "hit", None)
        if self._before is not None and hit and hit.text in self.available_themes:
            self.theme = hit.text

    def on_command_palette_closed(self, message: CommandPalette.Closed) -> None:
        """The old one, where none was chosen."""
        before, self._before = self._before, None
        if before is not None and not message.option_selected:
            self.theme = before

    def keep_theme(self, name: str) -> None:
        """Wear a theme from now on."""
        self.theme = name
        said = f"The theme is {name}"
        try:
            if self._config_file:
                from tui.config.writing import write_value

                write_value(self._config_file, "theme", name)
        except Refused as refusal:
            if self.top:
                self.top.status.warn(f"{said} until you leave: {refusal}")
        else:
            if self.top:
                self.top.status.say(said + (", and stays so" if self._config_file else ""))

    # commands

    def perform(self, screen: str, action: str) -> None:
        """Do what the palette was asked for, on its screen."""
        if self.top is None:
            return
        if screen != self.top.NAME and not action.startswith("app."):
            self.action_go(screen)
        self.call_after_refresh(partial(self.run_action, action, self.top))

    def action_about(self) -> None:
        """What Nearer is."""
        from tui.app.shell.about import AboutScreen

        self.push_screen(AboutScreen())

    def on_app_blur(self) -> None:
        """Looked away: mask names and notes, where that is wanted."""
        if self.config.mask_on_leaving and not self.keeper.is_masked and self.top:
            self.top.action_mask()

    def get_driver_class(self) -> type[Driver]:
        """The platform's, that wipes the screen before it goes: some terminals have but one."""
        driver = super().get_driver_class()

        def wipe_and_stop(self: Driver) -> None:
            self.write(_WIPE)
            driver.stop_application_mode(self)

        return type(driver.__name__, (driver,), {"stop_application_mode": wipe_and_stop})


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
