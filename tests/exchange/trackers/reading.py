"""Reading another program's file in a test: what came out of it, in short."""

from datetime import UTC, date, datetime
from pathlib import Path

from tui.exchange.files import untold
from tui.exchange.foreign.found import Found, Habit
from tui.exchange.foreign.source import Source
from tui.exchange.known import format_of

TODAY = date(2026, 11, 27)
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


def found_in(path: Path, name: str) -> Found:
    """What the format of this name reads from a file that it must recognise."""
    source = Source(path)
    told = format_of(source)
    assert not isinstance(told, str), f"taken for {told}"
    assert name == told.NAME
    return told.read(source, TODAY, untold)


def days_of(habit: Habit) -> dict[str, str]:
    """The marks of a habit, by days as text."""
    return {str(day): mark for day, mark in sorted(habit.marks.items())}


def texts_of(habit: Habit) -> dict[str, str]:
    """The notes of a habit, by days as text."""
    return {str(note.day): note.text for note in habit.notes}
