"""Practices: the five and one's own, what they may be called, and how a person names one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.domain.letters import folded, is_obeyed
from tui.domain.refusal import Refused

LONGEST_NAME = 60
LONGEST_ANCHOR = 120
FIRST_OWN = 6  # the key of the first practice of one's own
LAST_OWN = 9
RESERVED = ("all", "overall", "connected")
QUALITY_TIME = "time"  # the id of the practice that outcomes of planned time tick


class Practice(NamedTuple):
    """Something to do each day; ``number`` is its key on the screen, from 1.

    One that is not ``on`` is neither asked for nor shown, and keeps its marks. ``anchor`` ties it
    to something that happens anyway: "after dinner I will put the phones away".
    """

    id: str
    number: int
    name: str
    on: bool = True
    anchor: str = ""

    @property
    def is_own(self) -> bool:
        """Whether a user added it."""
        return self.id not in _BUILT_IN_IDS


BUILT_IN = (
    Practice("listen", 1, "Active listening"),
    Practice("share", 2, "Share your emotions"),
    Practice("support", 3, "Be supportive"),
    Practice(QUALITY_TIME, 4, "Quality time"),
    Practice("honest", 5, "Honest and authentic"),
)
_BUILT_IN_IDS = frozenset(practice.id for practice in BUILT_IN)


def find_practice(word: str, practices: Sequence[Practice] = BUILT_IN) -> Practice:
    """The practice that ``word`` names: by id, by number, or by an unambiguous start.

    Refused with the nearest guess: a word that names none, or more than one.
    """
    if practice := named_practice(word, practices):
        return practice
    begun = begun_practices(word, practices)
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise Refused(f"{word!r} could be {' or '.join(p.name for p in begun)}; write more of it")
    raise Refused(f"there is no practice {word!r}; {_suggestion(word.strip().lower(), practices)}")


def named_practice(word: str, practices: Sequence[Practice]) -> Practice | None:
    """The practice of this id, number or whole name."""
    wanted = word.strip().lower()
    for names in ("id", "number", "name"):
        for practice in practices:
            has_it = practice.on or names != "number"  # one that is off has no key
            if has_it and wanted == str(getattr(practice, names)).lower():
                return practice
    return None


def begun_practices(word: str, practices: Sequence[Practice]) -> list[Practice]:
    """The practices whose name or id begins so; none where it is empty."""
    wanted = word.strip().lower()
    return [
        p
        for p in practices
        if wanted and (folded(p.name).startswith(folded(wanted)) or p.id.startswith(wanted))
    ]


def checked_name(text: str, others: Iterable[Practice]) -> str:
    """A name as it is kept, its spaces tidied.

    Refused: none, more than 60 characters, ``|`` or what a terminal would obey, a number, and
    what another practice is called already, ignoring case.
    """
    strange = [c for c in text if c == "|" or is_obeyed(c)]
    name = " ".join(text.split())
    if not name:
        raise Refused("a practice needs a name; write one or more words")
    if len(name) > LONGEST_NAME:
        raise Refused(f"that name has {len(name)} characters; {LONGEST_NAME} is the most")
    if strange:
        raise Refused(f"a name cannot hold {strange[0]!r}; leave it out")
    if name.isdecimal() or name.casefold() in RESERVED:
        raise Refused(f"{name!r} means something else already; choose another name")
    for other in others:
        if name.casefold() == other.name.casefold():
            raise Refused(f"there is a practice {other.name!r} already; choose another name")
        if name.casefold() == other.id:
            raise Refused(f"{name!r} is the id of {other.name!r} already; choose another name")
    return name


def checked_anchor(text: str) -> str:
    """An anchor as it is kept, one line; empty to have none. Refused: too long, unprintable."""
    line = " ".join(text.split())
    if len(line) > LONGEST_ANCHOR:
        raise Refused(f"that has {len(line)} characters; {LONGEST_ANCHOR} is the most")
    if any(is_obeyed(c) for c in line):
        raise Refused("it holds what cannot be printed; leave that out")
    return line


def own_id(name: str, taken: Iterable[str]) -> str:
    """The id of a new practice: its name in plain letters, so that a file stays readable."""
    from unicodedata import normalize  # only a new practice pays for it

    plain = normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode().lower()
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    stem = "-".join(words) or "practice"
    known, found, n = {*taken, *RESERVED}, stem, 2
    while found in known or found.isdecimal():
        found, n = f"{stem}-{n}", n + 1
    return found


def free_number(practices: Iterable[Practice]) -> int:
    """The first key that no practice has. Refused where every key has one."""
    taken = {practice.number for practice in practices if practice.on}
    for number in range(FIRST_OWN, LAST_OWN + 1):
        if number not in taken:
            return number
    raise Refused(f"{LAST_OWN} practices are as many as there are keys; switch one off first")


def new_practice(name: str, practices: Sequence[Practice]) -> Practice:
    """One of one's own beside these: on where a key is free, else off until it is wanted."""
    uid = own_id(name, [practice.id for practice in practices])
    try:
        return Practice(uid, free_number(practices), name)
    except Refused:
        return Practice(uid, LAST_OWN, name, on=False)


def nearest(word: str, practices: Sequence[Practice], alike: float = 0.6) -> str | None:
    """The id of the practice that ``word`` is a slip of, if any is as much alike, of 1."""
    from difflib import get_close_matches  # only a mistyped word pays for it

    by_word = {w: p.id for p in practices for w in (p.id, *p.name.lower().split())}
    near = get_close_matches(word.lower(), by_word, n=1, cutoff=alike)
    return by_word[near[0]] if near else None


def _suggestion(wanted: str, practices: Sequence[Practice]) -> str:
    if near := nearest(wanted, practices):
        return f"did you mean {near}?"
    return f"they are {', '.join(p.id for p in practices)}"
