"""``nearer practice``: the five and one's own, what they are called, which are asked for."""

from argparse import SUPPRESS, ArgumentParser, Namespace

from tui.book.book import Book
from tui.changes import practices as arrange
from tui.cli.options import add_json
from tui.cli.parser import Handler, Part, add_parts
from tui.cli.session import Session, done, print_json_list, run_part
from tui.domain.practice import find_practice
from tui.wording.practices import no_key_words


def _arguments(parser: ArgumentParser) -> None:
    add_json(parser)
    parser.set_defaults(act=_list)
    parts = add_parts(parser, *_PARTS, required=False)
    parts["list"].add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    for name in ("rename", "off", "on"):
        parts[name].add_argument("practice", metavar="PRACTICE")
    for name in ("add", "rename"):
        parts[name].add_argument("name", nargs="+", metavar="NAME")


def _list(session: Session, arguments: Namespace) -> int:
    book = session.opened().book
    found = [(p, book.schedule(p.id, session.today).text) for p in book.every_practice]
    if arguments.json:
        print_json_list(
            {"id": p.id, "number": p.number, "name": p.name, "on": p.on, "schedule": text}
            for p, text in found
        )
        return 0
    width = max([16, *(len(practice.id) for practice, _ in found)])
    for practice, text in found:
        key = str(practice.number) if practice.on else "-"
        off = "" if practice.on else ", off"
        print(f"{key:>2}  {practice.id:<{width}} {practice.name:<22} {text}{off}")
    return 0


def _add(session: Session, arguments: Namespace) -> int:
    book = session.opened().book
    step = arrange.added(book, " ".join(arguments.name))

    def words(book: Book) -> str:
        new = find_practice(step.place.uid, book.every_practice)
        if not new.on:
            return f"{new.name}: id {new.id}, {no_key_words(new)}"
        return f"{new.name}: key {new.number}, id {new.id}, daily from now on"

    return done(session, f"{step.fields['name']} is added", [step], words)


def _rename(session: Session, arguments: Namespace) -> int:
    book, name = session.opened().book, " ".join(arguments.name)
    practice = find_practice(arguments.practice, book.every_practice)
    step = arrange.renamed(book, practice, name)

    def words(book: Book) -> str:
        now = find_practice(practice.id, book.every_practice)
        return f"{practice.name} is now called {now.name}"

    return done(session, f"{practice.name} is called something else", [step], words)


def _off(session: Session, arguments: Namespace) -> int:
    book = session.opened().book
    practice = find_practice(arguments.practice, book.every_practice)
    words = (
        f"{practice.name} is off; its days stay, `nearer practice on {practice.id}` brings it back"
    )
    return done(session, f"{practice.name} is off", [arrange.switched_off(book, practice)], words)


def _on(session: Session, arguments: Namespace) -> int:
    book = session.opened().book
    practice = find_practice(arguments.practice, book.every_practice)
    step = arrange.switched_on(book, practice)

    def words(book: Book) -> str:
        return (
            f"{practice.name} is on, key {find_practice(practice.id, book.every_practice).number}"
        )

    return done(session, f"{practice.name} is on", [step], words)


_PARTS = (
    Part(
        "list",
        _list,
        "all of them, also those that are off; what `nearer practice` alone does",
        ("nearer practice list", "nearer practice list --json"),
    ),
    Part(
        "add",
        _add,
        "one of your own, after the five",
        ('nearer practice add "Write a letter"', "nearer practice add Sing"),
    ),
    Part(
        "rename",
        _rename,
        "call one something else",
        ("nearer practice rename listen Listening", 'nearer practice rename 4 "Time for two"'),
    ),
    Part(
        "off",
        _off,
        "neither show nor ask for one; its days stay",
        ("nearer practice off support", "nearer practice off 5"),
    ),
    Part(
        "on",
        _on,
        "show and ask for one again",
        ("nearer practice on support", "nearer practice on honest"),
    ),
)

HANDLERS = {"practice": Handler(_arguments, run_part, has_parts=True)}
