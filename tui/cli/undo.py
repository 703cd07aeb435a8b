"""``nearer undo`` and ``redo``: what the last commands did, taken back and done again.

The app has an undo of its own, which these know nothing of, nor it of them.
"""

import contextlib
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.book.book import Book
from tui.book.past import Past, past_of
from tui.book.places import CellPlace, Place
from tui.book.steps import ChangedElsewhere
from tui.cli.parser import Handler
from tui.cli.session import Session, save
from tui.domain.day import day_words
from tui.domain.refusal import Refused
from tui.store.lock import Busy
from tui.store.undo_file import MOST_STEPS, Lines, held, read_lines, write_lines

_NOTHING_BACK = "no command is left to undo; what was done in the app is undone there, with u"
_NOTHING_FORTH = "nothing that a command did has been undone; there is nothing to do again"
_NAMES = {
    "settings": "a setting",
    "practices": "a practice",
    "schedules": "a schedule",
    "pauses": "a pause",
    "people": "a person",
    "plans": "a plan",
    "occurrences": "a planned time",
    "ideas": "an idea",
    "notes": "a note",
    "checkins": "a check-in",
    "dates": "a date",
    "matters": "something to come back to",
    "prompts": "a prompt",
}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "steps", nargs="?", default="1", metavar="N", help="how many steps, one by default"
    )
    parser.add_argument(
        "--list", action="store_true", help="list what can be undone and done again, latest first"
    )


def _go(arguments: Namespace, *, back: bool) -> int:
    session = Session(arguments.file)
    if arguments.list:
        return _list(session)
    steps = arguments.steps
    if not (steps.isdecimal() and len(steps) < 4 and 1 <= int(steps) <= MOST_STEPS):
        raise Refused(f"{steps!r} is no number of steps; write one from 1 to {MOST_STEPS}")
    for _ in range(int(steps)):
        past = _taken(session, back=back)
        print(f"{'Undone' if back else 'Done again'}{_of_day(past, session)}: {past.label}.")
    return 0


def _list(session: Session) -> int:
    lines = read_lines(session.undo_file)
    for word, found in (("redo", lines.undone), ("undo", lines.done[::-1])):
        for line in found:
            if past := past_of(line):
                print(f"{word}{_of_day(past, session)}: {past.label}")
    if not any(lines):
        print("No command can be undone or done again.")
    return 0


def _of_day(past: Past, session: Session) -> str:
    """Of which day a change is, where not of this one: its label may speak of "today"."""
    today = session.today
    return f", from {day_words(past.day, today)}" if past.day != today else ""


def _taken(session: Session, *, back: bool) -> Past:
    """Take a step back or forth. Refused: where there is none, and what others have changed since.

    That one is let go of, so that the step before it can be reached.
    """
    path, keeper = session.undo_file, session.opened()
    with _held(path):
        lines = read_lines(path)
        steps, other = (lines.done, lines.undone) if back else (lines.undone, lines.done)
        past = past_of(steps[-1]) if steps else None
        if past is None:
            raise Refused(_NOTHING_BACK if back else _NOTHING_FORTH)
        if not past.edits:
            raise Refused(
                f"this cannot be undone step by step: {past.label}; "
                "`nearer restore-backup --list` shows the copies to go back to"
            )
        edits = [edit.reversed() for edit in reversed(past.edits)] if back else past.edits
        try:
            keeper.do(past.label, edits)
            save(keeper)
        except ChangedElsewhere as changed:
            _keep(path, steps[:-1], other, back=back)
            what = _named(keeper.book, changed.place, session)
            raise Refused(
                f"not {'undone' if back else 'done again'}: {past.label}; "
                f"{what} was changed since, by the app or another program"
            ) from None
        _keep(path, steps[:-1], (*other, steps[-1]), back=back)
    return past


def _keep(path: Path, steps: Sequence[bytes], other: Sequence[bytes], *, back: bool) -> None:
    """Keep what can be gone through from now on; the change itself is made by then."""
    lines = Lines(tuple(steps), tuple(other)) if back else Lines(tuple(other), tuple(steps))
    with contextlib.suppress(OSError):
        write_lines(path, lines)


@contextlib.contextmanager
def _held(path: Path) -> Iterator[None]:
    """Inside, no other command takes a step or adds one. Refused where one is at it too long."""
    try:
        with held(path):
            yield
    except Busy as busy:
        raise Refused(f"{path}: {busy}; try again") from None


def _named(book: Book, place: Place, session: Session) -> str:
    """What is kept in a place, in words."""
    if isinstance(place, CellPlace):
        names = {practice.id: practice.name for practice in book.every_practice}
        name = names.get(place.practice, place.practice)
        return f"{name} of {day_words(place.day, session.today)}"
    if place.table == "people" and place.uid in book.people:
        return book.people[place.uid].name
    return _NAMES.get(place.table, "something")


HANDLERS = {
    "undo": Handler(_arguments, lambda arguments: _go(arguments, back=True)),
    "redo": Handler(_arguments, lambda arguments: _go(arguments, back=False)),
}
