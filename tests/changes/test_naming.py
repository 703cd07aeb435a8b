"""Names as they are typed: who is meant, who is new, and what is refused."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.book.book import Book
from tui.book.places import RecordPlace
from tui.changes.any_line import typed_anything
from tui.changes.naming import given_names, named_people
from tui.changes.new_plan import typed_plan
from tui.clock import FixedClock
from tui.domain.letters import folded
from tui.domain.refusal import Refused

TODAY = date(2026, 11, 23)
CLOCK = FixedClock(datetime(2026, 11, 23, 19, 15, tzinfo=UTC), UTC)
KNOWN = ("Anna", "Uncle Bob", "Sarah Miller", "Sarah Jones", "Zoë", "Bob and Sue", "Ingrid")


def book_of(*names: str) -> Book:
    book = Book()
    for n, name in enumerate(names):
        book.put(RecordPlace("people", f"p-{n}"), {"name": name})
    return book


def meant(*typed: str) -> tuple[str, ...]:
    """Who is meant by what was given as names; a new one with ``+``."""
    book = book_of(*KNOWN)
    found = named_people(book, given_names(book, typed), TODAY)
    new = {step.fields["name"] for step in found.new}
    return tuple(f"+{name}" if name in new else name for name in found.names)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("ANNA", ("Anna",)),
        ("zoe", ("Zoë",)),
        ("Zoe\u0308", ("Zoë",)),
        ("ingr", ("Ingrid",)),
        ("Uncle", ("Uncle Bob",)),
        ("Miller", ("Sarah Miller",)),
        ("sarah j", ("Sarah Jones",)),
        ("Anna and Tim", ("Anna", "+Tim")),
        ("anna, zoe & miller", ("Anna", "Zoë", "Sarah Miller")),
        ("Bob and Sue", ("Bob and Sue",)),
        ("Bob and Sue, Anna", ("Bob and Sue", "Anna")),
        ("Tim", ("+Tim",)),
        ("Dr. 2 May", ("+Dr. 2 May",)),
        ("Rene\u0301e", ("+Ren\u00e9e",)),
        ("\u00a8", ("+\u00a8",)),
    ],
)
def test_a_name_means_whoever_bears_it_or_has_words_that_begin_so(
    typed: str, names: tuple[str, ...]
) -> None:
    assert meant(typed) == names


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("anan", "there is nobody called anan; did you mean Anna? `nearer people add anan` adds"),
        ("Ingird", "did you mean Ingrid?"),
        ("Ingrit", "did you mean Ingrid?"),
        ("Srah", "did you mean Sarah"),
        ("Sarah", "'Sarah' may be Sarah Jones or Sarah Miller; write the whole name. `nearer "),
        ("Bob", "'Bob' may be Bob and Sue or Uncle Bob"),
        ("me", "'me' means yourself; name only the others"),
        ("Anna and myself", "'myself' means yourself"),
    ],
)
def test_a_name_that_may_be_a_slip_is_refused_with_the_way_out(typed: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        meant(typed)
    assert said in str(refusal.value)


def test_a_plan_and_the_line_for_anything_ask_the_same() -> None:
    book = book_of("Sarah", "Uncle Bob", "Anna")
    made = typed_plan(book, CLOCK, "lunch with sara and bob sat 12:00", people=["Tim and zoe"])
    assert "with Sarah, Uncle Bob, Tim and zoe — in" in made.words
    assert made.words.endswith("; new here: Tim, zoe")
    assert made.plan.people[:2] == ("p-0", "p-1")
    tick = typed_anything(book, CLOCK, "listen with bob")
    assert (tick.said, len(tick.steps)) == ("Active listening: done today with Uncle Bob", 1)
    for line in ("walk with anan sat 12:00", "tick: share with anan", "plan: tea with anan sat"):
        with pytest.raises(Refused, match=r"did you mean Anna\?"):
            typed_anything(book, CLOCK, line)


@given(st.lists(st.text(max_size=8).map(folded), max_size=4), st.text(max_size=8))
def test_any_name_is_somebody_somebody_new_or_refused(known: list[str], typed: str) -> None:
    book = book_of(*known)
    try:
        found = named_people(book, [typed], TODAY)
    except Refused:
        return
    (uid,) = found.uids
    assert uid in book.people or [step.place.uid for step in found.new] == [uid]


def test_the_name_of_somebody_is_always_theirs() -> None:
    assert [meant(name) for name in KNOWN] == [(name,) for name in KNOWN]
