"""What lies over open dialogs while names and notes are masked."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk
from tui.app.dialogs.dialog import ClosesOnce
from tui.keys.key import DialogName


class CoverScreen(ClosesOnce[None], Screen[None]):
    """Covers dialogs that were drawn, and are typed into, as nobody is to see them now.

    They stay as they are: whoever is back goes on where they were. No modal screen, for what is
    beneath one may shine through.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("cover")]
    NAME: ClassVar[DialogName] = "cover"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """That it is masked, and the way back."""
        lines = [
            Content("Names and notes are masked. What you were at is as you left it."),
            Content(),
            KeyWords("cover", self._desk.chosen_keys).line(),
        ]
        yield Static(Content("\n").join(lines), id="cover")

    def action_lift(self) -> None:
        """Show names and notes again, and what lies beneath."""
        self._desk.mask(masked=False)
        self.dismiss()
