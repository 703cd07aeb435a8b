"""Every test has a home of its own and a clock that stands still."""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings

from tests.examples import MANY, examples
from tui.clock import FixedClock
from tui.store.database import Database

settings.register_profile("nearer", examples(MANY))
settings.load_profile("nearer")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new home, so that nothing reaches the one of whoever runs the tests."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    for name in ("NEARER_FILE", "NEARER_NOW", "NEARER_CONFIG", "COVERAGE_PROCESS_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(autouse=True)
def measured(request: pytest.FixtureRequest) -> Iterator[None]:
    """Coverage does not look on where a test goes through much that others test bit by bit.

    It doubles the time of those, which is long enough, and they show nothing as tested.
    """
    tracer = sys.gettrace()
    if request.node.get_closest_marker("unmeasured"):
        sys.settrace(None)
    yield
    sys.settrace(tracer)


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
