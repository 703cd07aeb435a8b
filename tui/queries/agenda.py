"""What is planned and what happened: occurrences of a range, what comes next, who it has been long.

Walls are naive local times in ``zone``, the zone we are in; ``now`` is an instant.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from tui.book.view import BookView
from tui.domain.person import Person, active
from tui.domain.plan import (
    KEY,
    Clocks,
    Occurrence,
    OccurrenceRecord,
    Plan,
    occurrence_at,
    occurrence_uid,
)
from tui.domain.recurrence import starts
from tui.domain.refusal import Refused
from tui.domain.rhythm import Drift, drift_state
from tui.domain.wall import wall_of

_DAY = timedelta(days=1)
_GAP = timedelta(hours=2)  # more than clocks skip
_HORIZONS = (timedelta(days=40), timedelta(days=400), timedelta(days=5 * 366))
WAITS = timedelta(days=9)  # a week, a day that it may last and one for zones
_TO_COME = ("upcoming", "soon", "now")


def occurrences(book: BookView, first: date, last: date, zone: tzinfo | None) -> list[Occurrence]:
    """All occurrences that start on the days from ``first`` to ``last`` here, in time order.

    Of whole days those that are on any of these. The skipped are among them; a moved one stands
    once, at its new time.
    """
    begin, end = datetime.combine(first, time()), datetime.combine(last, time()) + _DAY
    clocks = clocks_of(book, zone)
    found = [o for plan in book.plans.values() for o in _of_plan(book, plan, begin, end, clocks)]
    seen = {o.uid for o in found}
    earliest = begin - _DAY * max([1, *(plan.days for plan in book.plans.values())])
    for uid, said in book.occurrences.items():
        if said.moved_to is None and said.outcome is None:
            continue
        near = earliest <= (said.moved_to or said.key) < end + _DAY
        if near and uid not in seen and (occurrence := find_occurrence(book, uid, zone)):
            found.append(occurrence)
    found = [
        o
        for o in found
        if begin <= o.start < end or (o.is_all_day and o.start < end and o.end > begin)
    ]
    return sorted(found, key=lambda o: (o.start, o.begins, o.uid))


def find_occurrence(book: BookView, uid: str, zone: tzinfo | None) -> Occurrence | None:
    """The occurrence of an address; None where its plan is gone or has no such time.

    One with an outcome is kept even where the plan has other times by now.
    """
    plan_uid, _, text = uid.rpartition("@")
    plan, said = book.plans.get(plan_uid), book.occurrences.get(uid)
    try:
        key = datetime.strptime(text, KEY)
    except ValueError:
        return None
    if plan is None or not (is_time_of(plan, key) or (said and said.outcome)):
        return None
    return occurrence_at(plan, key, said, clocks_of(book, zone))


def clocks_of(book: BookView, zone: tzinfo | None) -> Clocks:
    """What tells when the times of plans are, in the zone we are in."""
    return Clocks(zone, book.settings.day_start)


def occurrence_of(book: BookView, uid: str, zone: tzinfo | None) -> Occurrence:
    """As ``find_occurrence``. Refused: where there is none any more."""
    if occurrence := find_occurrence(book, uid, zone):
        return occurrence
    raise Refused(
        "that time is not in the plan any more: it was taken out or changed elsewhere; "
        "escape leads back, and a new one can be planned"
    )


def is_time_of(plan: Plan, key: datetime) -> bool:
    """Whether a plan has an occurrence whose original start is ``key``."""
    return bool(starts(plan.rule, plan.start, key, key + timedelta(minutes=1), plan.extra))


def coming(book: BookView, now: datetime, zone: tzinfo | None, days: int = 7) -> list[Occurrence]:
    """What is on now or begins within some days; the skipped left out."""
    today = wall_of(now, zone).date()
    found = occurrences(book, today - _DAY, today + timedelta(days=days), zone)
    return [o for o in found if o.status(now) in _TO_COME]


def to_record(book: BookView, now: datetime, zone: tzinfo | None) -> list[Occurrence]:
    """What is over and waits for a word about it, the latest first."""
    today = wall_of(now, zone).date()
    return wait_for_outcome(occurrences(book, today - WAITS, today, zone), now)


def wait_for_outcome(found: Sequence[Occurrence], now: datetime) -> list[Occurrence]:
    """Those of them that wait for a word, the latest first."""
    return [o for o in reversed(found) if o.status(now) == "to_record"]


def next_of(
    book: BookView,
    plan: Plan,
    now: datetime,
    zone: tzinfo | None,
    moved: Mapping[str, Sequence[OccurrenceRecord]] | None = None,
) -> Occurrence | None:
    """The next occurrence of a plan that is to come or on; the skipped left out.

    ``moved`` is what ``moved_of`` gives, for those who ask about many plans.
    """
    wall, clocks = wall_of(now, zone), clocks_of(book, zone)
    moved = moved_of(book) if moved is None else moved
    elsewhere = [
        occurrence_at(plan, said.key, said, clocks)
        for said in moved.get(plan.uid, ())
        if is_time_of(plan, said.key)
    ]
    for horizon in _HORIZONS if plan.recurs else _HORIZONS[-1:]:
        found = [*_of_plan(book, plan, wall - _DAY, wall + horizon, clocks), *elsewhere]
        ahead = [o for o in found if o.status(now) in _TO_COME]
        if ahead:
            return min(ahead, key=lambda o: o.begins)
    return None


def overlapping(book: BookView, occurrence: Occurrence, zone: tzinfo | None) -> list[Occurrence]:
    """Other occurrences that are on at the same time, the skipped left out."""
    first, last = occurrence.start.date() - _DAY, occurrence.end.date()
    return at_once(occurrence, occurrences(book, first, last, zone))


def at_once(occurrence: Occurrence, found: Iterable[Occurrence]) -> list[Occurrence]:
    """Those of them that are on at the same time, the skipped left out.

    Nor is dinner with somebody at the same time as the weekend away with them: it is a part of it.
    What has an hour goes before whole days.
    """
    beside = [
        o
        for o in found
        if o.uid != occurrence.uid
        and not o.record.cancelled
        and o.begins < occurrence.ends
        and occurrence.begins < o.ends
        and (
            o.is_all_day == occurrence.is_all_day
            or set(o.plan.people).isdisjoint(occurrence.plan.people)
        )
    ]
    return sorted(beside, key=lambda o: (o.is_all_day, o.begins))


def overlaps_in(found: Iterable[Occurrence]) -> dict[str, list[str]]:
    """The addresses of those that are on while another one is, each with those of the others.

    What was skipped, or did not happen, is in nobody's way, nor are whole days in that of an hour.
    """
    overlaps: dict[str, list[str]] = {}
    running: dict[bool, list[Occurrence]] = {False: [], True: []}
    for occurrence in sorted(found, key=lambda o: o.begins):
        if not occurrence.record.cancelled and occurrence.record.outcome != "did_not":
            alike = running[occurrence.is_all_day]
            alike[:] = [other for other in alike if other.ends > occurrence.begins]
            for other in alike:
                overlaps.setdefault(other.uid, []).append(occurrence.uid)
                overlaps.setdefault(occurrence.uid, []).append(other.uid)
            alike.append(occurrence)
    return overlaps


def listed_on(occurrence: Occurrence, first: date, last: date, today: date) -> date:
    """The one day under which a list of some days has it: today, where it is on today."""
    begin = max(occurrence.start.date(), first)
    return today if begin <= today <= min(occurrence.last_day, last) else begin


def times_together(book: BookView) -> dict[str, set[date]]:
    """For each person the days with time together: outcomes and Quality time."""
    found = {
        uid: {date.fromordinal(day) for day in days} for uid, days in book.times_with().items()
    }
    for said in book.occurrences.values():
        if said.took_place and said.day:
            for uid in said.people:
                found.setdefault(uid, set()).add(said.day)
                if said.days > 1:  # of thousands, few
                    found[uid].update(said.days_together)
    return found


def times_begun(book: BookView) -> dict[str, set[date]]:
    """As ``times_together``, but a weekend away is one time, that of its first day."""
    found = times_together(book)
    for said in book.occurrences.values():
        if said.days > 1:
            for uid in said.people:
                found[uid] = found.get(uid, set()).difference(said.days_together[1:])
    return found


class PersonStanding(NamedTuple):
    """One person: the last real contact, the next time together, and how their rhythm stands.

    The last is an outcome or Quality time, or, where ``is_touch``, a word that there was contact.
    """

    person: Person
    last: date | None
    coming: Occurrence | None
    drift: Drift | None
    is_touch: bool


def standing_of(
    book: BookView, people: Iterable[Person], today: date, now: datetime, zone: tzinfo | None
) -> list[PersonStanding]:
    """How these people stand, in their order. ``drift`` is None where no rhythm is asked for."""
    together, ahead = times_together(book), _next_with(book, now, zone)
    found = []
    for person in people:
        occurrence = ahead.get(person.uid)
        next_in = (occurrence.start.date() - today).days if occurrence else None
        met = max(together.get(person.uid, ()), default=None)
        last = max(filter(None, (met, person.touched)), default=None)
        drift = _drift(person, last, today, next_in)
        found.append(PersonStanding(person, last, occurrence, drift, last != met))
    return found


def drifting(book: BookView, today: date, now: datetime, zone: tzinfo | None) -> list[Drift]:
    """Everyone with a rhythm whose state is not ``ok``, those it has been longest for first."""
    people = [p for p in active(book.people.values()) if p.rhythm and not p.is_paused(today)]
    if not people:
        return []
    found = [s.drift for s in standing_of(book, people, today, now, zone)]
    wanting = [drift for drift in found if drift and drift.state != "ok"]
    return sorted(wanting, key=lambda drift: (-drift.weight, drift.person))


def _drift(person: Person, last: date | None, today: date, next_in: int | None) -> Drift | None:
    if person.rhythm is None or person.archived or person.is_paused(today):
        return None
    gap = max(0, (today - (last or person.added or today)).days)
    return Drift(person.uid, drift_state(person.rhythm, gap, next_in), gap, person.rhythm, last)


def moved_of(book: BookView) -> dict[str, list[OccurrenceRecord]]:
    """What was moved, by plan."""
    found: dict[str, list[OccurrenceRecord]] = {}
    for said in book.occurrences.values():
        if said.moved_to:
            found.setdefault(said.plan, []).append(said)
    return found


def _next_with(book: BookView, now: datetime, zone: tzinfo | None) -> dict[str, Occurrence]:
    found: dict[str, Occurrence] = {}
    moved = moved_of(book)
    for plan in book.plans.values():
        if occurrence := next_of(book, plan, now, zone, moved):
            for uid in plan.people:
                if uid not in found or occurrence.begins < found[uid].begins:
                    found[uid] = occurrence
    return found


def _of_plan(
    book: BookView, plan: Plan, begin: datetime, end: datetime, clocks: Clocks
) -> Iterator[Occurrence]:
    """Those whose original start, or a day of it, is in the range; some begin outside of it."""
    pad = _DAY if plan.zone else _GAP
    before = pad + plan.days * _DAY if plan.days else pad
    for key in starts(plan.rule, plan.start, begin - before, end + pad, plan.extra):
        yield occurrence_at(plan, key, book.occurrences.get(occurrence_uid(plan.uid, key)), clocks)
