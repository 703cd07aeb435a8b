"""What a calendar file says of a zone, read as RFC 5545 (3.6.5) has it, against ``zoneinfo``."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tui.exchange.calendars.zone_writing import timezone_of

FIRST, LAST = datetime(2026, 11, 1, 12), datetime(2029, 11, 20)
ZONES = [
    "UTC",
    "Europe/Berlin",
    "Europe/Dublin",  # winter is what the law calls its saving
    "America/New_York",
    "America/Havana",  # changes at midnight
    "America/Nuuk",
    "Australia/Lord_Howe",  # changes by half an hour
    "Antarctica/Troll",  # changes by two hours
    "Africa/Casablanca",  # changes with Ramadan
    "Africa/Cairo",
    "Asia/Gaza",
    "Asia/Kolkata",
]


def changes(zone: str) -> list[tuple[datetime, timedelta]]:
    """The instants at which a reader changes to which offset, in their order."""
    found = []
    parts: list[Any] = list(timezone_of(zone, FIRST, LAST).subcomponents)
    for part in parts:
        before, after = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
        found.append(((part["DTSTART"].dt - before).replace(tzinfo=UTC), after))
    return sorted(found)


@pytest.mark.parametrize("zone", ZONES)
def test_a_reader_has_the_offsets_of_the_zone(zone: str) -> None:
    told, real = changes(zone), ZoneInfo(zone)
    at = told[0][0]
    assert at < FIRST.replace(tzinfo=UTC) - timedelta(days=300)
    offset = told[0][1]
    while at < LAST.replace(tzinfo=UTC) + timedelta(days=1):
        while told and told[0][0] <= at:
            offset = told.pop(0)[1]
        assert offset == at.astimezone(real).utcoffset(), f"{zone} at {at}"
        at += timedelta(minutes=30)
