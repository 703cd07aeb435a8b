"""Theme, signs and clock: kept in config.toml, chosen in the same list as the settings."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol, cast

from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

from tui.config.reading import CHOICES, Config
from tui.wording.settings import LOOK_NAMES


class Dressed(Protocol):
    """The app, as far as its look is chosen here."""

    theme: str

    @property
    def look(self) -> Config:
        """What was chosen of look and keys."""

    @property
    def available_themes(self) -> Mapping[str, Theme]:
        """Themes by name."""

    def choose_look(self, name: str, value: str) -> None:
        """Another look from now on, and whether it stays is said."""

    def action_change_theme(self) -> None:
        """Themes, worn while moving through them."""


class Look:
    """What is chosen of it, by the name that config.toml has for it."""

    def __init__(self, app: App[Any]) -> None:
        self._app = cast("Dressed", app)

    def values(self) -> Iterator[tuple[str, str]]:
        """Names and values, as they are now."""
        for name in LOOK_NAMES:
            yield name, self.value(name)

    def value(self, name: str) -> str:
        """What is chosen; the theme is the one that is worn."""
        return self._app.theme if name == "theme" else str(getattr(self._app.look, name))

    def step(self, name: str, by: int) -> None:
        """The next choice, or the one before, round and round."""
        choices = CHOICES.get(name) or sorted(
            self._app.available_themes, key=lambda theme: (theme in BUILTIN_THEMES, theme)
        )
        place = choices.index(self.value(name)) + by
        self._app.choose_look(name, choices[place % len(choices)])

    def open(self, name: str) -> None:
        """The list of themes; what has a few choices steps."""
        if name == "theme":
            self._app.action_change_theme()
        else:
            self.step(name, 1)
