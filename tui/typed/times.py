"""Typed times of day: what a few words mean, read from the left (NOTES-planner 6).

As in ``days``: a reader gives what stands at a place and how many words that took, or None.
Which half of the day an hour lies in may be said elsewhere in the line, so that what is read is an
``Hour``, and ``span_of`` makes times of day of a begin and an end. Nothing is guessed in silence.
"""

import re
from collections.abc import Sequence
from datetime import time
from typing import Literal, NamedTuple

from tui.domain.refusal import Refused
from tui.typed.days import TONIGHT, month_of
from tui.typed.numbers import number_of

_CLOCK = re.compile(r"(\d{1,2})([:.])(\d{2})(am?|pm?|h)?")
_COUNT = re.compile(r"\d{1,3}(?:st|nd|rd|th|\.)?(?:[-–]\d{1,2}(?:st|nd|rd|th|\.)?)?")
_HALF_DAY = re.compile(r"(\d{1,2})(am?|pm?)")
_HOUR = re.compile(r"(\d{1,2})h(\d{2})?")
_HALVES = {"am": "am", "pm": "pm", "a.m": "am", "p.m": "pm", "a.m.": "am", "p.m.": "pm"}
_NAMED = {"noon": (12, "pm"), "midday": (12, "pm"), "midnight": (12, "am")}
_OCLOCK = ("o'clock", "o’clock", "oclock")
_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}
_TO = ("-", "–", "to", "until", "till")

Part = Literal["", "morning", "afternoon", "evening", "night"]
PARTS: dict[Part, tuple[range, str]] = {
    "morning": (range(1, 12), "9:00"),
    "afternoon": (range(12, 18), "15:00"),
    "evening": (range(16, 24), "19:00"),
    "night": (range(18, 24), "20:00"),
}
"""The parts of a day: their hours, and an hour to give as an example."""


class Hour(NamedTuple):
    """A written time of day; ``half`` is am or pm where that was said.

    ``bare`` where there was nothing but a number, and ``spoken`` where it was in words.
    """

    hour: int
    minute: int = 0
    half: str = ""
    bare: bool = False
    spoken: bool = False

    def at(self, half: str = "") -> time:
        """The time of day, in a half of the day where it needs one."""
        half = self.half or half
        if not half or self.hour > 12:
            return time(self.hour % 24, self.minute)
        return time(self.hour % 12 + (12 if half == "pm" else 0), self.minute)

    @property
    def is_open(self) -> bool:
        """Whether it may be of either half of the day."""
        return not self.half and 1 <= self.hour <= 12


class TimeSpan(NamedTuple):
    """A typed time, and its end where there was one."""

    begin: Hour | None
    end: Hour | None = None


def read_time(
    words: Sequence[str], i: int, *, after_at: bool = False
) -> tuple[TimeSpan, int] | None:
    """``19:30``, ``7pm``, ``19h30``, ``noon``, ``half past seven``, ``9:30-11``, ``-21:00``.

    A number alone is an hour only in a range, or ``after_at``. Refused: what looks like a time
    and is none.
    """
    word = words[i].replace("–", "-")
    if word.startswith("-"):
        at = i + (word == "-")
        rest = [*words[:at], words[at].lstrip("-–"), *words[at + 1 :]] if at < len(words) else []
        found = _hour(rest, at) if rest and rest[at] else None
        return (TimeSpan(None, found[0]), at - i + found[1]) if found else None
    if "-" in word and not _of_month(words, i):
        begin, _, end = word.partition("-")
        first, last = _hour([begin], 0), _hour([end, *words[i + 1 :]], 0)
        if (begin[:1].isdigit() or begin in _NAMED) and first and last:
            return TimeSpan(first[0], last[0]), last[1]
    if _of_month(words, i) or (found := _hour(words, i)) is None:
        return None
    hour, used = found
    if end_found := _end(words, i + used):
        end_hour = end_found[0]
        if hour.bare and hour.hour in (5, 10, 20) and end_hour.bare and end_hour.hour < hour.hour:
            said = f"{hour.hour} to {end_hour.hour}"
            raise Refused(f"{said!r} may be one time or two; write 19:50, or 10:00-20:00")
        return TimeSpan(hour, end_hour), used + end_found[1]
    if hour.bare and not (after_at or hour.spoken):
        return None
    return TimeSpan(hour), used


def read_end(words: Sequence[str], i: int) -> tuple[TimeSpan, int] | None:
    """What stands after ``until``: a time, a number alone too."""
    found = None if not words[i] or _of_month(words, i) else _hour(words, i)
    return (TimeSpan(None, found[0]), found[1]) if found else None


