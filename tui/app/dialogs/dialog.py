"""What lies over a screen, and is closed once, however often it is told to close."""

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

T = TypeVar("T")

if TYPE_CHECKING:
    _Screen = Screen
else:  # Textual takes the styles of the first base alone that is a screen
    _Screen = Generic


class ClosesOnce(_Screen[T]):
    """Goes before the kind of screen that it makes safe to close.

    Textual's own ``dismiss`` takes off whatever lies on top, whichever screen says it: an enter too
    many, a click still on its way, and another dialog is gone, or the app. Here a screen that is
    gone stays gone, and a covered one goes when it is seen again, with the answer it had then.
    """

    _closes_with: tuple[T | None] | None = None

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close it with an answer; nothing happens where it is closed already."""
        if self.is_active:
            return super().dismiss(result)
        if self in self.app.screen_stack and self._closes_with is None:
            self._closes_with = (result,)
        return AwaitComplete()

    def on_screen_resume(self) -> None:
        """Seen again: close it, where that was to be done while something else lay over it."""
        if self._closes_with is not None:
            self.dismiss(*self._closes_with)


class Dialog(ClosesOnce[T], ModalScreen[T]):
    """A question or a page over a screen."""
