"""How a time of day is written: ``19:30``, or ``7:30 pm`` where a person prefers that.

Only words that are read follow it; what is typed, stored or exported is always ``19:30``.
"""

from contextvars import ContextVar
from datetime import datetime, time


class Face:
    """The face of a clock: with twelve hours, or with twenty-four."""

    def __init__(self, *, twelve: bool) -> None:
        self.twelve = twelve


_FACE: ContextVar[Face | None] = ContextVar("face", default=None)


def show_twelve(twelve: bool) -> Face:  # a setting
    """Write times of day in twelve hours from now on, in this context and those begun from it.

    The face that is given can be changed: all of them follow.
    """
    _FACE.set(face := Face(twelve=twelve))
    return face


def _shows_twelve() -> bool:
    face = _FACE.get()
    return face is not None and face.twelve


def clock_words(at: datetime | time) -> str:
    """``19:30``, or ``7:30 pm``."""
    if not _shows_twelve():
        return f"{at:%H:%M}"
    return f"{_twelve(at)} {_half(at)}"


def hours_words(start: datetime | time, end: datetime | time) -> str:
    """``19:30–21:30``, or ``7:30–9:30 pm``."""
    if not _shows_twelve():
        return f"{start:%H:%M}–{end:%H:%M}"
    half = "" if _half(start) == _half(end) else f" {_half(start)}"
    return f"{_twelve(start)}{half}–{clock_words(end)}"


def _twelve(at: datetime | time) -> str:
    return f"{at.hour % 12 or 12}:{at.minute:02}"


def _half(at: datetime | time) -> str:
    return "pm" if at.hour >= 12 else "am"
