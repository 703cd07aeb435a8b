"""Files and what is in them, for the tests of the store and the keeper."""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from tui.book.keeper import Keeper
from tui.clock import Clock
from tui.store.codec import Record, Tables
from tui.store.database import Database
from tui.store.meta import document_id

MONDAY = date(2026, 11, 23)
HABITS = ("settings", "practices", "schedules", "pauses")
AT = "2026-11-01T08:00:00.000Z"
META: Record = {"uid": "meta", "schema": 1, "file_id": "of-a-test", "at": AT}


def table(*records: Record) -> dict[str, Record]:
    """Records under the ids that follow from their uids."""
    return {str(document_id(record["uid"])): record for record in records}


def tables(**named: dict[str, Record]) -> Tables:
    """The tables of a file, its meta record among them unless given."""
    return {"meta": table(META)} | named


def year(practice: str, number: int, days: dict[str, Any], at: str = AT) -> Record:
    """The record of a practice in a year."""
    return {
        "uid": f"{practice}|{number}",
        "practice": practice,
        "year": number,
        "at": at,
        "days": days,
    }


def write(path: Path, content: Any) -> bytes:
    """Put JSON at ``path`` as another program would; gives the bytes."""
    data = json.dumps(content, indent=1).encode()
    path.write_bytes(data)
    return data


def load(path: Path) -> Any:
    """What is in the file, read without any of our code."""
    return json.loads(path.read_text("utf-8"))


def records(path: Path) -> dict[str, dict[str, Record]]:
    """Tables of records by uid (or, where there is none, by id), whatever their order."""
    return {
        name: {record.get("uid", key): record for key, record in held.items()}
        for name, held in load(path).items()
    }


def plain_records(path: Path) -> dict[str, dict[str, Record]]:
    """As ``records``, but without times, and without what says nothing any more."""
    found: dict[str, dict[str, Record]] = {}
    for name, held in records(path).items():
        for uid, record in held.items():
            plain = {key: value for key, value in record.items() if key != "at"}
            if name in HABITS and plain.get("deleted"):
                continue
            if name == "marks":
                plain["days"] = {
                    day: {key: value for key, value in cell.items() if key != "at"}
                    for day, cell in record["days"].items()
                    if cell["state"] is not None
                }
                if not plain["days"]:
                    continue
            found.setdefault(name, {})[uid] = plain
    return found


def opened(path: Path, clock: Clock, **options: Any) -> Keeper:
    """A keeper over a database of its own, the file read."""
    keeper = Keeper(Database(path, clock, **options), clock)
    keeper.adopt(keeper.read())
    return keeper


def halves(path: Path) -> list[str]:
    """What writers left beside the file, its lock aside."""
    return sorted(p.name for p in path.parent.iterdir() if p.name.endswith(".tmp"))


@contextmanager
def scratch() -> Iterator[Path]:
    """A path in a folder that goes again, for the examples of one property."""
    with tempfile.TemporaryDirectory(prefix="nearer-", dir=_fast_folder()) as folder:
        yield Path(folder) / "nearer.json"


def _fast_folder() -> str | None:
    """Memory where there is some: thousands of files are made only to be thrown away."""
    memory = Path("/dev/shm")
    return str(memory) if sys.platform == "linux" and memory.is_dir() else None


class Heard:
    """What this process did to files, as the interpreter itself reports it."""

    def __init__(self) -> None:
        self.events: list[tuple[str, str]] = []
        self._on = True
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._on and event in ("open", "os.rename"):
            self.events.append((event, str(arguments[event == "os.rename"])))

    def stop(self) -> None:
        """Hear no more; a hook cannot be taken out again."""
        self._on = False

    def renames(self, path: Path) -> int:
        """How often something was put in the place of ``path``."""
        return self.events.count(("os.rename", str(path)))

    def openings(self, path: Path) -> int:
        """How often ``path`` was opened."""
        return self.events.count(("open", str(path)))
