"""A program that heeds no lock changes the file in the middle of a write of ours.

No test waits for luck: the other program acts at a moment that the interpreter itself reports.
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.store.build import MONDAY, halves, load, opened, table, tables, write, year
from tui.book.keeper import Keeper
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.store.atomic import write_whole
from tui.store.database import Database
from tui.store.disk import signature
from tui.store.errors import NotSaved
from tui.store.reading import Reading
from tui.store.swap import Overtaken, no_swap, put, system_swap

GOOD = tables(
    marks=table(year("listen", 2026, {"11-20": {"state": "done", "by_hand": True}})),
    people=table(*({"uid": f"p-{n}", "name": f"Person {n}"} for n in range(8))),
)
TICK = [MarkChange("listen", MONDAY, "tick")]


class Meanwhile:
    """Does something once, the next time this process opens a path."""

    def __init__(self) -> None:
        self._path = ""
        self._act: Callable[[], object] | None = None
        sys.addaudithook(self._hear)

    def opening(self, path: Path, act: Callable[[], object]) -> None:
        self._path, self._act = str(path), act

    @property
    def is_over(self) -> bool:
        return self._act is None

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and self._act and str(arguments[0]) == self._path:
            act, self._act = self._act, None
            act()


@pytest.fixture
def meanwhile() -> Iterator[Meanwhile]:
    hook = Meanwhile()
    yield hook
    assert hook.is_over, "the moment never came"


def half_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


def renamed(data: bytes) -> bytes:
    """What was written, and of the same length, but for a name."""
    other = data.replace(b"Person 3", b"Person X")
    assert other != data
    return other


def replace_as_sync_programs_do(path: Path) -> None:
    """Another file in its place, with a time of its own."""
    theirs = path.with_name(".syncthing.nearer.json.tmp")
    theirs.write_bytes(renamed(path.read_bytes()))
    os.utime(theirs, (1_700_000_000, 1_700_000_000))
    os.rename(theirs, path)  # noqa: PTH104  # not what the code under test calls


def write_in_place(path: Path) -> None:
    data = renamed(path.read_bytes())
    with path.open("r+b") as file:
        file.write(data)


def save(keeper: Keeper) -> None:
    keeper.settle(keeper.save())


def name_of(path: Path) -> Any:
    return next(p["name"] for p in load(path)["people"].values() if p["uid"] == "p-3")


def after_the_rename(
    path: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[Path], None]
) -> None:
    """Have the other program act when our file has just been put in its place."""
    ours = os.replace

    def replace(source: Any, target: Any) -> None:
        ours(source, target)
        if Path(target) == path:
            monkeypatch.setattr(os, "replace", ours)
            act(path)

    monkeypatch.setattr(os, "replace", replace)


@pytest.mark.parametrize("moment", ["after the rename", "at the sync of the folder"])
def test_a_file_that_takes_the_place_of_ours_at_once_is_noticed_and_kept(
    path: Path,
    clock: FixedClock,
    moment: str,
    meanwhile: Meanwhile,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(path, GOOD)
    keeper = opened(path, clock)
    keeper.do("tick", TICK)
    if moment == "after the rename":
        after_the_rename(path, monkeypatch, replace_as_sync_programs_do)
    else:
        meanwhile.opening(path.parent, lambda: replace_as_sync_programs_do(path))
    save(keeper)
    assert name_of(path) == "Person X", "the other program came last"
    assert keeper.database.file.changed_outside()
    outdated = [keeper.is_outdated]
    keeper.adopt(keeper.read())
    assert [*outdated, keeper.is_outdated] == [True, False]
    assert keeper.book.people["p-3"].name == "Person X"
    keeper.do("another", [MarkChange("share", MONDAY, "tick")])
    save(keeper)
    assert name_of(path) == "Person X"
    assert opened(path, clock).book.mark("share", MONDAY).state == "done"


def test_it_is_not_written_over_by_a_change_made_before_anybody_looked(
    path: Path, clock: FixedClock, meanwhile: Meanwhile
) -> None:
    write(path, GOOD)
    database = Database(path, clock)
    meanwhile.opening(path.parent, lambda: replace_as_sync_programs_do(path))
    database.table("people").put({"uid": "p-9", "name": "Nine"})
    database.table("people").put({"uid": "p-10", "name": "Ten"})
    assert name_of(path) == "Person X"
    assert {p["uid"] for p in load(path)["people"].values()} >= {"p-9", "p-10"}


def test_a_file_that_goes_at_once_is_gone(
    path: Path, clock: FixedClock, meanwhile: Meanwhile
) -> None:
    write(path, GOOD)
    database = Database(path, clock)
    meanwhile.opening(path.parent, path.unlink)
    database.table("people").put({"uid": "p-9", "name": "Nine"})
    assert database.file.is_gone
    database.file.write_again()
    assert len(load(path)["people"]) == 9


def test_what_is_written_into_our_file_at_once_is_read_before_the_next_change(
    path: Path, clock: FixedClock, meanwhile: Meanwhile
) -> None:
    write(path, GOOD)
    database = Database(path, clock)
    meanwhile.opening(path.parent, lambda: write_in_place(path))
    database.table("people").put({"uid": "p-9", "name": "Nine"})
    database.table("people").put({"uid": "p-10", "name": "Ten"})
    assert name_of(path) == "Person X"


def test_a_file_whose_time_settles_when_it_is_closed_is_still_ours(
    path: Path, clock: FixedClock, meanwhile: Meanwhile
) -> None:
    write(path, GOOD)
    database = Database(path, clock)
    meanwhile.opening(path.parent, lambda: os.utime(path, (1_700_000_000, 1_700_000_000)))
    database.table("people").put({"uid": "p-9", "name": "Nine"})
    readings = database.file.readings
    assert not database.file.changed_outside()
    assert len(database.table("people")) == 9
    assert database.file.readings == readings, "nothing new was there to be read"


@pytest.mark.parametrize("act", [replace_as_sync_programs_do, write_in_place])
def test_what_comes_while_ours_is_being_written_is_not_written_over(
    path: Path, clock: FixedClock, meanwhile: Meanwhile, act: Callable[[Path], None]
) -> None:
    write(path, GOOD)
    keeper = opened(path, clock)
    keeper.do("tick", TICK)
    meanwhile.opening(half_of(path), lambda: act(path))
    with pytest.raises(NotSaved, match="another program changed it at the same moment") as refusal:
        keeper.save()
    assert "\n" not in str(refusal.value)
    assert name_of(path) == "Person X"
    assert halves(path) == []
    assert len(keeper.unsaved) == 1
    save(keeper)
    assert name_of(path) == "Person X"
    assert opened(path, clock).book.mark("listen", MONDAY).state == "done"


def test_a_file_that_appears_while_the_first_is_written_is_not_written_over(
    path: Path, clock: FixedClock, meanwhile: Meanwhile
) -> None:
    database = Database(path, clock)
    meanwhile.opening(half_of(path), lambda: write(path, GOOD))
    with pytest.raises(NotSaved, match="at the same moment"):
        database.table("people").put({"uid": "p-9", "name": "Nine"})
    assert load(path) == GOOD
    database.table("people").put({"uid": "p-9", "name": "Nine"})
    assert len(load(path)["people"]) == 9


def test_a_last_look_that_refuses_leaves_the_old_bytes(path: Path) -> None:
    path.write_bytes(b"old")

    def refuse() -> None:
        assert path.read_bytes() == b"old"
        raise NotSaved(path, "a reason", "A way out.")

    with pytest.raises(NotSaved):
        write_whole(path, b"new", refuse)
    assert path.read_bytes() == b"old"
    assert halves(path) == []


def test_a_young_file_is_read_again_before_it_is_written_over(path: Path) -> None:
    """Two writes within one tick of the clock may leave the same time and size."""
    path.write_bytes(b"ours")
    held = Reading({}, 1, signature(path), hash(b"ours"), settled=False)
    assert held.still_holds(path)
    assert not held._replace(content=hash(b"sour")).still_holds(path)
    assert held._replace(content=hash(b"sour"), settled=True).still_holds(path)


# between the last look and the moment at which ours is there


@pytest.fixture
def after_the_last_look(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Has another program act when a writer has just seen that all is as it was."""
    look = Reading.still_holds

    def have(act: Callable[[], None]) -> None:
        def look_and_act(self: Reading, path: Path) -> bool:
            seen = look(self, path)
            monkeypatch.setattr(Reading, "still_holds", look)
            act()
            return seen

        monkeypatch.setattr(Reading, "still_holds", look_and_act)

    return have


