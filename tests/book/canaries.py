"""A value of every table with a canary in every field that may hold words, from the registry.

A field that is new is in here by itself: it is one with words unless its table calls it plain.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, get_args, get_origin, get_type_hints

from tui.book.book import Book
from tui.book.places import CellPlace, RecordPlace
from tui.book.tables import MARKS, TABLES, Table
from tui.book.words import fields_with_words
from tui.domain.schedule import DAILY, Pause, ScheduleRow

MONDAY = date(2026, 11, 23)
EVENING = datetime(2026, 11, 20, 19, 30)
AT = "2026-11-23T19:00:00.000Z"
ALEX = "p-alex"
PLAIN: Mapping[str, Any] = {
    "uid": "u",
    "id": "listen",
    "number": 1,
    "practice": "listen",
    "row": ScheduleRow(MONDAY, DAILY),
    "pause": Pause(MONDAY),
    "people": ("p-kim",),
    "person": "p-kim",
    "start": EVENING,
    "plan": "u",
    "key": EVENING,
    "outcome": "happened",
    "day": MONDAY,
    "note": "u",
    "answers": {"ck-1": 5},
    "theirs": {"ck-1": 5},
    "occasion": "birthday",
    "month": 11,
    "kind": "journal",
    "name": "grace",
    "value": True,
    "state": "done",
    "by_hand": True,
}
OF_TABLE: Mapping[str, Mapping[str, Any]] = {
    "people": {"uid": "p-kim", "kind": "friend", "pause": None},
    "matters": {"kind": "ask"},
    "dates": {"day": 23},
    "marks": {"state": "rest"},  # only what is not done has something aside
}


def uid_of(table: Table[Any]) -> str:
    """The uid under which the value of a table is kept."""
    known = {
        "settings": "grace",
        "practices": "listen",
        "people": "p-kim",
        "occurrences": f"u@{EVENING.isoformat(timespec='minutes')}",
        "schedules": f"listen|{MONDAY}",
        "pauses": f"listen|{MONDAY}",
    }
    return known.get(table.name, "u")


def canary(table: Table[Any], field: str, words: str = "canary") -> str:
    """What stands in a field with words, told apart from that in any other."""
    return f"{words} {table.name} {field}"


def value_of(table: Table[Any], words: str = "canary") -> Any:
    """A value of a table with a canary in every field that may hold words."""
    kind = table.form().value
    hints = get_type_hints(kind)
    plain = {**PLAIN, **OF_TABLE.get(table.name, {})}
    fields = {}
    for field in kind._fields:
        text = canary(table, field, words)
        if kind in get_args(hints[field]):  # a value within the value: its words are of the field
            fields[field] = _within(table, text)
        elif field in fields_with_words(table):
            fields[field] = _filled(hints[field], text)
        elif field in plain:
            fields[field] = plain[field]
    return kind(**fields)


def _within(table: Table[Any], text: str) -> Any:
    kind = table.form().value
    hints = get_type_hints(kind)
    inner = [f for f in fields_with_words(table) if kind not in get_args(hints[f])]
    return kind(**{field: _filled(hints[field], text) for field in inner})


def _filled(hint: Any, text: str) -> Any:
    """A value of a type with a text in it."""
    if hint is str or str in get_args(hint):
        return (text,) if get_origin(hint) is tuple else _of_map(hint, text)
    raise AssertionError(f"{hint}: say here what a value of this type with words in it is")


def _of_map(hint: Any, text: str) -> Any:
    return text if hint is str or not get_origin(hint) else {"ck-open-1": text}


def filled_book(words: str = "canary") -> Book:
    """A book with one such value in every table, and one such mark."""
    book = Book()
    for table in TABLES.values():
        book.put(RecordPlace(table.name, uid_of(table)), _content(table, words))
    book.put(CellPlace("listen", MONDAY), _content(MARKS, words))
    return book


def _content(table: Table[Any], words: str) -> dict[str, Any]:
    content = table.form().content(value_of(table, words))
    return {key: value for key, value in content.items() if value is not None}


def all_words(words: str = "canary") -> Iterator[str]:
    """Every canary there is."""
    for table in (*TABLES.values(), MARKS):
        for field in fields_with_words(table):
            yield canary(table, field, words)


def filled_tables(words: str = "canary") -> dict[str, list[dict[str, Any]]]:
    """The records of a file with one such value in every table, and one such mark."""
    found = {
        table.name: [{"uid": uid_of(table), "at": AT, **_content(table, words)}]
        for table in TABLES.values()
    }
    cell = {"at": AT, **_content(MARKS, words)}
    year = {"uid": f"listen|{MONDAY.year}", "practice": "listen", "year": MONDAY.year, "at": AT}
    return {**found, "marks": [{**year, "days": {f"{MONDAY:%m-%d}": cell}}]}
