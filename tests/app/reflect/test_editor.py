"""Writing a note: kept when left, kept aside while typed, joined where copies differ."""

import json
import os
import stat
from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.app.elsewhere import MONDAY, book_of, done, noted, with_person
from tests.app.pilot import Opened, choose, open_app
from tests.app.reflect.pilot import note_lines, notes, open_reflect, to_reflect
from tui.app.reflect.editor import EditorScreen
from tui.app.reflect.screen import ReflectScreen
from tui.changes.notes import reworded
from tui.clock import FixedClock
from tui.domain.note import NOTE_KIND_WORDS, Note
from tui.store.drafts import begun_notes, folder_of
from tui.store.storage import FileStorage


async def typed(nearer: Opened, text: str) -> None:
    for letter in text:
        await nearer.keys("space" if letter == " " else "enter" if letter == "\n" else letter)


async def begin(nearer: Opened, key: str = "a") -> None:
    await nearer.press(key)
    await nearer.until(lambda: nearer.asks(EditorScreen))


def only_note(path: Path) -> Note:
    (note,) = book_of(path).notes.values()
    return note


def drafts(nearer: Opened) -> Path:
    return folder_of(nearer.app.keeper.database.file.backup_folder)


async def test_a_note_is_kept_when_it_is_left(path: Path, clock: FixedClock) -> None:
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, "the rain\nand the tea")
        await nearer.press("escape")
        await nearer.until(lambda: "saved" in nearer.said)
        assert "Mon 23 Nov the rain" in note_lines(nearer)[0]
        assert "and the tea" in nearer.text
        assert begun_notes(drafts(nearer)) == []
        note = only_note(path)
        assert (note.text, note.now.day, note.now.kind) == (
            "the rain\nand the tea",
            MONDAY,
            "journal",
        )
        await nearer.press("u")
        assert book_of(path).notes == {}
        await nearer.press("ctrl+r")
        assert only_note(path).text == "the rain\nand the tea"


@pytest.mark.parametrize("text", ["", "  \n "])
async def test_nothing_written_is_nothing_kept(path: Path, clock: FixedClock, text: str) -> None:
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, text)
        await nearer.press("escape")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
        assert nearer.said in ("", "Nothing was written, so nothing is kept.")
        assert book_of(path).notes == {}


async def test_a_note_is_not_emptied_by_chance(path: Path, clock: FixedClock) -> None:
    noted(path, clock, "the rain", MONDAY)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "e")
        for _ in "the rain":
            await nearer.keys("backspace")
        await nearer.press("escape")
        assert "nothing in it yet; a few words are enough for a note" in nearer.words
        await typed(nearer, "sun")
        await nearer.press("escape")
    assert only_note(path).text == "sun"


async def test_what_belongs_to_a_note(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, "exam passed")
        await nearer.press("ctrl+t")
        assert [kind in nearer.text for kind in NOTE_KIND_WORDS.values()] == [True] * 5
        await nearer.press("4", "ctrl+t", "enter", "ctrl+n", "ctrl+l")
        await nearer.press("ctrl+g")
        await typed(nearer, "al")
        await nearer.press("enter")
        await nearer.press("ctrl+f")
        await typed(nearer, "proud")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(EditorScreen))
        said = "with Alex · felt proud · starred · private: in no export"
        await nearer.counts(said)
        await nearer.press("escape")
    now = only_note(path).now
    assert (now.kind, now.people, now.feelings) == ("good", (alex,), ("proud",))
    assert (now.starred, now.private) == (True, True)


async def test_an_edit_is_another_wording_and_keeps_the_first(
    path: Path, clock: FixedClock
) -> None:
    uid = noted(path, clock, "the rain", MONDAY)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "enter")
        await typed(nearer, " fell")
        await nearer.press("escape")
    book = book_of(path)
    assert only_note(path).text == "the rain fell"
    assert only_note(path).uid == uid
    assert sorted(r.text for r in book.revisions.values()) == ["the rain", "the rain fell"]


async def test_two_wordings_are_both_shown_and_joined(path: Path, clock: FixedClock) -> None:
    noted(path, clock, "the rain", MONDAY)
    note = only_note(path)
    for text in ("the rain fell", "the rain sang"):
        done(path, clock, reworded(book_of(path), note, clock.now(), text=text))
    assert only_note(path).is_split
    async with open_reflect(path, clock) as nearer:
        assert "two wordings" in note_lines(nearer)[0]
        await nearer.press("enter")
        assert "the rain fell" in nearer.words
        assert "the rain sang" in nearer.words
        await choose(nearer, "j")
    assert not only_note(path).is_split
    assert "the rain fell" in only_note(path).text
    assert "the rain sang" in only_note(path).text


async def test_choosing_one_wording(path: Path, clock: FixedClock) -> None:
    noted(path, clock, "the rain", MONDAY)
    note = only_note(path)
    for text in ("the rain fell", "the rain sang"):
        done(path, clock, reworded(book_of(path), note, clock.now(), text=text))
    first, second = (w.text for w in only_note(path).wordings)
    async with open_reflect(path, clock) as nearer:
        await nearer.press("enter")
        await choose(nearer, "2")
    assert only_note(path).text == second != first


