"""What can be wrong with the file. Each error is one line: the file, the reason, the way out."""

import errno
from pathlib import Path

from tui.domain.refusal import Refused

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your disk quota is used up",
    errno.EFBIG: "the file may not grow any larger here",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "permission is denied",
    errno.EPERM: "permission is denied",
    errno.EIO: "the disk reported an error",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.ENOENT: "it does not exist",
    errno.ELOOP: "its links lead in a circle",
    errno.ENAMETOOLONG: "its name is too long",
}


class StoreError(Exception):
    """The file cannot be read or written; nothing on the disk was changed."""


class DamagedFile(StoreError):
    """What is there cannot be read as our file; it is never written over."""

    def __init__(self, path: Path, reason: str, way_out: str) -> None:
        super().__init__(f"{path} cannot be read: {reason}. It was left as it is. {way_out}")
        self.path = path
        self.reason = reason


class OtherFile(StoreError):
    """In the place of the file that was read here stands another; neither is written over.

    ``found`` is how many records that one holds.
    """

    def __init__(self, path: Path, found: int) -> None:
        self.reason = "another file is in its place"
        super().__init__(f"{path} is not what it was: {self.reason}. It was left alone; try again.")
        self.path = path
        self.found = found


class Unchangeable(StoreError, Refused):
    """Reading works, changing does not, and trying again will not help.

    A refusal like those of the domain: what asks for a change need expect only one kind.
    """


class NotSaved(StoreError):
    """The write did not happen for a reason that may pass: a full disk, a busy lock."""

    def __init__(self, path: Path, reason: str, way_out: str) -> None:
        super().__init__(f"{path} was not saved: {reason}. {way_out}")
        self.reason = reason


class InTheWay(OSError):
    """Something that is not ours stands where a file of ours is written; it was not touched."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(errno.EEXIST, f"{path} is {what}; move it away")


def newer_schema(path: Path, found: int, known: int) -> Unchangeable:
    """Of a file whose schema is newer than the one that is known here."""
    return Unchangeable(
        f"{path} was written by a newer Nearer (schema {found}; this one knows {known}). "
        f"It can be read; update Nearer to change it."
    )


def not_saved(path: Path, error: OSError) -> NotSaved:
    """Of a write that did not work."""
    way_out = "make room and try again" if _lacks_room(error) else "try again once that is mended"
    return NotSaved(path, reason_of(error), f"The file is as it was; {way_out}.")


def overtaken(path: Path) -> NotSaved:
    """Of a write that a program which heeds no lock came before."""
    reason = "another program changed it at the same moment"
    return NotSaved(path, reason, "Its change is kept and yours was not made; try again.")


def no_backup(folder: Path, error: OSError) -> NotSaved:
    """Of a backup that was insisted upon and could not be made."""
    return NotSaved(folder, reason_of(error), "Without a backup nothing was changed.")


def reason_of(error: OSError) -> str:
    """Why the system refused, in plain words that end a sentence; no full stop."""
    if isinstance(error, InTheWay):
        return str(error.strerror)
    return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())


def _lacks_room(error: OSError) -> bool:
    """Whether the write would have worked on an emptier disk."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
