"""``nearer life``: what to come back to, favours promised, important dates."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from typing import Any

from tui.book.book import Book
from tui.changes.life import date_kept, instead_words, matter_done, matter_kept, removed
from tui.cli.options import add_json
from tui.cli.parser import Handler, Part, add_parts
from tui.cli.session import Session, done, print_json_list, run_part
from tui.domain.important import ImportantDate
from tui.domain.matter import Matter
from tui.domain.person import find_person
from tui.domain.refusal import Refused
from tui.typed.life_line import EXAMPLES, read_life_line, reading
from tui.wording.basics import short_date
from tui.wording.life import important_words, matter_words


def _arguments(parser: ArgumentParser) -> None:
    add_json(parser)
    parser.set_defaults(act=_list)
    parts = add_parts(parser, *_PARTS, required=False)
    parts["add"].add_argument("name", metavar="NAME", help="of whom")
    parts["add"].add_argument("line", nargs="+", metavar="LINE", help=EXAMPLES)
    parts["list"].add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    for name in ("done", "remove"):
        parts[name].add_argument("id", metavar="ID", help="as the list shows it")


def _add(session: Session, arguments: Namespace) -> int:
    book, today = session.opened().book, session.today
    person = find_person(arguments.name, list(book.people.values()))
    found = read_life_line(" ".join(arguments.line), person.uid, today, book.settings)
    words = reading(found, person.name, today) + instead_words(book, found)
    step = matter_kept(book, found) if isinstance(found, Matter) else date_kept(book, found)
    return done(session, words, [step], f"{words}.")


def _list(session: Session, arguments: Namespace) -> int:
    book, today = session.opened().book, session.today
    matters = sorted(
        (m for m in book.matters.values() if m.done is None),
        key=lambda m: (m.day is None, m.day or today, m.uid),
    )
    dates = sorted(book.dates.values(), key=lambda d: (d.next_on(today), d.uid))
    if arguments.json:
        print_json_list([*(_json(book, m) for m in matters), *(_json(book, d) for d in dates)])
        return 0
    for matter in matters:
        name = book.names([matter.person])[0]
        when = f": {short_date(matter.day, today)}" if matter.day else ""
        print(f"{matter.uid}  {matter_words(matter, name)}{when}")
    for important in dates:
        name = book.names([important.person])[0]
        print(f"{important.uid}  {important_words(important, name, today)}")
    if not (matters or dates):
        print("Nothing here yet. `nearer life add Alex the exam on friday` adds something.")
    return 0


def _json(book: Book, what: Matter | ImportantDate) -> dict[str, Any]:
    fields = {"id": what.uid, "person": book.names([what.person])[0]}
    if isinstance(what, Matter):
        day = str(what.day) if what.day else None
        return {**fields, "kind": what.kind, "text": what.text, "day": day}
    date = {"kind": what.occasion, "month": what.month, "day_of_month": what.day}
    return {**fields, **date, "year": what.year, "lead": what.lead, "what": what.what or None}


def _done(session: Session, arguments: Namespace) -> int:
    found = _found(session.opened().book, arguments.id)
    if not isinstance(found, Matter):
        raise Refused(
            f"{arguments.id} is a date that comes again; `nearer life remove` takes it out"
        )
    return done(
        session, f"{_called(session, found)}: done", [matter_done(found, session.today)], "Done."
    )


def _remove(session: Session, arguments: Namespace) -> int:
    found = _found(session.opened().book, arguments.id)
    return done(session, f"{_called(session, found)}: taken out", [removed(found)], "Taken out.")


def _called(session: Session, what: Matter | ImportantDate) -> str:
    """One of them in words, with whom it is about."""
    book = session.opened().book
    name = book.names([what.person])[0]
    if isinstance(what, Matter):
        return matter_words(what, name)
    return important_words(what, name, session.today)


def _found(book: Book, uid: str) -> Matter | ImportantDate:
    found = book.matters.get(uid) or book.dates.get(uid)
    if found is None:
        raise Refused(f"there is no {uid!r}; `nearer life` lists what there is")
    return found


_PARTS = (
    Part(
        "add",
        _add,
        "something to come back to, a favour, or a date",
        (
            'nearer life add Alex "the exam on friday"',
            'nearer life add Mum "birthday 29 nov 1958"',
        ),
    ),
    Part(
        "list",
        _list,
        "all that is open, and the dates; what `nearer life` alone does",
        ("nearer life list", "nearer life list --json"),
    ),
    Part(
        "done",
        _done,
        "one of them is done",
        ("nearer life done m-e8a001", "nearer life done m-fa0002"),
    ),
    Part(
        "remove",
        _remove,
        "take one of them out",
        ("nearer life remove m-e8a001", "nearer life remove d-b00002"),
    ),
)

HANDLERS = {"life": Handler(_arguments, run_part, has_parts=True)}
