"""Changes to planned time, checked against the book (DESIGN 2.6, NOTES-planner 1)."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from tui.book.book import Book
from tui.book.places import RecordPlace, Step
from tui.book.steps import RecordChange
from tui.book.tables import OCCURRENCES, PLANS
from tui.changes.marks import done_by_outcome, outcome_taken_back
from tui.changes.occurrences import address, say, ticks, without_outcome
from tui.changes.records import edited, taken_out
from tui.changes.uids import new_uid
from tui.domain.letters import is_obeyed
from tui.domain.plan import Occurrence, OccurrenceRecord, Plan
from tui.domain.recurrence import ended_before
from tui.domain.refusal import Refused
from tui.queries.agenda import is_time_of
from tui.records.planning import plan_content
from tui.typed.plan_line import Entry

LONGEST_TEXT = 100
MOST_PLEDGES = 7


def plan_from(
    book: Book,
    entry: Entry,
    people: Sequence[str],
    *,
    zone: str = "",
    pledges: Iterable[str] = (),
) -> Plan:
    """A new plan, not in the book yet, from what was typed, with people by uid.

    Refused as ``checked_pledges`` says.
    """
    return Plan(
        new_uid("pl", book.plans),
        entry.title,
        tuple(people),
        entry.start,
        entry.minutes,
        entry.rule,
        zone=zone,
        place=entry.place,
        pledges=checked_pledges(pledges),
        days=entry.days,
    )


def planned(plan: Plan) -> RecordChange:
    """Put a new plan into the book."""
    return _whole(plan)


def checked_pledges(texts: Iterable[str]) -> tuple[str, ...]:
    """Pledges as they are kept. Refused: more than seven, or one that is no short line."""
    pledges = tuple(dict.fromkeys(filter(None, (" ".join(text.split()) for text in texts))))
    if len(pledges) > MOST_PLEDGES:
        raise Refused(f"{len(pledges)} pledges are a lot; keep to {MOST_PLEDGES}")
    return tuple(checked_line(pledge, "a pledge") for pledge in pledges)


def refuse_zone_of_days(days: int) -> None:
    """Refused where a plan is of whole ``days``: they are those of wherever one is."""
    if days:
        raise Refused("whole days keep no clock; leave the zone out, or say an hour")


def checked_line(text: str, what: str) -> str:
    """A short line. Refused: one longer than a hundred characters, or that cannot be printed."""
    line = " ".join(text.split())
    if len(line) > LONGEST_TEXT or any(map(is_obeyed, line)):
        raise Refused(f"{what} is one line of at most {LONGEST_TEXT} characters")
    return line


def changed(book: Book, plan: Plan, new: Plan) -> list[Step]:
    """Change all of a plan. What was said of its times goes along with them.

    Where the days change, a time with an outcome becomes a plan of its own; what was only skipped
    or moved is dropped (``dropped`` counts it beforehand).
    """
    own = [edited(PLANS, plan.uid, plan, new)]
    return [*own, *_carried(book, _said_of(book, plan), plan, new)]


def dropped(book: Book, plan: Plan, new: Plan, since: datetime = datetime.min) -> int:
    """How many skipped or moved times a change of a plan would drop, from a time of it on."""
    return sum(
        1
        for said in _said_of(book, plan)
        if said.key >= since
        and not said.outcome
        and not is_time_of(new, shifted(said.key, plan, new))
    )


def changed_from(book: Book, occurrence: Occurrence, new: Plan) -> list[Step]:
    """Change one time and all that follow: the series ends before it, a new one begins there.

    ``new`` says all of what the new one is, of a COUNT what is left of it; its uid is given here.
    """
    plan, key = occurrence.plan, occurrence.key
    before = _before(plan, key)
    if before is None:
        return changed(book, plan, new)
    follows = new._replace(uid=new_uid("pl", book.plans))
    later = [said for said in _said_of(book, plan) if said.key >= key]
    return [
        edited(PLANS, plan.uid, plan, before),
        _whole(follows, plan.uid),
        *_carried(book, later, plan, follows),
    ]


def ended(book: Book, plan: Plan, when: datetime) -> list[Step]:
    """End a plan: no time of it begins at or after ``when``, a wall time of its zone.

    What took place stays. A plan of which nothing would be left is removed.
    """
    left = _before(plan, when)
    if left is None:
        return removed(book, plan)
    later = [said for said in _said_of(book, plan) if said.key >= when]
    return [
        edited(PLANS, plan.uid, plan, left),
        *(_gone(said) for said in later if not said.outcome),
    ]


def removed(book: Book, plan: Plan) -> list[Step]:
    """Take a plan out, with all that was said of it and what its outcomes ticked."""
    steps: list[Step] = [taken_out(PLANS, plan.uid)]
    for said in _said_of(book, plan):
        steps += [_gone(said), *ticks(address(said), said, without_outcome(said))]
    return steps


def _before(plan: Plan, when: datetime) -> Plan | None:
    """The plan without what begins at or after ``when``; None where nothing is left."""
    extra = tuple(start for start in plan.extra if start < when)
    if plan.rule is None:
        return plan._replace(extra=extra) if plan.start < when else None
    rule = ended_before(plan.rule, plan.start, when)
    if rule:
        return plan._replace(rule=rule, extra=extra)
    if not extra:
        return None
    return plan._replace(rule=None, start=min(extra), extra=tuple(sorted(extra)[1:]))


def _carried(book: Book, told: Iterable[OccurrenceRecord], plan: Plan, new: Plan) -> list[Step]:
    """What becomes of what was said of ``plan`` when its times are those of ``new``."""
    steps: list[Step] = []
    taken = {*book.plans, new.uid}
    for said in told:
        key = shifted(said.key, plan, new)
        if is_time_of(new, key):
            to = said.moved_to
            if to and plan.days and not new.days:  # a date has no hour of its own to keep
                to = shifted(to, plan, new)
            after = said._replace(plan=new.uid, key=key, moved_to=to)
        elif said.outcome:
            uid = new_uid("pl", taken)
            taken.add(uid)
            alone = plan._replace(uid=uid, start=said.key, rule=None, extra=())
            steps.append(_whole(alone, plan.uid))
            after = said._replace(plan=uid)
        else:
            steps.append(_gone(said))
            continue
        if after != said:
            steps += [_gone(said), say(after), *_marks_moved(said, after)]
    return steps


def shifted(key: datetime, plan: Plan, new: Plan) -> datetime:
    """Where a time of ``plan`` stands in ``new``: on its day, at another hour where that is one."""
    start, end = plan.start, new.start
    return key + (datetime.combine(start, end.time()) - datetime.combine(start, start.time()))


def _marks_moved(before: OccurrenceRecord, after: OccurrenceRecord) -> list[Step]:
    """A tick keeps its outcome under the new address; the day was never without it."""
    return [
        step
        for day in before.days_together
        for step in (
            done_by_outcome(address(after), day),
            outcome_taken_back(address(before), day),
        )
    ]


def _said_of(book: Book, plan: Plan) -> list[OccurrenceRecord]:
    return [said for said in book.occurrences.values() if said.plan == plan.uid]


def _gone(said: OccurrenceRecord) -> RecordChange:
    return taken_out(OCCURRENCES, address(said), of_old=False)


def _whole(plan: Plan, split_from: str = "") -> RecordChange:
    fields: dict[str, Any] = {**plan_content(plan), "split_from": split_from or None}
    return RecordChange(RecordPlace(PLANS.name, plan.uid), fields)
