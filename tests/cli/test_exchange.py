"""``nearer export`` and ``nearer import``."""

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import (
    META,
    backups_of,
    disk,
    marked,
    no_room_beyond,
    own_file,
    run_command,
    run_process,
    tables_of,
    write_file,
    year_of,
)
from tui.store.codec import encode

HEAD = "day,practice,state,with,feelings,note\n"
PEOPLE = [{"uid": "p-1", "name": "Alex"}, {"uid": "p-2", "name": 'Zoë "Z", née O’Neil'}]
CELL = {
    "state": "done",
    "by_hand": True,
    "with": ["p-2", "p-1"],
    "feelings": ["calm", "near"],
    "at": "2026-11-02T12:00:00.000Z",
}


@pytest.fixture
def rich(path: Path) -> Path:
    """A file with a bit of everything, some of it from a later version."""
    return write_file(
        path,
        people=PEOPLE,
        marks=[
            year_of("time", 2026, {"11-20": CELL, "11-21": "rest", "11-22": {"state": None}}),
            year_of("listen", 2025, {"12-31": "done"}),
            year_of("listen", 2026, {"01-01": "done", "11-30": "rest"}),
        ],
        notes=[{"uid": "n-1", "text": "über\n\N{SNOWMAN}", "at": "2026-11-02T12:00:00.000Z"}],
        moons=[{"uid": "m", "phase": ["full", {"deep": None}], "deleted": True}],
    )


@pytest.fixture
def absent(tmp_path: Path) -> Path:
    """A second place where a file may be made."""
    return tmp_path / "second" / "nearer.json"


def written(tmp_path: Path, text: str | bytes, name: str = "in.csv") -> Path:
    source = tmp_path / name
    source.write_bytes(text if isinstance(text, bytes) else text.encode())
    return source


def file_of(tmp_path: Path, tables: Any, name: str = "in.json") -> Path:
    return written(tmp_path, encode(tables), name)


def history(file: Path | None = None) -> Any:
    return run_command("history", "--json", file=file).json


