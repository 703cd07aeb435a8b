"""A table of figures under one cursor, drawn as one widget; each figure can say why."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.app.widgets.line_list import fitted
from tui.app.widgets.parts import Part, drawn, looks, part
from tui.config.glyphs import Glyphs
from tui.queries.year_review import Figure

GAPS = (2, 1)  # columns between figures: as much air as there is
_LEAST_NAME = 12  # cells that stay to the names before the first column gives way


class TableRow(NamedTuple):
    """A row: a name at the left, empty where there is none, and figures, None for a gap."""

    name: str
    figures: tuple[Figure | None, ...]


class FigureTable(Widget, can_focus=True):
    """Figures in rows and columns. What does not fit is left out whole, never cut.

    But where there is one column alone, of words, it is cut: there is nothing to make room for it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = looks(
        "figures", "head", "name", "label", "text", "bar", "cursor"
    )
    ALLOW_SELECT = False

    cursor: var[tuple[int, int]] = var((0, 0))  # row and column

    def __init__(self, glyphs: Glyphs, *, id: str, bar: int = 0, name: int = 60) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self.glyphs = glyphs
        self.bar = bar  # cells of a bar, where there is room for it
        self._bar, self._gap = bar, GAPS[0]
        self.most_name = name  # cells a name may take
        self.head: tuple[str, ...] = ()
        self.rows: tuple[TableRow, ...] = ()

    def show(self, head: Sequence[str], rows: Sequence[TableRow]) -> None:
        """Draw these rows under these heads; ``head`` may be empty. Its first stands over names."""
        self.head, self.rows = tuple(head), tuple(rows)
        self._lay_out()
        self._move_to(*self.cursor)
        self.refresh()

    @property
    def figure(self) -> Figure | None:
        """The figure under the cursor."""
        row, column = self.cursor
        if row < len(self.rows) and column < len(self.rows[row].figures):
            return self.rows[row].figures[column]
        return None

    def move(self, across: int, down: int) -> None:
        """The cursor to a figure beside, stepping over gaps."""
        row, column = self.cursor
        if across:
            shown = self._shown_columns()
            columns = [n for n in shown if self._at(row, n)]
            later = [n for n in columns if (n - column) * across > 0]
            if later:
                self._move_to(row, later[0] if across > 0 else later[-1])
        rows = [n for n in range(len(self.rows)) if self._at(n, column)]
        later = [n for n in rows if (n - row) * down > 0]
        if down and later:
            self._move_to(later[0] if down > 0 else later[-1], column)

    def edge(self, by: int) -> None:
        """The cursor to the first row, or the last."""
        self._move_to(0 if by < 0 else len(self.rows) - 1, self.cursor[1])

    def _at(self, row: int, column: int) -> Figure | None:
        figures = self.rows[row].figures if row < len(self.rows) else ()
        return figures[column] if column < len(figures) else None

    def _move_to(self, row: int, column: int) -> None:
        seen = self._shown_columns() or range(self._columns())  # before it has a size, all
        places = [(r, c) for r in range(len(self.rows)) for c in seen if self._at(r, c)]
        if places:
            self.cursor = min(places, key=lambda p: (abs(p[0] - row), abs(p[1] - column)))

    def watch_cursor(self) -> None:
        """Drawn anew with its cursor."""
        self.refresh()

    def on_resize(self) -> None:
        """There is room for more now, or for less."""
        self._lay_out()
        self._move_to(*self.cursor)
        self.refresh()

    def on_focus(self) -> None:
        """The cursor is seen where the focus is."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is drawn only where the keys go."""
        self.refresh()

    # drawing

    @property
    def _name_width(self) -> int:
        names = self._longest_name
        if not names:
            return 0
        room = self.size.width - self._width(0) - self._gap
        least = self.size.width * 3 // 5 if self._is_alone else _LEAST_NAME
        return min(names, max(room, least)) + self._gap

    @property
    def _is_alone(self) -> bool:
        return self._columns() == 1

    @property
    def _longest_name(self) -> int:
        return min(self.most_name, max((cell_len(row.name) for row in self.rows), default=0))

    def _width(self, column: int) -> int:
        """The cells of a column: the longest that stands in it."""
        figures = [self._at(n, column) for n in range(len(self.rows))]
        head = self.head[column + 1] if column + 1 < len(self.head) else ""
        return max([len(head), *(self._figure_width(figure) for figure in figures if figure)])

    def _figure_width(self, figure: Figure) -> int:
        label = cell_len(figure.label) + 1 if figure.label else 0
        return label + cell_len(figure.text) + self._bar_width(figure)

    def _bar_width(self, figure: Figure) -> int:
        return self._bar + 1 if self._bar and figure.share is not None else 0

    @property
    def _more(self) -> str:
        return "~" if self.glyphs.is_ascii else "…"

    def _lay_out(self) -> None:
        """As much air as there is, then bars, then nothing but figures."""
        names = self._longest_name
        for self._bar, self._gap in [(self.bar, gap) for gap in GAPS] + [(0, gap) for gap in GAPS]:
            widths = [self._width(column) for column in range(self._columns())]
            gaps = len(widths) - (0 if names else 1)
            if names + sum(widths) + gaps * self._gap <= self.size.width:
                return

    def _columns(self) -> int:
        return max((len(row.figures) for row in self.rows), default=0)

    def _shown_columns(self) -> list[int]:
        """The columns that fit."""
        room, shown = self.size.width - self._name_width, []
        for column in range(self._columns()):
            width = self._width(column)
            if width > room and not self._is_alone:
                break
            shown.append(column)
            room -= width + self._gap
        return shown

    @property
    def _first_row(self) -> int:
        """Where the rows that are seen begin: the one with the cursor is among them."""
        room = self.size.height - (1 if self.head else 0)
        return max(0, min(self.cursor[0], len(self.rows) - 1) - max(1, room) + 1)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        index = y - (1 if self.head else 0) + self._first_row
        if self.head and y == 0:
            parts = list(self._head_line())
        elif index < len(self.rows):
            parts = list(self._row_line(index))
        else:
            parts = []
        return drawn(self, "figures", parts)

    def _head_line(self) -> Iterator[Part]:
        first = self.head[0] if self._name_width or not self._columns() else ""
        yield part(first, "head", self._name_width or len(first))
        for column in self._shown_columns():
            text = self.head[column + 1] if column + 1 < len(self.head) else ""
            yield part(text, "head", self._width(column) + self._gap)

    def _row_line(self, index: int) -> Iterator[Part]:
        row = self.rows[index]
        if self._name_width:
            name = fitted(row.name, self._name_width - self._gap, self._more)
            yield part(name, "name" if row.figures else "head", self._name_width)
        for column in self._shown_columns():
            figure, width = self._at(index, column), self._width(column)
            if self._is_alone:
                width = min(width, self.size.width - self._name_width)
            if figure is None:
                yield part("", "text", width + self._gap)
            else:
                here = (index, column) == self.cursor and self.has_focus
                yield from self._figure(figure, width, here=here)
                yield part("", "text", self._gap)

    def _figure(self, figure: Figure, width: int, *, here: bool) -> Iterator[Part]:
        used = self._figure_width(figure)
        if figure.label:
            yield part(figure.label, "label", cell_len(figure.label) + 1)
        if bar := self._bar_width(figure):
            yield part(self.glyphs.bar(figure.share or 0.0, self._bar), "bar", bar)
        text = fitted(figure.text, max(0, width - used + cell_len(figure.text)), self._more)
        yield part(text, "cursor" if here else "text", cell_len(text))
        yield part("", "text", max(0, width - used))

    def on_click(self, event: events.Click) -> None:
        """The cursor goes where the mouse points."""
        if (place := event.get_content_offset(self)) is None:
            return
        row = place.y - (1 if self.head else 0) + self._first_row
        left = self._name_width
        for column in self._shown_columns():
            if left <= place.x < left + self._width(column) + self._gap and self._at(row, column):
                self._move_to(row, column)
            left += self._width(column) + self._gap
