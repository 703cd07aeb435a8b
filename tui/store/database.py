"""TinyDB over the guarded file: tables, records with a ``uid``, transactions."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.table import Table

from tui.clock import Clock
from tui.store import stamp
from tui.store.codec import Record
from tui.store.migrations import SCHEMA
from tui.store.storage import FileStorage


def document_id(uid: str) -> int:
    """TinyDB's id of the record ``uid``: 63 bits, the same on every machine."""
    from hashlib import blake2b  # reading needs no ids, and this import takes 5 ms

    return int.from_bytes(blake2b(uid.encode(), digest_size=8).digest(), "big") >> 1


class RecordTable(Table):
    """A table whose read, change and write are one step under the lock of the file."""

    default_query_cache_capacity = 0  # the cache never learns what another process wrote

    _storage: FileStorage

    def record(self, uid: str) -> Record | None:
        """The record ``uid``, a tombstone included; not to be changed."""
        found = self.get(doc_id=document_id(uid))
        return None if found is None else dict(found)

    def put(self, record: Mapping[str, Any]) -> None:
        """Store a record in the place of the one with its ``uid``."""
        key = document_id(record["uid"])

        def replace(table: dict[int, Mapping[str, Any]]) -> None:
            table[key] = dict(record)

        self._update_table(replace)

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
        table = super().table(name, **options)
        if not isinstance(table, RecordTable):
            raise TypeError(f"table {name!r} was opened by something else")
        return table

    def transaction(self, *, deleting: bool = False, tag: str = "") -> AbstractContextManager[None]:
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
        """The ``at`` of a change made now: later than every ``at`` in the file.

        Makes the meta record where the file is new, so call it inside a transaction.
        """
        at = stamp.after(self._storage.clock.now(), stamp.newest(self._storage.read()))
        meta = self.table("meta")
        if meta.record("meta") is None:
            from uuid import uuid4

            meta.put({"uid": "meta", "schema": SCHEMA, "file_id": uuid4().hex, "at": at})
        return at
