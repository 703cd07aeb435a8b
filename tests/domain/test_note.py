"""Notes: what their revisions add up to, in whatever order they come, and what a text may be."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.domain.note import (
    LONGEST_TEXT,
    Note,
    Revision,
    checked_note_kind,
    checked_text,
    first_line,
    in_order,
    notes_of,
)
from tui.domain.refusal import Refused

DAY = date(2026, 11, 23)


def revision(uid: str, text: str, *replaces: str, note: str = "n", **fields: object) -> Revision:
    return Revision(uid, note, DAY, text, replaces=replaces, written=uid)._replace(**fields)  # type: ignore[arg-type]


@st.composite
def histories(draw: st.DrawFn) -> list[Revision]:
    """Revisions of one note, each replacing some of those before it."""
    count = draw(st.integers(1, 8))
    made = [revision("r0", "text 0")]
    for n in range(1, count):
        older = draw(st.sets(st.sampled_from([r.uid for r in made]), max_size=3))
        made.append(revision(f"r{n}", f"text {n}", *sorted(older)))
    return made


@given(histories(), st.randoms())
def test_no_text_that_nobody_replaced_is_lost(made: list[Revision], chance: st.randoms) -> None:  # type: ignore[valid-type]
    replaced = {uid for r in made for uid in r.replaces}
    mixed = list(made)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    found = notes_of(mixed)
    assert found == notes_of(made)
    assert {w.text for w in found["n"].wordings} == {r.text for r in made if r.uid not in replaced}
    assert set(found["n"].heads) == {r.uid for r in made if r.uid not in replaced}
    assert found["n"].written == "r0"


def test_notes_are_told_apart() -> None:
    found = notes_of([revision("a", "one", note="a"), revision("b", "two", note="b")])
    assert {uid: note.text for uid, note in found.items()} == {"a": "one", "b": "two"}


def test_wordings_of_one_text_are_one_and_keep_star_and_privacy() -> None:
    first = revision("r0", "one")
    star = revision("r1", "one", "r0", starred=True)
    secret = revision("r2", "one", "r0", private=True)
    note = notes_of([first, star, secret])["n"]
    assert not note.is_split
    assert (note.starred, note.private) == (True, True)
    assert set(note.heads) == {"r1", "r2"}


def test_a_note_is_private_where_any_wording_is() -> None:
    note = notes_of(
        [revision("r0", "a"), revision("r1", "b", "r0", private=True), revision("r2", "c", "r0")]
    )["n"]
    assert note.is_split
    assert note.private
    assert all(wording.private for wording in note.wordings)


def test_a_circle_of_replacements_still_shows_the_latest() -> None:
    note = notes_of([revision("r0", "a", "r1"), revision("r1", "b", "r0")])["n"]
    assert [wording.text for wording in note.wordings] == ["b"]


def test_what_stands_first() -> None:
    found = notes_of(
        revision(uid, uid, note=uid, day=day)
        for uid, day in (("a", DAY), ("b", DAY), ("c", date(2026, 11, 24)), ("d", date(2025, 1, 1)))
    )
    assert [note.uid for note in in_order(found.values())] == ["c", "b", "a", "d"]


def test_all_wordings_are_in_its_text() -> None:
    note = Note("n", (revision("a", "one"), revision("b", "two")), "a", ("a", "b"))
    assert note.text.startswith("one")
    assert note.text.endswith("two")
    assert note.now.text == "two"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("soup", "soup"),
        ("\n  soup  \r\nand\rbread\n\n", "  soup\nand\nbread"),
        ("a\x1b[31mb\u202e", "a[31mb"),
        ("\ta", "    a"),
    ],
)
def test_what_is_kept_of_a_text(text: str, kept: str) -> None:
    assert checked_text(text) == kept


@pytest.mark.parametrize("text", ["", " \n\t", "\x07\u200b"])
def test_an_empty_note_is_refused_kindly(text: str) -> None:
    with pytest.raises(Refused, match="a few words are enough"):
        checked_text(text)


def test_a_book_is_no_note() -> None:
    assert checked_text("x" * LONGEST_TEXT) == "x" * LONGEST_TEXT
    with pytest.raises(Refused, match="make two of it"):
        checked_text("x" * (LONGEST_TEXT + 1))


@given(st.text())
def test_a_checked_text_is_checked_again_unchanged(text: str) -> None:
    try:
        kept = checked_text(text)
    except Refused:
        return
    assert checked_text(kept) == kept
    assert first_line(kept)


def test_kinds_by_their_start() -> None:
    assert [checked_note_kind(word) for word in ("journal", "EXP", "good", "h", "f")] == [
        "journal",
        "experience",
        "good",
        "hard",
        "feeling",
    ]
    assert [checked_note_kind(word) for word in ("Good  news", "hard n")] == ["good", "hard"]
    for word in ("", "x", "journals", "news"):
        with pytest.raises(Refused, match="no kind of note"):
            checked_note_kind(word)
