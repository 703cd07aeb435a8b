"""Where the shell says what happens: the screen on top, whichever it is."""

from collections.abc import Callable, Coroutine
from typing import Any, Protocol

Start = Callable[[Callable[[], Coroutine[Any, Any, None]]], object]
"""Runs something in the background; what has not begun when the app ends is never made."""


class Front(Protocol):
    """What saving and watching need of the screens."""

    def say(self, words: str) -> None:
        """Say on the screen on top that something went as it should."""

    def warn(self, words: str) -> None:
        """Say there what is in the way; it stays until something else is said."""

    def reword(self, words: str, better: str) -> None:
        """Say something better wherever these words, if any, still stand as they were said."""

    @property
    def is_warning(self) -> bool:
        """Whether what was said last is in the way of something."""

    def show_all(self) -> None:
        """Draw every screen anew, at once or when it is seen again."""
