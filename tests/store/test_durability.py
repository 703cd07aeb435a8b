"""What was said to be saved is there, whatever happens to the process; with real processes."""

import json
import os
import random
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path

from tests.store.build import halves, load, opened, table, tables, write, year
from tests.store.child import FIRST, KEPT, ROOT, TOGETHER, step
from tui.book.marks import MarkBook, read_marks
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.store.database import Database

KILLS = int(os.environ.get("NEARER_KILLS", "15"))
WRITES = int(os.environ.get("NEARER_WRITES", "60"))
PATIENCE = 60.0  # seconds until a test gives up on something that should have happened


@contextmanager
def child(*words: object) -> Iterator[subprocess.Popen[bytes]]:
    """A process of ``tests.store.child``, gone at the end."""
    command = [sys.executable, "-m", "tests.store.child", *map(str, words)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def heard(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout
    return process.stdout.readline().decode().rstrip("\n")


def tell(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin
    process.stdin.write(b"go on\n")
    process.stdin.flush()


def numbers_until(process: subprocess.Popen[bytes], moment: float) -> list[int]:
    """The numbers a child said until ``moment`` seconds after its first one; it is killed then."""
    assert process.stdout
    handle = process.stdout.fileno()
    data = os.read(handle, 4096)
    assert data, "the child ended by itself"
    end = time.monotonic() + moment
    while (left := end - time.monotonic()) > 0:
        if select.select([handle], [], [], left)[0]:
            said = os.read(handle, 4096)
            assert said, "the child ended by itself"
            data += said
    process.kill()
    while said := os.read(handle, 4096):
        data += said
    return [int(line) for line in data.split(b"\n")[:-1]]


def big_file(path: Path) -> None:
    """A file that takes a while to write: seven years of two practices outside the test."""
    days = [date(2010, 1, 1) + timedelta(n) for n in range(365)]
    cells = {f"{d:%m-%d}": {"state": "done", "by_hand": True, "at": "2019-01-01"} for d in days}
    years = [year(p, 2000 + n, cells) for p in ("support", "honest") for n in range(7)]
    write(path, tables(marks=table(*years)))


def test_nothing_acknowledged_is_lost_and_nothing_is_torn_by_kill_9(
    path: Path, clock: FixedClock
) -> None:
    big_file(path)
    others = 2 * 7 * 365
    dice = random.Random()  # a random moment is the point
    following = 0
    for kill in range(KILLS):
        with child("loop", path, following) as process:
            acknowledged = numbers_until(process, dice.uniform(0, 0.06))
        last = acknowledged[-1]
        assert acknowledged == list(range(following, last + 1))

        marks = load(path)["marks"].values()  # readable by any JSON reader
        book = MarkBook(marks)
        found = [book.history(practice).done for practice in TOGETHER]
        assert found[0] == found[1] == found[2], f"torn by kill {kill}"
        newest = max(found[0]) - FIRST.toordinal()
        assert newest in (last, last + 1), f"kill {kill}: {newest} of {last}"
        kept = range(max(0, newest - KEPT + 1), newest + 1)
        assert found[0] == {FIRST.toordinal() + n for n in kept}
        cells = sum(len(record["days"]) for record in marks)
        assert cells == others + len(TOGETHER) * (newest + 1), "a cleared day lost its trace"
        following = newest + 1

    keeper = opened(path, clock)
    keeper.do("after", step(following))
    keeper.settle(keeper.save())
    assert halves(path) == []


def test_the_next_write_sweeps_what_a_killed_one_left(path: Path, clock: FixedClock) -> None:
    write(path, tables())
    left = path.with_name(f".{path.name}.4194305.tmp")
    left.write_bytes(b'{"half":')
    keeper = opened(path, clock)
    assert left.exists()
    keeper.do("tick", [MarkChange("listen", FIRST, "tick")])
    keeper.save()
    assert halves(path) == []


def drive(processes: Sequence[subprocess.Popen[bytes]]) -> Iterator[None]:
    """Start children at once; yields again and again until all of them have said "done"."""
    for process in processes:
        assert heard(process) == "ready"
    for process in processes:
        tell(process)
    waiting = {p.stdout.fileno(): p for p in processes if p.stdout}
    end = time.monotonic() + PATIENCE
    while waiting:
        assert time.monotonic() < end, "the writers did not come to an end"
        for handle in select.select(list(waiting), [], [], 0.005)[0]:
            assert heard(waiting.pop(handle)) == "done"
        yield


def test_two_writers_and_an_open_app_lose_none_of_their_changes(
    path: Path, clock: FixedClock
) -> None:
    write(path, tables())
    app = opened(path, clock)
    mine = 0
    looks = 0
    with ExitStack() as stack:
        writers = [
            stack.enter_context(child("tick", path, practice, WRITES))
            for practice in ("listen", "share")
        ]
        for turn, _ in enumerate(drive(writers)):
            if app.database.file.changed_outside():
                app.adopt(app.read())
                looks += 1
            if turn % 4 == 0:
                app.do("mine", [MarkChange("time", FIRST + timedelta(mine), "tick")])
                app.settle(app.save())
                mine += 1
    assert looks
    assert mine
    if app.database.file.changed_outside():
        app.adopt(app.read())
    all_of_them = {FIRST.toordinal() + n for n in range(WRITES)}
    for book in (app.book, MarkBook(load(path)["marks"].values())):
        assert book.history("listen").done == all_of_them
        assert book.history("share").done == all_of_them
        assert book.history("time").done == {FIRST.toordinal() + n for n in range(mine)}
    assert halves(path) == []


def test_two_processes_that_let_tinydb_choose_the_ids_lose_no_document(path: Path) -> None:
    write(path, tables())
    count = WRITES // 3 * 3
    with ExitStack() as stack:
        names = ("a", "b")
        for _ in drive([stack.enter_context(child("insert", path, n, count)) for n in names]):
            pass
    held = sorted((d["of"], d["n"]) for d in load(path)["loose"].values())
    assert held == sorted((name, n) for name in names for n in range(count))


def test_where_the_file_may_not_grow_it_stays_whole_and_the_change_waits(
    path: Path, clock: FixedClock
) -> None:
    big_file(path)
    before = path.read_bytes()
    names = sorted(p.name for p in path.parent.iterdir())
    with child("cramped", path) as process:
        for _ in range(2):
            waiting, _, text = heard(process).partition(" ")
            assert waiting == "1"
            assert str(path) in text
            assert "was not saved: the file may not grow any larger here" in text
        assert path.read_bytes() == before
        assert sorted(p.name for p in path.parent.iterdir()) == sorted([*names, "nearer.json.lock"])
        tell(process)
        assert heard(process) == "saved 0"
    old, new = json.loads(before), load(path)
    assert opened(path, clock).book.mark("listen", FIRST).state == "done"
    assert {key: new["marks"][key] for key in old["marks"]} == old["marks"]
    assert halves(path) == []


def test_what_was_written_is_what_a_new_session_reads(database: Database) -> None:
    with database.transaction():
        database.next_stamp()
        database.table("people").put({"uid": "p-1", "name": "Alex"})
    again = Database(database.file.path, database.file.clock)
    assert again.table("people").record("p-1") == {"uid": "p-1", "name": "Alex"}
    assert read_marks(again).first_day(["listen"]) is None
