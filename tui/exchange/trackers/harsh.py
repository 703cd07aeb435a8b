"""harsh: a folder with ``habits`` and ``log``, or the log alone.

``habits`` has a line a habit, ``Name: often[: end YYYY-MM-DD]``, under ``! headings``; ``log`` has
``day : habit : y|n|s : comment : amount``, of which the last two may be missing. The last line of a
day and habit counts; ``s`` is a rest.
"""

import re
from datetime import date

from tui.exchange.files import Far
from tui.exchange.found import Found, FoundMark, Often, Rows
from tui.exchange.source import Source

NAME = "harsh"
_MARKS: dict[str, FoundMark] = {"y": "done", "s": "rest"}
_LINE = re.compile(r"\d{4}-\d{2}-\d{2} : .+ : [yns](?: : |$)")
_OFTEN = re.compile(r"(\d{1,3})(?:/(\d{1,3})|(w))?")


def recognises(source: Source) -> bool:
    """A folder with both files, either of them, or any log."""
    if {"habits", "log"} <= source.names:
        return not source.head and bool(_LINE.match(_first_entry(source.beside("log"))))
    if source.path.name == "habits" and source.path.with_name("log").is_file():
        return recognises(Source(source.path.parent))
    return bool(_LINE.match(_first_entry(source.head.decode("utf-8-sig", "replace"))))


def read(source: Source, today: date, far: Far) -> Found:
    """The habits in the order of ``habits``, then those that only the log knows."""
    folder = source.path if source.path.is_dir() else source.path.parent
    rows = Rows(today)
    if (folder / "habits").is_file():
        _read_habits(Source(folder / "habits").text(), rows)
    is_log = source.path.is_file() and source.path.name != "habits"
    log = source if is_log else Source(folder / "log")
    lines = log.text().splitlines()
    last: dict[tuple[str, str], tuple[int, list[str]]] = {}
    for n, line in enumerate(lines, 1):
        far(n, len(lines))
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split(" : ")
        if len(fields) < 3 or fields[2].strip() not in ("y", "n", "s"):
            rows.left_out.append(f"log, line {n}: it is not day : habit : y, n or s")
            continue
        last[fields[0].strip(), fields[1].strip()] = n, fields
    for (written, name), (n, fields) in last.items():
        where = f"log, line {n}"
        try:
            day = date.fromisoformat(written)
        except ValueError:
            rows.left_out.append(f"{where}: {written[:20]!r} is no day")
            continue
        rows.habit(name, name)
        rows.row(name, day, _MARKS.get(fields[2].strip()), "".join(fields[3:4]), where)
    return Found(NAME, rows.habits(), left_out=tuple(rows.left_out))


def _first_entry(text: str) -> str:
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return next(lines, "")


def _read_habits(text: str, rows: Rows) -> None:
    for n, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line[0] in "#!":
            continue
        name, _, rest = line.partition(": ")
        often = _often(rest.partition(":")[0].strip())
        if often is None:
            rows.left_out.append(f"habits, line {n}: {rest[:20]!r} says nothing of how often")
        rows.habit(name.strip(), name, often or Often())


def _often(text: str) -> Often | None:
    """``1`` daily, ``7`` once in 7 days, ``3/7``, ``1w``, ``0`` only kept track of."""
    match = _OFTEN.fullmatch(text)
    if not match:
        return None
    number = int(match[1])
    if match[2]:
        return Often(number, int(match[2])) if number and int(match[2]) else None
    return Often(1, number * (7 if match[3] else 1)) if number else Often(0, 0)
