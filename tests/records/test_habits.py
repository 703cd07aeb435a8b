"""Settings, practices, schedules and pauses: from records to values, whatever they hold."""

import json
from collections.abc import Mapping
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.build import AT, HABITS, META, MONDAY, load, opened, table, tables, write
from tui.book.book import Book, read_book
from tui.book.places import CellPlace
from tui.changes import practices as arrange
from tui.clock import FixedClock
from tui.domain.letters import one_line
from tui.domain.practice import BUILT_IN, Practice
from tui.domain.schedule import (
    ALL,
    DAILY,
    Away,
    Pause,
    PracticeSchedule,
    Schedule,
    ScheduleRow,
    dated_uid,
)
from tui.domain.settings import SETTINGS, Settings
from tui.queries.standing import overview
from tui.queries.year_map import year_of
from tui.queries.year_review import months_of
from tui.records.fields import GONE, content_of
from tui.records.habits import pause_content
from tui.store.codec import Tables
from tui.store.database import Database
from tui.store.merge import merged

NEVER = date(2026, 1, 1)
THREE = Schedule("per_week", times=3)


Records = Mapping[str, Mapping[str, Mapping[str, Any]]]


def practices_in(records: Records) -> tuple[Practice, ...]:
    return Book(records=records).every_practice


def schedules_in(records: Records) -> Mapping[str, tuple[ScheduleRow, ...]]:
    return Book(records=records).schedules


def pauses_in(records: Records) -> tuple[Away, ...]:
    return Book(records=records).pauses


def settings_in(records: Records) -> Settings:
    return Book(records=records).settings


def unreadable_records(records: Records) -> int:
    return Book(records=records).unreadable


def names(practices: tuple[Practice, ...]) -> list[str]:
    return [practice.name for practice in practices]


def read(path: Path, clock: FixedClock, **held: Any) -> Book:
    """The book of a file with some records in it, of their uids and what they say."""
    records = {
        name: table(*({"uid": uid, "at": AT, **said} for uid, said in records.items()))
        for name, records in held.items()
    }
    write(path, tables(**records))
    return read_book(Database(path, clock))


# what a record says


def test_what_a_record_says_has_neither_uid_nor_time() -> None:
    said = {"name": "Hear", "x": 1}
    assert content_of({"uid": "listen", "at": AT, **said}) == said


@pytest.mark.parametrize("record", [None, {"uid": "a", "at": AT, "deleted": True, "name": "A"}])
def test_what_was_never_there_says_what_a_deleted_one_does(
    record: Mapping[str, Any] | None,
) -> None:
    assert content_of(record) == GONE


# values


def test_a_file_without_habits_has_the_defaults(path: Path, clock: FixedClock) -> None:
    book = read(path, clock)
    assert book.settings == Settings(time(4), 0, 1, grace=False, show_streaks=True)
    assert book.practices == book.every_practice == BUILT_IN
    assert (book.schedules, book.pauses, book.unreadable) == ({}, (), 0)
    assert book.schedule("listen", MONDAY) == DAILY
    assert book.away("listen", MONDAY) is None


def test_settings_are_a_record_each(path: Path, clock: FixedClock) -> None:
    book = read(
        path,
        clock,
        settings={
            "day_start": {"value": "05:30"},
            "week_start": {"value": "Sunday"},
            "day_goal": {"value": 3},
            "grace": {"value": True},
            "show_streaks": {"value": False},
        },
    )
    assert book.settings == Settings(time(5, 30), 6, 3, grace=True, show_streaks=False)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_value_a_key_steps_through_comes_back_from_the_file(
    path: Path, clock: FixedClock, name: str
) -> None:
    write(path, tables())
    keeper = opened(path, clock)
    for value in SETTINGS[name].choices:
        keeper.do("set", [arrange.set_to(name, value)])
        keeper.settle(keeper.save())
        assert getattr(keeper.book.settings, name) == value
        assert getattr(opened(path, clock).book.settings, name) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("day_start", "noon"),
        ("day_start", "09:00"),
        ("day_start", 4.5),
        ("week_start", 7),
        ("week_start", ["Sunday"]),
        ("day_goal", 0),
        ("day_goal", True),
        ("day_goal", 2.5),
        ("grace", "maybe"),
        ("show_streaks", None),
        ("show_streaks", {}),
    ],
)
def test_a_value_that_cannot_be_read_is_the_default(name: str, value: Any) -> None:
    other = "grace" if name != "grace" else "show_streaks"
    found = settings_in({"settings": {name: {"value": value}, other: {"value": "on"}}})
    expected = {**Settings()._asdict(), other: True}
    assert found == Settings(**expected)