async def test_an_edit_that_came_in_meanwhile_is_not_written_over(
    path: Path, clock: FixedClock
) -> None:
    noted(path, clock, "the rain", MONDAY)
    note = only_note(path)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "enter")
        await typed(nearer, " fell")
        done(path, clock, reworded(book_of(path), note, clock.now(), text="the rain sang"))
        await nearer.come_back()
        await nearer.press("escape")
    assert {w.text for w in only_note(path).wordings} == {"the rain fell", "the rain sang"}


async def test_what_is_typed_is_on_the_disk_and_can_be_gone_on_with(
    path: Path, clock: FixedClock
) -> None:
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, "half a sen")
        folder = drafts(nearer)
        await nearer.until(
            lambda: any("half a sen" in p.read_text() for p in folder.glob("draft-*.json"))
        )
        (held,) = folder.glob("draft-*.json")
        assert stat.S_IMODE(held.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert begun_notes(folder) == []  # somebody types into it
    assert [content["text"] for _, content in begun_notes(folder)] == ["half a sen"]
    async with open_app(path, clock) as nearer:
        assert nearer.said == "A note that you had begun waits for you: n leads to it."
        await to_reflect(nearer)
        assert "unfinished half a sen" in note_lines(nearer)[0]
        await begin(nearer, "enter")
        await typed(nearer, "tence")
        await nearer.press("escape")
        await nearer.until(lambda: "saved" in nearer.said)
    assert only_note(path).text == "half a sentence"
    assert list(folder.glob("draft-*.json")) == []


async def test_a_draft_of_what_is_a_note_already_is_not_offered(
    path: Path, clock: FixedClock
) -> None:
    noted(path, clock, "kept", MONDAY)
    folder = folder_of(FileStorage(path, clock).backup_folder)
    folder.mkdir(parents=True)
    (folder / "draft-0.json").write_text(json.dumps({"text": "kept", "day": str(MONDAY)}))
    async with open_reflect(path, clock) as nearer:
        assert "unfinished" not in nearer.text


async def test_a_disk_that_takes_no_draft_is_said(path: Path, clock: FixedClock) -> None:
    folder = folder_of(FileStorage(path, clock).backup_folder)
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, "x")
        await nearer.counts("What you type is not kept aside")
        await nearer.press("escape")
    assert only_note(path).text == "x"


async def test_an_editor_of_ones_own(
    path: Path, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await nearer.press("ctrl+o")
        assert "Set EDITOR" in nearer.words
        monkeypatch.setenv("EDITOR", "vi")
        await typed(nearer, "mine")
        await nearer.press("ctrl+o")  # there is no terminal to hand over in this test
        assert nearer.asks(EditorScreen)
        assert nearer.screen.query_one(TextArea).text == "mine"
        await nearer.press("escape")
    assert [note.text for note in notes(book_of(path))] == ["mine"]
    assert os.environ["EDITOR"] == "vi"


async def test_the_line_of_a_new_note_is_under_the_cursor(path: Path, clock: FixedClock) -> None:
    noted(path, clock, "older", MONDAY)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, "newer")
        await nearer.press("escape")
        await nearer.until(lambda: "saved" in nearer.said)
        marked = [line for line in note_lines(nearer) if line.startswith("▌")]
        assert marked == ["▌ Mon 23 Nov newer"]
        await nearer.press("x")
        assert "* Mon 23 Nov newer" in note_lines(nearer)[0]
        await nearer.press("d")
        assert [note.text for note in book_of(path).notes.values()] == ["older"]


async def test_what_was_begun_on_a_note_is_gone_on_with(path: Path, clock: FixedClock) -> None:
    uid = noted(path, clock, "the rain", MONDAY)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "enter")
        await typed(nearer, " fell")
        await nearer.leave("ctrl+q")
    assert only_note(path).text == "the rain"
    async with open_reflect(path, clock) as nearer:
        assert "unfinished the rain fell" in note_lines(nearer)[0]
        await nearer.press("g")
        await begin(nearer, "enter")
        await nearer.press("escape")
        await nearer.until(lambda: "saved" in nearer.said)
    note = only_note(path)
    assert (note.uid, note.text, note.is_split) == (uid, "the rain fell", False)


async def test_what_was_typed_and_taken_back_leaves_nothing(path: Path, clock: FixedClock) -> None:
    noted(path, clock, "the rain", MONDAY)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "enter")
        await typed(nearer, "xy")
        folder = drafts(nearer)
        await nearer.until(lambda: list(folder.glob("draft-*.json")))
        await nearer.keys("backspace", "backspace")
        await nearer.press("escape")
        await nearer.until(lambda: not list(folder.glob("draft-*.json")))
    assert len(book_of(path).revisions) == 1
