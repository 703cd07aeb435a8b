"""Walls and instants on the days on which clocks change (NOTES-planner 1, expansion 3 and 4)."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tui.domain.plan import Plan, occurrence_at
from tui.domain.refusal import Refused
from tui.domain.wall import instant_of, wall_of, zone_named

NEW_YORK, HAVANA, LORD_HOWE = "America/New_York", "America/Havana", "Australia/Lord_Howe"


@pytest.mark.parametrize(
    ("zone", "wall", "instant", "shown"),
    [
        (NEW_YORK, "2026-03-08T01:59", "2026-03-08T06:59", "2026-03-08T01:59"),
        (NEW_YORK, "2026-03-08T02:30", "2026-03-08T07:30", "2026-03-08T03:30"),
        (NEW_YORK, "2026-03-08T03:00", "2026-03-08T07:00", "2026-03-08T03:00"),
        (NEW_YORK, "2026-11-01T01:30", "2026-11-01T05:30", "2026-11-01T01:30"),
        (NEW_YORK, "2026-11-01T02:00", "2026-11-01T07:00", "2026-11-01T02:00"),
        (HAVANA, "2026-03-08T00:30", "2026-03-08T05:30", "2026-03-08T01:30"),
        (HAVANA, "2026-11-01T00:30", "2026-11-01T04:30", "2026-11-01T00:30"),
        (LORD_HOWE, "2026-10-04T02:15", "2026-10-03T15:45", "2026-10-04T02:45"),
        (LORD_HOWE, "2026-04-05T01:45", "2026-04-04T14:45", "2026-04-05T01:45"),
    ],
)
def test_a_wall_time_is_an_instant(zone: str, wall: str, instant: str, shown: str) -> None:
    found = instant_of(datetime.fromisoformat(wall), ZoneInfo(zone))
    assert found == datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert wall_of(found, ZoneInfo(zone)) == datetime.fromisoformat(shown)


def test_a_length_is_elapsed_time() -> None:
    plan = Plan("pl-1", "", ("p-1",), datetime(2026, 3, 8, 1, 30), 120, zone=NEW_YORK)
    found = occurrence_at(plan, plan.start, None, ZoneInfo(NEW_YORK))
    assert found.end == datetime(2026, 3, 8, 4, 30)
    assert (found.ends - found.begins).total_seconds() == 7200


def test_a_floating_plan_keeps_its_wall_and_a_fixed_one_its_instant() -> None:
    start = datetime(2026, 11, 27, 19, 0)
    floating = Plan("pl-1", "", ("p-1",), start)
    fixed = floating._replace(zone=NEW_YORK)
    berlin = ZoneInfo("Europe/Berlin")
    assert occurrence_at(floating, start, None, berlin).start == start
    assert occurrence_at(fixed, start, None, berlin).start == datetime(2026, 11, 28, 1, 0)
    assert occurrence_at(fixed, start, None, berlin).key == start


@pytest.mark.parametrize(
    "name", ["Nowhere/Town", "../../etc/passwd", "", "Europe", "\0", "x" * 500]
)
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="not a zone"):
        zone_named(name)
