"""Changes to what is going on in somebody's life: matters to come back to, important dates."""

from datetime import date

from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.book.tables import DATES, MATTERS
from tui.changes.records import edited, kept, taken_out
from tui.changes.uids import new_uid
from tui.domain.important import ImportantDate
from tui.domain.matter import Matter


def matter_kept(book: Book, matter: Matter) -> RecordChange:
    """A matter as it is; one without a uid is a new one."""
    uid = matter.uid or new_uid("m", book.uids("matters"))
    return kept(MATTERS, uid, matter, of_old=bool(matter.uid))


def matter_done(matter: Matter, day: date | None) -> RecordChange:
    """It is done since a day; None opens it again."""
    return edited(MATTERS, matter.uid, matter, matter._replace(done=day))


def date_kept(book: Book, important: ImportantDate) -> RecordChange:
    """An important date as it is; one without a uid is a new one."""
    uid = important.uid or new_uid("d", book.uids("dates"))
    return kept(DATES, uid, important, of_old=bool(important.uid))


def removed(what: Matter | ImportantDate) -> RecordChange:
    """A matter or a date taken out; undo brings it back."""
    if isinstance(what, Matter):
        return taken_out(MATTERS, what.uid)
    return taken_out(DATES, what.uid)
