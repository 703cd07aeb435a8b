"""Typed values of settings: times and lengths as they are read everywhere (NOTES-planner 6)."""

from datetime import time
from typing import Any

from tui.domain.refusal import Refused
from tui.domain.settings import SETTINGS
from tui.typed.lengths import read_length
from tui.typed.times import read_time


def read_setting(name: str, text: str) -> Any:
    """The value of a setting that a person wrote: ``4am``, ``1h30``, ``45``, ``sunday``, ``on``.

    Refused as the setting says: what is none of its values, with a form that works.
    """
    words = text.casefold().split()
    if name == "default_minutes" and words and (length := read_length(words, 0)):
        text = str(length[0]) if length[1] == len(words) else text
    if name == "day_start" and (hour := _hour_of(words)):
        text = f"{hour:%H:%M}"
    return SETTINGS[name].parse(text)


def _hour_of(words: list[str]) -> time | None:
    """A time of day; one that may be of either half is of the first, for days begin early."""
    try:
        found = read_time(words, 0, after_at=True) if words else None
    except Refused:  # the setting has words of its own for it
        return None
    if found is None or found[1] != len(words) or found[0].end or found[0].begin is None:
        return None
    begin = found[0].begin
    return begin.at("am") if begin.hour < 12 else begin.at()
