"""A year as a grid of weeks: a row a weekday, a column a calendar week."""

from datetime import date, timedelta


class YearGrid:
    """The days of ``year``, in rows that begin with ``week_start`` (0 is Monday).

    53 or 54 columns; the first and the last may be cut by the year.
    """

    def __init__(self, year: int, week_start: int = 0) -> None:
        self.year = year
        self.first = date(year, 1, 1)
        self.last = date(year, 12, 31)
        self._before = (self.first.weekday() - week_start) % 7  # days of other years in column 0
        self.weekdays = tuple((week_start + n) % 7 for n in range(7))

    @property
    def weeks(self) -> int:
        """How many columns there are."""
        return self.place(self.last)[1] + 1

    def place(self, day: date) -> tuple[int, int]:
        """Row and column of a day of the year."""
        column, row = divmod((day - self.first).days + self._before, 7)
        return row, column

    def day(self, row: int, column: int) -> date | None:
        """The day in a place; None where the year does not reach."""
        n = column * 7 + row - self._before
        inside = 0 <= row < 7 and 0 <= n <= (self.last - self.first).days
        return self.first + timedelta(days=n) if inside else None

    def month_names(self, width: int) -> str:
        """The short names of the months over the columns they begin in, ``width`` cells each."""
        line = ""
        for month in range(1, 13):
            first = date(self.year, month, 1)
            line = f"{line:<{self.place(first)[1] * width}}{first:%b}"
        return line
