"""What is being typed, kept aside until it is a note: it survives the end of the app.

One file a text, in a folder of its own per data file, locked as long as somebody types into it.
"""

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from secrets import token_hex
from typing import Any

from tui.store.atomic import make_folder, write_whole
from tui.store.lock import Busy, locked

_END, _LOCK = ".json", ".lock"


class Draft:
    """One text that is being typed. Every method may raise OSError but ``close`` and ``drop``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held = contextlib.ExitStack()

    def hold(self) -> bool:
        """Keep others from going on with it; False where somebody does already."""
        try:
            self._held.enter_context(locked(_lock_of(self.path), patience=0))
        except Busy:
            return False
        return True

    def write(self, content: Mapping[str, Any]) -> None:
        """Keep it as it is now, durably, all or nothing."""
        write_whole(self.path, json.dumps(content, ensure_ascii=False).encode("utf-8", "replace"))

    def close(self) -> None:
        """Leave it for later."""
        self._held.close()

    def drop(self) -> None:
        """It is a note now, or nothing: its file goes."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)
            _lock_of(self.path).unlink(missing_ok=True)
        self.close()


def folder_of(backup_folder: Path) -> Path:
    """Where the drafts of a file are: beside its backups."""
    return backup_folder.with_name(f"{backup_folder.name}-drafts")


def new_draft(folder: Path) -> Draft:
    """A draft that is held from now on. Raises OSError."""
    make_folder(folder)
    draft = Draft(folder.resolve() / f"draft-{token_hex(6)}{_END}")
    draft.hold()
    return draft


def begun_notes(folder: Path) -> list[tuple[Path, Mapping[str, Any]]]:
    """What was begun and nobody types into now, the latest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder.glob(f"draft-*{_END}"):
            draft = Draft(path)
            with contextlib.suppress(OSError, ValueError):
                if draft.hold():
                    content = json.loads(path.read_bytes())
                    if isinstance(content, dict) and str(content.get("text", "")).strip():
                        found.append((path.stat().st_mtime_ns, path, content))
            draft.close()
    return [(path, content) for _, path, content in sorted(found, key=lambda f: -f[0])]


def drop_with(folder: Path, name: str) -> None:
    """Let go of what was begun and holds a name that is to be forgotten."""
    for path, content in begun_notes(folder):
        if name.casefold() in json.dumps(content, ensure_ascii=False).casefold():
            Draft(path).drop()


def _lock_of(path: Path) -> Path:
    return path.with_suffix(_LOCK)
