"""A zone as a calendar file that goes out tells it (VTIMEZONE, RFC 5545); loaded when asked for.

The ``icalendar`` library makes one too, in fewer lines of ours (``Timezone.from_tzinfo``, tried in
7.3.2). But a change has to be written in the local time of the offset before it (3.6.5), and where
clocks go forward it takes that of the offset after it: readers then change an hour late, half an
hour on Lord Howe; of Casablanca it leaves changes out.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from icalendar import Component, Timezone, TimezoneDaylight, TimezoneStandard

from tui.domain.wall import zone_named

_SECOND = timedelta(seconds=1)


def timezone_of(name: str, first: datetime, last: datetime) -> Timezone:
    """A zone with the changes of its clocks in the years of two wall times, and no others."""
    zone = zone_named(name)
    begin = datetime(max(first.year - 1, 1), 12, 31, tzinfo=UTC)
    end = datetime(min(last.year + 1, 9998), 1, 2, tzinfo=UTC)
    timezone = Timezone()
    timezone.add("tzid", name)
    timezone.add_component(_observance(zone, begin, _offset(begin, zone)))
    for change in _changes(zone, begin, end):
        timezone.add_component(_observance(zone, change, _offset(change - _SECOND, zone)))
    return timezone


def _observance(zone: tzinfo, instant: datetime, before: timedelta) -> Component:
    """From an instant on; its local time is told by the offset that held before."""
    local = instant.astimezone(zone)
    kind: Component = TimezoneDaylight() if local.dst() else TimezoneStandard()
    kind.add("dtstart", (instant + before).replace(tzinfo=None))
    kind.add("tzoffsetfrom", before)
    kind.add("tzoffsetto", _offset(instant, zone))
    kind.add("tzname", local.tzname() or "")
    return kind


def _changes(zone: tzinfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The instants between two others at which the offset changes."""
    day, step = begin, timedelta(days=1)
    while day < end:
        low, high = day, day + step
        if _offset(low, zone) != _offset(high, zone):
            while high - low > _SECOND:
                middle = low + (high - low) // 2
                middle = middle.replace(microsecond=0)
                low, high = (
                    (middle, high) if _offset(middle, zone) == _offset(low, zone) else (low, middle)
                )
            yield high
        day += step


def _offset(instant: datetime, zone: tzinfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()
