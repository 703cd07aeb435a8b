"""The one place that reads the time."""

import os
from datetime import UTC, datetime, timedelta, tzinfo

from tui.domain.refusal import Refused
from tui.domain.wall import instant_of

NOW_VARIABLE = "NEARER_NOW"


class Clock:
    """Now, and the zone the user is in. ``zone`` None is the zone of this computer (``TZ``)."""

    zone: tzinfo | None = None

    def now(self) -> datetime:
        """This instant, in UTC."""
        return datetime.now(UTC)


class FixedClock(Clock):
    """A clock that stands still until it is moved: for tests, demos and pictures.

    ``instant`` is one, or a wall time in ``zone``.
    """

    def __init__(self, instant: datetime, zone: tzinfo | None = None) -> None:
        self.instant = instant.astimezone(UTC) if instant.tzinfo else instant_of(instant, zone)
        self.zone = zone

    def now(self) -> datetime:
        """Where the clock stands."""
        return self.instant

    def move(self, by: timedelta) -> None:
        """Let ``by`` go past."""
        self.instant += by


def system_clock() -> Clock:
    """The computer's clock, or a fixed one where ``NEARER_NOW`` pins it (local wall time)."""
    pinned = os.environ.get(NOW_VARIABLE)
    try:
        datetime.now(UTC).astimezone()
    except (ValueError, OverflowError):
        raise Refused(
            f"TZ={os.environ.get('TZ')!r} is not a zone; write it like Europe/Berlin"
        ) from None
    if not pinned:
        return Clock()
    try:
        instant = datetime.fromisoformat(pinned)
        if ":" not in pinned or not 1900 <= instant.year <= 9000:
            raise ValueError(pinned)
        return FixedClock(instant)
    except ValueError:
        raise Refused(
            f"{NOW_VARIABLE}={pinned!r} is not a time; write it like 2026-11-23T20:15"
        ) from None
