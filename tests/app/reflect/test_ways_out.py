"""Every way out of the editor: a note that is kept leaves no draft, one that is not leaves one."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.app.elsewhere import MONDAY, book_of, done, jammed, noted, with_person
from tests.app.pilot import Opened, open_app
from tests.app.reflect.lying import drafts_of, lying
from tests.app.reflect.pilot import note_lines, open_reflect, to_reflect
from tests.app.reflect.test_editor import begin, only_note, typed
from tui.app.reflect.editor import EditorScreen
from tui.app.reflect.screen import ReflectScreen
from tui.app.shell.trouble import UnsavedScreen
from tui.changes.notes import note_removed, reworded
from tui.clock import FixedClock
from tui.store.drafts import Draft

WAITS = "A note that you had begun waits for you: n leads to it."


def texts(path: Path) -> list[str]:
    return sorted(w.text for note in book_of(path).notes.values() for w in note.wordings)


def begun(path: Path, clock: FixedClock, **content: object) -> Path:
    """A draft that an app which ended has left."""
    folder = drafts_of(path, clock)
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f"draft-{len(list(folder.iterdir()))}.json"
    draft.write_text(json.dumps({"day": str(MONDAY), **content}))
    return draft


async def aside(nearer: Opened, path: Path, clock: FixedClock, text: str) -> None:
    """Wait until what is typed is on the disk."""
    await nearer.until(lambda: text in lying(drafts_of(path, clock)))


async def lies(nearer: Opened, path: Path, clock: FixedClock, *texts: str) -> None:
    """Wait until this is what lies there, and nothing else: a draft goes once its note is saved."""
    await nearer.until(lambda: lying(drafts_of(path, clock)) == list(texts))


async def nothing_waits(path: Path, clock: FixedClock) -> None:
    """The next start says nothing of a begun note, and offers none."""
    async with open_reflect(path, clock) as nearer:
        assert nearer.today.status.words != WAITS
        assert "unfinished" not in nearer.text


async def test_a_new_note_that_is_kept(path: Path, clock: FixedClock) -> None:
    async with open_reflect(path, clock) as nearer:
        for key, text in (("escape", "the rain"), ("ctrl+s", "the tea")):
            await begin(nearer)
            await typed(nearer, text)
            await aside(nearer, path, clock, text)
            await nearer.press(key)
            await nearer.until(lambda: "saved" in nearer.said)
            await lies(nearer, path, clock)
    assert texts(path) == ["the rain", "the tea"]
    await nothing_waits(path, clock)


async def test_kept_before_it_was_put_aside(path: Path, clock: FixedClock) -> None:
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, "x")
        await nearer.keys("escape")
        await nearer.settled()
        await nearer.until(lambda: "saved" in nearer.said)
        await lies(nearer, path, clock)
    assert texts(path) == ["x"]


@pytest.mark.parametrize(
    "keys",
    [(), ("x", "backspace"), ("space",), ("ctrl+n",), ("ctrl+g", "escape", "ctrl+f", "escape")],
    ids=" ".join,
)
@pytest.mark.parametrize("way_out", ["escape", "ctrl+q"])
async def test_nothing_written(
    path: Path, clock: FixedClock, keys: Sequence[str], way_out: str
) -> None:
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        for key in keys:
            await nearer.press(key)
            if key in ("x", "space"):
                await aside(nearer, path, clock, "x" if key == "x" else " ")
        if way_out == "escape":
            await nearer.press("escape")
            await nearer.until(lambda: nearer.asks(ReflectScreen))
            await nearer.settled()
        else:
            await nearer.leave("ctrl+q")
    assert lying(drafts_of(path, clock)) == []
    assert texts(path) == []


@pytest.mark.parametrize("way_out", ["escape", "ctrl+q"])
async def test_a_note_that_was_changed_and_changed_back(
    path: Path, clock: FixedClock, way_out: str
) -> None:
    noted(path, clock, "the rain", MONDAY)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "enter")
        await nearer.press("x")
        await aside(nearer, path, clock, "the rainx")
        await nearer.press("backspace")
        if way_out == "escape":
            await nearer.press("escape")
            await nearer.until(lambda: nearer.asks(ReflectScreen))
            await nearer.settled()
        else:
            await nearer.leave("ctrl+q")
    assert lying(drafts_of(path, clock)) == []
    assert len(book_of(path).revisions) == 1


async def test_another_wording_that_is_kept(path: Path, clock: FixedClock) -> None:
    noted(path, clock, "the rain", MONDAY)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "enter")
        await typed(nearer, " fell")
        await aside(nearer, path, clock, "the rain fell")
        await nearer.press("escape")
        await nearer.until(lambda: "saved" in nearer.said)
    assert lying(drafts_of(path, clock)) == []
    assert texts(path) == ["the rain fell"]


@pytest.mark.parametrize("text", [(), ("the rain",)])
async def test_quitting_leaves_a_draft_of_all_that_was_typed(
    path: Path, clock: FixedClock, text: tuple[str, ...]
) -> None:
    for wording in text:
        noted(path, clock, wording, MONDAY)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "enter" if text else "a")
        await typed(nearer, "x")
        await aside(nearer, path, clock, "".join((*text, "x")))
        await nearer.keys("y", "z")
        await nearer.leave("ctrl+q")
    assert lying(drafts_of(path, clock)) == ["".join((*text, "xyz"))]
    assert texts(path) == list(text)
    async with open_app(path, clock) as nearer:
        assert nearer.said == WAITS


async def test_undone_after_it_was_kept(path: Path, clock: FixedClock) -> None:
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, "the rain")
        await nearer.press("escape")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
        await nearer.press("u")
        assert texts(path) == []
        await lies(nearer, path, clock)
        await nearer.press("ctrl+r")
    assert texts(path) == ["the rain"]


async def test_pickers_that_are_left_change_nothing(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, "the rain")
        for key in ("ctrl+g", "ctrl+f"):
            await nearer.press(key)
            await nearer.press("escape")
            await nearer.until(lambda: nearer.asks(EditorScreen))
        await nearer.press("ctrl+g")
        await nearer.press("enter")
        await nearer.until(lambda: nearer.asks(EditorScreen))
        await nearer.press("escape")
        await nearer.until(lambda: "saved" in nearer.said)
    assert lying(drafts_of(path, clock)) == []
    assert only_note(path).now.people == (alex,)


async def test_another_window_on_the_same_note(path: Path, clock: FixedClock) -> None:
    noted(path, clock, "the rain", MONDAY)
    note = only_note(path)
    async with open_reflect(path, clock) as nearer:
        theirs = Draft(begun(path, clock, text="the rain sang", note=note.uid))
        assert theirs.hold()
        await begin(nearer, "enter")
        await typed(nearer, " fell")
        await aside(nearer, path, clock, "the rain fell")
        await nearer.press("escape")
        await nearer.until(lambda: "saved" in nearer.said)
        assert "unfinished" not in nearer.text, "it is being typed there"
        await lies(nearer, path, clock, "the rain sang")
        done(path, clock, reworded(book_of(path), note, clock.now(), text="the rain sang"))
        theirs.drop()
    assert lying(drafts_of(path, clock)) == []
    assert texts(path) == ["the rain fell", "the rain sang"]


async def test_what_was_begun_is_gone_on_with_in_one_window_alone(
    path: Path, clock: FixedClock
) -> None:
    theirs = Draft(begun(path, clock, text="the rain"))
    async with open_reflect(path, clock) as nearer:
        assert "unfinished the rain" in note_lines(nearer)[0]
        assert theirs.hold()
        await nearer.press("enter")
        assert nearer.asks(ReflectScreen)
        assert "another window" in nearer.said
        assert "unfinished" not in nearer.text
        theirs.close()
        await nearer.press("z", "z")
        await begin(nearer, "enter")
        assert not Draft(theirs.path).hold(), "it is being typed here"
        await nearer.press("escape")
        await nearer.until(lambda: "saved" in nearer.said)
    assert texts(path) == ["the rain"]
    assert lying(drafts_of(path, clock)) == []


async def test_what_was_kept_elsewhere_meanwhile_is_not_gone_on_with(
    path: Path, clock: FixedClock
) -> None:
    theirs = Draft(begun(path, clock, text="the rain"))
    async with open_reflect(path, clock) as nearer:
        theirs.drop()
        await nearer.press("enter")
        assert nearer.asks(ReflectScreen)
        assert "another window kept it, or let it go" in nearer.said
        assert "unfinished" not in nearer.text
    assert lying(drafts_of(path, clock)) == []


async def test_what_was_begun_is_as_it_was_left_last(path: Path, clock: FixedClock) -> None:
    theirs = Draft(begun(path, clock, text="the rain"))
    async with open_reflect(path, clock) as nearer:
        theirs.write({"text": "the rain fell", "day": str(MONDAY)})
        theirs.close()
        await begin(nearer, "enter")
        assert nearer.screen.query_one(TextArea).text == "the rain fell"
        await nearer.press("escape")
        await nearer.until(lambda: "saved" in nearer.said)
    assert texts(path) == ["the rain fell"]
    assert lying(drafts_of(path, clock)) == []


async def test_what_cannot_be_understood_is_left_as_it_is(path: Path, clock: FixedClock) -> None:
    draft = begun(path, clock, text="the rain", day="a monday")
    async with open_reflect(path, clock) as nearer:
        await nearer.press("enter")
        assert nearer.asks(ReflectScreen)
        assert "cannot be understood" in nearer.said
    assert draft.exists()


async def test_what_was_begun_and_emptied_is_let_go(path: Path, clock: FixedClock) -> None:
    begun(path, clock, text="x")
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "enter")
        await nearer.press("backspace", "escape")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
        await nearer.settled()
    assert lying(drafts_of(path, clock)) == []
    assert texts(path) == []


async def test_a_note_that_is_taken_out_meanwhile_is_kept_as_a_new_one(
    path: Path, clock: FixedClock
) -> None:
    noted(path, clock, "the rain", MONDAY)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer, "enter")
        await typed(nearer, " fell")
        done(path, clock, *note_removed(book_of(path), only_note(path)))
        await nearer.come_back()
        await nearer.press("escape")
        await nearer.until(lambda: "saved" in nearer.said)
    assert texts(path) == ["the rain fell"]
    assert lying(drafts_of(path, clock)) == []


async def test_a_place_gone_to_from_the_palette_leaves_a_draft(
    path: Path, clock: FixedClock
) -> None:
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, "the rain")
        nearer.app.action_go("people")
        await nearer.settled()
        await lies(nearer, path, clock, "the rain")
        await to_reflect(nearer)
        assert "unfinished the rain" in note_lines(nearer)[0]


async def test_a_full_disk_keeps_the_draft_until_the_note_is_saved(
    path: Path, clock: FixedClock
) -> None:
    noted(path, clock, "older", MONDAY)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, "the rain")
        await aside(nearer, path, clock, "the rain")
        with jammed(path):
            await nearer.press("escape")
            await nearer.until(lambda: "Not saved" in nearer.said)
            await lies(nearer, path, clock, "the rain")
            assert "unfinished" not in nearer.text, "it stands there as a note"
        await nearer.press("x")
        await nearer.until(lambda: "saved" in nearer.said)
        await nearer.settled()
        await lies(nearer, path, clock)
    assert texts(path) == ["older", "the rain"]


async def test_leaving_without_what_cannot_be_saved_leaves_a_draft(
    path: Path, clock: FixedClock
) -> None:
    noted(path, clock, "older", MONDAY)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, "the rain")
        with jammed(path):
            await nearer.press("escape")
            await nearer.until(lambda: "Not saved" in nearer.said)
            await nearer.keys("q")
            await nearer.until(lambda: nearer.asks(UnsavedScreen))
            await nearer.leave("x")
    assert texts(path) == ["older"]
    assert lying(drafts_of(path, clock)) == ["the rain"]


async def test_a_file_that_cannot_be_changed_any_more_does_not_hold_anybody_back(
    path: Path, clock: FixedClock
) -> None:
    noted(path, clock, "older", MONDAY)
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, "the rain")
        tables = json.loads(path.read_text("utf-8"))
        next(iter(tables["meta"].values()))["schema"] = 999
        path.write_text(json.dumps(tables), "utf-8")
        await nearer.come_back()
        await nearer.press("escape")
        assert nearer.asks(EditorScreen)
        assert "escape again leaves it as a begun note" in nearer.words
        await nearer.press("escape")
        await nearer.until(lambda: nearer.asks(ReflectScreen))
        await lies(nearer, path, clock, "the rain")
        assert "unfinished the rain" in note_lines(nearer)[0]


async def test_leaving_at_once_after_keeping(path: Path, clock: FixedClock) -> None:
    async with open_reflect(path, clock) as nearer:
        await begin(nearer)
        await typed(nearer, "the rain")
        await aside(nearer, path, clock, "the rain")
        nearer._send("escape")
        await nearer.leave("q")
    assert texts(path) == ["the rain"]
    await nothing_waits(path, clock)
    assert lying(drafts_of(path, clock)) == []


async def test_a_draft_equal_to_what_is_kept_is_dropped(path: Path, clock: FixedClock) -> None:
    alex = with_person(path, clock, "Alex")
    uid = noted(path, clock, "the rain\n\nand tea", MONDAY, people=(alex,), feelings=("calm",))
    fields = {"with": [alex], "feelings": ["calm"]}
    begun(path, clock, text="the rain  \n\nand tea\n", note=uid, **fields)
    begun(path, clock, text="")
    await nothing_waits(path, clock)
    assert lying(drafts_of(path, clock)) == []


async def test_a_draft_that_differs_in_what_was_felt_is_offered(
    path: Path, clock: FixedClock
) -> None:
    uid = noted(path, clock, "the rain", MONDAY)
    begun(path, clock, text="the rain", note=uid, feelings=["calm"])
    async with open_reflect(path, clock) as nearer:
        assert "unfinished the rain" in note_lines(nearer)[0]
        await begin(nearer, "enter")
        await nearer.press("escape")
        await nearer.until(lambda: "saved" in nearer.said)
    assert only_note(path).now.feelings == ("calm",)
    assert lying(drafts_of(path, clock)) == []
