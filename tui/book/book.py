"""All that is kept, in memory: marks, and the habits they are read by."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tui.book.marks import MarkBook
from tui.book.places import CellPlace, Place
from tui.book.shelf import Shelf
from tui.book.tables import FileRecords, RecordTables
from tui.domain.history import History
from tui.domain.mark import Mark
from tui.domain.person import Person
from tui.domain.plan import OccurrenceRecord, Plan
from tui.domain.practice import Practice
from tui.domain.schedule import Schedule, ScheduleRow, Timetable
from tui.domain.settings import Settings
from tui.records import habits, planning
from tui.records.habits import ALL, Away
from tui.records.marks import TABLE as MARKS
from tui.records.marks import content
from tui.store.database import Database

if TYPE_CHECKING:  # what only some commands and screens ask for is loaded when they do
    from tui.book.reflection import Reflection
    from tui.domain.checkin import CheckIn
    from tui.domain.important import ImportantDate
    from tui.domain.matter import Matter
    from tui.domain.note import Note, Revision

_OF_REFLECTION = ("notes", "checkins", "dates", "matters")
TABLES_AT_ONCE = (*habits.TABLES, *planning.TABLES)
TABLES = (*TABLES_AT_ONCE, *_OF_REFLECTION, "prompts")
SOMEONE = "someone"
_OF_HABITS = ("settings", "every_practice", "practices", "schedules", "pauses")


class Book:
    """Everything the screens and commands ask about, as it is now."""

    def __init__(
        self,
        marks: MarkBook | None = None,
        records: Mapping[str, Mapping[str, habits.Fields]] | None = None,
    ) -> None:
        self.marks = marks or MarkBook()
        self.version = 0  # how often something was put
        self._records = RecordTables({} if records is None else records, TABLES_AT_ONCE)
        self._people = Shelf(self._records["people"], planning.read_person)
        self._plans = Shelf(self._records["plans"], planning.read_plan)
        self._said = Shelf(self._records["occurrences"], planning.read_occurrence)
        self._shelves: Mapping[str, Shelf[Any]] = {
            "people": self._people,
            "plans": self._plans,
            "occurrences": self._said,
        }

    @cached_property
    def _reflection(self) -> "Reflection":
        from tui.book.reflection import Reflection

        return Reflection(*(self._records[table] for table in _OF_REFLECTION))

    @cached_property
    def settings(self) -> Settings:
        """The settings."""
        return habits.settings_in(self._records)

    @cached_property
    def every_practice(self) -> tuple[Practice, ...]:
        """All practices, on or off."""
        return habits.practices_in(self._records)

    @cached_property
    def practices(self) -> tuple[Practice, ...]:
        """The practices that are on."""
        return tuple(practice for practice in self.every_practice if practice.on)

    @cached_property
    def schedules(self) -> dict[str, tuple[ScheduleRow, ...]]:
        """The schedules of each practice that has any."""
        return habits.schedules_in(self._records)

    @cached_property
    def pauses(self) -> tuple[Away, ...]:
        """All pauses, the earliest first."""
        return habits.pauses_in(self._records)

    @property
    def people(self) -> Mapping[str, Person]:
        """People by uid, the archived too; who was forgotten is nobody here."""
        return self._people.found

    @property
    def plans(self) -> Mapping[str, Plan]:
        """Plans by uid."""
        return self._plans.found

    @property
    def occurrences(self) -> Mapping[str, OccurrenceRecord]:
        """What was said of occurrences, by their address."""
        return self._said.found

    @property
    def revisions(self) -> "Mapping[str, Revision]":
        """All revisions of all notes by uid, the replaced too."""
        return self._reflection.revisions.found

    @property
    def notes(self) -> "Mapping[str, Note]":
        """Notes by uid, each as it is now."""
        return self._reflection.notes

    @property
    def checkins(self) -> "Mapping[str, CheckIn]":
        """Check-ins by uid."""
        return self._reflection.checkins.found

    @property
    def dates(self) -> "Mapping[str, ImportantDate]":
        """Important dates by uid."""
        return self._reflection.dates.found

    @property
    def matters(self) -> "Mapping[str, Matter]":
        """News to come back to and favours, by uid, the done too."""
        return self._reflection.matters.found

    def revisions_of(self, note: str) -> list[str]:
        """The uids of all revisions of a note, the replaced too."""
        return [uid for uid, r in self.revisions.items() if r.note == note]

    def uids(self, table: str) -> Iterable[str]:
        """The uids of all records of a table, the deleted too."""
        return self._records[table].keys()

    @property
    def hidden_prompts(self) -> set[str]:
        """The prompts that are not to be shown."""
        return {uid for uid, said in self._records["prompts"].items() if said.get("hidden") is True}

    def has_any(self, table: str) -> bool:
        """Whether a table holds a record that is not deleted, readable or not. Cheap."""
        return any(not content.get("deleted") for content in self._records[table].values())

    @property
    def unreadable(self) -> int:
        """How many records cannot be understood; they are kept in the file as they are."""
        shelves = [*self._shelves.values(), *self._reflection.shelves]
        return habits.unreadable_records(self._records) + sum(shelf.unreadable for shelf in shelves)

    def names(self, people: Iterable[str]) -> list[str]:
        """The names of people; who was forgotten, or is not in the file, is "someone"."""
        return [self.people[uid].name if uid in self.people else SOMEONE for uid in people]

    def with_whom(self, mark: Mark) -> tuple[str, ...]:
        """The people of a mark: those named by hand, then those of its outcomes."""
        outcomes = (self.occurrences[uid].people for uid in mark.via if uid in self.occurrences)
        return tuple(dict.fromkeys((*mark.people, *(uid for people in outcomes for uid in people))))

    def times_with(self) -> dict[str, set[int]]:
        """For each person the days, as ordinals, on which Quality time was marked with them."""
        found: dict[str, set[int]] = {}
        for day, mark in self.marks.told("time"):
            for uid in self.with_whom(mark):
                found.setdefault(uid, set()).add(day)
        return found

    def only(self, person: str) -> "Book":
        """The same book with no other done days than those with one person."""
        marks = self.marks.only(lambda mark: person in self.with_whom(mark))
        return Book(marks, self._records)

    def practice(self, uid: str) -> Practice | None:
        """A practice by its id, whether or not it is on."""
        return next((p for p in self.every_practice if p.id == uid), None)

    def schedule(self, practice: str, day: date) -> Schedule:
        """The schedule that holds on a day."""
        rows = self.schedules.get(practice, ())
        return Timetable(rows, self.settings.week_start).on(day.toordinal())

    def history(self, practice: str) -> History:
        """What the fold needs of a practice. Its days are a view: they follow later changes."""
        pauses = tuple(away.pause for away in self.pauses if away.practice in (practice, ALL))
        days = self.marks.history(practice)
        return History(days.done, days.rest, self.schedules.get(practice, ()), pauses)

    def mark(self, practice: str, day: date) -> Mark:
        """The mark of a practice on a day."""
        return self.marks.mark(practice, day)

    def days(self, first: date, last: date) -> list[date]:
        """The days of a range on which any practice has a mark, in order."""
        return self.marks.days([p.id for p in self.every_practice], first, last)

    def first_day(self) -> date | None:
        """The earliest day on which any practice has a mark."""
        return self.marks.first_day([p.id for p in self.every_practice])

    def away(self, practice: str, day: date) -> Away | None:
        """The pause that covers a day of a practice, if any."""
        for away in self.pauses:
            first, last = away.pause
            if away.practice in (practice, ALL) and first <= day and (last is None or day <= last):
                return away
        return None

    def content(self, place: Place) -> Mapping[str, Any]:
        """What is kept in a place, its time left out."""
        if isinstance(place, CellPlace):
            return content(self.marks.cell(place.practice, place.day))
        return self._records[place.table].get(place.uid, habits.GONE)

    def put(self, place: Place, kept: Mapping[str, Any]) -> None:
        """Keep something in a place, in memory."""
        self.version += 1
        if isinstance(place, CellPlace):
            self.marks.put(place.practice, place.day, dict(kept))
        else:
            self._records[place.table][place.uid] = kept
            if shelf := self._shelves.get(place.table):
                shelf.look_again(place.uid)
            elif place.table in _OF_REFLECTION:
                if "_reflection" in self.__dict__:
                    self._reflection.look_again(place.table, place.uid)
            else:
                for name in _OF_HABITS:
                    self.__dict__.pop(name, None)


def read_book(database: Database) -> Book:
    """Everything in the file, of one moment: it may change between two looks at it."""
    tables = database.file.read()
    return Book(MarkBook(tables.get(MARKS, {}).values()), FileRecords(tables))
