"""Words for numbers and days that the screens and the command line share."""

from collections.abc import Sequence
from datetime import date, timedelta

from tui.domain.schedule import Pause
from tui.domain.streak import Streak


def counted(number: int, noun: str) -> str:
    """``1 day``, ``2 days``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def done_words(states: Sequence[str]) -> str:
    """How much of a day is done: ``2 of 4 done``, of what was done or is asked for.

    What rests, is away or not scheduled that day is not owed.
    """
    done = sum(state == "done" for state in states)
    asked = done + sum(state in ("pending", "none") for state in states)
    return f"{done} of {asked} done" if asked else "nothing to do"


def rhythm_words(days: int) -> str:
    """How often a rhythm is, as a person says it and as it is read: ``every 2 weeks``."""
    units = ((365, "year"), (30, "month"), (7, "week"), (1, "day"))
    length, unit = next((length, unit) for length, unit in units if days % length == 0)
    return f"every {unit}" if days == length else f"every {days // length} {unit}s"


def long_date(day: date) -> str:
    """``Monday 23 November 2026``."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def short_date(day: date, today: date) -> str:
    """``Fri 27 Nov``, with the year where it is another one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%a} {day.day} {day:%b}{year}"


def days_words(first: date, last: date, today: date) -> str:
    """``Sat 5 Dec``, ``Sat 5 Dec – Sun 6 Dec``, a year once where it is another one."""
    end = short_date(last, today)
    if first == last:
        return end
    return f"{short_date(first, last if first.year == last.year else today)} – {end}"


def away_words(day: date, today: date) -> str:
    """How far a day is off: ``2 days ago``, ``yesterday``, ``in 3 days``; empty for today."""
    apart = (day - today).days
    if abs(apart) < 2:
        return {-1: "yesterday", 1: "tomorrow"}.get(apart, "")
    return f"{-apart} days ago" if apart < 0 else f"in {apart} days"


def span(first: date, last: date) -> str:
    """``24 Aug – 29 Oct 2025``, a year only where it changes."""
    end = f"{last.day} {last:%b} {last.year}"
    if first == last:
        return end
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {first:%b}{year} – {end}"


def short_span(first: date, last: date) -> str:
    """``24 Aug – 29 Oct 25``, for narrow places."""
    end = f"{last.day} {last:%b %y}"
    if first == last:
        return end
    year = "" if first.year == last.year else f" {first:%y}"
    return f"{first.day} {first:%b}{year} – {end}"


def safe_until(streak: Streak, today: date, day: date | None = None) -> str:
    """Until when a run lives as it is; empty where nothing can end it or there is none.

    "Tonight" is that of ``today``: where another ``day`` is shown, the date is said.

    Of a week that can no longer be met nothing is said: its days before today can be filled in.
    """
    last = streak.keep_by
    if last is None:
        return ""
    if last == today and day in (None, today):
        return "safe until tonight"
    if last == today + timedelta(days=1) and day in (None, today):
        return "safe until tomorrow night"
    return f"safe until {short_date(last, today)}"


def steadiness_word(share: float) -> str:
    """Steadiness, 0-1, in one word that grows."""
    return ("new", "budding", "growing", "steady", "rooted")[min(4, int(share * 5))]


def share(value: float) -> str:
    """A share of 0-1 in percent."""
    return f"{value:.0%}"


def day_of(day: date, today: date) -> str:
    """``Mon 23 Nov``, and whether that is today or the day before."""
    apart = (today - day).days
    near = {0: ", today", 1: ", yesterday"}.get(apart, "")
    return f"{short_date(day, today)}{near}"


def pause_words(pause: Pause) -> str:
    """``from 2026-12-01 to 2026-12-10``, or ``from 2026-12-01 on``."""
    return f"from {pause.first} to {pause.last}" if pause.last else f"from {pause.first} on"
