"""Where it is measured: a folder of its own, a file of some years, two programs to compare."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tests.bench import many_notes, many_plans
from tui.clock import system_clock
from tui.store.database import Database

from .terminal import Program, environment

READY = ("Active listening", "Honest and authentic")  # on both first screens
SIZE = (80, 24)
TRIVIAL = (sys.executable, str(Path(__file__).with_name("trivial.py")))
NEARER = (str(Path(sys.executable).with_name("nearer")),)
NOTHING = (sys.executable, "-c", "pass")


class Setting(NamedTuple):
    """What every row needs to know."""

    file: Path
    env: Mapping[str, str]
    starts: int
    keys: int
    idle: float

    def open(self, argv: Sequence[str]) -> Program:
        """A program on a terminal, just started."""
        return Program(argv, size=SIZE, env=self.env)

    def with_plans(self) -> "Setting":
        """The same with people, plans and outcomes in a copy of the file, made once."""
        return self._with("plans", many_plans.fill)

    def with_notes(self) -> "Setting":
        """The same with 10,000 notes and 500 check-ins in a copy of the file, made once."""
        return self._with("notes", many_notes.fill)

    def _with(self, what: str, fill: Callable[[Database, date], None]) -> "Setting":
        file = self.file.with_name(f"{what}.json")
        if not file.exists():
            shutil.copy(self.file, file)
            clock = system_clock()
            fill(Database(file, clock, backup_folder=file.parent / "backups"), clock.now().date())
        return self._replace(file=file, env={**self.env, "NEARER_FILE": str(file)})

    def ready(self, argv: Sequence[str]) -> Program:
        """A program whose first screen is there and which has nothing left to draw."""
        program = self.open(argv)
        try:
            program.wait_for(*READY, timeout=30)
            program.settle(0.5)
        except TimeoutError:
            program.close()
            raise
        return program

    def run(self, argv: Sequence[str]) -> float:
        """Run a plain command to its end, its output thrown away; seconds. Refused: a failure."""
        env = environment(self.env)
        silent = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_RDWR, 0) for fd in range(3)]
        began = time.monotonic()
        child = os.posix_spawn(argv[0], list(argv), env, file_actions=silent)
        _, status = os.waitpid(child, 0)
        took = time.monotonic() - began
        if status:
            raise RuntimeError(f"{' '.join(argv)}: exit {os.waitstatus_to_exitcode(status)}")
        return took


def make_setting(folder: Path, years: int, starts: int, keys: int, idle: float) -> Setting:
    """A file of ``years`` in ``folder``, and an environment that leads nowhere else."""
    home = folder / "home"
    file = folder / "data" / "nearer.json"
    places = {"HOME": home, "NEARER_FILE": file}
    places |= {f"XDG_{kind}_HOME": home / kind.lower() for kind in ("DATA", "STATE", "CONFIG")}
    for place in (home, file.parent):
        place.mkdir()
    env = {name: str(place) for name, place in places.items()}
    subprocess.run(
        [*NEARER, "demo", "--years", str(years), "--file", str(file)],
        env=environment(env),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return Setting(file, env, starts, keys, idle)
