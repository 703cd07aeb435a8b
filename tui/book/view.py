"""What may be asked of all that is kept: a screen draws from this, and can change nothing by it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from tui.book.marks import MarksView
from tui.book.shelf import Holding
from tui.book.tables import (
    CHECKINS,
    DATES,
    IDEAS,
    MATTERS,
    NOTES,
    OCCURRENCES,
    PAUSES,
    PEOPLE,
    PLANS,
    PRACTICES,
    PROMPTS,
    SCHEDULES,
    SETTINGS,
    TABLES,
)
from tui.domain.history import History
from tui.domain.mark import Mark
from tui.domain.person import Person
from tui.domain.plan import OccurrenceRecord, Plan
from tui.domain.practice import QUALITY_TIME, Practice
from tui.domain.schedule import ALL, Away, Schedule, ScheduleRow, Timetable
from tui.domain.settings import Settings
from tui.records.habits import all_pauses, all_practices, all_schedules, all_settings

if TYPE_CHECKING:  # what only some commands and screens ask for is loaded when they do
    from tui.domain.checkin import CheckIn
    from tui.domain.choice import Choice
    from tui.domain.important import ImportantDate
    from tui.domain.matter import Matter
    from tui.domain.note import Note, Revision

SOMEONE = "someone"


class BookView:
    """Everything the screens and commands ask about, as it is now.

    A view follows what is changed in the book beneath it. It may be of all that is kept, of the
    days with one person only, or of either with names and notes masked; who draws cannot tell.
    """

    def __init__(self, marks: MarksView, tables: Holding) -> None:
        self.marks = marks
        self.tables = tables

    # what is kept, table by table

    @property
    def settings(self) -> Settings:
        """The settings."""
        return self.tables.of(SETTINGS).folded(all_settings)

    @property
    def every_practice(self) -> tuple[Practice, ...]:
        """All practices, on or off: the five, then one's own."""
        return self.tables.of(PRACTICES).folded(all_practices)

    @property
    def practices(self) -> tuple[Practice, ...]:
        """The practices that are on."""
        return self.tables.of(PRACTICES).folded(_practices_on)

    @property
    def schedules(self) -> Mapping[str, tuple[ScheduleRow, ...]]:
        """The schedules of each practice that has any, the earliest first."""
        return self.tables.of(SCHEDULES).folded(all_schedules)

    @property
    def pauses(self) -> tuple[Away, ...]:
        """All pauses, the earliest first."""
        return self.tables.of(PAUSES).folded(all_pauses)

    @property
    def people(self) -> Mapping[str, Person]:
        """People by uid, the archived too; who was forgotten is nobody here."""
        return self.tables.of(PEOPLE).found

    @property
    def plans(self) -> Mapping[str, Plan]:
        """Plans by uid."""
        return self.tables.of(PLANS).found

    @property
    def occurrences(self) -> Mapping[str, OccurrenceRecord]:
        """What was said of occurrences, by their address."""
        return self.tables.of(OCCURRENCES).found

    @property
    def revisions(self) -> "Mapping[str, Revision]":
        """All revisions of all notes by uid, the replaced too."""
        return self.tables.of(NOTES).found

    @property
    def notes(self) -> "Mapping[str, Note]":
        """Notes by uid, each as it is now."""
        from tui.records.reflection import all_notes

        return self.tables.of(NOTES).folded(all_notes)

    @property
    def checkins(self) -> "Mapping[str, CheckIn]":
        """Check-ins by uid."""
        return self.tables.of(CHECKINS).found

    @property
    def dates(self) -> "Mapping[str, ImportantDate]":
        """Important dates by uid."""
        return self.tables.of(DATES).found

    @property
    def matters(self) -> "Mapping[str, Matter]":
        """News to come back to and favours, by uid, the done too."""
        return self.tables.of(MATTERS).found

    @property
    def ideas(self) -> "Mapping[str, Choice]":
        """What was chosen about ideas for time together, by the id of the idea."""
        return self.tables.of(IDEAS).found

    @property
    def hidden_prompts(self) -> set[str]:
        """The prompts that are not to be shown."""
        return {uid for uid, choice in self.tables.of(PROMPTS).found.items() if choice.hidden}

    # what it adds up to

    def names(self, people: Iterable[str]) -> list[str]:
        """The names of people; who was forgotten, or is not in the file, is "someone"."""
        known = self.people
        return [known[uid].name if uid in known else SOMEONE for uid in people]

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

    def away(self, practice: str, day: date) -> Away | None:
        """The pause that covers a day of a practice, if any."""
        for away in self.pauses:
            first, last = away.pause
            if away.practice in (practice, ALL) and first <= day and (last is None or day <= last):
                return away
        return None

    def mark(self, practice: str, day: date) -> Mark:
        """The mark of a practice on a day."""
        return self.marks.mark(practice, day)

    def days(self, first: date, last: date) -> list[date]:
        """The days of a range on which any practice has a mark, in order."""
        return self.marks.days([p.id for p in self.every_practice], first, last)

    def first_day(self) -> date | None:
        """The earliest day on which any practice has a mark."""
        return self.marks.first_day([p.id for p in self.every_practice])

    def with_whom(self, mark: Mark) -> tuple[str, ...]:
        """The people of a mark: those named by hand, then those of its outcomes."""
        outcomes = (self.occurrences[uid].people for uid in mark.via if uid in self.occurrences)
        return tuple(dict.fromkeys((*mark.people, *(uid for people in outcomes for uid in people))))

    def times_with(self) -> dict[str, set[int]]:
        """For each person the days, as ordinals, on which Quality time was marked with them."""
        found: dict[str, set[int]] = {}
        for day, mark in self.marks.told(QUALITY_TIME):
            for uid in self.with_whom(mark):
                found.setdefault(uid, set()).add(day)
        return found

    def revisions_of(self, note: str) -> list[str]:
        """The uids of all revisions of a note, the replaced too."""
        return [uid for uid, r in self.revisions.items() if r.note == note]

    def only(self, person: str) -> "BookView":
        """The same book with no other done days than those with one person, as they are now."""
        marks = self.marks.only(lambda mark: person in self.with_whom(mark))
        return BookView(marks, self.tables)

    # what there is, understood or not

    def uids(self, table: str) -> Collection[str]:
        """The uids of all records of a table, the deleted too."""
        return self.tables.of(TABLES[table]).uids

    def has_any(self, table: str) -> bool:
        """Whether a table holds a record that is not deleted, readable or not. Cheap."""
        return self.tables.of(TABLES[table]).has_any

    @property
    def unreadable(self) -> int:
        """How many records cannot be understood; they are kept in the file as they are."""
        return sum(self.tables.of(table).unreadable for table in TABLES.values())


def _practices_on(found: Mapping[str, Practice]) -> tuple[Practice, ...]:
    return tuple(practice for practice in all_practices(found) if practice.on)
