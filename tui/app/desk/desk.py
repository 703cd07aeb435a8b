"""The desk: the one book to draw from, and one door for changes, questions and words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from textual.message import Message
from textual.screen import Screen

from tui.app.desk.messages import BookChanged, LookChanged, SaveFirst
from tui.book.book import Book
from tui.book.keeper import Keeper
from tui.book.places import Step
from tui.book.steps import ChangedElsewhere
from tui.book.view import BookView
from tui.clock import Clock
from tui.config.glyphs import Glyphs
from tui.domain.refusal import Refused
from tui.store.errors import StoreError
from tui.store.storage import FileStorage

MASKED = "Names and notes are masked; z shows them again."
CHANGED_ELSEWHERE = "Left as it is: another program has changed it since."

T = TypeVar("T")
StepsOf = Callable[[Book], Sequence[Step]]
"""What is to be done, found out on the real book; it may refuse."""


class Surface(Protocol):
    """The screen that a desk stands on: where words are shown and dialogs lie."""

    def show_words(self, words: str, *, trouble: bool) -> None:
        """Put words into the status line."""

    @property
    def chosen_keys(self) -> Mapping[str, str]:
        """The user's own keys, by the id of what they do."""

    @property
    def words(self) -> str:
        """What the status line says now."""

    def show_all(self) -> None:
        """Draw the whole screen as the book is now."""

    def show_look(self) -> None:
        """Draw the whole screen as the book is looked at now."""

    def go_to(self, key: str) -> None:
        """The cursor to what ``key`` names, where there is such a thing."""

    def cover_dialogs(self) -> None:
        """Hide the dialogs that are open, if any, until names are shown again."""

    def show_reversed(self) -> None:
        """Draw what undo or redo has changed."""

    def post_after_refresh(self, message: Message) -> None:
        """Send a message once what has changed is painted."""

    def push_dialog(self, dialog: Screen[T], take: Callable[[T | None], None] | None) -> None:
        """Lay a dialog over the screen; ``take`` gets its answer."""


