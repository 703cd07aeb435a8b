"""Going to what was found or named: a person, a practice, a day, a note."""

from datetime import date

from tui.app.screen.base import NearerScreen
from tui.queries.search import PlaceKind


def open_place(screen: NearerScreen, kind: PlaceKind, key: str) -> None:
    """Have it shown; ``key`` is a uid, the id of a practice, or a day."""
    if kind == "day":
        screen.post_message(NearerScreen.DayOpened(date.fromisoformat(key)))
    elif kind == "person":
        screen.post_message(NearerScreen.PlaceOpened("people", key))
    elif kind == "practice":
        screen.post_message(NearerScreen.PlaceOpened("today", key))
    else:
        screen.post_message(NearerScreen.PlaceOpened("reflect", key))
