"""Picking words from a list: found by typing, ticked, and added where they are not there yet."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.widgets.line_list import Line, LineList
from tui.app.widgets.lines import key_content
from tui.config.glyphs import Glyphs
from tui.domain.refusal import Refused

_NEW = "|new:"  # no word to pick has a bar in it
Group = tuple[str, Sequence[str]]
"""A heading, empty for none, and the words under it."""


class PickScreen(ModalScreen[tuple[str, ...] | None]):
    """Answers with what was ticked, new words among it, or None.

    ``check`` gives a new word as it is kept, or refuses it. ``most`` is how many can be ticked.
    With ``one`` set, it is the words of the line that stands for all; the answer is one word, or
    none for that line; ``all_of`` empty leaves the line out.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("tab", "tick", show=False, priority=True),
        Binding("enter", "take", show=False, priority=True),
        Binding("escape", "dismiss", show=False),
    ]

    def __init__(
        self,
        question: str,
        groups: Sequence[Group],
        glyphs: Glyphs,
        ticked: Sequence[str],
        check: Callable[[str], str],
        *,
        one: bool = False,
        all_of: str = "",
        nothing: str = "nothing by that name",
        most: int = 999,
    ) -> None:
        super().__init__()
        self._question, self._groups, self._glyphs = question, groups, glyphs
        self._ticked = list(ticked)
        self._check, self._one, self._all_of = check, one, all_of
        self._nothing, self._most = nothing, most
        self._was_changed = False

    def compose(self) -> ComposeResult:
        """The question, a line to find by, the words, the keys."""
        with Vertical(id="question"):
            yield Static(self._title(), id="pick-title")
            yield Input(placeholder="type to find", id="answer")
            yield LineList(self._glyphs, id="whom-list")
            keys = [("enter", "take it", "screen.take"), ("escape", "back", "screen.dismiss")]
            if not self._one:
                keys.insert(0, ("tab", "tick", "screen.tick"))
            yield Static(Content("   ").join(key_content(*k) for k in keys))

    def _title(self, words: str = "") -> Content:
        return Content.from_markup("[b]$t[/b]  $w", t=self._question, w=words)

    def on_mount(self) -> None:
        """Draw them; the line has the focus."""
        self._show()

    @property
    def _list(self) -> LineList:
        return self.query_one(LineList)

    def _show(self) -> None:
        typed = " ".join(self.query_one(Input).value.split())
        known = [word for _, words in self._groups for word in words]
        others = [word for word in self._ticked if word not in known and _fits(word, typed)]
        lines = [Line(word, word, self._sign(word)) for word in others]
        for heading, words in self._groups:
            fitting = [word for word in words if _fits(word, typed)]
            if not fitting and heading and _fits(heading, typed):
                fitting = list(words)
            if heading and fitting:
                lines.append(Line(heading, look="head"))
            lines += [Line(word, word, self._sign(word)) for word in fitting]
        if self._one and not typed and self._all_of:
            lines.insert(0, Line(self._all_of, _NEW))
        elif typed and not self._one and typed.casefold() not in {w.casefold() for w in known}:
            lines.append(Line(f"add {typed}", _NEW + typed, "+"))
        self._list.show(lines or [Line(self._nothing, look="faint")])

    def _sign(self, word: str) -> str:
        if self._one:
            return ""
        return self._glyphs.done if word in self._ticked else self._glyphs.open

    def on_input_changed(self) -> None:
        """Those that fit."""
        if self.is_mounted:
            self._show()

    def action_move(self, by: int) -> None:
        """The cursor down or up."""
        self._list.move(by)

    def action_tick(self) -> None:
        """Tick what is under the cursor, or not; the line is free for the next."""
        word = self._under_cursor()
        if self._one or word is None:
            return
        if word not in self._ticked and len(self._ticked) >= self._most:
            self.query_one(Input).value = ""
            self.query_one("#pick-title", Static).update(
                self._title(f"{self._most} is the most; tab on one takes it off")
            )
            return
        self._was_changed = True
        if word in self._ticked:
            self._ticked.remove(word)
        else:
            self._ticked.append(word)
        self.query_one(Input).value = ""
        self._show()
        self._list.go_to(word)

    def _under_cursor(self) -> str | None:
        """A word; a new one as it can be kept. None where there is none, or it is refused."""
        key = self._list.key
        if not key.startswith(_NEW):
            return key or None
        try:
            return self._check(key.removeprefix(_NEW))
        except Refused as refusal:
            self._list.show([Line(str(refusal), look="accent")])
            return None

    def action_take(self) -> None:
        """What is ticked; with something typed, what that found as well."""
        if self._one:
            key = self._list.key
            self.dismiss((key,) if key and key != _NEW else ())
            return
        typed = self.query_one(Input).value.strip()
        word = self._under_cursor() if typed else None
        if typed and word is None:
            return
        if (word and word not in self._ticked) or (
            not typed
            and not self._ticked
            and not self._was_changed
            and (word := self._under_cursor())
        ):
            self._ticked.append(word)
        self.dismiss(tuple(self._ticked[: self._most]))

    def on_line_list_clicked(self, message: LineList.Clicked) -> None:
        """A click ticks, or takes."""
        message.stop()
        if self._one:
            self.action_take()
        else:
            self.action_tick()


def _fits(word: str, typed: str) -> bool:
    low, wanted = word.casefold(), typed.casefold()
    return low.startswith(wanted) or f" {wanted}" in low
