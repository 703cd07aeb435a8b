"""A scroll bar that stands back: a thin line where the thumb is, and nothing beside it.

It is told by its sign and not by colours, so that it is seen without them, too.
"""

from typing import ClassVar

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBar, ScrollBarRender

_NONE = Color.default()


class SlimBar(ScrollBarRender):
    """Draws it upright, which is the only way that lists have one."""

    THUMB: ClassVar[str] = "▐"

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,  # noqa: ARG003  # as Textual has it
        back_color: Color = _NONE,
        bar_color: Color = _NONE,
    ) -> Segments:
        """As many cells of thumb as there is of the whole in sight; above and below it a page."""
        thumb = above = size
        if 0 < window_size < virtual_size:
            thumb = max(1, round(size * window_size / virtual_size))
            above = round((size - thumb) * position / (virtual_size - window_size))
        ground = Style(bgcolor=back_color)
        bar = Style(bgcolor=back_color, color=bar_color, meta={"@mouse.down": "grab"})
        up = ground + Style(meta={"@mouse.down": "scroll_up"})
        down = ground + Style(meta={"@mouse.down": "scroll_down"})
        parts = [Segment(" " * thickness, up)] * above
        parts += [Segment(cls.THUMB.rjust(thickness), bar)] * thumb
        parts += [Segment(" " * thickness, down)] * size
        return Segments(parts[:size], new_lines=True)


class AsciiBar(SlimBar):
    """The same where only ASCII can be shown."""

    THUMB = "|"


def slim(bar: ScrollBar, *, is_ascii: bool) -> ScrollBar:
    """A scroll bar of Textual's made a slim one."""
    bar.renderer = AsciiBar if is_ascii else SlimBar  # type: ignore[misc]  # as Textual has it
    return bar
