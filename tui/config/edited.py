"""Text that people write in an editor of their own, on a system of their own."""

import codecs
from pathlib import Path

BYTE_ORDER_MARK = "\ufeff"


def read_edited(path: Path) -> str:
    """The text of a file, its line ends as they are and its byte-order mark with it, if any.

    Raises OSError, and ValueError with a reason and the way out for what is no UTF-8: guessing an
    encoding would put wrong letters into names.
    """
    data = path.read_bytes()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data:
        raise ValueError("it is UTF-16 text; save it as UTF-8 in your editor")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text; save it as UTF-8 in your editor") from None


def read_toml_text(path: Path) -> str:
    """As ``read_edited``, in the form a parser of TOML takes: no mark, lines ended by a newline."""
    text = read_edited(path).removeprefix(BYTE_ORDER_MARK)
    return text.replace("\r\n", "\n").replace("\r", "\n")
