"""Loop Habit Tracker: its backup, of several versions."""

import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.trackers.reading import TODAY, days_of, found_in, texts_of
from tui.domain.refusal import Refused
from tui.exchange.files import untold
from tui.exchange.foreign.found import Often
from tui.exchange.foreign.source import LARGEST, Source
from tui.exchange.trackers import loop_backup

OLD_HABITS = "Id INTEGER PRIMARY KEY, archived, color, freq_den, freq_num, name, position"
OLD_DAYS = "Id INTEGER PRIMARY KEY, habit, timestamp"
HABITS = f"{OLD_HABITS}, type, target_type, target_value, unit, question, uuid"
DAYS = f"{OLD_DAYS}, value, notes"
MIDNIGHT = 1_451_606_400_000  # of 2016-01-01, in UTC
A_DAY = 86_400_000


def database(
    path: Path,
    habits: Iterable[Any],
    days: Iterable[Any],
    columns: tuple[str, str] = (HABITS, DAYS),
) -> Path:
    """A backup with these rows, in the order of the columns."""
    with sqlite3.connect(path) as made:
        for table, named, rows in (
            ("Habits", columns[0], habits),
            ("Repetitions", columns[1], days),
        ):
            made.execute(f"CREATE TABLE {table} ({named})")
            for row in rows:
                made.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)
    made.close()
    return path


def habit(uid: int, name: Any, *more: Any, archived: Any = 0, position: Any = 0) -> tuple[Any, ...]:
    kind, target_type, target = more or (0, 0, 0)
    often = (1, 1) if position else (7, 3)
    return (uid, archived, -5, *often, name, position, kind, target_type, target, "", "", "uuid")


def test_an_old_backup_holds_ticks_alone(tmp_path: Path) -> None:
    path = database(
        tmp_path / "50% öld?#.db",
        [(1, 0, -5, 7, 3, "Listen", 1), (2, 1, -5, 1, 1, "listen", 0)],
        [(1, 1, MIDNIGHT), (2, 1, MIDNIGHT + A_DAY), (3, 2, MIDNIGHT), (4, 2, MIDNIGHT)],
        (OLD_HABITS, OLD_DAYS),
    )
    before = path.read_bytes()
    second, first = found_in(path, "Loop").habits
    assert (first.name, first.often, first.is_kept) == ("Listen (2)", Often(3, 7), True)
    assert days_of(first) == {"2016-01-01": "done", "2016-01-02": "done"}
    assert (second.name, days_of(second), second.is_kept) == (
        *("listen", {"2016-01-01": "done"}, False),
    )
    assert [p.name for p in tmp_path.iterdir() if p.suffix != ""] == [path.name]
    assert path.read_bytes() == before


def test_values_notes_goals_and_what_does_not_hang_together(tmp_path: Path) -> None:
    soon = ((TODAY - date(1970, 1, 1)).days + 1) * A_DAY
    path = database(
        tmp_path / "Loop.db",
        [
            habit(1, "Listen", position=1),
            habit(2, None, 1, 0, 1.5, archived=None, position=2),
            habit(3, "Screens", 1, 1, 2, position=3),
            habit(4, "Odd", 1, 0, "far"),
        ],
        [
            *(
                (n, 1, MIDNIGHT + n * A_DAY, v, t)
                for n, v, t in ((1, 2, "g"), (2, 3, ""), (3, 0, "n"))
            ),
            *(
                (n, 1, MIDNIGHT + n * A_DAY, v, None)
                for n, v in ((4, 1), (5, -1), (6, 7), (7, None))
            ),
            (8, 1, None, 2, ""),
            (9, 1, "1451606400000", 2, ""),
            (10, 1, 10**18, 2, ""),
            (11, 1, soon, 2, ""),
            *((n, 2, MIDNIGHT + n * A_DAY, v, b"x") for n, v in ((12, 1500), (13, 1499), (14, 0))),
            *((n, 3, MIDNIGHT + n * A_DAY, v, None) for n, v in ((15, 2000), (16, 2001), (17, 0))),
            *((n, 9, MIDNIGHT, 2, "") for n in (18, 19)),
            (20, 1, MIDNIGHT + A_DAY, 0, "g"),
        ],
    )
    found = found_in(path, "Loop")
    listen, unnamed, screens = found.habits
    assert days_of(listen) == {"2016-01-02": "done", "2016-01-03": "rest"}
    assert texts_of(listen) == {"2016-01-02": "g", "2016-01-04": "n"}
    assert len(listen.notes) == 2
    assert (unnamed.name, days_of(unnamed)) == ("habit", {"2016-01-13": "done"})
    assert days_of(screens) == {"2016-01-16": "done", "2016-01-18": "done"}
    rows = sorted(line for line in found.left_out if "cannot be read" in line)
    assert [line.partition(":")[0] for line in rows] == [
        "Habits, row 4",
        *(f"Repetitions, row {n}" for n in (10, 6, 7, 8, 9)),
    ]
    assert "Repetitions, row 11: 2026-11-28 is still to come" in found.left_out
    assert found.left_out[-1] == "Repetitions: 2 rows of habit 9, which is not in it"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue"])
