"""A file or folder of another program: what can be told of it without reading all of it."""

import re
import zipfile
import zlib
from functools import cached_property
from pathlib import Path
from typing import Any

import orjson

from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN, decoded

HEAD = 4096  # bytes that tell a format
LARGEST = 64 * 2**20  # bytes of a file, or of a part of an archive, that are read
LARGEST_INSIDE = 16 * 2**20  # bytes of all parts of an archive, unpacked
LARGEST_TEXT = 16 * 2**20  # bytes of a text: far more than twenty years of twelve habits
MOST_LINES = 200_000  # of a text
MOST_VALUES = 1_000_000  # in JSON: a value takes many times the memory of its letters
MOST_PARTS = 2000  # files in an archive
MOST_ROWS = 500_000  # of ticks: fifty habits for more than twenty years
_ENTRY = b"PK\x01\x02"  # begins what an archive says of one of its parts
_OUTSIDE = re.compile(r"(/|\\|[A-Za-z]:|(.*[/\\])?\.\.([/\\]|$))")
_BOM = b"\xef\xbb\xbf"
_BEFORE = _BOM + b" \t\r\n"  # what may stand before JSON
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    RuntimeError,
    ValueError,
    EOFError,
    KeyError,
)


class Source:
    """What is to be taken in, at ``path``.

    ``head`` are its first bytes; ``names`` what a folder, or a zip archive, holds. Texts are UTF-8.
    ``orders`` are dmy or mdy: how its days are written, where that was said, and how its owner
    writes them elsewhere, which counts where the days leave it open.
    """

    def __init__(self, path: Path, date_order: str = "", usual_order: str = "") -> None:
        self.path = path
        self.orders = (date_order, usual_order)

    @cached_property
    def head(self) -> bytes:
        """The first bytes of a file; none of a folder."""
        if self.path.is_dir():
            return b""
        with self.path.open("rb") as file:
            return file.read(HEAD)

    @cached_property
    def first_line(self) -> str:
        """The first line of a text, without what stands before its letters."""
        return self.head.decode("utf-8-sig", "replace").partition("\n")[0].strip()

    @cached_property
    def names(self) -> frozenset[str]:
        """The files in a folder, or the parts of a zip archive by their paths; else nothing.

        Refused: an archive that is damaged or too large, and one with paths that lead out of it.
        """
        if self.path.is_dir():
            return frozenset(entry.name for entry in self.path.iterdir() if entry.is_file())
        if not self.head.startswith(b"PK"):
            return frozenset()
        if self.data().count(_ENTRY) > MOST_PARTS:  # before each of them becomes an object
            raise Refused(f"it holds more than {MOST_PARTS} files; {NOTHING_IN}")
        try:
            with zipfile.ZipFile(self.path) as archive:
                names = frozenset(archive.namelist())
        except _UNREADABLE:
            raise Refused(f"it is a zip archive that is not whole; {NOTHING_IN}") from None
        if outside := next(filter(_OUTSIDE.match, names), None):
            raise Refused(f"its part {outside[:80]!r} leads out of it; {NOTHING_IN}")
        return names

    @cached_property
    def json(self) -> Any:
        """What the file holds as JSON; None where it is none, or too large to be a tracker's."""
        if not self.head.lstrip(_BEFORE).startswith((b"{", b"[")):
            return None
        if self.path.stat().st_size > LARGEST_TEXT:
            return None
        data = self.path.read_bytes().removeprefix(_BOM)
        if sum(map(data.count, (b",", b"[", b"{"))) > MOST_VALUES:
            return None
        try:
            return orjson.loads(data)
        except orjson.JSONDecodeError:
            return None

    def data(self, most: int = LARGEST) -> bytes:
        """All of the file. Refused: one too large to be of this kind."""
        size = self.path.stat().st_size
        if size > most:
            raise Refused(f"it has {size // 2**20} MiB; {most // 2**20} are the most; {NOTHING_IN}")
        return self.path.read_bytes()

    def text(self) -> str:
        """All of the file as text. Refused: what is not UTF-8, or far too large for a text."""
        return within_lines(decoded(self.data(LARGEST_TEXT)))

    def parts(self) -> "Parts | Folder":
        """The zip archive, opened to read parts of it, or the folder that it was unpacked to."""
        return Folder(self.path) if self.path.is_dir() else Parts(self.path)


class Parts:
    """The parts of a zip archive; nothing of it is ever written to the disk.

    Refused: what is too large inside. A part is never read beyond the size that is said of it.
    """

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path)
        inside = sum(part.file_size for part in self._archive.infolist())
        if inside > LARGEST_INSIDE:
            raise Refused(
                f"it has {inside // 2**20} MiB inside; {LARGEST_INSIDE // 2**20} are the most; "
                f"{NOTHING_IN}"
            )

    def text(self, name: str) -> str:
        """A part as text. Refused: what is damaged, locked or not UTF-8."""
        try:
            return decoded(self._archive.read(name))
        except _UNREADABLE:
            raise Refused(f"its part {name[:80]!r} cannot be read; {NOTHING_IN}") from None


class Folder:
    """What was a zip archive, unpacked by whoever downloaded it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def text(self, name: str) -> str:
        """A file in it as text. Refused as the text of a ``Source`` is."""
        return Source(self._path / name).text()


def within_lines(text: str) -> str:
    """The text itself. Refused: one with far too many lines, told before any of them is made."""
    if (lines := text.count("\n") + text.count("\r")) > MOST_LINES:
        raise Refused(f"it has {lines} lines; {MOST_LINES} are the most; {NOTHING_IN}")
    return text
