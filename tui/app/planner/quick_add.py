"""Quick add: time together from one typed line, with a live reading of it."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from tui.app.desk.desk import Desk
from tui.app.dialogs.ask import ask
from tui.app.dialogs.whom import example_name
from tui.book.book import Book
from tui.changes.new_plan import NewPlan, now_of, typed_plan
from tui.domain.plan import occurrence_uid
from tui.queries.agenda import occurrence_of
from tui.typed.plan_line import typed_line
from tui.wording.lists import joined

_WEEK = 7
_HINT = "date night with {name} every friday 19:30 for 2h"
_HINT_WHEN = "with {name} friday 19:30"
_HINT_ALONE = "friday 19:30 for 2h"  # where it is known with whom

Then = Callable[[str], None]
"""Draws what was planned, given the uid of its first time, instead of the desk."""


def ask_plan(
    desk: Desk,
    people: Iterable[str] = (),
    then: Then | None = None,
    *,
    day: date | None = None,
    idea: str = "",
) -> None:
    """Ask for a line and keep what it says, people included.

    The line begins with a ``day`` and with ``people``, by uid; while they are masked they are
    meant without standing there. An ``idea`` is the title of a line without one: its words are no
    clauses, whatever they look like.
    """
    uids = tuple(people)
    unsaid = uids if desk.is_masked else ()
    begun = desk.understand(lambda book: _begun(book, day, () if unsaid else uids))

    def read(book: Book, line: str) -> NewPlan:
        return typed_plan(book, desk.clock, line, title=idea, people=book.names(unsaid))

    whom = f" with {joined(desk.everyone.names(unsaid))}" if unsaid else ""
    question = f"{idea or 'Time together'}{whom}"
    hint = _HINT_ALONE if unsaid else _HINT_WHEN if idea else _HINT
    _ask(desk, question, read, begun, hint, then, is_private=bool(uids))


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
        when = (start, plan.minutes, None)
        return typed_line(plan.title, names, *when, plan.place, plan.days) or ""

    def read(book: Book, line: str) -> NewPlan:
        return typed_plan(book, desk.clock, line)

    _ask(desk, "Time together", read, again, _HINT, then)


def _begun(book: Book, day: date | None, people: Iterable[str]) -> str:
    names = book.names(people)
    parts = [str(day) if day else "", f"with {', '.join(names)}" if names else ""]
    return "".join(f"{part} " for part in parts if part)


def _ask(
    desk: Desk,
    question: str,
    read: Callable[[Book, str], NewPlan],
    text: Callable[[Book], str] | str,
    hint: str,
    then: Then | None,
    *,
    is_private: bool = True,
) -> None:
    def take(line: str | None) -> None:
        if line is None:
            return
        made = desk.understand(lambda book: read(book, line))
        if desk.do(made.words, lambda _: made.steps, draw=then is None, label=made.label):
            if then:
                plan, first = made.plan, made.first
                then(first.uid if first else occurrence_uid(plan.uid, plan.start))
            desk.say(made.said)

    ask(
        desk,
        question,
        lambda book, line: read(book, line).reading,
        take,
        text,
        hint.replace("{name}", example_name(desk)),
        begun=True,
        is_private=is_private,
    )
