"""Away for some days, and back: two keys each."""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk, StepsOf
from tui.app.dialogs.ask import ask
from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.page import Page
from tui.book.book import Book
from tui.changes.practices import paused, resumed
from tui.domain.day import day_words, parse_day
from tui.domain.schedule import ALL
from tui.keys.key import DialogName
from tui.wording.basics import day_of


class AwayScreen(Dialog[None]):
    """Ways to go away from a day on, or to come back on it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("away")]
    NAME: ClassVar[DialogName] = "away"

    def __init__(self, desk: Desk, practice: str, day: date) -> None:
        super().__init__()
        self._desk, self._day, self._today = desk, day, desk.today
        self._practice = desk.everyone.practice(practice) or desk.everyone.practices[0]
        self._away = desk.everyone.away(practice, day)

    def compose(self) -> ComposeResult:
        """What is so, then the ways on."""
        name, when = self._practice.name, day_of(self._day, self._today)
        keys = KeyWords("away", self._desk.chosen_keys)
        lines = [Content.from_markup("[b]Away[/b]"), Content()]
        if away := self._away:
            until = f"to {day_of(away.pause.last, self._today)}" if away.pause.last else "on"
            what = name if away.practice == self._practice.id else "Everything"
            lines += [
                Content(f"{what} is away from {day_of(away.pause.first, self._today)} {until}."),
                Content(),
                keys.of("away.end", f"back: {when} counts again"),
            ]
        else:
            lines += [
                Content("Days away neither add to a streak nor end it."),
                Content(),
                keys.of("away.all", f"everything, from {when} until you are back"),
                keys.of("away.one", f"only {name}"),
                keys.of("away.until", "everything, up to a day you name"),
            ]
        lines.append(keys.of("away.back", "leave it as it is"))
        with Page(id="question", can_focus=False):
            yield Static(Content("\n").join(lines))

    def action_leave(self, what: str) -> None:
        """Everything, or one practice, until further notice."""
        if not self._away:
            whom, name = (
                (ALL, "Everything") if what == "all" else (self._practice.id, self._practice.name)
            )
            words = f"{name} is away from {day_words(self._day, self._today)} on"
            self._go(words, lambda book: [paused(book, whom, self._day, None)])

    def action_back(self) -> None:
        """End what is away."""
        if away := self._away:
            words = f"Back from {day_words(self._day, self._today)} on"
            self._go(words, lambda book: [resumed(book, away.practice, self._day)])

    def _go(self, words: str, steps_of: StepsOf) -> None:
        self.dismiss()
        self._desk.do(words, steps_of)

    def action_until(self) -> None:
        """Everything, up to a day that is asked for."""

        def last_of(text: str) -> date:
            return parse_day(text, self._today, coming=True)

        def words(book: Book, text: str) -> str:
            paused(book, ALL, self._day, last_of(text))
            first, end = day_of(self._day, self._today), day_of(last_of(text), self._today)
            return f"Everything is away from {first} to {end}"

        def take(text: str | None) -> None:
            if text is not None:
                said = self._desk.understand(lambda book: words(book, text))
                self._go(said, lambda book: [paused(book, ALL, self._day, last_of(text))])

        if not self._away:
            question, hint = "Away up to and with which day?", "friday, +7, 2026-12-05"
            ask(self._desk, question, words, take, hint=hint)
