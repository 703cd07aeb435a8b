"""What a screen or a command shows of a day: each practice's mark and streak, and the whole."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tui.domain.mark import Mark
from tui.domain.practice import BUILT_IN, Practice
from tui.domain.steadiness import steadiness
from tui.domain.streak import Streak, fold, fold_connected
from tui.store.marks import MarkBook


class Standing(NamedTuple):
    """One practice: its mark on a day and its streak as of then or now."""

    practice: Practice
    mark: Mark
    streak: Streak


class Overview(NamedTuple):
    """All practices on one day, as of now or, for a past day, as of its end."""

    day: date
    standings: tuple[Standing, ...]
    connected: Streak


def overview(
    book: MarkBook, day: date, today: date, practices: Sequence[Practice] = BUILT_IN
) -> Overview:
    """The overview of ``day``, not after the logical day ``today``."""
    over = day < today
    standings = tuple(standing(book, practice, day, over=over) for practice in practices)
    return Overview(day, standings, connected_days(book, day, practices, over=over))


def standing(book: MarkBook, practice: Practice, day: date, *, over: bool = False) -> Standing:
    """One practice on ``day``, as of now or of the end of that day."""
    streak = fold(book.history(practice.id), day, over=over)
    return Standing(practice, book.mark(practice.id, day), streak)


def connected_days(
    book: MarkBook, day: date, practices: Sequence[Practice] = BUILT_IN, *, over: bool = False
) -> Streak:
    """The streak over all practices, as of now or of the end of ``day``."""
    return fold_connected([book.history(p.id) for p in practices], day, over=over)


def steadiness_of(book: MarkBook, practice: Practice, day: date, today: date) -> float:
    """The steadiness of one practice on a day, 0-1."""
    return steadiness(book.history(practice.id), day, over=day < today)
