"""What reaches the terminal."""

import os
import sys


def one_line(text: str) -> str:
    """``text`` on one line and harmless: what a terminal would obey is written out."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def printed(text: str) -> int:
    """Print ``text`` alone; returns the exit status."""
    try:
        print(text, flush=True)
    except OSError as error:
        return _unwritten(error, 0)
    return 0


def flushed(status: int) -> int:
    """``status`` once everything has been written; a reader that has gone away is no mistake."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        return _unwritten(error, status)
    return status


def _unwritten(error: OSError, status: int) -> int:
    # what is still in the buffer goes nowhere, so that Python does not try again at its end
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return status
    from tui.store.errors import reason_of

    print(f"nearer: the answer could not be written: {reason_of(error)}", file=sys.stderr)
    return 1
