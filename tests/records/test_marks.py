"""Marks in the file, and all of them in memory."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.build import AT, MONDAY, load, opened, table, tables, write, year
from tui.book.marks import MarkBook, read_marks
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.domain.letters import one_line
from tui.domain.mark import NO_MARK, Mark
from tui.records.marks import (
    Cell,
    cell_key,
    cell_of,
    change_cells,
    content,
    mark_of,
    unreadable_cells,
)
from tui.store.database import Database
from tui.store.meta import document_id

words = st.lists(st.text(max_size=4).map(one_line), max_size=3, unique=True).map(tuple)
kept = st.builds(
    Mark, st.none(), st.booleans(), st.just(()), words, words, st.just(("calm",)), st.none()
)
marks = st.one_of(
    st.just(NO_MARK),
    st.just(Mark("rest")),
    st.builds(lambda aside: Mark("rest", aside=aside), kept),
    st.builds(lambda aside: Mark(aside=aside), kept),
    st.builds(Mark, st.just("done"), st.booleans(), words, words, words, words, st.none()),
)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
DONE: Cell = {"state": "done", "by_hand": True}


@given(marks)
def test_a_mark_comes_back_from_its_cell(mark: Mark) -> None:
    assert mark_of(cell_of(mark)) == mark
    assert mark_of({**cell_of(mark), "at": AT}) == mark


def test_empty_fields_are_left_out() -> None:
    assert cell_of(NO_MARK) == {"state": None}
    assert cell_of(Mark("rest")) == {"state": "rest"}
    full = Mark("done", True, ("o-1",), ("p-1",), ("empathy",), ("calm",))  # noqa: FBT003
    assert cell_of(full) == {
        "state": "done",
        "by_hand": True,
        "via": ["o-1"],
        "with": ["p-1"],
        "aspects": ["empathy"],
        "feelings": ["calm"],
    }


def test_fields_of_a_later_version_stay_in_the_cell() -> None:
    old = DONE | {"at": AT, "with": ["p-1"], "weight": 3}
    assert cell_of(Mark("rest"), old) == {"state": "rest", "weight": 3}


def test_what_is_kept_aside_stands_in_a_map_of_its_own() -> None:
    aside = Mark(None, by_hand=True, people=("p-1",), aspects=("empathy",), feelings=("calm",))
    kept = {"by_hand": True, "with": ["p-1"], "aspects": ["empathy"], "feelings": ["calm"]}
    assert cell_of(Mark("rest", aside=aside)) == {"state": "rest", "aside": kept}
    assert cell_of(Mark(aside=aside), {"state": "rest", "weight": 3}) == {
        "state": None,
        "aside": kept,
    }


def test_a_version_that_knows_of_nothing_kept_aside_leaves_it_where_it_is() -> None:
    """It took the map for a field of a later version, and kept it through a tick and a rest."""
    aside = {"with": ["p-1"]}
    ticked = {"state": "done", "by_hand": True, "aside": aside}
    assert mark_of(ticked) == Mark("done", by_hand=True)
    assert cell_of(mark_of(ticked), ticked) == {"state": "done", "by_hand": True}
    assert mark_of({"state": "rest", "aside": aside}).aside == Mark(people=("p-1",))


@pytest.mark.parametrize("aside", [None, [], "x", {}, {"by_hand": True}, {"with": "p-1"}, 5])
def test_nothing_is_aside_where_nothing_is_said(aside: Any) -> None:
    assert mark_of({"state": "rest", "aside": aside}) == Mark("rest")
    assert mark_of({"state": None, "aside": aside}) == NO_MARK


@pytest.mark.parametrize(
    "cell",
    [
        None,
        {},
        {"state": None},
        {"state": "partly", "by_hand": True},
        {"state": ["done"]},
        {"state": True},
    ],
)
def test_a_cell_that_says_nothing_known_is_no_mark(cell: Mapping[str, Any] | None) -> None:
    assert mark_of(cell) == NO_MARK


def test_values_that_are_not_ours_are_passed_over() -> None:
    cell = {"state": "done", "by_hand": 1, "with": "p-1", "via": ["o", 5, None], "feelings": {}}
    assert mark_of(cell) == Mark("done", via=("o",))


@given(days)
def test_the_key_of_a_day(day: date) -> None:
    assert date(day.year, *map(int, cell_key(day).split("-"))) == day


def test_the_content_of_a_cell_has_no_time() -> None:
    assert content(None) == content({"state": None, "at": AT}) == {"state": None}
    assert content(DONE | {"at": AT}) == DONE


# the book


@st.composite
def books(draw: st.DrawFn) -> dict[tuple[str, date], Cell]:
    near = st.dates(date(2023, 12, 20), date(2025, 1, 10))
    cells = draw(st.dictionaries(st.tuples(st.sampled_from("abc"), near), marks, max_size=12))
    return {where: cell_of(mark) for where, mark in cells.items()}


def documents(cells: Mapping[tuple[str, date], Cell]) -> list[dict[str, Any]]:
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for (practice, day), cell in cells.items():
        document = found.setdefault((practice, day.year), year(practice, day.year, {}))
        document["days"][cell_key(day)] = cell
    return list(found.values())


def agree(book: MarkBook, cells: Mapping[tuple[str, date], Cell]) -> None:
    for practice in "abc":
        mine = {day: mark_of(cell) for (p, day), cell in cells.items() if p == practice}
        history = book.history(practice)
        assert history.done == {d.toordinal() for d, m in mine.items() if m.state == "done"}
        assert history.rest == {d.toordinal() for d, m in mine.items() if m.state == "rest"}
        for day, mark in mine.items():
            assert book.mark(practice, day) == mark
    marked = sorted({day for (_, day), cell in cells.items() if cell["state"]})
    assert book.days("abc", date.min, date.max) == marked
    assert book.first_day("abc") == (marked[0] if marked else None)
    assert book.days("abc", date(2024, 1, 1), date(2024, 12, 31)) == [
        day for day in marked if day.year == 2024
    ]


@given(books(), books())
def test_a_book_that_was_changed_is_as_one_read_so(
    before: dict[tuple[str, date], Cell], changes: dict[tuple[str, date], Cell]
) -> None:
    book = MarkBook(documents(before))
    view = book.history("a")
    agree(book, before)
    for (practice, day), cell in changes.items():
        book.put(practice, day, cell)
    agree(book, before | changes)
    if any(practice == "a" for practice, _ in before):
        assert view == book.history("a")


def test_what_was_read_is_not_changed() -> None:
    document = year("listen", 2026, {"11-23": DONE})
    book = MarkBook([document])
    book.put("listen", MONDAY, {"state": None})
    book.put("share", MONDAY, dict(DONE))
    assert document == year("listen", 2026, {"11-23": DONE})
    assert book.mark("listen", MONDAY) == NO_MARK
    assert book.cell("listen", MONDAY) == {"state": None}


STRANGE: list[dict[str, Any]] = [
    year("listen", 2026, {"11-23": "done", "02-30": DONE, "x": DONE, "11-22": DONE, "11-21": {}}),
    year("listen", 2025, {"02-29": DONE, "11-20": {"state": "partly"}}),
    {"uid": "no practice", "year": 2026, "days": {"11-23": DONE}},
    {"uid": "no year", "practice": "listen", "days": {"11-23": DONE}},
    year("listen", 0, {"11-23": DONE}),
    year("listen", 10_000, {"11-23": DONE}),
    year("share", 2026, {"11-23": DONE}) | {"deleted": True},
]


def test_what_cannot_be_understood_is_passed_over_and_counted() -> None:
    book = MarkBook(STRANGE)
    assert book.days(["listen", "share"], date.min, date.max) == [date(2026, 11, 22)]
    assert book.mark("listen", MONDAY) == NO_MARK
    assert book.mark("listen", date(2026, 11, 21)) == NO_MARK
    assert unreadable_cells(STRANGE[:2]) == 6
    assert unreadable_cells([year("listen", 2026, {"11-23": DONE, "11-22": {"state": None}})]) == 0
    assert unreadable_cells([{"uid": "x"}, {"uid": "y", "year": 2026, "days": None}]) == 0


# changing cells


def test_a_cell_that_stays_the_same_keeps_its_time(path: Path, clock: FixedClock) -> None:
    held = year("listen", 2026, {"11-22": DONE | {"at": AT}, "11-23": DONE | {"at": AT}})
    write(path, tables(marks=table(held)))
    database = Database(path, clock)
    changes: list[Any] = [
        ("listen", MONDAY, lambda cell: {"state": None}),
        ("listen", MONDAY - timedelta(1), lambda cell: DONE),
        ("share", MONDAY, lambda cell: {"state": None}),
    ]
    with database.transaction():
        results = list(change_cells(database, changes, "2027"))
    assert results == [
        (DONE, {"state": None}),
        (DONE, DONE),
        ({"state": None}, {"state": None}),
    ]
    assert load(path)["marks"] == table(
        year(
            "listen",
            2026,
            {"11-22": DONE | {"at": AT}, "11-23": {"state": None, "at": "2027"}},
            at="2027",
        )
    )


@given(st.lists(st.tuples(st.sampled_from("ab"), days, marks), max_size=8))
def test_changed_cells_are_those_read_back(changes: list[tuple[str, date, Mark]]) -> None:
    from tests.store.build import scratch

    clock = FixedClock(datetime(2026, 11, 23, tzinfo=UTC), UTC)
    expected = {(practice, day): mark for practice, day, mark in changes}
    with scratch() as path:
        database = Database(path, clock)

        def become(mark: Mark) -> Any:
            return lambda cell: cell_of(mark, cell)

        with database.transaction():
            at = database.next_stamp()
            steps = [(practice, day, become(mark)) for practice, day, mark in changes]
            assert len(list(change_cells(database, steps, at))) == len(changes)
        book = read_marks(Database(path, clock))
        for (practice, day), mark in expected.items():
            assert book.mark(practice, day) == mark
        held = load(path) if path.exists() else {}
        for uid, record in held.get("marks", {}).items():
            assert uid == str(document_id(f"{record['practice']}|{record['year']}"))
            assert all(cell["at"] == at == record["at"] for cell in record["days"].values())


def test_a_year_that_was_deleted_lives_again_with_a_tick(path: Path, clock: FixedClock) -> None:
    gone = {"uid": "listen|2026", "practice": "listen", "year": 2026, "at": AT, "deleted": True}
    write(path, tables(marks=table(gone)))
    keeper = opened(path, clock)
    keeper.do("tick", [MarkChange("listen", MONDAY, "tick")])
    keeper.settle(keeper.save())
    assert opened(path, clock).book.mark("listen", MONDAY).state == "done"


def test_a_cell_that_is_no_cell_gives_way_to_a_tick(path: Path, clock: FixedClock) -> None:
    write(path, tables(marks=table(year("listen", 2026, {"11-23": True, "11-22": 1}))))
    keeper = opened(path, clock)
    keeper.do("tick", [MarkChange("listen", MONDAY, "tick")])
    keeper.settle(keeper.save())
    assert opened(path, clock).book.mark("listen", MONDAY).state == "done"
    assert next(iter(load(path)["marks"].values()))["days"]["11-22"] == 1


def test_a_year_under_another_id_is_changed_in_its_place(path: Path, clock: FixedClock) -> None:
    write(path, tables(marks={"1": year("listen", 2026, {"11-22": DONE | {"at": AT}})}))
    keeper = opened(path, clock)
    keeper.do("tick", [MarkChange("listen", MONDAY, "tick")])
    keeper.settle(keeper.save())
    book = opened(path, clock).book
    for day in (MONDAY, MONDAY - timedelta(1)):
        assert book.mark("listen", day).state == "done"
    assert len(load(path)["marks"]) == 1


def test_the_people_of_a_day_are_those_of_its_latest_mark() -> None:
    day = date(2026, 11, 20)
    cells = {cell_key(day): {**DONE, "with": ["p-1"]}, "13-45": {**DONE, "with": ["p-1"]}}
    book = MarkBook([{"practice": "time", "year": 2026, "days": cells}])
    assert [(n, mark.people) for n, mark in book.told("time")] == [(day.toordinal(), ("p-1",))]
    assert list(book.told("listen")) == []
    book.put("time", day, {**DONE, "with": ["p-2"]})
    assert [(n, mark.people) for n, mark in book.told("time")] == [(day.toordinal(), ("p-2",))]
    book.put("time", day, dict(DONE))
    assert list(book.told("time")) == []
    book.put("time", day, {"state": None, "with": ["p-2"]})
    assert list(book.told("time")) == []
