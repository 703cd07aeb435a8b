"""What Today says at the start, on the few days on which it says anything."""

from datetime import date, timedelta

from tui.store.book import Book

QUIET_AFTER = 10  # empty days
FIRST = "Press 1 once you have really listened to somebody today; ? shows all keys."
BACK = "Good to see you again. One key is enough to begin anew."


def greeting(book: Book, today: date) -> str:
    """A line for the first start and for coming back; it counts nothing. Else empty."""
    began = book.first_day()
    if began is None:
        return FIRST
    lately = book.days(today - timedelta(days=QUIET_AFTER), today)
    return BACK if began < today - timedelta(days=QUIET_AFTER) and not lately else ""
