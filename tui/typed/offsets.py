"""Typed days that are counted from another one: ``in 2 weeks``, ``3 days ago``, ``a week on fri``.

A reader of the kind that ``days`` describes.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tui.domain.day import weekday_named
from tui.domain.refusal import Refused
from tui.typed.lengths import read_length
from tui.typed.numbers import number_of

_FARTHEST = 5 * 366  # days
_AHEAD = re.compile(r"\+?(\d{1,4})(d|w|m|days?|weeks?|months?)")
_UNITS = {"d": 1, "w": 7}
_FROM = {"now": 0, "today": 0, "tomorrow": 1}
_WEEKS = {"week": 1, "weeks": 1, "fortnight": 2}


def read_offset(words: Sequence[str], i: int, today: date) -> tuple[date, int] | None:
    """``in 2 weeks``, ``3 days ago``, ``a week on fri``, ``fri week``, ``a fortnight today``.

    Refused: what is more than five years away.
    """
    return (
        _ahead(words, i, today)
        or _ago(words, i, today)
        or _on_from(words, i, today)
        or _weeks_behind(words, i, today)
    )


def read_soon(words: Sequence[str], i: int, now: datetime) -> tuple[datetime, int] | None:
    """``now``, ``in 2 hours``, ``in half an hour``. Refused: ``in 30m``, minutes or months."""
    if words[i] == "now":
        return now, 1
    length = read_length(words, i + 1) if words[i] == "in" and words[i + 1 : i + 2] else None
    if length is None:
        return None
    said = " ".join(words[i : i + 1 + length[1]])
    if re.fullmatch(r"in \d+ ?m", said):
        raise Refused(f"{said!r} may be minutes or months; write {said}in, or {said}onths")
    return now + timedelta(minutes=length[0]), 1 + length[1]


def _on_from(words: Sequence[str], i: int, today: date) -> tuple[date, int] | None:
    """``a week on tuesday``, ``2 weeks tomorrow``, ``3 days from now``."""
    number = 1 if words[i] == "fortnight" else number_of(words[i])
    at = i + (words[i] != "fortnight")
    unit = words[at] if at < len(words) else ""
    if number is None or (unit not in _WEEKS and unit.rstrip("s") not in ("day", "month")):
        return None
    joined = at + 1 < len(words) and words[at + 1] in ("on", "from")
    at += 1 + joined
    first = _day_named(words[at], today) if at < len(words) else None
    if first is None or (unit not in _WEEKS and not (joined and words[at] in _FROM)):
        return None
    amount = f"{number * _WEEKS[unit]}w" if unit in _WEEKS else f"{number}{unit}"
    match = _AHEAD.fullmatch(amount)
    return (_shifted(first, match, words[i : at + 1]), at + 1 - i) if match else None


def _weeks_behind(words: Sequence[str], i: int, today: date) -> tuple[date, int] | None:
    """``fri week``, ``tomorrow fortnight``."""
    behind = words[i + 1] if i + 1 < len(words) else ""
    first = _day_named(words[i], today) if behind in ("week", "fortnight") else None
    return (first + timedelta(weeks=_WEEKS[behind]), 2) if first else None


def _day_named(word: str, today: date) -> date | None:
    """Today, tomorrow or the next such weekday."""
    if word in _FROM:
        return today + timedelta(days=_FROM[word])
    weekday = weekday_named("wed" if word == "weds" else word)
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday()) % 7)


def _ahead(words: Sequence[str], i: int, today: date) -> tuple[date, int] | None:
    """``in 2 weeks``, ``in a fortnight``, ``+3d``, ``2w``."""
    word = words[i]
    if word == "in" and i + 2 < len(words):
        number = number_of(words[i + 1])
        amount, used = f"{number}{words[i + 2]}", 3
        if words[i + 1 : i + 3] == ["a", "fortnight"]:
            amount = "2w"
        if number is not None and (match := _AHEAD.fullmatch(amount)):
            return _shifted(today, match, words[i : i + used]), used
    spoken = word == "in" and i + 1 < len(words)
    match = _AHEAD.fullmatch(words[i + 1] if spoken else word)
    if match is None or not (spoken or word[0] == "+" or match[2] in _UNITS):
        return None
    used = 2 if spoken else 1
    return _shifted(today, match, words[i : i + used]), used


def _ago(words: Sequence[str], i: int, today: date) -> tuple[date, int] | None:
    """``3 days ago``, ``a week ago``."""
    if list(words[i + 2 : i + 3]) != ["ago"] or (number := number_of(words[i])) is None:
        return None
    match = _AHEAD.fullmatch(f"{number}{words[i + 1]}")
    return (_shifted(today, match, words[i : i + 3], back=True), 3) if match else None


def _shifted(today: date, match: re.Match[str], said: Sequence[str], *, back: bool = False) -> date:
    number, unit = int(match[1]), match[2][0]
    if number * {"d": 1, "w": 7, "m": 31}[unit] > _FARTHEST:
        raise Refused(f"{' '.join(said)!r} is too far away; five years at most")
    number = -number if back else number
    if unit == "m":
        return _months_on(today, number)
    return today + timedelta(days=number * _UNITS[unit])


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
