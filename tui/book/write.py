"""Steps let become true in the file."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from tui.book.places import CellPlace, RecordPlace, Step
from tui.records.fields import content_of
from tui.records.marks import change_cells
from tui.store.database import Database


def change(
    database: Database, steps: Sequence[Step], at: str
) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Inside a transaction: let each step become true; contents before and after, in order.

    What stays the same keeps its ``at``.
    """
    cells = iter(list(change_cells(database, _cell_changes(steps), at)))
    return [
        next(cells)
        if isinstance(step.place, CellPlace)
        else _change_record(database, step.place, step.become, at)
        for step in steps
    ]


def _cell_changes(
    steps: Iterable[Step],
) -> Iterable[tuple[str, date, Callable[[Mapping[str, Any]], Mapping[str, Any]]]]:
    for step in steps:
        if isinstance(step.place, CellPlace):
            yield step.place.practice, step.place.day, step.become


def _change_record(
    database: Database,
    place: RecordPlace,
    become: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    at: str,
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    table = database.table(place.table)
    before = content_of(table.record(place.uid))
    after = content_of(become(before))
    if before != after:
        table.put({"uid": place.uid, **after, "at": at})
    return before, after
