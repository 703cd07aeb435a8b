"""The guards: what is never written over, what is refused, what is one transaction."""

import json
import os
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tinydb import Query

from tests.store.build import (
    META,
    MONDAY,
    Heard,
    halves,
    load,
    opened,
    records,
    table,
    tables,
    write,
    year,
)
from tui.book.keeper import Saved
from tui.book.marks import read_marks
from tui.book.steps import MarkChange
from tui.changes.marks import ticked
from tui.clock import FixedClock
from tui.domain.practice import BUILT_IN
from tui.domain.refusal import Refused
from tui.store import lock as lock_module
from tui.store.codec import encode
from tui.store.database import Database
from tui.store.errors import DamagedFile, NotSaved, StoreError, Unchangeable
from tui.store.lock import locked

GOOD = tables(
    marks=table(year("listen", 2026, {"11-20": {"state": "done", "by_hand": True}})),
    people=table(*({"uid": f"p-{n}", "name": f"Person {n}"} for n in range(8))),
)
TICK = [MarkChange("listen", MONDAY, "tick")]


def tick(path: Path, clock: FixedClock) -> None:
    """A change, from opening the file to saving."""
    keeper = opened(path, clock)
    keeper.do("tick", TICK)
    keeper.settle(keeper.save())


@pytest.fixture
def heard() -> Iterator[Heard]:
    ears = Heard()
    yield ears
    ears.stop()


def is_one_line(error: Exception) -> bool:
    text = str(error)
    return "\n" not in text and text == text.strip()


@contextmanager
def mode(path: Path, bits: int) -> Iterator[None]:
    """Other permissions for a while."""
    old = stat.S_IMODE(path.stat().st_mode)
    path.chmod(bits)
    try:
        yield
    finally:
        path.chmod(old)


# what cannot be read

DAMAGED = {
    "cut short": (encode(GOOD)[:-30], "it is not JSON"),
    "empty": (b"", "it is empty (0 bytes)"),
    "blank": (b"\n \n", "it is blank"),
    "null": (b"null", "nothing (null) where a map of tables belongs"),
    "a list": (b"[{}]", "a list where a map of tables belongs"),
    "a table that is no map": (b'{"marks": [1]}', "table 'marks' is a list"),
    "a record that is no map": (b'{"marks": {"1": "x"}}', "a text in place of record 1"),
    "an id that is no number": (b'{"marks": {"one": {}}}', "id is not a number"),
    "git's markers": (
        b"<<<<<<< HEAD\n" + encode(GOOD) + b"=======\n{}\n>>>>>>> other\n",
        "git conflict markers",
    ),
    "not UTF-8": (encode(GOOD).replace(b"Person", b"Pers\xf6n"), "it is not UTF-8 text"),
    "not a number": (encode(GOOD).replace(b'"by_hand":true', b'"by_hand":NaN'), "it holds NaN"),
    "no meta": (encode({"people": GOOD["people"]}), "its meta record is missing"),
    "no schema": (encode(tables(meta=table({"uid": "meta"}))), "its schema is None"),
    "schema 0": (encode(tables(meta=table(META | {"schema": 0}))), "its schema is 0"),
    "nested without end": (b'{"a":' * 99_999, "it is nested too deeply"),
}
damaged = pytest.mark.parametrize(("data", "reason"), DAMAGED.values(), ids=DAMAGED)


@damaged
def test_damage_is_told_in_one_line_and_left_as_it_is(
    path: Path, clock: FixedClock, data: bytes, reason: str
) -> None:
    path.write_bytes(data)
    database = Database(path, clock)
    attempts: list[Callable[[], object]] = [
        lambda: database.table("marks").all(),
        lambda: database.table("people").put({"uid": "p", "name": "Alex"}),
        lambda: database.table("people").insert({"name": "Alex"}),
        lambda: database.drop_tables(),
        lambda: database.file.back_up(),
        lambda: read_marks(Database(path, clock)),
        lambda: tick(path, clock),
    ]
    for attempt in attempts:
        with pytest.raises(DamagedFile) as refusal:
            attempt()
        assert is_one_line(refusal.value)
        assert str(refusal.value).startswith(f"{path} cannot be read: ")
        assert reason in refusal.value.reason
        assert "There is no backup yet; mend the file, or move it away" in str(refusal.value)
        assert path.read_bytes() == data
    copies = list(database.file.backup_folder.glob("damaged-*"))
    assert [copy.read_bytes() for copy in copies] == ([data] if data else [])
    assert all(str(copy) in str(refusal.value) for copy in copies)
    assert all(stat.S_IMODE(copy.stat().st_mode) == 0o600 for copy in copies)
    assert halves(path) == []


