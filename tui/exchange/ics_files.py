"""The calendar files that are to come in, those in folders too: a vdir as it went out."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN

MOST_BYTES = 10_000_000


class CalendarFile(NamedTuple):
    """A file by its path, and its bytes."""

    path: Path
    data: bytes


def calendars_at(paths: Iterable[Path]) -> list[CalendarFile]:
    """The calendar files at some paths, each once; of a folder those in it, by name.

    Raises OSError. Refused: a folder without any, and more than is read.
    """
    found: dict[Path, bytes] = {}
    size = 0
    for path in [file for named in paths for file in _files_of(named)]:
        with path.open("rb") as file:
            found[path] = file.read(MOST_BYTES + 1)
        size += len(found[path])
        if size > MOST_BYTES:
            raise Refused(
                f"{path} makes it larger than {MOST_BYTES // 1_000_000} MB; export less of it"
            )
    return [CalendarFile(path, data) for path, data in found.items()]


def _files_of(path: Path) -> list[Path]:
    if path.is_dir():
        if files := sorted(file for file in path.glob("*.ics") if file.name[0] != "."):
            return files
        raise Refused(f"{path}: it is a folder, and no .ics file is in it; {NOTHING_IN}")
    return [path]
