"""What the Today screen knows: the marks of a day, and the streaks as they were counted last."""

from datetime import date

from tui.app.practice_list import Row
from tui.domain.history import Calendar, DayState
from tui.domain.practice import BUILT_IN, Practice
from tui.domain.streak import Streak
from tui.keeper import Keeper
from tui.overview import connected_days, standing
from tui.words import counted, safe_until

STRIP = 28  # days a row knows, of which the list shows what fits


class Board:
    """Rows to draw. Marks are read each time; streaks are counted when ``count`` is called.

    Counting ten years takes as long as painting, so that a tick is painted before it is counted.
    """

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper
        self.today = keeper.today()
        self.streaks: dict[str, Streak] = {}
        self.connected: Streak | None = None

    def count(self, *practices: Practice) -> None:
        """Count the streaks of these practices and the connected days anew, as of today."""
        for practice in practices:
            self.streaks[practice.id] = standing(self.keeper.book, practice, self.today).streak
        self.connected = connected_days(self.keeper.book, self.today)

    def rows(self, day: date, last: date) -> list[Row]:
        """The practices on ``day``; their strips end with ``last``."""
        return [self._row(practice, day, last.toordinal()) for practice in BUILT_IN]

    def _row(self, practice: Practice, day: date, last: int) -> Row:
        calendar = Calendar(self.keeper.book.history(practice.id), self.today)
        strip: list[DayState | None] = [
            None if n > calendar.today and n not in calendar.rest else calendar.state(n)
            for n in range(last - STRIP + 1, last + 1)
        ]
        row = Row(practice.number, practice.name, calendar.state(day.toordinal()), tuple(strip))
        streak = self.streaks.get(practice.id)
        if streak is None or not streak.total:
            return row
        return row._replace(
            streak=counted(streak.current, streak.unit),
            safe=safe_until(streak, self.today),
            numbers=f"best {streak.best} · {streak.total} in all",
        )
