"""A program on a real terminal: started, typed at, looked at, timed and ended (Linux).

    with Program(["nearer"], env={"NEARER_FILE": str(file)}) as program:
        program.wait_for("Active listening", "Honest and authentic")
        program.press("1")
        program.wait_for("✓ .*Active listening")
        program.press("ctrl+q")
        assert program.exit_status() == 0

Output is stamped with the time at which it was read, and drawn only after the program has gone
quiet, so that the cost of the emulator (pyte, slow) is in no figure. Times are of
``time.monotonic``, in seconds. Whatever does not come in time raises TimeoutError with the
screen in its message.
"""

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import TracebackType

from .answers import Answers
from .emulator import Cells, Emulator
from .keys import key_bytes

QUIET = 0.06  # no output for so long: the program has painted what it had to
PATIENCE = 0.25  # a program that never goes quiet is looked at so often
NOT_PASSED_ON = ("TMUX", "LINES", "COLUMNS", "NO_COLOR", "TEXTUAL", "NEARER_")
BACK_TO_DEFAULT = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGPIPE)


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment as a plain terminal would hand it on, and ``extra``."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(NOT_PASSED_ON)}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    return {**kept, **terminal, **(extra or {})}


class Program:
    """A program on a pty of ``size`` (columns, lines), started at once.

    ``env`` is added to :func:`environment`. Leaving the ``with`` kills what is still running.
    """

    def __init__(
        self,
        argv: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.emulator = Emulator(*size)
        self.output = bytearray()  # everything written so far, escape sequences and all
        self._size = size
        self._undrawn: deque[tuple[float, bytes]] = deque()
        self._answers = Answers(lambda: self._size, self._place)
        self._ended = False
        self._status: int | None = None
        self._fd, theirs = os.openpty()
        self._set_size()  # before the program can ask
        # The leader of a new session gets the first terminal it opens as its own.
        opened = (os.POSIX_SPAWN_OPEN, 0, os.ttyname(theirs), os.O_RDWR, 0)
        copies = [(os.POSIX_SPAWN_DUP2, 0, fd) for fd in (1, 2)]
        self.started = time.monotonic()
        try:
            self.pid = os.posix_spawnp(
                argv[0],
                list(argv),
                environment(env),
                file_actions=[opened, *copies],
                setsid=True,
                setsigdef=BACK_TO_DEFAULT,
            )
        except OSError:
            os.close(self._fd)
            raise
        finally:
            os.close(theirs)
        self._end = os.pidfd_open(self.pid)

    def __enter__(self) -> "Program":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # What goes in

    def press(self, *keys: str) -> float:
        """Press keys, named as in Textual (``"1"``, ``"enter"``, ``"ctrl+q"``); when it was."""
        return self.write("".join(key_bytes(key).decode() for key in keys))

    def write(self, text: str) -> float:
        """Type ``text`` as it stands; when it was."""
        now = time.monotonic()
        os.write(self._fd, text.encode())
        return now

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size; the program gets SIGWINCH."""
        self.settle()
        self._size = columns, lines
        self.emulator.resize(columns, lines)
        self._set_size()

    def signal(self, number: int) -> None:
        """Send a signal to the program, if it still runs."""
        if self._status is None:
            os.kill(self.pid, number)

    # What comes out

    def screen(self) -> str:
        """The text of the screen, once the program has gone quiet."""
        self.settle()
        return self.emulator.text()

    def listen(self, seconds: float) -> None:
        """Take what is written for so long; it is drawn when the screen is looked at next."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and self._read(left):
            pass

    def settle(self, quiet: float = QUIET, timeout: float = 3.0) -> None:
        """Wait until nothing has been written for ``quiet`` seconds, or the time is over."""
        for _ in self._frames(timeout, quiet, at_once=True):
            pass

    def wait_for(self, *patterns: str, timeout: float = 10.0) -> float:
        """Wait until all of these are found on the screen (re, multi-line); when it was."""
        searches = [re.compile(pattern, re.MULTILINE) for pattern in patterns]
        return self.wait_until(
            lambda now: all(search.search(now.text()) for search in searches),
            timeout,
            " and ".join(map(repr, patterns)),
        )

    def wait_until(
        self,
        condition: Callable[[Emulator], object],
        timeout: float = 10.0,
        what: str = "what was awaited",
    ) -> float:
        """Wait until ``condition`` holds for the screen; when that was read, or now if before."""
        if condition(self.emulator):
            return time.monotonic()
        for when in self._frames(timeout):
            if condition(self.emulator):
                return when
        raise self._too_late(what, timeout)

    def key_to_paint(self, key: str, *, where: str = "", timeout: float = 3.0) -> float:
        """Press a key; seconds until a cell changed, in lines in which ``where`` is found."""
        self.settle()
        before = self.emulator.cells(where)
        pressed = self.press(key)
        changed = self.wait_until(
            lambda now: now.cells(where) != before, timeout, f"a change after {key!r}"
        )
        return changed - pressed

    def key_to_screen(self, key: str, *, share: float = 0.9, timeout: float = 3.0) -> float:
        """Press a key; seconds until most of what it changes on the screen is as it stays."""
        self.settle()
        before = self.emulator.cells()
        pressed = self.press(key)
        frames = [(when, self.emulator.cells()) for when in self._frames(timeout, 0.15)]
        after = frames[-1][1] if frames else before
        for when, cells in frames:
            if after != before and _share_reached(before, cells, after) >= share:
                return when - pressed
        raise self._too_late(f"a change after {key!r}", timeout)

    def read_until(self, fd: int, timeout: float = 10.0) -> float:
        """Read on until there is something at another descriptor; when that was."""
        deadline = time.monotonic() + timeout
        while (left := deadline - time.monotonic()) > 0:
            ready, _, _ = select.select([fd] if self._ended else [fd, self._fd], [], [], left)
            if fd in ready:
                return time.monotonic()
            self._read(0)
        raise self._too_late("the other end", timeout)

    # How it ends

    @property
    def running(self) -> bool:
        """Whether the program has not ended yet."""
        return not select.select([self._end], [], [], 0)[0]

    def exit_status(self, timeout: float = 10.0) -> int:
        """Wait for the end: the exit code, or minus the signal that ended it."""
        if self._status is None:
            self.read_until(self._end, timeout)
            self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            self.settle(quiet=0)  # its last words
        return self._status

    def kill(self) -> None:
        """End the program as ``kill -9`` does, with its children; nothing if it has ended."""
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
            self.exit_status()

    def close(self) -> None:
        """Kill what still runs and give the terminal back; leaving the ``with`` does it."""
        self.kill()
        os.close(self._end)
        os.close(self._fd)

    # Inside

    def _set_size(self) -> None:
        columns, lines = self._size
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _too_late(self, what: str, timeout: float) -> TimeoutError:
        waited = "the program ended" if self._ended else f"{timeout:g} s went by"
        screen = self.emulator.text().rstrip()
        return TimeoutError(f"{waited} without {what}; the screen:\n{screen}")

    def _read(self, timeout: float) -> bool:
        """Take one piece of output, with its time; false when there was none in time."""
        if self._ended or not select.select([self._fd], [], [], max(0, timeout))[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # nobody has the other end open
            data = b""
        if not data:
            self._ended = True
            return False
        self._undrawn.append((time.monotonic(), data))
        self.output += data
        for answer in self._answers.to(data):
            with contextlib.suppress(OSError):
                os.write(self._fd, answer)
        return True

    def _frames(
        self, timeout: float, quiet: float | None = None, *, at_once: bool = False
    ) -> Iterator[float]:
        """Draw piece by piece; the time of each, but of none inside a synchronised update.

        Ends after ``timeout``, with the output, or when nothing came for ``quiet`` seconds
        after something did (or from the start: ``at_once``).
        """
        deadline = time.monotonic() + timeout
        while True:
            while self._undrawn:
                when, data = self._undrawn.popleft()
                self.emulator.feed(data)
                while self._read(0):  # what came meanwhile must not wait for its stamp
                    pass
                if not self.emulator.in_the_middle:
                    at_once = True
                    yield when
            left = deadline - time.monotonic()
            if quiet is not None and at_once:
                left = min(left, quiet)
            if not self._read(left):
                return
            look = min(deadline, time.monotonic() + PATIENCE)
            while time.monotonic() < look and self._read(QUIET):
                pass

    def _place(self) -> tuple[int, int]:
        while self._undrawn:
            self.emulator.feed(self._undrawn.popleft()[1])
        return self.emulator.cursor


def _share_reached(before: Cells, now: Cells, after: Cells) -> float:
    """Of the cells that differ between before and after, how many are already as after."""
    rows = zip(before, now, after, strict=True)
    changed = [n == a for row in rows for b, n, a in zip(*row, strict=True) if b != a]
    return sum(changed) / len(changed)
