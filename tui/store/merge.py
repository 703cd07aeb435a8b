"""Two copies of the file made one: the newer ``at`` wins, record by record, cell by cell."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from tui.store.stamp import LAST, weight
from tui.store.tables import Record, Tables

Rank = Callable[[Any], tuple[int, str, str]]


def merged(ours: Tables, theirs: Tables, latest: str = LAST) -> Tables:
    """Both, without losing a record; the same whichever is ``ours``, and again on a second go.

    Records are told apart by ``uid``, those without one by what they hold. Neither input is
    changed. The meta record stays ours where there is one: a file keeps its own identity. A change
    that says it was made after ``latest`` wins over none that was made before.
    """
    rank = partial(_rank, latest)
    tables = dict(ours)
    for name, records in theirs.items():
        table = dict(tables.get(name, {}))
        keys = {_identity(record): key for key, record in table.items()}
        for key, record in records.items():
            mine = keys.get(_identity(record))
            if mine is None:
                table[_free(key, table)] = record
            elif name != "meta":
                table[mine] = _newer_record(table[mine], record, rank)
        tables[name] = table
    return tables


def _identity(record: Record) -> str:
    uid = record.get("uid")
    return uid if isinstance(uid, str) else _canonical(record)


def _newer_record(one: Record, other: Record, rank: Rank) -> Record:
    """The newer one whole, but for days: of those each cell is settled by itself."""
    if one == other:
        return one
    newer = max((one, other), key=lambda record: rank({**record, "days": None}))
    days = [r["days"] for r in (one, other) if isinstance(r.get("days"), dict)]
    return {**newer, "days": _newer_cells(days[0], days[-1], rank)} if days else newer


def _newer_cells(one: Mapping[str, Any], other: Mapping[str, Any], rank: Rank) -> dict[str, Any]:
    cells = dict(one)
    for key, cell in other.items():
        if key not in cells:
            cells[key] = cell
        elif cells[key] != cell:
            cells[key] = max((cells[key], cell), key=rank)
    return dict(sorted(cells.items()))


def _rank(latest: str, value: Any) -> tuple[int, str, str]:
    """Newer is higher; of two as old as each other, always the same one."""
    at = value.get("at") if isinstance(value, dict) else None
    return (*weight(at, latest), _canonical(value))


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)


def _free(key: str, table: Mapping[str, Any]) -> str:
    if key not in table:
        return key
    return str(max(int(k) for k in table) + 1)
