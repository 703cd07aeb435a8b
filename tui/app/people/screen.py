"""People: who, how often, the last time together, and what is next."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from rich.cells import set_cell_size
from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import bindings
from tui.app.desk.messages import PersonOpened
from tui.app.people.actions import add, edit, end, pause
from tui.app.screen.base import NearerScreen
from tui.app.widgets.line_list import Line, LineList, Look, fitted
from tui.app.widgets.lines import Ends, KeyLine
from tui.book.keeper import Keeper
from tui.config.glyphs import Glyphs
from tui.domain.person import Person, active
from tui.domain.plan import Occurrence
from tui.domain.rhythm import usual_gap
from tui.domain.wall import wall_of, zone_named
from tui.queries.agenda import PersonStanding, standing_of, times_begun
from tui.wording.basics import counted, short_date
from tui.wording.clock import clock_words
from tui.wording.plans import drift_words, last_head, last_words, next_word, title, when_within

_EMPTY = ("Nobody here yet.", "", "Press a and write:", "Mum, mother, weekly, born 3 may")
_HEAD = ("Who", "Kind", "Every", "Rhythm", "Last time", "Next")
_WIDTHS = (17, 9, 8, 9, 10, 16)
_NARROW, _KEPT = 66, (0, 5)  # cells under which only these columns are shown: who, and when next
_SIGNS = {"due": "!", "drifting": "!"}


class PeopleScreen(NearerScreen):
    """A line a person under one cursor; beneath it, what there is to say of the one at hand."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("people")]
    NAME = "people"
    AUTO_FOCUS = "#people"

    people = getters.query_one("#people", LineList)

    def __init__(self, keeper: Keeper, glyphs: Glyphs) -> None:
        super().__init__(keeper, glyphs)
        self._with_archived = False
        self._standings: dict[str, PersonStanding] = {}
        self._times: dict[str, set[date]] = {}

    def compose(self) -> ComposeResult:
        """The list, what there is to say of one person, the status, the keys."""
        yield Ends(id="title")
        yield LineList(self.desk.glyphs, id="people")
        yield Static(id="person")
        yield self.status
        yield KeyLine("people", self.chosen_keys)

    def on_mount(self) -> None:
        """Everybody, once there is a list to put them in."""
        self.show_all()

    # showing

    def on_resize(self) -> None:
        """There may be room for more columns now, or for fewer."""
        self.show_all()

    def show_all(self) -> None:
        """Everything anew; the cursor stays on its person."""
        self.go_to("")

    def go_to(self, key: str) -> None:
        """Everything anew, with the cursor on the person of this uid, where it is given."""
        book, clock = self.desk.everyone, self.desk.clock
        people = active(book.people.values())
        archived = sorted((p for p in book.people.values() if p.archived), key=_by_name)
        shown = [*people, *archived] if self._with_archived else people
        found = standing_of(book, shown, self.today, clock.now(), clock.zone)
        found.sort(key=lambda s: (s.person.archived, -(s.drift.weight if s.drift else -9)))
        self._standings = {standing.person.uid: standing for standing in found}
        self._times = times_begun(book)
        lines = [Line(f"    {self._columns(_HEAD)}", look="head")] if found else []
        lines += [self._line(standing) for standing in found]
        self.people.show(lines or [Line(text, look="faint") for text in _EMPTY], key)
        hidden = "" if self._with_archived or not archived else f"{len(archived)} archived, H"
        head = Content.from_markup(
            "[b]People[/b]  $n", n="1 person" if len(people) == 1 else f"{len(people)} people"
        )
        self.show_title(head, Content(hidden))
        self._draw_person()

    def _line(self, standing: PersonStanding) -> Line:
        person, last, coming, drift, _ = standing
        state = drift.state if drift else "paused" if person.is_paused(self.today) else ""
        words = "archived" if person.archived else {"ok": "in rhythm"}.get(state, state)
        ahead = self._ahead(coming) if coming else ""
        often = counted(person.rhythm, "day") if person.rhythm else ""
        cells = (person.name, person.kind, often, words, last_words(last, self.today), ahead)
        look: Look = "faint" if person.archived else "text"
        return Line(self._columns(cells), person.uid, _SIGNS.get(state, ""), look=look)

    def _columns(self, cells: Sequence[str]) -> str:
        """Texts under their heads, as many as there is room for; the last gives way first."""
        shown = _KEPT if self.size.width < _NARROW else range(len(cells))
        parts = [set_cell_size(fitted(cells[n], _WIDTHS[n]), _WIDTHS[n]) for n in shown]
        return " ".join(parts).rstrip()

    def _ahead(self, coming: Occurrence) -> str:
        """The next time with somebody, for its column."""
        if coming.status(self.desk.clock.now()) == "now":
            return "now"
        day = short_date(coming.start.date(), self.today)
        return day if coming.is_all_day else f"{day} {clock_words(coming.start)}"

    def _draw_person(self) -> None:
        """What there is to say of the one under the cursor."""
        lines: list[str] = []
        if standing := self.standing:
            person, last, coming, drift, is_touch = standing
            lines.append(f"{last_head(is_touch=is_touch)}: {last_words(last, self.today)}")
            if coming:
                name = title(self.desk.everyone, coming)
                word = next_word(coming, self.desk.clock.now())
                lines.append(f"{word}: {when_within(coming, self.today)}, {name}")
            if drift and drift.state in ("due", "drifting"):
                lines.append(drift_words(person.name, drift))
            days = self._times.get(person.uid, set())
            if usual := usual_gap(days):
                times = counted(len(days), "time")
                lines.append(f"You usually manage every {counted(usual, 'day')} ({times}).")
            if person.zone:
                there = wall_of(self.desk.clock.now(), zone_named(person.zone))
                lines.append(f"There it is {there:%a} {clock_words(there)} ({person.zone}).")
        self.query_one("#person", Static).update(Content("\n".join(lines)), layout=False)

    @property
    def standing(self) -> PersonStanding | None:
        """How the person under the cursor stands, drawn as they are."""
        return self._standings.get(self.people.key)

    def people_here(self) -> tuple[str, ...]:
        """The one under the cursor."""
        return (self.people.key,) if self.standing else ()

    @property
    def _person(self) -> Person | None:
        """The person under the cursor; where there is none, says so."""
        if self.standing is None:
            self.desk.say("Nobody is under the cursor; a adds somebody.")
        return self.standing.person if self.standing else None

    # changing

    def action_add(self) -> None:
        """A new person, from one line."""
        add(self.desk)

    def action_edit(self) -> None:
        """Change a person, in the same line."""
        if person := self._person:
            edit(self.desk, person)

    def action_open(self) -> None:
        """The page of a person: all there is of them, and what can be done."""
        if person := self._person:
            self.desk.tell(PersonOpened(person.uid))

    def action_life(self) -> None:
        """News to come back to, favours, important dates."""
        from tui.app.people.life import LifeScreen

        if person := self._person:
            self.desk.push(LifeScreen(self.desk, person.uid))

    def action_pause(self) -> None:
        """Let a rhythm rest, or count again."""
        if person := self._person:
            pause(self.desk, person)

    def action_end(self) -> None:
        """Archive, bring back, or forget."""
        if person := self._person:
            end(self.desk, person)

    # moving

    def action_move(self, by: int) -> None:
        """The cursor down or up."""
        self.people.move(by)
        self._draw_person()

    def action_page(self, by: int) -> None:
        """The cursor a page down or up."""
        self.people.page(by)
        self._draw_person()

    def action_edge(self, by: int) -> None:
        """The cursor to the first, or the last."""
        self.people.edge(by)
        self._draw_person()

    def action_archived(self) -> None:
        """Show the archived too, or not."""
        self._with_archived = not self._with_archived
        self.show_all()

    def on_line_list_moved(self) -> None:
        """The wheel took the cursor along."""
        self._draw_person()

    def on_line_list_clicked(self, message: LineList.Clicked) -> None:
        """A click goes there; another one opens what is offered."""
        self._draw_person()
        if message.again:
            self.action_open()


def _by_name(person: Person) -> tuple[str, str]:
    return person.name.casefold(), person.uid
