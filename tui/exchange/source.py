"""A file or folder of another program: what can be told of it without reading all of it."""

import zipfile
import zlib
from functools import cached_property
from pathlib import Path

from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN

HEAD = 4096  # bytes that tell a format
LARGEST = 64 * 2**20  # bytes of a file, or of a part of an archive, that are read
MOST_PARTS = 2000  # files in an archive
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
    """

    def __init__(self, path: Path) -> None:
        self.path = path

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
        """The files in a folder, or the parts of a zip archive by their paths; else nothing."""
        if self.path.is_dir():
            return frozenset(entry.name for entry in self.path.iterdir() if entry.is_file())
        if not self.head.startswith(b"PK"):
            return frozenset()
        try:
            with zipfile.ZipFile(self.path) as archive:
                parts = archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError):
            raise Refused(f"it is a zip archive that is not whole; {NOTHING_IN}") from None
        if len(parts) > MOST_PARTS:
            raise Refused(f"it holds {len(parts)} files; {MOST_PARTS} are the most; {NOTHING_IN}")
        return frozenset(part.filename for part in parts)

    def data(self) -> bytes:
        """All of the file. Refused: one too large to be of this kind."""
        size = self.path.stat().st_size
        if size > LARGEST:
            raise Refused(
                f"it has {size // 2**20} MiB; {LARGEST // 2**20} are the most; {NOTHING_IN}"
            )
        return self.path.read_bytes()

    def text(self) -> str:
        """All of the file as text. Refused: what is not UTF-8."""
        return decoded(self.data())

    def beside(self, name: str) -> str:
        """The text of a file in the folder. Refused as ``text`` is."""
        return Source(self.path / name).text()

    def parts(self) -> "Parts":
        """The zip archive, opened to read parts of it."""
        return Parts(self.path)


class Parts:
    """The parts of a zip archive; nothing of it is ever written to the disk."""

    def __init__(self, path: Path) -> None:
        self._archive = zipfile.ZipFile(path)
        self._left = LARGEST

    def text(self, name: str) -> str:
        """A part as text. Refused: what is damaged, locked or not UTF-8, and all too large."""
        try:
            with self._archive.open(name) as part:
                data = part.read(self._left + 1)
        except _UNREADABLE:
            raise Refused(f"its part {name[:80]!r} cannot be read; {NOTHING_IN}") from None
        self._left -= len(data)
        if self._left < 0:
            raise Refused(f"it is larger inside than {LARGEST // 2**20} MiB; {NOTHING_IN}")
        return decoded(data)


def decoded(data: bytes) -> str:
    """Bytes as text, without a byte-order mark. Refused: what is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"it is not UTF-8 text; {NOTHING_IN}") from None
