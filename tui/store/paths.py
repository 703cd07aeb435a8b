"""Where things are kept."""

import os
from pathlib import Path

from tui.domain.refusal import Refused

FILE_VARIABLE = "NEARER_FILE"


def data_file(chosen: str | None = None) -> Path:
    """The file in use: the one chosen, else that of ``NEARER_FILE``, else the platform's own."""
    if chosen == "":
        raise Refused("--file names no file; write its path after it")
    named = chosen or os.environ.get(FILE_VARIABLE)
    if named:
        return named_path(named)
    from platformdirs import user_data_path  # 5 ms, and not needed where the file is named

    return user_data_path("nearer", appauthor=False) / "nearer.json"


def named_path(text: str) -> Path:
    """The path a person wrote, ``~`` taken for a home. Refused: the home of nobody."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise Refused(f"{text!r} begins with the home of nobody; write the whole path") from None


def backup_folder(real: Path) -> Path:
    """The folder of the backups of one file, told apart by the whole of its resolved path."""
    from hashlib import blake2b

    from platformdirs import user_state_path

    mark = blake2b(str(real).encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()
    state = user_state_path("nearer", appauthor=False)
    return state / "backups" / f"{real.stem}-{mark}"
