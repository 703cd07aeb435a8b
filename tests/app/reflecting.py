"""Reflect for the tests of the screens: opened, written into, looked at."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from tests.app.pilot import Opened, keeper_over, lines_of, open_app
from tui.app.reflect.screen import ReflectScreen
from tui.app.widgets.line_list import LineList
from tui.book.book import Book
from tui.book.places import Step
from tui.changes.notes import checked_in, written
from tui.changes.people import added
from tui.clock import Clock
from tui.domain.checkin import CheckIn, checked_answers
from tui.domain.note import Note
from tui.texts.library import statements


def done(path: Path, clock: Clock, *steps: Step) -> None:
    """Change the file as another program would."""
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    keeper.do("elsewhere", steps)
    keeper.settle(keeper.save())


def with_person(path: Path, clock: Clock, name: str, kind: str = "partner") -> str:
    """Somebody is there; gives their uid."""
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    step = added(keeper.book, name, keeper.today(), kind=kind)
    done(path, clock, step)
    return step.place.uid


def noted(path: Path, clock: Clock, text: str, day: date, **fields: object) -> str:
    """A note is there; gives its uid."""
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    step = written(keeper.book, text, day, clock.now(), **fields)
    done(path, clock, step)
    return step.place.uid


def check_in(
    path: Path, clock: Clock, person: str, day: date, answers: str, **fields: object
) -> None:
    """A check-in is there; ``answers`` a sign a statement."""
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    said = checked_answers(answers, [statement.id for statement in statements()])
    checkin = CheckIn("", person, day, said, {})._replace(**fields)  # type: ignore[arg-type]
    done(path, clock, checked_in(keeper.book, checkin))


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
