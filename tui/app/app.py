"""The app: holds the keeper, saves off the keyboard's path, watches the file and the day."""

import asyncio
import contextlib
import gc
import os
import signal
import sys
from datetime import date
from glob import escape as glob_escape
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen
from textual.timer import Timer

from tui.app.screen import NearerScreen
from tui.app.style import CSS
from tui.app.theme import DEFAULT, LoadedThemes, load_themes
from tui.app.today import TodayScreen
from tui.fault import fault_line
from tui.glyphs import glyphs_for
from tui.keeper import Keeper
from tui.store.backups import newest_good
from tui.store.codec import warm_up
from tui.store.errors import DamagedFile, NotSaved, Refused, StoreError
from tui.theme_folders import theme_folders
from tui.words import counted

if TYPE_CHECKING:
    from tui.app.streaks import StreaksScreen

LOOK_EVERY = 1.0  # seconds between looks at the file from outside
DAY_EVERY = 30.0  # seconds between looks at the day; a timer to midnight sleeps with the laptop
RETRY_AFTER = 5.0  # seconds until an unsaved change is tried again


class NearerApp(App[None]):
    """Nearer on the screen, over one keeper."""

    TITLE = "Nearer"
    CSS = CSS
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall"), (36, "-grand")]  # noqa: RUF012  # as Textual types it
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self, keeper: Keeper, *, theme_name: str | None = None, day: date | None = None
    ) -> None:
        super().__init__()
        self.keeper = keeper
        self._day = day
        self._lock = asyncio.Lock()
        self._damage: DamagedFile | None = None
        self._words = self._warning = ""
        self._retry: Timer | None = None
        self._kept: dict[str, NearerScreen] = {}
        self._theme_problems: list[str] = []
        self._set_theme(theme_name or DEFAULT)
        self.glyphs = glyphs_for(sys.stdout.encoding or "utf-8", os.environ.get("TERM", ""))

    def _set_theme(self, name: str) -> None:
        """Only the theme in use is read at start; the others wait until the screen is there."""
        self._take_in(load_themes(theme_folders(), glob_escape(name)))
        if name not in self.available_themes:
            self._theme_problems.append(f"There is no theme {name!r}; this is {DEFAULT}.")
            name = DEFAULT
            self._take_in(load_themes(theme_folders(), DEFAULT))
        self.theme = name if name in self.available_themes else "textual-dark"

    def _take_in(self, loaded: LoadedThemes) -> None:
        for theme in loaded.themes:
            self.register_theme(theme)
        self._theme_problems += loaded.failed

    def on_ready(self) -> None:
        """What could wait: the other themes, and what the first save would have to load."""
        self._take_in(load_themes(theme_folders()))
        if self._theme_problems:
            self._warn(" ".join(dict.fromkeys(self._theme_problems)))
        gc.enable()
        gc.freeze()
        asyncio.get_running_loop().run_in_executor(None, warm_up)

    def get_default_screen(self) -> Screen[None]:
        """Today at once; an empty one where the file cannot be read."""
        try:
            self.keeper.adopt(self.keeper.read())
        except DamagedFile as damage:
            self._damage = damage
            return Screen()
        return TodayScreen(self.keeper, self.glyphs, self._day)

    def on_mount(self) -> None:
        """Begin to watch the file, the day and the signals that end a session."""
        loop = asyncio.get_running_loop()
        for end in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
            with contextlib.suppress(NotImplementedError, ValueError):  # Windows, or not main
                loop.add_signal_handler(end, self._end, end)
        self.set_interval(LOOK_EVERY, self._look_outside)
        self.set_interval(DAY_EVERY, self._look_at_day)
        if self._damage:
            self.run_worker(self._ask_about(self._damage), exclusive=True, group="trouble")

    @property
    def _top(self) -> NearerScreen | None:
        """The screen of ours that is on top, questions aside."""
        return next((s for s in reversed(self._shown)), None)

    @property
    def _shown(self) -> list[NearerScreen]:
        return [screen for screen in self.screen_stack if isinstance(screen, NearerScreen)]

    # going from screen to screen

    def action_go(self, name: str) -> None:
        """Show a screen over Today, or Today itself. Each is made once."""
        if not (shown := self._shown):
            return
        while self._top is not shown[0]:
            self.pop_screen()
        if name != "today":
            self.push_screen(self._screen_of(name))

    def _screen_of(self, name: str) -> NearerScreen:
        if name not in self._kept:
            if name == "streaks":
                from tui.app.streaks import StreaksScreen

                self._kept[name] = StreaksScreen(self.keeper, self.glyphs)
            else:
                from tui.app.settings import SettingsScreen

                self._kept[name] = SettingsScreen(self.keeper, self.glyphs)
            self.install_screen(self._kept[name], name)
        return self._kept[name]

    def on_streaks_screen_day_opened(self, message: "StreaksScreen.DayOpened") -> None:
        """A day of the map, on Today."""
        self.action_go("today")
        if isinstance(today := self._top, TodayScreen):
            today.show_day(message.day)

    # saving

    def on_nearer_screen_changed(self, message: NearerScreen.Changed) -> None:
        """Save what was done, in a thread of its own; then say that it is safe."""
        self._words = message.words
        self.run_worker(self._save(), group="save")

    async def _save(self) -> None:
        async with self._lock:
            if not self.keeper.unsaved:
                return
            try:
                saved = await asyncio.to_thread(self.keeper.save)
            except Refused as refusal:
                self.keeper.give_up_unsaved()
                self.keeper.adopt(await asyncio.to_thread(self.keeper.read))
                self._show_all()
                self._warn(str(refusal))
                return
            except StoreError as problem:
                reason = problem.reason if isinstance(problem, NotSaved | DamagedFile) else problem
                self._warn(f"Not saved: {reason}. Your change is kept here and tried again.")
                if self._retry is None:
                    self._retry = self.set_timer(RETRY_AFTER, self._try_again)
                return
            self.keeper.settle(saved)
        if saved.book:
            self._show_all()
        if saved.withdrawn:
            self._warn("Left as it is: another program has changed that day since.")
        elif problem_with_backup := self.keeper.database.file.backup_problem:
            self._warn(f"Saved, but {problem_with_backup}.")
        elif not self.keeper.unsaved and self._top and self._top.status.said == self._words:
            self._say(f"{self._words} · saved")

    def _try_again(self) -> None:
        self._retry = None
        if self.keeper.unsaved:
            self.run_worker(self._save(), group="save")

    # watching

    def _look_outside(self) -> None:
        if self._top and not self._lock.locked() and self.keeper.is_outdated:
            self.run_worker(self._read_again(), exclusive=True, group="read")

    async def _read_again(self) -> None:
        async with self._lock:
            try:
                book = await asyncio.to_thread(self.keeper.read)
            except DamagedFile as damage:
                if not self._damage:
                    self._warn(f"The file cannot be read now: {damage.reason}. It is left alone.")
                self._damage = damage
                return
            self._damage = None
            self.keeper.adopt(book)
        self._show_all()
        if not self.keeper.unsaved:
            self._say("The file was changed elsewhere; this is how it is now.")

    def _look_at_day(self) -> None:
        if top := self._top:
            top.check_day()

    def on_app_focus(self) -> None:
        """Back from somewhere else: the day, or the file, may be another."""
        self._look_at_day()
        self._look_outside()

    # leaving

    async def action_quit(self) -> None:
        """Leave once everything is saved; ask, once, where it cannot be."""
        from tui.app.trouble import UnsavedScreen

        if isinstance(self.screen, UnsavedScreen):
            return
        self.run_worker(self._leave(), exclusive=True, group="leave")

    async def _leave(self) -> None:
        from tui.app.trouble import UnsavedScreen

        answer = "again"
        while answer == "again":
            await self._save()
            count = len(self.keeper.unsaved)
            if not count:
                break
            text = f"{counted(count, 'change')} could not be saved. {self._warning}"
            answer = await self.push_screen_wait(UnsavedScreen("Not everything is saved", text))
        if answer == "stay":
            return
        if self.keeper.unsaved:
            self.keeper.give_up_unsaved()
        self.exit()

    def _end(self, number: int) -> None:
        async def end() -> None:
            await self._save()
            try:
                os.tcgetpgrp(0)
            except OSError:  # the terminal is gone: Textual would wait for it for ever
                os._exit(128 + number)
            self.exit(return_code=128 + number)

        self.run_worker(end(), group="leave")

    # trouble with the file

    async def _ask_about(self, damage: DamagedFile) -> None:
        from tui.app.trouble import TroubleScreen

        answer = await self.push_screen_wait(TroubleScreen("The file cannot be read", str(damage)))
        file = self.keeper.database.file
        if answer == "quit":
            self.exit(return_code=1)
            return
        try:
            if answer == "restore" and (backup := newest_good(file.backup_folder)):
                file.restore(backup)
            self.keeper.adopt(self.keeper.read())
        except DamagedFile as again:
            damage = again
        except StoreError as problem:
            damage = DamagedFile(file.path, str(problem), "")
        else:
            self._damage = None
            await self.push_screen(TodayScreen(self.keeper, self.glyphs, self._day))
            return
        self.run_worker(self._ask_about(damage), exclusive=True, group="trouble")

    def _fatal_error(self) -> None:
        """Textual's own shows every local variable, names and notes among them."""
        self.panic(f"nearer: {fault_line(self._exception or RuntimeError())}")

    # saying

    def _show_all(self) -> None:
        for screen in {*self._shown, *self._kept.values()}:
            screen.noticed_change()

    def _say(self, words: str) -> None:
        if top := self._top:
            top.status.say(words)

    def _warn(self, words: str) -> None:
        self._warning = words
        if top := self._top:
            top.status.warn(words)

    def action_help(self) -> None:
        """The keys of the screen at hand."""
        from tui.app.help import HelpScreen

        if top := self._top:
            self.push_screen(HelpScreen(self.glyphs, top.NAME))
