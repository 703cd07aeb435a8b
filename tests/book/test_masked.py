"""The mask: no name and no note in what is drawn, whatever field it stands in."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from tests.book.canaries import MONDAY, all_words, filled_book, uid_of, value_of
from tests.store.build import opened
from tui.book.book import Book
from tui.book.masked import DOTS, masked, masked_text
from tui.book.places import CellPlace, RecordPlace
from tui.book.shelf import Shelf
from tui.book.steps import Edit, RecordChange
from tui.book.tables import MARKS, PEOPLE, TABLES, Table
from tui.book.view import BookView
from tui.book.words import fields_with_words, words_of
from tui.changes.people import added
from tui.clock import FixedClock
from tui.domain.settings import Settings
from tui.records.fields import GONE, Form

EVERY = (*TABLES.values(), MARKS)


def people(**names: str) -> Mapping[str, Any]:
    return {uid: {"name": name} for uid, name in names.items()}


def everything(book: BookView) -> str:
    """All that may be asked of a book and that a screen could draw."""
    asked = {
        name: getattr(book, name)
        for name, member in vars(BookView).items()
        if isinstance(member, property)
    }
    marks = [*book.marks.described(), book.mark("listen", MONDAY)]
    tables = {name: book.tables.of(table).found for name, table in TABLES.items()}
    return repr((asked, marks, tables, book.away("listen", MONDAY), book.names(["p-kim"])))


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)
def test_a_value_with_a_canary_in_it_is_read_back_as_it_is(table: Table[Any]) -> None:
    value, form = value_of(table), table.form()
    held = {key: v for key, v in form.content(value).items() if v is not None}
    assert form.read(uid_of(table), held) == value
    if set(fields_with_words(table)) - table.public:
        assert list(words_of(table, value))


def test_what_people_write_is_not_taken_for_plain() -> None:
    """The canaries follow the registry; this holds the registry itself."""
    found = {(table.name, field) for table in EVERY for field in fields_with_words(table)}
    assert found >= {
        ("practices", "name"),
        ("practices", "anchor"),
        ("pauses", "why"),
        ("people", "name"),
        ("plans", "title"),
        ("plans", "place"),
        ("plans", "pledges"),
        ("occurrences", "note"),
        ("occurrences", "kept"),
        ("notes", "text"),
        ("notes", "feelings"),
        ("checkins", "lines"),
        ("dates", "what"),
        ("matters", "text"),
        ("marks", "feelings"),
        ("marks", "aside"),
    }


def test_every_canary_can_be_read_where_nothing_is_masked() -> None:
    shown = everything(filled_book())
    assert [word for word in all_words() if word not in shown] == []


def test_no_canary_can_be_read_where_all_is_masked() -> None:
    book = filled_book()
    shown = everything(masked(book))
    public = [f"canary practices {field}" for field in TABLES["practices"].public]
    assert [word for word in all_words() if word in shown and word not in public] == []
    assert shown.count(DOTS) > 5
    assert "canary" not in shown.replace("canary practices name", "")


def test_the_days_with_one_person_alone_are_masked_too() -> None:
    book = filled_book()
    for view in (masked(book).only("p-kim"), masked(book.only("p-kim"))):
        assert "canary" not in everything(view).replace("canary practices name", "")
        assert view.mark("listen", MONDAY).people == ("p-kim",)
    assert masked(book.only("p-zoe")).history("listen").done == set()


def test_a_field_nobody_has_thought_of_is_masked() -> None:
    class Letter(NamedTuple):
        uid: str
        weight: int
        subject: str
        lines: tuple[str, ...]
        by_day: Mapping[str, tuple[str, ...]]

    letter = Letter("l-1", 3, "Alex", ("my", "dear"), {"mon": ("secret",)})
    form = Form(Letter, lambda _, content: content["whole"], lambda whole: {"whole": whole})
    letters = Table("letters", lambda: form, plain=frozenset({"uid"}))

    class Tables:
        def of(self, table: Table[Any], /) -> Shelf[Any]:
            records = {"l-1": form.content(letter)} if table is letters else {}
            return Shelf(table, records)

    view = BookView(Book().marks, Tables())
    assert view.tables.of(letters).found == {"l-1": letter}
    hidden = Letter("l-1", 3, DOTS, (DOTS, DOTS), {"mon": (DOTS,)})
    assert masked(view).tables.of(letters).found == {"l-1": hidden}


def test_a_kind_of_value_nobody_has_thought_of_is_not_let_through() -> None:
    class Odd(NamedTuple):
        inside: object

    form = Form(Odd, lambda _, content: content["whole"], lambda whole: {"whole": whole})
    odd = Table("odd", lambda: form, plain=frozenset())

    class Tables:
        def of(self, table: Table[Any], /) -> Shelf[Any]:
            return Shelf(table, {"o": {"whole": Odd(object())}} if table is odd else {})

    with pytest.raises(TypeError, match="words in object"):
        _ = masked(BookView(Book().marks, Tables())).tables.of(odd).found


def test_people_are_dots_in_the_order_of_their_uids_and_stay_so() -> None:
    book = Book(records={"people": people(b="Alex", a="Kim")})
    view = masked(book)
    assert view.names(["b", "a", "gone"]) == ["•••2", "•••1", "someone"]
    book.put(RecordPlace("people", "c"), {"name": "Zoe"})
    book.put(RecordPlace("people", "a"), {"name": "Abe"})
    assert view.names(["b", "a", "c"]) == ["•••2", "•••1", "•••3"]


def test_a_plan_is_called_by_whom_it_is_with() -> None:
    view = masked(filled_book())
    (plan,) = view.plans.values()
    assert (plan.title, plan.place, plan.pledges) == ("", DOTS, (DOTS,))
    (said,) = view.occurrences.values()
    assert (said.note, said.kept, said.outcome) == (DOTS, (), "happened")
    (away,) = view.pauses
    assert (away.why, away.practice) == ("", "listen")


def test_what_is_changed_beneath_is_seen_through_the_mask_at_once() -> None:
    book = filled_book()
    view = masked(book)
    assert len(view.notes) == 1
    assert view.practices[0].anchor == DOTS
    assert view.settings.grace
    revision = value_of(TABLES["notes"])._replace(uid="n-2", note="n-2", text="a secret")
    book.put(RecordPlace("notes", "n-2"), TABLES["notes"].form().content(revision))
    book.put(RecordPlace("practices", "listen"), {"name": "Hear"})
    book.put(RecordPlace("settings", "grace"), GONE)
    book.put(CellPlace("share", MONDAY), {"state": "done", "feelings": ["calm"]})
    assert {note.text for note in view.notes.values()} == {DOTS}
    assert set(view.notes) == {"u", "n-2"}
    assert (view.practices[0].name, view.practices[0].anchor) == ("Hear", "")
    assert view.settings == Settings()
    assert view.mark("share", MONDAY)[::5] == ("done", (DOTS,))
    book.put(RecordPlace("notes", "n-2"), GONE)
    assert set(view.notes) == {"u"}


def test_a_practice_keeps_its_name_but_for_the_people_in_it() -> None:
    records = {
        "people": people(a="Al"),
        "practices": {
            "walk": {"name": "Also walk", "number": 6},
            "call": {"name": "Call Al", "number": 7},
        },
    }
    book = Book(records=records)
    view = masked(book)
    assert [p.name for p in view.practices[5:]] == ["Also walk", "Call •••1"]
    book.put(RecordPlace("people", "a"), {"name": "Also"})
    assert [p.name for p in view.practices[5:]] == ["•••1 walk", "Call Al"]


def test_what_is_masked_can_neither_be_changed_nor_built_upon() -> None:
    view = masked(Book())
    assert [name for name in ("put", "content") if hasattr(view, name)] == []
    added(view, "Alex", MONDAY)  # type: ignore[arg-type]  # refused where types are checked


def test_a_keeper_draws_masked_as_long_as_that_is_wanted(clock: FixedClock, path: Any) -> None:
    keeper = opened(path, clock)
    keeper.do("added", [added(keeper.book, "Alex", MONDAY)])
    (uid,) = keeper.book.people
    assert keeper.looking.everyone is keeper.book
    for only in ("", uid):
        keeper.looking.only = only
        keeper.looking.is_masked = True
        assert keeper.looking.view.names([uid]) == keeper.looking.everyone.names([uid]) == ["•••1"]
        assert keeper.looking.view is keeper.looking.view, "what was worked out is remembered"
        assert keeper.looking.masked_text("with Alex") == "with •••1"
        keeper.looking.is_masked = False
        assert keeper.looking.view.names([uid]) == keeper.looking.everyone.names([uid]) == ["Alex"]
        assert keeper.looking.masked_text("with Alex") == "with Alex"
    keeper.looking.is_masked = True
    keeper.do("more", [added(keeper.book, "Kim", MONDAY)])
    assert len(keeper.looking.view.people) == 2
    assert keeper.looking.masked_text("with Kim")[-4:-1] == DOTS


# a line of text

AL = {"people": people(a="Al", b="Mary Ann", c="Mary", d="Will", e="小明", f="zoë")}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Also with Al", "Also with •••1"),
        ("Al, AL and Al's mum; Alan, Cal", "•••1, •••1 and •••1's mum; Alan, Cal"),
        ("Mary Ann and Mary", "•••2 and •••3"),
        ("Will said it will be", "•••4 said it will be"),
        ("和小明吃饭", "和•••5吃饭"),
        ("Zoë, zoë, ZOË", "•••6, •••6, •••6"),
        ("nothing of theirs", "nothing of theirs"),
        ("", ""),
        ("•••1", "•••1"),
    ],
)
def test_only_whole_names_are_masked_in_a_line(text: str, shown: str) -> None:
    assert masked_text(Book(records=AL), text) == shown


def test_no_words_of_any_table_can_be_read_in_a_line() -> None:
    book = filled_book()
    for table in TABLES.values():
        if table is not PEOPLE:
            for word in words_of(table, value_of(table)):
                assert masked_text(book, f"Undone: {word}, and more") == f"Undone: {DOTS}, and more"
    assert masked_text(book, "canary people name: added") == "•••1: added"


def test_the_lines_of_a_note_are_masked_each() -> None:
    note = value_of(TABLES["notes"])._replace(text="We spoke.\n\n  About the house\nat last")
    book = Book(records={"notes": {"u": TABLES["notes"].form().content(note)}})
    assert masked_text(book, "1 We spoke.  2 About the house") == f"1 {DOTS}  2 {DOTS}"


def test_signs_alone_are_left_in_a_line() -> None:
    plans = {"u": TABLES["plans"].form().content(value_of(TABLES["plans"])._replace(title="5"))}
    assert masked_text(Book(records={"plans": plans}), "5 days in a row") == "5 days in a row"


def test_what_was_taken_out_is_masked_in_the_line_that_says_so(
    clock: FixedClock, path: Any
) -> None:
    keeper = opened(path, clock)
    keeper.do("added", [added(keeper.book, "Alex", MONDAY)])
    keeper.settle(keeper.save())
    (uid,) = keeper.book.people
    keeper.looking.is_masked = True
    gone = RecordChange(RecordPlace("people", uid), GONE, of_old=True)
    keeper.do("Alex: taken out", [gone])
    assert keeper.looking.masked_text("Alex: taken out") == f"{DOTS}: taken out"
    keeper.settle(keeper.save())
    keeper.undo()
    assert keeper.looking.masked_text("Undone: Alex: taken out") == "Undone: •••1: taken out"


def test_an_edit_that_cannot_be_read_hides_nothing_and_harms_nothing() -> None:
    odd = Edit(RecordPlace("people", "a"), GONE, {"name": 5})
    assert masked_text(Book(), "with Alex", [odd]) == "with Alex"
