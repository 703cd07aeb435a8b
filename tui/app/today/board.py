"""What the Today screen knows: the marks of a day, and the streaks as they were counted last."""

from datetime import date

from tui.app.desk.desk import Desk
from tui.app.widgets.practice_list import PracticeRow
from tui.config.glyphs import Sign
from tui.domain.history import Calendar
from tui.domain.practice import Practice
from tui.domain.streak import Streak
from tui.queries.standing import connected_days, standing, steadiness_of
from tui.wording.basics import counted, safe_until, short_date, steadiness_word
from tui.wording.lists import joined

STRIP = 28  # days a row knows, of which the list shows what fits
BAR = 5  # cells of the bar of steadiness


class Board:
    """Rows to draw. Marks are read each time; streaks are counted when ``count`` is called.

    Counting ten years takes as long as painting, so that a tick is painted before it is counted.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.streaks: dict[str, Streak] = {}
        self.steady: dict[str, float] = {}
        self.connected: Streak | None = None
        self._begins = self._first_use()

    def count(self, *practices: Practice) -> None:
        """Count the numbers of these practices and the connected days anew, as of today."""
        book, today = self._desk.book, self._desk.today
        for practice in practices:
            self.streaks[practice.id] = standing(book, practice, today).streak
            self.steady[practice.id] = steadiness_of(book, practice, today, today)
        self.connected = connected_days(book, today)
        self._begins = self._first_use()

    def _first_use(self) -> int:
        return (self._desk.everyone.first_day() or self._desk.today).toordinal()

    def rows(self, day: date, last: date) -> list[PracticeRow]:
        """The practices on ``day``; their strips end with ``last``."""
        return [self._row(practice, day, last) for practice in self.practices(day)]

    def practices(self, day: date) -> list[Practice]:
        """Those that are on, and what was done on a past day in one that is off now."""
        book, is_past = self._desk.everyone, day < self._desk.today
        return [
            p
            for p in book.every_practice
            if p.on or (is_past and book.mark(p.id, day).state == "done")
        ]

    def _row(self, practice: Practice, day: date, last: date) -> PracticeRow:
        book, today = self._desk.book, self._desk.today
        streak = self.streaks.get(practice.id)
        calendar = Calendar(book.history(practice.id), today, week_start=book.settings.week_start)
        graced = {d.toordinal() for d in streak.graced} if streak else set()

        def sign(n: int) -> Sign | None:
            state = calendar.state(n)
            if n < self._begins and state in ("none", "off"):
                return None  # before the first use nothing was asked for
            if n > calendar.today and n not in calendar.rest:
                return None
            return "graced" if n in graced else state

        end = last.toordinal()
        strip = tuple(sign(n) for n in range(end - STRIP + 1, end + 1))
        number = practice.number if practice.on else 0
        row = PracticeRow(number, practice.name, calendar.state(day.toordinal()), strip)
        if away := book.away(practice.id, day):
            until = away.pause.last
            row = row._replace(safe=f"away until {short_date(until, today)}" if until else "away")
        if whom := book.names(book.with_whom(book.mark(practice.id, day))):
            row = row._replace(safe=f"with {joined(whom)}")
        if practice.anchor and row.state != "done":
            row = row._replace(safe=" · ".join(filter(None, (practice.anchor, row.safe))))
        if streak is None or not streak.total:
            return row
        value = self.steady[practice.id]
        row = row._replace(steady=f"{self._desk.glyphs.bar(value, BAR)} {steadiness_word(value)}")
        if not book.settings.show_streaks:
            return row
        return row._replace(
            streak=counted(streak.current, streak.unit),
            safe=" · ".join(filter(None, (row.safe, _safe_until(row, streak, today, day)))),
            numbers=f"best {streak.best} · {streak.total} in all",
        )


def _safe_until(row: PracticeRow, streak: Streak, today: date, day: date) -> str:
    return "" if row.safe.startswith("away") else safe_until(streak, today, day)
