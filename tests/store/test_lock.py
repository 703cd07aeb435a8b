"""One writer at a time."""

import errno
import fcntl
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.store.build import MONDAY, opened, records
from tests.store.child import FIRST, ROOT
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.store.lock import STALE, Busy, locked

NO_FLOCK = sorted({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


class Child:
    """Another process that was told to do something, line by line."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    @property
    def line(self) -> str:
        """The next line it says."""
        assert self.process.stdout
        return self.process.stdout.readline().rstrip()

    def go_on(self) -> None:
        """Let it go on."""
        assert self.process.stdin
        self.process.stdin.write("\n")
        self.process.stdin.flush()


@contextmanager
def child(*what: object) -> Iterator[Child]:
    """Another process that does something of ``tests.store.child``; it ends with the block."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.child", *map(str, what)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Child(process)
        finally:
            process.kill()


def test_a_second_one_is_told_who_holds_it(tmp_path: Path) -> None:
    lock = tmp_path / "a.lock"
    with (
        locked(lock),
        pytest.raises(Busy, match=rf"^process {os.getpid()} on \S+ is writing to it$"),
        locked(lock, patience=0),
    ):
        pytest.fail("two hold the lock")
    with locked(lock, patience=0):
        pass


def test_a_holder_that_left_no_name_is_another_program(tmp_path: Path) -> None:
    lock = tmp_path / "a.lock"
    with (
        locked(lock),
        pytest.raises(Busy, match=r"^another program is writing to it$"),
    ):
        lock.write_bytes(b"")
        with locked(lock, patience=0):
            pytest.fail("two hold the lock")


def test_it_is_free_again_after_an_exception(tmp_path: Path) -> None:
    lock = tmp_path / "a.lock"
    with pytest.raises(KeyError), locked(lock):
        raise KeyError
    with locked(lock, patience=0):
        pass


def test_one_that_waits_gets_it_as_soon_as_it_is_free(tmp_path: Path) -> None:
    lock = tmp_path / "a.lock"
    got = threading.Event()

    def wait() -> None:
        with locked(lock, patience=60):
            got.set()

    with locked(lock):
        waiting = threading.Thread(target=wait)
        waiting.start()
        assert not got.is_set()
    waiting.join(60)
    assert got.is_set()


def test_a_killed_holder_frees_it(tmp_path: Path) -> None:
    lock = tmp_path / "a.lock"
    with child("hold", lock) as holder:
        assert holder.line == "held"
        with pytest.raises(Busy, match=f"process {holder.process.pid} "), locked(lock, patience=0):
            pytest.fail("two hold the lock")
    with locked(lock, patience=60):
        pass


def test_its_file_stays_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    lock = tmp_path / "a.lock"
    with locked(lock):
        pass
    assert lock.stat().st_mode & 0o777 == 0o600


def test_where_the_system_has_no_flock_the_library_takes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_module("filelock")  # while fcntl can still be had
    monkeypatch.setitem(sys.modules, "fcntl", None)
    lock = tmp_path / "a.lock"
    with locked(lock), pytest.raises(Busy, match=r"is writing to it$"), locked(lock, patience=0):
        pytest.fail("two hold the lock")
    with locked(lock, patience=0):
        pass


# the path of the lock, and the file that stands there


def swept(lock: Path) -> None:
    """A clean-up takes it away."""
    lock.unlink()


def replaced(lock: Path) -> None:
    """A sync program puts its own copy in the place."""
    other = lock.with_name("other.tmp")
    other.write_bytes(lock.read_bytes())
    other.rename(lock)


others = pytest.mark.parametrize("act", [swept, replaced])


class AtTheLock:
    """Does something once, when this process has opened a lock file and is about to lock it."""

    def __init__(self) -> None:
        self.act: Callable[[], object] | None = None
        sys.addaudithook(self._hear)

    def _hear(self, event: str, _: tuple[Any, ...]) -> None:
        if event == "fcntl.flock" and self.act:
            act, self.act = self.act, None
            act()


@others
def test_who_locked_a_file_that_is_not_there_any_more_locks_the_one_that_is(
    tmp_path: Path, act: Callable[[Path], None]
) -> None:
    lock, moment = tmp_path / "a.lock", AtTheLock()
    moment.act = lambda: act(lock)
    with (
        locked(lock),
        pytest.raises(Busy),
        locked(lock, patience=0),
    ):
        pytest.fail("two hold the lock")
    assert moment.act is None, "the moment never came"


def test_a_lock_that_is_replaced_whenever_it_is_taken_is_given_up(tmp_path: Path) -> None:
    lock, moment = tmp_path / "a.lock", AtTheLock()

    def again() -> None:
        replaced(lock)
        moment.act = again

    moment.act = again
    with pytest.raises(Busy, match=r"puts a file of its own at .*a\.lock again and again"):
        locked(lock).__enter__()
    moment.act = None


@others
def test_who_lost_it_meanwhile_waits_for_the_one_that_has_it_now(
    tmp_path: Path, act: Callable[[Path], None]
) -> None:
    lock = tmp_path / "a.lock"
    with locked(lock, patience=0) as held:
        act(lock)
        with child("hold", lock) as other:
            assert other.line == "held"
            with pytest.raises(Busy, match=f"process {other.process.pid} "):
                held.make_sure()
        held.make_sure()
        with pytest.raises(Busy), locked(lock, patience=0):
            pytest.fail("two hold the lock")


@others
def test_a_long_change_goes_on_where_only_its_lock_is_another(
    path: Path, clock: FixedClock, act: Callable[[Path], None]
) -> None:
    with child("slow", path) as slow:
        assert slow.line == "in"
        act(path.with_name(f"{path.name}.lock"))
        slow.go_on()
        assert slow.line == "saved"
    assert opened(path, clock).book.mark("listen", FIRST).state == "done"


@others
def test_a_second_writer_whom_the_other_lock_let_in_keeps_what_it_wrote(
    path: Path, clock: FixedClock, act: Callable[[Path], None]
) -> None:
    with child("slow", path) as slow:
        assert slow.line == "in"
        act(path.with_name(f"{path.name}.lock"))
        keeper = opened(path, clock)
        keeper.do("tick", [MarkChange("share", MONDAY, "tick")])
        keeper.settle(keeper.save())
        slow.go_on()
        assert "another program changed it at the same moment" in slow.line
        assert slow.line == "in"
        slow.go_on()
        assert slow.line == "saved"
    book = opened(path, clock).book
    assert book.mark("share", MONDAY).state == "done"
    assert book.mark("listen", FIRST).state == "done"


# disks without such locks


@pytest.mark.parametrize("number", NO_FLOCK)
def test_where_no_file_can_be_locked_two_still_lose_nothing(path: Path, number: int) -> None:
    days = 20
    with (
        child("flockless", path, number, "tick", "listen", days) as one,
        child("flockless", path, number, "tick", "share", days) as two,
    ):
        assert (one.line, two.line) == ("ready", "ready")
        one.go_on()
        two.go_on()
        assert (one.line, two.line) == ("done", "done")
    marks = records(path)["marks"]
    assert {uid: len(record["days"]) for uid, record in marks.items()} == {
        "listen|2020": days,
        "share|2020": days,
    }
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name, f"{path.name}.lock"]


@pytest.fixture
def flockless(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system of this process locks no files."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "")

    monkeypatch.setattr(fcntl, "flock", refuse)


def test_a_mark_keeps_the_second_out_and_goes_with_its_holder(
    tmp_path: Path, flockless: None
) -> None:
    lock = tmp_path / "a.lock"
    mark = tmp_path / "a.lock.held"
    with locked(lock):
        assert mark.stat().st_mode & 0o777 == 0o600
        with (
            pytest.raises(Busy, match=f"another program is .*; where none is, remove {mark}$"),
            locked(lock, patience=0),
        ):
            pytest.fail("two hold the lock")
    assert not mark.exists()


def test_the_mark_of_a_killed_holder_is_taken_over(tmp_path: Path, flockless: None) -> None:
    lock = tmp_path / "a.lock"
    with child("flockless", lock, errno.ENOLCK, "hold") as holder:
        assert holder.line == "held"
        with pytest.raises(Busy), locked(lock, patience=0):
            pytest.fail("two hold the lock")
    assert (tmp_path / "a.lock.held").exists()
    with locked(lock, patience=0):
        pass


def test_the_mark_of_another_computer_is_taken_over_when_it_is_old(
    tmp_path: Path, flockless: None
) -> None:
    lock, mark = tmp_path / "a.lock", tmp_path / "a.lock.held"
    mark.write_text("1\nelsewhere\n")
    with pytest.raises(Busy), locked(lock, patience=0):
        pytest.fail("two hold the lock")
    then = mark.stat().st_mtime - STALE - 1  # by the clock of the disk
    os.utime(mark, (then, then))
    with locked(lock, patience=0):
        pass


def test_who_lost_its_mark_meanwhile_waits_for_the_one_that_has_it_now(
    tmp_path: Path, flockless: None
) -> None:
    lock, mark = tmp_path / "a.lock", tmp_path / "a.lock.held"
    with locked(lock, patience=0) as held:
        mark.unlink()
        with child("flockless", lock, errno.ENOLCK, "hold") as other:
            assert other.line == "held"
            with pytest.raises(Busy):
                held.make_sure()
        held.make_sure()
        with pytest.raises(Busy), locked(lock, patience=0):
            pytest.fail("two hold the lock")
