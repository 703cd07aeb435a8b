"""The one writer: do, undo, redo and save, alone and beside others."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.examples import examples
from tests.store.build import (
    AT,
    MONDAY,
    load,
    opened,
    plain_records,
    scratch,
    table,
    tables,
    write,
    year,
)
from tui.book.book import Book
from tui.book.keeper import Keeper
from tui.book.places import RecordPlace
from tui.book.steps import ChangedElsewhere, MarkChange, RecordChange
from tui.changes.marks import ticked
from tui.clock import FixedClock
from tui.domain.mark import Mark, Verb
from tui.domain.practice import BUILT_IN
from tui.domain.refusal import Refused
from tui.records.fields import GONE
from tui.records.marks import cell_of
from tui.store.codec import Tables
from tui.store.database import Database
from tui.store.errors import DamagedFile, NotSaved
from tui.store.storage import FileStorage

SUNDAY = MONDAY - timedelta(1)
PRACTICES = ("listen", "share")
DAYS = tuple(MONDAY - timedelta(n) for n in (0, 1, 400))
CELLS = [(practice, day) for practice in PRACTICES for day in DAYS]
FIELDS: dict[str, dict[str, list[Any]]] = {
    "settings": {"value": ["on", "off", 3]},
    "practices": {"name": ["Walk", "Sing"], "number": [6, 7], "on": [None, False]},
    "schedules": {"from": ["2026-11-02", "2026-11-09"], "schedule": ["mon", "2/week"]},
    "pauses": {"from": ["2026-11-09"], "to": [None, "2026-11-20", "2026-11-22"]},
}
UIDS = {"settings": "grace", "practices": "walk", "schedules": "s", "pauses": "p"}
RECORDS = [RecordPlace(table, uid + ending) for table, uid in UIDS.items() for ending in ("", "-2")]
LISTEN = BUILT_IN[0]
DONE = Mark("done", by_hand=True)


def tick(day: date = MONDAY, practice: str = "listen", *people: str) -> MarkChange:
    return MarkChange(practice, day, "tick", people)


def untick(day: date = MONDAY, practice: str = "listen") -> MarkChange:
    return MarkChange(practice, day, "untick")


def rest(day: date = MONDAY, practice: str = "listen") -> MarkChange:
    return MarkChange(practice, day, "rest")


def do(keeper: Keeper, *changes: MarkChange | RecordChange) -> None:
    keeper.do("of a test", changes)


def save(keeper: Keeper) -> None:
    keeper.settle(keeper.save())


def seen(book: Book) -> tuple[object, ...]:
    marks = {(p, day): book.mark(p, day) for p, day in CELLS}
    records = {place: book.content(place) for place in RECORDS}
    return marks, records, book.settings, book.every_practice, book.schedules, book.pauses


def histories(book: Book) -> list[tuple[set[int], set[int]]]:
    return [(set(book.history(p).done), set(book.history(p).rest)) for p in PRACTICES]


def as_in_the_file(keeper: Keeper, path: Path) -> None:
    """Memory and a reading by somebody else agree."""
    fresh = opened(path, keeper.clock).book
    assert seen(keeper.book) == seen(fresh)
    assert histories(keeper.book) == histories(fresh)


@pytest.fixture
def keeper(path: Path, clock: FixedClock) -> Keeper:
    """Over a file that holds its meta record alone."""
    write(path, tables())
    return opened(path, clock)


@pytest.fixture
def other(keeper: Keeper, path: Path, clock: FixedClock) -> Keeper:
    """Another program over the same file."""
    return opened(path, clock)


# doing


def test_what_is_done_shows_at_once_and_is_written_by_a_save(keeper: Keeper, path: Path) -> None:
    before = path.read_bytes()
    do(keeper, tick(MONDAY, "listen", "p-1"), tick(SUNDAY, "share"), rest(MONDAY, "share"))
    assert keeper.book.mark("listen", MONDAY) == DONE._replace(people=("p-1",))
    assert path.read_bytes() == before
    assert len(keeper.unsaved) == 1
    save(keeper)
    assert keeper.unsaved == []
    days = {r["uid"]: r["days"] for r in load(path)["marks"].values()}
    at = "2026-11-23T19:15:00.000Z"
    assert days == {
        "listen|2026": {"11-23": {"state": "done", "by_hand": True, "with": ["p-1"], "at": at}},
        "share|2026": {
            "11-22": {"state": "done", "by_hand": True, "at": at},
            "11-23": {"state": "rest", "at": at},
        },
    }
    as_in_the_file(keeper, path)


def test_a_cleared_day_leaves_its_time_behind(keeper: Keeper, path: Path) -> None:
    do(keeper, tick())
    save(keeper)
    do(keeper, untick())
    save(keeper)
    (record,) = load(path)["marks"].values()
    assert record["days"] == {"11-23": {"state": None, "at": "2026-11-23T19:15:00.001Z"}}


def test_a_tick_on_a_day_to_come_is_refused_in_one_line_and_with_it_all(
    keeper: Keeper, path: Path
) -> None:
    before = path.read_bytes()
    today = keeper.today()
    with pytest.raises(Refused, match="Active listening cannot be done tomorrow") as refusal:
        do(
            keeper,
            ticked(LISTEN, MONDAY, today),
            ticked(LISTEN, MONDAY + timedelta(1), today),
        )
    assert "\n" not in str(refusal.value)
    assert keeper.unsaved == []
    assert keeper.book.mark("listen", MONDAY).state is None
    save(keeper)
    assert plain_records(path).keys() == {"meta"}
    assert before


def test_the_day_of_now_ends_when_the_next_one_starts(keeper: Keeper, clock: FixedClock) -> None:
    clock.move(timedelta(hours=7, minutes=44))  # 03:59
    assert keeper.today() == MONDAY
    with pytest.raises(Refused):
        do(keeper, ticked(LISTEN, MONDAY + timedelta(1), keeper.today()))
    clock.move(timedelta(minutes=1))
    assert keeper.today() == MONDAY + timedelta(1)
    do(keeper, ticked(LISTEN, MONDAY + timedelta(1), keeper.today()))


def test_a_day_to_come_can_rest_and_any_past_day_be_done(keeper: Keeper, path: Path) -> None:
    do(keeper, rest(MONDAY + timedelta(40)), tick(date(1900, 1, 1)), tick(date(2024, 2, 29)))
    save(keeper)
    book = opened(path, keeper.clock).book
    assert book.mark("listen", MONDAY + timedelta(40)).state == "rest"
    assert book.days(date.min, MONDAY) == [date(1900, 1, 1), date(2024, 2, 29)]


def test_one_refused_step_takes_the_others_back(keeper: Keeper, path: Path) -> None:
    outcome = {"state": "done", "via": ["o-1"], "at": AT}
    write(path, tables(marks=table(year("listen", 2026, {"11-23": outcome}))))
    keeper.adopt(keeper.read())
    before = seen(keeper.book), histories(keeper.book)
    with pytest.raises(Refused, match="planned time took place"):
        do(keeper, tick(SUNDAY), rest(SUNDAY, "share"), rest(MONDAY))
    assert (seen(keeper.book), histories(keeper.book)) == before
    assert keeper.unsaved == []
    assert keeper.undo() is None


def test_unticking_by_hand_leaves_what_an_outcome_did(keeper: Keeper, path: Path) -> None:
    outcome = {"state": "done", "via": ["o-1"], "with": ["p-1"], "at": AT}
    write(path, tables(marks=table(year("listen", 2026, {"11-23": outcome}))))
    keeper.adopt(keeper.read())
    do(keeper, untick())
    save(keeper)
    (record,) = load(path)["marks"].values()
    assert record["days"]["11-23"] == outcome, "nothing changed, so nothing is newer"
    do(keeper, tick())
    save(keeper)
    assert keeper.book.mark("listen", MONDAY).by_hand
    do(keeper, untick())
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", MONDAY) == Mark("done", via=("o-1",))


def test_doing_what_is_so_already_changes_nothing(keeper: Keeper, path: Path) -> None:
    do(keeper, tick())
    save(keeper)
    before = path.read_bytes()
    do(keeper, tick())
    do(keeper, untick(SUNDAY))
    save(keeper)
    assert path.read_bytes() == before
    keeper.undo()
    assert keeper.book.mark("listen", MONDAY).state is None, "undo took back the change before"


def test_the_same_day_twice_in_one_change(keeper: Keeper, path: Path) -> None:
    do(keeper, tick(MONDAY, "listen", "p-1"), tick(MONDAY, "listen", "p-2"), rest(SUNDAY))
    do(keeper, untick(), rest(), tick(MONDAY, "listen", "p-3"))
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", MONDAY).people == ("p-3",)
    keeper.undo()
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", MONDAY).people == ("p-1", "p-2")


def test_the_steps_of_a_change_are_built_on_the_book_as_it_really_is(path: Path) -> None:
    write(path, tables(people=table({"uid": "p-1", "name": "Alex", "at": AT})))
    keeper = opened(path, small_clock())
    keeper.looking.is_masked = True
    assert keeper.looking.everyone.people["p-1"].name != "Alex"

    def steps_of(book: Book) -> list[RecordChange]:
        name = f"{book.people['p-1'].name} Miller"
        return [RecordChange(RecordPlace("people", "p-1"), {"name": name}, of_old=True)]

    assert keeper.change("renamed", steps_of).label == "renamed"
    assert keeper.book.people["p-1"].name == "Alex Miller"
    assert keeper.undo()
    keeper.change_for_good("renamed", steps_of)
    assert keeper.undo() is None
    save(keeper)
    assert opened(path, small_clock()).book.people["p-1"].name == "Alex Miller"


def test_a_change_whose_steps_are_refused_changes_nothing(keeper: Keeper) -> None:
    def steps_of(book: Book) -> list[MarkChange]:
        raise Refused("not like this")

    before = seen(keeper.book)
    for door in (keeper.change, keeper.change_for_good):
        with pytest.raises(Refused, match="not like this"):
            door("refused", steps_of)
    assert seen(keeper.book) == before
    assert keeper.unsaved == []


# undo and redo


def test_without_a_change_there_is_nothing_to_undo_or_redo(keeper: Keeper) -> None:
    assert keeper.undo() is None
    assert keeper.redo() is None


def test_undo_and_redo_go_back_and_forth(keeper: Keeper, path: Path) -> None:
    do(keeper, tick())
    keeper.do("second", [rest(SUNDAY)])
    save(keeper)
    job = keeper.undo()
    assert job
    assert job.label == "second"
    assert keeper.book.mark("listen", SUNDAY).state is None
    keeper.undo()
    assert keeper.undo() is None
    assert keeper.redo()
    assert keeper.book.mark("listen", MONDAY) == DONE
    save(keeper)
    as_in_the_file(keeper, path)
    do(keeper, tick(SUNDAY, "share"))
    assert keeper.redo() is None, "a new change leaves nothing to do again"


def test_fields_of_a_later_version_survive_tick_untick_and_undo(keeper: Keeper, path: Path) -> None:
    later = {"state": "rest", "weight": 3, "at": AT}
    write(path, tables(marks=table(year("listen", 2026, {"11-23": later}))))
    keeper.adopt(keeper.read())
    for change in (tick(), rest(), tick(), untick()):
        do(keeper, change)
        save(keeper)
    assert keeper.book.mark("listen", MONDAY).state is None
    for weight in (3, 3, 3, 3):
        keeper.undo()
        save(keeper)
        (record,) = load(path)["marks"].values()
        assert record["days"]["11-23"]["weight"] == weight
    assert record["days"]["11-23"]["state"] == "rest"


ticks = st.builds(
    MarkChange,
    st.sampled_from(PRACTICES),
    st.sampled_from(DAYS),
    st.sampled_from(["tick", "untick", "rest"]),
    st.lists(st.sampled_from(["p-1", "p-2"]), max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(["calm", "glad"]), max_size=1).map(tuple),
)


@st.composite
def arrangements(draw: st.DrawFn) -> RecordChange:
    place = draw(st.sampled_from(RECORDS))
    said = {name: st.sampled_from(values) for name, values in FIELDS[place.table].items()}
    if place.table in ("schedules", "pauses"):  # each of a practice of its own, as uids are
        said["practice"] = st.just(PRACTICES[place.uid.endswith("-2")])
    fields = draw(st.just(GONE) | st.fixed_dictionaries({}, optional=said).filter(bool))
    return RecordChange(place, fields)


changes = ticks | arrangements()
jobs = st.lists(st.lists(changes, min_size=1, max_size=4), max_size=8)
START = tables(
    people=table({"uid": "p-1", "name": "Alex"}),
    marks=table(
        year(
            "listen",
            2026,
            {
                "11-22": {"state": "done", "by_hand": True, "with": ["p-9"], "x": 1, "at": AT},
                "11-23": {"state": "rest", "at": AT},
            },
        ),
        year("share", 2026, {"11-22": {"state": "done", "via": ["o-1"], "at": AT}}),
    ),
    practices=table({"uid": "walk", "name": "Walk", "number": 6, "icon": "boots", "at": AT}),
    settings=table({"uid": "grace-2", "value": 5, "at": AT, "deleted": True}),
)


def as_of(writer: int, change: MarkChange | RecordChange) -> MarkChange | RecordChange:
    """The same change to a practice or a record that belongs to one of two writers."""
    if isinstance(change, MarkChange):
        return change._replace(practice=PRACTICES[writer])
    uid = f"{UIDS[change.place.table]}{('', '-2')[writer]}"
    fields = dict(change.fields)
    if "practice" in fields:
        fields["practice"] = PRACTICES[writer]
    return RecordChange(RecordPlace(change.place.table, uid), fields)


def small_clock() -> FixedClock:
    return FixedClock(datetime(2026, 11, 23, 19, 15, tzinfo=UTC), UTC)


@given(jobs, st.data())
def test_undoing_all_leaves_the_file_as_it_was_and_redoing_all_as_it_became(
    wanted: list[list[MarkChange | RecordChange]], data: st.DataObject
) -> None:
    with scratch() as path:
        write(path, START)
        keeper = opened(path, small_clock(), backup_folder=path.parent / "backups")

        def perhaps_save() -> None:
            if data.draw(st.booleans()):
                save(keeper)
                as_in_the_file(keeper, path)

        def as_of_now() -> tuple[Any, Any]:
            save(keeper)
            as_in_the_file(keeper, path)
            return plain_records(path), seen(keeper.book)

        before = as_of_now()
        for job in wanted:
            try:
                do(keeper, *job)
            except Refused:
                continue
            perhaps_save()
        after = as_of_now()
        for move, expected in ((keeper.undo, before), (keeper.redo, after), (keeper.undo, before)):
            while move():
                perhaps_save()
            assert as_of_now() == expected


@given(jobs, jobs, st.randoms(use_true_random=False))
def test_two_that_change_other_days_and_records_never_meet(
    mine: list[list[MarkChange | RecordChange]],
    theirs: list[list[MarkChange | RecordChange]],
    dice: random.Random,
) -> None:
    clock = small_clock()
    with scratch() as path, scratch() as alone:
        write(path, tables())
        write(alone, tables())
        pair = [opened(path, clock, backup_folder=path.parent / "backups") for _ in range(2)]
        single = [opened(alone, clock, backup_folder=alone.parent / "backups") for _ in range(2)]
        plans = [
            [[as_of(writer, change) for change in job] for job in plan]
            for writer, plan in enumerate((mine, theirs))
        ]
        while any(plans):
            who = dice.randrange(2)
            moves: list[Callable[[Keeper], object]] = [Keeper.undo, Keeper.redo, save]
            if plans[who]:
                job = plans[who].pop(0)
                moves = [lambda k, job=job: do(k, *job)]  # type: ignore[misc]
            move = dice.choice(moves)
            for keeper in (pair[who], single[who]):
                move(keeper)
            if dice.random() < 0.5:
                save(pair[who])
        for keeper in (*pair, *single):
            save(keeper)
        for keeper in (*pair, *single):
            keeper.adopt(keeper.read())
            assert seen(keeper.book) == seen(pair[0].book)
        assert plain_records(path) == plain_records(alone)


# others


def test_a_tick_of_mine_and_one_of_theirs_both_stay(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    do(keeper, tick(SUNDAY))
    do(other, tick(MONDAY))
    save(other)
    saved = keeper.save()
    assert saved.withdrawn == ()
    assert saved.book is not None
    keeper.settle(saved)
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", MONDAY) == keeper.book.mark("listen", SUNDAY) == DONE


def test_people_of_both_are_with_it(keeper: Keeper, other: Keeper, path: Path) -> None:
    do(keeper, tick(MONDAY, "listen", "p-1"))
    do(other, tick(MONDAY, "listen", "p-2"))
    save(other)
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", MONDAY).people == ("p-2", "p-1")
    keeper.undo()
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", MONDAY) == DONE._replace(people=("p-2",))


def test_undo_says_so_where_others_changed_the_day_and_it_was_noticed(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    do(keeper, tick(), tick(SUNDAY))
    save(keeper)
    other.adopt(other.read())
    do(other, rest())
    save(other)
    keeper.adopt(keeper.read())
    before = path.read_bytes()
    with pytest.raises(ChangedElsewhere):
        keeper.undo()
    assert keeper.unsaved == []
    save(keeper)
    assert path.read_bytes() == before
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", SUNDAY) == DONE, "all of it or nothing"
    assert keeper.undo() is None, "it is forgotten"
    assert keeper.redo() is None


def test_undo_is_withdrawn_where_others_changed_the_day_unnoticed(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    do(keeper, tick(), tick(SUNDAY))
    save(keeper)
    other.adopt(other.read())
    do(other, rest())
    save(other)
    before = path.read_bytes()
    job = keeper.undo()
    assert job
    assert keeper.book.mark("listen", MONDAY).state is None
    saved = keeper.save()
    assert len(saved.withdrawn) == 1
    assert saved.book is not None
    keeper.settle(saved)
    assert path.read_bytes() == before
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", MONDAY).state == "rest"
    assert keeper.redo() is None
    assert keeper.undo() is None


def test_redo_is_withdrawn_where_others_changed_the_day(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    do(keeper, tick())
    save(keeper)
    keeper.undo()
    save(keeper)
    other.adopt(other.read())
    do(other, rest())
    save(other)
    assert keeper.redo()
    saved = keeper.save()
    assert len(saved.withdrawn) == 1
    keeper.settle(saved)
    as_in_the_file(keeper, path)
    assert keeper.undo() is None


def test_a_change_made_after_one_that_is_withdrawn_stays(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    do(keeper, tick())
    save(keeper)
    other.adopt(other.read())
    do(other, rest())
    save(other)
    keeper.undo()
    do(keeper, tick(SUNDAY))
    saved = keeper.save()
    do(keeper, rest(SUNDAY, "share"))  # while the save was under way
    keeper.settle(saved)
    assert keeper.book.mark("share", SUNDAY).state == "rest"
    assert len(keeper.unsaved) == 1
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", SUNDAY) == DONE
    assert keeper.book.mark("listen", MONDAY).state == "rest"


def test_a_rest_is_withdrawn_where_planned_time_has_taken_place_since(
    keeper: Keeper, path: Path
) -> None:
    do(keeper, rest(), tick(SUNDAY))
    outcome = {"state": "done", "via": ["o-1"], "at": AT}
    before = write(path, tables(marks=table(year("listen", 2026, {"11-23": outcome}))))
    saved = keeper.save()
    assert len(saved.withdrawn) == 1
    keeper.settle(saved)
    assert path.read_bytes() == before
    as_in_the_file(keeper, path)
    assert keeper.undo() is None


def test_undo_before_the_save_leaves_the_same_tick_of_others(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    do(other, tick())
    save(other)
    do(keeper, tick())  # the other one's is not noticed yet
    keeper.undo()
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", MONDAY) == DONE, "undo took the other one's tick away"


def test_undo_before_the_save_takes_back_only_what_is_mine(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    do(other, tick(MONDAY, "listen", "p-2"))
    save(other)
    do(keeper, tick(MONDAY, "listen", "p-1"))
    keeper.undo()
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", MONDAY).people[:1] == ("p-2",)


def test_undo_of_a_tick_that_others_had_made_before_takes_nothing_back(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    do(other, tick())
    save(other)
    do(keeper, tick())
    save(keeper)
    before = path.read_bytes()
    keeper.undo()
    save(keeper)
    assert path.read_bytes() == before
    as_in_the_file(keeper, path)


def test_undo_and_redo_before_the_save_leave_what_others_took_back(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    do(keeper, tick())
    save(keeper)
    other.adopt(other.read())
    do(other, untick())
    save(other)
    keeper.undo()  # the other one's change is not noticed yet
    keeper.redo()
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", MONDAY).state is None, "redo wrote over it"


def test_what_is_not_saved_stays_on_top_of_what_others_wrote(keeper: Keeper, other: Keeper) -> None:
    do(keeper, tick(SUNDAY))
    do(other, rest(MONDAY))
    save(other)
    keeper.adopt(keeper.read())
    assert keeper.book.mark("listen", SUNDAY) == DONE
    assert keeper.book.mark("listen", MONDAY).state == "rest"
    assert len(keeper.unsaved) == 1


def test_an_undo_that_waits_gives_way_to_what_others_wrote(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    do(keeper, tick())
    save(keeper)
    keeper.undo()
    other.adopt(other.read())
    do(other, tick(MONDAY, "listen", "p-2"))
    save(other)
    keeper.adopt(keeper.read())
    assert keeper.book.mark("listen", MONDAY) == DONE._replace(people=("p-2",))
    saved = keeper.save()
    assert len(saved.withdrawn) == 1
    keeper.settle(saved)
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", MONDAY) == DONE._replace(people=("p-2",))


def test_a_save_alone_reads_nothing_again(keeper: Keeper, path: Path) -> None:
    do(keeper, tick())
    save(keeper)
    do(keeper, tick(SUNDAY))
    assert keeper.save().book is None


# another copy of the file


def copy_of(days: dict[str, Any], at: str = AT) -> Tables:
    """Another copy of the file, in which one practice has some days."""
    return tables(marks=table(year("listen", 2026, days, at)))


def test_a_copy_is_merged_in_and_seen_at_once_after_a_backup(keeper: Keeper, path: Path) -> None:
    do(keeper, tick(SUNDAY))
    save(keeper)
    theirs = copy_of({"11-23": {"state": "done", "by_hand": True, "with": ["p-1"], "at": AT}})
    assert keeper.merge(theirs, "before-merge") == 1
    assert keeper.book.mark("listen", MONDAY) == DONE._replace(people=("p-1",))
    assert keeper.book.mark("listen", SUNDAY) == DONE
    as_in_the_file(keeper, path)
    assert not keeper.is_outdated
    assert len(list(keeper.database.file.backup_folder.glob("*before-merge*"))) == 1


def test_of_a_copy_the_newer_cell_stands_and_the_same_again_writes_nothing(
    keeper: Keeper, path: Path
) -> None:
    do(keeper, tick(MONDAY), tick(SUNDAY))
    save(keeper)
    newer = "2027-01-01T00:00:00.000Z"
    theirs = copy_of(
        {"11-22": {"state": "rest", "at": newer}, "11-23": {"state": "rest", "at": AT}}
    )
    assert keeper.merge(theirs) == 0
    assert keeper.book.mark("listen", SUNDAY).state == "rest"
    assert keeper.book.mark("listen", MONDAY) == DONE
    before = path.read_bytes()
    assert keeper.merge(theirs) == 0
    assert path.read_bytes() == before


def test_what_waits_to_be_saved_stays_on_top_of_a_copy(keeper: Keeper, path: Path) -> None:
    do(keeper, rest())
    keeper.merge(copy_of({"11-22": {"state": "done", "by_hand": True, "at": AT}}))
    assert keeper.book.mark("listen", MONDAY).state == "rest"
    assert keeper.book.mark("listen", SUNDAY) == DONE
    assert len(keeper.unsaved) == 1
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.undo()
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", MONDAY).state is None
    assert keeper.book.mark("listen", SUNDAY) == DONE


def test_a_copy_that_cannot_be_merged_in_changes_nothing(
    keeper: Keeper, path: Path, home: Path
) -> None:
    (home / "state").write_text("in the way")
    before, shown = path.read_bytes(), seen(keeper.book)
    with pytest.raises(NotSaved, match="Without a backup"):
        keeper.merge(copy_of({"11-23": {"state": "rest", "at": AT}}), "before-merge")
    assert path.read_bytes() == before
    assert seen(keeper.book) == shown


# when it cannot be saved


def test_what_could_not_be_saved_waits_with_its_undo(keeper: Keeper, path: Path) -> None:
    do(keeper, tick())
    path.write_bytes(b"[]")
    with pytest.raises(DamagedFile):
        keeper.save()
    keeper.undo()
    do(keeper, tick(SUNDAY))
    assert len(keeper.unsaved) == 3
    write(path, tables())
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.mark("listen", SUNDAY) == DONE
    assert keeper.book.mark("listen", MONDAY).state is None


def test_what_is_given_up_is_gone_from_memory_and_undo(keeper: Keeper, path: Path) -> None:
    do(keeper, tick())
    save(keeper)
    do(keeper, tick(SUNDAY))
    keeper.undo()
    do(keeper, rest(SUNDAY))
    keeper.give_up_unsaved()
    keeper.adopt(keeper.read())
    assert keeper.unsaved == []
    as_in_the_file(keeper, path)
    assert keeper.redo() is None
    assert keeper.undo()
    assert keeper.book.mark("listen", MONDAY).state is None
    assert keeper.undo() is None


def test_a_tag_asks_for_a_backup_first(keeper: Keeper, path: Path, home: Path) -> None:
    (home / "state").write_text("in the way")
    do(keeper, tick())
    before = path.read_bytes()
    with pytest.raises(NotSaved, match="Without a backup"):
        keeper.save("before-import")
    assert path.read_bytes() == before
    assert len(keeper.unsaved) == 1
    save(keeper)
    as_in_the_file(keeper, path)


def test_a_save_of_nothing_leaves_the_file_alone(keeper: Keeper, path: Path) -> None:
    before = path.read_bytes()
    saved = keeper.save()
    assert (saved.jobs, saved.withdrawn) == ((), ())
    assert path.read_bytes() == before


class Beside(RuleBasedStateMachine):
    """A keeper and another program over one file, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.place = scratch()
        self.path = self.place.__enter__()
        write(self.path, START)
        self.clock = small_clock()
        self.keeper, self.other = (self.new() for _ in range(2))

    def new(self) -> Keeper:
        return opened(self.path, self.clock, backup_folder=self.path.parent / "backups")

    def teardown(self) -> None:
        self.place.__exit__(None, None, None)

    @rule(job=st.lists(changes, min_size=1, max_size=3))
    def do(self, job: list[MarkChange | RecordChange]) -> None:
        before = seen(self.keeper.book), histories(self.keeper.book)
        try:
            self.keeper.do("mine", job)
        except Refused:
            assert (seen(self.keeper.book), histories(self.keeper.book)) == before

    @rule(move=st.sampled_from([Keeper.undo, Keeper.redo]))
    def back_or_forth(self, move: Callable[[Keeper], object]) -> None:
        before = seen(self.keeper.book), histories(self.keeper.book)
        try:
            move(self.keeper)
        except ChangedElsewhere:
            assert (seen(self.keeper.book), histories(self.keeper.book)) == before

    @rule(job=st.lists(changes, min_size=1, max_size=2))
    def others(self, job: list[MarkChange | RecordChange]) -> None:
        self.other.adopt(self.other.read())
        try:
            self.other.do("theirs", job)
        except Refused:
            return
        save(self.other)
        as_in_the_file(self.other, self.path)

    @rule(minutes=st.integers(-30, 90))
    def time(self, minutes: int) -> None:
        self.clock.move(timedelta(minutes=minutes))

    @precondition(lambda self: self.keeper.database.file.changed_outside())
    @rule()
    def look(self) -> None:
        self.keeper.adopt(self.keeper.read())
        assert not self.keeper.database.file.changed_outside()

    @rule()
    def save(self) -> None:
        before = plain_records(self.path)
        saved = self.keeper.save()
        self.keeper.settle(saved)
        assert self.keeper.unsaved == []
        as_in_the_file(self.keeper, self.path)
        if set(saved.jobs) == set(saved.withdrawn):
            assert plain_records(self.path) == before

    @invariant()
    def times_move_forward(self) -> None:
        for name, records in load(self.path).items():
            for record in records.values():
                assert name == "people" or record["at"] >= AT
                days = record.get("days", {}).values()
                assert all(cell["at"] <= record["at"] for cell in days)

    @invariant()
    def book_is_of_one_piece(self) -> None:
        for practice, history in zip(PRACTICES, histories(self.keeper.book), strict=True):
            for day in DAYS:
                state = self.keeper.book.mark(practice, day).state
                assert (day.toordinal() in history[0]) == (state == "done")
                assert (day.toordinal() in history[1]) == (state == "rest")


