"""The forms in which other programs write a day."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from tui.domain.refusal import Refused
from tui.exchange.files import NOTHING_IN

ORDERS = ("dmy", "mdy")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BEHIND = r"(?:[T ]\d{1,2}:\d{2}.*)?"  # an hour
_YEAR_FIRST = re.compile(rf"(\d{{4}})([-./])(\d{{1,2}})\2(\d{{1,2}}){_BEHIND}", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-./])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_BEHIND}", re.ASCII)


def iso_day(value: object) -> date | None:
    """The day of ``YYYY-MM-DD``; None for what else it is."""
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


class _Readings(NamedTuple):
    """A cell read with the day before the month, and with the month before the day."""

    dmy: date | None
    mdy: date | None


def looks_like_a_day(cell: str) -> bool:
    """Whether it is a day, in whichever order."""
    return any(_readings(cell))


def day_reader(
    cells: Iterable[str], order: str = "", usual: str = ""
) -> Callable[[str], date | None]:
    """What reads the cells of this column, all of them in one order, which they tell.

    A year in front is followed by the month, and between dots the day comes first. Refused, unless
    ``order`` says it: a column in which both orders are found, or that can be read two ways, where
    ``usual`` does not say it either.
    """
    if order not in ORDERS:
        order = _order_of(cells, usual)
    return lambda cell: getattr(_readings(cell), order)


def _order_of(cells: Iterable[str], usual: str) -> str:
    only: dict[str, str] = {}
    open_to_both = ""
    for cell in cells:
        dmy, mdy = _readings(cell)
        if dmy and mdy:
            open_to_both = open_to_both or (cell if dmy != mdy else "")
        elif dmy or mdy:
            only.setdefault("dmy" if dmy else "mdy", cell)
    if open_to_both and not only and usual in ORDERS:
        return usual
    if len(only) == 2 or (open_to_both and not only):
        found = " and ".join(only.values()) or open_to_both
        raise Refused(
            f"its days can be read two ways, such as {found}; say whether the day or the month "
            f"comes first with --date-order dmy or --date-order mdy; {NOTHING_IN}"
        )
    return next(iter(only), "dmy")


@lru_cache(maxsize=20_000)  # a day stands in a row a habit
def _readings(cell: str) -> _Readings:
    if found := _YEAR_FIRST.fullmatch(cell):
        day = _day(found[1], found[3], found[4])
        return _Readings(day, day)
    if not (found := _YEAR_LAST.fullmatch(cell)):
        return _Readings(None, None)
    first, dot, second, year = found.groups()
    year = year if len(year) == 4 else f"20{year}"
    dmy = _day(year, second, first)
    return _Readings(dmy, dmy if dot == "." else _day(year, first, second))


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
