"""From an older schema to today's."""

from pathlib import Path

import pytest

from tests.store.build import META, MONDAY, Heard, load, opened, records, table, tables, write
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.store.backups import backups_in
from tui.store.codec import NotOurs, Tables
from tui.store.database import Database
from tui.store.errors import Unchangeable
from tui.store.meta import schema_of
from tui.store.migrations import SCHEMA, STEPS, migrated

OLD = tables(friends=table({"uid": "p-1", "name": "Alex"}, {"uid": "p-2", "name": "Kim"}))


def friends_are_people(held: Tables) -> Tables:
    return {("people" if name == "friends" else name): rows for name, rows in held.items()}


def names_are_long(held: Tables) -> Tables:
    people = {key: row | {"name": f"Dear {row['name']}"} for key, row in held["people"].items()}
    return {**held, "people": people}


LATER = {"schema": 2, "steps": {1: friends_are_people}}
LATEST = {"schema": 3, "steps": {1: friends_are_people, 2: names_are_long}}


def test_every_schema_up_to_todays_has_its_step() -> None:
    assert set(STEPS) == set(range(1, SCHEMA))


def test_the_schema_is_that_of_the_meta_record() -> None:
    assert schema_of(tables()) == 1
    assert schema_of(tables(meta={"1": {"uid": "other"}, "2": META | {"schema": 9}})) == 9


@pytest.mark.parametrize("schema", [0, -1, "1", None, 1.5])
def test_a_schema_that_is_no_version_is_refused(schema: object) -> None:
    with pytest.raises(NotOurs, match="which is not a version"):
        schema_of(tables(meta=table(META | {"schema": schema})))


def test_steps_are_taken_in_turn_and_change_nothing_they_were_given() -> None:
    steps = {1: friends_are_people, 2: names_are_long}
    before = repr(OLD)
    new = migrated(OLD, steps, 3)
    assert repr(OLD) == before
    assert schema_of(new) == 3
    assert [row["name"] for row in new["people"].values()] == ["Dear Alex", "Dear Kim"]
    assert migrated(new, steps, 3) == new


def test_reading_an_older_file_migrates_it_in_memory_alone(path: Path, clock: FixedClock) -> None:
    data = write(path, OLD)
    database = Database(path, clock, **LATEST)
    assert [p["name"] for p in database.table("people").all()] == ["Dear Alex", "Dear Kim"]
    assert database.table("meta").all()[0]["schema"] == 3
    assert path.read_bytes() == data
    assert not database.file.backup_folder.exists()
    assert not database.file.why_unchangeable()


def test_the_first_write_backs_the_older_file_up_and_writes_once(
    path: Path, clock: FixedClock
) -> None:
    data = write(path, OLD)
    database = Database(path, clock, **LATEST)
    heard = Heard()
    database.table("people").put({"uid": "p-3", "name": "Sam"})
    heard.stop()
    assert heard.renames(path) == 1
    backups = backups_in(database.file.backup_folder)
    assert [(b.tag, b.path.read_bytes()) for b in backups] == [("before-schema-3", data)]
    held = records(path)
    assert held["meta"]["meta"]["schema"] == 3
    assert "friends" not in held
    assert [p["name"] for p in held["people"].values()] == ["Dear Alex", "Dear Kim", "Sam"]
    database.table("people").put({"uid": "p-4", "name": "Lee"})
    assert len(backups_in(database.file.backup_folder)) == 1


def test_a_write_that_does_not_work_leaves_the_older_file(path: Path, clock: FixedClock) -> None:
    data = write(path, OLD)
    database = Database(path, clock, **LATEST)
    with pytest.raises(KeyError), database.transaction():
        database.table("people").put({"uid": "p-3", "name": "Sam"})
        raise KeyError
    assert path.read_bytes() == data
    database.table("people").put({"uid": "p-3", "name": "Sam"})
    assert records(path)["people"]["p-1"]["name"] == "Dear Alex"


def test_one_of_today_refuses_to_change_a_later_file(path: Path, clock: FixedClock) -> None:
    write(path, OLD)
    Database(path, clock, **LATEST).table("people").put({"uid": "p-3", "name": "Sam"})
    data = path.read_bytes()
    for database in (Database(path, clock), Database(path, clock, **LATER)):
        assert len(database.table("people")) == 3
        with pytest.raises(Unchangeable, match="schema 3"):
            database.table("people").put({"uid": "p-4", "name": "Lee"})
    assert path.read_bytes() == data


def test_a_later_one_that_makes_a_file_makes_it_in_its_own_schema(
    path: Path, clock: FixedClock
) -> None:
    keeper = opened(path, clock, **LATER)
    keeper.do("tick", [MarkChange("listen", MONDAY, "tick")])
    keeper.save()
    assert schema_of(load(path)) == 2


def test_an_old_backup_is_restored_and_migrated_again(path: Path, clock: FixedClock) -> None:
    data = write(path, OLD)
    database = Database(path, clock, **LATEST)
    database.table("people").put({"uid": "p-3", "name": "Sam"})
    database.file.restore(backups_in(database.file.backup_folder)[0])
    assert path.read_bytes() == data
    assert len(database.table("people")) == 2
    database.table("people").put({"uid": "p-4", "name": "Lee"})
    assert schema_of(load(path)) == 3
