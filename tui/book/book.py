"""All that is kept, in memory, to be asked and to be changed."""

from collections.abc import Mapping
from typing import Any

from tui.book.marks import MarkBook
from tui.book.places import CellPlace, Place
from tui.book.shelf import FileRecords, Shelves
from tui.book.tables import MARKS, TABLES
from tui.book.view import BookView
from tui.records.fields import Fields
from tui.records.marks import content
from tui.store.database import Database


class Book(BookView):
    """What is kept as it really is: the only thing that changes are made to and built upon."""

    def __init__(
        self,
        marks: MarkBook | None = None,
        records: Mapping[str, Mapping[str, Fields]] | None = None,
    ) -> None:
        self.version = 0  # how often something was put
        self._cells = MarkBook() if marks is None else marks
        self._shelves = Shelves({} if records is None else records)
        super().__init__(self._cells, self._shelves)

    def content(self, place: Place) -> Mapping[str, Any]:
        """What is kept in a place, its time left out."""
        if isinstance(place, CellPlace):
            return content(self._cells.cell(place.practice, place.day))
        return self._shelves.of(TABLES[place.table]).content(place.uid)

    def put(self, place: Place, kept: Mapping[str, Any]) -> None:
        """Keep something in a place, in memory."""
        self.version += 1
        if isinstance(place, CellPlace):
            self._cells.put(place.practice, place.day, dict(kept))
        else:
            self._shelves.of(TABLES[place.table]).put(place.uid, kept)


def read_book(database: Database) -> Book:
    """Everything in the file, of one moment: it may change between two looks at it."""
    tables = database.file.read()
    return Book(MarkBook(tables.get(MARKS.name, {}).values()), FileRecords(tables))
