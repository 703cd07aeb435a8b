"""The whole file as JSON: what goes along, what stays behind, what comes in."""

import codecs

import pytest

from tests.store.build import AT, META, table, tables
from tui.book.book import Book, read_book
from tui.book.keeper import Keeper
from tui.clock import FixedClock
from tui.domain.refusal import Refused
from tui.exchange.json_file import json_of, tables_in
from tui.store.codec import Tables, encode
from tui.store.database import Database


def note(uid: str, text: str, *, private: bool = False) -> Tables:
    kept = {"uid": uid, "note": uid, "day": "2026-11-20", "text": text, "at": AT, "written": AT}
    return {"notes": table(kept | ({"private": True} if private else {}))}


def both(*parts: Tables) -> Tables:
    notes = {key: record for part in parts for key, record in part["notes"].items()}
    return tables(notes=notes)


def held(database: Database, found: Tables) -> tuple[Tables, Book]:
    database.file.write(found)
    return database.file.read(), read_book(database)


def test_a_private_note_stays_behind_unless_it_is_asked_for(database: Database) -> None:
    found, book = held(database, both(note("n-1", "aloud"), note("n-2", "hush", private=True)))
    assert [n.private for n in sorted(book.notes.values(), key=lambda n: n.uid)] == [False, True]
    public = json_of(found, book)
    assert (public.held_back, public.holds) == (1, ((2, "record"),))
    assert b"aloud" in public.data
    assert b"hush" not in public.data
    whole = json_of(found, book, private=True)
    assert (whole.held_back, whole.holds) == (0, ((3, "record"),))
    assert tables_in(whole.data) == found


def test_what_goes_out_leaves_the_tables_as_they_were(database: Database) -> None:
    found, book = held(database, both(note("n-2", "hush", private=True)))
    before = encode(found)
    json_of(found, book)
    assert encode(found) == before


def test_nothing_is_not_exported() -> None:
    with pytest.raises(Refused, match="there is nothing to export"):
        json_of({}, Book())


def test_a_byte_order_mark_is_read_over() -> None:
    data = encode(tables(people=table({"uid": "p-1", "name": "Zoë", "at": AT})))
    assert tables_in(codecs.BOM_UTF8 + data) == tables_in(data)


def test_a_newer_file_does_not_come_in() -> None:
    newer = encode({"meta": table({**META, "schema": 99})})
    with pytest.raises(Refused, match="update Nearer to take it in; nothing was imported"):
        tables_in(newer)


def test_what_waits_to_be_saved_stays_on_top_of_a_merge(
    database: Database, clock: FixedClock
) -> None:
    found, _ = held(database, both(note("n-1", "here")))
    keeper = Keeper(database, clock)
    keeper.adopt(keeper.read())
    theirs = tables_in(encode(both(note("n-1", "here"), note("n-2", "there"))))
    assert keeper.merge(theirs, "before-import") == 1
    assert keeper.merge(theirs) == 0
    assert {n.text for n in keeper.book.notes.values()} == {"here", "there"}
    assert sum(map(len, database.file.read().values())) == sum(map(len, found.values())) + 1