@damaged
def test_with_a_good_backup_the_message_names_it(
    path: Path, clock: FixedClock, data: bytes, reason: str
) -> None:
    write(path, GOOD)
    database = Database(path, clock)
    backup = database.file.back_up()
    # a newer backup that is damaged itself is of no help
    backup.path.with_name("2026-11-23T230000Z.json").write_bytes(data)
    path.write_bytes(data)
    with pytest.raises(DamagedFile, match=f"`nearer restore-backup` brings back {backup.name}"):
        database.table("marks").all()
    database.file.restore(backup)
    assert load(path) == GOOD


def test_two_kinds_of_damage_are_both_kept(path: Path, clock: FixedClock) -> None:
    database = Database(path, clock)
    for data in (b"[1]", b"[2]", b"[1]"):
        path.write_bytes(data)
        with pytest.raises(DamagedFile):
            database.table("marks").all()
    copies = database.file.backup_folder.glob("damaged-*")
    assert sorted(copy.read_bytes() for copy in copies) == [b"[1]", b"[2]"]


def test_damage_says_a_way_out_even_where_no_copy_can_be_made(
    path: Path, home: Path, clock: FixedClock
) -> None:
    (home / "state").write_text("a file where the folder of backups belongs")
    path.write_bytes(b"[]")
    with pytest.raises(DamagedFile, match="mend the file") as refusal:
        Database(path, clock).table("marks").all()
    assert is_one_line(refusal.value)


def test_a_file_that_was_mended_is_read_again(path: Path, clock: FixedClock) -> None:
    database = Database(path, clock)
    path.write_bytes(b"[]")
    with pytest.raises(DamagedFile):
        read_marks(database)
    assert database.file.changed_outside()
    write(path, GOOD)
    assert read_marks(database).mark("listen", MONDAY.replace(day=20)).state == "done"


def test_damage_that_comes_while_the_file_is_open_is_not_written_over(
    path: Path, clock: FixedClock
) -> None:
    write(path, GOOD)
    keeper = opened(path, clock)
    keeper.do("tick", TICK)
    path.write_bytes(b"")
    with pytest.raises(DamagedFile):
        keeper.save()
    assert path.read_bytes() == b""
    assert len(keeper.unsaved) == 1
    write(path, GOOD)
    keeper.settle(keeper.save())
    assert opened(path, clock).book.mark("listen", MONDAY).state == "done"


def test_a_folder_in_the_place_of_the_file(path: Path, clock: FixedClock) -> None:
    path.mkdir()
    (path / "inside").touch()
    for attempt in (lambda: read_marks(Database(path, clock)), lambda: tick(path, clock)):
        with pytest.raises(DamagedFile, match="cannot be read: it is a folder") as refusal:
            attempt()
        assert is_one_line(refusal.value)
    assert (path / "inside").exists()


def test_a_file_in_the_place_of_a_folder(path: Path, clock: FixedClock) -> None:
    path.write_text("a file")
    inside = path / "nearer.json"
    with pytest.raises(DamagedFile, match="a part of its path is a file, not a folder"):
        read_marks(Database(inside, clock))
    with pytest.raises((DamagedFile, NotSaved), match="a part of its path is a file"):
        Database(inside, clock).table("people").put({"uid": "p"})
    assert path.read_text() == "a file"


def test_links_in_a_circle(path: Path, clock: FixedClock) -> None:
    other = path.with_name("other.json")
    path.symlink_to(other)
    other.symlink_to(path)
    database = Database(path, clock)
    assert database.file.changed_outside()
    for attempt in (
        lambda: read_marks(database),
        lambda: database.table("people").put({"uid": "p"}),
        lambda: tick(path, clock),
    ):
        with pytest.raises(DamagedFile, match="its links lead in a circle") as refusal:
            attempt()
        assert is_one_line(refusal.value)
    assert path.is_symlink()
    assert other.is_symlink()


# what is refused

