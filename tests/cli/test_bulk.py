"""Ten thousand of anything: twice as much takes about twice the work, told by counting calls."""

import io
import sys
import tracemalloc
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.command import run_command, run_on, write_file

FEW = 60


def events(count: int) -> tuple[str, str]:
    """A calendar of so many events, and how its file ends."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"]
    for n in range(count):
        start = datetime(2027, 1, 1, 9) + timedelta(hours=n)
        lines += ["BEGIN:VEVENT", f"UID:{n}@x", "DTSTAMP:20260101T000000Z"]
        lines += [f"DTSTART:{start:%Y%m%dT%H%M%S}", f"SUMMARY:Walk {n}", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]), ".ics"


def notes(count: int) -> tuple[str, str]:
    """So many notes, and how their file ends."""
    rows = [f"{date(2020, 1, 1) + timedelta(n % 900)},listen,,,,Number {n}" for n in range(count)]
    return "\n".join(["day,practice,state,with,feelings,note", *rows, ""]), ".csv"


def marks(count: int) -> tuple[str, str]:
    """So many days with a practice, and how their file ends."""
    rows = [f"{date(2020, 1, 1) + timedelta(n)},read-aloud,done,Alex,," for n in range(count)]
    return "\n".join(["day,practice,state,with,feelings,note", *rows, ""]), ".csv"


def calls(arguments: list[str]) -> int:
    """How many functions a command calls, of Python's own too."""
    count = 0

    def counting(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counting)
    try:
        result = run_command(*arguments)
    finally:
        sys.setprofile(None)
    assert result.status == 0, result.err
    return count


@pytest.mark.parametrize("made", [events, notes, marks])
def test_twice_as_much_is_about_twice_the_work(
    tmp_path: Path, home: Path, made: Callable[[int], tuple[str, str]]
) -> None:
    work: dict[str, list[int]] = {"in": [], "again": [], "out": [], "list": []}
    for count in (1, FEW, 2 * FEW, 4 * FEW):  # the first one loads what the others find loaded
        text, suffix = made(count)
        source, out = tmp_path / f"{count}{suffix}", tmp_path / f"out-{count}{suffix}"
        source.write_text(text, "utf-8")
        file = ["--file", str(tmp_path / f"{count}.json")]
        people = ["--with", "Alex"] if suffix == ".ics" else []
        work["in"].append(calls(["import", str(source), *people, *file]))
        work["again"].append(calls(["import", str(source), *people, *file]))
        work["out"].append(calls(["export", str(out), *file]))
        work["list"].append(calls(["notes", "--json", *file]))
    for kind, (_, few, more, most) in work.items():
        assert most - more < 2.05 * (more - few) + 1000, (kind, few, more, most)


def test_a_long_list_never_holds_its_file_three_times_and_a_half(tmp_path: Path) -> None:
    """What is held: the text while it is parsed, what was parsed, and a piece of the answer."""
    fields = {"day": "2026-11-20", "kind": "journal", "at": "2026-11-20T10:00:00.000Z"}
    text = "We talked about the move, slowly, and what it would mean. " * 10
    many = [
        {"uid": f"n-{n}", "note": f"n-{n}", "text": f"{text}{n}", **fields} for n in range(7000)
    ]
    file = write_file(tmp_path / "many.json", notes=many)
    run_command("notes", "--json", file=tmp_path / "none.json").well()  # what is loaded for it
    errors = io.TextIOWrapper(io.BytesIO())
    with (tmp_path / "out.json").open("w") as out:
        tracemalloc.start(1)
        try:
            assert run_on(out, errors, "notes", "--json", file=file) == 0
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 3.5 * file.stat().st_size
    assert (tmp_path / "out.json").read_text().count('"id": "n-') == 7000
