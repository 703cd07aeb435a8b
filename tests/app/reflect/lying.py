"""What lies in the folder of what was begun."""

import contextlib
import json
from pathlib import Path

from tui.clock import Clock
from tui.store.drafts import folder_of
from tui.store.storage import FileStorage


def drafts_of(path: Path, clock: Clock) -> Path:
    """The folder of the drafts of a file."""
    return folder_of(FileStorage(path, clock).backup_folder)


def lying(folder: Path) -> list[str]:
    """The texts of the drafts, and whatever else lies there but what locks one of them."""
    found = []
    for file in sorted(folder.rglob("*")) if folder.is_dir() else []:
        with contextlib.suppress(FileNotFoundError):  # it goes while it is looked at
            if file.suffix == ".json":
                found.append(str(json.loads(file.read_bytes()).get("text", "")))
            elif file.is_dir():
                found.append(f"{file.suffix}: a folder")
            elif file.suffix != ".lock" or not file.with_suffix(".json").exists():
                found.append(f"{file.suffix}: {file.read_text('utf-8')}")
    return found
