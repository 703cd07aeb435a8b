"""One sentence over the screen: why a number is what it is."""

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.app.dialogs.dialog import Dialog


class ExplainScreen(Dialog[None]):
    """The number, then its sentence; any key or click leads back."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        """The number stands out."""
        number, _, sentence = self.text.partition(": ")
        text = Content.from_markup("[b $text-key]$n[/]", n=number) + Content(f"\n\n{sentence}")
        yield Static(text, id="explanation")

    def on_key(self, event: events.Key) -> None:
        """Back, and the key goes no further."""
        event.stop()
        self.dismiss()

    def on_click(self) -> None:
        """A click anywhere leads back, as any key does."""
        self.dismiss()
