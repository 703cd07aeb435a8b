"""When something is wrong with the file: said calmly, with the ways out."""

from collections.abc import Callable
from typing import ClassVar, Literal

from textual import getters
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from tui.app.desk.bindings import KeyWords, bindings, chosen_by
from tui.app.dialogs.dialog import Dialog
from tui.app.widgets.page import Page
from tui.book.keeper import Keeper
from tui.keys.key import DialogName
from tui.store.backups import newest_good
from tui.store.errors import DamagedFile, StoreError

Answer = Literal["again", "quit", "stay", "restore", "write", "join", "look"]


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


class Question(Dialog[Answer]):
    """A text, which scrolls where it has to, and under it the keys to answer it with."""

    DEFAULT_CSS = """
    Question #answers { dock: bottom; height: auto; padding: 1 0 0 0; text-wrap: nowrap;
                         text-overflow: ellipsis; link-style: none; link-color: $foreground; }
    """

    NAME: ClassVar[DialogName]
    answers = getters.query_one("#answers", Static)

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """The text, then a line for each key."""
        title = Content.from_markup("[b]$t[/b]", t=self._title)
        with Page(id="question"):
            yield Static(Content("\n").join([title, Content(), Content(self._text)]))
            yield Static(self._keys(), id="answers")

    def _keys(self) -> Content:
        return KeyWords(self.NAME, chosen_by(self.app)).lines()

    def action_answer(self, answer: Answer) -> None:
        """Go with this answer."""
        self.dismiss(answer)


class TroubleScreen(Question):
    """The file cannot be read: a backup, another look, or away from here."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("trouble")]
    NAME: ClassVar[DialogName] = "trouble"

    def __init__(self, title: str, text: str, has_backup: Callable[[], bool]) -> None:
        super().__init__(title, text)
        self._has_backup = has_backup

    def action_answer(self, answer: Answer) -> None:
        """Go with this answer, unless there is nothing to restore: then that is said."""
        if answer == "restore" and not self._has_backup():
            none = Content.styled("No good backup yet.\n", "$text-trouble")
            self.answers.update(none + self._keys())
            return
        super().action_answer(answer)

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        """Keep two keys from the app: its way to quit, also by command, says all went well."""
        return key in {"ctrl+q", "ctrl+p"}


class AstrayScreen(Question):
    """Another file stands in the place of the one that was open."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("astray")]
    NAME: ClassVar[DialogName] = "astray"


class UnreadableScreen(Question):
    """The file cannot be read any more, but what it held is held here."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("unreadable")]
    NAME: ClassVar[DialogName] = "unreadable"


class UnsavedScreen(Question):
    """Quitting with something that could not be saved."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("unsaved")]
    NAME: ClassVar[DialogName] = "unsaved"