class Desk:
    """What a screen and the dialogs over it may use.

    ``book`` and ``everyone`` are all that can be drawn, masked where that is wanted. Changes go
    through ``do``, by uid, and always meet the real book; a person's words reach a line or an
    editor to be changed there only where ``may_edit`` allows it, and never while they are masked.
    """

    def __init__(self, keeper: Keeper, glyphs: Glyphs, surface: Surface) -> None:
        self._keeper = keeper
        self.glyphs = glyphs
        self._surface = surface
        self.today: date = keeper.today()

    # what there is to draw

    @property
    def book(self) -> BookView:
        """The book as it is looked at: with everyone, or with the days of one person only."""
        return self._keeper.looking.view

    @property
    def everyone(self) -> BookView:
        """The book with everyone, whomever alone is looked at."""
        return self._keeper.looking.everyone

    @property
    def only(self) -> str:
        """The uid of the one person who is looked at alone; empty for everyone."""
        return self._keeper.looking.only

    @property
    def only_words(self) -> str:
        """Whom alone is looked at, in words; empty for everyone."""
        return f"only {self.everyone.names([self.only])[0]}" if self.only else ""

    @property
    def is_masked(self) -> bool:
        """Whether names and notes are masked."""
        return self._keeper.looking.is_masked

    @property
    def look(self) -> tuple[str, bool]:
        """How the book is looked at: with whom alone, and whether masked."""
        return self.only, self.is_masked

    @property
    def chosen_keys(self) -> Mapping[str, str]:
        """The user's own keys, by the id of what they do."""
        return self._surface.chosen_keys

    @property
    def clock(self) -> Clock:
        """What tells the time, and the zone here."""
        return self._keeper.clock

    @property
    def file(self) -> FileStorage:
        """The file that all is kept in, to be copied."""
        return self._keeper.database.file

    @property
    def backups(self) -> Path:
        """The folder of the file's backups."""
        return self.file.backup_folder

    @property
    def drafts(self) -> Path:
        """The folder of what was begun and is not kept yet."""
        from tui.store.drafts import folder_of

        return folder_of(self.backups)

    @property
    def why_unchangeable(self) -> str:
        """Why nothing can be changed now; empty where it can."""
        return str(self._keeper.why_unchangeable or "")

    def is_new_day(self) -> bool:
        """Look at the clock: whether ``today`` is another day now than it was."""
        before, self.today = self.today, self._keeper.today()
        return self.today != before

    def masked(self, text: str) -> str:
        """A text in which no name or title can be read, where that is wanted."""
        return self._keeper.looking.masked_text(text)

    # saying

    def say(self, words: str) -> None:
        """Say in the status line that something went as it should."""
        self._surface.show_words(self.masked(words), trouble=False)

    def warn(self, words: str) -> None:
        """Say what is in the way; it stays until something else is said."""
        self._surface.show_words(self.masked(words), trouble=True)

    @property
    def words(self) -> str:
        """What the status line says now."""
        return self._surface.words

    def go_to(self, key: str) -> None:
        """The cursor of the screen beneath to what ``key`` names, where it has such a thing."""
        self._surface.go_to(key)

    def draw(self) -> None:
        """Draw the screen beneath anew."""
        self._surface.show_all()

    # doing

    def do(
        self,
        words: str,
        steps_of: StepsOf,
        *,
        draw: bool = True,
        for_good: bool = False,
        backup: str = "",
        hint: str = "",
        label: str = "",
    ) -> bool:
        """Change something, draw it, say ``words`` and have it saved; a refusal is said.

        A ``hint`` is said behind them, but not when the change is undone or done again; then it
        is called by its ``label``, where that is shorter than ``words``.

        ``draw`` is False where the screen draws what changed by itself, sooner; what is done
        ``for_good`` can never be undone; a ``backup`` of this name is taken first. Whether it was
        done: no steps, or steps that change nothing, count as done.
        """
        keeper = self._keeper
        try:
            if for_good:
                job = keeper.change_for_good(words, steps_of)
            else:
                job = keeper.change(label or words, steps_of, backup)
        except (Refused, StoreError) as refusal:
            self.warn(str(refusal))
            return False
        if draw:
            self.draw()
        if job.edits:
            self._changed(f"{words}; {hint}" if hint else words)
        return True

    def _changed(self, words: str) -> None:
        """Paint first, then save: what the eye waits for comes first."""
        self.say(words)
        self._surface.post_after_refresh(BookChanged(self.masked(words), self._surface))

    def reverse(self, what: Literal["undo", "redo"]) -> bool:
        """Take the latest change back, or do it again. Whether there was one."""
        try:
            job = self._keeper.undo() if what == "undo" else self._keeper.redo()
        except ChangedElsewhere:
            self.warn(CHANGED_ELSEWHERE)
            return False
        except (Refused, StoreError) as refusal:
            self.warn(str(refusal))
            return False
        if job is None:
            self.say(f"There is nothing to {'undo' if what == 'undo' else 'do again'}.")
            return False
        self._surface.show_reversed()
        self._changed(f"{'Undone' if what == 'undo' else 'Done again'}: {job.label}")
        return True

    def after_saving(
        self, then: Callable[[], object], otherwise: Callable[[], object] = lambda: None
    ) -> None:
        """Do something once nothing waits to be saved any more, whenever that is.

        ``otherwise`` is done where what waits is given up.
        """
        self._surface.post_after_refresh(SaveFirst(then, otherwise))

    # looking

    def look_at_only(self, uid: str) -> None:
        """Look at one person alone, or at everyone again where ``uid`` is empty."""
        self._keeper.looking.only = uid
        self._looked()

    def mask(self, *, masked: bool) -> None:
        """Mask names and notes everywhere, or show them again.

        Dialogs that are open show what they were made from, and are covered.
        """
        self._keeper.looking.is_masked = masked
        self._looked()
        if masked:
            self._surface.cover_dialogs()
        self.say(MASKED if masked else "Names and notes are shown again.")

    def _looked(self) -> None:
        self._surface.show_look()
        self._surface.post_after_refresh(LookChanged(self._surface))

    def tell(self, message: Message) -> None:
        """Send the app a message: to go to a place, to a day."""
        self._surface.post_after_refresh(message)

    # asking

    def push(self, dialog: Screen[T], take: Callable[[T | None], None] | None = None) -> None:
        """Lay a dialog over the screen; ``take`` gets its answer, None where it was left."""
        self._surface.push_dialog(dialog, take)

    def understand(self, read: Callable[[Book], T]) -> T:
        """What a typed line, or a choice, means on the real book; ``read`` may refuse.

        Words of it are shown through ``say`` and ``masked`` alone.
        """
        return read(self._keeper.book)

    def edit(
        self,
        dialog_of: Callable[[Book], Screen[T]],
        take: Callable[[T | None], None] | None = None,
    ) -> None:
        """Lay a dialog over the screen that is made from the real book, to change what it says.

        Refused while names and notes are masked.
        """
        if self.may_edit():
            self.push(dialog_of(self._keeper.book), take)

    def may_edit(self) -> bool:
        """Whether a person's words may be changed now; says so where they are masked."""
        if self.is_masked:
            self.say(MASKED)
        return not self.is_masked