def test_a_json_export_brings_every_record(rich: Path, absent: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    said = run_command("export", out, file=rich).well()
    assert said == f"14 records written to {out}\n"
    assert run_command("import", out, file=absent).status == 0
    assert tables_of(absent) == tables_of(rich)
    assert sorted(tables_of(absent)) == ["marks", "meta", "moons", "notes", "people"]
    assert history(absent) == history(rich)


def test_an_export_belongs_to_its_owner_alone(rich: Path, tmp_path: Path) -> None:
    for out in (tmp_path / "out.json", tmp_path / "out.csv"):
        run_command("export", out, file=rich).well()
        assert out.stat().st_mode & 0o777 == 0o600


def test_a_csv_export_has_a_row_a_mark(rich: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert run_command("export", out, file=rich).well() == f"5 marks written to {out}\n"
    text = out.read_bytes().decode()
    assert text.startswith(HEAD)
    assert list(csv.reader(text.splitlines()))[1:] == [
        ["2025-12-31", "listen", "done", "", "", ""],
        ["2026-01-01", "listen", "done", "", "", ""],
        ["2026-11-20", "time", "done", 'Zoë "Z", née O’Neil|Alex', "calm|near", ""],
        ["2026-11-21", "time", "rest", "", "", ""],
        ["2026-11-30", "listen", "rest", "", "", ""],
    ]


def test_a_csv_brings_equal_marks(rich: Path, absent: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    run_command("export", out, file=rich).well()
    absent.parent.mkdir()
    write_file(absent, people=PEOPLE)
    said = run_command("import", out, file=absent).well()
    assert said == f"5 marks read from {out}, 5 of them new here\n"
    assert history(absent) == history(rich)
    again = tmp_path / "again.csv"
    run_command("export", again, file=absent).well()
    assert again.read_bytes() == out.read_bytes()


def test_years_of_marks_go_through_csv(path: Path, absent: Path, tmp_path: Path) -> None:
    run_command("demo", "--years", "2", "--file", path).well()
    out = tmp_path / "out.csv"
    run_command("export", out, file=path).well()
    run_command("import", out, file=absent).well()
    assert history(absent) == history(path)
    assert len(history(absent)) > 600
    found, wanted = (run_command("streaks", "--json", file=f).json for f in (absent, path))
    assert found == wanted


def test_the_first_csv_makes_a_file_of_its_own(home: Path, tmp_path: Path) -> None:
    source = written(tmp_path, HEAD + "2026-11-20,listen,done,,,\n")
    run_command("import", source).well()
    assert marked() == {"2026-11-20": ["listen"]}
    assert backups_of(home) == []
    (meta,) = tables_of(own_file(home))["meta"].values()
    assert meta["schema"] == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("day,practice,state\n-3,listen,done\n", id="the columns that are needed"),
        pytest.param("state,day,practice\nDone,2026-11-20,1\n", id="another order"),
        pytest.param(" Day,PRACTICE ,State\n2026-11-20 , Active, done\n", id="spaces, capitals"),
        pytest.param('"day","practice","state"\n"2026-11-20","listen","done"\n', id="quotes"),
        pytest.param("day,practice,state\r\nfriday,listen,done\r\n", id="CRLF"),
        pytest.param("day,practice,state\rfriday,listen,done\r", id="CR"),
        pytest.param("\ufeffday,practice,state\nfriday,listen,done", id="BOM, no last newline"),
        pytest.param("day,practice,state\n\n,,\nfriday,listen,done\n\n", id="empty rows"),
        pytest.param("day,practice,state\n-3,listen,done\n-3,1,done\n", id="a row twice"),
        pytest.param("day,practice,state\n-3,listen,rest\n-3,1,done\n", id="rest, then done"),
        pytest.param("day,practice,state\n-3,listen,done\n-3,1,rest\n", id="done, then rest"),
    ],
)
def test_csv_comes_in_many_forms(tmp_path: Path, text: str) -> None:
    run_command("import", written(tmp_path, text)).well()
    assert marked() == {"2026-11-20": ["listen"]}


def test_a_csv_never_takes_a_day_away(tmp_path: Path) -> None:
    run_command("check", "listen", "share", "--on", "-3").well()
    source = written(tmp_path, HEAD + "-3,listen,rest,,,\n-3,time,rest,,,\n")
    run_command("import", source).well()
    assert marked() == {"2026-11-20": ["listen", "share", "time-"]}


def test_a_csv_adds_people_and_feelings(rich: Path, tmp_path: Path) -> None:
    source = written(tmp_path, HEAD + "2026-11-21,time,done,ALEX|,warm| near,\n")
    run_command("import", source, file=rich).well()
    (_, mark) = (m for day in history(rich) for m in day["marks"] if m["practice"] == "time")
    assert (mark["with"], mark["feelings"]) == (["Alex"], ["warm", "near"])


def test_what_is_known_already_is_told_apart(tmp_path: Path) -> None:
    run_command("check", "listen", "--on", "-3").well()
    source = written(tmp_path, HEAD + "-3,listen,done,,,\n-2,listen,done,,,\n")
    said = run_command("import", source).well()
    assert said == f"2 marks read from {source}, 1 of them new here\n"


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_an_import_is_preceded_by_a_backup(home: Path, tmp_path: Path, kind: str) -> None:
    run_command("check", "listen", "--on", "-3").well()
    out = tmp_path / f"out.{kind}"
    run_command("export", out).well()
    run_command("uncheck", "listen", "--on", "-3").well()
    run_command("check", "share", "--on", "-5").well()
    before = own_file(home).read_bytes()
    out.write_text(out.read_text().replace("listen", "honest"))
    assert run_command("import", out).status == 0
    (kept,) = [backup for backup in backups_of(home) if "before-import" in backup.name]
    assert kept.read_bytes() == before
    assert marked() == {"2026-11-18": ["share"], "2026-11-20": ["honest"]}
    run_command("restore-backup", kept.stem).well()
    assert own_file(home).read_bytes() == before


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_without_a_backup_nothing_comes_in(home: Path, tmp_path: Path, kind: str) -> None:
    run_command("check", "listen").well()
    out = tmp_path / f"out.{kind}"
    run_command("export", out).well()
    out.write_text(out.read_text().replace("listen", "honest"))
    shutil.rmtree(home / "state")
    (home / "state").write_text("in the way")
    before = disk(tmp_path)
    assert "Without a backup nothing was changed" in run_command("import", out).refusal()
    assert disk(tmp_path) == before


def test_of_two_files_the_newer_cell_stands(path: Path, absent: Path) -> None:
    old, new = "2026-11-01T12:00:00.000Z", "2026-11-02T12:00:00.000Z"
    done, rest, cleared = ({"state": state, "by_hand": True} for state in ("done", "rest", None))
    write_file(
        path,
        people=[{"uid": "p-1", "name": "Al", "at": old}, {"uid": "p-2", "name": "Bo", "at": new}],
        marks=[
            year_of(
                "listen",
                2026,
                {
                    "11-20": {**done, "at": old},
                    "11-21": {**done, "at": new},
                    "11-22": {**done, "at": old},
                },
            )
        ],
    )
    absent.parent.mkdir()
    write_file(
        absent,
        people=[{"uid": "p-1", "name": "Ann", "at": new}, {"uid": "p-2", "name": "Bob", "at": old}],
        marks=[
            year_of(
                "listen",
                2026,
                {
                    "11-20": {**rest, "at": new},
                    "11-21": {**rest, "at": old},
                    "11-22": {**cleared, "at": new},
                    "11-19": {**done, "at": old},
                },
            ),
            year_of("time", 2026, {"11-19": "done"}),
        ],
    )
    file_id = tables_of(path)["meta"]
    assert run_command("import", absent, file=path).status == 0
    assert marked(path) == {
        "2026-11-19": ["listen", "time"],
        "2026-11-20": ["listen-"],
        "2026-11-21": ["listen"],
    }
    assert sorted(p["name"] for p in tables_of(path)["people"].values()) == ["Ann", "Bo"]
    assert tables_of(path)["meta"] == file_id
    once = path.read_bytes()
    assert ", 0 of them new here" in run_command("import", absent, file=path).well()
    assert path.read_bytes() == once


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-02-30,listen,done,,,", "'2026-02-30' is not a day of the calendar"),
        ("20.11.2026,listen,done,,,", "'20.11.2026' is not a day"),
        (",listen,done,,,", "'' is not a day"),
        ("2026-11-24,listen,done,,,", "a day to come"),
        ("2026-11-20,lissten,done,,,", "did you mean listen?"),
        ("2026-11-20,,done,,,", "there is no practice ''"),
        ("2026-11-20,listen,,,,", "the state '' is neither done nor rest"),
        ("2026-11-20,listen,skipped,,,", "the state 'skipped' is neither done nor rest"),
        (f"2026-11-20,listen,done,{'R' * 61},,", "a name has at most 60 characters"),
        ("2026-11-20,,,,,", "there is no practice ''"),
        ("2026-11-20,listen,done,,a|b|c|d,", "4 feelings are many"),
        ("2026-11-20,listen,done", "has 3 values where 6 belong"),
        ("2026-11-20,listen,done,,,,,", "has 8 values where 6 belong"),
        ('2026-11-20,listen,"done,,,', "is not CSV"),
        ('2026-11-20,"lis"ten,done,,,', "is not CSV"),
    ],
)
def test_a_csv_comes_in_whole_or_not_at_all(tmp_path: Path, row: str, said: str) -> None:
    good = HEAD + "2026-11-19,listen,done,,,\n"
    source = written(tmp_path, f"{good}{row}\n")
    nothing = disk(tmp_path)
    refusal = run_command("import", source).refusal()
    assert str(source) in refusal
    assert "row 3" in refusal
    assert said in refusal
    assert "nothing was imported" in refusal
    assert disk(tmp_path) == nothing
    run_command("check", "honest").well()
    before = disk(tmp_path)
    assert run_command("import", source).refusal() == refusal
    assert disk(tmp_path) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no column day and no practice and no state"),
        ("\n\n", "no column day"),
        ("day;practice;state\n2026-11-20;listen;done\n", "not separated by commas"),
        ("day,practice\n2026-11-20,listen\n", "no column state; it should read day,practice,"),
        ("day,practice,state,mood\n", "'mood', unknown or twice"),
        ("day,practice,state,day\n", "'day', unknown or twice"),
        (HEAD.encode("utf-16"), "it is not UTF-8 text"),
        (HEAD.encode() + "2026-11-20,listen,dön\n".encode("latin-1"), "it is not UTF-8 text"),
        (b"\x89PNG\r\n\x1a\n\x00", "it is not UTF-8 text"),
    ],
)
def test_what_is_not_our_csv_is_refused(tmp_path: Path, text: str | bytes, said: str) -> None:
    source = written(tmp_path, text)
    before = disk(tmp_path)
    refusal = run_command("import", source).refusal()
    assert str(source) in refusal
    assert said in refusal
    assert "nothing was imported" in refusal
    assert disk(tmp_path) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is empty"),
        ("{", "it is not JSON"),
        ("null", "null"),
        ("[1, 2]", "a list"),
        ('"words"', "a text"),
        ("17", "a number"),
        ('{"marks": []}', "'marks' is a list"),
        ('{"marks": {"x": {}}}', "'x' whose id is not a number"),
        ('{"marks": {"1": []}}', "a list in place of record 1"),
        ('{"_default": {"1": {"title": "groceries"}}}', "it is no file of Nearer"),
        ('{"meta": {"1": {"uid": "meta"}}}', "its schema is None"),
        ('{"meta": {"1": {"uid": "meta", "schema": 0}}}', "its schema is 0"),
        ('{"meta": {"1": {"uid": "meta", "schema": 2}}}', "a newer Nearer wrote it"),
        ('{"x": {"1": {"n": NaN}}}', "NaN"),
        ("<<<<<<< HEAD\n{}\n=======\n", "conflict markers"),
        ("[" * 200_000, "nested too deeply"),
        (b'{"\xff": {}}', "it is not UTF-8 text"),
    ],
)
def test_what_is_not_our_json_is_refused(tmp_path: Path, text: str | bytes, said: str) -> None:
    source = written(tmp_path, text, "in.json")
    nothing = disk(tmp_path)
    refusal = run_command("import", source).refusal()
    assert str(source) in refusal
    assert said in refusal
    assert "nothing was imported" in refusal
    assert disk(tmp_path) == nothing
    run_command("check", "honest").well()
    before = disk(tmp_path)
    assert run_command("import", source).refusal() == refusal
    assert disk(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone.csv", "it does not exist"),
        ("gone.json", "it does not exist"),
        ("folder.csv", "it is a folder"),
        ("folder.json", "it is a folder"),
        ("plain.txt", "it is of no format known here"),
        ("plain", "it does not exist"),
    ],
)
def test_a_source_that_cannot_be_one_is_refused(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "plain.txt").write_text("only words\n")
    before = disk(tmp_path)
    refusal = run_command("import", tmp_path / name).refusal()
    assert str(tmp_path / name) in refusal
    assert said in refusal
    assert disk(tmp_path) == before


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_nothing_comes_into_a_file_of_a_newer_version(
    path: Path, tmp_path: Path, kind: str
) -> None:
    newer = {"meta": {"1": {**META, "schema": 2}}}
    path.write_bytes(encode(newer))
    source = {
        "csv": lambda: written(tmp_path, HEAD + "2026-11-20,listen,done,,,\n"),
        "json": lambda: file_of(tmp_path, {"meta": {"1": META}, "x": {"1": {"uid": "x"}}}),
    }[kind]()
    assert "update Nearer" in run_command("import", source, file=path).refusal()
    assert tables_of(path) == newer


