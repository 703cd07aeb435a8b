"""Typed days: what a few words mean, read from the left (NOTES-planner 6).

A reader takes the words of a line in lower case and a place in it. It gives what stands there and
how many words that took; None where nothing of its kind stands there. What looks like its kind but
is not to be understood is refused: nothing is guessed.
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from tui.domain.day import WEEKDAY_NAMES, week_first, weekday_named
from tui.domain.refusal import Refused
from tui.typed.offsets import read_offset

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
TONIGHT = time(20, 0)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FIGURES = re.compile(r"(\d{1,4})([/.-])(\d{1,2})(?:\2(\d{1,4})?)?")
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?")
_SEVERAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?[-–](\d{1,2})(?:st|nd|rd|th|\.)?")
_NTH_ENDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_BEHIND_NTH = ("at", "for", "from", "in", "until", "till", "all")
_WEEK = timedelta(days=7)
_RANGE = re.compile(r"[a-z]{3}(?: ?[-–] ?| (?:to|through|thru) )[a-z]{3}")
_JUST, _FAR = timedelta(days=60), timedelta(days=300)
_NEAR = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_AT = {"tonight": TONIGHT}
_PHRASES: tuple[tuple[list[str], int, time | None], ...] = (
    (["the", "day", "after", "tomorrow"], 2, None),
    (["day", "after", "tomorrow"], 2, None),
    (["the", "day", "before", "yesterday"], -2, None),
    (["day", "before", "yesterday"], -2, None),
    (["last", "night"], -1, TONIGHT),
)
_LEADS = (
    *(["this", "coming"], ["next", "week", "on"], ["next", "week"]),
    *(["next"], ["this"], ["coming"], ["last"]),
)
_ENDS_OF = (["the", "end", "of"], ["end", "of"])


class Day(NamedTuple):
    """A typed day.

    ``weekday`` is set where the next such day is meant, today perhaps included; ``at`` where the
    words say a time as well; ``has_no_year`` where a date is the next such one. ``before`` is the
    last such day up to today where the next one is taken, and ``has_just_been`` where that was a
    short while ago and the next one is far off. ``near`` are words that count from today.
    """

    day: date
    weekday: bool = False
    at: time | None = None
    has_no_year: bool = False
    before: date | None = None
    has_just_been: bool = False
    near: str = ""


def agreed(one: Day, other: Day) -> Day:
    """The date of a weekday and a date. Refused: where they are not the same, or are two dates."""
    if one.weekday == other.weekday:
        raise Refused("say one day: fri, or 27 nov, not both; several in a row are fri to sun")
    dated, named = (one, other) if other.weekday else (other, one)
    if dated.has_just_been and dated.before and dated.before.weekday() == named.day.weekday():
        return Day(dated.before)
    if dated.day.weekday() != named.day.weekday():
        said = f"{dated.day.day} {dated.day:%B} {dated.day.year} is a {dated.day:%A}"
        raise Refused(f"{said}, not a {named.day:%A}; write one of the two")
    return dated


def names_between(first: int, last: int) -> list[str]:
    """The short names of the weekdays from one to another."""
    return [WEEKDAY_NAMES[(first + n) % 7][:3] for n in range((last - first) % 7 + 1)]


def several_days(low: Sequence[str]) -> str:
    """Why several weekdays in a line are not one, and the forms that work."""
    parts = [part for word in low for part in re.split("[,/+&–-]", word)]
    found = [weekday for part in parts if (weekday := weekday_of(part)) is not None]
    names = [WEEKDAY_NAMES[weekday][:3] for weekday in dict.fromkeys(found)]
    if len(names) < 2:
        return "say one day: fri, or 27 nov, not both; several in a row are fri to sun"
    words = " or ".join(names)
    if len(names) == 2 and _RANGE.search(" ".join(low)):
        names = names_between(found[0], found[-1])
    return (
        f"say one day: {words}; write every {','.join(names)} for each of them, "
        f"or {names[0]} to {names[-1]} for days in a row"
    )


def weekday_of(word: str) -> int | None:
    """The weekday of a word of three letters or more, in the plural too; 0 is Monday."""
    if word == "weds":
        return 2
    one = word.removesuffix("s")
    return weekday_named(one if one in WEEKDAY_NAMES else word)


def is_each(word: str) -> bool:
    """Whether a word means each such weekday: ``fridays``."""
    return word.endswith("days") and weekday_of(word) is not None


def read_day(
    words: Sequence[str], i: int, today: date, *, week_start: int = 0, order: str = "dmy"
) -> tuple[Day, int] | None:
    """``today``, ``fri``, ``next fri``, ``fri week``, ``in 2 weeks``, ``3 may``, ``2026-12-05``.

    A date without a year is the next such date. Refused: a date that does not exist, and several
    days in one.
    """
    word = words[i]
    following = words[i + 1] if i + 1 < len(words) else ""
    if counted := read_offset(words, i, today):
        return Day(counted[0]), counted[1]
    if word in _NEAR:
        return Day(today + timedelta(days=_NEAR[word]), at=_AT.get(word), near=word), 1
    for phrase, shift, at in _PHRASES:
        if list(words[i : i + len(phrase)]) == phrase:
            said = " ".join(phrase)
            return Day(today + timedelta(days=shift), at=at, near=said), len(phrase)
    if found := _weekday(words, i, today, week_start):
        return found
    if match := _ISO.fullmatch(word):
        return Day(_date(int(match[1]), int(match[2]), int(match[3]), word)), 1
    _refuse_several(words, i)
    if found := _named(words, i, today):
        return found
    if word == "the" and _NTH_ENDS.fullmatch(following):
        return _next_of_month(int(following[:-2]), today, following), 2
    is_last = not following or following[0].isdecimal() or following in _BEHIND_NTH
    if (match := _NTH_ENDS.fullmatch(word)) and is_last:
        return _next_of_month(int(match[1]), today, word), 1
    if (match := _FIGURES.fullmatch(word)) and (found_day := _in_figures(match, today, order)):
        return found_day, 1
    return None


def _weekday(words: Sequence[str], i: int, today: date, week_start: int) -> tuple[Day, int] | None:
    """``fri``, ``next fri``, ``this coming fri``, ``last fri``, ``fri week``, ``fri next week``."""
    lead = next((lead for lead in _LEADS if list(words[i : i + len(lead)]) == lead), None)
    at = i + len(lead or ())
    weekday = weekday_of(words[at]) if at < len(words) else None
    if weekday is None or is_each(words[at]):
        return None
    coming = today + timedelta(days=(weekday - today.weekday()) % 7)
    before = coming if coming == today else coming - _WEEK
    first = week_first(today, week_start)
    used = at - i + 1
    match lead:
        case None:
            if list(words[at + 1 : at + 3]) == ["next", "week"]:
                first, used = first + _WEEK, used + 2
            elif (match := _NTH_ENDS.fullmatch("".join(words[at + 1 : at + 2]))) and not any(
                map(month_of, words[at + 2 : at + 4])
            ):
                return _numbered(words[at], weekday, int(match[1]), today), used + 1
            else:
                return Day(coming, weekday=True, before=before), used
        case ["coming"] | ["this"] | ["this", "coming"]:
            return Day(coming, weekday=True, before=before), used
        case ["last"]:
            return Day(today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)), used
        case ["next", *_]:
            first += _WEEK
    return Day(first + timedelta(days=(weekday - first.weekday()) % 7)), used


def _numbered(word: str, weekday: int, number: int, today: date) -> Day:
    """``thu 3rd``. Refused: where that is another weekday."""
    found = _next_of_month(number, today, f"{word} the {number}")
    for day in (found.day, found.before):
        if day and day.weekday() == weekday:
            return Day(day)
    said = f"{found.day.day} {found.day:%B} {found.day.year} is a {found.day:%A}"
    raise Refused(f"{said}, not a {WEEKDAY_NAMES[weekday].capitalize()}; write one of the two")


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
            return _next_date(month, day, today, said), used
    return None


def month_of(word: str) -> int | None:
    """The month of a word of three letters or more."""
    for n, name in enumerate(MONTHS, 1):
        if len(word) >= 3 and name.startswith(word):
            return n
    return None


def first_of(month: int, today: date) -> date:
    """The first day of the next such month, or of this one."""
    return date(today.year + (month < today.month), month, 1)


def read_end_of_month(words: Sequence[str], i: int, today: date) -> tuple[date, int] | None:
    """The last day of ``march``, ``the end of march 2028``."""
    lead = next((p for p in _ENDS_OF if list(words[i : i + len(p)]) == p), [])
    at = i + len(lead)
    month = month_of(words[at]) if at < len(words) else None
    if month is None:
        return None
    first, used = first_of(month, today), len(lead) + 1
    if at + 1 < len(words) and words[at + 1].isdecimal() and len(words[at + 1]) == 4:
        first, used = first.replace(year=max(1, int(words[at + 1]))), used + 1
    return first.replace(day=monthrange(first.year, month)[1]), used


def _in_figures(match: re.Match[str], today: date, order: str) -> Day | None:
    """``5/12``, ``5.12.``, ``5.12.26``, ``2026/12/05``; ``5.12`` may be an hour, ``5-12`` two."""
    parts = [match[1], match[3], *([match[4]] if match[4] else [])]
    said = match[0]
    if len(parts[0]) == 4 or (order == "ymd" and len(parts) == 3):
        if len(parts) < 3:
            return None
        year, month, day = map(int, parts)
    else:
        with_year = len(parts) == 3
        if not with_year and match[2] != "/" and not said.endswith("."):
            return None
        day_first = order == "dmy" or said.endswith(".")
        day, month = map(int, parts[:2] if day_first else reversed(parts[:2]))
        if not with_year:
            return _next_date(month, day, today, said)
        year = int(parts[2])
    return Day(_date(year + 2000 if year < 100 else year, month, day, said))


def _refuse_several(words: Sequence[str], i: int) -> None:
    """``4-6 dec`` and ``dec 4-6``, where one day is asked for."""
    beside = list(words[i : i + 2])
    if len(beside) < 2:
        return
    for days, month in (beside, reversed(beside)):
        if (match := _SEVERAL.fullmatch(days)) and month_of(month):
            raise Refused(
                f"{' '.join(beside)!r} are several days; write one of them, {match[1]} {month}"
            )


def _next_of_month(number: int, today: date, said: str) -> Day:
    before: date | None = None
    for months in range(-2, 13):
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        if 0 < number <= monthrange(year, month + 1)[1]:
            found = date(year, month + 1, number)
            before = found if found <= today else before
            if found >= today:
                return Day(found, before=before)
    raise Refused(f"{said!r} is no day of a month; write one like the 15th")


def _next_date(month: int, day: int, today: date, said: str) -> Day:
    before: date | None = None
    for year in range(today.year - 8, today.year + 9):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        before = found if found <= today else before
        if found >= today:
            just = before is not None and before >= today - _JUST and found > today + _FAR
            return Day(found, has_no_year=True, before=before, has_just_been=just)
    raise Refused(f"{said!r} is no day of the calendar; write one like 5 dec or 2026-12-05")


def _date(year: int, month: int, day: int, said: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Refused(
            f"{said!r} is no day of the calendar; write one like 5 dec or 2026-12-05"
        ) from None
