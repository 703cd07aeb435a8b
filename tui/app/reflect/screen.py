"""Reflect: notes and check-ins, the four signs, feelings, practices beside signs, a look back."""

from datetime import date
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import bindings
from tui.app.dialogs.explain import ExplainScreen
from tui.app.dialogs.menu import MenuScreen, Option
from tui.app.reflect.checkin import ask_checkin
from tui.app.reflect.notes import Item, add_note, open_item, star, take_out
from tui.app.reflect.timeline import PAGE, Timeline
from tui.app.reflect.together import ask_together
from tui.app.reflect.views import (
    WEEKS,
    beside_lines,
    explain,
    feeling_lines,
    lookback_page,
    signs_page,
)
from tui.app.reflect.whereabouts import Whereabouts
from tui.app.screen.base import NearerScreen
from tui.app.widgets.line_list import LineList
from tui.app.widgets.lines import Ends, KeyLine, key_content
from tui.book.keeper import Keeper
from tui.config.glyphs import Glyphs
from tui.domain.checkin import SIGNS, CheckIn
from tui.domain.note import Note
from tui.domain.person import Person
from tui.queries.reflections import with_checkins
from tui.texts.guide import TO_TRY
from tui.wording.basics import short_date

_VIEWS = ("notes", "signs", "feelings", "side by side", "look back")
_NOTES, _SIGNS, _FEELINGS, _BESIDE, _LOOKBACK = range(1, 6)


