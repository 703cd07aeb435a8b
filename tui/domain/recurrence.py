"""Recurrence: when the times of a rule are, over python-dateutil (NOTES-planner 1, 4).

All times are naive walls. Where a rule leaves the weekday, the day of the month or the month
open, they are those of its start. A start that does not match the rule is no position of it; a
COUNT counts the positions from the start on, the skipped and moved ones too. A day that a month
does not have is left out there; ``rule_for_month_day`` writes the form that takes its last day.

dateutil asks whether it is past the end only where it finds something, so that a rule that never
comes true would be walked to the year 9999. What only leaves things out, a month and all of a
daily rule, is therefore asked here, and months without the day are known beforehand.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from tui.domain.refusal import Refused
from tui.domain.rule import Rule, parse_rule, with_changes

if TYPE_CHECKING:
    from dateutil.rrule import rrule

HORIZON = 10  # years within which a rule must come true
STEPS = 2000  # the most starts of one answer

_DAY = timedelta(days=1)


def checked_rule(text: str, start: datetime) -> Rule:
    """As ``parse_rule``; refused too where nothing comes within ten years of ``start``."""
    rule = parse_rule(text)
    first_start(rule, start)
    return rule


def first_start(rule: Rule, start: datetime) -> datetime:
    """The first time of the rule at or after a wall time. Refused: none within ten years."""
    if rule.until is not None and rule.until < start.date():
        ends = f"{rule.until.day} {rule.until:%b} {rule.until.year}"
        raise Refused(f"this rule ends on {ends}, before it begins; choose a later end")
    for found in islice(_walk(rule, start, start, _later(start, 366 * HORIZON)), 1):
        return found
    raise Refused(f"nothing comes of this rule within {HORIZON} years; choose days that exist")


def starts(
    rule: Rule | None,
    start: datetime,
    first: datetime,
    last: datetime,
    extra: Sequence[datetime] = (),
) -> list[datetime]:
    """The starts from ``first`` up to, not with, ``last``, in order: of the rule, and ``extra``.

    Without a rule there is the one ``start``. At most two thousand come from a rule.
    """
    if rule is None:
        found = {start} if first <= start < last else set()
    else:
        found = set(islice(_walk(rule, start, first, last), STEPS))
    found.update(t for t in extra if first <= t < last)
    return sorted(found)


def positions_before(rule: Rule, start: datetime, when: datetime) -> int:
    """How many positions of a rule lie before a wall time; at most ten thousand are counted."""
    return sum(1 for _ in islice(_walk(rule, start, start, when), 10_000))


def ended_before(rule: Rule, start: datetime, when: datetime) -> Rule | None:
    """The rule without its positions at or after a wall time; None where none is left."""
    if rule.most is not None:
        left = positions_before(rule, start, when)
        return rule if left == rule.most else with_changes(rule, most=left) if left else None
    found = list(islice(_walk(rule, start, start, when), 1))
    if not found:
        return None
    until = when.date() - _DAY if start.time() >= when.time() else when.date()
    if rule.until is not None and rule.until <= until:
        return rule
    return with_changes(rule, until=until)


def continued_from(rule: Rule, start: datetime, when: datetime) -> Rule:
    """The rule of what follows from a position on: a COUNT is what is left of it, at least 1."""
    if rule.most is None:
        return rule
    return with_changes(rule, most=max(1, rule.most - positions_before(rule, start, when)))


def _walk(rule: Rule, start: datetime, first: datetime, last: datetime) -> Iterator[datetime]:
    """The positions of a rule in a range. With a COUNT they are counted from the start."""
    begin = max(first, start)
    if begin >= last or (rule.until is not None and rule.until < begin.date()):
        return
    rule = _made_explicit(rule, start)
    if not _reaches_its_days(rule, start):
        return
    end = last if rule.until is None else min(last, datetime.combine(rule.until, time.max))
    near = start if rule.most is not None else _near(rule, start, begin)
    fitting = (t for t in _expander(rule, near, end) if t >= start and _fits(rule, t))
    for found in islice(fitting, rule.most):
        if found >= last:
            return
        if found >= first:
            yield found


def _made_explicit(rule: Rule, start: datetime) -> Rule:
    """The rule with what it takes from its start, which may be moved then."""
    if rule.freq == "WEEKLY" and not rule.weekdays:
        return rule._replace(weekdays=((0, start.weekday()),))
    if rule.freq == "YEARLY" and not rule.months and not rule.month_days:
        return rule._replace(months=(start.month,), month_days=(start.day,))
    if rule.freq in ("MONTHLY", "YEARLY") and not rule.weekdays and not rule.month_days:
        return rule._replace(month_days=(start.day,))
    if any(n for n, _ in rule.weekdays) and not all(n for n, _ in rule.weekdays):
        # the library takes only what is both, each Friday and the 1st Monday; either is meant
        ordinals = (1, 2, 3, 4, 5)
        spelled = [(n, day) for m, day in rule.weekdays for n in ([m] if m else ordinals)]
        return rule._replace(weekdays=tuple(spelled))
    return rule


def _reaches_its_days(rule: Rule, start: datetime) -> bool:
    """Whether, of the months that a rule comes to within ten years, any has one of its days."""
    shortest = min(rule.month_days, default=1)
    if rule.freq in ("DAILY", "WEEKLY") or shortest <= 28:
        return True
    step = rule.interval if rule.freq == "MONTHLY" else rule.interval * 12
    begin = start.year * 12 + (start.month - 1 if rule.freq == "MONTHLY" else 0)
    for index in range(begin, begin + 12 * HORIZON + 12, step):
        for month in range(index, index + (1 if rule.freq == "MONTHLY" else 12)):
            number = month % 12 + 1
            wanted = not rule.months or number in rule.months
            if wanted and _length(month // 12, number) >= shortest:
                return True
    return False


def _fits(rule: Rule, found: datetime) -> bool:
    """Whether what the expander was not told holds too: the month, and the days of a daily rule."""
    if rule.months and found.month not in rule.months:
        return False
    if rule.freq != "DAILY":
        return True
    if rule.weekdays and (0, found.weekday()) not in rule.weekdays:
        return False
    if not rule.month_days or found.day in rule.month_days:
        return True
    return -1 in rule.month_days and found.day == _length(found.year, found.month)


def _length(year: int, month: int) -> int:
    """How many days a month has."""
    from calendar import monthrange

    return monthrange(year, month)[1]


def _expander(rule: Rule, near: datetime, end: datetime) -> "rrule":
    from dateutil import rrule as library

    if rule.freq == "DAILY":
        return library.rrule(library.DAILY, dtstart=near, interval=rule.interval, until=end)
    weekdays = [
        library.weekdays[day](n) if n else library.weekdays[day] for n, day in rule.weekdays
    ]
    return library.rrule(
        getattr(library, rule.freq),
        dtstart=near,
        interval=rule.interval,
        wkst=rule.week_start,
        until=end,
        bymonth=(rule.months or None) if rule.freq == "YEARLY" else None,
        bymonthday=rule.month_days or None,
        byweekday=weekdays or None,
        bysetpos=-1 if rule.is_last else None,
    )


def _near(rule: Rule, start: datetime, begin: datetime) -> datetime:
    """A start whole intervals later, before ``begin``, so that years need not be walked through."""
    if begin <= start:
        return start
    step = rule.interval
    if rule.freq in ("DAILY", "WEEKLY"):
        days = step if rule.freq == "DAILY" else 7 * step
        return start + _DAY * ((begin - start).days // days * days)
    if rule.freq == "MONTHLY":
        months = (begin.year - start.year) * 12 + begin.month - start.month
        months = months // step * step
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        return start if months <= 0 else start.replace(year=year, month=month + 1, day=1)
    years = (begin.year - start.year) // step * step
    return start if years <= 0 else start.replace(year=start.year + years, month=1, day=1)


def _later(start: datetime, days: int) -> datetime:
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return datetime.max
