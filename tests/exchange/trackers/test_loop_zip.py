"""Loop Habit Tracker: its CSV export, of several versions."""

import zipfile
from pathlib import Path

import pytest

from tests.exchange.trackers.reading import TODAY, days_of, found_in, texts_of
from tui.domain.refusal import Refused
from tui.exchange.files import untold
from tui.exchange.foreign.found import Often
from tui.exchange.foreign.source import LARGEST_INSIDE, MOST_ROWS, Source
from tui.exchange.trackers import loop_zip

HEAD = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,"
    "Target Type,Target Value,Archived?\n"
)
TODAY_LOOP = {
    "Habits.csv": HEAD
    + "001,Listen & nod,YES_NO,,,1,1,#FF8F00,,,,false\n"
    + "002,\N{TELEPHONE RECEIVER} Anna,YES_NO,,,3,14,#FF8F00,,,,true\n"
    + "003,Screens,NUMERICAL,,,1,1,#FF8F00,hours,AT_MOST,2.0,false\n"
    + '004,"Walk, far",NUMERICAL,,,1,1,#FF8F00,km,AT_LEAST,1.5,false\n'
    + "005,Odd,NUMERICAL,,,1,1,#FF8F00,km,AT_LEAST,far,false\n",
    "Checkmarks.csv": 'Date,Listen & nod,"\n',  # no CSV: names are not quoted here
    "001 Listen  nod/Checkmarks.csv": "Date,Value,Notes\n"
    "2099-01-01,YES_MANUAL,soon\n"
    '2026-11-06,YES_MANUAL,"long, and\n""good"""\n'
    "2026-11-05,YES_AUTO,a noted no\n"
    "2026-11-04,SKIP,ill\n"
    "2026-11-03,NO,\n"
    "2026-11-02,UNKNOWN,\n"
    "2026-11-01,PERHAPS,\n"
    "2026-11-31,YES_MANUAL,\n",
    "002 Anna/Checkmarks.csv": "Date,Value,Notes\n2026-11-06,YES_MANUAL,\n",
    "003 Screens/Checkmarks.csv": "Date,Value,Notes\n"
    "2026-11-06,2000,\n2026-11-05,2001,\n2026-11-04,NO,\n2026-11-03,SKIP,\n2026-11-02,UNKNOWN,\n",
    "004 Walk far/Checkmarks.csv": "Date,Value,Notes\n"
    "2026-11-06,1500,\n2026-11-05,1499,\n2026-11-04,NO,\n2026-11-03,YES_MANUAL,\n",
    "007 Swim/Checkmarks.csv": "Date,Value\n2026-11-06,YES_MANUAL\n",
}
LONG_AGO = {
    "Habits.csv": "Position,Name,Description,NumRepetitions,Interval,Color\n"
    "001,Listen,,2,7,#FF8F00\n",
    "001 Listen/Checkmarks.csv": "2016-03-21,0\n2016-03-20,1\n2016-03-19,2\n2016-03-18,-1\n",
}


def zipped(folder: Path, parts: dict[str, str]) -> Path:
    """An archive that says by nothing but its parts what it is."""
    path = folder / "anything"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize("root", ["", "Loop Habits CSV 2026-11-27/"])
def test_habits_are_matched_by_number_and_only_ticks_are_done(root: str, tmp_path: Path) -> None:
    parts = {f"{root}{name}": text for name, text in TODAY_LOOP.items()}
    found = found_in(zipped(tmp_path, parts), "Loop")
    listen, anna, screens, walk, swim = found.habits
    assert [h.name for h in (listen, anna, walk, swim)] == [
        *("Listen & nod", "\N{TELEPHONE RECEIVER} Anna", "Walk, far", "Swim")
    ]
    assert days_of(listen) == {"2026-11-04": "rest", "2026-11-06": "done"}
    assert texts_of(listen) == {
        "2026-11-06": 'long, and\n"good"',
        "2026-11-05": "a noted no",
        "2026-11-04": "ill",
    }
    assert (days_of(anna), anna.often, anna.is_kept) == (
        *({"2026-11-06": "done"}, Often(3, 14), False),
    )
    at_most = {"2026-11-03": "rest", "2026-11-04": "done", "2026-11-06": "done"}
    assert days_of(screens) == at_most, "nothing at all is at most two hours"
    assert days_of(walk) == {"2026-11-06": "done"}
    assert days_of(swim) == {"2026-11-06": "done"}
    folder = "001 Listen  nod/Checkmarks.csv"
    assert found.left_out == (
        "Habits.csv, line 6: a number in it cannot be read",
        f"{folder}, line 2: 2099-01-01 is still to come",
        f"{folder}, line 9: 'PERHAPS' is no value of Loop's",
        f"{folder}, line 10: '2026-11-31' is no day",
    )


def test_an_archive_that_a_browser_unpacked_is_the_same(tmp_path: Path) -> None:
    whole = found_in(zipped(tmp_path, TODAY_LOOP), "Loop")
    folder = tmp_path / "Loop Habits CSV 2026-11-27"
    for name, text in TODAY_LOOP.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    assert found_in(folder, "Loop") == whole


def test_an_old_export_has_other_names_numbers_and_no_header(tmp_path: Path) -> None:
    (listen,) = found_in(zipped(tmp_path, LONG_AGO), "Loop").habits
    assert (listen.often, days_of(listen)) == (Often(2, 7), {"2016-03-19": "done"})


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"../001 Up/Checkmarks.csv": ""}, "its part '../001 Up/Checkmarks.csv' leads out of it"),
        ({"/etc/passwd": ""}, "leads out of it"),
        ({"a/../../b": ""}, "leads out of it"),
        ({"C:\\b": ""}, "leads out of it"),
        ({"Habits.csv": "Position,Type\n"}, "no column Name"),
        ({"Habits.csv": "Name\n\0\xad\n" + 'a"b\n"'}, "line 4, is not CSV"),
        ({"002 x/Checkmarks.csv": " " * LARGEST_INSIDE}, "it has 16 MiB inside"),
        ({"002 x/Checkmarks.csv": "\n" * MOST_ROWS}, "500000 are the most"),
        ({"001 Listen/Checkmarks.csv": f'2026-11-01,2,"{"x" * 200_000}"'}, "is not CSV"),
        ({str(n): "" for n in range(2001)}, "more than 2000 files"),
    ],
)
def test_what_is_no_honest_export_is_refused(
    parts: dict[str, str], words: str, tmp_path: Path
) -> None:
    source = Source(zipped(tmp_path, {**LONG_AGO, **parts}))
    with pytest.raises(Refused, match=words):
        loop_zip.recognises(source) and loop_zip.read(source, TODAY, untold)


def test_a_name_has_no_end_and_no_sign_that_a_terminal_obeys(tmp_path: Path) -> None:
    name = "\x1b]0;Listen\x07 \u202eto " + "Anna" * 2500
    day = f'2026-11-06,2,"{name}"\n'
    parts = {"Habits.csv": f'Name\n"{name}"\n', "001 x/Checkmarks.csv": day}
    (habit,) = found_in(zipped(tmp_path, parts), "Loop").habits
    assert habit.name == "]0;Listen to " + "Anna" * 11 + "Ann"
    assert texts_of(habit)["2026-11-06"] == "]0;Listen to " + "Anna" * 2500
