"""The account that the attacks rely on misses what is gone, and nothing else."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.app.elsewhere import MONDAY, book_of
from tests.fuzz.account import Account, AccountingKeeper
from tui.book.places import CellPlace
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.store.database import Database

TWO_DAYS = [MarkChange("listen", MONDAY - timedelta(days=n), "tick") for n in range(2)]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def keeper(path: Path, clock: FixedClock, log: Path) -> AccountingKeeper:
    keeper = AccountingKeeper(Database(path, clock), clock, log)
    keeper.do("one", [MarkChange("share", MONDAY, "tick")])
    keeper.settle(keeper.save())
    return keeper


def test_what_was_acknowledged_is_missed(keeper: AccountingKeeper, path: Path, log: Path) -> None:
    before = path.read_bytes()
    keeper.do("two", TWO_DAYS)
    keeper.settle(keeper.save())
    assert Account(log).lost(book_of(path)) == {}
    path.write_bytes(before)
    assert set(Account(log).lost(book_of(path))) == {change.place for change in TWO_DAYS}


def test_what_was_written_and_not_acknowledged_yet_may_be_there(
    keeper: AccountingKeeper, path: Path, log: Path
) -> None:
    keeper.do("two", TWO_DAYS)
    assert Account(log).lost(book_of(path)) == {}, "not written yet"
    keeper.save()
    assert Account(log).lost(book_of(path)) == {}


def test_half_of_a_change_is_missed(keeper: AccountingKeeper, path: Path, log: Path) -> None:
    keeper.do("two", TWO_DAYS)
    keeper.save()
    text = path.read_text("utf-8").replace('"11-22"', '"11-02"')
    path.write_text(text, "utf-8")
    assert Account(log).lost(book_of(path)) == {CellPlace("listen", MONDAY): {"state": None}}
