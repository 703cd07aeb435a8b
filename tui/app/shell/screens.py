"""Going from screen to screen: Today beneath, one other over it, each made once."""

from datetime import date
from importlib import import_module
from typing import cast

from textual.app import App

from tui.app.screen.base import NearerScreen
from tui.app.today.screen import TodayScreen
from tui.book.keeper import Keeper
from tui.config.glyphs import Glyphs
from tui.keys.key import ScreenName

_LATER: dict[ScreenName, tuple[str, str]] = {
    "streaks": ("tui.app.streaks.screen", "StreaksScreen"),
    "planner": ("tui.app.planner.screen", "PlannerScreen"),
    "people": ("tui.app.people.screen", "PeopleScreen"),
    "reflect": ("tui.app.reflect.screen", "ReflectScreen"),
    "settings": ("tui.app.settings.screen", "SettingsScreen"),
}
"""Module and class of the screens that are loaded when they are first gone to."""


class Screens:
    """The screens of an app; what is said is said on the one on top."""

    def __init__(self, app: App[None], keeper: Keeper, glyphs: Glyphs) -> None:
        self._app, self._keeper, self._glyphs = app, keeper, glyphs
        self._kept: dict[ScreenName, NearerScreen] = {}

    @property
    def shown(self) -> list[NearerScreen]:
        """Our screens in the stack, Today first; none while the file cannot be read."""
        return [screen for screen in self._app.screen_stack if isinstance(screen, NearerScreen)]

    @property
    def top(self) -> NearerScreen | None:
        """The screen of ours that is on top, dialogs aside."""
        return self.shown[-1] if self.shown else None

    @property
    def every(self) -> set[NearerScreen]:
        """Those in the stack and those that wait to be gone to again."""
        return {*self.shown, *self._kept.values()}

    # going

    def make_today(self, day: date | None) -> TodayScreen:
        """The screen that lies beneath all others, on a day."""
        return TodayScreen(self._keeper, self._glyphs, day)

    def go(self, name: ScreenName) -> None:
        """Show a screen over Today, or Today itself; what was saved is not told again there."""
        if top := self.top:
            top.status.forget_saved()
        while len(self.shown) > 1:
            self._app.pop_screen()
        if name != "today" and self.shown:
            self._app.push_screen(self._get(name))

    def go_to(self, name: ScreenName, key: str) -> None:
        """Show a screen, with its cursor on what ``key`` names there."""
        self.go(name)
        if screen := self.top:
            screen.call_later(screen.go_to, key)

    def go_to_day(self, day: date) -> None:
        """Show a day on Today."""
        self.go("today")
        if isinstance(today := self.top, TodayScreen):
            today.show_day(day)

    def _get(self, name: ScreenName) -> NearerScreen:
        if name not in self._kept:
            module, kind = _LATER[name]
            make = cast("type[NearerScreen]", getattr(import_module(module), kind))
            self._kept[name] = make(self._keeper, self._glyphs)
            self._app.install_screen(self._kept[name], name)
        return self._kept[name]

    # telling

    def check_day(self, *, is_alone: bool) -> NearerScreen | None:
        """Have every screen notice a new day; the one on top, where it turned with it."""
        turned = {s for s in self.every if s.is_mounted and s.check_day(is_alone=is_alone)}
        return self.top if self.top in turned else None

    def show_all(self, but: object = None) -> None:
        """Draw every screen anew, ``but`` one, at once or when it is seen again."""
        for screen in self.every - {but}:
            screen.noticed_change()

    def say(self, words: str) -> None:
        """Say on the screen on top that something went as it should."""
        if top := self.top:
            top.desk.say(words)

    def warn(self, words: str) -> None:
        """Say there what is in the way; it stays until something else is said."""
        if top := self.top:
            top.desk.warn(words)

    def reword(self, words: str, better: str) -> None:
        """Say something better where these words, as they were said, still stand in front."""
        for screen in self.every:
            desk = screen.desk
            if words and desk.words in (words, desk.masked(words)):
                desk.say(better if screen is self.top else "")

    @property
    def is_warning(self) -> bool:
        """Whether what was said last is in the way of something."""
        top = self.top
        return top is not None and top.status.has_class("-trouble")
