"""What Today says at the start, on the few days on which it says anything."""

from datetime import date, timedelta

from tui.book.view import BookView

QUIET_AFTER = 10  # empty days
BACK = "Good to see you again. One key is enough to begin anew."


def greeting(book: BookView, today: date) -> str:
    """A line for coming back; it counts nothing. Else empty."""
    began = book.first_day()
    long_ago = today - timedelta(days=QUIET_AFTER)
    return BACK if began and began < long_ago and not book.days(long_ago, today) else ""
