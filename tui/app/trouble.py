"""When something is wrong with the file: said calmly, with the ways out."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.lines import key_content


class _Question(ModalScreen[str]):
    """A text and keys to answer it with; escape is "stay"."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """The text, then a line for each key."""
        lines = [Content.from_markup("[b]$t[/b]", t=self._title), Content(), Content(self._text)]
        lines.append(Content())
        for binding in self.BINDINGS:
            if isinstance(binding, Binding) and binding.show:
                key = binding.key.split(",")[0]
                lines.append(
                    key_content(f"{key:<8}", binding.description, f"screen.{binding.action}")
                )
        yield Static(Content("\n").join(lines), id="question")

    def action_answer(self, answer: str) -> None:
        """Go with this answer."""
        self.dismiss(answer)


class TroubleScreen(_Question):
    """The file cannot be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "answer('restore')", "bring back the newest good backup"),
        Binding("r", "answer('again')", "look again, after you have mended the file"),
        Binding("q,escape,ctrl+q", "answer('quit')", "quit, leaving everything as it is"),
    ]


class UnsavedScreen(_Question):
    """Quitting with something that could not be saved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "answer('again')", "try to save again"),
        Binding("x", "answer('quit')", "quit all the same and let it go"),
        Binding("escape", "answer('stay')", "stay here"),
    ]
