"""From an older schema of the file to today's: pure steps, one a version."""

from collections.abc import Callable, Mapping

from tui.store.meta import schema_of
from tui.store.tables import Tables

SCHEMA = 1

Step = Callable[[Tables], Tables]
STEPS: Mapping[int, Step] = {}
"""``STEPS[n]`` takes the tables of schema n to n + 1, without changing what it was given."""


def migrated(tables: Tables, steps: Mapping[int, Step], target: int) -> Tables:
    """The tables brought to schema ``target``, their meta record included."""
    schema = schema_of(tables)
    while schema < target:
        tables = steps[schema](tables)
        schema += 1
        tables = {
            **tables,
            "meta": {
                key: {**record, "schema": schema} if record.get("uid") == "meta" else record
                for key, record in tables["meta"].items()
            },
        }
    return tables
