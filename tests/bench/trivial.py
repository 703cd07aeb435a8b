"""The yardstick: the least a Textual app with five boxes to tick can be."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Checkbox, Footer, Header


class Trivial(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [("q", "quit", "Quit")]
    TITLE = "Yardstick"

    def compose(self) -> ComposeResult:
        yield Header()
        yield Checkbox("Active listening")
        yield Checkbox("Share your emotions")
        yield Checkbox("Be supportive")
        yield Checkbox("Quality time")
        yield Checkbox("Honest and authentic")
        yield Footer()


if __name__ == "__main__":
    Trivial().run()
