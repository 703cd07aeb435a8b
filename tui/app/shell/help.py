"""All keys, by task; what is typed after / is looked for on every screen and in every dialog."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.dialogs.dialog import Dialog
from tui.app.shell.help_page import Row, Section, page
from tui.app.widgets.one_line import OneLine
from tui.app.widgets.page import Page
from tui.config.glyphs import Glyphs
from tui.keys.catalogue import AREAS, CATALOGUE, commonest_first, good_to_know
from tui.keys.key import Area, DialogName

_STYLES = {"": "", "head": "bold", "key": "$text-key"}
_NARROW = 46  # columns of text under which the ways on are said in fewer words


class HelpScreen(Dialog[None]):
    """The catalogue of keys; any way of leaving leads back.

    ``chosen`` are the user's own keys, by the id of what they do.
    """

    AUTO_FOCUS = "#help-text"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help")]
    NAME: ClassVar[DialogName] = "help"

    word = getters.query_one("#help-word", Input)
    scroller = getters.query_one("#help-text", Page)

    def __init__(self, glyphs: Glyphs, area: Area, chosen: Mapping[str, str]) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._area = area
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """A line to type in, one text, the ways on and how much more there is."""
        with Vertical(id="help"):
            yield OneLine(placeholder="a word: tick, undo, person", id="help-word")
            with Page(id="help-text"):
                yield Static(id="help-keys")
            yield Static(id="help-ways")

    def on_mount(self) -> None:
        """Keep telling how much more there is."""
        self.watch(self.scroller, "scroll_y", self._draw_ways, init=False)
        self.watch(self.scroller, "virtual_size", self._draw_ways, init=False)

    def on_resize(self) -> None:
        """Lay it out for the room there is, once that is known."""
        self.call_after_refresh(self._draw)

    def on_input_changed(self) -> None:
        """Look for what is typed; nothing shows everything of the screen at hand."""
        self._draw()
        self.scroller.scroll_home(animate=False)

    # drawing

    def _draw(self) -> None:
        words = self.word.value.casefold().split()
        sections, notes = (self._found(words), ()) if words else self._everything()
        room = self.scroller.scrollable_content_region.size
        rows = page(sections, notes, room.width, room.height)
        self.query_one("#help-keys", Static).update(Content("\n").join(map(_content, rows)))
        self._draw_ways()

    def _everything(self) -> tuple[list[Section], Sequence[str]]:
        sections = [Section(*tasks) for tasks in commonest_first(self._area, self._chosen)]
        if self._area not in CATALOGUE:
            return sections, ()
        signs = self._glyphs
        shown = (
            f"{signs.done} done   {signs.open} open   {signs.rest} rest, away   "
            f"{signs.off} not asked for   {signs.graced} grace"
        )
        return sections, (shown, *good_to_know(self._area))

    def _found(self, words: list[str]) -> list[Section]:
        """The keys of all screens and dialogs whose words hold these, the one at hand first."""
        sections = []
        seen: set[tuple[str, str]] = set()
        for area in sorted(AREAS, key=lambda name: name != self._area):
            found = [
                (shown, said)
                for task, keys in commonest_first(area, self._chosen)
                for shown, said in keys
                if all(word in f"{shown} {said} {task}".casefold() for word in words)
                and (shown, said) not in seen
            ]
            seen.update(found)
            if found:
                sections.append(Section(area.capitalize(), found))
        return sections or [Section("No key does that. ctrl+p holds everything by name.", ())]

    def _draw_ways(self) -> None:
        scroller = self.scroller
        room = scroller.scrollable_content_region.size
        below = round(scroller.max_scroll_y - scroller.scroll_y)
        above = round(scroller.scroll_y)
        up, down = ("^", "v") if self._glyphs.is_ascii else ("▲", "▼")
        more = [f"{up} {above}"] * (above > 0) + [f"{down} {below} more"] * (below > 0)
        words = KeyWords("help", self._chosen)
        ways = [
            words.of("help.look", "" if room.width >= _NARROW else "find"),
            words.of("help.back"),
            Content("  ".join(more)),
        ]
        self.query_one("#help-ways", Static).update(Content("   ").join(ways), layout=False)

    # keys

    def action_look(self) -> None:
        """To the line to type in."""
        self.word.display = True
        self.word.focus()

    def action_read(self) -> None:
        """From the line to what it found."""
        self.scroller.focus()

    def action_back(self) -> None:
        """Out of the search first, then out of here."""
        if not self.word.display:
            self.dismiss()
            return
        self.word.value = ""
        self.word.display = False
        self.action_read()


def _content(row: Row) -> Content:
    return Content.assemble(*((text, _STYLES[style]) for text, style in row))
