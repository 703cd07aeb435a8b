"""What goes out to other trackers: habit by habit the days done and at rest, with a text a day."""

from datetime import date
from typing import NamedTuple

from tui.book.book import Book
from tui.domain.mark import State
from tui.domain.practice import Practice
from tui.domain.schedule import Schedule

_NO_ROOM = {"people": "people", "plans": "plans", "checkins": "check-ins", "pauses": "days away"}


class DayOut(NamedTuple):
    """A day of a habit: its mark, where it has one, and its texts in the order of the writing."""

    day: date
    state: State | None = None
    texts: tuple[str, ...] = ()


class HabitOut(NamedTuple):
    """A practice, all that is known of its days, in order, and its schedule of today."""

    practice: Practice
    schedule: Schedule
    days: tuple[DayOut, ...]

    @property
    def frequency(self) -> tuple[int, int]:
        """So many times in so many days: all that others know of a schedule."""
        times = self.schedule.times_a_week
        return (times, 7) if times < 7 else (1, 1)


class MovingOut(NamedTuple):
    """All habits; what has ``no_room`` with others, and how many private notes stay behind."""

    habits: tuple[HabitOut, ...]
    no_room: tuple[str, ...] = ()
    held_back: int = 0

    @property
    def holds(self) -> tuple[tuple[int, str], ...]:
        """How many marks and notes go out."""
        days = [day for habit in self.habits for day in habit.days]
        marks = sum(day.state is not None for day in days)
        notes = sum(len(day.texts) for day in days)
        return ((marks, "mark"), (notes, "note")) if notes else ((marks, "mark"),)


def moving_out(book: Book, today: date, *, private: bool = False) -> MovingOut:
    """The practices that are on, or of which something is kept, up to today.

    A note goes with each practice that it is about; a private one only where it is asked for.
    """
    told = [note for note in book.notes.values() if private or not note.private]
    told.sort(key=lambda note: (note.written, note.uid))
    texts: dict[str, dict[date, list[str]]] = {}
    for note in told:
        for practice in note.now.practices:
            texts.setdefault(practice, {}).setdefault(note.now.day, []).append(note.text)
    habits = (_habit(book, p, texts.get(p.id, {}), today) for p in book.every_practice)
    no_room = [words for table, words in _NO_ROOM.items() if book.has_any(table)]
    if not all(note.now.practices for note in told):
        no_room.append("notes about no practice")
    return MovingOut(
        tuple(habit for habit in habits if habit.practice.on or habit.days),
        tuple(no_room),
        len(book.notes) - len(told),
    )


def _habit(book: Book, practice: Practice, texts: dict[date, list[str]], today: date) -> HabitOut:
    history = book.history(practice.id)
    states: dict[date, State] = {date.fromordinal(day): "rest" for day in history.rest}
    states |= {date.fromordinal(day): "done" for day in history.done}
    days = (
        DayOut(day, states.get(day), tuple(texts.get(day, ())))
        for day in sorted({*states, *texts})
        if day <= today
    )
    return HabitOut(practice, book.schedule(practice.id, today), tuple(days))
