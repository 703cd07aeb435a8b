"""``at``: the UTC instant, to the millisecond, by which the last writer wins."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from tui.store.tables import Tables

AHEAD = timedelta(days=366)  # a clock may be set to the wrong year; farther on nobody writes
LAST = "9999-12-31T23:59:59.999Z"
_LENGTH = len(LAST)


def text_of(instant: datetime) -> str:
    """An instant as it is stored: ``2026-11-23T20:15:04.120Z``. Text order is time order."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def newest(tables: Tables, latest: str = LAST) -> str:
    """The newest ``at`` of any record, up to ``latest``; that of a year of marks covers its days.

    One that lies beyond is no time that anything could have been written at: it is passed over, so
    that what is written next does not follow it.
    """
    return max((at for at in _ats(tables) if at <= latest), default="")


def latest_of(tables: Tables, now: datetime) -> str:
    """Up to when an ``at`` is believed: a year ahead of ``now``.

    Where most of a file lies beyond, it is the clock that is wrong, and all are believed.
    """
    limit = text_of(now + AHEAD)
    ats = list(_ats(tables))
    beyond = sum(limit < at <= LAST for at in ats)
    return LAST if 2 * beyond > len(ats) else limit


def weight(at: Any, latest: str = LAST) -> tuple[int, str]:
    """What a change made at ``at`` is ranked by, the higher the newer.

    What is no instant is older than all else, and what lies beyond ``latest`` than all that does
    not: neither wins over a change that was made later.
    """
    try:
        instant = datetime.fromisoformat(at)
        if instant.tzinfo is None:
            return (0, "")
        text: str = at if len(at) == _LENGTH and at.endswith("Z") else text_of(instant)
    except (TypeError, ValueError, OverflowError):
        return (0, "")
    return (1 if text > latest else 2, text)


def after(now: datetime, seen: str) -> str:
    """``now``, or a millisecond past ``seen`` where a clock went backwards."""
    at = text_of(now)
    if at > seen:
        return at
    try:
        return text_of(datetime.fromisoformat(seen) + timedelta(milliseconds=1))
    except (ValueError, OverflowError):  # written by hand: no instant to count on from
        return at


def _ats(tables: Tables) -> Iterator[str]:
    ats = (record.get("at") for table in tables.values() for record in table.values())
    return (at for at in ats if isinstance(at, str))
