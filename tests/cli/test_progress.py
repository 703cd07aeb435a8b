"""How far a long import or export is: a line on a terminal, and nowhere else."""

import io
from pathlib import Path

import pyte
import pytest

from tests.cli.command import run_command, run_on
from tests.cli.test_bulk import events, marks
from tests.store.test_doubles import file_of
from tui.cli import output


class Terminal(io.TextIOWrapper):
    """A stderr that somebody looks on."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), "utf-8")

    def isatty(self) -> bool:
        return True

    @property
    def text(self) -> str:
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()

    @property
    def left(self) -> list[str]:
        """The lines that stand on it in the end."""
        screen = pyte.Screen(200, 10)
        screen.set_mode(pyte.modes.LNM)  # as a terminal takes the end of a line
        pyte.Stream(screen).feed(self.text)
        return [line.rstrip() for line in screen.display if line.strip()]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path) -> Path:
    """All work is long; a folder with a file to import of each kind, and the book full of them."""
    for made in (events, marks):
        text, suffix = made(450)
        (tmp_path / f"in{suffix}").write_text(text, "utf-8")
    run_command("import", tmp_path / "in.ics", "--with", "Alex").well()
    run_command("import", tmp_path / "in.csv").well()
    run_command("export", tmp_path / "in.json").well()
    (tmp_path / "log").write_text("2026-11-01 : Gym : y\n2026-11-02 : Gym : y\n")
    monkeypatch.setattr(output, "PATIENCE", 0)
    monkeypatch.setattr(output, "EVERY", 0)
    monkeypatch.chdir(tmp_path)
    return tmp_path


KINDS = [
    ("reading, 44 %", ["import", "in.ics", "--with", "Alex"]),
    ("reading, 50 %", ["import", "in.csv"]),
    ("reading …", ["import", "in.json"]),
    ("writing, 50 %", ["export", "out.ics"]),
    ("writing, 50 %", ["export", "out.csv"]),
    ("writing …", ["export", "out.json"]),
    ("writing, 50 %", ["export", "--vdir", "out"]),
    ("writing, 83 %", ["export", "out.zip"]),
    ("writing, 50 %", ["export", "--as", "harsh", "out"]),
    ("reading, 50 %", ["import", "log", "--as", "Gym=own"]),
]


def told(arguments: list[str], term: str = "xterm") -> Terminal:
    """What a command that goes well leaves on the terminal."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), Terminal()
    assert run_on(out, err, *arguments, TERM=term) == 0
    return err


def test_a_terminal_is_told_how_far_it_is_and_is_left_as_it_was(slow: Path) -> None:
    for words, arguments in KINDS:
        err = told(arguments)
        assert f"nearer: {words}" in err.text, arguments
        assert err.left == [], arguments


def test_what_is_read_is_said_to_be_kept(slow: Path) -> None:
    for arguments in ([*KINDS[1][1]], ["import", "log", "--as", "Gym=own"]):
        assert "nearer: keeping it …" in told(arguments).text, arguments


def test_a_terminal_that_cannot_go_back_gets_plain_words_once(slow: Path) -> None:
    for words, arguments in KINDS:
        lines = told(arguments, "dumb").text.splitlines()
        assert f"nearer: {words.split()[0].rstrip(',')} …" in lines, arguments
        assert len(lines) == len(set(lines)) <= 2
        assert "\r" not in "".join(lines)


def test_nothing_goes_into_a_pipe(slow: Path) -> None:
    for _, arguments in KINDS:
        result = run_command(*arguments)
        assert (result.status, result.err) == (0, ""), arguments


def test_what_is_quick_says_nothing(slow: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "PATIENCE", 1000)
    for _, arguments in KINDS:
        assert told([*arguments, *["--force"] * ("export" in arguments)]).text == "", arguments


def test_a_complaint_takes_the_place_of_the_line(slow: Path) -> None:
    record = '{"1":{"uid":"p-9","name":"Kim","at":"2026-11-20T08:00:00.000Z"}}'
    (slow / "in.json").write_bytes(file_of(("people", record), ("people", record)))
    err = told(["import", "in.json"])
    assert "reading …" in err.text
    assert err.left == [
        "nearer: in.json: it holds the table 'people' twice, as a merge by lines leaves it; "
        "both were read and joined"
    ]
