"""Every test has a home of its own and a clock that stands still."""

import itertools
import os
from collections.abc import Generator, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from tests.examples import MANY, examples
from tests.measured import load_all, looked_on
from tui.clock import FixedClock
from tui.store.database import Database

settings.register_profile("nearer", examples(MANY))
settings.load_profile("nearer")


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A place for the home of each test of a run, also of those that need no ``tmp_path``."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new home, so that nothing reaches the one of whoever runs the tests."""
    folder = next(homes)
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    for name in ("NEARER_FILE", "NEARER_NOW", "NEARER_CONFIG", "COVERAGE_PROCESS_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(scope="session", autouse=True)
def no_wait_for_the_disk() -> Iterator[None]:
    """No test pulls the plug: what is written is there for all to read before it is on the disk.

    Processes that a test starts wait as ever.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        yield


def pytest_collection() -> None:
    """A process that will run tests begins to look for them."""
    load_all()


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Coverage looks on while a test runs, but not at those that go through what others test."""
    if item.get_closest_marker("unmeasured"):
        return (yield)
    with looked_on(item.obj):  # type: ignore[attr-defined]
        return (yield)


@pytest.fixture
def clock() -> FixedClock:
    """A quarter past eight on a Monday evening in Berlin."""
    berlin = ZoneInfo("Europe/Berlin")
    return FixedClock(datetime(2026, 11, 23, 20, 15, tzinfo=berlin), berlin)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file may be made; its folder is there, it is not."""
    folder = tmp_path / "kept"
    folder.mkdir()
    return folder / "nearer.json"


@pytest.fixture
def database(path: Path, clock: FixedClock) -> Database:
    """A database whose file does not exist yet."""
    return Database(path, clock)
