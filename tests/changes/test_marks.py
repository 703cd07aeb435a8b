"""Marks as they may be changed: the law about days to come, what is said, and with whom."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.build import AT, MONDAY, load, opened, table, tables, write, year
from tui.book.book import Book
from tui.book.places import CellPlace, Step
from tui.book.steps import MarkChange
from tui.changes.marks import (
    described,
    done_by_outcome,
    outcome_taken_back,
    refuse_to_come,
    rest_taken_back,
    rested,
    ticked,
    turned,
    unticked,
    with_whom,
)
from tui.clock import FixedClock
from tui.domain.mark import NO_MARK, Mark, Verb, rest_toggled
from tui.domain.practice import BUILT_IN, QUALITY_TIME
from tui.domain.refusal import Refused

LISTEN = BUILT_IN[0]
TOMORROW = MONDAY + timedelta(1)
DONE = Mark("done", by_hand=True)
TOLD = DONE._replace(people=("a", "b"), aspects=("empathy",), feelings=("calm",))
PEOPLE = {"a": {"name": "Alex"}, "b": {"name": "Kim"}, "c": {"name": "Zoe"}}


def holding(*steps: Step) -> Book:
    """A book with three people, after these steps."""
    return after(Book(records={"people": PEOPLE}), *steps)


def after(book: Book, *steps: Step) -> Book:
    for step in steps:
        book.put(step.place, step.become(book.content(step.place)))
    return book


def of_now(book: Book) -> Mark:
    return book.mark("listen", MONDAY)


def told() -> Book:
    book = holding(ticked(LISTEN, MONDAY, MONDAY, ("a", "b"), ("calm",)))
    return after(book, described(book, LISTEN, MONDAY, MONDAY, aspects=("empathy",)))


To = Callable[[Book], MarkChange | Sequence[Step]]


@pytest.mark.parametrize(
    "make",
    [
        lambda book: ticked(LISTEN, TOMORROW, MONDAY),
        lambda book: described(book, LISTEN, TOMORROW, MONDAY, aspects=("empathy",)),
        lambda book: rest_taken_back(LISTEN, TOMORROW, MONDAY),
        lambda book: turned(LISTEN, TOMORROW, MONDAY, "tick"),
        lambda book: turned(LISTEN, TOMORROW, MONDAY, "wake"),
        lambda book: with_whom(book, LISTEN, TOMORROW, MONDAY, ["a"]),
        lambda book: with_whom(book, LISTEN, TOMORROW, MONDAY, []),
    ],
)
def test_nothing_is_done_on_a_day_to_come(make: To) -> None:
    with pytest.raises(Refused) as refusal:
        make(holding())
    assert str(refusal.value) == (
        "Active listening cannot be done tomorrow (2026-11-24) yet; a day to come can only rest"
    )


def test_a_day_to_come_can_rest_and_wake_again() -> None:
    book = after(Book(), rested(LISTEN, TOMORROW))
    assert book.mark("listen", TOMORROW) == Mark("rest")
    after(book, turned(LISTEN, TOMORROW, MONDAY, "untick"))
    assert book.mark("listen", TOMORROW) == NO_MARK
    after(book, turned(LISTEN, TOMORROW, MONDAY, "rest"))
    after(book, unticked(LISTEN, TOMORROW))
    assert book.mark("listen", TOMORROW) == NO_MARK


def test_the_law_is_about_days_to_come_alone() -> None:
    refuse_to_come(MONDAY, MONDAY, "today is not to come")
    refuse_to_come(MONDAY - timedelta(9999), MONDAY, "nor is any day before")
    with pytest.raises(Refused, match="but this one is"):
        refuse_to_come(TOMORROW, MONDAY, "but this one is")


@pytest.mark.parametrize("verb", ["happened", "taken_back", "describe"])
def test_a_key_turns_nothing_that_is_not_its_own(verb: Verb) -> None:
    with pytest.raises(ValueError, match=verb):
        turned(LISTEN, MONDAY, MONDAY, verb)


def test_a_key_goes_with_people_where_one_looks_at_them_alone() -> None:
    book = holding(turned(LISTEN, MONDAY, MONDAY, "tick", ("a",)))
    assert of_now(after(book, turned(LISTEN, MONDAY, MONDAY, "tick", ("b",)))).people == ("a", "b")
    assert of_now(after(book, turned(LISTEN, MONDAY, MONDAY, "untick", ("a",)))).people == ("b",)


def test_describing_leaves_what_it_is_not_told() -> None:
    book = told()
    assert of_now(book) == TOLD
    after(book, described(book, LISTEN, MONDAY, MONDAY, feelings=("glad", "near")))
    assert of_now(book) == TOLD._replace(feelings=("glad", "near"))
    after(book, described(book, LISTEN, MONDAY, MONDAY, aspects=()))
    assert of_now(book) == TOLD._replace(feelings=("glad", "near"), aspects=())


def test_what_was_described_comes_back_with_the_rest_key_with_a_tick_and_with_words() -> None:
    ways: list[Callable[[Book], MarkChange]] = [
        lambda book: turned(LISTEN, MONDAY, MONDAY, rest_toggled(of_now(book))),
        lambda book: ticked(LISTEN, MONDAY, MONDAY),
        lambda book: described(book, LISTEN, MONDAY, MONDAY),
    ]
    for back in ways:
        book = after(told(), rested(LISTEN, MONDAY))
        assert of_now(book).state == "rest"
        assert not of_now(book).people
        assert of_now(after(book, back(book))) == TOLD


@pytest.mark.parametrize(
    ("begin", "chosen", "expected"),
    [
        ([], ["a"], DONE._replace(people=("a",))),
        ([], [], DONE),
        ([ticked(LISTEN, MONDAY, MONDAY)], ["a", "c"], DONE._replace(people=("a", "c"))),
        ([ticked(LISTEN, MONDAY, MONDAY)], [], DONE),
        ([ticked(LISTEN, MONDAY, MONDAY, ("a",))], ["a"], DONE._replace(people=("a",))),
        ([ticked(LISTEN, MONDAY, MONDAY, ("a",))], [], DONE),
        ([rested(LISTEN, MONDAY)], ["b"], DONE._replace(people=("b",))),
    ],
)
def test_with_whom_it_was(begin: list[Step], chosen: list[str], expected: Mark) -> None:
    book = holding(*begin)
    assert of_now(after(book, *with_whom(book, LISTEN, MONDAY, MONDAY, chosen))) == expected


@pytest.mark.parametrize("at_rest", [False, True])
@pytest.mark.parametrize(
    ("chosen", "people"),
    [
        (["a", "b"], ("a", "b")),
        (["b"], ("b",)),
        (["c", "a"], ("a", "c")),
        (["c"], ("c",)),
        ([], ()),
    ],
)
def test_whoever_it_was_with_what_else_was_said_stays(
    chosen: list[str], people: tuple[str, ...], at_rest: bool
) -> None:
    book = told()
    if at_rest:
        after(book, rested(LISTEN, MONDAY))
    after(book, *with_whom(book, LISTEN, MONDAY, MONDAY, chosen))
    assert of_now(book) == TOLD._replace(people=people)


def test_who_is_new_comes_in_with_the_tick() -> None:
    book = holding()
    after(book, *with_whom(book, LISTEN, MONDAY, MONDAY, ["a"], ["Robin", "kim"]))
    assert book.names(of_now(book).people) == ["Alex", "Robin", "Kim"]


def test_an_outcome_ticks_quality_time_and_takes_exactly_that_back() -> None:
    book = after(Book(), done_by_outcome("o-1", MONDAY))
    assert book.mark(QUALITY_TIME, MONDAY) == Mark("done", via=("o-1",))
    time = BUILT_IN[3]
    after(book, described(book, time, MONDAY, MONDAY, feelings=("near",)))
    after(book, outcome_taken_back("o-1", MONDAY))
    assert book.mark(QUALITY_TIME, MONDAY).state is None
    after(book, done_by_outcome("o-1", MONDAY))
    mark = book.mark(QUALITY_TIME, MONDAY)
    assert (mark.feelings, mark.via, mark.by_hand) == (("near",), ("o-1",), False)


def test_a_rest_and_its_end_reach_the_file_and_undo_goes_the_same_way(
    path: Path, clock: FixedClock
) -> None:
    cell = {"state": "done", "by_hand": True, "with": ["a"], "feelings": ["calm"], "at": AT}
    write(path, tables(marks=table(year("listen", 2026, {"11-23": cell}))))
    keeper = opened(path, clock)
    said = {key: cell[key] for key in ("by_hand", "with", "feelings")}

    def in_file() -> dict[str, object]:
        keeper.settle(keeper.save())
        (record,) = load(path)["marks"].values()
        return {k: v for k, v in record["days"]["11-23"].items() if k != "at"}

    keeper.do("rest", [rested(LISTEN, MONDAY)])
    assert in_file() == {"state": "rest", "aside": said}
    keeper.do("wake", [rest_taken_back(LISTEN, MONDAY, MONDAY)])
    assert in_file() == {"state": "done", **said}
    keeper.undo()
    assert in_file() == {"state": "rest", "aside": said}
    keeper.do("open", [unticked(LISTEN, MONDAY)])
    assert in_file() == {"state": None, "aside": said}
    assert opened(path, clock).book.days(MONDAY, MONDAY) == []
    before = path.read_bytes()
    keeper.do("open already", [unticked(LISTEN, MONDAY)])
    keeper.settle(keeper.save())
    assert path.read_bytes() == before
    assert keeper.book.content(CellPlace("listen", MONDAY)) == {"state": None, "aside": said}
