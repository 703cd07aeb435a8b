"""How a time went, in words."""

from textwrap import shorten

from tui.domain.note import first_line
from tui.domain.plan import OccurrenceRecord

_FREE = {"yes": ", uninterrupted", "mostly": ", mostly uninterrupted"}
_LONGEST = 100  # characters of a note behind a title


def told_words(said: OccurrenceRecord) -> str:
    """What follows the title of what took place: ``, partly, uninterrupted: She laughed``."""
    words = ", partly" if said.outcome == "partly" else ""
    words += _FREE.get(said.uninterrupted or "", "")
    note = shorten(first_line(said.note), _LONGEST, placeholder=" …")
    return f"{words}: {note}" if note else words