Every = Callable[[Database], object]
CHANGES: dict[str, Every] = {
    "put": lambda d: d.table("people").put({"uid": "p-1", "name": "Other"}),
    "insert": lambda d: d.table("people").insert({"name": "Other"}),
    "insert_multiple": lambda d: d.table("people").insert_multiple([{"name": "Other"}]),
    "update": lambda d: d.table("people").update({"name": "Other"}),
    "upsert": lambda d: d.table("people").upsert({"name": "O"}, Query().name == "O"),
    "remove": lambda d: d.table("people").remove(Query().uid == "p-1"),
    "drop_table": lambda d: d.drop_table("people"),
    "drop_tables": lambda d: d.drop_tables(),
    "write": lambda d: d.file.write({}),
}
every_change = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)


@every_change
@pytest.mark.parametrize("read_first", [True, False])
def test_a_file_of_a_newer_version_is_read_and_never_changed(
    path: Path, clock: FixedClock, change: Every, read_first: bool
) -> None:
    data = write(path, GOOD | {"meta": table(META | {"schema": 2})})
    database = Database(path, clock)
    if read_first:
        assert len(database.table("people")) == 8
    with pytest.raises(Unchangeable, match=r"newer Nearer \(schema 2; this one knows 1\)") as said:
        change(database)
    assert is_one_line(said.value)
    assert path.read_bytes() == data


def test_nothing_can_be_done_to_a_file_of_a_newer_version(path: Path, clock: FixedClock) -> None:
    write(path, GOOD | {"meta": table(META | {"schema": 2})})
    keeper = opened(path, clock)
    assert keeper.book.mark("listen", MONDAY.replace(day=20)).state == "done"
    assert keeper.why_unchangeable
    with pytest.raises(Unchangeable, match="newer Nearer"):
        keeper.do("tick", TICK)
    assert keeper.unsaved == []
    assert keeper.book.mark("listen", MONDAY).state is None


@every_change
def test_a_read_only_file_is_read_and_never_changed(
    path: Path, clock: FixedClock, change: Every
) -> None:
    data = write(path, GOOD)
    with mode(path, 0o444):
        database = Database(path, clock)
        assert len(database.table("people")) == 8
        with pytest.raises(Unchangeable, match="is read-only; allow writing to it") as refusal:
            change(database)
        assert is_one_line(refusal.value)
        keeper = opened(path, clock)
        with pytest.raises(Unchangeable, match="read-only"):
            keeper.do("tick", TICK)
        assert keeper.unsaved == []
    assert path.read_bytes() == data
    tick(path, clock)


@every_change
def test_a_read_only_folder_is_read_and_never_changed(
    path: Path, clock: FixedClock, change: Every
) -> None:
    data = write(path, GOOD)
    with mode(path.parent, 0o555):
        database = Database(path, clock)
        assert len(database.table("people")) == 8
        with pytest.raises(Unchangeable, match=f"the folder {path.parent} is read-only") as refusal:
            change(database)
        assert is_one_line(refusal.value)
        keeper = opened(path, clock)
        with pytest.raises(Unchangeable, match="read-only"):
            keeper.do("tick", TICK)
        assert list(path.parent.iterdir()) == [path]
    assert path.read_bytes() == data
    tick(path, clock)


def test_a_file_that_may_not_change_refuses_as_everything_else_does(
    path: Path, clock: FixedClock
) -> None:
    write(path, GOOD)
    keeper = opened(path, clock)
    with pytest.raises(Refused, match="a day to come can only rest"):
        keeper.do("tick", [ticked(BUILT_IN[0], MONDAY.replace(day=30), keeper.today())])
    with mode(path, 0o444), pytest.raises(Refused, match="is read-only; allow writing to it"):
        keeper.do("tick", TICK)
    with pytest.raises(Refused, match="looks like a mistake"):
        keeper.database.table("people").truncate()


def test_nothing_is_made_in_a_read_only_folder(path: Path, clock: FixedClock) -> None:
    with mode(path.parent, 0o555):
        keeper = opened(path.parent / "deep" / "nearer.json", clock)
        with pytest.raises(Unchangeable, match=f"the folder {path.parent} is read-only"):
            keeper.do("tick", TICK)
        assert list(path.parent.iterdir()) == []


