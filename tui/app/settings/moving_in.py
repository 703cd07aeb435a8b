"""What another program kept: its habits, what each becomes, and how much of it comes in."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk
from tui.app.dialogs.dialog import Dialog
from tui.app.dialogs.explain import ExplainScreen
from tui.app.widgets.line_list import Line, LineList
from tui.app.widgets.lines import key_content
from tui.exchange.becoming import NOTHING, Choice, schedule_of
from tui.exchange.files import OWN
from tui.exchange.foreign.found import Found, Habit, counts_words, often_words
from tui.keys.key import DialogName
from tui.wording.basics import counted
from tui.wording.lists import joined

_LEFT_OUT = "left out"  # the key of the last line; no habit is called so, their keys are numbers


class MovingInScreen(Dialog[list[Choice] | None]):
    """Answers with what was chosen for every habit, or None where nothing is to come in.

    What is sure is chosen already; a guess stands with a question mark until it is taken.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("moving-in")]
    NAME: ClassVar[DialogName] = "moving-in"

    def __init__(self, desk: Desk, found: Found, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._desk, self._found = desk, found
        self._choices = list(choices)
        self._keys = KeyWords("moving-in", desk.chosen_keys)

    def compose(self) -> ComposeResult:
        """How much comes in, the habits, the one under the cursor, the keys."""
        with Vertical(id="moving-in"):
            yield Static(id="moving-total")
            yield LineList(self._desk.glyphs, id="moving-list")
            yield Static(id="moving-here")
            yield Static(id="moving-keys")

    def on_mount(self) -> None:
        """Draw it, the cursor on the first habit nobody chose for."""
        keys = key_content("1-9", "practice  ", "") + self._keys.line()
        self.query_one("#moving-keys", Static).update(keys)
        self._list.focus()
        self._show(self._open())

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    def _open(self) -> str:
        """The first habit for which nothing is chosen yet."""
        return next((str(n) for n, choice in enumerate(self._choices) if choice.to is None), "")

    def _show(self, key: str = "") -> None:
        lines = [
            Line(
                choice.habit.name,
                str(n),
                right=self._becomes(choice) + ("" if choice.to else "?"),
                look="accent" if choice.to is None else "faint" if choice.to == NOTHING else "text",
            )
            for n, choice in enumerate(self._choices)
        ]
        if left := self._found.left_out:
            lines.append(Line(f"{counted(len(left), 'row')} left out", _LEFT_OUT, look="faint"))
        self._list.show(lines, key)
        self._say()

    def _becomes(self, choice: Choice) -> str:
        to = choice.to or choice.guess
        practice = self._desk.everyone.practice(to)
        return practice.name if practice else {OWN: "your own", NOTHING: "nothing"}[to]

    def _say(self) -> None:
        """How much comes in, and all there is of what is under the cursor."""
        taken = [c.habit for c in self._choices if c.to not in (None, NOTHING)]
        found = self._found
        days = sum(len(habit.marks) for habit in taken)
        notes = sum(len(habit.notes) for habit in taken) + len(found.moments)
        parts = [counted(days, "day"), counted(notes, "note")]
        if people := len(found.people):
            parts.append("1 person" if people == 1 else f"{people:,} people")
        title = Content.from_markup("[b]$t[/b]", t=f"Moving in from {found.source}")
        self.query_one("#moving-total", Static).update(
            title + Content(f"\n{joined(parts)} come in; u takes it back")
        )
        self.query_one("#moving-here", Static).update(Content(self._here()))

    def _here(self) -> str:
        key = self._list.key
        if key == _LEFT_OUT:
            return "enter shows them, and why."
        if not key:
            return "There is no habit in it."
        choice = self._choices[int(key)]
        what = self._becomes(choice)
        could = f"could become {what}; space takes that"
        said = could if choice.to is None else f"becomes {what}"
        return f"It {said}.  {_words_of(choice.habit)}"

    # keys

    def action_move(self, by: int) -> None:
        """The cursor down or up."""
        self._list.move(by)
        self._say()

    def action_page(self, by: int) -> None:
        """The cursor a page down or up."""
        self._list.page(by)
        self._say()

    def action_edge(self, by: int) -> None:
        """The cursor to the first, or the last."""
        self._list.edge(by)
        self._say()

    def action_practice(self, number: int) -> None:
        """It becomes the practice with this key."""
        practices = self._desk.everyone.practices
        if found := next((p for p in practices if p.number == number), None):
            self._choose(found.id)

    def action_become(self, word: str) -> None:
        """It becomes one of one's own, or nothing."""
        self._choose(word)

    def action_guess(self) -> None:
        """It becomes what its name says."""
        key = self._list.key
        if key.isdecimal():
            self._choose(self._choices[int(key)].guess)

    def action_guesses(self) -> None:
        """All that are open become what their names say."""
        self._choices = [c._replace(to=c.to or c.guess) for c in self._choices]
        self._show()

    def _choose(self, to: str) -> None:
        key = self._list.key
        if not key.isdecimal():
            return
        n = int(key)
        self._choices[n] = self._choices[n]._replace(to=to)
        self._show(str(min(n + 1, len(self._choices) - 1)))

    def action_take(self) -> None:
        """Take it in, or show what is left out; to the first habit that is open, where one is."""
        if self._list.key == _LEFT_OUT:
            self.app.push_screen(ExplainScreen("Left out: " + "\n".join(self._found.left_out)))
        elif open_key := self._open():
            self._show(open_key)
            left = sum(choice.to is None for choice in self._choices)
            self.query_one("#moving-here", Static).update(
                Content(f"{counted(left, 'habit')} still open: what does this one become?")
            )
        else:
            self.dismiss(self._choices)

    def on_line_list_moved(self) -> None:
        """The wheel took the cursor along."""
        self._say()

    def on_line_list_clicked(self, message: LineList.Clicked) -> None:
        """A click moves the cursor."""
        message.stop()
        self._say()


def _words_of(habit: Habit) -> str:
    """All there is of a habit, and how often it would be asked for."""
    days = f", {habit.first} to {habit.last}" if habit.first else ""
    put_away = "" if habit.is_kept else "; it was put away there"
    there, here = often_words(habit.often), schedule_of(habit.often).text
    often = here if here == there else f"{there}, here {here}"
    return f"{counts_words(habit)}{days}. Wanted {often}{put_away}."
