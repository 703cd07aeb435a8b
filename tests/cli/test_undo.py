"""What a command did can be taken back by another, step by step, and done again."""

import json
import random
import shlex
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import (
    marked,
    own_file,
    run_command,
    start_process,
    tables_of,
)
from tui.book.past import Past, note, past_of
from tui.book.places import CellPlace
from tui.book.steps import Edit
from tui.store.undo_file import MOST_BYTES, MOST_STEPS, read_lines

DAY = date(2026, 11, 23)
EDIT = Edit(CellPlace("listen", DAY), {"state": None}, {"state": "done", "with": ["p-ö"]})

CHANGES = (
    "check listen",
    "check support --with Alex --feel happy --note Hm",
    "check 1 2 3 --from -3",
    "rest support",
    "check support",
    "uncheck support",
    "rest all --on tomorrow",
    "schedule time 3/week",
    'pause all --to +13 --why "the sea"',
    "resume all",
    'practice add "Write a letter"',
    "practice rename write Post",
    "practice off share",
    "practice on share",
    "settings day_start 03:00",
    "people add Sarah --kind friend --rhythm 14",
    "people edit Sarah --name Sara --touch today",
    "people archive Sara",
    "people restore Sara",
    'plan "date night with Alex and Zoë every friday 19:30 for 2h"',
    "skip 2026-11-27",
    "restore 2026-11-27",
    'move 2026-11-27 "2026-11-28 20:00"',
    'edit 2026-12-11 "film with Alex every friday 20:00" --following',
    'plan "yesterday lunch with Alex 12:00 for 1h"',
    "outcome yesterday --clear",
    'outcome yesterday partly --note "short; good"',
    "end 2026-12-18 --before",
    'note "A long talk." --with Kim --about listen',
    'life add Alex "the exam on friday"',
    "checkin Alex 45320455 --glad Monday",
)


def kept(file: Path) -> dict[str, Any]:
    """What a file says: its records and days, without their times, and without what is deleted."""
    said: dict[str, Any] = {}
    for name, records in tables_of(file).items():
        for record in records.values():
            fields = {k: v for k, v in record.items() if k != "at"}
            for day, cell in fields.pop("days", {}).items():
                said[f"{fields['uid']} {day}"] = {k: v for k, v in cell.items() if k != "at"}
            if name != "marks":
                said[f"{name} {fields['uid']}"] = fields
    return {k: v for k, v in said.items() if not v.get("deleted") and v != {"state": None}}


def steps_of(home: Path) -> Path:
    """Where the steps are kept."""
    (file,) = (home / "state").rglob("*-undo")
    return file


@pytest.mark.unmeasured
def test_every_change_is_undone_step_by_step_and_done_again(home: Path) -> None:
    run_command("check", "honest").well()
    file, half = own_file(home), len(CHANGES) // 2
    for changes in (CHANGES[:half], CHANGES[half:]):
        found = [kept(file)]
        for change in changes:
            run_command(*shlex.split(change)).well()
            found.append(kept(file))
            assert found[-1] != found[-2], change
        for change, before in zip(reversed(changes), found[-2::-1], strict=True):
            assert run_command("undo").well().startswith("Undone: ")
            assert kept(file) == before, change
        assert run_command("redo", str(len(changes))).well().count("Done again: ") == len(changes)
        assert kept(file) == found[-1]


def test_the_latest_steps_are_kept(path: Path) -> None:
    for n in range(MOST_STEPS + 5):
        note(path, Past(str(n), DAY, (EDIT,)))
    lines = read_lines(path)
    assert [past_of(line) for line in lines.done] == [
        Past(str(n), DAY, (EDIT,)) for n in range(5, MOST_STEPS + 5)
    ]


def noise(size: int) -> str:
    """A text that packing makes no smaller than this."""
    return random.Random(size).randbytes(size).hex()


def test_a_step_that_is_too_large_to_keep_cannot_be_undone(path: Path) -> None:
    large = EDIT._replace(after={"state": noise(MOST_BYTES)})
    assert note(path, Past("small", DAY, (EDIT,)))
    assert not note(path, Past("large", DAY, (large,)))
    assert [past_of(line) for line in read_lines(path).done] == [Past("large", DAY)]


