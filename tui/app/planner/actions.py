"""What can be done to one planned time, over a desk: a function a key, all of it undoable.

A time comes in by its uid: it is named as it is drawn, and changed in the real book.
"""

from datetime import datetime

from tui.app.desk.desk import Desk
from tui.app.dialogs.menu import MenuScreen, Option
from tui.book.book import Book
from tui.book.places import Step
from tui.changes.new_plan import logical_day_of
from tui.changes.occurrences import cleared, recorded, restored, skipped
from tui.changes.plans import ended, removed
from tui.domain.plan import Occurrence
from tui.domain.wall import wall_of
from tui.queries.agenda import find_occurrence, occurrence_of
from tui.wording.basics import short_date
from tui.wording.plans import STATUS_WORDS, title, when_within


def drawn(desk: Desk, uid: str) -> Occurrence | None:
    """A time as it is drawn. Where it is gone meanwhile, that is said and everything drawn anew."""
    found = find_occurrence(desk.everyone, uid, desk.clock.zone)
    if found is None:
        desk.draw()
        desk.say("That time is not there any more.")
    return found


def name_of(desk: Desk, occurrence: Occurrence) -> str:
    """A time as a sentence names it."""
    day = short_date(occurrence.start.date(), desk.today)
    return f"{title(desk.everyone, occurrence)}, {day}"


def happened(desk: Desk, uid: str) -> None:
    """Record that it happened; where an outcome is recorded, take that back."""
    if not (occurrence := drawn(desk, uid)):
        return
    has_outcome, clock = occurrence.record.outcome is not None, desk.clock

    def steps_of(book: Book) -> list[Step]:
        real = occurrence_of(book, uid, clock.zone)
        if has_outcome:
            return cleared(real)
        day = logical_day_of(real, clock.zone, book.settings)
        return recorded(real, "happened", day, desk.today, clock.now())

    words = "nothing recorded now" if has_outcome else STATUS_WORDS["happened"]
    desk.do(f"{name_of(desk, occurrence)}: {words}", steps_of)


def skip(desk: Desk, uid: str) -> None:
    """Leave one out, or bring it back."""
    if not (occurrence := drawn(desk, uid)):
        return
    is_out, zone = occurrence.record.cancelled, desk.clock.zone
    words = "on again" if is_out else "skipped"
    change = restored if is_out else skipped
    desk.do(
        f"{name_of(desk, occurrence)}: {words}",
        lambda book: [change(occurrence_of(book, uid, zone))],
        hint="" if is_out else "c brings it back",
    )


def end(desk: Desk, uid: str) -> None:
    """End a plan, or take it out: a second key each."""
    if not (occurrence := drawn(desk, uid)):
        return
    name, zone = title(desk.everyone, occurrence), desk.clock.zone
    if occurrence.plan.recurs:
        options = [
            Option("d", "end it now; what was, stays", "now"),
            Option("f", f"end it before {when_within(occurrence, desk.today)}", "here"),
            Option("r", "remove all of it, with what was recorded", "all"),
        ]
    else:
        with_record = ", with what was recorded" if occurrence.record.outcome else ""
        options = [Option("d", f"take it out{with_record}", "all")]

    def steps_of(book: Book, answer: str) -> list[Step]:
        real = occurrence_of(book, uid, zone)
        if answer == "all":
            return removed(book, real.plan)
        now = wall_of(desk.clock.now(), real.plan.zone_or(zone))
        ends: dict[str, datetime] = {"now": now, "here": real.key}
        return ended(book, real.plan, ends[answer])

    def chosen(answer: str | None) -> None:
        if answer:
            words = "taken out" if answer == "all" else "ended"
            desk.do(f"{name}: {words}", lambda book: steps_of(book, answer))

    desk.push(MenuScreen(f"End {name}?", ("u brings it back.",), options), chosen)