class ReflectScreen(NearerScreen):
    """Five views over what was written; the first is where writing begins."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reflect")]
    NAME = "reflect"
    TO_TODAY = " Press . to go there."
    AUTO_FOCUS = "#reflect"

    lines = getters.query_one("#reflect", LineList)

    def __init__(self, keeper: Keeper, glyphs: Glyphs) -> None:
        super().__init__(keeper, glyphs)
        self._view = _NOTES
        self._timeline = Timeline(self.desk)
        self._at = Whereabouts(self.today)
        self._who = 0

    def compose(self) -> ComposeResult:
        """Seven widgets; the views share them."""
        yield Ends(id="title")
        yield Static(id="views")
        yield LineList(self.desk.glyphs, id="reflect")
        with VerticalScroll(id="page"):
            yield Static(id="page-text")
        yield Static(id="reading-note")
        yield self.status
        yield KeyLine("reflect", self.chosen_keys)

    def on_mount(self) -> None:
        """The first view, once there are widgets to put it in."""
        self.show_all()

    def on_screen_resume(self) -> None:
        """Seen again: a note may have been begun meanwhile, here or in another window."""
        if self._view == _NOTES and self._timeline.is_outdated():
            self.show_all()

    def on_resize(self) -> None:
        """The lines of the signs are as wide as there is room."""
        if self._view == _SIGNS:
            self.show_all()
        else:
            self._draw_tabs()

    # showing

    def show_all(self) -> None:
        """The view at hand anew; the cursor stays where it is."""
        self._show()

    def _show(self, key: str = "") -> None:
        self.set_class(self._view in (_SIGNS, _LOOKBACK), "-page")
        head = Content.from_markup("[b]Reflect[/b]  $o", o=self.desk.only_words)
        self.show_title(head, Content(self._where()))
        self._draw_tabs()
        book, only, glyphs = self.desk.everyone, self.desk.only, self.desk.glyphs
        if self._view == _NOTES:
            self.lines.show(self._timeline.lines(self._at.page), key)
        elif self._view == _FEELINGS:
            self.lines.show(feeling_lines(book, self._week, only, glyphs), key)
        elif self._view == _BESIDE:
            self.lines.show(beside_lines(book, self._people), key)
        elif self._view == _SIGNS:
            size = self.size.width - 7, max(6, self.size.height - 6)
            self._draw_page(signs_page(book, self._person, size, glyphs))
        else:
            self._draw_page(lookback_page(book, self._at.period, only))
        self._draw_reading()

    def _draw_tabs(self) -> None:
        """The views by name; where that is too much, only the one at hand has its name."""
        views = self.query_one("#views", Static)
        for short in (False, True):
            tabs = Content("  ").join(
                key_content(
                    str(n),
                    f"[{name}]" if n == self._view else "" if short else name,
                    f"screen.view({n})",
                )
                for n, name in enumerate(_VIEWS, 1)
            )
            views.update(tabs)
            if tabs.cell_length <= views.scrollable_content_region.width:
                return

    def _where(self) -> str:
        if self._view == _LOOKBACK:
            return self._at.period.name
        if self._view == _FEELINGS:
            return f"{WEEKS} weeks up to {short_date(self._week, self.today)}"
        count = len(self._timeline.all()) if self._view == _NOTES else 0
        if count > PAGE:
            first = self._at.page * PAGE + 1
            return f"{first} to {min(first + PAGE - 1, count)} of {count}"
        return ""

    def _draw_page(self, text: Content) -> None:
        self.query_one("#page-text", Static).update(text)

    def _draw_reading(self) -> None:
        """What is under the cursor, in full."""
        text = ""
        if self._view == _NOTES:
            text = self._timeline.read_out(self.lines.key)
        elif self._view in (_FEELINGS, _BESIDE):
            text = self._why(self.lines.key)
        self.query_one("#reading-note", Static).update(Content(text), layout=False)

    @property
    def _item(self) -> Item | None:
        """What is under the cursor, as it is drawn; None in the other views."""
        return self._timeline.item(self.lines.key) if self._view == _NOTES else None

    @property
    def _people(self) -> list[Person]:
        people = with_checkins(self.desk.everyone)
        return [p for p in people if self.desk.only in ("", p.uid)]

    @property
    def _person(self) -> Person | None:
        people = self._people
        return people[self._who % len(people)] if people else None

    @property
    def _week(self) -> date:
        return self._at.week(self.today)

    def shows_now(self, today: date) -> bool:
        """Whether the first page, this week and the period of today were shown."""
        return self._at.are_now(today)

    def people_here(self) -> tuple[str, ...]:
        """Those of the note or the check-in under the cursor."""
        item = self._item
        return (
            item.now.people
            if isinstance(item, Note)
            else (item.person,)
            if isinstance(item, CheckIn)
            else ()
        )

    # writing

    def action_add(self) -> None:
        """Write a new note, of today."""
        add_note(self.desk)

    def action_open(self) -> None:
        """Go on with what is under the cursor."""
        if item := self._item:
            open_item(self.desk, item)

    def action_star(self) -> None:
        """Star a note, or not."""
        if isinstance(note := self._item, Note):
            star(self.desk, note)

    def action_remove(self) -> None:
        """Take it out; undo brings it back."""
        if isinstance(item := self._item, Note | CheckIn):
            take_out(self.desk, item)

    def action_checkin(self) -> None:
        """The check-in of this week with somebody."""
        ask_checkin(self.desk)

    def action_together(self) -> None:
        """Ask who is there, and what both are to answer at one keyboard."""
        ask_together(self.desk)

    # moving

    def action_view(self, number: int) -> None:
        """One of the five views."""
        self._view = number
        self._show()

    def action_move(self, by: int) -> None:
        """The cursor down or up, or the page."""
        if self.has_class("-page"):
            self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)
        else:
            self.lines.move(by)
            self._draw_reading()

    def action_page(self, by: int) -> None:
        """The cursor a page down or up, or the text."""
        if self.has_class("-page"):
            text = self.query_one(VerticalScroll)
            text.scroll_relative(y=by * text.size.height, animate=False)
        else:
            self.lines.page(by)
            self._draw_reading()

    def action_edge(self, by: int) -> None:
        """The cursor to the first line, or the last."""
        if self.has_class("-page"):
            self.query_one(VerticalScroll).scroll_relative(y=by * 999, animate=False)
        else:
            self.lines.edge(by)
            self._draw_reading()

    def action_walk(self, by: int) -> None:
        """Earlier or later: notes, weeks, the period; in the signs, the next person."""
        if self._view == _NOTES:
            self._at.turn_page(by, len(self._timeline.all()))
        elif self._view == _FEELINGS:
            self._at.walk_weeks(by)
        elif self._view == _LOOKBACK:
            self._at.walk_periods(by, self.today)
        else:
            self._who += by
        self._show()

    def action_now(self) -> None:
        """Back to the first page, to this week, to the period of today."""
        self.check_day()
        self._at.go_now(self.today)
        self._show()

    def action_wider(self) -> None:
        """A month, a quarter, a year."""
        self._at.widen()
        self._view = _LOOKBACK
        self._show()

    def go_to(self, key: str) -> None:
        """The cursor to a note or a check-in."""
        self._view = _NOTES
        places = [n for n, item in enumerate(self._timeline.all()) if item.uid == key]
        self._at.page = places[0] // PAGE if places else 0
        self._show(key)

    def on_line_list_moved(self) -> None:
        """The wheel took the cursor along."""
        self._draw_reading()

    def on_line_list_clicked(self, message: LineList.Clicked) -> None:
        """A click goes there; another one opens it."""
        self._draw_reading()
        if message.again:
            self.action_open()

    # explaining

    def action_why(self) -> None:
        """Explain what is under the cursor."""
        key = self.lines.key if not self.has_class("-page") else ""
        if text := self._why(key):
            self.desk.push(ExplainScreen(text))

    def _why(self, key: str) -> str:
        view = _VIEWS[self._view - 1]
        return explain(self.desk.everyone, view, key, self._week, self.desk.only)

    def action_try_this(self) -> None:
        """Something to try, for whoever asks."""
        options = [Option(str(n), name, sign) for n, (sign, name) in enumerate(SIGNS.items(), 1)]

        def chosen(sign: str | None) -> None:
            if sign:
                self.desk.push(ExplainScreen(f"{SIGNS[sign]}: {TO_TRY[sign]}"))

        self.desk.push(MenuScreen("Something to try", (), options), chosen)
