"""HabitBull, Habitify and spreadsheets: rows as people and programs write them."""

import sys
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.exchange.trackers.reading import TODAY, days_of, found_in, texts_of
from tests.exchange.trackers.samples import SAMPLES
from tui.domain.refusal import Refused
from tui.exchange.files import untold
from tui.exchange.foreign.found import Found
from tui.exchange.foreign.source import Source
from tui.exchange.trackers import spreadsheet

Marks = dict[str, dict[str, str]]


def read(folder: Path, name: str) -> Found:
    return found_in(SAMPLES[name].written(folder), SAMPLES[name].source)


def sheet(folder: Path, text: str | bytes, order: str = "") -> Found:
    path = folder / "any.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    source = Source(path, order)
    assert spreadsheet.recognises(source)
    return spreadsheet.read(source, TODAY, untold)


def marks_of(found: Found) -> Marks:
    return {habit.name: days_of(habit) for habit in found.habits}


def test_habitbull_a_tick_twice_is_one(tmp_path: Path) -> None:
    found = read(tmp_path, "habitbull")
    assert marks_of(found) == {"Stretch": {"2026-03-18": "done"}, "Sleep": {"2026-03-19": "done"}}
    stretch, sleep = found.habits
    assert texts_of(stretch) == {"2026-03-18": "better", "2026-03-19": "no time"}
    assert texts_of(sleep) == {"2026-03-19": "two\nlines"}
    assert found.left_out == ("row 8: its value is no number", "row 9: '20 March' is no day")


def test_habitify_with_skips_and_two_habits_of_one_name(tmp_path: Path) -> None:
    found = read(tmp_path, "habitify")
    assert marks_of(found) == {
        "Read": {"2026-11-01": "done", "2026-11-02": "rest"},
        "Read (2)": {"2026-11-05": "done"},
    }
    assert found.left_out == (
        "row 5: 'perhaps' is not Completed, Skipped or Failed",
        "row 7: 'November' is no day",
    )


def test_days_down_the_side_and_habits_across_the_top(tmp_path: Path) -> None:
    found = read(tmp_path, "grid")
    assert marks_of(found) == {
        "Gym": {"2026-11-21": "rest", "2026-11-23": "done"},
        "Call; Mum": {"2026-11-20": "done", "2026-11-21": "done", "2026-11-23": "done"},
        "Pages": {"2026-11-21": "done", "2026-11-23": "done"},
    }
    assert [(str(m.day), m.text) for m in found.moments] == [("2026-11-23", "long day")]
    assert found.left_out == (
        "column 'Weekday': its words are no ticks",
        "row 7, Gym: 'perhaps' is no tick",
        "row 8: 'someday' is no day",
        "row 10: 2026-12-25 is still to come",
    )


def test_a_row_a_tick(tmp_path: Path) -> None:
    found = read(tmp_path, "ticks")
    assert marks_of(found) == {
        "Gym": {"2026-11-22": "done", "2026-11-23": "done"},
        "Call Mum": {"2026-11-22": "done"},
    }
    assert texts_of(found.habits[0]) == {"2026-11-23": "legs"}
    assert found.left_out == ("column 'Mood' has no room here", "row 5: it names no habit")


def test_a_row_a_tick_without_a_header(tmp_path: Path) -> None:
    found = sheet(tmp_path, "2026-11-01,Gym,good legs\n2026-11-02,Gym,\n2026-11-02,Run,rain\n")
    assert marks_of(found)["Gym"] == {"2026-11-01": "done", "2026-11-02": "done"}
    assert texts_of(found.habits[1]) == {"2026-11-02": "rain"}


def test_every_sheet_of_a_workbook(tmp_path: Path) -> None:
    found = read(tmp_path, "workbook")
    assert marks_of(found) == {
        "Gym": {"2025-01-01": "done", "2025-01-03": "done", "2026-01-01": "done"},
        "Pages": {"2025-01-01": "done", "2025-01-03": "done"},
    }
    assert [m.text for m in found.moments] == ["a new year"]
    assert found.left_out == ("sheet 'Weights': it has no column of days",)


def test_a_workbook_without_its_reader_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(Refused, match=r"`pip install openpyxl` beside Nearer .*, or save it"):
        read(tmp_path, "workbook")


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["2026-11-03", "2026-11-13"], "2026-11-03"),
        (["2026/11/3 08:15", "2026/11/13 23:00"], "2026-11-03"),
        (["03.11.2026", "04.11.2026"], "2026-11-03"),
        (["3.11.26", "13.11.26"], "2026-11-03"),
        (["03/11/2026", "23/11/2026"], "2026-11-03"),
        (["11/03/2026", "11/23/2026"], "2026-11-03"),
        (["11-03-2026", "11-23-2026"], "2026-11-03"),
        (["11/11/2026", "11/11/2026"], "2026-11-11"),
    ],
)
def test_a_whole_column_tells_how_its_days_are_written(
    tmp_path: Path, cells: list[str], first: str
) -> None:
    found = sheet(tmp_path, "Gym,Date\n" + "".join(f"x,{cell}\n" for cell in cells))
    assert next(iter(marks_of(found)["Gym"])) == first


@pytest.mark.parametrize("cells", [["3/11/2026"], ["23/11/2026", "11/23/2026"]])
def test_days_that_can_be_read_two_ways_are_asked_for(tmp_path: Path, cells: list[str]) -> None:
    text = "Date,Gym\n" + "".join(f"{cell},x\n" for cell in cells)
    with pytest.raises(Refused, match="--date-order dmy or --date-order mdy"):
        sheet(tmp_path, text)
    assert len(sheet(tmp_path, text, "dmy").habits[0].marks) == 1


def test_excels_unicode_text_is_read(tmp_path: Path) -> None:
    found = sheet(tmp_path, "Date\tÜben\r\n2026-11-01\t1\r\n".encode("utf-16"))
    assert marks_of(found) == {"Üben": {"2026-11-01": "done"}}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Date;Üben\n2026-11-01;1\n".encode("cp1252"), "not UTF-8 text; in a spreadsheet, save"),
        (b'Date,Gym\n2026-11-01,"x" y\n' + b"2026-11-02,x\n" * 400, "line 2 is not CSV"),
        (b"Date,Gym\n2026-11-01,x\n" + b"," * 2_000_001, "1000000 cells, the most"),
        (b"Date,Gym\n2026-11-01,x\n" + b"\n" * 200_001, "200000 are the most"),
        (b"2026-11-01,x\n2026-11-02,x\n", "its first row does not name the habits"),
    ],
)
def test_what_is_no_such_table_is_refused(tmp_path: Path, text: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        sheet(tmp_path, text)


def test_our_own_csv_is_never_taken_for_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("day;practice;state\n2026-11-01;listen;done\n")
    assert not spreadsheet.recognises(Source(path))


def test_a_workbook_that_spans_millions_of_empty_cells_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active["A1"], book.active["GZ1"], book.active["A1048576"] = "Date", "Gym", "2026-11-01"
    book.save(tmp_path / "far.xlsx")
    with pytest.raises(Refused, match="more than 500000 cells"):
        found_in(tmp_path / "far.xlsx", "a spreadsheet")


def test_a_workbook_of_twenty_years_is_not_too_large(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["Date", *(f"H{n}" for n in range(12))])
    for n in range(7300):
        sheet.append([str(TODAY - timedelta(n)), *["x"] * (12 if n < 10 else 1)])
    book.save(tmp_path / "long.xlsx")
    found = found_in(tmp_path / "long.xlsx", "a spreadsheet")
    assert [len(habit.marks) for habit in found.habits] == [7300, *[10] * 11]
