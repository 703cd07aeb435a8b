"""``nearer doctor``: what is wrong with the file, and what there is to do about it."""

import stat
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from tui.book.strange import Strange, mistimed_in, strange_days_in, strange_in
from tui.cli.parser import Handler
from tui.cli.session import Session
from tui.config.folders import theme_folders
from tui.config.reading import config_path, read_config
from tui.domain.letters import written_out
from tui.store.backups import backups_in
from tui.store.codec import count_records
from tui.store.conflicts import conflict_copies, conflict_line
from tui.store.disk import writable
from tui.store.errors import StoreError
from tui.wording.basics import counted

_MOST_NAMED = 40  # of one problem


class Problem(NamedTuple):
    """Something to look at: a line on it, and where in the file it is."""

    line: str
    places: tuple[Strange, ...] = ()


def _no_arguments(parser: ArgumentParser) -> None:
    """``doctor`` takes ``--file`` alone, which every command takes."""


def _doctor(arguments: Namespace) -> int:
    session = Session(arguments.file)
    file = session.database.file
    problems = [*_problems(session), *_look()]
    folder = file.backup_folder
    backups = backups_in(folder)
    print(f"file     {file.path}")
    if file.path.exists() and not problems:
        print(f"holds    {counted(count_records(file.read()), 'record')}, all of them readable")
    elif not problems:
        print("holds    nothing yet; it is made with the first tick")
    print(f"backups  {len(backups)} in {folder}")
    for problem in problems:
        print(f"problem  {problem.line}")
        for place in problem.places[:_MOST_NAMED]:
            print(f"         {written_out(str(place))}")
        if (more := len(problem.places) - _MOST_NAMED) > 0:
            print(f"         and {more} more")
    print("All is well." if not problems else f"{counted(len(problems), 'problem')} to look at.")
    return 1 if problems else 0


def _problems(session: Session) -> Iterator[Problem]:
    file = session.database.file
    try:
        yield from _inside(session)
        if refusal := file.why_unchangeable():
            yield Problem(str(refusal))
        if words := file.place.what_is_in_the_way():
            yield Problem(words)
    except StoreError as error:
        yield Problem(str(error))
    if problem := _backup_problem(file.backup_folder):
        yield Problem(problem)
    if not file.path.is_file():
        return
    if file.path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield Problem(
            f"others on this computer can open it; `chmod 600 {quote(str(file.path))}` ends that"
        )
    for copy in conflict_copies(file.path):
        yield Problem(conflict_line([copy]))


def _look() -> Iterator[Problem]:
    """What of config.toml, and of one's own themes, cannot be used."""
    yield from map(Problem, read_config(config_path()).problems)
    _, own = theme_folders()
    if any(own.glob("*.toml")):  # few have any, and to read one takes what only the app loads
        from tui.cli.themes import failed_in

        yield from map(Problem, failed_in(own))


def _inside(session: Session) -> Iterator[Problem]:
    """What the file holds that is not used. Raises StoreError for one that cannot be read."""
    tables = session.database.file.read()
    if line := session.database.file.doubled_line:
        yield Problem(line)
    whole, partly = _told_apart(strange_days_in(tables))
    if whole:
        days = counted(len(whole), "day")
        yield Problem(f"{days} of marks cannot be understood; they are kept, not shown", whole)
    records, fields = _told_apart(strange_in(tables))
    if records:
        yield Problem(
            f"{counted(len(records), 'record')} of habits, people or plans cannot be understood; "
            f"they are kept, not used",
            records,
        )
    if odd := (*fields, *partly):
        yield Problem(
            f"{counted(len(odd), 'record')} cannot be used as a whole: what cannot be is kept, "
            f"and left out",
            odd,
        )
    if late := tuple(mistimed_in(tables, session.clock.now())):
        yield Problem(
            f"{counted(len(late), 'record')} with a time of change that cannot be; "
            f"any later change goes before what it says",
            late,
        )


def _told_apart(
    found: Iterable[Strange],
) -> tuple[tuple[Strange, ...], tuple[Strange, ...]]:
    """What cannot be used at all, and that of which some fields cannot."""
    each = tuple(found)
    return tuple(s for s in each if not s.fields), tuple(s for s in each if s.fields)


def _backup_problem(folder: Path) -> str | None:
    """Why no backup can be made, if so."""
    there = next(f for f in (folder, *folder.parents) if f.exists())
    if there.is_dir() and writable(there):
        return None
    return f"no backup can be made: {there} is no folder that can be written to"


HANDLERS = {"doctor": Handler(_no_arguments, _doctor)}