def test_the_day_is_that_of_utc_in_whatever_zone(
    zone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    path = database(tmp_path / "x", [habit(1, "Listen")], [(1, 1, MIDNIGHT, 2, "")])
    assert days_of(found_in(path, "Loop").habits[0]) == {"2016-01-01": "done"}


def _others(path: Path) -> None:
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE Habits (name)")
        made.execute("CREATE VIEW Repetitions AS SELECT 1 AS timestamp")
    made.close()


def _truncated(path: Path) -> None:
    days = ((n, 1, MIDNIGHT + n * A_DAY, 2, "") for n in range(2000))
    data = database(path, [habit(1, "Listen")], days).read_bytes()
    path.write_bytes(data[: len(data) // 2])


def _spoiled(path: Path) -> None:
    days = ((n, 1, MIDNIGHT + n * A_DAY, 2, "") for n in range(2000))
    data = bytearray(database(path, [habit(1, "Listen")], days).read_bytes())
    data[-9000:-4096] = b"\xff" * 4904
    path.write_bytes(data)


def _told_in_no_letters(path: Path) -> None:
    data = database(path, [habit(1, "Listen")], []).read_bytes()
    path.write_bytes(
        data.replace(b"CREATE TABLE", b"CREATE ABLE ").replace(b"Habits", b"\xffabits")
    )


def _written_to(path: Path) -> None:
    database(path, [habit(1, "Listen")], [])
    path.with_name(f"{path.name}-wal").write_bytes(b"a part of it")


def _huge(path: Path) -> None:
    database(path, [habit(1, "Listen")], [])
    with path.open("r+b") as file:
        file.truncate(LARGEST + 1)


def _too_long(path: Path) -> None:
    database(path, [habit(1, "n" * 2_000_000)], [(1, 1, MIDNIGHT, 2, "")])


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (_others, "no backup of Loop's"),
        (_truncated, "not whole"),
        (_spoiled, "not whole"),
        (_told_in_no_letters, "not whole"),
        (_written_to, "a part waits in Loop.db-wal"),
        (_huge, "more than 64 MiB"),
        (_too_long, "holds a text that is far too long"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\0" * 84), "not whole|no backup"),
        (lambda path: path.write_bytes(b"SQLite format 3\0"), "not whole|no backup"),
    ],
)
def test_what_is_no_whole_backup_is_refused(made: Any, words: str, tmp_path: Path) -> None:
    path = tmp_path / "Loop.db"
    made(path)
    source = Source(path)
    assert loop_backup.recognises(source)
    with pytest.raises(Refused, match=words) as refused:
        loop_backup.read(source, TODAY, untold)
    assert "\n" not in str(refused.value)


def test_far_too_many_ticks_are_counted_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop_backup, "MOST_ROWS", 2)
    days = [(n, 1, MIDNIGHT, 2, "") for n in range(3)]
    path = database(tmp_path / "Loop.db", [habit(1, "Listen")], days)
    with pytest.raises(Refused, match="it holds 3 ticks; 2 are the most"):
        loop_backup.read(Source(path), TODAY, untold)
