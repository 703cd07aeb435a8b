"""What counts and when: settings, the look, and the practices with their schedules."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from tui.app.desk.bindings import bindings
from tui.app.dialogs.ask import ask
from tui.app.screen.base import NearerScreen
from tui.app.settings.look import Look
from tui.app.widgets.figures import FigureTable, TableRow
from tui.app.widgets.lines import Ends, KeyLine
from tui.book.book import Book
from tui.book.keeper import Keeper
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
from tui.config.glyphs import Glyphs
from tui.domain.practice import Practice
from tui.domain.schedule import parse_schedule
from tui.domain.settings import SETTINGS
from tui.queries.year_review import Figure
from tui.typed.settings import read_setting
from tui.wording.settings import LOOK_MEANINGS, LOOK_NAMES, SETTING_NAMES


class SettingsScreen(NearerScreen):
    """One list under one cursor: settings first, then the look, then practices."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settings")]
    NAME = "settings"
    AUTO_FOCUS = "FigureTable"

    choices = getters.query_one("#choices", FigureTable)

    def __init__(self, keeper: Keeper, glyphs: Glyphs) -> None:
        super().__init__(keeper, glyphs)
        self._look = Look(self.app)
        self._keys: list[str] = []

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
        """The settings, the look and the practices as they are."""
        book = self.desk.everyone
        values = book.settings._asdict()
        self._keys = []
        rows: list[TableRow] = []

        def add(key: str, name: str, value: str = "", meaning: str = "") -> None:
            self._keys.append(key)
            rows.append(TableRow(name, (Figure(value, lambda: meaning),) if key else ()))

        for name, setting in SETTINGS.items():
            add(name, SETTING_NAMES[name], setting.words(values[name]), setting.meaning)
        add("", "")
        add("", "Look")
        for name, value in self._look.values():
            add(name, LOOK_NAMES[name], value, LOOK_MEANINGS[name])
        add("", "")
        add("", "Practices")
        for practice in book.every_practice:
            schedule = book.schedule(practice.id, self.today).text
            key = str(practice.number) if practice.on else " "
            add(
                practice.id,
                f"{key} {practice.name}",
                schedule if practice.on else "off",
                f"{practice.name}: enter for its schedule, e to rename, space for on or off",
            )
        self.choices.show((), rows)
        self._explain()

    def _explain(self) -> None:
        if figure := self.choices.figure:
            words = figure.why()
            self.desk.say(words[:1].upper() + words[1:])

    # what is under the cursor

    @property
    def _here(self) -> str:
        """The key of the row under the cursor."""
        return self._keys[self.choices.cursor[0]]

    @property
    def _setting(self) -> str | None:
        return self._here if self._here in SETTINGS else None

    @property
    def _practice(self) -> Practice | None:
        return self.desk.everyone.practice(self._here)

    def go_to(self, key: str) -> None:
        """The cursor to the setting of this name."""
        self.choices.cursor = (self._keys.index(key), 0)
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
            self._set(name, SETTINGS[name].after(self._value(name), by))
        elif self._here in LOOK_NAMES:
            self._look.step(self._here, by)
        elif practice := self._practice:
            switch = switched_off if practice.on else switched_on
            words = f"{practice.name} is {'off' if practice.on else 'on'}"
            hint = "its days stay" if practice.on else ""
            self._do(words, lambda book: switch(book, practice_of(book, practice.id)), hint)

    def action_export(self) -> None:
        """Write all of it into a file that is asked for."""
        from tui.app.settings.copies import ask_to_export

        ask_to_export(self.desk)

    def action_back_up(self) -> None:
        """Make a backup now."""
        from tui.app.settings.copies import back_up

        back_up(self.desk)

    def action_take_in(self) -> None:
        """Take in a file: Nearer's, a calendar, another program's."""
        from tui.app.settings.taking_in import ask_to_take_in

        ask_to_take_in(self.desk)

    def _value(self, name: str) -> Any:
        return self.desk.everyone.settings._asdict()[name]

    def _set(self, name: str, value: Any) -> None:
        """Have a setting mean something else from now on."""
        setting, now = SETTINGS[name], self._value(name)
        words = f"{SETTING_NAMES[name]}: {setting.words(value)} instead of {setting.words(now)}"
        self._do(words, lambda _: set_to(name, value))

    def _do(self, words: str, step_of: Callable[[Book], RecordChange], hint: str = "") -> None:
        if self.desk.do(words, lambda book: [step_of(book)], hint=hint):
            self.desk.say(f"{words}; {hint}" if hint else words)

    def action_type(self) -> None:
        """Type what is under the cursor, where it has more than two choices."""
        if practice := self._practice:
            self._type_schedule(practice)
        elif name := self._setting:
            self._type_setting(name)
        else:
            self._look.open(self._here)

    def _type_setting(self, name: str) -> None:
        setting = SETTINGS[name]
        if len(setting.choices) == 2:
            self.action_step(1)
            return

        def read(_: Book, text: str) -> str:
            return f"{SETTING_NAMES[name]}: {setting.words(read_setting(name, text))}"

        def take(text: str | None) -> None:
            if text is not None:
                self._set(name, read_setting(name, text))

        held = setting.words(self._value(name))
        question = f"{SETTING_NAMES[name]}:"
        ask(self.desk, question, read, take, held, setting.meaning, is_private=False)

    def _type_schedule(self, practice: Practice) -> None:
        """When a practice is asked for, from today on."""

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
