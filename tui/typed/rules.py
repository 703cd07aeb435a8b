"""Typed rules: what stands after "every" (NOTES-planner 6)."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from tui.domain.refusal import Refused
from tui.domain.rule import WEEKDAYS, rule_for_month_day
from tui.typed.days import is_each, month_of, names_between, weekday_of
from tui.typed.numbers import number_of

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
ADVERBS = {
    "daily": "day",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "weekdays": "weekday",
    "weekends": "weekend",
}
"""What "every" is said without, and what would stand after it."""
_OF_MONTH = (
    *(["of", "the", "month"], ["of", "each", "month"], ["of", "every", "month"]),
    *(["in", "the", "month"], ["of", "a", "month"], ["a", "month"]),
)
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_NTH_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?")
_FORMS = "day, friday, mon,thu, weekday, 2 weeks, month, 1st sat, last fri or last day"

Recurring = Callable[[datetime], str]
"""The RRULE, without how it ends, of a series that starts at a wall time."""


def read_rule(words: Sequence[str], i: int, week_start: int) -> tuple[Recurring, int]:
    """The rule whose words begin at ``i``, and how many words it took.

    Refused: what is no rule.
    """
    word = words[i] if i < len(words) else ""
    following = words[i + 1] if i + 1 < len(words) else ""
    start = f";WKST={WEEKDAYS[week_start]}"
    if found := _of_month(words, i):
        return found
    if month_of(word) or (month_of(following) and _NTH_DAY.fullmatch(word)):
        return _of_unit("YEARLY", "", start), 0  # the day is read as any other
    if word.rstrip(",") in _ORDINALS and (word.endswith(",") or following in ("and", "&")):
        raise Refused(
            f"every {word} {following} … are two plans; write one at a time, such as "
            "every 1st sat of the month"
        )
    if word in _ORDINALS:
        raise Refused(f"every {word[:20]} {following[:20]!r} is no rule; write every {_FORMS}")
    interval, used = 1, 0
    if word == "other":
        interval, used = 2, 1
    elif word != "a" and (number := number_of(word)) and number < 1000:
        interval, used = number, 1
    unit = words[i + used] if i + used < len(words) else ""
    named = unit.removesuffix("s") if interval > 1 else unit
    if named == "fortnight":
        named, interval = "week", 2 * interval
    step = f";INTERVAL={interval}" if interval > 1 else ""
    on = i + used + 1
    if named == "week":
        days, taken = _weekdays(words, on + (words[on : on + 1] == ["on"]))
        if len(days) > 1:
            by_day = ",".join(WEEKDAYS[day] for day in sorted(days))
            taken += words[on : on + 1] == ["on"]
            return _fixed(f"FREQ=WEEKLY{step};BYDAY={by_day}{start}"), used + 1 + taken
    if named in _UNITS:
        return _of_unit(_UNITS[named], step, start), used + 1
    if unit in ("weekday", "weekdays"):
        return _fixed(f"FREQ=WEEKLY{step};BYDAY=MO,TU,WE,TH,FR{start}"), used + 1
    if unit in ("weekend", "weekends"):
        return _fixed(f"FREQ=WEEKLY{step};BYDAY=SA,SU{start}"), used + 1
    days, taken = _weekdays(words, i + used)
    if days:
        by_day = ",".join(WEEKDAYS[day] for day in sorted(days))
        return _fixed(f"FREQ=WEEKLY{step};BYDAY={by_day}{start}"), used + taken
    said = " ".join(words[i : i + used + 1])
    raise Refused(f"every {said[:40]!r} is no rule; write every {_FORMS}")


def read_adverb(words: Sequence[str], i: int, week_start: int) -> tuple[Recurring, int] | None:
    """``weekly``, ``fridays``, ``tuesdays and thursdays``, ``once a month``: as ``read_rule``."""
    if words[i] == "once" and words[i + 1 : i + 2] in (["a"], ["every"]):
        rule, used = read_rule(words, i + 2, week_start)
        return rule, used + 2
    if words[i] in ADVERBS:
        return read_rule([ADVERBS[words[i]]], 0, week_start)[0], 1
    if is_each(words[i].rstrip(",")):
        return read_rule(words, i, week_start)
    return None


def read_of_every_month(words: Sequence[str], i: int) -> tuple[Recurring, int] | None:
    """``the first saturday of`` before an ``every month`` at ``i``; how many words that is."""
    if i < 2 or words[i - 1] != "of" or words[i + 1 : i + 2] != ["month"]:
        return None
    for back in (3, 2):
        if i >= back and (found := _of_month([*words[i - back : i], "the", "month"], 0)):
            return found[0], back + (words[i - back - 1 : i - back] == ["the"])
    return None


def _of_month(words: Sequence[str], i: int) -> tuple[Recurring, int] | None:
    """``3rd sat``, ``last day``, ``15th``, and ``of the month`` after it."""
    word, following = words[i] if i < len(words) else "", words[i + 1 : i + 2]
    weekday = weekday_of(following[0]) if following else None
    if word in _ORDINALS and weekday is not None:
        rule, used = f"FREQ=MONTHLY;BYDAY={_ORDINALS[word]}{WEEKDAYS[weekday]}", 2
    elif word == "last" and following == ["day"]:
        rule, used = rule_for_month_day(31), 2
    elif (match := _NTH.fullmatch(word)) and 1 <= int(match[1]) <= 31 and weekday is None:
        rule, used = rule_for_month_day(int(match[1])), 1
        if following and following[0].isalpha() and following[0] not in ("of", "in", "a"):
            return None
        if match[1] == "31":
            raise Refused("not every month has a 31st; write every last day of the month")
    else:
        return None
    for phrase in _OF_MONTH:
        if list(words[i + used : i + used + len(phrase)]) == phrase:
            return _fixed(rule), used + len(phrase)
    if word in ("second", "2nd") and weekday is not None:
        named = f"other {following[0]}, or every 2nd {following[0]} of the month"
        raise Refused(
            f"every {word} {following[0]} may be one in two, or of a month; write every {named}"
        )
    return _fixed(rule), used


def _weekdays(words: Sequence[str], i: int) -> tuple[set[int], int]:
    """Weekdays joined by commas or "and", ``mon to fri``; how many words they took.

    Refused: other days from one to another, which may be one plan of several days.
    """
    if between := _between(words, i):
        return between
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
        if not parts or None in parts:
            break
        found.update(day for day in parts if day is not None)
        used += 1
    return found, used


def _between(words: Sequence[str], i: int) -> tuple[set[int], int] | None:
    """``mon to fri``, ``monday-friday``: the weekdays, or all of a week."""
    dashed = "".join(words[i : i + 1]).replace("–", "-").split("-")
    if len(dashed) == 2 and all(dashed):
        ends, used = dashed, 1
    elif "".join(words[i + 1 : i + 2]) in ("to", "-", "–", "through", "thru", "until", "till"):
        ends, used = [words[i], *words[i + 2 : i + 3]], 3
    else:
        return None
    first, last = weekday_of(ends[0]), weekday_of(ends[-1].rstrip(","))
    if first is None or last is None or len(ends) < 2:
        return None
    names = names_between(first, last)
    if first or last < 4:
        raise Refused(
            f"every {' to '.join(ends)} may be one plan or several; write every {','.join(names)}, "
            f"or every {names[0]} for {len(names)} days"
        )
    return set(range(first, last + 1)), used


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
