"""Two copies of a file in which notes were changed apart: no text is lost, in either order."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.store.build import MONDAY, opened, scratch
from tui.book.book import Book, read_book
from tui.book.keeper import Keeper
from tui.book.places import Step
from tui.changes.notes import note_removed, reworded, written
from tui.clock import FixedClock
from tui.store.codec import decode, encode
from tui.store.database import Database
from tui.store.merge import merged

NOW = datetime(2026, 11, 23, 19, 15, tzinfo=UTC)


def change(keeper: Keeper, *steps: Step) -> None:
    keeper.do("change", steps)
    keeper.settle(keeper.save())


def tables(path: Path) -> Any:
    return decode(path.read_bytes())


def book_of(path: Path, held: Any, clock: FixedClock) -> Book:
    path.write_bytes(encode(held))
    return read_book(Database(path, clock))


changes = st.lists(st.sampled_from(["edit", "star", "private", "remove"]), max_size=3)


@given(changes, changes)
def test_no_edit_of_either_copy_is_lost(ours: list[str], theirs: list[str]) -> None:
    clock = FixedClock(NOW, UTC)
    with scratch() as path:
        change(opened(path, clock), written(Book(), "the rain", MONDAY, NOW))
        copies, kept, removed = [], [], []
        for copy, done in (("ours", ours), ("theirs", theirs)):
            mine = path.with_name(f"{copy}.json")
            mine.write_bytes(path.read_bytes())
            text, gone = apply(mine, clock, copy, done)
            copies.append(tables(mine))
            kept.append(text)
            removed.append(gone)
        one, other = merged(copies[0], copies[1]), merged(copies[1], copies[0])
        assert book_of(path, one, clock).notes == book_of(path, other, clock).notes
        assert merged(one, copies[1]) == one
        assert merged(merged(one, copies[0]), copies[1]) == one
        shown = {w.text for n in book_of(path, one, clock).notes.values() for w in n.wordings}
        for text, gone in zip(kept, removed, strict=True):
            if text != "the rain" and not gone:
                assert text in shown


def apply(path: Path, clock: FixedClock, name: str, done: list[str]) -> tuple[str, bool]:
    """Do these to the note, one after the other; its last text, and whether it is gone."""
    clock.move(timedelta(seconds=1))
    keeper = opened(path, clock)
    text = "the rain"
    for n, what in enumerate(done):
        (note,) = keeper.book.notes.values()
        if what == "remove":
            change(keeper, *note_removed(keeper.book, note))
            return text, True
        if what == "edit":
            text = f"the rain, {name} {n}"
        fields: dict[str, dict[str, Any]] = {
            "edit": {"text": text},
            "star": {"starred": True},
            "private": {"private": True},
        }
        change(keeper, reworded(keeper.book, note, clock.now(), **fields[what]))
    return text, False
