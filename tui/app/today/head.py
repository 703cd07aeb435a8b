"""What Today says beside its list: which day it is, how much is done, the prompt and best runs."""

from collections.abc import Sequence
from datetime import date, datetime

from textual.content import Content

from tui.app.today.board import Board
from tui.book.view import BookView
from tui.domain.practice import Practice
from tui.domain.streak import Streak
from tui.wording.basics import away_words, counted, done_words, long_date, short_date, span
from tui.wording.clock import clock_words

_WELCOME = "Welcome. Press 1 to 5 for what you did today; ? shows all keys."


def day_title(book: BookView, day: date, today: date, wall: datetime, *, is_narrow: bool) -> str:
    """The day and how far off it is; after midnight, until when it is still today."""
    words = away_words(day, today)
    relative = f", {words}" if words else ""
    if day == today and wall.date() > today:
        relative = f" · still today until {clock_words(book.settings.day_start)}"
    return (short_date(day, today) if is_narrow else long_date(day)) + relative


def sum_words(book: BookView, board: Board, only: str, states: Sequence[str]) -> tuple[str, str]:
    """How much of the day is done, or a welcome where nothing ever was, and the connected days.

    ``only`` is the uid of the one person who is looked at alone, empty for everyone.
    """
    connected = board.connected
    if connected and not (connected.total or (only and book.first_day())):
        return _WELCOME, ""
    whole = ""
    if connected and book.settings.show_streaks:
        whole = f"{counted(connected.current, 'connected day')} · best {connected.best}"
    return done_words(states), whole


def detail_of(prompt: str, practice: Practice, streak: Streak | None) -> Content:
    """A prompt and, where they are shown, the best runs of the practice."""
    parts = [Content(prompt)]
    if streak and streak.best_runs:
        parts += [Content(), Content.from_markup("[b]$n[/b]", n=practice.name)]
        parts += [
            Content(f"{counted(run.length, streak.unit):>9}   {span(run.first, run.last)}")
            for run in streak.best_runs
        ]
    return Content("\n").join(parts)