def test_the_five_keep_ids_order_and_keys_whatever_is_recorded_of_them() -> None:
    found = practices_in(
        {
            "practices": {
                "honest": {"name": "Straight", "number": 1},
                "listen": {"on": False, "number": 9},
                "share": {"name": "", "on": None},
                "time": {"name": 5, "on": 0},
            }
        }
    )
    assert [(p.id, p.number) for p in found] == [(p.id, p.number) for p in BUILT_IN]
    assert names(found)[1:] == [*names(BUILT_IN)[1:4], "Straight"]
    assert [p.on for p in found] == [False, True, True, True, True]


def test_ones_own_come_after_the_five_by_their_keys() -> None:
    found = practices_in(
        {
            "practices": {
                "walk": {"name": "Walk", "number": 8},
                "letters": {"name": "Letters", "number": 6, "on": False},
                "cook": {"name": "Cook", "number": 7},
            }
        }
    )
    assert found[5:] == (
        Practice("letters", 6, "Letters", on=False),
        Practice("cook", 7, "Cook"),
        Practice("walk", 8, "Walk"),
    )
    assert all(practice.is_own for practice in found[5:])
    assert not any(practice.is_own for practice in found[:5])


@pytest.mark.parametrize(
    ("said", "row"),
    [
        ("daily", DAILY),
        ("3/week", THREE),
        ("weekdays mon,thu", Schedule("weekdays", frozenset({0, 3}))),
    ],
)
def test_a_schedule_is_a_record(said: str, row: Schedule) -> None:
    records = {
        "schedules": {
            "listen|2026-11-23": {"practice": "listen", "from": "2026-11-23", "schedule": said},
            "listen|2026-01-01": {"practice": "listen", "from": "2026-01-01", "schedule": "mon"},
        }
    }
    mondays = ScheduleRow(NEVER, Schedule("weekdays", frozenset({0})))
    assert schedules_in(records) == {"listen": (mondays, ScheduleRow(MONDAY, row))}


pauses = st.builds(
    lambda practice, first, days, why: Away(
        practice, Pause(first, None if days is None else first + timedelta(days=days)), why
    ),
    st.sampled_from(["listen", ALL, "a-practice-of-ones-own"]),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.none() | st.integers(0, 500),
    st.text(max_size=5).map(one_line),
)


@given(st.lists(pauses, unique_by=lambda away: away.uid, max_size=5))
def test_pauses_come_back_from_their_records(found: list[Away]) -> None:
    records = {"pauses": {away.uid: json.loads(json.dumps(pause_content(away))) for away in found}}
    assert set(pauses_in(records)) == set(found)
    assert unreadable_records(records) == 0
    firsts = [away.pause.first for away in pauses_in(records)]
    assert firsts == sorted(firsts)


def test_the_uid_of_a_schedule_or_a_pause_is_the_same_on_every_machine() -> None:
    assert dated_uid("listen", MONDAY) == "listen|2026-11-23"
    assert PracticeSchedule("listen", ScheduleRow(MONDAY, DAILY)).uid == "listen|2026-11-23"
    assert Away(ALL, Pause(MONDAY)).uid == "all|2026-11-23"


