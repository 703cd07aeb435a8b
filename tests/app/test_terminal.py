"""The app on a real terminal: killed, ended by signals, squeezed, refused its disk."""

import json
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, state, states
from tests.bench.terminal import Program
from tui.store.lock import locked

ROOT = Path(__file__).parents[2]
OPEN = ("Active listening", "Honest and authentic")
MAIN_SCREEN = b"\x1b[?1049l"

COLOUR = re.compile(rb"\x1b\[(?:[0-9]+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")

Start = Callable[..., Program]

pytestmark = [pytest.mark.usefixtures("in_checkout"), pytest.mark.unmeasured]


@pytest.fixture
def in_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """``python -m tui`` means this tree."""
    monkeypatch.chdir(ROOT)


@pytest.fixture
def env(home: Path) -> dict[str, str]:
    """A home of its own and a moment that stays."""
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "NEARER_NOW": "2026-11-23T20:15",
    }


@pytest.fixture
def start(path: Path, env: Mapping[str, str]) -> Start:
    """Start the app over ``path``."""

    def starter(
        *arguments: str, size: tuple[int, int] = (80, 24), extra: Mapping[str, str] | None = None
    ) -> Program:
        argv = [sys.executable, "-m", "tui", "--file", str(path), *arguments]
        return Program(argv, size=size, env={**env, **(extra or {})})

    return starter


