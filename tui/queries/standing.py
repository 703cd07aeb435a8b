"""What a screen or a command shows of a day: each practice's mark and streak, and the whole."""

from datetime import date
from typing import NamedTuple

from tui.book.view import BookView
from tui.domain.history import History
from tui.domain.mark import Mark
from tui.domain.practice import Practice
from tui.domain.schedule import Pause
from tui.domain.steadiness import steadiness
from tui.domain.streak import Streak, fold, fold_connected

_ALWAYS = (Pause(date.min),)


class PracticeStanding(NamedTuple):
    """One practice: its mark on a day and its streak as of then or now."""

    practice: Practice
    mark: Mark
    streak: Streak


class Overview(NamedTuple):
    """All practices that are on, on one day; as of now or, for a past day, as of its end."""

    day: date
    standings: tuple[PracticeStanding, ...]
    connected: Streak


def overview(book: BookView, day: date, today: date) -> Overview:
    """The overview of ``day``, not after the logical day ``today``."""
    over = day < today
    standings = tuple(standing(book, practice, day, over=over) for practice in book.practices)
    return Overview(day, standings, connected_days(book, day, over=over))


def standing(
    book: BookView, practice: Practice, day: date, *, over: bool = False
) -> PracticeStanding:
    """One practice on ``day``, as of now or of the end of that day."""
    settings = book.settings
    streak = fold(
        book.history(practice.id),
        day,
        over=over,
        week_start=settings.week_start,
        grace=settings.grace,
    )
    return PracticeStanding(practice, book.mark(practice.id, day), streak)


def connected_days(book: BookView, day: date, *, over: bool = False) -> Streak:
    """The streak over all practices, as of now or of the end of ``day``."""
    settings = book.settings
    return fold_connected(
        histories(book),
        day,
        day_goal=settings.day_goal,
        over=over,
        week_start=settings.week_start,
    )


def histories(book: BookView) -> list[History]:
    """What counts for connected days.

    What was done in a practice that is off now stays done, and it is never asked for.
    """
    return [
        book.history(practice.id)
        if practice.on
        else book.history(practice.id)._replace(pauses=_ALWAYS)
        for practice in book.every_practice
    ]


def steadiness_of(book: BookView, practice: Practice, day: date, today: date) -> float:
    """The steadiness of one practice on a day, 0-1."""
    return steadiness(
        book.history(practice.id), day, over=day < today, week_start=book.settings.week_start
    )
