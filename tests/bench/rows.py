"""What is measured, and what is allowed (DESIGN 7)."""

import os
import random
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from .processes import processor_seconds, resident_mib
from .setting import NEARER, NOTHING, READY, TRIVIAL, Setting
from .terminal import Program
from .watch import Arrivals

TICKED = "Active listening"  # what "1" ticks in Nearer, and space in the trivial app
SWITCHES = (
    "?",
    "?",
    "s",
    "t",
    "p",
    "t",
    "o",
    "t",
    "n",
    "t",
    ",",
    "t",
)  # from Today through other screens and back
YEARS = ("[", "[", "]", "]")
MONTHS = ("]", "]", "[", "[")
PLANNER = ("p", "t")
REFLECT = ("n", "t")
FIND = ("s", "o", "u", "p", *["backspace"] * 4, "7", "backspace")
VIEWS = ("2", "3", "5", "1")
MOVES = ("h", "h", "k", "k", "j", "j", "l", "l")  # over the map of a year and back


class Figures(NamedTuple):
    """Nearer's and the yardstick's, in the unit of the row."""

    nearer: float
    yardstick: float | None = None
    note: str = ""


class Row(NamedTuple):
    """One line of the table: ``times`` the yardstick, so much ``beside`` it, or ``alone``."""

    title: str
    unit: str
    at_most: float
    compared: str
    measure: Callable[[Setting], Figures]

    def result(self, figures: Figures) -> float:
        """The number that ``at_most`` is about."""
        if figures.yardstick is None or self.compared == "alone":
            return figures.nearer
        if self.compared == "beside":
            return figures.nearer - figures.yardstick
        return figures.nearer / figures.yardstick


def p95(values: Sequence[float]) -> float:
    """The 95th percentile, interpolated."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def start(setting: Setting) -> Figures:
    """From exec to the screen that can be used; medians of alternating starts."""
    return _medians(lambda: _start(setting, NEARER), lambda: _start(setting, TRIVIAL), setting)


def tick_to_paint(setting: Setting) -> Figures:
    """From the key to the changed line, in both programs by turns."""
    nearer, trivial = [], []
    with setting.ready(NEARER) as ours, setting.ready(TRIVIAL) as theirs:
        for _ in range(setting.keys):
            nearer.append(_pressed(ours, "1"))
            trivial.append(_pressed(theirs, "space"))
    return _p95s(nearer, trivial)


Over = Callable[[Setting], Setting]


def _as_it_is(setting: Setting) -> Setting:
    return setting


def through(*keys: str, within: str = "", over: Over = _as_it_is) -> Callable[[Setting], Figures]:
    """From each key to nine tenths of what it changes; ``within`` a screen that a key opens.

    ``over`` gives the file: with plans, or with notes besides.
    """

    def measure(setting: Setting) -> Figures:
        took = []
        setting = over(setting)
        with setting.ready(NEARER) as program:
            if within:
                program.key_to_screen(within)
            for _ in range(max(2, setting.keys // len(keys))):
                for key in keys:
                    _pause(program)
                    took.append(program.key_to_screen(key))
        return _p95s(took)

    return measure


def quick_add(setting: Setting) -> Figures:
    """From enter to nine tenths of what it changes: the line is typed, the plan is there."""
    took = []
    with setting.with_plans().ready(NEARER) as program:
        program.key_to_screen("p")
        for n in range(max(2, setting.keys // 5)):
            program.key_to_screen("a")
            program.write(f"tea with Zed in {n % 9 + 2} days {n % 12 + 8}:00 for 1h")
            _pause(program)
            took.append(program.key_to_screen("enter"))
    return _p95s(took)


def tick_to_disk(setting: Setting) -> Figures:
    """From the key to the file that replaces the old one, beside what the disk itself takes."""
    took, disk = [], []
    probe = setting.file.parent.parent / "probe"
    probe.mkdir(exist_ok=True)
    with setting.ready(NEARER) as program, Arrivals(setting.file.parent) as arrivals:
        _tick_saved(program, arrivals, setting.file)  # makes the hourly backup
        for _ in range(setting.keys):
            took.append(_tick_saved(program, arrivals, setting.file))
            _pause(program)  # let Nearer's sync of the folder end first
            disk.append(_disk_alone(probe, setting.file.read_bytes()))
    return _p95s(took, disk)


def memory(setting: Setting) -> Figures:
    """What is resident after some use of everything measured here."""
    with setting.ready(NEARER) as ours, setting.ready(TRIVIAL) as theirs:
        for _ in range(4):
            ours.key_to_paint("1", where=TICKED)
            theirs.key_to_paint("space", where=TICKED)
        for key in SWITCHES:
            ours.key_to_screen(key)
        for program in (ours, theirs):
            program.settle(1.0)
        return Figures(resident_mib(ours.pid), resident_mib(theirs.pid))


def idle(setting: Setting) -> Figures:
    """Processor time while nothing is pressed, in percent of one core; both at once."""
    with setting.ready(NEARER) as ours, setting.ready(TRIVIAL) as theirs:
        with ThreadPoolExecutor() as threads:
            both = [threads.submit(_idle, each, setting.idle) for each in (ours, theirs)]
        nearer, trivial = (each.result() for each in both)
    return Figures(nearer, trivial, f"over {setting.idle:g} s")


def command(
    *words: str, before: Sequence[str] = (), over: Over = _as_it_is
) -> Callable[[Setting], Figures]:
    """A plain command against a Python that does nothing; ``before`` it, not measured."""

    def ours(setting: Setting) -> float:
        setting = over(setting)
        if before:
            setting.run([*NEARER, *before])
        return setting.run([*NEARER, *words])

    return lambda setting: _medians(lambda: ours(setting), lambda: setting.run(NOTHING), setting)


ROWS = {
    "start": Row("start to first meaningful paint", "ms", 1.3, "times", start),
    "tick": Row("tick to paint, p95", "ms", 2, "times", tick_to_paint),
    "switch": Row("switching screens, p95", "ms", 60, "alone", through(*SWITCHES)),
    "year": Row("another year, p95", "ms", 60, "alone", through(*YEARS, within="s")),
    "cursor": Row("cursor over the year, p95", "ms", 60, "alone", through(*MOVES, within="s")),
    "planner": Row(
        *("the Planner with 500 plans, p95", "ms", 60, "alone"),
        through(*PLANNER, over=Setting.with_plans),
    ),
    "month": Row(
        *("another month of them, p95", "ms", 60, "alone"),
        through(*MONTHS, within="p", over=Setting.with_plans),
    ),
    "add": Row("quick add beside them, p95", "ms", 60, "alone", quick_add),
    "agenda": Row(
        *("nearer agenda of a year of them", "ms", 1000, "alone"),
        command("agenda", "--from", "2026-01-01", "--to", "2026-12-31", over=Setting.with_plans),
    ),
    "reflect": Row(
        *("Reflect with 10,000 notes, p95", "ms", 60, "alone"),
        through(*REFLECT, over=Setting.with_notes),
    ),
    "find": Row(
        *("find in them, a key, p95", "ms", 50, "alone"),
        through(*FIND, within="/", over=Setting.with_notes),
    ),
    "views": Row(
        *("signs, feelings, look back, p95", "ms", 60, "alone"),
        through(*VIEWS, within="n", over=Setting.with_notes),
    ),
    "lookback": Row(
        *("nearer lookback of a year of them", "ms", 1000, "alone"),
        command("lookback", "--year", "2025", over=Setting.with_notes),
    ),
    "start-notes": Row(
        *("start beside them", "ms", 1.3, "times"), lambda setting: start(setting.with_notes())
    ),
    "disk": Row("tick to safely on disk, p95", "ms", 16, "beside", tick_to_disk),
    "memory": Row("resident memory", "MiB", 1.6, "times", memory),
    "idle": Row("idle CPU", "%", 0.3, "alone", idle),
    "today": Row("nearer today", "ms", 7, "times", command("today")),
    "check": Row(
        *("nearer check listen", "ms", 9, "times"),
        command("check", "listen", before=("uncheck", "listen")),
    ),
    "version": Row("nearer --version", "ms", 3, "times", command("--version")),
}


def _start(setting: Setting, argv: Sequence[str]) -> float:
    with setting.open(argv) as program:
        took = program.wait_for(*READY, timeout=30) - program.started
        program.settle()
        program.press("ctrl+q")
        program.exit_status()
    return took


def _pause(program: Program) -> None:
    """Jittered, so as not to fall into step with the program's own timers."""
    program.settle(random.uniform(0.03, 0.09))


