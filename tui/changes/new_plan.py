"""One typed line made a plan: what the command line and the Planner share (NOTES-planner 6)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from tui.book.book import Book
from tui.book.steps import RecordChange
from tui.changes.people import resolve_people
from tui.changes.plans import planned
from tui.clock import Clock
from tui.domain.day import logical_day
from tui.domain.person import active
from tui.domain.plan import Occurrence
from tui.domain.settings import Settings
from tui.domain.wall import wall_of, zone_named
from tui.typed.plan_line import Entry, Habits, entry_words, read_entry


class Typed(NamedTuple):
    """What a line was understood as.

    ``words`` say it, ``new`` are the names that will become people, ``steps`` make it so and
    ``plan`` is the uid that the plan will have.
    """

    entry: Entry
    words: str
    new: tuple[str, ...]
    steps: tuple[RecordChange, ...]
    plan: str


def typed_plan(
    book: Book,
    clock: Clock,
    text: str,
    *,
    people: Sequence[str] = (),
    zone: str = "",
    pledges: Iterable[str] = (),
) -> Typed:
    """Understand a line; refused as ``read_entry`` says. Names nobody bears become people.

    ``people`` are named besides those in the line; the times are walls of ``zone``, or float.
    """
    now = wall_of(clock.now(), zone_named(zone) if zone else clock.zone)
    entry = read_entry(text, now, names_of(book), habits_of(book.settings), people=people)
    entry = entry._replace(people=tuple(dict.fromkeys((*entry.people, *people))))
    today = logical_day(clock.now(), clock.zone, book.settings.day_start)
    uids, new = resolve_people(book, entry.people, today)
    plan = planned(book, entry, tuple(dict.fromkeys(uids)), zone=zone, pledges=pledges)
    names = tuple(step.fields["name"] for step in new)
    return Typed(
        entry, entry_words(entry, now) + new_words(names), names, (*new, plan), plan.place.uid
    )


def new_words(names: Sequence[str]) -> str:
    """Who will be new among the people, in words that follow others; empty for nobody."""
    return f"; new here: {', '.join(names)}" if names else ""


def called(typed: Typed, title: str) -> Typed:
    """The same plan under a title of ours, where the line gave it none."""
    if typed.entry.title:
        return typed
    *new, plan = typed.steps
    named = plan._replace(fields={**plan.fields, "title": title})
    return typed._replace(words=f"{title}: {typed.words}", steps=(*new, named))


def names_of(book: Book) -> list[str]:
    """The names that a line may hold: those of the active people."""
    return [person.name for person in active(book.people.values())]


def habits_of(settings: Settings) -> Habits:
    """How a line is to be read by these settings."""
    return Habits(
        minutes=settings.default_minutes,
        week_start=settings.week_start,
        date_order=settings.date_order,
    )


def now_of(occurrence: Occurrence, clock: Clock) -> datetime:
    """Now on the wall of the plan's own zone, to which its times belong."""
    return wall_of(clock.now(), occurrence.plan.zone_or(clock.zone))


def logical_day_of(occurrence: Occurrence, zone: tzinfo | None, settings: Settings) -> date:
    """The logical day on which an occurrence begins; a night belongs to the evening before."""
    return logical_day(occurrence.begins, zone, settings.day_start)
