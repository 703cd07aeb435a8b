"""What goes out, in the format that the name of a file says; each is loaded where it is wanted."""

from tui.book.book import Book
from tui.domain.refusal import Refused
from tui.exchange.files import DIARY, Export, Far, untold
from tui.store.storage import FileStorage
from tui.wording.basics import counted


def export_as(
    suffix: str,
    book: Book,
    file: FileStorage,
    *,
    private: bool = False,
    details: bool = False,
    far: Far = untold,
) -> Export:
    """What a file with this end of its name holds of a book, whose records are in ``file``.

    Private notes are left out, unless asked for, and so are the ``details`` of calendars. Refused:
    JSON of what cannot be read back.
    """
    if suffix == ".csv":
        from tui.exchange.csv_file import export_of

        return export_of(book, private=private, far=far)
    if suffix == DIARY:
        from tui.exchange.diary import diary_of

        return diary_of(book, private=private, far=far)
    if suffix == ".ics":
        from tui.exchange.calendars.writing import ics_of

        return ics_of(book, file.read(), details=details, far=far)
    from tui.exchange.json_file import json_of

    try:
        return json_of(file.read(), book, private=private)
    except Refused as refusal:
        raise Refused(f"{file.path}: {refusal}") from None


def held(export: Export) -> str:
    """How much of what it holds: ``5 marks and 2 notes``."""
    return " and ".join(counted(*part) for part in export.holds)
