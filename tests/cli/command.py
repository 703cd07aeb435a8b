"""Running ``nearer``: in this process for speed, in one of its own where that is the promise."""

import contextlib
import gc
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import tui
from tui.cli import main
from tui.store.codec import encode
from tui.store.meta import document_id

ROOT = Path(tui.__file__).parents[1]
NOW = "2026-11-23T20:00"  # a Monday evening
CELL_AT = "2026-11-01T12:00:00.000Z"
META = {"uid": "meta", "schema": 1, "file_id": "here", "at": CELL_AT}


NO_ROOM = """
import resource, sys
size = {size}
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
from tui.cli import main
sys.exit(main(sys.argv[1:]))
"""


def no_room_beyond(size: int) -> str:
    """The command line as code, for a process that may write no file larger than this."""
    return NO_ROOM.format(size=size)


class Result(NamedTuple):
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, read as JSON."""
        assert (self.status, self.err) == (0, "")
        return json.loads(self.out)

    def well(self) -> str:
        """What it printed, after it went well and had nothing to complain about."""
        assert (self.status, self.err) == (0, "")
        return self.out

    def refusal(self, status: int = 1) -> str:
        """The one line on stderr of a command that did nothing."""
        assert self.status == status, self
        assert self.out == ""
        assert self.err.startswith("nearer")
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        return self.err


def run_command(
    *arguments: str | Path, now: str | None = NOW, file: Path | None = None, **env: str
) -> Result:
    """``nearer ARGUMENTS`` in this process; ``env`` is set for it, ``TZ`` is UTC by default."""
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")
    err = io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", newline="")
    status = run_on(out, err, *arguments, now=now, file=file, **env)
    return Result(status, _text(out), _text(err))


def run_on(
    out: io.TextIOWrapper | None,
    err: io.TextIOWrapper | None,
    *arguments: str | Path,
    now: str | None = NOW,
    file: Path | None = None,
    **env: str,
) -> int:
    """As ``run_command``, on outputs of one's own; returns the status."""
    with pytest.MonkeyPatch.context() as patch, _as_it_was(patch):
        for name, value in _environment(now, file, env).items():
            patch.setenv(name, value)
        time.tzset()
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        try:
            return main([str(argument) for argument in arguments])
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else 99


def start_process(
    *arguments: str | Path,
    now: str | None = NOW,
    file: Path | None = None,
    code: str | None = None,
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
    **env: Any,
) -> "subprocess.Popen[str]":
    """``python -m tui ARGUMENTS``, or ``python -c code ARGUMENTS``, begun in its own process."""
    what = ["-m", "tui"] if code is None else ["-c", code]
    own = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [sys.executable, *what, *map(str, arguments)],
        env={**os.environ, **own, **_environment(now, file, env)},
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        encoding="utf-8",
        errors="surrogateescape",
    )


def run_process(
    *arguments: str | Path,
    now: str | None = NOW,
    file: Path | None = None,
    code: str | None = None,
    given: str | None = None,
    **env: Any,
) -> Result:
    """As ``run_command``, in a process of its own; ``given`` is its standard input."""
    stdin = subprocess.DEVNULL if given is None else subprocess.PIPE
    with start_process(*arguments, now=now, file=file, code=code, stdin=stdin, **env) as process:
        out, err = process.communicate(given)
    return Result(process.returncode, out, err)


def write_file(path: Path, **tables: list[dict[str, Any]]) -> Path:
    """A file of Nearer with some records, as the app would have left it."""
    records = {"meta": [META], **tables}
    path.write_bytes(
        encode({n: {str(document_id(r["uid"])): r for r in rs} for n, rs in records.items()})
    )
    path.chmod(0o600)
    return path


def year_of(practice: str, year: int, days: Mapping[str, str | dict[str, Any]]) -> dict[str, Any]:
    """The record of a practice and a year; a day is a state or a whole cell."""
    cells = {
        day: cell if isinstance(cell, dict) else {"state": cell, "by_hand": True, "at": CELL_AT}
        for day, cell in days.items()
    }
    uid = f"{practice}|{year}"
    return {"uid": uid, "practice": practice, "year": year, "at": CELL_AT, "days": cells}


def tables_of(path: Path) -> Any:
    """The tables of a file as they stand on the disk."""
    return json.loads(path.read_bytes())


def records_of(path: Path, table: str) -> dict[str, dict[str, Any]]:
    """The records of a table by uid, as they stand on the disk, their times left out."""
    return {
        record["uid"]: {k: v for k, v in record.items() if k not in ("uid", "at")}
        for record in tables_of(path).get(table, {}).values()
    }


def practices_of(document: Mapping[str, Any]) -> dict[str, Any]:
    """The practices of ``today --json`` or ``streaks --json`` by their ids."""
    return {practice["id"]: practice for practice in document["practices"]}


def tick(practice: str, *days: str) -> None:
    """Tick a practice on some days."""
    run_command("check", practice, *(part for day in days for part in ("--on", day))).well()


def marked(file: Path | None = None) -> dict[str, list[str]]:
    """The days that have marks, as ``listen`` or ``listen-`` for a rest."""
    history = run_command("history", "--json", file=file).json
    return {
        entry["day"]: [m["practice"] + "-" * (m["state"] == "rest") for m in entry["marks"]]
        for entry in history
    }


def disk(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder: bytes of files, None for folders."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def own_file(home: Path) -> Path:
    """Where the file is if nothing else is said."""
    return home / "data" / "nearer" / "nearer.json"


def backups_of(home: Path) -> list[Path]:
    """All that is kept in the state folder, the oldest name first."""
    return sorted((home / "state").rglob("*.json"))


def _environment(now: str | None, file: Path | None, env: Mapping[str, str]) -> dict[str, str]:
    found = {"TZ": "UTC", **env}
    if now is not None:
        found["NEARER_NOW"] = now
    if file is not None:
        found["NEARER_FILE"] = str(file)
    return found


@contextlib.contextmanager
def _as_it_was(patch: pytest.MonkeyPatch) -> Iterator[None]:
    """The zone and the garbage collector are of the whole process: put them back."""
    collecting = gc.isenabled()
    try:
        yield
    finally:
        patch.undo()
        time.tzset()
        if collecting:
            gc.enable()


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
