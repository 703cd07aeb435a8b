"""The second screen: a year at a glance, and every number with the sentence that explains it."""

from datetime import date
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content

from tui.app.desk.bindings import bindings
from tui.app.desk.messages import DayOpened
from tui.app.dialogs.explain import ExplainScreen
from tui.app.screen.base import NearerScreen
from tui.app.widgets.figures import FigureTable, TableRow
from tui.app.widgets.lines import Ends, KeyLine
from tui.app.widgets.year_map import YearMap
from tui.book.keeper import Keeper
from tui.config.glyphs import Glyphs
from tui.domain.practice import Practice
from tui.domain.year import YearGrid
from tui.queries.year_map import legend, year_of
from tui.queries.year_review import Review
from tui.wording.day import day_read, day_why

_HIDDEN = (0, 1, 4, 5)  # the columns of figures that are about streaks


class StreaksScreen(NearerScreen):
    """A year of all practices together or of one; nothing is ever ticked here."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("streaks")]
    NAME = "streaks"
    TO_TODAY = " Press . to go there."
    AUTO_FOCUS = "YearMap"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  # as Textual types it
        (0, "-tiny"),
        (62, "-slim"),
        (78, "-narrow"),
        (116, "-wide"),
    ]

    map = getters.query_one("#map", YearMap)
    lines = getters.query_one("#lines", FigureTable)
    months = getters.query_one("#months", FigureTable)
    runs = getters.query_one("#runs", FigureTable)

    def __init__(self, keeper: Keeper, glyphs: Glyphs) -> None:
        super().__init__(keeper, glyphs)
        self.practice: Practice | None = None
        self.review = Review(self.desk.book, self.today)

    def compose(self) -> ComposeResult:
        """The year above, what is counted below."""
        yield Ends(id="title")
        with Horizontal(id="year"):
            yield YearMap(self.desk.glyphs, self.today, id="map")
            yield FigureTable(self.desk.glyphs, id="weekdays", bar=5)
        yield self.status
        yield FigureTable(self.desk.glyphs, id="months")
        with Horizontal(id="numbers"):
            yield FigureTable(self.desk.glyphs, id="lines", bar=4, name=21)
            yield FigureTable(self.desk.glyphs, id="weekdays-below", bar=5)
            yield FigureTable(self.desk.glyphs, id="runs")
        before = YearMap(self.desk.glyphs, self.today, id="before")
        before.can_focus = False
        yield before
        yield KeyLine("streaks", self.chosen_keys)

    def on_mount(self) -> None:
        """Draw what was counted when the screen was made."""
        self._draw()

    # showing

    def show_all(self) -> None:
        """Count the whole year anew, as of now; a practice that is gone is left."""
        self.review = Review(self.desk.book, self.today)
        known = self.desk.book.practices
        if self.practice:
            self.practice = next((p for p in known if p.id == self.practice.id), None)
        self._draw()

    def shows_now(self, today: date) -> bool:
        """Whether the cursor of the map was on today."""
        return self.map.cursor == today

    @property
    def year(self) -> int:
        """The year on the screen."""
        return self.map.cursor.year

    def _draw(self) -> None:
        self._draw_year()
        self.lines.show(self._heads(), self._rows())
        self._read_day()

    def _draw_year(self) -> None:
        """What changes with the year or the practice."""
        book, practice, year = self.desk.book, self.practice, self.year
        self._draw_map(self.map, year)
        self._draw_map(self.query_one("#before", YearMap), year - 1)
        *months, whole = self.review.months(practice, year)
        halves = [TableRow("", tuple(months[:6])), TableRow("", tuple(months[6:]))]
        self.months.show((), halves)
        weekdays = [
            TableRow("", (figure,)) for figure in (whole, *self.review.weekdays(practice, year))
        ]
        self.query_one("#weekdays", FigureTable).show((), weekdays)
        self.query_one("#weekdays-below", FigureTable).show((), weekdays)
        self.runs.show(*self._run_rows())
        name = practice.name if practice else "all practices"
        grace = bool(self.review.streak(practice).graced)
        signs = legend(practice, self.desk.glyphs, len(book.practices), grace=grace)
        title = Content.from_markup(
            "[b]Streaks[/b]  $y  $n", y=str(year), n=f"{name}  {self.desk.only_words}".rstrip()
        )
        self.show_title(title, Content(signs))

    def _draw_map(self, drawn: YearMap, year: int) -> None:
        book, practice = self.desk.book, self.practice
        graced = self.review.streak(practice).graced
        grid = YearGrid(year, book.settings.week_start)
        drawn.show(grid, year_of(book, practice, year, self.today, graced))

    def _heads(self) -> list[str]:
        return ["", *(Review.COLUMNS[n] for n in self._columns())]

    def _columns(self) -> list[int]:
        shown = self.desk.book.settings.show_streaks
        return [n for n in range(len(Review.COLUMNS)) if shown or n not in _HIDDEN]

    def _rows(self) -> list[TableRow]:
        return [
            TableRow(line.name, tuple(line.figures[n] for n in self._columns()))
            for line in self.review.lines()
        ]

    def _run_rows(self) -> tuple[list[str], list[TableRow]]:
        if not self.desk.book.settings.show_streaks:
            return ["Streaks are hidden"], []
        unit = self.review.streak(self.practice).unit
        rows = [TableRow("", (figure,)) for figure in self.review.runs(self.practice)]
        whose = self.practice.number if self.practice else "all"
        return ["", f"longest runs of {whose}, {unit}s"] if rows else ["No run yet"], rows

    def _read_day(self) -> None:
        if self.desk.everyone.first_day() is None:
            self.desk.say(
                "Nothing is recorded yet. Press t, then 1 to 5: the first day shows here."
            )
        elif self.desk.book.first_day() is None:
            self.desk.say(f"Nothing is recorded yet, {self.desk.only_words}; f shows everyone.")
        else:
            day = self.map.cursor
            self.desk.say(day_read(self.desk.book, self.practice, day, self.today))

    def on_year_map_clicked(self, message: YearMap.Clicked) -> None:
        """The cursor goes where the mouse points, to the year before too."""
        self._go(message.day)

    def _go(self, day: date) -> None:
        """The cursor to a day, read out in the same frame."""
        year, self.map.cursor = self.year, day
        if day.year != year:
            self._draw_year()
        self._read_day()

    # moving

    @property
    def _pane(self) -> YearMap | FigureTable:
        focused = self.focused
        return focused if isinstance(focused, YearMap | FigureTable) else self.map

    def action_move(self, across: int, down: int) -> None:
        """The cursor of the map, or of the figures."""
        self._pane.move(across, down)
        self._read_day()

    def action_edge(self, by: int) -> None:
        """The cursor to the first, or the last."""
        self._pane.edge(by)
        self._read_day()

    def action_walk(self, years: int) -> None:
        """Some years on or back, as far as anything is recorded."""
        first = self.desk.book.first_day() or self.today
        year = self.year + years
        if not first.year <= year <= self.today.year:
            words = (
                f"{self.today.year} is the latest year."
                if years > 0
                else (f"Your first day is {first.day} {first:%B} {first.year}.")
            )
            self.desk.say(words)
            return
        day = self.map.cursor
        leap = (day.month, day.day) == (2, 29)
        self._go(day.replace(year=year, day=28) if leap else day.replace(year=year))

    def action_now(self) -> None:
        """The cursor of the map back to today."""
        self.check_day()
        self._go(self.today)

    def action_choose(self, number: int) -> None:
        """One practice by its number, or all by 0."""
        found = [p for p in self.desk.book.practices if p.number == number]
        if number and not found:
            self.desk.say(f"No practice has the key {number}.")
            return
        self.practice = found[0] if found else None
        self._draw_year()
        self._read_day()

    def action_open(self) -> None:
        """To the day under the cursor on Today; on a number, why."""
        if self._pane is not self.map:
            self.action_why()
        elif self.map.cursor > self.today:
            self.desk.say("That day is still to come.")
        else:
            self.desk.tell(DayOpened(self.map.cursor))

    def action_why(self) -> None:
        """Explain what is under the cursor."""
        if why := self.why():
            self.desk.push(ExplainScreen(why))

    def why(self) -> str:
        """The sentence for what is under the cursor."""
        pane = self._pane
        if isinstance(pane, FigureTable):
            return pane.figure.why() if pane.figure else ""
        return day_why(self.desk.book, self.practice, self.map.cursor, self.today)
