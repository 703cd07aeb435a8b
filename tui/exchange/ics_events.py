"""The events of a calendar file, read by the ``icalendar`` library some at a time.

The library takes half a millisecond an event, and says nothing until it has read all it was given.
"""

import re
from collections.abc import Iterator
from typing import Any

from icalendar import Calendar

from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN, Far, untold
from tui.exchange.ics_limits import checked_size

Event = Any  # a component of the library: what its fields hold differs from file to file

_AT_ONCE = 200  # events
_FOLD = re.compile(rb"(?:\r?\n)+[ \t]")
_BEGIN = re.compile(rb"^BEGIN:VEVENT", re.IGNORECASE | re.MULTILINE)  # whatever follows it there
_EVENT = re.compile(
    rb"^BEGIN:VEVENT(?=\r?$).*?^END:VEVENT(?=\r?$)", re.IGNORECASE | re.MULTILINE | re.DOTALL
)


def events_of(data: bytes, far: Far = untold) -> list[Event]:
    """The events of a file, with the zones that it brings along.

    Refused: what is no calendar, and what ``checked_size`` says.
    """
    checked_size(data)
    try:
        return list(_read(data, far))
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused(f"it is not a calendar file; {NOTHING_IN}") from None


def _read(data: bytes, far: Far) -> Iterator[Event]:
    """All but the events first: the library keeps the zones there are for what it reads later."""
    text = _FOLD.sub(b"", data)
    events = _EVENT.findall(text)
    if len(events) != len(_BEGIN.findall(text)):  # some lie in each other, or never end
        events = []
    yield from _walked(_EVENT.sub(b"", text) if events else text)
    for n in range(0, len(events), _AT_ONCE):
        far(n, len(events))
        part = b"\r\n".join(events[n : n + _AT_ONCE])
        yield from _walked(b"BEGIN:VCALENDAR\r\n" + part + b"\r\nEND:VCALENDAR\r\n")


def _walked(text: bytes) -> Iterator[Event]:
    for calendar in Calendar.from_ical(text, multiple=True):
        yield from calendar.walk("VEVENT")
