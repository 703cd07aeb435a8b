"""Typed whole days: ``all day``, ``for 3 days``, ``4-6 dec``, ``fri to sun`` (DESIGN 2.6).

Readers of the kind that ``days`` describes.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

from tui.domain.refusal import Refused
from tui.typed.days import Day, month_of, names_between
from tui.typed.numbers import number_of

_JOINTS = ("-", "–", "to", "until", "till", "through", "thru")
_ALL_DAY = (
    *(["for", "the", "whole", "day"], ["the", "whole", "day"], ["for", "the", "day"]),
    *(["all", "day", "long"], ["all", "day"], ["all-day"], ["whole", "day"], ["full", "day"]),
)
_NO_HOUR = "whole days have no hour and no minutes; "
_WEEKEND = re.compile(
    r"(?:(?:for|over|all)(?: the| this| coming)?(?: whole)?|the whole)( next)? weekend(?!\S)"
)
_LONGEST = 183  # days; what seems longer is written the wrong way round
_UNITS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_NTH = re.compile(r"\d{1,2}(?:st|nd|rd|th|\.)?")
_YEAR = re.compile(r"\d{4}")
_FIRST_DAY = re.compile(r"\d{1,2}\.?")
_TWO_DAYS = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.)? ?(?:[/+&]|and) ?(\d{1,2})(?:st|nd|rd|th|\.)? "
    r"(?:of )?([a-z]+)(?: (\d{4}))?(?!\S)"
)
_BEHIND_FIRST = re.compile(r"\d{1,2}((?:/\d{1,2}/?|\.\d{1,2}\.)(?:\d{2,4})?)")

_Words = tuple[Sequence[str], Sequence[str], int]
"""The words of a first and a last day, each to be read alone, and how many words they took."""


def no_hour(first: Day | None, last: Day | None) -> str:
    """Why whole days have no hour, and the forms that work."""
    if not (first and last and first.weekday and last.weekday):
        return f"{_NO_HOUR}leave those out, or write one day, such as fri 19:00 for 2h"
    names = names_between(first.day.weekday(), last.day.weekday())
    return (
        f"{_NO_HOUR}write {names[0]} to {names[-1]} for all of it, or every {','.join(names)} "
        "with the hour for each of them"
    )


def read_all_day(words: Sequence[str], i: int) -> int:
    """How many words say that it is all day."""
    return next((len(p) for p in _ALL_DAY if list(words[i : i + len(p)]) == p), 0)


def read_days(words: Sequence[str], i: int, *, recurs: bool) -> tuple[int, int] | None:
    """``for 3 days``, ``for a week``, ``3 days`` of ``3 days from fri``; 2 nights are three days.

    Of a rule, weeks are how long it goes on and no length; ``3 days from now`` is a day.
    """
    at = i + (words[i] == "for")
    number, unit = number_of("".join(words[at : at + 1])), "".join(words[at + 1 : at + 2])
    unit = unit.removesuffix("s")
    if not number or unit not in _UNITS or (recurs and _UNITS[unit] > 1):
        return None
    begins = "".join(words[at + 2 : at + 3]) in ("from", "starting", "beginning")
    from_now = "".join(words[at + 3 : at + 4]) in ("", "now", "today", "tomorrow")
    if at == i and (unit not in ("day", "night") or recurs or not begins or from_now):
        return None
    return number * _UNITS[unit] + (unit == "night"), at + 2 - i


def read_span(
    words: Sequence[str], i: int, day_of: Callable[[Sequence[str]], Day | None]
) -> tuple[Day, Day, int] | None:
    """Days that share their words: ``4-6 dec``, ``dec 4-6``, ``fri-sun``, ``for the weekend``.

    ``day_of`` reads a day. Refused: one that does not exist.
    """
    found = (
        _weekend(words, i)
        or _of_a_month(words, i)
        or _in_a_word(words[i])
        or _beside(words, i)
        or _in_figures(words, i)
    )
    if found is None:
        return None
    first, last, used = day_of(found[0]), day_of(found[1]), found[2]
    return (first, last, used) if first and last else None


def _weekend(words: Sequence[str], i: int) -> _Words | None:
    match = _WEEKEND.match(" ".join(words[i : i + 5]))
    return ([*(match[1] or "").split(), "sat"], ["sun"], len(match[0].split())) if match else None


def _of_a_month(words: Sequence[str], i: int) -> _Words | None:
    """``4-6 dec``, ``4 to 6 of dec 2027``, ``dec 4-6``."""
    month = [words[i]] if month_of(words[i]) else []
    at = i + len(month)
    first, _, last = "".join(words[at : at + 1]).replace("–", "-").partition("-")
    if "".join(words[at + 1 : at + 2]) in _JOINTS and not last:
        at, last = at + 2, "".join(words[at + 2 : at + 3])
    if not (_NTH.fullmatch(first) and _NTH.fullmatch(last)):
        return None
    at += 1
    behind = [word for word in words[at : at + 2] if word != "of"][:1]
    if bool(month) == bool(behind and month_of(behind[0])) or (
        month and behind in (["am"], ["pm"])
    ):
        return None
    if not month:
        month, at = behind, at + 1 + (words[at] == "of")
    year = [word for word in words[at : at + 1] if _YEAR.fullmatch(word)]
    return [first, *month, *year], [last, *month, *year], at + len(year) - i


def _beside(words: Sequence[str], i: int) -> _Words | None:
    """``11/12 dec``, ``12+13 dec``, ``12 and 13 dec``. Refused: where days lie between."""
    match = _TWO_DAYS.match(" ".join(words[i : i + 4]))
    if match is None or not month_of(match[3]):
        return None
    first, last, month = match[1], match[2], match[3]
    if int(last) != int(first) + 1:
        raise Refused(
            f"{match[0]!r} may be two days or all from one to the other; write {first}-{last} "
            f"{month}, or one of them"
        )
    year = [match[4]] if match[4] else []
    return [first, month, *year], [last, month, *year], len(match[0].split())


def _in_figures(words: Sequence[str], i: int) -> _Words | None:
    """``12. - 13.12.``, with spaces between."""
    first, joint = words[i], "".join(words[i + 1 : i + 2])
    match = _BEHIND_FIRST.fullmatch("".join(words[i + 2 : i + 3])) if joint in _JOINTS else None
    if match is None or not _FIRST_DAY.fullmatch(first):
        return None
    return [first.rstrip(".") + match[1]], [words[i + 2]], 3


def _in_a_word(word: str) -> _Words | None:
    """``fri-sun``, ``5.12.-6.12.``, ``5.-6.12.``, ``5-6/12``."""
    first, _, last = word.replace("–", "-").replace("./", ".-", 1).partition("-")
    if _NTH.fullmatch(first) and (match := _BEHIND_FIRST.fullmatch(last)):
        first = first.rstrip(".") + match[1]
    return ([first], [last], 1) if first and last else None


def span_between(first: Day, last: Day) -> tuple[date, int]:
    """The first of the days from one to another, and how many they are.

    A last weekday is the next one after the first day; of dates without a year those are meant
    that are on now, or come next. Refused: a last day before the first.
    """
    begin, end = first.day, last.day
    if last.weekday:
        return begin, (end.weekday() - begin.weekday() - 1) % 7 + 2
    if end < begin and last.has_no_year:
        before = _years_on(begin, -1) if first.has_no_year else None
        if before and before <= end:
            begin = before
        else:
            end = _years_on(end, 1) or end
        if (end - begin).days > _LONGEST:
            said = f"{last.day.day} {last.day:%b} is before {first.day.day} {first.day:%b}"
            raise Refused(f"{said}; write the earlier day first")
    if end < begin:
        raise Refused(f"{end} is before {begin}; write the earlier day first")
    return begin, (end - begin).days + 1


def _years_on(day: date, years: int) -> date | None:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # a 29th of February
        return None
