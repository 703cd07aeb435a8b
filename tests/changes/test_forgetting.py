"""Forgetting somebody: the name in no field of no table, what was about them alone gone."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.book.canaries import ALEX, MONDAY, filled_book, uid_of, value_of
from tests.store.build import opened, table, tables, write, year
from tui.book.book import Book
from tui.book.places import CellPlace, RecordPlace, Step
from tui.book.tables import MARKS, PEOPLE, TABLES, Table
from tui.book.words import fields_with_words
from tui.changes.forgetting import Forgetting, forgotten
from tui.clock import FixedClock
from tui.domain.person import Person
from tui.records.fields import GONE

IN_WORDS = "dear ALEX, says"
WITHOUT = "dear someone, says"


def holding(words: str, **others: str) -> Book:
    """A book with words in every field, Alex and others."""
    book = filled_book(words)
    for uid, name in {ALEX: "Alex", **others}.items():
        book.put(RecordPlace("people", uid), {"name": name, "kind": "partner"})
    return book


def forget(book: Book, uid: str = ALEX) -> Sequence[Step]:
    steps = forgotten(book, book.people[uid])
    for step in steps:
        book.put(step.place, step.become(book.content(step.place)))
    return steps


def content_of(book: Book, kept: Table[Any]) -> Mapping[str, Any]:
    if kept is MARKS:
        return book.content(CellPlace("listen", MONDAY))
    return book.content(RecordPlace(kept.name, uid_of(kept)))


@pytest.mark.parametrize("kept", [*TABLES.values(), MARKS], ids=lambda kept: kept.name)
def test_the_name_goes_out_of_every_field_that_may_hold_words(kept: Table[Any]) -> None:
    book = holding(IN_WORDS, **{"p-kim": "Kim"})
    before = content_of(book, kept)
    forget(book)
    after = content_of(book, kept)
    if kept is PEOPLE:
        assert after == before
        return
    assert (IN_WORDS in repr(before)) == bool(fields_with_words(kept))
    assert "alex" not in repr(after).casefold()
    if kept.name == "occurrences":  # a note that names them goes whole
        assert "note" not in after
        assert after["kept"] == [f"{WITHOUT} occurrences kept"]
        return
    expected = kept.form().content(value_of(kept, WITHOUT))
    assert after == {key: value for key, value in expected.items() if value is not None}


def test_what_others_are_called_stays_in_every_word() -> None:
    book = holding("Alex Miller and Alex", **{"p-kim": "Alex Miller"})
    forget(book)
    assert book.people["p-kim"].name == "Alex Miller"
    (plan,) = book.plans.values()
    assert plan.title == "Alex Miller and someone plans title"
    (revision,) = book.revisions.values()
    assert revision.text == "Alex Miller and someone notes text"


def test_only_whole_words_are_a_name() -> None:
    book = holding("Alexander, alex's Alexa; Alex", **{"p-kim": "Kim"})
    forget(book)
    (plan,) = book.plans.values()
    assert plan.place == "Alexander, someone's Alexa; someone plans place"


def test_nothing_is_left_of_the_person_but_that_they_are_forgotten() -> None:
    book = holding("nothing of theirs")
    forget(book)
    assert book.content(RecordPlace("people", ALEX)) == {"forgotten": True}
    assert ALEX not in book.people
    assert book.names([ALEX]) == ["someone"]
    assert book.unreadable == 0


def test_what_was_about_them_alone_goes_whole() -> None:
    book = holding("no name in it")
    theirs = {
        "notes": value_of(TABLES["notes"])._replace(people=(ALEX,)),
        "matters": value_of(TABLES["matters"])._replace(person=ALEX),
        "dates": value_of(TABLES["dates"])._replace(person=ALEX),
        "checkins": value_of(TABLES["checkins"])._replace(person=ALEX),
        "plans": value_of(TABLES["plans"])._replace(people=(ALEX,)),
    }
    for name, value in theirs.items():
        content = TABLES[name].form().content(value)
        kept = {key: v for key, v in content.items() if v is not None}
        book.put(RecordPlace(name, uid_of(TABLES[name])), kept)
    forget(book)
    for name in ("notes", "matters", "dates"):
        assert book.content(RecordPlace(name, "u")) == GONE
    checkin = book.content(RecordPlace("checkins", "u"))
    assert checkin == {"person": ALEX, "day": "2026-11-23", "answers": {"ck-1": 5}}
    (said,) = book.occurrences.values()
    assert (said.note, said.outcome, said.people) == ("", "happened", ("p-kim",))
    (plan,) = book.plans.values()
    assert (plan.title, plan.people) == ("canary plans title", (ALEX,))


def test_a_note_about_several_stays_without_the_name() -> None:
    book = holding("with Alex")
    value = value_of(TABLES["notes"], "with Alex")._replace(people=(ALEX, "p-kim"))
    book.put(RecordPlace("notes", "u"), TABLES["notes"].form().content(value))
    forget(book)
    (revision,) = book.revisions.values()
    assert (revision.text, revision.people) == ("with someone notes text", (ALEX, "p-kim"))
    assert revision.feelings == ("with someone notes feelings",)


def test_nothing_is_changed_that_holds_no_name() -> None:
    book = holding("nothing of theirs")
    assert [step.place for step in forget(book)] == [RecordPlace("people", ALEX)]


def test_the_file_is_without_the_name_in_old_and_new_cells(path: Path, clock: FixedClock) -> None:
    cell = {"state": "done", "by_hand": True, "feelings": ["near Alex"], "weight": 3}
    old = {"11-20": cell, "11-21": "Alex", "02-30": {"feelings": ["Alex"]}}
    write(
        path,
        tables(people=table({"uid": ALEX, "name": "Alex"}), marks=table(year("listen", 2026, old))),
    )
    keeper = opened(path, clock)
    person = keeper.book.people[ALEX]
    keeper.change_for_good("forgotten", lambda book: forgotten(book, person))
    keeper.settle(keeper.save())
    day = MONDAY.replace(day=20)
    assert opened(path, clock).book.mark("listen", day).feelings == ("near someone",)
    content = keeper.book.content(CellPlace("listen", day))
    assert content == {**cell, "feelings": ["near someone"]}


def test_what_another_program_said_of_a_mark_meanwhile_is_without_the_name_too(
    path: Path, clock: FixedClock
) -> None:
    cell = {"state": "done", "by_hand": True, "feelings": ["near Alex"], "at": ""}
    write(
        path,
        tables(
            people=table({"uid": ALEX, "name": "Alex"}),
            marks=table(year("listen", 2026, {"11-20": cell})),
        ),
    )
    keeper = opened(path, clock)
    keeper.change("forgotten", lambda book: forgotten(book, Person(ALEX, "Alex")))
    meanwhile = {**cell, "feelings": ["near Alex", "calm"], "with": ["p-kim"]}
    write(
        path,
        tables(
            people=table({"uid": ALEX, "name": "Alex"}),
            marks=table(year("listen", 2026, {"11-20": meanwhile})),
        ),
    )
    keeper.settle(keeper.save())
    mark = keeper.book.mark("listen", MONDAY.replace(day=20))
    assert (mark.feelings, mark.people) == (("near someone", "calm"), ("p-kim",))


def test_a_field_of_people_that_nobody_thought_of_loses_the_name_too() -> None:
    unthought = PEOPLE._replace(plain=PEOPLE.plain - {"zone"})
    alex = Person("p-2", "Alex of Bo", "friend", zone="met through Bo")
    left = Forgetting(Person("p-1", "Bo", "friend"), ()).of(unthought, alex)
    assert (left.name, left.zone) == ("Alex of Bo", "met through someone")
