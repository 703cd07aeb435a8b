"""Everything that was written down, as a diary in Markdown: a heading a day, the oldest first."""

from collections.abc import Iterator
from datetime import date

from tui.book.book import Book
from tui.domain.mark import Mark
from tui.domain.note import Note
from tui.domain.plan import OccurrenceRecord
from tui.domain.refusal import Refused
from tui.exchange.files import Export, Far, untold
from tui.wording.basics import long_date
from tui.wording.lists import joined, title_of
from tui.wording.markdown import plain
from tui.wording.plans import STATUS_WORDS


def diary_of(book: Book, *, private: bool = False, far: Far = untold) -> Export:
    """Marks, time together and notes by day; a private note only where it is asked for.

    Refused: where there is nothing of them.
    """
    notes: dict[date, list[Note]] = {}
    for note in sorted(book.notes.values(), key=lambda note: (note.written, note.uid)):
        if private or not note.private:
            notes.setdefault(note.now.day, []).append(note)
    times: dict[date, list[OccurrenceRecord]] = {}
    for record in book.occurrences.values():
        if record.days_together:
            times.setdefault(record.days_together[0], []).append(record)
    days = sorted({*book.days(date.min, date.max), *notes, *times})
    parts: list[str] = []
    for n, day in enumerate(days):
        far(n, len(days))
        lines = [*_marks(book, day), *(_time(book, record) for record in times.get(day, ()))]
        written = [_note(book, note) for note in notes.get(day, ())]
        if lines or written:
            parts.append(f"## {long_date(day)}")
            parts += ["\n".join(f"- {plain(line)}" for line in lines)] if lines else []
            parts += written
    if not parts:
        raise Refused("nothing is written down yet; there is nothing to export")
    count = sum(part.startswith("## ") for part in parts)
    held_back = 0 if private else sum(note.private for note in book.notes.values())
    return Export(("\n\n".join(parts) + "\n").encode(), ((count, "day"),), held_back)


def _marks(book: Book, day: date) -> Iterator[str]:
    for practice in book.every_practice:
        mark = book.mark(practice.id, day)
        if mark.state == "rest":
            yield f"{practice.name}: rest"
        elif mark.state == "done":
            yield practice.name + _about(book, mark)


def _about(book: Book, mark: Mark) -> str:
    people = book.names(book.with_whom(mark))
    with_whom = f", with {joined(people)}" if people else ""
    return with_whom + (f" ({', '.join(mark.feelings)})" if mark.feelings else "")


def _time(book: Book, record: OccurrenceRecord) -> str:
    plan, names = book.plans.get(record.plan), book.names(record.people)
    title = title_of(plan.title if plan else "", names)
    with_whom = f" with {joined(names)}" if plan and plan.title and names else ""
    note = f": {record.note}" if record.note else ""
    words = "" if record.outcome == "happened" else f", {STATUS_WORDS['partly']}"
    return f"{title}{with_whom}{words}{note}"


def _note(book: Book, note: Note) -> str:
    """A note, and beneath it what it is about."""
    now = note.now
    names = [practice.name for uid in now.practices if (practice := book.practice(uid))]
    about = [*names, *(f"with {name}" for name in book.names(now.people)), *now.feelings]
    text = "\n".join(plain(line) for line in note.text.split("\n"))
    return f"{text}\n\n*{plain(', '.join(about))}*" if about else text
