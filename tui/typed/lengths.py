"""Typed lengths of time, read from the left as days and times are (NOTES-planner 6)."""

import re
from collections.abc import Sequence

from tui.domain.refusal import Refused
from tui.typed.numbers import number_of

LONGEST = 24 * 60  # minutes
_IN_PARTS = re.compile(
    r"(\d{1,2}) ?(?:h|hrs?|hours?) (?:and )?"
    r"(?:([1-5]?\d) ?(?:m|mins?|minutes?)|(15|30|45))(?!\S)"
)
_LENGTH = re.compile(r"(\d{1,4}(?:\.\d)?)(h|hr|hrs|hours?|m|min|mins|minutes?)(\d{1,2})?m?")


def read_length(words: Sequence[str], i: int) -> tuple[int, int] | None:
    """Minutes: ``2h``, ``90m``, ``1h30``, ``1 h 30 min``, ``two hours``, ``half an hour``."""
    rest = list(words[i : i + 5])
    for spoken, minutes in (
        (["half", "an", "hour"], 30),
        (["an", "hour", "and", "a", "half"], 90),
        (["three", "quarters", "of", "an", "hour"], 45),
    ):
        if rest[: len(spoken)] == spoken:
            return minutes, len(spoken)
    if rest[1:2] and rest[0].isalpha() and (number := number_of(rest[0])):
        rest[0] = str(number)
        if rest[1:] == ["and", "a", "half", "hours"]:
            return number * 60 + 30, 5
    if match := _IN_PARTS.match(" ".join(rest)):
        return int(match[1]) * 60 + int(match[2] or match[3]), len(match[0].split())
    for used in (1, 2):
        if match := _LENGTH.fullmatch("".join(rest[:used])):
            unit = 60 if match[2].startswith("h") else 1
            minutes = round(float(match[1]) * unit) + int(match[3] or 0)
            if not 1 <= minutes <= LONGEST or (match[3] and unit == 1):
                raise Refused(f"{' '.join(rest[:used])!r} cannot be a length; 1 minute to 24 hours")
            return minutes, used
    return None
