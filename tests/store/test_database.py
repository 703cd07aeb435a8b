"""TinyDB's own words over the guarded file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import Query, TinyDB, where
from tinydb.table import Document, Table

from tests.store.build import META, MONDAY, load, opened, scratch, table, tables, write, year
from tests.store.test_codec import files, values
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.store.database import Database
from tui.store.meta import document_id


@pytest.fixture
def kept(path: Path, clock: FixedClock) -> Database:
    """A database whose file holds its meta record alone."""
    write(path, tables())
    return Database(path, clock)


def test_the_id_of_a_record_is_the_same_everywhere_and_fits_63_bits() -> None:
    assert document_id("listen|2026") == document_id("listen|2026")
    assert document_id("meta") == 6489330084197982607
    ids = [document_id(f"record {n}") for n in range(500)]
    assert len(set(ids)) == 500
    assert all(0 <= n < 2**63 for n in ids)


def test_a_plain_tinydb_sees_the_same(kept: Database, path: Path) -> None:
    keeper = opened(path, kept.file.clock)
    keeper.do("tick", [MarkChange("listen", MONDAY, "tick")])
    keeper.save()
    kept.table("people").put({"uid": "p-1", "name": "Zoë"})
    kept.insert({"of": "nobody"})
    with TinyDB(path, access_mode="r") as plain:
        assert plain.tables() == kept.tables() == {"meta", "marks", "people", "_default"}
        for name in plain.tables():
            assert plain.table(name).all() == kept.table(name).all()
            ids = [document.doc_id for document in plain.table(name).all()]
            assert ids == [document.doc_id for document in kept.table(name).all()]
        found = plain.table("marks").get(where("uid") == "listen|2026")
        assert isinstance(found, Document)
        assert found["days"]["11-23"]["state"] == "done"


def test_what_a_plain_tinydb_writes_is_kept(kept: Database, path: Path) -> None:
    with TinyDB(path) as plain:
        plain.insert({"mine": 1})
        plain.table("people").insert({"name": "Without uid"})
    kept.table("people").put({"uid": "p-1", "name": "Alex"})
    assert kept.get(where("mine") == 1) == {"mine": 1}
    with TinyDB(path) as plain:
        names = [person["name"] for person in plain.table("people").all()]
        assert names == ["Without uid", "Alex"]
        plain.table("people").insert({"name": "Another"})
    assert len(kept.table("people")) == 3


def test_the_words_of_tinydb_do_as_in_tinydb(kept: Database, path: Path, tmp_path: Path) -> None:
    plain = TinyDB(tmp_path / "plain.json")
    person = Query()

    def story(people: Table) -> list[Any]:
        told: list[Any] = [
            people.insert({"name": "a", "n": 1}),
            people.insert_multiple([{"name": "b", "n": 2}, {"name": "c", "n": 3}]),
            people.insert(Document({"name": "d"}, doc_id=50)),
            people.insert_multiple([{"name": "e"}, Document({"name": "f"}, doc_id=40)]),
            people.upsert({"name": "a", "n": 7}, person.name == "a"),
            people.upsert({"name": "g"}, person.name == "g"),
            people.upsert(Document({"name": "h"}, doc_id=51)),
            people.update({"seen": True}, person.n > 2),
            people.update_multiple([({"seen": False}, person.name == "c")]),
            people.search(person.seen == True),  # noqa: E712
            people.remove(person.name == "b"),
            people.remove(doc_ids=[50]),
            people.search(person.name.one_of(["a", "b"])),
            people.get(doc_id=3),
            people.count(person.n.exists()),
            people.contains(person.name == "h"),
            len(people),
            people.all(),
        ]
        with pytest.raises(ValueError, match="already exists"):
            people.insert(Document({"name": "again"}, doc_id=51))
        with pytest.raises(ValueError, match="already exists"):
            people.insert_multiple([{"name": "z"}, Document({}, doc_id=51)])
        with pytest.raises(ValueError, match="not a Mapping"):
            people.insert([])  # type: ignore[arg-type]
        told.append(people.all()[:9])
        return told

    assert story(kept.table("people")) == story(plain.table("people"))
    plain.close()
    assert load(path)["people"] == load(tmp_path / "plain.json")["people"]


def test_a_search_sees_what_another_program_wrote_since(kept: Database, path: Path) -> None:
    people = kept.table("people")
    people.put({"uid": "p-1", "kind": "friend"})
    friends = where("kind") == "friend"
    assert len(people.search(friends)) == 1
    Database(path, kept.file.clock).table("people").put({"uid": "p-2", "kind": "friend"})
    assert len(people.search(friends)) == 2
    assert people.count(friends) == len(people) == 2


def test_ids_are_given_out_once_by_two_that_take_turns(kept: Database, path: Path) -> None:
    one, two = kept.table("loose"), Database(path, kept.file.clock).table("loose")
    given_out = [one.insert({"n": 1}), two.insert({"n": 2})]
    given_out += one.insert_multiple([{"n": 3}, {"n": 4}])
    given_out += two.insert_multiple([{"n": 5}])
    given_out += one.upsert({"n": 6}, where("n") == 6)
    given_out += two.upsert({"n": 7}, where("n") == 7)
    assert len(set(given_out)) == 7
    assert sorted(d["n"] for d in load(path)["loose"].values()) == [1, 2, 3, 4, 5, 6, 7]


def test_a_record_is_put_in_the_place_of_the_one_with_its_uid(kept: Database) -> None:
    people = kept.table("people")
    assert people.record("p-1") is None
    people.put({"uid": "p-1", "name": "Alex"})
    people.put({"uid": "p-1", "name": "Alexandra"})
    found = people.record("p-1")
    assert found == {"uid": "p-1", "name": "Alexandra"}
    found["name"] = "changed by the caller"
    assert people.record("p-1") == {"uid": "p-1", "name": "Alexandra"}
    assert len(people) == 1


def test_a_tombstone_is_a_record(kept: Database) -> None:
    kept.table("people").put({"uid": "p-1", "deleted": True})
    assert kept.table("people").record("p-1") == {"uid": "p-1", "deleted": True}


def test_a_table_opened_by_something_else_is_refused(kept: Database) -> None:
    kept._tables["odd"] = Table(kept.storage, "odd")
    with pytest.raises(TypeError, match="'odd'"):
        kept.table("odd")


@given(files.filter(lambda held: not held.keys() & {"meta", "marks"}), values)
def test_what_is_not_known_here_survives_a_tick(unknown: Any, value: Any) -> None:
    clock = FixedClock(datetime(2026, 11, 23, 19, tzinfo=UTC), UTC)
    cell = {"state": "done", "by_hand": True, "from later": value, "at": "2026-01-01"}
    marks = year("listen", 2026, {"01-05": cell, "odd": value}) | {"later too": value}
    meta = META | {"later": value}
    with scratch() as path:
        held = unknown | tables(meta=table(meta), marks=table(marks))
        write(path, held)
        keeper = opened(path, clock, backup_folder=path.parent / "backups")
        keeper.do("tick", [MarkChange("listen", MONDAY, "tick")])
        keeper.save()
        new = load(path)
        days = new["marks"][str(document_id("listen|2026"))]["days"]
        assert days.pop("11-23")["state"] == "done"
        new["marks"][str(document_id("listen|2026"))]["at"] = marks["at"]
        assert new == held


def test_half_pairs_and_huge_numbers_survive(kept: Database, path: Path) -> None:
    odd = {"uid": "p-1", "name": "\udc80 broken paste \ud83d", "n": 2**90, "f": -0.5}
    kept.table("people").put(odd)
    again = Database(path, kept.file.clock)
    assert again.table("people").record("p-1") == odd
    again.table("people").put({"uid": "p-2"})
    assert kept.table("people").record("p-1") == odd
    with TinyDB(path, access_mode="r") as plain:
        assert plain.table("people").get(where("uid") == "p-1") == odd


def test_a_uid_may_be_any_text(kept: Database) -> None:
    kept.table("people").put({"uid": "p-\ud83d", "name": "Alex"})
    assert kept.table("people").record("p-\ud83d")


def test_what_cannot_be_written_as_json_changes_nothing(kept: Database, path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(TypeError):
        kept.table("people").put({"uid": "p-1", "when": object()})
    assert path.read_bytes() == before
    assert kept.table("people").record("p-1") is None
    kept.table("people").put({"uid": "p-2"})
    assert len(load(path)["people"]) == 1


def test_ticks_of_two_keep_their_order_in_time(kept: Database, clock: FixedClock) -> None:
    one, two = opened(kept.file.path, clock), opened(kept.file.path, clock)
    for days, keeper in enumerate((one, two, one, two)):
        keeper.do("tick", [MarkChange("listen", MONDAY - timedelta(days), "tick")])
        keeper.settle(keeper.save())
    cells = kept.table("marks").all()[0]["days"]
    ats = [cells[f"11-{23 - n}"]["at"] for n in range(4)]
    assert ats == sorted(set(ats))


numbers = st.lists(st.integers(0, 5), max_size=12)


@given(numbers)
def test_any_turns_of_two_databases_lose_no_insert(turns: list[int]) -> None:
    clock = FixedClock(datetime(2026, 11, 23, 19, tzinfo=UTC), UTC)
    with scratch() as path:
        write(path, tables())
        pair = [Database(path, clock, backup_folder=path.parent / "b") for _ in range(2)]
        expected = []
        for turn, number in enumerate(turns):
            loose = pair[number % 2].table("loose")
            if number < 2:
                loose.insert({"turn": turn})
                expected.append(turn)
            else:
                loose.insert_multiple({"turn": turn} for _ in range(number - 2))
                expected += [turn] * (number - 2)
        assert sorted(d["turn"] for d in load(path).get("loose", {}).values()) == expected
