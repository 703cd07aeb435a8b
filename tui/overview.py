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
    """One practice on one day."""

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
    standings = tuple(
        Standing(p, book.mark(p.id, day), fold(book.history(p.id), day, over=over))
        for p in practices
    )
    connected = fold_connected([book.history(p.id) for p in practices], day, over=over)
    return Overview(day, standings, connected)


def steadiness_of(book: MarkBook, practice: Practice, day: date, today: date) -> float:
    """The steadiness of one practice on a day, 0-1."""
    return steadiness(book.history(practice.id), day, over=day < today)
