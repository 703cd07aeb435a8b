"""An Excel workbook as rows of text; openpyxl reads it, where that is installed."""

import warnings
import zipfile
from datetime import date, datetime, time
from typing import Any

from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN, Far
from tui.exchange.foreign.source import Source
from tui.exchange.foreign.table import Row, trimmed

LARGEST_WORKBOOK = 8 * 2**20  # bytes unpacked; zipfile reads no more of a part than it says
MOST_CELLS = 500_000  # those too that a far row or column only spans


def sheets_of(source: Source, far: Far) -> list[tuple[str, list[Row]]]:
    """The sheets that hold anything, by name.

    Refused: where openpyxl is not installed, what it cannot read, and what is far too large.
    """
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise Refused(
            "it is an Excel workbook, and its reader is not there; `pip install openpyxl` beside "
            f"Nearer (`pipx inject nearer openpyxl`), or save it as CSV; {NOTHING_IN}"
        ) from None
    with zipfile.ZipFile(source.path) as archive:
        inside = sum(part.file_size for part in archive.infolist())
    if inside > LARGEST_WORKBOOK:
        raise Refused(
            f"it has {inside // 2**20} MiB inside; {LARGEST_WORKBOOK // 2**20} are the most; "
            f"save the sheet with the habits alone; {NOTHING_IN}"
        )
    try:
        with warnings.catch_warnings(action="ignore"):  # of styles that it does not know
            book = load_workbook(source.path, read_only=True, data_only=True)
            found = [(sheet.title, _rows(sheet, far)) for sheet in book.worksheets]
            book.close()
    except Refused:
        raise
    except Exception:  # noqa: BLE001  # a damaged workbook makes it raise whatever it meets
        raise Refused(
            f"it is an Excel workbook that cannot be read; save it as CSV; {NOTHING_IN}"
        ) from None
    return [(name, rows) for name, rows in found if rows]


def _rows(sheet: Any, far: Far) -> list[Row]:
    sheet.reset_dimensions()  # what the file says of its size need not be true
    found, count = [], 0
    for line, values in enumerate(sheet.iter_rows(values_only=True), 1):
        far(line, sheet.max_row or line)
        count += len(values) + 1
        if count > MOST_CELLS:
            raise Refused(f"it has more than {MOST_CELLS} cells, the most; {NOTHING_IN}")
        if cells := trimmed(map(_text, values)):
            found.append((line, cells))
    return found


def _text(value: object) -> str:
    if value is None or isinstance(value, time):
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
