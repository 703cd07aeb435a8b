"""Two copies of the file made one: the newer ``at`` wins, record by record, cell by cell."""

import json
from collections.abc import Mapping
from typing import Any

from tui.store.codec import Record, Tables


def merged(ours: Tables, theirs: Tables) -> Tables:
    """Both, without losing a record; the same whichever is ``ours``, and again on a second go.

    Records are told apart by ``uid``, those without one by what they hold. Neither input is
    changed. The meta record stays ours where there is one: a file keeps its own identity.
    """
    tables = dict(ours)
    for name, records in theirs.items():
        table = dict(tables.get(name, {}))
        keys = {_identity(record): key for key, record in table.items()}
        for key, record in records.items():
            mine = keys.get(_identity(record))
            if mine is None:
                table[_free(key, table)] = record
            elif name != "meta":
                table[mine] = _newer_record(table[mine], record)
        tables[name] = table
    return tables


def _identity(record: Record) -> str:
    uid = record.get("uid")
    return uid if isinstance(uid, str) else _canonical(record)


def _newer_record(one: Record, other: Record) -> Record:
    """The newer one whole, but for days: of those each cell is settled by itself."""
    newer = max((one, other), key=lambda record: _rank({**record, "days": None}))
    days = [r["days"] for r in (one, other) if isinstance(r.get("days"), dict)]
    return {**newer, "days": _newer_cells(days[0], days[-1])} if days else newer


def _newer_cells(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    cells = dict(one)
    for key, cell in other.items():
        cells[key] = max((cells[key], cell), key=_rank) if key in cells else cell
    return dict(sorted(cells.items()))


def _rank(value: Any) -> tuple[str, str]:
    """Newer is higher; of two as old as each other, always the same one."""
    at = value.get("at") if isinstance(value, dict) else None
    return (at if isinstance(at, str) else "", _canonical(value))


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _free(key: str, table: Mapping[str, Any]) -> str:
    if key not in table:
        return key
    return str(max(int(k) for k in table) + 1)
