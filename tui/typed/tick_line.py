"""A tick in one typed line: ``listen``, ``2 yesterday``, ``quality time with Alex``."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from tui.domain.practice import Practice, find_practice
from tui.domain.refusal import Refused
from tui.domain.settings import Settings
from tui.typed.days import read_day
from tui.typed.names import lowered, read_names, words_of


class TickLine(NamedTuple):
    """What a line says was done: a practice, on a day, with some people by name."""

    practice: Practice
    day: date
    people: tuple[str, ...] = ()


def read_tick_line(
    text: str,
    today: date,
    practices: Sequence[Practice],
    known: Sequence[str],
    settings: Settings,
) -> TickLine:
    """A practice as ``find_practice`` takes it, then in any order the day and ``with`` whom.

    Refused: what begins with no practice, and what is left over besides the two.
    """
    words, _ = words_of(text)
    low = lowered(words)
    practice, i = _practice(words, practices)
    day, people = today, list[str]()
    while i < len(words):
        if low[i] == "with" and not people:
            people, used = read_names(words, low, i + 1, known)
            i += 1 + used
        elif found := read_day(
            low, i, today, week_start=settings.week_start, order=settings.date_order
        ):
            day, i = found[0].day, i + found[1]
        else:
            said = " ".join(words[i:])[:40]
            raise Refused(f"{said!r} is no part of a tick; write {practice.id} yesterday with Alex")
    return TickLine(practice, day, tuple(people))


def _practice(words: Sequence[str], practices: Sequence[Practice]) -> tuple[Practice, int]:
    """The practice that the most words at the beginning name, and how many words."""
    refusal = Refused("say what was done: a practice, by its name or number")
    for count in range(len(words), 0, -1):
        try:
            return find_practice(" ".join(words[:count]), practices), count
        except Refused as refused:
            refusal = refused
    raise refusal
