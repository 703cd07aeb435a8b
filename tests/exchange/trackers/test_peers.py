"""Real files of other programs, where ``NEARER_PEERS`` names the folder that they lie in."""

import os
from pathlib import Path

from tests.exchange.trackers.reading import found_in

# by file: the program, then the marks and the notes of each habit
HELD: dict[str, tuple[str, list[tuple[int, int]]]] = {
    "habitbull.csv": ("HabitBull", [(3, 1), (4, 0), (4, 0), (3, 0)]),
    "loop-csv-2.3.1.zip": ("Loop", [(0, 0), (2, 1), (2, 2)]),
    "loop-csv-notes.zip": ("Loop", [(0, 0), (6, 3)]),
    "loop-v12.db": (*("Loop", [(n, 0) for n in (33, 21, 2, 15, 12, 13, 43, 12, 13)]),),
}


def test_real_files_come_in_with_all_that_they_hold() -> None:
    folder = os.environ.get("NEARER_PEERS")
    for name, (program, held) in HELD.items() if folder else ():
        found = found_in(Path(folder or "") / name, program)
        assert [(len(h.marks), len(h.notes)) for h in found.habits] == held, name
        assert found.left_out == (), name


def test_real_friends_come_in_with_all_that_was_done_with_them() -> None:
    folder = os.environ.get("NEARER_PEERS")
    if folder:
        found = found_in(Path(folder) / "friends.md", "friends")
        assert len(found.people) == 3
        assert [sum(m.was_together is t for m in found.moments) for t in (True, False)] == [4, 2]
        assert all(m.people and not {*"*_"} & {*m.text} for m in found.moments)
        assert "3 places" in found.left_out[-1]
