"""Words for planned time and for people that the screens and the command line share."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tui.book.view import BookView
from tui.domain.plan import Occurrence, Plan, Status
from tui.domain.rhythm import Drift
from tui.wording.basics import counted, day_of, days_words, short_date
from tui.wording.clock import clock_words, hours_words
from tui.wording.lists import joined, title_of

STATUS_WORDS: dict[Status, str] = {
    "upcoming": "to come",
    "soon": "soon",
    "now": "now",
    "to_record": "how was it?",
    "unrecorded": "",
    "skipped": "skipped",
    "happened": "happened",
    "partly": "partly",
    "did_not": "did not happen",
}
_WEEK = 7


def title(book: BookView, occurrence: Occurrence) -> str:
    """What it is called: its title, else with whom."""
    return title_of(occurrence.plan.title, book.names(occurrence.plan.people))


def plan_name(plan: Plan, names: Sequence[str], today: date) -> str:
    """A plan in short, by which a change is called: ``dinner with Ana, Fri 4 Dec 19:00``."""
    from tui.wording.rules import rule_words  # only a change pays for it

    whom = f" with {joined(names)}" if plan.title and names else ""
    hour = "" if plan.days else f" {clock_words(plan.start)}"
    rule = f", {rule_words(plan.rule, plan.start)}" if plan.rule else ""
    day = short_date(plan.start.date(), today)
    return f"{title_of(plan.title, names)}{whom}, {day}{hour}{rule}"


def hours(occurrence: Occurrence, today: date) -> str:
    """When it is, under its day: ``19:30–21:30``, ``all day``, ``to Sun 6 Dec``."""
    if not occurrence.is_all_day:
        return hours_words(occurrence.start, occurrence.end)
    if occurrence.start.date() == occurrence.last_day:
        return "all day"
    return f"to {short_date(occurrence.last_day, today)}"


def on_day(occurrence: Occurrence, today: date) -> str:
    """``Fri 27 Nov 19:30–21:30``, ``Fri 27 Nov all day``, ``Sat 5 Dec – Sun 6 Dec``."""
    first, last = occurrence.start.date(), occurrence.last_day
    said = days_words(first, last, today)
    return said if first < last else f"{said} {hours(occurrence, today)}"


def when(occurrence: Occurrence, today: date) -> str:
    """As ``when_within``, where a line begins: ``Tomorrow 19:30–21:30``."""
    words = when_within(occurrence, today)
    return words[:1].upper() + words[1:]


def when_within(occurrence: Occurrence, today: date) -> str:
    """``Fri 27 Nov 19:30–21:30``, ``Sat 5 Dec – Sun 6 Dec, all day``, within a sentence.

    Today, yesterday and tomorrow are called by their names.
    """
    day, last = occurrence.start.date(), occurrence.last_day
    first = _near(day, today) or short_date(day, today)
    if not occurrence.is_all_day:
        return f"{first} {hours(occurrence, today)}"
    end = f" – {_near(last, today) or short_date(last, today)}" if day < last else ""
    return f"{first}{end}, all day"


def _near(day: date, today: date) -> str:
    return {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days, "")


def span_of(days: int) -> str:
    """A number of days as a person says it: ``5 days``, ``3 weeks``, ``4 months``."""
    if days < 2 * _WEEK:
        return counted(days, "day")
    if days < 9 * _WEEK:
        return counted(round(days / _WEEK), "week")
    return counted(round(days / 30.44), "month")


def overlap_words(book: BookView, others: Sequence[Occurrence], today: date) -> str:
    """What is on at the same time, in words that follow others; a hint, never in the way."""
    if not others:
        return ""
    more = f", and {len(others) - 1} more" if len(others) > 1 else ""
    first = others[0]
    return f"; at the same time as {title(book, first)}, {when_within(first, today)}{more}"


def drift_words(name: str, drift: Drift) -> str:
    """How long it has been since time with somebody, against how often it is wanted."""
    if drift.last is None:
        since = f"No time with {name} yet"
    else:
        since = f"It has been {span_of(drift.gap)} since time with {name}"
    return f"{since}; you like about every {_every(drift.rhythm)}."


def next_word(coming: Occurrence, now: datetime) -> str:
    """What goes before the next time with somebody: ``Now`` where it is on, else ``Next``."""
    return "Now" if coming.status(now) == "now" else "Next"


def last_head(*, is_touch: bool) -> str:
    """What goes before the day of the last contact, which may have been a word and no time."""
    return "Last in touch" if is_touch else "Last time together"


def last_words(last: date | None, today: date) -> str:
    """When the last time together was: ``Fri 20 Nov``, ``yesterday``, or ``not yet``."""
    if last is None:
        return "not yet"
    if today - last <= timedelta(days=1):
        return "today" if last == today else "yesterday"
    return day_of(last, today)


def _every(days: int) -> str:
    return "day" if days == 1 else "week" if days == _WEEK else span_of(days)
