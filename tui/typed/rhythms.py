"""Typed rhythms: how often time together is wanted, in days (DESIGN 2.6)."""

from collections.abc import Sequence

from tui.domain.person import LONGEST_RHYTHM
from tui.domain.refusal import Refused
from tui.typed.days import is_each, weekday_of
from tui.typed.numbers import number_of

FORMS = "daily, weekly, every 2 weeks, monthly, on sundays, twice a month"
_UNITS = {
    "day": 1,
    "week": 7,
    "weekend": 7,
    "fortnight": 14,
    "month": 30,
    "quarter": 90,
    "year": 365,
}
_ADVERBS = {
    "daily": 1,
    "weekly": 7,
    "weekends": 7,
    "fortnightly": 14,
    "monthly": 30,
    "quarterly": 90,
    "yearly": 365,
    "annually": 365,
}
_TIMES = {"once": 1, "twice": 2, "thrice": 3}


def read_rhythm(text: str) -> int | None:
    """Days between times together, of ``14``, ``weekly`` or ``every 2 weeks``; None for ``none``.

    Refused: what is no rhythm, with what there is.
    """
    words = text.casefold().split()
    if words in (["none"], ["off"], ["no"], ["-"]):
        return None
    in_figures = len(words) == 1 and words[0].isdecimal() and len(words[0]) < 6
    days = int(words[0]) if in_figures else rhythm_of(words)
    if days is None or not 1 <= days <= LONGEST_RHYTHM:
        raise Refused(f"{text[:40]!r} is no rhythm; write days, such as 14, or {FORMS}, or none")
    return days


def rhythm_of(words: Sequence[str]) -> int | None:
    """The days of a rhythm in words, in lower case; None where they are none.

    ``on sundays`` is once a week: a rhythm has no weekday. Refused: one that cannot be.
    """
    words = list(words)
    if not words:
        return None
    if words[:1] == ["on"] and words[1:]:
        return 7 if words[2:] == [] and _is_weekly(words[1]) else None
    if len(words) == 1:
        return _ADVERBS.get(words[0], 7 if is_each(words[0]) else None)
    if words[0] in _TIMES or words[1] == "times":
        return _so_often(words)
    if words[0] in ("every", "each"):
        words = words[1:]
    number, unit = (1, words[0]) if len(words) == 1 else (_number(words[0]), words[1])
    if number is None or len(words) > 2:
        return None
    if weekday_of(unit) is not None:
        return _checked(7 * number, unit)
    days = _UNITS.get(unit.removesuffix("s"))
    return None if days is None else _checked(number * days, " ".join(words))


def _is_weekly(word: str) -> bool:
    return weekday_of(word) is not None or word in ("weekends", "weekend")


def _number(word: str) -> int | None:
    return 2 if word in ("other", "second", "2nd") else number_of(word)


def _so_often(words: Sequence[str]) -> int | None:
    """``twice a month``, ``3 times a year``."""
    times = _TIMES.get(words[0]) or number_of(words[0])
    rest = list(words[1:] if words[0] in _TIMES else words[2:])
    days = (
        _UNITS.get(rest[1]) if len(rest) == 2 and rest[0] in ("a", "per", "every", "an") else None
    )
    return _checked(max(1, round(days / times)), " ".join(words)) if times and days else None


def _checked(days: int, said: str) -> int:
    if not 1 <= days <= LONGEST_RHYTHM:
        raise Refused(f"{said!r} cannot be a rhythm; 1 to {LONGEST_RHYTHM} days")
    return days
