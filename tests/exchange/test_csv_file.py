"""Marks as CSV, out and in."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.build import AT, MONDAY, opened, scratch, table, tables, write, year
from tui.book.book import Book
from tui.book.keeper import Keeper
from tui.book.places import CellPlace, RecordPlace
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.domain.letters import composed
from tui.domain.mark import Mark
from tui.domain.practice import BUILT_IN
from tui.domain.refusal import Refused
from tui.exchange.csv_file import COLUMNS, changes_of, export_of
from tui.records.marks import Cell, cell_of

NOW = datetime(2026, 11, 23, 19, 15, tzinfo=UTC)
HEAD = ",".join(COLUMNS)
NAMES = {"p-1": "Alex", "p-2": "Zoë, the 2nd"}
DONE = {"state": "done", "by_hand": True}

plain = st.text(
    st.characters(exclude_characters="|", exclude_categories=["Cs", "Cc", "Cf", "Cn", "Zl", "Zp"]),
    max_size=6,
)
names = plain.map(lambda text: composed(" ".join(text.split()))).filter(bool)
ids = st.sampled_from(["p-1", "p-2", "p-3"])
marks = st.one_of(
    st.just(Mark("rest")),
    st.builds(
        Mark,
        st.just("done"),
        st.just(value=True),
        st.just(()),
        st.lists(ids, max_size=3, unique=True).map(tuple),
        st.just(()),
        st.lists(names, max_size=3, unique=True).map(tuple),
    ),
)
places = st.tuples(st.sampled_from([p.id for p in BUILT_IN]), st.dates(date(1900, 1, 1), MONDAY))


def book_of(cells: dict[tuple[str, date], Mark], named: dict[str, str] | None = None) -> Book:
    book = Book()
    for uid, name in (NAMES if named is None else named).items():
        book.put(RecordPlace("people", uid), {"name": name})
    for (practice, day), mark in cells.items():
        book.put(CellPlace(practice, day), cell_of(mark))
    return book


def taken_in(keeper: Keeper, text: str) -> None:
    taken = changes_of(text, keeper.book, keeper.today(), keeper.clock.now())
    keeper.do("import", [*taken.people, *taken.marks, *taken.notes])
    keeper.settle(keeper.save("before-import"))


@given(
    st.dictionaries(places, marks, max_size=12),
    st.lists(names, min_size=3, max_size=3, unique_by=str.casefold),
)
def test_what_goes_out_comes_in_equal(
    cells: dict[tuple[str, date], Mark], people: list[str]
) -> None:
    named = dict(zip(("p-1", "p-2", "p-3"), people, strict=True))
    book = book_of(cells, named)
    text = export_of(book).data.decode()
    assert text.splitlines()[0] == HEAD
    clock = FixedClock(datetime(2026, 11, 23, 19, 15, tzinfo=UTC), UTC)
    with scratch() as path:
        keeper = opened(path, clock, backup_folder=path.parent / "backups")
        taken_in(keeper, text)
        for taken in (keeper.book, opened(path, clock).book):
            assert export_of(taken).data.decode() == text
            assert {where: told(taken, where) for where in cells} == {
                where: told(book, where) for where in cells
            }
            assert taken.days(date.min, date.max) == sorted({day for _, day in cells})


def told(book: Book, where: tuple[str, date]) -> Mark:
    """A mark with the names of its people for their ids."""
    mark = book.mark(*where)
    return mark._replace(people=tuple(book.names(mark.people)))


def test_lines_stand_in_the_order_of_days_and_practices() -> None:
    sunday = MONDAY - timedelta(1)
    book = book_of(
        {
            ("honest", sunday): Mark("done", by_hand=True, people=("p-2", "p-1")),
            ("listen", MONDAY): Mark("rest"),
            ("share", sunday): Mark(
                "done", via=("o-1",), people=("p-8",), feelings=("calm", "glad")
            ),
        }
    )
    assert export_of(book).data.decode() == (
        f"{HEAD}\n"
        "2026-11-22,share,done,someone,calm|glad,\n"
        '2026-11-22,honest,done,"Zoë, the 2nd|Alex",,\n'
        "2026-11-23,listen,rest,,,\n"
    )
    assert export_of(Book()).data.decode() == f"{HEAD}\n"


def read(text: str, book: Book | None = None) -> list[MarkChange]:
    taken = changes_of(text, book or book_of({}), MONDAY, NOW)
    assert (taken.people, taken.notes) == ([], [])
    return taken.marks


def test_columns_may_stand_in_any_order_and_some_be_left_out() -> None:
    text = "State, PRACTICE ,day\r\n DONE ,Active l, 2026-11-20 \r\n\r\n,,\r\nrest,5,2027-01-01\r\n"
    assert read(text) == [
        MarkChange("listen", date(2026, 11, 20), "tick"),
        MarkChange("honest", date(2027, 1, 1), "rest"),
    ]
    assert read(HEAD) == []


def test_people_are_known_by_name_whatever_its_case() -> None:
    (change,) = read(f'{HEAD}\n2026-11-20,time,done,"ALEX | zoë, the 2ND |",calm| glad,')
    assert change == MarkChange(
        "time", date(2026, 11, 20), "tick", ("p-1", "p-2"), ("calm", "glad")
    )


def test_a_rest_takes_no_place_of_a_done_day() -> None:
    day, other = date(2026, 11, 20), date(2026, 11, 19)
    book = book_of({("listen", day): Mark("done", by_hand=True)})
    rows = [f"{day},listen,rest,,,", f"{other},listen,rest,,,", f"{day},share,rest,,,"]
    again = [f"{other},listen,done,,,"]
    assert read("\n".join([HEAD, *rows]), book) == [
        MarkChange("listen", other, "rest"),
        MarkChange("share", day, "rest"),
    ]
    assert read("\n".join([HEAD, *rows, *again]), book) == [
        MarkChange("share", day, "rest"),
        MarkChange("listen", other, "tick"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "its first row has no column day and no practice and no state"),
        ("day,practice\n2026-11-20,listen", "its first row has no column state"),
        ("day,practice,state,colour\n", "its first row has 'colour', unknown or twice"),
        ("day,practice,state,day\n", "its first row has 'day', unknown or twice"),
        (f"{HEAD}\n2026-11-20,listen,done", "row 2 has 3 values where 6 belong"),
        (f"{HEAD}\n2026-11-20,listen,done,,,,", "row 2 has 7 values where 6 belong"),
        (f"{HEAD}\n,,\n\n2026-11-20,Dance!,done,,,", "row 4: there is no practice 'Dance!'"),
        (f"{HEAD}\n2026-11-20,s,done,,,", "row 2: 's' could be"),
        (f"{HEAD}\n2026-11-31,listen,done,,,", "row 2: '2026-11-31' is not a day"),
        (f"{HEAD}\n20.11.2026,listen,done,,,", "row 2: '20.11.2026' is not a day"),
        (f"{HEAD}\n2026-11-20,listen,partly,,,", "row 2: the state 'partly' is neither"),
        (f"{HEAD}\n2026-11-20,listen,,,,", "row 2: the state '' is neither"),
        (
            f"{HEAD}\n2026-11-24,listen,done,,,",
            "row 2: Active listening cannot be done on 2026-11-24",
        ),
        (f"{HEAD}\n2026-11-20,listen,done,,,{'x' * 20_001}", "row 2: a note has at most"),
        (f"{HEAD}\n2026-11-20,listen,done,{'K' * 61},,", "row 2: a name has at most 60"),
        (f'{HEAD}\n2026-11-20,listen,done,"Al', " is not CSV (unexpected end of data)"),
        (f'{HEAD}\n2026-11-20,listen,"done"x,,,', "row 2 is not CSV"),
        (f"{HEAD}\n2026-11-20,listen,done,,{'x' * 140_000},", "row 2 is not CSV"),
    ],
)
def test_a_refusal_names_the_row_and_nothing_is_taken_in(
    path: Path, clock: FixedClock, text: str, said: str
) -> None:
    before = write(path, tables(marks=table(year("time", 2026, {"11-01": DONE | {"at": AT}}))))
    keeper = opened(path, clock)
    good = "2026-11-19,listen,done,,,"
    lines = text.split("\n")
    for whole in (text, "\n".join([*lines, good])):
        with pytest.raises(Refused) as refusal:
            taken_in(keeper, whole)
        assert said in str(refusal.value)
        assert str(refusal.value).endswith("nothing was imported")
        assert "\n" not in str(refusal.value)
    assert keeper.unsaved == []
    assert path.read_bytes() == before


def test_an_import_is_one_change_that_can_be_undone(path: Path, clock: FixedClock) -> None:
    cell: Cell = DONE | {"at": AT}
    write(path, tables(marks=table(year("time", 2026, {"11-01": cell}))))
    keeper = opened(path, clock)
    taken_in(keeper, f"{HEAD}\n2026-11-19,listen,done,,,\n2026-11-01,time,done,Alex,,\n")
    assert told(keeper.book, ("time", date(2026, 11, 1))).people == ("Alex",)
    keeper.undo()
    keeper.settle(keeper.save())
    book = opened(path, clock).book
    assert book.days(date.min, date.max) == [date(2026, 11, 1)]
    assert book.mark("time", date(2026, 11, 1)).people == ()
    assert book.people == {}
