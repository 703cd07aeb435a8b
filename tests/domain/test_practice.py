"""How a person names a practice."""

import pytest

from tui.domain.practice import BUILT_IN, Practice, find_practice
from tui.domain.refusal import Refused

WITH_OWN = (*BUILT_IN, Practice("p-1", 6, "Share a walk"), Practice("p-2", 7, "Letters"))


def refusal(word: str, practices: tuple[Practice, ...] = BUILT_IN) -> str:
    """What is said when ``word`` is refused; always one line that names it."""
    with pytest.raises(Refused) as refused:
        find_practice(word, practices)
    said = str(refused.value)
    assert repr(word) in said
    assert len(said.splitlines()) == 1
    return said


def test_the_five_practices_keep_their_ids_and_order() -> None:
    assert [(p.id, p.number) for p in BUILT_IN] == [
        ("listen", 1),
        ("share", 2),
        ("support", 3),
        ("time", 4),
        ("honest", 5),
    ]


@pytest.mark.parametrize("practice", WITH_OWN, ids=lambda p: p.id)
def test_a_practice_is_found_by_id_number_and_name(practice: Practice) -> None:
    assert find_practice(practice.id, WITH_OWN) == practice
    assert find_practice(str(practice.number), WITH_OWN) == practice
    assert find_practice(practice.name, WITH_OWN) == practice
    assert find_practice(f" {practice.name.upper()} ", WITH_OWN) == practice


@pytest.mark.parametrize(
    ("word", "found"),
    [("active", "listen"), ("Q", "time"), ("be sup", "support"), ("share your", "share")],
)
def test_an_unambiguous_start_of_the_name_is_enough(word: str, found: str) -> None:
    assert find_practice(word).id == found


def test_an_id_is_found_even_where_it_begins_two_names() -> None:
    assert find_practice("share", WITH_OWN).id == "share"


def test_an_id_is_found_even_where_another_practice_was_given_it_as_a_name() -> None:
    renamed = (Practice("listen", 1, "Honest"), Practice("honest", 5, "Honest and authentic"))
    assert find_practice("honest", renamed).id == "honest"


def test_a_whole_name_is_found_even_where_it_begins_another() -> None:
    walks = (Practice("a", 6, "Walk"), Practice("b", 7, "Walk the dog"))
    assert find_practice("walk", walks).id == "a"
    assert find_practice("walk t", walks).id == "b"


def test_a_start_of_two_names_is_refused_and_both_are_named() -> None:
    said = refusal("sha", WITH_OWN)
    assert "Share your emotions" in said
    assert "Share a walk" in said
    assert "write more" in said


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("lissten", "listen"),
        ("suport", "support"),
        ("honets", "honest"),
        ("tme", "time"),
        ("qualty", "time"),
        ("emotion", "share"),
    ],
)
def test_a_mistyped_practice_is_refused_with_the_nearest_guess(word: str, meant: str) -> None:
    assert f"did you mean {meant}?" in refusal(word)


@pytest.mark.parametrize("word", ["zzz", "", "  ", "0", "6", "-1", "zz\nzz"])
def test_a_word_near_to_nothing_is_refused_with_all_there_are(word: str) -> None:
    said = refusal(word)
    for practice in BUILT_IN:
        assert practice.id in said
