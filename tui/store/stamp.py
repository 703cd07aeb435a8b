"""``at``: the UTC instant, to the millisecond, by which the last writer wins."""

from datetime import UTC, datetime, timedelta

from tui.store.codec import Tables


def text_of(instant: datetime) -> str:
    """An instant as it is stored: ``2026-11-23T20:15:04.120Z``. Text order is time order."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def newest(tables: Tables) -> str:
    """The latest ``at`` of any record; that of a year of marks covers its days."""
    ats = (record.get("at") for table in tables.values() for record in table.values())
    return max((at for at in ats if isinstance(at, str)), default="")


def after(now: datetime, seen: str) -> str:
    """``now``, or a millisecond past ``seen`` where a clock went backwards."""
    at = text_of(now)
    if at > seen:
        return at
    try:
        return text_of(datetime.fromisoformat(seen) + timedelta(milliseconds=1))
    except (ValueError, OverflowError):  # written by hand: no instant to count on from
        return at