def _pressed(program: Program, key: str) -> float:
    _pause(program)
    return program.key_to_paint(key, where=TICKED)


def _tick_saved(program: Program, arrivals: Arrivals, file: Path) -> float:
    _pause(program)
    arrivals.names()
    pressed = program.press("1")
    while True:
        saved = program.read_until(arrivals.fd)
        if file.name in arrivals.names():
            return saved - pressed


def _disk_alone(folder: Path, data: bytes) -> float:
    """Seconds to make a file of these bytes durable and put it in the place of another.

    The folder's own sync comes after the moment that is seen in Nearer, so it counts in neither.
    """
    draft = folder / "draft"
    with draft.open("wb") as written:
        written.write(data)
        written.flush()
        began = time.monotonic()
        os.fsync(written.fileno())
    draft.replace(folder / "kept")
    took = time.monotonic() - began
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)
    return took


def _idle(program: Program, seconds: float) -> float:
    before, began = processor_seconds(program.pid), time.monotonic()
    program.settle(quiet=seconds, timeout=seconds)
    if not program.running:
        raise RuntimeError("the program ended while nothing was pressed")
    used, took = processor_seconds(program.pid) - before, time.monotonic() - began
    return used / took * 100


def _medians(ours: Callable[[], float], theirs: Callable[[], float], setting: Setting) -> Figures:
    ours(), theirs()  # warm
    pairs = [(ours(), theirs()) for _ in range(setting.starts)]
    nearer, yardstick = zip(*pairs, strict=True)
    return Figures(
        statistics.median(nearer) * 1000,
        statistics.median(yardstick) * 1000,
        f"medians of {len(nearer)}; {_range(nearer)} against {_range(yardstick)}",
    )


def _p95s(nearer: Sequence[float], yardstick: Sequence[float] = ()) -> Figures:
    note = f"{len(nearer)} keys; {_range(nearer)}"
    if not yardstick:
        return Figures(p95(nearer) * 1000, None, note)
    note = f"{note} against {_range(yardstick)}"
    return Figures(p95(nearer) * 1000, p95(yardstick) * 1000, note)


def _range(values: Sequence[float]) -> str:
    low, middle, high = (f(values) * 1000 for f in (min, statistics.median, max))
    return f"{low:.1f}–{middle:.1f}–{high:.1f}"