def test_a_pause_of_all_holds_for_each_and_a_pause_of_one_for_no_other(
    path: Path, clock: FixedClock
) -> None:
    book = read(
        path,
        clock,
        pauses={
            "all|2026-11-23": {"practice": "all", "from": "2026-11-23", "to": "2026-11-24"},
            "time|2026-11-20": {"practice": "time", "from": "2026-11-20"},
        },
    )
    all_of_them, only_time = Pause(MONDAY, MONDAY + timedelta(1)), Pause(date(2026, 11, 20))
    assert book.history("time").pauses == (only_time, all_of_them)
    assert book.history("listen").pauses == (all_of_them,)
    assert book.away("listen", MONDAY + timedelta(1)) == Away(ALL, all_of_them)
    assert book.away("listen", MONDAY + timedelta(2)) is None
    assert book.away("time", MONDAY) == Away("time", only_time)
    assert book.away(ALL, MONDAY - timedelta(1)) is None


# what cannot be understood


STRANGE: dict[str, dict[str, dict[str, Any]]] = {
    "settings": {"colour": {"value": "red"}},
    "practices": {
        "nameless": {"number": 6},
        "keyless": {"name": "Walk"},
        "early": {"name": "Walk", "number": 5},
        "worded": {"name": "Walk", "number": "6"},
        "odd": {"name": ["Walk"], "number": 6},
        "yes": {"name": "Walk", "number": True},
        "empty": {},
    },
    "schedules": {
        "a": {"practice": "listen", "from": "2026-11-23", "schedule": "fortnightly"},
        "b": {"practice": "listen", "from": "soon", "schedule": "daily"},
        "c": {"practice": 1, "from": "2026-11-23", "schedule": "daily"},
        "d": {"practice": "listen", "from": "2026-11-23"},
        "e": {"practice": "listen", "from": 20261123, "schedule": "daily"},
        "f": {},
    },
    "pauses": {
        "a": {"practice": "listen", "from": "2026-02-30"},
        "b": {"practice": "listen", "from": "2026-11-23", "to": "2026-11-22"},
        "c": {"practice": "listen", "from": "2026-11-23", "to": "later"},
        "d": {"practice": "listen", "from": "2026-11-23", "to": 5},
        "e": {"practice": None, "from": "2026-11-23"},
        "f": {"practice": "listen"},
    },
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_records_are_ignored_and_counted(path: Path, clock: FixedClock, name: str) -> None:
    book = read(path, clock, **{name: STRANGE[name]})
    assert book.unreadable == len(STRANGE[name])
    assert book.settings == Settings()
    assert book.every_practice == BUILT_IN
    assert (book.schedules, book.pauses) == ({}, ())
    for uid, record in STRANGE[name].items():
        assert unreadable_records({name: {uid: record}}) == 1, uid


def test_strange_records_and_unknown_fields_are_kept_beside_a_change(
    path: Path, clock: FixedClock
) -> None:
    later: dict[str, dict[str, Any]] = {
        "settings": {"grace": {"value": True, "since": "a later version"}},
        "practices": {
            "listen": {"name": "Hear", "colour": "blue"},
            "walk": {"name": "Walk", "number": 6, "icon": "boots"},
        },
        "schedules": {
            "listen|2026-11-23": {
                "practice": "listen",
                "from": "2026-11-23",
                "schedule": "daily",
                "hour": 20,
            }
        },
        "pauses": {"time|2026-11-23": {"practice": "time", "from": "2026-11-23", "with": ["p-1"]}},
    }
    read(path, clock, **{name: STRANGE[name] | later[name] for name in HABITS})
    before = {name: {r["uid"]: r for r in load(path)[name].values()} for name in HABITS}
    keeper = opened(path, clock)
    book = keeper.book
    listen, walk = book.practice("listen"), book.practice("walk")
    assert listen
    assert walk
    steps = [
        arrange.set_to("grace", value=False),
        arrange.renamed(book, listen, "Listen well"),
        arrange.switched_off(book, walk),
        arrange.scheduled(listen, THREE, MONDAY),
        arrange.resumed(book, "time", MONDAY + timedelta(3)),
    ]
    keeper.do("all", steps)
    keeper.settle(keeper.save())
    after = {name: {r["uid"]: r for r in load(path)[name].values()} for name in HABITS}
    for name, uid, said in (
        ("settings", "grace", {"value": False, "since": "a later version"}),
        ("practices", "listen", {"name": "Listen well", "colour": "blue"}),
        ("practices", "walk", {"on": False, "icon": "boots"}),
        ("schedules", "listen|2026-11-23", {"schedule": "3/week", "hour": 20}),
        ("pauses", "time|2026-11-23", {"to": "2026-11-25", "with": ["p-1"]}),
    ):
        assert after[name][uid].items() >= said.items()
    for name in HABITS:
        for uid in STRANGE[name]:
            assert after[name][uid] == before[name][uid]


def test_tombstones_say_nothing_and_are_not_strange(path: Path, clock: FixedClock) -> None:
    gone: dict[str, Any] = {"deleted": True}
    book = read(
        path,
        clock,
        settings={"grace": gone | {"value": True}},
        practices={"walk": gone, "listen": gone | {"name": "Hear", "on": False}},
        schedules={"x": gone | {"practice": "time", "from": "2026-01-01", "schedule": "mon"}},
        pauses={"x": gone | {"practice": "time", "from": "2026-01-01"}},
    )
    assert book.settings == Settings()
    assert book.practices == BUILT_IN
    assert (book.schedules, book.pauses, book.unreadable) == ({}, (), 0)


def test_a_record_without_a_uid_is_no_habit(path: Path, clock: FixedClock) -> None:
    write(path, {"meta": table(META), "settings": {"1": {"value": True}, "2": {"uid": ["grace"]}}})
    assert read_book(Database(path, clock)).settings == Settings()


odd: st.SearchStrategy[Any] = st.sampled_from([None, True, -1, 5, 7.5, "", "x", [], ["listen"], {}])
practices = st.sampled_from(["listen", "time", "all", "walk"]) | odd
ends = st.sampled_from(["0001-01-01", "2026-11-19", "2026-11-23", "2026-12-01", "9999-12-31"]) | odd
held: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "settings": {"value": st.sampled_from(["sun", "05:00", 3, "on", False]) | odd},
    "practices": {
        "name": st.just("Walk") | odd,
        "number": st.integers(4, 99) | odd,
        "on": st.booleans() | odd,
    },
    "schedules": {
        "practice": practices,
        "from": ends,
        "schedule": st.sampled_from(["daily", "mon,thu", "1/week", "7/week"]) | odd,
    },
    "pauses": {"practice": practices, "from": ends, "to": ends, "why": odd},
}
uids = st.sampled_from([*SETTINGS, "listen", "walk", "cook", "all|2026-11-23"])
anyhow = st.fixed_dictionaries(
    {
        name: st.dictionaries(
            uids,
            st.fixed_dictionaries({}, optional={**fields, "deleted": st.booleans()}),
            max_size=4,
        )
        for name, fields in held.items()
    }
)
FEW = frozenset(day.toordinal() for day in (MONDAY, MONDAY - timedelta(3), date(2024, 2, 29)))


