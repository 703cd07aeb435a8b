"""How a name is looked up: without case and accents, and as it is written before all else."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.letters import folded, folded_in_place
from tui.domain.person import Person, find_person
from tui.domain.refusal import Refused
from tui.typed.names import lowered, read_names

ZOE, ZOE_BARE = Person("p-1", "Zoë"), Person("p-2", "Zoe")


@given(st.text())
def test_case_and_accents_make_no_difference_and_what_is_folded_stays(text: str) -> None:
    assert folded(normalize("NFD", text)) == folded(normalize("NFC", text))
    assert len(folded_in_place(text)) == len(text)
    assert bool(folded(text)) == bool(text.casefold())


@pytest.mark.parametrize(
    ("text", "other"), [("Zoë", "zoe"), ("MÜLLER", "muller"), ("José", "Jose"), ("Ångström", "ANG")]
)
def test_people_are_found_without_their_accents(text: str, other: str) -> None:
    assert find_person(other, [Person("p-1", text)]).uid == "p-1"
    assert find_person(text.upper(), [Person("p-1", text)]).uid == "p-1"


def test_who_is_written_as_it_is_typed_is_meant() -> None:
    both = [ZOE, ZOE_BARE]
    assert [find_person(name, both).uid for name in ("zoe", "ZOË")] == ["p-2", "p-1"]
    with pytest.raises(Refused, match="may be Zoë or Zoé"):
        find_person("zoe", [ZOE, Person("p-3", "Zoé")])


def test_a_typed_line_means_the_same_person() -> None:
    for known, meant in ((["Zoë"], "Zoë"), (["Zoë", "Zoe"], "Zoe")):
        words = ["zoe", "tonight"]
        assert read_names(words, lowered(words), 0, known)[0] == [meant]
