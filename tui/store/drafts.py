"""What is being typed, kept aside until it is a note: it survives the end of the app.

One file a text, in a folder of its own per data file, locked as long as somebody types into it.
"""

import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import Any

from tui.store.atomic import make_folder, write_whole
from tui.store.laid_out import LaidOut
from tui.store.lock import Busy, locked

_END, _LOCK, _HALF = ".json", ".lock", ".tmp"

Content = Mapping[str, Any]
"""What is kept of a text: its fields as the file holds them."""


class Draft:
    """One text that is being typed; it may be written from several threads.

    Nothing is on the disk before the first ``write``, and nothing comes back after ``drop`` or
    ``close``. Every method may raise OSError but these two.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.laid_out = LaidOut(path.with_suffix(""))
        self._held = contextlib.ExitStack()
        self._is_held = self._is_over = False
        self._turn = threading.Lock()

    def hold(self) -> bool:
        """Keep others from going on with it; False where somebody does already."""
        if not self._is_held:
            try:
                self._held.enter_context(locked(_lock_of(self.path), patience=0))
            except Busy:
                return False
            self._is_held = True
        return True

    def write(self, content: Content) -> None:
        """Keep it as it is now, durably, all or nothing. A draft that is over stays as it is."""
        with self._turn:
            if self._is_over:
                return
            make_folder(self.path.parent)
            self.hold()
            data = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
            write_whole(self.path, data)

    def read(self) -> Content | None:
        """What was kept of it last; None where it is gone, or cannot be understood."""
        try:
            content = json.loads(self.path.read_bytes())
        except (FileNotFoundError, ValueError, RecursionError):
            return None
        return content if isinstance(content, dict) else None

    def take_in(self) -> None:
        """Take in what an editor of one's own has saved and nobody has taken in yet.

        It goes on with the draft as it was laid out. Where that was written since, here, or is
        gone, it is a draft of its own: neither text is written over.
        """
        late = self.laid_out.late_text()
        if not late:
            return
        content = self.read()
        if content is None:
            content = {"day": str(date.fromtimestamp(self.laid_out.folder.stat().st_mtime))}
        if self._is_over or not self.laid_out.has_taken(str(content.get("text", ""))):
            other = new_draft(self.path.parent)
            other.write({**content, "text": late})
            other.close()
        else:
            self.write({**content, "text": late})
        self.laid_out.take(late)

    def close(self) -> None:
        """Leave it for later, for whoever goes on with it; nothing is written any more."""
        with self._turn:
            self._is_over = True
            self._held.close()

    def drop(self) -> None:
        """It is a note now, or nothing: its file goes, and what was laid out of it."""
        with self._turn:
            self._is_over = True
            with contextlib.suppress(OSError):
                self.take_in()
                self.laid_out.clear_away()
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
                _lock_of(self.path).unlink(missing_ok=True)
            self._held.close()

    def holds(self, name: str) -> bool:
        """Whether a name, in small letters, is in anything that is kept of it."""
        held = self.path.read_text("utf-8", "replace")
        # the text as it was typed, too: JSON writes some signs, such as quotes, in another way
        text = (self.read() or {}).get("text", "")
        return name in f"{held}\n{text}".casefold() or self.laid_out.holds(name)


def folder_of(backup_folder: Path) -> Path:
    """Where the drafts of a file are: beside its backups."""
    return backup_folder.with_name(f"{backup_folder.name}-drafts")


def new_draft(folder: Path) -> Draft:
    """A draft of which nothing is on the disk yet."""
    return Draft(folder.resolve() / f"draft-{token_hex(6)}{_END}")


def begun_notes(folder: Path) -> list[tuple[Path, Content]]:
    """What was begun and nobody types into now, the latest first."""
    found = []
    for draft, content in _waiting(folder):
        if _says_something(content):
            with contextlib.suppress(OSError):
                found.append((draft.path.stat().st_mtime_ns, draft.path, content))
    return [(path, content) for _, path, content in sorted(found, key=lambda f: -f[0])]


def drop_kept(folder: Path, is_kept: Callable[[Content], bool]) -> bool:
    """Let go of drafts that say nothing, or no more than what is kept; whether others are left."""
    _sweep(folder)
    is_left = False
    for draft, content in _waiting(folder):
        if not _says_something(content) or is_kept(content):
            draft.drop()
        else:
            is_left = True
    return is_left


def drop_with(folder: Path, name: str) -> None:
    """Let go of what was begun and holds a name that is to be forgotten."""
    _sweep(folder)
    _take_in(folder)
    for draft in _free(folder):
        with contextlib.suppress(OSError):
            if draft.holds(name.casefold()):
                draft.drop()


def _waiting(folder: Path) -> Iterator[tuple[Draft, Content]]:
    """The drafts that nobody types into and that can be read, each held while it is looked at."""
    _take_in(folder)
    for draft in _free(folder):
        with contextlib.suppress(OSError):
            if (content := draft.read()) is not None:
                yield draft, content


def _take_in(folder: Path) -> None:
    """Take in what editors have saved of drafts that nobody types into here."""
    for draft in _free(folder):
        with contextlib.suppress(OSError):  # of a full disk: it waits where it is
            draft.take_in()


def _free(folder: Path) -> Iterator[Draft]:
    """The drafts that nobody types into, each held while it is looked at."""
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob(f"draft-*{_END}")):
            draft = Draft(path)
            with contextlib.suppress(OSError):
                if draft.hold():
                    yield draft
            draft.close()


def _sweep(folder: Path) -> None:
    """Remove what killed writers left: halves of files, and locks of what was never written.

    What an editor saved after its draft was over, in a folder that it made anew, is one again.
    """
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.suffix not in (_HALF, _LOCK, ""):
                continue
            draft = Draft(folder / f"{path.name.lstrip('.').partition('.')[0]}{_END}")
            if not draft.hold():
                continue
            if path.suffix == _HALF:
                path.unlink(missing_ok=True)
            if draft.path.exists():
                draft.close()
            else:
                draft.drop()


def _says_something(content: Content) -> bool:
    return bool(str(content.get("text", "")).strip())


def _lock_of(path: Path) -> Path:
    return path.with_suffix(_LOCK)
