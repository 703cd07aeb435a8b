"""Typed days, times and lengths: what a few words mean, read from the left (NOTES-planner 6).

A reader takes the words of a line in lower case and a place in it. It gives what stands there and
how many words that took; None where nothing of its kind stands there. What looks like its kind but
is not to be understood is refused: nothing is guessed.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from tui.domain.day import WEEKDAY_NAMES, week_first
from tui.domain.refusal import Refused

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
TONIGHT = time(20, 0)
LONGEST = 24 * 60  # minutes
_FARTHEST = 5 * 366  # days
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(am|pm)?")
_HALF_DAY = re.compile(r"(\d{1,2})(am|pm)")
_HOUR = re.compile(r"(\d{1,2})h(\d{2})?")
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d)?)(h|hr|hrs|hours?|m|min|mins|minutes?)(\d{1,2})?m?")
_AHEAD = re.compile(r"\+?(\d{1,4})(d|w|m|days?|weeks?|months?)")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FIGURES = re.compile(r"(\d{1,4})([/.])(\d{1,2})(?:\2(\d{1,4})?)?")
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_UNITS = {"d": 1, "w": 7}


class Day(NamedTuple):
    """A typed day.

    ``weekday`` is set where the next such day is meant, today perhaps included; ``at`` where the
    words say a time as well.
    """

    day: date
    weekday: bool = False
    at: time | None = None


class TimeSpan(NamedTuple):
    """A typed time, and its end where there was one."""

    begin: time | None
    end: time | None = None


def read_time(words: Sequence[str], i: int) -> tuple[TimeSpan, int] | None:
    """``19:30``, ``7pm``, ``7:30 pm``, ``19h30``, ``noon``, ``19:30-21:00``, ``-21:00``."""
    word = words[i].replace("–", "-")
    following = words[i + 1] if i + 1 < len(words) else ""
    if word == "-" and following:
        return _end(following, used=2)
    if word.startswith("-") and len(word) > 1:
        return _end(word[1:], used=1)
    if "-" in word and not _ISO.fullmatch(word):
        begin, _, end = word.partition("-")
        last = _time(end)
        first = _time(begin) or (_time(begin + end[-2:]) if begin.isdecimal() else None)
        return (TimeSpan(first, last), 1) if first and last else None
    if following in ("am", "pm") and (found := _time(word + following)):
        return _through(TimeSpan(found), words, i + 2, 2)
    if found := _time(word):
        return _through(TimeSpan(found), words, i + 1, 1)
    if re.fullmatch(r"\d+:\d+(am|pm)?", word):
        raise Refused(f"{words[i][:20]!r} is no time; write it like 19:30 or 7pm")
    if re.fullmatch(r"\d+(am|pm)", word):
        raise Refused(f"{words[i][:20]!r} is no time; write it like 7pm or 19:00")
    return None


def _through(clock: TimeSpan, words: Sequence[str], i: int, used: int) -> tuple[TimeSpan, int]:
    """``19:30 - 21:00``, ``19:30 to 21:00``, ``19:30 until 21:00``."""
    if i + 1 < len(words) and words[i] in ("-", "–", "to", "until", "till"):
        last = _time(words[i + 1])
        if last:
            return TimeSpan(clock.begin, last), used + 2
    if i < len(words) and words[i][:1] in "-–" and (last := _time(words[i][1:])):
        return TimeSpan(clock.begin, last), used + 1
    return clock, used


def _end(word: str, *, used: int) -> tuple[TimeSpan, int] | None:
    found = _time(word)
    return (TimeSpan(None, found), used) if found else None


def _time(word: str) -> time | None:
    if word == "noon":
        return time(12)
    if word == "midnight":
        return time(0)
    if match := _HALF_DAY.fullmatch(word):
        return _twelve(int(match[1]), 0, match[2])
    if match := _CLOCK.fullmatch(word):
        if match[3]:
            return _twelve(int(match[1]), int(match[2]), match[3])
        return _of_day(int(match[1]), int(match[2]))
    if match := _HOUR.fullmatch(word):
        if match[2] is None and int(match[1]) <= 8:
            raise Refused(f"{word!r} may be a length or a time; write for {word}, or {match[1]}:00")
        return _of_day(int(match[1]), int(match[2] or 0))
    return None


def _twelve(hour: int, minute: int, half: str) -> time | None:
    if not 1 <= hour <= 12:
        return None
    return _of_day(hour % 12 + (12 if half == "pm" else 0), minute)


def _of_day(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None


def read_length(words: Sequence[str], i: int) -> tuple[int, int] | None:
    """Minutes: ``2h``, ``90m``, ``1h30``, ``45 min``, ``an hour``, ``half an hour``."""
    rest = list(words[i : i + 3])
    for spoken, minutes in (
        (["half", "an", "hour"], 30),
        (["an", "hour"], 60),
        (["one", "hour"], 60),
    ):
        if rest[: len(spoken)] == spoken:
            return minutes, len(spoken)
    for used in (1, 2):
        if match := _LENGTH.fullmatch("".join(rest[:used])):
            unit = 60 if match[2].startswith("h") else 1
            minutes = round(float(match[1]) * unit) + int(match[3] or 0)
            if not 1 <= minutes <= LONGEST or (match[3] and unit == 1):
                raise Refused(f"{' '.join(rest[:used])!r} cannot be a length; 1 minute to 24 hours")
            return minutes, used
    return None


def weekday_of(word: str) -> int | None:
    """The weekday of a word of three letters or more, in the plural too; 0 is Monday."""
    for n, name in enumerate(WEEKDAY_NAMES):
        if len(word) >= 3 and (name.startswith(word) or word == f"{name}s"):
            return n
    return None


def read_day(
    words: Sequence[str], i: int, today: date, *, week_start: int = 0, order: str = "dmy"
) -> tuple[Day, int] | None:
    """``today``, ``fri``, ``next fri``, ``fri week``, ``in 2 weeks``, ``3 may``, ``2026-12-05``.

    A date without a year is the next such date. Refused: a date that does not exist.
    """
    word = words[i]
    following = words[i + 1] if i + 1 < len(words) else ""
    if word in ("today", "tomorrow", "tonight", "yesterday"):
        shift = {"tomorrow": 1, "yesterday": -1}.get(word, 0)
        at = TONIGHT if word == "tonight" else None
        return Day(today + timedelta(days=shift), at=at), 1
    if word in ("next", "this") and (weekday := weekday_of(following)) is not None:
        first = week_first(today, week_start) + timedelta(days=7 if word == "next" else 0)
        return Day(first + timedelta(days=(weekday - first.weekday()) % 7)), 2
    if (weekday := weekday_of(word)) is not None:
        coming = today + timedelta(days=(weekday - today.weekday()) % 7)
        if following == "week":
            return Day(coming + timedelta(days=7)), 2
        return Day(coming, weekday=True), 1
    if found := _ahead(words, i, today):
        return found
    if match := _ISO.fullmatch(word):
        return Day(_date(int(match[1]), int(match[2]), int(match[3]), word)), 1
    if found := _named(words, i, today):
        return found
    if (match := _FIGURES.fullmatch(word)) and (found_day := _in_figures(match, today, order)):
        return Day(found_day), 1
    return None


def _ahead(words: Sequence[str], i: int, today: date) -> tuple[Day, int] | None:
    rest = [word.replace("a", "1", 1) if word in ("a", "an") else word for word in words[i : i + 3]]
    spoken = rest[0] == "in"
    for used in (2, 3) if spoken else (1,):
        amount = "".join(rest[1:used]) if spoken else rest[0]
        if len(rest) >= used and (match := _AHEAD.fullmatch(amount)):
            number, unit = int(match[1]), match[2][0]
            if not spoken and not amount.startswith("+") and len(match[2]) > 1:
                return None
            if not spoken and not amount.startswith("+") and unit == "m":
                return None
            if number * {"d": 1, "w": 7, "m": 31}[unit] > _FARTHEST:
                raise Refused(
                    f"{' '.join(words[i : i + used])!r} is too far away; five years at most"
                )
            day = _months_on(today, number) if unit == "m" else None
            return Day(day or today + timedelta(days=number * _UNITS[unit])), used
    return None


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _named(words: Sequence[str], i: int, today: date) -> tuple[Day, int] | None:
    """``3 may``, ``may 3``, ``3rd of may 2027``."""
    rest = list(words[i : i + 4])
    used = 2
    if len(rest) > 2 and rest[1] == "of":
        del rest[1]
        used = 3
    if len(rest) < 2:
        return None
    for number, name in ((rest[0], rest[1]), (rest[1], rest[0])):
        match, month = _NTH.fullmatch(number), month_of(name)
        if match and month:
            year = rest[2] if len(rest) > 2 and re.fullmatch(r"\d{4}", rest[2]) else ""
            said = " ".join(words[i : i + used + bool(year)])
            day = int(match[1])
            if year:
                return Day(_date(int(year), month, day, said)), used + 1
            return Day(_next_date(month, day, today, said)), used
    return None


def month_of(word: str) -> int | None:
    """The month of a word of three letters or more."""
    for n, name in enumerate(MONTHS, 1):
        if len(word) >= 3 and name.startswith(word):
            return n
    return None


def _in_figures(match: re.Match[str], today: date, order: str) -> date | None:
    parts = [match[1], match[3], *([match[4]] if match[4] else [])]
    said = match[0]
    if len(parts[0]) == 4 or (order == "ymd" and len(parts) == 3):
        if len(parts) < 3:
            return None
        year, month, day = map(int, parts)
    else:
        day, month = map(int, reversed(parts[:2]) if order != "dmy" else parts[:2])
        if len(parts) == 2:
            return _next_date(month, day, today, said) if match[2] == "/" else None
        year = int(parts[2])
    return _date(year + 2000 if year < 100 else year, month, day, said)


def _next_date(month: int, day: int, today: date, said: str) -> date:
    for year in range(today.year, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise Refused(f"{said!r} is no day of the calendar; write one like 5 dec or 2026-12-05")


def _date(year: int, month: int, day: int, said: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(
            f"{said!r} is no day of the calendar; write one like 5 dec or 2026-12-05"
        ) from None
