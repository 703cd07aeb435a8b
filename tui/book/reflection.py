"""Notes, check-ins, important dates and matters in memory."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from tui.book.shelf import Shelf
from tui.domain.note import Note, notes_of
from tui.records.fields import Fields
from tui.records.reflection import read_checkin, read_important, read_matter, read_revision


class Reflection:
    """What was written and said, read when it is asked for."""

    def __init__(
        self,
        notes: Mapping[str, Fields],
        checkins: Mapping[str, Fields],
        dates: Mapping[str, Fields],
        matters: Mapping[str, Fields],
    ) -> None:
        self.revisions = Shelf(notes, read_revision)
        self.checkins = Shelf(checkins, read_checkin)
        self.dates = Shelf(dates, read_important)
        self.matters = Shelf(matters, read_matter)

    @cached_property
    def notes(self) -> Mapping[str, Note]:
        """The notes that the revisions add up to, by uid."""
        return notes_of(self.revisions.found.values())

    @property
    def shelves(self) -> tuple[Shelf[Any], ...]:
        """All of them."""
        return (self.revisions, self.checkins, self.dates, self.matters)

    def look_again(self, table: str, uid: str) -> None:
        """Read the record ``uid`` of a table anew."""
        if table == "notes":
            self.revisions.look_again(uid)
            self.__dict__.pop("notes", None)
        else:
            getattr(self, table).look_again(uid)