def test_a_file_of_a_newer_version_can_be_taken_out(path: Path, tmp_path: Path) -> None:
    year = year_of("listen", 2026, {"11-20": "done"})
    path.write_bytes(encode({"meta": {"1": {**META, "schema": 2}}, "marks": {"5": year}}))
    run_command("export", tmp_path / "out.json", file=path).well()
    assert tables_of(tmp_path / "out.json") == tables_of(path)
    run_command("export", tmp_path / "out.csv", file=path).well()
    assert (tmp_path / "out.csv").read_text() == HEAD + "2026-11-20,listen,done,,,\n"


@pytest.mark.parametrize("name", ["out.json", "out.csv"])
def test_an_export_writes_over_nothing_unless_told_to(tmp_path: Path, name: str) -> None:
    run_command("check", "listen").well()
    out = tmp_path / name
    out.write_text("precious")
    refusal = run_command("export", out).refusal()
    assert f"{out} exists already" in refusal
    assert "--force" in refusal
    assert out.read_text() == "precious"
    run_command("export", out, "--force").well()
    assert "listen" in out.read_text()


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_an_export_never_writes_over_the_file_in_use(
    tmp_path: Path, home: Path, force: list[str]
) -> None:
    run_command("check", "listen").well()
    link = tmp_path / "link.json"
    link.symlink_to(own_file(home))
    roundabout = own_file(home).parent / ".." / "nearer" / "nearer.json"
    before = disk(tmp_path)
    for target in (own_file(home), link, roundabout):
        refusal = run_command("export", target, *force).refusal()
        assert str(target) in refusal
        assert "file in use" in refusal
    assert disk(tmp_path) == before
    assert link.is_symlink()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("plain.txt", "ends in none of .json, .csv, .ics and .md"),
        ("plain", "ends in none of .json, .csv, .ics and .md"),
        ("nowhere/out.csv", "make it first"),
        (f"{'x' * 300}.csv", "its name is too long"),
    ],
)
def test_a_target_that_cannot_be_one_is_refused(tmp_path: Path, name: str, said: str) -> None:
    run_command("check", "listen").well()
    before = disk(tmp_path)
    refusal = run_command("export", tmp_path / name).refusal()
    assert str(tmp_path / name) in refusal
    assert said in refusal
    assert disk(tmp_path) == before


