"""Wall clocks and instants: what a written local time is, in which zone (NOTES: expansion, 3-4)."""

from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache

from tui.domain.refusal import Refused


@cache
def zone_named(name: str) -> tzinfo:
    """The zone of an IANA name. Refused: a name that is not one."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        raise Refused(f"{name!r} is not a zone; write it like Europe/Berlin") from None


def instant_of(wall: datetime, zone: tzinfo | None) -> datetime:
    """When a naive wall time is, in UTC; ``zone`` None is that of this computer.

    A time that the clocks skip is read with the offset before the gap, 02:30 as 03:30; of a time
    that comes twice, the first one is meant (RFC 5545, 3.3.5).
    """
    wall = wall.replace(tzinfo=zone, fold=0)
    if zone is None:  # `astimezone` takes the offset after a gap where the zone is the computer's
        return datetime.fromtimestamp(wall.timestamp(), UTC)
    return wall.astimezone(UTC)


def wall_of(instant: datetime, zone: tzinfo | None) -> datetime:
    """What a clock in ``zone`` shows at an instant, naive and to the minute."""
    return instant.astimezone(zone).replace(tzinfo=None, fold=0, second=0, microsecond=0)


def after_minutes(instant: datetime, minutes: int) -> datetime:
    """An instant some elapsed minutes later; on a day of changing clocks the wall may differ."""
    return instant + timedelta(minutes=minutes)
