"""The formats of other programs that can be taken in, told by what is in a file."""

from datetime import date
from importlib import import_module
from typing import Protocol, cast

from tui.domain.refusal import Refused
from tui.exchange.csv_file import NEEDED
from tui.exchange.files import FORMATS, NOTHING_IN, Far
from tui.exchange.foreign.found import Found
from tui.exchange.foreign.source import Source

MODULES = (
    "harsh",
    "habitctl",
    "loop_zip",
    "loop_backup",
    "mhabit",
    "beaverhabits",
    "dijo",
    "friends",
    "vcard",
    "habitbull",
    "habitify",
    "spreadsheet",
)  # the vaguest, the spreadsheet, is the last


class Format(Protocol):
    """What a module of ``trackers`` offers."""

    NAME: str

    def recognises(self, source: Source) -> bool:
        """Whether it is of this format, as far as its head, or what it holds by name, tells."""

    def read(self, source: Source, today: date, far: Far) -> Found:
        """All of it. Refused: what is of this format only at its head."""


def format_of(source: Source) -> Format | str:
    """The format of a file or folder, told by what is in it; one of ``FORMATS`` for our own.

    What only its name says to be of ours is taken for it. Refused: none that is known.
    """
    if b"BEGIN:VCALENDAR" in source.head.upper():
        return ".ics"
    if set(NEEDED) <= {name.strip() for name in source.first_line.lower().split(",")}:
        return ".csv"
    for name in MODULES:
        known = cast("Format", import_module(f"tui.exchange.trackers.{name}"))
        if known.recognises(source):
            return known
    if source.path.is_dir():
        return ".ics"
    if source.head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return ".json"
    if (suffix := source.path.suffix.lower()) in FORMATS:
        return suffix
    raise Refused(f"it is of no format known here; `nearer import --help` lists them; {NOTHING_IN}")
