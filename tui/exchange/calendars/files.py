"""The calendar files that are to come in, those in folders too: a vdir as it went out."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from tui.domain.refusal import Refused
from tui.exchange.calendars.events import Event, events_of
from tui.exchange.files import NOTHING_IN

MOST_BYTES = 10_000_000
_WRITTEN = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")


class CalendarFile(NamedTuple):
    """A file by its path, and its bytes."""

    path: Path
    data: bytes


def calendars_at(paths: Iterable[Path]) -> list[CalendarFile]:
    """The calendar files at some paths, each once; of a folder those in it, by name.

    Raises OSError. Refused: a folder without any, and more than is read.
    """
    found: dict[Path, bytes] = {}
    left = MOST_BYTES
    for path in dict.fromkeys(file for named in paths for file in _files_of(named)):
        with path.open("rb") as file:
            found[path] = file.read(left + 1)
        left -= len(found[path])
        if left < 0:
            together = "they are" if len(found) > 1 else "it is"
            most = f"{together} larger than {MOST_BYTES // 1_000_000} MB"
            raise Refused(f"{path}: {most}; export less of it; {NOTHING_IN}")
    return [CalendarFile(path, data) for path, data in found.items()]


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        if files := sorted(file for file in path.glob("*.ics") if file.name[0] != "."):
            return files
        raise Refused(f"{path}: it is a folder, and no .ics file is in it; {NOTHING_IN}")
    return [path]


def events_by_uid(files: Sequence[CalendarFile]) -> dict[str, list[Event]]:
    """The events of files by UID; one without is known by what it says.

    Refused, naming the file: as ``events_of`` says.
    """
    groups: dict[str, list[Event]] = {}
    for file in files:
        try:
            events = events_of(file.data, str(file.path) if len(files) > 1 else "")
        except Refused as refusal:
            raise Refused(f"{file.path}: {refusal}") from None
        for event in events:
            groups.setdefault(event.text("UID").strip() or _own_uid(event), []).append(event)
    return groups


def _own_uid(event: Event) -> str:
    """What an event without a UID is known by: what it says, but when it was written."""
    said = [(name, event.lines[name]) for name in sorted(event.lines) if name not in _WRITTEN]
    return blake2b(repr(said).encode(), digest_size=8).hexdigest()
