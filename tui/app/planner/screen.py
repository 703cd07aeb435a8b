"""The Planner: what is planned, what waits for a word, and a month of both."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import bindings
from tui.app.planner.actions import PlannerChanges
from tui.app.planner.plan_card import CardScreen, outcome_lines
from tui.app.planner.quick_add import ask_plan
from tui.app.widgets.line_list import Line, LineList, Look
from tui.app.widgets.lines import Ends, KeyLine
from tui.app.widgets.month import Month
from tui.book.keeper import Keeper
from tui.config.glyphs import Glyphs, Sign
from tui.domain.plan import Occurrence, Status
from tui.domain.practice import QUALITY_TIME
from tui.queries.agenda import WAITS, at_once, occurrences, wait_for_outcome
from tui.wording.basics import short_date
from tui.wording.plans import STATUS_WORDS, hours, title

_WEEKS_AHEAD = timedelta(days=28)
_EMPTY = (
    "Nothing planned yet.",
    "",
    "Press a and write:",
    "date night with Alex friday 19:30",
)
_SIGNS: dict[Status, Sign] = {
    "happened": "done",
    "partly": "done",
    "skipped": "rest",
    "did_not": "off",
}
_LOOKS: dict[Status, Look] = {
    "happened": "done",
    "partly": "done",
    "skipped": "faint",
    "did_not": "faint",
    "unrecorded": "faint",
}


class PlannerScreen(PlannerChanges):
    """An agenda under one cursor, the month beside it, and what is under the cursor in words."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("planner")]
    NAME = "planner"
    AUTO_FOCUS = "#agenda"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (66, "-narrow"), (100, "-wide")]  # noqa: RUF012  # as Textual types it

    agenda = getters.query_one("#agenda", LineList)
    month = getters.query_one(Month)

    def __init__(self, keeper: Keeper, glyphs: Glyphs) -> None:
        super().__init__(keeper, glyphs)
        self._first = self.today.replace(day=1)
        self._shown: dict[str, Occurrence] = {}
        self._together: set[str] = set()

    def compose(self) -> ComposeResult:
        """Eight widgets."""
        yield Ends(id="title")
        with Horizontal(id="planner"):
            yield LineList(self.glyphs, id="agenda")
            with Vertical(id="beside"):
                yield Month(self.glyphs, id="month")
                yield Static(id="about")
        yield self.status
        yield KeyLine("planner", self.chosen_keys)

    def on_mount(self) -> None:
        """Draw what there is, with the cursor on what waits or comes next."""
        self.action_now()

    # showing

    def show_all(self) -> None:
        """Everything anew."""
        self._show()

    def _show(self, key: str = "") -> None:
        book, clock = self.book, self.keeper.clock
        now, zone = clock.now(), clock.zone
        last = _last_of(self._first)
        if self._first <= self.today <= last:
            last = max(last, self.today + _WEEKS_AHEAD)
        is_now = self._first <= self.today <= last
        begin = min(self._first, self.today - WAITS) if is_now else self._first
        found = [o for o in occurrences(book, begin, last, zone) if self.concerns(o)]
        waits = wait_for_outcome(found, now) if is_now else []
        self._together = _at_once(found)
        self._shown = {o.uid: o for o in found}
        self._draw_agenda(waits, [o for o in found if o.start.date() >= self._first], last, key)
        self._draw_month(found)
        planned = sum(1 for o in found if self._is_ahead(o))
        self.query_one("#title", Ends).show(
            Content.from_markup("[b]Planner[/b]  $m", m=f"{self._first:%B %Y}"),
            Content(self.only_words or (f"{planned} to come" if planned else "")),
        )
        self._draw_about()

    def _is_ahead(self, occurrence: Occurrence) -> bool:
        return occurrence.status(self.keeper.clock.now()) in ("upcoming", "soon", "now")

    def _draw_agenda(
        self, waits: Sequence[Occurrence], found: Sequence[Occurrence], last: date, key: str
    ) -> None:
        lines = [Line("How was it?", look="accent")] if waits else []
        lines += [self._line(o, with_day=True) for o in waits]
        lines += [Line("")] if waits else []
        told = {o.uid for o in waits}
        days: dict[date, list[Occurrence]] = {}
        if self._first <= self.today <= last:
            days[self.today] = []
        for occurrence in found:
            if occurrence.uid not in told:
                days.setdefault(occurrence.start.date(), []).append(occurrence)
        for day in sorted(days):
            near = ", today" if day == self.today else ""
            lines.append(Line(f"{short_date(day, self.today)}{near}", look="head"))
            lines += [self._line(o) for o in days[day]]
            lines += [] if days[day] else [Line("    nothing planned", look="faint")]
        if not self.book.plans:
            lines = [Line(text, look="faint") for text in _EMPTY]
        elif not found and not waits:
            lines.append(Line(f"    Nothing in {self._first:%B}.", look="faint"))
        self.agenda.show(lines, key)

    def _line(self, occurrence: Occurrence, *, with_day: bool = False) -> Line:
        status = occurrence.status(self.keeper.clock.now())
        day = f"{short_date(occurrence.start.date(), self.today)} " if with_day else ""
        is_told = status == "upcoming" or (status == "to_record" and with_day)
        words = ["" if is_told else STATUS_WORDS[status], "moved" if occurrence.is_moved else ""]
        words += ["at once" if occurrence.uid in self._together else ""]
        said = ", ".join(filter(None, words))
        name = title(self.book, occurrence)
        names = self.book.names(occurrence.plan.people)
        whom = f" · {', '.join(names)}" if occurrence.plan.title else ""
        return Line(
            f"{day}{hours(occurrence)}  {name}{whom}",
            occurrence.uid,
            self.glyphs.of(_SIGNS.get(status, "pending")),
            said,
            _LOOKS.get(status, "text"),
        )

    def _draw_month(self, found: Sequence[Occurrence]) -> None:
        signs: dict[date, Sign] = {}
        for occurrence in found:
            day, status = occurrence.start.date(), occurrence.status(self.keeper.clock.now())
            if status in ("happened", "partly"):
                signs[day] = "done"
            elif status not in ("skipped", "did_not", "unrecorded"):
                signs.setdefault(day, "pending")
        day = self._first
        while day <= _last_of(self._first):
            if self.book.mark(QUALITY_TIME, day).state == "done":
                signs[day] = "done"
            day += timedelta(days=1)
        self.month.show(self._first, self.today, signs, self.book.settings.week_start)

    def _draw_about(self) -> None:
        """What is under the cursor, in words."""
        occurrence = self.here
        self.month.choose(occurrence.start.date() if occurrence else None)
        text = ""
        if occurrence:
            others = at_once(occurrence, self._shown.values())
            text = "\n".join(outcome_lines(self.book, occurrence, self.keeper.clock, others))
        self.query_one("#about", Static).update(Content(text), layout=False)

    @property
    def here(self) -> Occurrence | None:
        """The occurrence under the cursor."""
        return self._shown.get(self.agenda.key)

    # moving

    def action_move(self, by: int) -> None:
        """The cursor down or up."""
        self.agenda.move(by)
        self._draw_about()

    def action_page(self, by: int) -> None:
        """The cursor a page down or up."""
        self.agenda.page(by)
        self._draw_about()

    def action_edge(self, by: int) -> None:
        """The cursor to the first time, or the last."""
        self.agenda.edge(by)
        self._draw_about()

    def action_walk(self, months: int) -> None:
        """A month forward or back."""
        year, month = divmod(self._first.year * 12 + self._first.month - 1 + months, 12)
        if date.min.year < year <= self.today.year + 5:
            self._first = date(year, month + 1, 1)
            self._show()
            self.agenda.edge(-1)
            for uid, occurrence in self._shown.items():  # in time order; what waits comes after
                if occurrence.start.date() >= self._first:
                    self.agenda.go_to(uid)
                    break
            self._draw_about()

    def action_now(self) -> None:
        """Back to this month, to what waits or comes next."""
        self._first = self.today.replace(day=1)
        self._show()
        keys = [line.key for line in self.agenda.lines if line.key]
        ahead = [k for k in keys if self._is_ahead(self._shown[k])]
        waits = [k for k in keys if self._shown[k].status(self.keeper.clock.now()) == "to_record"]
        for key in (*waits[:1], *ahead[:1], *keys[-1:]):
            self.agenda.go_to(key)
            break
        self._draw_about()

    def go_to(self, key: str) -> None:
        """The cursor to an occurrence, in its month."""
        if occurrence := self.found(key):
            if key not in self._shown or self.agenda.key != key:
                self._show(key)
            if self.agenda.key != key:
                self._first = occurrence.start.date().replace(day=1)
                self._show(key)

    def on_month_day_chosen(self, message: Month.DayChosen) -> None:
        """A click on a day: to what is planned there, or planning it."""
        on = [o for o in self._shown.values() if o.start.date() == message.day]
        if on:
            self.agenda.go_to(min(on, key=lambda o: o.start).uid)
            self._draw_about()
        elif message.day >= self.today:
            ask_plan(self.desk, lambda _: f"{message.day} ", self.to_plan)

    def on_line_list_moved(self) -> None:
        """The wheel took the cursor along."""
        self._draw_about()

    def on_line_list_clicked(self, message: LineList.Clicked) -> None:
        """A click goes there; another one opens it."""
        self._draw_about()
        if message.again:
            self.action_open()

    def action_open(self) -> None:
        """All about a time, and how it went."""
        if occurrence := self.here:
            self.app.push_screen(CardScreen(self.desk, occurrence.uid), self.after_card)


def _at_once(found: Sequence[Occurrence]) -> set[str]:
    """Those that are on while another one is, the skipped left out; ``found`` is in time order."""
    together: set[str] = set()
    latest: Occurrence | None = None
    for occurrence in sorted(found, key=lambda o: o.begins):
        if occurrence.record.cancelled or occurrence.record.outcome == "did_not":
            continue
        if latest and occurrence.begins < latest.ends:
            together |= {latest.uid, occurrence.uid}
        if latest is None or occurrence.ends > latest.ends:
            latest = occurrence
    return together


def _last_of(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
