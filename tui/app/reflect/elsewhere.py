"""A text in an editor of one's own, and back."""

import contextlib
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from textual.app import SuspendNotSupported

from tui.store.drafts import Draft

_AS_IT_WAS = "your text is here as it was"


class FromElsewhere(NamedTuple):
    """The text to go on with, and what is to be said where anything went otherwise."""

    text: str
    trouble: str = ""


def edited_elsewhere(
    command: str,
    draft: Draft,
    text: str,
    suspended: Callable[[], AbstractContextManager[None]],
    keep_aside: Callable[[str], None],
) -> FromElsewhere:
    """Let the editor ``command`` have the text; nothing of it is left lying.

    Inside ``suspended`` the terminal is the editor's. Where that ends with an error, as editors do
    to say that nothing is to change, the text is as it was; ``keep_aside`` gets what the editor
    had saved by then, and may raise OSError. What the editor left then to recover from stays until
    the draft is over.
    """
    name, laid_out, is_left = command, draft.laid_out, False
    try:
        argv = [*shlex.split(command), str(laid_out.lay_out(text))]
        name = Path(argv[0]).name
        with suspended(), _uninterrupted():
            what_went_wrong = _run(argv)  # raises nothing: the terminal would not come back
        after = laid_out.text()
        if not what_went_wrong:
            return FromElsewhere(after)
        words = f"{name}: {what_went_wrong}; {_AS_IT_WAS}."
        if after.strip() and after != text:
            keep_aside(after)
            words += " What it had saved waits as a begun note."
        laid_out.take(after)
        is_left = laid_out.has_copies
        if is_left:
            words += f" {name} left a copy of more: go there again to recover it."
        return FromElsewhere(text, words)
    except (OSError, ValueError, SuspendNotSupported) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        return FromElsewhere(text, f"{name}: {reason}; {_AS_IT_WAS}.")
    finally:
        if not is_left:
            laid_out.clear_away()


def _run(argv: Sequence[str]) -> str:
    """Run an editor to its end; what went wrong, in words, empty where nothing did."""
    try:
        status = subprocess.run(argv, check=False).returncode  # noqa: S603  # the user's own editor
    except (OSError, ValueError) as problem:
        return getattr(problem, "strerror", None) or str(problem)
    if status < 0:
        return f"it was ended by signal {-status}"
    return f"it ended with {status}" if status else ""


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """What a key of the terminal interrupts is the editor, which is in front, and not this.

    Not ignored: that would be handed on to the editor.
    """
    numbers = [signal.SIGINT, getattr(signal, "SIGQUIT", signal.SIGINT)]
    before = {number: signal.signal(number, lambda *_: None) for number in dict.fromkeys(numbers)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
