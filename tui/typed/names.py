"""Typed names: who stands after "with" (NOTES-planner 6)."""

from collections.abc import Sequence

from tui.domain.person import checked_person_name
from tui.typed.times import month_of, weekday_of

_CLAUSES = ("with", "every", "each", "for", "at", "until", "till", "on")
_JOINTS = ("and", "&", ",")
_DAYS = ("today", "tomorrow", "tonight", "yesterday", "noon", "midnight")


def lowered(words: Sequence[str]) -> list[str]:
    """Words as they are compared: without case, and without a comma at the end."""
    return [word.casefold().rstrip(",") or "," for word in words]


def read_names(words: Sequence[str], i: int, known: Sequence[str]) -> tuple[list[str], int]:
    """The names from the word ``i`` on, joined by commas, "and" or "&", and how many words.

    Each is a known name, the longest that fits, else the words up to the next clause. Refused: a
    name that cannot be one.
    """
    low, begin, names = lowered(words), i, []
    while i < len(words):
        name, used = _name_at(words, low, i, known)
        if not used:
            break
        names.append(checked_person_name(name))
        i += used
        if i < len(words) and low[i] in _JOINTS:
            i += 1
        elif not words[i - 1].endswith(","):
            break
    return names, i - begin


def _name_at(
    words: Sequence[str], low: Sequence[str], i: int, known: Sequence[str]
) -> tuple[str, int]:
    for name in sorted(known, key=len, reverse=True):
        parts = name.casefold().split()
        if list(low[i : i + len(parts)]) == parts:
            return name, len(parts)
    used = 0
    while i + used < len(words) and not is_clause(low, i + used):
        used += 1
        if words[i + used - 1].endswith(","):
            break
    return " ".join(words[i : i + used]).rstrip(","), used


def is_clause(low: Sequence[str], i: int) -> bool:
    """Whether a word begins something else than a name or a title."""
    word, following = low[i], low[i + 1] if i + 1 < len(low) else ""
    if word in (*_CLAUSES, *_JOINTS, *_DAYS) or word[:1].isdigit() or word[:1] in "+-–":
        return True
    if word in ("in", "next", "this"):
        is_length = following[:1].isdigit() or following in ("a", "an")
        return is_length or weekday_of(following) is not None
    is_date = month_of(word) is not None and following[:1].isdigit()
    return is_date or weekday_of(word) is not None
