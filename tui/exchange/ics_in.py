"""Plans out of a calendar file (RFC 5545), with the ``icalendar`` library; loaded when asked for.

All times are first made naive walls of the event's own zone. What cannot be a plan here is
listed with its reason; the rest is taken.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from hashlib import blake2b
from typing import Any, NamedTuple

from tui.book.book import Book
from tui.book.places import RecordPlace, Step
from tui.book.steps import RecordChange
from tui.changes.plans import LONGEST_TEXT, changed
from tui.domain.day import EARLIEST_DAY
from tui.domain.letters import is_obeyed
from tui.domain.plan import OccurrenceRecord, Plan, occurrence_uid
from tui.domain.recurrence import checked_rule, first_start
from tui.domain.refusal import Refused
from tui.domain.rule import Rule, parse_rule
from tui.domain.settings import LONGEST_MINUTES
from tui.domain.wall import zone_named
from tui.exchange.files import Far, untold
from tui.exchange.ics_events import Event, events_of
from tui.exchange.ics_files import CalendarFile
from tui.exchange.ics_out import KEY_FIELD, SUMMARY, UID_ENDS
from tui.queries.agenda import is_time_of
from tui.records.fields import GONE, LATEST_YEAR
from tui.records.planning import occurrence_content, plan_content
from tui.wording.lists import title_of

MOST_TIMES = 500  # of the times that a file may add or leave out


class PlanFound(NamedTuple):
    """A plan of a file, and what the file says of its times, by their keys."""

    plan: Plan
    told: Mapping[datetime, OccurrenceRecord]


class CalendarPlans(NamedTuple):
    """What a file holds: plans, and what was refused, a line each."""

    taken: tuple[PlanFound, ...]
    refused: tuple[str, ...]


def plans_in(
    files: Sequence[CalendarFile], book: Book, people: Sequence[str], far: Far = untold
) -> CalendarPlans:
    """The plans of calendar files; those not known yet are with ``people``.

    Refused as a whole: where one of them is no calendar.
    """
    read = []
    for n, file in enumerate(files):
        try:
            read += events_of(file.data, far if len(files) == 1 else untold)
        except Refused as refusal:
            raise Refused(f"{file.path}: {refusal}") from None
        far(n, len(files))
    taken, refused = [], []
    for n, (uid, events) in enumerate(_grouped(read).items(), 1):
        try:
            found = _plan_found(uid, events, book, people)
            taken.append(found)
            refused += [f"event {n}{_day_of(events)}: {words}" for words in _left(events, found)]
        except Refused as refusal:
            refused.append(f"event {n}{_day_of(events)}: {refusal}")
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, IndexError):
            refused.append(f"event {n}{_day_of(events)}: it is not written as a calendar has it")
    return CalendarPlans(tuple(taken), tuple(refused))


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


def _grouped(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Events by UID, what changes a series behind it; one without is known by what it says."""
    found: dict[str, list[Event]] = {}
    for event in events:
        uid = str(event.get("uid") or "") or blake2b(event.to_ical(), digest_size=8).hexdigest()
        found.setdefault(uid, []).append(event)
    return {uid: sorted(own, key=lambda e: "recurrence-id" in e) for uid, own in found.items()}


def _left(events: Sequence[Event], taken: PlanFound) -> Iterator[str]:
    """What is in a series that was taken, and could not be."""
    for event in events[1:]:
        if "recurrence-id" not in event:
            yield "it is there twice; the first was taken"
            continue
        there = zone_named(taken.plan.zone) if taken.plan.zone else None
        key = _wall(event["recurrence-id"].dt, there, taken.plan.start)
        if event["recurrence-id"].params.get("RANGE"):
            yield f"what changes from {key:%Y-%m-%d} on; make that a series of its own"
        elif key not in taken.told:
            yield f"the time that was moved from {key:%Y-%m-%d} is none of its series"


def _day_of(events: Sequence[Event]) -> str:
    """Its day, to find it by; never its words."""
    try:
        return f", {events[0]['dtstart'].dt:%Y-%m-%d}"
    except Exception:  # noqa: BLE001  # whatever is wrong with it is told by its reason
        return ""


def _plan_found(uid: str, events: Sequence[Event], book: Book, people: Sequence[str]) -> PlanFound:
    main = events[0]
    if "recurrence-id" in main:
        raise Refused("only one time of a series is here, not the series itself")
    plan_uid = _plan_uid(uid)
    known = book.plans.get(plan_uid)
    if not (known or people):
        raise Refused("say with whom it is: add --with NAME")
    zone = _zone_of(main["dtstart"])
    there = zone_named(zone) if zone else None
    start = _wall(main["dtstart"].dt, there)
    rule, extra = _rule_of(main, start, there), tuple(_walls(main, "rdate", start, there))
    moved = _own_key(main)
    plan = Plan(
        plan_uid,
        _title(main, known, book),
        known.people if known else tuple(people),
        moved or start,
        _minutes(main, book.settings.default_minutes),
        rule,
        tuple(sorted(set(extra))),
        zone,
        _line(main.get("location")) or (known.place if known else ""),
        known.pledges if known else (),
    )
    if rule:
        first = first_start(rule, start)
        if first != start:  # a file counts its start as a time, whatever its rule says
            plan = plan._replace(start=first, extra=tuple(sorted({*plan.extra, start})))
    told = {
        key: OccurrenceRecord(plan_uid, key, cancelled=True)
        for key in _walls(main, "exdate", start, there)
    }
    if not plan.recurs:
        told[plan.start] = OccurrenceRecord(
            plan_uid, plan.start, _is_cancelled(main), start if moved else None
        )
    elif _is_cancelled(main):
        raise Refused("it is cancelled")
    for event in events:
        if "recurrence-id" in event and not event["recurrence-id"].params.get("RANGE"):
            key = _wall(event["recurrence-id"].dt, there, start)
            to = _wall(event["dtstart"].dt, there, start)
            gone = _is_cancelled(event)
            told[key] = OccurrenceRecord(plan_uid, key, gone, None if gone or to == key else to)
    return PlanFound(plan, {key: record for key, record in told.items() if is_time_of(plan, key)})


