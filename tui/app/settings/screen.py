"""What counts and when: settings, and the practices with their schedules."""

from collections.abc import Callable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from tui.app.desk.bindings import bindings
from tui.app.dialogs.ask import ask
from tui.app.screen.base import NearerScreen
from tui.app.widgets.figures import FigureTable, TableRow
from tui.app.widgets.lines import Ends, KeyLine
from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.changes.practices import (
    added,
    practice_of,
    renamed,
    scheduled,
    set_to,
    switched_off,
    switched_on,
)
from tui.domain.practice import Practice
from tui.domain.schedule import parse_schedule
from tui.domain.settings import SETTINGS
from tui.queries.year_review import Figure
from tui.wording.settings import SETTING_NAMES


class SettingsScreen(NearerScreen):
    """One list under one cursor: settings first, then practices."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settings")]
    NAME = "settings"
    AUTO_FOCUS = "FigureTable"

    choices = getters.query_one("#choices", FigureTable)

    def compose(self) -> ComposeResult:
        """The list, and a line on what is under the cursor."""
        yield Ends(id="title")
        yield FigureTable(self.desk.glyphs, id="choices", name=40)
        yield self.status
        yield KeyLine("settings", self.chosen_keys)

    def on_mount(self) -> None:
        """Draw what is chosen."""
        title, where = Content.from_markup("[b]Settings[/b]"), Content("kept in your file")
        self.show_title(title, where)
        self.show_all()

    def show_all(self) -> None:
        """The settings and practices as they are."""
        book = self.desk.everyone
        values = book.settings._asdict()
        rows = [
            TableRow(
                SETTING_NAMES[name], (self._figure(setting.words(values[name]), setting.meaning),)
            )
            for name, setting in SETTINGS.items()
        ]
        rows += [TableRow("", ()), TableRow("Practices", ())]
        for practice in book.every_practice:
            schedule = book.schedule(practice.id, self.today).text
            words = schedule if practice.on else "off"
            key = str(practice.number) if practice.on else " "
            help_words = (
                f"{practice.name}: enter for its schedule, e to rename, space for on or off"
            )
            rows.append(TableRow(f"{key} {practice.name}", (self._figure(words, help_words),)))
        self.choices.show((), rows)
        self._explain()

    def _figure(self, text: str, meaning: str) -> Figure:
        return Figure(text, lambda: meaning)

    def _explain(self) -> None:
        if figure := self.choices.figure:
            words = figure.why()
            self.desk.say(words[:1].upper() + words[1:])

    # what is under the cursor

    @property
    def _setting(self) -> str | None:
        row = self.choices.cursor[0]
        return list(SETTINGS)[row] if row < len(SETTINGS) else None

    @property
    def _practice(self) -> Practice | None:
        index = self.choices.cursor[0] - len(SETTINGS) - 2
        every = self.desk.everyone.every_practice
        return every[index] if 0 <= index < len(every) else None

    def go_to(self, key: str) -> None:
        """The cursor to the setting of this name."""
        self.choices.cursor = (list(SETTINGS).index(key), 0)
        self._explain()

    def action_move(self, by: int) -> None:
        """The cursor down or up."""
        self.choices.move(0, by)
        self._explain()

    def action_edge(self, by: int) -> None:
        """The cursor to the first line, or the last."""
        self.choices.edge(by)
        self._explain()

    # changing

    def action_step(self, by: int) -> None:
        """The next choice of a setting, or the one before; a practice on or off."""
        if name := self._setting:
            setting = SETTINGS[name]
            now = self.desk.everyone.settings._asdict()[name]
            value = setting.after(now, by)
            words = f"{SETTING_NAMES[name]}: {setting.words(value)} instead of {setting.words(now)}"
            self._do(words, lambda _: set_to(name, value))
        elif practice := self._practice:
            switch = switched_off if practice.on else switched_on
            state = "off; its days stay" if practice.on else "on"
            words = f"{practice.name} is {state}"
            self._do(words, lambda book: switch(book, practice_of(book, practice.id)))

    def action_take_in(self) -> None:
        """Take in what another program kept."""
        from tui.app.settings.taking_in import ask_to_take_in

        ask_to_take_in(self.desk)

    def _do(self, words: str, step_of: Callable[[Book], RecordChange]) -> None:
        if self.desk.do(words, lambda book: [step_of(book)]):
            self.desk.say(words)

    def action_schedule(self) -> None:
        """When a practice is asked for, from today on."""
        practice = self._practice
        if practice is None:
            self.action_step(1)
            return

        def read(_: Book, text: str) -> str:
            return f"{practice.name}: {parse_schedule(text).text}, from today on"

        def take(text: str | None) -> None:
            if text is not None:
                schedule = parse_schedule(text)
                self._do(
                    f"{practice.name}: {schedule.text}",
                    lambda book: scheduled(practice_of(book, practice.id), schedule, self.today),
                )

        ask(
            self.desk,
            f"When is {practice.name} asked for?",
            read,
            take,
            self.desk.everyone.schedule(practice.id, self.today).text,
            "daily, mon thu, or 3/week",
            is_private=False,
        )

    def action_rename(self) -> None:
        """Call a practice something else."""
        practice = self._practice
        if practice is None:
            self.desk.say("Only practices have names to change.")
            return

        def step(book: Book, text: str) -> RecordChange:
            return renamed(book, practice_of(book, practice.id), text)

        def read(book: Book, text: str) -> str:
            name = step(book, text).fields["name"]
            return f"It will be called {name}; its days stay with it."

        def take(text: str | None) -> None:
            if text is not None:
                self._do(f"{practice.name} renamed", lambda book: step(book, text))

        ask(self.desk, f"What is {practice.name} to be called?", read, take, practice.name)

    def action_add(self) -> None:
        """A practice of one's own."""

        def read(book: Book, text: str) -> str:
            step = added(book, text)
            name, is_on = step.fields["name"], step.fields.get("on", True)
            if not is_on:
                return f"{name}, switched off at first: every key has a practice"
            return f"{name}, ticked with {step.fields['number']}"

        def take(text: str | None) -> None:
            if text is not None:
                self._do(f"{text.strip()} added", lambda book: added(book, text))
                self.choices.edge(1)

        question = "What would you like to practise?"
        ask(self.desk, question, read, take, hint="a few words")
