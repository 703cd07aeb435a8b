"""A list of lines under one cursor, drawn as one widget: the agenda, people, ideas."""

from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.widgets.parts import Part, drawn, looks, part
from tui.config.glyphs import Glyphs

if TYPE_CHECKING:
    from textual.scrollbar import ScrollBar

Look = Literal["text", "head", "faint", "done", "accent"]
_DRAWN = 512  # lines that are kept as they were drawn
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


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines that scroll with their cursor, which stays with its key when the lines change.

    The cursor is always in sight: what else scrolls the lines takes it along. The screen moves it
    by ``move``, ``page`` and ``edge``; wheel and scroll bar say ``Moved``.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = looks(
        "line-list", "text", "head", "faint", "done", "accent", "cursor"
    )
    ALLOW_SELECT = False
    ALLOW_MAXIMIZE = False

    cursor: var[int] = var(-1)

    @dataclass
    class Clicked(Message):
        """A line with a key was clicked, again where the cursor was there already."""

        key: str
        again: bool

    @dataclass
    class Moved(Message):
        """Wheel or scroll bar took the cursor along to another line."""

        key: str

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self.glyphs = glyphs
        self.lines: tuple[Line, ...] = ()
        self.has_cursor = True
        self._keyed: list[int] = []  # the lines that the cursor can be on
        self._drawn: LRUCache[tuple[Line, bool, int], Strip] = LRUCache(_DRAWN)

    @property
    def key(self) -> str:
        """The key of the line under the cursor, empty where there is none."""
        return self.lines[self.cursor].key if 0 <= self.cursor < len(self.lines) else ""

    # what is shown

    def show(self, lines: Sequence[Line], key: str = "") -> None:
        """Draw these; the cursor goes to ``key``, else stays with its own, else near its place."""
        wanted, place = key or self.key, self.cursor
        self.lines = tuple(lines)
        self._keyed = [n for n, line in enumerate(self.lines) if line.key]
        self._measure()
        at = [n for n in self._keyed if self.lines[n].key == wanted] if wanted else []
        near = at or self._keyed
        self.cursor = min(near, key=lambda n: abs(n - max(place, 0))) if near else -1
        self._into_sight()
        self.refresh()

    def _measure(self) -> None:
        """Say how many lines there are. The screen is laid out anew (4 ms) only where it has to be.

        That is where the list is as high as its lines, or its scroll bar comes or goes.
        """
        count, size = len(self.lines), Size(0, len(self.lines))
        if self.styles.is_auto_height or self.show_vertical_scrollbar != (count > self._height):
            self.virtual_size = size
            return
        self.set_reactive(LineList.virtual_size, size)
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = count

    def show_cursor(self, *, shown: bool) -> None:
        """Draw the cursor, or not: it may be elsewhere on the screen."""
        if shown != self.has_cursor:
            self.has_cursor = shown
            self.refresh_lines(max(0, self.cursor))

    # moving

    def move(self, by: int) -> bool:
        """The cursor on, or back, by one; False at either end. Without a cursor the lines move."""
        if not self._keyed:
            self._scroll(self.scroll_offset.y + by)
        place = (
            bisect(self._keyed, self.cursor)
            if by > 0
            else bisect_left(self._keyed, self.cursor) - 1
        )
        if not 0 <= place < len(self._keyed):
            return False
        self.cursor = self._keyed[place]
        return True

    def page(self, by: int) -> None:
        """The cursor, and what is in sight, on or back by as many lines as are in sight."""
        first, lines = self.scroll_offset.y, by * max(1, self._height)
        if self._keyed:
            wanted = self.cursor + lines
            place = bisect_left(self._keyed, wanted) if by > 0 else bisect(self._keyed, wanted) - 1
            self.cursor = self._keyed[max(0, min(place, len(self._keyed) - 1))]
        self._scroll(first + lines)
        self._into_sight()

    def edge(self, by: int) -> None:
        """The cursor to the first line, or the last."""
        if self._keyed:
            self.cursor = self._keyed[0 if by < 0 else -1]

    def go_to(self, key: str) -> bool:
        """The cursor to the line of a key; False where there is none."""
        for n in self._keyed:
            if self.lines[n].key == key:
                self.cursor = n
                return True
        return False

    # keeping the cursor in sight

    @property
    def vertical_scrollbar(self) -> "ScrollBar":
        """A slim one, loaded where there is more than fits."""
        from tui.app.widgets.scroll_bar import slim

        return slim(super().vertical_scrollbar, is_ascii=self.glyphs.is_ascii)

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    def watch_cursor(self, old: int, new: int) -> None:
        """The line of the cursor is in sight, and it and the one before are drawn anew."""
        self._into_sight()
        for n in (old, new):
            self.refresh_line(n)

    def on_resize(self) -> None:
        """The cursor stays in sight."""
        self._into_sight()

    def _into_sight(self) -> None:
        """Scroll no further than the cursor asks for, what stands above and below it with it."""
        height = self._height
        if not height:
            return  # it has no size yet
        if self.cursor < 0:
            self._scroll(self.scroll_offset.y)  # no further than there are lines
            return
        top, bottom = self._block()
        first = max(min(self.scroll_offset.y, top), bottom - height + 1)
        self._scroll(max(min(first, self.cursor), self.cursor - height + 1))

    def _scroll(self, first: int) -> None:
        """Have this line at the top, as far as there are lines to fill what is in sight."""
        first = max(0, min(first, len(self.lines) - self._height))
        if first != self.scroll_offset.y:
            self.scroll_to(y=first, animate=False, force=True)

    def _block(self) -> tuple[int, int]:
        """The first and last line to be seen with the cursor: its heading, or all to the end."""
        top = bottom = self.cursor
        if self.cursor == self._keyed[0]:
            top = 0
        elif not self.lines[top - 1].key:
            top -= 1
        if self.cursor == self._keyed[-1]:
            bottom = len(self.lines) - 1
        return top, bottom

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Scrolled: the cursor comes along."""
        super().watch_scroll_y(old_value, new_value)
        first = round(new_value)
        last = first + self._height - 1
        seen = self._keyed[bisect_left(self._keyed, first) : bisect(self._keyed, last)]
        if seen and not first <= self.cursor <= last:
            self.cursor = seen[0] if self.cursor < first else seen[-1]
            self.post_message(self.Moved(self.key))

    # drawing

    def notify_style_update(self) -> None:
        """Another theme: nothing that was drawn holds."""
        self._drawn.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen; its last cell is left to the scroll bar, shown or not."""
        n, width = y + self.scroll_offset.y, self.size.width
        if n >= len(self.lines):
            return Strip.blank(width, self.rich_style)
        here = self.has_cursor and n == self.cursor
        kept = (self.lines[n], here, width)
        if (strip := self._drawn.get(kept)) is None:
            room = width - self.styles.scrollbar_size_vertical
            parts = _parts(self.lines[n], self.glyphs, here=here, width=room)
            self._drawn[kept] = strip = drawn(self, "line-list", parts)
        return strip

    def on_click(self, event: events.Click) -> None:
        """The cursor goes where the mouse points."""
        place = event.get_content_offset(self)
        n = self.scroll_offset.y + place.y if place else -1
        if 0 <= n < len(self.lines) and self.lines[n].key:
            again, self.cursor = n == self.cursor, n
            self.post_message(self.Clicked(self.lines[n].key, again))


def fitted(text: str, width: int, more: str = "…") -> str:
    """``text`` in at most so many cells, with the sign ``more`` where something is left out."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + more if width > 0 else ""


def _parts(line: Line, glyphs: Glyphs, *, here: bool, width: int) -> Iterator[Part]:
    """What is drawn of a line in so many cells, under the cursor or not."""
    look, more = "cursor" if here else line.look, "~" if glyphs.is_ascii else "…"
    if not line.key:
        yield part(fitted(line.text, width, more), look, width)
        return
    yield part(glyphs.cursor if here else " ", "cursor", 2)
    yield part(line.sign, look, 2)
    room = width - 4
    right = line.right if room - cell_len(line.right) - 2 >= _LEAST_TEXT else ""
    if line.hint and cell_len(line.text) + cell_len(line.hint) + 2 <= room:
        right = line.hint
    text_room = room - (cell_len(right) + 2 if right else 0)
    yield part(fitted(line.text, text_room, more), look, text_room)
    if right:
        yield part(f"  {right}", "cursor" if here else "faint", cell_len(right) + 2)