def test_a_folder_is_never_replaced_by_an_export(tmp_path: Path) -> None:
    folder = tmp_path / "out.json"
    folder.mkdir()
    before = disk(tmp_path)
    run_command("export", folder).refusal()
    assert "is a folder; choose another name" in run_command("export", folder, "--force").refusal()
    assert disk(tmp_path) == before


def test_a_tilde_is_the_home(home: Path) -> None:
    run_command("check", "listen").well()
    run_command("export", "~/out.csv").well()
    assert (home / "out.csv").is_file()
    assert ", 0 of them new here" in run_command("import", "~/out.csv").well()


def test_an_export_that_finds_no_room_leaves_what_was_there(path: Path, tmp_path: Path) -> None:
    run_command("demo", "--years", "1", "--file", path).well()
    out = tmp_path / "out.csv"
    out.write_text("precious")
    before = disk(tmp_path)
    refusal = run_process("export", out, "--force", file=path, code=no_room_beyond(4096)).refusal()
    assert "the file may not grow any larger here" in refusal
    assert disk(tmp_path) == before


def test_an_export_of_nothing_is_a_header(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert run_command("export", out).well() == f"0 marks written to {out}\n"
    assert out.read_text() == HEAD


@pytest.mark.parametrize(("form", "suffix"), [([], "json"), (["--as", "csv"], "csv")])
def test_standard_output_gets_the_file_byte_by_byte(
    tmp_path: Path, form: list[str], suffix: str
) -> None:
    run_command("check", "1", "--note", "zwölf").well()
    target = tmp_path / f"out.{suffix}"
    run_command("export", target).well()
    assert run_command("export", "-", *form).well() == target.read_text("utf-8")
    assert "goes with -" in run_command("export", target, "--as", "csv").refusal()


def test_a_calendar_on_standard_output_keeps_its_line_ends() -> None:
    run_command("plan", "walk with Jo 2026-12-04 10:00").well()
    result = run_command("export", "-", "--as", "ics")
    assert result.out.count("\r\n") == result.out.count("\n") > 5
