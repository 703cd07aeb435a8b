"""Picking from a list: found by typing, ticked, and added where it is not there yet."""

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings, chosen_by
from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.line_list import Line, LineList
from tui.app.widgets.one_line import OneLine
from tui.config.glyphs import Glyphs
from tui.domain.letters import folded
from tui.domain.refusal import Refused
from tui.keys.key import DialogName

_KNOWN, _NEW, _ALL = "=", "+", "*"  # what the key of a line begins with


class Choice(NamedTuple):
    """Something to pick: what the answer names it by, and the words that are shown.

    The key is empty for words that were typed and are not there to pick from yet.
    """

    key: str
    words: str


Group = tuple[str, Sequence[Choice]]
"""A heading, empty for none, and what stands under it."""


class Picked(NamedTuple):
    """What was picked, in the order in which it was ticked."""

    choices: tuple[Choice, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of what was there to pick from."""
        return tuple(choice.key for choice in self.choices if choice.key)

    @property
    def new(self) -> tuple[str, ...]:
        """The words that were typed and are not there yet, as ``check`` gave them."""
        return tuple(choice.words for choice in self.choices if not choice.key)

    @property
    def words(self) -> tuple[str, ...]:
        """All of it as it was shown."""
        return tuple(choice.words for choice in self.choices)


class PickScreen(Dialog[Picked | None]):
    """Answers with what was ticked, new words among it, or None.

    ``check`` gives a new word as it is kept, or refuses it. ``most`` is how many can be ticked.
    What is ``ticked`` already is shown even where no group has it.
    With ``one`` set, a single choice is taken; ``all_of`` is the words of a line that stands for
    all and answers with nothing picked; empty leaves the line out.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pick")]
    NAME: ClassVar[DialogName] = "pick"

    def __init__(
        self,
        question: str,
        groups: Sequence[Group],
        glyphs: Glyphs,
        ticked: Sequence[Choice],
        check: Callable[[str], str],
        *,
        one: bool = False,
        all_of: str = "",
        nothing: str = "nothing by that name",
        most: int = 999,
    ) -> None:
        super().__init__()
        self._question, self._groups, self._glyphs = question, groups, glyphs
        self._known = {choice.key: choice for choice in ticked}
        self._known |= {choice.key: choice for _, choices in groups for choice in choices}
        self._ticked = [self._known[choice.key] for choice in ticked]
        self._check, self._one, self._all_of = check, one, all_of
        self._nothing, self._most = nothing, most
        self._was_changed = False

    def compose(self) -> ComposeResult:
        """The question, a line to find by, the choices, the keys."""
        with Vertical(id="question"):
            yield Static(self._title(), id="pick-title")
            yield OneLine(placeholder="type to find", id="answer")
            yield LineList(self._glyphs, id="whom-list")
            keys = KeyWords("pick", chosen_by(self.app))
            yield Static(keys.line("   ", but="pick.tick" if self._one else ""))

    def _title(self, words: str = "") -> Content:
        return Content.from_markup("[b]$t[/b]  $w", t=self._question, w=words)

    def on_mount(self) -> None:
        """Draw them; the line keeps the focus, whatever is clicked."""
        self._list.can_focus = False
        self._show()

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    def _show(self) -> None:
        typed = " ".join(self.query_one(OneLine).value.split())
        grouped = {choice.key for _, choices in self._groups for choice in choices}
        others = [choice for choice in self._ticked if choice.key not in grouped]
        lines = [self._line(choice) for choice in others if _fits(choice.words, typed)]
        for heading, choices in self._groups:
            fitting = [choice for choice in choices if _fits(choice.words, typed)]
            if not fitting and heading and _fits(heading, typed):
                fitting = list(choices)
            if heading and fitting:
                lines.append(Line(heading, look="head"))
            lines += [self._line(choice) for choice in fitting]
        if typed and not lines:  # before it is taken for a new one, what may be meant by it
            lines = [self._line(choice) for choice in self._near(typed)]
        if self._one and not typed and self._all_of:
            lines.insert(0, Line(self._all_of, _ALL))
        elif typed and not self._one and not self._named(typed):
            lines.append(Line(f"add {typed}", _NEW + typed, "+"))
        self._list.show(lines or [Line(self._nothing, look="faint")])

    def _line(self, choice: Choice) -> Line:
        sign = self._glyphs.done if choice in self._ticked else self._glyphs.open
        return Line(choice.words, _line_key(choice), "" if self._one else sign)

    def _near(self, typed: str) -> list[Choice]:
        """What is written nearly so; it may have been a slip."""
        from difflib import get_close_matches  # only what fits nothing pays for it

        known = {folded(choice.words): choice for choice in self._known.values()}
        return [known[word] for word in get_close_matches(folded(typed), known, n=3, cutoff=0.75)]

    def _named(self, words: str) -> Choice | None:
        """What goes by these words already."""
        wanted = words.casefold()
        return next((c for c in self._known.values() if c.words.casefold() == wanted), None)

    def on_input_changed(self) -> None:
        """Show only what fits the words typed so far, the cursor on the first.

        Behind a comma begins the next: what is known by the words before it is ticked.
        """
        if not self.is_mounted:
            return
        line = self.query_one(OneLine)
        if "," in line.value and not self._one:
            words, _, rest = line.value.partition(",")
            known = self._named(" ".join(words.split()))
            if known and known not in self._ticked and len(self._ticked) < self._most:
                self._ticked.append(known)
                self._was_changed = True
            line.value = rest.lstrip() if known or not words.strip() else words
            line.action_end()
        self._show()
        self._list.edge(-1)

    def action_move(self, by: int) -> None:
        """The cursor down or up."""
        self._list.move(by)

    def action_page(self, by: int) -> None:
        """The cursor a page down or up."""
        self._list.page(by)

    def action_tick(self) -> None:
        """Tick what is under the cursor, or not; the line is free for the next."""
        choice = self._under_cursor()
        if self._one or choice is None:
            return
        if choice not in self._ticked and len(self._ticked) >= self._most:
            self.query_one(OneLine).value = ""
            self.query_one("#pick-title", Static).update(
                self._title(f"{self._most} is the most; tab on one takes it off")
            )
            return
        self._was_changed = True
        if choice in self._ticked:
            self._ticked.remove(choice)
        else:
            self._ticked.append(choice)
        self.query_one(OneLine).value = ""
        self._show()
        self._list.go_to(_line_key(choice))

    def _under_cursor(self) -> Choice | None:
        """What the cursor is on; new words as they can be kept. None where they are refused."""
        kind, rest = self._list.key[:1], self._list.key[1:]
        if kind == _KNOWN:
            return self._known[rest]
        if kind != _NEW:
            return None
        try:
            words = self._check(rest)
        except Refused as refusal:
            self._list.show([Line(str(refusal), look="accent")])
            return None
        return self._named(words) or Choice("", words)

    def action_take(self) -> None:
        """What is ticked; with something typed, what that found as well."""
        choice = self._under_cursor()
        if self._one:
            self.dismiss(Picked((choice,) if choice else ()))
            return
        typed = self.query_one(OneLine).value.strip()
        if typed and choice is None:
            return
        wanted = typed or not (self._ticked or self._was_changed)
        if choice and wanted and choice not in self._ticked:
            self._ticked.append(choice)
        self.dismiss(Picked(tuple(self._ticked[: self._most])))

    def on_line_list_clicked(self, message: LineList.Clicked) -> None:
        """A click ticks, or takes."""
        message.stop()
        if self._one:
            self.action_take()
        else:
            self.action_tick()


def _line_key(choice: Choice) -> str:
    return _KNOWN + choice.key if choice.key else _NEW + choice.words


def _fits(words: str, typed: str) -> bool:
    low, wanted = folded(words), folded(typed)
    return low.startswith(wanted) or f" {wanted}" in low
