"""Forgetting a person: the name and the notes go out of every record, counts stay (DESIGN 2.6).

It follows the registry of tables: wherever a field may hold words, the name in it becomes
"someone". What was written about nobody else goes whole; ``_LEFT`` says where.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from tui.book.book import Book
from tui.book.places import CellPlace, RecordPlace, Step
from tui.book.steps import RecordChange
from tui.book.tables import (
    CHECKINS,
    DATES,
    MARKS,
    MATTERS,
    NOTES,
    OCCURRENCES,
    PEOPLE,
    TABLES,
    Table,
)
from tui.book.view import SOMEONE
from tui.book.words import rewritten, whole_words, with_fields
from tui.changes.records import edited, taken_out
from tui.domain.checkin import CheckIn
from tui.domain.important import ImportantDate
from tui.domain.matter import Matter
from tui.domain.note import Revision
from tui.domain.person import Person
from tui.domain.plan import OccurrenceRecord
from tui.records.fields import Fields
from tui.records.marks import cell_of, mark_of

T = TypeVar("T")


class Forgetting(NamedTuple):
    """Whom to forget. ``longer`` are names of others in which theirs stands: those stay."""

    person: Person
    longer: tuple[str, ...]

    def without(self, text: str) -> str:
        """A text in which the name is "someone"."""
        name = self.person.name.casefold()
        names = whole_words((self.person.name, *self.longer))
        return names.sub(lambda at: SOMEONE if at[0].casefold() == name else at[0], text)

    def of(self, table: Table[T], value: T) -> T:
        """A value without the name in any of its words."""

        def change(field: str, held: Any) -> Any:
            if table.name == PEOPLE.name and field == "name":
                return held  # what others are called is theirs
            return rewritten(held, self.without)

        return with_fields(table, value, change)


class MarkForgotten(NamedTuple):
    """The name out of what was said of a mark, whatever that is by then."""

    place: CellPlace
    whom: Forgetting

    def become(self, content: Fields) -> Fields:
        """The cell without the name."""
        return cell_of(self.whom.of(MARKS, mark_of(content)), content)


def forgotten(book: Book, person: Person) -> list[Step]:
    """Take a name, and the notes about time with them, out of every record; counts stay."""
    person = book.people.get(person.uid, person)
    name = whole_words([person.name])
    others = (other.name for other in book.people.values() if other.uid != person.uid)
    longer = tuple(n for n in others if name.search(n) and n.casefold() != person.name.casefold())
    whom = Forgetting(person, longer)
    nothing = dict.fromkeys(PEOPLE.form().content(person))
    steps: list[Step] = [
        RecordChange(
            RecordPlace(PEOPLE.name, person.uid), {**nothing, "forgotten": True}, of_old=True
        )
    ]
    for table in TABLES.values():
        steps += _in_table(book, table, whom)
    for practice, day, mark in book.marks.described():
        if whom.of(MARKS, mark) != mark:
            steps.append(MarkForgotten(CellPlace(practice, day), whom))
    return steps


def _in_table(book: Book, table: Table[Any], whom: Forgetting) -> Iterator[RecordChange]:
    left_of = _LEFT.get(table.name)
    for uid, value in book.tables.of(table).found.items():
        if table.name == PEOPLE.name and uid == whom.person.uid:
            continue  # all of their own record goes
        left = left_of(book, whom, value) if left_of else value
        if left is None:
            yield taken_out(table, uid)
        elif (after := whom.of(table, left)) != value:
            yield edited(table, uid, value, after)


def _of_outcome(book: Book, whom: Forgetting, said: OccurrenceRecord) -> OccurrenceRecord:
    """The note about time with them goes, and so does one that names them."""
    plan = book.plans.get(said.plan)
    theirs = whom.person.uid in (*said.people, *(plan.people if plan else ()))
    names_them = whom.without(said.note) != said.note
    return said._replace(note="") if theirs or names_them else said


def _of_note(_: Book, whom: Forgetting, revision: Revision) -> Revision | None:
    """What was written about them alone goes, in old wordings too."""
    return None if revision.people == (whom.person.uid,) else revision


def _of_checkin(_: Book, whom: Forgetting, checkin: CheckIn) -> CheckIn:
    """What was answered stays, what was said and what they answered themselves goes."""
    theirs = checkin.person == whom.person.uid
    return checkin._replace(lines={}, theirs=None) if theirs else checkin


def _of_theirs(
    _: Book, whom: Forgetting, what: Matter | ImportantDate
) -> Matter | ImportantDate | None:
    """What is about them goes."""
    return None if what.person == whom.person.uid else what


_LEFT: Mapping[str, Callable[[Book, Forgetting, Any], Any]] = {
    OCCURRENCES.name: _of_outcome,
    NOTES.name: _of_note,
    CHECKINS.name: _of_checkin,
    MATTERS.name: _of_theirs,
    DATES.name: _of_theirs,
}
"""By table what is left of a value, None where nothing is, before the name goes out of it."""
