"""The app: one class that owns its parts and hears what Textual tells it."""

import asyncio
import gc
import os
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.command import CommandPalette, Provider
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from tui.app.desk.messages import (
    BookChanged,
    DayOpened,
    LookChanged,
    PersonOpened,
    PlaceOpened,
    SaveFirst,
)
from tui.app.look.colours import readable
from tui.app.look.style import STYLES
from tui.app.shell.first_words import say_first_words
from tui.app.shell.guard import Harmless
from tui.app.shell.leaving import end, hear_signals, leave, wiping
from tui.app.shell.new_day import NewDay
from tui.app.shell.saver import Saver
from tui.app.shell.screens import Screens
from tui.app.shell.typed_ahead import TypedAhead
from tui.app.shell.wardrobe import Wardrobe
from tui.app.shell.watcher import Watcher
from tui.book.keeper import Keeper
from tui.config.reading import Config, ReadConfig
from tui.fault import fault_line
from tui.keys.catalogue import AREAS
from tui.keys.key import ScreenName
from tui.store.errors import DamagedFile

LOOK_EVERY = 1.0  # seconds between looks at the file from outside
DAY_EVERY = 30.0  # seconds between looks at the day; a timer to midnight sleeps with the laptop
AROUND_EVERY = 30.0  # seconds between looks at what lies beside the file
_HARMLESS = Harmless()


def _everything() -> type[Provider]:
    from tui.app.shell.commands import Everything

    return Everything


