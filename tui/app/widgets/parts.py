"""What is drawn by hand, as plain parts: a text and the name of its look.

User text is cut and padded by cells here, and never read as markup.
"""

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import set_cell_size
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget


class Part(NamedTuple):
    """A piece of a line; ``look`` is what is behind the ``--`` of a component class."""

    text: str
    look: str


def part(text: str, look: str, width: int) -> Part:
    """A text in exactly so many cells, none where ``width`` is less than nothing."""
    return Part(set_cell_size(text, max(0, width)), look)


def looks(name: str, *names: str) -> set[str]:
    """The component classes of a widget, by which a style sheet knows the looks of its parts."""
    return {f"{name}--{look}" for look in names}


def drawn(widget: Widget, name: str, parts: Iterable[Part]) -> Strip:
    """A line of a widget, as wide as it is, in the looks of its component classes ``name--…``."""
    style = widget.get_component_rich_style
    segments = [Segment(text, style(f"{name}--{look}")) for text, look in parts]
    return Strip(segments).adjust_cell_length(widget.size.width, widget.rich_style)
