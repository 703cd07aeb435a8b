"""A note in an editor of one's own, on a real terminal, and every way back from it."""

import os
import signal
import stat
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.app.elsewhere import book_of
from tests.app.reflect.lying import drafts_of, lying
from tests.app.test_terminal import OPEN, Start, env, in_checkout, start
from tests.bench.terminal import Program
from tui.clock import FixedClock

__all__ = ["env", "in_checkout", "start"]  # fixtures

LOOKS = 200  # how often a condition is looked at before it is given up; about 60 ms each

pytestmark = pytest.mark.usefixtures("in_checkout")


@pytest.fixture
def folder(env: Mapping[str, str], path: Path, clock: FixedClock) -> Path:
    """Where the drafts of the program are."""
    return drafts_of(path, clock)


def editor(tmp_path: Path, body: str) -> dict[str, str]:
    """An editor that does what a line of sh says to the file ``$1``."""
    script = tmp_path / "editor"
    script.write_text(f"#!/bin/sh\n{body}\n")
    script.chmod(0o700)
    return {"EDITOR": str(script)}


def write(program: Program, text: str) -> None:
    """Begin a note on Reflect."""
    program.wait_for(*OPEN)
    program.press("n")
    program.wait_for("The four signs|signs")
    program.press("a")
    program.wait_for("What moved you")
    program.press(*text)
    program.wait_for(text)


def until(program: Program, condition: Callable[[], bool]) -> None:
    """Let the program run until a condition holds."""
    for _ in range(LOOKS):
        if condition():
            return
        program.settle()
    raise AssertionError(f"it never came to that; the screen:\n{program.screen()}")


def texts(path: Path) -> list[str]:
    return sorted(note.text for note in book_of(path).notes.values())


def test_there_and_back_and_kept(start: Start, path: Path, folder: Path, tmp_path: Path) -> None:
    body = f"""stat -c %a "$1" "$(dirname "$1")" >'{tmp_path}/modes'
printf '\\nand more\\n' >>"$1"; : >"$1~" """
    with start(extra=editor(tmp_path, body)) as program:
        write(program, "soup")
        program.press("ctrl+o")
        program.wait_for("and more")
        program.press("ctrl+s")
        program.wait_for("soup", "saved")
        until(program, lambda: lying(folder) == [])
        program.press("q")
        assert program.exit_status() == 0
    assert (tmp_path / "modes").read_text().split() == ["600", "700"]
    assert texts(path) == ["soup\nand more"]
    with start() as program:
        program.wait_for(*OPEN)
        program.settle()
        assert "waits for you" not in program.screen()


def test_there_and_back_and_quit(start: Start, path: Path, folder: Path, tmp_path: Path) -> None:
    with start(extra=editor(tmp_path, """printf ' and more' >>"$1" """)) as program:
        write(program, "soup")
        program.press("ctrl+o")
        program.wait_for("and more")
        program.press("ctrl+q")
        assert program.exit_status() == 0
    assert lying(folder) == ["soup and more"]
    assert not path.exists()


def test_nothing_changed_there(start: Start, path: Path, folder: Path, tmp_path: Path) -> None:
    with start(extra=editor(tmp_path, "echo busy")) as program:
        write(program, "soup")
        program.press("ctrl+o")
        program.wait_until(lambda _: b"busy" in program.output)
        program.wait_for("esc keep")
        program.press("ctrl+s")
        program.wait_for("soup", "saved")
        until(program, lambda: lying(folder) == [])
    assert texts(path) == ["soup"]


@pytest.mark.parametrize("body", ["exit 1", "kill -9 $$"])
def test_an_editor_that_went_wrong_changes_nothing(
    start: Start, path: Path, folder: Path, tmp_path: Path, body: str
) -> None:
    with start(extra=editor(tmp_path, body)) as program:
        write(program, "soup")
        program.press("ctrl+o")
        program.wait_for("your text is here as it was")
        program.press("ctrl+s")
        program.wait_for("soup", "saved")
        until(program, lambda: lying(folder) == [])
    assert texts(path) == ["soup"]


def test_what_it_saved_before_it_went_wrong_waits_and_is_said(
    start: Start, path: Path, folder: Path, tmp_path: Path
) -> None:
    body = """printf ' and more' >>"$1"; kill -9 $$"""
    with start(extra=editor(tmp_path, body)) as program:
        write(program, "soup")
        program.press("ctrl+o")
        program.wait_for("your text is here as it was", "What it had\\s+saved waits")
        program.press("ctrl+s")
        program.wait_for("unfinished +soup and more", "saved")
        program.settle()
    assert lying(folder) == ["soup and more"]
    (kept,) = folder.glob("*.json")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert texts(path) == ["soup"]


