"""What help says of each command, and that its examples are worth following."""

import os
import re
import shlex
import shutil
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import disk, run_command
from tui.cli.commands import COMMANDS
from tui.cli.run import handler_of

EXAMPLES = "examples:\n"
BEFORE = {  # whose examples make what those of a command take up
    "doctor": ["export"],
    "import": ["export"],
    "people archive": ["people add"],
    "people restore": ["people add", "people archive"],
    "redo": ["check", "rest", "undo"],
    "restore": ["skip"],
    "resume": ["pause"],
    "undo": ["check", "rest"],
}
REFUSED = {"nearer demo": "the app needs a terminal"}  # and so they should be, here

MISSING = r"there is no|nothing|does not exist|not away|no command is left|needs a terminal"


def parts(name: str) -> Iterator[str]:
    """A command and the commands within it, as they are written."""
    yield name
    parser = ArgumentParser()
    handler_of(name).add_arguments(parser)
    for action in parser._actions:
        if isinstance(action.choices, dict):
            yield from (f"{name} {part}" for part in action.choices)


EVERY = [command for name in COMMANDS for command in parts(name)]


def examples(command: str) -> list[str]:
    """The examples that help gives of a command."""
    said = run_command(*command.split(), "--help").well()
    assert said.count(EXAMPLES) == 1
    return [line.strip() for line in said.partition(EXAMPLES)[2].splitlines()]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year of Sarah and Alex."""
    path = tmp_path_factory.mktemp("story") / "story.json"
    run_command("demo", "--years", "1", "--file", path).well()
    return path


@pytest.fixture
def here(story: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that examples name, where the story is the file in use."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("nearer.json", "family.json"):
        shutil.copy(story, folder / name)
    monkeypatch.setenv("NEARER_FILE", str(folder / "nearer.json"))
    run_command("backup").well()
    harsh = home / ".config" / "harsh"
    harsh.mkdir(parents=True)
    (harsh / "habits").write_text("Gym: 3/7\n")
    (harsh / "log").write_text("2026-11-01 : Date night : y\n2026-11-02 : Gym : y\n")
    return folder


def test_there_are_commands_within_commands() -> None:
    assert {"people edit", "practice rename", "life done"} <= set(EVERY)


@pytest.mark.parametrize("command", EVERY)
def test_every_command_has_two_examples_that_work(here: Path, command: str) -> None:
    for other in BEFORE.get(command, ()):
        for example in examples(other):
            run_command(*shlex.split(example)[1:]).well()
    if command == "themes":
        (here / "mine.toml").write_text('primary = "#8a4fff"\n')
    found = examples(command)
    assert len(found) >= 2
    assert len(set(found)) == len(found)
    assert any(example.startswith(f"nearer {command}") for example in found)
    for example in found:
        program, *arguments = shlex.split(example)
        assert program == "nearer"
        result = run_command(*arguments)
        if example in REFUSED:
            assert REFUSED[example] in result.refusal()
        else:
            assert (result.status, result.err) == (0, ""), f"{example}: {result}"


@pytest.mark.parametrize("command", EVERY)
def test_help_and_a_command_says_the_same(command: str) -> None:
    said = run_command(*command.split(), "--help").well()
    assert run_command("help", *command.split()).well() == said
    assert run_command("--file", "x.json", "help", *command.split()).well() == said


def test_help_alone_lists_all_commands() -> None:
    said = run_command("--help").well()
    for asked in (["help"], ["help", "help"], ["help", "--help"], ["--file", "x.json", "help"]):
        assert run_command(*asked).well() == said
    assert "`nearer help COMMAND`" in said
    assert max(map(len, said.splitlines())) <= 80


def test_help_of_what_is_no_command_says_so() -> None:
    assert "did you mean `nearer check`?" in run_command("help", "chekc").refusal(status=2)
    assert "did you mean `nearer help`?" in run_command("hepl").refusal(status=2)
    assert "invalid choice: 'juggle'" in run_command("help", "people", "juggle").refusal(status=2)


def test_help_touches_nothing(tmp_path: Path) -> None:
    before = disk(tmp_path)
    for command in EVERY:
        run_command("help", *command.split()).well()
    assert disk(tmp_path) == before


def test_what_is_said_of_a_command_stands_in_the_list_and_in_its_own_help() -> None:
    listed = " ".join(run_command("help").well().split())
    for name, command in COMMANDS.items():
        assert f"{name} {command.line}" in listed
        own = " ".join(run_command("help", name).well().split())
        assert f"{command.line[0].upper()}{command.line[1:]}." in own


def test_a_command_without_a_terminal_does_not_open_the_app() -> None:
    assert "`nearer demo --file F`" in run_command("demo").refusal()


def test_help_is_whole_at_any_width(monkeypatch: pytest.MonkeyPatch) -> None:
    def said(width: int, command: str) -> list[str]:
        monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((width, 24)))
        return run_command(*command.split(), "--help").well().splitlines()

    for command in ["", *EVERY]:
        wide, narrow = said(80, command), said(40, command)
        assert max(map(len, wide)) <= 80, command
        assert "".join("".join(wide).split()) == "".join("".join(narrow).split()), command
        usage = narrow.index("")  # what is to be typed is folded by the terminal, not by us
        words = [line for line in narrow[usage:] if not line.startswith("  nearer ")]
        assert max(map(len, words)) <= 40, command


def test_every_example_works_in_an_empty_home_or_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = dict.fromkeys(example for command in EVERY for example in examples(command))
    for number, example in enumerate(every):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.chdir(folder)
        result = run_command(*shlex.split(example)[1:], file=folder / "new.json")
        if result.status:
            assert re.search(MISSING, result.refusal()), example
        else:
            assert result.err == "", example
