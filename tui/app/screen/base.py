"""What every screen of Nearer shares: the keeper, a line of status, changes that are saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from textual import getters
from textual.message import Message
from textual.screen import Screen

from tui.app.widgets.lines import StatusLine
from tui.book.book import Book
from tui.book.keeper import Keeper
from tui.book.places import Step
from tui.book.steps import ChangedElsewhere, Job, RecordChange
from tui.config.glyphs import Glyphs
from tui.domain.refusal import Refused
from tui.keys.key import ScreenName
from tui.store.errors import StoreError

MASKED = "Names and notes are masked; z shows them again."
CHANGED_ELSEWHERE = "Left as it is: another program has changed it since."


class NearerScreen(Screen[None]):
    """A screen over the keeper. Subclasses draw in ``show_all``; each is made once and kept."""

    NAME: ClassVar[ScreenName]
    TO_TODAY: ClassVar[str] = " Press . to go there."
    status = getters.query_one(StatusLine)

    @dataclass
    class Changed(Message):
        """Something was done on a screen that waits to be saved; ``words`` say what."""

        words: str
        screen: "NearerScreen"

    @dataclass
    class Saved(Message):
        """``then`` is to be done once nothing waits to be saved."""

        then: Callable[[], object]

    @dataclass
    class Looked(Message):
        """It was chosen whom alone to look at."""

        screen: "NearerScreen"

    @dataclass
    class PlaceOpened(Message):
        """A time in the Planner, a person, a note, or a practice on Today is to be shown."""

        screen: Literal["today", "planner", "people", "reflect"]
        key: str

    @dataclass
    class DayOpened(Message):
        """A day is to be shown on Today."""

        day: date

    def __init__(self, keeper: Keeper, glyphs: Glyphs) -> None:
        super().__init__()
        self.keeper = keeper
        self.glyphs = glyphs
        self.today: date = keeper.today()
        self._is_stale = False

    @property
    def book(self) -> Book:
        """The book as it is looked at: all of it, or with one person only."""
        return self.keeper.view

    @property
    def only_words(self) -> str:
        """Whom alone is looked at, in words; empty for everyone."""
        only = self.keeper.only
        return f"only {self.keeper.shown.names([only])[0]}" if only else ""

    def show_all(self) -> None:
        """Everything anew: after the file, the day or a setting has changed."""
        raise NotImplementedError

    def go_to(self, key: str) -> None:
        """The cursor to what ``key`` names, on a screen that has such a thing."""

    def noticed_change(self) -> None:
        """Something is otherwise now; drawn at once where it is seen, else when it is."""
        if self.is_current:
            self.show_all()
        else:
            self._is_stale = True

    def on_screen_resume(self) -> None:
        """Seen again: catch up with what changed meanwhile."""
        self.check_day()
        if self._is_stale:
            self._is_stale = False
            self.show_all()
        self.say_what_is_in_the_way()

    def say_what_is_in_the_way(self) -> None:
        """Where nothing can be changed, say why for as long as it is so."""
        if refusal := self.keeper.why_unchangeable:
            self.status.warn(str(refusal))

    def check_day(self) -> None:
        """Notice a new day. What is on the screen stays on it."""
        today = self.keeper.today()
        if today != self.today:
            self.today = today
            self.show_all()
            self.status.say(f"It is a new day, {today:%A}.{self.TO_TODAY}")

    # changing

    def do(self, words: str, steps: Sequence[Step]) -> bool:
        """Change something and have it saved; a refusal is said. Whether it was done."""
        return self._perform(words, lambda: self.keeper.do(words, steps))

    def do_for_good(self, words: str, steps: Sequence[Step]) -> bool:
        """As ``do``, never to be undone."""
        return self._perform(words, lambda: self.keeper.do_for_good(words, steps))

    def _perform(self, words: str, perform: Callable[[], Job]) -> bool:
        try:
            job = perform()
        except (Refused, StoreError) as refusal:
            self.status.warn(str(refusal))
            return False
        if job.edits:
            self.changed(words)
        return True

    def try_to(self, words: str, step: Callable[[], RecordChange]) -> bool:
        """Change a record as ``tui.changes`` gives it, which may refuse. Whether it was done."""
        return self.try_all(words, lambda: [step()])

    def try_all(self, words: str, steps_of: Callable[[], Sequence[Step]]) -> bool:
        """Change several things as one; finding out which may refuse. Whether it was done."""
        try:
            steps = steps_of()
        except Refused as refusal:
            self.status.warn(str(refusal))
            return False
        return self.do(words, steps)

    def changed(self, words: str) -> None:
        """Paint first, then save: what the eye waits for comes first."""
        self.status.say(words)
        self.call_after_refresh(self.post_message, self.Changed(words, self))

    def ask(
        self,
        question: str,
        read: Callable[[str], str],
        take: Callable[[str | None], None],
        text: str = "",
        hint: str = "",
    ) -> None:
        """Ask for a line; ``read`` says how it is understood, ``take`` gets it, or None."""
        from tui.app.dialogs.ask import AskScreen

        if text.strip() and self.keeper.is_masked:
            self.status.say(MASKED)
            return
        self.app.push_screen(AskScreen(question, read, text=text, hint=hint), take)

    def after_saving(self, then: Callable[[], object]) -> None:
        """Do something once nothing waits to be saved any more."""
        self.call_after_refresh(self.post_message, self.Saved(then))

    def look_at_only(self, uid: str) -> None:
        """Look at one person alone, or at everyone again where ``uid`` is empty."""
        self.keeper.only = uid
        self.show_all()
        self.post_message(self.Looked(self))

    def action_only(self) -> None:
        """One person alone, or everyone."""
        from tui.app.dialogs.whom import choose_only

        choose_only(self)

    def action_mask(self) -> None:
        """Mask names and notes everywhere, or show them again."""
        self.keeper.is_masked = not self.keeper.is_masked
        self.show_all()
        self.post_message(self.Looked(self))
        self.status.say(MASKED if self.keeper.is_masked else "Names and notes are shown again.")

    def action_find(self) -> None:
        """Find words in notes, people, practices and days."""
        from tui.app.dialogs.find import FindScreen

        self.app.push_screen(FindScreen(self))

    def action_undo(self) -> None:
        """Take the latest change back."""
        self._reverse("undo", "Undone", "There is nothing to undo.")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._reverse("redo", "Done again", "There is nothing to do again.")

    def _reverse(self, what: Literal["undo", "redo"], said: str, nothing: str) -> None:
        try:
            job = self.keeper.undo() if what == "undo" else self.keeper.redo()
        except ChangedElsewhere:
            self.status.warn(CHANGED_ELSEWHERE)
            return
        except StoreError as refusal:
            self.status.warn(str(refusal))
            return
        if job is None:
            self.status.say(nothing)
            return
        self.reversed()
        self.changed(f"{said}: {job.label}")

    def reversed(self) -> None:
        """Draw what undo or redo has changed."""
        self.show_all()
