"""A mark: what is recorded of one practice on one day, and the changes it can go through."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from tui.domain.feeling import MOST_FEELINGS, checked_feelings
from tui.domain.refusal import Refused

State = Literal["done", "rest"]
Verb = Literal["tick", "untick", "rest", "wake", "happened", "taken_back", "describe"]


class Mark(NamedTuple):
    """One practice on one day. ``state`` None is no record; it is never read as anything else.

    A mark is done because a hand ticked it (``by_hand``), because outcomes of planned time did
    (``via``: ids of occurrences), or both. ``people``, ``aspects`` and ``feelings`` are ids and
    words in the order they were given by hand; the people of an outcome are told by the outcome.

    ``aside`` is what was said of it while it was done, kept where a rest, or an outcome taken
    back, made it something else: it comes back when the mark is done again. Its ``by_hand`` says
    whether the hand had ticked it, its ``state`` is None. A done mark has nothing aside.
    """

    state: State | None = None
    by_hand: bool = False
    via: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    aside: "Mark | None" = None

    @property
    def is_described(self) -> bool:
        """Whether it says more than that it was done, or with whom."""
        return bool(self.aspects or self.feelings)


NO_MARK = Mark()


def tick(mark: Mark, people: Iterable[str] = (), feelings: Iterable[str] = ()) -> Mark:
    """``mark`` done by hand; people and feelings are added to those already there.

    What was kept aside is there again; of its feelings only those for which there is room.
    Refused: more feelings than three in all.
    """
    again, new = _done_again(mark), tuple(feelings)
    both = _joined(again.feelings, new)
    if mark.aside and len(both) > MOST_FEELINGS:
        both = _joined(new, again.feelings)[: max(MOST_FEELINGS, len(new))]
    return again._replace(
        by_hand=True,
        people=_joined(again.people, people),
        feelings=checked_feelings(both) if both else (),
    )


def describe(mark: Mark, aspects: Iterable[str], feelings: Iterable[str]) -> Mark:
    """``mark`` with exactly these aspects and feelings; one that is not done is done by hand.

    Refused as ``checked_feelings`` says.
    """
    if mark.state != "done":
        mark = _done_again(mark)._replace(by_hand=True)
    return mark._replace(aspects=tuple(dict.fromkeys(aspects)), feelings=checked_feelings(feelings))


def untick(mark: Mark, people: Iterable[str] = ()) -> Mark:
    """The hand's tick, or a rest, taken back. Where an outcome stands the mark stays done.

    With ``people``, only they are taken off it, and the tick with the last of them. A tick goes
    with all that was said of it; what a rest kept aside stays so.
    """
    taken = set(people)
    left = tuple(uid for uid in mark.people if uid not in taken) if taken else ()
    if left:
        return mark._replace(people=left)
    if mark.state == "done" and mark.via:
        return mark._replace(by_hand=False, people=()) if mark.by_hand else mark
    return Mark(aside=mark.aside)


def happened(mark: Mark, occurrence: str) -> Mark:
    """``mark`` done by the outcome of an occurrence; what was kept aside is there again."""
    return _done_again(mark)._replace(via=_joined(mark.via, (occurrence,)))


def taken_back(mark: Mark, occurrence: str) -> Mark:
    """``mark`` without the outcome of an occurrence: exactly what that one ticked is gone.

    What a hand had said of it is kept aside where nothing else makes it done.
    """
    if occurrence not in mark.via:
        return mark
    via = tuple(uid for uid in mark.via if uid != occurrence)
    return mark._replace(via=via) if via or mark.by_hand else Mark(aside=_said(mark))


def rest(mark: Mark) -> Mark:
    """A day of rest; what was said of it is kept aside.

    Refused where an outcome of planned time stands.
    """
    if mark.via:
        raise Refused("planned time took place that day; take its outcome back before resting")
    return Mark(state="rest", aside=_said(mark))


def wake(mark: Mark) -> Mark:
    """A rest taken back: what a hand had ticked and described before it is so again."""
    if mark.state != "rest":
        return mark
    if mark.aside and mark.aside.by_hand:
        return _done_again(mark)._replace(by_hand=True)
    return Mark(aside=mark.aside)


def toggled(mark: Mark) -> Verb:
    """What the tick key does: nothing or rest becomes done, done becomes nothing."""
    return "untick" if mark.state == "done" else "tick"


def rest_toggled(mark: Mark) -> Verb:
    """What the rest key does: anything becomes rest, rest becomes nothing.

    Where a tick was described before the rest, the rest gives it back.
    """
    if mark.state != "rest":
        return "rest"
    return "wake" if mark.aside and mark.aside.by_hand else "untick"


def _said(mark: Mark) -> Mark | None:
    """What was said of a mark, to be kept aside; None where that is nothing."""
    if mark.state != "done":
        return mark.aside
    said = mark._replace(state=None, via=())
    return said if said._replace(by_hand=False) != NO_MARK else None


def _done_again(mark: Mark) -> Mark:
    """A mark that is done, with what was kept aside."""
    if mark.aside is None:
        return mark._replace(state="done")
    people, aspects, feelings = mark.aside.people, mark.aside.aspects, mark.aside.feelings
    return Mark("done", mark.by_hand, mark.via, people, aspects, feelings)


def _joined(old: tuple[str, ...], new: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*old, *new)))
