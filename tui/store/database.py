"""TinyDB over the guarded file: tables, records with a ``uid``, transactions."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.table import Table

from tui.clock import Clock
from tui.store.codec import Record
from tui.store.meta import document_id
from tui.store.storage import FileStorage
from tui.store.transaction import Transaction


class RecordTable(Table):
    """A table whose read, change and write are one step under the lock of the file."""

    _storage: FileStorage

    def record(self, uid: str) -> Record | None:
        """The record ``uid``, a tombstone included; not to be changed."""
        table = self._read_table()
        key = _Keys(table).of(uid)
        return None if key is None else dict(table[key])

    def put(self, record: Mapping[str, Any]) -> None:
        """Store a record in the place of the one with its ``uid``."""
        self.change([(record["uid"], lambda _: record)])

    def change(
        self, changes: Iterable[tuple[str, Callable[[Record | None], Mapping[str, Any] | None]]]
    ) -> None:
        """Let records become others, by uid and in this order; the table is written once.

        Each change gets the record as the one before it left it, None where there is none, and
        answers with the whole record that takes its place, None where nothing is to change.
        """
        with self._storage.transaction():
            tables = self._storage.read()
            table = dict(tables.get(self.name, {}))
            keys = _Keys(table)
            is_changed = False
            for uid, become in changes:
                key = keys.of(uid)
                after = become(None if key is None else dict(table[key]))
                if after is not None:
                    table[keys.new(uid) if key is None else key] = dict(after)
                    is_changed = True
            if is_changed:
                self._storage.write({**tables, self.name: table})

    def insert(self, document: Mapping[str, Any]) -> int:
        """TinyDB's insert, its id taken under the lock."""
        with self._storage.transaction():
            self._next_id = None
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """TinyDB's insert_multiple, its ids taken under the lock."""
        with self._storage.transaction():
            self._next_id = None
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[str, Any], cond: Any = None) -> list[int]:
        """TinyDB's upsert as one step."""
        with self._storage.transaction():
            return super().upsert(document, cond)

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._storage.transaction():
            super()._update_table(updater)


class Database(TinyDB):
    """The user's file. A plain ``TinyDB(path)`` sees the same tables."""

    table_class = RecordTable
    default_storage_class = FileStorage  # type: ignore[assignment]  # TinyDB types its own only

    _storage: FileStorage

    def __init__(self, path: Path, clock: Clock, **options: Any) -> None:
        super().__init__(path, clock, **options)

    @property
    def file(self) -> FileStorage:
        """The storage, for what TinyDB has no word for."""
        return self._storage

    def table(self, name: str, **options: Any) -> RecordTable:
        """The table ``name``, made by its first record."""
        # without TinyDB's query cache, which never learns what another process wrote
        table = super().table(name, **{**options, "cache_size": 0})
        if not isinstance(table, RecordTable):
            raise TypeError(f"table {name!r} was opened by something else")
        return table

    def transaction(
        self, *, deleting: bool = False, tag: str = ""
    ) -> AbstractContextManager[Transaction]:
        """Any number of changes, written once or not at all; see ``FileStorage``."""
        return self._storage.transaction(deleting=deleting, tag=tag)

    def drop_table(self, name: str) -> None:
        """TinyDB's drop_table under the lock; it says on purpose that records go."""
        with self.transaction(deleting=True):
            super().drop_table(name)

    def drop_tables(self) -> None:
        """TinyDB's drop_tables under the lock; it says on purpose that records go."""
        with self.transaction(deleting=True):
            super().drop_tables()

    def next_stamp(self) -> str:
        """The ``at`` of a change made now: later than every ``at`` in the file that can be."""
        return self._storage.next_stamp()


class _Keys:
    """Under which ids the records of a table stand: another program may have given its own."""

    def __init__(self, table: Mapping[str, Mapping[str, Any]]) -> None:
        self._table = table
        self._elsewhere: dict[str, str] | None = None  # looked up once, when first missed

    def of(self, uid: str) -> str | None:
        """The id of ``uid``; None where there is no such record."""
        key = str(document_id(uid))
        if self._table.get(key, {}).get("uid") == uid:
            return key
        if self._elsewhere is None:
            self._elsewhere = {}
            for key, record in self._table.items():
                if isinstance(found := record.get("uid"), str):
                    self._elsewhere.setdefault(found, key)
        return self._elsewhere.get(uid)

    def new(self, uid: str) -> str:
        """The id under which ``uid`` is to stand, where it is not there yet."""
        key = str(document_id(uid))
        if key in self._table:
            key = str(max(map(int, self._table)) + 1)
            if self._elsewhere is not None:
                self._elsewhere[uid] = key
        return key
