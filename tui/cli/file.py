"""``nearer backup``, ``restore-backup``, ``doctor`` and ``where``."""

import stat
from argparse import ArgumentParser, Namespace
from pathlib import Path
from shlex import quote

from tui.book.book import read_book
from tui.cli.parser import Handler
from tui.cli.session import Session
from tui.domain.refusal import Refused
from tui.records.marks import unreadable_cells
from tui.store.backups import Backup, backups_in, newest_good
from tui.store.codec import count_records
from tui.store.conflicts import conflict_copies, conflict_line
from tui.store.disk import writable
from tui.store.drafts import folder_of
from tui.store.errors import StoreError
from tui.store.storage import FileStorage
from tui.wording.basics import counted


def _no_arguments(parser: ArgumentParser) -> None:
    """``backup``, ``doctor`` and ``where`` take ``--file`` alone, which every command takes."""


def _backup(arguments: Namespace) -> int:
    backup = Session(arguments.file).database.file.back_up("by-hand")
    print(f"backed up as {backup.name} in {backup.path.parent}")
    return 0


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="as --list shows it")
    parser.add_argument("--list", action="store_true", help="list the backups, newest first")


def _restore(arguments: Namespace) -> int:
    file = Session(arguments.file).database.file
    backups = backups_in(file.backup_folder)
    if arguments.list:
        for backup in backups:
            print(f"{backup.name}  {backup.path.stat().st_size:,} bytes")
        if not backups:
            print(f"There is no backup of {file.path} yet.")
        return 0
    backup = _chosen(arguments.name, backups, file)
    file.restore(backup)
    print(f"{file.path} is as it was in {backup.name}; what it was before is kept as a backup")
    return 0


def _chosen(name: str | None, backups: list[Backup], file: FileStorage) -> Backup:
    if name is None:
        if backup := newest_good(file.backup_folder):
            return backup
        raise Refused(f"there is no good backup of {file.path}; nothing was changed")
    for backup in backups:
        if name in (backup.name, backup.path.name):
            return backup
    raise Refused(f"there is no backup {name!r}; `nearer restore-backup --list` shows them")


def _doctor(arguments: Namespace) -> int:
    session = Session(arguments.file)
    file = session.database.file
    problems = _problems(session)
    folder = file.backup_folder
    backups = backups_in(folder)
    print(f"file     {file.path}")
    if file.path.exists() and not problems:
        print(f"holds    {counted(count_records(file.read()), 'record')}, all of them readable")
    elif not problems:
        print("holds    nothing yet; it is made with the first tick")
    print(f"backups  {len(backups)} in {folder}")
    for problem in problems:
        print(f"problem  {problem}")
    print("All is well." if not problems else f"{counted(len(problems), 'problem')} to look at.")
    return 1 if problems else 0


def _problems(session: Session) -> list[str]:
    file = session.database.file
    problems = []
    try:
        if days := unreadable_cells(session.database.table("marks").all()):
            problems.append(
                f"{counted(days, 'day')} of marks cannot be understood; they are kept, not shown"
            )
        if unreadable := read_book(session.database).unreadable:
            problems.append(
                f"{counted(unreadable, 'record')} of habits, people or plans cannot be understood; "
                f"they are kept, not used"
            )
        if refusal := file.why_unchangeable():
            problems.append(str(refusal))
    except StoreError as error:
        problems.append(str(error))
    if problem := _backup_problem(file.backup_folder):
        problems.append(problem)
    if not file.path.is_file():
        return problems
    if file.path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        problems.append(
            f"others on this computer can open it; `chmod 600 {quote(str(file.path))}` ends that"
        )
    problems += [conflict_line([copy]) for copy in conflict_copies(file.path)]
    return problems


def _backup_problem(folder: Path) -> str | None:
    """Why no backup can be made, if so."""
    there = next(f for f in (folder, *folder.parents) if f.exists())
    if there.is_dir() and writable(there):
        return None
    return f"no backup can be made: {there} is no folder that can be written to"


def _where(arguments: Namespace) -> int:
    from tui.config.folders import theme_folders
    from tui.config.reading import config_path

    file = Session(arguments.file).database.file
    print(f"file     {file.path}")
    print(f"backups  {file.backup_folder}")
    print(f"drafts   {folder_of(file.backup_folder)}")
    print(f"config   {config_path()}")
    for folder in theme_folders():
        print(f"themes   {folder}")
    return 0


HANDLERS = {
    "backup": Handler(_no_arguments, _backup),
    "restore-backup": Handler(_restore_arguments, _restore),
    "doctor": Handler(_no_arguments, _doctor),
    "where": Handler(_no_arguments, _where),
}
