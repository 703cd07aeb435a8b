"""Life right now: what to come back to with somebody, favours promised, important dates."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk
from tui.app.dialogs.ask import ask
from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.line_list import Line, LineList
from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.book.view import BookView
from tui.changes.life import date_kept, instead_words, matter_done, matter_kept, removed
from tui.domain.important import ImportantDate
from tui.domain.matter import Matter
from tui.keys.key import DialogName
from tui.typed.life_line import EXAMPLES, line_of, read_life_line, reading
from tui.wording.basics import short_date
from tui.wording.life import important_words, matter_words

_EMPTY = ("Nothing here yet. Press a and write, for example:", "", *EXAMPLES.split(" · "))
_DONE_SHOWN = 5  # the latest of what is done


class LifeScreen(Dialog[None]):
    """A line each under one cursor; each key is kept at once and can be undone."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("life")]
    NAME: ClassVar[DialogName] = "life"

    def __init__(self, desk: Desk, person: str) -> None:
        super().__init__()
        self._desk, self._person = desk, person

    @property
    def _whose(self) -> str:
        return self._desk.everyone.names([self._person])[0]

    def compose(self) -> ComposeResult:
        """Whose, the lines, the keys."""
        with Vertical(id="life"):
            title = f"{self._whose}: life right now"
            yield Static(Content.from_markup("[b]$t[/b]", t=title))
            yield LineList(self._desk.glyphs, id="life-list")
            yield Static(KeyWords("life", self._desk.chosen_keys).line())

    def on_mount(self) -> None:
        """The lines, once there is a list to put them in."""
        self._show()

    def _show(self, key: str = "") -> None:
        book, today, glyphs = self._desk.everyone, self._desk.today, self._desk.glyphs
        matters = [m for m in book.matters.values() if m.person == self._person]
        is_open = sorted(
            (m for m in matters if m.done is None), key=lambda m: (m.day is None, m.day or today)
        )
        done = sorted((m for m in matters if m.done), key=lambda m: m.done or today, reverse=True)
        dates = [d for d in book.dates.values() if d.person == self._person]
        dates.sort(key=lambda d: d.next_on(today))
        lines = [
            Line(
                matter_words(m, self._whose),
                m.uid,
                glyphs.open,
                short_date(m.day, today) if m.day else "",
            )
            for m in is_open
        ]
        lines += [Line(important_words(d, self._whose, today), d.uid, glyphs.cursor) for d in dates]
        lines += [
            Line(matter_words(m, self._whose), m.uid, glyphs.done, look="faint")
            for m in done[:_DONE_SHOWN]
        ]
        shown = lines or [Line(text, look="faint") for text in _EMPTY]
        self.query_one(LineList).show(shown, key)

    @property
    def _here(self) -> Matter | ImportantDate | None:
        return _of_key(self._desk.everyone, self.query_one(LineList).key)

    def action_add(self) -> None:
        """Ask for one line: a matter, a favour, or an important date."""
        self._ask("What is going on?", "")

    def action_edit(self) -> None:
        """Change it, in the same line."""
        if here := self._here:
            self._ask("Change it", here.uid)

    def _ask(self, question: str, uid: str) -> None:
        """Ask for a line; it takes the place of what is kept under ``uid``, if anything is."""
        desk, today = self._desk, self._desk.today

        def understood(book: Book, line: str) -> Matter | ImportantDate:
            found = read_life_line(line, self._person, today, book.settings)
            same_kind = type(found) is type(_of_key(book, uid))
            return found._replace(uid=uid) if same_kind else found

        def read(book: Book, line: str) -> str:
            found = understood(book, line)
            words = reading(found, book.names([self._person])[0], today)
            return words + instead_words(book, found)

        def take(line: str | None) -> None:
            if line is None:
                return
            kept: list[str] = []

            def steps_of(book: Book) -> list[RecordChange]:
                found, old = understood(book, line), _of_key(book, uid)
                step = _kept(book, found)
                kept.append(step.place.uid)
                return [step] if old is None or found.uid else [removed(old), step]

            if desk.do(desk.understand(lambda book: read(book, line)), steps_of):
                self._show(kept[0])

        def begin(book: Book) -> str:
            old = _of_key(book, uid)
            return line_of(old) if old else ""

        ask(desk, question, read, take, begin, EXAMPLES)

    def action_done(self) -> None:
        """It is done; again opens it."""
        if isinstance(here := self._here, Matter):
            day, uid = None if here.done else self._desk.today, here.uid
            words = f"{matter_words(here, self._whose)}: {'done' if day else 'open again'}"
            self._desk.do(words, lambda book: [matter_done(book.matters[uid], day)])
            self._show(uid)

    def action_remove(self) -> None:
        """Take the line under the cursor out of the file; undo brings it back."""
        if here := self._here:
            self._desk.do("Taken out", lambda _: [removed(here)], hint="u brings it back")
            self._show()

    def action_undo(self) -> None:
        """Take the latest change back."""
        self._desk.reverse("undo")
        self._show()

    def action_move(self, by: int) -> None:
        """The cursor down or up."""
        self.query_one(LineList).move(by)

    def action_page(self, by: int) -> None:
        """The cursor a page down or up."""
        self.query_one(LineList).page(by)

    def action_edge(self, by: int) -> None:
        """The cursor to the first, or the last."""
        self.query_one(LineList).edge(by)


def _of_key(book: BookView, uid: str) -> Matter | ImportantDate | None:
    return book.matters.get(uid) or book.dates.get(uid)


def _kept(book: Book, what: Matter | ImportantDate) -> RecordChange:
    return matter_kept(book, what) if isinstance(what, Matter) else date_kept(book, what)
