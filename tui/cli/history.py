"""``nearer history``: the marks of a range, day by day, or a year at a glance."""

import os
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from tui.book.book import Book
from tui.cli.options import add_json, add_range
from tui.cli.parser import Handler
from tui.cli.session import Session, print_json_list
from tui.config.glyphs import Glyphs, glyphs_for
from tui.domain.day import parse_day
from tui.domain.mark import Mark
from tui.domain.practice import Practice, find_practice
from tui.domain.refusal import Refused
from tui.domain.totals import Total
from tui.domain.year import YearGrid
from tui.queries.standing import standing
from tui.queries.year_map import legend, year_of
from tui.queries.year_review import months_of


def _arguments(parser: ArgumentParser) -> None:
    add_json(parser)
    add_range(parser)
    parser.add_argument("--year", type=int, metavar="Y", help="a whole year as a map of its days")
    parser.add_argument("--of", metavar="PRACTICE", help="of one practice alone")


def _history(arguments: Namespace) -> int:
    session = Session(arguments.file)
    book = session.opened().book
    first, last = _range(arguments, session)
    one = None if arguments.of is None else find_practice(arguments.of, book.every_practice)
    if arguments.year is not None and not arguments.json:
        _print_year(book, one, arguments.year, session.today)
        return 0
    practices = [one] if one else book.every_practice
    days = {
        day: {p.id: mark for p in practices if (mark := book.mark(p.id, day)).state}
        for day in book.days(first, last)
    }
    marks = {day: found for day, found in days.items() if found}
    if arguments.json:
        print_json_list(
            {"day": str(day), "marks": [_mark_json(p, m, book) for p, m in found.items()]}
            for day, found in marks.items()
        )
        return 0
    for day, found in marks.items():
        words = ", ".join(p if m.state == "done" else f"{p} (rest)" for p, m in found.items())
        print(f"{day} {day:%a}  {words}")
    if not marks:
        print("Nothing is recorded in these days yet.")
    return 0


def _print_year(book: Book, practice: Practice | None, year: int, today: date) -> None:
    glyphs = glyphs_for(sys.stdout.encoding or "ascii", os.environ.get("TERM", ""))
    graced = standing(book, practice, today).streak.graced if practice else frozenset()
    signs = year_of(book, practice, year, today, graced)
    grid = YearGrid(year, book.settings.week_start)
    print(f"{year}  {practice.name if practice else 'all practices together'}\n")
    print(f"     {grid.month_names(1)}")
    for row in range(7):
        line = f"{date(2024, 1, 1 + grid.weekdays[row]):%a}  "
        for column in range(grid.weeks):
            day = grid.day(row, column)
            sign = signs[(day - grid.first).days] if day else None
            line += glyphs.of(sign) if sign else " "
        print(line.rstrip())
    grace = bool(graced)
    print(f"\n{legend(practice, glyphs, len(book.practices), grace=grace)}\n")
    months = months_of(book, practice, year, today)
    for begin in (0, 6):
        print("   ".join(_month(n, months[n], glyphs) for n in range(begin, begin + 6)).rstrip())
    done, asked = sum(m.done for m in months), sum(m.asked for m in months)
    print(f"\n{year}: {done} of {asked} days" if asked else f"\n{year}: nothing recorded")


def _month(n: int, total: Total, glyphs: Glyphs) -> str:
    words = f"{total.done} of {total.asked}" if total.asked else glyphs.off
    return f"{date(2024, n + 1, 1):%b} {words:<8}"


def _range(arguments: Namespace, session: Session) -> tuple[date, date]:
    if arguments.year is not None:
        if arguments.first or arguments.last:
            raise Refused("--year is a range already; leave out --from and --to")
        if not 1900 <= arguments.year <= 9998:
            raise Refused(f"{arguments.year} is not a year from 1900 on")
        return date(arguments.year, 1, 1), date(arguments.year, 12, 31)
    today = session.today
    first = parse_day(arguments.first, today) if arguments.first else date.min
    last = session.last_day(arguments.last, first) if arguments.last else date.max
    if last < first:
        raise Refused(f"from {first} to {last} runs backwards; put the earlier day first")
    return first, last


def _mark_json(practice: str, mark: Mark, book: Book) -> dict[str, Any]:
    extra = {"aspects": list(mark.aspects), "feelings": list(mark.feelings)}
    return {
        "practice": practice,
        "state": mark.state,
        "with": book.names(book.with_whom(mark)),
    } | {key: value for key, value in extra.items() if value}


HANDLERS = {"history": Handler(_arguments, _history)}
