"""``nearer check``, ``uncheck`` and ``rest``."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date

from tui.book.book import Book
from tui.book.keeper import Keeper
from tui.book.places import CellPlace, Step
from tui.book.steps import Job, MarkChange, RecordChange
from tui.changes.marks import rested, ticked, unticked
from tui.cli.options import add_feelings, add_people, add_range
from tui.cli.parser import Handler
from tui.cli.session import Session, carry_out, feelings_of, tell_new_people
from tui.domain.day import day_words, is_day
from tui.domain.mark import Verb
from tui.domain.practice import Practice, find_practice
from tui.domain.refusal import Refused
from tui.domain.schedule import ALL
from tui.queries.standing import standing
from tui.wording.basics import counted, safe_until

_STATES: dict[Verb, str] = {"tick": "done", "untick": "open", "rest": "rest"}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "practice", nargs="+", help="an id, a number or the start of a name", metavar="PRACTICE"
    )
    parser.add_argument(
        "--on",
        action="append",
        metavar="D",
        help="a day: today, yesterday, -2, 2026-11-21 or a weekday; may be given again",
    )
    add_range(parser)


def _arguments_with(parser: ArgumentParser) -> None:
    _arguments(parser)
    add_people(parser)
    parser.add_argument("--note", metavar="TEXT", help="a note about it, beside the tick")
    add_feelings(parser)


def _change(arguments: Namespace, verb: Verb) -> int:
    session = Session(arguments.file)
    keeper = session.opened()
    practices = _practices(arguments.practice, keeper.book, all_allowed=verb == "rest")
    days = session.days(arguments)
    people, new = _met(arguments, keeper)
    feelings = feelings_of(arguments, keeper.book)
    spared = ALL in arguments.practice and verb == "rest"  # the rest of them, not what is done
    changes = [
        _turned(verb, practice, day, session.today, people, feelings)
        for practice in practices
        for day in days
        if not (spared and keeper.book.mark(practice.id, day).state == "done")
    ]
    notes = _noted(arguments, keeper, changes)
    today = session.today
    steps: list[Step] = [*new, *changes, *notes]
    job = carry_out(session, lambda job: _told(keeper.book, job, _STATES[verb], today), steps)
    changed = {edit.place for edit in job.edits}
    for practice in practices:
        touched = [day for day in days if CellPlace(practice.id, day) in changed]
        with_whom = f" with {', '.join(keeper.book.names(people))}" if people else ""
        change_words = "nothing to change"
        if touched:
            change_words = f"{_STATES[verb]} {_days(touched, today)}{with_whom}"
        stays = [d for d in days if keeper.book.mark(practice.id, d).state == "done"]
        if spared and stays and not touched:
            change_words = "done, so it stays"
        parts = [change_words]
        if keeper.book.settings.show_streaks:
            streak = standing(keeper.book, practice, today).streak
            run = f"{counted(streak.current, streak.unit)} in a row" if streak.current else ""
            parts += [run, safe_until(streak, today)]
        if verb == "untick" and stays:
            parts.append("planned time took place, so the box stays")
        print(f"{practice.name}: {', '.join(part for part in parts if part)}")
    tell_new_people(keeper.book, job)
    if notes:
        print("The note is kept." if len(notes) == 1 else f"{len(notes)} notes are kept.")
    return 0


def _told(book: Book, job: Job, state: str, today: date) -> str:
    """What a job did to which practices; what did nothing to any has kept a note."""
    cells = [edit.place for edit in job.edits if isinstance(edit.place, CellPlace)]
    if not cells:
        return "a note"
    ticked = {cell.practice for cell in cells}
    names = [practice.name for practice in book.every_practice if practice.id in ticked]
    return f"{', '.join(names)}: {state} {_days(sorted({c.day for c in cells}), today)}"


def _days(days: Sequence[date], today: date) -> str:
    """Days in words, and many as a range."""
    if len(days) > 3:
        return f"{counted(len(days), 'day')}, {days[0]} to {days[-1]}"
    return ", ".join(day_words(day, today) for day in days)


def _turned(
    verb: Verb,
    practice: Practice,
    day: date,
    today: date,
    people: tuple[str, ...],
    feelings: tuple[str, ...],
) -> MarkChange:
    """What one of the commands does to one day; ``uncheck`` and ``rest`` take neither."""
    if verb == "tick":
        return ticked(practice, day, today, people, feelings)
    return unticked(practice, day) if verb == "untick" else rested(practice, day)


def _noted(arguments: Namespace, keeper: Keeper, ticks: list[MarkChange]) -> list[RecordChange]:
    """A note of ``--note`` on each day, about all that is ticked on it."""
    if getattr(arguments, "note", None) is None:
        return []
    from tui.changes.notes import all_written

    of_days: dict[date, list[MarkChange]] = {}
    for tick in ticks:
        of_days.setdefault(tick.day, []).append(tick)
    notes = [
        {
            "text": arguments.note,
            "day": day,
            "practice": first.practice,
            "also": tuple(tick.practice for tick in more),
            "people": first.people,
            "feelings": first.feelings,
        }
        for day, (first, *more) in of_days.items()
    ]
    return all_written(keeper.book, notes, keeper.clock.now())


def _met(arguments: Namespace, keeper: Keeper) -> tuple[tuple[str, ...], list[RecordChange]]:
    """The people of ``--with``, and what brings in the new ones."""
    if not getattr(arguments, "people", None):
        return (), []
    from tui.changes.people import resolve_people

    return resolve_people(keeper.book, arguments.people, keeper.today())


def _practices(words: list[str], book: Book, *, all_allowed: bool) -> list[Practice]:
    if all_allowed and ALL in words:
        return list(book.practices)
    return list(dict.fromkeys(_practice(word, book) for word in words))


def _practice(word: str, book: Book) -> Practice:
    try:
        return find_practice(word, book.every_practice)
    except Refused:
        if is_day(word):
            raise Refused(f"{word!r} is a day; write --on {word}") from None
        raise


HANDLERS = {
    "check": Handler(_arguments_with, lambda a: _change(a, "tick")),
    "uncheck": Handler(_arguments, lambda a: _change(a, "untick")),
    "rest": Handler(_arguments, lambda a: _change(a, "rest")),
}
