"""The words of people in what is kept: found, replaced, and told apart from longer words."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time, timedelta
from functools import cache
from typing import Any, TypeVar

from tui.book.tables import Table

T = TypeVar("T")

_WORDLESS = (type(None), bool, int, float, date, time, timedelta)
# in these scripts no space tells a word from the next: Thai to Burmese, Khmer, East Asia
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\U0010ffff]")


@cache
def fields_with_words(table: Table[Any]) -> tuple[str, ...]:
    """The fields of a table that may hold a person's words: all that are not known to be plain."""
    return tuple(field for field in table.form().value._fields if field not in table.plain)


def with_fields(table: Table[T], value: T, change: Callable[[str, Any], Any]) -> T:
    """A value whose fields with words are what ``change`` makes of each, by its name.

    A value inside a value of the same kind is gone through in the same way.
    """
    kept: Any = value
    fields = {}
    kind = table.form().value
    for field in fields_with_words(table):
        held = getattr(kept, field)
        if isinstance(held, kind):
            fields[field] = with_fields(table, held, change)
        else:
            fields[field] = change(field, held)
    changed: T = kept._replace(**fields)
    return changed


def rewritten(held: Any, change: Callable[[str], str]) -> Any:
    """What a field holds with every text in it changed, however deep; keys of maps stay.

    Raises TypeError for a kind of value nobody has thought of, so that it is not let through.
    """
    if isinstance(held, str):
        return change(held)
    if isinstance(held, _WORDLESS):
        return held
    if isinstance(held, Mapping):
        return {key: rewritten(value, change) for key, value in held.items()}
    if isinstance(held, tuple) and hasattr(held, "_make"):
        return held._make(rewritten(value, change) for value in held)
    if isinstance(held, tuple | list | frozenset | set):
        return type(held)(rewritten(value, change) for value in held)
    raise TypeError(f"it is not known how to find the words in {type(held).__name__}")


def words_of(table: Table[T], value: T) -> Iterator[str]:
    """A person's words in a value, each text as a whole; those that are public are left out."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    def look(field: str, held: Any) -> Any:
        return held if field in table.public else rewritten(held, note)

    with_fields(table, value, look)
    yield from found


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """What finds any of some words, ignoring case, the longest first, and never a part of a word.

    In writing without spaces a word of two signs or more is found wherever it stands.
    """
    ordered = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_whole, ordered)) or r"(?!)", re.IGNORECASE)


def _whole(word: str) -> str:
    if len(word) > 1 and _SPACELESS.search(word):
        return re.escape(word)
    return rf"(?<!\w){re.escape(word)}(?!\w)"
