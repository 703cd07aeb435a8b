"""How somebody types and plans, which a typed line is read by."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple


class Habits(NamedTuple):
    """How somebody types and plans: what is meant where nothing is said."""

    minutes: int = 90
    hour: time = time(19, 0)
    week_start: int = 0
    date_order: str = "dmy"
    day_start: time = time()

    def today(self, now: datetime) -> date:
        """The logical day of a wall time: what "today" is to whoever types."""
        return (now - timedelta(hours=self.day_start.hour, minutes=self.day_start.minute)).date()
