"""Calendar files in short, and what is read of them."""

from collections.abc import Sequence
from pathlib import Path

from tui.book.book import Book
from tui.domain.plan import Plan
from tui.exchange.ics_files import CalendarFile
from tui.exchange.ics_in import CalendarPlans, plans_in


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


def read(*files: bytes, book: Book | None = None) -> CalendarPlans:
    """What is found in files; what is not known yet is with Alex."""
    found = [CalendarFile(Path(f"{n}.ics"), data) for n, data in enumerate(files)]
    return plans_in(found, book or Book(), ("p-1",))


def plans_of(*texts: str) -> list[Plan]:
    """The plans of one calendar."""
    return [found.plan for found in read(calendar(*texts)).taken]


def refusals_of(*texts: str) -> tuple[str, ...]:
    """What was refused of one calendar."""
    return read(calendar(*texts)).refused
