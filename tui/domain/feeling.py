"""Feelings: words for them, from the vocabulary or one's own."""

from collections.abc import Iterable

from tui.domain.letters import is_obeyed
from tui.domain.refusal import Refused

LONGEST_FEELING = 30  # characters
MOST_FEELINGS = 3


def checked_feeling(text: str) -> str:
    """A feeling as it is kept. Refused: empty, too long, unprintable, or ``|``."""
    word = " ".join(text.split())
    if not word:
        raise Refused("a feeling needs a word, such as hopeful")
    if len(word) > LONGEST_FEELING:
        raise Refused(f"a feeling has at most {LONGEST_FEELING} characters; {len(word)} are many")
    if any(c == "|" or is_obeyed(c) for c in word):
        raise Refused(f"{text!r} cannot be a feeling; leave out | and what cannot be printed")
    return word


def checked_feelings(texts: Iterable[str]) -> tuple[str, ...]:
    """Up to three feelings, each once, in their order. Refused as ``checked_feeling`` says."""
    words = tuple(dict.fromkeys(checked_feeling(text) for text in texts))
    if len(words) > MOST_FEELINGS:
        raise Refused(
            f"{len(words)} feelings are many; {MOST_FEELINGS} is the most, so choose what matters"
        )
    return words