@given(anyhow)
def test_no_record_makes_the_numbers_fail(records: dict[str, dict[str, Any]]) -> None:
    book = Book(records=records)
    for practice in ("listen", "walk"):
        for ordinal in FEW:
            book.put(CellPlace(practice, date.fromordinal(ordinal)), {"state": "done"})
    assert 0 <= book.unreadable <= sum(map(len, records.values()))
    ids = [practice.id for practice in book.every_practice]
    assert ids[:5] == [practice.id for practice in BUILT_IN]
    assert len(set(ids)) == len(ids)
    shown = [practice.number for practice in book.practices]
    assert sorted(set(shown)) == shown
    for day in (MONDAY, date(2024, 2, 29)):
        view = overview(book, day, MONDAY)
        assert [standing.practice for standing in view.standings] == list(book.practices)
    for one in (None, *book.every_practice):
        for year in (1900, 2026, 9998):
            assert len(year_of(book, one, year, MONDAY, frozenset())) == 365
        assert len(months_of(book, one, 2026, MONDAY)) == 12


# two copies made one


def test_one_key_given_twice_by_two_copies_is_two_keys_the_same_on_both() -> None:
    mine: Tables = tables(
        practices=table(
            {"uid": "walk", "name": "Walk", "number": 6, "at": AT},
            {"uid": "sing", "name": "Sing", "number": 7, "at": AT},
        )
    )
    theirs: Tables = tables(practices=table({"uid": "cook", "name": "Cook", "number": 6, "at": AT}))
    for both in (merged(mine, theirs), merged(theirs, mine)):
        content = {r["uid"]: content_of(r) for r in both["practices"].values()}
        found = practices_in({"practices": content})
        assert {p.id: p.number for p in found[5:]} == {"cook": 6, "walk": 7, "sing": 8}
        assert [p.number for p in found] == list(range(1, 9))
        assert unreadable_records({"practices": content}) == 0