def test_a_tick_survives_kill_9(start: Start, path: Path) -> None:
    with start() as program:
        program.wait_for(*OPEN)
        program.press("1")
        program.wait_for("1 ✓ +Active listening", "saved")
        program.kill()
    assert state(path, "listen") == "done"
    with start() as program:
        program.wait_for("1 ✓ +Active listening", "1 day")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_saves_first(start: Start, path: Path, number: signal.Signals) -> None:
    with start() as program:
        program.wait_for(*OPEN)
        program.press("1", "2", "5")
        program.wait_for("5 ✓")
        program.signal(number)
        assert program.exit_status() == 128 + number
        assert MAIN_SCREEN in program.output
    assert states(path) == ["done", "done", None, None, "done"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_waits_for_what_waits(
    start: Start, path: Path, number: signal.Signals
) -> None:
    with start() as program:
        program.wait_for(*OPEN)
        program.press("1")
        program.wait_for("saved")
        with locked(path.with_name(path.name + ".lock")):
            program.press("2")
            program.wait_for("2 ✓")
            program.press("3")
            program.wait_for("3 ✓")
            program.signal(number)
            program.settle()
            assert states(path) == ["done", None, None, None, None]
        assert program.exit_status() == 128 + number
    assert states(path) == ["done", "done", "done", None, None]


def test_leaving_gives_the_terminal_back(start: Start, path: Path) -> None:
    with start() as program:
        program.wait_for(*OPEN)
        program.press("3", "q")
        assert program.exit_status() == 0
        assert MAIN_SCREEN in program.output
        assert b"\x1b[?25h" in program.output, "the cursor is shown again"
        assert b"\x1b[?1000l" in program.output, "the mouse is let go"
        assert not program.emulator.on_other_screen
        assert "Traceback" not in program.screen()
    assert state(path, "support") == "done"


def test_the_disk_is_full_and_then_it_is_not(start: Start, path: Path) -> None:
    with start() as program:
        program.wait_for(*OPEN)
        program.press("1")
        program.wait_for("saved")
        before = path.read_bytes()
        _, hard = resource.prlimit(program.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(program.pid, resource.RLIMIT_FSIZE, (16, hard))
        program.press("2")
        program.wait_for("2 ✓", "Not saved", "kept")
        assert path.read_bytes() == before
        program.press("q")
        program.wait_for("1 change")
        assert program.running
        program.press("t")
        program.wait_for("1 change")
        resource.prlimit(program.pid, resource.RLIMIT_FSIZE, (hard, hard))
        program.press("t")
        assert program.exit_status() == 0
    assert states(path) == ["done", "done", None, None, None]
    assert [p.name for p in path.parent.iterdir() if p.suffix == ".tmp"] == []


def test_a_command_in_another_terminal_shows(
    start: Start, path: Path, env: Mapping[str, str]
) -> None:
    with start() as program:
        program.wait_for(*OPEN)
        program.press("1")
        program.wait_for("saved")
        command = [sys.executable, "-m", "tui", "check", "time", "--file", str(path)]
        subprocess.run(command, check=True, capture_output=True, env=dict(env), cwd=ROOT)
        program.wait_for("1 ✓", "4 ✓ +Quality time")
        program.press("4")
        program.wait_for("4 ▫", "saved")
    assert states(path) == ["done", None, None, None, None]


def test_two_apps_on_one_file(start: Start, path: Path) -> None:
    with start() as one, start() as two:
        one.wait_for(*OPEN)
        two.wait_for(*OPEN)
        for _ in range(10):
            one.press("1", "3")
            two.press("2")
        one.press("1")
        two.press("4", "2")
        for program in (one, two):
            program.wait_for("1 ✓", "2 ✓", "3 ▫", "4 ✓")
        one.press("4")  # taken back here, so that it is not theirs to undo
        two.wait_for("4 ▫")
        two.press("u", "u")  # the tick of 2 is taken back, that of 4 left alone
        two.wait_for("another program")
        one.press("q")
        two.press("q")
        assert one.exit_status() == two.exit_status() == 0
    assert states(path) == ["done", None, None, None, None]


def test_a_damaged_file_is_left_as_it_is(start: Start, path: Path) -> None:
    path.write_bytes(b"{oops")
    with start() as program:
        program.wait_for("cannot be read", "quit")
        program.press("1")
        program.press("q")
        assert program.exit_status() == 1
        assert MAIN_SCREEN in program.output
    assert path.read_bytes() == b"{oops"


@pytest.mark.parametrize(
    ("extra", "done"),
    [
        ({"NO_COLOR": "1"}, "✓"),
        ({"TERM": "linux"}, "x"),
        ({"TERM": "dumb"}, "✓"),
        ({"LC_ALL": "C", "LANG": "C"}, "✓"),
        ({"PYTHONIOENCODING": "ascii"}, "x"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else None,
)
def test_poor_terminals(start: Start, path: Path, extra: Mapping[str, str], done: str) -> None:
    with start(extra=extra) as program:
        program.wait_for(*OPEN)
        program.press("1")
        program.wait_for(f"1 {done} +Active listening", "saved")
        program.press("q")
        assert program.exit_status() == 0
    assert state(path, "listen") == "done"


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (300, 100)])
def test_strange_sizes(start: Start, path: Path, size: tuple[int, int]) -> None:
    with start(size=size) as program:
        program.wait_until(lambda _: MAIN_SCREEN[:-1] + b"h" in program.output)
        program.settle()
        program.press("1", "2")
        program.settle()
        program.press("q")
        assert program.exit_status() == 0
    assert states(path) == ["done", "done", None, None, None]


def test_a_window_pulled_about_while_keys_are_pressed(start: Start, path: Path) -> None:
    with start() as program:
        program.wait_for(*OPEN)
        for columns, lines in [(40, 12), (200, 50), (3, 2), (60, 20), (119, 7), (80, 24)]:
            program.resize(columns, lines)
            program.press("1", "j", "h", "l")
        program.press("5")
        program.wait_for("5 ✓", "Monday 23 November 2026", "saved")
        program.press("q")
        assert program.exit_status() == 0
    assert states(path) == [None, None, None, None, "done"]


def test_the_day_can_be_chosen(start: Start, path: Path) -> None:
    with start("--day", "yesterday") as program:
        program.wait_for("Sunday 22 November 2026")
        program.press("2")
        program.wait_for("saved")
    assert state(path, "share", MONDAY) is None
    (record,) = json.loads(path.read_text("utf-8"))["marks"].values()
    assert list(record["days"]) == ["11-22"]


def test_a_quick_way_out_leaves_no_name_on_a_terminal_with_one_screen(
    start: Start, path: Path
) -> None:
    with start(extra={"TERM": "linux"}) as program:
        program.wait_for(*OPEN)
        program.press("q")
        assert program.exit_status() == 0
        assert program.output.rindex(b"\x1b[2J") > program.output.rindex(b"Active listening")


def test_without_colour_there_is_none(start: Start) -> None:
    with start(extra={"NO_COLOR": "1"}) as program:
        program.wait_for(*OPEN)
        program.press("1", "w")
        program.wait_for("with whom")
        assert not COLOUR.findall(program.output)


def test_an_empty_word_for_no_colour_means_nothing(start: Start) -> None:
    with start(extra={"NO_COLOR": ""}) as program:
        program.wait_for(*OPEN)
        assert COLOUR.findall(program.output)


def test_no_name_of_a_person_or_file_in_the_title_of_the_window(start: Start) -> None:
    with start() as program:
        program.wait_for(*OPEN)
        assert b"nearer.json" not in program.output
