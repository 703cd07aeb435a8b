"""What a file of ours holds: tables of records by name, and what cannot be one."""

from typing import Any

Record = dict[str, Any]
Tables = dict[str, dict[str, Record]]


class NotOurs(ValueError):
    """The bytes are not a TinyDB file of Nearer; the text says why, without a full stop.

    ``data`` is what was found, where it may be worth keeping.
    """

    def __init__(self, reason: str, data: bytes | None = None) -> None:
        super().__init__(reason)
        self.data = data


def check_shape(tables: Any) -> None:
    """Refuse, with the reason, what a TinyDB of ours cannot be: all that is read relies on it."""
    if not isinstance(tables, dict):
        raise NotOurs(f"it holds {_words_of(tables)} where a map of tables belongs")
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise NotOurs(f"its table {name!r} is {_words_of(table)}, not a map of records")
        for key, record in table.items():
            if not key.removeprefix("-").isdecimal():
                raise NotOurs(f"its table {name!r} has a record {key!r} whose id is not a number")
            if not isinstance(record, dict):
                raise NotOurs(
                    f"its table {name!r} has {_words_of(record)} in place of record {key}"
                )
            if name == "marks" and not isinstance(record.get("days", {}), dict):
                raise NotOurs(f"its table {name!r} has {_words_of(record['days'])} for days")


def _words_of(value: Any) -> str:
    """What JSON holds in the place of a map, in words."""
    words = {list: "a list", str: "a text", bool: "a yes or no", type(None): "nothing (null)"}
    return words.get(type(value), "a number")
