"""Marks and notes as CSV, out and in: ``day,practice,state,with,feelings,note``.

A note about a practice that has the people and feelings of the mark stands in its row, any other
in a row of its own whose state is empty; of one about several practices ``|`` joins them.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from tui.book.book import Book
from tui.book.places import Step
from tui.book.steps import MarkChange, RecordChange
from tui.changes.marks import done_before_rest, refuse_to_come
from tui.changes.notes import all_new
from tui.changes.people import resolve_people
from tui.changes.practices import practice_record
from tui.domain.day import parse_day
from tui.domain.feeling import checked_feelings
from tui.domain.mark import Verb
from tui.domain.note import checked_text
from tui.domain.person import checked_person_name
from tui.domain.practice import (
    Practice,
    begun_practices,
    find_practice,
    named_practice,
    nearest,
    new_practice,
    own_id,
)
from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN, OWN, Export, Far, decoded, untold

COLUMNS = ("day", "practice", "state", "with", "feelings", "note")
NEEDED = COLUMNS[:3]
SLIP = 0.8  # how alike two words are of which one is a slip of the other; less is another practice
_VERBS: dict[str, Verb] = {"done": "tick", "rest": "rest"}
_UNSAID: Mapping[str, str] = MappingProxyType({})


CsvRow = tuple[date, str, str, str, str, str]


def export_of(book: Book, *, private: bool = False, far: Far = untold) -> Export:
    """All marks and notes in the order of days, and how many they are; ``|`` joins several values.

    A private note is left out, unless it is asked for.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    marks = notes = 0
    for row in _rows(book, far, private=private):
        writer.writerow(row)
        marks += bool(row[2])
        notes += bool(row[5])
    holds = ((marks, "mark"), (notes, "note")) if notes else ((marks, "mark"),)
    held_back = 0 if private else sum(note.private for note in book.notes.values())
    return Export(text.getvalue().encode(), holds, held_back)


def _rows(book: Book, far: Far, *, private: bool) -> Iterator[CsvRow]:
    notes: dict[date, list[CsvRow]] = {}
    for note in _note_rows(book, private=private):
        notes.setdefault(note[0], []).append(note)
    days = sorted({*book.days(date.min, date.max), *notes})
    for n, day in enumerate(days):
        far(n, len(days))
        left = notes.get(day, [])
        for practice in book.every_practice:
            mark = book.mark(practice.id, day)
            if mark.state:
                people = "|".join(book.names(book.with_whom(mark)))
                about = (practice.id, mark.state, people, "|".join(mark.feelings))
                told = (day, about[0], "", *about[2:])
                fitting = [r for r in left if mark.state == "done" and r[:5] == told]
                yield (day, *about, fitting[0][5] if fitting else "")
                if fitting:
                    left.remove(fitting[0])
        yield from left


def _note_rows(book: Book, *, private: bool) -> list[CsvRow]:
    """A row each, in the order in which they were written."""
    rows = []
    for note in sorted(book.notes.values(), key=lambda note: (note.written, note.uid)):
        if private or not note.private:
            now = note.now
            people, feelings = "|".join(book.names(now.people)), "|".join(now.feelings)
            rows.append((now.day, "|".join(now.practices), "", people, feelings, note.text))
    return rows


class _Practices:
    """What stands for practices in a CSV: those of the book, those ``said``, and one's own.

    Another word that is written as an id is one of one's own, which goes by the name that it
    spells; those are ``new``. ``said`` is what a word is: one that is known, or ``own``.
    """

    def __init__(self, book: Book, said: Mapping[str, str]) -> None:
        self._known = book.every_practice
        self.new: list[Practice] = []
        self._meant: dict[str, Practice] = {}
        for word, to in said.items():
            is_own = to.casefold() == OWN
            self._meant[word] = self._own(word) if is_own else find_practice(to, self._known)
        self.unheard = set(said)

    def find(self, word: str) -> Practice:
        """The practice that a word means.

        Refused, unless it was said: what may be an id of one's own, or a slip or the beginning of
        one that is known; and what is none of these.
        """
        self.unheard.discard(word)
        if word not in self._meant:
            self._meant[word] = self._told(word)
        return self._meant[word]

    def _told(self, word: str) -> Practice:
        if found := named_practice(word, self._known):
            return found
        if not _is_an_id(word):
            return find_practice(word, self._known)
        if near := begun_practices(word, self._known):
            may_be = " or ".join(practice.name for practice in near)
            raise Refused(f"{word!r} could be {may_be}; {_way_out(word, near[0].id)}")
        if slip := nearest(word, self._known, alike=SLIP):
            raise Refused(
                f"there is no practice {word!r}; did you mean {slip}? {_way_out(word, slip)}"
            )
        return self._own(word)

    def _own(self, word: str) -> Practice:
        named = word.replace("-", " ")
        own = new_practice(named[:1].upper() + named[1:], (*self._known, *self.new))
        self.new.append(own)
        return own


def _is_an_id(word: str) -> bool:
    return word == own_id(word.replace("-", " "), ())


def _way_out(word: str, near: str) -> str:
    own, known = f"--as {word}={OWN}", f"--as {word}={near}"
    return f"`nearer import {own}` makes it one of your own, {known} is that one"


