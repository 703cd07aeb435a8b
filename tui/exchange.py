"""Marks as CSV, out and in: ``day,practice,state,with,feelings,note``."""

import contextlib
import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tui.change import MarkChange
from tui.domain.day import parse_day
from tui.domain.mark import MOST_FEELINGS, Verb
from tui.domain.practice import Practice, find_practice, free_number, nearest, own_id
from tui.domain.refusal import Refused
from tui.store.book import Book

COLUMNS = ("day", "practice", "state", "with", "feelings", "note")
_NEEDED = COLUMNS[:3]
_VERBS: dict[str, Verb] = {"done": "tick", "rest": "rest"}


def csv_of(book: Book, names: Mapping[str, str]) -> str:
    """All marks, a line each, in the order of days; several values are joined by ``|``."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for day in book.days(date.min, date.max):
        for practice in book.every_practice:
            mark = book.mark(practice.id, day)
            if mark.state:
                people = "|".join(names[uid] for uid in mark.people if uid in names)
                feelings = "|".join(mark.feelings)
                writer.writerow([day, practice.id, mark.state, people, feelings, ""])
    return text.getvalue()


def practices_of(text: str, book: Book) -> tuple[Practice, ...]:
    """The practices of their owner's that a CSV names by id and the book does not know.

    They go by the name that their id spells. A word near one that is known is a slip, not an id.
    """
    known = list(book.every_practice)
    with contextlib.suppress(csv.Error):  # said, with its row, when the changes are read
        for row in csv.DictReader(io.StringIO(text, newline="")):
            word = (row.get("practice") or "").strip()
            try:
                find_practice(word, known)
            except Refused:
                if word == own_id(word.replace("-", " "), ()) and not nearest(word, known):
                    name = word.replace("-", " ").capitalize()
                    known.append(Practice(word, free_number(known), name))
    return tuple(known[len(book.every_practice) :])


def changes_of(
    text: str,
    book: Book,
    names: Mapping[str, str],
    today: date,
    new: Sequence[Practice] = (),
) -> list[MarkChange]:
    """The changes that take a CSV in; a rest never takes the place of a day that is done.

    ``new`` practices are known besides those of the book.

    Refused as a whole, naming the row: columns or values that are not ours, a day to come done,
    a person the file does not know, a note (they have no room yet).
    """
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    ids = {name.casefold(): uid for uid, name in names.items()}
    changes = []
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        _check_header(header)
        begins = rows.line_num + 1
        for row in rows:
            where, begins = f"row {begins}", rows.line_num + 1
            if any(value.strip() for value in row):
                fields = dict(_fields(header, row, where))
                practices = (*book.every_practice, *new)
                changes.append(_change(fields, practices, ids, today, where))
    except csv.Error as error:
        raise Refused(f"row {rows.line_num} is not CSV ({error}); nothing was imported") from None
    done = {(c.practice, c.day) for c in changes if c.verb == "tick"}
    return [
        c
        for c in changes
        if c.verb == "tick"
        or ((c.practice, c.day) not in done and book.mark(c.practice, c.day).state != "done")
    ]


def _check_header(header: list[str]) -> None:
    if len(header) == 1 and header[0].count(";") + header[0].count("\t") > 1:
        raise Refused("its values are not separated by commas; export it so; nothing was imported")
    if missing := [name for name in _NEEDED if name not in header]:
        raise Refused(
            f"its first row has no column {' and no '.join(missing)}; it should read "
            f"{','.join(COLUMNS)}; nothing was imported"
        )
    if unknown := [name for name in header if name not in COLUMNS or header.count(name) > 1]:
        raise Refused(
            f"its first row has {unknown[0]!r}, unknown or twice; it should read "
            f"{','.join(COLUMNS)}; nothing was imported"
        )


def _fields(header: list[str], row: list[str], where: str) -> Iterable[tuple[str, str]]:
    if len(row) != len(header):
        raise Refused(
            f"{where} has {len(row)} values where {len(header)} belong; nothing was imported"
        )
    return zip(header, (value.strip() for value in row), strict=True)


def _change(
    row: Mapping[str, str],
    practices: Sequence[Practice],
    ids: Mapping[str, str],
    today: date,
    where: str,
) -> MarkChange:
    try:
        practice = find_practice(row["practice"], practices)
        day = parse_day(row["day"], today)
        verb = _VERBS.get(row["state"].lower())
        if verb is None:
            raise Refused(f"the state {row['state']!r} is neither done nor rest")
        if verb == "tick" and day > today:
            raise Refused(f"{practice.name} cannot be done on {day}, a day to come")
        if row.get("note"):
            raise Refused("it has a note, and notes have no room yet; empty that column")
        people, feelings = _split(row.get("with", "")), _split(row.get("feelings", ""))
        if verb == "rest" and (people or feelings):
            raise Refused("a rest has neither people nor feelings; empty those columns")
        if len(feelings) > MOST_FEELINGS:
            raise Refused(f"it has {len(feelings)} feelings; {MOST_FEELINGS} is the most")
        if strangers := [name for name in people if name.casefold() not in ids]:
            raise Refused(f"there is no {strangers[0]!r} among the people; empty that column")
    except Refused as refusal:
        raise Refused(f"{where}: {refusal}; nothing was imported") from None
    known = tuple(ids[name.casefold()] for name in people)
    return MarkChange(practice.id, day, verb, known, feelings)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())
