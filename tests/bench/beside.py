"""The app left open beside a program that writes once a second: ``python -m tests.bench.beside``.

Prints, minute by minute, the resident memory and the open descriptors of the app. Both are to stay
where they are after the first minutes.
"""

import argparse
import tempfile
from pathlib import Path

from tui.book.keeper import Keeper
from tui.book.steps import MarkChange
from tui.clock import system_clock
from tui.domain.practice import BUILT_IN
from tui.store.database import Database

from .processes import descriptors_of, resident_mib
from .setting import NEARER, Setting, make_setting
from .terminal import Program


def main() -> None:
    """Open it, write beside it, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.beside", description=__doc__)
    parser.add_argument("--minutes", type=int, default=60, metavar="N")
    parser.add_argument("--years", type=int, default=10, metavar="N", help="in the file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="nearer-bench-") as folder:
        setting = make_setting(Path(folder), options.years, starts=1, keys=1, idle=0)
        with setting.ready(NEARER) as program:
            print(f"{'minute':>6}{'MiB':>8}{'descriptors':>13}{'writes':>8}")
            _watch(program, setting, options.minutes)


def _watch(program: Program, setting: Setting, minutes: int) -> None:
    clock = system_clock()
    backups = setting.file.parent / "backups"
    keeper = Keeper(Database(setting.file, clock, backup_folder=backups), clock)
    keeper.adopt(keeper.read())
    for second in range(minutes * 60 + 1):
        if second % 60 == 0:
            memory, descriptors = resident_mib(program.pid), descriptors_of(program.pid)
            print(f"{second // 60:>6}{memory:>8.1f}{descriptors:>13}{second:>8}", flush=True)
        turn, at = divmod(second, len(BUILT_IN))
        practice, today = BUILT_IN[at].id, keeper.today()
        keeper.do("beside", [MarkChange(practice, today, "untick" if turn % 2 else "tick")])
        keeper.settle(keeper.save())
        program.settle(quiet=1, timeout=1)


if __name__ == "__main__":
    main()
