"""A spreadsheet: days down the side and habits across the top, or a row a tick.

Text with commas, semicolons or tabs, or an Excel workbook, all sheets of it. What stands in a cell
is read as people write it: x, 1, yes or any number above 0 is done; empty, 0, no or - is nothing; s
or skip is a rest.
"""

from datetime import date

from tui.domain.refusal import Refused
from tui.exchange.csv_file import NEEDED
from tui.exchange.files import NOTHING_IN, Far
from tui.exchange.foreign.found import Found, Rows
from tui.exchange.foreign.sheet import day_column, read_sheet
from tui.exchange.foreign.source import Source
from tui.exchange.foreign.table import head_of, rows_of
from tui.exchange.trackers import habitbull, habitctl, habitify

NAME = "a spreadsheet"
_WORKBOOK = "xl/workbook.xml"


def recognises(source: Source) -> bool:
    """A workbook, or rows with a column of days, of which no tracker has said that they are its."""
    if source.path.is_dir():
        return False
    if source.names:
        return _WORKBOOK in source.names
    rows = head_of(source)
    if day_column(rows) is None or set(NEEDED[:2]).issubset(name.lower() for name in rows[0]):
        return False  # without a column of days, or meant to be Nearer's own
    return not any(tracker.recognises(source) for tracker in (habitbull, habitctl, habitify))


def read(source: Source, today: date, far: Far) -> Found:
    """The habits in the order of columns, or of first rows; one name on several sheets is one.

    Refused: days that can be read two ways, and a file without a column of days.
    """
    rows = Rows(today)
    if not source.names:
        read_sheet(list(rows_of(source)), rows, source.orders, "row", far)
        return rows.found(NAME)
    from tui.exchange.foreign.workbook import sheets_of  # it needs a library that not everybody has

    is_any = False
    for name, sheet in sheets_of(source, far):
        if day_column([cells for _, cells in sheet]) is None:
            rows.leave_out(f"sheet {name[:40]!r}: it has no column of days")
        else:
            is_any = True
            read_sheet(sheet, rows, source.orders, f"sheet {name[:40]!r}, row", far)
    if not is_any:
        raise Refused(f"none of its sheets has a column of days; {NOTHING_IN}")
    return rows.found(NAME)
