"""Plans out of calendar files (RFC 5545); loaded when asked for.

What cannot be a plan here is listed with the number of its event and its reason; the rest is taken.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

from tui.book.book import Book
from tui.book.places import RecordPlace, Step
from tui.book.steps import RecordChange
from tui.changes.plans import changed
from tui.domain.plan import OccurrenceRecord, occurrence_uid
from tui.domain.refusal import Refused
from tui.exchange.files import Far, untold
from tui.exchange.ics_events import Event, events_of
from tui.exchange.ics_files import CalendarFile
from tui.exchange.ics_out import UID_ENDS
from tui.exchange.ics_plan import BROKEN, PlanFound, is_cancelled, plan_of, wall_in, zone_of
from tui.queries.agenda import is_time_of
from tui.records.fields import GONE
from tui.records.planning import occurrence_content, plan_content

_WRITTEN = ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
_AT_ONCE = 200  # plans, between two words on how far it is


class CalendarPlans(NamedTuple):
    """What a file holds: plans, what was refused, and what is to be said of what was taken."""

    taken: tuple[PlanFound, ...]
    refused: tuple[str, ...]
    said: tuple[str, ...] = ()


def plans_in(
    files: Sequence[CalendarFile], book: Book, people: Sequence[str], far: Far = untold
) -> CalendarPlans:
    """The plans of calendar files; those not known yet are with ``people``.

    Refused as a whole: where one of them is no calendar.
    """
    groups = _grouped(files)
    taken: list[PlanFound] = []
    refused: list[str] = []
    said: list[str] = []
    for n, (uid, events) in enumerate(groups.items()):
        if n % _AT_ONCE == 0:
            far(n, len(groups))
        try:
            found = _plan_found(uid, events, book, people)
            taken.append(found)
            refused += _left(events, found)
            said += [
                _said(event, "it has an end and a length; the end was taken")
                for event in events
                if event.says("DTEND") and event.says("DURATION")
            ]
        except Refused as refusal:
            refused.append(_said(events[0], str(refusal)))
        except BROKEN:
            refused.append(_said(events[0], "it is not written as a calendar has it"))
    return CalendarPlans(tuple(taken), tuple(refused), tuple(said))


def steps_in(found: CalendarPlans, book: Book) -> list[Step]:
    """What keeps all that was taken of a file."""
    held: dict[str, dict[datetime, OccurrenceRecord]] = {}
    for record in book.occurrences.values():
        held.setdefault(record.plan, {})[record.key] = record
    return [
        step
        for taken in found.taken
        for step in steps_of(taken, book, held.get(taken.plan.uid, {}))
    ]


def steps_of(taken: PlanFound, book: Book, held: Mapping[datetime, OccurrenceRecord]) -> list[Step]:
    """What keeps a plan of a file. One that is known is changed, not made twice.

    ``held`` is what is kept of its times already, by their keys.
    """
    plan, known = taken.plan, book.plans.get(taken.plan.uid)
    steps: list[Step] = []
    if known is None:
        steps.append(RecordChange(RecordPlace("plans", plan.uid), plan_content(plan)))
    elif known != plan:
        steps += changed(book, known, plan)
    for key in sorted({*held, *taken.told}):
        before = held.get(key, OccurrenceRecord(plan.uid, key))
        told = taken.told.get(key, OccurrenceRecord(plan.uid, key))
        after = before._replace(cancelled=told.cancelled, moved_to=told.moved_to)
        if before.outcome or after == before or not is_time_of(plan, key):
            continue
        place = RecordPlace("occurrences", occurrence_uid(plan.uid, key))
        nothing = after == OccurrenceRecord(plan.uid, key)
        steps.append(RecordChange(place, GONE if nothing else occurrence_content(after)))
    return steps


def _grouped(files: Sequence[CalendarFile]) -> dict[str, list[Event]]:
    """Events by UID, what changes a series behind it; one without is known by what it says."""
    groups: dict[str, list[Event]] = {}
    for file in files:
        try:
            events = events_of(file.data, str(file.path) if len(files) > 1 else "")
        except Refused as refusal:
            raise Refused(f"{file.path}: {refusal}") from None
        for event in events:
            groups.setdefault(event.text("UID").strip() or _own_uid(event), []).append(event)
    return {uid: sorted(own, key=lambda e: e.says("RECURRENCE-ID")) for uid, own in groups.items()}


def _own_uid(event: Event) -> str:
    """What an event without a UID is known by: what it says, but when it was written."""
    said = [(name, event.lines[name]) for name in sorted(event.lines) if name not in _WRITTEN]
    return blake2b(repr(said).encode(), digest_size=8).hexdigest()


def _left(events: Sequence[Event], taken: PlanFound) -> Iterator[str]:
    """What is in a series that was taken, and could not be."""
    for event in events[1:]:
        if not event.says("RECURRENCE-ID"):
            yield _said(event, "it is there twice; the first was taken")
            continue
        plan = taken.plan
        key = wall_in(event.moment("RECURRENCE-ID"), zone_of(plan), plan.start)
        if event.lines["RECURRENCE-ID"][0].parameter("RANGE"):
            reason = "it changes what follows too; make that a series of its own"
            yield _said(event, reason)
        elif key not in taken.told:
            reason = f"the time that was moved from {key:%Y-%m-%d} is none of its series"
            yield _said(event, reason)


def _said(event: Event, words: str) -> str:
    """A line about an event: its number and its day, to find it by; never its words."""
    for field in ("DTSTART", "RECURRENCE-ID"):
        with contextlib.suppress(Refused, *BROKEN):
            return f"{event.where}, {event.moment(field).at:%Y-%m-%d}: {words}"
    return f"{event.where}: {words}"


def _plan_found(uid: str, events: Sequence[Event], book: Book, people: Sequence[str]) -> PlanFound:
    main = events[0]
    if main.says("RECURRENCE-ID"):
        raise Refused("only one time of a series is here, not the series itself")
    plan, told = plan_of(main, _plan_uid(uid), book, people)
    told = dict(told)
    zone = zone_of(plan)
    for event in events:
        line = event.lines.get("RECURRENCE-ID")
        if line and not line[0].parameter("RANGE"):
            key = wall_in(event.moment("RECURRENCE-ID"), zone, plan.start)
            to = wall_in(event.moment("DTSTART"), zone, plan.start)
            gone = is_cancelled(event)
            told[key] = OccurrenceRecord(plan.uid, key, gone, None if gone or to == key else to)
    return PlanFound(plan, {key: record for key, record in told.items() if is_time_of(plan, key)})


def _plan_uid(uid: str) -> str:
    own = uid.removesuffix(UID_ENDS)
    if own != uid and own.startswith("pl-") and own[3:].isalnum() and len(own) < 40:
        return own
    return f"pl-{blake2b(uid.encode(), digest_size=6).hexdigest()}"
