"""What reaches the terminal.

A command prints its answer as it goes along; it is written when the command is over, in one place,
however Python was told to buffer. So an output that is full or closed is told in one way, and never
leaves a command half done. Only a list of megabytes is written as it grows: it is not held whole.
"""

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from time import monotonic

TYPE_CHECKING = False  # as in ``typing``, which takes longer to load than a version to be told
if TYPE_CHECKING:
    from typing import TextIO

PATIENCE = 0.5  # seconds of work that need no word
MOST_HELD = 1 << 20  # characters of an answer
EVERY = 0.1  # seconds between two words on how far it is


class Answer(io.TextIOBase):
    """What has been printed so far. It passes for the ``stream`` that it will be written to."""

    def __init__(self, stream: "TextIO | None") -> None:
        super().__init__()
        self.stream = stream  # None where whoever called has closed it
        self.is_lost = False  # whether it found no room, which was told
        self._parts: list[str] = []
        self._held = 0

    def write(self, text: str) -> int:
        """Take in a piece of the answer."""
        self._parts.append(text)
        self._held += len(text)
        if self._held > MOST_HELD:
            self.pour()
        return len(text)

    def pour(self) -> None:
        """Write what is held here; where some found no room before, all that follows is let go."""
        text = "".join(self._parts)
        self._parts.clear()
        self._held = 0
        if not self.is_lost:
            progress.wipe()
            with let_through():
                self.is_lost = answered(text) != 0

    @property
    def encoding(self) -> str:  # type: ignore[override]  # a base has none
        """That of the stream."""
        return self.stream.encoding if self.stream else "utf-8"

    def isatty(self) -> bool:
        """Whether somebody looks on."""
        return self.stream is not None and self.stream.isatty()


@contextlib.contextmanager
def gathered() -> Iterator[Answer]:
    """Inside, what is printed is gathered instead of written."""
    answer = Answer(sys.stdout)
    sys.stdout = answer
    try:
        yield answer
    finally:
        sys.stdout = answer.stream


@contextlib.contextmanager
def let_through() -> Iterator[None]:
    """Inside ``gathered``: what is printed is written at once, for the app, which draws there."""
    answer = sys.stdout
    if isinstance(answer, Answer):
        sys.stdout = answer.stream
    try:
        yield
    finally:
        sys.stdout = answer


class Progress:
    """How far a long command is: one line on a terminal's stderr, wiped before all else there.

    Where nobody looks on there is nothing. A terminal that cannot go back on a line, as screen
    readers like it, gets a line of words for each part of the work instead.
    """

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """A command begins; what it does is not long before it says so."""
        self._due: float | None = None
        self._shown = ""

    def say(self, words: str, done: int = 0, of: int = 0) -> None:
        """What is being done, and how much of it, where that is known. Cheap until it is due."""
        now = monotonic()
        if self._due is None:
            self._due = now + PATIENCE
        if now < self._due:
            return
        self._due = now + EVERY
        if sys.stderr is None or not sys.stderr.isatty():
            return
        if os.environ.get("TERM") == "dumb":
            if words != self._shown:
                self._show(f"nearer: {words} …\n")
                self._shown = words
            return
        far = f", {100 * done // of} %" if of else " …"
        self.wipe()
        self._shown = f"nearer: {words}{far}"
        self._show(self._shown)

    def wipe(self) -> None:
        """Leave the line as it was."""
        if self._shown and os.environ.get("TERM") != "dumb":
            self._show(f"\r{' ' * len(self._shown)}\r")
            self._shown = ""

    def _show(self, text: str) -> None:
        with contextlib.suppress(OSError):
            _write(sys.stderr, text, "replace")


progress = Progress()
"""That of the command which this process runs."""


def print_file(data: bytes) -> None:
    """A file of ours as the answer: byte by byte where no terminal would obey any of it."""
    if sys.stdout.isatty():
        print(data.decode().replace("\r\n", "\n"), end="")
        return
    with let_through(), contextlib.suppress(BrokenPipeError):  # a reader that has enough may go
        if sys.stdout is not None:
            _write_bytes(sys.stdout, data)


def on_terminal() -> bool:
    """Whether somebody looks on and can press keys: what the app needs."""
    return sys.stdout.isatty() and sys.stdin is not None and sys.stdin.isatty()


def answered(text: str, status: int = 0) -> int:
    """Write an answer; returns ``status``, or 1 where it found no room, which is told.

    Nothing that a terminal would obey leaves here, wherever it came from.

    A reader that has gone away is no mistake, and neither is an output that was closed.
    """
    if sys.stdout is None:
        return status
    if not text.replace("\n", "").isprintable():  # nearly every answer is; nothing is loaded then
        from tui.domain.letters import harmless

        text = harmless(text)
    try:
        _write(sys.stdout, text, "replace")
    except BrokenPipeError:
        return status
    except OSError as error:
        from tui.store.errors import reason_of

        complain(f"the answer could not be written: {reason_of(error)}")
        return 1
    return status


def complain(text: str, name: str = "nearer") -> None:
    """Write one line to stderr. Where that is full or closed there is nobody left to tell."""
    if sys.stderr is not None:
        from tui.domain.letters import written_out

        progress.wipe()
        with contextlib.suppress(OSError):
            _write(sys.stderr, f"{name}: {written_out(text)}\n", "backslashreplace")


def _write(stream: "TextIO", text: str, errors: str) -> None:
    """Write all of ``text``, past every buffer of Python's, so that none fails again at its end.

    Raises OSError. What ``stream`` cannot spell is written as ``errors`` says.
    """
    _write_bytes(stream, text.encode(stream.encoding, errors))


def _write_bytes(stream: "TextIO", data: bytes) -> None:
    stream.flush()
    sink = getattr(stream.buffer, "raw", stream.buffer)
    left = memoryview(data)
    while left:
        written = sink.write(left)
        if written is None:  # a pipe that is full and was told not to wait
            from select import select

            select([], [sink], [])
        else:
            left = left[written:]