class NearerApp(App[None]):
    """Nearer on the screen, over one keeper.

    ``theme_name`` goes before the theme of ``read``; Today opens on ``day``. A theme that is
    chosen is written into ``config_file``, where there is one; every title ends with ``aside``.
    """

    TITLE = "Nearer"
    CSS_PATH = STYLES
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall"), (36, "-grand")]  # noqa: RUF012  # as Textual types it
    BINDINGS: ClassVar[list[BindingType]] = []
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_everything}

    def __init__(
        self,
        keeper: Keeper,
        *,
        theme_name: str | None = None,
        day: date | None = None,
        read: ReadConfig | None = None,
        config_file: Path | None = None,
        aside: str = "",
    ) -> None:
        # without colours nothing is turned into grey either: only weight and signs are left
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.keeper, self.aside = keeper, aside
        self.wardrobe = Wardrobe(self, read or ReadConfig(Config(), ()), config_file)
        self.wardrobe.wear_first(theme_name)
        self.screens = Screens(self, keeper, self.wardrobe.glyphs)
        turn = asyncio.Lock()
        self.saver = Saver(keeper, self.screens, turn, partial(self._begin, group="save"))
        self.watcher = Watcher(keeper, self.screens, turn, partial(self._begin, group="read"))
        self._new_day = NewDay(keeper.clock, self.screens)
        self.typed_ahead = TypedAhead(self, super().on_event)
        self.recent_choices: list[str] = []
        self._day = day
        self._damage: DamagedFile | None = None

    @property
    def chosen_keys(self) -> Mapping[str, str]:
        """The user's own keys, by the id of what they do."""
        return self.wardrobe.chosen_keys

    @property
    def is_ascii(self) -> bool:
        """Whether nothing but ASCII is drawn."""
        return self.wardrobe.glyphs.is_ascii

    async def on_event(self, event: events.Event) -> None:
        """What the terminal sends, each key in its turn, and none to a day unseen."""
        if not self._new_day.stops(event) and not self.typed_ahead.holds(event):
            await super().on_event(event)

    # beginning and ending

    def get_default_screen(self) -> Screen[None]:
        """Today at once; an empty one where the file cannot be read."""
        try:
            self.keeper.adopt(self.keeper.read())
        except DamagedFile as damage:
            self._damage = damage
            return Screen()
        return self.screens.make_today(self._day)

    def on_mount(self) -> None:
        """Begin to watch the file, the day and the signals that end a session."""
        hear_signals(
            lambda number: self._begin(partial(end, self, self.keeper, self.saver, number), "leave")
        )
        self.set_interval(LOOK_EVERY, self._look_at_file)
        self.set_interval(DAY_EVERY, self._look_at_day)
        self.set_interval(AROUND_EVERY, self._look_around)
        if self._damage:
            self._begin(partial(self._settle, self._damage), "trouble")

    async def _settle(self, damage: DamagedFile) -> None:
        from tui.app.shell.trouble import settle_damage

        if await settle_damage(self, self.keeper, damage):
            await self.push_screen(self.screens.make_today(self._day))
        else:
            self.exit(return_code=1)

    def on_ready(self) -> None:
        """What could wait: the other themes, and what the first save would have to load."""
        self.wardrobe.fetch_all()
        if top := self.screens.top:
            say_first_words(top.desk, self.keeper, self.wardrobe.notices)
        self._look_around()
        gc.enable()
        gc.collect()  # what the start left behind; what stays is not looked at again
        gc.freeze()
        asyncio.get_running_loop().run_in_executor(None, self.keeper.database.file.warm_up)

    async def action_quit(self) -> None:
        """Leave once everything is saved; ask, once, where it cannot be."""
        from tui.app.shell.trouble import Question

        if not isinstance(self.screen, Question):
            work = partial(leave, self, self.keeper, self.saver)
            self._begin(work, "leave", exclusive=True)

    def on_unmount(self) -> None:
        """Nothing is tried again once the app is over."""
        self.saver.close()

    def _handle_exception(self, error: Exception) -> None:
        """End with a fault, unless it ends already: a screen on its way has no widgets then."""
        if not self._exit:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Textual's own shows every local variable, names and notes among them."""
        self.panic(f"nearer: {fault_line(self._exception or RuntimeError())}")

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, and the one that lets nothing through that a terminal would obey."""
        return [*super().get_line_filters(), _HARMLESS]

    def get_driver_class(self) -> type[Driver]:
        """The platform's, which leaves nothing on the terminal."""
        return wiping(super().get_driver_class())

    def _begin(
        self, work: Callable[[], Coroutine[Any, Any, None]], group: str, *, exclusive: bool = False
    ) -> None:
        """Run in a worker; what has not begun when the app ends was never made."""
        self.run_worker(work, group=group, exclusive=exclusive)  # type: ignore[arg-type]  # narrower there than it is

    # what screens tell

    def on_book_changed(self, message: BookChanged) -> None:
        """Save what was done, and have the other screens show it."""
        self.saver.want(message.words)
        self.screens.show_all(but=message.screen)

    def on_look_changed(self, message: LookChanged) -> None:
        """The other screens show one person alone, too, or everyone."""
        for screen in self.screens.every - {message.screen}:
            screen.noticed_look()

    async def on_save_first(self, message: SaveFirst) -> None:
        """Save, then do what was asked for after it."""
        await self.saver.save_first(message.then, message.otherwise)

    def on_place_opened(self, message: PlaceOpened) -> None:
        """A time in the Planner, a person in People, a note, a practice."""
        self.screens.go_to(message.screen, message.key)

    def on_person_opened(self, message: PersonOpened) -> None:
        """All there is of a person, over the screen in front."""
        from tui.app.people.person_page import PersonPage

        if (top := self.screens.top) and message.uid in top.desk.everyone.people:
            self.push_screen(PersonPage(top.desk, message.uid))

    def on_day_opened(self, message: DayOpened) -> None:
        """A day of the map, on Today."""
        self.screens.go_to_day(message.day)

    # what the terminal tells

    def on_app_focus(self) -> None:
        """Back from somewhere else: the day, or the file, may be another."""
        self._look_at_day()
        self._look_at_file()
        self._look_around()

    def on_app_blur(self) -> None:
        """Looked away: mask names and notes, where that is wanted."""
        top = self.screens.top
        if self.wardrobe.config.mask_on_leaving and top and not top.desk.is_masked:
            top.desk.mask(masked=True)

    def _look_at_day(self) -> None:
        self._new_day.look()

    def _look_at_file(self) -> None:
        if self.screens.top:
            self.watcher.look()

    def _look_around(self) -> None:
        if self.screens.top:
            self.watcher.look_around()

    # themes and commands

    def get_css_variables(self) -> dict[str, str]:
        """Textual's variables, and ours over them: derived from the theme at hand."""
        variables = super().get_css_variables()
        return variables | readable(self.current_theme, variables)

    def action_change_theme(self) -> None:
        """Themes, worn while moving through them; escape puts the old one back on."""
        from tui.app.shell.commands import ThemePalette, Themes

        words = "A theme: enter keeps, escape leaves"
        self.push_screen(ThemePalette([Themes], placeholder=words))

    def action_command_palette(self) -> None:
        """Everything by name."""
        from tui.app.shell.commands import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def on_command_palette_opened(self) -> None:
        """Themes may be tried on."""
        self.wardrobe.begin_trying()

    def on_command_palette_option_highlighted(
        self, message: CommandPalette.OptionHighlighted
    ) -> None:
        """Try the theme on that is under the cursor, if one is."""
        hit = getattr(message.highlighted_event.option, "hit", None)
        self.wardrobe.try_on(getattr(hit, "theme", ""))

    def on_command_palette_closed(self, message: CommandPalette.Closed) -> None:
        """The theme of before, where none was chosen."""
        self.wardrobe.end_trying(chosen=message.option_selected)

    @property
    def look(self) -> Config:
        """What was chosen of look and keys."""
        return self.wardrobe.config

    def choose_look(self, name: str, value: str) -> None:
        """Another theme, clock or signs from now on, and whether that stays is said."""
        kept = self.wardrobe.choose(name, value)
        self.screens.show_all()
        (self.screens.say if kept.is_kept else self.screens.warn)(kept.words)

    def perform(self, screen: ScreenName, action: str) -> None:
        """Do what the palette was asked for, on its screen."""
        top = self.screens.top
        if top is None:
            return
        if screen != top.NAME and not action.startswith("app."):
            self.screens.go(screen)
        if top := self.screens.top:  # its turn comes before that of the next key
            top.call_later(self.run_action, action, top)

    # what keys do everywhere

    def action_go(self, name: ScreenName) -> None:
        """Show a screen over Today, or Today itself."""
        self.screens.go(name)

    def action_help(self) -> None:
        """The keys of the screen, or of the dialog over it, at hand."""
        from tui.app.shell.help import HelpScreen

        area = getattr(self.screen, "NAME", None)  # a question of one key has none
        if area in AREAS:
            self.push_screen(HelpScreen(self.wardrobe.glyphs, area, self.chosen_keys))

    def action_about(self) -> None:
        """What Nearer is."""
        from tui.app.shell.about import AboutScreen

        self.push_screen(AboutScreen())
