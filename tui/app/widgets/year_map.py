"""A year as a map of days: a row a weekday, a column a week, drawn as one widget."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.app.widgets.parts import Part, drawn, looks, part
from tui.config.glyphs import Glyphs, Sign
from tui.domain.year import YearGrid

LABELS = 5  # columns at the left: the year, the weekdays
WIDE = LABELS + 108


class YearMap(Widget, can_focus=True):
    """The days of a year under one cursor, which keys move and a click puts somewhere."""

    COMPONENT_CLASSES: ClassVar[set[str]] = looks(
        "year-map",
        "heat0",
        "heat1",
        "heat2",
        "heat3",
        "heat4",
        "rest",
        "off",
        "open",
        "graced",
        "label",
        "year",
        "cursor",
    )
    ALLOW_SELECT = False

    cursor: var[date] = var(date(2000, 1, 1))

    @dataclass
    class Clicked(Message):
        """A day was clicked."""

        day: date

    def __init__(self, glyphs: Glyphs, cursor: date, *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self.glyphs = glyphs
        self.grid = YearGrid(cursor.year)
        self.signs: tuple[Sign | None, ...] = ()
        self.set_reactive(YearMap.cursor, cursor)

    def show(self, grid: YearGrid, signs: Sequence[Sign | None]) -> None:
        """Draw a year; ``signs`` begin with the first of January."""
        self.grid, self.signs = grid, tuple(signs)
        self.refresh()

    def move(self, across: int, down: int) -> None:
        """The cursor by weeks and days, within the year."""
        day = self.cursor + timedelta(days=7 * across + down)
        if self.grid.first <= day <= self.grid.last:
            self.cursor = day

    def edge(self, by: int) -> None:
        """The cursor to the first day of the year, or the last."""
        self.cursor = self.grid.first if by < 0 else self.grid.last

    def watch_cursor(self, old: date, new: date) -> None:
        """Only the lines between which the cursor moved are drawn again."""
        if (old.year, self._first_column(old)) == (new.year, self._first_column(new)):
            for row in {self.grid.place(day)[0] for day in (old, new)}:
                self.refresh(Region(0, row + 1, self.size.width, 1))
        else:
            self.refresh()

    @property
    def cell(self) -> int:
        """The width of a day."""
        return 2 if self.size.width >= WIDE else 1

    def _first_column(self, cursor: date) -> int:
        """The first week that is seen where not all fit: the cursor is always in sight."""
        fit = max(1, (self.size.width - LABELS) // self.cell)
        if fit >= self.grid.weeks or cursor.year != self.grid.year:
            return 0
        return max(0, min(self.grid.place(cursor)[1] - fit // 2, self.grid.weeks - fit))

    def render_line(self, y: int) -> Strip:
        """One line of the screen: the months, then a weekday each."""
        start = self._first_column(self.cursor)
        if y == 0:
            names = self.grid.month_names(self.cell)[start * self.cell :]
            year = str(self.grid.year)
            parts = [part(year, "year", LABELS), part(names, "label", len(names))]
        elif y <= 7:
            parts = list(self._week_line(y - 1, start))
        else:
            parts = []
        return drawn(self, "year-map", parts)

    def _week_line(self, row: int, start: int) -> Iterator[Part]:
        name = f"{date(2024, 1, 1 + self.grid.weekdays[row]):%a}"
        yield part(name, "label", LABELS)
        for column in range(start, self.grid.weeks):
            day = self.grid.day(row, column)
            n = (day - self.grid.first).days if day else -1
            sign = self.signs[n] if 0 <= n < len(self.signs) else None
            glyph = self.glyphs.of(sign) if sign else " "
            if day == self.cursor:
                yield part(glyph, "cursor", 1)
                yield part("", "label", self.cell - 1)
            elif sign and sign.startswith("heat") and sign != "heat0":
                yield part(glyph * self.cell, _style(sign), self.cell)
            else:
                yield part(glyph, _style(sign) if sign else "label", self.cell)

    def on_click(self, event: events.Click) -> None:
        """A day of the map."""
        place = event.get_content_offset(self)
        if place is None or place.x < LABELS:
            return
        column = self._first_column(self.cursor) + (place.x - LABELS) // self.cell
        if day := self.grid.day(place.y - 1, column):
            self.post_message(self.Clicked(day))


def _style(sign: Sign) -> str:
    match sign:
        case "done":
            return "heat4"
        case "rest" | "paused":
            return "rest"
        case "off" | "graced":
            return sign
        case "pending" | "none":
            return "open"
        case _:
            return sign
