"""What the disk says of a path."""

import os
import stat
from pathlib import Path

from tui.store.errors import Unchangeable, reason_of

Signature = tuple[int, ...] | None


def signature_of(status: os.stat_result) -> Signature:
    """What tells one content from another: the inode alone does not, ext4 uses it again."""
    s = status
    return (s.st_mtime_ns, s.st_ctime_ns, s.st_size, s.st_ino, s.st_dev)


def signature(path: Path) -> Signature:
    """The signature of a file, None where there is none. Raises other OSErrors."""
    try:
        return signature_of(path.stat())
    except FileNotFoundError:
        return None


def writable(path: Path) -> bool:
    """Whether writing is allowed and meant: root may write anywhere, but heeds the mode."""
    return os.access(path, os.W_OK) and bool(path.stat().st_mode & stat.S_IWUSR)


def why_read_only(path: Path, real: Path) -> Unchangeable | None:
    """Why the file ``real``, which the user calls ``path``, may not be written, if so."""
    try:
        if real.exists() and not writable(real):
            return Unchangeable(f"{path} is read-only; allow writing to it to change anything.")
        folder = next(f for f in real.parents if f.exists())
        if writable(folder):
            return None
    except OSError as error:
        return Unchangeable(f"{path} cannot be changed: {reason_of(error)}.")
    return Unchangeable(
        f"the folder {folder} is read-only, so nothing in {path.name} can change; "
        f"allow writing to it, or name another file with --file."
    )
