"""One typed line made a person: what the command line and People share (DESIGN 2.6)."""

from datetime import date
from typing import Any, NamedTuple

from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.changes.life import date_kept
from tui.changes.people import added, edited
from tui.domain.person import Person
from tui.typed.person_line import PersonLine, read_person_line, said_of


class PersonChange(NamedTuple):
    """A typed line made a change to a person (``uid``): how it was read, and the steps."""

    uid: str
    line: PersonLine
    steps: tuple[RecordChange, ...]

    @property
    def name(self) -> str:
        """What they are called."""
        return self.line.name

    @property
    def words(self) -> str:
        """All that was understood."""
        return said_of(self.line)

    @property
    def details(self) -> str:
        """What was understood besides the name; empty for nothing."""
        is_bare = self.line == PersonLine(self.name)
        return "" if is_bare else self.words.removeprefix(f"{self.name}, ")


def typed_person(book: Book, text: str, today: date, **fields: Any) -> PersonChange:
    """A new person from one line; ``fields`` are said besides, and come first.

    Refused as ``read_person_line`` and ``added`` say.
    """
    line = read_person_line(text, today, book.settings)._replace(**fields)
    step = added(book, line.name, today, kind=line.kind, rhythm=line.rhythm, zone=line.zone)
    return _with_birthday(book, step, line)


def retyped_person(book: Book, person: Person, text: str, today: date) -> PersonChange:
    """A person as a line says them, their birthday where it says one.

    Refused as ``read_person_line`` and ``edited`` say.
    """
    line = read_person_line(text, today, book.settings)
    step = edited(book, person, name=line.name, kind=line.kind, rhythm=line.rhythm, zone=line.zone)
    return _with_birthday(book, step, line)


def _with_birthday(book: Book, step: RecordChange, line: PersonLine) -> PersonChange:
    uid = step.place.uid
    steps = [step]
    if line.born:
        steps.append(date_kept(book, line.born._replace(person=uid)))
    return PersonChange(uid, line, tuple(steps))
