"""Copies of the file, taken before it changes and thinned with age."""

import contextlib
import os
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tui.store.atomic import make_folder, sweep_stale, write_whole
from tui.store.codec import NotOurs, decode
from tui.store.errors import Unchangeable, reason_of
from tui.store.meta import schema_of

BETWEEN = timedelta(hours=1)
_STAMP = "%Y-%m-%dT%H%M%SZ"
_KEPT = ((24, "%Y-%m-%d %H"), (14, "%Y-%m-%d"), (8, "%G week %V"), (12, "%Y-%m"))
_TAGGED_KEPT = 12


class Backup(NamedTuple):
    """A copy: when it was taken (UTC), why, where. ``tag`` is empty for the hourly ones."""

    at: datetime
    tag: str
    path: Path

    @property
    def name(self) -> str:
        """What it is called on the command line."""
        return self.path.stem


def backups_in(folder: Path) -> list[Backup]:
    """The backups of one file, newest first."""
    found = []
    for path in folder.glob("*.json"):
        stamp, _, tag = path.stem.partition(".")
        with contextlib.suppress(ValueError):
            found.append(Backup(datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC), tag, path))
    return sorted(found, reverse=True)


def newest_good(folder: Path) -> Backup | None:
    """The newest backup that can be read."""
    for backup in backups_in(folder):
        with contextlib.suppress(NotOurs, OSError):
            schema_of(decode(backup.path.read_bytes()))
            return backup
    return None


def is_due(folder: Path, now: datetime) -> bool:
    """Whether no backup was taken within an hour of ``now``."""
    return all(abs(now - backup.at) >= BETWEEN for backup in backups_in(folder))


def take(real: Path, folder: Path, now: datetime, tag: str = "") -> Backup:
    """Copy the file as it is into ``folder`` and thin what is there. Raises OSError.

    A copy, not a link: a program that writes in place would change a linked backup too.
    """
    return keep(real.read_bytes(), folder, now, tag)


def keep(data: bytes, folder: Path, now: datetime, tag: str) -> Backup:
    """Make a backup of what a file would hold; as ``take``."""
    make_folder(folder)
    sweep_stale(folder)
    now = now.astimezone(UTC).replace(microsecond=0)
    taken = {backup.path.name for backup in backups_in(folder)}
    name = now.strftime(_STAMP) + (f".{tag}" if tag else "")
    stem = name
    for n in range(2, len(taken) + 3):
        if f"{name}.json" not in taken:
            break
        name = f"{stem}{'-' if tag else '.again-'}{n}"
    path = folder / f"{name}.json"
    write_whole(path, data)
    backup = Backup(now, name.partition(".")[2], path)
    known = backups_in(folder)
    for old in set(known) - worth_keeping(known) - {backup}:
        old.path.unlink(missing_ok=True)
    return backup


def put_back(
    backup: Backup, real: Path, folder: Path, now: datetime, last_look: Callable[[], None]
) -> None:
    """Put a backup in the file's place, as ``put`` does.

    Raises OSError, and Unchangeable where the backup itself cannot be read.
    """
    try:
        data = backup.path.read_bytes()
        schema_of(decode(data))
    except (NotOurs, OSError) as error:
        why = reason_of(error) if isinstance(error, OSError) else str(error)
        raise Unchangeable(f"the backup {backup.name} cannot be read: {why}.") from None
    put(data, real, folder, now, last_look)


def put(
    data: bytes, real: Path, folder: Path, now: datetime, last_look: Callable[[], None]
) -> os.stat_result:
    """Put bytes in the file's place; what is there now is backed up or set aside first.

    ``last_look`` and what is given are those of ``write_whole``. Raises OSError.
    """
    if real.exists():
        there = real.read_bytes()
        try:
            schema_of(decode(there))
            take(real, folder, now, "before-restore")
        except NotOurs:
            set_aside(there, folder)
    return write_whole(real, data, last_look)


def remove_all(folder: Path) -> int:
    """Remove every backup and every copy set aside; returns how many. Raises OSError."""
    paths = list(folder.glob("*.json"))
    for path in (*paths, *folder.glob(".*.tmp")):  # halves hold as much as the whole
        path.unlink(missing_ok=True)
    return len(paths)


def set_aside(data: bytes, folder: Path) -> Path:
    """Keep a copy of bytes that cannot be read, once however often they are met."""
    from hashlib import blake2b

    make_folder(folder)
    path = folder / f"damaged-{blake2b(data, digest_size=6).hexdigest()}.json"
    if not path.exists():
        write_whole(path, data)
    return path


def worth_keeping(backups: Iterable[Backup]) -> set[Backup]:
    """Of the hourly ones the newest of 24 hours, 14 days, 8 weeks and 12 months; 12 tagged."""
    newest_first = sorted(backups, reverse=True)
    plain = [backup for backup in newest_first if not backup.tag]
    kept = set([backup for backup in newest_first if backup.tag][:_TAGGED_KEPT])
    for number, period in _KEPT:
        newest_of: dict[str, Backup] = {}
        for backup in plain:
            newest_of.setdefault(backup.at.strftime(period), backup)
        kept.update(list(newest_of.values())[:number])
    return kept
