"""A day read out, and why it counts or does not."""

from datetime import date

from tui.book.view import BookView
from tui.domain.history import Calendar
from tui.domain.practice import Practice
from tui.wording.basics import day_of

_SAID = {
    "done": "done",
    "rest": "rest",
    "paused": "away",
    "off": "not asked for",
    "pending": "open",
    "none": "open",
}


def day_read(book: BookView, practice: Practice | None, day: date, today: date) -> str:
    """One line: ``Mon 23 Nov: 4 of 5, all but Quality time``."""
    head = day_of(day, today)
    if day > today and not _rests(book, day):
        return f"{head}: still to come"
    if practice:
        return f"{head}: {practice.name}, {state_words(book, practice, day, today)}"
    done = [p.name for p in book.every_practice if book.mark(p.id, day).state == "done"]
    open_ = [p.name for p in book.practices if book.mark(p.id, day).state != "done"]
    resting = [p.name for p in book.practices if book.mark(p.id, day).state == "rest"]
    count = f"{len(done)} of {len(done) + len(open_)}"
    if not done:
        away = {state_words(book, p, day, today) for p in book.practices}
        words = "nothing recorded" if not resting else f"rest for {', '.join(resting)}"
        return f"{head}: {'everything away' if away == {'away'} else words}"
    if not open_:
        return f"{head}: {count}, everything"
    if len(open_) < len(done):
        return f"{head}: {count}, all but {' and '.join(open_)}"
    rest = f"; rest for {', '.join(resting)}" if resting else ""
    return f"{head}: {count}, {', '.join(done)}{rest}"


def day_why(book: BookView, practice: Practice | None, day: date, today: date) -> str:
    """What the day does to a run, as a sentence."""
    read = day_read(book, practice, day, today)
    if day > today:
        return f"{read}. A day to come can only rest."
    if practice:
        return f"{read}. {_rule(state_words(book, practice, day, today))}"
    goal = book.settings.day_goal
    done = sum(book.mark(p.id, day).state == "done" for p in book.every_practice)
    word = "practice makes" if goal == 1 else "practices make"
    counts = "counts" if done >= goal else "does not count"
    return f"{read}. {goal} {word} a connected day, so this one {counts}."


def state_words(book: BookView, practice: Practice, day: date, today: date) -> str:
    """A day of a practice in one word or two, as it is now: ``done``, ``open``, ``away``."""
    calendar = Calendar(book.history(practice.id), today, week_start=book.settings.week_start)
    return _SAID[calendar.state(day.toordinal())]


def _rule(state: str) -> str:
    match state:
        case "done":
            return "A day that is done adds one to its run, whatever the schedule says."
        case "open":
            return "It is asked for and nothing is recorded; enter goes there to fill it in."
        case _:
            return "It neither adds to a run nor ends it."


def _rests(book: BookView, day: date) -> bool:
    return any(book.mark(p.id, day).state == "rest" for p in book.practices)
