"""How a person names a practice, and what a new one may be called."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.practice import (
    BUILT_IN,
    Practice,
    checked_name,
    find_practice,
    free_number,
    own_id,
)
from tui.domain.refusal import Refused

IDS = [practice.id for practice in BUILT_IN]
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


# names, ids and keys


def name_refusal(text: str, others: tuple[Practice, ...] = BUILT_IN) -> str:
    """What is said when a name is refused; always one line."""
    with pytest.raises(Refused) as refused:
        checked_name(text, others)
    said = str(refused.value)
    assert len(said.splitlines()) == 1
    assert said.isprintable()
    return said


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Walk", "Walk"),
        ("  Walk   the dog ", "Walk the dog"),
        ("x" * 60, "x" * 60),
        ("Écrire à Zoë", "Écrire à Zoë"),
        ("散歩", "散歩"),
        ("👨\u200d👩\u200d👧 time", "👨\u200d👩\u200d👧 time"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("[b]bold[/b]", "[b]bold[/b]"),
        ("5 minutes", "5 minutes"),
        ("Allies", "Allies"),
    ],
)
def test_a_name_is_kept_as_it_is_its_spaces_tidied(text: str, name: str) -> None:
    assert checked_name(text, BUILT_IN) == name


@pytest.mark.parametrize("text", ["", " ", "   "])
def test_no_name_is_refused(text: str) -> None:
    assert name_refusal(text) == "a practice needs a name; write one or more words"


def test_a_name_has_at_most_sixty_characters() -> None:
    assert "that name has 61 characters; 60 is the most" in name_refusal("x" * 61)


@pytest.mark.parametrize(
    "character", ["|", "\n", "\t", "\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u2028", "\ufeff"]
)
def test_what_a_terminal_would_obey_is_no_part_of_a_name(character: str) -> None:
    assert name_refusal(f"Walk{character}dog") == (
        f"a name cannot hold {character!r}; leave it out"
    )


@pytest.mark.parametrize("text", ["6", "0", "123", "٣", "all", "ALL", "Overall", "connected"])
def test_a_name_that_means_something_else_is_refused(text: str) -> None:
    said = name_refusal(text)
    assert repr(text) in said
    assert "choose another name" in said


@pytest.mark.parametrize("text", ["Quality Time", "TIME", "quality  time", "honest"])
def test_a_name_is_given_once_whatever_its_case(text: str) -> None:
    assert "already; choose another name" in name_refusal(text)


def test_a_name_of_one_that_is_off_is_taken_too() -> None:
    off = Practice("walk", 6, "Walk the dog", on=False)
    assert "'Walk the dog' already" in name_refusal("walk the dog", (*BUILT_IN, off))
    assert "'Walk the dog' already" in name_refusal("Walk", (*BUILT_IN, off))


texts = st.text(st.characters(exclude_categories=["Zs", "Cs"]) | st.just(" "), max_size=70)


@given(texts)
def test_a_name_that_is_taken_is_harmless_and_stays_as_it_is(text: str) -> None:
    try:
        name = checked_name(text, BUILT_IN)
    except Refused:
        return
    assert 1 <= len(name) <= 60
    assert checked_name(name, BUILT_IN) == name
    assert not set(name) & set("|\n\r\t\x1b\x00")
    own = Practice(own_id(name, IDS), 6, name)
    assert find_practice(own.name, (*BUILT_IN, own)) == own
    assert find_practice(own.id, (*BUILT_IN, own)) == own


@pytest.mark.parametrize(
    ("name", "uid"),
    [
        ("Walk", "walk"),
        ("Walk the dog", "walk-the-dog"),
        ("Café, with Zoë!", "cafe-with-zoe"),
        ("散歩", "practice"),
        ("❤", "practice"),
        ("7 letters", "7-letters"),
        ("Time!", "time-2"),
        ("½", "12-2"),
    ],
)
def test_an_id_is_the_name_in_plain_letters(name: str, uid: str) -> None:
    assert own_id(name, IDS) == uid


def test_an_id_is_given_once() -> None:
    taken = set(IDS)
    for expected in ("walk", "walk-2", "walk-3"):
        found = own_id("Walk", taken)
        assert found == expected
        taken.add(found)


@given(st.text(min_size=1, max_size=60), st.sets(st.sampled_from(["walk", "12", "practice", "a"])))
def test_an_id_is_plain_new_and_no_key(name: str, taken: set[str]) -> None:
    found = own_id(name, taken)
    assert found not in taken
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert not found.isdecimal()
    assert own_id(name, taken) == found


def test_the_first_free_key_is_given() -> None:
    assert free_number(BUILT_IN) == 6
    assert free_number(WITH_OWN) == 8
    assert free_number((*BUILT_IN, Practice("a", 7, "A"))) == 6
    assert free_number((*BUILT_IN, Practice("a", 6, "A"), Practice("b", 8, "B"))) == 7


def test_a_practice_that_is_off_leaves_its_key() -> None:
    assert free_number((*BUILT_IN, Practice("a", 6, "A", on=False))) == 6
    five_off = tuple(practice._replace(on=False) for practice in BUILT_IN)
    assert free_number(five_off) == 6, "the five keep theirs"


def test_where_every_key_is_given_a_new_practice_is_refused() -> None:
    full = (*BUILT_IN, *(Practice(f"p-{n}", n, f"P {n}") for n in range(6, 10)))
    with pytest.raises(Refused, match="as many as there are keys; switch one off first"):
        free_number(full)


def test_only_the_five_are_not_ones_own() -> None:
    assert [practice.is_own for practice in WITH_OWN] == [False] * 5 + [True] * 2
