"""How far back the views of Reflect are: a page of notes, weeks of feelings, a period."""

from datetime import date, timedelta

from tui.app.reflect.timeline import PAGE
from tui.app.reflect.views import WEEKS
from tui.domain.day import EARLIEST_DAY
from tui.queries.look_back import Period, period_around

_AHEAD = timedelta(days=366)
_WIDER = {1: 3, 3: 12, 12: 1}  # months: a month, a quarter, a year


class Whereabouts:
    """Where the views are; ``page`` is one of notes, the newest first."""

    def __init__(self, today: date) -> None:
        self.page = 0
        self._weeks_back = 0
        self._months, self._day = 1, today

    def week(self, today: date) -> date:
        """A day of the last week that is shown."""
        return today - timedelta(weeks=WEEKS * self._weeks_back)

    @property
    def period(self) -> Period:
        """What is looked back at."""
        return period_around(self._day, self._months)

    def are_now(self, today: date) -> bool:
        """Whether the first page, this week and the period of today are shown."""
        return not self.page and not self._weeks_back and self._day == today

    def go_now(self, today: date) -> None:
        """To the first page, this week, the period of today."""
        self.page = self._weeks_back = 0
        self._day = today

    def turn_page(self, by: int, count: int) -> None:
        """Later notes or earlier ones, of so many."""
        self.page = max(0, min(max(0, count - 1) // PAGE, self.page - by))

    def walk_weeks(self, by: int) -> None:
        """Later weeks or earlier ones; never later than this one."""
        self._weeks_back = max(0, self._weeks_back - by)

    def walk_periods(self, by: int, today: date) -> None:
        """The next period or the one before, up to a year ahead."""
        edge = self.period.last if by > 0 else self.period.first
        day = edge + timedelta(days=by)
        if EARLIEST_DAY <= day <= today + _AHEAD:
            self._day = day

    def widen(self) -> None:
        """A month, a quarter, a year."""
        self._months = _WIDER[self._months]
