"""The practices beside the signs: counts next to each other, which claim no cause."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tui.domain.checkin import SIGNS
from tui.domain.practice import QUALITY_TIME

WEEKS = 8  # check-ins that answer a sign; before that there is nothing to put side by side
EACH_SIDE = 2  # weeks at least on either side, or there is nothing to compare with
HIGH = 4.0  # a mean of 4 or 5: mostly, or a lot
OFTEN = 4  # days of seven with a practice
OFTEN_TOGETHER = 2  # days of seven with time together


class Side(NamedTuple):
    """Some weeks, and in how many of them a sign was answered with 4 or 5."""

    high: int
    weeks: int


class Beside(NamedTuple):
    """A practice beside a sign: the weeks with at least ``least`` days of it, and the others."""

    practice: str
    sign: str
    least: int
    often: Side
    others: Side


def beside(
    answered: Sequence[tuple[date, Mapping[str, float]]],
    done: Mapping[str, Collection[int]],
) -> list[Beside]:
    """Each practice beside each sign for one person, in the order of both.

    ``answered`` are the check-ins: their day and the mean of each sign they answer. ``done`` are
    the days of each practice as ordinals, those of ``time`` with this person only. The week of a
    check-in is its day and the six before. Nothing is given for a sign with fewer than eight
    check-ins, nor where either side has fewer than two.
    """
    found = []
    for practice, days in done.items():
        least = OFTEN_TOGETHER if practice == QUALITY_TIME else OFTEN
        for sign in SIGNS:
            weeks = [
                (sum(day.toordinal() - n in days for n in range(7)) >= least, means[sign] >= HIGH)
                for day, means in answered
                if sign in means
            ]
            often = [high for is_often, high in weeks if is_often]
            others = [high for is_often, high in weeks if not is_often]
            if len(weeks) >= WEEKS and min(len(often), len(others)) >= EACH_SIDE:
                sides = Side(sum(often), len(often)), Side(sum(others), len(others))
                found.append(Beside(practice, sign, least, *sides))
    return found