def _plan_uid(uid: str) -> str:
    own = uid.removesuffix(UID_ENDS)
    if own != uid and own.startswith("pl-") and own[3:].isalnum() and len(own) < 40:
        return own
    return f"pl-{blake2b(uid.encode(), digest_size=6).hexdigest()}"


def _zone_of(start: Any) -> str:
    """The zone of an event, empty where it floats. Refused: an all-day one, or an unknown zone."""
    value = start.dt
    if not isinstance(value, datetime):
        raise Refused("it has a day and no hour; give it a time first")
    if not EARLIEST_DAY.year <= value.year <= LATEST_YEAR:
        raise Refused(f"it begins in the year {value.year}; choose a nearer one")
    named = start.params.get("TZID")
    if value.tzinfo is None:
        if named:
            raise Refused(
                f"its zone {str(named)[:40]!r} is not known here; use one like Europe/Berlin"
            )
        return ""
    if value.utcoffset() == timedelta() and not named:
        return "UTC"
    name = str(getattr(value.tzinfo, "key", None) or named or "")
    zone_named(name)
    return name


def _wall(value: Any, zone: tzinfo | None, start: datetime | None = None) -> datetime:
    """A naive wall time of the event's zone, ours where it floats; a day alone takes an hour."""
    if isinstance(value, tuple):  # a period: where it begins
        value = value[0]
    if not isinstance(value, datetime):
        if start is None or not isinstance(value, date):
            raise Refused("it has a day and no hour; give it a time first")
        return datetime.combine(value, start.time())
    if value.tzinfo is not None:
        value = value.astimezone(zone).replace(tzinfo=None)
    wall: datetime = value.replace(second=0, microsecond=0, fold=0)
    return wall


def _walls(event: Event, name: str, start: datetime, zone: tzinfo | None) -> Iterator[datetime]:
    held = event.get(name)
    lists = held if isinstance(held, list) else [held] if held is not None else []
    entries = [entry for each in lists for entry in each.dts]
    if len(entries) > MOST_TIMES:
        raise Refused(f"it lists {len(entries)} single times; {MOST_TIMES} are the most")
    for entry in entries:
        yield _wall(entry.dt, zone, start)


def _rule_of(event: Event, start: datetime, zone: tzinfo | None) -> Rule | None:
    held = event.get("rrule")
    if "exrule" in event:
        raise Refused("EXRULE has no place here; write the single days that are left out")
    if held is None:
        return None
    if isinstance(held, list):
        raise Refused("it has several rules; make an event of each")
    text = held.to_ical().decode()
    parts = dict(part.partition("=")[::2] for part in text.split(";"))
    end = parts.get("UNTIL", "")
    if "T" in end:
        wall = datetime.strptime(end.removesuffix("Z"), "%Y%m%dT%H%M%S")
        if end.endswith("Z"):
            wall = wall.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
        last = wall.date() - timedelta(days=wall.time() < start.time())
        text = text.replace(f"UNTIL={end}", f"UNTIL={last:%Y%m%d}")
    parse_rule(text)
    return checked_rule(text, start)


def _minutes(event: Event, default: int) -> int:
    if (duration := event.get("duration")) is not None:
        length = duration.dt
    elif (end := event.get("dtend")) is not None:
        begin = event["dtstart"].dt
        length = end.dt - begin
        if begin.tzinfo is not None and end.dt.tzinfo is not None:
            length = end.dt.astimezone(UTC) - begin.astimezone(UTC)
    else:
        return default
    minutes: int = round(length.total_seconds() / 60) or default
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise Refused(f"it lasts {minutes} minutes; 1 to {LONGEST_MINUTES} can be planned")
    return minutes


def _own_key(event: Event) -> datetime | None:
    """Where a one-off of ours was before it was moved."""
    text = str(event.get(KEY_FIELD) or "")
    return datetime.strptime(text, "%Y%m%dT%H%M%S") if text else None


def _is_cancelled(event: Event) -> bool:
    return str(event.get("status") or "").upper() == "CANCELLED"


def _title(event: Event, known: Plan | None, book: Book) -> str:
    """The summary; ours without details, or made of names, says nothing new."""
    text = _line(event.get("summary"))
    if known and text in ("", SUMMARY, title_of("", book.names(known.people))):
        return known.title
    return "" if text == SUMMARY else text


def _line(value: Any) -> str:
    """A text on one printable line, cut where it is too long."""
    words = "".join(" " if is_obeyed(c) else c for c in str(value or ""))
    return " ".join(words.split())[:LONGEST_TEXT].rstrip()