def test_a_change_that_was_done_before_the_file_became_read_only_waits(
    path: Path, clock: FixedClock
) -> None:
    data = write(path, GOOD)
    keeper = opened(path, clock)
    keeper.do("tick", TICK)
    with mode(path, 0o400):
        with pytest.raises(Unchangeable):
            keeper.save()
        with pytest.raises(Unchangeable):
            keeper.undo()
        assert path.read_bytes() == data
        assert keeper.book.mark("listen", MONDAY).state == "done"
    keeper.settle(keeper.save())
    assert opened(path, clock).book.mark("listen", MONDAY).state == "done"


def test_a_lock_that_is_held_too_long_is_named(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write(path, GOOD)
    patient: Any = lock_module.locked
    monkeypatch.setattr(patient.__wrapped__, "__defaults__", (0.0,))
    keeper = opened(path, clock)
    keeper.do("tick", TICK)
    with locked(path.with_name(path.name + ".lock")):
        with pytest.raises(NotSaved, match=f"process {os.getpid()} on .* is writing") as refusal:
            keeper.save()
        assert is_one_line(refusal.value)
        assert len(keeper.unsaved) == 1
    assert path.read_bytes() == data
    keeper.settle(keeper.save())
    assert keeper.unsaved == []


def test_ticking_goes_on_while_a_save_waits_for_its_turn(
    path: Path, clock: FixedClock, heard: Heard
) -> None:
    write(path, GOOD)
    keeper = opened(path, clock)
    keeper.do("first", TICK)
    lock = path.with_name(path.name + ".lock")
    ended: list[Saved | StoreError] = []

    def save() -> None:
        try:
            ended.append(keeper.save())
        except StoreError as error:
            ended.append(error)

    with locked(lock):
        saving = threading.Thread(target=save)
        saving.start()
        while heard.openings(lock) < 2:
            saving.join(0.001)
        keeper.do("second", [MarkChange("share", MONDAY, "tick")])
        assert not ended, "the key waited for the disk"
    saving.join(60)
    assert isinstance(ended[0], Saved)
    keeper.settle(ended[0])
    keeper.settle(keeper.save())
    assert opened(path, clock).book.mark("share", MONDAY).state == "done"


# a loss that looks like a mistake

LOSSES: dict[str, Every] = {
    "truncate": lambda d: d.table("people").truncate(),
    "remove": lambda d: d.table("people").remove(Query().uid.exists()),
    "write": lambda d: d.file.write({"meta": table(META)}),
    "fewer days": lambda d: d.table("marks").put(year("listen", 2020, {})),
}


def much() -> Any:
    days = {f"0{m}-{d:02}": {"state": "done", "by_hand": True} for m in (1, 3) for d in range(1, 9)}
    return GOOD | {"marks": table(year("listen", 2020, days))}


@pytest.mark.parametrize("name", LOSSES)
def test_dropping_more_than_half_of_the_records_is_refused_unless_meant(
    path: Path, clock: FixedClock, name: str
) -> None:
    data = write(path, much() if name == "fewer days" else GOOD)
    database = Database(path, clock)
    with pytest.raises(Unchangeable, match="so large a loss looks like a mistake") as refusal:
        LOSSES[name](database)
    assert is_one_line(refusal.value)
    assert path.read_bytes() == data
    assert len(database.table("people")) == 8
    with database.transaction(deleting=True):
        LOSSES[name](database)
    assert path.read_bytes() != data


def test_dropping_less_is_not(path: Path, clock: FixedClock) -> None:
    write(path, GOOD)
    people = Database(path, clock).table("people")
    people.remove(Query().uid.one_of([f"p-{n}" for n in range(5)]))
    assert len(load(path)["people"]) == 3


def test_dropping_tables_by_name_is_meant(path: Path, clock: FixedClock) -> None:
    write(path, GOOD)
    database = Database(path, clock)
    database.drop_table("people")
    database.drop_table("there is none")
    assert set(load(path)) == {"meta", "marks"}
    database.drop_tables()
    assert Database(path, clock).tables() == {"meta"}, "what is left is still a file of ours"


# links, folders, modes


def test_a_link_is_written_through_and_stays(path: Path, tmp_path: Path, clock: FixedClock) -> None:
    cloud = tmp_path / "cloud"
    cloud.mkdir()
    real = cloud / "habits.json"
    write(real, GOOD)
    path.symlink_to(os.path.relpath(real, path.parent))
    tick(path, clock)
    assert path.is_symlink()
    assert not real.is_symlink()
    assert len(load(real)["people"]) == 8
    assert opened(path, clock).book.mark("listen", MONDAY).state == "done"
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    # both names are one file: one lock, one folder of backups
    through, direct = Database(path, clock).file, Database(real, clock).file
    through.read()
    direct.read()
    assert through.backup_folder == direct.backup_folder


def test_a_dangling_link_makes_its_target(path: Path, tmp_path: Path, clock: FixedClock) -> None:
    real = tmp_path / "cloud" / "habits.json"
    path.symlink_to(real)
    tick(path, clock)
    assert path.is_symlink()
    assert "marks" in load(real)


def test_a_link_that_is_led_elsewhere_is_followed_there(
    path: Path, tmp_path: Path, clock: FixedClock
) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    data = write(one, GOOD)
    write(two, tables())
    path.symlink_to(one)
    keeper = opened(path, clock)
    path.unlink()
    path.symlink_to(two)
    assert keeper.database.file.changed_outside()
    keeper.do("tick", TICK)
    keeper.settle(keeper.save())
    assert one.read_bytes() == data
    assert set(load(two)) == {"meta", "marks"}
    assert keeper.book.mark("listen", MONDAY.replace(day=20)).state is None


def test_a_new_file_and_its_folders_belong_to_their_owner_alone(
    tmp_path: Path, clock: FixedClock
) -> None:
    path = tmp_path / "a" / "b" / "nearer.json"
    old = os.umask(0)
    try:
        tick(path, clock)
        Database(path, clock).table("people").put({"uid": "p-1"})
    finally:
        os.umask(old)
    made = [tmp_path / "a", *sorted((tmp_path / "a").rglob("*"))]
    backups = Database(path, clock).file.backup_folder
    made += [backups, *backups.iterdir()]
    assert len(made) > 5
    for each in made:
        assert stat.S_IMODE(each.stat().st_mode) == (0o700 if each.is_dir() else 0o600), each


def test_opening_and_reading_make_nothing(path: Path, home: Path, clock: FixedClock) -> None:
    keeper = opened(path.parent / "deep" / "nearer.json", clock)
    assert keeper.book.first_day() is None
    assert list(path.parent.iterdir()) == []
    assert list(home.iterdir()) == []


def test_a_map_without_tables_is_a_new_file(path: Path, clock: FixedClock) -> None:
    path.write_bytes(b"{}")
    tick(path, clock)
    assert set(load(path)) == {"meta", "marks"}


# transactions


def test_many_changes_are_one_write_at_the_end(path: Path, clock: FixedClock, heard: Heard) -> None:
    data = write(path, GOOD)
    database = Database(path, clock)
    other = Database(path, clock)
    with database.transaction():
        for n in range(20):
            database.table("people").insert({"name": f"new {n}"})
            database.table("plans").put({"uid": f"plan-{n}"})
            assert path.read_bytes() == data
            assert len(other.table("people")) == 8
            assert len(database.table("people")) == 9 + n
    assert heard.renames(path) == 1
    assert len(load(path)["people"]) == 28
    assert len(other.table("people")) == 28


def test_each_change_outside_a_transaction_is_one_write(
    path: Path, clock: FixedClock, heard: Heard
) -> None:
    write(path, GOOD)
    people = Database(path, clock).table("people")
    steps: list[Callable[[], object]] = [
        lambda: people.insert({"n": 1}),
        lambda: people.insert_multiple([{"n": 2}, {"n": 3}]),
        lambda: people.upsert({"n": 4}, Query().n == 4),
        lambda: people.upsert({"n": 4, "m": 1}, Query().n == 4),
        lambda: people.update({"m": 2}, Query().n == 1),
        lambda: people.remove(Query().n == 1),
    ]
    for count, step in enumerate(steps, 1):
        step()
        assert heard.renames(path) == count


def test_a_transaction_without_a_change_writes_nothing(
    path: Path, clock: FixedClock, heard: Heard
) -> None:
    data = write(path, GOOD)
    database = Database(path, clock)
    with database.transaction(tag="asked-for"):
        assert len(database.table("people")) == 8
    assert path.read_bytes() == data
    assert not [event for event in heard.events if event[0] == "os.rename"]


@pytest.mark.parametrize("error", [KeyError, KeyboardInterrupt, Unchangeable])
def test_an_exception_rolls_back_on_the_disk_and_in_memory(
    path: Path, clock: FixedClock, error: type[BaseException]
) -> None:
    data = write(path, GOOD)
    os.utime(path, (1_000_000_000, 1_000_000_000))  # so old that nobody reads it again
    database = Database(path, clock)
    people = database.table("people")
    with pytest.raises(error), database.transaction():
        people.update({"name": "Other"})
        people.insert({"name": "New"})
        database.table("plans").put({"uid": "plan"})
        raise error("midway")
    assert path.read_bytes() == data
    assert not database.tables() - set(GOOD)
    assert sorted(p["name"] for p in people.all()) == [f"Person {n}" for n in range(8)]
    people.insert({"name": "After"})
    assert len(load(path)["people"]) == 9
    assert "plans" not in load(path)


def test_an_error_of_the_caller_stays_its_own(database: Database) -> None:
    with pytest.raises(FileNotFoundError, match="a picture"), database.transaction():
        raise FileNotFoundError("a picture")


def test_an_updater_that_stops_midway_leaves_nothing_half_done(
    path: Path, clock: FixedClock
) -> None:
    data = write(path, GOOD)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    people = Database(path, clock).table("people")

    def rename(person: Any) -> None:
        person["name"] = "Other"
        if person["uid"] == "p-4":
            raise ValueError("midway")

    with pytest.raises(ValueError, match="midway"):
        people.update(rename)
    assert path.read_bytes() == data
    people.insert({"uid": "new", "name": "New"})
    assert {p["name"] for p in load(path)["people"].values()} == {
        "New",
        *(f"Person {n}" for n in range(8)),
    }


def test_a_nested_transaction_joins_the_outer_one(
    path: Path, clock: FixedClock, heard: Heard
) -> None:
    data = write(path, GOOD)
    database = Database(path, clock)
    with pytest.raises(KeyError), database.transaction():
        with database.transaction():
            database.table("plans").put({"uid": "inner"})
        assert path.read_bytes() == data
        raise KeyError
    assert path.read_bytes() == data
    with database.transaction():
        with database.transaction():
            database.table("plans").put({"uid": "inner"})
        database.table("plans").put({"uid": "outer"})
    assert heard.renames(path) == 1
    assert set(records(path)["plans"]) == {"inner", "outer"}


def test_what_a_nested_one_says_about_deleting_holds(path: Path, clock: FixedClock) -> None:
    write(path, GOOD)
    database = Database(path, clock)
    with database.transaction():
        database.drop_table("people")
    assert "people" not in load(path)


def test_what_was_meant_by_a_transaction_that_never_began_ends_with_it(
    path: Path, home: Path, clock: FixedClock
) -> None:
    write(path, GOOD)
    database = Database(path, clock)
    with mode(path, 0o444):
        with pytest.raises(Unchangeable, match="read-only"):
            database.drop_tables()
        with (
            pytest.raises(Unchangeable, match="read-only"),
            database.transaction(tag="before-import"),
        ):
            pytest.fail("it began")
    with pytest.raises(Unchangeable, match="looks like a mistake"):
        database.table("people").truncate()
    (home / "state").write_text("no backup can be made")
    database.table("people").put({"uid": "p-9"})  # a tagged backup would be insisted upon
    assert database.file.backup_problem


def test_threads_take_turns(path: Path, clock: FixedClock) -> None:
    write(path, GOOD)
    database = Database(path, clock)
    barrier = threading.Barrier(4)

    def work(name: str) -> None:
        barrier.wait(60)
        for n in range(15):
            database.table("loose").insert({"of": name, "n": n})

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    held = sorted((d["of"], d["n"]) for d in load(path)["loose"].values())
    assert held == [(name, n) for name in "abcd" for n in range(15)]


# what others write


def test_what_another_program_wrote_is_noticed_and_read(path: Path, clock: FixedClock) -> None:
    write(path, GOOD)
    database, other = Database(path, clock), Database(path, clock)
    assert len(database.table("people")) == 8
    assert not database.file.changed_outside()
    other.table("people").put({"uid": "p-9"})
    assert database.file.changed_outside()
    assert database.table("people").record("p-9")
    assert not database.file.changed_outside()
    database.table("people").put({"uid": "p-10"})
    assert not database.file.changed_outside()
    assert other.file.changed_outside()


def test_a_change_in_place_of_the_same_size_and_time_is_read(path: Path, clock: FixedClock) -> None:
    data = write(path, GOOD)
    times = (1_000_000_000_000_000_000, 1_000_000_000_000_000_000)  # long ago
    os.utime(path, ns=times)
    database = Database(path, clock)
    assert len(database.table("people")) == 8
    with path.open("r+b") as file:
        file.write(data.replace(b"Person 3", b"Person X"))
    os.utime(path, ns=times)
    names = {person["name"] for person in database.table("people").all()}
    assert "Person X" in names
    database.table("people").put({"uid": "p-9"})
    assert '"Person X"' in path.read_text()


def test_an_unchanged_file_is_read_once(path: Path, clock: FixedClock) -> None:
    write(path, GOOD)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    file = Database(path, clock).file
    for _ in range(3):
        file.read()
    assert file.readings == 1


def test_a_file_that_goes_while_it_is_open_is_written_again_whole(
    path: Path, clock: FixedClock
) -> None:
    write(path, GOOD)
    keeper = opened(path, clock)
    gone = [keeper.database.file.is_gone]
    path.unlink()
    gone.append(keeper.database.file.is_gone)
    assert not keeper.database.file.changed_outside(), "it holds nothing that is newer"
    assert not keeper.is_outdated
    assert len(keeper.database.table("people")) == 8
    keeper.do("tick", TICK)
    keeper.settle(keeper.save())
    assert [*gone, keeper.database.file.is_gone] == [False, True, False]
    assert len(load(path)["people"]) == 8
    assert opened(path, clock).book.mark("listen", MONDAY).state == "done"


def test_a_file_that_goes_survives_a_write_that_does_not_work_the_first_time(
    path: Path, clock: FixedClock
) -> None:
    write(path, GOOD)
    database = Database(path, clock)
    assert len(database.table("people")) == 8
    path.unlink()
    with pytest.raises(KeyError), database.transaction():
        database.table("people").put({"uid": "p-8"})
        raise KeyError
    database.table("people").put({"uid": "p-9"})
    assert set(records(path)["people"]) == {"p-9", *(f"p-{n}" for n in range(8))}


def test_a_file_that_goes_is_put_back_without_a_change_as_it_was(
    path: Path, clock: FixedClock
) -> None:
    write(path, GOOD)
    file = opened(path, clock).database.file
    file.write_again()
    before = records(path)
    path.unlink()
    file.write_again()
    assert records(path) == before
    assert not file.is_gone
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_comes_back_newer_is_not_written_over(path: Path, clock: FixedClock) -> None:
    write(path, GOOD)
    file = opened(path, clock).database.file
    path.unlink()
    data = write(path, GOOD | {"people": table({"uid": "p-99", "name": "New"})})
    file.write_again()
    assert path.read_bytes() == data
    assert not file.is_gone
    assert set(file.read()["people"]) == set(table({"uid": "p-99"}))


def test_a_file_that_never_was_is_not_gone_and_not_put_back(path: Path, clock: FixedClock) -> None:
    file = opened(path, clock).database.file
    assert not file.is_gone
    file.write_again()
    assert not path.exists()


def test_a_folder_that_goes_is_made_again(path: Path, clock: FixedClock) -> None:
    write(path, GOOD)
    keeper = opened(path, clock)
    path.unlink()
    path.parent.rmdir()
    keeper.do("tick", TICK)
    keeper.settle(keeper.save())
    assert len(load(path)["people"]) == 8


def test_a_newer_version_that_comes_while_the_file_is_open_is_not_changed(
    path: Path, clock: FixedClock
) -> None:
    write(path, GOOD)
    keeper = opened(path, clock)
    keeper.do("tick", TICK)
    data = write(path, GOOD | {"meta": table(META | {"schema": 7})})
    with pytest.raises(Unchangeable, match="schema 7"):
        keeper.save()
    assert path.read_bytes() == data


def test_a_file_put_back_after_a_newer_one_can_be_changed(path: Path, clock: FixedClock) -> None:
    write(path, GOOD | {"meta": table(META | {"schema": 7})})
    database = Database(path, clock)
    assert len(database.table("people")) == 8
    write(path, GOOD)
    database.table("people").put({"uid": "p-9"})
    assert len(load(path)["people"]) == 9


def test_every_file_we_write_can_be_read_by_us(database: Database, path: Path) -> None:
    database.table("people").insert({"name": "Alex"})
    again = Database(path, database.file.clock)
    assert [p["name"] for p in again.table("people").all()] == ["Alex"]
    assert json.loads(path.read_text())["meta"]
