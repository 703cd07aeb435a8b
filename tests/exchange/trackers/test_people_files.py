"""friends and address books: people, what was done with them, and their days."""

from pathlib import Path

import pytest

from tests.exchange.trackers.reading import NOW, TODAY, found_in
from tests.exchange.trackers.samples import SAMPLES
from tui.book.book import Book
from tui.book.places import RecordPlace
from tui.domain.important import ImportantDate
from tui.domain.refusal import Refused
from tui.exchange.becoming import chosen_people, taking
from tui.exchange.foreign.found import Found, FoundPerson


def read(folder: Path, name: str) -> Found:
    return found_in(SAMPLES[name].written(folder), SAMPLES[name].source)


def book_with(*names: str) -> Book:
    book = Book()
    for name in names:
        book.put(RecordPlace("people", f"p-{name}"), {"name": name})
    return book


def test_an_activity_is_time_together_and_a_note_a_note(tmp_path: Path) -> None:
    found = read(tmp_path, "friends")
    assert [person.name for person in found.people] == ["Anna Berg", "Ben", "Cleo", "Dora"]
    assert [(str(m.day), m.people, m.was_together) for m in found.moments] == [
        ("2026-11-01", ("Anna Berg", "Ben"), True),
        ("2026-11-02", (), False),
        ("2026-11-03", ("Anna Berg",), True),
        ("2026-11-03", (), False),
        ("2026-11-04", ("Anna Berg",), False),
    ]
    texts = [moment.text for moment in found.moments]
    assert texts[0] == "Anna Berg and Ben went to Rio de Janeiro with Nobody Known. @fun"
    assert texts[1] == "Rain, snake_case_stays, alone in Rome."
    assert texts[4] == "Anna Berg starts a new job: at last."
    assert found.left_out == (
        "line 8: it is no entry of a section",
        "Anna Berg: no room for The Captain, Annie, Rome, @navy @work",
        "Cleo: no room for Twin",
        "Dora: no room for Twin",
        "line 18: it is no name",
        "line 6: 'someday' is no day",
        "line 7: 2099-01-01 is still to come",
        "no room for 2 places: Rio de Janeiro, Rome",
    )


def test_of_an_address_book_names_and_days_alone(tmp_path: Path) -> None:
    found = read(tmp_path, "vcard")
    assert {
        p.name: [(d.occasion, d.month, d.day, d.year) for d in p.dates] for p in found.people
    } == {
        "Anna Berg": [("birthday", 3, 14, 1990), ("anniversary", 6, 6, 2015)],
        "Ben, the Great": [("birthday", 2, 29, None)],
        "Jörg Müller": [],
        "Cleo": [("birthday", 5, 17, None), ("anniversary", 7, 7, 2010)],
        "Dora": [],
    }
    assert [line.partition(":")[0] for line in found.left_out] == [
        *("Ben, the Great", "Jörg Müller", "anna berg", "line 50", "line 54", "Dora"),
    ]
    assert "still to come" in found.left_out[0]
    assert "is no day of the calendar" in found.left_out[1]
    assert "a second birthday, '1991-03-14'" in found.left_out[2]
    assert "example.org" not in repr(found)


def test_an_address_book_does_not_flood_the_people() -> None:
    found = Found("an address book", people=tuple(map(FoundPerson, "ABCD")), only_known=True)
    book = book_with("b")

    def come(names: tuple[str, ...] | None = ()) -> list[str]:
        return [person.name for person in chosen_people(found, book, names).people]

    assert come() == ["B"]
    assert come(("d",)) == ["B", "D"]
    assert come(("Ḋ",)) == ["B", "D"], "without its accents, as everywhere"
    assert come(None) == ["A", "B", "C", "D"]
    assert chosen_people(found, book).left_out == ("3 names of nobody known here",)
    made = taking(found, [], book, TODAY, NOW)
    assert made.people == [], "whoever takes it in without asking takes in nobody new"
    with pytest.raises(Refused, match="nobody in it is called 'X'; --dry-run shows who is"):
        come(("X",))


def test_a_date_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    found = read(tmp_path, "vcard")
    book = book_with("Anna Berg")
    book.put(
        RecordPlace("dates", "d-1"),
        {"person": "p-Anna Berg", "occasion": "birthday", "month": 3, "day": 15},
    )
    made = taking(found, [], book, TODAY, NOW)
    assert [step.place.table for step in made.dates] == ["dates"]
    assert made.people == []


def test_ten_thousand_people_are_ten_thousand() -> None:
    people = tuple(
        FoundPerson(f"P {n}", (ImportantDate("", "", "birthday", 3, 14, 1990),))
        for n in range(10_000)
    )
    made = taking(Found("an address book", people=people), [], Book(), TODAY, NOW)
    for steps in (made.people, made.dates):
        assert len({step.place for step in steps}) == 10_000
