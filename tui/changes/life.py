"""Changes to what is going on in somebody's life: matters to come back to, important dates."""

from collections.abc import Iterable
from datetime import date

from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.book.tables import DATES, MATTERS
from tui.changes.records import edited, kept, taken_out
from tui.changes.uids import new_uid, new_uids
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
    """An important date as it is; one without a uid is a new one.

    But somebody has one birthday: another takes its place, of which the year stays where only the
    day is said again.
    """
    same = _own_birthday(book, important)
    old = important.uid or same.uid
    if not important.uid and not important.year and _is_on_same_day(same, important):
        important = important._replace(year=same.year)
    return kept(DATES, old or new_uid("d", book.uids("dates")), important, of_old=bool(old))


def dates_added(book: Book, dates: Iterable[ImportantDate]) -> list[RecordChange]:
    """New dates, of which none takes the place of another."""
    return [
        kept(DATES, uid, important)
        for uid, important in zip(new_uids("d", book.uids("dates")), dates, strict=False)
    ]


def instead_words(book: Book, what: Matter | ImportantDate) -> str:
    """What gives way to something new, in words that follow others; empty where nothing does."""
    if isinstance(what, Matter) or what.uid:
        return ""
    old = _own_birthday(book, what)
    is_same = _is_on_same_day(old, what) and what.year in (None, old.year)
    on = date(2000, old.month, old.day)
    year = f" {old.year}" if old.year else ""
    return "" if is_same or not old.uid else f"; instead of {on.day} {on:%B}{year}"


def _is_on_same_day(one: ImportantDate, other: ImportantDate) -> bool:
    return (one.month, one.day) == (other.month, other.day)


def _own_birthday(book: Book, important: ImportantDate) -> ImportantDate:
    """The birthday that is kept of somebody whose birthday this is, else this itself."""
    if important.occasion != "birthday" or important.what:
        return important
    mine = (d for d in book.dates.values() if d.person == important.person and not d.what)
    return next((d for d in mine if d.occasion == "birthday"), important)


def removed(what: Matter | ImportantDate) -> RecordChange:
    """A matter or a date taken out; undo brings it back."""
    if isinstance(what, Matter):
        return taken_out(MATTERS, what.uid)
    return taken_out(DATES, what.uid)
