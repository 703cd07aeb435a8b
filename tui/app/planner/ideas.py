"""Ideas to pick from, filtered by place, length, cost and who."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk
from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.line_list import Line, LineList
from tui.keys.key import DialogName
from tui.queries.ideas import FILTERS, Idea, hidden, ideas, starred

_WIDTH = 100  # as the style has it
_AROUND = 10  # padding, cursor, sign and a gap


class IdeasScreen(Dialog[str | None]):
    """Answers with the words of the idea that was picked."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("ideas")]
    NAME: ClassVar[DialogName] = "ideas"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._keys = KeyWords("ideas", desk.chosen_keys)
        self._wanted: dict[str, str] = {}
        self._found: dict[str, Idea] = {}
        self._with_hidden = False

    def compose(self) -> ComposeResult:
        """What they are filtered by, the ideas, the keys."""
        with Vertical(id="ideas"):
            yield Static(id="wanted")
            yield LineList(self._desk.glyphs, id="idea-list")
            yield Static(id="idea-keys")

    def on_mount(self) -> None:
        """Draw them."""
        self.query_one("#idea-keys", Static).update(self._keys.line())
        self._show()
        self._list.focus()

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    def _show(self) -> None:
        book, glyphs = self._desk.everyone, self._desk.glyphs
        found = ideas(book, self._wanted.values(), with_hidden=self._with_hidden)
        self._found = {idea.id: idea for idea in found}
        room = min(self.app.size.width, _WIDTH) - _AROUND  # the tags give way to the words
        lines = [
            Line(
                idea.text,
                idea.id,
                "*" if idea.starred else glyphs.off if idea.hidden else "",
                idea.words if len(idea.text) + len(idea.words) <= room else "",
                "faint" if idea.hidden else "text",
            )
            for idea in found
        ]
        self._list.show(lines or [Line("No idea has all of that; press a filter again.")])
        wanted = [
            self._keys.of(f"idea.{name}", self._wanted.get(name, f"any {name}")) for name in FILTERS
        ]
        self.query_one("#wanted", Static).update(Content("   ").join(wanted))

    def action_move(self, by: int) -> None:
        """The cursor down or up."""
        self._list.move(by)

    def action_page(self, by: int) -> None:
        """The cursor a page down or up."""
        self._list.page(by)

    def action_edge(self, by: int) -> None:
        """The cursor to the first, or the last."""
        self._list.edge(by)

    def action_filter(self, name: str) -> None:
        """The next choice of a filter, and any of them again after the last."""
        choices = FILTERS[name]
        held = self._wanted.pop(name, None)
        place = choices.index(held) + 1 if held else 0
        if place < len(choices):
            self._wanted[name] = choices[place]
        self._show()

    def action_hidden(self) -> None:
        """Show the hidden ones too, or not."""
        self._with_hidden = not self._with_hidden
        self._show()

    def action_star(self) -> None:
        """Star it, or not."""
        if idea := self._here:
            self._desk.do("An idea starred", lambda _: [starred(idea)], draw=False)
            self._show()

    def action_hide(self) -> None:
        """Never show it again; H shows what is hidden."""
        if idea := self._here:
            self._desk.do("An idea hidden", lambda _: [hidden(idea)], draw=False)
            self._show()

    @property
    def _here(self) -> Idea | None:
        return self._found.get(self._list.key)

    def action_pick(self) -> None:
        """Plan it."""
        if idea := self._here:
            self.dismiss(idea.text)

    def on_line_list_clicked(self, message: LineList.Clicked) -> None:
        """Another click on it plans it."""
        message.stop()
        if message.again:
            self.action_pick()
