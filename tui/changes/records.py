"""Steps about the record of one value, by the registry of tables: kept, edited, taken out."""

from typing import TypeVar

from tui.book.places import RecordPlace
from tui.book.steps import RecordChange
from tui.book.tables import Table
from tui.records.fields import GONE

T = TypeVar("T")


def kept(table: Table[T], uid: str, value: T, *, of_old: bool = False) -> RecordChange:
    """All fields of a value. ``of_old``: only where its record is still there."""
    return RecordChange(RecordPlace(table.name, uid), table.form().content(value), of_old)


def edited(table: Table[T], uid: str, before: T, after: T) -> RecordChange:
    """Only the fields that differ, so that what another program changes meanwhile stays."""
    old, new = table.form().content(before), table.form().content(after)
    fields = {key: new.get(key) for key in (*old, *new) if new.get(key) != old.get(key)}
    return RecordChange(RecordPlace(table.name, uid), fields, of_old=True)


def taken_out(table: Table[T], uid: str, *, of_old: bool = True) -> RecordChange:
    """A record deleted; undo brings it back."""
    return RecordChange(RecordPlace(table.name, uid), GONE, of_old)
