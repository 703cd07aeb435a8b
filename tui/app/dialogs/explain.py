"""One sentence over the screen: why a number is what it is."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.page import Page

_DOWN, _UP = ("down", "pagedown", "space"), ("up", "pageup")


class ExplainScreen(Dialog[None]):
    """The number, then its sentence; any key or click leads back.

    Where it is longer than the screen, a few keys move it.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        """The number stands out."""
        number, _, sentence = self.text.partition(": ")
        text = Content.from_markup("[b $text-key]$n[/]", n=number) + Content(f"\n\n{sentence}")
        with Page(id="explanation", can_focus=False):
            yield Static(text)

    def on_key(self, event: events.Key) -> None:
        """Back, and the key goes no further."""
        event.stop()
        if self.query_one(Page).max_scroll_y and event.key in (*_DOWN, *_UP):
            self.action_page(1 if event.key in _DOWN else -1)
        else:
            self.dismiss()

    def on_click(self) -> None:
        """A click anywhere leads back, as any key does."""
        self.dismiss()
