"""The signs of the screen, and what stands for them where only ASCII can be shown."""

from typing import NamedTuple

from tui.domain.history import DayState


class Glyphs(NamedTuple):
    """One cell each."""

    done: str
    rest: str
    off: str
    open: str
    cursor: str

    def of(self, state: DayState) -> str:
        """The sign of a day."""
        match state:
            case "done":
                return self.done
            case "rest" | "paused":
                return self.rest
            case "off":
                return self.off
            case "pending" | "none":
                return self.open


UNICODE = Glyphs(done="✓", rest="–", off="·", open="▫", cursor="▌")
ASCII = Glyphs(done="x", rest="-", off=".", open="o", cursor=">")


def glyphs_for(encoding: str, term: str) -> Glyphs:
    """What a terminal of this encoding and ``TERM`` can show."""
    utf8 = encoding.lower().replace("-", "") == "utf8"
    return UNICODE if utf8 and term != "linux" else ASCII
