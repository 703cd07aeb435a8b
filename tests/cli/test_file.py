"""Files that are damaged, newer or read-only; ``backup``, ``restore-backup``, ``doctor``."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import (
    META,
    Result,
    backups_of,
    disk,
    marked,
    own_file,
    run_command,
    tables_of,
    write_file,
    year_of,
)
from tui.store.codec import encode

CHANGES = [
    ["check", "share"],
    ["uncheck", "listen"],
    ["rest", "all"],
    ["schedule", "time", "3/week"],
    ["pause", "all"],
    ["practice", "add", "Walk"],
    ["practice", "off", "time"],
    ["settings", "grace", "on"],
]
LOOKS = [
    ["today"],
    ["today", "--json"],
    ["streaks"],
    ["history"],
    ["history", "--year", "2026"],
    ["schedule", "time"],
    ["pause"],
    ["practice", "list"],
    ["settings"],
]


def cut(good: bytes) -> bytes:
    return good[: len(good) // 2]


DAMAGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "truncated": (cut, "it is not JSON"),
    "0 bytes": (lambda good: b"", "it is empty (0 bytes)"),
    "blank": (lambda good: b" \n\n", "it is blank"),
    "zeros": (lambda good: bytes(len(good)), "it is not JSON"),
    "null": (lambda good: b"null", "nothing (null)"),
    "list": (lambda good: b"[" + good + b"]", "a list"),
    "text": (lambda good: b'"nearer"', "a text"),
    "table not a map": (lambda good: good.replace(b'"marks":{', b'"marks":7,"x":{'), "a number"),
    "record not a map": (lambda good: b'{"marks": {"1": true}}', "a yes or no"),
    "days not a map": (lambda good: good.replace(b'"days":{', b'"days":[],"x":{'), "a list"),
    "conflict": (
        lambda good: b"<<<<<<< HEAD\n" + good + b"=======\n" + good + b">>>>>>> theirs\n",
        "git conflict markers",
    ),
    "conflict inside": (
        lambda good: good.replace(b'"marks"', b"\n<<<<<<< HEAD\n=======\n>>>>>>> b\n"),
        "git conflict markers",
    ),
    "latin-1": (lambda good: good.replace(b"listen", b"l\xe4sten"), "it is not UTF-8 text"),
    "somebody else's": (lambda good: b'{"_default": {"1": {"task": "milk"}}}', "no file of Nearer"),
    "schema in words": (lambda good: good.replace(b'"schema":1', b'"schema":"one"'), "'one'"),
}


@pytest.fixture
def kept(home: Path) -> Path:
    """The user's own file with a tick in it."""
    run_command("check", "listen").well()
    return own_file(home)


@pytest.mark.parametrize("command", [["today"], ["check", "share"]])
@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_named_and_left_alone(
    kept: Path, home: Path, damage: str, command: list[str]
) -> None:
    spoil, reason = DAMAGES[damage]
    data = spoil(kept.read_bytes())
    kept.write_bytes(data)
    before = disk(kept.parent)
    refusal = run_command(*command).refusal()
    assert f"nearer: {kept} cannot be read: " in refusal
    assert reason in refusal
    assert "It was left as it is." in refusal
    assert "no backup yet; mend the file, or move it away" in refusal
    assert disk(kept.parent) == before
    assert [copy.read_bytes() for copy in backups_of(home)] == ([data] if data else [])
    for copy in backups_of(home):
        assert str(copy) in refusal
    assert run_command(*command).refusal() == refusal
    assert len(backups_of(home)) == bool(data)


