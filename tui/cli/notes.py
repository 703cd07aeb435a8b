"""``nearer note``, ``notes`` and ``lookback``."""

import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from tui.book.book import Book
from tui.changes.notes import note_removed, reworded, written
from tui.cli.naming import given_people
from tui.cli.options import add_feelings, add_json, add_people, add_person, add_private
from tui.cli.parser import Handler
from tui.cli.session import (
    Session,
    carry_out,
    done,
    feelings_of,
    print_json_list,
    tell_new_people,
)
from tui.domain.day import day_words
from tui.domain.note import NOTE_KIND_WORDS, NOTE_KINDS, Note, checked_note_kind, in_order
from tui.domain.person import find_person
from tui.domain.practice import find_practice
from tui.domain.refusal import Refused
from tui.wording.basics import short_date
from tui.wording.lists import joined

_HIDDEN = "(private; --private shows it)"


def _note_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "text", nargs="*", metavar="TEXT", help="the note; - reads it from standard input"
    )
    parser.add_argument("--on", metavar="D", help="the day it belongs to; today by default")
    add_people(parser)
    parser.add_argument(
        "--about",
        action="append",
        default=[],
        metavar="PRACTICE",
        help="a practice it is about; may be given again",
    )
    add_feelings(parser)
    parser.add_argument("--kind", metavar="K", help=f"{', '.join(NOTE_KINDS)}; journal by default")
    parser.add_argument("--star", action="store_true", help="to find it again in a look back")
    parser.add_argument("--private", action="store_true", help="never in an export unless asked")
    there = parser.add_mutually_exclusive_group()
    there.add_argument("--edit", metavar="ID", help="what is said takes the place of what it said")
    there.add_argument("--remove", metavar="ID", help="take it out; `nearer undo` brings it back")


def _note(arguments: Namespace) -> int:
    session = Session(arguments.file)
    keeper = session.opened()
    book, today = keeper.book, session.today
    if arguments.remove is not None:
        note = _found(book, arguments.remove)
        words = f"The note of {day_words(note.now.day, today)} is taken out"
        return done(session, words, note_removed(book, note), f"{words}.")
    people, new = given_people(keeper, arguments.people)
    said = _said(arguments, session, people)
    if arguments.edit is not None:
        if not said:
            raise Refused("say what shall be otherwise: a TEXT, --on D, --with NAME and so on")
        step = reworded(book, _found(book, arguments.edit), keeper.clock.now(), **said)
    elif "text" in said:
        step = written(book, now=keeper.clock.now(), **{"day": today} | said)
    else:
        raise Refused("write the note after it, or - to read it from standard input")
    label = "a note" if arguments.edit is None else "a note, written anew"
    job = carry_out(session, label, [*new, step])
    kept = keeper.book.notes[step.fields["note"]].now
    print(f"The note is kept with {day_words(kept.day, today)}.")
    tell_new_people(keeper.book, job)
    return 0


def _said(arguments: Namespace, session: Session, people: tuple[str, ...]) -> dict[str, Any]:
    """What was said of a note, by the names of its fields; what was not is not there."""
    practices = session.opened().book.every_practice
    about = list(dict.fromkeys(find_practice(word, practices).id for word in arguments.about))
    said = {
        "text": _text(arguments.text),
        "day": session.day(arguments.on) if arguments.on else None,
        "kind": checked_note_kind(arguments.kind) if arguments.kind else None,
        "practice": about[0] if about else None,
        "also": tuple(about[1:]) if about else None,
        "people": people or None,
        "feelings": feelings_of(arguments, session.opened().book) or None,
        "starred": arguments.star or None,
        "private": arguments.private or None,
    }
    return {name: value for name, value in said.items() if value is not None}


def _text(words: list[str]) -> str | None:
    """The text of a note. Refused: what comes from standard input and is no text."""
    if words != ["-"]:
        return " ".join(words) if words else None
    try:
        return (sys.stdin.buffer.read() if sys.stdin else b"").decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("standard input is not UTF-8 text; the note was not kept") from None


def _found(book: Book, uid: str) -> Note:
    if note := book.notes.get(uid):
        return note
    raise Refused(f"there is no note {uid!r}; `nearer notes` shows the id of each")


def _notes_arguments(parser: ArgumentParser) -> None:
    add_json(parser)
    parser.add_argument("--find", metavar="TEXT", help="those that hold these words")
    add_person(parser, "those with one person")
    add_private(parser, "the words of private notes, too")


def _notes(arguments: Namespace) -> int:
    session = Session(arguments.file)
    book = session.opened().book
    notes = in_order(book.notes.values())
    if arguments.person is not None:
        uid = find_person(arguments.person, list(book.people.values())).uid
        notes = [note for note in notes if uid in note.now.people]
    if arguments.find is not None:
        from tui.queries.search import Finder

        finder = Finder(book, session.clock, session.today)
        held = {found.key for found in finder.find(arguments.find, most=10**9)}
        notes = [n for n in notes if n.uid in held and (arguments.private or not n.private)]
    if arguments.json:
        print_json_list(_json(note, book, private=arguments.private) for note in notes)
        return 0
    for note in notes:
        now = note.now
        words = [NOTE_KIND_WORDS[now.kind], *(["starred"] if note.starred else [])]
        words += [f"with {joined(book.names(now.people))}"] if now.people else []
        words += [joined(now.practices)] if now.practices else []
        words += [joined(now.feelings)] if now.feelings else []
        print(f"{short_date(now.day, session.today)}  {', '.join(words)}  {note.uid}")
        text = note.text if arguments.private or not note.private else _HIDDEN
        print("".join(f"    {line}".rstrip() + "\n" for line in text.split("\n")))
    if not notes:
        print('No note here yet. `nearer note "what moved me today"` keeps one.')
    return 0


def _json(note: Note, book: Book, *, private: bool) -> dict[str, Any]:
    now = note.now
    shown = private or not note.private
    return {
        "id": note.uid,
        "day": str(now.day),
        "kind": now.kind,
        "text": now.text if shown else None,
        "practice": now.practice or None,
        "practices": list(now.practices),
        "with": book.names(now.people),
        "feelings": list(now.feelings),
        "starred": note.starred,
        "private": note.private,
    } | ({"other": [w.text for w in note.wordings[:-1]]} if note.is_split and shown else {})


def _lookback_arguments(parser: ArgumentParser) -> None:
    period = parser.add_mutually_exclusive_group()
    period.add_argument("--year", metavar="Y", help="a year; the running one by default")
    period.add_argument("--quarter", metavar="YYYY-Q", help="a quarter, such as 2026-4")
    period.add_argument("--month", metavar="YYYY-MM", help="a month, such as 2026-11")
    add_private(parser)


def _lookback(arguments: Namespace) -> int:
    from tui.queries.look_back import look_back, markdown, parse_period

    session = Session(arguments.file)
    book = session.opened().book
    period = parse_period(arguments.year, arguments.quarter, arguments.month, session.today)
    print(markdown(period, look_back(book, period, private=arguments.private)), end="")
    return 0


HANDLERS = {
    "note": Handler(_note_arguments, _note),
    "notes": Handler(_notes_arguments, _notes),
    "lookback": Handler(_lookback_arguments, _lookback),
}
