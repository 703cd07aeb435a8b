"""Files of ours in folders where others write too: nothing goes through what they lay there.

The rule is that of Linux for such folders (``fs.protected_symlinks``, ``fs.protected_regular``):
what stands there must belong to whoever runs this, or to the owner of the folder.
"""

import contextlib
import os
import stat
from pathlib import Path

from tui.store.errors import InTheWay

OUR_FILE = 0o600
_NEVER_THROUGH = os.O_NOFOLLOW | os.O_NONBLOCK  # no link is followed, no pipe is waited for


def open_ours(path: Path) -> int:
    """Open a file that stays, such as a lock, to read and write; made where there is none.

    Raises InTheWay where a link, a folder, a pipe, a file with a second name or one of somebody
    else stands there, and other OSErrors.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | _NEVER_THROUGH, OUR_FILE)
    except OSError:
        refuse_strange(path)
        raise
    try:
        _refuse_strange(path, os.fstat(handle))
    except BaseException:
        os.close(handle)
        raise
    return handle


def new_file(path: Path) -> int:
    """Open a file to write that nobody has open yet; what a killed writer left there goes first.

    Raises InTheWay where that cannot go, and other OSErrors.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NEVER_THROUGH
    try:
        return os.open(path, flags, OUR_FILE)
    except FileExistsError:
        pass
    try:
        path.unlink(missing_ok=True)  # a link goes itself, and not what it leads to
        return os.open(path, flags, OUR_FILE)
    except OSError:
        raise InTheWay(path, "there already") from None


def followed(path: Path) -> Path:
    """Where a link that its owner may have laid on purpose leads; other paths as they are.

    Raises InTheWay for a link of somebody else, and for one that leads nowhere: neither is written
    through. Raises other OSErrors.
    """
    try:
        link = path.lstat()
    except FileNotFoundError:
        return path.resolve()
    if not stat.S_ISLNK(link.st_mode):
        return path.resolve()
    if not _is_trusted(path, link):
        raise InTheWay(path, "a link of somebody else")
    try:
        return path.resolve(strict=True)
    except FileNotFoundError:
        raise InTheWay(path, "a link that leads nowhere") from None
    except RuntimeError:  # before Python 3.13
        raise InTheWay(path, "a link that leads in a circle") from None


def refuse_strange(path: Path) -> None:
    """Raise InTheWay, as ``open_ours`` would, without opening anything."""
    with contextlib.suppress(FileNotFoundError):
        _refuse_strange(path, path.lstat())


def _refuse_strange(path: Path, status: os.stat_result) -> None:
    """Refuse what nobody would have made in our place by accident."""
    if stat.S_ISLNK(status.st_mode):
        raise InTheWay(path, "a link")
    if stat.S_ISDIR(status.st_mode):
        raise InTheWay(path, "a folder")
    if not stat.S_ISREG(status.st_mode):
        raise InTheWay(path, "no ordinary file")
    if status.st_nlink > 1:
        raise InTheWay(path, "another file too, by a second name")
    if not _is_trusted(path, status):
        raise InTheWay(path, "a file of somebody else")


def _is_trusted(path: Path, status: os.stat_result) -> bool:
    return status.st_uid == os.geteuid() or status.st_uid == path.parent.stat().st_uid
