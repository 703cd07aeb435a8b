"""Keys that a file holds twice, as a line-wise merge leaves them: both are read, and joined.

JSON says nothing of them; a plain reader drops all but the last, in silence.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from pathlib import Path
from typing import Any

from tui.store.tables import NotOurs, Tables, check_shape

Joined = tuple[Tables, tuple[str, ...]]
"""Tables in which each key stands once, and what stood in the file twice, in words."""

_MOST = 50  # times that one key may stand in a map
_END_OF_KEY = b'":'
_ASIDE = b" 0123456789-{}[],"  # what is not looked at: so there is half as much to look at
_BLANKS = b"\t\r\n"  # nor these, which stand in no text


class Twice(dict[str, Any]):
    """A map in which a key stands more than once; ``pairs`` are all of it, in their order."""

    pairs: list[tuple[str, Any]]


def doubled_line(path: Path, doubled: Sequence[str]) -> str:
    """What to say of a file that holds some things twice, at least one; no full stop."""
    return (
        f"{path} holds {doubled_words(doubled)}; both were read and joined, "
        f"and the next change writes them so, after a backup"
    )


def doubled_words(doubled: Sequence[str]) -> str:
    """Some things, at least one, that stand somewhere twice."""
    first, *more = doubled
    return f"{first}{f' and {len(more)} more' if more else ''} twice, as a merge by lines leaves it"


def ends_of_keys(data: bytes) -> int:
    """How often some bytes of JSON hold what looks like the end of a key, for ``are_none``."""
    return data.translate(None, _ASIDE + _BLANKS).count(_END_OF_KEY)


def are_none(ends: int, text: str, tables: Tables) -> bool:
    """Whether no key and its value was dropped as one of two when ``tables`` were read.

    ``text`` is what they were read of, ``ends`` its ``ends_of_keys``. Exact where it says so: all
    that looks like the end of a key is accounted for, by a key that was read or by a text. It costs
    an eighth of the reading; a parser that looks at every key costs nearly as much again as all.
    """
    marks = tables.get("marks", {})
    left = ends - len(tables)
    left -= sum(map(len, tables.values()))
    for table in tables.values():
        left -= sum(map(len, table.values()))
    left -= sum(map(_keys_of_days, marks.values()))
    if left == 0:
        return True
    for table in sorted(tables.values(), key=lambda table: (table is marks, len(table))):
        for record in table.values():
            own = len(record) + (_keys_of_days(record) if table is marks else 0)
            left -= _keys(record) - own
            if left == 0:
                return True
    if "\\u" in text:  # what looks so in a text may be written otherwise
        return False
    return left == _ends_in_texts(tables)


def read_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A map of JSON, for a parser to call: one that tells where a key stands in it twice."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = Twice(found)
    twice.pairs = pairs
    return twice


def joined(parsed: Any) -> Joined:
    """The tables of what was parsed with ``read_pairs``, joined by the rules of merging.

    Refused as ``check_shape`` says, and what holds one key more than fifty times.
    """
    from tui.store.merge import merged  # few files ever need it

    layers = _layers(parsed)
    for layer in layers:
        check_shape(layer)
    return reduce(merged, layers), tuple(dict.fromkeys(_doubled(parsed)))


def _layers(value: Any) -> list[Any]:
    """What is left where of each key first the first is taken, then the second, and so on."""
    if isinstance(value, list):
        items = list(map(_layers, value))
        count = max(map(len, items), default=1)
        return [[item[min(n, len(item) - 1)] for item in items] for n in range(count)]
    if not isinstance(value, dict):
        return [value]
    held: dict[str, list[Any]] = {}
    for key, item in _pairs(value):
        held.setdefault(key, []).extend(_layers(item))
    count = max(map(len, held.values()), default=1)
    if count > _MOST:
        raise NotOurs(f"it holds one key more than {_MOST} times")
    return [
        {key: items[min(n, len(items) - 1)] for key, items in held.items()} for n in range(count)
    ]


def _doubled(parsed: Any) -> Iterator[str]:
    yield from (f"the table {name!r}" for name in _repeated(parsed))
    for name, table in _pairs(parsed):
        yield from (f"record {key} of {name!r}" for key in _repeated(table))
        for key, record in _pairs(table):
            if any(isinstance(held, Twice) for held in _maps_in(record)):
                yield f"a part of record {key} of {name!r}"


def _repeated(value: dict[str, Any]) -> Iterator[str]:
    if isinstance(value, Twice):
        keys = [key for key, _ in value.pairs]
        yield from (key for key in value if keys.count(key) > 1)


def _maps_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for _, item in _pairs(value):
            yield from _maps_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _maps_in(item)


def _pairs(value: dict[str, Any]) -> Iterable[tuple[str, Any]]:
    return value.pairs if isinstance(value, Twice) else value.items()


def _keys_of_days(record: dict[str, Any]) -> int:
    """The keys in a year of marks: its days, and what each of them holds."""
    days = record.get("days")
    if not isinstance(days, dict):
        return 0
    cells: Collection[Any] = days.values()
    if list(map(type, cells)).count(dict) < len(days):
        cells = [cell for cell in cells if isinstance(cell, dict)]
    return len(days) + sum(map(len, cells))


def _keys(value: Any) -> int:
    """The keys in a value, and in all that it holds."""
    if isinstance(value, dict):
        held = value.values()
        return len(value) + sum(_keys(item) for item in held if type(item) in (dict, list))
    return sum(map(_keys, value)) if isinstance(value, list) else 0


def _ends_in_texts(value: Any) -> int:
    """What looks like the end of a key in the texts of a value, keys too.

    A text may begin with a colon, or hold one behind a quotation mark.
    """
    if isinstance(value, str):
        bare = value.encode("utf-8", "surrogatepass").translate(None, _ASIDE)
        return bare.startswith(b":") + bare.count(_END_OF_KEY)
    if isinstance(value, dict):
        return sum(_ends_in_texts(key) + _ends_in_texts(item) for key, item in value.items())
    return sum(map(_ends_in_texts, value)) if isinstance(value, list) else 0
