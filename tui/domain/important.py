"""Important dates of a person: when they come next, and which one it is (NOTES-planner 3)."""

from datetime import date
from typing import Literal, NamedTuple

from tui.domain.refusal import Refused

Occasion = Literal["birthday", "anniversary", "remember"]
Leap = Literal["feb28", "mar1"]
OCCASIONS: tuple[Occasion, ...] = ("birthday", "anniversary", "remember")
LEAD = 7  # days before, on which it is brought up
LONGEST_LEAD = 90


class ImportantDate(NamedTuple):
    """A day of the year. ``year`` is that of the first one, None where it is not known.

    ``lead`` is how many days before it is brought up. ``leap`` is the day that stands for
    29 February in a common year. ``what`` says whose it is where that is not the person.
    """

    uid: str
    person: str
    occasion: Occasion
    month: int
    day: int
    year: int | None = None
    lead: int = LEAD
    leap: Leap = "feb28"
    what: str = ""

    def in_year(self, year: int) -> date:
        """The date in a year."""
        if (self.month, self.day) == (2, 29) and not _is_leap(year):
            return date(year, 2, 28) if self.leap == "feb28" else date(year, 3, 1)
        return date(year, self.month, self.day)

    def next_on(self, today: date) -> date:
        """The next one, today included."""
        this = self.in_year(today.year)
        return this if this >= today else self.in_year(today.year + 1)

    def ordinal(self, on: date) -> int | None:
        """Which one it is in the year of ``on``: the age, or the years.

        None where that is not known, for the first of all, and for remembrance.
        """
        if self.year is None or self.occasion == "remember" or on.year <= self.year:
            return None
        return on.year - self.year


def checked_date(month: int, day: int, year: int | None) -> tuple[int, int, int | None]:
    """A day of the calendar, of some year where none is given. Refused: one that does not exist."""
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        raise Refused(
            f"{day}.{month}{'' if year is None else f'.{year}'} is no day of the calendar; "
            "write one like 14 mar or 14 mar 1990"
        ) from None
    return month, day, year


def checked_lead(days: int) -> int:
    """Days before. Refused: none that make sense."""
    if not 0 <= days <= LONGEST_LEAD:
        raise Refused(f"{days} days before is too far; write 0 to {LONGEST_LEAD}")
    return days


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
