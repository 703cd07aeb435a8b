"""All keys, by task; what is typed after / is looked for on every screen."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.widgets.lines import key_content
from tui.app.widgets.one_line import OneLine
from tui.config.glyphs import Glyphs
from tui.keys import people, planner, reflect
from tui.keys.catalogue import AREAS, by_task
from tui.keys.key import NO_KEYS, Area

_GOOD_TO_KNOW: dict[Area, tuple[str, ...]] = {
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
    "planner": planner.GOOD_TO_KNOW,
    "people": people.GOOD_TO_KNOW,
    "reflect": reflect.GOOD_TO_KNOW,
    "settings": (
        "Nothing here changes a day that is recorded. A schedule holds from",
        "today on; the days before keep their meaning.",
        "Grace: seven days in a row earn one that may stay empty, two at most.",
    ),
}


class HelpScreen(ModalScreen[None]):
    """The catalogue of keys; any way of leaving leads back."""

    AUTO_FOCUS = "#help-text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("question_mark,f1,q", "dismiss", "Back", show=False),
        Binding("slash", "look", show=False),
        Binding("enter", "read", show=False, priority=True),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("g", "scroll(-999)", show=False),
        Binding("G", "scroll(999)", show=False),
    ]

    def __init__(self, glyphs: Glyphs, area: Area) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._area = area

    def compose(self) -> ComposeResult:
        """A line to type in, one text, the ways on."""
        with Vertical(id="help"):
            yield OneLine(placeholder="a word: tick, undo, person", id="help-word")
            with VerticalScroll(id="help-text"):
                yield Static(self._text(), id="help-keys")
            yield Static(
                key_content("/", "look for a word   ", "screen.look")
                + key_content("q", "back", "screen.dismiss"),
                id="help-ways",
            )

    def _text(self) -> Content:
        lines = []
        for task, keys in by_task(self._area, self._chosen).items():
            lines.append(Content.from_markup("[b]$t[/b]", t=task))
            lines += [_key_line(shown, words) for shown, words in keys]
            lines.append(Content())
        signs = self._glyphs
        lines.append(
            Content(
                f"{signs.done} done   {signs.open} open   {signs.rest} rest, away   "
                f"{signs.off} not asked for   {signs.graced} grace"
            )
        )
        lines.append(Content())
        lines += [Content(sentence) for sentence in _GOOD_TO_KNOW.get(self._area, ())]
        return Content("\n").join(lines)

    @property
    def _chosen(self) -> Mapping[str, str]:
        return getattr(self.app, "chosen_keys", NO_KEYS)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for it; nothing typed shows everything of the screen at hand."""
        words = event.value.casefold().split()
        text = Content("\n").join(self._found(words)) if words else self._text()
        self.query_one("#help-keys", Static).update(text)

    def _found(self, words: list[str]) -> Iterator[Content]:
        """The keys of all screens and dialogs whose words hold these, the one at hand first."""
        seen: set[tuple[str, str]] = set()
        for area in sorted(AREAS, key=lambda name: name != self._area):
            found = [
                (shown, said)
                for task, keys in by_task(area, self._chosen).items()
                for shown, said in keys
                if all(word in f"{shown} {said} {task}".casefold() for word in words)
                and (shown, said) not in seen
            ]
            seen.update(found)
            if found:
                yield Content.from_markup("[b]$t[/b]", t=area.capitalize())
                yield from (_key_line(*key) for key in found)
                yield Content()
        if not seen:
            yield Content("No key does that. ctrl+p holds everything by name.")

    def action_look(self) -> None:
        """To the line to type in."""
        word = self.query_one("#help-word", OneLine)
        word.display = True
        word.focus()

    def action_read(self) -> None:
        """From the line to what it found."""
        self.query_one("#help-text").focus()

    def action_back(self) -> None:
        """Out of the search first, then out of here."""
        word = self.query_one("#help-word", OneLine)
        if not word.display:
            self.dismiss()
            return
        word.value = ""
        word.display = False
        self.action_read()

    def action_scroll(self, lines: int) -> None:
        """Move the text."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)


def _key_line(shown: str, words: str) -> Content:
    return Content.from_markup("  [$text-key]$k[/] $w", k=f"{shown:<12}", w=words)
