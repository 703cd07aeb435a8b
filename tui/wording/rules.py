"""Rules in words, to read and to type."""

from datetime import date, datetime

from tui.domain.day import WEEKDAY_NAMES
from tui.domain.rule import Rule, rule_for_month_day
from tui.wording.lists import joined

_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", -1: "last"}
_WORKING = tuple((0, day) for day in range(5))


def rule_words(rule: Rule, start: datetime) -> str:
    """``every Friday``, ``every 3 weeks on Mon and Thu``, and until when or how often."""
    return f"every {_core(rule, start)}{_end(rule)}"


def typed_words(rule: Rule, start: datetime) -> str | None:
    """What stands after "every" in a typed line; None where it cannot be typed."""
    if rule.most or rule.until or (rule.week_start and rule.freq != "WEEKLY"):
        return None
    days, step = rule.weekdays, rule.interval
    names = [WEEKDAY_NAMES[day][:3] for _, day in days]
    match rule.freq:
        case "DAILY" if not (days or rule.month_days or rule.months):
            return "day" if step == 1 else f"{step} days"
        case "WEEKLY" if not rule.months:
            if days == _WORKING and step == 1:
                return "weekday"
            if not days or (len(days) == 1 and days[0][1] == start.weekday()):
                day = WEEKDAY_NAMES[start.weekday()]
                return day if step == 1 else f"other {day}" if step == 2 else f"{step} weeks"
            return ",".join(names) if step == 1 else None
        case "MONTHLY" if step == 1 and not rule.months:
            if len(days) == 1 and days[0][0]:
                nth = days[0][0]  # every 2nd sat may be one in two
                return f"{_ORDINALS[nth]} {names[0]}{' of the month' if nth == 2 else ''}"
            if rule.month_days == (-1,) or (rule.is_last and max(rule.month_days) == 31):
                return "last day"
            if not days and _same_day(rule, start):
                return "month"
    return None


def _same_day(rule: Rule, start: datetime) -> bool:
    """Whether the start says all that the days of the month say."""
    if rule.is_last:
        return rule.text == rule_for_month_day(start.day)
    return rule.month_days in ((), (start.day,)) and start.day <= 28


def _core(rule: Rule, start: datetime) -> str:
    unit, step = _UNITS[rule.freq], rule.interval
    days = rule.weekdays
    every = unit if step == 1 else f"other {unit}" if step == 2 else f"{step} {unit}s"
    if rule.freq == "WEEKLY":
        days = days or ((0, start.weekday()),)
        if days == _WORKING and step == 1:
            words = "weekday"
        elif len(days) == 1 and step <= 2:
            words = f"{'other ' if step == 2 else ''}{WEEKDAY_NAMES[days[0][1]].capitalize()}"
        else:
            names = joined([WEEKDAY_NAMES[day][:3].capitalize() for _, day in days])
            words = names if step == 1 else f"{every} on {names}"
    elif rule.freq == "MONTHLY":
        words = f"{every} on {_days(rule, start)}"
    elif rule.freq == "YEARLY":
        months = rule.months or (() if rule.month_days else (start.month,))
        names = joined([f"{date(2024, month, 1):%B}" for month in months]) or "every month"
        days_words = joined([_month_day(day) for day in rule.month_days or (start.day,)])
        return f"{every} on {days_words} {names}"
    elif days or rule.month_days:
        named = [WEEKDAY_NAMES[day][:3].capitalize() for _, day in days]
        words = f"{every} that is {joined(named or [_month_day(d) for d in rule.month_days])}"
    else:
        words = every
    months_words = joined([f"{date(2024, month, 1):%B}" for month in rule.months])
    return words + (f" in {months_words}" if months_words else "")


def _days(rule: Rule, start: datetime) -> str:
    if rule.weekdays:
        return joined(
            [
                f"the {_ORDINALS[n]} {WEEKDAY_NAMES[day].capitalize()}"
                if n
                else f"each {WEEKDAY_NAMES[day].capitalize()}"
                for n, day in rule.weekdays
            ]
        )
    if rule.is_last:
        longest = max(rule.month_days)
        return (
            "the last day" if longest == 31 else f"the {_nth(longest)}, or the last day before it"
        )
    return "the " + joined([_month_day_word(day) for day in rule.month_days or (start.day,)])


def _month_day(day: int) -> str:
    return "the last day of" if day == -1 else str(day)


def _month_day_word(day: int) -> str:
    return "last day" if day == -1 else _nth(day)


def _nth(day: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day // 10 != 1 else "th"
    return f"{day}{ending}"


def _end(rule: Rule) -> str:
    if rule.most:
        return ", once" if rule.most == 1 else f", {rule.most} times"
    return f", until {rule.until.day} {rule.until:%b %Y}" if rule.until else ""