@pytest.mark.parametrize(
    "command",
    [
        ["streaks"],
        ["history", "--json"],
        ["today", "--line"],
        ["uncheck", "listen"],
        ["rest", "all"],
        ["history", "--year", "2026"],
        ["schedule", "listen", "3/week"],
        ["pause"],
        ["pause", "all"],
        ["resume", "all"],
        ["practice", "list"],
        ["practice", "add", "Walk"],
        ["settings"],
        ["settings", "grace", "on"],
        ["export", "~/out.json"],
        ["export", "~/out.csv"],
        ["import", "~/in.csv"],
        ["import", "~/in.json"],
        ["backup"],
        [],
    ],
)
def test_every_command_leaves_a_damaged_file_alone(
    kept: Path, home: Path, command: list[str]
) -> None:
    (home / "in.csv").write_text("day,practice,state\n2026-11-20,listen,done\n")
    (home / "in.json").write_bytes(kept.read_bytes())
    kept.write_bytes(cut(kept.read_bytes()))
    before = disk(kept.parent)
    assert f"{kept} cannot be read: it is not JSON" in run_command(*command).refusal()
    assert disk(kept.parent) == before
    assert not (home / "out.json").exists()
    assert not (home / "out.csv").exists()


def test_the_newest_good_backup_is_the_way_out(kept: Path) -> None:
    good = kept.read_bytes()
    run_command("backup", now="2026-11-23T20:00").well()
    kept.write_bytes(b"null")
    refusal = run_command("today").refusal()
    assert "`nearer restore-backup` brings back 2026-11-23T200000Z.by-hand" in refusal
    run_command("restore-backup").well()
    assert kept.read_bytes() == good
    assert run_command("today", "--line").well().startswith("1 of 5")


def test_a_damaged_backup_is_passed_over(kept: Path, home: Path) -> None:
    good = kept.read_bytes()
    run_command("backup", now="2026-11-23T20:00").well()
    run_command("check", "share").well()
    run_command("backup", now="2026-11-23T20:30").well()
    (newest,) = [copy for copy in backups_of(home) if "T2030" in copy.name]
    newest.write_bytes(b"[]")
    refusal = run_command("restore-backup", newest.stem).refusal()
    assert newest.stem in refusal
    assert "a list" in refusal
    assert marked() == {"2026-11-23": ["listen", "share"]}
    assert "200000Z.by-hand" in run_command("restore-backup").well()
    assert kept.read_bytes() == good


def test_what_was_damaged_is_kept_when_a_backup_comes_back(kept: Path, home: Path) -> None:
    run_command("backup").well()
    kept.write_bytes(b"half a wor")
    run_command("restore-backup").well()
    assert b"half a wor" in [copy.read_bytes() for copy in backups_of(home)]


@pytest.mark.parametrize("command", [["today"], ["check", "share"], ["doctor"], ["history"]])
def test_a_folder_is_not_a_file(tmp_path: Path, command: list[str]) -> None:
    folder = tmp_path / "nearer.json"
    folder.mkdir()
    before = disk(tmp_path)
    result = run_command(*command, file=folder)
    assert result.status == 1
    assert f"{folder} cannot be read: it is a folder" in result.out + result.err
    assert len(result.err.splitlines()) == (command != ["doctor"])
    assert disk(tmp_path) == before


@pytest.mark.parametrize("command", [["today"], ["check", "share"]])
def test_links_that_lead_in_a_circle_are_refused(tmp_path: Path, command: list[str]) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    one.symlink_to(two)
    two.symlink_to(one)
    assert "its links lead in a circle" in run_command(*command, file=one).refusal()


def test_a_part_of_the_path_may_not_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words")
    for command in (["today"], ["check", "share"]):
        refusal = run_command(*command, file=tmp_path / "file" / "nearer.json").refusal()
        assert "a part of its path is a file, not a folder" in refusal
    assert (tmp_path / "file").read_text() == "words"


def check_readable_only(file: Path, reason: str) -> None:
    """Looking works; each change is refused with the reason, and leaves every byte."""
    before = disk(file.parent)
    for look in LOOKS:
        run_command(*look, file=file).well()
    assert run_command("today", "--line", file=file).well().startswith("1 of 5 done")
    for change in [*CHANGES, ["restore-backup"]]:
        assert reason in run_command(*change, file=file).refusal()
    assert disk(file.parent) == before
    doctor = run_command("doctor", file=file)
    assert doctor.status == 1
    assert reason in doctor.out


def a_tick(path: Path) -> Path:
    run_command("check", "listen", file=path).well()
    run_command("backup", file=path).well()
    return path


