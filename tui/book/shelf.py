"""The readable records of a table."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from tui.domain.refusal import Refused
from tui.records.fields import Fields

T = TypeVar("T")


class Shelf(Generic[T]):
    """The readable records of a table by uid, each read once and again only when it changes."""

    def __init__(self, records: Mapping[str, Fields], read: Callable[[str, Fields], T]) -> None:
        self._records, self._read = records, read
        self._found: dict[str, T] | None = None

    @property
    def found(self) -> Mapping[str, T]:
        """What is there and not deleted; a record that cannot be read is left out."""
        if self._found is None:
            self._found = {}
            for uid in sorted(self._records):  # so that two copies read the same
                self.look_again(uid)
        return self._found

    def look_again(self, uid: str) -> None:
        """Read the record ``uid`` anew."""
        if self._found is None:
            return
        content = self._records[uid]
        try:
            if content.get("deleted"):
                raise KeyError(uid)
            self._found[uid] = self._read(uid, content)
        except (Refused, ValueError, KeyError, TypeError):
            self._found.pop(uid, None)

    @property
    def unreadable(self) -> int:
        """How many records are neither deleted, nor forgotten, nor to be understood."""
        live = (c for c in self._records.values() if not (c.get("deleted") or c.get("forgotten")))
        return sum(1 for _ in live) - len(self.found)
