"""A month of days, drawn as one widget: what is planned and what happened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.app.widgets.parts import Part, drawn, looks, part
from tui.config.glyphs import Glyphs, Sign
from tui.domain.day import week_first

CELL = 3  # columns of a day: its number and its sign


class Month(Widget):
    """Weeks of a month; a click on a day says so."""

    COMPONENT_CLASSES: ClassVar[set[str]] = looks(
        "month", "label", "day", "faint", "today", "cursor", "planned", "happened"
    )
    ALLOW_SELECT = False

    @dataclass
    class DayChosen(Message):
        """A day was clicked."""

        day: date

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self.glyphs = glyphs
        self._first = self._today = date(2000, 1, 1)
        self._week_start = 0
        self._signs: Mapping[date, Sign] = {}
        self._chosen: date | None = None

    def show(
        self, first: date, today: date, signs: Mapping[date, Sign], week_start: int = 0
    ) -> None:
        """Draw the month that begins with ``first``."""
        self._first, self._today = first, today
        self._signs, self._week_start = signs, week_start
        self.refresh()

    def choose(self, day: date | None) -> None:
        """Mark the day of what is under the cursor."""
        if day != self._chosen:
            self._chosen = day
            self.refresh()

    def _day_at(self, row: int, column: int) -> date | None:
        day = week_first(self._first, self._week_start) + timedelta(days=7 * row + column)
        return day if (day.year, day.month) == (self._first.year, self._first.month) else None

    def render_line(self, y: int) -> Strip:
        """The weekdays, then a week each."""
        return drawn(self, "month", self._parts(y))

    def _parts(self, y: int) -> Iterator[Part]:
        for column in range(7):
            if y == 0:
                day = week_first(self._first, self._week_start) + timedelta(days=column)
                yield part(f"{day:%a}"[:2], "label", CELL)
            elif day_here := self._day_at(y - 1, column):
                sign = self._signs.get(day_here)
                number = f"{day_here.day:>2}"
                yield part(number, self._look(day_here), CELL - 1)
                glyph = self.glyphs.of(sign) if sign else " "
                yield part(glyph, "happened" if sign == "done" else "planned", 1)
            else:
                yield part("", "day", CELL)

    def _look(self, day: date) -> str:
        if day == self._chosen:
            return "cursor"
        return "today" if day == self._today else "day" if day >= self._today else "faint"

    def on_click(self, event: events.Click) -> None:
        """A day of the month."""
        place = event.get_content_offset(self)
        if place is None or not (place.y > 0 and place.x < 7 * CELL):
            return
        if day := self._day_at(place.y - 1, place.x // CELL):
            self.post_message(self.DayChosen(day))
