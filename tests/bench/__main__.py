"""Print how fast Nearer is beside a yardstick; ``python -m tests.bench --help``.

The yardstick is a trivial Textual app on the same terminal, a Python that does nothing, or the
disk by itself, measured by turns with Nearer. Nothing here fails: it prints.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from .rows import ROWS, Figures, Row
from .setting import make_setting

LINE = "{:<33}{:>12}{:>12}{:>11}{:>10}  {:<5} {}"


def main() -> None:
    """Measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="nearer-bench-") as folder:
        try:
            setting = make_setting(
                Path(folder), options.years, options.starts, options.keys, options.idle
            )
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"nothing to measure: {error}", file=sys.stderr)
            return
        size = setting.file.stat().st_size / 1024
        print(
            f"Python {platform.python_version()}, {os.cpu_count()} cores, "
            f"load {os.getloadavg()[0]:.1f}; a file of {options.years} years, {size:.0f} KiB\n"
        )
        print(LINE.format("", "Nearer", "yardstick", "ratio", "at most", "", ""))
        for name in options.only or ROWS:
            row = ROWS[name]
            try:
                print(_line(row, row.measure(setting)), flush=True)
            except (OSError, RuntimeError) as error:
                print(f"{row.title:<33}not measured: {error}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--starts", type=int, default=15, metavar="N", help="of each program")
    parser.add_argument("--keys", type=int, default=60, metavar="N", help="in each program")
    parser.add_argument("--idle", type=float, default=30, metavar="SECONDS")
    parser.add_argument("--years", type=int, default=10, metavar="N", help="in Nearer's file")
    parser.add_argument("--only", action="append", choices=ROWS, help="may be given again")
    options = parser.parse_args()
    options.starts, options.keys = max(1, options.starts), max(2, options.keys)  # for quantiles
    return options


def _line(row: Row, figures: Figures) -> str:
    nearer, yardstick = (
        "" if value is None else f"{value:.2f} {row.unit}"
        for value in (figures.nearer, figures.yardstick)
    )
    result = row.result(figures)
    return LINE.format(
        row.title,
        nearer,
        yardstick,
        "" if row.compared == "alone" else _limit(row, round(result, 2)),
        _limit(row, row.at_most),
        "ok" if result <= row.at_most else "over",
        figures.note,
    ).rstrip()


def _limit(row: Row, number: float) -> str:
    if row.compared == "times":
        return f"{number:g} ×"
    return f"{number:{'+' if row.compared == 'beside' else ''}g} {row.unit}"


if __name__ == "__main__":
    main()
