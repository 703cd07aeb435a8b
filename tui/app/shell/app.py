"""The app: holds the keeper, saves off the keyboard's path, watches the file and the day."""

import asyncio
import contextlib
import gc
import os
import signal
from collections.abc import Callable, Coroutine
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.screen import Screen
from textual.timer import Timer

from tui.app.desk.messages import BookChanged, LookChanged, SaveFirst
from tui.app.look.style import CSS
from tui.app.look.themes import load_themes
from tui.app.shell.looks import LooksApp
from tui.app.today.screen import TodayScreen
from tui.book.keeper import Keeper
from tui.config.folders import theme_folders
from tui.config.reading import Config, ReadConfig
from tui.fault import fault_line
from tui.keys.catalogue import AREAS
from tui.queries.greeting import greeting
from tui.store.backups import newest_good
from tui.store.errors import DamagedFile, NotSaved, StoreError, Unchangeable
from tui.wording.basics import counted

LOOK_EVERY = 1.0  # seconds between looks at the file from outside
DAY_EVERY = 30.0  # seconds between looks at the day; a timer to midnight sleeps with the laptop
RETRY_AFTER = 5.0  # seconds until an unsaved change is tried again


class NearerApp(LooksApp):
    """Nearer on the screen, over one keeper."""

    TITLE = "Nearer"
    CSS = CSS
    VERTICAL_BREAKPOINTS = [(0, "-short"), (22, "-tall"), (36, "-grand")]  # noqa: RUF012  # as Textual types it
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        keeper: Keeper,
        *,
        theme_name: str | None = None,
        day: date | None = None,
        read: ReadConfig | None = None,
        config_file: Path | None = None,
    ) -> None:
        config, problems = read or ReadConfig(Config(), ())
        super().__init__(keeper, config, config_file, theme_name)
        self.notices[:0] = problems
        self._day = day
        self._lock = asyncio.Lock()
        self._damage: DamagedFile | None = None
        self._is_gone = False
        self._words = self._warning = ""
        self._retry: Timer | None = None

    def on_ready(self) -> None:
        """What could wait: the other themes, and what the first save would have to load."""
        self.take_in(load_themes(theme_folders()))
        if self.notices:
            self._warn(" ".join(dict.fromkeys(self.notices)))
        elif self.top and self.has_begun_notes:
            self._say("A note that you had begun waits for you: n leads to it.")
        elif self.top and not self.top.status.words:
            self._say(greeting(self.keeper.book, self.keeper.today()))
        gc.enable()
        gc.collect()  # what the start left behind; what stays is not looked at again
        gc.freeze()
        asyncio.get_running_loop().run_in_executor(None, self.keeper.database.file.warm_up)

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
            self._begin(partial(self._ask_about, self._damage), "trouble", exclusive=True)

    def _begin(
        self, work: Callable[[], Coroutine[Any, Any, None]], group: str, *, exclusive: bool = False
    ) -> None:
        """Run in a worker; what has not begun when the app ends was never made."""
        self.run_worker(work, group=group, exclusive=exclusive)  # type: ignore[arg-type]  # narrower there than it is

    # saving

    def on_book_changed(self, message: BookChanged) -> None:
        """Save what was done, in a thread of its own; then say that it is safe."""
        self._words = message.words
        self._begin(self._save, "save")
        for screen in self.every_screen:
            if screen is not message.screen:
                screen.noticed_change()

    def on_look_changed(self, message: LookChanged) -> None:
        """The other screens show one person alone, too, or everyone."""
        for screen in self.every_screen:
            if screen is not message.screen:
                screen.noticed_look()

    async def on_save_first(self, message: SaveFirst) -> None:
        """Save, then do what was asked for after it."""
        await self._save()
        if not self.keeper.unsaved:
            await asyncio.to_thread(message.then)

    async def _save(self) -> None:
        async with self._lock:
            if not self.keeper.unsaved:  # an earlier save took it along before it was announced
                self._say_saved()
                return
            try:
                saved = await asyncio.to_thread(self.keeper.save)
            except Unchangeable as refusal:
                self.keeper.give_up_unsaved()
                with contextlib.suppress(DamagedFile):  # said by the next look at the file
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
        else:
            self._say_saved()

    def _say_saved(self) -> None:
        top = self.top
        if self._words and not self.keeper.unsaved and top and top.status.words == self._words:
            self._say(f"{self._words} · saved")

    def _try_again(self) -> None:
        self._retry = None
        if self.keeper.unsaved:
            self._begin(self._save, "save")

    # watching

    def _look_outside(self) -> None:
        if not self.top or self._lock.locked():
            return
        if self.keeper.is_outdated:
            self._begin(self._read_again, "read", exclusive=True)
        gone = self.keeper.database.file.is_gone
        if gone and not self._is_gone:
            self._warn("The file is gone. What is shown here is written again when you leave.")
        self._is_gone = gone

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
        if top := self.top:
            top.check_day()

    def on_app_focus(self) -> None:
        """Back from somewhere else: the day, or the file, may be another."""
        self._look_at_day()
        self._look_outside()

    # leaving

    async def action_quit(self) -> None:
        """Leave once everything is saved; ask, once, where it cannot be."""
        from tui.app.shell.trouble import UnsavedScreen

        if isinstance(self.screen, UnsavedScreen):
            return
        self._begin(self._leave, "leave", exclusive=True)

    async def _leave(self) -> None:
        from tui.app.shell.trouble import UnsavedScreen

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
        with contextlib.suppress(StoreError):
            self.keeper.database.file.write_again()
        self.exit()

    def _end(self, number: int) -> None:
        async def end() -> None:
            await self._save()
            try:
                os.tcgetpgrp(0)
            except OSError:  # the terminal is gone: Textual would wait for it for ever
                os._exit(128 + number)
            self.exit(return_code=128 + number)

        self._begin(end, "leave")

    # trouble with the file

    async def _ask_about(self, damage: DamagedFile) -> None:
        from tui.app.shell.trouble import TroubleScreen

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
        self._begin(partial(self._ask_about, damage), "trouble", exclusive=True)

    def _fatal_error(self) -> None:
        """Textual's own shows every local variable, names and notes among them."""
        self.panic(f"nearer: {fault_line(self._exception or RuntimeError())}")

    # saying

    def _show_all(self) -> None:
        for screen in self.every_screen:
            screen.noticed_change()

    def _say(self, words: str) -> None:
        if top := self.top:
            top.status.say(words)

    def _warn(self, words: str) -> None:
        self._warning = words
        if top := self.top:
            top.status.warn(words)

    def action_help(self) -> None:
        """The keys of the screen, or of the dialog over it, at hand."""
        from tui.app.shell.help import HelpScreen

        area = getattr(self.screen, "NAME", None)  # a question of one key has none
        if area in AREAS:
            self.push_screen(HelpScreen(self.glyphs, area))
