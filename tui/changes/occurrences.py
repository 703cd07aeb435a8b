"""Changes to one time of a plan: skipped, moved, and how it went (DESIGN 2.6)."""

from collections.abc import Iterable
from datetime import date, datetime

from tui.book.places import Step
from tui.book.steps import RecordChange
from tui.book.tables import OCCURRENCES
from tui.changes.marks import done_by_outcome, outcome_taken_back, refuse_to_come
from tui.changes.records import kept as record_kept
from tui.changes.records import taken_out
from tui.domain.plan import (
    TOOK_PLACE,
    Occurrence,
    OccurrenceRecord,
    Outcome,
    Uninterrupted,
    occurrence_uid,
)
from tui.domain.refusal import Refused
from tui.domain.settings import LONGEST_MINUTES
from tui.wording.clock import clock_words

LONGEST_NOTE = 2000


def skipped(occurrence: Occurrence) -> RecordChange:
    """Leave one out. Refused where it has an outcome or is left out already."""
    _refuse_outcome(occurrence, "skipping")
    if occurrence.record.cancelled:
        raise Refused("it is skipped already; restore brings it back")
    return say(occurrence.record._replace(cancelled=True))


def restored(occurrence: Occurrence) -> RecordChange:
    """Bring a skipped one back, or put a moved one where it was. Refused where it is neither."""
    said = occurrence.record
    if said.cancelled:
        return say(said._replace(cancelled=False))
    if said.moved_to is None:
        raise Refused("it is neither skipped nor moved; there is nothing to restore")
    _refuse_outcome(occurrence, "moving it back")
    return say(said._replace(moved_to=None))


def moved(occurrence: Occurrence, to: datetime) -> RecordChange:
    """Put one at another wall time of its plan's zone; to its own time is to put it back.

    A skipped one that is moved stands again. Refused where it has an outcome.
    """
    _refuse_outcome(occurrence, "moving")
    target = None if to == occurrence.key else to
    return say(occurrence.record._replace(moved_to=target, cancelled=False))


def recorded(
    occurrence: Occurrence,
    outcome: Outcome,
    day: date,
    today: date,
    now: datetime,
    *,
    uninterrupted: Uninterrupted | None = None,
    minutes: int | None = None,
    note: str = "",
    kept: Iterable[str] = (),
) -> list[Step]:
    """Say how it went; one that took place ticks Quality time on ``day``, the day of its start.

    An all-day one ticks each of its days. Refused: a day to come, that it took place before it
    began, or of an all-day one before its last day; minutes that are none, a note that is too long.
    """
    start, last = occurrence.start, occurrence.last_day
    earlier = "move it first if it took place earlier"
    refuse_to_come(day, today, f"{start:%A} {start.day} {start:%B} is still to come; {earlier}")
    if outcome in TOOK_PLACE and occurrence.begins > now:
        raise Refused(f"it begins at {clock_words(start)}; {earlier}")
    if outcome in TOOK_PLACE and occurrence.is_all_day:
        on = f"it is on until {last:%A} {last.day} {last:%B}"
        refuse_to_come(last, today, f"{on}; say how it was on that day, or after it")
    if minutes is not None and occurrence.is_all_day:
        raise Refused("it is all-day and has no minutes; leave them out")
    if minutes is not None and not 1 <= minutes <= LONGEST_MINUTES:
        raise Refused(f"{minutes} minutes cannot be; write 1 to {LONGEST_MINUTES}")
    if len(note) > LONGEST_NOTE:
        raise Refused(f"a note has at most {LONGEST_NOTE} characters; this one has {len(note)}")
    took_place = outcome in TOOK_PLACE
    said = occurrence.record._replace(
        cancelled=False,
        outcome=outcome,
        uninterrupted=uninterrupted if took_place else None,
        minutes=minutes if took_place else None,
        note=note.strip(),
        kept=tuple(kept) if took_place else (),
        people=occurrence.plan.people if took_place else (),
        day=day if took_place else None,
        days=(last - day).days + 1 if took_place and occurrence.is_all_day else 0,
    )
    return [say(said), *ticks(occurrence.uid, occurrence.record, said)]


def cleared(occurrence: Occurrence) -> list[Step]:
    """Take an outcome back, and exactly what it ticked. Refused where there is none."""
    if not occurrence.record.outcome:
        raise Refused("nothing was recorded of it; there is nothing to take back")
    said = without_outcome(occurrence.record)
    return [say(said), *ticks(occurrence.uid, occurrence.record, said)]


def ticks(uid: str, before: OccurrenceRecord, after: OccurrenceRecord) -> list[Step]:
    """Take back what an outcome ticked, and tick what the new one ticks, where they differ."""
    old, new = before.days_together, after.days_together
    return [
        *(outcome_taken_back(uid, day) for day in old if day not in new),
        *(done_by_outcome(uid, day) for day in new if day not in old),
    ]


def without_outcome(said: OccurrenceRecord) -> OccurrenceRecord:
    """What is left of what was said without the outcome."""
    bare = OccurrenceRecord(said.plan, said.key)
    return bare._replace(cancelled=said.cancelled, moved_to=said.moved_to)


def say(said: OccurrenceRecord) -> RecordChange:
    """What is kept of an occurrence; where nothing is left to say, nothing."""
    if said == OccurrenceRecord(said.plan, said.key):
        return taken_out(OCCURRENCES, address(said), of_old=False)
    return record_kept(OCCURRENCES, address(said), said)


def address(said: OccurrenceRecord) -> str:
    """The address of the occurrence."""
    return occurrence_uid(said.plan, said.key)


def _refuse_outcome(occurrence: Occurrence, what: str) -> None:
    if occurrence.record.outcome:
        raise Refused(f"it has an outcome; take that back before {what}")
