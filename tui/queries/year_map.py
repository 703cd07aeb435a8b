"""A year of days as signs: how much was done each day, or one practice day by day."""

from collections.abc import Sequence
from datetime import date

from tui.book.view import BookView
from tui.config.glyphs import Glyphs, Sign
from tui.domain.history import Calendar
from tui.domain.practice import Practice
from tui.queries.standing import histories

HEAT: tuple[Sign, ...] = ("heat0", "heat1", "heat2", "heat3", "heat4")


def heat_of(done: int, of: int) -> Sign:
    """How warm a day is on which ``done`` of ``of`` practices were done; only all is the most."""
    if not done:
        return "heat0"
    if done >= of:
        return "heat4"
    return HEAT[1 + (done - 1) * 3 // max(1, of - 1)]


def year_of(
    book: BookView, practice: Practice | None, year: int, today: date, graced: frozenset[date]
) -> list[Sign | None]:
    """The sign of each day of a year, the first of January first.

    It is None for days to come, and for those before the first use of the file.
    ``practice`` None is all of them together. Of one, days before its first mark are drawn as
    not asked for. ``graced`` are its days that grace stepped over.
    """
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    week_start = book.settings.week_start
    if practice is None:
        return _together(book, range(first, last + 1), today, week_start)
    calendar = Calendar(book.history(practice.id), today, week_start=week_start)
    begins = min([*calendar.done, *calendar.rest], default=calendar.today)
    first_use = (book.first_day() or today).toordinal()
    skipped = {day.toordinal() for day in graced}
    signs: list[Sign | None] = []
    for day in range(first, last + 1):
        state: Sign | None = calendar.state(day)
        if day < first_use or (day > calendar.today and day not in calendar.rest):
            state = None
        elif day in skipped:
            state = "graced"
        elif state == "none" and day < begins:
            state = "off"
        elif state == "done":
            state = "heat4"
        signs.append(state)
    return signs


def _together(
    book: BookView, days: Sequence[int], today: date, week_start: int
) -> list[Sign | None]:
    calendars = [Calendar(h, today, week_start=week_start) for h in histories(book)]
    known = set().union(*(calendar.rest for calendar in calendars))
    known = known.union(*(calendar.done for calendar in calendars))
    begins = min(known, default=today.toordinal())
    practices = len(book.practices)
    signs: list[Sign | None] = []
    for day in days:
        done = sum(day in calendar.done for calendar in calendars)
        if done:
            signs.append(heat_of(done, practices))
        elif day < begins or (day > calendars[0].today and day not in known):
            signs.append(None)
        elif any(calendar.asked(day) for calendar in calendars):
            signs.append("heat0")
        else:
            signs.append("rest" if any(c.held(day) for c in calendars) else "off")
    return signs


def legend(practice: Practice | None, glyphs: Glyphs, count: int, *, grace: bool = False) -> str:
    """What the signs of a year mean, in one line; ``count`` practices are on."""
    if practice is not None:
        return (
            f"{glyphs.heat[4]} done  {glyphs.rest} rest or away  {glyphs.off} not asked for  "
            f"{glyphs.open} open" + (f"  {glyphs.graced} grace" if grace else "")
        )
    ranges: dict[Sign, list[int]] = {}
    for done in range(1, count + 1):
        ranges.setdefault(heat_of(done, count), []).append(done)
    parts = [f"{glyphs.heat[0]} none"]
    for sign, counts in ranges.items():
        words = str(counts[0]) if len(counts) == 1 else f"{counts[0]}-{counts[-1]}"
        if counts[-1] == count:
            words = f"all {count}" if count > 1 else "done"
        parts.append(f"{glyphs.of(sign)} {words}")
    return "  ".join([*parts, f"{glyphs.rest} rest or away"])
