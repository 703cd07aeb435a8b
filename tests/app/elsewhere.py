"""Another program at the file of the app: it makes, changes and reads what is in it."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from tui.book.book import Book, read_book
from tui.book.keeper import Keeper
from tui.book.marks import read_marks
from tui.book.places import Step
from tui.book.steps import MarkChange, RecordChange
from tui.changes import practices as arrange
from tui.changes.new_plan import typed_plan
from tui.changes.notes import checked_in, written
from tui.changes.people import added
from tui.clock import Clock, FixedClock
from tui.domain.checkin import CheckIn, checked_answers
from tui.domain.practice import BUILT_IN
from tui.store.database import Database
from tui.texts.library import statements

MONDAY = date(2026, 11, 23)  # the day of the fixture ``clock``


def keeper_over(path: Path, clock: Clock) -> Keeper:
    """A keeper that has not read the file yet."""
    return Keeper(Database(path, clock), clock)


def other(path: Path, clock: Clock, *changes: MarkChange) -> None:
    """Change the file as another program would."""
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    keeper.do("elsewhere", changes)
    keeper.settle(keeper.save())


def arranged(path: Path, clock: Clock, *steps: Callable[[Book], RecordChange]) -> None:
    """Change settings, practices, schedules or pauses as another program would."""
    keeper = keeper_over(path, clock)
    keeper.adopt(keeper.read())
    for step in steps:
        keeper.do("elsewhere", [step(keeper.book)])
    keeper.settle(keeper.save())


def setting(name: str, *, to: object) -> Callable[[Book], RecordChange]:
    """Gives a setting a value."""
    return lambda book: arrange.set_to(name, to)


def adding(name: str) -> Callable[[Book], RecordChange]:
    """Adds a practice."""
    return lambda book: arrange.added(book, name)


def switching_off(practice: str) -> Callable[[Book], RecordChange]:
    """Switches a practice off."""

    def step(book: Book) -> RecordChange:
        found = book.practice(practice)
        assert found
        return arrange.switched_off(book, found)

    return step


def away(practice: str, first: date, last: date | None) -> Callable[[Book], RecordChange]:
    """Pauses a practice, or all."""
    return lambda book: arrange.paused(book, practice, first, last)


def planned(path: Path, clock: FixedClock, *lines: str, at: datetime | None = None) -> list[str]:
    """Plan these lines as another program would, some days ago; gives their uids."""
    then = at or datetime(2026, 11, 12, 10, tzinfo=clock.zone)
    keeper = keeper_over(path, FixedClock(then, clock.zone))
    keeper.adopt(keeper.read())
    uids = []
    for line in lines:
        typed = typed_plan(keeper.book, keeper.clock, line)
        keeper.do(line, typed.steps)
        uids.append(typed.plan.uid)
    keeper.settle(keeper.save())
    return uids


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


# what the file says, or refuses


def book_of(path: Path) -> Book:
    """All that the file says, read anew."""
    return read_book(Database(path, Clock()))


def state(path: Path, practice: str, day: date = MONDAY) -> str | None:
    """What the file says of a practice on a day, read anew."""
    return read_marks(Database(path, Clock())).mark(practice, day).state


def states(path: Path, day: date = MONDAY) -> list[str | None]:
    """What the file says of the five on a day."""
    return [state(path, practice.id, day) for practice in BUILT_IN]


def as_newer(path: Path) -> None:
    """Make the file one of a later version."""
    tables = json.loads(path.read_text("utf-8"))
    for record in tables["meta"].values():
        record["schema"] = 99
    path.write_text(json.dumps(tables), "utf-8")


@contextmanager
def jammed(path: Path) -> Iterator[None]:
    """Where the lock should be there is a folder: nothing can be saved until it is gone."""
    lock = path.with_name(path.name + ".lock")
    lock.unlink(missing_ok=True)
    lock.mkdir()
    try:
        yield
    finally:
        if lock.is_dir():
            lock.rmdir()
