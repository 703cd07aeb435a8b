"""Tables to bytes and back: plain TinyDB JSON, one record a line, readable by a person."""

import json
from collections.abc import Callable, Mapping
from typing import Any

Record = dict[str, Any]
Tables = dict[str, dict[str, Record]]
Dumps = Callable[[Any], bytes]
"""One value as compact JSON in UTF-8; TypeError for what JSON cannot hold."""


class NotOurs(ValueError):
    """The bytes are not a TinyDB file of Nearer; the text says why, without a full stop.

    ``data`` is what was found, where it may be worth keeping.
    """

    def __init__(self, reason: str, data: bytes | None = None) -> None:
        super().__init__(reason)
        self.data = data


def decode(data: bytes) -> Tables:
    """The tables of a file. Refused with the reason: what is no map of tables of records.

    By the standard library: a faster parser takes longer to load than it saves on ten years.
    """
    if not data.strip():
        raise NotOurs("it is empty (0 bytes)" if not data else "it is blank")
    if data.startswith(b"<<<<<<<") or b"\n<<<<<<< " in data:
        raise NotOurs("it holds git conflict markers; settle the conflict first")
    try:
        tables = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError:
        utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        what = "UTF-16 text; it has to be UTF-8" if utf16 else "not UTF-8 text"
        raise NotOurs(f"it is {what}") from None
    except NotOurs:
        raise
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at")
        raise NotOurs(f"it is not JSON ({what}, line {error.lineno})") from None
    except ValueError:  # a number of more digits than Python reads
        raise NotOurs("it holds a number of thousands of digits") from None
    except RecursionError:
        raise NotOurs("it is nested too deeply") from None
    _check_shape(tables)
    return tables  # type: ignore[no-any-return]  # json gives Any; the shape is checked


def plain_dumps(value: Any) -> bytes:
    """The standard library's encoder. ValueError for what is no number: no reader takes it."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return text.encode()
    except UnicodeEncodeError:  # half a pair, of a broken paste
        return json.dumps(value, separators=(",", ":"), allow_nan=False).encode()


def fast_dumps() -> Dumps:
    """The encoder for a process that writes again and again: a third of the time a write.

    It takes longer to load than a command with one write saves by it. The bytes are the same
    but for numbers with an exponent and what is no number, which no field of ours holds.
    """
    import orjson

    as_plain = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS

    def dumps(value: Any) -> bytes:
        try:
            return orjson.dumps(value, option=as_plain)
        except TypeError:  # huge numbers, halves of pairs
            return plain_dumps(value)

    return dumps


def encode(tables: Mapping[str, Mapping[str, Any]], dumps: Dumps = plain_dumps) -> bytes:
    """The file of some tables, as UTF-8. One record stands on one line."""
    parts: list[bytes] = []
    for name, records in tables.items():
        parts += (b",\n" if parts else b"{", dumps(name), b":{")
        for n, (key, record) in enumerate(records.items()):
            parts += (b",\n" if n else b"\n", dumps(key), b":", dumps(record))
        parts.append(b"\n}" if records else b"}")
    return b"".join([*parts, b"}\n" if parts else b"{}\n"])


def count_records(tables: Mapping[str, Mapping[str, Any]]) -> int:
    """How much is kept: records, and the days inside marks."""
    return sum(
        1 + (len(days) if isinstance(days := record.get("days"), dict) else 0)
        for table in tables.values()
        for record in table.values()
    )


def _check_shape(tables: Any) -> None:
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


def _no_constant(name: str) -> Any:
    raise NotOurs(f"it holds {name}, which is not JSON")
