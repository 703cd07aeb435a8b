"""Quick add: time together from one typed line, with a live reading of it."""

from collections.abc import Callable
from datetime import timedelta

from tui.app.dialogs.ask import AskScreen
from tui.app.screen.base import MASKED, NearerScreen
from tui.changes.new_plan import Typed, now_of, typed_plan
from tui.domain.plan import Occurrence
from tui.queries.agenda import next_of, overlapping
from tui.typed.plan_line import typed_line
from tui.wording.plans import title, when

_WEEK = 7
HINT = "date night with Alex every friday 19:30 for 2h"


def ask_plan(
    screen: NearerScreen, text: str = "", then: Callable[[Typed], None] | None = None
) -> None:
    """Ask for a line and keep what it says, people included; ``then`` draws it instead of us."""
    keeper = screen.keeper
    if text.strip() and keeper.is_masked:
        screen.status.say(MASKED)
        return

    def typed(line: str) -> Typed:
        return typed_plan(keeper.book, keeper.clock, line)

    def take(line: str | None) -> None:
        if line is None:
            return
        plan = typed(line)
        if screen.do(plan.words, plan.steps):
            if then:
                then(plan)
            else:
                screen.show_all()
            screen.status.say(plan.words + hint(plan.plan))

    def hint(uid: str) -> str:
        """What is on at the same time as the first of it; a hint, never in the way."""
        book, clock = keeper.book, keeper.clock
        first = next_of(book, book.plans[uid], clock.now(), clock.zone)
        others = overlapping(book, first, clock.zone) if first else []
        said = f"{title(book, others[0])}, {when(others[0], screen.today)}" if others else ""
        return f"; at the same time as {said}" if said else ""

    question = AskScreen(
        "Time together", lambda line: typed(line).words, text=text.lstrip(), hint=HINT, begun=True
    )
    screen.app.push_screen(question, take)


def ask_next(
    screen: NearerScreen, occurrence: Occurrence, then: Callable[[Typed], None] | None = None
) -> None:
    """Ask for the same again, at the rhythm of those it is with."""
    book, plan = screen.keeper.book, occurrence.plan
    people = [book.people[uid] for uid in plan.people if uid in book.people]
    days = min([p.rhythm for p in people if p.rhythm] or [_WEEK])
    start = occurrence.key + timedelta(days=days)
    now = now_of(occurrence, screen.keeper.clock)
    while start < now:
        start += timedelta(days=days)
    line = typed_line(plan.title, [p.name for p in people], start, plan.minutes, None, plan.place)
    ask_plan(screen, line or "", then)
