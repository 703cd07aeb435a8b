"""Where Nearer comes from, what it is not, and who helps when closeness is not safe."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui import __version__
from tui.app.desk.bindings import KeyWords, bindings, chosen_by
from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.page import Page
from tui.keys.key import DialogName
from tui.texts.guide import SAFETY

_TEXT = (
    "Closeness grows out of small things, done often: to listen, to share what you feel, to be "
    "there, to give time, to be honest. Nearer keeps these five in sight, one key each.",
    "The five practices, and the four signs in the check-in, follow an article on emotional "
    "intimacy. It tells of Sarah and Alex, who drifted apart under work and found each other again "
    "through regular evenings without distractions. `nearer demo` shows a year of theirs.",
    "A streak is a memory, not a judge. Today is never held against you before it is over, and any "
    "day can be filled in.",
    "Everything you write stays in one file of yours, on this computer. Nearer never uses the "
    "network.",
    "Nearer is no therapy and gives no advice.",
    SAFETY,
)


class AboutScreen(Dialog[None]):
    """A page to read; any way of leaving leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("about")]
    NAME: ClassVar[DialogName] = "about"

    def compose(self) -> ComposeResult:
        """One text in one frame."""
        with Page(id="help"):
            yield Static(self._text())

    def _text(self) -> Content:
        head = Content.from_markup("[b]Nearer[/b] $v", v=__version__)
        back = KeyWords("about", chosen_by(self.app)).line()
        return Content("\n\n").join([head, *(Content(part) for part in _TEXT), back])
