"""The list of practices: box, name, the last days and the streak, drawn as one widget."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.app.widgets.parts import Part, drawn, looks, part
from tui.config.glyphs import Glyphs, Sign
from tui.domain.history import DayState

BOX = 4  # column of the box; before it the cursor and the number
NAME = 7
NAME_WIDTH = 23
STREAK_WIDTH = 22


class PracticeRow(NamedTuple):
    """One practice as it is drawn; ``number`` is 0 where it has no key.

    ``strip`` holds the states of its last days, None to come.
    """

    number: int
    name: str
    state: DayState
    strip: tuple[Sign | None, ...]
    streak: str = ""
    safe: str = ""
    numbers: str = ""
    steady: str = ""


class Layout(NamedTuple):
    """Where things stand at a size: how many days of what width, lines a practice, a head."""

    days: int
    day_width: int
    pitch: int
    head: int

    @property
    def strip_at(self) -> int:
        """The first column of the days."""
        return NAME + NAME_WIDTH + 1

    @property
    def streak_at(self) -> int:
        """The column of the streak."""
        return self.strip_at + self.days * self.day_width + (2 if self.days else 0)

    @classmethod
    def at(cls, width: int, height: int, rows: int) -> "Layout":
        """What fits: whole weeks of days, and as much air as there is."""
        room = width - NAME - NAME_WIDTH - STREAK_WIDTH - 3
        if room >= 21:
            days, day_width = min(28, room // 21 * 7), 3
        elif width >= NAME + NAME_WIDTH + 14 + 12:
            days, day_width = 7, 2
        else:
            days, day_width = 0, 1
        head = day_width - 1 if height >= rows + 2 else 0  # weekday, and its number where it fits
        room = height - head
        pitch = 3 if room + 1 >= 3 * rows else 2 if room >= 2 * rows else 1
        return cls(days, day_width, pitch, head)


class PracticeList(Widget, can_focus=True):
    """The practices under one cursor; a click ticks, a click on a day goes there."""

    COMPONENT_CLASSES: ClassVar[set[str]] = looks(
        "practice-list", "done", "rest", "open", "faint", "name", "cursor", "day"
    )
    ALLOW_SELECT = False

    cursor: var[int] = var(0)

    @dataclass
    class Ticked(Message):
        """A practice was clicked; ``index`` counts from 0."""

        index: int

    @dataclass
    class DayChosen(Message):
        """A day was clicked."""

        day: date

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.rows: tuple[PracticeRow, ...] = ()
        self.last_day: date | None = None
        self.chosen_day: date | None = None
        self.has_cursor = True
        self._first = 0  # the row at the top: not all of them fit everywhere

    @property
    def shape(self) -> Layout:
        """The layout at the present size."""
        return Layout.at(self.size.width, self.size.height, len(self.rows) or 5)

    @property
    def days(self) -> list[date | None]:
        """The days of the strip, the earliest first; None before there were any."""
        last = self.last_day.toordinal() if self.last_day else 0
        return [
            date.fromordinal(n) if n > 0 else None
            for n in range(last - self.shape.days + 1, last + 1)
        ]

    def show(self, rows: Sequence[PracticeRow], last_day: date, chosen_day: date) -> None:
        """Draw these practices; ``last_day`` ends the strip, ``chosen_day`` is marked in it."""
        before, same_days = self.rows, (self.last_day, self.chosen_day) == (last_day, chosen_day)
        self.rows = tuple(rows)
        self.last_day, self.chosen_day = last_day, chosen_day
        if self._scrolled() or not same_days or len(before) != len(self.rows):
            self.refresh()
            return
        self._refresh_rows(n for n, row in enumerate(self.rows) if row != before[n])

    def show_cursor(self, *, shown: bool) -> None:
        """Draw the cursor, or not: it may be elsewhere on the screen."""
        if shown != self.has_cursor:
            self.has_cursor = shown
            self._refresh_rows([self._row_at(self.cursor)])

    def watch_cursor(self, old: int, new: int) -> None:
        """Only the two practices between which the cursor moved are drawn again."""
        if self._scrolled():
            self.refresh()
        else:
            self._refresh_rows({self._row_at(old), self._row_at(new)})

    def on_resize(self) -> None:
        """The row of the cursor may have been left outside."""
        if self._scrolled():
            self.refresh()

    def _row_at(self, cursor: int) -> int:
        """The row the cursor is on: the last one where there are fewer now."""
        return min(cursor, len(self.rows) - 1)

    def _scrolled(self) -> bool:
        """Bring the row of the cursor into sight, moving no further than that asks for."""
        before, shape, here = self._first, self.shape, self._row_at(self.cursor)
        fit = max(1, -(-(self.size.height - shape.head) // shape.pitch))
        first = min(max(before, here - fit + 1), here)
        self._first = max(0, min(first, len(self.rows) - fit))
        return self._first != before

    def _refresh_rows(self, indices: Iterable[int]) -> None:
        shape = self.shape
        for index in indices:
            top = shape.head + (index - self._first) * shape.pitch
            self.refresh(Region(0, top, self.size.width, shape.pitch))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        shape = self.shape
        index, line = self._place(y)
        if y < shape.head:
            parts = list(self._head(shape, y))
        elif index < len(self.rows) and line < 2:
            here = self.has_cursor and index == self._row_at(self.cursor)
            draw = self._first_line if line == 0 else self._second_line
            parts = list(draw(shape, self.rows[index], here=here))
        else:
            parts = []
        return drawn(self, "practice-list", parts)

    def _place(self, y: int) -> tuple[int, int]:
        """The row at a line of the widget below the head, and which of its lines that is."""
        shape = self.shape
        index, line = divmod(y - shape.head, shape.pitch)
        return index + self._first, line

    def _head(self, shape: Layout, y: int) -> Iterator[Part]:
        yield part("", "faint", shape.strip_at)
        for day in self.days:
            text = ""
            if day:
                text = f"{day:%a}"[: shape.day_width - 1] if y == 0 else str(day.day)
            yield from self._cell(text, self._day_style(day, "faint"), shape)

    def _first_line(self, shape: Layout, row: PracticeRow, *, here: bool) -> Iterator[Part]:
        yield part(f"{self._bar(here)}{row.number or ' '}", "cursor" if here else "faint", BOX)
        yield part(self.glyphs.of(row.state), _style(row.state), NAME - BOX)
        yield part(row.name, "cursor" if here else "name", NAME_WIDTH + 1)
        for day, state in zip(
            self.days, row.strip[-shape.days :] if shape.days else (), strict=True
        ):
            glyph = self.glyphs.of(state) if state and day else ""
            style = _style(state) if state else "faint"
            yield from self._cell(glyph, self._day_style(day, style), shape)
        if shape.days:
            yield part("", "faint", 2)
        room = self.size.width - shape.streak_at
        yield part(_whole(row.streak, " ", room), "name", room)

    def _second_line(self, shape: Layout, row: PracticeRow, *, here: bool) -> Iterator[Part]:
        yield part(self._bar(here), "cursor", NAME)
        room, left = self.size.width - NAME, shape.streak_at - NAME
        safe, steady = _whole(row.safe, " · ", room), row.steady if shape.days else ""
        if cell_len(safe) + cell_len(steady) + 3 > left:
            steady = ""
        left = max(left, cell_len(safe) + 2)
        yield part(safe, "faint", left - cell_len(steady) - 2)
        yield part(steady, "faint", cell_len(steady) + 2)
        yield part(_whole(row.numbers, " · ", room - left), "faint", room - left)

    def _bar(self, here: bool) -> str:  # one bit in, one sign out
        return f"{self.glyphs.cursor if here else ' '} "

    def _day_style(self, day: date | None, style: str) -> str:
        return "day" if day and day == self.chosen_day else style

    def _cell(self, text: str, style: str, shape: Layout) -> Iterator[Part]:
        yield part(text.rjust(shape.day_width - 1), style, shape.day_width - 1)
        yield part("", "faint", 1)

    def on_click(self, event: events.Click) -> None:
        """A click on a day goes to it; on what else there is of a practice it ticks."""
        place = event.get_content_offset(self)
        if place is None:
            return
        shape, across = self.shape, place.x - self.shape.strip_at
        index, line = self._place(place.y)
        on_head, on_row = place.y < shape.head, place.y >= shape.head and index < len(self.rows)
        if 0 <= across < shape.streak_at - shape.strip_at:
            if across < shape.days * shape.day_width and (on_head or (on_row and line == 0)):
                day = self.days[across // shape.day_width]
                if day:
                    self.post_message(self.DayChosen(day))
        elif on_row and line < 2:
            self.cursor = index
            self.post_message(self.Ticked(index))


def _whole(text: str, between: str, width: int) -> str:
    """As many of its pieces, from the first, as fit: half a number or date would be a lie."""
    pieces = text.split(between)
    while pieces and cell_len(between.join(pieces)) > width:
        pieces.pop()
    return between.join(pieces)


def _style(state: Sign) -> str:
    match state:
        case "done":
            return "done"
        case "rest" | "paused" | "off" | "graced":
            return "rest"
        case _:
            return "open"
