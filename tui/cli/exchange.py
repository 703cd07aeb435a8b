"""``nearer export`` and ``nearer import``."""

import csv
import io
from argparse import ArgumentParser, Namespace
from pathlib import Path

from tui.book.book import Book
from tui.book.places import CellPlace, Step
from tui.changes.practices import practice_record
from tui.cli.output import complain
from tui.cli.parser import USAGE, Command
from tui.cli.session import Session, save
from tui.domain.refusal import Refused
from tui.exchange.csv_file import changes_of, csv_of, practices_of
from tui.store.atomic import write_whole
from tui.store.codec import NotOurs, Tables, count_records, decode, encode
from tui.store.errors import reason_of
from tui.store.merge import merged
from tui.store.meta import schema_of
from tui.store.migrations import SCHEMA, STEPS, migrated
from tui.store.paths import named_path
from tui.wording.basics import counted

_TAG = "before-import"


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "target", metavar="FILE", nargs="?", help="a name that ends in .json, .csv or .ics"
    )
    parser.add_argument("--vdir", metavar="DIR", help="a folder with a calendar file a plan")
    parser.add_argument(
        "--details", action="store_true", help="for calendars: titles, names and places too"
    )
    parser.add_argument("--private", action="store_true", help="private notes, too")
    parser.add_argument("--force", action="store_true", help="write over FILE if it exists")


def _export(arguments: Namespace) -> int:
    session = Session(arguments.file)
    if arguments.vdir is not None:
        from tui.cli.calendars import export_vdir

        if arguments.target is not None:
            raise Refused("give a FILE or --vdir DIR, not both")
        return export_vdir(session, named_path(arguments.vdir), details=arguments.details)
    if arguments.target is None:
        complain("name a FILE or --vdir DIR; see `nearer export --help`", "nearer export")
        return USAGE
    target = named_path(arguments.target)
    kind = _kind(target)
    if arguments.details and kind != ".ics":
        raise Refused("--details belongs to calendar files; the others hold all of it anyway")
    real = _free_target(target, session, force=arguments.force)
    keeper = session.opened()
    held_back = 0
    if kind != ".ics" and not arguments.private:
        held_back = sum(note.private for note in keeper.book.notes.values())
    if kind == ".json":
        tables = session.database.file.read()
        if held_back:
            tables = _without_private(tables, keeper.book)
        if not tables:
            raise Refused(f"{session.path} holds nothing yet; there is nothing to export")
        data, what = encode(tables), counted(count_records(tables), "record")
    elif kind == ".ics":
        from tui.cli.calendars import calendar_data

        data, what = calendar_data(session, details=arguments.details)
    else:
        text = csv_of(keeper.book, private=arguments.private)
        data, what = text.encode(), _held(text)
    try:
        write_whole(real, data)
    except OSError as error:
        raise Refused(
            f"{target} was not written: {reason_of(error)}; choose another name"
        ) from None
    print(f"{what} written to {target}")
    if held_back:
        print(f"{counted(held_back, 'private note')} left out; --private takes them along.")
    return 0


def _held(text: str) -> str:
    """How much a CSV holds, in words."""
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    notes = sum(bool(row["note"]) for row in rows)
    marks = counted(sum(bool(row["state"]) for row in rows), "mark")
    return f"{marks} and {counted(notes, 'note')}" if notes else marks


def _without_private(tables: Tables, book: Book) -> Tables:
    """The tables without any wording of a private note."""
    private = {uid for uid, note in book.notes.items() if note.private}
    notes = {
        key: record for key, record in tables["notes"].items() if record.get("note") not in private
    }
    return {**tables, "notes": notes}


def _free_target(target: Path, session: Session, *, force: bool) -> Path:
    """Where an export goes, links followed. Refused: what should not be written over."""
    try:
        real = target.resolve()
        in_use = session.path.resolve()
    except (OSError, RuntimeError):
        raise Refused(f"the links of {target} lead in a circle; choose another name") from None
    if real == in_use:
        raise Refused(f"{target} is the file in use itself; choose another name")
    if real.is_dir():
        raise Refused(f"{target} is a folder; choose another name")
    if real.exists() and not force:
        raise Refused(f"{target} exists already; choose another name or add --force")
    if not real.parent.is_dir():
        raise Refused(f"the folder of {target} does not exist; make it first")
    return real


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="FILE", help="a .json, .csv or .ics file")
    parser.add_argument(
        "--with",
        action="append",
        default=[],
        dest="people",
        metavar="NAME",
        help="with whom the plans of an .ics file are; may be given again",
    )


def _import(arguments: Namespace) -> int:
    session = Session(arguments.file)
    source = named_path(arguments.source)
    kind = _kind(source)
    data = source.read_bytes()
    if kind == ".ics":
        from tui.cli.calendars import import_calendar

        return import_calendar(session, source, data, arguments.people, _TAG)
    if arguments.people:
        raise Refused("--with belongs to .ics files; the others say with whom themselves")
    if kind == ".json":
        return _import_json(session, source, data)
    keeper = session.opened()
    try:
        text = data.decode("utf-8-sig")
        new = practices_of(text, keeper.book)
        taken = changes_of(text, keeper.book, session.today, keeper.clock.now(), new)
    except UnicodeDecodeError:
        raise Refused(f"{source}: it is not UTF-8 text; nothing was imported") from None
    except Refused as refusal:
        raise Refused(f"{source}: {refusal}") from None
    steps: list[Step] = [*map(practice_record, new), *taken.people, *taken.marks, *taken.notes]
    job = keeper.do("import", steps)
    save(keeper, _TAG)
    count = sum(isinstance(edit.place, CellPlace) for edit in job.edits)
    print(f"{counted(len(taken.marks), 'mark')} read from {source}, {count} of them new here")
    if taken.notes:
        print(f"{counted(len(taken.notes), 'note')} taken in")
    for practice in new:
        print(f"{practice.name} was added with the key {practice.number}")
    for step in taken.people:
        print(f"{step.fields['name']} is new among the people.")
    return 0


def _import_json(session: Session, source: Path, data: bytes) -> int:
    try:
        theirs = decode(data)
        if schema_of(theirs) > SCHEMA:
            raise NotOurs("a newer Nearer wrote it; update Nearer to take it in")
        theirs = migrated(theirs, STEPS, SCHEMA)
    except NotOurs as error:
        raise Refused(f"{source}: {error}; nothing was imported") from None
    database = session.database
    with database.transaction(tag=_TAG):
        ours = database.file.read()
        both = merged(ours, theirs)
        new = count_records(both) - count_records(ours)
        if both != ours:
            database.file.write(both)
    print(f"{counted(count_records(theirs), 'record')} read from {source}, {new} of them new here")
    return 0


def _kind(path: Path) -> str:
    kind = path.suffix.lower()
    if kind not in (".json", ".csv", ".ics"):
        raise Refused(f"{path} ends in none of .json, .csv and .ics; name it so that it is clear")
    return kind


COMMANDS = {
    "export": Command(
        "write everything to a .json file, the marks to a .csv file, the plans to an .ics file",
        _export_arguments,
        _export,
    ),
    "import": Command(
        "take in a .json or .csv file, all of it or nothing, after a backup; where both know a "
        "thing, the newer one stands. Of an .ics file what can be planned is taken, the rest told",
        _import_arguments,
        _import,
    ),
}
