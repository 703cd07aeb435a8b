"""Recurrence: when the times of a rule are, over python-dateutil (NOTES-planner 1, 4).

All times are naive walls.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from tui.domain.refusal import Refused
from tui.domain.rule import Rule, is_possible, parse_rule, with_changes

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
    end = _later(start, 366 * HORIZON)
    if is_possible(rule):
        for found in islice(_walk(rule, start, start, end), 1):
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
    """The rule of what follows from a wall time on: a COUNT is what is left of it, at least 1."""
    if rule.most is None:
        return rule
    return with_changes(rule, most=max(1, rule.most - positions_before(rule, start, when)))


def _walk(rule: Rule, start: datetime, first: datetime, last: datetime) -> Iterator[datetime]:
    """The positions of a rule in a range. With a COUNT they are counted from the start."""
    begin = max(first, start)
    if begin >= last or (rule.until is not None and rule.until < begin.date()):
        return
    if rule.most is not None:
        begin = start
    end = last if rule.until is None else min(last, datetime.combine(rule.until, time.max))
    for found in _expander(rule, start, _near(rule, start, begin), end):
        if found >= last:
            return
        if found >= first and found >= start:
            yield found


def _expander(rule: Rule, start: datetime, near: datetime, end: datetime) -> "rrule":
    from dateutil import rrule as library

    weekdays = [
        library.weekdays[day](n) if n else library.weekdays[day] for n, day in rule.weekdays
    ]
    month_days, months = rule.month_days, rule.months
    if rule.freq == "WEEKLY" and not weekdays:
        weekdays = [library.weekdays[start.weekday()]]
    if rule.freq == "YEARLY" and not months and not month_days:
        months = (start.month,)
    if rule.freq in ("MONTHLY", "YEARLY") and not weekdays and not month_days:
        month_days = (start.day,)
    return library.rrule(
        getattr(library, rule.freq),
        dtstart=near,
        interval=rule.interval,
        wkst=rule.week_start,
        count=rule.most,
        until=None if rule.most is not None else end,
        bymonth=months or None,
        bymonthday=month_days or None,
        byweekday=weekdays or None,
        bysetpos=-1 if rule.is_last else None,
    )


def _near(rule: Rule, start: datetime, begin: datetime) -> datetime:
    """A start whole intervals later, before ``begin``, so that years need not be walked through."""
    if begin <= start:
        return start
    step = rule.interval
    if rule.freq == "DAILY":
        return start + _DAY * ((begin - start).days // step * step)
    if rule.freq == "WEEKLY":
        back = timedelta(days=(start.weekday() - rule.week_start) % 7)
        weeks = (begin - start).days // 7 // step * step
        return start if weeks <= 0 else start - back + timedelta(weeks=weeks)
    if rule.freq == "MONTHLY":
        months = (begin.year - start.year) * 12 + begin.month - start.month
        months = (months // step) * step
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        return start if months <= 0 else start.replace(year=year, month=month + 1, day=1)
    years = (begin.year - start.year) // step * step
    return start if years <= 0 else start.replace(year=start.year + years, month=1, day=1)


def _later(start: datetime, days: int) -> datetime:
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return datetime.max
