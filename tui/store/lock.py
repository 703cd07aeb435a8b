"""One writer at a time, across processes and threads."""

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.store.ours import OUR_FILE, open_ours

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 5.0  # seconds; a write takes milliseconds
STALE = 600.0  # seconds after which the mark of another computer counts as left behind
_STEP = 0.004
_REPLACED = 20  # times that the file at the path may be another before it is given up
_NO_FLOCK = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)  # some network disks


class Busy(Exception):
    """Another process kept the lock for too long; the text names it."""


class Lock:
    """The lock of one path; ``locked`` gives it."""

    def __init__(self, path: Path, patience: float) -> None:
        self._path, self._patience = path, patience
        self._hold: _Hold | None = None

    def make_sure(self) -> None:
        """Hold what stands at the path now. Call it again just before what only one may do.

        A sync program or a clean-up may have put another file there, or taken ours away: whoever
        came after that holds another lock, and has to be waited for. Raises as ``locked`` does.
        """
        deadline = time.monotonic() + self._patience
        for _ in range(_REPLACED):
            if self._hold and self._hold.stands():
                return
            self.release()
            self._hold = _taken(self._path, deadline)
        raise Busy(f"another program puts a file of its own at {self._path} again and again")

    def release(self) -> None:
        """Let others have it."""
        if self._hold:
            self._hold.end()
            self._hold = None


@contextlib.contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[Lock]:
    """Hold the lock file ``path``; it is never removed, and the system frees it with its holder.

    On a disk that knows no such locks a mark beside it takes its place: a file that one alone can
    make. Raises Busy after ``patience`` seconds, InTheWay where something strange is at the path,
    and other OSErrors where the file cannot be made.
    """
    lock = Lock(path, patience)
    try:
        lock.make_sure()
        yield lock
    finally:
        lock.release()


class _Hold(Protocol):
    """A way to hold a lock, made by taking it."""

    def stands(self) -> bool:
        """Whether others who look at the path are kept out by it."""

    def end(self) -> None:
        """Let go."""


def _taken(path: Path, deadline: float) -> _Hold:
    try:
        return _Flock(path, deadline)
    except ImportError:  # no such locks on this system
        return _Library(path, deadline)
    except OSError as error:
        if error.errno not in _NO_FLOCK:
            raise
        return _Library(path, deadline, is_marked=True)


class _Flock:
    """The lock of the system on a file that stays."""

    def __init__(self, path: Path, deadline: float) -> None:
        import fcntl

        self._path = path
        self._handle = open_ours(path)
        try:
            while True:
                try:
                    fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > deadline:
                        raise Busy(_busy(self._holder())) from None
                    time.sleep(_STEP)
        except BaseException:
            self.end()
            raise
        with contextlib.suppress(OSError):  # a full disk must not stop a write that may shrink
            os.truncate(self._handle, 0)
            os.pwrite(self._handle, f"{os.getpid()} on {os.uname().nodename}\n".encode(), 0)

    def stands(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._handle), self._path.lstat())
        except FileNotFoundError:
            return False

    def end(self) -> None:
        os.close(self._handle)

    def _holder(self) -> str:
        """Who holds it, as they wrote it there; empty where that is nothing of ours."""
        words = os.pread(self._handle, 300, 0).decode("utf-8", "replace").split()
        fits = len(words) == 3 and words[0].isdecimal() and words[1] == "on"
        return f"process {' '.join(words)}" if fits and words[2].isprintable() else ""


class _Library:
    """A lock of ``filelock``: that of another system, or a mark where a disk knows none.

    A mark whose process is dead is taken over where that ran on this computer. Of another computer
    nobody here can tell; its mark is taken over when it is ``STALE``.
    """

    def __init__(self, path: Path, deadline: float, *, is_marked: bool = False) -> None:
        from filelock import FileLock, SoftFileLock, Timeout

        patience = max(0.0, deadline - time.monotonic())
        mark = path.with_name(f"{path.name}.held")
        self._mark = SoftFileLock(mark, patience, OUR_FILE) if is_marked else None
        self._lock: BaseFileLock = self._mark or FileLock(path, patience)
        try:
            if self._mark and _is_stale(mark):
                self._mark.break_lock()
            self._lock.acquire()
        except Timeout:
            way_out = f"; where none is, remove {mark}" if self._mark else ""
            raise Busy(f"{_busy('')}{way_out}") from None

    def stands(self) -> bool:
        return self._mark is None or self._mark.is_lock_held_by_us

    def end(self) -> None:
        self._lock.release()


def _is_stale(mark: Path) -> bool:
    """Whether a mark is older than anybody writes, by the clock of the disk it lies on."""
    from tempfile import TemporaryFile

    with contextlib.suppress(FileNotFoundError):
        written = mark.lstat().st_mtime
        with TemporaryFile(dir=mark.parent) as now:
            return os.fstat(now.fileno()).st_mtime - written > STALE
    return False


def _busy(holder: str) -> str:
    return f"{holder or 'another program'} is writing to it"
