"""The table that a spreadsheet or an app writes as text: separator, lines, bounds."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN
from tui.exchange.foreign.source import HEAD, LARGEST_TEXT, Source, within_lines

MOST_CELLS = 1_000_000
_SEPARATORS = ",;\t"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # Excel's "Unicode Text"
_IN_HEAD = 50  # rows that tell a format

Row = tuple[int, list[str]]
"""The line on which a row begins, and its cells, without those that are empty at its end."""


def rows_of(source: Source) -> Iterator[Row]:
    """The rows that say anything. Refused: what is not UTF-8, is no CSV or is far too large."""
    return _rows(within_lines(_decoded(source.data(LARGEST_TEXT))))


def head_of(source: Source) -> list[list[str]]:
    """The cells of the first rows, as far as the head of the file holds them whole."""
    encoding = "utf-16" if source.head.startswith(_UTF_16) else "utf-8-sig"
    text = source.head.decode(encoding, "replace")
    if len(source.head) < source.path.stat().st_size:
        text = text[: text.rfind("\n") + 1]
    return [cells for _, cells in islice(_rows(text, strict=False), _IN_HEAD)]


def named_rows(source: Source) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The rows below the first, by the names of columns that stand there, in small letters."""
    rows = rows_of(source)
    names = [name.lower() for name in next(rows, (0, []))[1]]
    for line, cells in rows:
        yield line, dict(zip(names, cells + [""] * (len(names) - len(cells)), strict=False))


def trimmed(cells: Iterable[str]) -> list[str]:
    """The cells without the space around them, and without those that are empty at the end."""
    found = [cell.strip() for cell in cells]
    while found and not found[-1]:
        found.pop()
    return found


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(
            "it is not UTF-8 text; in a spreadsheet, save it as CSV once more and choose UTF-8; "
            f"{NOTHING_IN}"
        ) from None


def _rows(text: str, *, strict: bool = True) -> Iterator[Row]:
    separator, text, above = _separated(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=strict)
    if text.count(separator) > MOST_CELLS:  # before a line of nothing else becomes a row
        raise Refused(f"it has more than {MOST_CELLS} cells, the most; {NOTHING_IN}")
    begins = 1 + above
    try:
        for cells in reader:
            line, begins = begins, reader.line_num + 1 + above
            if found := trimmed(cells):
                yield line, found
    except csv.Error as error:
        raise Refused(f"line {begins} is not CSV ({error}); {NOTHING_IN}") from None


def _separated(text: str) -> tuple[str, str, int]:
    """The separator, the text without a line that only says it, and how many lines that were.

    Said or not, it is the one that the first line with any has most of.
    """
    first, _, rest = text.partition("\n")
    if said := re.fullmatch(r'"?sep=(.)"?\s*', first, re.IGNORECASE):
        return said[1], rest, 1
    for line in text[:HEAD].split("\n"):
        bare = re.sub(r'"[^"]*"', "", line)
        most = max(_SEPARATORS, key=bare.count)
        if most in bare:
            return most, text, 0
    return _SEPARATORS[0], text, 0
