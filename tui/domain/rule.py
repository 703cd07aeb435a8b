"""The rules that planned time may follow: a whitelist of RRULE (NOTES-planner 1).

What is not on it is refused with its reason, so that no rule reaches an expander that would never
end with it.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from tui.domain.refusal import Refused

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
MOST_INTERVAL = 99
MOST_COUNT = 730
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

_CLAMPED = tuple(tuple(range(28, day + 1)) for day in (29, 30, 31))
_LONGEST_TEXT = 400
_ORDINALS = {"": 0, "-1": -1} | {f"{sign}{n}": n for sign in ("", "+") for n in (1, 2, 3, 4)}
_FORM = "FREQ=WEEKLY;BYDAY=FR works"


class Rule(NamedTuple):
    """One rule of the whitelist. ``text`` is how it is stored, the rest what it says.

    ``weekdays`` are pairs of an ordinal, 0 where there is none, and a weekday, 0 for Monday;
    ``is_last`` where only the last of the ``month_days`` of a month counts; ``until`` is the last
    day, all of it; ``most`` the number of positions, a COUNT.
    """

    text: str
    freq: str
    interval: int = 1
    most: int | None = None
    until: date | None = None
    weekdays: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    is_last: bool = False
    week_start: int = 0


@lru_cache(maxsize=1024)
def parse_rule(text: str) -> Rule:
    """The rule of an RRULE. Refused: everything that is not on the whitelist of NOTES-planner 1."""
    line = text.strip().upper().removeprefix("RRULE:")
    if not line.isprintable():
        raise Refused(f"a rule is one line of plain letters; {_FORM}")
    if len(line) > _LONGEST_TEXT:
        raise Refused(f"a rule of {len(line)} characters is too long; {_FORM}")
    parts: dict[str, str] = {}
    for part in filter(None, line.split(";")):
        name, _, value = part.partition("=")
        if name in parts:
            raise Refused(f"the rule says {name} twice; say it once")
        if name not in _READERS:
            raise Refused(f"{name[:20]!r} has no place in a rule here; {_FORM}")
        parts[name] = value
    if "FREQ" not in parts:
        raise Refused(f"{text[:40]!r} is no rule, it has no FREQ; {_FORM}")
    if "COUNT" in parts and "UNTIL" in parts:
        raise Refused("a rule ends by COUNT or by UNTIL, not by both; leave one out")
    rule = Rule("", "")
    for name, value in parts.items():
        rule = rule._replace(**_READERS[name](value))
    return _checked(rule)


def rule_for_month_day(day: int) -> str:
    """Monthly on a day of 1-31; from the 29th on the last day where a month is shorter."""
    if day <= 28:
        return f"FREQ=MONTHLY;BYMONTHDAY={day}"
    days = ",".join(map(str, range(28, day + 1)))
    return f"FREQ=MONTHLY;BYMONTHDAY={days};BYSETPOS=-1"


def _number(name: str, most: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not (value.isdecimal() and value.isascii() and len(value) < 9):
            raise Refused(f"{name}={value[:12]} is no number; write 1 to {most}")
        if not 1 <= int(value) <= most:
            raise Refused(f"{name}={value} cannot be; write 1 to {most}")
        return int(value)

    return read


def _frequency(value: str) -> str:
    if value not in FREQUENCIES:
        raise Refused(f"FREQ={value[:12]} is not planned here; write {', '.join(FREQUENCIES)}")
    return value


def _until(value: str) -> date:
    day, _, clock = value.partition("T")
    try:
        if clock and not (clock.removesuffix("Z").isdecimal() and len(clock) in (6, 7)):
            raise ValueError(value)
        if len(day) != 8 or not day.isdecimal():
            raise ValueError(value)
        return date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        raise Refused(f"UNTIL={value[:20]} is no day; write it like 20271231") from None


def _weekdays(value: str) -> tuple[tuple[int, int], ...]:
    found = []
    for word in value.split(","):
        ordinal, name = word[:-2], word[-2:]
        if name not in WEEKDAYS or ordinal not in _ORDINALS:
            raise Refused(f"BYDAY={word[:12]} is no weekday; write FR, 2SA or -1FR")
        found.append((_ORDINALS[ordinal], WEEKDAYS.index(name)))
    return tuple(sorted(set(found)))


def _days_of_month(value: str) -> tuple[int, ...]:
    allowed = {str(day): day for day in (*range(1, 32), -1)}
    words = value.split(",")
    if strange := [word for word in words if word not in allowed]:
        raise Refused(f"BYMONTHDAY={strange[0][:12]} is no day; write 1 to 31, or -1 for the last")
    return tuple(sorted({allowed[word] for word in words}))


def _months(value: str) -> tuple[int, ...]:
    allowed = {str(month): month for month in range(1, 13)}
    words = value.split(",")
    if strange := [word for word in words if word not in allowed]:
        raise Refused(f"BYMONTH={strange[0][:12]} is no month; write 1 to 12")
    return tuple(sorted({allowed[word] for word in words}))


def _last(value: str) -> bool:
    if value != "-1":
        raise Refused(f"BYSETPOS={value[:12]} is not planned here; only -1, the last one")
    return True


def _week_start(value: str) -> int:
    if value not in WEEKDAYS:
        raise Refused(f"WKST={value[:12]} is no weekday; write MO or SU")
    return WEEKDAYS.index(value)


_READERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "FREQ": lambda value: {"freq": _frequency(value)},
    "INTERVAL": lambda value: {"interval": _number("INTERVAL", MOST_INTERVAL)(value)},
    "COUNT": lambda value: {"most": _number("COUNT", MOST_COUNT)(value)},
    "UNTIL": lambda value: {"until": _until(value)},
    "BYDAY": lambda value: {"weekdays": _weekdays(value)},
    "BYMONTHDAY": lambda value: {"month_days": _days_of_month(value)},
    "BYMONTH": lambda value: {"months": _months(value)},
    "BYSETPOS": lambda value: {"is_last": _last(value)},
    "WKST": lambda value: {"week_start": _week_start(value)},
}


def _checked(rule: Rule) -> Rule:
    ordinals = any(ordinal for ordinal, _ in rule.weekdays)
    if ordinals and rule.freq != "MONTHLY":
        raise Refused("a 2nd or last weekday is one of a month; write FREQ=MONTHLY with it")
    if rule.month_days and rule.freq == "WEEKLY":
        raise Refused("a day of the month has no place in a weekly rule; write FREQ=MONTHLY")
    if rule.weekdays and rule.month_days:
        raise Refused("a weekday and a day of the month do not go together; keep one of them")
    if rule.weekdays and rule.freq == "YEARLY":
        raise Refused("a yearly rule has no weekdays here; write a day, or FREQ=MONTHLY")
    if rule.is_last and (rule.freq != "MONTHLY" or rule.month_days not in _CLAMPED):
        raise Refused(f"BYSETPOS=-1 goes with days of a month, as in {rule_for_month_day(31)}")
    if not is_possible(rule):
        raise Refused("the rule names days that no month of it has; choose days that exist")
    return with_changes(rule)


def is_possible(rule: Rule) -> bool:
    """Whether any of its months has any of its days."""
    lengths = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
    longest = max(lengths.get(month, 31) for month in rule.months or (1,))
    return not rule.month_days or min(rule.month_days) <= longest


def with_changes(rule: Rule, **changes: Any) -> Rule:
    """The rule with other fields, and the text that says them."""
    rule = rule._replace(**changes)
    days = ",".join(f"{ordinal or ''}{WEEKDAYS[weekday]}" for ordinal, weekday in rule.weekdays)
    parts = [
        f"FREQ={rule.freq}",
        f"INTERVAL={rule.interval}" if rule.interval > 1 else "",
        f"COUNT={rule.most}" if rule.most else "",
        f"UNTIL={rule.until.isoformat().replace('-', '')}T235959" if rule.until else "",
        f"BYMONTH={','.join(map(str, rule.months))}" if rule.months else "",
        f"BYMONTHDAY={','.join(map(str, rule.month_days))}" if rule.month_days else "",
        f"BYDAY={days}" if days else "",
        "BYSETPOS=-1" if rule.is_last else "",
        f"WKST={WEEKDAYS[rule.week_start]}" if rule.freq == "WEEKLY" or rule.week_start else "",
    ]
    return rule._replace(text=";".join(filter(None, parts)))
