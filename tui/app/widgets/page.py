"""What a dialog holds, which scrolls where it is longer than the screen, as lists do."""

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

if TYPE_CHECKING:
    from textual.scrollbar import ScrollBar


class Page(VerticalScroll):
    """Textual's, with the slim scroll bar of lists; it has none where there is no more to see."""

    @property
    def vertical_scrollbar(self) -> "ScrollBar":
        """Loaded where there is more than fits; an app of another kind draws in all signs."""
        from tui.app.widgets.scroll_bar import slim

        is_ascii: bool = getattr(self.app, "is_ascii", False)
        return slim(super().vertical_scrollbar, is_ascii=is_ascii)
