"""Going to what was found or named: a person, a practice, a day, a planned time, a note."""

from datetime import date

from textual.message import Message

from tui.app.desk.messages import DayOpened, PersonOpened, PlaceOpened
from tui.queries.search import PlaceKind


def opened(kind: PlaceKind, key: str) -> Message:
    """What asks the app to show it; ``key`` is a uid, the id of a practice, or a day."""
    match kind:
        case "day":
            return DayOpened(date.fromisoformat(key))
        case "person":
            return PersonOpened(key)
        case "practice":
            return PlaceOpened("today", key)
        case "time":
            return PlaceOpened("planner", key)
    return PlaceOpened("reflect", key)
