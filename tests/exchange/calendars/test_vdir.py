"""A folder with a calendar file a plan."""

from pathlib import Path

import pytest

from tui.book.keeper import Keeper
from tui.book.places import RecordPlace
from tui.book.steps import RecordChange
from tui.book.tables import PLANS
from tui.changes.new_plan import typed_plan
from tui.changes.records import kept
from tui.clock import FixedClock
from tui.domain.refusal import Refused
from tui.exchange.calendars.vdir import VdirWritten, write_vdir
from tui.records.fields import GONE
from tui.store.database import Database


@pytest.fixture
def keeper(database: Database, clock: FixedClock) -> Keeper:
    """Two plans, saved."""
    keeper = Keeper(database, clock)
    keeper.adopt(keeper.read())
    for line in ("Zanzibar with Quux every friday 19:30", "walk with Kim saturday 10:00"):
        keeper.do("plan", typed_plan(keeper.book, clock, line).steps)
    keeper.settle(keeper.save())
    return keeper


def written(keeper: Keeper, folder: Path, *, details: bool = False) -> VdirWritten:
    return write_vdir(keeper.book, keeper.database.file.read(), folder, details=details)


def test_a_plan_has_a_file_of_its_own(keeper: Keeper, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "vdir"
    assert written(keeper, folder) == VdirWritten(plans=2, removed=0)
    assert {path.stem for path in folder.iterdir()} == set(keeper.book.plans)
    said = b"".join(path.read_bytes() for path in folder.iterdir())
    assert b"Quality time" in said
    assert b"Zanzibar" not in said
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in folder.iterdir())


def test_details_leave_when_asked(keeper: Keeper, tmp_path: Path) -> None:
    written(keeper, tmp_path / "vdir", details=True)
    said = b"".join(path.read_bytes() for path in (tmp_path / "vdir").iterdir())
    assert all(word in said for word in (b"Zanzibar", b"Quux"))


def test_what_says_the_same_is_not_touched(keeper: Keeper, tmp_path: Path) -> None:
    folder = tmp_path / "vdir"
    written(keeper, folder)
    before = {path: path.stat().st_ino for path in folder.iterdir()}
    written(keeper, folder)
    assert {path: path.stat().st_ino for path in folder.iterdir()} == before


def test_only_our_files_of_plans_that_are_gone_are_removed(keeper: Keeper, tmp_path: Path) -> None:
    folder = tmp_path / "vdir"
    written(keeper, folder)
    gone = next(iter(keeper.book.plans))
    keeper.book.put(RecordPlace("plans", gone), GONE)
    (folder / "pl-999999.ics").write_text("BEGIN:VCALENDAR\nPRODID:-//khal//EN\nEND:VCALENDAR\n")
    (folder / "dentist.ics").write_bytes((folder / f"{gone}.ics").read_bytes())
    assert written(keeper, folder) == VdirWritten(plans=1, removed=1)
    left = {path.stem for path in folder.iterdir()}
    assert left == {*keeper.book.plans, "pl-999999", "dentist"}


def test_a_folder_that_cannot_be_is_refused(keeper: Keeper, tmp_path: Path) -> None:
    (tmp_path / "vdir").write_text("in the way")
    with pytest.raises(Refused, match=r"vdir was not written: .*; choose another"):
        written(keeper, tmp_path / "vdir")


@pytest.mark.parametrize("uid", ["../pl-out", "pl-x/../../out", "/{folder}/out", ".", "\x1b\ud800"])
def test_an_id_that_is_a_path_leads_nowhere(keeper: Keeper, tmp_path: Path, uid: str) -> None:
    uid = uid.format(folder=tmp_path)
    plan = next(iter(keeper.book.plans.values()))
    keeper.do("plan", [kept(PLANS, uid, plan._replace(uid=uid))])
    keeper.settle(keeper.save())
    folder = tmp_path / "deep" / "vdir"
    before = {*tmp_path.rglob("*")}
    assert written(keeper, folder) == VdirWritten(plans=3, removed=0)
    new = {path for path in {*tmp_path.rglob("*")} - before if path.is_file()}
    assert {path.parent for path in new} == {folder}
    assert len(new) == 3
    keeper.do("plan", [RecordChange(RecordPlace("plans", uid), GONE)])
    assert written(keeper, folder) == VdirWritten(plans=2, removed=1)
