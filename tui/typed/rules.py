"""Typed rules: what stands after "every" (NOTES-planner 6)."""

from collections.abc import Callable, Sequence
from datetime import datetime

from tui.domain.refusal import Refused
from tui.domain.rule import WEEKDAYS, rule_for_month_day
from tui.typed.times import weekday_of

_ORDINALS = {
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": -1,
}
_UNITS = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_FORMS = "day, friday, mon,thu, weekday, 2 weeks, month, 2nd sat, last fri or last day"

Recurring = Callable[[datetime], str]
"""The RRULE, without how it ends, of a series that starts at a wall time."""


def read_rule(words: Sequence[str], i: int, week_start: int) -> tuple[Recurring, bool, int]:
    """The rule whose words begin at ``i``, whether it says the day itself, how many words it took.

    Refused: what is no rule.
    """
    word = words[i] if i < len(words) else ""
    following = words[i + 1] if i + 1 < len(words) else ""
    start = f";WKST={WEEKDAYS[week_start]}"
    if word in _ORDINALS:
        if word == "last" and following == "day":
            return _fixed(rule_for_month_day(31)), True, 2
        if (weekday := weekday_of(following)) is not None:
            rule = f"FREQ=MONTHLY;BYDAY={_ORDINALS[word]}{WEEKDAYS[weekday]}"
            return _fixed(rule), True, 2
        raise Refused(f"every {word[:20]} {following[:20]!r} is no rule; write every {_FORMS}")
    interval, used = 1, 0
    if word == "other":
        interval, used = 2, 1
    elif word.isdecimal() and len(word) < 4 and int(word) >= 1:
        interval, used = int(word), 1
    unit = words[i + used] if i + used < len(words) else ""
    named = unit.removesuffix("s") if interval > 1 else unit
    step = f";INTERVAL={interval}" if interval > 1 else ""
    if named in _UNITS:
        return _of_unit(_UNITS[named], step, start), False, used + 1
    if unit in ("weekday", "weekdays"):
        return _fixed(f"FREQ=WEEKLY{step};BYDAY=MO,TU,WE,TH,FR{start}"), True, used + 1
    if unit in ("weekend", "weekends"):
        return _fixed(f"FREQ=WEEKLY{step};BYDAY=SA,SU{start}"), True, used + 1
    days, taken = _weekdays(words, i + used)
    if days:
        by_day = ",".join(WEEKDAYS[day] for day in sorted(days))
        return _fixed(f"FREQ=WEEKLY{step};BYDAY={by_day}{start}"), True, used + taken
    said = " ".join(words[i : i + used + 1])
    raise Refused(f"every {said[:40]!r} is no rule; write every {_FORMS}")


def _weekdays(words: Sequence[str], i: int) -> tuple[set[int], int]:
    """Weekdays joined by commas or "and"; how many words they took."""
    found: set[int] = set()
    used = 0
    while i + used < len(words):
        word = words[i + used]
        if found and word in ("and", "&") and i + used + 1 < len(words):
            if weekday_of(words[i + used + 1].split(",")[0]) is None:
                break
            used += 1
            continue
        parts = [weekday_of(part) for part in word.split(",") if part]
        if not parts or None in parts or (found and not _is_joined(words, i + used)):
            break
        found.update(day for day in parts if day is not None)
        used += 1
    return found, used


def _is_joined(words: Sequence[str], i: int) -> bool:
    return words[i - 1] in ("and", "&") or words[i - 1].endswith(",")


def _fixed(rule: str) -> Recurring:
    return lambda _: rule


def _of_unit(frequency: str, step: str, week_start: str) -> Recurring:
    def rule(start: datetime) -> str:
        if frequency == "WEEKLY":
            return f"FREQ=WEEKLY{step};BYDAY={WEEKDAYS[start.weekday()]}{week_start}"
        if frequency == "MONTHLY":
            return rule_for_month_day(start.day) + step
        return f"FREQ={frequency}{step}"

    return rule
