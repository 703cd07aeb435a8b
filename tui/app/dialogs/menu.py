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
from tui.app.widgets.page import Page
from tui.keys.key import DialogName


class Option(NamedTuple):
    """One thing to choose: its key, its words, and what choosing it answers."""

    key: str
    words: str
    id: str


class MenuScreen(Dialog[str | None]):
    """Answers with the id of what was chosen, or None. Any other key of a way out leads back.

    The cursor begins ``at`` the option of this id, or at the first one.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("menu")]
    NAME: ClassVar[DialogName] = "menu"

    def __init__(
        self, title: str, lines: Sequence[str], options: Sequence[Option], *, at: str = ""
    ) -> None:
        super().__init__()
        self._title, self._lines, self.options = title, lines, options
        self._cursor = next((n for n, option in enumerate(options) if option.id == at), 0)

    def compose(self) -> ComposeResult:
        """What it is about, what can be chosen, the keys."""
        lines = [Content.from_markup("[b]$t[/b]", t=self._title), Content()]
        lines += [Content(line) for line in self._lines]
        lines += [Content()] if self._lines else []
        keys = Content("  ") + KeyWords("menu", chosen_by(self.app)).line()
        with Page(id="question", can_focus=False):
            yield Static(Content("\n").join(lines))
            for n in range(len(self.options)):
                yield Static(self._words_of(n), classes="option")
            yield Static(Content("\n") + keys)

    def _words_of(self, n: int) -> Content:
        option, mark = self.options[n], "> " if n == self._cursor else "  "
        return Content(mark) + key_content(option.key, option.words, f"screen.take('{option.id}')")

    def on_key(self, event: events.Key) -> None:
        """The key of an option."""
        for option in self.options:
            if event.character == option.key:
                event.stop()
                self.dismiss(option.id)
                return

    def action_move(self, by: int) -> None:
        """The cursor to another option, in sight; at either end with all that stands there."""
        last = len(self.options) - 1
        before, self._cursor = self._cursor, (self._cursor + by) % len(self.options)
        shown = list(self.query(".option").results(Static))
        for n in {before, self._cursor}:
            shown[n].update(self._words_of(n))
        page = self.query_one(Page)
        if self._cursor == 0:
            page.scroll_home(animate=False)
        elif self._cursor == last:
            page.scroll_end(animate=False)
        else:
            page.scroll_to_widget(shown[self._cursor], animate=False)

    def action_choose(self) -> None:
        """What is under the cursor."""
        self.dismiss(self.options[self._cursor].id)

    def action_take(self, chosen: str) -> None:
        """Answer with an option that was clicked, by its id."""
        self.dismiss(chosen)
