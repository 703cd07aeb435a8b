"""Outputs that are full, closed, slow or poor in letters, for every family of commands.

Python buffers a stream or not as PYTHONUNBUFFERED says; what a command says must not depend on it.
"""

import contextlib
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import (
    Result,
    marked,
    run_command,
    run_on,
    run_process,
    start_process,
)

FULL = Path("/dev/full")
BUFFERED = pytest.mark.parametrize("unbuffered", ["", "1"], ids=["buffered", "unbuffered"])
FAMILIES = [
    ["--help"],
    ["--version"],
    ["check", "--help"],
    ["people", "edit", "--help"],
    ["today"],
    ["today", "--json"],
    ["today", "--line"],
    ["check", "listen"],
    ["streaks"],
    ["history"],
    ["history", "--year", "2026"],
    ["schedule", "listen"],
    ["practice", "list"],
    ["settings"],
    ["people"],
    ["agenda", "--from", "today"],
    ["plan", "walk with Zoë saturday 10:00"],
    ["note", "Café with Zoë"],
    ["notes", "--private"],
    ["life"],
    ["checkin", "Alex"],
    ["reflect"],
    ["lookback"],
    ["export", "out.csv", "--force"],
    ["themes"],
    ["completion", "zsh"],
    ["backup"],
    ["restore-backup"],
    ["doctor"],
    ["words"],
    ["where"],
    ["demo", "--file", "demo.json", "--years", "1"],
]
UNWRITTEN = "nearer: the answer could not be written: "
EACH_FAMILY = pytest.mark.parametrize("arguments", FAMILIES, ids=" ".join)


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with a little of everything, and a folder to write to."""
    monkeypatch.chdir(tmp_path)
    run_command("plan", "date night with Zoë, Alex every friday 19:30").well()
    run_command("check", "time", "--with", "Zoë", "--note", "Schön").well()
    run_command("life", "add", "Zoë", "the exam — über alles — on friday").well()
    run_command("backup").well()


@contextlib.contextmanager
def stream(file: int | str, unbuffered: str, encoding: str = "utf-8") -> Iterator[io.TextIOWrapper]:
    """A standard stream as Python makes it; leaving it flushes, as Python does at its end."""
    raw = io.FileIO(file, "w")
    sink = raw if unbuffered else io.BufferedWriter(raw)
    with io.TextIOWrapper(sink, encoding, write_through=bool(unbuffered)) as text:
        yield text


def told(arguments: list[str], out: io.TextIOWrapper) -> Result:
    """How a command ends that answers on ``out``."""
    err = io.TextIOWrapper(io.BytesIO(), "utf-8")
    status = run_on(out, err, *arguments)
    assert isinstance(err.buffer, io.BytesIO)
    return Result(status, "", err.buffer.getvalue().decode())


@BUFFERED
@EACH_FAMILY
def test_a_full_output_is_told_in_one_line(arguments: list[str], unbuffered: str) -> None:
    with stream(str(FULL), unbuffered) as out:
        assert told(arguments, out) == (1, "", f"{UNWRITTEN}the disk is full\n")


@BUFFERED
@EACH_FAMILY
def test_a_reader_that_has_gone_away_is_no_fault(arguments: list[str], unbuffered: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with stream(writer, unbuffered) as out:
        assert told(arguments, out) == (0, "", "")


@EACH_FAMILY
def test_an_output_that_was_closed_is_no_fault(arguments: list[str]) -> None:
    assert run_on(None, None, *arguments) == 0


@BUFFERED
def test_what_was_done_is_done_though_its_answer_finds_no_room(unbuffered: str) -> None:
    with stream(str(FULL), unbuffered) as out:
        assert told(["check", "listen"], out).status == 1
    assert marked()["2026-11-23"] == ["listen", "time"]


@BUFFERED
@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["check", "lissten"], 1), (["chekc"], 2), (["check"], 2), (["export"], 2), (["today"], 0)],
    ids=str,
)
def test_a_full_stderr_changes_no_status(
    arguments: list[str], status: int, unbuffered: str
) -> None:
    with stream(str(FULL), unbuffered) as err:
        assert run_on(io.TextIOWrapper(io.BytesIO(), "utf-8"), err, *arguments) == status


@BUFFERED
def test_a_process_with_a_full_stderr_ends_with_its_status(unbuffered: str) -> None:
    with FULL.open("w") as full:
        for arguments, status in ((["chekc"], 2), (["check", "lissten"], 1)):
            with start_process(
                *arguments, stderr=full.fileno(), PYTHONUNBUFFERED=unbuffered
            ) as process:
                assert process.stdout is not None
                assert process.stdout.read() == ""
            assert process.returncode == status


def test_a_refusal_stays_off_stdout_where_stderr_is_closed() -> None:
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    for arguments in (["check", "lissten"], ["chekc"], ["check"]):
        assert run_on(out, None, *arguments) > 0
    assert isinstance(out.buffer, io.BytesIO)
    assert out.buffer.getvalue() == b""


@BUFFERED
def test_a_pipe_that_does_not_wait_gets_all_of_it(path: Path, unbuffered: str) -> None:
    run_command("demo", "--years", "2", "--file", path).well()
    whole = run_command("history", "--json", file=path).well()
    assert len(whole) > 65536  # more than a pipe holds
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    with (
        os.fdopen(reader, encoding="utf-8") as end,
        start_process(
            "history", "--json", file=path, stdout=writer, PYTHONUNBUFFERED=unbuffered
        ) as process,
    ):
        os.close(writer)
        assert end.read() == whole
        assert process.stderr is not None
        assert process.stderr.read() == ""


@EACH_FAMILY
def test_an_output_that_is_poor_in_letters_gets_its_answer(arguments: list[str]) -> None:
    out = io.TextIOWrapper(io.BytesIO(), "ascii")
    assert told(arguments, out) == (0, "", "")
    assert isinstance(out.buffer, io.BytesIO)
    assert out.buffer.getvalue().decode("ascii")


@pytest.mark.parametrize("command", ["today", "streaks", "history", "people", "agenda", "notes"])
def test_json_is_whole_in_a_poor_locale(command: str) -> None:
    out = io.TextIOWrapper(io.BytesIO(), "ascii")
    assert told([command, "--json"], out) == (0, "", "")
    assert isinstance(out.buffer, io.BytesIO)
    poor = out.buffer.getvalue().decode("ascii")
    assert json.loads(poor) == run_command(command, "--json").json


def test_a_process_in_a_poor_locale_prints_whole_json() -> None:
    env: dict[str, Any] = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "",
    }
    poor = run_process("people", "--json", **env)
    assert poor.out.isascii()
    assert [person["name"] for person in poor.json] == ["Alex", "Zoë"]
