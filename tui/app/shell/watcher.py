"""Watching the file, and its folder, for what other programs do there."""

import asyncio
import contextlib
from pathlib import Path

from tui.app.shell.front import Front, Start
from tui.book.keeper import Keeper
from tui.store.conflicts import conflict_copies
from tui.store.disk import Signature, signature
from tui.store.errors import DamagedFile, OtherFile, StoreError

GONE = "The file is gone. What is shown here is written again when you leave."
BACK = "The file is there again."
COPY = "See `nearer doctor`: a sync program left a second copy of your file."
DOUBLED = "See `nearer doctor`: something stands in your file twice; both were read and joined."


class Watcher:
    """Looks at the file from outside, when told to, and shows what has changed there.

    Nothing is read while somebody else has the ``turn``: a save reads the file by itself.
    """

    def __init__(self, keeper: Keeper, front: Front, turn: asyncio.Lock, start: Start) -> None:
        self._keeper, self._front = keeper, front
        self._turn, self._start = turn, start
        self._reads = self._is_gone = False
        self._refused: Signature = None  # of what stands there and is no reading of this file
        self._refusal = ""  # what was said of it
        self._kept = -1  # the version of the book that was put into a backup
        self._copies: set[Path] = set()
        self._looks_around = False

    def look(self) -> None:
        """Notice, by one or two stats, that the file is another or gone; read it if so."""
        if self._turn.locked():
            return
        if self._keeper.is_outdated and not self._reads and not self._is_refused:
            self._reads = True
            self._start(self._read_again)
        gone = self._keeper.database.file.is_gone
        if gone and not self._is_gone:
            self._front.warn(GONE)
        elif self._is_gone and not gone:
            self._front.reword(GONE, BACK)
        self._is_gone = gone

    @property
    def _is_refused(self) -> bool:
        """Whether what stands there was looked at already and is not ours to take."""
        return self._refused is not None and self._there() == self._refused

    def _there(self) -> Signature:
        with contextlib.suppress(OSError):
            return signature(self._keeper.database.file.path)
        return None

    async def _read_again(self) -> None:
        there = self._there()
        try:
            async with self._turn:
                if not self._keeper.is_outdated:  # a save has read it meanwhile, and said so
                    return
                book = await asyncio.to_thread(self._keeper.read)
                self._keeper.adopt(book)
        except DamagedFile as damage:
            await self._refuse(there, "The file cannot be read now.", f" Why: {damage.reason}.")
            return
        except OtherFile:
            await self._refuse(there, "Another file is in its place.")
            return
        finally:
            self._reads = False
        self._refused = None
        self._front.reword(self._refusal, BACK)
        self._front.show_all()
        if self._keeper.database.file.doubled_line:
            self._front.warn(DOUBLED)
        elif not self._keeper.unsaved:
            self._front.say("The file was changed elsewhere; this is how it is now.")

    async def _refuse(self, there: Signature, words: str, reason: str = "") -> None:
        """Leave alone what stands there; what is here becomes a backup, whatever ends the app."""
        self._refused = there
        self._refusal = f"{words} Yours is kept here; q shows the ways out.{reason}"
        self._front.warn(self._refusal)
        if self._keeper.database.file.held and self._kept != self._keeper.book.version:
            self._kept = self._keeper.book.version
            async with self._turn:
                with contextlib.suppress(StoreError):
                    await asyncio.to_thread(self._keeper.keep_aside)

    def look_around(self) -> None:
        """Notice copies that a sync program has left beside the file; each is told of once."""
        if not self._looks_around:
            self._looks_around = True
            self._start(self._look_around)

    async def _look_around(self) -> None:
        try:
            found = await asyncio.to_thread(conflict_copies, self._keeper.database.file.path)
        finally:
            self._looks_around = False
        copies = set(found)
        if copies <= self._copies:
            self._copies = copies
        elif not self._front.is_warning:  # else at the next look
            self._copies = copies
            self._front.say(COPY)
