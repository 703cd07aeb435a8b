"""Rhythm and drift: how long it has been, against how often one wants it (NOTES, 2)."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

Drifting = Literal["off", "ok", "due", "drifting", "planned"]

_TIMES_TO_TELL = 5
_GAPS = 8


class Drift(NamedTuple):
    """How one person stands: ``gap`` and ``rhythm`` in days, ``last`` None where there was none."""

    person: str
    state: Drifting
    gap: int
    rhythm: int
    last: date | None

    @property
    def weight(self) -> float:
        """What they are sorted by, the largest first."""
        return (self.gap - self.rhythm) / self.rhythm


def drift_state(rhythm: int | None, gap: int, next_in: int | None = None) -> Drifting:
    """How a rhythm stands, all in days; ``next_in`` is how far away the next plan is.

    A gap of a rhythm is well; beyond it is ``due``, from one and a half on ``drifting``, and
    either is ``planned`` where something is planned within one rhythm.
    """
    if rhythm is None:
        return "off"
    if gap <= rhythm:
        return "ok"
    if next_in is not None and next_in <= rhythm:
        return "planned"
    return "drifting" if gap >= -(-3 * rhythm // 2) else "due"


def usual_gap(days: Iterable[date]) -> int | None:
    """The usual gap in days: the median of the last eight, once there were five times."""
    known = sorted(set(days))
    if len(known) < _TIMES_TO_TELL:
        return None
    gaps = [(b - a).days for a, b in pairwise(known)][-_GAPS:]
    gaps.sort()
    middle = len(gaps) // 2
    return gaps[middle] if len(gaps) % 2 else (gaps[middle - 1] + gaps[middle] + 1) // 2
