"""What the last commands did, a line each, kept beside the data so that they can be taken back.

One small file per data file. It is a help, not the data: one that is damaged counts as empty.
"""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tui.store.atomic import make_folder, sweep_halves, write_whole
from tui.store.lock import locked

MOST_STEPS = 20
MOST_BYTES = 2 * 1024 * 1024  # packed: decades of a dozen habits, taken in at once


class Lines(NamedTuple):
    """The steps that stand, and those that were undone, each the latest last."""

    done: tuple[bytes, ...] = ()
    undone: tuple[bytes, ...] = ()

    def with_step(self, line: bytes) -> "Lines":
        """With one more step; what was undone can be done again no more, the oldest goes."""
        done = [*self.done[1 - MOST_STEPS :], line]
        while sum(map(len, done)) > MOST_BYTES and len(done) > 1:
            del done[0]
        return Lines(tuple(done))


def undo_file(backup_folder: Path) -> Path:
    """Where the steps of a file are: beside its backups."""
    return backup_folder.with_name(f"{backup_folder.name}-undo")


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Inside, nobody else changes it. Raises Busy and OSError."""
    make_folder(path.parent)
    with locked(path.with_name(f"{path.name}.lock")):
        yield


def read_lines(path: Path) -> Lines:
    """What is kept there; nothing where that cannot be understood. May raise OSError."""
    with contextlib.suppress(FileNotFoundError, ValueError):
        count, *lines = path.read_bytes().splitlines()
        standing = int(count)
        if 0 <= standing <= len(lines):
            return Lines(tuple(lines[:standing]), tuple(reversed(lines[standing:])))
    return Lines()


def write_lines(path: Path, lines: Lines) -> None:
    """Keep them instead of what is there. Call it ``held``. May raise OSError."""
    kept: Sequence[bytes] = (*lines.done, *reversed(lines.undone))
    write_whole(path.resolve(), b"\n".join((b"%d" % len(lines.done), *kept, b"")))


def clear(path: Path) -> None:
    """Let go of all of it, as far as the disk allows."""
    with contextlib.suppress(OSError):
        if path.exists():
            with held(path):
                sweep_halves(path)
                path.unlink(missing_ok=True)
