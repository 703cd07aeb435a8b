"""Steps let become true in the file."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tui.book.places import CellPlace, RecordPlace, Step
from tui.records.fields import content_of
from tui.records.marks import change_cells
from tui.store.codec import Record
from tui.store.database import Database

Become = Callable[[Mapping[str, Any]], Mapping[str, Any]]


def change(
    database: Database, steps: Sequence[Step], at: str
) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Inside a transaction: let each step become true; contents before and after, in order.

    What stays the same keeps its ``at``. Each table is written once, however many steps there are.
    """
    placed = [(step.place, step.become) for step in steps]
    in_cells = ((*place, become) for place, become in placed if isinstance(place, CellPlace))
    cells = iter(list(change_cells(database, in_cells, at)))
    in_tables: dict[str, list[tuple[str, Become]]] = {}
    for place, become in placed:
        if isinstance(place, RecordPlace):
            in_tables.setdefault(place.table, []).append((place.uid, become))
    records = {
        table: iter(_change_records(database, table, changes, at))
        for table, changes in in_tables.items()
    }
    return [
        next(cells if isinstance(place, CellPlace) else records[place.table]) for place, _ in placed
    ]


def _change_records(
    database: Database, table: str, changes: Sequence[tuple[str, Become]], at: str
) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """The contents before and after, for the changes of one table, by uid."""
    contents: list[tuple[Mapping[str, Any], Mapping[str, Any]]] = []

    def changed_by(become: Become, uid: str) -> Callable[[Record | None], Record | None]:
        def changed(record: Record | None) -> Record | None:
            before = content_of(record)
            after = content_of(become(before))
            contents.append((before, after))
            return None if before == after else {"uid": uid, **after, "at": at}

        return changed

    database.table(table).change((uid, changed_by(become, uid)) for uid, become in changes)
    return contents
