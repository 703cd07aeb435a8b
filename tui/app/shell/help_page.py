"""What help shows, worked out as plain rows: keys by task, in two columns where one is too long."""

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Literal, NamedTuple

from rich.cells import cell_len

Part = tuple[str, Literal["", "head", "key"]]
"""Some text and the name of its style."""
Row = tuple[Part, ...]
TWO_FROM = 70  # columns from which keys and words can stand side by side twice
_GAP = 3
_INDENT = 1


class Section(NamedTuple):
    """A heading, and under it keys with what they do."""

    title: str
    keys: Sequence[tuple[str, str]]


def page(sections: Sequence[Section], notes: Sequence[str], width: int, height: int) -> list[Row]:
    """The rows of a page: the sections, each whole, and under them some notes, all wrapped.

    One column; two from ``TWO_FROM`` columns on, where one would be longer than ``height``. The
    first section stands at the top of the left one.
    """
    below: list[Row] = [()] if notes else []
    for note in notes:
        below += [((line, ""),) for line in wrap(note, width, subsequent_indent="  ")]
    rows = _column(sections, width)
    if len(rows) + len(below) > height and width >= TWO_FROM and len(sections) > 1:
        rows = _columns(sections, width)
    return [*rows, *below]


def width_of(row: Row) -> int:
    """How many cells a row takes."""
    return sum(cell_len(text) for text, _ in row)


def _columns(sections: Sequence[Section], width: int) -> list[Row]:
    """Two columns as even as whole sections allow, each as wide as it needs where both fit."""
    half = (width - _GAP) // 2
    left, right = _split(sections, half)
    left_needs, right_needs = (max(map(width_of, _column(part, 999))) for part in (left, right))
    left_width = max(width - _GAP - right_needs, min(left_needs, half))
    left_width = min(left_width, left_needs)
    return _beside(_column(left, left_width), _column(right, width - _GAP - left_width), left_width)


def _split(sections: Sequence[Section], width: int) -> tuple[list[Section], list[Section]]:
    """The sections, two or more, in two columns as even as can be; the first one to the left."""
    heights = [len(_column([section], width)) + 1 for section in sections]
    lefts = {heights[0]: frozenset((0,))}  # by how high the left column gets: what stands in it
    for n, height in enumerate(heights[1:], 1):
        lefts = {so_far + height: chosen | {n} for so_far, chosen in lefts.items()} | lefts
    del lefts[sum(heights)]  # nothing would stand to the right
    goes_left = lefts[min(lefts, key=lambda left: max(left, sum(heights) - left))]
    left = [section for n, section in enumerate(sections) if n in goes_left]
    return left, [section for n, section in enumerate(sections) if n not in goes_left]


def _column(sections: Iterable[Section], width: int) -> list[Row]:
    rows: list[Row] = []
    sections = list(sections)
    across = max((cell_len(shown) for section in sections for shown, _ in section.keys), default=0)
    for section in sections:
        if rows:
            rows.append(())
        rows.append(((section.title, "head"),))
        for shown, words in section.keys:
            rows += _key_rows(shown, words, across, width)
    return rows


def _key_rows(shown: str, words: str, across: int, width: int) -> Iterable[Row]:
    """A key and its words, which go on under themselves where they are long."""
    room = max(8, width - _INDENT - across - 2)
    for n, line in enumerate(wrap(words, room)):
        key = shown if n == 0 else ""
        filled = key + " " * (across - cell_len(key) + 2)
        yield ((" " * _INDENT, ""), (filled, "key"), (line, ""))


def _beside(left: Sequence[Row], right: Sequence[Row], left_width: int) -> list[Row]:
    rows: list[Row] = []
    for n in range(max(len(left), len(right))):
        begun = left[n] if n < len(left) else ()
        ended = right[n] if n < len(right) else ()
        gap = " " * (left_width - width_of(begun) + _GAP)
        rows.append((*begun, (gap, ""), *ended) if ended else begun)
    return rows
