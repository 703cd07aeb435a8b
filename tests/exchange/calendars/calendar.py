"""Calendar files in short, and what is read of them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tui.book.book import Book
from tui.clock import FixedClock
from tui.domain.plan import Plan
from tui.exchange.calendars.files import CalendarFile
from tui.exchange.calendars.reading import CalendarPlans, Here, plans_in


def event(*lines: str) -> str:
    """An event of these lines."""
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def zone(tzid: str, rules: Sequence[Sequence[str]], more: str = "") -> str:
    """A VTIMEZONE: of each part its name, start, the offsets before and after, and its rule."""
    parts = [
        f"BEGIN:{name}\nDTSTART:{start}\nTZOFFSETFROM:{before}\nTZOFFSETTO:{after}\nTZNAME:x\n"
        f"X-STRANGE:x\n{f'RRULE:{rule}' if rule else ''}\nEND:{name}\n"
        for name, start, before, after, rule in rules
    ]
    return f"BEGIN:VTIMEZONE\nTZID:{tzid}\n{more}\n{''.join(parts)}END:VTIMEZONE\n"


def calendar(*texts: str) -> bytes:
    """A calendar of what stands in it."""
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{''.join(texts)}END:VCALENDAR\n".encode()


NOW = datetime(2026, 11, 23, 20, tzinfo=UTC)


def read(
    *files: bytes, book: Book | None = None, stamps: Mapping[str, datetime] | None = None
) -> CalendarPlans:
    """What is found in files on a Monday evening; what is not known yet is with Alex."""
    found = [CalendarFile(Path(f"{n}.ics"), data) for n, data in enumerate(files)]
    here = Here(book or Book(), ("p-1",), FixedClock(NOW, UTC), stamps or {})
    return plans_in(found, here)


def taken(*files: bytes, book: Book | None = None) -> Book:
    """The book after it was read."""
    book = book or Book()
    for step in read(*files, book=book).steps:
        book.put(step.place, dict(step.become(book.content(step.place))))
    return book


def plans_of(*texts: str) -> tuple[Plan, ...]:
    """The plans of one calendar."""
    return read(calendar(*texts)).plans


def refusals_of(*texts: str) -> tuple[str, ...]:
    """What was refused of one calendar."""
    return read(calendar(*texts)).refused
