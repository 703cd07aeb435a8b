"""The records of a table in memory, and what is read out of them."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Generic, Protocol, TypeVar

from tui.book.tables import TABLES, Table
from tui.records.fields import UNREADABLE, Fields, content_of

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
R = TypeVar("R")


class Readable(Protocol[T_co]):
    """What may be asked of the records of a table; nothing can be changed by it."""

    @property
    def version(self) -> int:
        """A number that changes with every change."""

    @property
    def found(self) -> Mapping[str, T_co]:
        """By uid what is there and not deleted; a record that cannot be read is left out."""

    def folded(self, fold: Callable[[Mapping[str, T_co]], R], /) -> R:
        """What ``fold`` makes of all that is found; worked out again only after a change."""

    @property
    def uids(self) -> Collection[str]:
        """The uids of all records, the deleted too."""

    @property
    def has_any(self) -> bool:
        """Whether there is a record that is not deleted, readable or not. Cheap."""

    @property
    def unreadable(self) -> int:
        """How many records are neither deleted, nor forgotten, nor to be understood."""


class Shelf(Generic[T]):
    """The records of a table by uid, each read once and again only when it changes.

    Those of the file are held as they stand there: a hundred thousand notes are not copied.

    The one way in which this program remembers what it has worked out of records.
    """

    def __init__(self, table: Table[T], records: Mapping[str, Fields]) -> None:
        self._version = 0
        self._table = table
        self._records = dict(records)
        self._found: dict[str, T] | None = None
        self._folded: dict[Callable[..., Any], Any] = {}

    @property
    def version(self) -> int:
        """How often something was put."""
        return self._version

    @property
    def found(self) -> Mapping[str, T]:
        """By uid what is there and not deleted; a record that cannot be read is left out."""
        if self._found is None:
            self._found = {}
            for uid in sorted(self._records):  # so that two copies read the same
                self._look_again(uid)
        return self._found

    def folded(self, fold: Callable[[Mapping[str, T]], R], /) -> R:
        """What ``fold`` makes of all that is found; worked out again only after a change."""
        if fold not in self._folded:
            self._folded[fold] = fold(self.found)
        made: R = self._folded[fold]
        return made

    @property
    def uids(self) -> Collection[str]:
        """The uids of all records, the deleted too."""
        return self._records.keys()

    @property
    def has_any(self) -> bool:
        """Whether there is a record that is not deleted, readable or not. Cheap."""
        return any(not content.get("deleted") for content in self._records.values())

    @property
    def unreadable(self) -> int:
        """How many records are neither deleted, nor forgotten, nor to be understood."""
        live = (c for c in self._records.values() if not (c.get("deleted") or c.get("forgotten")))
        return sum(1 for _ in live) - len(self.found)

    def content(self, uid: str) -> Fields:
        """What a record says; one that is not there says what a deleted one does."""
        return content_of(self._records.get(uid))

    def put(self, uid: str, content: Fields) -> None:
        """Keep a record in memory."""
        self._version += 1
        self._records[uid] = content
        self._folded.clear()
        if self._found is not None:
            self._look_again(uid)

    def _look_again(self, uid: str) -> None:
        found, content = self._found, self._records[uid]
        if found is None:
            return
        try:
            if content.get("deleted"):
                raise KeyError(uid)
            found[uid] = self._table.form().read(uid, content)
        except UNREADABLE:
            found.pop(uid, None)


class Holding(Protocol):
    """The readable tables of a book."""

    def of(self, table: Table[T], /) -> Readable[T]:
        """What is held of a table."""


class Shelves:
    """A shelf for every table; those that are not needed at once are made when asked for."""

    def __init__(self, records: Mapping[str, Mapping[str, Fields]]) -> None:
        self._records = records
        self._made: dict[str, Shelf[Any]] = {}
        for table in TABLES.values():
            if table.at_once:
                self.of(table)

    def of(self, table: Table[T], /) -> Shelf[T]:
        """The shelf of a table."""
        shelf: Shelf[T] | None = self._made.get(table.name)
        if shelf is None:
            try:
                records = self._records[table.name]
            except KeyError:
                records = {}
            shelf = self._made[table.name] = Shelf(table, records)
        return shelf


class FileRecords(dict[str, dict[str, Fields]]):
    """What the records of a file say; ten thousand notes are not read before they are asked for."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self._tables = tables

    def __missing__(self, table: str) -> dict[str, Fields]:
        records = self._tables.get(table, {}).values()
        return {r["uid"]: r for r in records if isinstance(r.get("uid"), str)}