Beside.TestCase.settings = examples(20, stateful_step_count=20)
TestBeside = Beside.TestCase


def test_a_keeper_of_a_damaged_file_says_so(path: Path, clock: FixedClock) -> None:
    path.write_bytes(b"")
    keeper = Keeper(Database(path, clock), clock)
    with pytest.raises(DamagedFile):
        keeper.read()
    assert keeper.why_unchangeable is None
    assert keeper.book.first_day() is None


def test_a_change_that_comes_in_between_two_looks_is_seen(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program writes in the very moment after the file was looked at."""
    mine, other = opened(path, clock), opened(path, clock)
    looked = FileStorage.read
    waiting = [MarkChange("listen", MONDAY, "tick")]

    def read_then_changed(file: FileStorage) -> Tables:
        tables = looked(file)
        if file is mine.database.file and waiting:
            other.do("tick", [waiting.pop()])
            other.save()
        return tables

    monkeypatch.setattr(FileStorage, "read", read_then_changed)
    book = mine.read()
    assert mine.is_outdated or book.mark("listen", MONDAY).state == "done"


def test_a_first_tick_is_what_any_is_and_is_nobody_elses() -> None:
    cells: dict[Verb, Any] = {"tick": {"state": "done", "by_hand": True}, "rest": {"state": "rest"}}
    for verb, cell in cells.items():
        change = MarkChange("listen", MONDAY, verb)
        first = dict[str, Any](change.become({"state": None}))
        assert first == cell == cell_of(change.applied(Mark()))
    assert change.become({"state": None}) is not change.become({"state": None})
