"""Telling of a file that cannot be read."""

import contextlib
from pathlib import Path

from tui.store import backups
from tui.store.errors import DamagedFile


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
        ways.append("There is no backup yet; mend the file, or move it away to start anew.")
    return DamagedFile(path, reason, " ".join(ways))
