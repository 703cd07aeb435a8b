"""Where the file is: how it is found, locked, read and backed up."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from tui.clock import Clock
from tui.store.atomic import make_folder, sweep_halves
from tui.store.codec import NotOurs
from tui.store.disk import signature, why_read_only
from tui.store.errors import DamagedFile, NotSaved, no_backup, not_saved, reason_of
from tui.store.lock import Busy, Lock, locked
from tui.store.migrations import Step
from tui.store.ours import refuse_strange
from tui.store.paths import backup_folder
from tui.store.reading import Reading, read_again


class Place:
    """The place of one file. It holds nothing of what is in it.

    ``chosen_folder`` is that of the backups where it is not the file's own in the state directory;
    ``schema`` and ``steps`` are those to which a reading is brought.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        chosen_folder: Path | None,
        schema: int,
        steps: Mapping[int, Step],
    ) -> None:
        self.path = path
        self._clock = clock
        self._chosen_folder = chosen_folder
        self._schema, self._steps = schema, steps

    @property
    def real(self) -> Path:
        """The file itself, links followed; a dangling link names the file it will make."""
        try:
            return self.path.resolve()
        except OSError as error:
            raise self._damaged(reason_of(error)) from None
        except RuntimeError:  # a circle of links, before Python 3.13
            raise self._damaged("its links lead in a circle") from None

    @property
    def backup_folder(self) -> Path:
        """Where the backups of this file are."""
        if self._chosen_folder:
            return self._chosen_folder
        try:
            return backup_folder(self.path.resolve())
        except (OSError, RuntimeError):  # a circle of links
            return backup_folder(self.path.absolute())

    @contextlib.contextmanager
    def locked(self) -> Iterator[tuple[Path, Lock]]:
        """Hold the lock of the file; gives the file itself, links followed, and the lock.

        Refused where the file or its folder is read-only. Raises NotSaved where the lock cannot be
        had, then or when the block makes sure of it.
        """
        real = self.real
        if refusal := why_read_only(self.path, real):
            raise refusal
        try:
            with contextlib.ExitStack() as held:
                try:
                    make_folder(real.parent)
                    lock = held.enter_context(locked(_lock_of(real)))
                    sweep_halves(real)
                except OSError as error:
                    raise not_saved(self.path, error) from None
                yield real, lock
        except Busy as busy:
            raise NotSaved(self.path, str(busy), "Try again in a moment.") from None

    def what_is_in_the_way(self) -> str:
        """What is to be moved away before anything can be saved here; empty where nothing is."""
        try:
            refuse_strange(_lock_of(self.real))
        except OSError as error:
            return f"nothing can be saved: {reason_of(error)}"
        return ""

    def read(self, held: Reading) -> Reading:
        """What the file holds now; ``held`` itself where it is that still, or there is no file.

        Raises DamagedFile; then a copy was put aside.
        """
        try:
            return read_again(self.real, held, self._schema, self._steps)
        except OSError as error:
            raise self._damaged(reason_of(error)) from None
        except NotOurs as error:
            raise self._damaged(str(error), error.data) from None

    def back_up(self, real: Path, tag: str) -> str:
        """Before a write, take the backup that it asks for by ``tag``, or the one of the hour.

        Raises NotSaved where the one with a name cannot be made, and gives the words for it where
        that of the hour cannot: the user's change matters more than a copy of what was before it.
        """
        from tui.store.backups import is_due, take

        if signature(real) is None:
            return ""
        folder, now = self.backup_folder, self._clock.now()
        try:
            if tag or is_due(folder, now):
                take(real, folder, now, tag)
        except OSError as error:
            if tag:
                raise no_backup(folder, error) from None
            return f"no backup could be made in {folder}: {reason_of(error)}"
        return ""

    def _damaged(self, reason: str, data: bytes | None = None) -> DamagedFile:
        from tui.store.damage import damaged

        return damaged(self.path, reason, self.backup_folder, data)


def _lock_of(real: Path) -> Path:
    return real.with_name(f"{real.name}.lock")
