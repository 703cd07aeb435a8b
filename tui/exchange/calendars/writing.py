"""Plans as a calendar file (RFC 5545), with the ``icalendar`` library; loaded when asked for.

What leaves says no more than "Quality time" and when, unless ``details`` are asked for; notes and
outcomes never leave.
"""

import contextlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vRecur

from tui.book.view import BookView
from tui.domain.letters import one_line
from tui.domain.plan import OccurrenceRecord, Plan
from tui.domain.recurrence import starts
from tui.domain.refusal import Refused
from tui.domain.wall import instant_of, zone_named
from tui.exchange.calendars.news import UID_ENDS, sequence_at
from tui.exchange.calendars.zone_writing import timezone_of
from tui.exchange.files import Export, Far, untold
from tui.store.codec import Tables
from tui.wording.lists import title_of

SUMMARY = "Quality time"
KEY_FIELD = "X-NEARER-START"  # where a moved one-off was before: it has no series to say it
PRODUCT = "-//Nearer//Quality time//EN"
_YEARS_AHEAD = 5
_END = b"END:VCALENDAR\r\n"


def ics_of(book: BookView, tables: Tables, *, details: bool = False, far: Far = untold) -> Export:
    """All plans of a book, whose records ``tables`` are, as one calendar. Refused: none."""
    if not book.plans:
        raise Refused("nothing is planned yet; there is nothing to export")
    plans = book.plans.values()
    data = calendar_of(book, plans, stamps_of(tables), details=details, far=far)
    return Export(data, ((len(book.plans), "plan"),))


def stamps_of(tables: Tables) -> dict[str, datetime]:
    """When each plan, or what is kept of its times, was last changed, by the plan's uid."""
    stamps: dict[str, datetime] = {}
    for table, field in (("plans", "uid"), ("occurrences", "plan")):
        for record in tables.get(table, {}).values():
            uid, at = record.get(field), record.get("at")
            if record.get("deleted") and field == "plan":  # a time put back as the plan has it
                uid = str(record.get("uid")).rpartition("@")[0]
            if isinstance(uid, str) and isinstance(at, str):
                with contextlib.suppress(ValueError, OverflowError):
                    stamp = datetime.fromisoformat(at).astimezone(UTC)
                    stamps[uid] = max(stamp, stamps.get(uid, stamp))
    return stamps


def calendar_of(
    book: BookView,
    plans: Collection[Plan],
    stamps: Mapping[str, datetime],
    *,
    details: bool = False,
    far: Far = untold,
) -> bytes:
    """A calendar of these plans. ``stamps`` say when each, what was said of it too, changed."""
    return _calendar(book, plans, _told(book), stamps, details=details, far=far)


def calendars_of(
    book: BookView, stamps: Mapping[str, datetime], *, details: bool = False
) -> Iterator[tuple[Plan, bytes]]:
    """As ``calendar_of``, a calendar for each plan of a book."""
    told = _told(book)
    for plan in book.plans.values():
        yield plan, _calendar(book, [plan], told, stamps, details=details)


Told = Mapping[str, Sequence[OccurrenceRecord]]
"""What was said of single times, by the uid of their plan."""


def _told(book: BookView) -> Told:
    told: dict[str, list[OccurrenceRecord]] = {}
    for record in book.occurrences.values():
        told.setdefault(record.plan, []).append(record)
    return told


def _calendar(
    book: BookView,
    plans: Collection[Plan],
    told: Told,
    stamps: Mapping[str, datetime],
    *,
    details: bool,
    far: Far = untold,
) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    events: list[bytes] = []
    zones: dict[str, list[datetime]] = {}
    for n, plan in enumerate(plans):
        far(n, len(plans))
        said = told.get(plan.uid, ())
        own = list(_events(plan, said, stamps.get(plan.uid, datetime(2000, 1, 1, tzinfo=UTC))))
        for event in own:
            _tell(event, book, plan, details=details)
        events += [event.to_ical() for event in own]
        if plan.zone:
            zones.setdefault(plan.zone, []).extend(_reach(plan, said))
    for name, times in sorted(zones.items()):
        calendar.add_component(timezone_of(name, min(times), max(times)))
    return b"".join([bytes(calendar.to_ical()).removesuffix(_END), *events, _END])


