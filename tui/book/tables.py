"""Records by table: what every screen needs at once, the others when they are asked for."""

from collections.abc import Iterable, Mapping
from typing import Any

from tui.records.habits import Fields, content_of


class RecordTables(dict[str, dict[str, Fields]]):
    """By table and uid what each record says; a copy that is taken table by table."""

    def __init__(self, records: Mapping[str, Mapping[str, Fields]], at_once: Iterable[str]) -> None:
        self._given = records
        for table in at_once:
            self[table] = self._copied(table)

    def __missing__(self, table: str) -> dict[str, Fields]:
        self[table] = found = self._copied(table)
        return found

    def _copied(self, table: str) -> dict[str, Fields]:
        try:
            return dict(self._given[table])
        except KeyError:
            return {}


class FileRecords(dict[str, dict[str, Fields]]):
    """What the records of a file say; ten thousand notes are not read before they are asked for."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self._tables = tables

    def __missing__(self, table: str) -> dict[str, Fields]:
        records = self._tables.get(table, {}).values()
        return {r["uid"]: content_of(r) for r in records if isinstance(r.get("uid"), str)}
