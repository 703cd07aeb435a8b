"""What the command line does where the computer, the file or the words are not as expected."""

import os
import shutil
import subprocess
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
    run_process,
    start_process,
    write_file,
    year_of,
)
from tui.store.codec import encode

NO_OUTPUT = """
import os, sys
os.close(1)
os.execv(sys.executable, [sys.executable, "-m", "tui", *sys.argv[1:]])
"""
ALWAYS_EMPTY = 'while :; do : > "$0"; done'  # whoever reads the pipe gets nothing, but no wait
PRACTICES = ["listen", "share", "support", "time", "honest"]


def test_a_link_has_the_backups_of_its_file(path: Path, tmp_path: Path, home: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    run_command("check", "listen", file=link).well()
    run_command("backup", file=link).well()
    (copy,) = backups_of(home)
    for name in (link, path):
        assert str(copy.parent) in run_command("where", file=name).well()
        assert copy.stem in run_command("restore-backup", "--list", file=name).well()
    run_command("check", "share", file=link).well()
    run_command("restore-backup", file=link).well()
    assert marked(path) == {"2026-11-23": ["listen"]}


def test_a_path_with_dots_has_the_backups_of_its_file(path: Path, home: Path) -> None:
    run_command("check", "listen", file=path).well()
    run_command("backup", file=path).well()
    dotted = path.parent / ".." / path.parent.name / path.name
    (copy,) = backups_of(home)
    assert copy.stem in run_command("restore-backup", "--list", file=dotted).well()


@pytest.mark.parametrize("arguments", [["today"], ["--help"], ["--version"]])
def test_an_answer_without_an_output_is_no_fault(arguments: list[str]) -> None:
    assert run_process(*arguments, code=NO_OUTPUT).well() == ""


def test_a_tick_without_an_output_is_saved() -> None:
    assert run_process("check", "listen", code=NO_OUTPUT).well() == ""
    assert marked() == {"2026-11-23": ["listen"]}


@pytest.mark.parametrize("argument", ["--version", "today"])
def test_an_output_on_a_full_disk_is_told_in_one_line(argument: str) -> None:
    with (
        Path("/dev/full").open("w") as full,
        start_process(argument, stdout=full.fileno()) as process,
    ):
        assert process.stderr is not None
        said = process.stderr.read()
    Result(process.returncode, "", said).refusal()


def test_a_version_nobody_reads_is_no_fault() -> None:
    with start_process("--version") as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_a_range_beyond_ten_years_is_refused(tmp_path: Path) -> None:
    before = disk(tmp_path)
    for last, days in (("2036-11-30", 3661), ("9999-12-31", 2912117)):
        refusal = run_command("rest", "all", "--from", "today", "--to", last).refusal()
        assert f"{days} days; take 3660" in refusal
    assert disk(tmp_path) == before


def test_a_range_of_ten_years_is_taken() -> None:
    out = run_command("rest", "listen", "--from", "today", "--to", "2036-11-29").well()
    assert "3660 days" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--file", "~nobody-of-this-name/x.json", "today"],
        ["export", "~nobody-of-this-name/x.csv"],
        ["import", "~nobody-of-this-name/x.csv"],
    ],
)
def test_the_home_of_nobody_is_refused(arguments: list[str]) -> None:
    assert "the home of nobody" in run_command(*arguments).refusal()


def test_an_export_to_links_that_lead_in_a_circle_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop.csv"
    loop.symlink_to(loop)
    assert "lead in a circle" in run_command("export", loop).refusal()


def test_a_number_of_thousands_of_digits_is_no_day() -> None:
    refusal = run_command("check", "listen", "--on", "-" + "9" * 5000).refusal()
    assert "too far away to be a day" in refusal


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["today", "a\nb"], 2),
        (["export", "a\nb.txt"], 1),
        (["--file", "a\nb/", "export", "x\n"], 1),
        (["today", "\x1b[31mred"], 2),
    ],
)
def test_a_refusal_is_one_plain_line_whatever_the_words(arguments: list[str], status: int) -> None:
    assert "\x1b" not in run_command(*arguments).refusal(status)


