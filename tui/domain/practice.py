"""The five practices: what is ticked, and how a person names one."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.domain.refusal import Refused


class Practice(NamedTuple):
    """Something to do each day; ``number`` is its key on the screen, from 1."""

    id: str
    number: int
    name: str


BUILT_IN = (
    Practice("listen", 1, "Active listening"),
    Practice("share", 2, "Share your emotions"),
    Practice("support", 3, "Be supportive"),
    Practice("time", 4, "Quality time"),
    Practice("honest", 5, "Honest and authentic"),
)


def find_practice(word: str, practices: Sequence[Practice] = BUILT_IN) -> Practice:
    """The practice that ``word`` names: by id, by number, or by an unambiguous start.

    Refused with the nearest guess: a word that names none, or more than one.
    """
    wanted = word.strip().lower()
    for names in ("id", "number", "name"):
        for practice in practices:
            if wanted == str(getattr(practice, names)).lower():
                return practice
    begun = [
        p
        for p in practices
        if wanted and (p.name.lower().startswith(wanted) or p.id.startswith(wanted))
    ]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise Refused(f"{word!r} could be {' or '.join(p.name for p in begun)}; write more of it")
    raise Refused(f"there is no practice {word!r}; {_suggestion(wanted, practices)}")


def _suggestion(wanted: str, practices: Sequence[Practice]) -> str:
    from difflib import get_close_matches  # only a mistyped word pays for it

    by_word = {w: p.id for p in practices for w in (p.id, *p.name.lower().split())}
    near = get_close_matches(wanted, by_word, n=1)
    if near:
        return f"did you mean {by_word[near[0]]}?"
    return f"they are {', '.join(p.id for p in practices)}"
