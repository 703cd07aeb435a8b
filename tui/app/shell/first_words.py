"""What is said first: what stands in the way, what was begun, or a word of greeting."""

from collections.abc import Iterable
from pathlib import Path

from tui.app.desk.desk import Desk
from tui.app.shell.watcher import DOUBLED
from tui.book.book import Book
from tui.book.keeper import Keeper
from tui.queries.greeting import greeting


def say_first_words(desk: Desk, keeper: Keeper, notices: Iterable[str]) -> None:
    """Say one thing, the most needed; ``notices`` are what is wrong with look and keys."""
    if keeper.database.file.doubled_line:
        desk.warn(DOUBLED)
    elif words := " ".join(dict.fromkeys(notices)):
        desk.warn(words)
    elif _has_begun_notes(keeper.book, desk.drafts):
        desk.say("A note that you had begun waits for you: n leads to it.")
    elif not desk.words:
        desk.say(greeting(keeper.book, keeper.today()))


def _has_begun_notes(book: Book, folder: Path) -> bool:
    """Whether a note was begun that is in no file yet; drafts of what is kept go."""
    if not folder.is_dir():  # as a rule; what is loaded below waits until it is needed
        return False
    from tui.app.reflect.begun import drop_finished

    return drop_finished(book, folder)
