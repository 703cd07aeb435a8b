"""Other programs' files with a few bytes changed: taken in or refused in a line, never half.

``NEARER_FUZZ=25`` makes fifty of every format.
"""

import random
import shlex
from pathlib import Path

import pytest

from tests.cli.command import Result, disk, run_command
from tests.exchange.trackers.samples import SAMPLES, Sample
from tests.fuzz import TIMES

pytestmark = pytest.mark.unmeasured

FILES = 2  # of a format in one run
PIECES = (
    *(b"\x00", b"\xff", b"\x1b[2J", b"\n", b",", b";", b"\t", b'"', b"{", b"[" * 2000, b"]"),
    *(b"9" * 400, b"-1", b"1e999", b"NaN", b"null", b"2026-02-30", "\u202e".encode()),
    *(b"x" * 10_000, b"0001-01-01", b"99999-01-01", b" : ", b"BEGIN:VCARD\n", b"=\n"),
)


def changed(chance: random.Random, data: bytes) -> bytes:
    """Some bytes cut out, put in, doubled, or all that follows lost."""
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.choice((0, 0, 1, 3, 40)))
        kind = chance.random()
        if kind < 0.1:
            data = data[:at]
        elif kind < 0.3:
            data = data[:to] + data[at:to] + data[to:]
        else:
            data = data[:at] + chance.choice(PIECES) + data[to:]
    return data


@pytest.mark.parametrize("name", SAMPLES)
def test_a_mutated_file_is_taken_in_or_refused(name: str, tmp_path: Path, home: Path) -> None:
    sample = SAMPLES[name]
    run_command("check", "honest").well()
    for n in range(FILES * TIMES):
        chance = random.Random(f"{name} {n}")
        files: dict[str, str | bytes] = {
            file: changed(chance, held if isinstance(held, bytes) else held.encode())
            for file, held in sample.files.items()
        }
        folder = tmp_path / str(n)
        folder.mkdir()
        path = Sample(sample.source, files, sample.opened).written(folder)
        before = disk(home)
        result = run_command("import", path, *sample.options)
        if result.status == 1 and " --as " in result.err:
            unharmed(result, n)
            assert disk(home) == before, n
            words = shlex.split(result.err)
            result = run_command(*words[words.index("nearer") + 1 :])
        unharmed(result, n)
        if result.status:
            assert disk(home) == before, n
        elif disk(home) != before:
            run_command("undo").well()


def unharmed(result: Result, n: int) -> None:
    """It went well, or was refused in one line."""
    assert result.status in (0, 1), (n, result)
    assert "fault in Nearer" not in result.err, (n, result)
    assert result.status == 0 or result.err.count("\n") == 1, (n, result)
