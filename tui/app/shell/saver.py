"""Saving off the keyboard's path: one save at a time, tried again where it could not be."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import TypeVar

from tui.app.shell.front import Front, Start
from tui.app.widgets.lines import SAVED
from tui.book.keeper import Keeper
from tui.store.errors import DamagedFile, NotSaved, OtherFile, StoreError, Unchangeable

RETRY_AFTER = 5.0  # seconds until an unsaved change is tried again
T = TypeVar("T")


class Saver:
    """Saves what the keeper holds unsaved, each time in a thread of its own.

    ``turn`` is held while the file is written or read, so that these never meet; ``start`` runs
    what is wanted in the background. However much is wanted while a save runs, one more follows.
    """

    def __init__(
        self,
        keeper: Keeper,
        front: Front,
        turn: asyncio.Lock,
        start: Start,
        *,
        retry_after: float = RETRY_AFTER,
    ) -> None:
        self.trouble = ""
        """Why something could not be saved, in the words that said so; empty once it is."""
        self._keeper, self._front = keeper, front
        self._turn, self._start = turn, start
        self._retry_after = retry_after
        self._retry: asyncio.TimerHandle | None = None
        self._words = ""
        self._is_wanted = self._runs = False
        self._afterwards: list[tuple[Callable[[], object], Callable[[], object]]] = []

    def want(self, words: str = "") -> None:
        """Save soon; ``words``, if they are still what is said then, are said to be saved."""
        self._words = words or self._words
        self._is_wanted = True
        if not self._runs:
            self._runs = True
            self._start(self._run)

    async def _run(self) -> None:
        try:
            while self._is_wanted:
                self._is_wanted = False
                await self.save()
        finally:
            self._runs = False

    async def save(self) -> None:
        """Save what waits now, and say how it went; what could not be saved goes on waiting.

        Where the file turns out to be one that must not be changed, what waits is given up and
        the screens show the file as it is.
        """
        await self._write()
        while self._afterwards and not self._keeper.unsaved:
            then, _ = self._afterwards.pop(0)
            await asyncio.to_thread(then)

    async def save_first(self, then: Callable[[], object], otherwise: Callable[[], object]) -> None:
        """Save, and do ``then`` in a thread as soon as nothing waits any more.

        That may be much later, where saving does not work; where what waits is given up,
        ``otherwise`` is done.
        """
        self._afterwards.append((then, otherwise))
        await self.save()

    async def _write(self) -> None:
        async with self._turn:
            if not self._keeper.unsaved:  # an earlier save took it along before it was announced
                self._say_saved()
                return
            try:
                saved = await asyncio.to_thread(self._keeper.save)
            except Unchangeable as refusal:
                await self._give_up()
                self._front.warn(str(refusal))
                return
            except StoreError as problem:
                self.trouble = f"Not saved: {_reason(problem)}"
                self._front.warn(self.trouble)
                self._try_later()
                return
            self._keeper.settle(saved)
        if saved.book:
            self._front.show_all()
        if saved.withdrawn:
            self._front.warn("Left as it is: another program has changed that day since.")
        elif problem_with_backup := self._keeper.database.file.backup_problem:
            self._front.warn(f"Saved, but {problem_with_backup}.")
        else:
            self._say_saved()

    async def alone(self, act: Callable[[], T]) -> T:
        """Do something with the file in a thread, while nobody else reads or writes it here."""
        async with self._turn:
            return await asyncio.to_thread(act)

    async def instead(
        self, act: Callable[[], object], words: str, then: Callable[[], object] = lambda: None
    ) -> None:
        """Have ``act`` make the file another, and show it as it is then, once ``then`` is done.

        What is not saved goes on top. Raises StoreError; then nothing is shown.
        """
        async with self._turn:
            await asyncio.to_thread(act)
            book = await asyncio.to_thread(self._keeper.read)
            then()
            self._keeper.adopt(book)
        self._front.show_all()
        self._front.say(words)
        if self._keeper.unsaved:
            self.want(words)

    def close(self) -> None:
        """Try nothing again any more."""
        if self._retry:
            self._retry.cancel()
            self._retry = None

    async def _give_up(self) -> None:
        self._keeper.give_up_unsaved()
        self._words = self.trouble = ""
        for _, otherwise in self._afterwards:
            otherwise()
        self._afterwards.clear()
        with contextlib.suppress(StoreError):  # said by the next look at the file
            self._keeper.adopt(await asyncio.to_thread(self._keeper.read))
        self._front.show_all()

    def _try_later(self) -> None:
        if self._retry is None:
            loop = asyncio.get_running_loop()
            self._retry = loop.call_later(self._retry_after, self._try_again)

    def _try_again(self) -> None:
        self._retry = None
        if self._keeper.unsaved:
            self.want()

    def _say_saved(self) -> None:
        if self._keeper.unsaved:
            return
        for words in (self._words, self.trouble):  # what is over is not said any more
            self._front.reword(words, f"{self._words or 'Everything'}{SAVED}")
        self.trouble = ""


def _reason(problem: StoreError) -> str:
    """Why something was not saved, and what becomes of it."""
    if isinstance(problem, DamagedFile | OtherFile):
        return f"{problem.reason}. It is kept here; q shows the ways out."
    reason = problem.reason if isinstance(problem, NotSaved) else problem
    return f"{reason}. Your change is kept here and tried again."
