"""Finding, as you type: what was written or planned, people, practices, days."""

from typing import ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk
from tui.app.dialogs.dialog import Dialog
from tui.app.dialogs.places import opened
from tui.app.widgets.line_list import Line, LineList
from tui.app.widgets.one_line import OneLine
from tui.keys.key import DialogName
from tui.queries.search import Finder, PlaceKind, SearchHit

_HINTS = (
    "A word of a note or a plan, a name, a place,",
    "a practice, a feeling, or a day, such as 3 nov.",
)
_NOTHING = ("Nothing with that in it.",)
_MASKED = (
    "Names and notes are masked, and not looked in.",
    "escape, then z shows them; then / finds them.",
)


class FindScreen(Dialog[None]):
    """What is typed is looked for at once; enter goes there."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("find")]
    NAME: ClassVar[DialogName] = "find"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._finder: Finder | None = None
        self._found: list[SearchHit] = []

    def compose(self) -> ComposeResult:
        """A line to type in, what it finds, the keys."""
        with Vertical(id="find"):
            yield OneLine(placeholder="find", id="answer")
            yield LineList(self._desk.glyphs, id="found")
            yield Static(KeyWords("find", self._desk.chosen_keys).line("   "))

    def on_mount(self) -> None:
        """Say what can be found; everything is read while the first key is on its way."""
        found = self.query_one(LineList)
        found.can_focus = False  # a click leaves the line to go on typing in
        hints = _MASKED if self._desk.is_masked else _HINTS
        found.show([Line(text, look="faint") for text in hints])
        self.call_after_refresh(self._read)

    def _read(self) -> Finder:
        if self._finder is None:
            self._finder = Finder(self._desk.everyone, self._desk.clock, self._desk.today)
        return self._finder

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what holds the words typed so far, the cursor on the first of it."""
        self._found = self._read().find(event.value)
        lines = [Line(f.text, f"{f.kind}:{f.key}", right=f.right) for f in self._found]
        words = _NOTHING if event.value.strip() else _HINTS
        words = _MASKED if self._desk.is_masked else words
        found = self.query_one(LineList)
        found.show(lines or [Line(text, look="faint") for text in words])
        found.edge(-1)

    def action_move(self, by: int) -> None:
        """The cursor down or up."""
        self.query_one(LineList).move(by)

    def action_page(self, by: int) -> None:
        """The cursor a page down or up."""
        self.query_one(LineList).page(by)

    def on_line_list_clicked(self) -> None:
        """A click goes there."""
        self.action_take()

    def action_take(self) -> None:
        """To what is under the cursor."""
        kind, _, key = self.query_one(LineList).key.partition(":")
        if not kind:
            return
        self.dismiss()
        self._desk.tell(opened(cast("PlaceKind", kind), key))
