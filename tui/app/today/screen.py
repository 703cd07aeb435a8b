"""The first screen: tick today's practices, see how they stand, walk through the days."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import bindings
from tui.app.screen.base import NearerScreen
from tui.app.today.board import Board
from tui.app.today.head import day_title, detail_of, sum_words
from tui.app.today.reach_lines import Reaching
from tui.app.widgets.line_list import LineList
from tui.app.widgets.lines import Ends, KeyLine
from tui.app.widgets.practice_list import PracticeList
from tui.book.keeper import Keeper
from tui.changes.marks import turned
from tui.config.glyphs import Glyphs
from tui.domain.day import day_words
from tui.domain.mark import Mark, Verb, rest_toggled, toggled
from tui.domain.practice import Practice
from tui.texts.library import prompt_for

COUNT_AFTER = 0.025  # seconds; by then a tick is painted and, as a rule, on the disk
_AHEAD = timedelta(days=366)
_SAID: dict[Verb, str] = {
    "tick": "done",
    "untick": "open again",
    "rest": "resting",
    "wake": "done, as it was",
}


class TodayScreen(NearerScreen):
    """The practices on one day. Streaks are those of now, whichever day is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("today")]
    NAME = "today"
    TO_TODAY = " t leads there."
    AUTO_FOCUS = "PracticeList"

    practices = getters.query_one(PracticeList)
    detail = getters.query_one("#detail", Static)

    def __init__(self, keeper: Keeper, glyphs: Glyphs, day: date | None) -> None:
        super().__init__(keeper, glyphs)
        self.board = Board(self.desk)
        self.day = day or self.today
        self._turn = 0
        self._detail = Content()
        self._uncounted: set[Practice] = set()
        self._is_behind = False  # on what was today until a new day began

    def compose(self) -> ComposeResult:
        """Seven widgets; the list is one of them, not one a practice."""
        yield Ends(id="title")
        yield Ends(id="sum")
        practices, lines = PracticeList(self.desk.glyphs), LineList(self.desk.glyphs, id="reach")
        self.reaching = Reaching(self.desk, lines, practices)
        yield practices
        yield lines
        yield Static(id="detail")
        yield self.status
        yield KeyLine("today", self.chosen_keys)

    def on_mount(self) -> None:
        """Show the day, and what stands in the way of changing it."""
        self.reaching.begin()
        self._draw()
        self.call_after_refresh(self.show_all)

    # showing

    def show_all(self) -> None:
        """Everything anew: after the file or the day has changed."""
        self._count(*self.desk.everyone.practices)
        self.reaching.look()

    def _count(self, *practices: Practice) -> None:
        self.board.count(*practices)
        self._draw()

    def _draw(self) -> None:
        last = self._last_day()
        rows = self.board.rows(self.day, last)
        self.practices.show(rows, last, self.day)
        self._draw_title([row.state for row in rows])
        numbers = [practice.number for practice in self.desk.everyone.practices]
        self.query_one(KeyLine).show_digits(max([2, *numbers]))
        self._draw_detail()

    def _last_day(self) -> date:
        """Where the strip ends: today, so that walking back moves the mark and not the days."""
        days = self.practices.shape.days
        if self.day > self.today or (self.today - self.day).days >= max(days, 1):
            return self.day
        return self.today

    def _draw_title(self, states: Sequence[str]) -> None:
        wall = self.desk.clock.now().astimezone(self.desk.clock.zone)
        narrow = self.size.width < 60
        book, only = self.desk.everyone, self.desk.only
        words = day_title(book, self.day, self.today, wall, is_narrow=narrow)
        who = f"  {self.desk.only_words}" if only else ""
        self.show_title(Content.from_markup("[b]Nearer[/b]$o", o=who), Content(words))
        count, whole = sum_words(book, self.board, only, states)
        self.query_one("#sum", Ends).show(Content(count), Content(whole))

    def _draw_detail(self) -> None:
        """The prompt of the practice under the cursor and, where there is room, its best runs."""
        practice, book = self._practice, self.desk.everyone
        streak = self.board.streaks.get(practice.id) if book.settings.show_streaks else None
        prompt = prompt_for(practice.id, self.day, self._turn, book.hidden_prompts)
        text = detail_of(prompt.text if prompt else "", practice, streak)
        if text != self._detail:
            self._detail = text
            self.detail.update(text, layout=False)

    def on_line_list_clicked(self) -> None:
        """A click on a line opens what it offers."""
        self.reaching.go_in(inside=True)
        self.action_open()

    def on_resize(self) -> None:
        """The strip may hold more days now, or fewer."""
        self._draw()
        self.reaching.draw()

    def check_day(self, *, is_alone: bool = False) -> bool:
        """As everywhere; a tick to the day that stays says that it is another one now."""
        was_today = self.day == self.today
        turned = super().check_day(is_alone=is_alone)
        self._is_behind |= was_today and self.day != self.today
        return turned

    def shows_now(self, today: date) -> bool:
        """Whether the day on the screen was today."""
        return self.day == today

    def people_here(self) -> tuple[str, ...]:
        """Those of the line beneath, or those with whom the practice was done."""
        if self.reaching.inside:
            return self.reaching.people()
        return self.desk.everyone.with_whom(self._mark_here())

    # changing

    def action_tick(self, number: int) -> None:
        """Tick a practice by its number; the cursor goes there."""
        for index, practice in enumerate(self._shown):
            if practice.on and practice.number == number:
                self.practices.cursor = index
                self.reaching.go_in(inside=False)
                self.action_tick_here()
                return
        self.desk.say(f"No practice has the key {number}; , adds one.")

    def action_tick_here(self) -> None:
        """Tick the practice under the cursor, or take the tick back; or record what waits."""
        if self.reaching.inside:
            self.reaching.happened()
            return
        self._change(toggled(self._mark_here()))

    def action_open(self) -> None:
        """The card of the practice under the cursor, or what a line beneath offers."""
        if self.reaching.inside:
            self.reaching.open()
            return
        from tui.app.today.practice_card import PracticeCard

        self.desk.push(PracticeCard(self.desk, self._practice.id, self.day, self._turn))

    def action_rest(self) -> None:
        """Rest, or not; not over what was done with others, which is out of sight here."""
        whole = self.desk.everyone.mark(self._practice.id, self.day)
        if whole.state == "done" and self._mark_here().state != "done":
            self.desk.say(f"{self._practice.name} is done that day with others; f shows it.")
            return
        self._change(rest_toggled(self._mark_here()))

    def on_practice_list_ticked(self, message: PracticeList.Ticked) -> None:
        """A click on a practice ticks it, or takes the tick back."""
        self.practices.cursor = message.index
        self.reaching.go_in(inside=False)
        self.action_tick_here()

    def _mark_here(self) -> Mark:
        return self.desk.book.mark(self._practice.id, self.day)

    @property
    def _practice(self) -> Practice:
        practices = self._shown
        return practices[min(self.practices.cursor, len(practices) - 1)]

    @property
    def _shown(self) -> list[Practice]:
        """The practices in the list, in its order."""
        return self.board.practices(self.day)

    def _change(self, verb: Verb) -> None:
        practice, day = self._practice, self.day
        self.check_day()
        words = f"{practice.name}, {day_words(day, self.today)}: {_SAID[verb]}"
        if self._is_behind:
            words += f". It is {self.today:%A} now;{self.TO_TODAY.rstrip('.')}"
        only = (self.desk.only,) if self.desk.only and verb != "rest" else ()
        today = self.today
        if self.desk.do(words, lambda _: [turned(practice, day, today, verb, only)], draw=False):
            self._draw()
            if verb == "untick" and self._mark_here().state == "done":
                stays = f"{practice.name} stays done: planned time took place that day"
                self.desk.say(stays)
            self._count_soon(practice)

    def _count_soon(self, *practices: Practice) -> None:
        """Count after what the eye waits for: paint, save, count."""
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
        if self.desk.book.people:
            self.reaching.look()

    def show_reversed(self) -> None:
        """Draw what undo or redo has changed; numbers follow."""
        self._draw()
        self._count_soon(*self.desk.everyone.practices)

    def action_with_whom(self) -> None:
        """With whom it was; the practice is ticked with exactly these."""
        from tui.app.dialogs.whom import tick_with_whom

        tick_with_whom(self.desk, self._practice, self.day)

    def action_away(self) -> None:
        """Away for some days, or back."""
        from tui.app.today.away import AwayScreen

        self.desk.push(AwayScreen(self.desk, self._practice.id, self.day))

    # moving

    def action_move(self, by: int) -> None:
        """The cursor down or up, from the practices into the lines beneath and back."""
        last = len(self._shown) - 1
        if self.reaching.move(by, at_the_end=self.practices.cursor >= last):
            return
        self.action_move_to(max(0, min(last, self.practices.cursor + by)))

    def action_move_to(self, index: int) -> None:
        """The cursor to a practice; -1 is the last one."""
        self.reaching.go_in(inside=False)
        self.practices.cursor = index % len(self._shown)
        self._turn = 0
        self._draw_detail()

    def go_to(self, key: str) -> None:
        """The cursor to a practice."""
        ids = [practice.id for practice in self._shown]
        if key in ids:
            self.action_move_to(ids.index(key))

    def action_walk(self, days: int) -> None:
        """Some days forward or back."""
        self.show_day(self.day + timedelta(days=days))

    def action_now(self) -> None:
        """Show today again, whichever day was shown."""
        self.check_day()
        self.show_day(self.today)

    def on_practice_list_day_chosen(self, message: PracticeList.DayChosen) -> None:
        """A click on a day of the strip."""
        self.show_day(message.day)

    def action_another_prompt(self) -> None:
        """The next prompt of this practice."""
        self._turn += 1
        self._draw_detail()

    def show_day(self, day: date) -> None:
        """Another day; one far ahead is not gone to."""
        if day > self.today + _AHEAD:
            self.desk.say("That is as far ahead as it goes.")
            return
        here = self._practice.id
        self.day = day
        self.practices.cursor = next((n for n, p in enumerate(self._shown) if p.id == here), 0)
        self._turn, self._is_behind = 0, False
        if day > self.today:
            self.desk.say("A day to come can only rest: press r.")
        else:
            self.desk.say("")
        self.say_what_is_in_the_way()
        self._draw()
