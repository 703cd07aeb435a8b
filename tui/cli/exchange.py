"""``nearer export`` and ``nearer import``."""

import contextlib
from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from tui.book.places import CellPlace
from tui.cli.moving_out import TRACKERS, export_to_tracker, is_for_tracker
from tui.cli.naming import given_people
from tui.cli.options import add_choices, add_people, add_private, said_of
from tui.cli.output import complain, print_file, progress
from tui.cli.parser import USAGE, Handler
from tui.cli.session import Session, carry_out, note_past, tell_new_people
from tui.domain.letters import written_out
from tui.domain.refusal import Refused
from tui.exchange.files import (
    BEFORE_IMPORT,
    DIARY,
    FORMATS,
    NOTHING_IN,
    format_of,
    free_target,
    write_export,
)
from tui.exchange.going_out import export_as, held
from tui.store.paths import named_path
from tui.wording.basics import counted
from tui.wording.lists import joined
from tui.wording.practices import added_words

_READING = partial(progress.say, "reading")
_KEEPING = partial(progress.say, "keeping it")
_WRITING = partial(progress.say, "writing")


def _export_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "target",
        metavar="FILE",
        nargs="?",
        help="a name that ends in .json, .csv, .ics, .md (a diary) or .zip (Loop Habit Tracker); "
        "a folder with --as harsh; - writes to standard output",
    )
    parser.add_argument(
        "--as",
        dest="form",
        choices=[*(suffix[1:] for suffix in (*FORMATS, DIARY)), *TRACKERS],
        metavar="FORMAT",
        help="with -: json, csv, ics or md, json by default; harsh: its two files; loop: its zip",
    )
    parser.add_argument("--vdir", metavar="DIR", help="a folder with a calendar file a plan")
    parser.add_argument(
        "--details", action="store_true", help="for calendars: titles, names and places too"
    )
    add_private(parser)
    parser.add_argument("--force", action="store_true", help="write over FILE if it exists")


def _export(arguments: Namespace) -> int:
    session = Session(arguments.file)
    if arguments.vdir is not None:
        if arguments.target is not None:
            raise Refused("give a FILE or --vdir DIR, not both")
        return _export_vdir(session, named_path(arguments.vdir), details=arguments.details)
    if arguments.target is None:
        complain("name a FILE or --vdir DIR; see `nearer export --help`", "nearer export")
        return USAGE
    if is_for_tracker(arguments):
        return export_to_tracker(session, named_path(arguments.target), arguments)
    to_screen = arguments.target == "-"
    if arguments.form and not to_screen:
        raise Refused("--as goes with -; the name of a file says it by how it ends")
    target = named_path(arguments.target)
    suffix = f".{arguments.form or 'json'}" if to_screen else format_of(target)
    if arguments.details and suffix != ".ics":
        raise Refused("--details belongs to calendar files; the others hold all of it anyway")
    real = None if to_screen else free_target(target, session.path, force=arguments.force)
    made = export_as(
        *(suffix, session.opened().book, session.database.file),
        private=arguments.private,
        details=arguments.details,
        far=_WRITING,
    )
    if real is None:
        print_file(made.data)
        return 0
    _WRITING()
    write_export(target, real, made.data)
    print(f"{held(made)} written to {target}")
    if made.held_back:
        print(f"{counted(made.held_back, 'private note')} left out; --private takes them along.")
    return 0


def _export_vdir(session: Session, folder: Path, *, details: bool) -> int:
    from tui.exchange.calendars.vdir import write_vdir

    written = write_vdir(
        *(session.opened().book, session.database.file.read(), folder),
        details=details,
        far=_WRITING,
    )
    removed = f", {written.removed} of plans that are gone removed" if written.removed else ""
    print(f"{counted(written.plans, 'plan')} written to {folder}{removed}")
    return 0


def _import_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "sources",
        metavar="FILE",
        nargs="+",
        help="a .json or .csv file, or any number of .ics files and folders with them",
    )
    add_people(
        parser,
        "with whom the plans of an .ics file are, or who of an address book comes in; may be given "
        "again",
    )
    add_choices(parser)


