"""``nearer check``, ``uncheck`` and ``rest``."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date

from tui.book.book import Book
from tui.book.keeper import Keeper
from tui.book.places import CellPlace, Step
from tui.book.steps import Job, MarkChange, RecordChange
from tui.changes.marks import rested, ticked, unticked
from tui.cli.options import add_feelings, add_people, add_practices, add_range
from tui.cli.parser import Handler
from tui.cli.session import Session, carry_out, feelings_of, tell_new_people
from tui.domain.day import day_words, is_day
from tui.domain.mark import State, Verb
from tui.domain.practice import Practice, find_practice, named_practice
from tui.domain.refusal import Refused
from tui.domain.schedule import is_all
from tui.queries.standing import standing
from tui.wording.basics import counted, safe_until

_SPARED: dict[Verb, State] = {"tick": "rest", "rest": "done"}
"""What a day may say already that ``all`` leaves as it is; what is done, a range of rests too."""


def _arguments(parser: ArgumentParser) -> None:
    add_practices(parser)
    parser.add_argument(
        "--on",
        action="append",
        metavar="D",
        help="a day: today, -2, 2026-11-21, 1 dec or a weekday, the latest; may be given again",
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
    practices = _practices(arguments.practice, keeper.book)
    days = session.days(arguments)
    people, new = _met(arguments, keeper)
    feelings = feelings_of(arguments, keeper.book)
    is_range = verb == "rest" and len(days) > 1 and (arguments.first or arguments.last)
    spared = _SPARED.get(verb) if is_range or is_all(arguments.practice) else None
    changes = [
        _turned(verb, practice, day, session.today, people, feelings)
        for practice in practices
        for day in days
        if spared is None or keeper.book.mark(practice.id, day).state != spared
    ]
    notes = _noted(arguments, keeper, changes)
    today = session.today
    steps: list[Step] = [*new, *changes, *notes]
    job = carry_out(session, lambda job: _told(keeper.book, job, today), steps)
    changed = {edit.place for edit in job.edits}
    for practice in practices:
        touched = [day for day in days if CellPlace(practice.id, day) in changed]
        with_whom = f" with {', '.join(keeper.book.names(people))}" if people else ""
        parts = [f"{_now(keeper.book, practice, touched, today)}{with_whom}"] if touched else []
        if spared and (kept := sum(keeper.book.mark(practice.id, d).state == spared for d in days)):
            parts.append(_kept(spared, kept, of=len(days)))
        parts = parts or ["nothing to change"]
        if keeper.book.settings.show_streaks:
            streak = standing(keeper.book, practice, today).streak
            run = f"{counted(streak.current, streak.unit)} in a row" if streak.current else ""
            parts += [run, safe_until(streak, today)]
        stays = [d for d in days if keeper.book.mark(practice.id, d).state == "done"]
        if verb == "untick" and stays:
            them = f" {_days(stays, today)}" if stays != days else ""
            parts.append(f"planned time took place{them}, so the box stays")
        print(f"{practice.name}: {', '.join(part for part in parts if part)}")
    tell_new_people(keeper.book, job)
    if notes:
        print("The note is kept." if len(notes) == 1 else f"{len(notes)} notes are kept.")
    return 0


def _kept(state: State, count: int, of: int) -> str:
    """How many days stay what they are, in words."""
    if of == 1:
        return f"{state}, so it stays"
    return f"{counted(count, f'{state} day')} {'stays' if count == 1 else 'stay'}"


def _told(book: Book, job: Job, today: date) -> str:
    """What a job made of which practices; what did nothing to any has kept a note."""
    cells = [edit.place for edit in job.edits if isinstance(edit.place, CellPlace)]
    said: dict[str, list[str]] = {}
    for practice in book.every_practice:
        if days := sorted(cell.day for cell in cells if cell.practice == practice.id):
            said.setdefault(_now(book, practice, days, today), []).append(practice.name)
    return "; ".join(f"{', '.join(names)}: {words}" for words, names in said.items()) or "a note"


def _now(book: Book, practice: Practice, days: Sequence[date], today: date) -> str:
    """What days of a practice are now: ``done today``, ``open today, away yesterday``."""
    said: dict[str, list[date]] = {}
    for day in days:
        state = book.mark(practice.id, day).state or _empty(book, practice, day, today)
        said.setdefault(state, []).append(day)
    return ", ".join(f"{state} {_days(those, today)}" for state, those in said.items())


def _empty(book: Book, practice: Practice, day: date, today: date) -> str:
    from tui.wording.day import state_words  # a tick does without

    return state_words(book, practice, day, today)


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
    from tui.cli.naming import given_people

    return given_people(keeper, arguments.people)


def _practices(words: list[str], book: Book) -> list[Practice]:
    if is_all(words):
        return list(book.practices)
    each = (part for word in words for part in _parts(word, book))
    return list(dict.fromkeys(_practice(part, book) for part in each))


def _parts(word: str, book: Book) -> Sequence[str]:
    """``listen,share`` is two of them, unless one is called so."""
    if "," not in word or named_practice(word, book.every_practice):
        return (word,)
    return [part for part in word.split(",") if part.strip()] or (word,)


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
