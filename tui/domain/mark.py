"""A mark: what is recorded of one practice on one day, and the changes it can go through."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from tui.domain.refusal import Refused

State = Literal["done", "rest"]
Verb = Literal["tick", "untick", "rest"]

MOST_FEELINGS = 3


class Mark(NamedTuple):
    """One practice on one day. ``state`` None is no record; it is never read as anything else.

    A mark is done because a hand ticked it (``by_hand``), because outcomes of planned time did
    (``via``: ids of occurrences), or both. ``people``, ``aspects`` and ``feelings`` are ids and
    words in the order they were given.
    """

    state: State | None = None
    by_hand: bool = False
    via: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()


NO_MARK = Mark()


def tick(mark: Mark, people: Iterable[str] = (), feelings: Iterable[str] = ()) -> Mark:
    """``mark`` done by hand; people and feelings are added to those already there."""
    return mark._replace(
        state="done",
        by_hand=True,
        people=_joined(mark.people, people),
        feelings=_joined(mark.feelings, feelings),
    )


def untick(mark: Mark) -> Mark:
    """The hand's tick, or a rest, taken back. Where an outcome stands the mark stays done."""
    if mark.state == "done" and mark.via:
        return mark._replace(by_hand=False)
    return NO_MARK


def rest(mark: Mark) -> Mark:
    """A day of rest. Refused where an outcome of planned time stands."""
    if mark.via:
        raise Refused("planned time took place that day; take its outcome back before resting")
    return Mark(state="rest")


def toggled(mark: Mark) -> Verb:
    """What the tick key does: nothing or rest becomes done, done becomes nothing."""
    return "untick" if mark.state == "done" else "tick"


def rest_toggled(mark: Mark) -> Verb:
    """What the rest key does: rest becomes nothing, anything else becomes rest."""
    return "untick" if mark.state == "rest" else "rest"


def _joined(old: tuple[str, ...], new: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))
