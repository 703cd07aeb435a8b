"""With whom: people to tick, found by typing, added in place; and one person to look at alone."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.line_list import Line, LineList
from tui.app.lines import key_content
from tui.app.screen import NearerScreen
from tui.arrange_people import met
from tui.change import MarkChange
from tui.domain.day import day_words
from tui.domain.person import active, checked_person_name
from tui.domain.phrase import joined
from tui.domain.practice import Practice
from tui.domain.refusal import Refused
from tui.glyphs import Glyphs
from tui.store.book import Book, Step

_NEW = "|new:"  # no name has a bar in it


class WhomScreen(ModalScreen[tuple[str, ...] | None]):
    """Answers with the names that were ticked, new ones among them, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("tab", "tick", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
        Binding("escape", "dismiss", show=False),
    ]

    def __init__(
        self, question: str, book: Book, glyphs: Glyphs, ticked: Sequence[str], *, one: bool = False
    ) -> None:
        super().__init__()
        self._question, self._book, self._glyphs = question, book, glyphs
        self._ticked = list(ticked)
        self._one = one
        self._was_changed = False

    def compose(self) -> ComposeResult:
        """The question, a line to find by, the people, the keys."""
        with Vertical(id="question"):
            yield Static(Content.from_markup("[b]$t[/b]", t=self._question))
            yield Input(placeholder="type to find", id="answer")
            yield LineList(self._glyphs, id="whom-list")
            keys = [("enter", "take it", "screen.take"), ("escape", "back", "screen.dismiss")]
            if not self._one:
                keys.insert(0, ("tab", "tick", "screen.tick"))
            yield Static(Content("   ").join(key_content(*k) for k in keys))

    def on_mount(self) -> None:
        """Draw them; the line has the focus."""
        self._show()

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    def _show(self) -> None:
        typed = " ".join(self.query_one(Input).value.split())
        people = active(self._book.people.values())
        others = [name for name in self._ticked if name not in {p.name for p in people}]
        names = [name for name in (*others, *(p.name for p in people)) if _fits(name, typed)]
        lines = [Line(name, name, self._sign(name)) for name in names]
        if self._one and not typed:
            lines.insert(0, Line("everyone", _NEW))
        elif typed and not self._one and typed.casefold() not in {n.casefold() for n in names}:
            lines.append(Line(f"add {typed}", _NEW + typed, "+"))
        self._list.show(lines or [Line("nobody by that name", look="faint")])

    def _sign(self, name: str) -> str:
        if self._one:
            return ""
        return self._glyphs.done if name in self._ticked else self._glyphs.open

    def on_input_changed(self) -> None:
        """Those whose name fits."""
        if self.is_mounted:
            self._show()

    def action_move(self, by: int) -> None:
        """The cursor down or up."""
        self._list.move(by)

    def action_tick(self) -> None:
        """Tick who is under the cursor, or not; the line is free for the next."""
        name = self._under_cursor()
        if self._one or name is None:
            return
        self._was_changed = True
        if name in self._ticked:
            self._ticked.remove(name)
        else:
            self._ticked.append(name)
        self.query_one(Input).value = ""
        self._show()
        self._list.go_to(name)

    def _under_cursor(self) -> str | None:
        """A name; a new one as it can be kept. None where there is none, or it is refused."""
        key = self._list.key
        if not key.startswith(_NEW):
            return key or None
        try:
            return checked_person_name(key.removeprefix(_NEW))
        except Refused as refusal:
            self._list.show([Line(str(refusal), look="accent")])
            return None

    def action_take(self) -> None:
        """What is ticked; with something typed, who that found as well."""
        if self._one:
            key = self._list.key
            self.dismiss((key,) if key and key != _NEW else ())
            return
        typed = self.query_one(Input).value.strip()
        name = self._under_cursor() if typed else None
        if typed and name is None:
            return
        if (name and name not in self._ticked) or (
            not typed
            and not self._ticked
            and not self._was_changed
            and (name := self._under_cursor())
        ):
            self._ticked.append(name)
        self.dismiss(tuple(self._ticked))

    def on_line_list_clicked(self, message: LineList.Clicked) -> None:
        """A click ticks, or takes."""
        message.stop()
        if self._one:
            self.action_take()
        else:
            self.action_tick()


def choose_only(screen: NearerScreen) -> None:
    """Whom alone to look at; with somebody chosen already, everyone again."""
    if screen.keeper.only:
        screen.look_at_only("")
        return
    book = screen.keeper.book
    if not book.people:
        screen.status.say("Nobody here yet; o leads to People, where a adds somebody.")
        return

    def take(names: tuple[str, ...] | None) -> None:
        uids = [p.uid for p in active(book.people.values()) if names and p.name in names]
        if uids:
            screen.look_at_only(uids[0])

    screen.app.push_screen(WhomScreen("Whom alone?", book, screen.glyphs, (), one=True), take)


def tick_with_whom(screen: NearerScreen, practice: Practice, day: date) -> None:
    """Ask with whom it was; the practice is ticked with exactly these, or stays with nobody."""
    book = screen.keeper.book
    mark = book.mark(practice.id, day)
    before = {book.people[uid].name: uid for uid in mark.people if uid in book.people}

    def take(names: tuple[str, ...] | None) -> None:
        if names is None:
            return
        uids, new = met(book, [name for name in names if name not in before], screen.today)
        gone = tuple(uid for name, uid in before.items() if name not in names)
        steps: list[Step] = [*new]
        steps += [MarkChange(practice.id, day, "tick", uids)] if uids else []
        steps += [MarkChange(practice.id, day, "untick", gone)] if gone else []
        if gone == mark.people and not uids:
            steps.append(MarkChange(practice.id, day, "tick", feelings=mark.feelings))
        whom = f"with {joined(names)}" if names else "with nobody"
        if steps and screen.do(f"{practice.name}, {day_words(day, screen.today)}: {whom}", steps):
            screen.show_all()

    question = WhomScreen(f"{practice.name}: with whom?", book, screen.glyphs, tuple(before))
    screen.app.push_screen(question, take)


def _fits(name: str, typed: str) -> bool:
    low, wanted = name.casefold(), typed.casefold()
    return low.startswith(wanted) or f" {wanted}" in low
