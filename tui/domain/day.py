"""The logical day: which day an instant belongs to, and how a person names a day."""

from datetime import date, datetime, time, timedelta, tzinfo

from tui.domain.refusal import Refused

DEFAULT_DAY_START = time(4, 0)
EARLIEST_DAY = date(1900, 1, 1)
LONGEST_RANGE = 3660  # days; a slip of the keyboard must not make a million marks
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_RELATIVE = {"today": 0, "yesterday": -1, "tomorrow": 1}
_FORMS = "today, yesterday, tomorrow, -2, +3, 2026-11-21 or a weekday"


def logical_day(instant: datetime, zone: tzinfo | None, day_start: time) -> date:
    """The day that ``instant`` belongs to, for a person whose day begins at ``day_start``.

    ``instant`` must be aware; ``zone`` None means the zone of this computer. The hours before
    ``day_start`` (00:00-08:00) belong to the day before. They are taken off the wall clock, not
    off elapsed time: the two differ on both days of a change of clocks (DESIGN 2.1).
    """
    wall = instant.astimezone(zone).replace(tzinfo=None)
    return (wall - timedelta(hours=day_start.hour, minutes=day_start.minute)).date()


def week_first(day: date, week_start: int = 0) -> date:
    """The first day of the calendar week of ``day``; ``week_start`` 0 is Monday, 6 Sunday."""
    return day - timedelta(days=(day.weekday() - week_start) % 7)


def parse_day(text: str, today: date, *, coming: bool = False) -> date:
    """The day a person means by ``text``, seen from the logical day ``today``.

    A weekday is the latest one, or the next where it is ``coming``; today included. Refused:
    anything that is not one of the forms of DESIGN 4, a day that does not exist, and days before
    1900.
    """
    word = text.strip().lower()
    if word in _RELATIVE:
        return _shifted(today, _RELATIVE[word], text)
    if word[:1] in "+-" and word[1:].isdecimal():
        # int() gives up on thousands of digits; from twelve on every number is too far away
        return _shifted(today, int(word[:12]), text)
    if (weekday := weekday_named(word)) is not None:
        back = (today.weekday() - weekday) % 7
        return today + timedelta(days=7 - back if coming and back else -back)
    return _iso_day(word, text)


def weekday_named(word: str) -> int | None:
    """The weekday of its name, or of three letters of it or more; 0 is Monday."""
    for weekday, name in enumerate(WEEKDAY_NAMES):
        if len(word) >= 3 and name.startswith(word):
            return weekday
    return None


def parse_last(text: str, first: date, today: date) -> date:
    """The last day of a range that begins on ``first``: a weekday is the next one after that.

    All else is read, and refused, as ``parse_day`` says.
    """
    if (weekday := weekday_named(text.strip().lower())) is not None:
        return first + timedelta(days=(weekday - first.weekday()) % 7)
    return parse_day(text, today)


def is_day(text: str) -> bool:
    """Whether ``parse_day`` takes it."""
    try:
        parse_day(text, date(2000, 1, 3))
    except Refused:
        return False
    return True


def days_between(first: date, last: date) -> list[date]:
    """Every day from ``first`` to ``last``, both included.

    Refused: a range that runs backwards, or is longer than ten years.
    """
    if last < first:
        raise Refused(f"from {first} to {last} runs backwards; put the earlier day first")
    count = (last - first).days + 1
    if count > LONGEST_RANGE:
        raise Refused(
            f"from {first} to {last} are {count} days; take {LONGEST_RANGE}, ten years, at a time"
        )
    return [first + timedelta(days=n) for n in range(count)]


def day_words(day: date, today: date) -> str:
    """``day`` as a person near it would say it: "today", "yesterday", "Friday 20 November"."""
    apart = (day - today).days
    for word, days in _RELATIVE.items():
        if apart == days:
            return word
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%A} {day.day} {day:%B}{year}"


def _shifted(today: date, days: int, text: str) -> date:
    try:
        day = today + timedelta(days=days)
    except OverflowError:
        raise Refused(f"{text!r} is too far away to be a day; choose a nearer one") from None
    return _not_too_early(day, text)


def _iso_day(word: str, text: str) -> date:
    year, _, rest = word.partition("-")
    month, _, day = rest.partition("-")
    if not (len(year) == 4 and len(month) == len(day) == 2 and (year + month + day).isdecimal()):
        raise Refused(f"{text!r} is not a day; write {_FORMS}")
    try:
        return _not_too_early(date(int(year), int(month), int(day)), text)
    except ValueError:
        raise Refused(f"{text!r} is not a day of the calendar; write {_FORMS}") from None


def _not_too_early(day: date, text: str) -> date:
    if day < EARLIEST_DAY:
        raise Refused(f"{text!r} is before 1900; choose a later day")
    return day
