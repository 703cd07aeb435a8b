"""Every change of clocks of the next five years, where one's zone is that of the computer."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from tui.clock import FixedClock
from tui.domain.plan import Plan, occurrence_at
from tui.domain.wall import instant_of, wall_of

FIRST, LAST = datetime(2026, 11, 1, tzinfo=UTC), datetime(2031, 11, 30, tzinfo=UTC)
WEEK, SECOND = timedelta(days=7), timedelta(seconds=1)
LENGTH = 90

Change = tuple[datetime, timedelta, timedelta]
"""The instant of a change of clocks, and the offsets before and after it."""


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


def changes_of(zone: ZoneInfo) -> Iterator[Change]:
    begin = FIRST
    while begin < LAST:
        end = begin + WEEK
        before, after = offset(begin, zone), offset(end, zone)
        if before != after:
            low, high = begin, end
            while high - low > SECOND:
                middle = low + (high - low) // 2
                low, high = (middle, high) if offset(middle, zone) == before else (low, middle)
            yield high.replace(microsecond=0), before, after
        begin = end


def offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.astimezone(zone).utcoffset() or timedelta()


@pytest.mark.unmeasured
def test_a_time_that_is_skipped_or_comes_twice(here: pytest.MonkeyPatch) -> None:
    """In a gap it moves forward by the gap; of two the first is meant; a length goes by."""
    seen = 0
    for name in sorted(available_timezones()):
        changes = list(changes_of(ZoneInfo(name)))
        if changes:
            here.setenv("TZ", name)
            time.tzset()
        for instant, before, after in changes:
            size = abs(after - before)
            begin = (instant + min(before, after)).replace(tzinfo=None)
            for wall in (begin, begin + size / 2, begin + size - timedelta(minutes=1)):
                found = instant_of(wall, None)
                assert found == (wall - before).replace(tzinfo=UTC), (name, wall)
                assert FixedClock(wall).now() == found
                ahead = size if after > before else timedelta()
                assert wall_of(found, None) == wall + ahead, (name, wall)
                time_of_it = occurrence_at(Plan("p", "", (), wall, LENGTH), wall, None, None)
                assert time_of_it.ends - time_of_it.begins == timedelta(minutes=LENGTH)
                seen += 1
    assert seen > 1000
