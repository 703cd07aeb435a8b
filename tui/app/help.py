"""All keys, by task."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app import keys_people, keys_planner, keys_reflect
from tui.app.key import ScreenName
from tui.app.keys import by_task
from tui.glyphs import Glyphs

_GOOD_TO_KNOW: dict[ScreenName, tuple[str, ...]] = {
    "today": (
        "A click on a practice ticks it, on a day goes there.",
        "A rest, or a day away, neither adds to a streak nor ends it.",
        "Any day can be filled in.",
        "Below the practices stands who to reach out to: j leads there.",
    ),
    "streaks": (
        "Nothing is ticked here: enter goes to the day on Today.",
        "Each number says why it is what it is: move to it and press y.",
        "17 of 31: done on 17 of the 31 days that asked for it. Rest, days",
        "away and an open today are not asked for.",
        "Steadiness grows from new over budding, growing and steady to",
        "rooted; one gap barely moves it.",
    ),
    "planner": keys_planner.GOOD_TO_KNOW,
    "people": keys_people.GOOD_TO_KNOW,
    "reflect": keys_reflect.GOOD_TO_KNOW,
    "settings": (
        "Nothing here changes a day that is recorded. A schedule holds from",
        "today on; the days before keep their meaning.",
        "Grace: seven days in a row earn one that may stay empty, two at most.",
    ),
}


class HelpScreen(ModalScreen[None]):
    """The catalogue of keys; any way of leaving leads back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1,q", "dismiss", "Back", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
        Binding("g", "scroll(-999)", show=False),
        Binding("G", "scroll(999)", show=False),
    ]

    def __init__(self, glyphs: Glyphs, screen: ScreenName) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._screen: ScreenName = screen

    def compose(self) -> ComposeResult:
        """One text in one frame."""
        with VerticalScroll(id="help"):
            yield Static(self._text())

    def _text(self) -> Content:
        lines = []
        for task, keys in by_task(self._screen).items():
            lines.append(Content.from_markup("[b]$t[/b]", t=task))
            lines += [
                Content.from_markup("  [$text-key]$k[/] $w", k=f"{shown:<12}", w=words)
                for shown, words in keys
            ]
            lines.append(Content())
        signs = self._glyphs
        lines.append(
            Content(
                f"{signs.done} done   {signs.open} open   {signs.rest} rest, away   "
                f"{signs.off} not asked for   {signs.graced} grace"
            )
        )
        lines.append(Content())
        lines += [Content(sentence) for sentence in _GOOD_TO_KNOW[self._screen]]
        return Content("\n").join(lines)

    def action_scroll(self, lines: int) -> None:
        """Move the text."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
