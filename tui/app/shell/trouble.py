"""When something is wrong with the file: said calmly, with the ways out."""

from collections.abc import Callable
from typing import ClassVar

from textual import getters
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.app.widgets.lines import key_content
from tui.book.keeper import Keeper
from tui.store.backups import newest_good
from tui.store.errors import DamagedFile, StoreError


async def settle_damage(app: App[None], keeper: Keeper, damage: DamagedFile) -> bool:
    """Ask what to do about a file that cannot be read, until it can be or is given up.

    Whether it was read; then the keeper has adopted it.
    """
    file = keeper.database.file

    def has_backup() -> bool:
        return newest_good(file.backup_folder) is not None

    while True:
        screen = TroubleScreen("The file cannot be read", str(damage), has_backup)
        answer = await app.push_screen_wait(screen)
        if answer == "quit":
            return False
        try:
            if answer == "restore" and (backup := newest_good(file.backup_folder)):
                file.restore(backup)
            keeper.adopt(keeper.read())
        except DamagedFile as again:
            damage = again
        except StoreError as problem:
            damage = DamagedFile(file.path, str(problem), "")
        else:
            return True


class _Question(ModalScreen[str]):
    """A text, which scrolls where it has to, and under it the keys to answer it with."""

    DEFAULT_CSS = """
    _Question #answers { dock: bottom; height: auto; padding: 1 0 0 0; text-wrap: nowrap;
                         text-overflow: ellipsis; link-style: none; link-color: $foreground; }
    """

    answers = getters.query_one("#answers", Static)

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """The text, then a line for each key."""
        title = Content.from_markup("[b]$t[/b]", t=self._title)
        with VerticalScroll(id="question"):
            yield Static(Content("\n").join([title, Content(), Content(self._text)]))
            yield Static(self._keys(), id="answers")

    def _keys(self) -> Content:
        shown = [(b, b.key.split(",")[0]) for b in self.BINDINGS if isinstance(b, Binding)]
        width = max(len(key) for _, key in shown)
        return Content("\n").join(
            key_content(key.ljust(width), binding.description, f"screen.{binding.action}")
            for binding, key in shown
        )

    def action_answer(self, answer: str) -> None:
        """Go with this answer."""
        self.dismiss(answer)


class TroubleScreen(_Question):
    """The file cannot be read: a backup, another look, or away from here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "answer('restore')", "restore the newest good backup"),
        Binding("r", "answer('again')", "look again, once it is mended"),
        Binding("q,escape,ctrl+q", "answer('quit')", "quit, leaving all as it is"),
    ]

    def __init__(self, title: str, text: str, has_backup: Callable[[], bool]) -> None:
        super().__init__(title, text)
        self._has_backup = has_backup

    def action_answer(self, answer: str) -> None:
        """Go with this answer, unless there is nothing to restore: then that is said."""
        if answer == "restore" and not self._has_backup():
            none = Content.styled("No good backup yet.\n", "$text-trouble")
            self.answers.update(none + self._keys())
            return
        super().action_answer(answer)

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Keep two keys from the app: its way to quit, also by command, says all went well."""
        return key in {"ctrl+q", "ctrl+p"}


class UnsavedScreen(_Question):
    """Quitting with something that could not be saved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "answer('again')", "try to save again"),
        Binding("x", "answer('quit')", "quit and let it go"),
        Binding("escape", "answer('stay')", "stay here"),
    ]
