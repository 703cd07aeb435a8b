"""A small menu: what something offers, a key each."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings, chosen_by
from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.lines import key_content
from tui.keys.key import DialogName


class Option(NamedTuple):
    """One thing to choose: its key, its words, and what choosing it answers."""

    key: str
    words: str
    id: str


class MenuScreen(Dialog[str | None]):
    """Answers with the id of what was chosen, or None. Any other key of a way out leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("menu")]
    NAME: ClassVar[DialogName] = "menu"

    def __init__(self, title: str, lines: Sequence[str], options: Sequence[Option]) -> None:
        super().__init__()
        self._title, self._lines, self.options = title, lines, options
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """All of it in one text."""
        yield Static(self._text(), id="question")

    def _text(self) -> Content:
        lines = [Content.from_markup("[b]$t[/b]", t=self._title), Content()]
        lines += [Content(line) for line in self._lines]
        lines += [Content()] if self._lines else []
        for n, option in enumerate(self.options):
            mark = "> " if n == self._cursor else "  "
            lines.append(
                Content(mark) + key_content(option.key, option.words, f"screen.take('{option.id}')")
            )
        lines += [Content(), Content("  ") + KeyWords("menu", chosen_by(self.app)).line()]
        return Content("\n").join(lines)

    def on_key(self, event: events.Key) -> None:
        """The key of an option."""
        for option in self.options:
            if event.character == option.key:
                event.stop()
                self.dismiss(option.id)
                return

    def action_move(self, by: int) -> None:
        """The cursor to another option."""
        self._cursor = (self._cursor + by) % len(self.options)
        self.query_one("#question", Static).update(self._text())

    def action_choose(self) -> None:
        """What is under the cursor."""
        self.dismiss(self.options[self._cursor].id)

    def action_take(self, chosen: str) -> None:
        """Answer with an option that was clicked, by its id."""
        self.dismiss(chosen)
