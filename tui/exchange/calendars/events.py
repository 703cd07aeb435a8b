"""The events of a calendar file: their lines as they stand there, each value read when asked for.

The ``icalendar`` library reads whole files too. But it takes half a millisecond an event, refuses
all for one line outside of events that is none, cannot read a TZID with a colon that is not quoted,
as Exchange writes it, and keeps the zones of a file for the next one. What values are is its say.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from icalendar import vDDDTypes

from tui.domain.refusal import Refused
from tui.exchange.calendars.text import lines_of
from tui.exchange.calendars.zones import UTC_ZONE, Zone, Zones
from tui.exchange.files import NOTHING_IN

MOST_EVENTS = 10_000
MOST_DATES = 20_000  # named one by one, in all
DEEPEST = 9  # parts in each other
_LONGEST_HEAD = 2000  # of what parameters are looked for in

BROKEN = (ValueError, TypeError, KeyError, OverflowError)
"""What reading a value raises that is not written as a calendar has it."""

_DATES = frozenset(("DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID"))
_LISTS = ("RDATE", "EXDATE")
_READ = frozenset(
    [
        *_DATES,
        *("UID", "SUMMARY", "LOCATION", "STATUS", "DURATION", "RRULE", "EXRULE"),
        *("SEQUENCE", "LAST-MODIFIED", "DTSTAMP"),
        *("X-NEARER-START", "X-MICROSOFT-CDO-ALLDAYEVENT"),
    ]
)
"""What is read of an event; alarms, guests, pictures and all else are passed over."""

_NAME = re.compile(r"([A-Za-z0-9-]+)\s*[;:]")
_HEAD = re.compile(r'[^":]*(?:"[^"]*"[^":]*)*:')  # up to the first colon that is not quoted
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^;]*)')
_ESCAPED = re.compile(r"\\([\\;,nN])")


class Moment(NamedTuple):
    """A naive wall time and its zone, None where it floats; or a day."""

    at: datetime | date
    zone: Zone | None = None


class Line(NamedTuple):
    """A property: all that stands before its value, and the value as it is written."""

    head: str
    value: str

    def parameter(self, name: str) -> str:
        """A parameter, without its quotes; empty where there is none."""
        for found, value in _PARAMETER.findall(self.head[:_LONGEST_HEAD]):
            if found.upper() == name:
                return str(value).strip('"')
        return ""


class Calendar:
    """What a calendar says of all its events: what is to become of them, and its zones."""

    def __init__(self) -> None:
        self.method = ""
        self.zones = Zones()


class Event(NamedTuple):
    """An event, what it is called by ("event 3"), and its lines by their names."""

    where: str
    calendar: Calendar
    lines: dict[str, list[Line]]

    def says(self, name: str) -> bool:
        """Whether there is such a line."""
        return name in self.lines

    def text(self, name: str) -> str:
        """A text, empty where there is none."""
        held = self.lines.get(name)
        return _ESCAPED.sub(_unescaped, held[0].value) if held else ""

    def moment(self, name: str) -> Moment:
        """A time. Raises KeyError where there is none, and as ``moments`` does."""
        (moment,) = self._moments(self.lines[name][0])
        return moment

    def moments(self, name: str) -> list[Moment]:
        """All times of that name. Raises ValueError or TypeError for what is none.

        Refused: an unknown zone.
        """
        return [m for line in self.lines.get(name, ()) for m in self._moments(line)]

    def duration(self) -> timedelta:
        """How long it says to be. Raises KeyError, ValueError and TypeError."""
        value = _value(self.lines["DURATION"][0].value.strip())
        if not isinstance(value, timedelta):
            raise TypeError(value)
        return value

    def _moments(self, line: Line) -> Iterator[Moment]:
        tzid = line.parameter("TZID")
        for value in filter(None, map(str.strip, line.value.split(","))):
            at = _value(value)
            if isinstance(at, tuple):  # a period: where it begins
                at = at[0]
            if not isinstance(at, date):
                raise TypeError(value)
            if not isinstance(at, datetime):
                yield Moment(at)
            elif at.tzinfo:
                yield Moment(at.replace(tzinfo=None), UTC_ZONE)
            else:
                yield Moment(at, self.calendar.zones.named(tzid, at.year) if tzid else None)


def events_of(data: bytes, name: str = "") -> list[Event]:
    """The events of a file, in their order; ``name`` is of the file, where there are several.

    Refused: what is no calendar, or not all of one, more than anybody's holds, and what
    ``lines_of`` says.
    """
    reader = _Reader(name)
    for line in lines_of(data):
        reader.take(line)
    if reader.stack:
        raise Refused(f"it ends in the middle of a calendar; get it whole; {NOTHING_IN}")
    return reader.events


class _Reader:
    """Takes the lines of a file one after the other. ``stack`` is what it is in just now."""

    def __init__(self, name: str) -> None:
        self.events: list[Event] = []
        self.stack: list[str] = []
        self._before = f"{name}, event" if name else "event"
        self._opened: list[Event] = []
        self._calendar = Calendar()
        self._zone: list[str] = []
        self._dates = 0

    def take(self, line: str) -> None:
        """Read one line. Refused: an end of what has not begun, and too much."""
        found = _NAME.match(line)
        name = found[1].upper() if found else ""
        kind = self.stack[-1] if self.stack else ""
        if name == "BEGIN":
            self._begin(line[6:].strip().upper())
        if "VTIMEZONE" in self.stack:
            self._zone.append(line)
        if name == "END":
            self._end(line[4:].strip().upper())
        elif kind == "VEVENT" and name in _READ:
            read = _line(name, line)
            self._opened[-1].lines.setdefault(name, []).append(read)
            if name in _LISTS:
                self._dates += read.value.count(",") + 1
                self._check(self._dates, MOST_DATES, "dates")
        elif kind == "VCALENDAR" and name == "METHOD":
            self._calendar.method = _line(name, line).value.strip().upper()
        elif kind == "VCALENDAR" and name == "X-WR-TIMEZONE":
            self._calendar.zones.default = _line(name, line).value.strip()

    def _begin(self, kind: str) -> None:
        self.stack.append(kind)
        self._check(len(self.stack), DEEPEST, "parts in each other")
        if kind == "VCALENDAR":
            self._calendar = Calendar()
        elif kind == "VTIMEZONE":
            self._zone = []
        elif kind == "VEVENT":
            where = f"{self._before} {len(self.events) + 1}"
            self._opened.append(Event(where, self._calendar, {}))
            self.events.append(self._opened[-1])
            self._check(len(self.events), MOST_EVENTS, "events")

    def _end(self, kind: str) -> None:
        if not self.stack or self.stack.pop() != kind:
            raise Refused(f"its parts do not fit into each other; get it anew; {NOTHING_IN}")
        if kind == "VEVENT":
            self._opened.pop()
        elif kind == "VTIMEZONE":
            self._calendar.zones.tell(self._zone)

    def _check(self, count: int, most: int, what: str) -> None:
        if count > most:
            raise Refused(f"it has more than {most} {what}; export less of it")


def _line(name: str, line: str) -> Line:
    """A property in two. A time has no colon, but the name of its zone may have one."""
    if name in _DATES:
        head, _, value = line.rpartition(":")
        return Line(head, value)
    found = _HEAD.match(line)
    return Line(found[0], line[found.end() :]) if found else Line(line, "")


def _value(text: str) -> Any:
    """A time, a day, a length or a period. Raises ValueError for what is none."""
    return vDDDTypes.from_ical(text)  # type: ignore[no-untyped-call]


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
