"""harsh: its two files, in a folder or the log alone."""

from pathlib import Path

import pytest

from tests.exchange.trackers.reading import days_of, found_in, texts_of
from tui.exchange.foreign.found import Often

HABITS = """\
# what I want
! Love
Listen to Anna: 1
Date night: 1w: end 2026-01-01
! Body
Gym: 3/7
Weighing: 0
Odd: often
"""
LOG = """\
# kept by hand too
2025-01-01 : Gym : y : legs : 1.5
2025-01-01 : Listen to Anna : n
2025-01-03 : Gym : y
2025-01-02 : Gym : s : ill : 0
2025-01-01 : Listen to Anna : y : long, and good: really : 0

2025-13-01 : Gym : y
2025-01-04 : Gym : maybe
2099-01-01 : Gym : y : soon
2025-01-05 : Swimming : y : no newline behind"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "habits").write_text(HABITS)
    (tmp_path / "log").write_text(LOG)
    return tmp_path


@pytest.mark.parametrize("name", ["", "log", "habits"])
def test_a_folder_and_either_of_its_files_are_the_same(folder: Path, name: str) -> None:
    found = found_in(folder / name, "harsh")
    names = ["Listen to Anna", "Date night", "Gym", "Weighing", "Odd", "Swimming"]
    assert [habit.name for habit in found.habits] == names
    often = [habit.often for habit in found.habits]
    assert often == [Often(), Often(1, 7), Often(3, 7), Often(0, 0), Often(), Often()]
    listen, _, gym, *_, swimming = found.habits
    assert days_of(listen) == {"2025-01-01": "done"}, "the last line of a day counts"
    assert texts_of(listen) == {"2025-01-01": "long, and good: really"}
    assert days_of(gym) == {"2025-01-01": "done", "2025-01-02": "rest", "2025-01-03": "done"}
    assert texts_of(gym) == {"2025-01-01": "legs", "2025-01-02": "ill"}
    assert texts_of(swimming) == {"2025-01-05": "no newline behind"}
    assert found.left_out == (
        "habits, line 8: 'often' says nothing of how often",
        "log, line 9: it is not day : habit : y, n or s",
        "log, line 8: '2025-13-01' is no day",
        "log, line 10: 2099-01-01 is still to come",
    )


def test_a_log_alone_brings_its_habits_along(tmp_path: Path) -> None:
    (tmp_path / "anything.txt").write_text(LOG)
    found = found_in(tmp_path / "anything.txt", "harsh")
    assert [habit.name for habit in found.habits] == ["Gym", "Listen to Anna", "Swimming"]
