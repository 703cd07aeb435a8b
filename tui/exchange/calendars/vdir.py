"""Plans as a vdir: a folder with a calendar file a plan, as vdirsyncer and khal read it."""

from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from tui.book.book import Book
from tui.domain.refusal import Refused
from tui.exchange.calendars.writing import PRODUCT, calendars_of, stamps_of
from tui.exchange.files import Far, untold
from tui.store.atomic import make_folder, sweep_stale, write_whole
from tui.store.codec import Tables
from tui.store.errors import reason_of

_LONGEST = 60  # signs of a name


class VdirWritten(NamedTuple):
    """How many plans stand in the folder now, and how many files of plans that are gone went."""

    plans: int
    removed: int


def write_vdir(
    book: Book, tables: Tables, folder: Path, *, details: bool = False, far: Far = untold
) -> VdirWritten:
    """Make a folder hold the plans of a book, whose records ``tables`` are.

    A file that says the same already is not touched, and neither is one that is not ours.
    Refused: where the disk does not take it.
    """
    stamps = stamps_of(tables)
    try:
        make_folder(folder)
        sweep_stale(folder, "pl-")
        for n, (plan, data) in enumerate(calendars_of(book, stamps, details=details)):
            far(n, len(book.plans))
            path = folder / f"{_stem(plan.uid)}.ics"
            if not path.is_file() or path.read_bytes() != data:
                write_whole(path, data)
        stems = {_stem(uid) for uid in book.plans}
        gone = [path for path in folder.glob("pl-*.ics") if _is_of_gone(path, stems)]
        for path in gone:
            path.unlink()
    except OSError as error:
        raise Refused(f"{folder} was not written: {reason_of(error)}; choose another") from None
    return VdirWritten(len(book.plans), len(gone))


def _stem(uid: str) -> str:
    """The name of a plan's file: its uid, unless somebody made a path of it."""
    if all(sign.isalnum() or sign in "-_" for sign in uid) and 0 < len(uid) <= _LONGEST:
        return uid
    return f"pl-{blake2b(uid.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def _is_of_gone(path: Path, stems: Collection[str]) -> bool:
    """Whether we wrote a file for a plan that is in the book no more."""
    if path.stem in stems or not path.is_file():
        return False
    return PRODUCT.encode() in path.read_bytes()
