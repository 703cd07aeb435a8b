"""``nearer backup``, ``restore-backup`` and ``where``."""

from argparse import ArgumentParser, Namespace

from tui.cli.parser import Handler
from tui.cli.session import Session
from tui.domain.refusal import Refused
from tui.store.backups import Backup, backups_in, newest_good
from tui.store.drafts import folder_of
from tui.store.storage import FileStorage
from tui.store.undo_file import clear


def _no_arguments(parser: ArgumentParser) -> None:
    """``backup`` and ``where`` take ``--file`` alone, which every command takes."""


def _backup(arguments: Namespace) -> int:
    backup = Session(arguments.file).database.file.back_up("by-hand")
    print(f"backed up as {backup.name} in {backup.path.parent}")
    return 0


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="as --list shows it")
    parser.add_argument("--list", action="store_true", help="list the backups, newest first")


def _restore(arguments: Namespace) -> int:
    session = Session(arguments.file)
    file = session.database.file
    backups = backups_in(file.backup_folder)
    if arguments.list:
        for backup in backups:
            print(f"{backup.name}  {backup.path.stat().st_size:,} bytes")
        if not backups:
            print(f"There is no backup of {file.path} yet.")
        return 0
    backup = _chosen(arguments.name, backups, file)
    file.restore(backup)
    clear(session.undo_file)  # of a file that is no more; restoring again takes this back
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


def _where(arguments: Namespace) -> int:
    from tui.config.folders import theme_folders
    from tui.config.reading import config_path

    session = Session(arguments.file)
    file = session.database.file
    print(f"file     {file.path}")
    print(f"backups  {file.backup_folder}")
    print(f"drafts   {folder_of(file.backup_folder)}")
    print(f"undo     {session.undo_file}")
    print(f"config   {config_path()}")
    for folder in theme_folders():
        print(f"themes   {folder}")
    return 0


HANDLERS = {
    "backup": Handler(_no_arguments, _backup),
    "restore-backup": Handler(_restore_arguments, _restore),
    "where": Handler(_no_arguments, _where),
}
