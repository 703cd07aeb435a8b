"""Changes that reach the disk together, or not at all."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from tui.store.codec import Tables, count_records
from tui.store.errors import Unchangeable


class Transaction:
    """The tables as they are meant to be once it ends.

    ``deleting`` allows it to drop more than half of the records. ``tag`` names a backup that is
    taken in any case, such as "before-import".
    """

    def __init__(self, held: Tables, *, deleting: bool, tag: str) -> None:
        self.tables = dict(held)
        self.deleting = deleting
        self.tag = tag
        self.is_changed = False
        self._held = count_records(held)  # now: records may be changed in place

    def join(self, *, deleting: bool, tag: str) -> None:
        """Take in what a nested one says of itself."""
        self.deleting |= deleting
        self.tag = self.tag or tag

    def take(self, tables: Tables) -> None:
        """Mean these from now on, and have them written at the end."""
        self.tables = tables
        self.is_changed = True

    @contextlib.contextmanager
    def part(self) -> Iterator[None]:
        """Inside, changes that go together: an exception takes back all of them, and goes on."""
        before = self.tables, self.is_changed
        try:
            yield
        except BaseException:
            self.tables, self.is_changed = before
            raise

    def refuse_loss(self, path: Path) -> None:
        """Refuse to drop more than half of the records, unless it is meant to."""
        left = count_records(self.tables)
        if left < self._held / 2 and not self.deleting:
            raise Unchangeable(
                f"{path} holds {self._held} records and this change would leave {left}; "
                f"so large a loss looks like a mistake and was not written."
            )
