"""Tables to bytes and back: plain TinyDB JSON, one record a line, readable by a person."""

import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from tui.store.doubles import Joined, are_none, ends_of_keys, joined, read_pairs
from tui.store.numbers import Verbatim, is_finite, number_of
from tui.store.tables import NotOurs as NotOurs
from tui.store.tables import Record as Record
from tui.store.tables import Tables as Tables
from tui.store.tables import check_shape

_MARK = "\ufeff"  # some editors begin a file with it
Dumps = Callable[[Any], bytes]
"""One value as compact JSON in UTF-8; TypeError for what JSON cannot hold."""


def decode(data: bytes) -> Tables:
    """The tables of a file, as ``decoded`` reads them."""
    return decoded(data)[0]


class Written(NamedTuple):
    """The bytes of a file as text, so that they need not be held beside it while it is parsed.

    ``ends`` is how often a key may end in them.
    """

    text: str
    ends: int

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self.text.encode("utf-8")


def decoded(data: bytes) -> Joined:
    """The tables of a file, as ``decoded_text`` and ``text_of`` read them."""
    return decoded_text(text_of(data))


def text_of(data: bytes) -> Written:
    """The text of a file. Refused with the reason: nothing, and what is no UTF-8."""
    if not data or data.isspace():
        raise NotOurs("it is empty (0 bytes)" if not data else "it is blank")
    ends = ends_of_keys(data)
    try:
        return Written(data.decode("utf-8"), ends)
    except UnicodeDecodeError:
        utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        what = "UTF-16 text; it has to be UTF-8" if utf16 else "not UTF-8 text"
        raise NotOurs(f"it is {what}") from None


def decoded_text(written: Written) -> Joined:
    """The tables of a file, and what stood in it twice and was joined.

    Refused with the reason: what is no map of tables of records. By the standard library: a faster
    parser takes longer to load than it saves on ten years.
    """
    text = written.text.removeprefix(_MARK)
    try:
        tables = _parsed(text)
        check_shape(tables)
        if are_none(written.ends, text, tables):
            return tables, ()
        return joined(_parsed(text, object_pairs_hook=read_pairs))
    except NotOurs:
        raise
    except json.JSONDecodeError as error:
        if text.startswith("<<<<<<<") or "\n<<<<<<< " in text:
            raise NotOurs("it holds git conflict markers; settle the conflict first") from None
        what = error.msg.removesuffix(" at")
        raise NotOurs(f"it is not JSON ({what}, line {error.lineno})") from None
    except ValueError:  # a number of more digits than Python reads
        raise NotOurs("it holds a number of thousands of digits") from None
    except RecursionError:
        raise NotOurs("it is nested too deeply") from None


def plain_dumps(value: Any) -> bytes:
    """The standard library's encoder. ValueError for what is no number: no reader takes it."""
    try:
        text = _dumps(value)
    except TypeError:
        text = _with_numbers(value)
    return text.encode("utf-8", "backslashreplace")  # half a pair, of a broken paste, as \ud83d


def fast_dumps() -> Dumps:
    """The encoder for a process that writes again and again: a third of the time a write.

    It takes longer to load than a command with one write saves by it. What it says is the same, and
    what it refuses too.
    """
    import orjson

    as_plain = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS

    def dumps(value: Any) -> bytes:
        try:
            data = orjson.dumps(value, option=as_plain)
        except TypeError:  # huge numbers, those kept verbatim, halves of pairs
            return plain_dumps(value)
        if b"null" in data and not is_finite(value):  # to it, what is no number is nothing
            return plain_dumps(value)
        return data

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


def _no_constant(name: str) -> Any:
    raise NotOurs(f"it holds {name}, which is not JSON")


_parsed = partial(json.loads, parse_constant=_no_constant, parse_float=number_of)
_dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _with_numbers(value: Any) -> str:
    """As ``_dumps``, numbers kept verbatim as they stood. TypeError for what JSON cannot hold."""
    sign = "#"
    while sign in _dumps(value, default=_spelled):
        sign += "#"
    marked = _dumps(value, default=lambda number: sign + _spelled(number))
    return re.sub(f'"{sign}([^"]*)"', r"\1", marked)


def _spelled(number: Any) -> str:
    if not isinstance(number, Verbatim):
        raise TypeError(f"{type(number).__name__} has no place in JSON")
    return number.text