def test_decades_of_marks_are_kept_in_little_room(path: Path) -> None:
    first = DAY.toordinal()
    places = [CellPlace(f"own-{n % 9}", DAY.fromordinal(first - n // 9)) for n in range(50_000)]
    edits = tuple(EDIT._replace(place=place) for place in places)
    note(path, Past("small", DAY, (EDIT,)))
    note(path, Past("large", DAY, edits))
    small, large = (past_of(line) for line in read_lines(path).done)
    assert (small, large) == (Past("small", DAY, (EDIT,)), Past("large", DAY, edits))
    assert path.stat().st_size < MOST_BYTES / 4


def test_large_steps_leave_room_for_the_latest(path: Path) -> None:
    large = EDIT._replace(after={"state": noise(MOST_BYTES // 2)})
    for label in "abc":
        note(path, Past(label, DAY, (large,)))
    assert [past_of(line) for line in read_lines(path).done] == [Past("c", DAY, (large,))]
    assert path.stat().st_size < MOST_BYTES


def test_what_was_undone_is_told_as_it_was_said() -> None:
    run_command("check", "listen", "share", "--on", "today", "--on", "yesterday").well()
    run_command("people", "add", "Alex").well()
    run_command("people", "archive", "Alex").well()
    assert run_command("undo", "--list").well().splitlines() == [
        "undo: Alex is archived",
        "undo: Alex is added",
        "undo: Active listening, Share your emotions: done yesterday, today",
    ]
    assert run_command("undo", "2").well() == "Undone: Alex is archived.\nUndone: Alex is added.\n"
    assert run_command("redo").well() == "Done again: Alex is added.\n"
    assert run_command("undo", "--list").well().startswith("redo: Alex is archived\nundo: Alex is")
    on_tuesday = run_command("undo", "2", now="2026-11-24T20:00").well()
    assert "Undone, from yesterday: Active listening, Share your emotions: done" in on_tuesday


def test_a_step_tells_only_what_it_changed() -> None:
    run_command("check", "listen").well()
    run_command("check", "listen", "share").well()
    assert run_command("undo").well() == "Undone: Share your emotions: done today.\n"
    run_command("check", "listen").well()
    assert run_command("undo").well() == "Undone: Active listening: done today.\n"


def test_a_new_change_ends_what_could_be_done_again() -> None:
    run_command("check", "listen").well()
    run_command("undo").well()
    run_command("check", "share").well()
    assert "nothing to do again" in run_command("redo").refusal()
    assert marked() == {"2026-11-23": ["share"]}


def test_what_others_changed_since_is_left_alone(home: Path) -> None:
    file = own_file(home)
    run_command("people", "add", "Alex").well()
    run_command("check", "listen", "share").well()
    tables = tables_of(file)
    (year,) = [r for r in tables["marks"].values() if r["practice"] == "share"]
    year["days"]["11-23"]["with"] = ["p-other"]
    file.write_text(json.dumps(tables))
    before = file.read_bytes()
    said = run_command("undo").refusal()
    assert "not undone: Active listening, Share your emotions: done today; " in said
    assert "Share your emotions of today was changed since" in said
    assert file.read_bytes() == before
    assert run_command("undo").well() == "Undone: Alex is added.\n"
    assert marked() == {"2026-11-23": ["listen", "share"]}


@pytest.mark.parametrize("steps", ["0", "-1", "x", "21", "1.5", "²", "9" * 5000])
def test_steps_are_a_number(steps: str) -> None:
    run_command("check", "listen").well()
    assert "is no number of steps; write one from 1 to 20" in run_command("undo", steps).refusal()


def test_forgetting_somebody_forgets_what_could_be_undone(home: Path) -> None:
    run_command("check", "time", "--with", "Alexandra").well()
    run_command("note", "With Alexandra.", "--with", "Alexandra").well()
    assert "Alexandra" in steps_of(home).read_text()
    run_command("people", "forget", "Alexandra", "--yes").well()
    assert not [f for f in (home / "state").rglob("*-undo*") if b"Alexandra" in f.read_bytes()]
    assert "no command is left to undo" in run_command("undo").refusal()
    assert run_command("undo", "--list").well() == "No command can be undone or done again.\n"


def test_what_is_taken_in_is_undone_or_leads_to_the_backups(tmp_path: Path) -> None:
    run_command("check", "listen").well()
    copy, table = tmp_path / "copy.json", tmp_path / "in.csv"
    run_command("export", copy).well()
    table.write_text("day,practice,state\n2026-11-01,share,done\n")
    run_command("import", table).well()
    assert run_command("undo").well() == "Undone: in.csv was taken in.\n"
    assert marked() == {"2026-11-23": ["listen"]}
    run_command("import", copy).well()
    said = run_command("undo").refusal()
    assert "cannot be undone step by step: copy.json was taken in; `nearer restore-backup" in said
    run_command("restore-backup").well()
    assert "no command is left to undo" in run_command("undo").refusal()


def test_the_steps_belong_to_their_owner_and_where_names_them(home: Path) -> None:
    run_command("check", "listen").well()
    assert steps_of(home).stat().st_mode & 0o777 == 0o600
    assert f"undo     {steps_of(home)}\n" in run_command("where").well()


@pytest.mark.parametrize(
    "held", [b"", b"x", b"5\n{}\n", b"1\n{}\n", b"1\n[[[\n", b"\xff\xfe", b"1\n" + b"[" * 99_999]
)
def test_a_damaged_list_of_steps_is_an_empty_one(home: Path, held: bytes) -> None:
    run_command("check", "listen").well()
    steps_of(home).write_bytes(held)
    assert "no command is left to undo" in run_command("undo").refusal()
    run_command("check", "share").well()
    assert run_command("undo").well() == "Undone: Share your emotions: done today.\n"


def test_steps_that_cannot_be_kept_stop_no_command(home: Path) -> None:
    run_command("check", "listen").well()
    steps = steps_of(home)
    steps.unlink()
    steps.mkdir()
    assert run_command("check", "share").well().startswith("Share your emotions: done today")
    assert run_command("people", "add", "Alex").well() == "Alex is among the people now.\n"
    run_command("people", "forget", "Alex", "--yes").well()
    assert f"{steps}: it is a folder" in run_command("undo").refusal()
    steps.rmdir()
    (home / "state" / "nearer" / "backups").rename(home / "elsewhere")
    (home / "state" / "nearer").rmdir()
    (home / "state" / "nearer").write_text("in the way")
    assert run_command("check", "time").status == 0
    assert marked() == {"2026-11-23": ["listen", "share", "time"]}


def test_commands_at_once_each_leave_their_step(home: Path) -> None:
    processes = [start_process("check", str(n), "--on", f"-{n}") for n in range(1, 4)]
    assert [process.wait() for process in processes] == [0] * 3
    for process in processes:
        process.communicate()
    run_command("undo", "3").well()
    assert marked() == {}


def test_a_rest_keeps_what_was_said_and_gives_it_back() -> None:
    run_command("check", "support", "--with", "Alex", "--feel", "happy").well()
    before = run_command("history", "--json").json
    run_command("rest", "support").well()
    run_command("check", "support").well()
    assert run_command("history", "--json").json == before