def test_what_an_editor_that_was_killed_left_can_be_recovered_there(
    start: Start, path: Path, folder: Path, tmp_path: Path
) -> None:
    body = """swap="$(dirname "$1")/.note.md.swp"
if [ -e "$swap" ]; then cat "$swap" >>"$1"; rm "$swap"; exit; fi
printf ' typed' >"$swap"; kill -9 $$"""
    with start(extra=editor(tmp_path, body)) as program:
        write(program, "soup")
        program.press("ctrl+o")
        program.wait_for(r"left a\s+copy of\s+more: go there\s+again")
        program.press("ctrl+o")
        program.wait_for("soup typed")
        program.press("ctrl+s")
        program.wait_for("soup typed", "saved")
        until(program, lambda: lying(folder) == [])
    assert texts(path) == ["soup typed"]


def test_an_editor_that_is_not_there_leaves_nothing(
    start: Start, path: Path, folder: Path, tmp_path: Path
) -> None:
    with start(extra={"EDITOR": str(tmp_path / "none")}) as program:
        write(program, "soup")
        program.press("ctrl+o")
        program.wait_for("No such file or directory; your text is here as it was")
        assert list(folder.rglob("*.md")) == []
        program.press("ctrl+s")
        program.wait_for("soup", "saved")
        until(program, lambda: lying(folder) == [])


@pytest.fixture
def waiting(tmp_path: Path) -> tuple[dict[str, str], Path]:
    """An editor that saves, says so by a file, and waits to be let go by a pipe."""
    gate, there = tmp_path / "gate", tmp_path / "there"
    os.mkfifo(gate)
    return editor(tmp_path, f"""printf ' and more' >>"$1"; : >'{there}'; read _ <'{gate}'"""), there


def let_go(tmp_path: Path) -> None:
    with (tmp_path / "gate").open("w") as gate:
        gate.write("\n")


def to_the_editor(program: Program, there: Path) -> None:
    """Begin a note, and go to the editor with it."""
    write(program, "soup")
    program.press("ctrl+o")
    until(program, there.exists)


def test_killed_while_the_editor_is_open(
    start: Start, path: Path, folder: Path, waiting: tuple[dict[str, str], Path]
) -> None:
    extra, there = waiting
    with start(extra=extra) as program:
        to_the_editor(program, there)
        program.kill()
    assert not path.exists()
    with start() as program:
        program.wait_for(*OPEN)
        program.wait_for("waits for you")
        program.press("n")
        program.wait_for("unfinished +soup and more")
        program.press("enter")
        program.wait_for("esc keep")
        program.press("ctrl+s")
        program.wait_for("soup and more", "saved")
        until(program, lambda: lying(folder) == [])
    assert texts(path) == ["soup and more"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGQUIT])
def test_what_interrupts_the_editor_is_not_meant_for_nearer(
    start: Start,
    path: Path,
    folder: Path,
    tmp_path: Path,
    waiting: tuple[dict[str, str], Path],
    number: signal.Signals,
) -> None:
    extra, there = waiting
    with start(extra=extra) as program:
        to_the_editor(program, there)
        program.signal(number)
        let_go(tmp_path)
        program.wait_for("soup and more")
        program.press("ctrl+s")
        program.wait_for("soup and more", "saved")
        program.press("q")
        assert program.exit_status() == 0
    assert texts(path) == ["soup and more"]
    assert lying(folder) == []


def test_ended_while_the_editor_is_open(
    start: Start,
    path: Path,
    folder: Path,
    tmp_path: Path,
    waiting: tuple[dict[str, str], Path],
) -> None:
    extra, there = waiting
    with start(extra=extra) as program:
        to_the_editor(program, there)
        program.signal(signal.SIGTERM)
        let_go(tmp_path)
        assert program.exit_status() == 128 + signal.SIGTERM
    assert lying(folder) == ["soup and more"]
    assert not path.exists()


def test_ended_by_a_signal_all_that_was_typed_is_a_draft(
    start: Start, path: Path, folder: Path
) -> None:
    with start() as program:
        write(program, "soup")
        program.signal(signal.SIGTERM)
        assert program.exit_status() == 128 + signal.SIGTERM
    assert lying(folder) == ["soup"]
    assert not path.exists()
