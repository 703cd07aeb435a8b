"""Lines of text: something at either end, the keys at the bottom, the state of saving."""

from collections.abc import Mapping

from rich.cells import cell_len
from textual.content import Content
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from tui.app.widgets.line_list import fitted
from tui.keys.catalogue import footer
from tui.keys.key import ScreenName

_WIDE = 100  # columns from which the bottom line holds more than six keys
SAVED = " · saved"
"""What is said after the words for a change once it is safely on the disk."""
_MOST = 3  # lines of the status, as the style sheet has it


class Ends(Widget):
    """One line with a text at the left and one at the right; the right one gives way."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(id=id)
        self._left = self._right = Content()

    def show(self, left: Content, right: Content) -> None:
        """Put these texts at the ends; drawn only where they are others."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Content:
        """Both texts where they fit, else the left one."""
        gap = self.size.width - cell_len(self._left.plain) - cell_len(self._right.plain)
        return self._left + Content(" " * gap) + self._right if gap > 1 else self._left


class KeyLine(Static):
    """The few keys to remember, clickable; all of them are one key away.

    ``chosen`` are the user's own keys, by the id of what they do.
    """

    def __init__(self, screen: ScreenName, chosen: Mapping[str, str]) -> None:
        super().__init__(id="keys")
        self._screen_name: ScreenName = screen
        self._chosen = chosen
        self._digits = 5

    def show_digits(self, last: int) -> None:
        """How far the numbers go that mean something."""
        if last != self._digits:
            self._digits = last
            self.on_resize()

    def on_resize(self) -> None:
        """The last two, help among them, stay where not all fit."""
        is_wide = self.size.width >= _WIDE
        keys = footer(self._screen_name, self._chosen, is_wide=is_wide, digits=self._digits)
        gap = "  "
        while len(keys) > 2 and len(gap.join(f"{k} {w}" for k, w, _ in keys)) > self.size.width:
            del keys[-3]
        self.update(Content(gap).join(key_content(*key) for key in keys), layout=False)


class StatusLine(Widget):
    """What just happened, or what stands in the way; ``words`` is what it says now.

    Where they are longer than a line it takes up to three.
    """

    words = ""
    _height = 1

    def __init__(self) -> None:
        super().__init__(id="status")

    def say(self, text: str) -> None:
        """Something went as it should."""
        self._show(text, trouble=False)

    def warn(self, text: str) -> None:
        """Something is in the way; it stays until something else is said."""
        self._show(text, trouble=True)

    def forget_saved(self) -> None:
        """What is safely on the disk needs no telling any more."""
        if self.words.endswith(SAVED):
            self.say("")

    def _show(self, text: str, *, trouble: bool) -> None:
        self.set_class(trouble, "-trouble")
        self.words = text
        width = self.size.width or len(text)
        before, self._height = self._height, len(Content(text).wrap(width)) if text else 1
        self.refresh(layout=self._height != before)

    def render(self) -> Content:
        """The words; where they are too long, they give way to what says that they are saved."""
        lines = Content(self.words).wrap(max(1, self.size.width))
        if len(lines) <= _MOST:
            return Content(self.words)
        saved = SAVED if self.words.endswith(SAVED) else ""
        *first, last = (line.plain for line in lines[:_MOST])
        room = self.size.width - len(saved)
        return Content("\n".join([*first, fitted(f"{last} …", room) + saved]))


def key_content(shown: str, words: str, action: str) -> Content:
    """A key and its words; a click on them does the ``action``, where there is one."""
    said = Content(words)
    if action:  # on the words alone: a link would take the key's colour away
        said = said.stylize(Style.from_meta({"@click": action}))
    return Content.from_markup("[$text-key]$k[/] ", k=shown) + said
