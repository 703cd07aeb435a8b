"""Reflect opened and looked at."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from tests.app.pilot import Opened, lines_of, open_app
from tui.app.reflect.screen import ReflectScreen
from tui.app.widgets.line_list import LineList
from tui.book.book import Book
from tui.clock import Clock
from tui.domain.note import Note


@asynccontextmanager
async def open_reflect(
    path: Path, clock: Clock, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Opened]:
    """The app with Reflect on top."""
    async with open_app(path, clock, size=size) as nearer:
        await to_reflect(nearer)
        yield nearer


async def to_reflect(nearer: Opened) -> None:
    """Go to Reflect."""
    await nearer.press("n")
    await nearer.until(lambda: nearer.asks(ReflectScreen))


def reflect(nearer: Opened) -> ReflectScreen:
    """Reflect, on top or under a question."""
    return next(s for s in nearer.app.screen_stack if isinstance(s, ReflectScreen))


def note_lines(nearer: Opened) -> list[str]:
    """The lines of the list, as they are drawn."""
    drawn = lines_of(reflect(nearer).query_one("#reflect", LineList))
    return [" ".join(line.split()) for line in drawn if line.strip()]


def page(nearer: Opened) -> str:
    """The page of the signs or of the look back, its spaces kept."""
    return str(reflect(nearer).query_one("#page-text").render())


def notes(book: Book) -> Sequence[Note]:
    """The notes, the first written first."""
    return sorted(book.notes.values(), key=lambda note: (note.written, note.uid))
