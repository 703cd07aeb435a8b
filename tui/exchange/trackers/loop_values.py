"""Loop Habit Tracker: what is the same in its CSV export and its backup."""

from typing import NamedTuple

from tui.exchange.foreign.found import FoundMark, Often

NAME = "Loop"
WORDS = {"UNKNOWN": -1, "NO": 0, "YES_AUTO": 1, "YES_MANUAL": 2, "SKIP": 3}
_DONE, _SKIP = WORDS["YES_MANUAL"], WORDS["SKIP"]
_A_THOUSANDFOLD = 1000
_TOO_MANY = 10_000  # times, or days


class Goal(NamedTuple):
    """What an amount has to reach: ``least``, or at most ``most``; neither where it is a tick."""

    least: float | None = None
    most: float | None = None


A_TICK = Goal()


def mark_of(value: int, goal: Goal) -> FoundMark | None:
    """What a value as Loop keeps it says: done, at rest, or neither.

    A tick that only the schedule satisfied (``YES_AUTO``) is not done. Of a measured habit it is a
    thousandfold amount; done is what reaches the goal. Raises ValueError for what Loop never keeps.
    """
    if value == _SKIP:
        return "rest"
    if goal == A_TICK:
        if value not in WORDS.values():
            raise ValueError(value)
        return "done" if value == _DONE else None
    amount = value / _A_THOUSANDFOLD
    if goal.most is not None:
        is_reached = 0 <= amount <= goal.most
    else:
        is_reached = amount > 0 and amount >= (goal.least or 0)
    return "done" if is_reached else None


def often_of(times: int, days: int) -> Often:
    """How often it was wanted; daily where that cannot be."""
    return Often(times, days) if 0 < times < _TOO_MANY and 0 < days < _TOO_MANY else Often()
