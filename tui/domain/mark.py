"""A mark: what is recorded of one practice on one day, and the changes it can go through."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from tui.domain.feeling import checked_feelings
from tui.domain.refusal import Refused

State = Literal["done", "rest"]
Verb = Literal["tick", "untick", "rest", "happened", "taken_back", "describe"]


class Mark(NamedTuple):
    """One practice on one day. ``state`` None is no record; it is never read as anything else.

    A mark is done because a hand ticked it (``by_hand``), because outcomes of planned time did
    (``via``: ids of occurrences), or both. ``people``, ``aspects`` and ``feelings`` are ids and
    words in the order they were given by hand; the people of an outcome are told by the outcome.
    """

    state: State | None = None
    by_hand: bool = False
    via: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()

    @property
    def is_described(self) -> bool:
        """Whether it says more than that it was done, or with whom."""
        return bool(self.aspects or self.feelings)


NO_MARK = Mark()


def tick(mark: Mark, people: Iterable[str] = (), feelings: Iterable[str] = ()) -> Mark:
    """``mark`` done by hand; people and feelings are added to those already there.

    Refused: more feelings than three in all.
    """
    return mark._replace(
        state="done",
        by_hand=True,
        people=_joined(mark.people, people),
        feelings=checked_feelings(both) if (both := _joined(mark.feelings, feelings)) else (),
    )


def describe(mark: Mark, aspects: Iterable[str], feelings: Iterable[str]) -> Mark:
    """``mark`` with exactly these aspects and feelings; one that is not done is done by hand.

    Refused as ``checked_feelings`` says.
    """
    if mark.state != "done":
        mark = Mark(state="done", by_hand=True)
    return mark._replace(aspects=tuple(dict.fromkeys(aspects)), feelings=checked_feelings(feelings))


def untick(mark: Mark, people: Iterable[str] = ()) -> Mark:
    """The hand's tick, or a rest, taken back. Where an outcome stands the mark stays done.

    With ``people``, only they are taken off it, and the tick with the last of them.
    """
    taken = set(people)
    left = tuple(uid for uid in mark.people if uid not in taken) if taken else ()
    if left:
        return mark._replace(people=left)
    if mark.state == "done" and mark.via:
        return mark._replace(by_hand=False, people=()) if mark.by_hand else mark
    return NO_MARK


def happened(mark: Mark, occurrence: str) -> Mark:
    """``mark`` done by the outcome of an occurrence."""
    return mark._replace(state="done", via=_joined(mark.via, (occurrence,)))


def taken_back(mark: Mark, occurrence: str) -> Mark:
    """``mark`` without the outcome of an occurrence: exactly what that one ticked is gone."""
    if occurrence not in mark.via:
        return mark
    via = tuple(uid for uid in mark.via if uid != occurrence)
    return mark._replace(via=via) if via or mark.by_hand else NO_MARK


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
