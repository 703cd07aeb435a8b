"""The first screen: tick today's practices, see how they stand, walk through the days."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from tui.app.board import Board
from tui.app.glyphs import Glyphs
from tui.app.keys import bindings
from tui.app.lines import Ends, KeyLine, Status
from tui.app.practice_list import PracticeList
from tui.content import prompt_for
from tui.domain.day import day_words
from tui.domain.mark import Mark, Verb, rest_toggled, toggled
from tui.domain.practice import BUILT_IN, Practice
from tui.domain.refusal import Refused
from tui.keeper import ChangedElsewhere, Job, Keeper, MarkChange
from tui.store.errors import StoreError
from tui.words import counted, long_date, short_date, span

COUNT_AFTER = 0.025  # seconds; by then a tick is painted and, as a rule, on the disk
_AHEAD = timedelta(days=366)
_SAID: dict[Verb, str] = {"tick": "done", "untick": "open again", "rest": "resting"}


class TodayScreen(Screen[None]):
    """The five practices on one day. Streaks are those of now, whichever day is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    AUTO_FOCUS = "PracticeList"

    practices = getters.query_one(PracticeList)
    status = getters.query_one(Status)
    detail = getters.query_one("#detail", Static)

    @dataclass
    class Changed(Message):
        """Something was done that waits to be saved; ``words`` say what."""

        words: str

    def __init__(self, keeper: Keeper, glyphs: Glyphs, day: date | None) -> None:
        super().__init__()
        self.keeper = keeper
        self.glyphs = glyphs
        self.board = Board(keeper)
        self.day = day or self.today
        self._turn = 0
        self._detail = Content()
        self._uncounted: set[Practice] = set()

    @property
    def today(self) -> date:
        """The logical day as it was noticed last."""
        return self.board.today

    def compose(self) -> ComposeResult:
        """Six widgets; the list is one of them, not five."""
        yield Ends(id="title")
        yield Ends(id="sum")
        yield PracticeList(self.glyphs)
        yield Static(id="detail")
        yield Status(id="status")
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the day, and what stands in the way of changing it."""
        self._draw()
        self.call_after_refresh(self.show_all)
        if refusal := self.keeper.why_unchangeable:
            self.status.warn(str(refusal))

    # showing

    def show_all(self) -> None:
        """Everything anew: after the file or the day has changed."""
        self._count(*BUILT_IN)

    def _count(self, *practices: Practice) -> None:
        self.board.count(*practices)
        self._draw()

    def _draw(self) -> None:
        last = self._last_day()
        rows = self.board.rows(self.day, last)
        self.practices.show(rows, last, self.day)
        self._draw_title(sum(row.state == "done" for row in rows))
        self._draw_detail()

    def _last_day(self) -> date:
        """Where the strip ends: today, so that walking back moves the mark and not the days."""
        days = self.practices.shape.days
        if self.day > self.today or (self.today - self.day).days >= max(days, 1):
            return self.day
        return self.today

    def _draw_title(self, done: int) -> None:
        words = day_words(self.day, self.today)
        relative = f" · {words}" if words in ("yesterday", "tomorrow") else ""
        wall = self.keeper.clock.now().astimezone(self.keeper.clock.zone)
        if self.day == self.today and wall.date() > self.today:
            relative = f" · still today until {self.keeper.day_start:%H:%M}"
        narrow = self.size.width < 60
        date_words = short_date(self.day, self.today) if narrow else long_date(self.day)
        name = Content.from_markup("[b]Nearer[/b]")
        self.query_one("#title", Ends).show(name, Content(date_words + relative))
        count, connected = f"{done} of {len(BUILT_IN)} done", self.board.connected
        whole = ""
        if connected and connected.total:
            whole = f"{counted(connected.current, 'connected day')} · best {connected.best}"
        elif connected:
            count = "Welcome. Press 1 to 5 for what you did today."
        self.query_one("#sum", Ends).show(Content(count), Content(whole))

    def _draw_detail(self) -> None:
        """The prompt of the practice under the cursor and, where there is room, its best runs."""
        practice, streak = self._practice, self.board.streaks.get(self._practice.id)
        parts = [Content(prompt_for(practice.id, self.day, self._turn))]
        if streak and streak.best_runs:
            parts += [Content(), Content.from_markup("[b]$n[/b]", n=practice.name)]
            parts += [
                Content(f"{counted(run.length, streak.unit):>9}   {span(run.first, run.last)}")
                for run in streak.best_runs
            ]
        text = Content("\n").join(parts)
        if text != self._detail:
            self._detail = text
            self.detail.update(text, layout=False)

    def on_resize(self) -> None:
        """The strip may hold more days now, or fewer."""
        self._draw()

    # changing

    def action_tick(self, number: int) -> None:
        """Tick a practice by its number; the cursor goes there."""
        self.practices.cursor = number - 1
        self.action_tick_here()

    def action_tick_here(self) -> None:
        """Tick the practice under the cursor, or take the tick back."""
        self._change(toggled(self._mark_here()))

    def action_rest(self) -> None:
        """Rest, or not."""
        self._change(rest_toggled(self._mark_here()))

    def on_practice_list_ticked(self, message: PracticeList.Ticked) -> None:
        """A click."""
        self.action_tick(message.index + 1)

    def _mark_here(self) -> Mark:
        return self.keeper.book.mark(self._practice.id, self.day)

    @property
    def _practice(self) -> Practice:
        return BUILT_IN[self.practices.cursor]

    def _change(self, verb: Verb) -> None:
        practice, day = self._practice, self.day
        self.check_day()
        words = f"{practice.name}, {day_words(day, self.today)}: {_SAID[verb]}"
        try:
            self.keeper.do(words, [MarkChange(practice.id, day, verb)])
        except (Refused, StoreError) as refusal:
            self.status.warn(str(refusal))
            return
        self._draw()
        if verb == "untick" and self._mark_here().state == "done":
            words = f"{practice.name} stays done: planned time took place that day"
        self._changed(words, practice)

    def _changed(self, words: str, *practices: Practice) -> None:
        """Paint first, then save, then count: what the eye waits for comes first."""
        self.status.say(words)
        self.call_after_refresh(self.post_message, self.Changed(words))
        if not self._uncounted:
            self.set_timer(COUNT_AFTER, self._count_waiting)
        self._uncounted.update(practices)

    @property
    def is_counted(self) -> bool:
        """Whether every number on the screen is of now."""
        return self.board.connected is not None and not self._uncounted

    def _count_waiting(self) -> None:
        waiting, self._uncounted = self._uncounted, set()
        self._count(*waiting)

    def action_undo(self) -> None:
        """Take the latest change back."""
        self._reverse("undo", "Undone", "There is nothing to undo.")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._reverse("redo", "Done again", "There is nothing to do again.")

    def _reverse(self, what: str, said: str, nothing: str) -> None:
        try:
            job: Job | None = getattr(self.keeper, what)()
        except ChangedElsewhere:
            self.status.warn("Left as it is: another program has changed that day since.")
            return
        except StoreError as refusal:
            self.status.warn(str(refusal))
            return
        if job is None:
            self.status.say(nothing)
            return
        self._draw()
        self._changed(f"{said}: {job.label}", *BUILT_IN)

    # moving

    def action_move(self, by: int) -> None:
        """The cursor down or up."""
        self.action_move_to(max(0, min(len(BUILT_IN) - 1, self.practices.cursor + by)))

    def action_move_to(self, index: int) -> None:
        """The cursor to a practice; -1 is the last one."""
        self.practices.cursor = index % len(BUILT_IN)
        self._turn = 0
        self._draw_detail()

    def action_walk(self, days: int) -> None:
        """Some days forward or back."""
        self._go(self.day + timedelta(days=days))

    def action_now(self) -> None:
        """Back to today."""
        self.check_day()
        self._go(self.today)

    def on_practice_list_day_chosen(self, message: PracticeList.DayChosen) -> None:
        """A click on a day of the strip."""
        self._go(message.day)

    def action_another_prompt(self) -> None:
        """The next prompt of this practice."""
        self._turn += 1
        self._draw_detail()

    def _go(self, day: date) -> None:
        if day > self.today + _AHEAD:
            self.status.say("That is as far ahead as it goes.")
            return
        self.day = day
        self._turn = 0
        ahead = "A day to come can only rest: press r." if day > self.today else ""
        self.status.say(ahead)
        self._draw()

    def check_day(self) -> None:
        """Notice a new day. The day on the screen stays on it."""
        today = self.keeper.today()
        if today != self.today:
            self.board.today = today
            self.status.say(f"It is a new day, {today:%A}. Press . to go there.")
            self.show_all()
