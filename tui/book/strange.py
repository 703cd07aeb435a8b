"""What a file holds that cannot be used: it is kept there, and named to whoever asks."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from tui.book.tables import MARKS, TABLES, Table
from tui.records.fields import UNREADABLE, content_of, usable
from tui.records.marks import is_year_of_marks, strange_days
from tui.store.codec import Record, Tables
from tui.store.stamp import LAST, latest_of, weight

_SOUND = weight(LAST)[0]


class Strange(NamedTuple):
    """Something of a record that is not used: some of its fields, or all of it where none is named.

    ``record`` is its uid, or TinyDB's id where it has none.
    """

    table: str
    record: str
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        fields = f": {', '.join(self.fields)}" if self.fields else ""
        return f"{self.table} {self.record}{fields}"


def strange_in(tables: Tables) -> Iterator[Strange]:
    """The records of a file that are not used, or not all of whose fields are.

    What was deleted or forgotten says nothing, and so do tables that are not known here.
    """
    for table in TABLES.values():
        for key, record in tables.get(table.name, {}).items():
            if not (record.get("deleted") or record.get("forgotten")):
                uid = record.get("uid")
                if not isinstance(uid, str):
                    yield Strange(table.name, key)
                elif found := _strange(table, uid, record):
                    yield found


def strange_days_in(tables: Tables) -> Iterator[Strange]:
    """The days of marks that are not used, or not all of whose fields are.

    A year without a practice, or outside of the calendar, is named as a whole.
    """
    for key, record in tables.get(MARKS.name, {}).items():
        name = _name(key, record)
        if record.get("deleted") or not record.get("days"):
            continue
        if not is_year_of_marks(record):
            yield Strange(MARKS.name, name)
            continue
        for day, fields in strange_days(record):
            yield Strange(MARKS.name, f"{name} {day}", fields)


def mistimed_in(tables: Tables, now: datetime) -> Iterator[Strange]:
    """Records whose ``at``, or that of a day in them, is no instant, or lies far ahead of ``now``.

    A change that was made later goes before them. Years of marks come last.
    """
    latest = latest_of(tables, now)
    for name in sorted(tables, key=lambda name: name == MARKS.name):
        for key, record in tables[name].items():
            if _is_mistimed(record, latest):
                yield Strange(name, _name(key, record), ("at",))
            held = record.get("days") if name == MARKS.name else None
            days = [day for day, cell in (held or {}).items() if _is_mistimed(cell, latest)]
            if days:
                more = f" and {len(days) - 1} more of its days" if len(days) > 1 else ""
                yield Strange(name, f"{_name(key, record)} {days[0]}{more}", ("at",))


def _strange(table: Table[Any], uid: str, record: Record) -> Strange | None:
    form, content = table.form(), content_of(record)
    try:
        form.read(uid, content)
    except UNREADABLE:
        return Strange(table.name, uid)
    _, odd = usable(form.fields, content)
    return Strange(table.name, uid, tuple(odd)) if odd else None


def _is_mistimed(held: Any, latest: str) -> bool:
    return isinstance(held, Mapping) and "at" in held and weight(held["at"], latest)[0] < _SOUND


def _name(key: str, record: Record) -> str:
    uid = record.get("uid")
    return uid if isinstance(uid, str) else key
