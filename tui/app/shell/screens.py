"""Going from screen to screen: Today beneath, one other over it, each made once."""

import os

from tui.app.desk.messages import DayOpened, PlaceOpened
from tui.app.look.colours import ReadableApp
from tui.app.screen.base import NearerScreen
from tui.app.today.screen import TodayScreen
from tui.book.keeper import Keeper
from tui.config.glyphs import Glyphs


class ScreensApp(ReadableApp):
    """An app over a keeper that knows its screens."""

    def __init__(self, keeper: Keeper, glyphs: Glyphs) -> None:
        # without colours nothing is turned into grey either: only weight and signs are left
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.keeper = keeper
        self.glyphs = glyphs
        self._kept: dict[str, NearerScreen] = {}

    def masked(self, text: str) -> str:
        """A text in which no name or title can be read, where that is wanted."""
        return self.keeper.masked_text(text)

    @property
    def has_begun_notes(self) -> bool:
        """Whether a note was begun that is in no file yet."""
        from tui.store.drafts import begun_notes, folder_of

        return bool(begun_notes(folder_of(self.keeper.database.file.backup_folder)))

    @property
    def shown(self) -> list[NearerScreen]:
        """Our screens in the stack, Today first."""
        return [screen for screen in self.screen_stack if isinstance(screen, NearerScreen)]

    @property
    def top(self) -> NearerScreen | None:
        """The screen of ours that is on top, questions aside."""
        return self.shown[-1] if self.shown else None

    @property
    def every_screen(self) -> set[NearerScreen]:
        """Those in the stack and those that wait to be gone to again."""
        return {*self.shown, *self._kept.values()}

    def action_go(self, name: str) -> None:
        """Show a screen over Today, or Today itself. Each is made once."""
        while len(self.shown) > 1:
            self.pop_screen()
        if name != "today" and self.shown:
            self.push_screen(self._screen_of(name))

    def _screen_of(self, name: str) -> NearerScreen:
        if name not in self._kept:
            self._kept[name] = self._made(name)
            self.install_screen(self._kept[name], name)
        return self._kept[name]

    def _made(self, name: str) -> NearerScreen:
        """Loaded when it is first gone to."""
        if name == "streaks":
            from tui.app.streaks.screen import StreaksScreen

            return StreaksScreen(self.keeper, self.glyphs)
        if name == "planner":
            from tui.app.planner.screen import PlannerScreen

            return PlannerScreen(self.keeper, self.glyphs)
        if name == "reflect":
            from tui.app.reflect.screen import ReflectScreen

            return ReflectScreen(self.keeper, self.glyphs)
        if name == "people":
            from tui.app.people.screen import PeopleScreen

            return PeopleScreen(self.keeper, self.glyphs)
        from tui.app.settings.screen import SettingsScreen

        return SettingsScreen(self.keeper, self.glyphs)

    def on_place_opened(self, message: PlaceOpened) -> None:
        """A time in the Planner, a person in People, a note, a practice."""
        self.action_go(message.screen)
        if screen := self.top:
            self.call_after_refresh(screen.go_to, message.key)

    def on_day_opened(self, message: DayOpened) -> None:
        """A day of the map, on Today."""
        self.action_go("today")
        if isinstance(today := self.top, TodayScreen):
            today.show_day(message.day)
