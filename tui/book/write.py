"""Steps let become true in the file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from tui.book.places import CellPlace, RecordPlace, Step
from tui.records.fields import content_of
from tui.records.marks import change_cells
from tui.store.codec import Record
from tui.store.database import Database


def change(
    database: Database, steps: Sequence[Step], at: str
) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Inside a transaction: let each step become true; contents before and after, in order.

    What stays the same keeps its ``at``. Each table is written once, however many steps there are.
    """
    cells = iter(list(change_cells(database, _cell_changes(steps), at)))
    tables = {step.place.table for step in steps if isinstance(step.place, RecordPlace)}
    records = {table: iter(_change_records(database, table, steps, at)) for table in tables}
    return [
        next(cells if isinstance(step.place, CellPlace) else records[step.place.table])
        for step in steps
    ]


def _cell_changes(
    steps: Iterable[Step],
) -> Iterable[tuple[str, date, Callable[[Mapping[str, Any]], Mapping[str, Any]]]]:
    for step in steps:
        if isinstance(step.place, CellPlace):
            yield step.place.practice, step.place.day, step.become


def _change_records(
    database: Database, table: str, steps: Sequence[Step], at: str
) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """The contents before and after, for the steps of one table."""
    contents: list[tuple[Mapping[str, Any], Mapping[str, Any]]] = []

    def changed_by(step: Step, uid: str) -> Callable[[Record | None], Record | None]:
        def become(record: Record | None) -> Record | None:
            before = content_of(record)
            after = content_of(step.become(before))
            contents.append((before, after))
            return None if before == after else {"uid": uid, **after, "at": at}

        return become

    database.table(table).change(
        (step.place.uid, changed_by(step, step.place.uid))
        for step in steps
        if isinstance(step.place, RecordPlace) and step.place.table == table
    )
    return contents
