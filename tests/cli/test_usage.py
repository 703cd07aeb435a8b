"""How commands are called, how mistakes are told, and what processes leave behind."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import disk, marked, no_room_beyond, run_command, run_process, start_process
from tui import __version__
from tui.cli.commands import COMMANDS

OPTIONS = {
    "today": ["--json", "--line"],
    "check": ["PRACTICE", "--on", "--from", "--to", "--with", "--note", "--feel", "--own-word"],
    "uncheck": ["PRACTICE", "--on", "--from", "--to"],
    "rest": ["PRACTICE", "--on", "--from", "--to"],
    "streaks": ["--json", "--on"],
    "history": ["--json", "--from", "--to", "--year", "--of"],
    "schedule": ["PRACTICE", "SCHEDULE", "--from"],
    "pause": ["PRACTICE", "--from", "--to", "--why"],
    "resume": ["PRACTICE", "--on"],
    "practice": ["WHAT", "list", "add", "rename", "off", "on"],
    "words": ["KIND"],
    "themes": ["--check", "--json"],
    "completion": [],
    "settings": ["--init", "NAME", "VALUE", "--json"],
    "people": ["WHAT", "add", "list", "edit", "archive", "restore", "forget", "--json"],
    "plan": ["LINE", "--with", "--zone", "--pledge"],
    "agenda": ["--json", "--from", "--to", "--with"],
    "outcome": ["OCCURRENCE", "OUTCOME", "--uninterrupted", "--minutes", "--note", "--clear"],
    "skip": ["OCCURRENCE"],
    "restore": ["OCCURRENCE"],
    "move": ["OCCURRENCE", "WHEN"],
    "edit": ["OCCURRENCE", "LINE", "--this", "--following", "--all"],
    "end": ["OCCURRENCE", "--now", "--before", "--all"],
    "note": [
        *("TEXT", "--on", "--with", "--about", "--feel", "--own-word", "--kind", "--star"),
        *("--private", "--edit", "--remove"),
    ],
    "notes": ["--json", "--find", "--with", "--private"],
    "life": ["WHAT", "add", "list", "done", "remove", "--json"],
    "checkin": ["NAME", "ANSWERS", "--on", "--glad", "--better", "--circles", "--wish"],
    "reflect": ["--json", "--with"],
    "lookback": ["--year", "--quarter", "--month", "--private"],
    "export": ["FILE", "--as", "--vdir", "--details", "--private", "--force"],
    "import": ["FILE", "--with"],
    "demo": ["--years"],
    "backup": [],
    "restore-backup": ["NAME", "--list"],
    "undo": ["N", "--list"],
    "redo": ["N", "--list"],
    "doctor": [],
    "where": [],
}
ASKS_FOR_A_WORD = (
    "check",
    "schedule",
    "pause",
    "resume",
    "settings",
    "restore-backup",
    "export",
    "import",
)
ASCII: dict[str, Any] = {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}


def test_the_list_of_commands_is_whole() -> None:
    assert set(OPTIONS) == set(COMMANDS)


@pytest.mark.parametrize("command", OPTIONS)
def test_every_command_says_what_it_takes(tmp_path: Path, command: str) -> None:
    before = disk(tmp_path)
    said = run_command(command, "--help").well()
    assert said.startswith(f"usage: nearer {command} ")
    for option in [*OPTIONS[command], "--file", "--help"]:
        lines = [line.split() for line in said.splitlines() if option in line.split()]
        assert any(len(line) > 2 for line in lines), f"{option} is not explained"
    assert run_command(command, "-h").well() == said
    assert disk(tmp_path) == before


def test_the_help_lists_every_command_with_a_word_on_it() -> None:
    said = run_command("--help").well()
    assert run_command("-h").well() == said
    lines = [line.split() for line in said.splitlines()]
    for command in OPTIONS:
        assert any(line[:1] == [command] and len(line) > 2 for line in lines)
    for option in ("--file", "--theme", "--day", "--version"):
        assert option in said


@pytest.mark.parametrize("arguments", [["--version"], ["-V"], ["--file", "x.json", "--version"]])
def test_the_version(arguments: list[str]) -> None:
    assert run_command(*arguments).well() == f"nearer {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["juggle"], ["nearer: there is no command 'juggle'", "`nearer --help`"]),
        (["toady"], ["'toady'", "did you mean `nearer today`?"]),
        (["chekc", "listen"], ["did you mean `nearer check`?"]),
        ([""], ["there is no command ''"]),
        (["--colour"], ["nearer: ", "--colour", "`nearer --help`"]),
        (["--file"], ["nearer: argument --file: expected one argument", "`nearer --help`"]),
        (["--theme", "dusk", "today"], ["--theme and --day belong to the app"]),
        (["--day", "yesterday", "today"], ["--theme and --day belong to the app"]),
        (["today", "tomorrow"], ["nearer today: ", "tomorrow", "`nearer today --help`"]),
        (["today", "--json", "--line"], ["not allowed with", "`nearer today --help`"]),
        (["today", "--js"], ["--js", "`nearer today --help`"]),
        (["streaks", "--on"], ["--on: expected one argument", "`nearer streaks --help`"]),
        (["history", "--year", "last"], ["--year", "'last'", "`nearer history --help`"]),
        (["history", "--of"], ["--of: expected one argument", "`nearer history --help`"]),
        (["schedule"], ["PRACTICE", "`nearer schedule --help`"]),
        (["schedule", "listen", "--on", "today"], ["--on", "`nearer schedule --help`"]),
        (["pause", "listen", "--why"], ["--why: expected one argument"]),
        (["practice", "listen"], ["invalid choice: 'listen'", "`nearer practice --help`"]),
        (["practice", "add"], ["NAME", "`nearer practice add --help`"]),
        (["practice", "rename", "listen"], ["NAME", "`nearer practice rename --help`"]),
        (["practice", "off"], ["PRACTICE", "`nearer practice off --help`"]),
        (["practice", "on", "listen", "share"], ["share", "`nearer practice --help`"]),
        (["practice", "add", "Walk", "--json"], ["--json"]),
        (["settings", "grace", "on", "off"], ["off", "`nearer settings --help`"]),
        (["check"], ["PRACTICE", "`nearer check --help`"]),
        (["uncheck"], ["PRACTICE", "`nearer uncheck --help`"]),
        (["rest"], ["PRACTICE", "`nearer rest --help`"]),
        (["check", "listen", "--json"], ["--json", "`nearer check --help`"]),
        (["check", "listen", "--on"], ["--on: expected one argument"]),
        (["check", "listen", "--from", "--to"], ["--from: expected one argument"]),
        (["export"], ["FILE", "`nearer export --help`"]),
        (["import"], ["FILE", "`nearer import --help`"]),
        (["demo", "--years", "two"], ["--years", "'two'", "`nearer demo --help`"]),
        (["backup", "here"], ["here", "`nearer backup --help`"]),
        (["restore-backup", "a", "b"], ["b", "`nearer restore-backup --help`"]),
        (["doctor", "--fix"], ["--fix", "`nearer doctor --help`"]),
        (["where", "--json"], ["--json", "`nearer where --help`"]),
    ],
)
def test_a_mistake_in_the_usage_is_told_in_one_line(
    tmp_path: Path, arguments: list[str], said: list[str]
) -> None:
    run_command("check", "honest").well()
    before = disk(tmp_path)
    refusal = run_command(*arguments).refusal(status=2)
    for part in said:
        assert part in refusal
    assert disk(tmp_path) == before


@pytest.mark.parametrize("now", ["garbage", "2026-13-01", "20:00", "2026-11-23T25:00", "now"])
def test_a_time_that_is_none_is_refused(tmp_path: Path, now: str) -> None:
    before = disk(tmp_path)
    for arguments in (["today"], ["check", "listen"], ["doctor"]):
        refusal = run_command(*arguments, now=now).refusal()
        assert f"NEARER_NOW={now!r} is not a time" in refusal
        assert "2026-11-23T20:15" in refusal
    assert disk(tmp_path) == before


def test_an_empty_variable_is_none(home: Path) -> None:
    run_command("check", "listen", now="", NEARER_FILE="").well()
    assert (home / "data" / "nearer" / "nearer.json").is_file()


def test_nearer_alone_prints_today_where_it_cannot_open_the_app() -> None:
    run_command("check", "listen").well()
    assert run_process().well() == run_process("today").well()
    assert run_process().well().startswith("Monday 23 November 2026\n")


def test_a_process_ends_with_the_status_of_its_command(tmp_path: Path) -> None:
    run_process("check", "listen").well()
    assert marked() == {"2026-11-23": ["listen"]}
    run_process("check", "lissten").refusal()
    run_process("juggle").refusal(status=2)
    run_process("today", "--colour").refusal(status=2)
    assert run_process("--version").well() == f"nearer {__version__}\n"
    assert run_process("--help").well().startswith("usage: nearer ")


@pytest.mark.parametrize("arguments", [["history"], ["history", "--json"], ["check", "share"]])
def test_a_reader_that_has_seen_enough_is_no_fault(path: Path, arguments: list[str]) -> None:
    run_command("demo", "--years", "3", "--file", path).well()
    with start_process(*arguments, file=path) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
    marks = marked(path)["2026-11-23"]
    assert marks == (["listen", "share"] if arguments[0] == "check" else ["listen"])


def test_a_reader_takes_the_first_line(path: Path) -> None:
    run_command("demo", "--years", "10", "--file", path).well()
    with start_process("history", file=path) as process:
        head = subprocess.run(
            ["head", "-n", "1"], stdin=process.stdout, capture_output=True, text=True, check=True
        )
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert head.stdout.startswith("2016-")


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("arguments", [["today"], ["streaks", "--json"]])
def test_an_output_that_finds_no_room_is_told(
    tmp_path: Path, unbuffered: str, arguments: list[str]
) -> None:
    with (
        (tmp_path / "out").open("w") as out,
        start_process(
            *arguments,
            code=no_room_beyond(16),
            stdout=out.fileno(),
            PYTHONUNBUFFERED=unbuffered,
        ) as process,
    ):
        assert process.stderr is not None
        said = process.stderr.read()
    assert process.returncode == 1
    assert said == (
        "nearer: the answer could not be written: the file may not grow any larger here\n"
    )


def test_a_poor_locale_loses_letters_but_not_the_answer(tmp_path: Path) -> None:
    file = tmp_path / "N\N{LATIN SMALL LETTER A WITH DIAERESIS}he.json"
    run_process("check", "listen", file=file, **ASCII).well()
    assert marked(file) == {"2026-11-23": ["listen"]}
    assert "he.json" in run_process("where", file=file, **ASCII).well()
    refusal = run_process("check", "z\N{LATIN SMALL LETTER O WITH DIAERESIS}g", **ASCII).refusal()
    assert "there is no practice" in refusal
    refusal = run_process("today", "\N{SNOWMAN}", **ASCII).refusal(status=2)
    assert "unrecognized arguments" in refusal


@pytest.mark.parametrize(
    "word", ["\udcff", "\x1b[31m", "a" * 5000, "\u0663\u0663", "\N{SNOWMAN}", "%s", "{}", "-", "\\"]
)
def test_odd_words_are_no_fault(tmp_path: Path, word: str) -> None:
    run_command("check", "honest").well()
    before = disk(tmp_path)
    for command in (*ASKS_FOR_A_WORD, "today", "practice"):
        if (command, word) == ("export", "-"):  # standard output
            continue
        result = run_command(command, "--", word)
        assert result.status == (1 if command in ASKS_FOR_A_WORD else 2)
        assert result.err.count("\n") == 1
        assert "a fault of" not in result.err
    assert disk(tmp_path) == before


def test_the_words_do_not_depend_on_the_language_of_the_computer() -> None:
    german = run_process("today", LANG="de_DE.UTF-8", LC_ALL="de_DE.UTF-8").well()
    assert german.startswith("Monday 23 November 2026\n")
