"""The TinyDB storage: reads guarded, writes atomic, one transaction at a time."""

import contextlib
import os
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from tui.clock import Clock
from tui.store import backups, stamp
from tui.store.atomic import make_folder, sweep_drafts, write_whole
from tui.store.codec import (
    Dumps,
    NotOurs,
    Tables,
    count_records,
    decode,
    encode,
    fast_dumps,
    plain_dumps,
)
from tui.store.damage import damaged, refuse_loss
from tui.store.disk import Signature, signature, signature_of, why_read_only
from tui.store.errors import DamagedFile, NotSaved, Unchangeable, lacks_room, reason_of
from tui.store.lock import Busy, locked
from tui.store.meta import meta_of, schema_of, with_meta
from tui.store.migrations import SCHEMA, STEPS, Step, migrated
from tui.store.paths import backup_folder


class FileStorage(Storage):
    """One JSON file. Reading takes no lock; every write belongs to a transaction.

    ``backup_folder`` is the file's own in the state directory unless named. ``schema`` and
    ``steps`` are today's; another pair is for tests of a later version.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        backup_folder: Path | None = None,
        schema: int = SCHEMA,
        steps: Mapping[int, Step] = STEPS,
    ) -> None:
        self.path = path
        self.clock = clock
        self.backup_problem = ""
        self.readings = 0  # how often the file was read from the disk
        self._chosen_folder = backup_folder
        self._schema = schema
        self._steps = steps
        self._real = path.absolute()
        self._lock = threading.RLock()
        self._depth = 0
        self._deleting = False
        self._tag = ""
        self._tables: Tables = {}
        self._seen: Signature = None
        self._content: int | None = None  # what was read, told apart by its hash
        self._settled = False  # whether the signature can be trusted to tell a change
        self._found_schema = schema
        self._dirty = False
        self._dumps: Dumps = plain_dumps

    def warm_up(self) -> None:
        """Make ready for many writes: load now what the first would load, and the fast encoder.

        For a process that stays. One that writes once takes longer by it.
        """
        import hashlib  # noqa: F401
        import uuid  # noqa: F401

        import platformdirs.unix  # noqa: F401

        self._dumps = fast_dumps()

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

    # reading

    def read(self) -> Tables:
        """The tables, fresh from the disk unless nothing has changed there. Not to be changed."""
        with self._lock:
            if not self._depth:
                self._refresh()
            return self._tables

    def changed_outside(self) -> bool:
        """Whether the file holds anything newer than what is held here. Cheap: one stat."""
        try:
            return signature(self.path) not in (self._seen, None)
        except OSError:
            return True

    @property
    def is_gone(self) -> bool:
        """Whether a file that was here is not any more. Cheap: one stat."""
        try:
            return self._seen is not None and signature(self.path) is None
        except OSError:
            return False

    def why_unchangeable(self) -> Unchangeable | None:
        """Why every change would be refused: a newer schema, a read-only file or folder.

        Waits for nobody, so that a key never waits for the disk.
        """
        if self._found_schema > self._schema:
            return Unchangeable(
                f"{self.path} was written by a newer Nearer (schema {self._found_schema}; "
                f"this one knows {self._schema}). It can be read; update Nearer to change it."
            )
        return why_read_only(self.path, self.real)

    # writing

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take over the tables; they reach the disk when the transaction ends."""
        with self.transaction():
            self._tables = data
            self._dirty = True

    @contextlib.contextmanager
    def transaction(self, *, deleting: bool = False, tag: str = "") -> Iterator[None]:
        """Any number of changes, written once, or none where an exception leaves the block.

        ``deleting`` allows a write that drops more than half of the records. ``tag`` names a
        backup that is taken in any case, such as "before-import". Nested ones join the outer.
        """
        with self._lock:
            if self._depth:
                self._deleting |= deleting
                self._tag = self._tag or tag
                yield
                return
            with self._locked_file():
                self._refresh()
                if refusal := self.why_unchangeable():
                    raise refusal
                before = self._tables
                self._tables = dict(before)
                held = count_records(before)
                self._depth, self._dirty = 1, False
                self._deleting, self._tag = deleting, tag
                try:
                    yield
                    if self._dirty:
                        if not self._deleting:
                            refuse_loss(self.path, held, count_records(self._tables))
                        self._back_up()
                        self._save()
                except BaseException:
                    # to be read again: what holds records may have been changed in place
                    self._tables, self._settled, self._content = before, False, None
                    raise
                finally:
                    self._depth = 0

    def write_again(self) -> None:
        """Put back a file that is gone, from what is held here."""
        if self.is_gone:
            with self.transaction():
                self.write(self._tables)

    def next_stamp(self) -> str:
        """The ``at`` of a change made now: later than every ``at`` in the file."""
        return stamp.after(self.clock.now(), stamp.newest(self.read()))

    def back_up(self, tag: str = "") -> backups.Backup:
        """Take a backup now. Refused where there is no file yet or it cannot be read."""
        with self._lock, self._locked_file():
            self._refresh()
            if self._seen is None:
                raise Unchangeable(f"{self.path} does not exist yet; there is nothing to back up.")
            try:
                return backups.take(self._real, self.backup_folder, self.clock.now(), tag)
            except OSError as error:
                raise self._no_backup(error) from None

    def restore(self, backup: backups.Backup) -> None:
        """Put a backup in the file's place; what is there now is backed up or set aside first."""
        try:
            data = backup.path.read_bytes()
            schema_of(decode(data))
        except (NotOurs, OSError) as error:
            why = reason_of(error) if isinstance(error, OSError) else str(error)
            raise Unchangeable(f"the backup {backup.name} cannot be read: {why}.") from None
        with self._lock, self._locked_file():
            real = self.real
            try:
                if real.exists():
                    now = real.read_bytes()
                    try:
                        schema_of(decode(now))
                        backups.take(real, self.backup_folder, self.clock.now(), "before-restore")
                    except NotOurs:
                        backups.set_aside(now, self.backup_folder)
                write_whole(real, data)
            except OSError as error:
                raise self._not_saved(error) from None
            self._tables, self._seen = {}, None

    # the steps of a transaction

    @contextlib.contextmanager
    def _locked_file(self) -> Iterator[None]:
        self._real = self.real
        if refusal := why_read_only(self.path, self.real):
            raise refusal
        with contextlib.ExitStack() as held:
            try:
                make_folder(self._real.parent)
                held.enter_context(locked(self._real.with_name(self._real.name + ".lock")))
                sweep_drafts(self._real)
            except Busy as busy:
                raise NotSaved(self.path, str(busy), "Try again in a moment.") from None
            except OSError as error:
                raise self._not_saved(error) from None
            yield

    def _refresh(self) -> None:
        """Read the file unless it is what was read or written last."""
        real = self._real = self.real
        try:
            found = signature(real)
            if found is None:
                # gone while we had it open: what we hold is all there is, so it is kept
                if self._seen is None:
                    self._tables = {}
                return
            if found == self._seen and self._settled:
                return
            if not real.is_file():
                raise self._damaged("it is a folder" if real.is_dir() else "it is no ordinary file")
            with real.open("rb") as file:
                data = file.read()
                status = os.fstat(file.fileno())
        except OSError as error:
            raise self._damaged(reason_of(error)) from None
        # some file systems tell time in steps of 2 s: within one, a change may leave no sign
        self._settled = time.time() - status.st_mtime > 2
        if signature_of(status) == self._seen and hash(data) == self._content:
            return
        try:
            tables = decode(data)
            self._found_schema = schema_of(tables) if tables else self._schema
            if self._found_schema < self._schema:
                tables = migrated(tables, self._steps, self._schema)
        except NotOurs as error:
            raise self._damaged(str(error), data) from None
        self._tables, self._seen = tables, signature_of(status)
        self._content = hash(data)
        self.readings += 1

    def _back_up(self) -> None:
        if signature(self._real) is None:
            return
        folder, now, tag = self.backup_folder, self.clock.now(), self._tag
        if self._found_schema < self._schema:
            tag = f"before-schema-{self._schema}"
        try:
            if tag or backups.is_due(folder, now):
                backups.take(self._real, folder, now, tag)
            self.backup_problem = ""
        except OSError as error:
            if tag:
                raise self._no_backup(error) from None
            # the user's change matters more than the hourly copy of what was there before it
            self.backup_problem = f"no backup could be made in {folder}: {reason_of(error)}"

    def _save(self) -> None:
        if meta_of(self._tables) is None:
            at = stamp.newest(self._tables) or stamp.text_of(self.clock.now())
            self._tables = with_meta(self._tables, self._schema, at)
        try:
            write_whole(self._real, encode(self._tables, self._dumps))
            self._seen = signature(self._real)
        except OSError as error:
            raise self._not_saved(error) from None
        self._settled = True
        self._found_schema = self._schema

    # saying what is wrong

    def _damaged(self, reason: str, data: bytes | None = None) -> DamagedFile:
        return damaged(self.path, reason, self.backup_folder, data)

    def _not_saved(self, error: OSError) -> NotSaved:
        way_out = (
            "make room and try again" if lacks_room(error) else "try again once that is mended"
        )
        return NotSaved(self.path, reason_of(error), f"The file is as it was; {way_out}.")

    def _no_backup(self, error: OSError) -> NotSaved:
        return NotSaved(
            self.backup_folder, reason_of(error), "Without a backup nothing was changed."
        )
