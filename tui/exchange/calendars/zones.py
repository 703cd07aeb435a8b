"""The zones of a calendar file: by their names, as its senders write them, then by their rules."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache, lru_cache
from io import StringIO
from itertools import pairwise
from typing import NamedTuple

from dateutil.tz import tzical
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from tui.domain.refusal import Refused
from tui.domain.wall import zone_named

LONGEST_NAME = 200
MOST_RULES = 60  # lines that zones are looked for by, in a file: each takes its time
_LATER = [timedelta(days=day) for day in range(0, 730, 5)]
_HOURS = [timedelta(hours=hour) for hour in range(5 * 24)]
_SHOWN = re.compile(r"\((?:UTC|GMT)[^)]*\)\s*(.+)")  # as Windows shows a zone, to choose it
_AGAIN = re.compile(r"\s\d+$")  # Outlook numbers a zone that it meets again with other rules
_OF_ZONE = re.compile(r"(BEGIN|END|DTSTART|RRULE|RDATE|TZOFFSETFROM|TZOFFSETTO)\b", re.IGNORECASE)
_FIRST = re.compile(r"(DTSTART:)1[0-8]\d\d", re.IGNORECASE)  # Windows begins in 1601: a long walk
_MAY_BE_READ = re.compile(  # any other rule, or thousands of days, might never end
    r"(BEGIN|END|TZOFFSETFROM|TZOFFSETTO)[:;].*|(DTSTART|RDATE)[:;].{1,400}|RRULE:FREQ=YEARLY"
    r"(;(INTERVAL=1|COUNT=\d{1,3}|UNTIL=\w+|WKST=\w\w|BYMONTH=\d\d?|BYMONTHDAY=[\d,-]{1,20}"
    r"|BYDAY=[+-]?\d\w\w))*",
    re.IGNORECASE,
)


class Zone(NamedTuple):
    """A zone by its IANA name; empty for one that is known by the rules of a file only."""

    name: str
    clock: tzinfo


UTC_ZONE = Zone("UTC", zone_named("UTC"))


class Zones:
    """The zones that a calendar tells of. ``default`` is the one that all of it is in, if any."""

    def __init__(self) -> None:
        self.default = ""
        self._told: dict[str, list[str]] = {}
        self._known: dict[str, Zone | None] = {}
        self._left = MOST_RULES

    def tell(self, lines: list[str]) -> None:
        """Take in a VTIMEZONE, as its lines say it."""
        for line in lines:
            name, _, value = line.partition(":")
            if name.upper().startswith("TZID"):
                self._told.setdefault(_plain(value), lines)

    def named(self, tzid: str, year: int) -> Zone:
        """The zone of a TZID, as it is in and around a year. Refused: one that nobody knows."""
        name = _plain(tzid)
        if name not in self._known:
            self._known[name] = _by_name(name) or self._by_rules(name, year)
        if zone := self._known[name]:
            return zone
        raise Refused(f"its zone {name[:40]!r} is not known here; use one like Europe/Berlin")

    def of_all(self) -> Zone | None:
        """The zone that the whole calendar is said to be in."""
        return _by_name(self.default)

    def _by_rules(self, name: str, year: int) -> Zone | None:
        lines = self._told.get(name, [])
        for line in lines:
            head, _, value = line.partition(":")
            if head.upper() == "X-LIC-LOCATION" and (zone := _by_name(_plain(value))):
                return zone
        kept = [line.strip() for line in lines if _OF_ZONE.match(line)]
        self._left -= len(kept)
        return _of_rules(kept, year) if self._left >= 0 else None


def _plain(tzid: str) -> str:
    return tzid.strip().strip('"').replace("\\,", ",").replace("\\;", ";")


@lru_cache(maxsize=256)
def _by_name(name: str) -> Zone | None:
    """The zone that a name means; None where it means none."""
    for found in _meant(name):
        try:
            return Zone(found, zone_named(found))
        except Refused:
            continue
    return None


def _meant(name: str) -> Iterator[str]:
    """The IANA names that a name may mean, the likeliest first."""
    if not 0 < len(name) <= LONGEST_NAME:
        return
    yield name
    shown = _SHOWN.fullmatch(name)
    said = _AGAIN.sub("", shown[1] if shown else name)
    short = said.removesuffix(" (US & Canada)").removesuffix(" Time")
    if said == "Coordinated Universal Time":
        yield "UTC"
    for windows in (said, f"{said} Standard Time", f"{short} Standard Time"):
        if windows in WINDOWS_TO_OLSON:
            yield WINDOWS_TO_OLSON[windows]
    parts = name.strip("/").split("/")  # /freeassociation.sourceforge.net/Europe/Berlin
    for first in range(len(parts)):
        yield "/".join(parts[first:])
    for place in (name, *re.split(r"\s*[,/]\s*", said)):
        if found := _places().get(place.casefold()):
            yield found


@cache
def _places() -> dict[str, str]:
    """The zones by their names and their cities, whatever the case of the letters."""
    from zoneinfo import available_timezones

    zones = sorted(available_timezones())
    cities = {zone.rpartition("/")[2].replace("_", " ").casefold(): zone for zone in zones}
    return cities | {zone.casefold(): zone for zone in zones}


def _of_rules(lines: Sequence[str], year: int) -> Zone | None:
    """The zone that goes by the rules of a VTIMEZONE, in two years at least."""
    if not lines or not all(map(_MAY_BE_READ.fullmatch, lines)):
        return None
    kept = [_FIRST.sub(r"\g<1>1970", line) for line in lines]
    try:
        told = tzical(StringIO("\r\n".join([kept[0], "TZID:told", *kept[1:], ""]))).get()
        offsets = _offsets(told, datetime(year, 1, 1, tzinfo=UTC))
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    for name in dict.fromkeys(WINDOWS_TO_OLSON.values()):
        zone = _by_name(name)
        if zone and all(at.astimezone(zone.clock).utcoffset() == off for at, off in offsets):
            return zone
    return Zone("", told) if told else None


def _offsets(zone: tzinfo | None, begin: datetime) -> list[tuple[datetime, timedelta | None]]:
    """The offsets of two years, every few days, and by the hour where they change."""
    found = [(at, at.astimezone(zone).utcoffset()) for at in (begin + later for later in _LATER)]
    changes = [at for (at, before), (_, after) in pairwise(found) if before != after]
    hours = (at + hour for at in changes for hour in _HOURS)
    return found + [(at, at.astimezone(zone).utcoffset()) for at in hours]
