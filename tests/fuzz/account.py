"""What an app did and what it said was saved, noted where the app cannot lose it again.

``python -m tests.fuzz.account FILE LOG`` opens the app over ``FILE`` with such a log.
"""

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from tui.app import NearerApp
from tui.book.book import Book
from tui.book.keeper import Keeper, Saved
from tui.book.places import CellPlace, Place, RecordPlace
from tui.book.steps import Edit, Job
from tui.clock import Clock, system_clock
from tui.store.database import Database

Said = dict[Place, Any]
"""What is kept in some places."""


class AccountingKeeper(Keeper):
    """A keeper that notes in ``log`` what is done, and of what it is said that it is saved."""

    def __init__(self, database: Database, clock: Clock, log: Path) -> None:
        super().__init__(database, clock)
        self._log = log
        log.touch(0o600)

    def _perform(self, job: Job) -> None:
        super()._perform(job)
        self._note({"done": list(map(_written, job.edits))})

    def settle(self, saved: Saved) -> None:
        """Note it before the screen can say it."""
        self._note({"saved": len(saved.jobs)})
        super().settle(saved)

    def save_the_rest(self) -> None:
        """What a key did after the way out, as the command saves it once the app is over."""
        if self.unsaved:
            self.settle(self.save())

    def _note(self, what: dict[str, Any]) -> None:
        with self._log.open("ab") as log:
            log.write(json.dumps(what).encode() + b"\n")


class Account:
    """What a file that nobody else writes to has to hold, by the log of an app over it."""

    def __init__(self, log: Path) -> None:
        self._jobs: list[list[Edit]] = []
        self.saved = 0
        """How many of the jobs were said to be saved; they are saved in the order of the doing."""
        for line in log.read_bytes().split(b"\n")[:-1]:
            note = json.loads(line)
            self.saved += note.get("saved", 0)
            if "done" in note:
                self._jobs.append([_read(*edit) for edit in note["done"]])

    @property
    def done(self) -> int:
        """How many jobs were done."""
        return len(self._jobs)

    def lost(self, book: Book) -> Said:
        """What was said to be saved and is not there; empty where nothing was lost or torn.

        A file that holds all that was said to be saved, and all of some jobs after it, is as it
        should be: they were written, and the app was killed before it could say so.
        """
        held: Said = {}
        for edit in reversed([edit for job in self._jobs for edit in job]):
            held[edit.place] = edit.before
        for job in self._jobs[: self.saved]:
            held |= _after(job)
        missing = _missing(held, book)
        for job in self._jobs[self.saved :]:
            held |= _after(job)
            if not _missing(held, book):
                return {}
        return missing


def _after(job: Iterable[Edit]) -> Said:
    return {edit.place: edit.after for edit in job}


def _missing(held: Said, book: Book) -> Said:
    return {place: said for place, said in held.items() if book.content(place) != said}


def _written(edit: Edit) -> list[Any]:
    return [*map(str, edit.place), edit.before, edit.after, isinstance(edit.place, CellPlace)]


def _read(first: str, second: str, before: Any, after: Any, is_cell: bool) -> Edit:
    place = CellPlace(first, date.fromisoformat(second)) if is_cell else RecordPlace(first, second)
    return Edit(place, before, after)


def main(file: str, log: str) -> int:
    """The app over ``file``, its account in ``log``."""
    clock = system_clock()
    keeper = AccountingKeeper(Database(Path(file), clock), clock, Path(log))
    app = NearerApp(keeper)
    app.run()
    keeper.save_the_rest()
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
