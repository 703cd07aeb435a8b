"""The TinyDB storage: reads guarded, writes atomic, one transaction at a time."""

import contextlib
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb.storages import Storage

from tui.clock import Clock
from tui.store import stamp, swap
from tui.store.atomic import write_whole
from tui.store.codec import (
    Dumps,
    Tables,
    count_records,
    encode,
    fast_dumps,
    plain_dumps,
)
from tui.store.disk import signature, why_read_only
from tui.store.doubles import doubled_line
from tui.store.errors import (
    OtherFile,
    Unchangeable,
    newer_schema,
    no_backup,
    not_saved,
    overtaken,
)
from tui.store.lock import Lock
from tui.store.meta import meta_of, with_meta
from tui.store.migrations import SCHEMA, STEPS, Step
from tui.store.place import Place
from tui.store.reading import Reading, just_written
from tui.store.transaction import Transaction

if TYPE_CHECKING:  # reading needs no backups: what writes them is loaded with the first write
    from tui.store.backups import Backup


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
        self.readings = 0  # how often the disk held something new
        self.place = Place(path, clock, backup_folder, schema, steps)
        self._schema = schema
        self._dumps: Dumps = plain_dumps
        self._swap: swap.Swap = swap.no_swap
        self._lock = threading.RLock()
        self._reading = Reading({}, schema)
        self._transaction: Transaction | None = None  # the one that is under way

    def warm_up(self) -> None:
        """Make ready for many writes: load now what the first would load, and the fast encoder.

        For a process that stays. One that writes once takes longer by it.
        """
        import hashlib  # noqa: F401
        import uuid  # noqa: F401

        import platformdirs.unix  # noqa: F401

        import tui.store.backups  # noqa: F401

        self._dumps = fast_dumps()
        self._swap = swap.system_swap()

    @property
    def backup_folder(self) -> Path:
        """Where the backups of this file are."""
        return self.place.backup_folder

    # reading

    def read(self) -> Tables:
        """The tables, fresh from the disk unless nothing has changed there. Not to be changed."""
        with self._lock:
            if self._transaction:
                return self._transaction.tables
            self._refresh()
            return self._reading.tables

    def changed_outside(self) -> bool:
        """Whether the file holds anything newer than what is held here. Cheap: one stat."""
        try:
            return signature(self.path) not in (self._reading.signature, None)
        except OSError:
            return True

    @property
    def is_gone(self) -> bool:
        """Whether a file that was here is not any more. Cheap: one stat."""
        try:
            return self._reading.signature is not None and signature(self.path) is None
        except OSError:
            return False

    @property
    def doubled_line(self) -> str:
        """What to say where things stood twice in what was read last; empty where none did."""
        return doubled_line(self.path, self._reading.doubled) if self._reading.doubled else ""

    def why_unchangeable(self) -> Unchangeable | None:
        """Why every change would be refused: a newer schema, a read-only file or folder.

        Waits for nobody, so that a key never waits for the disk.
        """
        if self._reading.schema > self._schema:
            return newer_schema(self.path, self._reading.schema, self._schema)
        return why_read_only(self.path, self.place.real)

    # writing

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take over the tables; they reach the disk when the transaction ends."""
        with self.transaction() as transaction:
            transaction.take(data)

    @contextlib.contextmanager
    def transaction(self, *, deleting: bool = False, tag: str = "") -> Iterator[Transaction]:
        """Any number of changes, written once, or none where an exception leaves the block.

        ``deleting`` and ``tag`` are told at ``Transaction``. Nested ones join the outer.
        """
        with self._lock:
            if self._transaction:
                self._transaction.join(deleting=deleting, tag=tag)
                yield self._transaction
                return
            with self.place.locked() as (real, lock):
                self._refresh()
                if refusal := self.why_unchangeable():
                    raise refusal
                begun = Transaction(self._reading.tables, deleting=deleting, tag=tag)
                self._transaction = begun
                try:
                    yield begun
                    if begun.is_changed:
                        self._commit(begun, real, lock)
                except BaseException:
                    self._reading = self._reading.doubted()
                    raise
                finally:
                    self._transaction = None

    def write_again(self) -> None:
        """Put back a file that is gone, from what is held here."""
        if self.is_gone:
            with self.transaction() as transaction:
                transaction.take(transaction.tables)

    def next_stamp(self) -> str:
        """The ``at`` of a change made now: later than every ``at`` in the file that can be."""
        now, tables = self.clock.now(), self.read()
        return stamp.after(now, stamp.newest(tables, stamp.latest_of(tables, now)))

    def back_up(self, tag: str = "") -> "Backup":
        """Take a backup now. Refused where there is no file yet or it cannot be read."""
        from tui.store.backups import take

        with self._lock, self.place.locked() as (real, _):
            self._refresh()
            if self._reading.signature is None:
                raise Unchangeable(f"{self.path} does not exist yet; there is nothing to back up.")
            try:
                return take(real, self.backup_folder, self.clock.now(), tag)
            except OSError as error:
                raise no_backup(self.backup_folder, error) from None

    def restore(self, backup: "Backup") -> None:
        """Put a backup in the file's place; what is there now is backed up or set aside first."""
        from tui.store.backups import put_back

        with self._lock, self.place.locked() as (real, lock):
            try:
                put_back(backup, real, self.backup_folder, self.clock.now(), lock.make_sure)
            except OSError as error:
                raise not_saved(self.path, error) from None
            self._reading = Reading({}, self._schema)

    # where another file stands in its place, or what cannot be read

    @property
    def held(self) -> Tables:
        """What is held here, as it was read or written last. Not to be changed."""
        return self._reading.tables

    def what_stands_there(self) -> Tables:
        """The tables of whatever file stands there now; what is held here stays held."""
        with self._lock:
            return self.place.read(Reading({}, self._schema)).tables

    def take_what_stands_there(self) -> None:
        """From now on that is the file; what was held here is let go."""
        with self._lock:
            self._reading = Reading({}, self._schema)

    def write_back(self) -> None:
        """Put what is held here in the place of what stands there, which is kept as a backup."""
        from tui.store.backups import put

        with self._lock, self.place.locked() as (real, lock):
            tables = self._with_meta(self._reading.tables)
            try:
                data = encode(tables, self._dumps)
                ours = put(data, real, self.backup_folder, self.clock.now(), lock.make_sure)
            except OSError as error:
                raise not_saved(self.path, error) from None
            self._reading = just_written(real, tables, self._reading.schema, data, ours)

    @contextlib.contextmanager
    def apart(self, tag: str) -> Iterator[Transaction]:
        """A transaction on a copy of what is held, which becomes a backup; the file is not read."""
        from copy import deepcopy

        from tui.store.backups import keep

        with self._lock:
            copy = deepcopy(self._reading.tables)  # its records may be changed in place
            self._transaction = begun = Transaction(copy, deleting=False, tag=tag)
            try:
                yield begun
            finally:
                self._transaction = None
            data = encode(self._with_meta(begun.tables), self._dumps)
            try:
                keep(data, self.backup_folder, self.clock.now(), tag)
            except OSError as error:
                raise no_backup(self.backup_folder, error) from None

    # the steps of a transaction

    def _refresh(self) -> None:
        """Read the file unless it is what was read or written last; never another in its place."""
        now = self.place.read(self._reading)
        if now.tables is not self._reading.tables:
            if self._reading.is_of_another(now):
                raise OtherFile(self.path, count_records(now.tables))
            self.readings += 1
        self._reading = now

    def _commit(self, transaction: Transaction, real: Path, lock: Lock) -> None:
        """Write what a transaction leaves, unless it loses too much; a backup goes before it."""
        transaction.refuse_loss(self.path)
        tag = transaction.tag
        if self._reading.schema < self._schema:
            tag = f"before-schema-{self._schema}"
        elif self._reading.doubled:
            tag = tag or "before-joining"
        self.backup_problem = self.place.back_up(real, tag)
        tables = self._with_meta(transaction.tables)
        try:
            data = encode(tables, self._dumps)
            stood = self._reading.signature
            ours = write_whole(
                real,
                data,
                last_look=lambda: self._refuse_overtaken(lock),
                put=lambda half, path: swap.put(half, path, stood, self._swap),
            )
        except swap.Overtaken:
            raise overtaken(self.path) from None
        except OSError as error:
            raise not_saved(self.path, error) from None
        self._reading = just_written(real, tables, self._schema, data, ours)

    def _with_meta(self, tables: Tables) -> Tables:
        if meta_of(tables):
            return tables
        now = self.clock.now()
        at = stamp.newest(tables, stamp.latest_of(tables, now)) or stamp.text_of(now)
        return with_meta(tables, self._schema, at)

    def _refuse_overtaken(self, lock: Lock) -> None:
        """Refuse to write over what a program that heeds no lock has put there since the read."""
        lock.make_sure()
        if not self._reading.still_holds(self.path):
            raise overtaken(self.path)
