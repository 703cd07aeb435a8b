"""A terminal's screen: pyte, and what current programs send that pyte does not know."""

import re
from codecs import getincrementaldecoder
from typing import Any

import pyte
from pyte.screens import Char

SYNCHRONISED = 2026 << 5  # pyte keeps private modes shifted
OTHER_SCREEN = 1049 << 5
LONGEST_SEQUENCE = 4096

_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[P_^X\]][^\x07\x1b]*\x1b?|[ -/]*)?\Z")
_UNKNOWN = re.compile(
    r"\x1b\[[<=>][0-?]*[ -/]*[@-~]"  # kitty's keyboard, modifyOtherKeys, XTVERSION
    r"|\x1b\[\?[0-?]*[ -/]*[@-gi-km-~]"  # private, except the modes
    r"|\x1b\[[0-?]*[ -/]+[@-~]"  # cursor shapes, soft reset, questions about modes
    r"|\x1b\[[0-9;]*[tu]"  # windows, keyboards
    r"|\x1b[P_^X][^\x07\x1b]*(?:\x1b\\|\x07)"
    r"|\x1b\][^\x07\x1b]*(?:\x1b\\|\x07)"  # titles, colours, links
)
_COLON_COLOUR = re.compile(r"\x1b\[([0-9;]*:[0-9:;]*)m")

Cells = tuple[tuple[Char, ...], ...]


class _Screen(pyte.Screen):
    """A screen with the alternate buffer and scrolling, and deaf to questions."""

    _main: tuple[dict[int, Any], int, int] | None = None

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        super().set_mode(*modes, **kwargs)
        if kwargs.get("private") and 1049 in modes and self._main is None:
            self._main = (dict(self.buffer), self.cursor.x, self.cursor.y)
            self.buffer.clear()
            self.cursor_position()

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and 1049 in modes and self._main is not None:
            rows, self.cursor.x, self.cursor.y = self._main
            self._main = None
            self.buffer.clear()
            self.buffer.update(rows)

    def scroll_up(self, count: int | None = None) -> None:
        self._scroll(count, upwards=True)

    def scroll_down(self, count: int | None = None) -> None:
        self._scroll(count, upwards=False)

    def _scroll(self, count: int | None, *, upwards: bool) -> None:
        margins, here = self.margins, self.cursor.y
        top, bottom = margins if margins else (0, self.lines - 1)
        self.cursor.y = bottom if upwards else top
        for _ in range(count or 1):
            (self.index if upwards else self.reverse_index)()
        self.cursor.y = here

    def report_device_status(self, mode: int = 0, **kwargs: bool) -> None:
        """The program on the terminal is answered elsewhere."""

    def report_device_attributes(self, mode: int = 0, **kwargs: bool) -> None:
        """The program on the terminal is answered elsewhere."""


_SEQUENCES = {**pyte.Stream.csi, "S": "scroll_up", "T": "scroll_down"}


class _Stream(pyte.Stream):
    csi = _SEQUENCES
    events = pyte.Stream.events | {"scroll_up", "scroll_down"}


class Emulator:
    """Bytes in, screen out; a sequence that is cut in two waits for its rest."""

    def __init__(self, columns: int, lines: int) -> None:
        self._screen = _Screen(columns, lines)
        self._stream = _Stream(self._screen)
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""

    def feed(self, data: bytes) -> None:
        """Draw what a program has written."""
        text, self._rest = self._rest + self._decode(data), ""
        cut = _UNFINISHED.search(text)
        if cut and len(cut.group()) < LONGEST_SEQUENCE:
            text, self._rest = text[: cut.start()], cut.group()
        text = _UNKNOWN.sub("", text)
        text = _COLON_COLOUR.sub(lambda m: m.group().replace("::", ";").replace(":", ";"), text)
        self._stream.feed(text)

    def resize(self, columns: int, lines: int) -> None:
        """Take another size, as a window does."""
        self._screen.resize(lines, columns)

    @property
    def in_the_middle(self) -> bool:
        """Whether a synchronised update has begun and not ended: nothing is shown till then."""
        return SYNCHRONISED in self._screen.mode

    @property
    def on_other_screen(self) -> bool:
        """Whether the program draws on the alternate screen, which is gone when it leaves."""
        return OTHER_SCREEN in self._screen.mode

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and line of the cursor, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def lines(self) -> list[str]:
        """The text of the screen, without the blanks at the ends of its lines."""
        return [line.rstrip() for line in self._screen.display]

    def text(self) -> str:
        """The text of the screen."""
        return "\n".join(self.lines())

    def cells(self, where: str = "") -> Cells:
        """Every cell with its colours: of all lines, or of those in which ``where`` is found."""
        buffer, columns = self._screen.buffer, range(self._screen.columns)
        return tuple(
            tuple(buffer[y][x] for x in columns)
            for y, line in enumerate(self._screen.display)
            if re.search(where, line)
        )
