"""What lies over a screen, and is closed once, however often it is told to close."""

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

from tui.app.widgets.page import Page

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

    def action_scroll(self, lines: int) -> None:
        """Move its page some lines down, or up."""
        self.query_one(Page).scroll_relative(y=lines, animate=False)

    def action_page(self, by: int) -> None:
        """Move its page down or up by what is seen of it, but for one line."""
        page = self.query_one(Page)
        lines = max(1, page.scrollable_content_region.height - 1)
        page.scroll_relative(y=by * lines, animate=False)

    def noticed_day(self) -> None:
        """A new day began: one that names days as they are seen from today is drawn anew."""
