"""Copies of the file: when they are taken, which are kept, how they come back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.build import META, Heard, load, table, tables, write
from tui.clock import FixedClock
from tui.store.backups import (
    Backup,
    backups_in,
    is_due,
    newest_good,
    set_aside,
    take,
    worth_keeping,
)
from tui.store.database import Database
from tui.store.errors import NotSaved, Unchangeable

NOW = datetime(2026, 11, 23, 19, 15, tzinfo=UTC)
MOST = 24 + 14 + 8 + 12


@pytest.fixture
def kept(path: Path, clock: FixedClock) -> Database:
    write(path, tables())
    return Database(path, clock)


def put(database: Database, name: str) -> None:
    database.table("people").put({"uid": name})


def taken(database: Database) -> list[Backup]:
    return backups_in(database.file.backup_folder)


# when


def test_a_backup_holds_what_was_there_before_the_write(kept: Database, path: Path) -> None:
    data = path.read_bytes()
    put(kept, "p-1")
    assert [(b.at, b.tag, b.path.read_bytes()) for b in taken(kept)] == [(NOW, "", data)]


def test_a_new_file_has_nothing_to_back_up(database: Database) -> None:
    put(database, "p-1")
    assert taken(database) == []
    assert database.file.backup_problem == ""


def test_there_is_one_an_hour_at_most(kept: Database, clock: FixedClock) -> None:
    for minutes in (0, 1, 58, 1, 1, 58, 30, 45):  # at 0, 1, 59, 60, 61, 119, 149 and 194
        clock.move(timedelta(minutes=minutes))
        put(kept, "p-1")
    assert [(b.at - NOW).seconds // 60 for b in reversed(taken(kept))] == [0, 60, 149]


def test_a_clock_that_was_wrong_does_not_stop_backups(kept: Database, clock: FixedClock) -> None:
    clock.move(timedelta(days=900))
    put(kept, "p-1")
    clock.move(timedelta(days=-900))
    put(kept, "p-2")
    assert len(taken(kept)) == 2


def test_reading_takes_none(kept: Database) -> None:
    kept.table("people").all()
    assert taken(kept) == []


def test_files_of_one_name_have_folders_of_their_own(tmp_path: Path, clock: FixedClock) -> None:
    folders = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write(tmp_path / name / "nearer.json", tables())
        database = Database(tmp_path / name / "nearer.json", clock)
        put(database, "p-1")
        assert len(taken(database)) == 1
        folders.add(database.file.backup_folder)
    assert len(folders) == 2


def test_a_backup_changes_no_more_when_the_file_is_written_in_place(
    kept: Database, path: Path
) -> None:
    put(kept, "p-1")
    data = taken(kept)[0].path.read_bytes()
    with path.open("r+b") as file:
        file.write(b"XXXXXXXX")
    assert taken(kept)[0].path.read_bytes() == data


def test_a_tagged_backup_is_taken_in_any_case(kept: Database, path: Path) -> None:
    put(kept, "p-1")
    for name in ("p-2", "p-3"):
        data = path.read_bytes()
        with kept.transaction(tag="before-import"):
            put(kept, name)
        assert any(b.path.read_bytes() == data for b in taken(kept))
    tags = [b.tag for b in taken(kept)]
    assert len(tags) == 3
    assert all(tag.startswith("before-import") or not tag for tag in tags)


def test_one_can_be_asked_for(kept: Database, path: Path) -> None:
    names = {kept.file.back_up("by-hand").name for _ in range(3)}
    names |= {kept.file.back_up().name for _ in range(3)}
    assert len(names) == 6
    assert {b.name for b in taken(kept)} == names
    assert all(b.path.read_bytes() == path.read_bytes() for b in taken(kept))


def test_without_a_file_there_is_nothing_to_ask_for(database: Database) -> None:
    with pytest.raises(Unchangeable, match="does not exist yet; there is nothing to back up"):
        database.file.back_up()


# where it cannot be made


def test_where_the_hourly_one_cannot_be_made_the_change_is_saved_all_the_same(
    kept: Database, home: Path
) -> None:
    (home / "state").write_text("a file in the way")
    put(kept, "p-1")
    assert kept.table("people").record("p-1")
    folder = kept.file.backup_folder
    assert kept.file.backup_problem == (
        f"no backup could be made in {folder}: a part of its path is a file, not a folder"
    )
    (home / "state").unlink()
    put(kept, "p-2")
    assert kept.file.backup_problem == ""
    assert len(taken(kept)) == 1


def test_where_a_tagged_one_cannot_be_made_nothing_is_changed(
    kept: Database, home: Path, path: Path
) -> None:
    data = path.read_bytes()
    (home / "state").write_text("a file in the way")
    with (
        pytest.raises(NotSaved, match="Without a backup nothing was changed") as refusal,
        kept.transaction(tag="before-import"),
    ):
        put(kept, "p-1")
    assert "\n" not in str(refusal.value)
    assert path.read_bytes() == data
    assert kept.table("people").record("p-1") is None
    with pytest.raises(NotSaved, match="Without a backup"):
        kept.file.back_up()


# which are kept

moments = st.datetimes(
    datetime(2024, 1, 1),
    datetime(2026, 12, 31),
    timezones=st.just(UTC),
)
near = st.integers(0, 60 * 24 * 40).map(lambda minutes: NOW - timedelta(minutes=minutes))
tags = st.sampled_from(["", "", "", "before-import", "by-hand"])


def backup(at: datetime, tag: str = "") -> Backup:
    return Backup(at, tag, Path(f"{at:%Y-%m-%dT%H%M%SZ}{tag and '.'}{tag}.json"))


some = st.lists(st.builds(backup, moments | near, tags), max_size=120, unique=True)


@given(some)
def test_thinning_keeps_the_newest_and_not_too_many_and_is_done_in_one_go(
    backups: list[Backup],
) -> None:
    kept = worth_keeping(backups)
    assert kept <= set(backups)
    assert worth_keeping(kept) == kept
    plain, tagged = [b for b in kept if not b.tag], [b for b in kept if b.tag]
    assert len(plain) <= MOST
    assert len(tagged) <= 12
    if backups:
        assert max(backups) in kept
    for was, left, most in (
        ([b for b in set(backups) if not b.tag], plain, 24),
        ([b for b in set(backups) if b.tag], tagged, 12),
    ):
        assert bool(was) == bool(left)
        if len({b.at.strftime("%F %H") for b in was}) == len(was) <= most:
            assert set(was) == set(left)


@given(some, st.data())
def test_of_each_recent_hour_day_week_and_month_one_is_left(
    backups: list[Backup], data: st.DataObject
) -> None:
    plain = [b for b in backups if not b.tag]
    kept = worth_keeping(backups)
    for number, period in ((24, "%F %H"), (14, "%F"), (8, "%G %V"), (12, "%Y-%m")):
        periods = sorted({b.at.strftime(period) for b in plain})[-number:]
        for each in periods:
            newest = max(b for b in plain if b.at.strftime(period) == each)
            assert newest in kept


def test_three_years_of_hours_leave_few_and_the_first_months_go(
    kept: Database, path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "copies"
    for hours in range(0, 24 * 60, 5):
        take(path, folder, NOW + timedelta(hours=hours))
    left = backups_in(folder)
    assert left == sorted(left, reverse=True)
    assert left[0].at == NOW + timedelta(hours=24 * 60 - 5)
    assert 24 + 10 < len(left) <= MOST


def test_what_is_no_backup_is_neither_listed_nor_removed(path: Path, tmp_path: Path) -> None:
    write(path, tables())
    folder = tmp_path / "copies"
    aside = set_aside(b"damaged", folder)
    (folder / "notes.json").touch()
    (folder / "2026-11-23.json").touch()
    for n in range(70):
        take(path, folder, NOW + timedelta(minutes=n))
    assert aside.read_bytes() == b"damaged"
    assert (folder / "notes.json").exists()
    assert (folder / "2026-11-23.json").exists()
    assert len(backups_in(folder)) == len(list(folder.iterdir())) - 3


def test_a_backup_just_taken_is_there_though_the_clock_went_back(
    path: Path, tmp_path: Path
) -> None:
    write(path, tables())
    folder = tmp_path / "copies"
    for n in range(15):
        take(path, folder, NOW + timedelta(days=n), "before-import")
    latest = take(path, folder, NOW - timedelta(days=3), "before-import")
    assert latest.path.exists()


def test_it_is_due_where_none_is_near() -> None:
    assert is_due(Path("/there is no such folder"), NOW)


def test_the_newest_good_one_is_found_past_damaged_ones(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    assert newest_good(folder) is None
    write(path, tables())
    good = take(path, folder, NOW)
    for n, data in enumerate((b"", b"{", b'{"people": {}}')):
        path.write_bytes(data)
        take(path, folder, NOW + timedelta(hours=n + 1))
    (folder / "2026-11-25T000000Z.json").mkdir()
    assert newest_good(folder) == good


# how they come back


def test_restoring_keeps_what_is_there_now(kept: Database, path: Path) -> None:
    first = path.read_bytes()
    put(kept, "p-1")
    second = path.read_bytes()
    (backup,) = taken(kept)
    heard = Heard()
    kept.file.restore(backup)
    heard.stop()
    assert heard.renames(path) == 1
    assert path.read_bytes() == first
    assert kept.table("people").record("p-1") is None
    assert {b.path.read_bytes(): b.tag for b in taken(kept)} == {
        first: "",
        second: "before-restore",
    }
    kept.file.restore(next(b for b in taken(kept) if b.tag == "before-restore"))
    assert path.read_bytes() == second
    assert kept.table("people").record("p-1")


def test_restoring_sets_a_damaged_file_aside(kept: Database, path: Path) -> None:
    backup = kept.file.back_up()
    path.write_bytes(b'{"half":')
    kept.file.restore(backup)
    assert load(path) == tables()
    aside = [p.read_bytes() for p in kept.file.backup_folder.glob("damaged-*")]
    assert aside == [b'{"half":']
    assert [b.tag for b in taken(kept)] == [""]


def test_restoring_brings_a_file_back_that_is_gone(kept: Database, path: Path) -> None:
    backup = kept.file.back_up()
    data = path.read_bytes()
    path.unlink()
    path.parent.joinpath(path.name + ".lock").unlink()
    path.parent.rmdir()
    kept.file.restore(backup)
    assert path.read_bytes() == data


def test_a_file_of_a_newer_version_can_be_restored_over(kept: Database, path: Path) -> None:
    backup = kept.file.back_up()
    write(path, tables(meta=table(META | {"schema": 9})))
    assert kept.table("meta").all()[0]["schema"] == 9
    kept.file.restore(backup)
    assert load(path) == tables()


@pytest.mark.parametrize("data", [b"", b"[]", b'{"people": {}}', None])
def test_a_backup_that_cannot_be_read_is_not_restored(
    kept: Database, path: Path, data: bytes | None
) -> None:
    backup = kept.file.back_up()
    before = path.read_bytes()
    backup.path.unlink()
    if data is not None:
        backup.path.write_bytes(data)
    with pytest.raises(Unchangeable, match=f"the backup {backup.name} cannot be read: ") as refusal:
        kept.file.restore(backup)
    assert "\n" not in str(refusal.value)
    assert path.read_bytes() == before


def test_where_what_is_there_now_cannot_be_kept_nothing_is_restored(
    kept: Database, path: Path, tmp_path: Path, clock: FixedClock
) -> None:
    backup = kept.file.back_up()
    put(kept, "p-1")
    data = path.read_bytes()
    (tmp_path / "a file").touch()
    other = Database(path, clock, backup_folder=tmp_path / "a file" / "backups")
    with pytest.raises(NotSaved):
        other.file.restore(backup)
    assert path.read_bytes() == data


def test_a_read_only_file_is_not_restored_over(kept: Database, path: Path) -> None:
    backup = kept.file.back_up()
    data = path.read_bytes()
    path.chmod(0o444)
    with pytest.raises(Unchangeable, match="read-only"):
        kept.file.restore(backup)
    assert path.read_bytes() == data