def _tell(event: Event, book: BookView, plan: Plan, *, details: bool) -> None:
    names = book.names(plan.people)
    event.add("summary", title_of(plan.title, names) if details else SUMMARY)
    if details and plan.place:
        event.add("location", plan.place)
    if details:
        event.add("description", f"With {', '.join(names)}")


def _events(plan: Plan, told: Sequence[OccurrenceRecord], stamp: datetime) -> Iterator[Event]:
    """The plan itself, then what was moved of it."""
    if not plan.recurs:
        own = (record for record in told if record.key == plan.start)
        record = next(own, OccurrenceRecord(plan.uid, plan.start))
        event = _event(plan, record.moved_to or plan.start, stamp)
        if record.moved_to:
            event.add(KEY_FIELD, f"{plan.start:%Y%m%dT%H%M%S}")
        if record.cancelled:
            event.add("status", "CANCELLED")
        yield event
        return
    event = _event(plan, _first(plan), stamp)
    if plan.rule:
        event.add("rrule", vRecur.from_ical(_rule_text(plan)))
    if plan.extra:
        event.add("rdate", [_there(plan, start) for start in sorted(plan.extra)])
    skipped = sorted(record.key for record in told if record.cancelled)
    if skipped:
        event.add("exdate", [_there(plan, key) for key in skipped])
    yield event
    for record in sorted(told, key=lambda record: record.key):
        if record.moved_to and not record.cancelled:
            moved = _event(plan, record.moved_to, stamp)
            moved.add("recurrence-id", _there(plan, record.key))
            yield moved


def _first(plan: Plan) -> datetime:
    """Readers take a start for a time, so it has to be one."""
    found = starts(plan.rule, plan.start, plan.start, _horizon(plan.start), plan.extra)
    return found[0] if found else plan.start


def _horizon(start: datetime) -> datetime:
    return start.replace(year=min(start.year + _YEARS_AHEAD, 9990), day=min(start.day, 28))


def _event(plan: Plan, start: datetime, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", one_line(plan.uid) + UID_ENDS)
    event.add("dtstamp", stamp.replace(microsecond=0))
    event.add("last-modified", stamp.replace(microsecond=0))
    event.add("sequence", sequence_at(stamp))
    event.add("dtstart", _there(plan, start))
    if plan.days:
        event.add("dtend", start.date() + timedelta(days=plan.days))  # the day after the last
    else:
        event.add("duration", timedelta(minutes=plan.minutes))
    return event


def _there(plan: Plan, wall: datetime) -> datetime | date:
    """A wall time as a file writes it: with its zone, or floating; of whole days the day."""
    if plan.days:
        return wall.date()
    return wall.replace(tzinfo=zone_named(plan.zone)) if plan.zone else wall


def _rule_text(plan: Plan) -> str:
    """The rule; its end is written as its times are, with a zone in UTC (RFC 5545 asks for it)."""
    rule = plan.rule
    if rule is None:
        return ""
    if rule.until and plan.days:
        return rule.text.replace("T235959", "")
    if rule.until is None or not plan.zone:
        return rule.text
    end = datetime.combine(rule.until, datetime.max.time()).replace(microsecond=0)
    written = f"UNTIL={instant_of(end, zone_named(plan.zone)):%Y%m%dT%H%M%S}Z"
    return rule.text.replace(f"UNTIL={rule.until:%Y%m%d}T235959", written)


def _reach(plan: Plan, told: Sequence[OccurrenceRecord]) -> list[datetime]:
    """The first and last times whose offsets the file has to know."""
    first = plan.start
    last = starts(plan.rule, first, first, _horizon(first), plan.extra)[-1:]
    moved = [record.moved_to for record in told if record.moved_to]
    return [first, *last, *moved]
