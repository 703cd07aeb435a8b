"""The files that go out and come in: their formats by name, and what may be written over."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tui.domain.refusal import Refused
from tui.store.atomic import sweep_stale, write_whole
from tui.store.errors import reason_of

FORMATS = (".json", ".csv", ".ics")
DIARY = ".md"  # goes out only
OWN = "own"  # what is named becomes a practice of one's own
NOTHING_IN = "nothing was imported"  # behind the reason of a refusal
BEFORE_IMPORT = "before-import"  # names the backup that goes before an import

Far = Callable[[int, int], object]
"""Is told, while something long is going on, how much of it is done, and of how much."""


def untold(done: int, of: int) -> None:
    """Where nobody asks how far it is."""


def decoded(data: bytes) -> str:
    """Bytes as text, without a byte-order mark. Refused: what is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"it is not UTF-8 text; {NOTHING_IN}") from None


class Export(NamedTuple):
    """What goes out: the bytes of a file, how much of what they hold, and what stays behind.

    ``holds`` are numbers with the word for one, such as ``(5, "mark")``; ``held_back`` is the
    number of private notes that were left out.
    """

    data: bytes
    holds: tuple[tuple[int, str], ...]
    held_back: int = 0


def format_of(path: Path) -> str:
    """One of ``FORMATS``, or ``DIARY``, told by the end of a name. Refused: any other."""
    suffix = path.suffix.lower()
    if suffix not in (*FORMATS, DIARY):
        raise Refused(
            f"{path} ends in none of .json, .csv, .ics and .md; name it so that it is clear"
        )
    return suffix


def free_target(target: Path, in_use: Path, *, force: bool | None) -> Path:
    """Where an export to ``target`` goes.

    Refused: the file ``in_use`` itself, a link, for anybody may have laid it there, a folder or
    what else is no ordinary file, a folder that is not there, and, without ``force``, a file that
    is; None where it cannot be asked for.
    """
    try:
        real = target.resolve()
        own = in_use.resolve()
    except (OSError, RuntimeError):
        raise Refused(f"the links of {target} lead in a circle; choose another name") from None
    if real == own:
        raise Refused(f"{target} is the file in use itself; choose another name")
    if target.is_symlink():
        raise Refused(f"{target} is a link to {real}; name that, or choose another name")
    if real.is_dir():
        raise Refused(f"{target} is a folder; choose another name")
    if real.exists() and not real.is_file():
        raise Refused(f"{target} is no ordinary file; choose another name")
    if real.exists() and not force:
        way_out = "" if force is None else " or add --force"
        raise Refused(f"{target} exists already; choose another name{way_out}")
    if not real.parent.is_dir():
        raise Refused(f"the folder of {target} does not exist; make it first")
    return real


def write_export(target: Path, real: Path, data: bytes) -> None:
    """Write an export to ``real``, as ``free_target`` gave it; it belongs to its owner alone.

    Refused, naming ``target``: what the disk does not take; then what was there is there still.
    """
    sweep_stale(real.parent, real.name)
    try:
        write_whole(real, data)
    except OSError as error:
        raise Refused(
            f"{target} was not written: {reason_of(error)}; choose another name"
        ) from None
