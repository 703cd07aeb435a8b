"""People: who time is spent with, how often that is wanted, and how they are named (DESIGN 2.6)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tui.domain.letters import composed, folded, is_obeyed
from tui.domain.refusal import Refused
from tui.domain.schedule import Pause

PERSON_KINDS = ("partner", "family", "friend", "colleague", "other")
_EVERYDAY = {
    "partner": "husband wife spouse girlfriend boyfriend fiance fiancé fiancée",
    "family": "mum mom mummy mommy mam mother dad daddy father papa parent parents brother sister "
    "sibling twin son daughter child kid kids children aunt auntie uncle cousin niece nephew "
    "grandma grandmother granny nan nana gran grandpa grandfather grandad granddad grandparents "
    "grandson granddaughter grandchild godmother godfather godchild relative stepmother "
    "stepfather stepbrother stepsister stepson stepdaughter mother-in-law father-in-law "
    "brother-in-law sister-in-law son-in-law daughter-in-law",
    "friend": "mate buddy pal bestie bff",
    "colleague": "coworker co-worker workmate boss manager teammate",
    "other": "neighbour neighbor flatmate roommate housemate acquaintance",
}
KIND_WORDS = {kind: kind for kind in PERSON_KINDS} | {
    word: kind for kind, words in _EVERYDAY.items() for word in words.split()
}
KIND_WORDS["significant other"] = "partner"
"""The kinds, and the everyday words for each."""
LONGEST_NAME = 60
LONGEST_RHYTHM = 3660  # days


class Person(NamedTuple):
    """One person.

    ``rhythm`` is in days and None where none is wanted; ``added`` the day they came in; ``touched``
    the latest day on which somebody said they were in touch; ``later`` the first day on which they
    may be brought up again; ``zone`` the name of a zone, empty where it is ours.
    """

    uid: str
    name: str
    kind: str = "other"
    rhythm: int | None = None
    zone: str = ""
    archived: bool = False
    added: date | None = None
    touched: date | None = None
    later: date | None = None
    pause: Pause | None = None

    def is_paused(self, day: date) -> bool:
        """Whether their rhythm rests on a day."""
        if self.pause is None:
            return False
        first, last = self.pause
        return first <= day and (last is None or day <= last)


def active(people: Iterable[Person]) -> list[Person]:
    """Those who are not archived, by name."""
    return sorted((p for p in people if not p.archived), key=lambda p: (p.name.casefold(), p.uid))


def checked_person_name(text: str, others: Iterable[Person] = ()) -> str:
    """A name as it is kept. Refused: empty, too long, unprintable, ``|`` or one in use already."""
    name = composed(" ".join(text.split()))
    if not name:
        raise Refused("a person needs a name, such as Alex")
    if len(name) > LONGEST_NAME:
        raise Refused(f"a name has at most {LONGEST_NAME} characters; this one has {len(name)}")
    if any(c == "|" or is_obeyed(c) for c in name):
        raise Refused(f"{text!r} cannot be a name; leave out | and what cannot be printed")
    for other in others:
        if not other.archived and composed(other.name).casefold() == name.casefold():
            raise Refused(f"{other.name} is there already; add a second name to tell them apart")
    return name


def checked_person_kind(text: str) -> str:
    """A kind by its name, an everyday word for it such as mother or boss, or the start of it.

    Refused: what is none, or may be several.
    """
    word = " ".join(text.split()).casefold()
    found = [kind for kind in PERSON_KINDS if word and kind.startswith(word)]
    if kind := KIND_WORDS.get(word) or (found[0] if len(found) == 1 else ""):
        return kind
    *first, last = PERSON_KINDS
    raise Refused(
        f"{text!r} is no kind of person; write {', '.join(first)} or {last}, "
        "or a word such as mother, husband, boss or neighbour"
    )


def find_person(text: str, people: Sequence[Person]) -> Person:
    """The person a name means: the whole name, else an unambiguous start of it, active ones first.

    Case is ignored, and accents where nobody is written as it is typed. Refused: nobody, several.
    """
    wanted = composed(" ".join(text.split())).casefold()
    ordered = sorted(people, key=lambda p: (p.archived, p.added or date.max, p.uid))
    for person in ordered:
        if wanted in (composed(person.name).casefold(), person.uid):
            return person
    bare = folded(wanted)
    same = [p for p in ordered if folded(p.name) == bare]
    begun = [p for p in ordered if wanted and p.name.casefold().startswith(wanted)]
    near = same or begun or [p for p in ordered if wanted and folded(p.name).startswith(bare)]
    if len(near) == 1:
        return near[0]
    if near:
        names = " or ".join(p.name for p in near[:3])
        raise Refused(f"{text!r} may be {names}; write the whole name")
    known = ", ".join(p.name for p in active(people)[:5])
    way_out = f"known are {known}" if known else "`nearer people add NAME` adds one"
    raise Refused(f"there is no {text!r} among the people; {way_out}")
