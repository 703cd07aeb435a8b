"""One line from anywhere: what it is taken for, how that is read back, and what is refused."""

from datetime import UTC, datetime

import pytest

from tui.book.book import Book
from tui.changes.any_line import typed_anything
from tui.clock import FixedClock
from tui.domain.refusal import Refused

SUNDAY_EVENING = FixedClock(datetime(2026, 11, 29, 20, tzinfo=UTC), UTC)
PEOPLE = {"a": {"name": "Alex"}, "m": {"name": "Mum"}}


def read(line: str) -> str:
    return typed_anything(Book(records={"people": PEOPLE}), SUNDAY_EVENING, line).reading


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("2", "Tick Share your emotions: done today"),
        ("listen", "Tick Active listening: done today"),
        ("be supportive", "Tick Be supportive: done today"),
        ("listen yesterday with alex", "Tick Active listening: done yesterday with Alex"),
        (
            "honest with Mum and Ben",
            "Tick Honest and authentic: done today with Mum and Ben; new here: Ben",
        ),
        (
            "quality time with Alex last friday",
            "Tick Quality time: done Friday 27 November with Alex",
        ),
        ("tick: 4 2 days ago", "Tick Quality time: done Friday 27 November"),
        (
            "quality time with Alex friday",
            "Plan quality time: Fri 4 Dec 19:00–20:30, with Alex",
        ),
        ("listen tomorrow with Alex", "Plan listen: Mon 30 Nov 19:00–20:30, with Alex"),
        ("walk with mum sunday 10am", "Plan walk: Sun 6 Dec 10:00–11:30, with Mum"),
        ("plan: listen with Alex today at 21:00", "Plan listen: Sun 29 Nov 21:00–22:30, with Alex"),
        ("note: we laughed, with Alex, friday", "Write a note, today (Sun 29 Nov)"),
        ("New: Ben, friend, monthly", "Add Ben, friend, time together about every month"),
    ],
)
def test_a_line_is_taken_for_what_it_says(line: str, reading: str) -> None:
    assert read(line).partition(" — ")[0] == reading


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "write a line"),
        ("note:", "there is nothing in it yet"),
        ("new:", "name"),
        ("tick: walk with Alex", "there is no practice 'walk'"),
        ("tick: listen tomorrow", "cannot be done tomorrow"),
        ("tick: listen loudly", "'loudly' is no part of a tick"),
        ("hello", "or begin with note:, new: or tick:"),
    ],
)
def test_what_is_none_of_these_is_refused_with_the_way_out(line: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read(line)


def test_what_is_done_already_says_so() -> None:
    book = Book()
    (step,) = typed_anything(book, SUNDAY_EVENING, "1").steps
    book.put(step.place, step.become(book.content(step.place)))
    assert typed_anything(book, SUNDAY_EVENING, "1").said == "Active listening: done today already"
