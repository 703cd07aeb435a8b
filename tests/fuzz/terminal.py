"""The app on a real terminal, with an account of what it does: random keys, and ``kill -9``."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.app.elsewhere import book_of
from tests.bench.setting import READY
from tests.bench.terminal import Program
from tests.fuzz.account import Account
from tests.fuzz.keys import bytes_of, random_keys
from tui.clock import system_clock
from tui.demo.years import write_demo
from tui.store.database import Database

QUIET = 0.4  # seconds after the last key in which everything it led to is saved


class Ground(NamedTuple):
    """A folder with a rich file, and a home that leads nowhere else."""

    folder: Path
    file: Path
    env: Mapping[str, str]

    def open(self, log: Path) -> Program:
        """The app, its first screen there."""
        argv = [sys.executable, "-m", "tests.fuzz.account", str(self.file), str(log)]
        program = Program(argv, size=(100, 30), env=self.env)
        try:
            program.wait_for(*READY, timeout=60)
        except TimeoutError:
            program.close()
            raise
        return program

    def fault(self, log: Path) -> str:
        """What the account misses in the file; empty where all of it is there."""
        lost = Account(log).lost(book_of(self.file))
        return f"said to be saved, and not there: {lost}" if lost else ""


def make_ground(folder: Path) -> Ground:
    """A file of a made-up year in ``folder``."""
    folder.mkdir(exist_ok=True)
    file, clock = folder / "nearer.json", system_clock()
    database = Database(file, clock, backup_folder=folder / "backups")
    write_demo(database, clock.now().date(), years=1)
    places = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
    return Ground(folder, file, dict.fromkeys(places, str(folder / "home")))


def press(program: Program, keys: Sequence[str], gap: float, dice: Random) -> None:
    """Press keys, up to ``gap`` seconds apart."""
    for key in keys:
        program.write(bytes_of(key).decode())
        program.listen(dice.uniform(0, gap))


def play(ground: Ground, log: Path, runs: int, dice: Random) -> tuple[int, str]:
    """So many runs of 50 keys in one app, as a hand presses them; how many it came to, and a fault.

    There are fewer where the keys led out of the app.
    """
    count, fault, keys = 0, "", [""]
    with ground.open(log) as program:
        while count < runs and program.running:
            keys = random_keys(dice, 50)
            press(program, keys, 0.15, dice)
            program.listen(QUIET)
            count += 1
        if not program.running and program.exit_status():
            fault = f"ended by itself: {bytes(program.output[-300:])!r}"
    fault = fault or ground.fault(log)
    return count, f"{fault}\nthe last keys: {' '.join(keys)}" if fault else ""


def kill_at_random(ground: Ground, log: Path, keys: Sequence[str], dice: Random) -> str:
    """Open it, press keys in a hurry, ``kill -9``; what is lost, or why it did not come to it."""
    try:
        with ground.open(log) as program:
            press(program, keys, 0.03, dice)
            program.listen(dice.uniform(0, 0.06))
            if not program.running and program.exit_status():
                return f"ended by itself: {bytes(program.output[-300:])!r}"
            program.kill()
        return ground.fault(log)
    except (OSError, ValueError, TimeoutError) as problem:
        return f"not to be opened again: {problem}"
