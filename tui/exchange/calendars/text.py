"""The bytes of a calendar file as lines of text (RFC 5545, 3.1).

Lines are unfolded before they are decoded: a fold may fall inside a letter.
"""

import codecs
import re

from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN

NO_CALENDAR = f"it is not a calendar file; {NOTHING_IN}"
_NO_TEXT = f"it is not UTF-8 text; {NOTHING_IN}"

_ENDS = re.compile(rb"[\r\n]+")
_CHARSET = re.compile(rb";CHARSET=\"?([\w-]+)", re.IGNORECASE)
_TEXTS = re.compile(r"iso-8859-\d+|(windows-|cp)125\d|koi8-[ru]", re.IGNORECASE)
_LATIN = ("iso-8859-1", "windows-1252", "cp1252")
_STRANGE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]|[\x80-\xff]{3}")


def lines_of(data: bytes) -> list[str]:
    """The content lines of a file, unfolded, without empty ones.

    UTF-8 and, with its mark, UTF-16 are read, and Latin letters of Western Europe where a file
    says so or cannot be meant otherwise. Refused: what is no calendar, and other encodings.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            data = data.decode("utf-16").encode()
        except UnicodeError:
            raise Refused(_NO_TEXT) from None
    if b"\0" in data or b"BEGIN:VCALENDAR" not in data.upper():
        raise Refused(NO_CALENDAR)
    data = _ENDS.sub(b"\n", data.removeprefix(codecs.BOM_UTF8))
    return _decoded(data.replace(b"\n ", b"").replace(b"\n\t", b"")).split("\n")


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    said = {name.decode().lower() for name in _CHARSET.findall(data)} - {"utf-8"}
    name = said.pop() if len(said) == 1 else ""
    try:
        if _TEXTS.fullmatch(name) and name not in _LATIN:
            return data.decode(name)
        # what says Latin-1 is of Windows as a rule; unsaid, letters of it stand one or two in a row
        if name in _LATIN or not (said or _STRANGE.search(data)):
            return data.decode("cp1252")
    except (UnicodeDecodeError, LookupError):
        pass
    raise Refused(_NO_TEXT)
