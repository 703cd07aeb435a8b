"""What was read of the file, and whether that still is what the disk holds."""

import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tui.store.codec import NotOurs, Tables, decoded_text, text_of
from tui.store.disk import Signature, signature, signature_of
from tui.store.meta import file_id_of, schema_of
from tui.store.migrations import Step, migrated

_COARSEST = 2  # seconds; some file systems tell time in such steps


class Reading(NamedTuple):
    """The tables of a file, and by what to tell that they are still those on the disk.

    ``schema`` is the one found there, ``signature`` None where there was no file. ``settled`` is
    whether an equal signature proves an equal content. Where it does not, an equal ``content``,
    the hash of the bytes, does; None equals nothing. ``doubled`` is what stood in the file twice,
    in words: ``tables`` hold it joined.
    """

    tables: Tables
    schema: int
    signature: Signature = None
    content: int | None = None
    settled: bool = False
    doubled: tuple[str, ...] = ()

    def is_of_another(self, now: "Reading") -> bool:
        """Whether ``now`` was read from a file with an identity of its own, or with none."""
        mine = file_id_of(self.tables)
        return mine is not None and file_id_of(now.tables) != mine

    def still_holds(self, path: Path) -> bool:
        """Whether nothing newer stands at ``path``: the last look before a write over it.

        Reads the file where it is so young that its time proves nothing. Raises OSError.
        """
        try:
            now = signature_of(os.stat(path))  # noqa: PTH116  # the shortest way: others may act
        except FileNotFoundError:
            return True
        if now != self.signature or self.settled:
            return now == self.signature
        return hash(path.read_bytes()) == self.content

    def doubted(self) -> "Reading":
        """The same, to be read again: its records may have been changed in place."""
        return self._replace(content=None, settled=False)


def read_again(real: Path, held: Reading, schema: int, steps: Mapping[int, Step]) -> Reading:
    """What the file ``real`` holds now, brought to ``schema``.

    The tables are those of ``held`` themselves where nothing has changed, or the file is gone.
    Raises OSError, and NotOurs with the bytes that are no file of ours.
    """
    found = signature(real)
    if found is None:  # what is held is all there is, so it is kept
        return held
    if found == held.signature and held.settled:
        return held
    if not real.is_file():
        raise NotOurs("it is a folder" if real.is_dir() else "it is no ordinary file")
    with real.open("rb") as file:
        data = file.read()
        status = os.fstat(file.fileno())
    now = signature_of(status), hash(data)
    settled = time.time() - status.st_mtime > _COARSEST
    if now == (held.signature, held.content):
        return held._replace(settled=settled)
    try:
        written = text_of(data)
    except NotOurs as error:
        raise NotOurs(str(error), data) from None
    del data  # a file of many megabytes is not held twice while it is parsed
    try:
        tables, doubled = decoded_text(written)
        its_schema = schema_of(tables) if tables else schema
        if its_schema < schema:
            tables = migrated(tables, steps, schema)
    except NotOurs as error:
        raise NotOurs(str(error), written.data) from None
    return Reading(tables, its_schema, *now, settled, doubled)


def just_written(
    real: Path, tables: Tables, schema: int, data: bytes, ours: os.stat_result
) -> Reading:
    """What ``real`` holds after ``data`` was written there; ``ours`` is the status of that file.

    A sync program waits for nobody: where its file stands there by now, that is no file of ours.
    """
    try:
        there = real.stat()
    except OSError:
        return Reading(tables, schema, signature_of(ours))
    if not os.path.samestat(there, ours):
        return Reading(tables, schema, signature_of(ours))
    # another time on the same file: of its closing, on some network file systems, or of a writer
    settled = (there.st_mtime_ns, there.st_size) == (ours.st_mtime_ns, ours.st_size)
    return Reading(tables, schema, signature_of(there), None if settled else hash(data), settled)
