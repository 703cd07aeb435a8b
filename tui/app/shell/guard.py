"""What no text may bring along to the terminal, whichever widget draws it."""

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.domain.letters import OBEYED


class Harmless(LineFilter):
    """Lets nothing through that a terminal would obey: a line keeps its width.

    The values of a file have none of it. This is for all else: what is pasted, the name of a file,
    an id.
    """

    def apply(self, segments: list[Segment], _: Color) -> list[Segment]:
        """The same line, each such sign a space for each of its columns."""
        if all(text.isprintable() for text, _, _ in segments):
            return segments
        return [
            segment if segment.control else Segment(_shown(segment.text), segment.style)
            for segment in segments
        ]


def _shown(text: str) -> str:
    return re.sub(OBEYED, lambda found: " " * cell_len(found[0]), text)
