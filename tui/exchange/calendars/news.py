"""Which of two tellings of one event is newer: by SEQUENCE, then by when it was changed (RFC 5546).

What was taken in from others is kept with the version that it had there. Of Nearer's own the stamp
of the record counts, and a file carries it as both.
"""

import contextlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from tui.book.book import Book
from tui.book.places import RecordPlace
from tui.domain.plan import occurrence_uid
from tui.domain.refusal import Refused
from tui.exchange.calendars.events import BROKEN, Event

UID_ENDS = "@nearer"

_FIRST = datetime(2020, 1, 1, tzinfo=UTC)  # seconds since then fit into a SEQUENCE until 2088
_MOST = 2**31 - 1


class Version(NamedTuple):
    """How often an event was changed, and when last, as far as that is said."""

    sequence: int = 0
    modified: datetime | None = None

    def is_after(self, other: "Version") -> bool:
        """Whether it is the newer one; where nobody can tell, what comes later is."""
        if self.sequence != other.sequence:
            return self.sequence > other.sequence
        if self.modified is None or other.modified is None:
            return True
        return self.modified > other.modified

    @property
    def fields(self) -> dict[str, Any]:
        """It as a record holds it."""
        at = self.modified
        said = f"{at:%Y-%m-%dT%H:%M:%SZ}" if at else None
        return {"sequence": self.sequence or None, "modified": said}


def version_of(event: Event) -> Version:
    """What an event says of itself."""
    text = event.text("SEQUENCE").strip()
    sequence = int(text) if text.isdecimal() and text.isascii() and len(text) < 11 else 0
    for name in ("LAST-MODIFIED", "DTSTAMP"):
        with contextlib.suppress(Refused, *BROKEN):
            at = event.moment(name).at
            if isinstance(at, datetime):
                return Version(min(sequence, _MOST), at.replace(tzinfo=UTC))
    return Version(min(sequence, _MOST))


def sequence_at(stamp: datetime) -> int:
    """The SEQUENCE of an event of ours that was last changed at an instant."""
    return max(0, min(int((stamp - _FIRST).total_seconds()), _MOST))


class News:
    """Tells what is newer than what a book holds. ``stamps`` are when its plans last changed."""

    def __init__(self, book: Book, stamps: Mapping[str, datetime]) -> None:
        self._book = book
        self._stamps = stamps

    def is_of_plan(self, event: Event, uid: str) -> bool:
        """Whether an event is newer than what is kept of its plan."""
        if is_ours(event, uid):
            return self._is_of_now(event, uid)
        held = self._held("plans", uid)
        return held is None or version_of(event).is_after(held)

    def is_of_time(self, event: Event, uid: str, key: datetime) -> bool:
        """As ``is_of_plan``, of one time; where that was never told, its series can be newer."""
        if is_ours(event, uid):
            return self._is_of_now(event, uid)
        if held := self._held("occurrences", occurrence_uid(uid, key)):
            return version_of(event).is_after(held)
        series = self._held("plans", uid)
        return series is None or version_of(event).sequence >= series.sequence

    def _is_of_now(self, event: Event, uid: str) -> bool:
        """Whether an event of ours is as new as its record, or was changed by another program."""
        said, stamp = version_of(event), self._stamps.get(uid)
        told = max(said.modified or _FIRST, _FIRST + timedelta(seconds=said.sequence))
        return stamp is None or told >= stamp.replace(microsecond=0)

    def _held(self, table: str, uid: str) -> Version | None:
        """The version that a record was taken in with; None for what was never taken in."""
        content = self._book.content(RecordPlace(table, uid))
        sequence, at = content.get("sequence"), content.get("modified")
        if not (isinstance(sequence, int) or isinstance(at, str)):
            return None
        modified = None
        with contextlib.suppress(ValueError):
            modified = datetime.fromisoformat(at).astimezone(UTC) if isinstance(at, str) else None
        return Version(sequence if isinstance(sequence, int) else 0, modified)


def is_ours(event: Event, uid: str) -> bool:
    """Whether an event is one that went out of Nearer, from the plan of this uid."""
    return event.text("UID").strip() == uid + UID_ENDS


def newest(events: Iterable[Event]) -> Event:
    """The one of several tellings that counts; of equal ones the first."""
    found: Event | None = None
    for event in events:
        if found is None or _order(event) > _order(found):
            found = event
    if found is None:
        raise ValueError(events)
    return found


def _order(event: Event) -> tuple[int, datetime]:
    version = version_of(event)
    return version.sequence, version.modified or _FIRST
