"""Writing a file whole or not at all."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tui.store.ours import new_file

OUR_FOLDER = 0o700
STALE = 3600.0  # seconds; nobody writes one file that long


def make_folder(folder: Path) -> None:
    """The folder and its parents; those that are made belong to their owner alone."""
    missing = [f for f in (folder, *folder.parents) if not f.exists()]
    for each in reversed(missing):
        with contextlib.suppress(FileExistsError):
            each.mkdir(mode=OUR_FOLDER)


def write_whole(
    path: Path,
    data: bytes,
    last_look: Callable[[], None] = lambda: None,
    put: Callable[[Path, Path], None] = os.replace,
) -> os.stat_result:
    """Put ``data`` at ``path``, durably: after a crash the old bytes are there, or the new.

    ``path`` must be free of links (``Path.resolve``): one there would be replaced, never followed.
    ``last_look`` is called when all is ready and the old bytes still stand there; ``put`` puts the
    one file at the other. Gives the status of the file that was written, which is its own even
    where another program has put a file in its place since. Raises OSError, and what ``last_look``
    and ``put`` raise; then nothing has changed.
    """
    half = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    handle = new_file(half)
    try:
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
            _sync(handle)
            status = os.fstat(handle)
        finally:
            os.close(handle)
        last_look()
        put(half, path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    return status


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep_halves(path: Path) -> None:
    """Remove what killed writers left half-written beside ``path``. Call with its lock held."""
    for half, name in _halves(path.parent):
        if name == path.name:
            with contextlib.suppress(OSError):  # a folder of that name is no half of ours
                half.unlink(missing_ok=True)


def sweep_stale(folder: Path, start: str = "") -> None:
    """Remove what killed writers left half-written of files whose names begin so; needs no lock."""
    with contextlib.suppress(OSError):
        for half, name in _halves(folder):
            if name.startswith(start) and time.time() - half.lstat().st_mtime > STALE:
                half.unlink(missing_ok=True)


def _halves(folder: Path) -> Iterator[tuple[Path, str]]:
    """The half-written files in a folder, and the names of the files they were to be."""
    for path in folder.iterdir():
        if path.suffix == ".tmp" and path.name.startswith("."):
            name, _, writer = path.stem[1:].rpartition(".")
            if writer.isdecimal():
                yield path, name


def _sync(handle: int) -> None:
    try:
        from fcntl import F_FULLFSYNC, fcntl  # type: ignore[attr-defined,unused-ignore]  # macOS

        fcntl(handle, F_FULLFSYNC)
    except (ImportError, OSError):
        os.fsync(handle)
