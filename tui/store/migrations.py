"""From an older schema of the file to today's: pure steps, one a version."""

from collections.abc import Callable, Mapping

from tui.store.codec import NotOurs, Tables

SCHEMA = 1

Step = Callable[[Tables], Tables]
STEPS: Mapping[int, Step] = {}
"""``STEPS[n]`` takes the tables of schema n to n + 1, without changing what it was given."""


def schema_of(tables: Tables) -> int:
    """The schema of a file. Refused: one that says none, for it is not ours."""
    for record in tables.get("meta", {}).values():
        if record.get("uid") == "meta":
            schema = record.get("schema")
            if isinstance(schema, int) and schema >= 1:
                return schema
            raise NotOurs(f"its schema is {schema!r}, which is not a version")
    raise NotOurs("it is no file of Nearer: its meta record is missing")


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
