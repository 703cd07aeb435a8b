"""A person in one typed line, and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.important import ImportantDate
from tui.domain.person import PERSON_KINDS, Person
from tui.domain.refusal import Refused
from tui.domain.settings import Settings
from tui.typed.person_line import PersonLine, person_line, read_person_line, said_of
from tui.typed.rhythms import read_rhythm

WORDS = [
    *("Alex", "friend", "mother", "my", "best", "every", "2", "other", "weeks", "weekly", "on"),
    *("sundays", "born", "3", "may", "1960", "birthday:", "once", "twice", "times", "a", "month"),
    *(",", '"', '"Jo"', "in", "Europe/Berlin", "Narnia/X", "daily,", "none", "0", "9999"),
]
TODAY = date(2026, 11, 29)
MAY = ImportantDate("", "", "birthday", 5, 3)
MAY_1960 = MAY._replace(year=1960)


def read(text: str) -> PersonLine:
    return read_person_line(text, TODAY, Settings())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Alex", PersonLine("Alex")),
        ("Alex, partner, every 14 days", PersonLine("Alex", "partner", 14)),
        ("Alex, every 2 weeks, part", PersonLine("Alex", "partner", 14)),
        ("Mary Ann, every other week", PersonLine("Mary Ann", rhythm=14)),
        ("Jo, every day", PersonLine("Jo", rhythm=1)),
        ("Jo, every month, family", PersonLine("Jo", "family", 30)),
        ("Jo, every year", PersonLine("Jo", rhythm=365)),
        ("Jo, in Asia/Tokyo,", PersonLine("Jo", zone="Asia/Tokyo")),
        ("Mum, mother", PersonLine("Mum", "family")),
        ("Mum, my mother, weekly", PersonLine("Mum", "family", 7)),
        ("Cleo, weekly", PersonLine("Cleo", rhythm=7)),
        ("Cleo, Weekly, Friend", PersonLine("Cleo", "friend", 7)),
        ("Ben friend monthly", PersonLine("Ben", "friend", 30)),
        ("ben friend monthly", PersonLine("ben", "friend", 30)),
        ("Ben my best friend on Sundays", PersonLine("Ben my", "friend", 7, on_weekday=True)),
        ("Ben, my best friend, on Sundays", PersonLine("Ben", "friend", 7, on_weekday=True)),
        ("Ben sundays", PersonLine("Ben", rhythm=7, on_weekday=True)),
        ("Ben every sunday", PersonLine("Ben", rhythm=7, on_weekday=True)),
        ("Ben every other sunday", PersonLine("Ben", rhythm=14, on_weekday=True)),
        ("Ben, every two weeks", PersonLine("Ben", rhythm=14)),
        ("Ben, once a month", PersonLine("Ben", rhythm=30)),
        ("Ben, twice a month", PersonLine("Ben", rhythm=15)),
        ("Ben, 3 times a year", PersonLine("Ben", rhythm=122)),
        ("Ben, 2 weeks", PersonLine("Ben", rhythm=14)),
        ("Ben, friend monthly", PersonLine("Ben", "friend", 30)),
        ("Tom, boss", PersonLine("Tom", "colleague")),
        ("Tom brother-in-law", PersonLine("Tom", "family")),
        ("Tom, big brother", PersonLine("Tom", "family")),
        ("Tom, significant other", PersonLine("Tom", "partner")),
        ("Tom, neighbour", PersonLine("Tom", "other")),
        ("Mum, mother, born 3 may", PersonLine("Mum", "family", born=MAY)),
        ("Mum mother born on 3 May 1960", PersonLine("Mum", "family", born=MAY_1960)),
        ("Mum, birthday: 3rd of May, every week", PersonLine("Mum", "family", 7, born=MAY)),
        ("Mum, bday may 3", PersonLine("Mum", "family", born=MAY)),
        ("Mum", PersonLine("Mum", "family")),
        ("Grandma", PersonLine("Grandma", "family")),
        ("mum every week", PersonLine("mum", "family", 7)),
        ("Mum, other", PersonLine("Mum", "other")),
        ("my mum", PersonLine("my mum", "family")),
        ("my wife Anna", PersonLine("Anna", "partner")),
        ("my best friend Ben monthly", PersonLine("Ben", "friend", 30)),
        ("Jonas (best friend) once a month", PersonLine("Jonas", "friend", 30)),
        ("Jonas (friend)", PersonLine("Jonas", "friend")),
        # names that look like more
        ("Jonas (the tall one)", PersonLine("Jonas (the tall one)")),
        ('"Tom and Lena"', PersonLine("Tom and Lena")),
        ('"Sunday"', PersonLine("Sunday")),
        ("Uncle Jo", PersonLine("Uncle Jo")),
        ("Aunt Mary, aunt", PersonLine("Aunt Mary", "family")),
        ("Ann Friend", PersonLine("Ann Friend")),
        ("Joe Weekly", PersonLine("Joe Weekly")),
        ("best friend", PersonLine("best friend")),
        ('"Ben friend"', PersonLine("Ben friend")),
        ('"Ben, friend", colleague', PersonLine("Ben, friend", "colleague")),
    ],
)
def test_a_line_says_a_person(text: str, said: PersonLine) -> None:
    assert read(text) == said
    assert said_of(said).startswith(said.name)


def test_a_rhythm_is_said_back_as_people_say_it_and_has_no_weekday() -> None:
    assert said_of(read("Ben, on Sundays")).endswith("about every week, whichever day that is")
    assert said_of(read("Ben, weekly")).endswith("about every week")
    for text in ("every 10 days", "every 2 weeks", "every month", "every 3 months", "every year"):
        assert said_of(read(f"Ben, {text}")).endswith(f"about {text}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "needs a name"),
        (", partner", "needs a name"),
        ("A|B", "cannot be a name"),
        ("x" * 61, "at most 60"),
        ("Jo, bossy", "no kind, rhythm or zone; write partner, family, friend, colleague, other"),
        ("Jo, bossy", "weekly, every 2 weeks, monthly, on sundays.* born 3 may, in Europe/Berlin"),
        ("Jo, weekly banana", "no kind, rhythm or zone"),
        ("Jo, born", "no kind, rhythm or zone"),
        ("Jo, born 31 feb", "no day of the calendar"),
        ("Jo, born in may", "say the day of it too"),
        ("Jo, born 3 may 2031", "still to come"),
        ("Jo every 9999 years", "cannot be a rhythm"),
        ("Jo, every few weeks", "no kind, rhythm or zone"),
        ("Jo, every 0 days", "cannot be a rhythm"),
        ("Jo, every 9999 years", "cannot be a rhythm"),
        ("Jo, every banana", "no kind, rhythm or zone"),
        ("Jo, in Narnia", "not a zone"),
        ("Tom and Lena", "are two people; add one at a time"),
        ("Tom & Lena weekly", "are two people"),
        ("friday", "hardly a name"),
        ("and", "hardly a name"),
        ("12", "hardly a name"),
    ],
)
def test_what_is_none_of_it_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read(text)


@given(
    st.sampled_from(
        ["Alex", "Mary Ann", "愛", "👩‍👧", "best friend", "Jo friend", "A, B", "Ann born 3 may"]
    ),
    st.sampled_from(PERSON_KINDS),
    st.none() | st.integers(1, 3660),
    st.sampled_from(["", "Europe/Berlin"]),
)
def test_the_line_of_a_person_says_that_person(
    name: str, kind: str, rhythm: int | None, zone: str
) -> None:
    person = Person("p-1", name, kind, rhythm, zone)
    assert read(person_line(person)) == PersonLine(name, kind, rhythm, zone)


@pytest.mark.parametrize(
    ("text", "days"),
    [("14", 14), ("weekly", 7), ("Every 2 weeks", 14), ("none", None), ("on sundays", 7)],
)
def test_a_rhythm_alone(text: str, days: int | None) -> None:
    assert read_rhythm(text) == days


@pytest.mark.parametrize("text", ["often", "0", "", "every banana", "99999999", "every"])
def test_what_is_no_rhythm_is_refused_with_what_there_is(text: str) -> None:
    with pytest.raises(Refused, match="rhythm"):
        read_rhythm(text)


@given(st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join))
def test_any_line_is_understood_or_refused(text: str) -> None:
    try:
        assert read(text).name
    except Refused as refusal:
        assert "\n" not in str(refusal)  # noqa: PT017  # either way is well
