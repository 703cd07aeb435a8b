"""Telling of a file that cannot be read."""

import contextlib
from pathlib import Path

from tui.store import backups
from tui.store.errors import DamagedFile

_ELSEWHERE = "name another file with --file or NEARER_FILE"


def damaged(path: Path, reason: str, folder: Path, data: bytes | None = None) -> DamagedFile:
    """The error that names the file, the reason and the way out.

    ``data``, what was found there, is copied aside into ``folder``, that of the backups, once.
    """
    ways = []
    if data:
        with contextlib.suppress(OSError):
            ways.append(f"A copy was put aside in {backups.set_aside(data, folder)}.")
    if backup := backups.newest_good(folder):
        ways.append(f"`nearer restore-backup` brings back {backup.name}, the newest good.")
    else:
        mend = "mend the file, or move it away to start anew"
        ways.append(f"There is no backup yet; {mend if data is not None else _ELSEWHERE}.")
    return DamagedFile(path, reason, " ".join(ways))