def test_a_pipe_is_not_a_file(path: Path) -> None:
    os.mkfifo(path)
    with subprocess.Popen(["sh", "-c", ALWAYS_EMPTY, str(path)]) as writer:
        try:
            refusals = [run_command(*a, file=path).err for a in (["today"], ["check", "listen"])]
        finally:
            writer.kill()
    for refusal in refusals:
        assert "it is no ordinary file" in refusal
    assert path.is_fifo()


def test_people_that_cannot_be_understood_are_passed_over(path: Path, tmp_path: Path) -> None:
    people = {"0": {"uid": [1], "name": "A"}, "1": {"uid": "p", "name": 5}}
    marks = {"1": year_of("time", 2026, {"11-23": {"state": "done", "with": ["p"]}})}
    path.write_bytes(encode({"meta": {"1": META}, "people": people, "marks": marks}))
    out = tmp_path / "out.csv"
    run_command("history", file=path).well()
    assert run_command("today", "--json", file=path).json["day"] == "2026-11-23"
    run_command("export", out, file=path).well()
    run_command("import", out, file=path).well()
    assert marked(path) == {"2026-11-23": ["time"]}


def test_a_record_with_an_odd_uid_comes_in(tmp_path: Path) -> None:
    source = tmp_path / "in.json"
    source.write_bytes(encode({"meta": {"1": META}, "x": {"1": {"uid": [1]}}}))
    run_command("import", source).well()
    run_command("today").well()


@pytest.mark.parametrize(
    "name",
    ["nearer.json.sync-conflict-20261120-101500-AB.lock", "nearer.sync-conflict-1.json.lock"],
)
def test_the_doctor_does_not_take_a_lock_for_a_copy(home: Path, name: str) -> None:
    run_command("check", "listen").well()
    own_file(home).with_name(name).write_text("")
    assert "All is well." in run_command("doctor").well()


def test_the_doctor_sees_that_no_backup_can_be_made(home: Path) -> None:
    run_command("check", "listen").well()
    shutil.rmtree(home / "state")
    (home / "state").write_text("in the way")
    result = run_command("doctor")
    assert result.status == 1
    assert "no backup can be made" in result.out


def test_nothing_goes_out_as_a_header_and_comes_in_as_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    run_command("export", out).well()
    run_command("import", out).well()
    assert marked() == {}


def test_nothing_does_not_go_out_as_json(tmp_path: Path) -> None:
    before = disk(tmp_path)
    refusal = run_command("export", tmp_path / "out.json").refusal()
    assert "there is nothing to export" in refusal
    assert disk(tmp_path) == before


def test_a_mark_with_someone_who_is_gone_goes_out_and_in(path: Path, tmp_path: Path) -> None:
    write_file(path, marks=[year_of("time", 2026, {"11-20": {"state": "done", "with": ["gone"]}})])
    out = tmp_path / "out.csv"
    run_command("export", out, file=path).well()
    run_command("import", out).well()
    assert marked() == {"2026-11-20": ["time"]}


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"now": "0001-01-01T00:00+14:00"}, "is not a time"),
        ({"now": "9999-12-31T23:00-14:00"}, "is not a time"),
        ({"now": "9999-12-31T20:00"}, "is not a time"),
        ({"now": "2026-11-23"}, "is not a time"),
        ({"TZ": "XXX-25"}, "is not a zone"),
    ],
)
def test_a_time_that_cannot_be_now_is_refused(
    tmp_path: Path, env: dict[str, Any], said: str
) -> None:
    before = disk(tmp_path)
    for arguments in (["today"], ["check", "listen"]):
        assert said in run_process(*arguments, **env).refusal()
    assert disk(tmp_path) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["--file", "", "check", "listen"],
        ["check", "listen", "--file", ""],
        ["check", "listen", "--file="],
    ],
)
def test_an_empty_file_name_is_a_mistake(home: Path, arguments: list[str]) -> None:
    assert "--file names no file" in run_command(*arguments).refusal()
    assert not own_file(home).exists()


def test_an_export_that_fails_does_not_name_its_draft(tmp_path: Path) -> None:
    folder = tmp_path / "out.json"
    folder.mkdir()
    run_command("check", "listen").well()
    refusal = run_command("export", folder, "--force").refusal()
    assert f"{folder} is a folder" in refusal
    assert ".tmp" not in refusal


