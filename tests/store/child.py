"""The other process of a test: ``python -m tests.store.child WHAT PATH …``.

It says on stdout what it did, a line each, and waits for lines on stdin where the test leads.
"""

import fcntl
import resource
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tui.book.keeper import Keeper
from tui.book.steps import MarkChange
from tui.clock import FixedClock
from tui.store.database import Database
from tui.store.errors import NotSaved
from tui.store.lock import locked

ROOT = Path(__file__).parents[2]
FIRST = date(2020, 1, 1)
TOGETHER = ("listen", "share", "time")
KEPT = 3  # days that stay done while the others are taken back


def say(*words: object) -> None:
    """One line to the test, at once and in one piece, buffered or not."""
    print(" ".join(map(str, words)) + "\n", end="", flush=True)


def told() -> None:
    """Wait until the test says to go on."""
    sys.stdin.readline()


def keeper_of(path: Path) -> Keeper:
    """A keeper over the file, read."""
    clock = FixedClock(datetime(2026, 11, 23, 19, 15, tzinfo=UTC), UTC)
    keeper = Keeper(Database(path, clock), clock)
    keeper.adopt(keeper.read())
    return keeper


def step(number: int) -> list[MarkChange]:
    """The changes of step ``number``: a day is ticked, one before it is taken back."""
    day, old = FIRST + timedelta(number), FIRST + timedelta(number - KEPT)
    return [
        *(MarkChange(practice, day, "tick") for practice in TOGETHER),
        *(MarkChange(practice, old, "untick") for practice in TOGETHER if number >= KEPT),
    ]


def loop(path: Path, first: str) -> None:
    """Step on and on from ``first``, saying each number when it is saved, until killed."""
    keeper = keeper_of(path)
    number = int(first)
    while True:
        keeper.do("step", step(number))
        keeper.settle(keeper.save())
        say(number)
        number += 1


def tick(path: Path, practice: str, count: str) -> None:
    """Tick ``count`` days of a practice, a save each."""
    keeper = keeper_of(path)
    say("ready")
    told()
    for number in range(int(count)):
        keeper.do("tick", [MarkChange(practice, FIRST + timedelta(number), "tick")])
        keeper.settle(keeper.save())
    say("done")


def insert(path: Path, name: str, count: str) -> None:
    """Put ``count`` documents without ids into one table, one by one and in pairs."""
    table = keeper_of(path).database.table("loose")
    say("ready")
    told()
    for number in range(0, int(count), 3):
        table.insert({"of": name, "n": number})
        table.insert_multiple({"of": name, "n": n} for n in (number + 1, number + 2))
    say("done")


def cramped(path: Path) -> None:
    """Try to save where files may not grow to the size of this one, then where they may."""
    keeper = keeper_of(path)
    keeper.do("tick", [MarkChange("listen", FIRST, "tick")])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size // 2, hard))
    for _ in range(2):
        try:
            keeper.save()
            say("saved")
        except NotSaved as problem:
            say(len(keeper.unsaved), str(problem))
    told()
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    keeper.settle(keeper.save())
    say("saved", len(keeper.unsaved))


def hold(path: Path) -> None:
    """Hold a lock until killed."""
    with locked(path):
        say("held")
        told()


def slow(path: Path) -> None:
    """Tick a day in a transaction that lasts until the test says so, and again if refused."""
    keeper = keeper_of(path)
    keeper.do("tick", [MarkChange("listen", FIRST, "tick")])
    for _ in range(2):
        try:
            with keeper.database.transaction():
                saved = keeper.save()
                say("in")
                told()
        except NotSaved as problem:
            say(str(problem))
        else:
            keeper.settle(saved)
            say("saved")
            break


def flockless(path: Path, number: str, what: str, *arguments: str) -> None:
    """Do something else where no file can be locked: the system answers with error ``number``."""

    def refuse(*_: object) -> None:
        raise OSError(int(number), "")

    fcntl.flock = refuse
    WHAT[what](path, *arguments)


WHAT: dict[str, Callable[..., None]] = {
    "loop": loop,
    "tick": tick,
    "insert": insert,
    "cramped": cramped,
    "hold": hold,
    "slow": slow,
    "flockless": flockless,
}

if __name__ == "__main__":
    WHAT[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
