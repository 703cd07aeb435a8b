"""The signs of days, and what stands for them where only ASCII can be shown."""

from typing import Literal, NamedTuple

from tui.domain.history import DayState

Sign = DayState | Literal["graced", "heat0", "heat1", "heat2", "heat3", "heat4"]
"""What a day is drawn as: a state, an empty day that grace stepped over, or how much was done."""


class Glyphs(NamedTuple):
    """One cell each; ``heat`` has five, from nothing to all, ``strokes`` the two of a bar."""

    done: str
    rest: str
    off: str
    open: str
    graced: str
    cursor: str
    heat: str
    strokes: str

    @property
    def is_ascii(self) -> bool:
        """Whether only ASCII can be shown."""
        return self.done.isascii()

    def of(self, sign: Sign) -> str:
        """The glyph of a day."""
        match sign:
            case "done":
                return self.done
            case "rest" | "paused":
                return self.rest
            case "off":
                return self.off
            case "pending" | "none":
                return self.open
            case "graced":
                return self.graced
            case _:
                return self.heat[int(sign[-1])]

    def bar(self, share: float, width: int) -> str:
        """A share of 0-1 as a bar; only the whole of it fills the bar."""
        full = int(share * width + 1e-9) if share < 1 else width
        return self.strokes[0] * full + self.strokes[1] * (width - full)


UNICODE = Glyphs("✓", "–", "·", "▫", "~", "▌", heat="·░▒▓█", strokes="━─")
ASCII = Glyphs("x", "-", ".", "o", "~", ">", heat=".:+*#", strokes="=-")


def glyphs_for(encoding: str, term: str) -> Glyphs:
    """What a terminal of this encoding and ``TERM`` can show."""
    utf8 = encoding.lower().replace("-", "") == "utf8"
    return UNICODE if utf8 and term != "linux" else ASCII
