"""A month of days, drawn as one widget: what is planned and what happened."""

from collections.abc import Collection, Iterator, Mapping
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
_DAY = timedelta(days=1)


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
        self._going_on: Collection[date] = ()
        self._chosen: Collection[date] = ()

    def show(
        self,
        first: date,
        today: date,
        signs: Mapping[date, Sign],
        going_on: Collection[date] = (),
        week_start: int = 0,
    ) -> None:
        """Draw the month that begins with ``first``, with a bar from the days that are going on."""
        self._first, self._today, self._week_start = first, today, week_start
        self._signs, self._going_on = signs, going_on
        self.refresh()

    def choose(self, days: Collection[date]) -> None:
        """Mark the days of what is under the cursor."""
        if days != self._chosen:
            self._chosen = days
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
                yield from self._cell(day_here)
            else:
                yield part("", "day", CELL)

    def _cell(self, day: date) -> Iterator[Part]:
        """Its number and its sign; what is planned for several days is joined by a bar."""
        sign, bar = self._signs.get(day), self.glyphs.strokes[0]
        number = str(day.day)
        goes_on = sign == "pending" and day - _DAY in self._going_on
        yield part(bar if goes_on else "", "planned", CELL - 1 - len(number))
        yield part(number, self._look(day), len(number))
        if sign == "pending" and day in self._going_on:
            yield part(bar, "planned", 1)
        else:
            glyph = self.glyphs.of(sign) if sign else " "
            yield part(glyph, "happened" if sign == "done" else "planned", 1)

    def _look(self, day: date) -> str:
        if day in self._chosen:
            return "cursor"
        return "today" if day == self._today else "day" if day >= self._today else "faint"

    def on_click(self, event: events.Click) -> None:
        """A day of the month."""
        place = event.get_content_offset(self)
        if place is None or not (place.y > 0 and place.x < 7 * CELL):
            return
        if day := self._day_at(place.y - 1, place.x // CELL):
            self.post_message(self.DayChosen(day))