def _end(words: Sequence[str], i: int) -> tuple[Hour, int] | None:
    """``- 21:00``, ``to 21:00``, ``until 21:00``, ``-21:00`` after a time."""
    if i >= len(words):
        return None
    if words[i] in _TO and i + 1 < len(words) and not _of_month(words, i + 1):
        found = _hour(words, i + 1)
        return (found[0], found[1] + 1) if found else None
    if words[i][:1] in ("-", "–") and len(words[i]) > 1:
        return _hour([words[i][1:], *words[i + 1 :]], 0)
    return None


def _of_month(words: Sequence[str], i: int) -> bool:
    """Whether the number at a place belongs to a month, or counts something."""
    if not _COUNT.fullmatch(words[i]):
        return False
    beside = [*words[max(0, i - 1) : i], *words[i + 1 : i + 2]]
    return words[i + 1 : i + 2] == ["times"] or any(month_of(word) for word in beside)


def _hour(words: Sequence[str], i: int) -> tuple[Hour, int] | None:
    """A time of day, and the half of the day that is said behind it."""
    found = _spoken(words, i) or _written(words, i)
    if found is None:
        return None
    hour, used = found
    behind = list(words[i + used : i + used + 3])
    if behind[:1] == ["uhr"]:
        return hour._replace(bare=False), used + 1
    if behind[:1] and behind[0] in _OCLOCK:
        hour, used, behind = hour._replace(spoken=True), used + 1, behind[1:]
    if behind[:1] and behind[0] in _HALVES and hour.is_open:
        return hour._replace(half=_HALVES[behind[0]], bare=False), used + 1
    if behind[:1] == ["at"] or behind[:2] == ["in", "the"]:
        hour = hour._replace(spoken=hour.spoken or behind[-1] in PARTS)
    return hour, used


def _written(words: Sequence[str], i: int) -> tuple[Hour, int] | None:
    word = words[i]
    if word in _NAMED:
        hour, half = _NAMED[word]
        return Hour(hour, half=half), 1
    if match := _CLOCK.fullmatch(word):
        return _in_figures(match, words, i)
    if match := _HALF_DAY.fullmatch(word):
        if not 1 <= int(match[1]) <= 12:
            raise Refused(f"{word[:20]!r} is no time; write it like 7pm or 19:00")
        return Hour(int(match[1]), half=f"{match[2][0]}m"), 1
    if match := _HOUR.fullmatch(word):
        if match[2] is None and int(match[1]) <= 8:
            raise Refused(f"{word!r} may be a length or a time; write for {word}, or {match[1]}:00")
        return (_checked(int(match[1]), int(match[2] or 0), word), 1)
    if re.fullmatch(r"\d+:\d+(am|pm)?|\d+(am|pm)", word):
        raise Refused(f"{word[:20]!r} is no time; write it like 19:30 or 7pm")
    number = number_of(word) if word not in ("a", "an") else None
    if number is not None and len(word) < 3 + (not word.isdecimal()) * 9 and number < 25:
        return Hour(number, bare=True), 1
    return None


def _in_figures(match: re.Match[str], words: Sequence[str], i: int) -> tuple[Hour, int] | None:
    """``19:30``; with a dot, ``7.30pm`` or what cannot be a date."""
    hour, minute, half = int(match[1]), int(match[3]), (match[4] or "").rstrip("h")
    following = words[i + 1] if i + 1 < len(words) else ""
    said_so = half or following in (*_HALVES, "uhr") or words[max(0, i - 1) : i] == ["at"]
    if match[2] == "." and not said_so and 1 <= minute <= 12:
        return None
    if half and not 1 <= hour <= 12:
        raise Refused(f"{match[0][:20]!r} is no time; write it like 19:30 or 7pm")
    return _checked(hour, minute, match[0], f"{half[0]}m" if half else ""), 1


def _checked(hour: int, minute: int, said: str, half: str = "") -> Hour:
    if hour > 23 or minute > 59:
        raise Refused(f"{said[:20]!r} is no time; write it like 19:30 or 7pm")
    return Hour(hour, minute, half)


