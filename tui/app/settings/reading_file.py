"""Reading a file aside: how far it is, where that takes a while, and a key to stop it."""

import asyncio
from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings
from tui.app.desk.desk import Desk
from tui.app.dialogs.dialog import Dialog
from tui.domain.refusal import Refused
from tui.exchange.files import Far
from tui.keys.key import DialogName
from tui.store.errors import reason_of

_SOON = 0.5  # seconds without an answer, after which it is said how far it is

T = TypeVar("T")


class ReadingScreen(Dialog[T | Refused | None]):
    """Answers with what ``read`` gives, or why not; None where it was stopped.

    ``read`` is called in a thread, with what is to be told how far it is; ``name`` is that
    of the file.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("reading")]
    NAME: ClassVar[DialogName] = "reading"

    def __init__(self, desk: Desk, name: str, read: Callable[[Far], T]) -> None:
        super().__init__()
        self._desk, self._name_of_file, self._read_it = desk, name, read
        self._far = (0, 1)
        self._is_stopped = False

    def compose(self) -> ComposeResult:
        """How far it is; nothing at first."""
        with Vertical(id="reading-file"):
            yield Static(id="reading-far")
            yield Static(KeyWords("reading", self._desk.chosen_keys).line())

    def on_mount(self) -> None:
        """Begin."""
        self.run_worker(self._read())
        self.set_timer(_SOON, self._show)

    def _show(self) -> None:
        self.add_class("-slow")
        self._say()
        self.set_interval(_SOON / 2, self._say)

    def _say(self) -> None:
        done, of = self._far
        words = f"Reading {self._name_of_file}: {done * 100 // max(of, 1)} %"
        self.query_one("#reading-far", Static).update(words)

    def _heard(self, done: int, of: int) -> None:
        """Told by the thread; what is raised here ends its reading."""
        if self._is_stopped:
            raise Refused("stopped")
        self._far = done, of

    def _found(self) -> T | Refused:
        try:
            return self._read_it(self._heard)
        except Refused as refusal:
            return refusal
        except OSError as error:
            return Refused(reason_of(error))

    async def _read(self) -> None:
        found = await asyncio.to_thread(self._found)
        if not self._is_stopped:
            self.dismiss(found)

    def action_stop(self) -> None:
        """Stop reading; nothing is taken."""
        self._is_stopped = True
        self.dismiss(None)
