"""Planned time: plans, the occurrences they lead to, and what was said of each (DESIGN 2.6)."""

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal, NamedTuple

from tui.domain.day import DEFAULT_DAY_START
from tui.domain.rule import Rule
from tui.domain.wall import after_minutes, instant_of, wall_of, zone_named

Outcome = Literal["happened", "partly", "did_not"]
Uninterrupted = Literal["yes", "mostly", "no"]
Status = Literal[
    "upcoming", "soon", "now", "to_record", "unrecorded", "skipped", "happened", "partly", "did_not"
]

OUTCOMES: tuple[Outcome, ...] = ("happened", "partly", "did_not")
UNINTERRUPTED: tuple[Uninterrupted, ...] = ("yes", "mostly", "no")
TOOK_PLACE: tuple[Outcome, ...] = ("happened", "partly")

SOON = timedelta(hours=24)
ASKED_FOR = timedelta(days=7)  # how long an occurrence that is over waits to be recorded
KEY = "%Y-%m-%dT%H:%M"
MOST_DAYS = 31  # a month away together
DAY_MINUTES = 24 * 60

_DAY = timedelta(days=1)


class Plan(NamedTuple):
    """Quality time on the calendar.

    ``start`` is the naive wall time of the first occurrence, in ``zone`` or, where that is empty,
    wherever one is; ``minutes`` how long each lasts; ``extra`` starts besides those of the rule.

    ``days`` is 0 where it has an hour. Else it is all-day and spans so many days: its starts are
    midnights that stand for their dates, and it has no zone (DESIGN 2.6).
    """

    uid: str
    title: str
    people: tuple[str, ...]
    start: datetime
    minutes: int = 90
    rule: Rule | None = None
    extra: tuple[datetime, ...] = ()
    zone: str = ""
    place: str = ""
    pledges: tuple[str, ...] = ()
    days: int = 0

    def zone_or(self, here: tzinfo | None) -> tzinfo | None:
        """The zone its times are written in, ``here`` where it floats."""
        return zone_named(self.zone) if self.zone else here

    @property
    def recurs(self) -> bool:
        """Whether more than one occurrence is meant."""
        return self.rule is not None or bool(self.extra)


class OccurrenceRecord(NamedTuple):
    """What was said of one occurrence.

    ``people`` and ``day`` are those of an outcome that took place, as they were when it was
    recorded; ``minutes`` how long it really was; ``kept`` the pledges that were kept. Of an
    all-day one ``day`` is the first of its ``days``.
    """

    plan: str
    key: datetime
    cancelled: bool = False
    moved_to: datetime | None = None
    outcome: Outcome | None = None
    uninterrupted: Uninterrupted | None = None
    minutes: int | None = None
    note: str = ""
    kept: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    day: date | None = None
    days: int = 0

    @property
    def took_place(self) -> bool:
        """Whether time was spent together."""
        return self.outcome in TOOK_PLACE

    @property
    def days_together(self) -> tuple[date, ...]:
        """The days on which it took place, each of which ticks Quality time."""
        if self.day is None or not self.took_place:
            return ()
        if self.days < 2:
            return (self.day,)
        return tuple(self.day + n * _DAY for n in range(self.days))


class Occurrence(NamedTuple):
    """One time of a plan. ``uid`` is its address, ``key`` its original start in the plan's zone.

    ``start`` and ``end`` are naive wall times here, ``begins`` and ``ends`` the instants. Of an
    all-day one the walls are midnights and the instants those between which its logical days are.
    """

    plan: Plan
    key: datetime
    start: datetime
    end: datetime
    begins: datetime
    ends: datetime
    record: OccurrenceRecord
    uid: str

    @property
    def is_moved(self) -> bool:
        """Whether it stands at another time than the plan says."""
        return self.record.moved_to is not None

    @property
    def is_all_day(self) -> bool:
        """Whether it has no hour."""
        return self.plan.days > 0

    @property
    def last_day(self) -> date:
        """The day on which it ends; a night belongs to the day of its start."""
        return (self.end - _DAY if self.is_all_day else self.start).date()

    @property
    def dates(self) -> list[date]:
        """Its days: all of an all-day one, else the one of its start."""
        first = self.start.date()
        return [first + n * _DAY for n in range((self.last_day - first).days + 1)]

    def status(self, now: datetime) -> Status:
        """How it stands at an instant. Nothing is ever inferred to have been left out."""
        if self.record.outcome:
            return self.record.outcome
        if self.record.cancelled:
            return "skipped"
        if now < self.begins - SOON:
            return "upcoming"
        if now < self.begins:
            return "upcoming" if self.is_all_day else "soon"  # it has no hour to be near to
        if now < self.ends:
            return "now"
        return "to_record" if now <= self.ends + ASKED_FOR else "unrecorded"


def occurrence_uid(plan: str, key: datetime) -> str:
    """The address of the occurrence of a plan at an original start."""
    return f"{plan}@{key.isoformat(timespec='minutes')}"


Times = tuple[datetime, datetime, datetime, datetime]


class Clocks:
    """When times are, in the zone we are in; each is found out once, many plans share them.

    ``day_start`` is when a logical day begins, which is when an all-day plan does.
    """

    def __init__(self, here: tzinfo | None, day_start: time = DEFAULT_DAY_START) -> None:
        self.here, self._day_start = here, day_start
        self._known: dict[tuple[datetime, int, str], Times] = {}

    def of(self, plan: Plan, wall: datetime, minutes: int) -> Times:
        """The walls of start and end here, then their instants, of a wall time of a plan."""
        asked = (wall, minutes, plan.zone)
        found = self._known.get(asked)
        if found is None:
            begins = instant_of(wall, plan.zone_or(self.here))
            ends = after_minutes(begins, minutes)
            found = (wall_of(begins, self.here), wall_of(ends, self.here), begins, ends)
            self._known[asked] = found
        return found

    def of_days(self, first: date, days: int) -> Times:
        """As ``of``, of the whole days from the ``first`` on."""
        walls = [datetime.combine(day, time()) for day in (first, first + days * _DAY)]
        instants = [
            instant_of(datetime.combine(wall, self._day_start), self.here) for wall in walls
        ]
        return (walls[0], walls[1], instants[0], instants[1])


def occurrence_at(
    plan: Plan, key: datetime, said: OccurrenceRecord | None, here: tzinfo | Clocks | None
) -> Occurrence:
    """The occurrence of a plan whose original start is ``key``, in the zone we are in.

    ``here`` is that zone, or the clocks of those who ask for many, or about whole days.
    """
    said = said or OccurrenceRecord(plan.uid, key)
    clocks = here if isinstance(here, Clocks) else Clocks(here)
    wall = said.moved_to or key
    if plan.days:
        days = len(said.days_together) or plan.days
        start, end, begins, ends = clocks.of_days(wall.date(), days)
    else:
        start, end, begins, ends = clocks.of(plan, wall, said.minutes or plan.minutes)
    uid = occurrence_uid(plan.uid, key)
    return Occurrence(plan, key, start, end, begins, ends, said, uid)
