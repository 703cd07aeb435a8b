"""Changes to notes and check-ins, checked against the book (DESIGN 2.7)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.book.tables import CHECKINS, NOTES, PROMPTS
from tui.changes.records import kept, taken_out
from tui.changes.uids import APART, new_uid
from tui.domain.checkin import CheckIn, checked_said
from tui.domain.choice import Choice
from tui.domain.feeling import checked_feelings
from tui.domain.note import Note, Revision, checked_text
from tui.domain.refusal import Refused
from tui.store.stamp import after, text_of

_MOMENT = timedelta(milliseconds=1)
_TOLD = ("day", "practice", "also", "people", "feelings", "text")  # by what two notes are the same


def written(book: Book, text: str, day: date, now: datetime, **fields: Any) -> RecordChange:
    """A new note; ``fields`` are named as those of ``Revision``. ``place.uid`` is its uid.

    Refused: an empty text, and one that is too long.
    """
    return all_written(book, [{"text": text, "day": day, **fields}], now)[0]


def all_written(
    book: Book, notes: Iterable[Mapping[str, Any]], instant: datetime
) -> list[RecordChange]:
    """New notes, each a moment after the one before it, so that their order stays.

    They are told by the fields of ``Revision``, ``text`` and ``day`` among them. Refused as
    ``written`` says.
    """
    taken = set(book.uids("notes"))
    moment = datetime.fromisoformat(later_than_all(book, instant))
    made = []
    for n, fields in enumerate(notes):
        uid = new_uid("n", taken, APART)
        taken.add(uid)
        made.append(_revision(Revision(uid, uid, written=text_of(moment + n * _MOMENT), **fields)))
    return made


def all_new(
    book: Book, notes: Iterable[Mapping[str, Any]], instant: datetime
) -> list[RecordChange]:
    """As ``all_written``, without those that are there already, word for word, each once."""
    known = {_told(note.now) for note in book.notes.values()}
    new: dict[tuple[object, ...], Mapping[str, Any]] = {}
    for fields in notes:
        key = _told(Revision("", "", **fields))
        if key not in known:
            new.setdefault(key, fields)
    return all_written(book, new.values(), instant)


def _told(revision: Revision) -> tuple[object, ...]:
    return tuple(getattr(revision, name) for name in _TOLD)


def reworded(book: Book, note: Note, now: datetime, **fields: Any) -> RecordChange:
    """A note with other fields, named as those of ``Revision``: a revision that replaces all of it.

    Refused as ``written`` says.
    """
    uid = new_uid("n", book.uids("notes"), APART)
    revision = note.now._replace(**fields)
    return _revision(
        revision._replace(
            uid=uid, note=note.uid, written=later_than_all(book, now), replaces=note.heads
        )
    )


def later_than_all(book: Book, now: datetime) -> str:
    """``now``, or a moment past the newest note where a clock stands still or went backwards."""
    return after(now, max((r.written for r in book.revisions.values()), default=""))


def note_removed(book: Book, note: Note) -> list[RecordChange]:
    """A note taken out with all its wordings; undo brings them back."""
    return [taken_out(NOTES, uid) for uid in book.revisions_of(note.uid)]


def checked_in(book: Book, checkin: CheckIn) -> RecordChange:
    """A check-in as it is now; one without a uid is a new one.

    Refused: one in which everything was skipped, and lines that are too long.
    """
    said = {key: line for key, text in checkin.lines.items() if (line := checked_said(text))}
    checkin = checkin._replace(lines=said)
    if checkin.is_empty:
        raise Refused("everything was skipped, so there is nothing to keep")
    uid = checkin.uid or new_uid("c", book.uids("checkins"), APART)
    return kept(CHECKINS, uid, checkin, of_old=bool(checkin.uid))


def checkin_removed(checkin: CheckIn) -> RecordChange:
    """A check-in taken out; undo brings it back."""
    return taken_out(CHECKINS, checkin.uid)


def prompt_hidden(prompt: str) -> RecordChange:
    """A prompt that is not shown any more."""
    return kept(PROMPTS, prompt, Choice(hidden=True))


def _revision(revision: Revision) -> RecordChange:
    revision = revision._replace(
        text=checked_text(revision.text), feelings=checked_feelings(revision.feelings)
    )
    return kept(NOTES, revision.uid, revision)
