"""Copies of all that is kept: written into a file by name, or a backup."""

from pathlib import Path

from tui.app.desk.desk import Desk
from tui.app.dialogs.ask import ask
from tui.book.book import Book
from tui.domain.refusal import Refused
from tui.exchange.files import format_of, free_target, write_export
from tui.exchange.going_out import export_as, held
from tui.store.errors import StoreError
from tui.store.paths import named_path
from tui.wording.basics import counted

_KINDS = {
    ".json": "all of it, to be taken in again",
    ".csv": "a table of marks and notes",
    ".ics": "a calendar; titles and names stay here",
    ".md": "a diary to read",
}


def ask_to_export(desk: Desk) -> None:
    """Ask for a path; what its name ends in is what is written, once all is saved."""

    def read(_: Book, line: str) -> str:
        target, _real = _target(desk, line)
        return f"{_KINDS[format_of(target)]}; private notes are left out"

    def take(line: str | None) -> None:
        if line is not None:
            desk.after_saving(lambda: _export(desk, line))

    begin = f"~/nearer-{desk.today}.json"
    hint = "a name that ends in .json, .csv, .ics or .md"
    ask(desk, "Into which file?", read, take, begin, hint, is_private=False)


def _target(desk: Desk, line: str) -> tuple[Path, Path]:
    target = named_path(line.strip())
    format_of(target)
    return target, free_target(target, desk.file.path, force=None)


def _export(desk: Desk, line: str) -> None:
    try:
        target, real = _target(desk, line)
        suffix, file = format_of(target), desk.file
        made = desk.understand(lambda book: export_as(suffix, book, file))
        write_export(target, real, made.data)
    except (Refused, StoreError) as refusal:
        desk.warn(str(refusal))
        return
    left = f"; {counted(made.held_back, 'private note')} left out" if made.held_back else ""
    desk.say(f"{held(made)} written to {target}{left}")


def back_up(desk: Desk) -> None:
    """Make a backup now, once all is saved, and say its name."""

    def make() -> None:
        try:
            backup = desk.file.back_up("by-hand")
        except (Refused, StoreError) as refusal:
            desk.warn(str(refusal))
        else:
            desk.say(f"Backed up as {backup.name}; `nearer restore-backup` puts it back.")

    desk.after_saving(make)
