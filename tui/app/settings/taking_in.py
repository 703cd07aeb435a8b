"""Taking in a file: its path, what is in it, with whom or as what, and one change that keeps it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from tui.app.desk.desk import Desk
from tui.app.dialogs.ask import ask
from tui.app.dialogs.explain import ExplainScreen
from tui.app.dialogs.pick import Choice as Pickable
from tui.app.dialogs.pick import Picked, PickScreen
from tui.app.dialogs.whom import WhomScreen
from tui.app.settings.moving_in import MovingInScreen
from tui.app.settings.paths import Paths
from tui.app.settings.reading_file import ReadingScreen
from tui.book.book import Book
from tui.book.places import Step
from tui.book.steps import MarkChange
from tui.changes.people import resolve_people
from tui.domain.refusal import Refused
from tui.exchange.becoming import Choice, choices_of, chosen_people, taking
from tui.exchange.calendars.files import calendars_at
from tui.exchange.calendars.reading import CalendarPlans, Here, plans_in
from tui.exchange.calendars.writing import stamps_of
from tui.exchange.csv_file import CsvImport, import_of
from tui.exchange.files import BEFORE_IMPORT, NOTHING_IN, Far
from tui.exchange.foreign.found import Found
from tui.exchange.foreign.source import Source
from tui.exchange.known import Format, format_of
from tui.store.errors import reason_of
from tui.store.paths import named_path
from tui.wording.basics import counted
from tui.wording.lists import joined

_NOTHING = f"{NOTHING_IN[:1].upper()}{NOTHING_IN[1:]}."
_KNOWN = "all of it is here already"
_SHOWN_FIRST = "enter shows what is in it, and takes nothing yet"
_KINDS = {
    ".ics": "a calendar: enter asks with whom its plans are",
    ".csv": "a table of marks and notes: enter takes it in",
}

T = TypeVar("T")


def ask_to_take_in(desk: Desk) -> None:
    """Ask for a path, then what becomes of what is there; refused while names are masked."""
    if not desk.may_edit():
        return

    def read(book: Book, line: str) -> str:
        told = _format_at(line, book.settings.date_order)[1]
        return _KINDS[told] if isinstance(told, str) else f"{told.NAME}: {_SHOWN_FIRST}"

    def take(line: str | None) -> None:
        if line is None:
            return
        source, told = _format_at(line, desk.everyone.settings.date_order)
        if told == ".ics":
            _ask_with_whom(desk, source)
        elif isinstance(told, str):
            _read_table(desk, source)
        else:
            _read(desk, source, lambda far: told.read(source, desk.today, far), _choose)

    ask(
        desk,
        "Which file, or folder?",
        read,
        take,
        hint="~/Downloads/loop.zip",
        suggester=Paths(),
        is_private=False,
    )


def _format_at(line: str, date_order: str) -> tuple[Source, Format | str]:
    source = Source(named_path(line.strip()), usual_order=date_order)
    try:
        told = format_of(source)
    except OSError as error:
        raise Refused(f"{line.strip()}: {reason_of(error)}") from None
    if told == ".json":
        raise Refused("that is another copy of your file; `nearer import FILE` joins the two")
    return source, told


def _read(
    desk: Desk, source: Source, read: Callable[[Far], T], then: Callable[[Desk, T], None]
) -> None:
    """Read aside, and go on with what was found; what is refused, or stopped, is said."""

    def found_it(found: T | Refused | None) -> None:
        if isinstance(found, Refused):
            desk.warn(f"{source.path}: {found}")
        elif found is None:
            desk.say(f"Stopped; {NOTHING_IN}.")
        else:
            then(desk, found)

    desk.push(ReadingScreen(desk, source.path.name, read), found_it)


# a table and calendars of Nearer's own, or anybody's


def _read_table(desk: Desk, source: Source) -> None:
    data, now = source.path.read_bytes(), desk.clock.now()

    def read(far: Far) -> CsvImport:
        return desk.understand(lambda book: import_of(data, book, desk.today, now, far))

    def take(_: Desk, made: CsvImport) -> None:
        marks = desk.understand(lambda book: _new_marks(book, made.marks))
        counts = f"{counted(marks, 'mark')} and {counted(len(made.notes), 'note')}"
        desk.do(
            f"{source.path.name}: {counts} taken in", lambda _: made.steps, backup=BEFORE_IMPORT
        )

    _read(desk, source, read, take)


def _new_marks(book: Book, marks: Sequence[MarkChange]) -> int:
    """How many of the marks say something that is not here already."""
    held = ((change, book.mark(change.practice, change.day)) for change in marks)
    states = {"tick": "done", "rest": "rest"}
    return sum(
        mark.state != states.get(change.verb) or not {*change.people} <= {*mark.people}
        for change, mark in held
    )


def _ask_with_whom(desk: Desk, source: Source) -> None:
    """Plans are with somebody, which a calendar seldom says."""

    def take(picked: Picked | None) -> None:
        if picked is None:
            desk.say(_NOTHING)
            return
        names = [*desk.everyone.names(picked.keys), *picked.new]
        uids, new = desk.understand(lambda book: resolve_people(book, names, desk.today))
        _read(desk, source, lambda far: _plans(desk, source, uids, far), partial(_keep, new))

    desk.push(WhomScreen("With whom are they?", desk, ()), take)


def _plans(desk: Desk, source: Source, people: tuple[str, ...], far: Far) -> CalendarPlans:
    stamps, files = stamps_of(desk.file.read()), calendars_at([source.path])
    return desk.understand(
        lambda book: plans_in(files, Here(book, people, desk.clock, stamps), far)
    )


def _keep(new: Sequence[Step], desk: Desk, found: CalendarPlans) -> None:
    left = (*found.said, *found.refused)
    words = f"{counted(len(found.plans), 'plan')} taken in"
    if found.plans:
        desk.do(words, lambda _: [*new, *found.steps], backup=BEFORE_IMPORT)
    if left:
        desk.push(ExplainScreen(f"{words}; not all was: " + "\n".join(left)))


# what another program kept


def _choose(desk: Desk, found: Found) -> None:
    """Ask what becomes of each habit, or who of an address book comes in."""
    if found.only_known:
        _ask_whom(desk, found)
        return

    def chosen(choices: list[Choice] | None) -> None:
        if choices is None:
            desk.say(_NOTHING)
        else:
            _take_in(desk, found, choices)

    choices = desk.understand(lambda book: choices_of(found, book, {}))
    desk.push(MovingInScreen(desk, found, choices), chosen)


def _ask_whom(desk: Desk, found: Found) -> None:
    """Who of an address book is to come in; those who are known here are ticked already."""
    known = desk.understand(lambda book: chosen_people(found, book)).people

    def nobody(text: str) -> str:
        raise Refused(f"nobody in it is called {text!r}")

    def take(picked: Picked | None) -> None:
        if not picked or not picked.keys:
            desk.say(_NOTHING)
        else:
            who = tuple(person for person in found.people if person.name in picked.keys)
            _take_in(desk, found._replace(people=who, only_known=False), [])

    people = [Pickable(person.name, person.name) for person in found.people]
    ticked = [Pickable(person.name, person.name) for person in known]
    question = f"Who of {counted(len(people), 'name')}?"
    desk.push(PickScreen(question, [("", people)], desk.glyphs, ticked, nobody), take)


def _take_in(desk: Desk, found: Found, choices: list[Choice]) -> None:
    today, now = desk.today, desk.clock.now()
    made = desk.understand(lambda book: taking(found, choices, book, today, now))
    counts = {
        "mark": desk.understand(lambda book: _new_marks(book, made.marks)),
        "note": len(made.notes),
        "date": len(made.dates),
    }
    parts = [counted(count, noun) for noun, count in counts.items() if count]
    parts += [f"{len(made.people)} new among the people"] if made.people else []
    words = f"{found.source}: {joined(parts)} taken in" if parts else f"{found.source}: {_KNOWN}"
    desk.do(words, lambda _: made.steps, backup=BEFORE_IMPORT)
    desk.say(words)
