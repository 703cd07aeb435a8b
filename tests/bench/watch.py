"""Seeing at once that a file has been replaced: inotify (Linux)."""

import ctypes
import os
import struct
from pathlib import Path
from types import TracebackType

IN_MOVED_TO = 0x80
_EVENT = struct.Struct("iIII")  # watch, mask, cookie, length of the name


class Arrivals:
    """The names under which files are moved to or within a folder."""

    def __init__(self, folder: Path) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self.fd: int = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        watching = libc.inotify_add_watch(self.fd, os.fsencode(folder), IN_MOVED_TO)
        if self.fd < 0 or watching < 0:
            raise OSError(ctypes.get_errno(), "inotify cannot watch", str(folder))

    def __enter__(self) -> "Arrivals":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.close(self.fd)

    def names(self) -> list[str]:
        """What has arrived since the last call; does not wait (``fd`` can be selected)."""
        found, at = [], 0
        try:
            data = os.read(self.fd, 65536)
        except BlockingIOError:
            return []
        while at < len(data):
            length = _EVENT.unpack_from(data, at)[3]
            at += _EVENT.size
            found.append(os.fsdecode(data[at : at + length].rstrip(b"\0")))
            at += length
        return found
