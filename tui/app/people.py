"""People: who, how often, the last time together, and what is next."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.cells import set_cell_size
from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui import arrange_people
from tui.agenda import Standing, standing_of, times_together
from tui.app.ask import AskScreen
from tui.app.keys import bindings
from tui.app.line_list import Line, LineList, Look, fitted
from tui.app.lines import Ends, KeyLine
from tui.app.lines import Status as StatusLine
from tui.app.menu import MenuScreen, Option
from tui.app.quick_add import ask_plan
from tui.app.screen import NearerScreen
from tui.domain.person import Person, active
from tui.domain.rhythm import usual_gap
from tui.domain.wall import wall_of, zone_named
from tui.glyphs import Glyphs
from tui.keeper import Keeper
from tui.peopleline import person_line, read_person_line, said_of
from tui.planwords import drift_words, last_words, title, when
from tui.store.backups import backups_in, remove_all
from tui.store.book import Step
from tui.words import counted, short_date

_EMPTY = ("Nobody here yet.", "", "Press a and write:", "Alex, partner, every 14 days")
_HEAD = ("Who", "Kind", "Every", "Rhythm", "Last time", "Next")
_WIDTHS = (17, 9, 8, 9, 10, 16)
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
        self._standings: dict[str, Standing] = {}

    def compose(self) -> ComposeResult:
        """Five widgets."""
        yield Ends(id="title")
        yield LineList(self.glyphs, id="people")
        yield Static(id="person")
        yield StatusLine(id="status")
        yield KeyLine("people")

    def on_mount(self) -> None:
        """Draw them."""
        self.show_all()

    # showing

    def show_all(self) -> None:
        """Everything anew."""
        self._show()

    def _show(self, key: str = "") -> None:
        book, clock = self.keeper.book, self.keeper.clock
        people = active(book.people.values())
        archived = sorted((p for p in book.people.values() if p.archived), key=_by_name)
        shown = [*people, *archived] if self._with_archived else people
        found = standing_of(book, shown, self.today, clock.now(), clock.zone)
        found.sort(key=lambda s: (s.person.archived, -(s.drift.weight if s.drift else -9)))
        self._standings = {standing.person.uid: standing for standing in found}
        lines = [Line(f"    {_columns(_HEAD)}", look="head")] if found else []
        lines += [self._line(standing) for standing in found]
        self.people.show(lines or [Line(text, look="faint") for text in _EMPTY], key)
        hidden = "" if self._with_archived or not archived else f"{len(archived)} archived, A"
        head = Content.from_markup(
            "[b]People[/b]  $n", n="1 person" if len(people) == 1 else f"{len(people)} people"
        )
        self.query_one("#title", Ends).show(head, Content(hidden))
        self._draw_person()

    def _line(self, standing: Standing) -> Line:
        person, last, coming, drift = standing
        state = drift.state if drift else "paused" if person.is_paused(self.today) else ""
        words = "archived" if person.archived else {"ok": "in rhythm"}.get(state, state)
        ahead = (
            f"{short_date(coming.start.date(), self.today)} {coming.start:%H:%M}" if coming else ""
        )
        often = counted(person.rhythm, "day") if person.rhythm else ""
        cells = (person.name, person.kind, often, words, last_words(last, self.today), ahead)
        look: Look = "faint" if person.archived else "text"
        return Line(_columns(cells), person.uid, _SIGNS.get(state, ""), look=look)

    def _draw_person(self) -> None:
        """What there is to say of the one under the cursor."""
        lines: list[str] = []
        if standing := self._standings.get(self.people.key):
            person, last, coming, drift = standing
            lines.append(f"Last time together: {last_words(last, self.today)}")
            if coming:
                name = title(self.keeper.book, coming)
                lines.append(f"Next: {when(coming, self.today)}, {name}")
            if drift and drift.state in ("due", "drifting"):
                lines.append(drift_words(person.name, drift))
            days = times_together(self.keeper.book).get(person.uid, set())
            if usual := usual_gap(days):
                times = counted(len(days), "time")
                lines.append(f"You usually manage every {counted(usual, 'day')} ({times}).")
            if person.zone:
                there = wall_of(self.keeper.clock.now(), zone_named(person.zone))
                lines.append(f"There it is {there:%a %H:%M} ({person.zone}).")
        self.query_one("#person", Static).update(Content("\n".join(lines)), layout=False)

    @property
    def _person(self) -> Person | None:
        standing = self._standings.get(self.people.key)
        if standing is None:
            self.status.say("Nobody is under the cursor; a adds somebody.")
        return standing.person if standing else None

    # moving

    def action_move(self, by: int) -> None:
        """The cursor down or up."""
        self.people.move(by)
        self._draw_person()

    def action_edge(self, by: int) -> None:
        """The cursor to the first, or the last."""
        self.people.edge(by)
        self._draw_person()

    def action_archived(self) -> None:
        """Show the archived too, or not."""
        self._with_archived = not self._with_archived
        self._show()

    def go_to(self, key: str) -> None:
        """The cursor to a person."""
        self._show(key)

    def on_line_list_clicked(self, message: LineList.Clicked) -> None:
        """A click goes there; another one opens what is offered."""
        self._draw_person()
        if message.again:
            self.action_open()

    # changing

    def _make(self, words: str, steps: Callable[[], Sequence[Step]], key: str = "") -> None:
        if self.try_all(words, steps):
            self._show(key)
            self.status.say(words)

    def action_add(self) -> None:
        """A new person, from one line."""

        def read(text: str) -> str:
            said = read_person_line(text)
            arrange_people.added(self.keeper.book, said.name, self.today)
            return said_of(said)

        def take(text: str | None) -> None:
            if text is not None:
                said = read_person_line(text)
                step = arrange_people.added(
                    self.keeper.book,
                    said.name,
                    self.today,
                    kind=said.kind,
                    rhythm=said.rhythm,
                    zone=said.zone,
                )
                self._make(f"{said.name} is here now", lambda: [step], step.place.uid)

        self._ask("Who?", read, take, "", "Alex, partner, every 14 days")

    def action_edit(self) -> None:
        """Change a person, in the same line."""
        if not (person := self._person):
            return
        book = self.keeper.book

        def read(text: str) -> str:
            said = read_person_line(text)
            arrange_people.edited(book, person, **said._asdict())
            return said_of(said)

        def take(text: str | None) -> None:
            if text is not None:
                fields = read_person_line(text)._asdict()
                self._make(
                    f"{fields['name']} is changed",
                    lambda: [arrange_people.edited(book, person, **fields)],
                )

        self._ask(
            f"Change {person.name}", read, take, person_line(person), "Alex, partner, every 14 days"
        )

    def action_open(self) -> None:
        """What can be done with a person."""
        if not (person := self._person):
            return
        standing = self._standings[person.uid]
        lines = [drift_words(person.name, standing.drift)] if standing.drift else []
        options = [
            Option("p", "plan time together", "plan"),
            Option("l", "log: we were in touch today", "log"),
            Option("w", "later: not now, rest it a week", "later"),
            Option("f", f"look at {person.name} alone", "only"),
        ]

        def chosen(answer: str | None) -> None:
            match answer:
                case "plan":
                    ask_plan(self, f" with {person.name} ")
                case "log":
                    words = f"{person.name}: in touch today"
                    self._make(words, lambda: [arrange_people.touched(person, self.today)])
                case "later":
                    words = f"{person.name}: not brought up for a week"
                    self._make(words, lambda: [arrange_people.put_off(person, self.today)])
                case "only":
                    self.look_at_only(person.uid)

        self.app.push_screen(MenuScreen(person.name, lines, options), chosen)

    def action_pause(self) -> None:
        """Let a rhythm rest, or count again."""
        if not (person := self._person):
            return
        if person.is_paused(self.today):
            words = f"{person.name}: the rhythm counts again"
            self._make(words, lambda: [arrange_people.rhythm_resumed(person)])
        else:
            words = f"{person.name}: the rhythm rests until v is pressed again"
            self._make(words, lambda: [arrange_people.rhythm_paused(person, self.today, None)])

    def action_end(self) -> None:
        """Archive, bring back, or forget."""
        if not (person := self._person):
            return
        book = self.keeper.book
        first = Option("d", "archive: what was, stays, and nothing is asked", "archive")
        if person.archived:
            first = Option("d", "bring back from the archive", "return")

        def chosen(answer: str | None) -> None:
            match answer:
                case "archive":
                    words = f"{person.name} is archived; A shows the archived"
                    self._make(words, lambda: [arrange_people.archived(person)])
                case "return":
                    words = f"{person.name} is back"
                    self._make(words, lambda: [arrange_people.returned(book, person)])
                case "forget":
                    self._ask_to_forget(person)

        options = [first, Option("f", "forget: take the name out everywhere", "forget")]
        self.app.push_screen(MenuScreen(person.name, (), options), chosen)

    def _ask_to_forget(self, person: Person) -> None:
        folder = self.keeper.database.file.backup_folder
        held = counted(len(backups_in(folder)), "backup")
        lines = [
            "The name and the notes about your times go out of every record;",
            'counts stay under "someone". This cannot be undone.',
            f"{held} may still hold the name.",
        ]
        options = [
            Option("f", "forget, and keep the backups", "keep"),
            Option("b", "forget, and remove the backups too", "remove"),
        ]

        def chosen(answer: str | None) -> None:
            if answer is None:
                return
            words = "Forgotten; it is someone now"
            if self.do_for_good(words, arrange_people.forgotten(self.keeper.book, person)):
                self.keeper.only = ""
                self._show()
                self.status.say(words)
                if answer == "remove":
                    self.after_saving(lambda: remove_all(folder))

        self.app.push_screen(MenuScreen(f"Forget {person.name}?", lines, options), chosen)

    def _ask(
        self,
        question: str,
        read: Callable[[str], str],
        take: Callable[[str | None], None],
        text: str,
        hint: str,
    ) -> None:
        self.app.push_screen(AskScreen(question, read, text=text, hint=hint), take)


def _columns(cells: Sequence[str]) -> str:
    """Texts under their heads; the last gives way first where there is little room."""
    parts = [set_cell_size(fitted(c, w), w) for c, w in zip(cells, _WIDTHS, strict=True)]
    return " ".join(parts).rstrip()


def _by_name(person: Person) -> tuple[str, str]:
    return person.name.casefold(), person.uid
