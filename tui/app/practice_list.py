"""The list of practices: box, name, the last days and the streak, drawn as one widget."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget

from tui.domain.history import DayState
from tui.glyphs import Glyphs, Sign

BOX = 4  # column of the box; before it the cursor and the number
NAME = 7
NAME_WIDTH = 23
STREAK_WIDTH = 22


class Row(NamedTuple):
    """One practice as it is drawn. ``strip`` holds the states of its last days, None to come."""

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
        pitch = max(1, min(3, (height - head + 1) // max(1, rows)))
        return cls(days, day_width, pitch, head)


class PracticeList(Widget, can_focus=True):
    """The practices under one cursor; a click ticks, a click on a day goes there."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "practice-list--done",
        "practice-list--rest",
        "practice-list--open",
        "practice-list--faint",
        "practice-list--name",
        "practice-list--cursor",
        "practice-list--day",
    }
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
        self.rows: tuple[Row, ...] = ()
        self.last_day = self.chosen_day = date.min

    @property
    def shape(self) -> Layout:
        """The layout at the present size."""
        return Layout.at(self.size.width, self.size.height, len(self.rows) or 5)

    @property
    def days(self) -> list[date]:
        """The days of the strip, the earliest first."""
        first = self.last_day - timedelta(days=self.shape.days - 1)
        return [first + timedelta(days=n) for n in range(self.shape.days)]

    def show(self, rows: Sequence[Row], last_day: date, chosen_day: date) -> None:
        """Draw these practices; ``last_day`` ends the strip, ``chosen_day`` is marked in it."""
        before, same_days = self.rows, (self.last_day, self.chosen_day) == (last_day, chosen_day)
        self.rows = tuple(rows)
        self.last_day, self.chosen_day = last_day, chosen_day
        if not same_days or len(before) != len(self.rows):
            self.refresh()
            return
        self._refresh_rows(n for n, row in enumerate(self.rows) if row != before[n])

    def watch_cursor(self, old: int, new: int) -> None:
        """Only the two practices between which the cursor moved are drawn again."""
        self._refresh_rows({old, new})

    def _refresh_rows(self, indices: Iterable[int]) -> None:
        shape = self.shape
        for index in indices:
            top = shape.head + index * shape.pitch
            self.refresh(Region(0, top, self.size.width, shape.pitch))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        shape, width = self.shape, self.size.width
        index, line = divmod(y - shape.head, shape.pitch)
        if y < shape.head:
            parts = list(self._head(shape, y))
        elif index < len(self.rows) and line < 2:
            here = index == self.cursor
            draw = self._first_line if line == 0 else self._second_line
            parts = list(draw(shape, self.rows[index], here=here))
        else:
            parts = []
        return Strip(parts).adjust_cell_length(width, self.rich_style)

    def _head(self, shape: Layout, y: int) -> Iterator[Segment]:
        yield self._text("", "faint", shape.strip_at)
        for day in self.days:
            text = f"{day:%a}"[: shape.day_width - 1] if y == 0 else str(day.day)
            style = "day" if day == self.chosen_day else "faint"
            yield from self._cell(text.rjust(shape.day_width - 1), style, shape)

    def _first_line(self, shape: Layout, row: Row, *, here: bool) -> Iterator[Segment]:
        yield self._text(f"{self._bar(here)}{row.number}", "cursor" if here else "faint", BOX)
        yield self._text(self.glyphs.of(row.state), _style(row.state), NAME - BOX)
        yield self._text(row.name, "cursor" if here else "name", NAME_WIDTH + 1)
        for day, state in zip(
            self.days, row.strip[-shape.days :] if shape.days else (), strict=True
        ):
            glyph = self.glyphs.of(state) if state else " "
            style = _style(state) if state else "faint"
            yield from self._cell(
                glyph.rjust(shape.day_width - 1), "day" if day == self.chosen_day else style, shape
            )
        if shape.days:
            yield self._text("", "faint", 2)
        yield self._text(row.streak, "name", self.size.width - shape.streak_at)

    def _second_line(self, shape: Layout, row: Row, *, here: bool) -> Iterator[Segment]:
        yield self._text(self._bar(here), "cursor", NAME)
        steady = row.steady if shape.days else ""
        room = shape.streak_at - NAME - cell_len(steady) - 2
        yield self._text(row.safe, "faint", room)
        yield self._text(steady, "faint", shape.streak_at - NAME - room)
        yield self._text(row.numbers, "faint", self.size.width - shape.streak_at)

    def _bar(self, here: bool) -> str:  # one bit in, one sign out
        return f"{self.glyphs.cursor if here else ' '} "

    def _cell(self, text: str, style: str, shape: Layout) -> Iterator[Segment]:
        yield self._text(text, style, shape.day_width - 1)
        yield self._text("", "faint", 1)

    def _text(self, text: str, style: str, width: int) -> Segment:
        """User text is cut and padded by cells, never read as markup."""
        rich_style = self.get_component_rich_style(f"practice-list--{style}")
        return Segment(set_cell_size(text, max(0, width)), rich_style)

    def on_click(self, event: events.Click) -> None:
        """A click on a day goes to it; anywhere else in a practice it ticks."""
        shape = self.shape
        across, y = event.x - shape.strip_at, event.y
        if shape.days and 0 <= across < shape.days * shape.day_width:
            self.post_message(self.DayChosen(self.days[across // shape.day_width]))
            return
        index = (y - shape.head) // shape.pitch
        if y >= shape.head and index < len(self.rows):
            self.cursor = index
            self.post_message(self.Ticked(index))


def _style(state: Sign) -> str:
    match state:
        case "done":
            return "done"
        case "rest" | "paused" | "off" | "graced":
            return "rest"
        case _:
            return "open"
