"""Quick add: time together from one typed line, with a live reading of it."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from tui.app.desk.desk import Desk
from tui.app.dialogs.ask import ask
from tui.book.book import Book
from tui.changes.new_plan import Typed, now_of, typed_plan
from tui.queries.agenda import next_of, occurrence_of, overlapping
from tui.typed.plan_line import typed_line
from tui.wording.plans import title, when

_WEEK = 7
HINT = "date night with Alex every friday 19:30 for 2h"

Begin = Callable[[Book], str]
"""What stands in the line at first, from the real book."""
Then = Callable[[Typed], None]
"""Draws what was planned, instead of the desk."""


def with_people(people: Iterable[str]) -> Begin:
    """A line that begins with whom it is with."""
    uids = tuple(people)
    return lambda book: f"with {', '.join(book.names(uids))} " if uids else ""


def ask_plan(desk: Desk, begin: Begin | None = None, then: Then | None = None) -> None:
    """Ask for a line and keep what it says, people included."""

    def typed(book: Book, line: str) -> Typed:
        return typed_plan(book, desk.clock, line)

    def take(line: str | None) -> None:
        if line is None:
            return
        plan = desk.understand(lambda book: typed(book, line))
        if desk.do(plan.words, lambda _: plan.steps, draw=then is None):
            if then:
                then(plan)
            desk.say(plan.words + desk.understand(lambda book: hint(book, plan.plan)))

    def hint(book: Book, uid: str) -> str:
        """What is on at the same time as the first of it; a hint, never in the way."""
        clock = desk.clock
        first = next_of(book, book.plans[uid], clock.now(), clock.zone)
        others = overlapping(book, first, clock.zone) if first else []
        said = f"{title(book, others[0])}, {when(others[0], desk.today)}" if others else ""
        return f"; at the same time as {said}" if said else ""

    ask(
        desk,
        "Time together",
        lambda book, line: typed(book, line).words,
        take,
        begin or "",
        HINT,
        begun=True,
    )


def ask_next(desk: Desk, uid: str, then: Then | None = None) -> None:
    """Ask for the same again as an occurrence, at the rhythm of those it is with."""

    def again(book: Book) -> str:
        occurrence = occurrence_of(book, uid, desk.clock.zone)
        plan = occurrence.plan
        people = [book.people[uid] for uid in plan.people if uid in book.people]
        days = min([p.rhythm for p in people if p.rhythm] or [_WEEK])
        start = occurrence.key + timedelta(days=days)
        now = now_of(occurrence, desk.clock)
        while start < now:
            start += timedelta(days=days)
        names = [p.name for p in people]
        return typed_line(plan.title, names, start, plan.minutes, None, plan.place) or ""

    ask_plan(desk, again, then)