class CsvImport(NamedTuple):
    """What takes a CSV in: marks, notes, and the people and practices that nobody knows yet."""

    marks: list[MarkChange]
    notes: list[RecordChange]
    people: list[RecordChange]
    practices: tuple[Practice, ...] = ()

    @property
    def steps(self) -> list[Step]:
        """All of it, what is named before what names it."""
        return [*map(practice_record, self.practices), *self.people, *self.marks, *self.notes]


def import_of(
    data: bytes,
    book: Book,
    today: date,
    now: datetime,
    far: Far = untold,
    said: Mapping[str, str] = _UNSAID,
) -> CsvImport:
    """What takes the bytes of a CSV in, with practices that they bring along.

    Refused as ``changes_of`` says, and for what is not UTF-8.
    """
    return changes_of(decoded(data), book, today, now, far, said)


class _RowSteps(NamedTuple):
    """One row: what it marks, if it does, and the note it holds, if it does."""

    mark: MarkChange | None
    day: date
    practice: str
    also: tuple[str, ...]
    people: tuple[str, ...]
    feelings: tuple[str, ...]
    note: str


def changes_of(
    text: str,
    book: Book,
    today: date,
    now: datetime,
    far: Far = untold,
    said: Mapping[str, str] = _UNSAID,
) -> CsvImport:
    """The changes that take a CSV in. A rest never takes the place of a day that is done.

    ``said`` is what a word for a practice is: one that is known, or ``own``. A note that is there
    already, word for word, is not taken twice.

    Refused as a whole, naming the row: columns or values that are not ours, a day to come done,
    a name that cannot be one; and what is ``said`` of a word that is not in it.
    """
    practices = _Practices(book, said)
    source = io.StringIO(text, newline="")
    rows = csv.reader(source, strict=True)
    read: list[_RowSteps] = []
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        _check_header(header)
        begins = rows.line_num + 1
        for row in rows:
            far(source.tell(), len(text))
            where, begins = f"row {begins}", rows.line_num + 1
            if any(value.strip() for value in row):
                fields = dict(_fields(header, row, where))
                read.append(_row_steps(fields, practices, today, where))
    except csv.Error as error:
        raise Refused(f"row {rows.line_num} is not CSV ({error}); {NOTHING_IN}") from None
    if practices.unheard:
        raise Refused(f"there is no practice {min(practices.unheard)!r} in it; {NOTHING_IN}")
    names = list(dict.fromkeys(name for row in read for name in row.people))
    uids, people = resolve_people(book, names, today)
    ids = dict(zip(names, uids, strict=True))
    read = [row._replace(people=tuple(ids[name] for name in row.people)) for row in read]
    changes = [row.mark._replace(people=row.people) for row in read if row.mark]
    told = _RowSteps._fields[1:-1]
    notes = ({**dict(zip(told, r[1:-1], strict=True)), "text": r.note} for r in read if r.note)
    marks, told_notes = done_before_rest(book, changes), all_new(book, notes, now)
    return CsvImport(marks, told_notes, people, tuple(practices.new))


def _check_header(header: list[str]) -> None:
    if len(header) == 1 and header[0].count(";") + header[0].count("\t") > 1:
        raise Refused(f"its values are not separated by commas; export it so; {NOTHING_IN}")
    if missing := [name for name in NEEDED if name not in header]:
        raise Refused(
            f"its first row has no column {' and no '.join(missing)}; it should read "
            f"{','.join(COLUMNS)}; {NOTHING_IN}"
        )
    if unknown := [name for name in header if name not in COLUMNS or header.count(name) > 1]:
        raise Refused(
            f"its first row has {unknown[0]!r}, unknown or twice; it should read "
            f"{','.join(COLUMNS)}; {NOTHING_IN}"
        )


def _fields(header: list[str], row: list[str], where: str) -> Iterable[tuple[str, str]]:
    if len(row) != len(header):
        raise Refused(f"{where} has {len(row)} values where {len(header)} belong; {NOTHING_IN}")
    return zip(header, (value.strip() for value in row), strict=True)


def _row_steps(row: Mapping[str, str], practices: _Practices, today: date, where: str) -> _RowSteps:
    try:
        state, text = row["state"].lower(), row.get("note", "")
        note = checked_text(text) if text.strip() else ""
        named = row["practice"] or not note or state
        words = (_split(row["practice"]) if not state else ()) or (row["practice"],)
        about = [practices.find(word) for word in words] if named else []
        day = parse_day(row["day"], today)
        people, feelings = _split(row.get("with", "")), _split(row.get("feelings", ""))
        verb = _VERBS.get(state)
        if verb is None and (state or not note):
            raise Refused(f"the state {row['state']!r} is neither done nor rest")
        if verb == "tick" and about:
            refuse_to_come(day, today, f"{about[0].name} cannot be done on {day}, a day to come")
        if verb == "rest" and (people or feelings):
            raise Refused("a rest has neither people nor feelings; empty those columns")
        people = tuple(checked_person_name(name) for name in people)
        feelings = checked_feelings(feelings)
    except Refused as refusal:
        raise Refused(f"{where}: {refusal}; {NOTHING_IN}") from None
    first, *also = [practice.id for practice in about] or [""]
    mark = MarkChange(first, day, verb, people, feelings) if verb else None
    return _RowSteps(mark, day, first, tuple(also), people, feelings, note)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())