def test_a_newer_file_can_be_read_but_not_changed(path: Path) -> None:
    a_tick(path)
    path.write_bytes(path.read_bytes().replace(b'"schema":1', b'"schema":7'))
    before = path.read_bytes()
    for look in LOOKS:
        run_command(*look, file=path).well()
    for change in CHANGES:
        refusal = run_command(*change, file=path).refusal()
        assert f"{path} was written by a newer Nearer (schema 7" in refusal
        assert "update Nearer to change it" in refusal
    assert path.read_bytes() == before
    assert "a newer Nearer" in run_command("doctor", file=path).out


def test_a_read_only_file_can_be_read_but_not_changed(path: Path) -> None:
    a_tick(path).chmod(0o444)
    check_readable_only(path, f"{path} is read-only; allow writing to it")


def test_a_file_in_a_read_only_folder_can_be_read_but_not_changed(path: Path) -> None:
    a_tick(path).parent.chmod(0o555)
    try:
        check_readable_only(path, f"the folder {path.parent} is read-only")
    finally:
        path.parent.chmod(0o700)


def test_no_file_is_made_in_a_read_only_folder(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        assert run_command("today", file=path).well()
        assert "is read-only" in run_command("check", "share", file=path).refusal()
        assert "is read-only" in run_command("check", "share", file=path.parent / "a/b").refusal()
    finally:
        path.parent.chmod(0o700)
    assert disk(path.parent) == {}


def test_a_backup_is_a_copy_and_says_where(kept: Path, home: Path) -> None:
    said = run_command("backup").well()
    (copy,) = backups_of(home)
    assert said == f"backed up as 2026-11-23T200000Z.by-hand in {copy.parent}\n"
    assert copy.read_bytes() == kept.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.parent.stat().st_mode & 0o777 == 0o700


def test_two_backups_of_one_second_are_two(kept: Path, home: Path) -> None:
    run_command("backup").well()
    run_command("check", "share").well()
    run_command("backup").well()
    assert len({copy.read_bytes() for copy in backups_of(home)}) == 2


def test_where_there_is_nothing_there_is_nothing_to_back_up(home: Path) -> None:
    assert "nothing to back up" in run_command("backup").refusal()
    assert "no good backup" in run_command("restore-backup").refusal()
    listed = run_command("restore-backup", "--list").well()
    assert listed == f"There is no backup of {own_file(home)} yet.\n"
    assert not own_file(home).exists()


def test_backups_are_listed_newest_first(kept: Path, home: Path) -> None:
    for hour in ("20", "22", "21"):
        run_command("backup", now=f"2026-11-23T{hour}:00").well()
    size = f"{kept.stat().st_size:,} bytes"
    assert run_command("restore-backup", "--list").well().splitlines() == [
        f"2026-11-23T220000Z.by-hand  {size}",
        f"2026-11-23T210000Z.by-hand  {size}",
        f"2026-11-23T200000Z.by-hand  {size}",
    ]


@pytest.mark.parametrize("ending", ["", ".json"])
def test_a_backup_comes_back_by_its_name(kept: Path, home: Path, ending: str) -> None:
    first = kept.read_bytes()
    run_command("backup", now="2026-11-23T20:00").well()
    run_command("check", "share").well()
    second = kept.read_bytes()
    run_command("backup", now="2026-11-23T20:30").well()
    run_command("check", "time").well()
    third = kept.read_bytes()
    name = "2026-11-23T200000Z.by-hand"
    said = run_command("restore-backup", name + ending, now="2026-11-23T20:40").well()
    assert f"{kept} is as it was in {name}" in said
    assert kept.read_bytes() == first
    assert kept.stat().st_mode & 0o777 == 0o600
    listed = run_command("restore-backup", "--list").well()
    assert "2026-11-23T204000Z.before-restore" in listed
    assert sorted(copy.read_bytes() for copy in backups_of(home)) == sorted([first, second, third])
    run_command("restore-backup", "2026-11-23T204000Z.before-restore").well()
    assert kept.read_bytes() == third


def test_without_a_name_the_newest_backup_comes_back(kept: Path) -> None:
    run_command("backup", now="2026-11-23T20:00").well()
    run_command("check", "share").well()
    newest = kept.read_bytes()
    run_command("backup", now="2026-11-23T20:30").well()
    run_command("check", "time").well()
    run_command("restore-backup", now="2026-11-23T20:40").well()
    assert kept.read_bytes() == newest


def test_a_file_that_is_gone_comes_back(kept: Path) -> None:
    run_command("backup").well()
    good = kept.read_bytes()
    kept.unlink()
    assert run_command("today", "--line").well().startswith("0 of 5")
    run_command("restore-backup").well()
    assert kept.read_bytes() == good


def test_an_unknown_backup_is_refused(kept: Path, tmp_path: Path) -> None:
    run_command("backup").well()
    before = disk(tmp_path)
    for name in ("2026-11-23T210000Z", "../../nearer", ""):
        refusal = run_command("restore-backup", name).refusal()
        assert f"there is no backup {name!r}" in refusal
        assert "--list" in refusal
    assert disk(tmp_path) == before


def test_each_file_has_backups_of_its_own(kept: Path, path: Path) -> None:
    run_command("backup").well()
    run_command("check", "share", file=path).well()
    assert "no good backup" in run_command("restore-backup", file=path).refusal()
    assert "There is no backup" in run_command("restore-backup", "--list", file=path).well()


def problems(result: Result) -> list[str]:
    lines = result.out.splitlines()
    found = [line.removeprefix("problem  ") for line in lines if line.startswith("problem")]
    assert result.err == ""
    assert result.status == bool(found)
    assert ("All is well." in lines) == (not found)
    return found


def test_the_doctor_finds_nothing_in_a_good_file(kept: Path, tmp_path: Path) -> None:
    run_command("backup").well()
    before = disk(tmp_path)
    result = run_command("doctor")
    assert problems(result) == []
    assert f"file     {kept}\n" in result.out
    assert "holds    3 records, all of them readable\n" in result.out
    assert "backups  1 in " in result.out
    assert disk(tmp_path) == before


def test_the_doctor_finds_nothing_where_there_is_no_file(tmp_path: Path) -> None:
    before = disk(tmp_path)
    result = run_command("doctor")
    assert problems(result) == []
    assert "nothing yet" in result.out
    assert disk(tmp_path) == before


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_doctor_names_a_damage(kept: Path, damage: str) -> None:
    spoil, reason = DAMAGES[damage]
    kept.write_bytes(spoil(kept.read_bytes()))
    before = kept.read_bytes()
    (problem,) = problems(run_command("doctor"))
    assert str(kept) in problem
    assert reason in problem
    assert kept.read_bytes() == before


def test_the_doctor_sees_that_others_can_open_the_file(kept: Path) -> None:
    kept.chmod(0o640)
    (problem,) = problems(run_command("doctor"))
    assert f"`chmod 600 {kept}`" in problem
    kept.chmod(0o600)
    assert problems(run_command("doctor")) == []


@pytest.mark.parametrize(
    "name",
    [
        "nearer.sync-conflict-20261120-101500-ABCDEF.json",
        "nearer (Sarah's conflicted copy 2026-11-20).json",
    ],
)
def test_the_doctor_sees_what_sync_programs_leave(kept: Path, name: str) -> None:
    copy = kept.with_name(name)
    copy.write_bytes(kept.read_bytes().replace(b"listen", b"honest"))
    (kept.parent / "other.sync-conflict-20261120-101500-ABCDEF.json").write_text("{}")
    (problem,) = problems(run_command("doctor"))
    assert name in problem
    assert "nearer import" in problem
    assert run_command("import", copy).status == 0
    assert marked() == {"2026-11-23": ["listen", "honest"]}


def test_the_doctor_counts_days_that_cannot_be_understood(path: Path) -> None:
    days: dict[str, Any] = {
        "11-20": "napping",
        "02-30": "done",
        "11-21": "done",
        "11-22": {"state": None},
    }
    write_file(path, marks=[year_of("listen", 2026, days)])
    (problem,) = problems(run_command("doctor", file=path))
    assert problem.startswith("2 days of marks cannot be understood")


def test_the_doctor_counts_habits_that_cannot_be_understood(path: Path) -> None:
    write_file(
        path,
        settings=[{"uid": "grace", "value": True}, {"uid": "colour", "value": "red"}],
        practices=[{"uid": "walk", "name": "Walk"}, {"uid": "sing", "deleted": True}],
        schedules=[{"uid": "x", "practice": "time", "from": "soon", "schedule": "daily"}],
        pauses=[{"uid": "y", "practice": "time", "from": "2026-11-23"}],
    )
    before = path.read_bytes()
    (problem,) = problems(run_command("doctor", file=path))
    assert problem == (
        "3 records of habits, people or plans cannot be understood; they are kept, not used"
    )
    assert run_command("today", file=path).well().count("\n") == 9
    assert path.read_bytes() == before


def test_the_doctor_names_all_problems(kept: Path) -> None:
    kept.write_bytes(encode({"meta": {"1": {**META, "schema": 2}}}))
    kept.chmod(0o444)
    kept.with_name("nearer.sync-conflict-1.json").write_text("{}")
    result = run_command("doctor")
    assert len(problems(result)) == 3
    assert "3 problems to look at." in result.out


def test_where_names_every_place(kept: Path, home: Path, tmp_path: Path) -> None:
    run_command("backup").well()
    before = disk(tmp_path)
    lines = run_command("where").well().splitlines()
    assert lines[0].split(maxsplit=1) == ["file", str(kept)]
    assert lines[1].split(maxsplit=1) == ["backups", str(backups_of(home)[0].parent)]
    drafts = f"{backups_of(home)[0].parent}-drafts"
    assert lines[2].split(maxsplit=1) == ["drafts", drafts]
    assert lines[-1].split(maxsplit=1) == ["themes", str(home / "config" / "nearer" / "themes")]
    assert disk(tmp_path) == before


def test_a_file_can_be_named_in_three_ways(path: Path, home: Path) -> None:
    run_command("check", "listen", file=path).well()
    run_command("check", "share", "--file", path).well()
    run_command("--file", path, "check", "time").well()
    assert marked(path) == {"2026-11-23": ["listen", "share", "time"]}
    assert not own_file(home).exists()
    other = path.with_name("other.json")
    run_command("check", "honest", "--file", other, file=path).well()
    assert marked(other) == {"2026-11-23": ["honest"]}
    run_command("check", "honest", "--file", "~/mine.json").well()
    assert marked(home / "mine.json") == {"2026-11-23": ["honest"]}


def test_a_link_is_followed_and_stays_a_link(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    run_command("check", "listen", file=link).well()
    run_command("check", "share", file=path).well()
    assert link.is_symlink()
    assert not path.is_symlink()
    assert marked(link) == {"2026-11-23": ["listen", "share"]}
    assert len(tables_of(path)["meta"]) == 1


def test_halves_of_killed_writers_are_swept_wherever_we_write(
    path: Path, tmp_path: Path, home: Path
) -> None:
    run_command("check", "1", file=path).well()
    run_command("backup", file=path).well()
    folder = backups_of(home)[0].parent
    vdir = tmp_path / "vdir"
    vdir.mkdir()
    config = home / "config" / "nearer"
    config.mkdir(parents=True)
    old = [
        folder / ".2026-11-01T000000Z.json.123.tmp",
        vdir / ".pl-1.ics.123.tmp",
        tmp_path / ".out.json.123.tmp",
        config / ".config.toml.123.tmp",
    ]
    for half in old:
        half.write_text("half")
        os.utime(half, (1, 1))
    run_command("backup", file=path).well()
    run_command("export", "--vdir", vdir, file=path).well()
    run_command("export", tmp_path / "out.json", file=path).well()
    run_command("settings", "--init", file=path).well()
    assert [half for half in old if half.exists()] == []


def test_forgetting_with_the_backups_leaves_no_half_of_one(path: Path, home: Path) -> None:
    run_command("people", "add", "Kim", file=path).well()
    run_command("backup", file=path).well()
    half = backups_of(home)[0].with_name(".2026-11-23T200000Z.json.123.tmp")
    half.write_text("Kim")
    run_command("people", "forget", "Kim", "--backups", "--yes", file=path).well()
    assert [*half.parent.iterdir()] == []
