"""A list of lines under one cursor, drawn as one widget: the agenda, people, ideas."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.config.glyphs import Glyphs

Look = Literal["text", "head", "faint", "done", "accent"]
_LEAST_TEXT = 24  # cells that stay to the text before the right side gives way


class Line(NamedTuple):
    """One line: a sign, a text, and at the right what belongs to it.

    A ``hint`` stands at the right only where nothing has to give way to it.
    A line without a ``key`` is a heading, or says something; the cursor steps over it.
    """

    text: str
    key: str = ""
    sign: str = ""
    right: str = ""
    look: Look = "text"
    hint: str = ""


class LineList(Widget, can_focus=True):
    """Lines that scroll with their cursor, which stays with its key when the lines change."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-list--text",
        "line-list--head",
        "line-list--faint",
        "line-list--done",
        "line-list--accent",
        "line-list--cursor",
    }
    ALLOW_SELECT = False

    cursor: var[int] = var(-1)

    @dataclass
    class Clicked(Message):
        """A line with a key was clicked, again where the cursor was there already."""

        key: str
        again: bool

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self.glyphs = glyphs
        self.lines: tuple[Line, ...] = ()
        self.has_cursor = True
        self._first = 0

    @property
    def key(self) -> str:
        """The key of the line under the cursor, empty where there is none."""
        return self.lines[self.cursor].key if 0 <= self.cursor < len(self.lines) else ""

    def show(self, lines: Sequence[Line], key: str = "") -> None:
        """Draw these; the cursor goes to ``key``, else stays with its own, else near its place."""
        wanted, place = key or self.key, self.cursor
        grown = len(lines) != len(self.lines)
        self.lines = tuple(lines)
        keyed = self._keyed()
        at = [n for n in keyed if self.lines[n].key == wanted] if wanted else []
        near = sorted(keyed, key=lambda n: abs(n - max(place, 0)))
        self.cursor = at[0] if at else near[0] if near else -1
        self._scroll()
        self.refresh(layout=grown and self.styles.is_auto_height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # as Textual asks
        """A line each, where the height is that of the content."""
        return len(self.lines)

    def _keyed(self) -> list[int]:
        return [n for n, line in enumerate(self.lines) if line.key]

    def move(self, by: int) -> bool:
        """The cursor on, or back, by one; False at either end."""
        later = [n for n in self._keyed() if (n - self.cursor) * by > 0]
        if later:
            self.cursor = later[0] if by > 0 else later[-1]
        return bool(later)

    def edge(self, by: int) -> None:
        """The cursor to the first line, or the last."""
        if keyed := self._keyed():
            self.cursor = keyed[0 if by < 0 else -1]

    def go_to(self, key: str) -> bool:
        """The cursor to the line of a key; False where there is none."""
        for n in self._keyed():
            if self.lines[n].key == key:
                self.cursor = n
                return True
        return False

    def show_cursor(self, *, shown: bool) -> None:
        """Draw the cursor, or not: it may be elsewhere on the screen."""
        if shown != self.has_cursor:
            self.has_cursor = shown
            self.refresh()

    def watch_cursor(self) -> None:
        """Drawn anew with the cursor in sight."""
        self._scroll()
        self.refresh()

    def on_resize(self) -> None:
        """The cursor stays in sight."""
        self._scroll()
        self.refresh()

    def _scroll(self) -> None:
        height = max(1, self.size.height)
        top = self.cursor
        if top > 0 and not self.lines[top - 1].key:
            top -= 1  # its heading is seen with it
        self._first = max(min(self._first, max(0, top)), self.cursor - height + 1, 0)
        self._first = min(self._first, max(0, len(self.lines) - height))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        n = self._first + y
        parts = list(self._parts(n)) if n < len(self.lines) else []
        return Strip(parts).adjust_cell_length(self.size.width, self.rich_style)

    def _parts(self, n: int) -> Iterator[Segment]:
        line, width = self.lines[n], self.size.width
        here = self.has_cursor and n == self.cursor
        look = "cursor" if here else line.look
        if not line.key:
            yield self._text(fitted(line.text, width), look, width)
            return
        yield self._text(self.glyphs.cursor if here else " ", "cursor", 2)
        yield self._text(line.sign, look, 2)
        room = width - 4
        right = line.right if room - cell_len(line.right) - 2 >= _LEAST_TEXT else ""
        if line.hint and cell_len(line.text) + cell_len(line.hint) + 2 <= room:
            right = line.hint
        text_room = room - (cell_len(right) + 2 if right else 0)
        yield self._text(fitted(line.text, text_room), look, text_room)
        if right:
            yield self._text(f"  {right}", "cursor" if here else "faint", cell_len(right) + 2)

    def _text(self, text: str, look: str, width: int) -> Segment:
        style = self.get_component_rich_style(f"line-list--{look}")
        return Segment(set_cell_size(text, max(0, width)), style)

    def on_click(self, event: events.Click) -> None:
        """The cursor goes where the mouse points."""
        place = event.get_content_offset(self)
        n = self._first + place.y if place else -1
        if 0 <= n < len(self.lines) and self.lines[n].key:
            again, self.cursor = n == self.cursor, n
            self.post_message(self.Clicked(self.lines[n].key, again))


def fitted(text: str, width: int) -> str:
    """``text`` in at most so many cells, with a sign where something is left out."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 0 else ""
