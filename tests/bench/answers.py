"""What a current terminal emulator answers to the questions of a program."""

import re
from collections.abc import Callable, Iterator

KNOWN_MODES = frozenset({7, 25, 1000, 1003, 1004, 1006, 1049, 2004, 2026})

_QUESTION = re.compile(
    rb"\x1b\[(?:\?(?P<mode>\d+)\$p|(?P<attributes>0?)c|>(?P<version>0?)c"
    rb"|(?P<place>6)n|(?P<health>5)n|(?P<size>18)t)"
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)
_LONGEST = 16
_PLAIN = {"attributes": b"\x1b[?62;22c", "version": b"\x1b[>1;10;0c", "health": b"\x1b[0n"}


class Answers:
    """Finds the questions in what is written; kitty's about its keyboard get no answer.

    ``size`` and ``place`` are asked for columns and lines, of the terminal and of the cursor.
    """

    def __init__(
        self, size: Callable[[], tuple[int, int]], place: Callable[[], tuple[int, int]]
    ) -> None:
        self._size = size
        self._place = place
        self._begun = b""

    def to(self, data: bytes) -> Iterator[bytes]:
        """The answers to the questions that end in ``data``; they may have begun before it."""
        text, done = self._begun + data, 0
        for question in _QUESTION.finditer(text):
            done = question.end()
            yield self._answer(question)
        self._begun = text[max(done, len(text) - _LONGEST) :]

    def _answer(self, question: re.Match[bytes]) -> bytes:
        kind = question.lastgroup or ""
        if kind == "mode":
            mode = int(question["mode"])
            return b"\x1b[?%d;%d$y" % (mode, 2 if mode in KNOWN_MODES else 0)
        if kind == "colour":
            level = b"ffff" if question["colour"] == b"10" else b"0000"
            return b"\x1b]%s;rgb:%s\x1b\\" % (question["colour"], b"/".join([level] * 3))
        if kind == "place":
            column, line = self._place()
            return b"\x1b[%d;%dR" % (line + 1, column + 1)
        if kind == "size":
            columns, lines = self._size()
            return b"\x1b[8;%d;%dt" % (lines, columns)
        return _PLAIN[kind]
