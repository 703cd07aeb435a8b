"""Numbers, days and times out of this world: kept, left out, and named."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.book.canaries import filled_tables
from tests.cli.command import META, Result, run_command, tables_of, write_file
from tests.fuzz.commands import CHANGE, SHOW, exports
from tui.book.strange import Strange, strange_in
from tui.store.codec import encode

FAR = "9999-12-31T23:59:59.999Z"
STRANGE: list[tuple[str, str, Any]] = [
    ("people", "rhythm_days", 10**12),
    ("people", "touched", "9999-12-31"),
    ("people", "later", "0001-01-01"),
    ("people", "pause_from", 20261123),
    ("people", "zone", ["Europe/Berlin"]),
    ("people", "archived", "yes"),
    ("plans", "minutes", 10**12),
    ("plans", "minutes", True),
    ("plans", "rdates", ["9999-12-31T23:59", 5]),
    ("plans", "pledges", {"a": 1}),
    ("occurrences", "minutes", 10**18),
    ("occurrences", "day", "9999-12-31"),
    ("occurrences", "with", ["p-kim", 7]),
    ("notes", "written", "soon"),
    ("notes", "feelings", ["calm", 5]),
    ("checkins", "answers", {"ck-1": 10**12, "ck-2": 4}),
    ("checkins", "said", {"ck-open-1": 5}),
    ("checkins", "circles", 10**12),
    ("dates", "lead", 10**12),
    ("dates", "year", 10**12),
    ("matters", "day", "2026-W99"),
    ("practices", "anchor", 5),
    ("pauses", "why", 5),
]
UNREADABLE: list[tuple[str, str, Any]] = [
    ("dates", "month", 10**12),
    ("dates", "day", 2.5),
    ("plans", "start", "9999-12-31T23:59"),
    ("plans", "rrule", 5),
    ("plans", "zone", "\ud800"),
    ("notes", "text", 5),
    ("notes", "note", {}),
    ("notes", "day", "9999-12-31"),
    ("matters", "text", None),
    ("schedules", "from", "0001-01-01"),
    ("pauses", "from", "9999-12-31"),
    ("pauses", "to", 5),
    ("settings", "value", 10**30),
]


def sound(result: Result) -> Result:
    """A command that did not end in a fault of ours."""
    assert "fault in Nearer" not in result.err, result.err
    return result


@pytest.mark.parametrize(("table", "field", "value"), STRANGE + UNREADABLE)
def test_what_cannot_be_is_found_with_its_table_and_record(
    table: str, field: str, value: Any
) -> None:
    held = filled_tables()
    (record,) = held[table]
    record[field] = value
    fields = (field,) if (table, field, value) in STRANGE else ()
    tables = {name: {str(n): r for n, r in enumerate(rs)} for name, rs in held.items()}
    assert list(strange_in(tables)) == [Strange(table, record["uid"], fields)]


@pytest.mark.parametrize("odd", [STRANGE, UNREADABLE], ids=["left out", "not understood"])
def test_it_is_kept_left_out_of_every_command_and_named(
    path: Path, tmp_path: Path, odd: list[tuple[str, str, Any]]
) -> None:
    held = filled_tables()
    for table, field, value in odd:
        held[table][0][field] = value
    write_file(path, **held)
    for arguments in [*SHOW, *exports(tmp_path)]:
        sound(run_command(*arguments, file=path))
    named = run_command("doctor", file=path).out
    for table, _, _ in odd:
        assert f"         {table} {held[table][0]['uid']}" in named
    run_command("check", "support", file=path).well()
    kept, exported = tables_of(path), json.loads((tmp_path / "out.json").read_bytes())
    for table in {table for table, _, _ in odd}:
        assert exported[table] == kept[table]
        assert list(kept[table].values()) == held[table]
    for arguments in CHANGE:
        sound(run_command(*arguments, file=path))
    json.loads(path.read_bytes())


def test_a_time_that_cannot_be_is_named_and_wins_over_no_later_change(
    path: Path, tmp_path: Path
) -> None:
    held = filled_tables()
    (person,) = held["people"]
    (year,) = held["marks"]
    person["at"], year["days"]["11-23"]["at"] = "zzzz", FAR
    theirs = write_file(tmp_path / "theirs.json", **held)
    doctor = run_command("doctor", file=theirs).out
    assert "         people p-kim: at\n" in doctor
    assert "         marks listen|2026 11-23: at\n" in doctor
    assert doctor.index("people p-kim") < doctor.index("marks listen")
    write_file(path, **filled_tables())
    run_command("people", "edit", "p-kim", "--name", "Kim", file=path).well()
    run_command("uncheck", "listen", file=path).well()
    ours = tables_of(path)
    run_command("import", theirs, file=path).well()
    assert tables_of(path)["people"] == ours["people"]
    assert tables_of(path)["marks"] == ours["marks"]
    run_command("import", path, file=theirs).well()
    assert tables_of(theirs)["people"] == ours["people"]
    assert tables_of(theirs)["marks"] == ours["marks"]
    assert "All is well." in run_command("doctor", file=theirs).well()


def test_more_places_than_anybody_reads_are_counted(path: Path) -> None:
    people = [{"uid": f"p-{n}", "name": 5, "at": META["at"]} for n in range(58)]
    write_file(path, people=people)
    lines = run_command("doctor", file=path).out.splitlines()
    assert sum(line.startswith("         people p-") for line in lines) == 40
    assert "         and 18 more" in lines


def test_a_record_without_an_id_of_ours_is_named_by_that_of_the_file(path: Path) -> None:
    record = {"name": "Kim"}
    path.write_bytes(encode({"meta": {"1": META}, "people": {"7": record}}))
    path.chmod(0o600)
    assert "         people 7\n" in run_command("doctor", file=path).out
