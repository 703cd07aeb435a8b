"""Changes to what is going on in somebody's life: matters to come back to, important dates."""

from datetime import date

from tui.book.book import Book
from tui.book.places import RecordPlace
from tui.book.steps import RecordChange
from tui.changes.people import new_uid
from tui.domain.important import ImportantDate
from tui.domain.matter import Matter
from tui.records.habits import GONE
from tui.records.reflection import important_content, matter_content


def matter_kept(book: Book, matter: Matter) -> RecordChange:
    """A matter as it is; one without a uid is a new one."""
    uid = matter.uid or new_uid("m", book.uids("matters"))
    place = RecordPlace("matters", uid)
    return RecordChange(place, matter_content(matter), of_old=bool(matter.uid))


def matter_done(matter: Matter, day: date | None) -> RecordChange:
    """It is done since a day; None opens it again."""
    fields = {"done": str(day) if day else None}
    return RecordChange(RecordPlace("matters", matter.uid), fields, of_old=True)


def date_kept(book: Book, important: ImportantDate) -> RecordChange:
    """An important date as it is; one without a uid is a new one."""
    uid = important.uid or new_uid("d", book.uids("dates"))
    place = RecordPlace("dates", uid)
    return RecordChange(place, important_content(important), of_old=bool(important.uid))


def removed(what: Matter | ImportantDate) -> RecordChange:
    """A matter or a date taken out; undo brings it back."""
    table = "matters" if isinstance(what, Matter) else "dates"
    return RecordChange(RecordPlace(table, what.uid), GONE, of_old=True)
