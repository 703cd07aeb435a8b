"""One time of a series, as an event with a RECURRENCE-ID tells it."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from tui.book.book import Book
from tui.book.places import RecordPlace, Step
from tui.book.steps import RecordChange
from tui.book.tables import OCCURRENCES
from tui.changes.plans import changed, removed
from tui.domain.plan import OccurrenceRecord, Plan, occurrence_uid
from tui.domain.refusal import Refused
from tui.exchange.calendars.events import Event
from tui.exchange.calendars.plan import (
    is_all_day,
    is_cancelled,
    length_of,
    line_in,
    plan_of,
    start_of,
    title_in,
    wall_in,
    zone_of,
)
from tui.queries.agenda import is_time_of
from tui.records.fields import GONE
from tui.records.planning import occurrence_content, plan_content

_OF_SERIES = ("RRULE", "RDATE", "EXDATE", "EXRULE", "X-NEARER-START")


class TimeTold(NamedTuple):
    """What a file says of one time of a plan: skipped, moved, as the plan has it; or by itself.

    ``alone`` is a plan of its own, for a time with a title, a place or a length of its own: the
    series leaves it out then. ``version`` are the fields that say how new this is.
    """

    said: OccurrenceRecord
    alone: Plan | None = None
    version: Mapping[str, Any] = {}  # nobody changes it


def key_of(event: Event, series: Plan) -> datetime:
    """Which time of a series it is about. Refused: all that follow too, and none of the series."""
    if event.lines["RECURRENCE-ID"][0].parameter("RANGE"):
        raise Refused("it changes what follows too; make that a series of its own")
    moment, all_day = event.moment("RECURRENCE-ID"), series.days > 0
    key = wall_in(moment, zone_of(series), series.start, all_day=all_day)
    if not is_time_of(series, key):
        raise Refused(f"the time that was moved from {key:%Y-%m-%d} is none of its series")
    return key


def time_of(event: Event, series: Plan, main: Event | None, book: Book) -> TimeTold:
    """What an event says of one time of a series; ``main`` is the series itself, where it is there.

    Refused and raised as by ``plan_of`` and ``key_of``.
    """
    key = key_of(event, series)
    if is_cancelled(event):
        return TimeTold(OccurrenceRecord(series.uid, key, cancelled=True))
    if _has_own_words(event, series, main, book):
        alone = _alone(event, series, key, book)
        return TimeTold(OccurrenceRecord(series.uid, key, cancelled=True), alone)
    start_of(event)  # it may be refused
    to = wall_in(event.moment("DTSTART"), zone_of(series), all_day=series.days > 0)
    return TimeTold(OccurrenceRecord(series.uid, key, moved_to=None if to == key else to))


def _has_own_words(event: Event, series: Plan, main: Event | None, book: Book) -> bool:
    """Whether a title, a place or a length is that of this one time."""
    if is_all_day(event) != (series.days > 0):
        return True
    if event.says("DTEND") or event.says("DURATION"):
        of_series = (series.days, series.minutes)
        length = length_of(event, series.minutes)
        if length != (length_of(main, series.minutes) if main else of_series):
            return True
    if main:
        return any(
            event.says(name) and line_in(event, name) != line_in(main, name)
            for name in ("SUMMARY", "LOCATION")
        )
    place = line_in(event, "LOCATION") or series.place
    return title_in(event, series, book) != series.title or place != series.place


def _alone(event: Event, series: Plan, key: datetime, book: Book) -> Plan:
    lines = {name: held for name, held in event.lines.items() if name not in _OF_SERIES}
    plan = plan_of(event._replace(lines=lines), alone_uid(series, key), book, series.people).plan
    return plan._replace(
        title=plan.title if event.says("SUMMARY") else series.title,
        place=plan.place if event.says("LOCATION") else series.place,
        pledges=plan.pledges or series.pledges,
    )


def alone_uid(series: Plan, key: datetime) -> str:
    """The uid of the plan that one time of a series has become, the same whenever it is told."""
    return f"pl-{blake2b(occurrence_uid(series.uid, key).encode(), digest_size=6).hexdigest()}"


def steps_of_time(
    told: TimeTold,
    series: Plan,
    book: Book,
    held: Mapping[str, Mapping[datetime, OccurrenceRecord]],
) -> list[Step]:
    """What makes it so; nothing where it was recorded already. ``held`` are all times, by plan."""
    key = told.said.key
    before = held.get(series.uid, {}).get(key, OccurrenceRecord(series.uid, key))
    if before.outcome:
        return []
    gone, to = told.said.cancelled, told.said.moved_to
    if gone and to is None:  # a file cannot say where something stood that is left out
        to = before.moved_to
    after = before._replace(cancelled=gone, moved_to=to)
    place = RecordPlace(OCCURRENCES.name, occurrence_uid(series.uid, key))
    steps: list[Step] = []
    if after == OccurrenceRecord(series.uid, key):
        if after != before:
            steps.append(RecordChange(place, GONE))
    elif fields := _missing(book, place, {**occurrence_content(after), **told.version}):
        steps.append(RecordChange(place, fields))
    return steps + _steps_of_alone(told.alone, alone_uid(series, key), book, held)


def _steps_of_alone(
    alone: Plan | None,
    uid: str,
    book: Book,
    held: Mapping[str, Mapping[datetime, OccurrenceRecord]],
) -> list[Step]:
    known = book.plans.get(uid)
    if alone is None:
        recorded = any(said.outcome for said in held.get(uid, {}).values())
        return removed(book, known) if known and not recorded else []
    if known is None:
        return [RecordChange(RecordPlace("plans", uid), plan_content(alone))]
    return changed(book, known, alone) if known != alone else []


def _missing(book: Book, place: RecordPlace, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """All the fields, where any of them is not kept so yet."""
    content = book.content(place)
    return fields if any(content.get(name) != value for name, value in fields.items()) else {}