def test_a_practice_that_is_off_takes_no_key() -> None:
    found = practices_in(
        {
            "practices": {
                "cook": {"name": "Cook", "number": 6, "on": False},
                "walk": {"name": "Walk", "number": 6},
            }
        }
    )
    assert {p.id: p.number for p in found if p.on and p.is_own} == {"walk": 6}


def test_pauses_of_two_copies_may_overlap_and_all_of_them_hold() -> None:
    records = {
        "pauses": {
            "time|2026-11-20": {"practice": "time", "from": "2026-11-20", "to": "2026-11-24"},
            "time|2026-11-22": {"practice": "time", "from": "2026-11-22", "to": "2026-11-26"},
        }
    }
    book = Book(records=records)
    days = [date(2026, 11, n) for n in range(19, 28)]
    assert [book.away("time", day) is not None for day in days] == [False, *[True] * 7, False]


kept = st.fixed_dictionaries(
    {"at": st.sampled_from([f"2026-11-{n}T08:00:00.000Z" for n in (20, 21)])},
    optional={
        "name": st.sampled_from(["Walk", "Sing"]),
        "number": st.integers(5, 9),
        "on": st.booleans(),
        "deleted": st.just(value=True),
    },
)
copies = st.dictionaries(st.sampled_from(["listen", "walk", "sing", "cook"]), kept, max_size=4).map(
    lambda held: tables(practices=table(*({"uid": uid} | said for uid, said in held.items())))
)


@given(copies, copies)
def test_two_copies_made_one_show_the_same_practices_whichever_was_first(
    one: Tables, other: Tables
) -> None:
    seen = []
    for both in (merged(one, other), merged(other, one)):
        records = {r["uid"]: content_of(r) for r in both["practices"].values()}
        seen.append(practices_in({"practices": records}))
    assert seen[0] == seen[1]


def test_two_records_of_one_day_read_the_same_in_any_order() -> None:
    one = {"practice": "listen", "from": "2026-11-01", "schedule": "3/week"}
    two = {**one, "schedule": "daily"}
    there = schedules_in({"schedules": {"a": one, "b": two}})
    assert schedules_in({"schedules": {"b": two, "a": one}}) == there


def test_a_setting_that_cannot_be_read_is_strange() -> None:
    assert unreadable_records({"settings": {"grace": {"value": "maybe"}}}) == 1
    assert unreadable_records({"settings": {"grace": {"value": True}}}) == 0
