"""Asking for one line of text, with a live reading of it beneath."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Static

from tui.app.desk.bindings import KeyWords, bindings, chosen_by
from tui.app.desk.desk import Desk
from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.one_line import OneLine
from tui.app.widgets.page import Page
from tui.book.book import Book
from tui.domain.refusal import Refused
from tui.keys.key import DialogName


class AskScreen(Dialog[str | None]):
    """``read`` says how a text is understood, or refuses it; escape gives None.

    What is typed takes the place of ``text``, or goes on with it where it is ``begun``.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("ask")]
    NAME: ClassVar[DialogName] = "ask"

    def __init__(
        self,
        title: str,
        read: Callable[[str], str],
        *,
        text: str = "",
        hint: str = "",
        begun: bool = False,
        suggester: Suggester | None = None,
    ) -> None:
        super().__init__()
        self._title, self._read, self._text, self._hint = title, read, text, hint
        self._begun, self._suggester = begun, suggester

    def compose(self) -> ComposeResult:
        """The question, the line, what it is read as."""
        with Page(id="question", can_focus=False):
            yield Static(Content.from_markup("[b]$t[/b]", t=self._title))
            yield OneLine(
                self._text,
                placeholder=self._hint,
                select_on_focus=not self._begun,
                suggester=self._suggester,
                id="answer",
            )
            yield Static(id="reading")
            yield Static(KeyWords("ask", chosen_by(self.app)).line("   "))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what it would mean."""
        reading = self.query_one("#reading", Static)
        text = event.value
        if not text.strip():
            reading.update(Content(self._hint))
            return
        try:
            words, refused = self._read(text), False
        except Refused as refusal:
            words, refused = str(refusal), True
        reading.set_class(refused, "-trouble")
        reading.update(Content(words))

    def action_complete(self) -> None:
        """Write the suggestion out, where there is one."""
        self.query_one(Input).action_end()
        self.query_one(Input).action_cursor_right()

    def action_take(self) -> None:
        """Take it, unless it is refused: then the reason stands there already."""
        text = self.query_one(Input).value
        try:
            self._read(text)
        except Refused as refusal:
            self.query_one("#reading", Static).update(Content(str(refusal)))
            return
        self.dismiss(text)


def ask(
    desk: Desk,
    question: str,
    read: Callable[[Book, str], str],
    take: Callable[[str | None], None],
    text: Callable[[Book], str] | str = "",
    hint: str = "",
    *,
    begun: bool = False,
    is_private: bool = True,
    suggester: Suggester | None = None,
) -> None:
    """Ask for a line. ``take`` gets it, or None where the question was left.

    ``read`` says, on the real book, how a line is understood, or refuses it. ``text`` stands
    there at first, to be changed or, where it is ``begun``, gone on with; unless it is known to
    hold nobody's words (``is_private`` False) this is refused while names and notes are masked.
    What ``text`` or ``take`` refuse, because the book is another by then, is said.
    """
    try:
        held = text if isinstance(text, str) else desk.understand(text)
    except Refused as refusal:
        desk.warn(str(refusal))
        return
    if held.strip() and is_private and not desk.may_edit():
        return

    def reading(line: str) -> str:
        try:
            return desk.masked(desk.understand(lambda book: read(book, line)))
        except Refused as refusal:  # the reason may name somebody
            raise Refused(desk.masked(str(refusal))) from refusal

    def taken(line: str | None) -> None:
        try:
            take(line)
        except Refused as refusal:
            desk.warn(str(refusal))

    question_screen = AskScreen(
        *(desk.masked(question), reading),
        text=held,
        hint=hint,
        begun=begun,
        suggester=suggester,
    )
    desk.push(question_screen, taken)
