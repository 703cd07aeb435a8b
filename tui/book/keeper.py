"""The one writer: applies changes to the book in memory and to the file, undoes and redoes."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tui.book.book import Book, read_book
from tui.book.looking import Looking
from tui.book.places import Step
from tui.book.steps import ChangedElsewhere, Edit, Job
from tui.book.write import change
from tui.clock import Clock
from tui.domain.day import logical_day
from tui.domain.refusal import Refused
from tui.store.codec import Tables, count_records
from tui.store.database import Database
from tui.store.errors import Unchangeable
from tui.store.stamp import latest_of


class Saved(NamedTuple):
    """What a save did.

    The jobs it took, those of them it withdrew because another program had changed the same
    cells since, and the marks as they are now where others changed any.
    """

    jobs: tuple[Job, ...]
    withdrawn: tuple[Job, ...]
    book: Book | None


class Keeper:
    """Holds all marks in memory and is the only one to change them or the file.

    ``do``, ``undo``, ``redo``, ``settle``, ``adopt`` and ``merge`` change memory at once and belong
    to one thread; ``save`` and ``read`` may run in another. What was done and is not yet saved
    waits in ``unsaved``.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self.book = Book()
        self.unsaved: list[Job] = []
        self._done: list[Job] = []
        self._undone: list[Job] = []
        self._readings = -1
        self.looking = Looking(lambda: self.book, self._edits)

    def read(self) -> Book:
        """The marks as they are in the file. Raises DamagedFile."""
        book = read_book(self.database)
        self._readings = self.database.file.readings
        return book

    @property
    def is_outdated(self) -> bool:
        """Whether the file has changed since its marks were read here. Cheap: one stat."""
        file = self.database.file
        return file.readings != self._readings or file.changed_outside()

    def adopt(self, book: Book) -> None:
        """Show a newer reading of the file, with what is not saved yet on top."""
        self.book = book
        for job in self.unsaved:
            try:
                self._apply(job)
            except (ChangedElsewhere, Refused):
                job.edits = ()

    def today(self) -> date:
        """The logical day of now."""
        return logical_day(self.clock.now(), self.clock.zone, self.book.settings.day_start)

    @property
    def why_unchangeable(self) -> Unchangeable | None:
        """Why no change can be made, if so."""
        return self.database.file.why_unchangeable()

    def change(
        self, label: str, steps_of: Callable[[Book], Sequence[Step]], backup: str = ""
    ) -> Job:
        """Build the steps of a change on the book as it really is, and do them.

        The one door for changes: ``steps_of`` meets no masked book, whatever is drawn. A
        ``backup`` of this name is taken before it is saved. Refused as ``do`` says, and as
        ``steps_of`` does; then nothing has changed.
        """
        job = self.do(label, steps_of(self.book))
        job.backup = backup
        return job

    def change_for_good(self, label: str, steps_of: Callable[[Book], Sequence[Step]]) -> Job:
        """As ``change``, but never to be undone: what could lead back to it is forgotten too."""
        return self.do_for_good(label, steps_of(self.book))

    def do(self, label: str, changes: Sequence[Step]) -> Job:
        """Apply changes, all or none. Refused: an unchangeable file, and what a step refuses."""
        job = Job(label, changes)
        self._perform(job)
        if job.edits:
            self._done.append(job)
            self._undone.clear()
        return job

    def do_for_good(self, label: str, changes: Sequence[Step]) -> Job:
        """As ``do``, but never to be undone: what could lead back to it is forgotten too."""
        job = self.do(label, changes)
        self._done.clear()
        self._undone.clear()
        return job

    def undo(self) -> Job | None:
        """Take back the latest change; None where there is none.

        Raises ChangedElsewhere where another program has changed a cell of it since; then the
        change is left as it is and forgotten.
        """
        return self._reverse(self._done, self._undone)

    def redo(self) -> Job | None:
        """Do again what was undone last; as ``undo``."""
        return self._reverse(self._undone, self._done)

    def save(self, tag: str = "") -> Saved:
        """Write what waits, in one transaction. Raises StoreError; then all of it goes on waiting.

        ``tag`` names a backup to take first, such as "before-import".
        """
        jobs = tuple(self.unsaved)
        tag = tag or next((job.backup for job in jobs if job.backup), "")
        shown = {job: job.edits for job in jobs}
        withdrawn: list[Job] = []
        try:
            with self.database.transaction(tag=tag) as transaction:
                at = self.database.next_stamp()
                for job in jobs:
                    try:
                        with transaction.part():
                            job.edits = self._written(job, at)
                    except (ChangedElsewhere, Refused):
                        job.edits = ()  # so that what reverses it has nothing to take back
                        withdrawn.append(job)
        except BaseException:
            for job, edits in shown.items():
                job.edits = edits
            raise
        others = withdrawn or self.database.file.readings != self._readings
        return Saved(jobs, tuple(withdrawn), self.read() if others else None)

    def settle(self, saved: Saved) -> None:
        """Take over what a save did; what was done meanwhile stays on top."""
        self.unsaved = [job for job in self.unsaved if job not in saved.jobs]
        self._forget(saved.withdrawn)
        if saved.book is not None:
            self.adopt(saved.book)

    def merge(self, theirs: Tables, tag: str = "") -> int:
        """Take another copy of the file into this one; gives how many of its records are new here.

        The newer ``at`` that can be stands, record by record and cell by cell (DESIGN 3). It is
        written at once and cannot be undone: ``tag`` names the backup that leads back. What waits
        to be saved goes on waiting, on top. Raises StoreError; then nothing has changed.
        """
        new = self._merge(theirs, tag)
        self.adopt(self.read())
        return new

    def _merge(self, theirs: Tables, tag: str = "") -> int:
        from tui.store.merge import merged  # few ever ask for it

        file = self.database.file
        with self.database.transaction(tag=tag):
            ours = file.read()
            both = merged(ours, theirs, latest_of(ours, self.clock.now()))
            if both != ours:
                file.write(both)
            return count_records(both) - count_records(ours)

    # where another file stands in the place of this one, or what cannot be read

    def keep_aside(self) -> None:
        """Put all that is held here, what is not saved too, into a backup. Raises StoreError.

        The file stays as it is. As ``save``, it may run in another thread, and so may the next two.
        """
        with self.database.file.apart("shown-here") as transaction:
            at = self.database.next_stamp()
            for job in tuple(self.unsaved):
                with contextlib.suppress(ChangedElsewhere, Refused), transaction.part():
                    change(self.database, job.steps(), at)

    def join(self) -> None:
        """Put what is held here back, and take into it what stood in its place."""
        theirs = self.database.file.what_stands_there()
        self.database.file.write_back()
        self._merge(theirs)

    def let_go(self) -> None:
        """Take what stands there for the file; what is held here becomes a backup."""
        self.database.file.what_stands_there()  # whatever is wrong with it is said first
        self.keep_aside()
        self.database.file.take_what_stands_there()

    def forget_all(self) -> None:
        """Forget what was done here; ``adopt`` a reading after it."""
        self.unsaved = []
        self._done.clear()
        self._undone.clear()

    # what is not saved

    def give_up_unsaved(self) -> None:
        """Forget what was done and cannot be saved; ``adopt`` a reading after it."""
        self._forget(self.unsaved)
        self.unsaved = []

    def _edits(self) -> Iterator[Edit]:
        """All that was done here, saved or not, taken back or not."""
        for job in {*self._done, *self._undone, *self.unsaved}:
            yield from job.edits

    def _perform(self, job: Job) -> None:
        if refusal := self.why_unchangeable:
            raise refusal
        self._apply(job)
        self.unsaved.append(job)

    def _apply(self, job: Job) -> None:
        """Do a job in memory, all of it or nothing."""
        edits = []
        try:
            for step in job.steps():
                place = step.place
                before = self.book.content(place)
                after = step.become(before)
                if before != after:
                    self.book.put(place, after)
                    edits.append(Edit(place, before, after))
        except (ChangedElsewhere, Refused):
            for edit in reversed(edits):
                self.book.put(edit.place, edit.before)
            raise
        job.edits = tuple(edits)

    def _written(self, job: Job, at: str) -> tuple[Edit, ...]:
        steps = job.steps()
        return tuple(
            Edit(step.place, before, after)
            for step, (before, after) in zip(steps, change(self.database, steps, at), strict=True)
            if before != after
        )

    def _reverse(self, stack: list[Job], other: list[Job]) -> Job | None:
        if not stack:
            return None
        if refusal := self.why_unchangeable:
            raise refusal
        job = stack.pop()
        reversal = Job(job.label, reverses=job)
        self._perform(reversal)
        other.append(reversal)
        return job

    def _forget(self, jobs: Sequence[Job]) -> None:
        for stack in (self._done, self._undone):
            stack[:] = [job for job in stack if job not in jobs]
