"""Which lines the palette offers for what is typed, and in which order. It knows no Textual."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from tui.domain.letters import folded_in_place

NEAR = 3  # so many near misses at most
_LONG = 6  # letters from which a word may be two letters off, not one
_SHORTEST = 4  # letters under which a word has no near misses
_KEY, _WHOLE, _BEGUN = range(3)  # how a line was found, the best first


class Line(NamedTuple):
    """What is offered; ``others`` are words that lead to it and are not shown."""

    text: str
    keys: str = ""
    others: str = ""


Spans = tuple[tuple[int, int], ...]
"""From where to where, in characters of a text."""


class Found(NamedTuple):
    """The place of a line among those offered, from 0, and where its text holds the words."""

    at: int
    spans: Spans = ()


def ranked(typed: str, lines: Sequence[Line]) -> list[Found]:
    """The lines that hold every word typed, whole or as the beginning of one, ignoring case.

    First those with just this key, then those with whole words, then those with beginnings, each in
    the order they came in. Only where none holds them: at most ``NEAR`` lines whose words are one
    letter off, two for long ones, the nearest first. Nothing for an empty text.
    """
    words = folded_in_place(typed).split()
    if not words:
        return []
    found: list[tuple[int, Found]] = []
    for n, line in enumerate(lines):
        if typed.strip() in line.keys.split():
            found.append((_KEY, Found(n)))
        elif (held := _held(words, line)) is not None:
            found.append((held[0], Found(n, held[1])))
    if not found:
        return _near(words, lines)
    return [one for _, one in sorted(found, key=lambda one: one[0])]


def _held(words: Sequence[str], line: Line) -> tuple[int, Spans] | None:
    """How a line holds all words, whole or as beginnings, and where its text does; else None."""
    text, others = folded_in_place(line.text), folded_in_place(line.others)
    how, spans = _WHOLE, []
    for word in words:
        seen = sorted(_places(text, word), key=lambda place: not place[1])  # whole ones first
        hidden = [is_whole for _, is_whole in _places(others, word)]
        if not seen and not hidden:
            return None
        if not any(hidden) and not any(is_whole for _, is_whole in seen):
            how = _BEGUN
        spans += [(start, start + len(word)) for start, _ in seen[:1]]
    return how, tuple(spans)


def _places(text: str, word: str) -> Iterator[tuple[int, bool]]:
    """Where a word begins in a text, and whether it stands there whole."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if _begins(text, start):
            yield start, end == len(text) or not (text[end].isalnum() and word[-1].isalnum())
        start = text.find(word, start + 1)


def _begins(text: str, start: int) -> bool:
    """Whether a word begins there: scripts without cases write words without gaps."""
    sign = text[start]
    if start == 0 or not (sign.isalnum() and text[start - 1].isalnum()):
        return True
    return sign.isalpha() and not (sign.islower() or sign.isupper())


class _Nearest(NamedTuple):
    off: int
    longer: int
    part: str


def _nearest(
    word: str, own: Iterable[str], letters_off: Callable[[str, str], int | None]
) -> _Nearest | None:
    """The word of a line that a typed one is nearest to, if it is near one."""
    near = (
        _Nearest(off, abs(len(part) - len(word)), part)
        for part in own
        if (off := letters_off(word, part)) is not None
    )
    return min(near, default=None)


def _near(words: Sequence[str], lines: Sequence[Line]) -> list[Found]:
    letters_off = cache(_letters_off)  # the same words stand in many lines
    rows = []
    for n, line in enumerate(lines):
        own = _words(f"{line.text} {line.others}")
        nearest = [_nearest(word, own, letters_off) for word in words]
        if all(nearest):
            text = folded_in_place(line.text)
            starts = [(text.find(near.part), near) for near in nearest if near]
            spans = tuple((at, at + len(near.part)) for at, near in starts if at >= 0)
            off = sum(near.off for _, near in starts)
            longer = sum(near.longer for _, near in starts)
            rows.append((off, longer, n, spans))
    return [Found(n, spans) for _, _, n, spans in sorted(rows)[:NEAR]]


def _letters_off(word: str, other: str) -> int | None:
    """How many letters a typed word is off from another, or from its beginning.

    None where these are too many: more than one, or two in a long word, or any in a short one.
    """
    if other.startswith(word):
        return 0
    if len(word) < _SHORTEST:
        return None
    most = 2 if len(word) >= _LONG else 1
    fewest = most + 1
    for length in {len(word) - 1, len(word), len(word) + 1, len(other)}:
        begun = other[:length]
        if len(begun) < _SHORTEST or abs(len(word) - len(begun)) > most:
            continue
        if len(set(word) - set(begun)) <= most:
            blocks = SequenceMatcher(None, word, begun, autojunk=False).get_matching_blocks()
            same = sum(block.size for block in blocks)
            fewest = min(fewest, max(len(word), len(begun)) - same)
    return fewest if fewest <= most else None


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in folded_in_place(text)).split()
