"""One writer at a time."""

import os
import subprocess
import sys
import threading
from importlib import import_module
from pathlib import Path

import pytest

from tests.store.child import ROOT
from tui.store.lock import Busy, locked


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
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.child", "hold", str(lock)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Busy, match=f"process {holder.pid} "), locked(lock, patience=0):
            pytest.fail("two hold the lock")
        holder.kill()
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
