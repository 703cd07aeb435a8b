"""The one writer and records: settings, practices, schedules and pauses beside marks."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.store.build import (
    AT,
    MONDAY,
    load,
    opened,
    plain_records,
    records,
    table,
    tables,
    write,
    year,
)
from tui.book.keeper import Keeper
from tui.book.places import RecordPlace
from tui.book.steps import ChangedElsewhere, MarkChange, RecordChange
from tui.changes import practices as arrange
from tui.changes.marks import ticked
from tui.clock import FixedClock
from tui.domain.practice import BUILT_IN
from tui.domain.refusal import Refused
from tui.domain.schedule import ALL, Away, Pause, Schedule
from tui.records.fields import GONE

LISTEN = BUILT_IN[0]
THREE = Schedule("per_week", times=3)
HEAR = RecordPlace("practices", "listen")
NOW = "2026-11-23T19:15:00.000Z"


@pytest.fixture
def keeper(path: Path, clock: FixedClock) -> Keeper:
    """Over a file that holds its meta record alone."""
    write(path, tables())
    return opened(path, clock)


@pytest.fixture
def other(keeper: Keeper, path: Path, clock: FixedClock) -> Keeper:
    """Another program over the same file."""
    return opened(path, clock)


def do(keeper: Keeper, *steps: MarkChange | RecordChange) -> None:
    keeper.do("of a test", steps)


def save(keeper: Keeper) -> None:
    keeper.settle(keeper.save())


def done(keeper: Keeper, *steps: MarkChange | RecordChange) -> None:
    """As another program does: read, change, save."""
    keeper.adopt(keeper.read())
    do(keeper, *steps)
    save(keeper)


def name(text: str) -> RecordChange:
    return RecordChange(HEAR, {"name": text})


def on(value: bool | None) -> RecordChange:
    return RecordChange(HEAR, {"on": value})


def held(path: Path, place: RecordPlace) -> dict[str, Any]:
    """A record as it stands on the disk, time and all."""
    return records(path)[place.table][place.uid]


def habits(keeper: Keeper) -> tuple[object, ...]:
    book = keeper.book
    return book.settings, book.every_practice, book.schedules, book.pauses, book.unreadable


def as_in_the_file(keeper: Keeper, path: Path) -> None:
    """Memory and a reading by somebody else agree."""
    assert habits(keeper) == habits(opened(path, keeper.clock))


# doing


def test_a_habit_holds_at_once_and_is_written_by_a_save(keeper: Keeper, path: Path) -> None:
    before = path.read_bytes()
    do(
        keeper,
        arrange.set_to("grace", value=True),
        arrange.added(keeper.book, "Walk"),
        arrange.scheduled(LISTEN, THREE, MONDAY),
        arrange.paused(keeper.book, ALL, MONDAY, None, "ill"),
    )
    assert keeper.book.settings.grace
    assert keeper.book.practices[-1].name == "Walk"
    assert keeper.book.schedule("listen", MONDAY) == THREE
    assert keeper.book.pauses == (Away(ALL, Pause(MONDAY), "ill"),)
    assert path.read_bytes() == before
    save(keeper)
    as_in_the_file(keeper, path)
    stamped = {"at": NOW}
    assert {name: found for name, found in records(path).items() if name != "meta"} == {
        "settings": {"grace": {"uid": "grace", "value": True} | stamped},
        "practices": {"walk": {"uid": "walk", "name": "Walk", "number": 6} | stamped},
        "schedules": {
            "listen|2026-11-23": {
                "uid": "listen|2026-11-23",
                "practice": "listen",
                "from": "2026-11-23",
                "schedule": "3/week",
            }
            | stamped
        },
        "pauses": {
            "all|2026-11-23": {
                "uid": "all|2026-11-23",
                "practice": "all",
                "from": "2026-11-23",
                "why": "ill",
            }
            | stamped
        },
    }


def test_a_new_setting_of_the_beginning_of_the_day_moves_today_at_once(
    keeper: Keeper, clock: FixedClock
) -> None:
    clock.move(timedelta(hours=9))  # 05:15
    assert keeper.today() == MONDAY + timedelta(1)
    do(keeper, arrange.set_to("day_start", keeper.clock.now().time().replace(6, 0, 0)))
    assert keeper.today() == MONDAY
    with pytest.raises(Refused, match="cannot be done tomorrow"):
        do(keeper, ticked(LISTEN, MONDAY + timedelta(1), keeper.today()))
    keeper.undo()
    assert keeper.today() == MONDAY + timedelta(1)


def test_what_is_so_already_is_no_change_and_keeps_its_time(keeper: Keeper, path: Path) -> None:
    done(keeper, name("Hear"), arrange.set_to("grace", value=True))
    before = path.read_bytes()
    job = keeper.do("again", [name("Hear"), arrange.set_to("grace", value=True)])
    assert job.edits == ()
    save(keeper)
    assert path.read_bytes() == before
    keeper.undo()
    assert keeper.book.every_practice == BUILT_IN, "undo took back the change before"


def test_a_field_that_is_taken_away_is_gone_and_the_others_stay(keeper: Keeper, path: Path) -> None:
    done(keeper, name("Hear"), on(value=False))
    done(keeper, on(value=None))
    assert held(path, HEAR).keys() == {"uid", "name", "at"}
    assert keeper.book.practices[0].name == "Hear"


def test_marks_and_records_of_one_change_are_refused_together(keeper: Keeper, path: Path) -> None:
    outcome = {"state": "done", "via": ["o-1"], "at": AT}
    before = write(path, tables(marks=table(year("time", 2026, {"11-23": outcome}))))
    keeper.adopt(keeper.read())
    with pytest.raises(Refused, match="planned time"):
        do(keeper, name("Hear"), on(value=False), MarkChange("time", MONDAY, "rest"))
    assert keeper.book.every_practice == BUILT_IN
    assert keeper.unsaved == []
    save(keeper)
    assert path.read_bytes() == before


def test_one_record_twice_in_one_change(keeper: Keeper, path: Path) -> None:
    do(keeper, name("Hear"), on(value=False), name("Attend"), RecordChange(HEAR, GONE))
    do(keeper, name("Attend"), MarkChange("listen", MONDAY, "tick"), on(value=False))
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.every_practice[0][2:4] == ("Attend", False)
    keeper.undo()
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.every_practice == BUILT_IN
    assert keeper.book.mark("listen", MONDAY).state is None


# undo, redo and tombstones


def test_undo_and_redo_of_a_record_go_back_and_forth(keeper: Keeper, path: Path) -> None:
    done(keeper, name("Hear"))
    done(keeper, name("Attend"))
    for move, expected in (
        (keeper.undo, "Hear"),
        (keeper.undo, "Active listening"),
        (keeper.redo, "Hear"),
        (keeper.redo, "Attend"),
    ):
        assert move()
        assert keeper.book.practices[0].name == expected
        save(keeper)
        as_in_the_file(keeper, path)
    assert keeper.redo() is None


def test_undo_of_a_new_record_leaves_a_tombstone_that_is_newer(keeper: Keeper, path: Path) -> None:
    done(keeper, arrange.added(keeper.book, "Walk"))
    made = held(path, RecordPlace("practices", "walk"))["at"]
    keeper.undo()
    assert keeper.book.every_practice == BUILT_IN
    save(keeper)
    gone = held(path, RecordPlace("practices", "walk"))
    assert gone == {"uid": "walk", "deleted": True, "at": gone["at"]}
    assert gone["at"] > made
    as_in_the_file(keeper, path)
    keeper.redo()
    save(keeper)
    back = held(path, RecordPlace("practices", "walk"))
    assert back == {"uid": "walk", "name": "Walk", "number": 6, "at": back["at"]}
    assert back["at"] > gone["at"]
    as_in_the_file(keeper, path)


def test_undo_before_a_save_leaves_nothing_that_says_anything(keeper: Keeper, path: Path) -> None:
    do(keeper, arrange.added(keeper.book, "Walk"))
    keeper.undo()
    save(keeper)
    assert plain_records(path).keys() == {"meta"}
    as_in_the_file(keeper, path)


def test_undo_brings_a_deleted_record_back_with_all_of_its_fields(
    keeper: Keeper, path: Path
) -> None:
    pause = {"practice": "time", "from": "2026-11-23", "why": "ill", "with": ["p-1"]}
    record = {"uid": "time|2026-11-23", "at": AT, **pause}
    write(path, tables(pauses=table(record)))
    done(keeper, arrange.resumed(opened(path, keeper.clock).book, "time", MONDAY))
    assert keeper.book.pauses == ()
    keeper.undo()
    save(keeper)
    found = held(path, RecordPlace("pauses", "time|2026-11-23"))
    assert found == {**record, "at": found["at"]}
    assert found["at"] > AT


def test_a_record_that_was_deleted_lives_again_without_its_past(keeper: Keeper, path: Path) -> None:
    place = RecordPlace("pauses", "time|2026-11-23")
    gone = {"uid": place.uid, "deleted": True, "why": "of old", "at": AT}
    write(path, tables(pauses=table(gone)))
    keeper.adopt(keeper.read())
    done(keeper, arrange.paused(keeper.book, "time", MONDAY, None))
    assert held(path, place).keys() == {"uid", "practice", "from", "at"}


def test_records_under_ids_of_another_program_are_changed_in_their_place(
    keeper: Keeper, path: Path
) -> None:
    write(path, tables(practices={"7": {"uid": "listen", "name": "Hear", "at": AT}}))
    done(keeper, name("Attend"))
    assert load(path)["practices"].keys() == {"7"}
    as_in_the_file(keeper, path)


def test_times_of_records_move_forward_though_the_clock_goes_back(
    keeper: Keeper, path: Path, clock: FixedClock
) -> None:
    seen = []
    for n in range(4):
        done(keeper, name(f"Hear {n}"))
        seen.append(held(path, HEAR)["at"])
        clock.move(timedelta(hours=-1))
    assert seen == sorted(set(seen))


# others


def test_two_that_change_different_fields_of_one_record_both_have_their_way(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    do(keeper, name("Hear"))
    do(other, on(value=False))
    save(other)
    saved = keeper.save()
    assert saved.withdrawn == ()
    keeper.settle(saved)
    as_in_the_file(keeper, path)
    assert keeper.book.every_practice[0][2:4] == ("Hear", False)


def test_two_that_change_different_records_both_have_their_way(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    do(keeper, arrange.set_to("grace", value=True), MarkChange("listen", MONDAY, "tick"))
    do(other, arrange.set_to("day_goal", 3), arrange.scheduled(LISTEN, THREE, MONDAY))
    save(other)
    save(keeper)
    as_in_the_file(keeper, path)
    assert (keeper.book.settings.grace, keeper.book.settings.day_goal) == (True, 3)
    assert keeper.book.schedule("listen", MONDAY) == THREE
    keeper.undo()
    save(keeper)
    as_in_the_file(keeper, path)
    assert (keeper.book.settings.grace, keeper.book.settings.day_goal) == (False, 3)


def test_of_two_that_change_one_field_the_later_one_has_its_way(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    do(keeper, name("Hear"))
    do(other, name("Attend"))
    save(other)
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.practices[0].name == "Hear"
    keeper.undo()
    save(keeper)
    assert keeper.book.practices[0].name == "Attend", "what was there before it"


def test_one_key_given_twice_at_once_is_two_keys(keeper: Keeper, other: Keeper, path: Path) -> None:
    do(keeper, arrange.added(keeper.book, "Walk"))
    do(other, arrange.added(other.book, "Cook"))
    save(other)
    save(keeper)
    as_in_the_file(keeper, path)
    assert {p.id: p.number for p in keeper.book.practices[5:]} == {"cook": 6, "walk": 7}


def test_undo_of_a_record_says_so_where_others_changed_it_and_it_was_noticed(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    done(keeper, name("Hear"), MarkChange("listen", MONDAY, "tick"))
    done(other, on(value=False))
    keeper.adopt(keeper.read())
    before = path.read_bytes()
    with pytest.raises(ChangedElsewhere):
        keeper.undo()
    assert keeper.book.mark("listen", MONDAY).state == "done", "all of it or nothing"
    save(keeper)
    assert path.read_bytes() == before
    as_in_the_file(keeper, path)
    assert keeper.undo() is None, "it is forgotten"


def test_undo_of_a_record_is_withdrawn_where_others_changed_it_unnoticed(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    done(keeper, name("Hear"))
    done(other, name("Attend"))
    before = path.read_bytes()
    assert keeper.undo()
    assert keeper.book.practices[0].name == "Active listening"
    saved = keeper.save()
    assert len(saved.withdrawn) == 1
    keeper.settle(saved)
    assert path.read_bytes() == before
    as_in_the_file(keeper, path)
    assert keeper.book.practices[0].name == "Attend"
    assert (keeper.undo(), keeper.redo()) == (None, None)


def test_what_is_withdrawn_for_one_record_leaves_the_others_alone(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    done(keeper, arrange.set_to("grace", value=True), ticked(LISTEN, MONDAY, MONDAY), name("Hear"))
    other.adopt(other.read())
    done(other, name("Attend"))
    before = path.read_bytes()
    assert keeper.undo()
    saved = keeper.save()
    assert len(saved.withdrawn) == 1
    keeper.settle(saved)
    assert path.read_bytes() == before
    as_in_the_file(keeper, path)


def test_what_is_put_aside_holds_no_half_of_a_change(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    done(keeper, arrange.set_to("grace", value=True), name("Hear"))
    other.adopt(other.read())
    done(other, name("Attend"))
    assert keeper.undo()
    assert keeper.database.file.read(), "what the other one wrote is known here now"
    keeper.keep_aside()
    (aside,) = keeper.database.file.backup_folder.glob("*shown-here*")
    assert json.loads(aside.read_bytes()) == json.loads(path.read_bytes())


def test_redo_of_a_record_is_withdrawn_where_others_changed_it(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    done(keeper, arrange.set_to("grace", value=True))
    keeper.undo()
    save(keeper)
    done(other, arrange.set_to("grace", value=False))
    assert keeper.redo()
    saved = keeper.save()
    assert len(saved.withdrawn) == 1
    keeper.settle(saved)
    as_in_the_file(keeper, path)
    assert keeper.book.settings.grace is False


def test_undo_takes_back_a_deletion_only_where_it_is_still_deleted(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    done(keeper, arrange.paused(keeper.book, "time", MONDAY, None))
    done(keeper, arrange.resumed(keeper.book, "time", MONDAY))
    other.adopt(other.read())
    done(other, arrange.paused(other.book, "time", MONDAY, MONDAY, "theirs"))
    keeper.undo()
    saved = keeper.save()
    assert len(saved.withdrawn) == 1
    keeper.settle(saved)
    assert keeper.book.pauses == (Away("time", Pause(MONDAY, MONDAY), "theirs"),)
    as_in_the_file(keeper, path)


def test_undo_before_the_save_leaves_the_same_change_of_others(
    keeper: Keeper, other: Keeper, path: Path
) -> None:
    done(other, arrange.set_to("grace", value=True))
    do(keeper, arrange.set_to("grace", value=True))  # the other one's is not noticed yet
    keeper.undo()
    save(keeper)
    as_in_the_file(keeper, path)
    assert keeper.book.settings.grace


def test_what_others_arranged_shows_with_what_waits_on_top(keeper: Keeper, other: Keeper) -> None:
    do(keeper, name("Hear"))
    done(other, arrange.set_to("week_start", 6), on(value=False))
    keeper.adopt(keeper.read())
    assert keeper.book.settings.week_start == 6
    assert keeper.book.every_practice[0][2:4] == ("Hear", False)
    assert len(keeper.unsaved) == 1


def test_what_is_given_up_takes_its_habits_along(keeper: Keeper, path: Path) -> None:
    done(keeper, name("Hear"))
    do(keeper, arrange.set_to("grace", value=True), on(value=False))
    keeper.give_up_unsaved()
    keeper.adopt(keeper.read())
    as_in_the_file(keeper, path)
    assert keeper.undo()
    assert keeper.book.every_practice == BUILT_IN


def test_a_record_that_is_gone_meanwhile_never_comes_back_half(keeper: Keeper, path: Path) -> None:
    do(keeper, arrange.added(keeper.book, "Walk"))
    save(keeper)
    third = opened(path, keeper.clock)
    walk = third.book.practice("walk")
    assert walk
    do(third, arrange.renamed(third.book, walk, "Run"))
    keeper.undo()
    save(keeper)
    saved = third.save()
    third.settle(saved)
    assert [job.label for job in saved.withdrawn] == ["of a test"]
    assert third.book.practice("walk") is None
    assert third.book.unreadable == 0
    assert records(path)["practices"]["walk"]["deleted"]
