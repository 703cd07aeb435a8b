"""A person in one typed line, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.person import PERSON_KINDS, Person
from tui.domain.refusal import Refused
from tui.typed.person_line import PersonLine, person_line, read_person_line, said_of


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
    ],
)
def test_a_line_says_a_person(text: str, said: PersonLine) -> None:
    assert read_person_line(text) == said
    assert said_of(said).startswith(said.name)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "needs a name"),
        (", partner", "needs a name"),
        ("A|B", "cannot be a name"),
        ("x" * 61, "at most 60"),
        ("Jo, boss", "no kind, rhythm or zone"),
        ("Jo, every 0 days", "cannot be a rhythm"),
        ("Jo, every 9999 years", "cannot be a rhythm"),
        ("Jo, every banana", "no kind, rhythm or zone"),
        ("Jo, in Narnia", "not a zone"),
    ],
)
def test_what_is_none_of_it_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        read_person_line(text)


@given(
    st.sampled_from(["Alex", "Mary Ann", "愛", "👩‍👧"]),
    st.sampled_from(PERSON_KINDS),
    st.none() | st.integers(1, 3660),
    st.sampled_from(["", "Europe/Berlin"]),
)
def test_the_line_of_a_person_says_that_person(
    name: str, kind: str, rhythm: int | None, zone: str
) -> None:
    person = Person("p-1", name, kind, rhythm, zone)
    assert read_person_line(person_line(person)) == (name, kind, rhythm, zone)
