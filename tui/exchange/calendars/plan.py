"""An event of a calendar file as a plan.

All times are first made naive walls of the plan's own zone; a day of an all-day one is a midnight.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from tui.book.book import Book
from tui.changes.plans import LONGEST_TEXT
from tui.domain.day import EARLIEST_DAY
from tui.domain.letters import is_obeyed
from tui.domain.plan import DAY_MINUTES, MOST_DAYS, OccurrenceRecord, Plan
from tui.domain.recurrence import checked_rule, first_start
from tui.domain.refusal import Refused
from tui.domain.rule import Rule, parse_rule
from tui.domain.settings import LONGEST_MINUTES
from tui.domain.wall import instant_of, zone_named
from tui.exchange.calendars.events import Event, Moment
from tui.exchange.calendars.writing import KEY_FIELD, SUMMARY
from tui.exchange.calendars.zones import UTC_ZONE, Zone
from tui.records.fields import LATEST_YEAR
from tui.wording.lists import title_of

MOST_TIMES = 500  # of the times that an event may add or leave out
_TEXT_READ = 10 * LONGEST_TEXT
_DAY = timedelta(days=1)


class PlanFound(NamedTuple):
    """A plan of a file, and what the file says of its times, by their keys."""

    plan: Plan
    told: Mapping[datetime, OccurrenceRecord]


def plan_of(event: Event, uid: str, book: Book, people: Sequence[str]) -> PlanFound:
    """The plan that an event is, under a uid; where that is known, what the event has no room for.

    Refused with the reason: what cannot be planned here. Raises one of ``BROKEN`` for what is not
    written as a calendar has it.
    """
    known = book.plans.get(uid)
    if not (known or people):
        raise Refused("say with whom it is: add --with NAME")
    zone, start = start_of(event)
    rule, extra = _rule_of(event, start, zone), tuple(_walls(event, "RDATE", start, zone))
    days, minutes = length_of(event, book.settings.default_minutes)
    moved = _own_key(event)
    plan = Plan(
        uid,
        title_in(event, known, book),
        known.people if known else tuple(people),
        moved or start,
        minutes,
        rule,
        tuple(sorted(set(extra))),
        zone.name if zone else "",
        line_in(event, "LOCATION") or (known.place if known else ""),
        known.pledges if known else (),
        days,
    )
    if rule:
        first = first_start(rule, start)
        if first != start:  # a file counts its start as a time, whatever its rule says
            plan = plan._replace(start=first, extra=tuple(sorted({*plan.extra, start})))
    told = {
        key: OccurrenceRecord(uid, key, cancelled=True)
        for key in _walls(event, "EXDATE", start, zone)
    }
    if not plan.recurs:
        to = start if moved else None
        told[plan.start] = OccurrenceRecord(uid, plan.start, is_cancelled(event), to)
    elif is_cancelled(event):
        raise Refused("it is cancelled")
    return PlanFound(plan, told)


def wall_in(
    moment: Moment, zone: Zone | None, start: datetime | None = None, *, all_day: bool = False
) -> datetime:
    """A naive wall time of a zone, ours where there is none; a day alone takes the hour of a start.

    Of what is ``all_day`` only the day counts, where it was written. Refused: a day alone where
    there is no hour.
    """
    at = moment.at
    if all_day:
        return datetime(at.year, at.month, at.day)
    if not isinstance(at, datetime):
        if start is None:
            raise Refused("it has a day and no hour; give it a time first")
        return datetime.combine(at, start.time())
    if moment.zone is not None and moment.zone != zone:
        there = instant_of(at, moment.zone.clock).astimezone(zone.clock if zone else None)
        at = there.replace(tzinfo=None)
    return at.replace(second=0, microsecond=0, fold=0)


def zone_of(plan: Plan) -> Zone | None:
    """The zone that the times of a plan are in, None where they float."""
    return Zone(plan.zone, zone_named(plan.zone)) if plan.zone else None


def is_cancelled(event: Event) -> bool:
    """Whether an event says that it does not take place."""
    return event.text("STATUS").strip().upper() == "CANCELLED" or event.calendar.method == "CANCEL"


def start_of(event: Event) -> tuple[Zone | None, datetime]:
    """The zone of an event and its start there, none for whole days. Refused: of another age."""
    moment = event.moment("DTSTART")
    if not EARLIEST_DAY.year <= moment.at.year <= LATEST_YEAR:
        raise Refused(f"it begins in the year {moment.at.year}; choose a nearer one")
    if is_all_day(event):
        return None, wall_in(moment, None, all_day=True)
    zone = moment.zone
    once = not (event.says("RRULE") or event.says("RDATE"))
    if zone and once and zone.name in ("", "UTC"):  # an instant: any zone will do
        zone = event.calendar.zones.of_all() or UTC_ZONE
    elif zone and not zone.name:
        raise Refused("its zone goes by rules of no zone known here; use one like Europe/Berlin")
    return zone, wall_in(moment, zone)


def is_all_day(event: Event) -> bool:
    """Whether it has a day and no hour; Outlook writes midnight for that, and says so."""
    at = event.moment("DTSTART").at
    if not isinstance(at, datetime):
        return True
    marked = event.text("X-MICROSOFT-CDO-ALLDAYEVENT").strip().upper() == "TRUE"
    return marked and at.time() == time()


def _walls(event: Event, name: str, start: datetime, zone: Zone | None) -> Iterator[datetime]:
    moments = event.moments(name)
    if len(moments) > MOST_TIMES:
        raise Refused(f"it lists {len(moments)} single times; {MOST_TIMES} are the most")
    all_day = is_all_day(event)
    for moment in moments:
        yield wall_in(moment, zone, start, all_day=all_day)


def _rule_of(event: Event, start: datetime, zone: Zone | None) -> Rule | None:
    if event.says("EXRULE"):
        raise Refused("EXRULE has no place here; write the single days that are left out")
    if not event.says("RRULE"):
        return None
    if len(event.lines["RRULE"]) > 1:
        raise Refused("it has several rules; make an event of each")
    text = event.text("RRULE").strip().upper()
    parts = dict(part.partition("=")[::2] for part in text.split(";"))
    end = parts.get("UNTIL", "")
    if "T" in end:
        wall = datetime.strptime(end.removesuffix("Z"), "%Y%m%dT%H%M%S")
        if end.endswith("Z"):
            zone = event.moment("DTSTART").zone if is_all_day(event) else zone
            there = wall.replace(tzinfo=UTC).astimezone(zone.clock if zone else None)
            wall = there.replace(tzinfo=None)
        last = wall.date() - timedelta(days=wall.time() < start.time())
        text = text.replace(f"UNTIL={end}", f"UNTIL={last:%Y%m%d}")
    parse_rule(text)
    return checked_rule(text, start)


def length_of(event: Event, default: int) -> tuple[int, int]:
    """How long an event lasts: its whole days, 0 where it has an hour, and its minutes.

    That is by its end, else by its length. Refused: what cannot be planned.
    """
    return (_days_of(event), DAY_MINUTES) if is_all_day(event) else (0, _minutes_of(event, default))


def _days_of(event: Event) -> int:
    """The end is the midnight after the last day; where there is none, it is one day."""
    begin, length = event.moment("DTSTART").at, _DAY
    if event.says("DTEND"):
        end = event.moment("DTEND").at
        if isinstance(begin, datetime) != isinstance(end, datetime):
            raise TypeError(end)  # one of them a day, one of them an hour
        length = end - begin
    elif event.says("DURATION"):
        length = event.duration()
    if length < timedelta():
        raise Refused("it ends before it begins")
    days = max(1, -(-length // _DAY))
    if days > MOST_DAYS:
        raise Refused(f"it lasts {days} days; 1 to {MOST_DAYS} can be planned")
    return days


def _minutes_of(event: Event, default: int) -> int:
    if event.says("DTEND"):
        length = _between(event.moment("DTSTART"), event.moment("DTEND"))
    elif event.says("DURATION"):
        length = event.duration()
    else:
        return default
    if length < timedelta():
        raise Refused("it ends before it begins")
    minutes = round(length.total_seconds() / 60) or default
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise Refused(f"it lasts {minutes} minutes; 1 to {LONGEST_MINUTES} can be planned")
    return minutes


def _between(begin: Moment, end: Moment) -> timedelta:
    """How long it is from one to the other, as clocks that nobody changes have it."""
    first, last = begin.at, end.at
    if not (isinstance(first, datetime) and isinstance(last, datetime)):
        raise TypeError(end)  # one of them a day, one of them an hour
    if begin.zone is None or end.zone is None:
        return last - first
    return instant_of(last, end.zone.clock) - instant_of(first, begin.zone.clock)


def _own_key(event: Event) -> datetime | None:
    """Where a one-off of ours was before it was moved."""
    text = event.text(KEY_FIELD)
    return datetime.strptime(text, "%Y%m%dT%H%M%S") if text else None


def title_in(event: Event, known: Plan | None, book: Book) -> str:
    """The summary; ours without details, or made of names, says nothing new."""
    text = line_in(event, "SUMMARY")
    if known and text in ("", SUMMARY, title_of("", book.names(known.people))):
        return known.title
    return "" if text == SUMMARY else text


def line_in(event: Event, name: str) -> str:
    """A text on one printable line, cut where it is too long."""
    text = event.text(name)[:_TEXT_READ]
    if not text.isprintable():
        text = "".join(" " if is_obeyed(c) else c for c in text)
    return " ".join(text.split())[:LONGEST_TEXT].rstrip()