@pytest.mark.parametrize("act", [replace_as_sync_programs_do, write_in_place])
def test_what_comes_after_the_last_look_stands_there_again(
    path: Path,
    clock: FixedClock,
    act: Callable[[Path], None],
    after_the_last_look: Callable[[Callable[[], None]], None],
) -> None:
    """In the open app, which can swap two files; not where the system cannot."""
    write(path, GOOD)
    keeper = opened(path, clock)
    keeper.database.file.warm_up()
    keeper.do("tick", TICK)
    after_the_last_look(lambda: act(path))
    with pytest.raises(NotSaved, match="another program changed it at the same moment"):
        keeper.save()
    assert name_of(path) == "Person X"
    assert halves(path) == []
    save(keeper)
    assert name_of(path) == "Person X"
    assert opened(path, clock).book.mark("listen", MONDAY).state == "done"
    assert halves(path) == []


def test_of_two_that_come_at_once_the_last_stays(path: Path, tmp_path: Path) -> None:
    ours, theirs, last = (tmp_path / name for name in ("ours", "theirs", "last"))
    for file in (ours, theirs, last):
        file.write_text(file.name)
    path.write_text("old")
    stood, swap = signature(path), system_swap()
    swaps = []

    def busy_place(one: Path, other: Path) -> bool:
        swaps.append(one)
        if len(swaps) == 1:
            theirs.rename(path)
        done = swap(one, other)
        if len(swaps) == 1:
            last.rename(path)
        return done

    with pytest.raises(Overtaken):
        put(ours, path, stood, busy_place)
    assert path.read_text() == "last"


def test_where_the_system_cannot_swap_ours_takes_the_place(path: Path, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    for place in ("there", "not there"):
        ours.write_text("ours")
        if place == "there":
            path.write_text("old")
        else:
            path.unlink()
        put(ours, path, None, no_swap if place == "there" else system_swap())
        assert path.read_text() == "ours"
        assert not ours.exists()
