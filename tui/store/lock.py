"""One writer at a time, across processes and threads."""

import contextlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

PATIENCE = 5.0  # seconds; a write takes milliseconds
_STEP = 0.004


class Busy(Exception):
    """Another process kept the lock for too long; the text names it."""


@contextlib.contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock file ``path``; it is never removed, and the system frees it with its holder.

    Raises Busy after ``patience`` seconds, OSError where the file cannot be made.
    """
    try:
        import fcntl
    except ImportError:
        with _locked_by_library(path, patience):
            yield
        return
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise Busy(_holder(path)) from None
                time.sleep(_STEP)
        with contextlib.suppress(OSError):  # a full disk must not stop a write that may shrink
            os.truncate(handle, 0)
            os.pwrite(handle, f"{os.getpid()} on {os.uname().nodename}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def _locked_by_library(path: Path, patience: float) -> Iterator[None]:
    from filelock import FileLock, Timeout

    try:
        with FileLock(path, timeout=patience):
            yield
    except Timeout:
        raise Busy(_holder(path)) from None


def _holder(path: Path) -> str:
    with contextlib.suppress(OSError):
        if words := path.read_text("utf-8", "replace").split():
            return f"process {' '.join(words)} is writing to it"
    return "another program is writing to it"
