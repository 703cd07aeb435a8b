"""All keys, by task."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.glyphs import Glyphs
from tui.app.keys import by_task

_GOOD_TO_KNOW = (
    "A click on a practice ticks it, on a day goes there.",
    "A rest neither adds to a streak nor ends it.",
    "A day ends at 04:00 at night; any day can be filled in.",
)


class HelpScreen(ModalScreen[None]):
    """The catalogue of keys; any way of leaving leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q", "dismiss", "Back", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
        Binding("g", "scroll(-999)", show=False),
        Binding("G", "scroll(999)", show=False),
    ]

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """One text in one frame."""
        with VerticalScroll(id="help"):
            yield Static(self._text())

    def _text(self) -> Content:
        lines = []
        for task, keys in by_task().items():
            lines.append(Content.from_markup("[b]$t[/b]", t=task))
            lines += [
                Content.from_markup("  [$text-accent]$k[/] $w", k=f"{shown:<12}", w=words)
                for shown, words in keys
            ]
            lines.append(Content())
        signs = self._glyphs
        lines.append(
            Content(f"{signs.done} done   {signs.open} open   {signs.rest} rest   {signs.off} off")
        )
        lines.append(Content())
        lines += [Content(sentence) for sentence in _GOOD_TO_KNOW]
        return Content("\n").join(lines)

    def action_scroll(self, lines: int) -> None:
        """Move the text."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
