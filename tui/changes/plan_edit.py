"""What an edit of planned time means: of one time, of it and all that follow, or of all.

The Planner and the command line ask the same thing here (DESIGN 2.6, NOTES-planner 1).
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Literal, NamedTuple

from tui.book.book import Book
from tui.book.places import Step
from tui.book.steps import RecordChange
from tui.changes.naming import named_people
from tui.changes.new_plan import habits_of, names_of, new_words, now_of, today_of
from tui.changes.occurrences import moved
from tui.changes.plans import (
    changed,
    changed_from,
    checked_line,
    checked_pledges,
    dropped,
    refuse_zone_of_days,
    shifted,
)
from tui.clock import Clock
from tui.domain.plan import Occurrence, Plan, occurrence_at
from tui.domain.recurrence import continued_from, first_start
from tui.domain.refusal import Refused
from tui.domain.wall import zone_named
from tui.queries.agenda import next_of, occurrence_of, overlapping
from tui.typed.plan_line import Entry, entry_words, read_entry, read_when, typed_line
from tui.wording.basics import counted
from tui.wording.plans import overlap_words, plan_name, title, when_within
from tui.wording.rules import rule_words, typed_words

EditScope = Literal["this", "following", "all"]
"""One time alone, it and all that follow, or all of the plan."""

PlanField = Literal["place", "pledges", "zone"]
"""What has a field of its own, beside the line."""

_LEFT_OUT: tuple[tuple[str, ...], ...] = ((), ("title",), ("place",), ("title", "place"))
"""What a line leaves out where it would be misread, the least of it first."""


class EditReading(NamedTuple):
    """What an edited line was understood as.

    ``plan`` is the plan as it will be (of what follows: the new one, still under the uid of the
    old), ``steps`` make it so and ``words`` say it; ``label`` is what the change is called.
    ``dropped`` is how many skipped or moved times
    are let go; ``new`` are the names that will become people.
    """

    plan: Plan
    steps: tuple[Step, ...]
    words: str
    label: str
    dropped: int = 0
    new: tuple[str, ...] = ()

    @property
    def warning(self) -> str:
        """What is let go, in words that follow the others; empty where nothing is."""
        count = counted(self.dropped, "skipped or moved time")
        return f"; {count} will be let go" if self.dropped else ""


class PlanEdit:
    """An edit of a planned time as a typed line; ``book`` is the real one and is not changed.

    Of one time alone it is its day and time that are typed, and ``line`` is empty. Else ``line``
    says all of the plan that a line can say and that would be read back as it is; what it cannot
    say stays as it is: a rule, a title with quotes that reads like a clause, people forgotten.
    Refused: a time that is not in its plan any more.
    """

    def __init__(self, book: Book, uid: str, scope: EditScope, clock: Clock) -> None:
        self._book, self._scope, self._clock = book, scope, clock
        self._occurrence = occurrence_of(book, uid, clock.zone)
        self._now = now_of(self._occurrence, clock)
        self._plan = self._occurrence.plan
        self._there = self._plan.zone_or(clock.zone)
        self._begun = self._as_begun()
        self._known = [uid for uid in self._plan.people if uid in book.people]
        self._forgotten = [uid for uid in self._plan.people if uid not in book.people]
        self._names = book.names(self._known)
        rule = self._begun.rule
        self._keeps_rule = rule is not None and typed_words(rule, self._begun.start) is None
        self._left_out: tuple[str, ...] = ()
        if scope != "this":
            self._left_out = next(filter(self._is_read_back, _LEFT_OUT), _LEFT_OUT[-1])

    @property
    def line(self) -> str:
        """What there is to be edited."""
        return "" if self._scope == "this" else self._line(self._left_out)

    def read(self, text: str) -> EditReading:
        """Understand an edited line, or a day and time.

        Refused as ``read_entry`` and ``read_when`` say, and moving what has an outcome.
        """
        return self._read_move(text) if self._scope == "this" else self._read_line(text)

    # one time alone

    def _read_move(self, text: str) -> EditReading:
        book, occurrence, clock = self._book, self._occurrence, self._clock
        at = occurrence.record.moved_to or occurrence.key
        if occurrence.is_all_day:
            at = occurrence.start
        to = read_when(text, self._now, habits_of(book.settings), of=at)
        if occurrence.is_all_day and to.time() != time():
            raise Refused("it is all-day and has no hour; write only its first day, such as 12 dec")
        step = moved(occurrence, to)
        record = occurrence.record._replace(moved_to=to, cancelled=False)
        there = occurrence_at(self._plan, occurrence.key, record, clock.zone)
        today = today_of(book, clock)
        others = overlapping(book, there, clock.zone)
        words = f"{title(book, there)}: {when_within(there, today)}"
        said = words + self._to_be_told(there) + overlap_words(book, others, today)
        return EditReading(self._plan, (step,), said, words)

    # what follows, or all: the line as it begins

    def _as_begun(self) -> Plan:
        """What is to be edited, as a plan of its own; of a COUNT, what is left of it."""
        plan, key = self._plan, self._occurrence.key
        if self._scope != "following":
            return plan
        return plan._replace(
            start=key,
            rule=plan.rule and continued_from(plan.rule, plan.start, key),
            extra=tuple(t for t in plan.extra if t > key or (t == key and plan.rule)),
        )

    def _line(self, left_out: tuple[str, ...]) -> str:
        """The line without some of it, and without a rule that cannot be typed."""
        begun = self._begun
        said = "" if "title" in left_out else begun.title
        rule = None if self._keeps_rule else begun.rule
        place = "" if "place" in left_out else begun.place
        when = (begun.start, begun.minutes, rule)
        return typed_line(said, self._names, *when, place, begun.days) or ""

    def _is_read_back(self, left_out: tuple[str, ...]) -> bool:
        """Whether a line without some of it is understood as what it was written from."""
        try:
            entry = self._understood(self._line(left_out), left_out)
        except Refused:
            return False
        begun = self._begun
        return self._edited(entry, begun.people) == begun._replace(start=_first(begun))

    # what follows, or all: the line as it is edited

    def _understood(self, text: str, left_out: tuple[str, ...]) -> Entry:
        """What a line says, and what it leaves out as it is."""
        book, begun = self._book, self._begun
        known = [*names_of(book), *self._names]
        is_one = (
            begun.rule is None
        )  # it may have been earlier; a series goes on from where it began
        now = self._now if is_one else min(self._now, begun.start)
        habits, people = habits_of(book.settings), self._forgotten
        entry = read_entry(
            text, now, known, habits, people=people, zone=self._there, may_be_past=is_one
        )
        if not entry.title and "title" in left_out:
            entry = entry._replace(title=begun.title)
        if not entry.place and "place" in left_out:
            entry = entry._replace(place=begun.place)
        if begun.rule is None:
            return entry
        if entry.rule is None:
            start = first_start(begun.rule, entry.start) if self._keeps_rule else entry.start
            return entry._replace(rule=begun.rule if self._keeps_rule else None, start=start)
        said, held = rule_words(entry.rule, entry.start), rule_words(begun.rule, begun.start)
        return entry._replace(rule=begun.rule) if said == held else entry

    def _edited(self, entry: Entry, people: Iterable[str]) -> Plan:
        edited = self._begun._replace(
            title=entry.title,
            people=tuple(people),
            start=entry.start,
            minutes=entry.minutes,
            rule=entry.rule,
            place=entry.place,
            days=entry.days,
            zone="" if entry.days else self._begun.zone,
        )
        extra = tuple(shifted(start, self._begun, edited) for start in edited.extra)
        return edited._replace(extra=extra)

    def _read_line(self, text: str) -> EditReading:
        book, plan, occurrence = self._book, self._plan, self._occurrence
        entry = self._understood(text, self._left_out)
        if self._scope == "following" and entry.rule and not entry.says_day:
            from_here = datetime.combine(occurrence.key.date(), entry.start.time())
            entry = entry._replace(start=first_start(entry.rule, max(entry.start, from_here)))
        people, new = self._people(entry.people)
        edited = self._edited(entry, people)
        if self._scope == "following":
            steps = changed_from(book, occurrence, edited)
            count = dropped(book, plan, edited, since=occurrence.key)
        else:
            steps = changed(book, plan, edited)
            count = dropped(book, plan, edited)
        names = tuple(step.fields["name"] for step in new)
        called = {uid: person.name for uid, person in book.people.items()}
        called |= {step.place.uid: step.fields["name"] for step in new}
        entry = entry._replace(people=tuple(called[uid] for uid in people if uid in called))
        there = habits_of(book.settings).today(self._now)
        words = entry_words(entry, there, self._there) + new_words(names)
        if self._keeps_rule and entry.rule is self._begun.rule:
            words += "; its rule stays"
        if edited.rule is None:
            words += self._to_be_told(occurrence_at(edited, edited.start, None, self._clock.zone))
        words += self._overlap(edited)
        label = f"{plan_name(edited, entry.people, there)}: changed"
        return EditReading(edited, (*new, *steps), words, label, count, names)

    def _to_be_told(self, there: Occurrence) -> str:
        """What follows where it is over then and nothing was recorded of it."""
        is_open = there.ends <= self._clock.now() and not self._occurrence.record.outcome
        return "; it waits for how it was" if is_open else ""

    def _overlap(self, edited: Plan) -> str:
        """What else is on at the next time of the plan as it will be, in words that follow."""
        book, clock = self._book, self._clock
        first = next_of(book, edited, clock.now(), clock.zone)
        others = overlapping(book, first, clock.zone) if first else []
        today = today_of(book, clock)
        return overlap_words(book, [o for o in others if o.plan.uid != edited.uid], today)

    def _people(self, names: Sequence[str]) -> tuple[tuple[str, ...], list[RecordChange]]:
        """Whom a line means, those of the plan before others of the same name; and who is new."""
        book, clock, plan = self._book, self._clock, self._plan
        today = today_of(book, clock)
        meant: dict[str, list[str]] = {}
        for uid, name in zip(self._known, self._names, strict=True):
            meant.setdefault(name.casefold(), []).append(uid)
        others = [name for name in names if name.casefold() not in meant]
        uids, _, new = named_people(book, others, today)
        meant |= {name.casefold(): [uid] for name, uid in zip(others, uids, strict=True)}
        found = [uid for name in names for uid in meant[name.casefold()]]
        same = found == self._known
        return plan.people if same else tuple(dict.fromkeys([*found, *self._forgotten])), new


def _first(plan: Plan) -> datetime:
    """When a plan begins: its start, or the first time of its rule after it."""
    try:
        return first_start(plan.rule, plan.start) if plan.rule else plan.start
    except Refused:
        return plan.start


def field_of(plan: Plan, field: PlanField) -> str:
    """What a plan says in a field of its own, as it is typed there."""
    return ", ".join(plan.pledges) if field == "pledges" else str(getattr(plan, field))


def with_field(plan: Plan, field: PlanField, text: str) -> Plan:
    """The plan with something else typed in one of these fields; empty for none.

    Refused: a place or a pledge that is no short line, too many pledges, a zone that is none, or
    that is of whole days.
    """
    match field:
        case "place":
            return plan._replace(place=checked_line(text, "a place"))
        case "pledges":
            return plan._replace(pledges=checked_pledges(text.split(",")))
    if name := text.strip():
        zone_named(name)
        refuse_zone_of_days(plan.days)
    return plan._replace(zone=name)