def _spoken(words: Sequence[str], i: int) -> tuple[Hour, int] | None:
    """``half past seven``, ``a quarter to eight``, ``ten past 8``."""
    at = i + (words[i] == "a" and words[i + 1 : i + 2] == ["quarter"])
    minutes = _MINUTES.get(words[at]) if at < len(words) else None
    if minutes is None or at + 1 >= len(words):
        return None
    if words[at] == "half" and (number := _hour_number(words, at + 1)):
        raise Refused(
            f"'half {words[at + 1]}' is half past in one place and half to in another; "
            f"write half past {words[at + 1]}, or {(number + 10) % 12 + 13}:30"
        )
    at += 1 + (words[at + 1] == "minutes")
    match = _HALF_DAY.fullmatch("".join(words[at + 1 : at + 2]))
    hour = int(match[1]) if match else _hour_number(words, at + 1)
    if hour is None or not 1 <= hour <= 12 or words[at] not in ("past", "after", "to"):
        return None
    half = f"{match[2][0]}m" if match else ""
    if words[at] == "to":
        other = {"am": "pm", "pm": "am"}.get(half, "") if hour == 12 else half
        return Hour((hour + 10) % 12 + 1, 60 - minutes, other, spoken=True), at + 2 - i
    return Hour(hour, minutes, half, spoken=True), at + 2 - i


def _hour_number(words: Sequence[str], i: int) -> int | None:
    number = number_of(words[i]) if i < len(words) and words[i] not in ("a", "an") else None
    return number if number and number <= 12 else None


def span_of(span: TimeSpan, part: Part) -> tuple[time | None, time | None, str]:
    """The times of day of a begin and an end in a part of the day, and what was taken to be so.

    The half of the day that one of them says holds for the other, where they come in order then.
    ``half past seven`` without a half is one after noon. Refused: an hour that may be of the
    morning or the evening, and one that is not in the ``part``.
    """
    begin, end = span
    assumed = ""
    if begin and part:
        begin = _in_part(begin, part)
    if begin and begin.is_open and end and end.half:
        same, other = begin.at(end.half), begin.at("am" if end.half == "pm" else "pm")
        return same if same < end.at() else other, end.at(), ""
    if begin and begin.is_open and begin.spoken and not begin.bare:
        if 8 <= begin.hour < 12:
            said = f"{begin.at():%H:%M}"
            raise Refused(
                f"{said} may be morning or evening; write {begin.at('pm'):%H:%M}, or {said}"
            )
        begin = begin._replace(half="pm")
        assumed = "in the afternoon" if begin.at().hour < 18 else "in the evening"
    if begin and begin.bare and begin.is_open and begin.hour < (8 if end else 12):
        said = f"{begin.hour}-{end.hour}" if end and end.is_open else f"{begin.hour}"
        said += f":{end.minute:02}" if end and end.is_open and not end.bare else ""
        raise Refused(
            f"{said!r} may be morning or evening and so is no time; "
            f"write {said}pm, {said}am or {begin.hour}:00"
        )
    first = begin.at() if begin else None
    return first, _end_of(begin, end, first), assumed


def _end_of(begin: Hour | None, end: Hour | None, first: time | None) -> time | None:
    if end is None:
        return None
    if begin is None or first is None or not end.is_open:
        return end.at()
    later = [found for found in (end.at("am"), end.at("pm")) if found > first]
    if begin.half or end.spoken:
        same = end.at(begin.half or "pm")
        return same if same in later else (later or [end.at("am")])[0]
    if first.hour > 12 and end.bare and later:
        raise Refused(f"'{end.hour}' may be morning or evening; write {end.at('pm'):%H:%M}")
    if first.hour <= 12 and end.at() <= first and later:
        return later[0]
    return end.at()


def _in_part(hour: Hour, part: Part) -> Hour:
    """An hour in a part of the day. Refused: one that is not in it."""
    half = "am" if part == "morning" else "pm"
    at = hour.at(half)
    if at.hour not in PARTS[part][0]:
        said = f"{hour.at(hour.half):%H:%M}"
        raise Refused(f"{said} is not in the {part}; leave {part!r} out, or write another hour")
    return hour._replace(hour=at.hour, half=half, bare=False, spoken=False)


def read_part(words: Sequence[str], i: int, *, after_day: bool) -> tuple[Part, list[str]] | None:
    """``in the evening``, ``at night``, ``this morning``; ``evening`` alone ``after_day``.

    The part, and the words that lead to it.
    """
    for lead in (["in", "the"], ["at"], ["this"], []):
        part = next((p for p in PARTS if list(words[i : i + len(lead) + 1]) == [*lead, p]), None)
        if part and (lead or after_day) and (lead != ["at"] or part == "night"):
            return part, lead
    return None


def part_time(part: Part, usual: time) -> time | None:
    """The time of day where only its part was said. Refused: one that says too little."""
    if part in ("morning", "afternoon"):
        raise Refused(f"{part!r} is no hour; say one, such as {PARTS[part][1]}")
    return {"": None, "evening": usual, "night": TONIGHT}[part]
