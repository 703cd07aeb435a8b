"""Out to harsh and to Loop Habit Tracker, and in again: equal marks, notes where there is room."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.store.build import MONDAY, opened, scratch
from tui.book.book import Book
from tui.book.keeper import Keeper
from tui.book.places import CellPlace, RecordPlace
from tui.clock import FixedClock
from tui.domain.mark import Mark
from tui.domain.note import checked_text
from tui.domain.practice import BUILT_IN, checked_name, new_practice
from tui.domain.refusal import Refused
from tui.domain.streak import fold
from tui.exchange.becoming import choices_of, taking
from tui.exchange.files import OWN, untold
from tui.exchange.foreign.moving_out import MovingOut, moving_out
from tui.exchange.foreign.source import Source
from tui.exchange.known import format_of
from tui.exchange.trackers.harsh_out import LONGEST_TEXT, files_of
from tui.exchange.trackers.loop_out import zip_of
from tui.records.marks import cell_of

NOW = datetime(2026, 11, 23, 19, 15, tzinfo=UTC)
Kept = dict[tuple[str, date], str]
"""By the name of a practice and a day."""

signs = st.sampled_from(
    [" : ", ": ", " :", ":", "#", "!", " / ", ",", '"', " ", "\u00a0", "y", "é"]
)
letters = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Zl", "Zp"])
texts = st.lists(signs | st.text(letters, max_size=2), max_size=5).map("".join)


def tidy(text: str) -> str | None:
    """A name as it may be given; None where it may not."""
    try:
        return checked_name(text, BUILT_IN)
    except Refused:
        return None


names = texts.map(tidy).filter(bool)
lines = texts.map(str.strip).filter(bool)
pages = st.lists(texts, min_size=1, max_size=3).map("\n".join).filter(str.strip).map(checked_text)
days = st.dates(MONDAY - timedelta(60), MONDAY)
whole = st.tuples(st.integers(0, 6), days)


class Case(NamedTuple):
    """A book: five practices and two of one's own, with marks and a note a day at most."""

    own: list[str]
    marks: dict[tuple[int, date], str]
    notes: dict[tuple[int, date], str]

    def book(self) -> Book:
        book, known = Book(), list(BUILT_IN)
        for name in self.own:
            known.append(new_practice(name, known))
            fields = {"name": name, "number": known[-1].number}
            book.put(RecordPlace("practices", known[-1].id), fields)
        for (n, day), state in self.marks.items():
            mark = Mark("rest") if state == "rest" else Mark("done", by_hand=True)
            book.put(CellPlace(known[n].id, day), cell_of(mark))
        for n, ((about, day), text) in enumerate(self.notes.items()):
            fields = {"note": f"n-{n}", "day": str(day), "text": text, "kind": "journal"}
            written = {"practice": known[about].id, "written": f"2026-11-20T10:00:0{n}.000Z"}
            book.put(RecordPlace("notes", f"n-{n}"), {**fields, **written})
        return book


def cases(written: st.SearchStrategy[str]) -> st.SearchStrategy[Case]:
    return st.builds(
        Case,
        st.lists(names, min_size=2, max_size=2, unique_by=str.casefold),
        st.dictionaries(whole, st.sampled_from(["done", "rest"]), min_size=1, max_size=12),
        st.dictionaries(whole, written, max_size=5),
    )


def switched_off(book: Book, uid: str) -> None:
    practice = book.practice(uid)
    assert practice
    fields = {"name": practice.name, "number": practice.number, "on": False}
    book.put(RecordPlace("practices", uid), fields)


def to_harsh(out: MovingOut, folder: Path) -> Path:
    for name, data in files_of(out).items():
        (folder / name).write_bytes(data)
    return folder


def to_loop(out: MovingOut, folder: Path) -> Path:
    path = folder / "out.zip"
    path.write_bytes(zip_of(out))
    return path


def kept(book: Book) -> tuple[Kept, Kept]:
    """The marks and the notes of a book."""
    called = {practice.id: practice.name for practice in book.every_practice}
    marks = {
        (name, day): str(state)
        for uid, name in called.items()
        for day in book.days(date.min, date.max)
        if (state := book.mark(uid, day).state)
    }
    told = (note.now for note in book.notes.values())
    return marks, {(called[note.practice], note.day): note.text for note in told}


def take_in(keeper: Keeper, path: Path) -> bool:
    """Take in what lies there, all that is not known as one's own; gives whether that was new."""
    book, source = keeper.book, Source(path)
    told = format_of(source)
    assert not isinstance(told, str)
    found = told.read(source, MONDAY, untold)
    assert found.left_out == ()
    said = {c.habit.name: OWN for c in choices_of(found, book, {}) if c.to is None}
    made = taking(found, choices_of(found, book, said), book, MONDAY, NOW)
    job = keeper.do("import", made.steps)
    keeper.settle(keeper.save("before-import"))
    return bool(job.edits)


