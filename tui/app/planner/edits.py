"""Editing planned time, over a desk: one, what follows, all, and the parts of a plan.

A time comes in by its uid. What an edit means is said in ``tui.changes.plan_edit``.
"""

from tui.app.desk.desk import Desk
from tui.app.dialogs.ask import ask
from tui.app.dialogs.menu import MenuScreen, Option
from tui.app.planner.actions import drawn, name_of
from tui.book.book import Book
from tui.book.places import Step
from tui.changes.plan_edit import EditReading, EditScope, PlanEdit, PlanField, field_of, with_field
from tui.changes.plans import changed
from tui.queries.agenda import occurrence_of
from tui.wording.plans import title

_LABELS: dict[PlanField, str] = {
    "place": "The place",
    "pledges": "The pledges",
    "zone": "The clock",
}
_QUESTIONS: dict[PlanField, tuple[str, str]] = {
    "place": ("Where?", "the lake; empty for none"),
    "pledges": ("What do you promise each other?", "phones away, no work talk"),
    "zone": ("Whose clock does it keep?", "America/New_York; empty for where you are"),
}


def edit(desk: Desk, uid: str) -> None:
    """Edit a plan: which part of it is asked first."""
    if not (occurrence := drawn(desk, uid)):
        return
    plan = occurrence.plan
    options = [Option("a", "the line: what, with whom, when, how long", "all")]
    if plan.recurs:
        options = [
            Option("t", "only this one: its day and time", "this"),
            Option("f", "this one and all that follow", "following"),
            Option("a", "all of the series", "all"),
        ]
    options += [
        Option("l", f"the place: {plan.place or 'none'}", "place"),
        Option("g", f"the pledges: {', '.join(plan.pledges) or 'none'}", "pledges"),
    ]
    if not occurrence.is_all_day:
        options += [Option("z", f"the clock it keeps: {plan.zone or 'where you are'}", "zone")]

    def chosen(answer: str | None) -> None:
        match answer:
            case "this":
                move(desk, uid)
            case "following" | "all":
                _edit_line(desk, uid, answer)
            case "place" | "pledges" | "zone":
                _edit_field(desk, uid, answer)

    desk.push(MenuScreen(f"Edit {name_of(desk, occurrence)}", (), options), chosen)


def move(desk: Desk, uid: str) -> None:
    """Ask where to move one time; the cursor goes along."""
    if occurrence := drawn(desk, uid):
        question = f"Where to move {name_of(desk, occurrence)}?"
        hint = "sat, 12 dec" if occurrence.is_all_day else "sat 10:00, tomorrow, 20:30"
        _ask_edit(desk, uid, "this", question, hint)


def _edit_line(desk: Desk, uid: str, scope: EditScope) -> None:
    """Ask for the line of a plan, of all or of what follows; refused while it is masked."""
    if occurrence := drawn(desk, uid):
        which = "this one and all that follow" if scope == "following" else "all of it"
        name = title(desk.everyone, occurrence)
        _ask_edit(desk, uid, scope, f"{name}, {which}" if occurrence.plan.recurs else "Edit")


def _ask_edit(desk: Desk, uid: str, scope: EditScope, question: str, hint: str = "") -> None:
    def edit_in(book: Book) -> PlanEdit:
        return PlanEdit(book, uid, scope, desk.clock)

    def read(book: Book, text: str) -> str:
        reading = edit_in(book).read(text)
        return reading.words + reading.warning

    def take(text: str | None) -> None:
        if text is None:
            return
        reading: EditReading = desk.understand(lambda book: edit_in(book).read(text))
        done = desk.do(reading.words, lambda _: reading.steps, label=reading.label)
        if done and scope == "this":
            desk.go_to(uid)

    ask(desk, question, read, take, lambda book: edit_in(book).line, hint)


def _edit_field(desk: Desk, uid: str, field: PlanField) -> None:
    """Ask for a place, pledges or a zone; a person's words are refused while they are masked."""
    zone = desk.clock.zone

    def held(book: Book) -> str:
        return field_of(occurrence_of(book, uid, zone).plan, field)

    def read(book: Book, text: str) -> str:
        new = with_field(occurrence_of(book, uid, zone).plan, field, text)
        match field:
            case "place":
                return f"at {new.place}"
            case "pledges":
                return " · ".join(new.pledges)
        return f"its times are those of {new.zone}"

    def steps_of(book: Book, text: str) -> list[Step]:
        plan = occurrence_of(book, uid, zone).plan
        return changed(book, plan, with_field(plan, field, text))

    def take(text: str | None) -> None:
        if text is not None:
            words = f"{_LABELS[field]}: {text.strip() or 'none'}"
            desk.do(words, lambda book: steps_of(book, text))

    question, hint = _QUESTIONS[field]
    ask(desk, question, read, take, held, hint, is_private=field != "zone")
