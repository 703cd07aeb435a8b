"""The Planner: what is planned, what waits for a word, and a month of both."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import bindings
from tui.app.desk.desk import Desk
from tui.app.planner.actions import end, happened, skip
from tui.app.planner.agenda import agenda_lines, last_of, month_signs
from tui.app.planner.edits import edit, move
from tui.app.planner.plan_card import CardScreen, outcome_lines
from tui.app.planner.quick_add import ask_next, ask_plan
from tui.app.screen.base import NearerScreen
from tui.app.widgets.line_list import LineList
from tui.app.widgets.lines import Ends, KeyLine
from tui.app.widgets.month import Month
from tui.book.keeper import Keeper
from tui.config.glyphs import Glyphs
from tui.domain.plan import Occurrence
from tui.queries.agenda import WAITS, at_once, find_occurrence, occurrences, wait_for_outcome

_WEEKS_AHEAD = timedelta(days=28)
_NOTHING_HERE = "Nothing is under the cursor; a plans something."


class PlannerScreen(NearerScreen):
    """An agenda under one cursor, the month beside it, and what is under the cursor in words."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("planner")]
    NAME = "planner"
    TO_TODAY = " Press . to go there."
    AUTO_FOCUS = "#agenda"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (66, "-narrow"), (100, "-wide")]  # noqa: RUF012  # as Textual types it

    agenda = getters.query_one("#agenda", LineList)
    month = getters.query_one(Month)

    def __init__(self, keeper: Keeper, glyphs: Glyphs) -> None:
        super().__init__(keeper, glyphs)
        self._first = self.today.replace(day=1)
        self._shown: dict[str, Occurrence] = {}

    def compose(self) -> ComposeResult:
        """Eight widgets."""
        yield Ends(id="title")
        with Horizontal(id="planner"):
            yield LineList(self.desk.glyphs, id="agenda")
            with Vertical(id="beside"):
                yield Month(self.desk.glyphs, id="month")
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
        """Everything anew, with the cursor on the time of a uid, where it is given."""
        desk, clock = self.desk, self.desk.clock
        last = last_of(self._first)
        is_now = self._first <= self.today <= last
        begin = self._first
        if is_now:
            last = max(last, self.today + _WEEKS_AHEAD)
            begin = min(begin, self.today - WAITS)
        found = [
            o
            for o in occurrences(desk.everyone, begin, last, clock.zone)
            if not desk.only or desk.only in o.plan.people
        ]
        waits = wait_for_outcome(found, clock.now()) if is_now else []
        self._shown = {o.uid: o for o in found}
        self.agenda.show(agenda_lines(desk, found, waits, self._first, last), key)
        signs, going_on = month_signs(desk, found, self._first)
        week_start = desk.everyone.settings.week_start
        self.month.show(self._first, self.today, signs, going_on, week_start)
        planned = sum(1 for o in found if self._is_ahead(o))
        self.show_title(
            Content.from_markup("[b]Planner[/b]  $m", m=f"{self._first:%B %Y}"),
            Content(desk.only_words or (f"{planned} to come" if planned else "")),
        )
        self._draw_about()

    def shows_now(self, today: date) -> bool:
        """Whether the month on the screen was the one of today."""
        return self._first == today.replace(day=1)

    def _is_ahead(self, occurrence: Occurrence) -> bool:
        return occurrence.status(self.desk.clock.now()) in ("upcoming", "soon", "now")

    def _draw_about(self) -> None:
        """What is under the cursor, in words."""
        occurrence = self.here
        self.month.choose(occurrence.dates if occurrence else ())
        text = ""
        if occurrence:
            others = at_once(occurrence, self._shown.values())
            text = "\n".join(outcome_lines(self.desk.everyone, occurrence, self.desk.clock, others))
        self.query_one("#about", Static).update(Content(text), layout=False)

    @property
    def _keys(self) -> list[str]:
        """The addresses in the agenda, in its order."""
        return [line.key for line in self.agenda.lines if line.key]

    @property
    def here(self) -> Occurrence | None:
        """The occurrence under the cursor."""
        return self._shown.get(self.agenda.key)

    def people_here(self) -> tuple[str, ...]:
        """Those of the time under the cursor."""
        return self.here.plan.people if self.here else ()

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
                if occurrence.last_day >= self._first:
                    self.agenda.go_to(uid)
                    break
            self._draw_about()

    def action_now(self) -> None:
        """Back to this month, to what waits or comes next."""
        self._first = self.today.replace(day=1)
        self._show()
        keys = self._keys
        ahead = [k for k in keys if self._is_ahead(self._shown[k])]
        waits = [k for k in keys if self._shown[k].status(self.desk.clock.now()) == "to_record"]
        for key in (*waits[:1], *ahead[:1], *keys[-1:]):
            self.agenda.go_to(key)
            break
        self._draw_about()

    def go_to(self, key: str) -> None:
        """The cursor to an occurrence, in its month."""
        if occurrence := find_occurrence(self.desk.everyone, key, self.desk.clock.zone):
            if key not in self._shown or self.agenda.key != key:
                self._show(key)
            if self.agenda.key != key:
                self._first = occurrence.start.date().replace(day=1)
                self._show(key)

    def on_month_day_chosen(self, message: Month.DayChosen) -> None:
        """A click on a day: to what is planned there, or planning it."""
        day = message.day
        on = [o for o in self._shown.values() if o.start.date() <= day <= o.last_day]
        if on:  # what begins on that day before what is on from an earlier one
            self.agenda.go_to(min(on, key=lambda o: (o.start.date() < day, o.start)).uid)
            self._draw_about()
        elif day >= self.today:
            ask_plan(self.desk, then=self.go_to, day=day)

    def on_line_list_moved(self) -> None:
        """The wheel took the cursor along."""
        self._draw_about()

    def on_line_list_clicked(self, message: LineList.Clicked) -> None:
        """A click goes there; another one opens it."""
        self._draw_about()
        if message.again:
            self.action_open()

    # planning and changing

    def action_add(self) -> None:
        """Quick add: one typed line, with the one person who is looked at, if there is one."""
        ask_plan(self.desk, filter(None, [self.desk.only]), self.go_to)

    def action_ideas(self) -> None:
        """Ideas for time together, to pick from; one is planned with those under the cursor."""
        from tui.app.planner.ideas import IdeasScreen

        def picked(idea: str | None) -> None:
            if idea:
                near = self.here.plan.people if self.here else ()
                people = (self.desk.only,) if self.desk.only else near
                known = filter(self.desk.everyone.people.get, people)
                ask_plan(self.desk, known, self.go_to, idea=idea)

        self.desk.push(IdeasScreen(self.desk), picked)

    def action_open(self) -> None:
        """All about a time, and how it went."""
        self._do_here(self._open)

    def _open(self, desk: Desk, uid: str) -> None:
        def closed(answer: str | None) -> None:
            self.show_all()
            if answer == "next" and self.here:
                ask_next(desk, self.here.uid, self.go_to)

        desk.push(CardScreen(desk, uid), closed)

    def action_happened(self) -> None:
        """It happened, in one key; again takes that back. The cursor goes on to what waits yet."""
        now, here = self.desk.clock.now(), self.here
        waits = [key for key in self._keys if self._shown[key].status(now) == "to_record"]
        self._do_here(happened)
        if here and here.uid in waits[:-1] and here.uid in self._shown:
            place = waits.index(here.uid)
            if self._shown[here.uid].record.took_place:
                self.agenda.go_to(waits[place + 1])
                self._draw_about()

    def action_cancel(self) -> None:
        """Leave this one out, or bring it back."""
        self._do_here(skip)

    def action_put(self) -> None:
        """Ask where to move this one."""
        self._do_here(move)

    def action_edit(self) -> None:
        """Edit a plan: which part of it is asked first."""
        self._do_here(edit)

    def action_end(self) -> None:
        """End a plan, or take it out."""
        self._do_here(end)

    def _do_here(self, act: Callable[[Desk, str], None]) -> None:
        """Do something with the time under the cursor; where there is none, says so."""
        if self.here is None:
            self.desk.say(_NOTHING_HERE)
        else:
            act(self.desk, self.here.uid)
