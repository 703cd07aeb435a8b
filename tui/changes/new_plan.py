"""One typed line made a plan: what the command line and the Planner share (NOTES-planner 6)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo
from functools import cached_property

from tui.book.book import Book
from tui.book.places import Step
from tui.changes.naming import given_names, named_people
from tui.changes.occurrences import recorded
from tui.changes.plans import plan_from, planned, refuse_zone_of_days
from tui.clock import Clock
from tui.domain.day import logical_day
from tui.domain.person import active
from tui.domain.plan import Occurrence, Plan, occurrence_at
from tui.domain.settings import Settings
from tui.domain.wall import wall_of, zone_named
from tui.queries.agenda import next_of, overlapping
from tui.typed.plan_line import Habits, entry_words, read_entry
from tui.wording.basics import short_date
from tui.wording.plans import hours, overlap_words, plan_name


class NewPlan:
    """What a line was understood as: the same for all who ask for a plan in one line.

    ``words`` say it and ``label`` is what the change is called; ``plan`` is the plan as it will be
    and ``steps`` put it into the book, after the people in it whom nobody knew. ``happened`` is its
    time where that is over: the steps say so of it.
    """

    def __init__(
        self,
        book: Book,
        clock: Clock,
        words: str,
        label: str,
        steps: Sequence[Step],
        plan: Plan,
        happened: Occurrence | None,
    ) -> None:
        self._book, self._clock = book, clock
        self.words, self.label = words, label
        self.steps, self.plan = tuple(steps), plan
        self.happened = happened

    @cached_property
    def first(self) -> Occurrence | None:
        """The first time of it that is to come or on; None where it is past already today."""
        return next_of(self._book, self.plan, self._clock.now(), self._clock.zone)

    @property
    def reading(self) -> str:
        """The words, and what else is on just then: what stands beneath the line."""
        return self.words + self.overlap

    @property
    def said(self) -> str:
        """The words once it is done; what else is on goes first, for the end may be cut."""
        return "; ".join(filter(None, (self.overlap.removeprefix("; "), self.words)))

    @cached_property
    def overlap(self) -> str:
        """What is on at the same time as the first of it, in words that follow the others."""
        zone = self._clock.zone
        others = overlapping(self._book, self.first, zone) if self.first else []
        return overlap_words(self._book, others, today_of(self._book, self._clock))


def typed_plan(
    book: Book,
    clock: Clock,
    text: str,
    *,
    title: str = "",
    people: Sequence[str] = (),
    zone: str = "",
    pledges: Iterable[str] = (),
) -> NewPlan:
    """Understand a line; refused as ``read_entry`` and ``named_people`` say.

    What was on an earlier day, or is told of as past, is kept as having happened: an outcome goes
    with it, which ticks Quality time. Of what else is over today it is asked how it was, as of all
    that was planned.

    ``title`` is that of a line without one, whatever its words are; ``people`` are named besides
    those in the line; the times are walls of ``zone``, or float.
    """
    there = zone_named(zone) if zone else clock.zone
    now, habits = wall_of(clock.now(), there), habits_of(book.settings)
    today_there = habits.today(now)
    known, people = names_of(book), given_names(book, people)
    entry = read_entry(text, now, known, habits, people=people, zone=there, may_be_past=True)
    if zone:
        refuse_zone_of_days(entry.days)
    today = today_of(book, clock)
    uids, names, new = named_people(book, (*entry.people, *people), today)
    entry = entry._replace(people=tuple(dict.fromkeys(names)), title=entry.title or title)
    plan = plan_from(book, entry, tuple(dict.fromkeys(uids)), zone=zone, pledges=pledges)
    words = entry_words(entry, today_there, there)
    words += new_words([step.fields["name"] for step in new])
    here = occurrence_at(plan, plan.start, None, clock.zone)
    if here.start != plan.start:
        words += f"; here that is {short_date(here.start.date(), today)} {hours(here, today)}"
    steps: list[Step] = [*new, planned(plan)]
    is_over = plan.rule is None and here.ends <= clock.now()
    is_kept = entry.is_told or entry.start.date() < today_there
    happened = here if is_over and is_kept else None
    if happened:
        day = logical_day_of(happened, clock.zone, book.settings)
        steps += recorded(happened, "happened", day, today, clock.now())
        words += "; kept as having happened, which ticks Quality time"
    label = plan_name(plan, names, today)
    return NewPlan(book, clock, words, label, steps, plan, happened)


def today_of(book: Book, clock: Clock) -> date:
    """The logical day of now."""
    return logical_day(clock.now(), clock.zone, book.settings.day_start)


def new_words(names: Sequence[str]) -> str:
    """Who will be new among the people, in words that follow others; empty for nobody."""
    return f"; new here: {', '.join(names)}" if names else ""


def names_of(book: Book) -> list[str]:
    """The names that a line may hold: those of the active people."""
    return [person.name for person in active(book.people.values())]


def habits_of(settings: Settings) -> Habits:
    """How a line is to be read by these settings."""
    return Habits(
        minutes=settings.default_minutes,
        week_start=settings.week_start,
        date_order=settings.date_order,
        day_start=settings.day_start,
    )


def now_of(occurrence: Occurrence, clock: Clock) -> datetime:
    """Now on the wall of the plan's own zone, to which its times belong."""
    return wall_of(clock.now(), occurrence.plan.zone_or(clock.zone))


def logical_day_of(occurrence: Occurrence, zone: tzinfo | None, settings: Settings) -> date:
    """The logical day on which an occurrence begins; a night belongs to the evening before."""
    if occurrence.is_all_day:
        return occurrence.start.date()
    return logical_day(occurrence.begins, zone, settings.day_start)
