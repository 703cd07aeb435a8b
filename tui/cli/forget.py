"""``nearer people forget``: a name goes out of the file, and out of the backups where wanted."""

import contextlib
import sys
from argparse import ArgumentParser, Namespace

from tui.cli.output import let_through
from tui.cli.session import Session, save
from tui.domain.person import find_person
from tui.domain.refusal import Refused
from tui.wording.basics import counted


def add_forget_options(parser: ArgumentParser) -> None:
    """What there is besides the name."""
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument(
        "--backups",
        action="store_true",
        help="remove all backups too, which hold the name; also of somebody forgotten before",
    )


def forget(session: Session, arguments: Namespace) -> int:
    """Forget somebody. Where that was done before, ``--backups`` removes what held the name.

    Refused: who is not there, and what nobody has agreed to.
    """
    keeper = session.opened()
    try:
        person = find_person(arguments.name, list(keeper.book.people.values()))
    except Refused:
        if arguments.backups and _is_left_in_backups(session, arguments.name):
            return _remove_backups(session, arguments)
        raise
    if not _agreed(arguments, person.name, f"Forget {person.name}? It"):
        print("Nothing was forgotten.")
        return 1
    from tui.changes.forgetting import forgotten
    from tui.store.backups import backups_in, remove_all
    from tui.store.drafts import drop_with, folder_of
    from tui.store.undo_file import clear

    folder = session.database.file.backup_folder
    keeper.do_for_good("forget a person", forgotten(keeper.book, person))
    save(keeper)
    drop_with(folder_of(folder), person.name)
    clear(session.undo_file)
    print(f'{person.name} is forgotten for good; counts stay under "someone".')
    if arguments.backups:
        print(f"{counted(remove_all(folder), 'backup')} removed.")
    elif held := len(backups_in(folder)):
        from shlex import quote

        way = f"nearer people forget {quote(person.name)} --backups"
        print(f"{counted(held, 'backup')} may still hold the name; `{way}` removes them.")
    return 0


def _remove_backups(session: Session, arguments: Namespace) -> int:
    from tui.store.backups import backups_in, remove_all

    folder = session.database.file.backup_folder
    held = counted(len(backups_in(folder)), "backup")
    if not _agreed(arguments, arguments.name, f"Remove all {held}, which hold that name? It"):
        print("Nothing was removed.")
        return 1
    remove_all(folder)
    print(f"{arguments.name} was forgotten before; {held} removed.")
    return 0


def _is_left_in_backups(session: Session, name: str) -> bool:
    """Whether a backup tells the name of somebody who is forgotten by now."""
    from tui.store.backups import backups_in
    from tui.store.codec import NotOurs, decode

    wanted, people = " ".join(name.split()).casefold(), session.database.table("people")
    for backup in backups_in(session.database.file.backup_folder):
        with contextlib.suppress(NotOurs, OSError):
            for record in decode(backup.path.read_bytes()).get("people", {}).values():
                uid, called = record.get("uid"), record.get("name")
                if isinstance(uid, str) and str(called).casefold() == wanted:
                    now = people.record(uid)
                    if now is not None and now.get("forgotten"):
                        return True
    return False


def _agreed(arguments: Namespace, name: str, question: str) -> bool:
    """Whether somebody says so. Refused where nobody can be asked."""
    if arguments.yes:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refused(f"{name} is forgotten for good, so say it with --yes")
    with let_through():
        return input(f'{question} cannot be undone. Write "yes": ').strip().casefold() == "yes"