def goes_round(case: Case, written: Callable[[MovingOut, Path], Path]) -> None:
    book = case.book()
    with scratch() as path:
        clock = FixedClock(NOW, UTC)
        keeper = opened(path, clock, backup_folder=path.parent / "backups")
        taken = written(moving_out(book, MONDAY), path.parent)
        assert take_in(keeper, taken)
        assert kept(opened(path, clock).book) == kept(book)
        assert not take_in(keeper, taken), "twice changes nothing"
        keeper.undo()
        keeper.settle(keeper.save())
        assert kept(opened(path, clock).book) == ({}, {})
        assert not any(p.is_own for p in keeper.book.every_practice)


@examples(40)
@given(cases(lines))
@example(Case([": y", "y"], {(5, MONDAY): "done", (6, MONDAY): "rest"}, {}))  # the id of one is y
def test_what_goes_to_harsh_comes_back_equal(case: Case) -> None:
    goes_round(case, to_harsh)


@examples(40)
@given(cases(pages))
def test_what_goes_to_loop_comes_back_equal(case: Case) -> None:
    goes_round(case, to_loop)


def chains(log: str, name: str) -> list[tuple[int, bool]]:
    """The chains of a daily habit as harsh draws them, and whether each lives on Monday.

    From its README and ``StreakLengths``: the chain grows by each ``y``; an ``s`` keeps it whole;
    an ``n``, and a day without an entry, ends it. (It counts an ``s`` as a day of the chain, too,
    which Nearer never does: a rest neither adds nor ends. Only the ``y`` are counted here.)
    """
    said = {
        date.fromisoformat(fields[0]): fields[2]
        for fields in (line.split(" : ") for line in log.splitlines())
        if fields[1] == name
    }
    found, length = [], 0
    day = min(said, default=MONDAY)
    while day <= MONDAY:
        if said.get(day) == "y":
            length += 1
        elif said.get(day) != "s":
            found.append((length, False))
            length = 0
        day += timedelta(1)
    return [*found, (length, True)]


@given(
    st.dictionaries(
        st.dates(MONDAY - timedelta(20), MONDAY), st.sampled_from(["done", "done", "rest"])
    ),
    st.dictionaries(st.dates(MONDAY - timedelta(20), MONDAY), st.just("a word"), max_size=3),
)
def test_harsh_agrees_on_the_current_and_the_longest_run(
    states: dict[date, str], said: dict[date, str]
) -> None:
    marks, notes = ({(0, day): word for day, word in of.items()} for of in (states, said))
    book = Case([], marks, notes).book()
    log = files_of(moving_out(book, MONDAY))["log"].decode()
    runs = chains(log, BUILT_IN[0].name)
    streak = fold(book.history("listen"), MONDAY, over=True)
    assert (streak.current, streak.best) == (
        sum(length for length, lives in runs if lives),
        max(length for length, _ in runs),
    )


def test_what_harsh_has_no_room_for_becomes_one_line_that_it_reads() -> None:
    marks = {(5, MONDAY): "done", (0, MONDAY): "rest", (0, MONDAY + timedelta(1)): "rest"}
    long = "x" * 20_000
    notes = {(0, MONDAY): "one\n\n two : three :", (1, MONDAY): long}
    book = Case(["# Talk: with A :"], marks, notes).book()
    switched_off(book, "talk-with-a")
    files = {name: data.decode() for name, data in files_of(moving_out(book, MONDAY)).items()}
    joiner = "\u2060"
    assert files["habits"].splitlines()[-1] == (
        f"{joiner}# Talk:{joiner} with A :{joiner}: 1: end 2026-11-23"
    )
    assert files["log"].splitlines() == [
        f"2026-11-23 : Active listening : s : one / two :{joiner} three :{joiner}",
        f"2026-11-23 : Share your emotions : n : {'x' * LONGEST_TEXT}",
        f"2026-11-23 : {joiner}# Talk:{joiner} with A :{joiner} : y",
    ]


@pytest.mark.parametrize("private", [False, True])
def test_private_notes_stay_unless_asked_for(private: bool) -> None:
    book = Case([], {(0, MONDAY): "done"}, {(0, MONDAY): "a secret", (1, MONDAY): "no"}).book()
    content = {**book.content(RecordPlace("notes", "n-0")), "private": True}
    book.put(RecordPlace("notes", "n-0"), content)
    out = moving_out(book, MONDAY, private=private)
    assert (out.held_back, b"secret" in files_of(out)["log"]) == (not private, private)
    assert out.holds == ((1, "mark"), (1 + private, "note"))


def test_only_what_is_on_or_was_ever_done_goes_out() -> None:
    book = Case(["Gym", "Swim"], {(5, MONDAY): "done"}, {}).book()
    for practice in ("gym", "swim", "listen"):
        switched_off(book, practice)
    habits = [habit.practice.id for habit in moving_out(book, MONDAY).habits]
    assert habits == [*(practice.id for practice in BUILT_IN[1:]), "gym"]