def _import(arguments: Namespace) -> int:
    from tui.exchange.foreign.source import Source
    from tui.exchange.known import format_of as told_format

    session = Session(arguments.file)
    _READING()
    sources = [named_path(source) for source in arguments.sources]
    formats = []
    for source in sources:
        with _about(source):
            formats.append(told_format(Source(source)))
    if set(formats) == {".ics"}:
        _refuse_choices(arguments, "a calendar")
        return _import_ics(session, sources, arguments.people)
    if len(sources) > 1:
        if ".ics" not in formats:
            raise Refused("several at once can be .ics files only; take them in one by one")
        other = next(s for s, told in zip(sources, formats, strict=True) if told != ".ics")
        raise Refused(f"{other} is no .ics file; take it in by itself")
    (source,), (told,) = sources, formats
    if not isinstance(told, str):
        from tui.cli.moving_in import import_found

        with _about(source):
            opened = Source(source, arguments.date_order or "")
            return import_found(session, opened, told, arguments)
    if arguments.people:
        raise Refused("--with belongs to .ics files; the others say with whom themselves")
    takes = ("--as",) if told == ".csv" else ()
    _refuse_choices(arguments, "Nearer's own", takes)
    with _about(source):
        data = Source(source).data()
    if told == ".json":
        return _import_json(session, source, data)
    return _import_csv(session, source, data, said_of(arguments.becomes))


def _refuse_choices(arguments: Namespace, what: str, takes: Collection[str] = ()) -> None:
    given = {
        "--as": arguments.becomes,
        "--dry-run": arguments.dry_run,
        "--everyone": arguments.everyone,
        "--date-order": arguments.date_order,
    }
    if others := [option for option, value in given.items() if value and option not in takes]:
        belongs = "belongs" if len(others) == 1 else "belong"
        raise Refused(f"{joined(others)} {belongs} to what other programs kept; this is {what}")


def _import_csv(session: Session, source: Path, data: bytes, said: Mapping[str, str]) -> int:
    from tui.exchange.csv_file import import_of

    keeper = session.opened()
    with _about(source):
        found = import_of(data, keeper.book, session.today, keeper.clock.now(), _READING, said)
    _KEEPING()
    job = carry_out(session, _label(source), found.steps, BEFORE_IMPORT)
    count = sum(isinstance(edit.place, CellPlace) for edit in job.edits)
    print(f"{counted(len(found.marks), 'mark')} read from {source}, {count} of them new here")
    if found.notes:
        print(f"{counted(len(found.notes), 'note')} taken in")
    for practice in found.practices:
        print(added_words(practice))
    tell_new_people(keeper.book, job)
    return 0


def _import_json(session: Session, source: Path, data: bytes) -> int:
    from tui.exchange.json_file import tables_in
    from tui.store.codec import count_records

    with _about(source):
        theirs = tables_in(data, lambda line: complain(f"{source}: {line}"))
    _KEEPING()
    new = session.opened().merge(theirs, BEFORE_IMPORT)
    note_past(session, _label(source))
    print(f"{counted(count_records(theirs), 'record')} read from {source}, {new} of them new here")
    return 0


def _import_ics(session: Session, sources: Sequence[Path], names: list[str]) -> int:
    """Take what can be planned, list the rest. Refused only where nothing could be taken."""
    from tui.exchange.calendars.files import calendars_at
    from tui.exchange.calendars.reading import Here, plans_in
    from tui.exchange.calendars.writing import stamps_of

    files = calendars_at(sources)
    _READING()
    book, stamps = session.opened().book, stamps_of(session.database.file.read())
    people, new = given_people(session.opened(), names)
    here = Here(book, people, session.clock, stamps)
    found = plans_in(files, here, _READING)
    called = sources[0] if len(sources) == 1 else f"{len(sources)} calendars"
    if found.plans:
        known = set(book.plans)
        _KEEPING()
        job = carry_out(session, _label(*sources), [*new, *found.steps], BEFORE_IMPORT)
        fresh = sum(1 for plan in found.plans if plan.uid not in known)
        print(f"{counted(len(found.plans), 'plan')} read from {called}, {fresh} of them new here")
        tell_new_people(session.keeper.book, job)
    for line in (*found.said, *(f"not taken: {line}" for line in found.refused)):
        print(written_out(line))
    if not found.plans:
        raise Refused(f"{called}: nothing in it could be planned; {NOTHING_IN}")
    return 0


def _label(*sources: Path) -> str:
    """What ``nearer undo`` calls it."""
    if len(sources) > 1:
        return f"{len(sources)} calendars were taken in"
    return f"{sources[0].name} was taken in"


@contextlib.contextmanager
def _about(path: Path) -> Iterator[None]:
    """Inside, a refusal names the file that it is about."""
    try:
        yield
    except Refused as refusal:
        raise Refused(f"{path}: {refusal}") from None


HANDLERS = {
    "export": Handler(_export_arguments, _export),
    "import": Handler(_import_arguments, _import),
}
