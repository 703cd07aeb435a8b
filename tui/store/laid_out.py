"""A text laid out for an editor of one's own, in a folder with all that the editor puts beside it.

The editor may outlive the app that started it, and may leave a copy beside the text to recover
from. So the folder stays until the draft is over; what was taken in of it is remembered.
"""

import contextlib
import os
import shutil
from pathlib import Path

from tui.store.atomic import OUR_FOLDER, make_folder
from tui.store.ours import new_file

_TEXT, _TAKEN = "note.md", ".taken"


class LaidOut:
    """One such folder; it need not be there. Every method may raise OSError but ``clear_away``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def lay_out(self, text: str) -> Path:
        """The file with the text. What an editor left beside an earlier one stays."""
        make_folder(self.folder.parent)
        if self.folder.is_symlink():
            self.folder.unlink()
        self.folder.mkdir(OUR_FOLDER, exist_ok=True)
        self.take(text)
        return self._put(_TEXT, text)

    def text(self) -> str:
        """The text as the editor left it, without the line end that editors put last."""
        data = (self.folder / _TEXT).read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:  # an editor of other habits; each of its letters stays one
            text = data.decode("cp1252", "replace")
        return text.rstrip("\n")

    def late_text(self) -> str:
        """What the editor has saved and nobody has taken in; empty where there is nothing."""
        try:
            text = self.text()
        except (FileNotFoundError, NotADirectoryError):
            return ""
        return text if text.strip() and not self.has_taken(text) else ""

    def take(self, text: str) -> None:
        """Remember that a text was taken in, or was laid out from here."""
        self._put(_TAKEN, _mark(text))

    def has_taken(self, text: str) -> bool:
        """Whether a text is what was taken in last."""
        with contextlib.suppress(FileNotFoundError):
            return (self.folder / _TAKEN).read_text("utf-8", "replace") == _mark(text)
        return False

    @property
    def has_copies(self) -> bool:
        """Whether the editor left something beside the text, such as a copy to recover from."""
        return self.folder.is_dir() and not {_TEXT, _TAKEN} >= {*os.listdir(self.folder)}  # noqa: PTH208

    def holds(self, name: str) -> bool:
        """Whether a name, in small letters, is in anything that lies there."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return any(name in path.read_text("utf-8", "replace").casefold() for path in files)

    def clear_away(self) -> None:
        """It goes, with all that the editor put beside it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _put(self, name: str, text: str) -> Path:
        path = self.folder / name
        with os.fdopen(new_file(path), "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
        return path


def _mark(text: str) -> str:
    """By what a text is known again; not another copy of anybody's words."""
    from hashlib import blake2b

    return blake2b(text.rstrip("\n").encode("utf-8", "replace")).hexdigest()
