"""A first look at a calendar file, before a parser meets it: is its size that of a calendar."""

from collections.abc import Iterator

from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN

MOST_BYTES = 10_000_000
MOST_EVENTS = 10_000
MOST_DATES = 20_000  # named one by one, in all
LONGEST_LINE = 100_000
DEEPEST = 5
TOO_MUCH = "export less of it"


def checked_size(data: bytes) -> None:
    """Refused: what is no calendar, and one too large or too deep for a parser to end with it."""
    if len(data) > MOST_BYTES:
        raise Refused(f"it is larger than {MOST_BYTES // 1_000_000} MB; {TOO_MUCH}")
    if b"\0" in data or b"BEGIN:VCALENDAR" not in data.upper():
        raise Refused(f"it is not a calendar file; {NOTHING_IN}")
    depth = events = dates = 0
    for line in _unfolded(data):
        if len(line) > LONGEST_LINE:
            raise Refused(f"it has a line of {len(line)} characters; {TOO_MUCH}")
        name = line[:12].upper()
        if name.startswith(b"BEGIN:"):
            depth += 1
            events += name.startswith(b"BEGIN:VEVENT")
        elif name.startswith(b"END:"):
            depth -= 1
        elif name.startswith((b"RDATE", b"EXDATE")):
            dates += line.count(b",") + 1
        if depth > DEEPEST:
            raise Refused("its parts lie too deep in each other for a calendar")
        if events > MOST_EVENTS or dates > MOST_DATES:
            raise Refused(
                f"it has more than {MOST_EVENTS} events or {MOST_DATES} dates; {TOO_MUCH}"
            )


def _unfolded(data: bytes) -> Iterator[bytes]:
    """The lines of a file; one that begins with a blank goes on with the one before."""
    begin, length = b"", 0
    for line in data.splitlines():
        if line[:1] in (b" ", b"\t"):
            length += len(line)
            begin += line[1:] if length <= LONGEST_LINE else b""
            if length > LONGEST_LINE:
                raise Refused(f"it has a line of more than {LONGEST_LINE} characters; {TOO_MUCH}")
        else:
            yield begin
            begin, length = line, len(line)
    yield begin
