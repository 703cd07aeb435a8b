"""Typed feelings: a word of the vocabulary, one that was used before, or one's own on purpose."""

from collections.abc import Callable, Iterable

from tui.domain.feeling import checked_feelings
from tui.domain.refusal import Refused
from tui.texts.library import family_of


def read_feelings(
    words: Iterable[str], own: Iterable[str], used: Callable[[], Iterable[str]]
) -> tuple[str, ...]:
    """Up to three feelings, in whatever case they are typed; ``own`` ones are new on purpose.

    ``used`` gives those that were used before. Refused as ``checked_feelings`` says, and a word
    that is none of these: it may be a slip.
    """
    known = dict.fromkeys(family_of())
    typed = checked_feelings(word.casefold() for word in words)
    if any(word not in known for word in typed):
        known |= dict.fromkeys(used())
    for word in typed:
        if word not in known:
            raise Refused(f"{word!r} is no feeling known here; {_nearest(word, known)}")
    return checked_feelings((*typed, *(word.casefold() for word in own)))


def _nearest(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = " or ".join(get_close_matches(word, known, n=3))
    own = f"`nearer words feelings` lists all, --own-word {word!r} keeps it as a word of your own"
    return f"did you mean {near}? {own}" if near else own