def test_a_tick_that_changes_nothing_reads_well() -> None:
    run_command("check", "listen").well()
    out = run_command("check", "listen").well()
    assert "nothing to change" in out
    assert "done" not in out


def test_true_is_no_schema(path: Path) -> None:
    path.write_text('{"meta": {"1": {"uid": "meta", "schema": true}}}')
    refusal = run_command("today", file=path).refusal()
    assert "its schema is True, which is not a version" in refusal


def test_all_practices_and_one_of_them_are_all_practices() -> None:
    run_command("rest", "all", "listen").well()
    assert marked() == {"2026-11-23": [f"{practice}-" for practice in PRACTICES]}


def test_taking_back_where_there_is_nothing_makes_no_file(home: Path) -> None:
    run_command("uncheck", "listen").well()
    assert not own_file(home).exists()


def test_where_names_a_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    out = run_command("where", "--file", "x.json").well()
    assert out.splitlines()[0].split(maxsplit=1) == ["file", str(tmp_path / "x.json")]


def test_a_row_of_many_lines_is_counted_where_it_begins(tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text('day,practice,state,note\n2026-11-20,listen,dome,"a\nb"\n')
    assert "row 2: " in run_command("import", source).refusal()


@pytest.mark.parametrize(("column", "value"), [("with", "Alex"), ("feelings", "calm")])
def test_what_a_rest_cannot_hold_is_not_dropped_in_silence(
    tmp_path: Path, column: str, value: str
) -> None:
    source = tmp_path / "in.csv"
    source.write_text(f"day,practice,state,{column}\n2026-11-20,listen,rest,{value}\n")
    refusal = run_command("import", source).refusal()
    assert "row 2: a rest has neither people nor feelings" in refusal
    assert marked() == {}


@pytest.mark.parametrize(
    "arguments", [["--day", "2026-02-30"], ["--day", "yesterday"], ["--theme", "dusk"]]
)
def test_a_day_or_a_theme_is_refused_without_a_terminal(arguments: list[str]) -> None:
    assert "needs a terminal" in run_command(*arguments).refusal()


def test_a_year_under_an_id_of_another_program_is_written_on(path: Path) -> None:
    marks = {"5": year_of("honest", 2026, {"11-22": "done"})}
    path.write_bytes(encode({"meta": {"1": META}, "marks": marks}))
    run_command("check", "honest", file=path).well()
    run_command("uncheck", "honest", "--on", "yesterday", file=path).well()
    assert marked(path) == {"2026-11-23": ["honest"]}


def test_a_tick_shows_in_a_year_that_was_deleted(path: Path) -> None:
    write_file(path, marks=[{**year_of("honest", 2026, {"11-22": "done"}), "deleted": True}])
    run_command("check", "honest", file=path).well()
    assert marked(path)["2026-11-23"] == ["honest"]


def test_a_tick_takes_the_place_of_what_cannot_be_understood(path: Path) -> None:
    write_file(path, marks=[year_of("honest", 2026, {}), {"uid": "time|2026"}])
    path.write_bytes(path.read_bytes().replace(b'"days":{}', b'"days":{"11-23":"x"}'))
    run_command("check", "honest", "time", file=path).well()
    assert set(marked(path)["2026-11-23"]) == {"time", "honest"}


def test_the_doctor_looks_at_look_and_themes(home: Path) -> None:
    assert "All is well." in run_command("doctor").well()
    config = home / "config" / "nearer"
    (config / "themes").mkdir(parents=True)
    (config / "config.toml").write_text("glyphs = 3\n")
    (config / "themes" / "odd.toml").write_text("primary = \n")
    result = run_command("doctor")
    assert result.status == 1
    assert "problem  config.toml: glyphs must be" in result.out
    assert "odd.toml" in result.out
    assert "2 problems to look at." in result.out


def test_practice_alone_lists() -> None:
    assert run_command("practice").well() == run_command("practice", "list").well()
    assert run_command("practice", "--json").json == run_command("practice", "list", "--json").json
